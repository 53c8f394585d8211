"""Bytes become text: the encoding is found, never guessed past doubt, and named when it is not UTF-8.

The register declares the language of a statute, so an old file can be read in the code page of that language. A wrong code
page decodes without an error; the result is therefore looked at, and refused where it does not read as the language.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Mapping
from encodings.aliases import aliases
from typing import NamedTuple

from lawcheck.errors import LawcheckError, Problem, nearest

# Longest first: the mark of UTF-32-LE begins with the mark of UTF-16-LE.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CODE_PAGES: Mapping[str, str] = {
    **dict.fromkeys(
        (
            "af",
            "ca",
            "da",
            "de",
            "en",
            "es",
            "eu",
            "fi",
            "fr",
            "ga",
            "gl",
            "id",
            "is",
            "it",
            "ms",
            "nb",
            "nl",
            "nn",
            "no",
            "pt",
            "sv",
            "sw",
        ),
        "cp1252",
    ),
    **dict.fromkeys(("bs", "cs", "hr", "hu", "pl", "ro", "sk", "sl", "sq"), "cp1250"),
    **dict.fromkeys(("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"), "cp1251"),
    **dict.fromkeys(("ar", "fa", "ur"), "cp1256"),
    **dict.fromkeys(("et", "lt", "lv"), "cp1257"),
    **dict.fromkeys(("zh-hant", "zh-hk", "zh-tw"), "cp950"),
    "el": "cp1253",
    "tr": "cp1254",
    "az": "cp1254",
    "he": "cp1255",
    "th": "cp874",
    "zh": "gb18030",
    "ja": "cp932",
    "ko": "cp949",
}
# The first word of the Unicode names of the letters that a text in the code page is written with.
SCRIPTS: Mapping[str, frozenset[str]] = {
    "cp1251": frozenset({"CYRILLIC"}),
    "cp1253": frozenset({"GREEK"}),
    "cp1255": frozenset({"HEBREW"}),
    "cp1256": frozenset({"ARABIC"}),
    "cp874": frozenset({"THAI"}),
    "gb18030": frozenset({"CJK"}),
    "cp950": frozenset({"CJK"}),
    "cp932": frozenset({"CJK", "HIRAGANA", "KATAKANA"}),
    "cp949": frozenset({"HANGUL", "CJK"}),
}
LATIN = frozenset({"LATIN"})
NAMES: Mapping[str, str] = {"gb18030": "GB 18030", "cp950": "Big5", "cp932": "Shift JIS", "cp949": "Korean (cp949)"}

SMALLEST_SHARE = 0.4  # of the letters that are of the language's script
SMALLEST_PLAIN_SHARE = 0.6  # of the letters of a Latin text that carry no accent
COMMON_SHARE = 0.9  # of the Chinese characters that are in everyday use
LAST_COMMON = 0xD7  # lead byte in GB 2312 of the last of the 3,755 characters of the first level
RUN_OF_UTF8 = 3  # characters in a row that no other encoding gives by chance
SAMPLE = 200_000  # characters that are looked at

_UTF8_RUN = re.compile(rb"(?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})+")
_CONTROL = re.compile("[\0\x80-\x84\x86-\x9f]")  # U+0085 is a line break in some files
_CASE_REVERSED = re.compile(r"\b[а-яё][А-ЯЁ]{2,}\b")


class Decoded(NamedTuple):
    """A text and the encoding that it was in, such as ``utf-8`` or ``cp1252``."""

    text: str
    encoding: str

    def notes(self) -> tuple[str, ...]:
        """Say which encoding was used, where it is not UTF-8."""
        if self.encoding == "utf-8":
            return ()
        name = NAMES.get(self.encoding) or self.encoding.upper().replace("CP", "Windows-")
        return (f"read as {name}, not UTF-8",)


def decode_text(raw: bytes, shown_as: str, language: str, encoding: str = "") -> Decoded:
    """Decode a file by its mark, as UTF-8, as UTF-16 without a mark, or as declared, or in the code page of the language.

    Raises:
        LawcheckError: Nothing fits, or what fits does not read as the language; the problem names the line of the first
            byte that is not UTF-8.
    """
    for mark, name in MARKS:
        if raw.startswith(mark):
            return _decoded(raw[len(mark) :], name, shown_as)
    if b"\0" in raw:
        return _decoded(raw, _utf16_order(raw, shown_as), shown_as)
    try:
        return _without_controls(Decoded(raw.decode(), "utf-8"), raw, shown_as)
    except UnicodeDecodeError as error:
        if encoding:
            return _decoded(raw, known_encoding(encoding, shown_as), shown_as)
        return _in_code_page(raw, error.start, shown_as, language)


def known_encoding(name: str, shown_as: str) -> str:
    """Give the name of an encoding as Python has it.

    Raises:
        LawcheckError: There is no such encoding of text; names the nearest.
    """
    try:
        found = codecs.lookup(name)
        "a".encode(found.name)  # base64 and the like are codecs too, and no encodings
    except (LookupError, TypeError, ValueError):
        remedy = nearest(name.lower().replace("-", "_"), aliases.values()) or "such as koi8-r, iso8859-6, big5, cp1256"
        raise LawcheckError([Problem(shown_as, f"there is no encoding '{name}'", remedy=remedy)]) from None
    return found.name


def _decoded(raw: bytes, encoding: str, shown_as: str) -> Decoded:
    try:
        return _without_controls(Decoded(raw.decode(encoding), encoding), raw, shown_as)
    except UnicodeDecodeError as error:
        name = "UTF-8" if encoding == "utf-8" else encoding.upper()
        raise _refusal(
            raw, error.start, shown_as, f"byte 0x{raw[error.start]:02x} is not {name}, which the file begins as"
        ) from None


def _utf16_order(raw: bytes, shown_as: str) -> str:
    """Tell the byte order from where the NUL bytes stand: spaces and line breaks have one in every script."""
    even, odd = raw[::2].count(0), raw[1::2].count(0)
    if len(raw) % 2 == 0 and odd > 10 * even:
        return "utf-16-le"
    if len(raw) % 2 == 0 and even > 10 * odd:
        return "utf-16-be"
    raise _refusal(raw, raw.index(0), shown_as, "the file has NUL bytes and is no text in UTF-8 or UTF-16")


def _without_controls(decoded: Decoded, raw: bytes, shown_as: str) -> Decoded:
    """Refuse control characters that no text has: they are letters of another encoding."""
    found = _CONTROL.search(decoded.text)
    if found is None:
        return decoded
    line = decoded.text.count("\n", 0, found.start()) + 1
    message = (
        f"the text has the control character U+{ord(found[0]):04X}; it was in another encoding than {decoded.encoding}"
    )
    raise _refusal(raw, 0, shown_as, message, line)


def _in_code_page(raw: bytes, start: int, shown_as: str, language: str) -> Decoded:
    what = f"byte 0x{raw[start]:02x} is not UTF-8"
    encoding = _code_page(language)
    if not encoding:
        raise _refusal(raw, start, shown_as, f"{what}, and no code page is known for the language '{language}'")
    if _is_mixed(raw, SCRIPTS.get(encoding, LATIN)):
        raise _refusal(raw, start, shown_as, f"{what}, though other lines are: the file mixes two encodings")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        raise _refusal(
            raw, start, shown_as, f"{what}, and the file is not in {encoding}, the code page of '{language}'"
        ) from None
    if not _reads_as_language(text, encoding):
        raise _refusal(
            raw, start, shown_as, f"{what}, and read as {encoding} the words are not those of the language '{language}'"
        )
    return _without_controls(Decoded(text, encoding), raw, shown_as)


def _code_page(language: str) -> str:
    tag = language.lower().replace("_", "-")
    return CODE_PAGES.get(tag) or CODE_PAGES.get(tag.split("-")[0], "")


def _is_mixed(raw: bytes, scripts: frozenset[str]) -> bool:
    """Find UTF-8 beside other bytes. In Latin text one character tells; elsewhere letters can look like it by chance."""
    for run in _UTF8_RUN.finditer(raw):
        letters = run[0].decode(errors="ignore")
        if scripts == LATIN or (len(letters) >= RUN_OF_UTF8 and all(_script(letter) in scripts for letter in letters)):
            return True
    return False


def _reads_as_language(text: str, encoding: str) -> bool:
    letters = [letter for letter in text[:SAMPLE] if letter.isalpha()]
    scripts = SCRIPTS.get(encoding)
    if not letters:
        return False
    if scripts is None:
        return sum(letter.isascii() for letter in letters) >= SMALLEST_PLAIN_SHARE * len(letters)
    own = [letter for letter in letters if _script(letter) in scripts]
    if len(own) < SMALLEST_SHARE * len(letters):
        return False
    if encoding == "gb18030":
        return sum(_is_common(letter) for letter in own) >= COMMON_SHARE * len(own)
    words = len(re.findall(r"\b\w{3,}\b", text[:SAMPLE]))
    return len(_CASE_REVERSED.findall(text[:SAMPLE])) * 4 <= words  # KOI8 read as Windows-1251 swaps the cases


def _is_common(letter: str) -> bool:
    try:
        return letter.encode("gb2312")[0] <= LAST_COMMON
    except UnicodeEncodeError:
        return False


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ")[0].split("-")[0]


def _refusal(raw: bytes, start: int, shown_as: str, message: str, line: int = 0) -> LawcheckError:
    before = raw[:start]
    problem = Problem(
        path=shown_as,
        line=line or before.count(b"\n") + 1,
        column=None if line else start - before.rfind(b"\n"),
        message=message,
        remedy="save it as UTF-8, or name its encoding (--encoding, or encoding: in country.yaml)",
    )
    return LawcheckError([problem])

"""Numbers of sections as the languages of the law write them, in one canonical form.

Canonical are ASCII digits and the statute's own letters and hyphens: ``第二百四十条之一`` is ``240-1``, ``المادة السابعة عشرة``
is ``17``, ``§ 232a`` is ``232a``, ``Article premier`` is ``1``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

_HAN = "〇零一二三四五六七八九十百千两兩"
_HAN_NUMBER = rf"[{_HAN}\d]+"
_ARABIC_TENS = {
    "عشر": 20,
    "ثلاث": 30,
    "اربع": 40,
    "خمس": 50,
    "ست": 60,
    "سبع": 70,
    "ثمان": 80,
    "تسع": 90,
}
_ARABIC = {
    "اولى": 1,
    "حاديه": 1,
    "ثانيه": 2,
    "ثالثه": 3,
    "رابعه": 4,
    "خامسه": 5,
    "سادسه": 6,
    "سابعه": 7,
    "ثامنه": 8,
    "تاسعه": 9,
    "عاشره": 10,
    "عشره": 10,
    "عشر": 10,
    "مايه": 100,
    "مائه": 100,
    "مئه": 100,
    "مائتان": 200,
    "بعد": 0,
    **{stem + ending: tens for stem, tens in _ARABIC_TENS.items() for ending in ("ون", "ين")},
}
_LATIN_ORDINALS = {"premier": "1", "première": "1", "primero": "1", "primeiro": "1", "único": "1", "unico": "1"}
_KEYWORDS = {
    "article": r"article|art\.|artículo|articulo|artigo|artikel|artykuł|articolul|статья|ст\.|стаття|член|чл\.|madde|pasal|điều"
    r"|fasal|neni|ibara|άρθρο",
    "section": r"section|sec\.|s\.|seksyen",
    "paragraph": r"§{1,2}",
    "clause": r"clause|regulation|reg\.|rule",
}
_LABEL = (
    r"(?:[LRD]\.?[ ]?)?\d+[º°]?(?:[ -]?(?:bis|ter|quater|quinquies|sexies|septies|octies))?(?:[-–.]\d+)*"
    r"(?:-?[^\W\d_]{1,3}(?![^\W_]))?(?: [A-Z](?=[\s*_]*(?:$|,)))?"
)
_NAMED = re.compile(
    r"^[\s#*_>]{0,12}(?P<quote>[“\"«])?(?:"
    + "|".join(f"(?P<{family}>{words})" for family, words in _KEYWORDS.items())
    + rf")\s*(?P<label>{_LABEL}|{'|'.join(_LATIN_ORDINALS)}\b)[°ºo.]{{0,2}}(?:er\b)?[\s.:—–*_-]*(?P<rest>.*)$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^[\s#*_]{0,6}(?P<label>\d{1,4}[A-Z]{0,2})[.)][*_]*\s+(?P<rest>\S.*)$")
_HAN_NAMED = re.compile(
    rf"^[\s#*_]*(?:第\s*(?P<han>{_HAN_NUMBER})\s*[条條](?:[之の](?P<sub>{_HAN_NUMBER}))?|제\s*(?P<ko>\d+)\s*조(?:의\s*(?P<kosub>\d+))?)"
    r"[\s:：、　]*(?P<rest>.*)$"
)
_ARABIC_NAMED = re.compile(r"^[\s#*_]*(?:ال)?ماد[ةه]\s*(?P<tail>.+)$")
_ARABIC_DIGITS = re.compile(r"\(?\s*(?P<label>\d+)\s*\)?(?P<again>\s*مكرر(?:ا|اً)?)?[\s.:：—–*_-]*(?P<rest>.*)$")

Key = tuple[tuple[int, int, str], ...]


class Numbered(NamedTuple):
    """A heading's number: its family (article, section, ...), canonical label, what follows on the line."""

    family: str
    label: str
    rest: str
    is_quoted: bool = False  # an amending act quotes, and so do some codes that were amended


def named(line: str) -> Numbered | None:
    """Read a heading that says what it is: ``Article 12``, ``§ 232a Menschenhandel``, ``第二百四十条``, ``المادة الثالثة``."""
    if match := _NAMED.match(line):
        return _latin(match)
    if match := _HAN_NAMED.match(line):
        number, sub = match["han"] or match["ko"], match["sub"] or match["kosub"]
        label = "-".join(str(han_number(each)) for each in (number, sub) if each)
        return Numbered("article", label, match["rest"].strip())
    if match := _ARABIC_NAMED.match(line):
        return _arabic(match["tail"])
    return None


def numbered(line: str) -> Numbered | None:
    """Read a heading that is a bare number: ``12. Offence of trafficking``."""
    match = _NUMBERED.match(line)
    return Numbered("number", digits(match["label"]), match["rest"].strip(" *_#")) if match else None


def _latin(match: re.Match[str]) -> Numbered | None:
    family = next(name for name in _KEYWORDS if match[name])
    word = match[family]
    if word[0].islower() and not word.startswith("§"):
        return None  # "article 36 of the Code" at the start of a line is a reference
    label = _LATIN_ORDINALS.get(match["label"].lower()) or canonical(match["label"])
    return Numbered(family, label, match["rest"].strip(" *_#"), is_quoted=match["quote"] is not None)


def _arabic(tail: str) -> Numbered | None:
    if match := _ARABIC_DIGITS.match(tail):
        label = digits(match["label"]) + (" مكرر" if match["again"] else "")
        return Numbered("article", label, match["rest"].strip())
    words = tail.split()
    total, used = 0, 0
    for word in words:
        value = _ARABIC.get(_arabic_stem(word))
        if value is None:
            break
        total, used = total + value, used + 1
    return Numbered("article", str(total), " ".join(words[used:]).lstrip(" :.-–")) if total else None


def _arabic_stem(word: str) -> str:
    plain = re.sub("[أإآ]", "ا", re.sub("[ً-ْـ:.\\-–()]", "", word)).replace("ة", "ه")
    return re.sub("^و?(?:ال)?", "", plain)


def han_number(text: str) -> int:
    """Read a Chinese number such as ``二百四十``; digits are read as they are.

    >>> han_number("二百四十"), han_number("十七"), han_number("120")
    (240, 17, 120)
    """
    if text.isdigit():
        return int(text)
    total = unit = 0
    for sign in text:
        value = 2 if sign in "两兩" else int(unicodedata.numeric(sign))
        if value >= 10:  # noqa: PLR2004 - ten, hundred and thousand multiply what stands before them
            total, unit = total + (unit or 1) * value, 0
        else:
            unit = unit * 10 + value if unit else value
    return total + unit


def digits(text: str) -> str:
    """Write every decimal digit, Arabic-Indic and full-width ones too, in ASCII."""
    return "".join(str(unicodedata.digit(sign)) if sign.isdecimal() else sign for sign in text)


def canonical(label: str) -> str:
    """Give a label its one form: ASCII digits and hyphens, single blanks, no degree sign."""
    plain = re.sub(r"(?<=\A[1-9])o\Z|[º°]", "", digits(label)).replace(
        "–", "-"
    )  # "1o" is the first, typed without the sign
    return re.sub(r"\s+", " ", re.sub(r"^([LRD])[. ]+", r"\1", plain)).strip()


def sort_key(label: str) -> Key:
    """Order labels as laws number: 3, 3A, 4; 12, 12 bis, 13; 279.01, 279.011, 279.02, 279.1."""
    parts: list[tuple[int, int, str]] = []
    for part in re.findall(r"\d+|[^\W\d_]+", label):
        if part.isdigit():
            parts.append((0, 0, part) if part[0] == "0" else (0, int(part), ""))
        else:
            parts.append((1, 0, unicodedata.normalize("NFD", part.lower())))
    return tuple(parts)


def longest_rising(keys: Sequence[Key], weights: Sequence[float]) -> list[int]:
    """Give the places of the heaviest strictly rising run; of two equal ones, the later."""
    ranks = {key: rank for rank, key in enumerate(sorted(set(keys)), start=1)}
    best: list[tuple[float, int]] = [(0.0, -1)] * (len(ranks) + 1)  # a Fenwick tree of the best run that ends below
    before: list[int] = []
    ends: list[float] = []
    for place, (key, weight) in enumerate(zip(keys, weights, strict=True)):
        at = ranks[key] - 1
        total, last = 0.0, -1
        while at > 0:
            total, last = max((total, last), best[at])
            at -= at & -at
        before.append(last)
        ends.append(total + weight)
        at = ranks[key]
        while at < len(best):
            best[at] = max(best[at], (ends[place], place))
            at += at & -at
    chain = []
    place = max(range(len(ends)), key=lambda each: (ends[each], each)) if ends else -1
    while place >= 0:
        chain.append(place)
        place = before[place]
    return chain[::-1]

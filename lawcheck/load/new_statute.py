"""A statute that is not registered yet: read, measured, and what may be guessed of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from itertools import count
from pathlib import Path
from typing import NamedTuple

from lawcheck.errors import LawcheckError, Problem
from lawcheck.load.country import MAX_STATUTE_BYTES
from lawcheck.load.located import read_bytes
from lawcheck.load.statutes import READERS, reader_for
from lawcheck.load.statutes.decoding import known_encoding
from lawcheck.load.statutes.reading import Source
from lawcheck.model.country import StatuteText

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_NO_ID = re.compile(r"[^a-z0-9]+")
_LETTERS = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i"}
WITH_ENCODING = (".txt", ".md", ".html", ".htm", ".xhtml")
_LONGEST_TITLE = 200
_SAMPLE = 20_000
_SCRIPTS = {"ARABIC": "ar", "CYRILLIC": "ru", "CJK": "zh", "GREEK": "el", "HEBREW": "he", "THAI": "th"}
_COMMON_WORDS = {
    "en": {"the", "of", "and", "shall", "any", "who", "person"},
    "fr": {"le", "la", "les", "des", "est", "du", "une", "ou"},
    "es": {"el", "la", "los", "del", "que", "una", "o", "las"},
    "pt": {"o", "os", "da", "do", "que", "uma", "ou", "não"},
    "de": {"der", "die", "das", "und", "wird", "mit", "oder"},
    "nl": {"de", "het", "een", "van", "en", "wordt", "of"},
}


class NewText(NamedTuple):
    """A text as read, with the bytes it was read from."""

    raw: bytes
    text: StatuteText


def read_new(file: Path, statute_id: str, language: str, encoding: str = "") -> NewText:
    """Read a text with the reader of its ending.

    Raises:
        LawcheckError: It cannot be read, or it has no section.
    """
    reader = reader_for(file.suffix.lower())
    if reader is None:
        message = f"'{file.suffix}' is no format that can be read"
        raise LawcheckError([Problem(path=str(file), message=message, remedy=f"formats: {', '.join(READERS)}")])
    if encoding:
        _check_encoding(encoding, file)
    raw = read_bytes(file, str(file), MAX_STATUTE_BYTES)
    text = reader(Source(statute_id, raw, str(file), language, encoding))
    if not text.sections:
        remedy = "a section begins with its number at the start of a line: see docs/statutes.md"
        raise LawcheckError([Problem(path=str(file), message="no section was found in this text", remedy=remedy)])
    return NewText(raw, text)


def _check_encoding(encoding: str, file: Path) -> None:
    if file.suffix.lower() not in WITH_ENCODING:
        message = f"a file that ends in {file.suffix} says itself in which encoding it is"
        raise LawcheckError([Problem(path="--encoding", message=message, remedy="leave it out")])
    known_encoding(encoding, "--encoding")


def id_from(name: str) -> str:
    """Make an id of a file's name: small letters, digits, hyphens; empty where nothing of it is left."""
    letters = "".join(_LETTERS.get(each, each) for each in name.lower())
    return _NO_ID.sub("-", unicodedata.normalize("NFD", letters).encode("ascii", "ignore").decode()).strip("-")


def check_id(statute_id: str, taken: Collection[str]) -> None:
    """Refuse an id that is malformed or taken, and name one that is free.

    Raises:
        LawcheckError: It cannot be used.
    """
    if not _ID.match(statute_id):
        message = f"'{statute_id}' is not an id: small letters and digits, with hyphens between"
        remedy = f"such as {_free(id_from(statute_id) or 'text', taken)}"
        raise LawcheckError([Problem(path="--id", message=message, remedy=remedy)])
    if statute_id in taken:
        message = f"the id '{statute_id}' is taken"
        remedy = f"free is {_free(statute_id, taken)}; to put an amended text in its place: lawcheck statutes replace"
        raise LawcheckError([Problem(path="--id", message=message, remedy=remedy)])


def _free(wanted: str, taken: Collection[str]) -> str:
    if wanted not in taken:
        return wanted
    return next(name for number in count(2) if (name := f"{wanted}-{number}") not in taken)


def first_line(text: StatuteText) -> str:
    """Give the first line that stands in no section, which is often the title; empty where there is none."""
    lines = (" ".join(each.text.split()).strip("# *_") for each in text.left_over)
    return next((line for line in lines if any(map(str.isalpha, line)) and len(line) <= _LONGEST_TITLE), "")


def likely_language(text: StatuteText) -> str:
    """Guess the language by its script or its commonest words; empty where they do not tell."""
    sample = ""
    for passage in text.sections.values():
        sample += f" {passage.words()}"
        if len(sample) > _SAMPLE:
            break
    letters = [each for each in sample if each.isalpha()]
    for script, language in _SCRIPTS.items():
        if sum(script in unicodedata.name(each, "") for each in letters[:500]) * 2 > len(letters[:500]):
            return language
    words = re.findall(r"\w+", sample.lower())
    found = {language: sum(word in common for word in words) for language, common in _COMMON_WORDS.items()}
    best, second = sorted(found, key=lambda each: -found[each])[:2]
    return best if found[best] > found[second] * 1.3 else ""

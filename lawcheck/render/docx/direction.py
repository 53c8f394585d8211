"""Languages as Word names them; right to left, and what keeps Latin words in order among right-to-left words.

Word orders a run by its own flag, other programs by the Unicode rules; so a run of the other direction carries the flag and
stands between directional marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lawcheck.render.direction import direction

LEFT_MARK, RIGHT_MARK = "\u200e", "\u200f"
# Word's spelling checkers belong to countries; a language alone is proofread as in these.
_COUNTRIES = {
    "ar": "SA",
    "de": "DE",
    "en": "GB",
    "es": "ES",
    "fr": "FR",
    "id": "ID",
    "it": "IT",
    "ja": "JP",
    "ms": "MY",
    "nl": "NL",
    "pt": "PT",
    "ru": "RU",
    "sw": "KE",
    "th": "TH",
    "tr": "TR",
    "vi": "VN",
    "zh": "CN",
}
_LETTER = r"0-9A-Za-z\u00c0-\u024f"
_LATIN = re.compile(rf"[(\[§]?[{_LETTER}](?:[{_LETTER} ()\[\].,;/§&'’:–-]*[{_LETTER})\]])?")
_NEEDS_ORDER = re.compile(r"[A-Za-z\u00c0-\u024f]|\d[()\[\]./–-]")  # digits alone stand right in either direction


def is_rtl(language: str, said: str = "") -> bool:
    """Tell a language that is written from right to left, by itself or because a document says so."""
    return direction(language, said) == "rtl"


def word_tag(language: str) -> str:
    """Give the tag under which Word proofreads a language.

    >>> word_tag("fr"), word_tag("fr-CH"), word_tag("mg")
    ('fr-FR', 'fr-CH', 'mg')
    """
    country = _COUNTRIES.get(language)
    return f"{language}-{country}" if country else language


def by_direction(text: str) -> Iterator[tuple[str, bool]]:
    """Split a right-to-left text into (words, is_rtl), so that citations in Latin letters keep their order."""
    end = 0
    for found in _LATIN.finditer(text):
        if not _NEEDS_ORDER.search(found[0]):
            continue
        first, last = _balanced(text, found.start(), found.end())
        if first > end:
            yield text[end:first], True
        yield text[first:last], False
        end = last
    if end < len(text):
        yield text[end:], True


def _balanced(text: str, first: int, last: int) -> tuple[int, int]:
    """Leave out brackets at either end that open or close around more than the Latin words."""
    while last > first and text[last - 1] in ")]" and _depth(text[first:last]) < 0:
        last -= 1
    if text[first] in "([" and _depth(text[first:last]) > 0:
        first += 1
    return first, last


def _depth(text: str) -> int:
    return text.count("(") + text.count("[") - text.count(")") - text.count("]")

"""Words with their boxes, and the lines that they stand on, in reading order.

Measures are in points, from the lower left corner of the page as it is shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

OVERLAP = 0.4  # of the height of the smaller: two words stand on one line, a raised number too

RULE = re.compile(r"[\s_\-–—=.*•]{5,}\Z")


class Word(NamedTuple):
    """Characters without a space between, and the box of their font on the page."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def size(self) -> float:
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class Row:
    """Words on one line of one page, in reading order."""

    words: list[Word]
    bottom: float
    top: float

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def size(self) -> float:
        return median(word.size for word in self.words)

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def rows_of(words: Sequence[Word]) -> list[Row]:
    """Gather words that overlap in height; the highest row first."""
    order = {word: place for place, word in enumerate(words)}
    rows: list[Row] = []
    for word in sorted(words, key=lambda word: -word.middle):
        row = next((row for row in reversed(rows[-3:]) if _overlaps(row, word)), None)
        if row is None:
            rows.append(Row([word], word.bottom, word.top))
            continue
        row.words.append(word)
        if word.size > row.top - row.bottom:
            row.bottom, row.top = word.bottom, word.top
    for row in rows:
        _put_in_order(row, order)
    return sorted(rows, key=lambda row: -row.middle)


def _overlaps(row: Row, word: Word) -> bool:
    common = min(row.top, word.top) - max(row.bottom, word.bottom)
    return common > OVERLAP * min(row.top - row.bottom, word.size)


def _put_in_order(row: Row, order: dict[Word, int]) -> None:
    """Order the words as they are read: from the left, or as the file has them where the script runs from the right."""
    bidi = Counter(unicodedata.bidirectional(letter) for word in row.words for letter in word.text)
    if bidi["R"] + bidi["AL"] <= bidi["L"]:
        row.words.sort(key=lambda word: word.left)
        return
    row.words.sort(key=order.__getitem__)
    places = [order[word] for word in row.words]
    if places[-1] - places[0] >= len(places):
        row.words.sort(key=lambda word: -word.right)

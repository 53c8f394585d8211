"""Two columns on a page are read one after the other."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from lawcheck.load.statutes.page_rows import Row, Word, rows_of

COLUMN_SHARE = 0.3  # of the letters that each of two columns has
COLUMN_ROWS = 6  # lines that each of two columns has
CROSSING = 0.03  # of the words may run across the space between two columns


def in_columns(rows: list[Row]) -> list[Row]:
    """Read two columns one after the other, between the rows that run across both."""
    words = [word for row in rows for word in row.words]
    gutter = _gutter(words)
    if gutter is None:
        return rows
    ordered: list[Row] = []
    band: list[Word] = []
    for row in rows:
        if any(word.left < gutter < word.right for word in row.words):
            ordered += [*_two(band, gutter), row]
            band = []
        else:
            band += row.words
    return ordered + _two(band, gutter)


def _two(band: Sequence[Word], gutter: float) -> list[Row]:
    """Give the rows of the left column and those of the right; a text that runs from the right begins there."""
    left = [word for word in band if word.right <= gutter]
    right = [word for word in band if word.right > gutter]
    runs_from_right = sum(unicodedata.bidirectional(word.text[0]) in {"R", "AL"} for word in band) * 2 > len(band)
    return rows_of(right) + rows_of(left) if runs_from_right else rows_of(left) + rows_of(right)


def _gutter(words: Sequence[Word]) -> float | None:
    """Find the empty strip in the middle of a page that has two full columns."""
    if not words:
        return None
    lefts, rights = sorted(word.left for word in words), sorted(word.right for word in words)
    start, end = lefts[0], rights[-1]

    def crossing(at: float) -> int:
        return bisect_left(lefts, at + 2) - bisect_right(rights, at - 2)

    places = (start + (end - start) * share / 100 for share in range(40, 61))
    best = min(places, key=lambda at: (crossing(at), abs(at - (start + end) / 2)))
    if crossing(best) > CROSSING * len(words):
        return None
    sides = [[word for word in words if word.right <= best], [word for word in words if word.left >= best]]
    letters = sum(len(word.text) for word in words)
    is_full = all(
        sum(len(word.text) for word in side) >= COLUMN_SHARE * letters and len(rows_of(side)) >= COLUMN_ROWS
        for side in sides
    )
    return best if is_full else None

"""Marginal notes: small words left or right of the body, beside the section that they head."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from lawcheck.load.statutes.page_rows import RULE, Row, Word, rows_of

SMALL = 0.93  # of the body's size: marginal notes and footnotes are set smaller
EDGE = 0.02  # of the words of a page may hang out of the body
HEAD = 0.075  # of the height of a page, where running heads stand and no notes
FEWEST_LETTERS = 2  # of a word, on average; the numbers and letters of a list are shorter
NOTE_GAP = 1.6  # of the usual distance between two lines of notes: here another note begins

SECTION_START = re.compile(r"\d{1,4}[A-Z]{0,2}\.(?:[\s(“‘\"]|$|[^\W\d_])")


class Note(NamedTuple):
    """A marginal note, and the row of the section that it stands beside."""

    text: str
    beside: Row | None


def beside_the_body(words: Sequence[Word], usual: float, height: float) -> set[Word]:
    """Give the small words that stand left or right of everything in the body's size."""
    middle = [word for word in words if HEAD < word.middle / height < 1 - HEAD]
    body = [word for word in middle if word.size >= SMALL * usual and not RULE.match(word.text)]
    if not body:
        return set()
    hanging = int(len(body) * EDGE)
    left, right = sorted(word.left for word in body)[hanging], sorted(word.right for word in body)[-1 - hanging]
    small = [word for word in middle if word.size < SMALL * usual]
    beside = [word for row in rows_of(small) for word in _outside(row, left + 1, right - 1)]
    letters = sum(letter.isalpha() for word in beside for letter in word.text)
    return set(beside) if beside and letters / len(beside) >= FEWEST_LETTERS else set()


def _outside(row: Row, left: float, right: float) -> list[Word]:
    """Give the words outside of the body, or none where the line runs on into it, as that of a footnote does."""
    outside = [word for word in row.words if word.right <= left or word.left >= right]
    inside = [word for word in row.words if word not in outside]
    runs_on = any(max(a.left, b.left) - min(a.right, b.right) < row.size for a in outside for b in inside)
    return [] if runs_on else outside


def marginal_notes(body: Sequence[Row], lines: Sequence[Row]) -> list[Note]:
    """Gather the lines of each marginal note and find the section whose first line it stands beside."""
    starts = [row for row in body if SECTION_START.match(row.text)]
    notes: list[list[Row]] = []
    pitches = [a.middle - b.middle for a, b in pairwise(lines) if a.middle > b.middle]
    pitch = median(pitches) if pitches else 0.0
    for row in lines:
        gap = notes[-1][-1].middle - row.middle if notes else 0.0
        ended = bool(notes) and notes[-1][-1].text.endswith(".")
        if notes and 0 < gap <= NOTE_GAP * pitch and not (ended and _beside(row, starts)):
            notes[-1].append(row)
        else:
            notes.append([row])
    return _with_sections(notes, starts)


def _beside(row: Row, starts: Sequence[Row]) -> bool:
    return any(abs(start.middle - row.middle) < row.size for start in starts)


def _with_sections(notes: Sequence[Sequence[Row]], starts: Sequence[Row]) -> list[Note]:
    """Pair each note with the nearest section start; where two claim one, the nearer has it."""
    pairs = sorted(
        (
            (abs(rows[0].middle - start.middle), at, to)
            for at, rows in enumerate(notes)
            for to, start in enumerate(starts)
        ),
    )
    chosen: dict[int, int] = {}
    for distance, at, to in pairs:
        if at not in chosen and to not in chosen.values() and distance < 2 * notes[at][0].size:
            chosen[at] = to
    texts = [_joined(row.text for row in rows) for rows in notes]
    return [Note(text, starts[chosen[at]] if at in chosen else None) for at, text in enumerate(texts)]


def _joined(lines: Iterable[str]) -> str:
    """Join the short lines of a note; a word divided between two of them is one word."""
    return re.sub(r"(?<=[^\W\d_])[-\u00ad] (?=[a-zß-ÿ])", "", " ".join(lines)).replace("\u00ad", "")

"""Words on a page become lines in reading order: running heads, marginal notes and footnotes stand apart from the body.

Everything here is geometry. Measures are in points, from the lower left corner of the page.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import NamedTuple

MARGIN = 0.15  # of the height of a page: where running heads and page numbers stand
REPEATED_ON = 0.1  # of the pages: what stands there as often is a running head
SMALL = 0.93  # of the body's size: marginal notes and footnotes are set smaller
EDGE = 0.02  # of the words of a page may hang out of the body
NOTE_GAP = 1.6  # of the usual distance between two lines of notes: here another note begins
COLUMN_SHARE = 0.3  # of the letters that each of two columns has
COLUMN_ROWS = 6  # lines that each of two columns has
OVERLAP = 0.4  # of the height of the smaller: two words stand on one line, a raised number too
RAISED = 0.75  # of the size of its line: a number as small refers to a footnote
SHORTEST_RULE = 20  # underscores on one line
CROSSING = 0.03  # of the words may run across the space between two columns

SECTION_START = re.compile(r"\d{1,4}[A-Z]{0,2}\.(?:[\s(“‘\"]|$|[^\W\d_])")
_RULE = re.compile(r"[\s_\-–—=.*•]{5,}\Z")
_PAGE_NUMBER = re.compile(
    r"[\W_]*(?:(?:page|página|seite|p\.)\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|of|de|sur|von)\s*\d{1,4})?[\W_]*\Z",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§])")


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


@dataclass(slots=True)
class Page:
    """The rows of a page by what they are."""

    height: float
    body: list[Row]
    notes: list[Row] = field(default_factory=list)  # in the margin beside the body
    heads: list[Row] = field(default_factory=list)  # running heads and feet, page numbers, rules
    footnotes: list[Row] = field(default_factory=list)


class Note(NamedTuple):
    """A marginal note, and the row of the section that it stands beside."""

    text: str
    beside: Row | None


def lay_out(pages: Sequence[tuple[float, Sequence[Word]]]) -> list[Page]:
    """Sort the words of each page, given with its height, into rows, and the rows by what they are."""
    usual = _usual_size(word for _, words in pages for word in words)
    found = [_page(height, words, usual) for height, words in pages]
    _take_heads(found)
    for page in found:
        _take_footnotes(page, usual)
        page.body = _columns(page.body)
    return found


def _usual_size(words: Iterable[Word]) -> float:
    sizes: Counter[float] = Counter()
    for word in words:
        if not _RULE.match(word.text):
            sizes[round(word.size, 1)] += len(word.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 0.0


def _page(height: float, words: Sequence[Word], usual: float) -> Page:
    beside = _beside_the_body(words, usual, height)
    notes = [word for word in words if word in beside]
    page = Page(height, rows_of([word for word in words if word not in beside]))
    _take_rules(page)
    centre = median(word.left for row in page.body for word in row.words) if notes and page.body else 0.0
    page.notes = rows_of([word for word in notes if word.right < centre])
    page.notes += rows_of([word for word in notes if word.right >= centre])
    return page


def _take_rules(page: Page) -> None:
    """Take rules drawn with underscores apart from the running head on whose line they stand."""
    for row in list(page.body):
        rules = [word for word in row.words if not word.text.strip("_")]
        if sum(len(word.text) for word in rules) < SHORTEST_RULE:
            continue
        row.words = [word for word in row.words if word.text.strip("_")]
        page.heads.append(Row([rules[0]._replace(text="_" * SHORTEST_RULE)], row.bottom, row.top))
        if not row.words:
            page.body.remove(row)


def _beside_the_body(words: Sequence[Word], usual: float, height: float) -> set[Word]:
    """Give the small words that stand left or right of everything in the body's size."""
    middle = [word for word in words if MARGIN / 2 < word.middle / height < 1 - MARGIN / 2]
    body = [word for word in middle if word.size >= SMALL * usual and not _RULE.match(word.text)]
    if not body:
        return set()
    hanging = int(len(body) * EDGE)
    left, right = sorted(word.left for word in body)[hanging], sorted(word.right for word in body)[-1 - hanging]
    small = [word for word in middle if word.size < SMALL * usual]
    beside = [word for row in rows_of(small) for word in _outside(row, left + 1, right - 1)]
    letters = sum(letter.isalpha() for word in beside for letter in word.text)
    return set(beside) if beside and letters / len(beside) >= 2 else set()  # noqa: PLR2004 - marks of lists are shorter


def _outside(row: Row, left: float, right: float) -> list[Word]:
    """Give the words outside of the body, or none where the line runs on into it, as that of a footnote does."""
    outside = [word for word in row.words if word.right <= left or word.left >= right]
    inside = [word for word in row.words if word not in outside]
    runs_on = any(max(a.left, b.left) - min(a.right, b.right) < row.size for a in outside for b in inside)
    return [] if runs_on else outside


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


def _take_heads(pages: Sequence[Page]) -> None:
    """Take running heads and feet, which repeat from page to page up to their numbers, page numbers and rules."""
    seen = Counter(key for page in pages for key in {_key(row) for row in page.body if _in_margin(row, page)})
    needed = max(2, len(pages) * REPEATED_ON)
    for page in pages:
        rules = [row for row in page.body if _RULE.match(row.text)]
        rest = [row for row in page.body if not _RULE.match(row.text)]
        heads = _outermost(rest, page, seen, needed)
        heads += _outermost([row for row in reversed(rest) if row not in heads], page, seen, needed)
        page.heads = sorted(page.heads + heads + rules, key=lambda row: -row.middle)
        page.body = [row for row in rest if row not in heads]


def _outermost(rows: Sequence[Row], page: Page, seen: Counter[str], needed: float) -> list[Row]:
    """Walk from the edge of the page inwards as long as rows are running heads or page numbers."""
    found = []
    for row in rows:
        is_head = seen[_key(row)] >= needed or _PAGE_NUMBER.match(row.text)
        if not is_head or not _in_margin(row, page):
            break
        found.append(row)
    return found


def _in_margin(row: Row, page: Page) -> bool:
    return not MARGIN < row.middle / page.height < 1 - MARGIN


def _key(row: Row) -> str:
    return re.sub(r"\d+", "0", re.sub(r"[\s_]+", "", row.text)).casefold().strip("0")


def _take_footnotes(page: Page, usual: float) -> None:
    """Take the small rows at the foot of the page, from the first that begins with a mark."""
    first = len(page.body)
    while first and page.body[first - 1].size < SMALL * usual:
        first -= 1
    foot = page.body[first:]
    start = next((place for place, row in enumerate(foot) if _FOOTNOTE.match(row.text)), len(foot))
    page.footnotes = foot[start:]
    page.body = page.body[: first + start]
    _drop_references(page)


def _drop_references(page: Page) -> None:
    """Take the raised numbers out of the body that refer to a footnote, which keeps its number."""
    marks = {match[0] for row in page.footnotes if (match := re.match(r"\d{1,3}", row.text))}
    for row in page.body:
        large = max(word.size for word in row.words)
        kept = [word for word in row.words if not (word.text in marks and word.size < RAISED * large)]
        row.words = kept or row.words


def _columns(rows: list[Row]) -> list[Row]:
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


def marginal_notes(page: Page) -> list[Note]:
    """Gather the lines of each marginal note and find the section whose first line it stands beside."""
    starts = [row for row in page.body if SECTION_START.match(row.text)]
    notes: list[list[Row]] = []
    pitches = [a.middle - b.middle for a, b in zip(page.notes, page.notes[1:], strict=False) if a.middle > b.middle]
    pitch = median(pitches) if pitches else 0.0
    for row in page.notes:
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
    texts = [joined_note(row.text for row in rows) for rows in notes]
    return [Note(text, starts[chosen[at]] if at in chosen else None) for at, text in enumerate(texts)]


def joined_note(lines: Iterable[str]) -> str:
    """Join the short lines of a note; a word divided between two of them is one word."""
    return re.sub(r"(?<=[^\W\d_])[-\u00ad] (?=[a-zß-ÿ])", "", " ".join(lines)).replace("\u00ad", "")

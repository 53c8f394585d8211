"""A document as lines of a fixed width: wrapping, hanging indents and columns.

Rich lays out text and tables too; for a page of a thousand lines it needs seven times as long as everything else that
``assess`` does (tests/bench), so lines are wrapped here and Rich only colours them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from lawcheck.render.characters import harmless
from lawcheck.report.document import (
    Block,
    Bullets,
    Chart,
    Clause,
    Contents,
    DecisionBox,
    Document,
    Facts,
    Heading,
    Inline,
    Listing,
    Mark,
    Note,
    PageBreak,
    Paragraph,
    Quotation,
    Redline,
    Span,
    Steps,
    Table,
    Tone,
    placed,
    plain,
)
from lawcheck.report.numbers import captioned, marked, numbers_of, plain_with_notes, shown, titled

Line = tuple[Span, ...]
GAP = 2  # columns between the columns of a table
STEP = 4  # columns that a subsection is set in by
BAR = "    | "  # before quoted words and specimen clauses
NAMES = 24  # widest first column of a list of facts
_SPACES = re.compile(r"[ \n\t]+")  # a no-break space is part of a word
_SPECIAL_WIDTH = re.compile("[\u00ad\u0300-\u036f\u0483-\u1fff\u200b-\u200f\u2060\u20d0-\u20ff\u2e80-\U0010ffff]")


def lines_of(document: Document, width: int) -> Iterator[Line]:
    """Lay out a whole document."""
    yield from _wrapped((Span(document.title, Mark.STRONG),), width)
    if document.subtitle:
        yield from _wrapped((Span(document.subtitle),), width)
    if document.marking:
        yield (Span(harmless(document.marking), Mark.STRONG),)
    yield ()
    numbers = numbers_of(document)
    place = _Place(width, document.colon, numbers.names)
    for block, label in zip(document.blocks(), numbers.labels, strict=True):
        yield from _block(block, label, place)


class _Place(NamedTuple):
    """What the layout of a block depends on, beside the block."""

    width: int
    colon: str
    names: Mapping[str, str]  # of what references refer to


def columns_of(text: str) -> int:
    """Count the columns that a text takes on a terminal: wide letters take two, combining marks none."""
    if not _SPECIAL_WIDTH.search(text):
        return len(text)
    return sum(_columns(letter) for letter in text)


def _columns(letter: str) -> int:
    if unicodedata.combining(letter) or letter in "\u200b\u200c\u200d\u200e\u200f\u00ad\u2060":
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _wrapped(inline: Inline, width: int, left: int = 0, hanging: str = "") -> Iterator[Line]:
    """Wrap one inline text. ``hanging`` stands at the left of the first line; the rest is set in under it."""
    indent = " " * (left + len(hanging))
    room = max(10, width - len(indent))
    start = " " * left + hanging
    for line in _fill(inline, room):
        yield (Span(start), *line) if start else line
        start = indent


def _fill(inline: Inline, room: int) -> list[Line]:
    """Fill lines with words. What has no space between stays together, whatever its styles."""
    filler = _Filler(room)
    for span in inline:
        text = harmless(span.text)
        measure = columns_of if _SPECIAL_WIDTH.search(text) else len
        for place, piece in enumerate(_SPACES.split(text)):
            if place:
                filler.end_word()
            for part in _cut(piece, room) if len(piece) > room // 2 else (piece,):
                filler.add(part, measure(part), span)
    filler.end_word()
    filler.end_line()
    return filler.lines


class _Filler:
    """Collects words into lines, and neighbours of one style into runs."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.lines: list[Line] = []
        self.line: list[tuple[list[str], Mark, Tone]] = []
        self.used = 0
        self.word: list[tuple[str, Span]] = []  # pieces that no space separates, each with its style
        self.size = 0

    def add(self, piece: str, size: int, style: Span) -> None:
        """Add to the word that is open; a piece that would not fit into any line with it begins a new word."""
        if not piece:
            return
        if self.word and self.size + size > self.room:
            self.end_word()
        self.word.append((piece, style))
        self.size += size

    def end_word(self) -> None:
        """Put the open word on this line, or on the next."""
        if not self.word:
            return
        if self.used and self.used + 1 + self.size > self.room:
            self.end_line()
        gap = " " if self.used else ""
        for piece, style in self.word:
            last = self.line[-1] if self.line else None
            if last is not None and last[1] is style.mark and last[2] is style.tone:
                last[0].append(gap + piece)
            else:
                self.line.append(([gap + piece], style.mark, style.tone))
            gap = ""
        self.used += self.size + (1 if self.used else 0)
        self.word.clear()
        self.size = 0

    def end_line(self) -> None:
        """Begin a new line."""
        if self.line:
            self.lines.append(tuple(Span("".join(pieces), mark, tone) for pieces, mark, tone in self.line))
        self.line, self.used = [], 0


def _cut(word: str, room: int) -> Iterator[str]:
    """Cut a word that no line can hold: a script without spaces, or an address."""
    if columns_of(word) <= room:
        yield word
        return
    half = max(1, room // 2)
    for start in range(0, len(word), half):
        yield word[start : start + half]


def _block(block: Block, label: str, place: _Place) -> Iterator[Line]:
    width = place.width
    match block:
        case Heading():
            yield ()
            yield from _wrapped((Span(titled(block, label), Mark.STRONG),), width)
            if block.level <= 2:  # noqa: PLR2004 - the two upper levels are underlined
                longest = min(width, columns_of(titled(block, label)))
                yield (Span(("=" if block.level == 1 else "-") * longest),)
        case Paragraph():
            yield from _wrapped(_labelled(block, place), width, 0, f"{label}. " if label else "")
        case Note():
            yield from _wrapped(_told(block.text, place), width, 0, "! ")
        case Bullets():
            for item in block.items:
                hanging = "" if item and item[0].mark is Mark.BOX else "- "
                yield from _wrapped(_told(item, place), width, 2 + STEP * block.depth, hanging)
        case Steps():
            for number, item in enumerate(block.items, block.start):
                yield from _wrapped(_told(item, place), width, 2 + STEP * block.depth, f"{number}. ")
        case Listing():
            indent = " " * STEP * (block.depth + 1)
            yield from ((Span(f"{indent}{harmless(line)}", Mark.TYPED),) for line in block.lines)
        case Quotation():
            yield from _barred((Span(plain(placed(block, "")), Mark.CODE),), width)
            for depth, name, words in block.lines:
                yield from _barred((Span(f"{name} {words}".strip(), Mark.QUOTE),), width, STEP * depth)
        case Clause():
            for depth, words in block.lines:
                yield from _barred((Span(words),), width, STEP * depth)
        case Redline():
            for line in block.lines:
                yield from _wrapped(marked(line), width, STEP * max(0, line.depth))
        case Facts():
            yield from _facts(block.rows, width)
        case DecisionBox():
            yield from _facts(tuple((field.label, field.value) for field in block.fields), width)
        case Table():
            yield ()
            yield from _wrapped((Span(captioned(block, label), Mark.STRONG),), width)
            rows = tuple(tuple(_told(cell, place) for cell in row) for row in block.rows)
            yield from _table(block._replace(rows=rows), width)
        case Chart():
            yield ()
            yield from _wrapped((Span(captioned(block, label), Mark.STRONG),), width)
            yield from _wrapped((Span(block.description),), width)
        case Contents() | PageBreak():
            return


def _told(inline: Inline, place: _Place) -> Inline:
    """Name what references refer to, and set footnotes in brackets."""
    for span in inline:
        if span.target or span.note:
            return plain_with_notes(shown(inline, place.names))
    return inline


def _labelled(block: Paragraph, place: _Place) -> Inline:
    text = _told(block.text, place)
    if not block.label:
        return text
    return (Span(block.label, Mark.STRONG), Span(place.colon if plain(text) else ""), *text)


def _barred(inline: Inline, width: int, left: int = 0) -> Iterator[Line]:
    """Wrap words that are not ours behind a bar."""
    for line in _fill(inline, width - len(BAR) - left):
        yield (Span(BAR + " " * left), *line)


def _facts(rows: tuple[tuple[str, Inline], ...], width: int) -> Iterator[Line]:
    longest = max((columns_of(name) for name, _ in rows), default=0)
    first = min(NAMES, longest)
    for name, text in rows:
        cells = ((Span(name, Mark.STRONG),), text if plain(text) else (Span("…"),))
        yield from _row(cells, (first, width - first - GAP))


def _table(block: Table, width: int) -> Iterator[Line]:
    gap = _gap(block, width)
    widths = _column_widths(block, width, gap)
    header = tuple((Span(name, Mark.STRONG),) for name in block.columns)
    yield from _row(header, widths, gap)
    for row in block.rows:
        yield from _row(row, widths, gap)


def _gap(block: Table, width: int) -> int:
    """Set columns closer where a word of the header would be cut otherwise."""
    heads = sum(map(_longest_word, block.columns))
    return GAP if heads + GAP * (len(block.columns) - 1) <= width else 1


def _longest_word(name: str) -> int:
    return max(map(columns_of, name.split()), default=1)


def _column_widths(block: Table, width: int, gap: int) -> tuple[int, ...]:
    """Give each column what its longest cell needs, else its share of what is left."""
    room = width - gap * (len(block.columns) - 1)
    needs = [
        max(columns_of(name), *(columns_of(plain(row[place])) for row in block.rows), 1)
        for place, name in enumerate(block.columns)
    ]
    if sum(needs) <= room:
        return tuple(needs)
    floors = _floors(block, room)
    shares = [max(room * share // sum(block.widths), floor) for share, floor in zip(block.widths, floors, strict=True)]
    for turn in range(max(0, sum(shares) - room)):
        slack = [share - floor for share, floor in zip(shares, floors, strict=True)]
        shares[slack.index(max(slack)) if max(slack) > 0 else turn % len(shares)] -= 1
    spare = sum(max(0, share - need) for share, need in zip(shares, needs, strict=True))
    hungry = [place for place, need in enumerate(needs) if need > shares[place]]
    given = [min(share, need) for share, need in zip(shares, needs, strict=True)]
    for place in hungry:
        given[place] += spare // len(hungry)
    return tuple(given)


def _floors(block: Table, room: int) -> list[int]:
    """Give each column its longest word: an identifier that is cut cannot be copied. Too many long ones: its header's."""
    heads = [_longest_word(name) for name in block.columns]
    words = [
        max(head, *(columns_of(word) for row in block.rows for word in _SPACES.split(plain(row[place]))))
        for place, head in enumerate(heads)
    ]
    return words if sum(words) <= room else heads


def _row(cells: Iterable[Inline], widths: tuple[int, ...], gap: int = GAP) -> Iterator[Line]:
    columns = [_fill(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for number in range(max(map(len, columns), default=0)):
        line: list[Span] = []
        for place, (column, width) in enumerate(zip(columns, widths, strict=True)):
            found = column[number] if number < len(column) else ()
            line.extend(found)
            if place < len(widths) - 1:
                line.append(Span(" " * (width - columns_of(plain(found)) + gap)))
        yield tuple(line)

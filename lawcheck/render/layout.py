"""A document as lines of a fixed width: wrapping, hanging indents and columns.

Rich lays out text and tables too; for a page of a thousand lines it needs seven times as long as everything else that
``assess`` does (tests/bench), so lines are wrapped here and Rich only colours them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from lawcheck.report.document import (
    Block,
    Bullets,
    Clause,
    Contents,
    Document,
    Facts,
    Heading,
    Inline,
    Mark,
    Note,
    PageBreak,
    Paragraph,
    Quotation,
    Span,
    Table,
    Tone,
    plain,
)

Line = tuple[Span, ...]
GAP = 2  # columns between the columns of a table
STEP = 4  # columns that a subsection is set in by
BAR = "    | "  # before quoted words and specimen clauses
NAMES = 24  # widest first column of a list of facts
_SPACES = re.compile(r"[ \n\t]+")  # a no-break space is part of a word
_SPECIAL_WIDTH = re.compile("[\u00ad\u0300-\u036f\u0483-\u1fff\u200b-\u200f\u2060\u20d0-\u20ff\u2e80-\U0010ffff]")
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def lines_of(document: Document, width: int) -> Iterator[Line]:
    """Lay out a whole document."""
    yield from _wrapped((Span(document.title, Mark.STRONG),), width)
    yield from _wrapped((Span(document.subtitle),), width)
    if document.marking:
        yield (Span(_safe(document.marking), Mark.STRONG),)
    yield ()
    for block in document.blocks():
        yield from _block(block, width, document.colon)


def columns_of(text: str) -> int:
    """Count the columns that a text takes on a terminal: wide letters take two, combining marks none."""
    if not _SPECIAL_WIDTH.search(text):
        return len(text)
    return sum(_columns(letter) for letter in text)


def _columns(letter: str) -> int:
    if unicodedata.combining(letter) or letter in "\u200b\u200c\u200d\u200e\u200f\u00ad\u2060":
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _safe(text: str) -> str:
    """Replace control characters, so that no text can drive the terminal."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text)


def _wrapped(inline: Inline, width: int, left: int = 0, hanging: str = "") -> Iterator[Line]:
    """Wrap one inline text. ``hanging`` stands at the left of the first line; the rest is set in under it."""
    indent = " " * (left + len(hanging))
    room = max(10, width - len(indent))
    start = " " * left + hanging
    for line in _fill(inline, room):
        yield (Span(start), *line) if start else line
        start = indent


def _fill(inline: Inline, room: int) -> Iterator[Line]:
    """Fill lines with words. A space is kept inside a line, in the style of the run it stands in."""
    line: list[Span] = []
    run: list[str] = []  # words and spaces of one style
    mark, tone, used, has_gap = Mark.PLAIN, Tone.NEUTRAL, 0, False
    for span in inline:
        text = _safe(span.text)
        is_special = _SPECIAL_WIDTH.search(text) is not None
        if run and (span.mark is not mark or span.tone is not tone):
            line.append(Span("".join(run), mark, tone))
            run = []
        mark, tone = span.mark, span.tone
        for place, word in enumerate(_SPACES.split(text)):
            has_gap = has_gap or place > 0
            for piece in _cut(word, room) if len(word) > room // 2 else (word,):
                if not piece:
                    has_gap = True
                    continue
                size = columns_of(piece) if is_special else len(piece)
                if has_gap and used and used + 1 + size > room:
                    line.append(Span("".join(run), mark, tone))
                    yield tuple(line)
                    line, run, used = [], [], 0
                elif has_gap and used:
                    run.append(" ")
                    used += 1
                run.append(piece)
                used += size
                has_gap = False
            has_gap = False
        has_gap = text[-1:] in (" ", "\n", "\t")
    if run:
        line.append(Span("".join(run), mark, tone))
    if line:
        yield tuple(line)


def _cut(word: str, room: int) -> Iterator[str]:
    """Cut a word that no line can hold: a script without spaces, or an address. An empty text stands for a break."""
    if columns_of(word) <= room:
        yield word
        return
    half = max(1, room // 2)
    for start in range(0, len(word), half):
        if start:
            yield ""
        yield word[start : start + half]


def _block(block: Block, width: int, colon: str) -> Iterator[Line]:
    match block:
        case Heading():
            yield ()
            yield from _wrapped((Span(block.text, Mark.STRONG),), width)
            if block.level <= 2:  # noqa: PLR2004 - the two upper levels are underlined
                longest = min(width, columns_of(block.text))
                yield (Span(("=" if block.level == 1 else "-") * longest),)
        case Paragraph():
            yield from _wrapped(_labelled(block, colon), width)
        case Note():
            yield from _wrapped(block.text, width, 0, "! ")
        case Bullets():
            for item in block.items:
                yield from _wrapped(item, width, 2, "- ")
        case Quotation():
            yield from _barred((Span(block.place, Mark.CODE),), width)
            for depth, label, words in block.lines:
                yield from _barred((Span(f"{label} {words}".strip(), Mark.QUOTE),), width, STEP * depth)
        case Clause():
            for depth, words in block.lines:
                yield from _barred((Span(words),), width, STEP * depth)
        case Facts():
            yield from _facts(block, width)
        case Table():
            yield ()
            yield from _wrapped((Span(block.caption, Mark.STRONG),), width)
            yield from _table(block, width)
        case Contents() | PageBreak():
            return


def _labelled(block: Paragraph, colon: str) -> Inline:
    if not block.label:
        return block.text
    return (Span(block.label, Mark.STRONG), Span(colon if plain(block.text) else ""), *block.text)


def _barred(inline: Inline, width: int, left: int = 0) -> Iterator[Line]:
    """Wrap words that are not ours behind a bar."""
    for line in _fill(inline, width - len(BAR) - left):
        yield (Span(BAR + " " * left), *line)


def _facts(block: Facts, width: int) -> Iterator[Line]:
    longest = max((columns_of(name) for name, _ in block.rows), default=0)
    first = min(NAMES, longest)
    for name, text in block.rows:
        cells = ((Span(name, Mark.STRONG),), text if plain(text) else (Span("…"),))
        yield from _row(cells, (first, width - first - GAP))


def _table(block: Table, width: int) -> Iterator[Line]:
    widths = _column_widths(block, width)
    header = tuple((Span(name, Mark.STRONG),) for name in block.columns)
    yield from _row(header, widths)
    for row in block.rows:
        yield from _row(row, widths)


def _column_widths(block: Table, width: int) -> tuple[int, ...]:
    """Give each column what its longest cell needs, else its share of what is left."""
    room = width - GAP * (len(block.columns) - 1)
    needs = [
        max(columns_of(name), *(columns_of(plain(row[place])) for row in block.rows), 1)
        for place, name in enumerate(block.columns)
    ]
    if sum(needs) <= room:
        return tuple(needs)
    floors = [max(map(columns_of, name.split()), default=1) for name in block.columns]
    shares = [max(room * share // sum(block.widths), floor) for share, floor in zip(block.widths, floors, strict=True)]
    shares[-1] -= max(0, sum(shares) - room)
    spare = sum(max(0, share - need) for share, need in zip(shares, needs, strict=True))
    hungry = [place for place, need in enumerate(needs) if need > shares[place]]
    given = [min(share, need) for share, need in zip(shares, needs, strict=True)]
    for place in hungry:
        given[place] += spare // len(hungry)
    return tuple(given)


def _row(cells: Iterable[Inline], widths: tuple[int, ...]) -> Iterator[Line]:
    columns = [list(_fill(cell, width)) for cell, width in zip(cells, widths, strict=True)]
    for number in range(max(map(len, columns), default=0)):
        line: list[Span] = []
        for place, (column, width) in enumerate(zip(columns, widths, strict=True)):
            found = column[number] if number < len(column) else ()
            line.extend(found)
            if place < len(widths) - 1:
                line.append(Span(" " * (width - columns_of(plain(found)) + GAP)))
        yield tuple(line)

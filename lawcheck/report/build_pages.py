"""A page in Markdown as a document: to be read on paper, shown on a wall, or spoken from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import takewhile
from math import ceil, sqrt

from lawcheck.model.library import Library
from lawcheck.model.page import Grid, Headline, Item, Kind, Page, Piece, Prose, Remark, Rule, Text, Typed
from lawcheck.report.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Inline,
    Listing,
    Mark,
    Note,
    PageBreak,
    Paragraph,
    Part,
    Span,
    Steps,
    Table,
    plain,
    words,
)
from lawcheck.report.phrases import Phrases
from lawcheck.report.wording import Wording

_MARKS: Mapping[Kind, Mark] = {
    Kind.PLAIN: Mark.PLAIN,
    Kind.STRONG: Mark.STRONG,
    Kind.EMPHASIS: Mark.EMPHASIS,
    Kind.TYPED: Mark.TYPED,
}
_BOX = Span("☐", Mark.BOX)
_UNDATED = "2000-11-15"  # the day of the Protocol: a page has none of its own
_WIDEST = 90  # letters of a cell beyond which a column gets no wider
_ROOM = 1.25  # a word in letters of one width takes so much more
_LINE = 110  # letters of a table that a page is wide
_SLIDE_LINE = 62  # that a slide is wide


class Look(StrEnum):
    """What a page is for."""

    PAPER = "paper"
    SLIDES = "slides"
    NOTES = "notes"  # slides with what the speaker says, without a new page for each


def build_page(library: Library, phrases: Phrases, page: Page, look: Look, *, is_fictional: bool) -> Document:
    """Lay out a page; one about a country that does not exist says so on every sheet."""
    pieces, subtitle = page.pieces, ""
    if look is Look.SLIDES:
        first = list(takewhile(lambda each: isinstance(each, Prose | Remark), pieces))
        subtitle = " ".join(plain(_inline(each.text)) for each in first if isinstance(each, Prose))
        pieces = pieces[len(first) :]
    blocks = tuple(_blocks(phrases, pieces, look))
    wording = Wording(phrases, library)
    return wording.page(page.title, ())._replace(
        subtitle=subtitle,
        date=_UNDATED,
        parts=(Part(blocks, is_landscape=look is Look.SLIDES),),
        marking=phrases("fictional") if is_fictional else "",
        is_form=look is not Look.SLIDES,
        is_slides=look is Look.SLIDES,
    )


def _blocks(phrases: Phrases, pieces: Sequence[Piece], look: Look) -> Iterator[Block]:
    heading = ""
    items: list[Item] = []
    for piece in pieces:
        if items and not (isinstance(piece, Item) and _goes_on(items[-1], piece)):
            yield _list(items)
            items = []
        match piece:
            case Item():
                items.append(piece)
            case Headline():
                heading = piece.text
                yield Heading(max(1, piece.level), piece.text)
            case Prose():
                yield Note(_inline(piece.text)) if piece.is_set_apart else Paragraph(_inline(piece.text))
            case Typed():
                yield Listing(piece.lines, piece.depth)
            case Grid():
                yield _table(piece, heading, _SLIDE_LINE if look is Look.SLIDES else _LINE)
            case Remark() if look is Look.NOTES:
                yield Note((Span(phrases("course.say"), Mark.STRONG), *words(phrases("colon")), Span(piece.text)))
            case Rule() if look is not Look.NOTES:
                yield PageBreak()
            case _:
                pass
    if items:
        yield _list(items)


def _goes_on(last: Item, item: Item) -> bool:
    """Say whether an item stands in one list with the last."""
    if (last.depth, last.has_box) != (item.depth, item.has_box):
        return False
    return item.number == (None if last.number is None else last.number + 1)


def _list(items: Sequence[Item]) -> Block:
    first = items[0]
    texts = tuple((_BOX, Span(" "), *_inline(each.text)) if each.has_box else _inline(each.text) for each in items)
    if first.number is None or first.has_box:
        return Bullets(texts, first.depth)
    return Steps(texts, first.number, first.depth)


def _table(grid: Grid, heading: str, line: int) -> Table:
    """Lay out a table; a column is as wide as its longest cell asks, within bounds."""
    heads = tuple(plain(_inline(each)) for each in grid.columns)
    rows = tuple(tuple(_cell(cell) for cell in row) for row in grid.rows)
    columns = [[head, *(plain(row[place]) for row in rows)] for place, head in enumerate(heads)]
    weights = [_weight(cells) for cells in columns]
    words_need = [max(_ROOM * len(word) for cell in cells for word in cell.split(" ")) + 3 for cells in columns]
    widths = tuple(
        max(weight, ceil(need * sum(weights) / line)) for weight, need in zip(weights, words_need, strict=True)
    )
    return Table("", heading or " ".join(heads), heads, rows, widths)


def _weight(cells: Sequence[str]) -> int:
    """Say how much room a column asks for: more for one long cell, and less where most cells are short."""
    lengths = [len(each) for each in cells]
    return max(1, min(_WIDEST, round(sqrt(max(lengths) * sum(lengths) / len(lengths)))))


def _cell(text: Text) -> Inline:
    """Give a cell; a box that stands in it alone can be ticked."""
    inline = _inline(text)
    return (_BOX,) if plain(inline) == _BOX.text else inline


def _inline(text: Text) -> Inline:
    return tuple(Span(each.text, _MARKS[each.kind]) for each in text)

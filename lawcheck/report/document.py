"""A format-neutral document: headings, paragraphs, tables, quotations, as plain text with marks.

Renderers turn it into Word, Markdown or a terminal page; they alone escape, and they know nothing of law. All text is
plain: square brackets, angle brackets and leading equals signs mean themselves.

The values are named tuples: a report makes tens of thousands of them, and every command loads their classes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple


class Tone(StrEnum):
    """How a word is coloured, always beside a symbol and the word itself."""

    NEUTRAL = "neutral"
    GOOD = "good"
    NEARLY = "nearly"
    PARTLY = "partly"
    SHORT = "short"
    CLASH = "clash"
    OPEN = "open"


class Mark(StrEnum):
    """What a run of words is."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    QUOTE = "quote"
    CODE = "code"


class Span(NamedTuple):
    """A run of words in one style. ``language`` is set where it differs from the document's."""

    text: str
    mark: Mark = Mark.PLAIN
    tone: Tone = Tone.NEUTRAL
    language: str = ""


Inline = tuple[Span, ...]


def plain(inline: Inline) -> str:
    """Give the words of an inline text."""
    return "".join(span.text for span in inline)


def words(text: str, mark: Mark = Mark.PLAIN, tone: Tone = Tone.NEUTRAL) -> Inline:
    """Make an inline text of one run."""
    return (Span(text, mark, tone),)


def joined(parts: Iterable[Inline], between: str = " ") -> Inline:
    """Join inline texts, leaving out the empty ones."""
    spans: list[Span] = []
    for part in parts:
        if not plain(part):
            continue
        if spans:
            spans.append(Span(between))
        spans.extend(part)
    return tuple(spans)


class Facet(NamedTuple):
    """One property of what a heading opens, by which a reader on a screen may choose: its level, its result."""

    name: str
    value: str
    tone: Tone = Tone.NEUTRAL


class Heading(NamedTuple):
    """A heading of level 1 to 4. ``anchor`` is stable from one run to the next."""

    level: int
    text: str
    anchor: str = ""
    is_numbered: bool = False
    facets: tuple[Facet, ...] = ()


class Paragraph(NamedTuple):
    """Running text. ``label`` is a short word set before it: Requirement, Reason."""

    text: Inline
    label: str = ""


class Note(NamedTuple):
    """A paragraph set apart: a caution, a mark of provenance, a flag."""

    text: Inline


class Bullets(NamedTuple):
    """A list without numbers."""

    items: tuple[Inline, ...]


class Quotation(NamedTuple):
    """Cited words with the place they stand in. Each line is (depth, label, words)."""

    place: str
    lines: tuple[tuple[int, str, str], ...]
    language: str


class Clause(NamedTuple):
    """Specimen wording to be pasted into a bill. Each line is (depth, text)."""

    lines: tuple[tuple[int, str], ...]


class Facts(NamedTuple):
    """Names and values, two columns without a header: document control."""

    rows: tuple[tuple[str, Inline], ...]
    description: str


class Table(NamedTuple):
    """A simple grid with one header row and no merged cells. ``widths`` are shares of the page."""

    caption: str
    description: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Inline, ...], ...]
    widths: tuple[int, ...]


class Contents(NamedTuple):
    """Where the table of contents stands; the renderer fills it."""

    title: str


class PageBreak(NamedTuple):
    """A new page for the heading that follows, where there are pages."""


Block = Heading | Paragraph | Note | Bullets | Quotation | Clause | Facts | Table | Contents | PageBreak


class Part(NamedTuple):
    """Blocks that share a page orientation."""

    blocks: tuple[Block, ...]
    is_landscape: bool = False


class Document(NamedTuple):
    """A whole report."""

    title: str
    subtitle: str
    language: str
    date: str  # ISO date that stands for the document: the cut-off, never the clock
    parts: tuple[Part, ...]
    footer: str = ""
    marking: str = ""  # printed on every page: TRAINING - FICTIONAL, DRAFT
    page_label: str = "{page} / {pages}"
    colon: str = ": "  # how a label is set off from what follows
    table_word: str = "Table"  # what a caption calls a table
    properties: Mapping[str, str] = MappingProxyType({})  # name -> value, for registries
    keywords: str = ""
    controls: Mapping[str, str] = MappingProxyType({})  # what the controls of a screen are called; none: no controls

    def blocks(self) -> Iterable[Block]:
        """Give all blocks in order."""
        return (block for part in self.parts for block in part.blocks)

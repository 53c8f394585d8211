"""A format-neutral document: headings, paragraphs, tables, charts, quotations, as plain text with marks.

Renderers turn it into Word, Markdown or a terminal page; they alone escape, and they know nothing of law. All text is
plain: square brackets, angle brackets and leading equals signs mean themselves.

Nothing in it is numbered by hand: ``lawcheck.report.numbers`` counts headings, paragraphs, tables and figures, and tells
how a reference names what it refers to.

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
    TYPED = "typed"  # on a keyboard, in letters of one width
    BOX = "box"  # a box to be ticked, its words being ☐ or ☒; nothing else stands in its cell


class Span(NamedTuple):
    """A run of words in one style. ``language`` is set where it differs from the document's.

    A span with a ``target`` is a cross-reference to the block that has this anchor; without words of its own it shows what
    its target is called: 4.2, Table 3, R-10. A target that the document does not have is no reference, only words.
    A ``note`` is a footnote, such as a citation; its mark stands after the words.
    """

    text: str
    mark: Mark = Mark.PLAIN
    tone: Tone = Tone.NEUTRAL
    language: str = ""
    target: str = ""
    note: tuple[Span, ...] = ()


Inline = tuple[Span, ...]


def plain(inline: Inline) -> str:
    """Give the words of an inline text, without its footnotes."""
    return "".join(span.text for span in inline)


def words(text: str, mark: Mark = Mark.PLAIN, tone: Tone = Tone.NEUTRAL) -> Inline:
    """Make an inline text of one run."""
    return (Span(text, mark, tone),)


def joined(parts: Iterable[Inline], between: str = " ") -> Inline:
    """Join inline texts, leaving out the empty ones."""
    spans: list[Span] = []
    for part in parts:
        if not any(span.text or span.target or span.note for span in part):
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
    """A heading of level 1 to 4. ``anchor`` is stable from one run to the next.

    A numbered heading counts 1, 1.1, 1.1.1; in an annex A, A.1.
    """

    level: int
    text: str
    anchor: str = ""
    is_numbered: bool = False
    is_annex: bool = False  # and so are numbered headings of lower levels, up to the next of level 1
    facets: tuple[Facet, ...] = ()
    language: str = ""  # where it differs from the document's


class Comment(NamedTuple):
    """A remark in the margin for those who work on the document, where a format has margins."""

    author: str  # a role
    text: str


class Paragraph(NamedTuple):
    """Running text. ``label`` is a short word set before it: Requirement, Reason.

    An ``anchor`` names the label, or the whole where there is none. Numbered paragraphs count 1, 2, 3 through the document.
    """

    text: Inline
    label: str = ""
    anchor: str = ""
    is_numbered: bool = False
    comments: tuple[Comment, ...] = ()


class Note(NamedTuple):
    """A paragraph set apart: a caution, a mark of provenance, a flag."""

    text: Inline


class Bullets(NamedTuple):
    """A list without numbers. ``depth`` counts the lists around it. An item that begins with a box has no bullet."""

    items: tuple[Inline, ...]
    depth: int = 0


class Steps(NamedTuple):
    """A list with numbers, from ``start`` on: what follows a block in the midst of a list goes on with its numbers."""

    items: tuple[Inline, ...]
    start: int = 1
    depth: int = 0


class Listing(NamedTuple):
    """Lines that are typed, or that a screen shows, as they are: in letters of one width, and never filled."""

    lines: tuple[str, ...]
    depth: int = 0  # the lists that it stands in


class Quotation(NamedTuple):
    """Cited words with the place they stand in. Each line is (depth, label, words).

    The place is named in the language of the document; what the passage itself is headed by is in its own.
    """

    place: str
    lines: tuple[tuple[int, str, str], ...]
    language: str
    heading: str = ""


def placed(block: Quotation, language: str) -> Inline:
    """Name the place of a quotation, with the passage's heading, in a document of a language."""
    own = "" if block.language == language else block.language
    return joined([words(block.place), (Span(block.heading, language=own),)], ", ")


class Clause(NamedTuple):
    """Specimen wording to be pasted into a bill. Each line is (depth, text)."""

    lines: tuple[tuple[int, str], ...]


class Fate(StrEnum):
    """What became of words between two versions of a text."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


class MarkedLine(NamedTuple):
    """A line of a text in two versions. Depth -1 is a section's number and heading; ``fate`` is that of the whole line."""

    depth: int
    fate: Fate
    runs: tuple[tuple[Fate, str], ...]


class Redline(NamedTuple):
    """Two versions of a text as one: without what was added it is the first, without what was removed the second."""

    lines: tuple[MarkedLine, ...]
    language: str
    author: str  # of the changes; they carry the document's date


class Facts(NamedTuple):
    """Names and values, two columns without a header: document control."""

    rows: tuple[tuple[str, Inline], ...]
    description: str


class Table(NamedTuple):
    """A simple grid with one header row and no merged cells. ``widths`` are shares of the page.

    Tables and charts with an ``anchor`` are numbered, and can be referred to.
    """

    caption: str
    description: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Inline, ...], ...]
    widths: tuple[int, ...]
    anchor: str = ""


class Series(NamedTuple):
    """One colour of a chart: its name and a number for each category."""

    name: str
    tone: Tone
    values: tuple[int, ...]


class Chart(NamedTuple):
    """Stacked bars, one a category. ``description`` states the numbers; they also stand in a table beside it."""

    caption: str
    description: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    anchor: str = ""


class FieldKind(StrEnum):
    """How a field is filled in."""

    TEXT = "text"
    DATE = "date"
    CHOICE = "choice"


class Field(NamedTuple):
    """One line of a box to be filled in. ``name`` is the same in every language, and so are the ids of choices."""

    name: str
    label: str
    prompt: str  # shown until it is filled in
    kind: FieldKind = FieldKind.TEXT
    choices: tuple[tuple[str, str], ...] = ()  # (id, words)
    value: Inline = ()  # what was filled in


class DecisionBox(NamedTuple):
    """A box in which readers write a decision. ``id`` is stable, so that what they wrote can be read back by it."""

    id: str
    description: str
    fields: tuple[Field, ...]


class ListOf(StrEnum):
    """What a table of contents lists."""

    HEADINGS = "headings"
    TABLES = "tables"
    FIGURES = "figures"


class Contents(NamedTuple):
    """Where a table of contents stands, or a list of tables or figures; the renderer fills it."""

    title: str
    of: ListOf = ListOf.HEADINGS


class PageBreak(NamedTuple):
    """A new page for the heading that follows, where there are pages."""


Block = (
    Heading
    | Paragraph
    | Note
    | Bullets
    | Steps
    | Listing
    | Quotation
    | Clause
    | Redline
    | Facts
    | Table
    | Chart
    | DecisionBox
    | Contents
    | PageBreak
)


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
    figure_word: str = "Figure"
    annex_word: str = "Annex"
    properties: Mapping[str, str] = MappingProxyType({})  # name -> value, for registries
    keywords: str = ""
    direction: str = ""  # ltr, rtl; empty: as the language is written by itself
    controls: Mapping[str, str] = MappingProxyType({})  # what the controls of a screen are called; none: no controls
    is_form: bool = False  # to be printed and filled in: narrow margins, and a title that takes little room
    is_slides: bool = False  # for a wall: large letters, one screen or page from one page break to the next

    def blocks(self) -> Iterable[Block]:
        """Give all blocks in order."""
        return (block for part in self.parts for block in part.blocks)

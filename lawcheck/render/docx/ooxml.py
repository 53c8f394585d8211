"""The pieces of WordprocessingML that a report is made of. Every function returns an element; order follows ECMA-376."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from lxml import etree

from lawcheck.report.document import Inline, Mark, Span, Tone

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
Element = etree._Element  # noqa: SLF001 - lxml has no public name for its element type

FILLS: Mapping[Tone, str] = {
    Tone.GOOD: "DDEFD9",
    Tone.NEARLY: "EAF3D6",
    Tone.PARTLY: "FFF1CC",
    Tone.SHORT: "FADBD8",
    Tone.CLASH: "E8DAEF",
    Tone.OPEN: "DCEBF7",
}
HEADER_FILL = "1F3864"
LONGEST_BOOKMARK = 40
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def w(name: str) -> str:
    """Give the qualified name of a WordprocessingML element or attribute."""
    return f"{{{W}}}{name}"


def make(parent: Element | None, name: str, **attributes: str) -> Element:
    """Make an element, under ``parent`` if there is one."""
    qualified = {w(key): value for key, value in attributes.items()}
    if parent is None:
        return etree.Element(w(name), qualified, nsmap={"w": W})
    return etree.SubElement(parent, w(name), qualified)


def safe(text: str) -> str:
    """Replace what XML cannot carry and what turns the direction of text."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text)


@dataclass(frozen=True, slots=True)
class Style:
    """How a run is set: language of its words, and whether spelling is checked."""

    language: str = ""
    is_foreign: bool = False
    is_white: bool = False


def add_run(parent: Element, span: Span, style: Style | None = None) -> None:
    """Add a run of words to a paragraph or a hyperlink."""
    style = style or Style()
    run = make(parent, "r")
    properties = make(None, "rPr")
    if span.mark is Mark.STRONG:
        make(properties, "b")
    if span.mark in (Mark.EMPHASIS, Mark.QUOTE):
        make(properties, "i")
    language = span.language or style.language
    if language and (span.language or style.is_foreign):
        make(properties, "noProof")
    if style.is_white:
        make(properties, "color", val="FFFFFF")
    if span.tone in FILLS and not style.is_white:
        make(properties, "shd", val="clear", color="auto", fill=FILLS[span.tone])
    if language:
        make(properties, "lang", val=language)
    if len(properties):
        run.append(properties)
    text = make(run, "t")
    text.text = safe(span.text)
    text.set(XML_SPACE, "preserve")


def paragraph(style: str, inline: Inline = (), run_style: Style | None = None) -> Element:
    """Make a paragraph in a style."""
    element = make(None, "p")
    make(make(element, "pPr"), "pStyle", val=style)
    for span in inline:
        add_run(element, span, run_style)
    return element


def add_field(parent: Element, instruction: str, shown: str) -> None:
    """Add a field with the result that a reader sees before it is updated."""
    make(make(parent, "r"), "fldChar", fldCharType="begin")
    code = make(make(parent, "r"), "instrText")
    code.text = f" {instruction} "
    code.set(XML_SPACE, "preserve")
    make(make(parent, "r"), "fldChar", fldCharType="separate")
    add_run(parent, Span(shown))
    make(make(parent, "r"), "fldChar", fldCharType="end")


def bookmark_name(anchor: str) -> str:
    """Turn a stable anchor into a bookmark's name: letters, digits and underscores, 40 at most."""
    name = "_" + re.sub(r"\W", "_", anchor)
    if len(name) <= LONGEST_BOOKMARK:
        return name
    mark = blake2b(anchor.encode(), digest_size=4).hexdigest()
    return f"{name[: LONGEST_BOOKMARK - 9]}_{mark}"


def heading(level: int, text: str, anchor: str, number: int) -> Element:
    """Make a heading in a built-in style, with a bookmark where it has an anchor. ``number`` is the bookmark's id."""
    element = paragraph(f"Heading{level}")
    if anchor:
        make(element, "bookmarkStart", id=str(number), name=bookmark_name(anchor))
    add_run(element, Span(text))
    if anchor:
        make(element, "bookmarkEnd", id=str(number))
    return element


def caption(word: str, number: int, text: str) -> Element:
    """Make a table's caption with a sequence field."""
    element = paragraph("Caption")
    add_run(element, Span(f"{word}\u00a0"))
    add_field(element, "SEQ Table \\* ARABIC", str(number))
    add_run(element, Span(f". {text}"))
    return element


def contents(entries: Sequence[tuple[int, str, str]], levels: int) -> list[Element]:
    """Make a table of contents whose entries are there when the file opens; (level, text, anchor) each."""
    elements = []
    for place, (level, text, anchor) in enumerate(entries):
        element = paragraph(f"TOC{level}")
        if place == 0:
            make(make(element, "r"), "fldChar", fldCharType="begin")
            code = make(make(element, "r"), "instrText")
            code.text = f' TOC \\o "1-{levels}" \\h \\z \\u '
            code.set(XML_SPACE, "preserve")
            make(make(element, "r"), "fldChar", fldCharType="separate")
        link = make(element, "hyperlink", anchor=bookmark_name(anchor), history="1")
        add_run(link, Span(text))
        make(make(link, "r"), "tab")
        add_field(link, f"PAGEREF {bookmark_name(anchor)} \\h", "–")
        elements.append(element)
    if elements:
        make(make(elements[-1], "r"), "fldChar", fldCharType="end")
    return elements


@dataclass(frozen=True, slots=True)
class Grid:
    """A table to be made. ``widths`` are in twentieths of a point; ``header`` is empty for names and values."""

    caption: str
    description: str
    header: tuple[str, ...]
    rows: Iterable[tuple[Inline, ...]]
    widths: tuple[int, ...]


def table(grid: Grid) -> Element:
    """Make a simple grid: fixed widths, a header row that repeats, rows that stay whole, an alternative text."""
    element = make(None, "tbl")
    properties = make(element, "tblPr")
    make(properties, "tblStyle", val="ReportTable")
    make(properties, "tblW", w=str(sum(grid.widths)), type="dxa")
    make(properties, "tblLayout", type="fixed")
    make(properties, "tblLook", val="0420" if grid.header else "0400", firstRow="1" if grid.header else "0")
    make(properties, "tblCaption", val=safe(grid.caption))
    make(properties, "tblDescription", val=safe(grid.description))
    columns = make(element, "tblGrid")
    for width in grid.widths:
        make(columns, "gridCol", w=str(width))
    if grid.header:
        cells = tuple((Span(name, Mark.STRONG),) for name in grid.header)
        _add_row(element, cells, grid.widths, is_header=True)
    for row in grid.rows:
        _add_row(element, row, grid.widths)
    return element


def _add_row(parent: Element, cells: tuple[Inline, ...], widths: tuple[int, ...], *, is_header: bool = False) -> None:
    row = make(parent, "tr")
    properties = make(row, "trPr")
    make(properties, "cantSplit")
    if is_header:
        make(properties, "tblHeader")
    for cell, width in zip(cells, widths, strict=True):
        box = make(row, "tc")
        inside = make(box, "tcPr")
        make(inside, "tcW", w=str(width), type="dxa")
        fill = HEADER_FILL if is_header else _fill(cell)
        if fill:
            make(inside, "shd", val="clear", color="auto", fill=fill)
        box.append(paragraph("TableText", cell, Style(is_white=is_header)))


def _fill(cell: Inline) -> str:
    """Shade a cell that says one thing; several things in a cell keep their own shades."""
    tones = {span.tone for span in cell}
    return FILLS.get(tones.pop(), "") if len(tones) == 1 else ""

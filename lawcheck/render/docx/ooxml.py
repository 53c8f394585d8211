"""The pieces of WordprocessingML that a report is made of, as text; order follows ECMA-376.

Text is quicker to make than elements one by one, and it goes into the file as it is (tests/bench).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from xml.sax.saxutils import escape, quoteattr

from lawcheck.render.characters import harmless
from lawcheck.report.document import Inline, Mark, Span, Tone

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
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


def safe(text: str) -> str:
    """Escape a text, and replace what XML cannot carry and what turns the direction of text."""
    return escape(harmless(text))


def attribute(text: str) -> str:
    """Quote a text for an attribute."""
    return quoteattr(harmless(text))


@dataclass(frozen=True, slots=True)
class Style:
    """How the words of a paragraph are set: their language, and whether it is another than the document's."""

    language: str = ""
    is_foreign: bool = False
    is_white: bool = False


PLAIN = Style()


def run(span: Span, style: Style = PLAIN) -> str:
    """Make a run of words."""
    return f'<w:r>{_run_properties(span, style)}<w:t xml:space="preserve">{safe(span.text)}</w:t></w:r>'


def _run_properties(span: Span, style: Style) -> str:
    parts = []
    if span.mark is Mark.STRONG:
        parts.append("<w:b/>")
    if span.mark in (Mark.EMPHASIS, Mark.QUOTE):
        parts.append("<w:i/>")
    language = span.language or style.language
    if span.language or style.is_foreign:
        parts.append("<w:noProof/>")
    if style.is_white:
        parts.append('<w:color w:val="FFFFFF"/>')
    elif span.tone in FILLS:
        parts.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{FILLS[span.tone]}"/>')
    if language:
        parts.append(f"<w:lang w:val={attribute(language)}/>")
    return f"<w:rPr>{''.join(parts)}</w:rPr>" if parts else ""


def paragraph(style: str, inline: Inline = (), run_style: Style = PLAIN, properties: str = "") -> str:
    """Make a paragraph in a style; ``properties`` are further paragraph properties, in order."""
    return wrapped(style, "".join([run(span, run_style) for span in inline]), properties)


def wrapped(style: str, content: str, properties: str = "") -> str:
    """Make a paragraph of ready runs."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def field(instruction: str, shown: str) -> str:
    """Make a field with the result that a reader sees before it is updated."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {safe(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(Span(shown))}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def bookmark_name(anchor: str) -> str:
    """Turn a stable anchor into a bookmark's name: letters, digits and underscores, 40 at most."""
    name = "ref_" + re.sub(r"\W", "_", anchor)
    if len(name) <= LONGEST_BOOKMARK:
        return name
    mark = blake2b(anchor.encode(), digest_size=4).hexdigest()
    return f"{name[: LONGEST_BOOKMARK - 9]}_{mark}"


def heading(level: int, text: str, anchor: str, number: int, properties: str = "") -> str:
    """Make a heading in a built-in style, with a bookmark where it has an anchor. ``number`` is the bookmark's id."""
    words = run(Span(text))
    if not anchor:
        return wrapped(f"Heading{level}", words, properties)
    start = f'<w:bookmarkStart w:id="{number}" w:name="{bookmark_name(anchor)}"/>'
    return wrapped(f"Heading{level}", f'{start}{words}<w:bookmarkEnd w:id="{number}"/>', properties)


def caption(word: str, number: int, text: str) -> str:
    """Make a table's caption with a sequence field."""
    sequence = field("SEQ Table \\* ARABIC", str(number))
    return wrapped("Caption", run(Span(f"{word}\u00a0")) + sequence + run(Span(f". {text}")))


def contents(entries: Sequence[tuple[int, str, str]], levels: int) -> list[str]:
    """Make a table of contents whose entries are there when the file opens; (level, text, anchor) each.

    The entries are links. Page numbers are for Word to know: updating the field (F9) adds them.
    """
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> TOC \\o "1-{levels}" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    made = []
    for place, (level, text, anchor) in enumerate(entries):
        link = f'<w:hyperlink w:anchor="{bookmark_name(anchor)}" w:history="1">{run(Span(text))}</w:hyperlink>'
        before, after = begin if place == 0 else "", end if place == len(entries) - 1 else ""
        made.append(wrapped(f"TOC{level}", before + link + after))
    return made


@dataclass(frozen=True, slots=True)
class Grid:
    """A table to be made. ``widths`` are in twentieths of a point; ``header`` is empty for names and values."""

    caption: str
    description: str
    header: tuple[str, ...]
    rows: Iterable[tuple[Inline, ...]]
    widths: tuple[int, ...]


def table(grid: Grid) -> str:
    """Make a simple grid: fixed widths, a header row that repeats, rows that stay whole, an alternative text.

    A table of names and values, such as a box for a decision, stays on one page; a long grid keeps its header with a row.
    """
    has_header = bool(grid.header)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid.widths)
    cells = list(grid.rows)
    rows = [
        _row(row, grid.widths, leads_on=not has_header and place < len(cells)) for place, row in enumerate(cells, 1)
    ]
    if has_header:
        names = tuple((Span(name, Mark.STRONG),) for name in grid.header)
        rows.insert(0, _row(names, grid.widths, is_header=True, leads_on=True))
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/>'
        f'<w:tblW w:w="{sum(grid.widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{"0420" if has_header else "0400"}" w:firstRow="{int(has_header)}"/>'
        f"<w:tblCaption w:val={attribute(grid.caption)}/><w:tblDescription w:val={attribute(grid.description)}/>"
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row(cells: tuple[Inline, ...], widths: tuple[int, ...], *, is_header: bool = False, leads_on: bool = False) -> str:
    keep = "<w:keepNext/>" if leads_on else ""
    repeat = "<w:tblHeader/>" if is_header else ""
    style = Style(is_white=is_header)
    boxes = []
    for cell, width in zip(cells, widths, strict=True):
        fill = HEADER_FILL if is_header else _fill(cell)
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
        boxes.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
            f"{paragraph('TableText', cell, style, properties=keep)}</w:tc>"
        )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{''.join(boxes)}</w:tr>"


def _fill(cell: Inline) -> str:
    """Shade a cell that says one thing; several things in a cell keep their own shades."""
    tones = {span.tone for span in cell}
    return FILLS.get(tones.pop(), "") if len(tones) == 1 else ""

"""A document as a Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Mm
from lxml import etree

from lawcheck.render.docx.ooxml import (
    NAMESPACE,
    PLAIN,
    Grid,
    Style,
    caption,
    contents,
    field,
    heading,
    paragraph,
    run,
    table,
    wrapped,
)
from lawcheck.render.docx.package import BODY_MARK, new_package, set_properties, to_bytes
from lawcheck.report.document import (
    Block,
    Bullets,
    Clause,
    Contents,
    Document,
    Facts,
    Heading,
    Mark,
    Note,
    PageBreak,
    Paragraph,
    Quotation,
    Span,
    Table,
    plain,
)

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.section import Section

CONTENTS_LEVELS = 2
_SHORT_SIDE, _LONG_SIDE, _MARGIN = 210, 297, 22  # millimetres: A4
_TWIPS = 1440 / 25.4  # twentieths of a point in a millimetre
_FACT_SHARE = 0.27  # of the page, for the names in a list of facts
_DEEPEST_CLAUSE = 2
_XML_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def render_docx(document: Document) -> bytes:
    """Write a Word file. The same document gives the same bytes."""
    word = new_package()
    set_properties(word, document)
    set_language(word, document.language)
    writer = Writer(word, document)
    for number, part in enumerate(document.parts):
        writer.begin(number, is_landscape=part.is_landscape)
        for block in part.blocks:
            writer.write(block)
    writer.flush()
    return to_bytes(word, writer.bodies)


def set_language(word: WordDocument, language: str) -> None:
    """Say in which language the words are that have no mark of their own."""
    defaults = word.styles.element.find(f".//{{{NAMESPACE}}}docDefaults//{{{NAMESPACE}}}lang")
    defaults.set(f"{{{NAMESPACE}}}val", language)


def _elements(xml: str) -> list[etree._Element]:
    """Parse pieces of a body."""
    root = etree.fromstring(f'<w:body xmlns:w="{NAMESPACE}">{xml}</w:body>', _XML_PARSER)
    return list(root)


class Writer:
    """Collects blocks as text and puts them into a Word document, section by section."""

    def __init__(self, word: WordDocument, document: Document) -> None:
        self.word = word
        self.document = document
        self.headings = [each for each in document.blocks() if isinstance(each, Heading) and each.anchor]
        self.bookmarks = 0
        self.breaks_page = False
        self.tables = 0
        self.width = 0  # of the text, in twentieths of a point
        self.pieces: list[str] = []
        self.bodies: list[str] = []  # what goes where the marks stand

    def begin(self, number: int, *, is_landscape: bool) -> None:
        """Begin a section, and put the title on the first page."""
        self.flush()
        section = self.word.sections[0] if number == 0 else self.word.add_section(WD_SECTION.NEW_PAGE)
        self._set_page(section, is_landscape=is_landscape)
        self._set_header_and_footer(section, is_first=number == 0)
        if number == 0:
            self.pieces.append(paragraph("Title", (Span(self.document.title),)))
            self.pieces.append(paragraph("Subtitle", (Span(self.document.subtitle),)))

    def flush(self) -> None:
        """Mark where what has been collected goes: before the properties of the last section."""
        if self.pieces:
            self.word.element.body[-1].addprevious(etree.Comment(BODY_MARK.format(len(self.bodies))))
            self.bodies.append("".join(self.pieces))
            self.pieces.clear()

    def _set_page(self, section: Section, *, is_landscape: bool) -> None:
        across, down = (_LONG_SIDE, _SHORT_SIDE) if is_landscape else (_SHORT_SIDE, _LONG_SIDE)
        section.orientation = WD_ORIENT.LANDSCAPE if is_landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(across), Mm(down)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN)
        self.width = round((across - 2 * _MARGIN) * _TWIPS)

    def _set_header_and_footer(self, section: Section, *, is_first: bool) -> None:
        section.header.is_linked_to_previous = not is_first
        if is_first:
            title = self.document.marking or self.document.title
            self._fill(section.header, paragraph("Header", (Span(title, Mark.STRONG),)))
        section.footer.is_linked_to_previous = False
        before, _, rest = self.document.page_label.partition("{page}")
        between, _, after = rest.partition("{pages}")
        words = (
            run(Span(self.document.footer))
            + "<w:r><w:tab/></w:r>"
            + (run(Span(before)) + field("PAGE", "1") + run(Span(between)) + field("NUMPAGES", "1"))
            + (run(Span(after)) if after else "")
        )
        tabs = f'<w:tabs><w:tab w:val="right" w:pos="{self.width}"/></w:tabs>'
        self._fill(section.footer, wrapped("Footer", words, tabs))

    def _fill(self, edge: object, xml: str) -> None:
        """Replace the empty paragraph of a header or footer."""
        empty = edge.paragraphs[0]._p  # type: ignore[attr-defined]  # noqa: SLF001 - the element behind it
        for element in _elements(xml):
            empty.addprevious(element)
        empty.getparent().remove(empty)

    def write(self, block: Block) -> None:
        """Append one block."""
        add = self.pieces.append
        match block:
            case Heading():
                self.bookmarks += 1
                add(heading(block.level, block.text, block.anchor, self.bookmarks, self._page_break()))
            case Paragraph():
                add(self._labelled(block))
            case Note():
                add(paragraph("Note", block.text))
            case Bullets():
                self.pieces += [paragraph("ListBullet", item) for item in block.items]
            case Quotation():
                self._quote(block)
            case Clause():
                for depth, text in block.lines:
                    add(paragraph(f"DraftClause{min(depth, _DEEPEST_CLAUSE) + 1}", (Span(text),)))
            case Facts():
                self._facts(block)
            case Table():
                self._table(block)
            case Contents():
                self._contents(block)
            case PageBreak():
                self.breaks_page = True

    def _page_break(self) -> str:
        """Give the property of a heading on a new page. A break of its own would leave an empty page after a full one."""
        breaks, self.breaks_page = self.breaks_page, False
        return "<w:pageBreakBefore/>" if breaks else ""

    def _labelled(self, block: Paragraph) -> str:
        if not block.label:
            return paragraph("BodyText", block.text)
        label = Span(block.label + self.document.colon.rstrip(" "), Mark.STRONG)
        if not block.text:
            return paragraph("BodyText", (label,), properties="<w:keepNext/>")
        leads_on = plain(block.text).rstrip().endswith(":")
        properties = "<w:keepNext/>" if leads_on else ""
        return paragraph("BodyText", (label, Span(" "), *block.text), properties=properties)

    def _quote(self, block: Quotation) -> None:
        is_foreign = block.language != self.document.language
        style = Style(block.language, is_foreign) if is_foreign else PLAIN
        self.pieces.append(paragraph("QuotationPlace", (Span(block.place),)))
        for depth, label, text in block.lines:
            indent = f'<w:ind w:left="{400 + 400 * depth}"/>' if depth else ""
            self.pieces.append(paragraph("Quote", (Span(f"{label} {text}".strip()),), style, indent))

    def _facts(self, block: Facts) -> None:
        first = round(self.width * _FACT_SHARE)
        rows = (((Span(name, Mark.STRONG),), text) for name, text in block.rows)
        grid = Grid(block.description, block.description, (), rows, (first, self.width - first))
        self.pieces += [table(grid), paragraph("AfterTable")]

    def _table(self, block: Table) -> None:
        self.tables += 1
        total = sum(block.widths)
        widths = tuple(round(self.width * share / total) for share in block.widths)
        grid = Grid(block.caption, block.description, block.columns, block.rows, widths)
        title = caption(self.document.table_word, self.tables, block.caption)
        self.pieces += [title, table(grid), paragraph("AfterTable")]

    def _contents(self, block: Contents) -> None:
        entries = [(each.level, each.text, each.anchor) for each in self.headings if each.level <= CONTENTS_LEVELS]
        title = paragraph("TOCHeading", (Span(block.title),), properties=self._page_break())
        self.pieces += [title, *contents(entries, CONTENTS_LEVELS)]

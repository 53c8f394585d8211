"""A document as a Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Mm

from lawcheck.render.docx.ooxml import (
    Element,
    Grid,
    Style,
    add_field,
    add_run,
    caption,
    contents,
    heading,
    make,
    paragraph,
    table,
    w,
)
from lawcheck.render.docx.package import new_package, set_properties, to_bytes
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
)

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.section import Section

CONTENTS_LEVELS = 2
_SHORT_SIDE, _LONG_SIDE, _MARGIN = 210, 297, 22  # millimetres: A4
_TWIPS = 1440 / 25.4  # twentieths of a point in a millimetre
_FACT_SHARE = 0.27  # of the page, for the names in a list of facts


def render_docx(document: Document) -> bytes:
    """Write a Word file. The same document gives the same bytes."""
    word = new_package()
    set_properties(word, document)
    _set_language(word, document.language)
    writer = _Writer(word, document)
    for number, part in enumerate(document.parts):
        writer.begin(number, is_landscape=part.is_landscape)
        for block in part.blocks:
            writer.write(block)
    return to_bytes(word)


def _set_language(word: WordDocument, language: str) -> None:
    defaults = word.styles.element.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('lang')}")
    defaults.set(w("val"), language)


class _Writer:
    """Appends blocks to a Word document, section by section."""

    def __init__(self, word: WordDocument, document: Document) -> None:
        self.word = word
        self.document = document
        self.body = word.element.body
        self.headings = [each for each in document.blocks() if isinstance(each, Heading) and each.anchor]
        self.bookmarks = 0
        self.tables = 0
        self.width = 0  # of the text, in twentieths of a point

    def begin(self, number: int, *, is_landscape: bool) -> None:
        """Begin a section, and put the title on the first page."""
        section = self.word.sections[0] if number == 0 else self.word.add_section(WD_SECTION.NEW_PAGE)
        self._set_page(section, is_landscape=is_landscape)
        self._set_header_and_footer(section, is_first=number == 0)
        if number == 0:
            self._add(paragraph("Title", (Span(self.document.title),)))
            self._add(paragraph("Subtitle", (Span(self.document.subtitle),)))

    def _set_page(self, section: Section, *, is_landscape: bool) -> None:
        across, down = (_LONG_SIDE, _SHORT_SIDE) if is_landscape else (_SHORT_SIDE, _LONG_SIDE)
        section.orientation = WD_ORIENT.LANDSCAPE if is_landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(across), Mm(down)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN)
        self.width = round((across - 2 * _MARGIN) * _TWIPS)

    def _set_header_and_footer(self, section: Section, *, is_first: bool) -> None:
        section.header.is_linked_to_previous = not is_first
        section.footer.is_linked_to_previous = True
        if is_first:
            header = section.header.paragraphs[0]._p  # noqa: SLF001 - the element behind the paragraph
            add_run(header, Span(self.document.marking or self.document.title, Mark.STRONG))
        section.footer.is_linked_to_previous = False
        footer = section.footer.paragraphs[0]._p  # noqa: SLF001
        properties = footer.get_or_add_pPr()
        make(make(properties, "tabs"), "tab", val="right", pos=str(self.width))
        add_run(footer, Span(self.document.footer))
        make(make(footer, "r"), "tab")
        before, _, rest = self.document.page_label.partition("{page}")
        between, _, after = rest.partition("{pages}")
        add_run(footer, Span(before))
        add_field(footer, "PAGE", "1")
        add_run(footer, Span(between))
        add_field(footer, "NUMPAGES", "1")
        if after:
            add_run(footer, Span(after))

    def _add(self, element: Element) -> None:
        self.body.insert(len(self.body) - 1, element)  # before the properties of the last section

    def write(self, block: Block) -> None:
        """Append one block."""
        match block:
            case Heading():
                self.bookmarks += 1
                self._add(heading(block.level, block.text, block.anchor, self.bookmarks))
            case Paragraph():
                label = (Span(block.label + self.document.colon.rstrip(" "), Mark.STRONG),) if block.label else ()
                between = (Span(" "),) if block.label and block.text else ()
                element = paragraph("BodyText", (*label, *between, *block.text))
                if block.label and not block.text:
                    make(element[0], "keepNext")
                self._add(element)
            case Note():
                self._add(paragraph("Note", block.text))
            case Bullets():
                for item in block.items:
                    self._add(paragraph("ListBullet", item))
            case Quotation():
                self._quote(block)
            case Clause():
                for depth, text in block.lines:
                    self._add(paragraph(f"DraftClause{min(depth, 2) + 1}", (Span(text),)))
            case Facts():
                self._facts(block)
            case Table():
                self._table(block)
            case Contents():
                self._contents(block)
            case PageBreak():
                element = paragraph("BodyText")
                make(make(element, "r"), "br", type="page")
                self._add(element)

    def _quote(self, block: Quotation) -> None:
        is_foreign = block.language != self.document.language
        style = Style(block.language if is_foreign else "", is_foreign)
        self._add(paragraph("QuotationPlace", (Span(block.place),)))
        for depth, label, text in block.lines:
            element = paragraph("Quote", (Span(f"{label} {text}".strip()),), style)
            if depth:
                make(element[0], "ind", left=str(400 + 400 * depth))
            self._add(element)

    def _facts(self, block: Facts) -> None:
        first = round(self.width * _FACT_SHARE)
        rows = (((Span(name, Mark.STRONG),), text) for name, text in block.rows)
        grid = Grid(block.description, block.description, (), rows, (first, self.width - first))
        self._add(table(grid))
        self._add(paragraph("AfterTable"))

    def _table(self, block: Table) -> None:
        self.tables += 1
        total = sum(block.widths)
        widths = tuple(round(self.width * share / total) for share in block.widths)
        self._add(caption(self.document.table_word, self.tables, block.caption))
        self._add(table(Grid(block.caption, block.description, block.columns, block.rows, widths)))
        self._add(paragraph("AfterTable"))

    def _contents(self, block: Contents) -> None:
        self._add(paragraph("TOCHeading", (Span(block.title),)))
        entries = [(each.level, each.text, each.anchor) for each in self.headings if each.level <= CONTENTS_LEVELS]
        for element in contents(entries, CONTENTS_LEVELS):
            self._add(element)

"""Sections: page size and margins, direction, header and footer of each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree

from lawcheck.render.docx.fields import field
from lawcheck.render.docx.ooxml import NAMESPACE, TAB, Style, run, wrapped
from lawcheck.report.document import Document, Mark, Span

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.section import Section

_SHORT_SIDE, _LONG_SIDE = 210, 297  # millimetres: A4
_TOP, _LEFT, _RIGHT = 22, 27, 20  # the numbers of paragraphs stand in the left margin
_FORM_TOP, _FORM_SIDE = 18, 15  # of a form
_STYLE_TABS = (4513, 4536, 4680, 9026, 9072, 9240, 9360)  # of headers in the base, and in the templates that Word makes
_TWIPS = 635  # English metric units in a twentieth of a point
_XML_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def elements(xml: str) -> list[etree._Element]:
    """Parse pieces of a body."""
    return list(etree.fromstring(f'<w:body xmlns:w="{NAMESPACE}">{xml}</w:body>', _XML_PARSER))


class Pages:
    """Makes the sections of a document."""

    def __init__(
        self, word: WordDocument, document: Document, style: Style, *, keeps_pages: bool, named: Callable[[str], str]
    ) -> None:
        self.word = word
        self.document = document
        self.style = style
        self.keeps_pages = keeps_pages  # those of an office's template
        self.named = named  # puts the template's ids of styles in the place of ours
        self.first = word.sections[0]

    def begin(self, number: int, *, is_landscape: bool) -> int:
        """Begin a section, and give the width of its text in twentieths of a point."""
        section = self.first if number == 0 else self.word.add_section(WD_SECTION.NEW_PAGE)
        if number:
            self._name_break()
        self._set_page(section, is_landscape=is_landscape)
        page, left, right = section.page_width, section.left_margin, section.right_margin
        width = round(((page or Mm(_SHORT_SIDE)) - (left or 0) - (right or 0)) / _TWIPS)
        self._set_edges(section, width, is_first=number == 0)
        return width

    def _name_break(self) -> None:
        """Give the paragraph that ends a section a style."""
        paragraph = self.word.element.body.findall(qn("w:p"))[-1]
        properties = paragraph.find(qn("w:pPr"))
        [named] = elements(self.named('<w:p><w:pPr><w:pStyle w:val="AfterTable"/></w:pPr></w:p>'))
        properties.insert(0, named[0][0])

    def _set_page(self, section: Section, *, is_landscape: bool) -> None:
        if not self.keeps_pages:
            section.page_width, section.page_height = Mm(_SHORT_SIDE), Mm(_LONG_SIDE)
            is_form = self.document.is_form
            top, left, right = (_FORM_TOP, _FORM_SIDE, _FORM_SIDE) if is_form else (_TOP, _LEFT, _RIGHT)
            section.left_margin, section.right_margin = Mm(left), Mm(right)
            section.top_margin = section.bottom_margin = Mm(top)
        across, down = sorted((section.page_width or Mm(_SHORT_SIDE), section.page_height or Mm(_LONG_SIDE)))
        section.orientation = WD_ORIENT.LANDSCAPE if is_landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (down, across) if is_landscape else (across, down)
        properties: Any = section._sectPr  # noqa: SLF001 - python-docx has no direction of sections
        if self.style.is_rtl and properties.find(qn("w:bidi")) is None:
            before = properties.find(qn("w:docGrid"))
            bidi = etree.Element(qn("w:bidi"))
            properties.append(bidi) if before is None else before.addprevious(bidi)

    def _set_edges(self, section: Section, width: int, *, is_first: bool) -> None:
        """Fill header and footer. Each section has its own, whose tabs end where its text ends.

        A template's are kept, and what ours say is added to them; the sections that follow the first go on with those.
        """
        if self.keeps_pages and not is_first:
            section.different_first_page_header_footer = False
            return
        edges = [(section.header, section.footer)]
        if section.different_first_page_header_footer:
            edges.append((section.first_page_header, section.first_page_footer))
        if self.document_has_even_pages:
            edges.append((section.even_page_header, section.even_page_footer))
        for header, footer in edges:
            if header.is_linked_to_previous:
                header.is_linked_to_previous = False
            if footer.is_linked_to_previous:
                footer.is_linked_to_previous = False
            if self.document.marking or not self.keeps_pages:
                self._add(header, self._header(width))
            self._add(footer, self._footer(width))

    @property
    def document_has_even_pages(self) -> bool:
        """Say whether a template has headers of their own on even pages."""
        return self.keeps_pages and self.word.settings.odd_and_even_pages_header_footer

    def _header(self, width: int) -> str:
        """Give the marking and the title; in a template's own header the marking alone."""
        if self.keeps_pages:
            return self._paragraph("Header", run(Span(self.document.marking, Mark.STRONG), self.style), width)
        marking = run(Span(self.document.marking, Mark.STRONG), self.style) + TAB if self.document.marking else ""
        return self._paragraph("Header", marking + self._run(self.document.title), width)

    def _footer(self, width: int) -> str:
        before, _, rest = self.document.page_label.partition("{page}")
        between, _, after = rest.partition("{pages}")
        words = self._run(self.document.footer) + TAB + self._run(before) + field("PAGE", self._run("1"))
        words += self._run(between) + field("NUMPAGES", self._run("1")) + self._run(after)
        return self._paragraph("Footer", words, width)

    def _run(self, words: str) -> str:
        return run(Span(words), self.style) if words else ""

    def _paragraph(self, style: str, runs: str, width: int) -> str:
        cleared = "".join(f'<w:tab w:val="clear" w:pos="{place}"/>' for place in _STYLE_TABS if place != width)
        tabs = f'<w:tabs>{cleared}<w:tab w:val="right" w:pos="{width}"/></w:tabs>'
        return self.named(wrapped(style, runs, tabs, is_rtl=self.style.is_rtl))

    def _add(self, edge: Any, xml: str) -> None:
        """Put a line into a header or footer, behind what a template has there."""
        last = edge.paragraphs[-1]._p  # noqa: SLF001 - the element behind it
        is_empty = not last.xpath(".//w:t | .//w:drawing | .//w:pict | .//w:fldSimple | .//w:fldChar")
        [line] = elements(xml)
        last.addnext(line)
        if is_empty:
            last.getparent().remove(last)

"""Sections: page size and margins, direction, header and footer of each."""

from __future__ import annotations

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
_BASE_TAB = 9240  # of the styles of header and footer in the base
_TWIPS = 635  # English metric units in a twentieth of a point
_XML_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def elements(xml: str) -> list[etree._Element]:
    """Parse pieces of a body."""
    return list(etree.fromstring(f'<w:body xmlns:w="{NAMESPACE}">{xml}</w:body>', _XML_PARSER))


class Pages:
    """Makes the sections of a document."""

    def __init__(self, word: WordDocument, document: Document, style: Style, *, keeps_pages: bool) -> None:
        self.word = word
        self.document = document
        self.style = style
        self.keeps_pages = keeps_pages  # those of an office's template
        self.first = word.sections[0]

    def begin(self, number: int, *, is_landscape: bool) -> int:
        """Begin a section, and give the width of its text in twentieths of a point."""
        section = self.first if number == 0 else self.word.add_section(WD_SECTION.NEW_PAGE)
        if number:
            self._name_break()
        self._set_page(section, is_landscape=is_landscape)
        page, left, right = section.page_width, section.left_margin, section.right_margin
        width = round(((page or Mm(_SHORT_SIDE)) - (left or 0) - (right or 0)) / _TWIPS)
        self._set_edges(section, width)
        return width

    def _name_break(self) -> None:
        """Give the paragraph that ends a section a style."""
        paragraph = self.word.element.body.findall(qn("w:p"))[-1]
        properties = paragraph.find(qn("w:pPr"))
        style = etree.Element(qn("w:pStyle"))
        style.set(qn("w:val"), "AfterTable")
        properties.insert(0, style)

    def _set_page(self, section: Section, *, is_landscape: bool) -> None:
        if not self.keeps_pages:
            section.page_width, section.page_height = Mm(_SHORT_SIDE), Mm(_LONG_SIDE)
            section.left_margin, section.right_margin = Mm(_LEFT), Mm(_RIGHT)
            section.top_margin = section.bottom_margin = Mm(_TOP)
        across, down = sorted((section.page_width or Mm(_SHORT_SIDE), section.page_height or Mm(_LONG_SIDE)))
        section.orientation = WD_ORIENT.LANDSCAPE if is_landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (down, across) if is_landscape else (across, down)
        properties: Any = section._sectPr  # noqa: SLF001 - python-docx has no direction of sections
        if self.style.is_rtl and properties.find(qn("w:bidi")) is None:
            before = properties.find(qn("w:docGrid"))
            bidi = etree.Element(qn("w:bidi"))
            properties.append(bidi) if before is None else before.addprevious(bidi)

    def _set_edges(self, section: Section, width: int) -> None:
        """Fill header and footer. Each section has its own: their tabs end where its text ends."""
        section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
        document = self.document
        tabs = f'<w:tabs><w:tab w:val="clear" w:pos="{_BASE_TAB}"/><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
        marking = run(Span(document.marking, Mark.STRONG), self.style) + TAB if document.marking else ""
        self._add(section.header, self._paragraph("Header", marking + self._run(document.title), tabs))
        before, _, rest = document.page_label.partition("{page}")
        between, _, after = rest.partition("{pages}")
        words = self._run(document.footer) + TAB + self._run(before) + field("PAGE", self._run("1"))
        words += self._run(between) + field("NUMPAGES", self._run("1")) + self._run(after)
        self._add(section.footer, self._paragraph("Footer", words, tabs))

    def _run(self, words: str) -> str:
        return run(Span(words), self.style) if words else ""

    def _paragraph(self, style: str, runs: str, before: str = "") -> str:
        return wrapped(style, runs, before, is_rtl=self.style.is_rtl)

    def _add(self, edge: Any, xml: str) -> None:
        """Put a line into a header or footer, behind what a template has there."""
        last = edge.paragraphs[-1]._p  # noqa: SLF001 - the element behind it
        is_empty = not last.xpath(".//w:t | .//w:drawing | .//w:pict | .//w:fldSimple | .//w:fldChar")
        [line] = elements(xml)
        last.addnext(line)
        if is_empty:
            last.getparent().remove(last)

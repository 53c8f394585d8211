"""A document as a Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn
from lxml import etree

from lawcheck.render.docx import comments, footnotes
from lawcheck.render.docx.direction import is_rtl
from lawcheck.render.docx.numbering import Lists, name_annexes
from lawcheck.render.docx.ooxml import PLAIN, Style
from lawcheck.render.docx.package import BODY_MARK, add_part, new_package, set_properties, to_bytes
from lawcheck.render.docx.sections import Pages
from lawcheck.render.docx.writer import Writer
from lawcheck.report.document import Document

if TYPE_CHECKING:
    from docx.document import Document as WordDocument


def render_docx(document: Document) -> bytes:
    """Write a Word file. The same document gives the same bytes."""
    word = new_package()
    set_properties(word, document)
    _set_language(word, document)
    name_annexes(word.part.numbering_part.element, document.annex_word)
    style = Style(is_rtl=True) if is_rtl(document.language) else PLAIN
    pages = Pages(word, document, style, keeps_pages=False)
    writer = Writer(word, document, style, Lists())
    bodies: list[str] = []
    for number, part in enumerate(document.parts):
        width = pages.begin(number, is_landscape=part.is_landscape)
        bodies.append(writer.part(part, width, is_first=number == 0))
        word.element.body[-1].addprevious(etree.Comment(BODY_MARK.format(number)))
    add_part(word, "/word/footnotes.xml", footnotes.TYPE, footnotes.RELATION, writer.notes.part())
    if writer.comments.made:
        add_part(word, "/word/comments.xml", comments.TYPE, comments.RELATION, writer.comments.part())
    return to_bytes(word, bodies)


def _set_language(word: WordDocument, document: Document) -> None:
    """Say what language the document is in: for the words, for the fonts of the theme, and for the signs of numbers."""
    language = document.language
    attributes = {"val": language}
    if is_rtl(language):
        attributes = {"val": "en", "bidi": language}  # Latin words in a right-to-left document are citations
    styles: Any = word.styles.element
    settings: Any = word.settings.element
    for element in (styles.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}"), settings.find(qn("w:themeFontLang"))):
        for name, value in attributes.items():
            element.set(qn(f"w:{name}"), value)

"""A document as a Word file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from lxml import etree

from lawcheck.render.docx import comments, footnotes
from lawcheck.render.docx.direction import is_rtl
from lawcheck.render.docx.numbering import name_annexes
from lawcheck.render.docx.ooxml import PLAIN, Style
from lawcheck.render.docx.package import BODY_MARK, Base, add_part, new_package, set_properties, to_bytes
from lawcheck.render.docx.sections import Pages
from lawcheck.render.docx.settings import set_footnotes, set_language
from lawcheck.render.docx.slides import enlarge
from lawcheck.render.docx.writer import Writer
from lawcheck.report.document import Document

_STYLE = re.compile(r'(<w:(?:pStyle|rStyle|tblStyle) w:val=")([^"]+)"')


class Branded(NamedTuple):
    """A Word file in an office's template."""

    content: bytes
    missing: tuple[str, ...]  # names of styles that the template lacks; ours were added


def render_docx(document: Document) -> bytes:
    """Write a Word file. The same document gives the same bytes."""
    return _written(document, Base(new_package()))


def render_in_template(document: Document, template: bytes) -> Branded:
    """Write a Word file with the pages, headers and styles of an office's template."""
    from lawcheck.render.docx.template import open_template

    base = open_template(template)
    return Branded(_written(document, base), base.missing)


def _written(document: Document, base: Base) -> bytes:
    word = base.word
    set_properties(word, document)
    set_language(word, document.language, document.direction)
    set_footnotes(word)
    name_annexes(word.part.numbering_part.element, document.annex_word)
    if document.is_slides:
        enlarge(word)
    style = Style(is_rtl=True) if is_rtl(document.language, document.direction) else PLAIN
    named = _renamer(base.style_ids)
    pages = Pages(word, document, style, keeps_pages=base.keeps_pages, named=named)
    writer = Writer(word, document, style, base.lists)
    bodies: list[str] = []
    for number, part in enumerate(document.parts):
        width = pages.begin(number, is_landscape=part.is_landscape)
        bodies.append(named(writer.part(part, width, is_first=number == 0)))
        word.element.body[-1].addprevious(etree.Comment(BODY_MARK.format(number)))
    add_part(word, "/word/footnotes.xml", footnotes.TYPE, footnotes.RELATION, named(writer.notes.part()).encode())
    if writer.comments.made:
        add_part(word, "/word/comments.xml", comments.TYPE, comments.RELATION, named(writer.comments.part()).encode())
    return to_bytes(word, bodies)


def _renamer(ids: Mapping[str, str]) -> Callable[[str], str]:
    """Give what puts a template's ids of styles in the place of ours."""
    if all(ours == theirs for ours, theirs in ids.items()):
        return str
    return lambda xml: _STYLE.sub(lambda found: f'{found[1]}{ids.get(found[2], found[2])}"', xml)

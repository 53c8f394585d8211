"""An office's own template: its pages, headers and styles, with what a report needs and it lacks."""

from __future__ import annotations

import io
import re
import zipfile
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree

from lawcheck.render.docx.package import CUSTOM_RELATION, Base, add_numbering, drop_relations, new_package
from lawcheck.render.docx.styles import merge_styles

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_MAIN_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHER_MAIN_TYPES = re.compile(
    rb"application/vnd\.(?:openxmlformats-officedocument\.wordprocessingml\.template\.main|"
    rb"ms-word\.(?:document|template)\.macroEnabled(?:Template)?\.main)\+xml"
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KEPT = tuple(
    f"{_OFFICE}/{kind}"
    for kind in ("styles", "settings", "webSettings", "numbering", "theme", "fontTable", "header", "footer", "endnotes")
)
_SETTINGS_DROPPED = ("w:attachedTemplate", "w:updateFields", "w:mailMerge", "w:documentProtection", "w:footnotePr")


class TemplateError(ValueError):
    """A file that is sound as a zip and cannot be opened as a Word document."""


def open_template(content: bytes) -> Base:
    """Open a template that has been checked, empty it, and add the styles and lists that it lacks.

    Raises:
        TemplateError: Parts that the file refers to are missing or no sound XML.
    """
    try:
        word = docx.Document(_as_document(content))
    except (KeyError, ValueError, PackageNotFoundError, etree.XMLSyntaxError) as error:
        raise TemplateError(str(error).strip("'\"")) from None
    _empty(word)
    _clean(word)
    add_numbering(word)
    ours = new_package()
    merged = merge_styles(word, ours)
    return Base(word, merged.lists, merged.ids, merged.missing, keeps_pages=True)


def _as_document(content: bytes) -> io.BytesIO:
    """Give the package the type of a document: a template, or a file with macros, has another."""
    page = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(page, "w") as archive:
        for name in dict.fromkeys(source.namelist()):
            part = source.read(name)
            if name == "[Content_Types].xml":
                part = _OTHER_MAIN_TYPES.sub(_MAIN_TYPE, part)
            archive.writestr(name, part)
    page.seek(0)
    return page


def _empty(word: WordDocument) -> None:
    """Take out the text. What stays is the last section: its page, its header and footer."""
    body: Any = word.element.body
    sections = list(body.iter(qn("w:sectPr")))
    last = _last_section(sections) if sections else None
    for child in list(body):
        body.remove(child)
    if last is None:
        body.get_or_add_sectPr()
    else:
        body.append(last)


def _last_section(sections: list[Any]) -> Any:
    """Copy the last section, with the headers and footers that it goes on with from those before it."""
    last = deepcopy(sections[-1])
    for section in reversed(sections[:-1]):
        for reference in section.xpath("w:headerReference | w:footerReference"):
            kind = reference.get(qn("w:type"))
            if not any(each.tag == reference.tag and each.get(qn("w:type")) == kind for each in last):
                last.insert(0, deepcopy(reference))
    return last


def _clean(word: WordDocument) -> None:
    """Take out macros, links to other files, and what belonged to the text; what makes the pages stays."""
    drop_relations(word.part, lambda kind: kind not in _KEPT)
    drop_relations(word.part.package, lambda kind: kind == CUSTOM_RELATION)
    settings: Any = word.settings.element
    for name in _SETTINGS_DROPPED:
        for element in settings.findall(qn(name)):
            settings.remove(element)
    for part in word.part.package.iter_parts():
        outside = [key for key, link in part.rels.items() if link.is_external]
        element = getattr(part, "element", None)
        if element is not None:
            for key in outside:
                _unlink(element, key)
        for key in outside:
            part.rels.pop(key)


def _unlink(root: Any, relation: str) -> None:
    """Keep the words of a link to somewhere else, and drop what shows something from there."""
    for element in root.xpath(f"//*[@*[namespace-uri()='{_OFFICE}' and .='{relation}']]"):
        parent = element.getparent()
        if element.tag == qn("w:hyperlink"):
            for child in list(element):
                element.addprevious(child)
        if parent is not None:
            parent.remove(element)

"""Slides: the styles of the base in large letters, for a page that is seen from the back of a room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_TIMES = 2.1  # eleven points become twenty-three
_SMALL = frozenset(("Header", "Footer", "FootnoteText"))  # the edges of a page are not read from afar
_SIZES = ("w:sz", "w:szCs")
_PLACES = ("w:left", "w:hanging")
_TITLE = "Title"
_ABOVE_TITLE = 3200  # twentieths of a point: the first slide has nothing else


def enlarge(word: WordDocument) -> None:
    """Make letters larger, and with them what lists are set in by."""
    styles: Any = word.styles.element
    numbering: Any = word.part.numbering_part.element
    for style in styles:
        if style.get(qn("w:styleId")) not in _SMALL:
            _scale(style, _SIZES, qn("w:val"))
    for root in (styles, numbering):
        for indent in root.iter(qn("w:ind")):
            for name in _PLACES:
                if value := indent.get(qn(name)):
                    indent.set(qn(name), str(round(int(value) * _TIMES)))
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:styleId")) == _TITLE:
            style.find(f".//{qn('w:spacing')}").set(qn("w:before"), str(_ABOVE_TITLE))


def _scale(element: Any, names: tuple[str, ...], attribute: str) -> None:
    for name in names:
        for size in element.iter(qn(name)):
            if value := size.get(attribute):
                size.set(attribute, str(round(int(value) * _TIMES)))

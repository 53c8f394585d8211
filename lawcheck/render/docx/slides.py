"""Slides: the styles of the base in large letters, for a page that is seen from the back of a room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_TIMES = 2.7  # eleven points become thirty
_SMALL = frozenset(("Header", "Footer", "FootnoteText"))  # the edges of a page are not read from afar
_TITLE = "Title"
_ABOVE_TITLE = 2600  # twentieths of a point: the first slide has nothing else
_LARGER = (  # what is scaled, by element and attribute
    ("w:sz", "w:val"),
    ("w:szCs", "w:val"),
    ("w:ind", "w:left"),
    ("w:ind", "w:hanging"),
    ("w:spacing", "w:after"),
)


def enlarge(word: WordDocument) -> None:
    """Make letters larger, and with them what lists are set in by and the space between paragraphs."""
    styles: Any = word.styles.element
    numbering: Any = word.part.numbering_part.element
    for element in (*(each for each in styles if each.get(qn("w:styleId")) not in _SMALL), numbering):
        for name, attribute in _LARGER:
            _scale(element, qn(name), qn(attribute))
    [title] = [each for each in styles.findall(qn("w:style")) if each.get(qn("w:styleId")) == _TITLE]
    title.find(f".//{qn('w:spacing')}").set(qn("w:before"), str(_ABOVE_TITLE))


def _scale(element: Any, name: str, attribute: str) -> None:
    for each in element.iter(name):
        if value := each.get(attribute):
            each.set(attribute, str(round(int(value) * _TIMES)))

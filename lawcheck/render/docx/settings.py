"""Settings of the whole file: the language of its words and fonts, and the separators of its footnotes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from lawcheck.render.docx.direction import is_rtl, word_tag

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

# What stands behind an element in the order of the schema, as far as templates have it.
_AFTER_THEME = ("w:clrSchemeMapping", "w:shapeDefaults", "w:decimalSymbol", "w:listSeparator")
_AFTER_NOTES = ("w:endnotePr", "w:compat", "w:docVars", "w:rsids", "w:themeFontLang", *_AFTER_THEME)
_SEPARATORS = ("-1", "0")


def set_language(word: WordDocument, language: str, direction: str = "") -> None:
    """Say what language the document is in. Latin words in a right-to-left document are citations, and named English."""
    tag = word_tag(language)
    attributes = {"val": word_tag("en"), "bidi": tag} if is_rtl(language, direction) else {"val": tag}
    settings: Any = word.settings.element
    theme = settings.find(qn("w:themeFontLang"))
    if theme is None:
        theme = _insert(settings, "w:themeFontLang", _AFTER_THEME)
    for element in (_default_language(word.styles.element), theme):
        for name, value in attributes.items():
            element.set(qn(f"w:{name}"), value)


def set_footnotes(word: WordDocument) -> None:
    """Name the separators of footnotes."""
    settings: Any = word.settings.element
    if settings.find(qn("w:footnotePr")) is None:
        properties = _insert(settings, "w:footnotePr", _AFTER_NOTES)
        for number in _SEPARATORS:
            note = OxmlElement("w:footnote")
            note.set(qn("w:id"), number)
            properties.append(note)


def _default_language(styles: Any) -> Any:
    """Find the language among the defaults of all styles, or make its place."""
    element = styles
    for name in ("w:docDefaults", "w:rPrDefault", "w:rPr", "w:lang"):
        found = element.find(qn(name))
        if found is None:
            found = OxmlElement(name)
            if name == "w:lang":
                element.append(found)
            else:
                element.insert(0, found)
        element = found
    return element


def _insert(parent: Any, name: str, behind: Sequence[str]) -> Any:
    """Add an element before the first of those that the schema has behind it."""
    element = OxmlElement(name)
    follower = next((each for each in parent if each.tag in {qn(tag) for tag in behind}), None)
    if follower is None:
        parent.append(element)
    else:
        follower.addprevious(element)
    return element

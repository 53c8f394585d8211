"""Lists: headings and paragraphs are numbered by Word, from their styles; annexes by a list of their own."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, NamedTuple

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from lawcheck.render.characters import harmless
from lawcheck.report.document import Heading

ANNEX_PATTERN = "Annex %1."  # in the base; the word is replaced by the document's


class Lists(NamedTuple):
    """The numbers by which the package knows its lists."""

    annexes: int = 3
    unnumbered: int = 5  # what a heading without a number is in: a list that shows none
    steps: int = 6


def heading_list(block: Heading, lists: Lists, *, is_annex: bool) -> str:
    """Give the property by which a heading leaves the list of its style. ``is_annex``: it stands in an annex."""
    if block.is_numbered and not is_annex:
        return ""
    return listed(lists.annexes if block.is_numbered else lists.unnumbered, block.level - 1)


def listed(number: int, level: int = 0) -> str:
    """Put a paragraph into a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def begun_at(numbering: Any, like: int, start: int) -> int:
    """Add a list that is numbered like another one, from a number on, and give the number by which it is known."""
    lists = numbering.findall(qn("w:num"))
    [pattern] = [each for each in lists if each.get(qn("w:numId")) == str(like)]
    number = max(int(each.get(qn("w:numId"))) for each in lists) + 1
    added = OxmlElement("w:num", attrs={qn("w:numId"): str(number)})
    added.append(deepcopy(pattern.find(qn("w:abstractNumId"))))
    override = OxmlElement("w:lvlOverride", attrs={qn("w:ilvl"): "0"})
    override.append(OxmlElement("w:startOverride", attrs={qn("w:val"): str(start)}))
    added.append(override)
    lists[-1].addnext(added)
    return number


def name_annexes(numbering: Any, word: str) -> None:
    """Write the document's word for an annex into the list of annexes."""
    for text in numbering.iter(qn("w:lvlText")):
        if text.get(qn("w:val")) == ANNEX_PATTERN:
            text.set(qn("w:val"), f"{harmless(word)} %1.")

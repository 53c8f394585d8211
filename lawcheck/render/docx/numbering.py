"""Lists: headings and paragraphs are numbered by Word, from their styles; annexes by a list of their own."""

from __future__ import annotations

from typing import Any, NamedTuple

from docx.oxml.ns import qn

from lawcheck.render.characters import harmless
from lawcheck.report.document import Heading

ANNEX_PATTERN = "Annex %1."  # in the base; the word is replaced by the document's


class Lists(NamedTuple):
    """The numbers by which the package knows its lists."""

    annexes: int = 3
    unnumbered: int = 5  # what a heading without a number is in: a list that shows none


def heading_list(block: Heading, lists: Lists, *, is_annex: bool) -> str:
    """Give the property by which a heading leaves the list of its style. ``is_annex``: it stands in an annex."""
    if block.is_numbered and not is_annex:
        return ""
    return listed(lists.annexes if block.is_numbered else lists.unnumbered, block.level - 1)


def listed(number: int, level: int = 0) -> str:
    """Put a paragraph into a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def name_annexes(numbering: Any, word: str) -> None:
    """Write the document's word for an annex into the list of annexes."""
    for text in numbering.iter(qn("w:lvlText")):
        if text.get(qn("w:val")) == ANNEX_PATTERN:
            text.set(qn("w:val"), f"{harmless(word)} %1.")

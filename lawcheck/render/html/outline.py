"""The blocks of a document as sections within sections, with what a page of HTML needs to number and to name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lawcheck.report.document import Block, Contents, Document, Facts, Heading, PageBreak, Table

_NO_NAME = re.compile(r"[\s\x00-\x1f\x7f-\x9f\"'<>&]+")


class Piece(NamedTuple):
    """One block: ``kind`` names the macro that writes it, ``name`` is unique on the page."""

    kind: str
    block: Block
    name: str = ""
    number: int = 0


class Section:
    """A heading, what stands under it, and the sections it opens. The root has no heading."""

    def __init__(self, heading: Heading | None, name: str, *, breaks_page: bool, is_wide: bool) -> None:
        self.heading = heading
        self.name = name
        self.level = heading.level if heading else 0
        self.breaks_page = breaks_page
        self.is_wide = is_wide
        self.pieces: list[Piece] = []
        self.sections: list[Section] = []

    def walk(self) -> Iterator[Section]:
        """Give this section and all below it, in order."""
        yield self
        for section in self.sections:
            yield from section.walk()

    def choices(self) -> dict[str, list[str]]:
        """Give the names and values of the facets of the headings below, in order of first use."""
        found: dict[str, dict[str, None]] = {}
        for section in self.walk():
            for facet in section.heading.facets if section.heading else ():
                found.setdefault(facet.name, {})[facet.value] = None
        return {name: list(values) for name, values in found.items()}


class Outline(NamedTuple):
    """A document cut into sections."""

    root: Section
    contents: Contents | None


def outline(document: Document) -> Outline:
    """Cut a document into sections. Anchors that occur again get a number, so that each names one place."""
    root = Section(None, "", breaks_page=False, is_wide=False)
    contents: Contents | None = None
    open_sections, names, tables, breaks_page = [root], _Names(), 0, False
    for block, is_wide in _with_orientation(document):
        match block:
            case PageBreak():
                breaks_page = True
            case Contents():
                contents = contents or block
            case Heading():
                while open_sections[-1].level >= block.level:
                    open_sections.pop()
                name = names.unique(block.anchor or block.text)
                section = Section(block, name, breaks_page=breaks_page, is_wide=is_wide)
                open_sections[-1].sections.append(section)
                open_sections.append(section)
                breaks_page = False
            case Table():
                tables += 1
                open_sections[-1].pieces.append(Piece("table", block, names.unique(f"table-{tables}"), tables))
            case Facts():
                open_sections[-1].pieces.append(Piece("facts", block, names.unique("facts")))
            case _:
                open_sections[-1].pieces.append(Piece(type(block).__name__.lower(), block))
    return Outline(root, contents)


def _with_orientation(document: Document) -> Iterable[tuple[Block, bool]]:
    return ((block, part.is_landscape) for part in document.parts for block in part.blocks)


class _Names:
    """Names of places, each given once."""

    def __init__(self) -> None:
        self.given: set[str] = set()

    def unique(self, wanted: str) -> str:
        name = base = _NO_NAME.sub("-", wanted).strip("-") or "place"
        number = 1
        while name in self.given:
            number += 1
            name = f"{base}-{number}"
        self.given.add(name)
        return name

"""The blocks of a document as sections within sections, with what a page of HTML has to number and to name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from lawcheck.report.document import (
    Block,
    Chart,
    Contents,
    DecisionBox,
    Document,
    Facts,
    Heading,
    ListOf,
    Note,
    PageBreak,
    Paragraph,
    Table,
    plain,
)
from lawcheck.report.numbers import captioned, numbers_of, titled

CONTENTS_LEVELS = 2
_NO_NAME = re.compile(r"[\s\x00-\x1f\x7f-\x9f\"'<>&]+")


class Piece(NamedTuple):
    """One block. ``kind`` is the macro that writes it, ``name`` is unique on the page, ``label`` is its number."""

    kind: str
    block: Block
    name: str
    label: str


class Entry(NamedTuple):
    """One line of a table of contents."""

    level: int
    name: str
    text: str


class Section:
    """A heading, what stands under it, and the sections it opens. The root has no heading."""

    def __init__(self, heading: Heading | None, name: str = "", label: str = "", style: str = "") -> None:
        self.heading = heading
        self.name = name
        self.title = titled(heading, label) if heading else ""
        self.level = heading.level if heading else 0
        self.style = style  # classes for pages: new-page, wide
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
    lists: tuple[tuple[str, list[Entry]], ...]  # tables of contents: title and entries
    places: Mapping[str, str]  # anchor -> the name that it has on the page
    names: Mapping[str, str]  # anchor -> what a reference without words of its own shows


def outline(document: Document) -> Outline:
    """Cut a document into sections."""
    numbers = numbers_of(document)
    cutter = _Cutter(document)
    for (block, is_wide), label in zip(_with_orientation(document), numbers.labels, strict=True):
        cutter.take(block, label, is_wide=is_wide)
    lists = tuple((each.title, cutter.entries(each.of)) for each in cutter.contents)
    return Outline(cutter.root, lists, cutter.places, numbers.names)


def _with_orientation(document: Document) -> Iterable[tuple[Block, bool]]:
    return ((block, part.is_landscape) for part in document.parts for block in part.blocks)


class _Cutter:
    """Puts block after block where it belongs, and gives each place a name of its own."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.root = Section(None)
        self.open_sections = [self.root]
        self.contents: list[Contents] = []
        self.places: dict[str, str] = {}
        self.given = {"report", "top", "choose-rows", "footnotes"}
        self.breaks_page = False

    def take(self, block: Block, label: str, *, is_wide: bool) -> None:
        """Take the next block."""
        match block:
            case PageBreak():
                self.breaks_page = True
            case Contents():
                self.contents.append(block)
            case Heading():
                self._open(block, label, is_wide=is_wide)
            case Note() if len(self.open_sections) == 1 and plain(block.text) == self.document.marking:
                pass  # it stands at the head of the page already
            case _:
                kind = "decision" if isinstance(block, DecisionBox) else type(block).__name__.lower()
                self.open_sections[-1].pieces.append(Piece(kind, block, self._name(block, label), label))

    def entries(self, of: ListOf) -> list[Entry]:
        """List headings of the upper levels, or what is numbered of tables or figures."""
        if of is ListOf.HEADINGS:
            sections = self.root.walk()
            return [Entry(each.level, each.name, each.title) for each in sections if 0 < each.level <= CONTENTS_LEVELS]
        kind = Table if of is ListOf.TABLES else Chart
        pieces = (piece for section in self.root.walk() for piece in section.pieces if piece.label)
        return [
            Entry(1, each.name, captioned(each.block, each.label)) for each in pieces if isinstance(each.block, kind)
        ]

    def _open(self, heading: Heading, label: str, *, is_wide: bool) -> None:
        while self.open_sections[-1].level >= heading.level:
            self.open_sections.pop()
        name = self._unique(heading.anchor or heading.text)
        if heading.anchor:
            self.places.setdefault(heading.anchor, name)
        style = " ".join(("new-page",) * self.breaks_page + ("wide",) * is_wide)
        section = Section(heading, name, label, style)
        self.open_sections[-1].sections.append(section)
        self.open_sections.append(section)
        self.breaks_page = False

    def _name(self, block: Block, label: str) -> str:
        match block:
            case Paragraph() if block.anchor:
                wanted = block.anchor
            case Paragraph():
                return self._unique(f"paragraph-{label}") if label else ""
            case Table() | Chart():
                wanted = block.anchor or "table"
            case DecisionBox():
                wanted = f"decision-{block.id}"
            case Facts():
                wanted = "facts"
            case _:
                return ""
        name = self._unique(wanted)
        if isinstance(block, Paragraph | Table | Chart) and block.anchor:
            self.places.setdefault(block.anchor, name)
        return name

    def _unique(self, wanted: str) -> str:
        name = base = _NO_NAME.sub("-", wanted).strip("-") or "place"
        number = 1
        while name in self.given:
            number += 1
            name = f"{base}-{number}"
        self.given.add(name)
        return name

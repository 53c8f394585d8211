"""An XML statute becomes a tree of sections: what is the same in every schema.

A module for one schema says which elements are sections, subsections, labels and notes; the walk is here. It visits every
node once, so that words that stand in no section are left over and not lost.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from lawcheck.load.statutes.wording import section_label, squeezed, step_label
from lawcheck.model.country import LeftOver, Passage, StatuteText

LONGEST_LABEL = 30  # characters; more are words in the wrong place


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """The names of the elements of one schema, by what they are in a statute."""

    sections: frozenset[str]
    steps: frozenset[str]  # subsections, paragraphs and what is below them
    labels: frozenset[str]
    headings: frozenset[str]
    inline: frozenset[str]  # stand within a line: no blank before or after
    quoted: frozenset[str] = frozenset()  # words of the section, whatever numbers they have
    notes: frozenset[str] = frozenset()  # of the editors: left out
    asides: frozenset[str] = frozenset()  # of the editors, but they matter to a reader: left over
    elsewhere: frozenset[str] = frozenset()  # no section of this statute stands in these
    schedules: frozenset[str] = frozenset()  # number their own sections: "sch-1:3"
    lines: frozenset[str] = frozenset()  # dates, numbers: one line where they stand in no section


@dataclass(slots=True)
class _Unit:
    """A section, subsection or paragraph that is being read."""

    label: str
    element: etree._Element
    heading: str = ""
    pieces: list[str] = field(default_factory=list)
    children: list[Passage] = field(default_factory=list)


def local_name(element: etree._Element) -> str:
    """Give the name of an element without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def line_of(element: etree._Element) -> int:
    """Give the line of the file on which an element begins, from 1."""
    line: object = element.sourceline
    return line if isinstance(line, int) else 1


def read_tree(statute_id: str, root: etree._Element, schema: Schema) -> StatuteText:
    """Read all sections of a document in the order of the text."""
    walk = _Walk(schema)
    walk.visit(root)
    walk.end_line()
    return StatuteText(statute_id=statute_id, sections=walk.sections, left_over=tuple(walk.left_over))


class _Walk:
    """Goes through a document once, and puts each word into a section or to what is left over."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.sections: dict[str, Passage] = {}
        self.left_over: list[LeftOver] = []
        self._line: list[str] = []
        self._line_number = 0
        self._holds_label = False  # the line that is open is a number, and what it numbers comes next
        self._schedules = 0
        self._prefix = ""

    def visit(self, element: etree._Element, *, takes_sections: bool = True) -> None:
        """Take in an element that stands outside any section."""
        name = local_name(element)
        if name in self.schema.notes:
            return
        if takes_sections and name in self.schema.sections and self._take_section(element):
            return
        is_schedule = not self._prefix and _is_schedule(element, self.schema)
        if is_schedule:
            self._schedules += 1
            self._prefix = f"sch-{self._schedules}:"
        self._descend(element, takes_sections=takes_sections and name not in self.schema.elsewhere)
        if is_schedule:
            self._prefix = ""

    def _descend(self, element: etree._Element, *, takes_sections: bool) -> None:
        name = local_name(element)
        is_block = name not in self.schema.inline
        if is_block and not self._holds_label:
            self.end_line()
        if name in self.schema.lines:
            self._take("".join(self._words(element)), element)
        else:
            self._take(" " * is_block + _own_text(element), element)
            for child in element:
                self.visit(child, takes_sections=takes_sections)
                self._take(child.tail or "", child)
        if name in self.schema.labels:
            self._holds_label = True
        elif is_block:
            self.end_line()

    def _take(self, text: str, element: etree._Element) -> None:
        if not self._line_number or not any(map(str.strip, self._line)):
            self._line_number = line_of(element)
        self._line.append(text)
        if text.strip():
            self._holds_label = False

    def end_line(self) -> None:
        """Keep the line that is open as left over."""
        words = squeezed("".join(self._line))
        if words:
            self.left_over.append(LeftOver(self._line_number, words))
        self._line.clear()
        self._holds_label = False

    def _take_section(self, element: etree._Element) -> bool:
        """Read a section; leave one without a label, or with a label that is taken, to what is left over."""
        label = self._label(element, section_label)
        if not label or self._prefix + label in self.sections:
            return False
        self.end_line()
        self.sections[self._prefix + label] = self._passage(element, self._prefix + label)
        return True

    def _label(self, element: etree._Element, cleaned: Callable[[str], str]) -> str:
        number = self._first(element, self.schema.labels)
        if number is None:
            return ""
        label = cleaned("".join(self._words(number)))
        return label if len(label) <= LONGEST_LABEL else ""

    def _first(self, element: etree._Element, names: frozenset[str]) -> etree._Element | None:
        return next((child for child in element if local_name(child) in names), None)

    def _passage(self, element: etree._Element, label: str) -> Passage:
        unit = _Unit(label, element)
        number = self._first(element, self.schema.labels)
        heading = self._first(element, self.schema.headings)
        if heading is not None:
            unit.heading = squeezed("".join(self._words(heading)))
        self._fill(unit, element, apart={number, heading})
        text = squeezed("".join(unit.pieces))
        if not text and not unit.children:
            text = self._note_of(element)
        return Passage(
            label=label, text=text, line=line_of(element), heading=unit.heading, children=tuple(unit.children)
        )

    def _fill(self, unit: _Unit, element: etree._Element, apart: set[etree._Element | None]) -> None:
        """Give a unit the words and the children that an element of it holds."""
        is_block = local_name(element) not in self.schema.inline
        unit.pieces.append(" " * is_block + _own_text(element))
        for child in element:
            if child not in apart:
                self._put(unit, child)
            unit.pieces.append(child.tail or "")
        unit.pieces.append(" " * is_block)

    def _put(self, unit: _Unit, child: etree._Element) -> None:
        name = local_name(child)
        if name in self.schema.notes:
            return
        if name in self.schema.asides:
            self.visit(child, takes_sections=False)
        elif name in self.schema.quoted:
            unit.pieces.extend(self._words(child))
        elif name in self.schema.steps and (label := self._label(child, step_label)):
            unit.children.append(self._passage(child, label))
        else:
            self._fill(unit, child, apart=set())

    def _words(self, element: etree._Element) -> Iterator[str]:
        """Give all words of an element, numbers of quoted sections included, notes left out."""
        is_block = local_name(element) not in self.schema.inline
        yield " " * is_block + _own_text(element)
        for child in element:
            if local_name(child) not in self.schema.notes:
                yield from self._words(child)
            yield child.tail or ""
        yield " " * is_block

    def _note_of(self, element: etree._Element) -> str:
        """Give the note that stands in place of the words, as where a section is repealed."""
        notes = (each for each in element.iter() if local_name(each) in self.schema.notes)
        return squeezed(" ".join("".join(self._words(note)) for note in notes))


def _own_text(element: etree._Element) -> str:
    """Give the text at the start of an element; a reference to a character, where that is what it is."""
    if element.tag is etree.Entity:
        return html.unescape(element.text or "")
    return element.text or ""


def _is_schedule(element: etree._Element, schema: Schema) -> bool:
    name = local_name(element)
    return name in schema.schedules or (name in {"hcontainer", "doc"} and element.get("name") in schema.schedules)

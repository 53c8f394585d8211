"""An XML statute becomes a tree of sections: what is the same in every schema.

A module for one schema says which elements are sections, subsections, labels and notes; the walk is here. It visits every
node once, so that words that stand in no section are left over and not lost.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from lawcheck.load.statutes.headings import schedule
from lawcheck.load.statutes.steps import mark_of
from lawcheck.load.statutes.wording import section_label, squeezed, step_label, unused
from lawcheck.model.country import Division, LeftOver, Passage, StatuteText

LONGEST_LABEL = 30  # characters; more are words in the wrong place
_NAMES = frozenset({"num", "heading", "Label", "TitleText"})


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
    schedules: frozenset[str] = frozenset()  # number their own sections: "Schedule 1(3)"
    lines: frozenset[str] = frozenset()  # dates, numbers: one line where they stand in no section
    divisions: frozenset[str] = frozenset()  # parts and chapters: hold sections and have a number or a heading
    titles: frozenset[str] = frozenset()  # stand before the sections they are the title of, with a level
    family: str = "section"  # what its sections are called


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
    walk.end()
    return StatuteText(
        statute_id=statute_id,
        sections=walk.sections,
        left_over=tuple(walk.left_over),
        divisions=tuple(walk.divisions),
        family=schema.family,
    )


class _Walk:
    """Goes through a document once, and puts each word into a section or to what is left over."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.sections: dict[str, Passage] = {}
        self.left_over: list[LeftOver] = []
        self.divisions: list[Division] = []
        self._line: list[str] = []
        self._line_number = 0
        self._holds_label = False  # the line that is open is a number, and what it numbers comes next
        self._titles: list[LeftOver] = []  # of divisions in which no section was found yet
        self._depths: list[int] = []  # of these, in step
        self._depth = 0
        self._schedules = 0

    def visit(self, element: etree._Element, *, takes_sections: bool = True) -> None:
        """Take in an element that stands outside any section."""
        name = local_name(element)
        if name in self.schema.notes:
            return
        if takes_sections and name in self.schema.sections and self._take_section(element):
            return
        if takes_sections and _is_schedule(element, self.schema):
            self._take_schedule(element)
        elif takes_sections and name in self.schema.titles:
            self._take_title([element], max(0, int(element.get("level") or 1) - 1))
        elif takes_sections and name in self.schema.divisions:
            named = [each for each in element if local_name(each) in self.schema.labels | self.schema.headings]
            self._take_title(named, self._depth)
            self._depth += 1
            self._descend(element, apart=frozenset(named))
            self._depth -= 1
        else:
            self._descend(element, takes_sections=takes_sections and name not in self.schema.elsewhere)

    def _take_title(self, elements: Sequence[etree._Element], depth: int) -> None:
        """Keep the title of a part or chapter until a section shows that something stands in it."""
        self.end_line()
        words = squeezed(" ".join("".join(self._words(each)) for each in elements))
        if words:
            self._titles.append(LeftOver(line_of(elements[0]), words))
            self._depths.append(depth)

    def _place_titles(self, label: str) -> None:
        self.divisions += [
            Division(title.line, title.text, depth, label)
            for title, depth in zip(self._titles, self._depths, strict=True)
        ]
        self._titles.clear()
        self._depths.clear()

    def end(self) -> None:
        """Leave over what is still open."""
        self.end_line()
        self.left_over += self._titles

    def _descend(
        self,
        element: etree._Element,
        *,
        takes_sections: bool = True,
        apart: frozenset[etree._Element] = frozenset(),
    ) -> None:
        name = local_name(element)
        is_block = name not in self.schema.inline
        if is_block and not self._holds_label:
            self.end_line()
        if name in self.schema.lines:
            self._take("".join(self._words(element)), element)
        else:
            self._take(" " * is_block + _own_text(element), element)
            for child in element:
                if child not in apart:
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
        """Read a section; leave one without a label to what is left over."""
        number = self._label(element)
        label = section_label(number)
        if not label or len(label) > LONGEST_LABEL:
            return False
        self._keep(label, element)
        return True

    def _take_schedule(self, element: etree._Element) -> None:
        """Read a schedule as one section, ``Schedule 1``; its own sections are what stands below it."""
        self._schedules += 1
        title = (schedule(squeezed("".join(self._words(each)))) for each in element if local_name(each) in _NAMES)
        found = next(filter(None, title), None)
        label = found[0] if found and found[0][-1:].isdigit() else f"Schedule {self._schedules}"
        self._keep(label, element)

    def _keep(self, label: str, element: etree._Element) -> None:
        self.end_line()
        label = unused(label, self.sections)
        self._place_titles(label)
        self.sections[label] = self._passage(element, label)

    def _label(self, element: etree._Element) -> str:
        number = self._first(element, self.schema.labels)
        return "" if number is None else squeezed("".join(self._words(number)))

    def _first(self, element: etree._Element, names: frozenset[str]) -> etree._Element | None:
        return next((child for child in element if local_name(child) in names), None)

    def _passage(self, element: etree._Element, label: str, mark: str = "") -> Passage:
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
            label=label,
            text=text,
            line=line_of(element),
            heading=unit.heading,
            children=tuple(unit.children),
            mark=mark,
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
        elif name in self.schema.steps and (label := step_label(number := self._label(child))):
            if len(label) <= LONGEST_LABEL:
                unit.children.append(self._passage(child, label, mark_of(number)))
            else:
                self._fill(unit, child, apart=set())
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

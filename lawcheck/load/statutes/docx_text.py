"""A statute in Word (.docx), read as the page shows it: with computed numbers, with insertions, without deletions.

A line is a paragraph, a manual line break or a table row. Headers, footers and comments are left out. The words of
footnotes stand in no section and are kept as left over, at the line of their mark.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field, replace

from lxml import etree

from lawcheck.load.statutes.docx_numbering import Numbering, Styles, W, value
from lawcheck.load.statutes.package import Package
from lawcheck.load.statutes.page import Page, as_heading, indented, raised, shown, split_page
from lawcheck.load.statutes.reading import Source
from lawcheck.model.country import LeftOver, StatuteText

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_NOT_SHOWN = {
    W + name
    for name in (
        *("del", "moveFrom", "delText", "delInstrText", "instrText", "rt", "pPr", "rPr", "tblPr", "tblGrid", "trPr"),
        *("tcPr", "sectPr", "sdtPr", "sdtEndPr"),
    )
}
_SIGNS = {"tab": " ", "ptab": " ", "noBreakHyphen": "-", "br": "\n", "cr": "\n"}
_SIGN_TAGS = {W + name: sign for name, sign in _SIGNS.items()}
_NOTE_MARKS = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}
_PRIVATE_USE = range(0xE000, 0xF900)


def read(source: Source) -> StatuteText:
    """Read a Word file.

    Raises:
        LawcheckError: This is no Word file, it has a password or is damaged, or unpacking it is not safe.
    """
    package = Package(source.raw, source.shown_as)
    styles = Styles(package.related("styles"))
    walk = _Walk(Numbering(package.related("numbering"), styles))
    walk.through(package.tree(package.main))
    statute = split_page(source.statute_id, walk.page.lines)
    notes = _notes(package, walk)
    return replace(statute, left_over=tuple(sorted([*statute.left_over, *notes], key=lambda left: left.line)))


@dataclass(slots=True)
class _Paragraph:
    label: str = ""
    blanks: int = 0
    is_heading: bool = False
    goes_on: bool = False  # its mark is deleted: its words run on in the next paragraph
    words: list[str] = field(default_factory=list)
    box: list[str] = field(default_factory=list)  # lines of text boxes anchored here

    def lines(self) -> list[str]:
        parts = [shown(part) for part in "".join(self.words).split("\n")]
        if self.label:
            parts[0] = f"{self.label} {parts[0]}".strip()
        while len(parts) > 1 and not parts[-1]:
            parts.pop()
        lines = [indented(part, self.blanks) for part in parts]
        return [*(map(as_heading, lines) if self.is_heading else lines), *self.box]


class _Walk:
    """Goes through a part from start to end without recursion, however deep it is nested."""

    def __init__(self, numbering: Numbering | None = None) -> None:
        self.page = Page()
        self.marks: dict[tuple[str, str], int] = {}  # kind and id of a note -> line of its first mark
        self._numbering = numbering
        self._open: list[_Paragraph] = []
        self._carried: list[str] = []
        self._boxes: list[list[str]] = []

    def through(self, root: etree._Element) -> None:
        """Read the lines of everything below an element."""
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "end":
                self._leave(element)
            elif element.tag in _NOT_SHOWN or self._is_hidden(element):
                walker.skip_subtree()
            else:
                self._enter(element)

    def _is_hidden(self, element: etree._Element) -> bool:
        if element.tag == _MC + "Fallback":
            parent = element.getparent()
            return parent is not None and parent.find(f"{_MC}Choice") is not None
        if element.tag == W + "r":
            return _is_on(element.find(f"{W}rPr/{W}vanish"))
        return bool(element.tag == W + "tr" and element.find(f"{W}trPr/{W}del") is not None)

    def _enter(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == W + "p":
            self._open.append(self._paragraph(element))
        elif tag == W + "tr":
            self.page.open_row()
        elif tag in (W + "tc", W + "txbxContent"):
            self.page.open_cell()
        elif self._open:
            self._word(element)

    def _paragraph(self, element: etree._Element) -> _Paragraph:
        properties = element.find(f"{W}pPr")
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            return _Paragraph(goes_on=True)
        if self._numbering is None:
            return _Paragraph()
        label, blanks = self._numbering.label(properties)
        return _Paragraph(label, blanks, self._numbering.styles.is_heading(properties))

    def _word(self, element: etree._Element) -> None:
        words = self._open[-1].words
        tag = str(element.tag)
        if tag in (W + "t", _M + "t"):
            text = re.sub(r"\s", " ", element.text or "")
            words.append(raised(text) if _is_raised(element) else text)
        elif tag in _SIGN_TAGS:
            words.append(_SIGN_TAGS[tag])
        elif tag == W + "sym":
            words.append(_symbol(element.get(f"{W}char", "")))
        elif tag in _NOTE_MARKS:
            self.marks.setdefault((_NOTE_MARKS[tag], element.get(f"{W}id", "")), self.page.next_line)

    def _leave(self, element: etree._Element) -> None:
        if element.tag == W + "p":
            self._end_paragraph()
        elif element.tag == W + "tr" and not self._is_hidden(element):
            self.page.close_row()
        elif element.tag == W + "tc":
            self.page.close_cell()
        elif element.tag == W + "txbxContent":
            self._end_box()

    def _end_box(self) -> None:
        lines = self.page.take_cell()
        if self._open:
            self._open[-1].box.extend(lines)
        else:
            self.page.lines.extend(lines)

    def _end_paragraph(self) -> None:
        paragraph = self._open.pop()
        if paragraph.goes_on:
            self._carried.extend(paragraph.words)
            self.page.lines.extend(paragraph.box)
            return
        paragraph.words[:0] = self._carried
        self._carried = []
        self.page.lines.extend(paragraph.lines())


def _is_on(switch: etree._Element | None) -> bool:
    return switch is not None and switch.get(f"{W}val") not in ("0", "false", "off")


def _is_raised(element: etree._Element) -> bool:
    run = element.getparent()
    return run is not None and value(run.find(f"{W}rPr"), "vertAlign") == "superscript"


def _symbol(code: str) -> str:
    """Give the sign of a symbol font where its number is that of a sign, and nothing where it is a private one."""
    longest = 6
    if not re.fullmatch(rf"[0-9A-Fa-f]{{1,{longest}}}", code):
        return ""
    number = int(code, 16)
    is_sign = number <= sys.maxunicode and number not in _PRIVATE_USE and chr(number).isprintable()
    return chr(number) if is_sign else ""


def _notes(package: Package, walk: _Walk) -> list[LeftOver]:
    """Read the notes that have a mark, each once."""
    notes: list[LeftOver] = []
    for kind in {kind for kind, _ in walk.marks}:
        root = package.related(kind)
        for note in () if root is None else root:
            line = walk.marks.pop((kind, note.get(f"{W}id", "")), None)
            words = _note_words(note) if line is not None else ""
            if line is not None and words:
                notes.append(LeftOver(line, words))
    return notes


def _note_words(note: etree._Element) -> str:
    walk = _Walk()
    walk.through(note)
    return " ".join(line.strip() for line in walk.page.lines if line.strip())

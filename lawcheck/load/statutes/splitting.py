"""Lines become sections: headings at the start of a line, subsections and paragraphs below.

Section headings are recognised in the forms ``12. Heading``, ``Section 12``, ``Article 225-4-1``, ``Artículo 4°``,
``Art. 5`` and ``§ 232``, with or without Markdown marks. A heading is taken only where the numbers go on rising, so that
a table of contents, a cross-reference at the start of a line or a numbered list inside a section is not a section.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from lawcheck.model.country import LeftOver, Passage, StatuteText

LONGEST_PART = 130  # characters of a line that names a part or chapter
LONGEST_HEADING = 120  # characters of a marginal note
LABELS_IN_A_ROW = 5  # (1)(a)(i) and more
WORDS_OF_A_SENTENCE = 9  # a heading that ends with a full stop is shorter than this

_NAMED = re.compile(
    r"^[\s#*_>]{0,12}(?:section|sec\.|s\.|article|art\.|artículo|articulo|artigo|artikel|clause|regulation|rule|§)[ \t]*"
    r"(?P<label>\d+(?:[ -]?(?:bis|ter|quater|quinquies))?(?:[-.]\d+)*(?:-?[A-Za-z](?![A-Za-z]))?|premier)"
    r"[°ºo.]{0,2}(?:er\b)?[\s.:—–*_-]*(?P<rest>.*)$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^[\s#*_]{0,6}(?P<label>\d{1,4}[A-Z]{0,2})[.)][*_]*\s+(?P<rest>\S.*)$")
_PART = re.compile(
    r"^[\s#*_]*(?:part|chapter|title|division|schedule|annex|partie|chapitre|titre|livre|section|annexe|capítulo|título"
    r"|libro|abschnitt|titel|hoofdstuk)\b[^.;]{0,120}$",
    re.IGNORECASE,
)
_STEP = re.compile(
    r"^\s*[*_]{0,2}(?P<open>\()?(?P<label>[0-9]{1,3}[A-Za-z]?|[A-Za-z]{1,6})[*_]{0,2}(?P<close>[).])[ \t]+(?P<rest>.*)$"
)
_ROMAN = re.compile(r"[ivxl]+\Z")


@dataclass(slots=True)
class _Heading:
    index: int  # of the line
    label: str
    rest: str
    key: tuple[object, ...]


@dataclass(slots=True)
class _Node:
    """A passage that is being read."""

    label: str
    kind: str  # how it is numbered: "(1", "1.", "a", "A", "i"
    line: int
    indent: int = 0
    words: list[str] = field(default_factory=list)
    children: list[_Node] = field(default_factory=list)
    heading: str = ""

    def finished(self) -> Passage:
        return Passage(
            label=self.label,
            text=" ".join(self.words),
            line=self.line,
            heading=self.heading,
            children=tuple(child.finished() for child in self.children),
        )


def split_lines(statute_id: str, lines: Sequence[str]) -> StatuteText:
    """Split lines into sections. A text without any recognisable heading has none.

    What stands before the first section and between sections (titles, parts, a table of contents) is kept as left over,
    so that nothing is lost without a word.
    """
    lines = [unicodedata.normalize("NFC", line) for line in lines]
    headings = _sections(lines)
    sections: dict[str, Passage] = {}
    first = headings[0].index if headings else len(lines)
    left_over = _left(lines, 0, first)
    for place, heading in enumerate(headings):
        end = headings[place + 1].index if place + 1 < len(headings) else len(lines)
        body_end = next((at for at in range(heading.index + 1, end) if _names_a_part(lines[at])), end)
        sections.setdefault(heading.label, _section(heading, lines[heading.index + 1 : body_end]))
        left_over += _left(lines, body_end, end)
    return StatuteText(statute_id=statute_id, sections=sections, left_over=tuple(left_over))


def _left(lines: Sequence[str], start: int, end: int) -> list[LeftOver]:
    return [LeftOver(at + 1, lines[at].strip()) for at in range(start, end) if lines[at].strip()]


def _sections(lines: Sequence[str]) -> list[_Heading]:
    """Choose the style of heading that the text uses, then the longest run of rising numbers."""
    named = [h for h in map(_named, range(len(lines)), lines) if h]
    numbered = [h for h in map(_numbered, range(len(lines)), lines) if h]
    chains = [_rising(named), _rising(numbered)]
    return max(chains, key=len)


def _named(index: int, line: str) -> _Heading | None:
    match = _NAMED.match(line)
    if not match:
        return None
    label = "1" if match["label"].lower() == "premier" else re.sub(r"\s+", " ", match["label"])
    return _Heading(index, label, match["rest"].strip(" *_#"), _sort_key(label))


def _numbered(index: int, line: str) -> _Heading | None:
    match = _NUMBERED.match(line)
    return _Heading(index, match["label"], match["rest"].strip(" *_#"), _sort_key(match["label"])) if match else None


def _sort_key(label: str) -> tuple[object, ...]:
    parts = re.findall(r"\d+|[A-Za-z]+", label)
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part.lower()) for part in parts)


def _rising(headings: list[_Heading]) -> list[_Heading]:
    """Give the longest strictly rising run; of two equal ones, the later, so that the body wins over the contents."""
    tails: list[tuple[object, ...]] = []
    last: list[int] = []
    before: list[int] = []
    for place, heading in enumerate(headings):
        length = bisect_left(tails, heading.key)
        before.append(last[length - 1] if length else -1)
        if length == len(tails):
            tails.append(heading.key)
            last.append(place)
        else:
            tails[length], last[length] = heading.key, place
    chain = []
    place = last[-1] if last else -1
    while place >= 0:
        chain.append(headings[place])
        place = before[place]
    return chain[::-1]


def _section(heading: _Heading, body: Sequence[str]) -> Passage:
    node = _Node(heading.label, "section", heading.index + 1)
    tree = _Tree(node)
    if _step(heading.rest) is not None:
        tree.take(heading.rest, heading.index + 1)
    elif _is_heading(heading.rest, body):
        node.heading = heading.rest.rstrip(" .:-—–")
    elif heading.rest:
        node.words.append(heading.rest)
    for offset, line in enumerate(body):
        if line.strip():
            tree.take(line, heading.index + 2 + offset)
    return node.finished()


def _names_a_part(line: str) -> bool:
    """Tell ``PART II - OFFENCES`` from a sentence that begins with the word."""
    if len(line) >= LONGEST_PART or line.rstrip().endswith((".", ";", ",")) or not _PART.match(line):
        return False
    word = line.strip(" #*_").split(" ")[0]
    return word.isupper() or line.lstrip().startswith("#")


def _is_heading(rest: str, body: Sequence[str]) -> bool:
    """A marginal note is short, does not end like a sentence, and words follow it."""
    return (
        bool(rest)
        and len(rest) < LONGEST_HEADING
        and not rest.endswith((";", ",", ":"))
        and (not rest.endswith(".") or len(rest.split()) < WORDS_OF_A_SENTENCE)
        and any(line.strip() for line in body)
    )


def _step(line: str) -> re.Match[str] | None:
    """Recognise ``(1)``, ``(a)``, ``(ii)``, ``1.``, ``a)`` and ``A)`` at the start of a line."""
    match = _STEP.match(line)
    if match is None:
        return None
    label = match["label"]
    if match["close"] == ".":
        return match if label[0].isdigit() and match["open"] is None else None
    is_label = match["open"] is not None or label[0].isdigit() or len(label) == 1 or _ROMAN.match(label) is not None
    return match if is_label else None


class _Tree:
    """Puts lines where they belong: a new subsection or paragraph, or more words of the one that is open."""

    def __init__(self, section: _Node) -> None:
        self.stack = [section]

    def take(self, line: str, number: int, before: int = 0) -> None:
        """Take in one line of the section's body; ``before`` counts the labels that stood before it on the same line."""
        match = _step(line)
        indent = len(line) - len(line.lstrip())
        kind = self._kind(match, indent) if match else ""
        if match is None or not kind:
            self.stack[-1].words.append(_squeezed(line.strip(" #*_")))
            return
        self._close(kind)
        node = _Node(match["label"], kind, number, indent)
        self.stack[-1].children.append(node)
        self.stack.append(node)
        rest = match["rest"].strip()
        if before < LABELS_IN_A_ROW and rest.startswith("(") and _step(rest) is not None:
            self.take(" " * (indent + 1) + rest, number, before + 1)
        elif rest:
            node.words.append(_squeezed(rest))

    def _close(self, kind: str) -> None:
        """Close what is open down to the level of this kind, if it is open."""
        if any(node.kind == kind for node in self.stack[1:]):
            while self.stack.pop().kind != kind:
                pass

    def _before(self, kind: str) -> _Node | None:
        """Give the last step of this kind that a new one would follow."""
        return next((node for node in reversed(self.stack[1:]) if node.kind == kind), None)

    def _kind(self, match: re.Match[str], indent: int) -> str:
        """Tell how a step is numbered; empty where it is no step but a number in running text."""
        label = match["label"]
        if label[0].isdigit():
            kind = "(1" if match["close"] == ")" else "1."
            before = self._before(kind)
            if kind == "(1":
                return kind
            goes_on = label == "1" if before is None else _number(label) - _number(before.label) in (0, 1)
            return kind if goes_on else ""
        if label.isupper():
            return "A"
        if _ROMAN.match(label) and not self._is_letter(label, indent):
            return "i"
        return "a"

    def _is_letter(self, label: str, indent: int) -> bool:
        """Tell the letter after ``h`` from the numeral one; so with ``v`` and ``x``. A numeral is set in deeper."""
        before = self._before("a")
        if before is None or len(label) != 1 or ord(before.label[0]) + 1 != ord(label):
            return False
        return indent <= before.indent


def _number(label: str) -> int:
    return int("".join(takewhile(str.isdigit, label)))


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text)

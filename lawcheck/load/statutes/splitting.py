"""Lines become sections: headings as ``headings`` finds them, subsections and paragraphs below.

What stands before the first section and between sections (titles, parts, a table of contents, page furniture) is kept
as left over, so that nothing is lost without a word. Schedules that follow the last section are passages of their own,
``Schedule 1``. A number that stands twice is ``131-30`` and ``131-30 [2]``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from lawcheck.load.statutes.divisions import with_divisions
from lawcheck.load.statutes.headings import (
    Heading,
    find_headings,
    is_explanatory,
    names_a_part,
    page_furniture,
    schedule,
)
from lawcheck.load.statutes.steps import ONLY, Step, is_roman, step
from lawcheck.load.statutes.wording import unused
from lawcheck.model.country import LeftOver, Line, Passage, StatuteText

SECTION = "section"  # in place of a style
LONGEST_HEADING = 120  # characters of a marginal note
LABELS_IN_A_ROW = 5  # (1)(a)(i) and more
WORDS_OF_A_SENTENCE = 9  # a heading that ends with a full stop is shorter than this
_MARK_OF_A_LIST = re.compile(r"^(\s*)(?:#{1,6}|[-*•])\s+(?=\()")
_MARKS_OF_A_LIST = frozenset("#-*•")
_EMPHASIS = re.compile(r"\*{2,}|_{2,}")
_ENDS = (".", ";", ":", "!", "?", "»", "”", '"', "。", "；", "：", "—", "–")  # of a line of the law
_RUN_IN = re.compile(  # "Short title.—(1) This Act ...", "【拐卖妇女、儿童罪】拐卖妇女、儿童的，..."
    r"(?P<title>[^.;:(]{3,110})\.\s?[—–-]{1,2}\s?(?=[(\w“\"])(?P<rest>.+)|【(?P<han>[^】]{1,60})】(?P<rest_han>.*)"
)
_FIRST = {
    "1.": "1",
    "1°": "1",
    "§": "1",
    "I": "I",
    "a.": "a",
    "字": "一",
    "２": "2",
    "イ": "イ",
}  # styles that running text shares start so, and go on


@dataclass(slots=True)
class _Node:
    """A passage that is being read."""

    label: str
    style: str
    line: int
    indent: int = 0
    words: list[str] = field(default_factory=list)
    children: list[_Node] = field(default_factory=list)
    heading: str = ""
    paragraphs: tuple[Line, ...] = ()

    def finished(self) -> Passage:
        return Passage(
            label=self.label,
            text=" ".join(self.words),
            line=self.line,
            heading=self.heading,
            children=tuple(child.finished() for child in self.children),
            paragraphs=self.paragraphs,
            mark=self.style if self.style != SECTION else "",
        )


def split_lines(statute_id: str, lines: Sequence[str]) -> StatuteText:
    """Split lines into sections. A text without any recognisable heading has none."""
    lines = [unicodedata.normalize("NFC", line.replace("\u00ad", "")) for line in lines]
    furniture = page_furniture(lines)
    headings = find_headings(lines, furniture)
    sections: dict[str, Passage] = {}
    left_over = _left(lines, range(headings[0].top if headings else len(lines)))
    for place, heading in enumerate(headings):
        is_last = place + 1 == len(headings)
        end = len(lines) if is_last else headings[place + 1].top
        body, others = _body(heading, lines, range(heading.at + 1, end), furniture)
        _keep(sections, _section(heading, lines, body))
        left_over += _left(lines, (at for at in range(heading.top, heading.at) if at in furniture))
        if is_last:
            last = body[-1] + 1 if body else heading.at + 1
            left_over += _left(lines, (at for at in others if at < last))
            left_over += _schedules(lines, range(last, end), furniture, sections)
        else:
            left_over += _left(lines, others)
    divisions, rest = with_divisions(sections, left_over)
    return StatuteText(
        statute_id=statute_id,
        sections=sections,
        left_over=tuple(rest),
        divisions=tuple(divisions),
        family=headings[0].family if headings else "",
    )


def _body(
    heading: Heading, lines: Sequence[str], places: range, furniture: frozenset[int]
) -> tuple[list[int], list[int]]:
    """Part the lines after a heading into the section's own and others: furniture, and all that follows a new part."""
    own: list[int] = []
    others: list[int] = []
    is_over = False
    for at in places:
        is_over = (is_over or names_a_part(lines[at])) and at not in heading.again
        (others if is_over or at in furniture or at in heading.again else own).append(at)
    return own, others


def _keep(sections: dict[str, Passage], passage: Passage) -> None:
    """Keep a section under its number, or under its number and which one it is where the number stands again."""
    label = unused(passage.label, sections)
    sections[label] = passage if label == passage.label else replace(passage, label=label)


def _schedules(
    lines: Sequence[str], rest: range, furniture: frozenset[int], sections: dict[str, Passage]
) -> list[LeftOver]:
    """Read the schedules that follow the last section; the rest is left over."""
    starts = [(at, found) for at in rest if (found := schedule(lines[at]))]
    left_over = _left(lines, range(rest.start, starts[0][0] if starts else rest.stop))
    ends = [at for at, _ in starts[1:]] + [rest.stop]
    for (at, (label, title)), end in zip(starts, ends, strict=False):
        stop = next((each for each in range(at + 1, end) if is_explanatory(lines[each])), end)
        heading = Heading(at, label, "", at, title=title)
        _keep(sections, _section(heading, lines, [each for each in range(at + 1, stop) if each not in furniture]))
        left_over += _left(lines, (each for each in range(at, end) if each >= stop or each in furniture))
    return left_over


def _left(lines: Sequence[str], places: Iterable[int]) -> list[LeftOver]:
    return [LeftOver(at + 1, lines[at].strip()) for at in places if lines[at].strip()]


def _section(heading: Heading, lines: Sequence[str], body: Sequence[int]) -> Passage:
    node = _Node(heading.label, SECTION, heading.at + 1, heading=heading.title or "")
    tree = _Tree(node)
    rest = heading.rest
    if heading.title is None and (run_in := _RUN_IN.match(rest)):
        node.heading = _squeezed(run_in["title"] or run_in["han"])
        rest = run_in["rest"] or run_in["rest_han"] or ""
    if step(rest) is not None:
        tree.take(rest, heading.at + 1)
    elif heading.title is None and not node.heading and _is_heading(rest, lines, body):
        node.heading = _squeezed(rest).rstrip(" .:-—–")
    elif rest:
        tree.take_words(rest, heading.at + 1, is_new=True)
    before = heading.at
    for at in body:
        if lines[at].strip():
            tree.take(lines[at], at + 1, is_new=at > before + 1)
            before = at
    node.paragraphs = tree.counted()
    return node.finished()


def _is_heading(rest: str, lines: Sequence[str], body: Sequence[int]) -> bool:
    """A marginal note is short, does not end like a sentence, and words follow it."""
    return (
        bool(rest)
        and len(rest) < LONGEST_HEADING
        and not rest.endswith((";", ",", ":", "。", "；", "：", "，", "、"))
        and (not rest.endswith(".") or len(rest.split()) < WORDS_OF_A_SENTENCE)
        and any(lines[at].strip() for at in body)
    )


class _Tree:
    """Puts lines where they belong: a new subsection or paragraph, or more words of the one that is open."""

    def __init__(self, section: _Node) -> None:
        self.stack = [section]
        self.lines: list[Line] = []

    def counted(self) -> tuple[Line, ...]:
        """Give the lines of the section where lawyers have to count them: one without a number follows another."""
        return tuple(self.lines) if any(not each.has_number for each in self.lines[1:]) else ()

    def take_words(self, line: str, number: int, *, is_new: bool) -> None:
        """Take in words without a number: a new line of the law, or the rest of one that the page has broken."""
        text = _squeezed(line.strip(" #*_"))
        if self.stack[-1].style == "字" and self.lines[-1].text.endswith("。"):
            del self.stack[1:]  # a paragraph of the article, as the next line of Chinese law is
        self.stack[-1].words.append(text)
        if is_new or not self.lines or self.lines[-1].text.endswith(_ENDS):
            self.lines.append(Line(number, text, has_number=False))
        else:
            self.lines[-1] = self.lines[-1]._replace(text=f"{self.lines[-1].text} {text}")

    def take(self, line: str, number: int, before: int = 0, *, is_new: bool = False) -> None:
        """Take in one line of the section's body; ``before`` counts the labels that stood before it on the same line."""
        if line.lstrip()[:1] in _MARKS_OF_A_LIST:
            line = _MARK_OF_A_LIST.sub(r"\1", line)
        found = step(line)
        indent = len(line) - len(line.lstrip())
        style = self._style(found, indent) if found else ""
        if found is None or not style:
            self.take_words(line, number, is_new=is_new)
            return
        if not before:
            self.lines.append(Line(number, _squeezed(line.strip(" #*_")), has_number=True))
        self._close(style)
        node = _Node(found.label, style, number, indent)
        self.stack[-1].children.append(node)
        self.stack.append(node)
        if before < LABELS_IN_A_ROW and found.rest.startswith("(") and step(found.rest) is not None:
            self.take(" " * (indent + 1) + found.rest, number, before + 1)
        elif found.rest:
            node.words.append(_squeezed(found.rest.rstrip("*_ ")))

    def _close(self, style: str) -> None:
        """Close what is open down to the level of this style, if it is open. A paragraph with § stands right in its article."""
        if style == "§":
            del self.stack[1:]
        if any(node.style == style for node in self.stack[1:]):
            while self.stack.pop().style != style:
                pass

    def _before(self, style: str) -> _Node | None:
        """Give the last step of this style that a new one would follow."""
        return next((node for node in reversed(self.stack[1:]) if node.style == style), None)

    def _style(self, found: Step, indent: int) -> str:
        """Settle how a step is numbered; empty where it is no step but a number in running text."""
        if found.style in _FIRST:
            return found.style if self._goes_on(found) else ""
        if found.style == "a" and is_roman(found.label) and not self._is_letter(found.label, indent):
            return "i"
        return found.style

    def _goes_on(self, found: Step) -> bool:
        before = self._before(found.style)
        if found.label == ONLY:
            return True
        if before is None:
            return found.label == _FIRST[found.style]
        if found.label[0].isdigit():
            return _number(found.label) - _number(before.label) in (0, 1)
        return found.style != "a." or ord(found.label) - ord(before.label) == 1

    def _is_letter(self, label: str, indent: int) -> bool:
        """Tell the letter after ``h`` from the numeral one; so with ``v`` and ``x``. A numeral is set in deeper."""
        before = self._before("a")
        if before is None or len(label) != 1 or ord(before.label[0]) + 1 != ord(label):
            return False
        return indent <= before.indent


def _number(label: str) -> int:
    return int("".join(takewhile(str.isdigit, label)))


def _squeezed(text: str) -> str:
    return " ".join((_EMPHASIS.sub("", text) if "**" in text or "__" in text else text).split())

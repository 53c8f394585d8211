"""A statute in plain text or Markdown: section headings at the start of a line, subsections and paragraphs below.

Section headings are recognised in the forms ``12. Heading``, ``Section 12``, ``Article 225-4-1``, ``Artículo 4°``,
``Art. 5`` and ``§ 232``, with or without Markdown marks. A heading is taken only where the numbers go on rising, so that
a table of contents, a cross-reference at the start of a line or a numbered list inside a section is not a section.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass, field

from lawcheck.model.country import Passage, StatuteText

LONGEST_PART = 130  # characters of a line that names a part or chapter
LONGEST_HEADING = 120  # characters of a marginal note
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
    kind: str  # how it is numbered: "1", "a", "A", "i"
    line: int
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


def read_plain_text(statute_id: str, text: str) -> StatuteText:
    """Split a text into sections. A text without any recognisable heading has no sections."""
    lines = unicodedata.normalize("NFC", text).splitlines()
    headings = _sections(lines)
    sections: dict[str, Passage] = {}
    for place, heading in enumerate(headings):
        end = headings[place + 1].index if place + 1 < len(headings) else len(lines)
        passage = _section(heading, lines[heading.index + 1 : end])
        sections.setdefault(heading.label, passage)
    return StatuteText(statute_id=statute_id, sections=sections)


def _sections(lines: list[str]) -> list[_Heading]:
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


def _section(heading: _Heading, body: list[str]) -> Passage:
    first = _step(heading.rest)
    node = _Node(heading.label, "section", heading.index + 1)
    stack = [node]
    if first is not None:
        _take(stack, heading.rest, heading.index + 1)
    elif _is_heading(heading.rest, body):
        node.heading = heading.rest.rstrip(" .:-—–")
    elif heading.rest:
        node.words.append(heading.rest)
    for offset, line in enumerate(body):
        if (
            _PART.match(line)
            and not line.rstrip().endswith((".", ";", ","))
            and len(line) < LONGEST_PART
            and _starts_part(line)
        ):
            break
        if line.strip():
            _take(stack, line, heading.index + 2 + offset)
    return node.finished()


def _starts_part(line: str) -> bool:
    word = line.strip(" #*_").split(" ")[0]
    return word.isupper() or line.lstrip().startswith("#")


def _is_heading(rest: str, body: list[str]) -> bool:
    """A marginal note is short, does not end like a sentence, and words follow it."""
    return (
        bool(rest)
        and len(rest) < LONGEST_HEADING
        and not rest.endswith((";", ",", ":"))
        and (not rest.endswith(".") or len(rest.split()) < WORDS_OF_A_SENTENCE)
        and any(line.strip() for line in body)
    )


def _step(line: str) -> re.Match[str] | None:
    match = _STEP.match(line)
    if match is None or (match["open"] is None and match["close"] == "." and not match["label"].isdigit()):
        return None
    if match["open"] is None and match["close"] == ")" and len(match["label"]) > 1 and not _ROMAN.match(match["label"]):
        return None if not match["label"].isdigit() else match
    return match


def _take(stack: list[_Node], line: str, number: int) -> None:
    """Put a line where it belongs: a new subsection or paragraph, or more words of the one that is open."""
    match = _step(line)
    if match is None:
        stack[-1].words.append(re.sub(r"\s+", " ", line.strip(" #*_")))
        return
    label = match["label"]
    kind = _kind(label, stack)
    while len(stack) > 1 and kind in (node.kind for node in stack[1:]) and stack[-1].kind != kind:
        stack.pop()
    if len(stack) > 1 and stack[-1].kind == kind:
        stack.pop()
    node = _Node(label, kind, number)
    stack[-1].children.append(node)
    stack.append(node)
    rest = match["rest"].strip()
    if _step(rest) is not None and not rest[0].isalpha():
        _take(stack, rest, number)
    elif rest:
        node.words.append(re.sub(r"\s+", " ", rest))


def _kind(label: str, stack: list[_Node]) -> str:
    """Tell how a step is numbered. ``i`` is a roman numeral unless it follows ``h``; so with ``v`` and ``x``."""
    if label[0].isdigit():
        return "1"
    if label.isupper():
        return "A"
    if _ROMAN.match(label.lower()):
        letters = next((node for node in reversed(stack) if node.kind == "a"), None)
        siblings = [child.label for child in stack[stack.index(letters) - 1].children] if letters else []
        follows = bool(siblings) and len(label) == 1 and ord(siblings[-1][0]) + 1 == ord(label)
        has_romans = letters is not None and stack[-1].kind == "i"
        return "a" if follows and not has_romans else "i"
    return "a"

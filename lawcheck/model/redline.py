"""Two versions of a text as one, word by word and nothing left out: what a drafter sees as tracked changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from lawcheck.model.changes import Kind, Run
from lawcheck.model.country import Passage, StatuteText

HEADING = -1  # the depth of a section's number and heading
_WORDS = re.compile(r"\S+\s*|\s+")

_Line = tuple[int, str]  # depth and words


class MarkedLine(NamedTuple):
    """A line of a text with the fate of its words. ``kind`` is that of the line: of its paragraph in a Word file."""

    depth: int
    kind: Kind
    runs: tuple[Run, ...]


def redline(before: StatuteText, after: StatuteText) -> Iterator[MarkedLine]:
    """Give both versions as one. What was removed and kept is the text before; what was kept and added is the text after."""
    old, new = list(before.sections), list(after.sections)
    for tag, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            for label in old[start:end]:
                yield from _section(_lines(label, before.sections[label]), _lines(label, after.sections[label]))
            continue
        for label in old[start:end]:
            yield from _section(_lines(label, before.sections[label]), ())
        for label in new[first:last]:
            yield from _section((), _lines(label, after.sections[label]))


def _lines(label: str, section: Passage) -> tuple[_Line, ...]:
    head = (HEADING, f"{label} {section.heading}".strip())
    return (head, *((depth, f"{name} {words}".strip()) for depth, name, words in section.lines()))


def _section(old: Sequence[_Line], new: Sequence[_Line]) -> Iterator[MarkedLine]:
    for tag, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from (MarkedLine(depth, Kind.KEPT, (Run(Kind.KEPT, words),)) for depth, words in old[start:end])
            continue
        paired = min(end - start, last - first)
        for place in range(paired):
            depth, words = new[first + place]
            yield MarkedLine(depth, Kind.KEPT, tuple(_words(old[start + place][1], words)))
        for depth, words in old[start + paired : end]:
            yield MarkedLine(depth, Kind.REMOVED, (Run(Kind.REMOVED, words),))
        for depth, words in new[first + paired : last]:
            yield MarkedLine(depth, Kind.ADDED, (Run(Kind.ADDED, words),))


def _words(before: str, after: str) -> Iterator[Run]:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    for tag, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Run(Kind.KEPT, "".join(old[start:end]))
            continue
        if end > start:
            yield Run(Kind.REMOVED, "".join(old[start:end]))
        if last > first:
            yield Run(Kind.ADDED, "".join(new[first:last]))

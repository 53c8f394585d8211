"""How much of a text stands in sections, and where its numbering jumps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from lawcheck.model.country import Passage, StatuteText

_NUMBER = re.compile(r"(\d+)(?P<more>[^\W\d_]{0,3})\Z")
_AGAIN = re.compile(r" \[\d+\]\Z")


class Jump(NamedTuple):
    """Two sections that follow each other in the text and not in number."""

    before: str
    after: str
    line: int  # of the second

    @property
    def missing(self) -> int:
        """Say how many whole numbers lie between; negative where the numbers run back."""
        first, second = (int(re.match(r"\d+", label)[0]) for label in (self.before, self.after))  # type: ignore[index]
        return second - first - 1


class Coverage(NamedTuple):
    """Characters are counted without blanks."""

    placed: int  # in sections, and in the titles of parts and chapters
    left_over: int
    jumps: tuple[Jump, ...]
    repeated: tuple[str, ...]  # numbers that stand twice
    empty: tuple[str, ...]  # sections without a word, which are no evidence of a rule

    @property
    def share(self) -> float:
        """Give the share of characters that stand in sections, from 0 to 1."""
        total = self.placed + self.left_over
        return self.placed / total if total else 0.0


def coverage_of(text: StatuteText) -> Coverage:
    """Measure a text."""
    return Coverage(
        placed=sum(map(_size, text.sections.values())) + sum(_solid(each.text) for each in text.divisions),
        left_over=sum(_solid(left.text) for left in text.left_over),
        jumps=tuple(_jumps(text)),
        repeated=tuple(dict.fromkeys(_AGAIN.sub("", label) for label in text.sections if _AGAIN.search(label))),
        empty=tuple(label for label, passage in text.sections.items() if not re.search(r"\w", passage.words())),
    )


def _size(passage: Passage) -> int:
    own = _solid(passage.label) + _solid(passage.heading) + _solid(passage.text)
    return own + sum(map(_size, passage.children))


def _solid(text: str) -> int:
    return len("".join(text.split()))


def _jumps(text: StatuteText) -> Iterator[Jump]:
    """Compare neighbours that have plain numbers; codes that number by book and title (225-4-1) have none."""
    plain = [label for label in text.sections if _NUMBER.match(label)]
    if len(plain) * 2 < len(text.sections):
        return
    for before, after in pairwise(plain):
        jump = Jump(before, after, text.sections[after].line)
        if jump.missing > 0 or jump.missing < -1:
            yield jump

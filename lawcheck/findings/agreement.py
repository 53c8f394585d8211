"""How far two readings of the same law agree, and what hangs on where they do not. Counts and pairs; no statistics.

Source: docs/second-reading.md. Two readers agree on a criterion if they give it the same value, for the law in force and
for the law as it would be. Citations are compared beside it and never counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from lawcheck.findings.derive import derive_assessment
from lawcheck.findings.disputes import differ
from lawcheck.model.country import Country
from lawcheck.model.finding import RESULT_STEP, Binding, Finding, Scenario
from lawcheck.model.library import Library
from lawcheck.model.reading import STEP, Answer, Reading


class Pair(NamedTuple):
    """Two readers' answers to one criterion."""

    criterion_id: str
    first: Answer
    second: Answer

    @property
    def differs(self) -> bool:
        """Say whether the values differ, now or if pending texts were law."""
        return differ((self.first, self.second))

    @property
    def same_words(self) -> bool:
        """Say whether both rest on the same places."""
        return set(self.first.cites) == set(self.second.cites)

    @property
    def steps(self) -> int:
        """Count the steps between the values; off the scale, more than any."""
        values = (self.first.value, self.second.value)
        return abs(STEP[values[0]] - STEP[values[1]]) if all(each in STEP for each in values) else len(STEP)


class Agreement(NamedTuple):
    """Two readings held against each other."""

    first: Reading
    second: Reading
    pairs: tuple[Pair, ...]  # what both answered, in the order of the library
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]

    @property
    def divergent(self) -> tuple[Pair, ...]:
        """Give the pairs whose values differ."""
        return tuple(each for each in self.pairs if each.differs)

    @property
    def other_words(self) -> tuple[Pair, ...]:
        """Give the pairs with the same value that rest on other words."""
        return tuple(each for each in self.pairs if not each.differs and not each.same_words)

    @property
    def off_scale(self) -> int:
        """Count the pairs of which one value at least is no step on the scale."""
        return sum(each.first.value not in STEP or each.second.value not in STEP for each in self.pairs)

    @property
    def is_of_two(self) -> bool:
        """Say whether two people read."""
        return self.first.reader_id != self.second.reader_id

    @property
    def ratings(self) -> tuple[tuple[int, int], ...]:
        """Give the steps of the values now, for the pairs that are on the scale: the units of a coefficient."""
        return tuple(
            (STEP[each.first.value], STEP[each.second.value])
            for each in self.pairs
            if each.first.value in STEP and each.second.value in STEP
        )


class Coefficient(NamedTuple):
    """Krippendorff's alpha of two readings; None with the reason where there is none."""

    alpha: float | None
    units: int  # criteria with both values on the scale
    why: str = ""  # few, one-reader, same, no-library; empty where there is one


class Shelf(NamedTuple):
    """How far readers agree on one theme."""

    theme: str
    compared: int
    divergent: int


class Effect(NamedTuple):
    """A provision whose finding the one answer and the other make different."""

    with_first: Finding
    with_second: Finding

    @property
    def steps(self) -> int:
        """Count the steps by which the findings differ, at the end where they differ more; off the scale, one."""
        ends = ((self.with_first.worst, self.with_second.worst), (self.with_first.best, self.with_second.best))
        apart = [abs(RESULT_STEP[a] - RESULT_STEP[b]) for a, b in ends if a in RESULT_STEP and b in RESULT_STEP]
        return max(apart, default=0) or 1

    @property
    def is_on_duty(self) -> bool:
        """Say whether it is about a duty that binds the State."""
        return self.with_first.level.is_duty and self.with_first.binding is Binding.PARTY


class Divergence(NamedTuple):
    """A criterion on which two readers differ, and the findings that hang on it."""

    pair: Pair
    effects: tuple[Effect, ...]

    @property
    def gravity(self) -> tuple[int, int, int, int]:
        """Give a key that is greater for what matters more: duties, then how far findings move, how many, the values."""
        on_duty = [each.steps for each in self.effects if each.is_on_duty]
        return (
            max(on_duty, default=0),
            max((each.steps for each in self.effects), default=0),
            len(self.effects),
            self.pair.steps,
        )


def compare(first: Reading, second: Reading, library: Library) -> Agreement:
    """Hold two readings against each other, criterion by criterion."""
    one, other = first.answers, second.answers
    return Agreement(
        first=first,
        second=second,
        pairs=tuple(Pair(each, one[each], other[each]) for each in library.criteria if each in one and each in other),
        only_first=tuple(each for each in library.criteria if each in one and each not in other),
        only_second=tuple(each for each in library.criteria if each in other and each not in one),
    )


def by_theme(agreement: Agreement, library: Library) -> tuple[Shelf, ...]:
    """Count by theme, in the order of the library; themes of which nothing was compared are left out."""
    counted: dict[str, list[bool]] = {}
    for each in agreement.pairs:
        counted.setdefault(library.criteria[each.criterion_id].theme, []).append(each.differs)
    return tuple(Shelf(theme, len(counted[theme]), sum(counted[theme])) for theme in library.themes if theme in counted)


def divergences(pairs: Iterable[Pair], library: Library, country: Country, base: Reading) -> tuple[Divergence, ...]:
    """Derive what hangs on each pair, all other answers as in ``base``; the gravest first.

    Findings are derived for the law in force, without overrides, which would hide what the answers do.
    """
    plain = replace(base, overrides={})
    found = [Divergence(each, tuple(_effects(each, library, country, plain))) for each in pairs]
    return tuple(sorted(found, key=lambda each: [-number for number in each.gravity]))


def _effects(pair: Pair, library: Library, country: Country, base: Reading) -> Iterator[Effect]:
    touched = {each.id: each for each in library.used_by(pair.criterion_id) if pair.criterion_id in each.criterion_ids}
    if not touched:
        return
    few = replace(library, provisions=touched)
    one, other = (_findings(few, country, base, pair.criterion_id, each) for each in (pair.first, pair.second))
    for provision_id, finding in one.items():
        if _said(finding) != _said(other[provision_id]):
            yield Effect(finding, other[provision_id])


def _findings(
    library: Library, country: Country, base: Reading, criterion_id: str, answer: Answer
) -> Mapping[str, Finding]:
    reading = replace(base, answers={**base.answers, criterion_id: replace(answer, resolution=None)})
    return derive_assessment(library, country, reading).findings[Scenario.NOW]


def _said(finding: Finding) -> tuple[object, ...]:
    return finding.word, finding.worst, finding.best


def sample(criterion_ids: Sequence[str], themes: Mapping[str, str], percent: int, seed: int) -> tuple[str, ...]:
    """Draw a share of criteria by theme: of each theme its share, rounded, and one at least.

    The draw depends on the seed and on the criteria's names alone, so that it is the same everywhere, and a criterion
    that is added to the library leaves the others where they are.
    """
    shelves: dict[str, list[str]] = {}
    for each in criterion_ids:
        shelves.setdefault(themes[each], []).append(each)
    drawn: set[str] = set()
    for shelf in shelves.values():
        size = max(1, (percent * len(shelf) + 50) // 100)
        drawn.update(sorted(shelf, key=lambda each: (_lot(seed, each), each))[:size])
    return tuple(each for each in criterion_ids if each in drawn)


def _lot(seed: int, criterion_id: str) -> bytes:
    from hashlib import blake2b

    return blake2b(f"{seed} {criterion_id}".encode(), digest_size=8).digest()

"""What is said of the answers of groups: against a key, and against each other. Counts, never one number."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from lawcheck.model.finding import Finding
from lawcheck.model.library import Level
from lawcheck.model.reading import Value
from lawcheck.model.training import Grade, PlantedGap


class Match(StrEnum):
    """How a value stands to the right one."""

    EXACT = "exact"
    ONE_STEP = "one-step"  # beside it on the scale
    OTHER = "other"
    EMPTY = "empty"  # no value that is one of the words


class Cited(StrEnum):
    """How the places that a group names stand to those of the key."""

    EXACT = "exact"  # the same places
    SECTION = "section"  # one section at least in common
    OTHER = "other"
    NONE = "none"  # no place is named
    NOT_SCORED = "not-scored"  # the key rests on no words, or nothing was answered


class Found(StrEnum):
    """Whether a group saw what was planted."""

    FOUND = "found"
    PART = "part"  # with some of its criteria
    MISSED = "missed"
    NOT_ASKED = "not-asked"


class Marked(NamedTuple):
    """One answer of a group, held against the key."""

    criterion_id: str
    value: Value | None
    match: Match
    cited: Cited
    level: Level | None  # what the group says that the treaty demands
    is_level_right: bool | None  # None: not answered, or nothing to hold it against
    has_reason: bool  # as ``training.reasons`` counts one
    is_false_alarm: bool  # a gap is seen where the law has what is asked
    is_by_objection: bool  # right only because an objection is counted


class GapFound(NamedTuple):
    """What a group made of one planted gap."""

    planted: PlantedGap
    found: Found


class Share(NamedTuple):
    """So many of so many."""

    number: int
    of: int


class Score(NamedTuple):
    """What one group answered, held against the key: kinds of counts side by side."""

    group: str
    marks: tuple[Marked, ...]  # in the order of the questions
    gaps: tuple[GapFound, ...]

    def found(self, *kinds: Found) -> Share:
        """Count planted gaps, of those that the group was asked about."""
        asked = [each.found for each in self.gaps if each.found is not Found.NOT_ASKED]
        return Share(sum(each in kinds for each in asked), len(asked))

    @property
    def false_alarms(self) -> int:
        """Count the gaps that are none."""
        return sum(each.is_false_alarm for each in self.marks)

    def matched(self, match: Match) -> Share:
        """Count values, of the questions asked."""
        return Share(sum(each.match is match for each in self.marks), len(self.marks))

    def cited(self, *kinds: Cited) -> Share:
        """Count citations, of the answers for which the key cites words."""
        scored = [each.cited for each in self.marks if each.cited is not Cited.NOT_SCORED]
        return Share(sum(each in kinds for each in scored), len(scored))

    @property
    def levels(self) -> Share:
        """Count right levels, of those that were asked and answered."""
        said = [each.is_level_right for each in self.marks if each.is_level_right is not None]
        return Share(sum(said), len(said))

    @property
    def reasons(self) -> Share:
        """Count the answers that have a reason."""
        given = [each for each in self.marks if each.match is not Match.EMPTY]
        return Share(sum(each.has_reason for each in given), len(given))

    @property
    def by_objection(self) -> int:
        """Count the answers that are right only because objections are counted."""
        return sum(each.is_by_objection for each in self.marks)

    @property
    def total(self) -> int:
        """Give points for a prize; docs/training/README.md says how they are counted, and why they are not printed otherwise."""
        return (
            3 * self.found(Found.FOUND).number
            + self.found(Found.PART).number
            + 2 * self.matched(Match.EXACT).number
            + self.matched(Match.ONE_STEP).number
            + self.cited(Cited.EXACT, Cited.SECTION).number
            + self.levels.number
            + self.reasons.number
            - self.false_alarms
        )


class Difference(StrEnum):
    """Why two answers to one question differ: what is to be talked about."""

    NONE = "none"
    LEVEL = "level"  # the same value, and another word for what the treaty demands
    NOT_APPLICABLE = "not-applicable"  # one says that the question does not arise
    UNDETERMINED = "undetermined"  # one says that it cannot be said
    SECTION = "section"  # they rest on no section in common: one has missed it
    STEP = "step"  # the same section, a step apart on the scale
    READING = "reading"  # the same section, read in another way


class Division(NamedTuple):
    """How far groups differ on one question."""

    criterion_id: str
    values: Mapping[str, Value]  # by group, of those that answered
    pairs: int
    differing: int
    spread: int  # steps between the lowest and the highest value on the scale
    kinds: Mapping[
        Difference, int
    ]  # pairs by why they differ, without those that do not; those in level agree in value

    @property
    def share(self) -> float:
        """Give the share of pairs that differ, from 0 to 1."""
        return self.differing / self.pairs if self.pairs else 0.0


class GroupAgreement(NamedTuple):
    """How far groups agree with each other over all questions that two at least answered."""

    groups: tuple[str, ...]
    divisions: tuple[Division, ...]  # in the order of the library
    pairs: Mapping[tuple[str, str], Share]  # agreeing questions, of those that both answered
    ratings: tuple[tuple[int | None, ...], ...]  # a row a group, a column a question: steps of the scale
    kinds: Mapping[Difference, int]

    @property
    def overall(self) -> Share:
        """Count the pairs of answers that agree."""
        pairs = sum(each.pairs for each in self.divisions)
        return Share(pairs - sum(each.differing for each in self.divisions), pairs)

    @property
    def divided(self) -> Share:
        """Count the questions on which not all groups give the same value."""
        return Share(sum(each.differing > 0 for each in self.divisions), len(self.divisions))

    @property
    def units(self) -> int:
        """Count the questions that two groups at least answered on the scale."""
        columns = zip(*self.ratings, strict=True)
        return sum(sum(each is not None for each in column) > 1 for column in columns)

    def with_others(self, group: str) -> Share:
        """Count how often one group agrees with the others, pair by pair."""
        own = [share for names, share in self.pairs.items() if group in names]
        return Share(sum(each.number for each in own), sum(each.of for each in own))


class ProvisionRow(NamedTuple):
    """One provision: what was asked about it, and the finding that each group's answers give."""

    provision_id: str
    criterion_ids: tuple[str, ...]  # of its questions, those that any group was asked
    findings: Mapping[str, Finding | None]  # by group; None: it answered none of them
    key: Finding | None = None  # with the whole key


class Size(NamedTuple):
    """How long and how hard a training country is."""

    texts: int
    sections: int
    words: int
    criteria: int
    gaps: Mapping[Grade, int]
    minutes: int  # to read and to answer, at an ordinary pace


class Fault(NamedTuple):
    """Something about a training country that a trainer has to know before the day."""

    code: str  # of a sentence of the pages
    subject: str = ""  # what it is about: a gap, a theme, a name
    detail: tuple[str, ...] = ()
    is_warning: bool = False

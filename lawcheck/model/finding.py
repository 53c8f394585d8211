"""What lawcheck derives for one provision. Nobody types a finding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lawcheck.model.choice import Choice, Task
    from lawcheck.model.country import Country
    from lawcheck.model.library import Level, Library, Pillar
    from lawcheck.model.reading import Reading, Value


class Scenario(StrEnum):
    """``now``: the law in force on the cut-off date; ``enacted``: as if uncommenced texts and bills were law."""

    __hash__ = str.__hash__  # an enumeration's own is written in Python, and this is asked often

    NOW = "now"
    ENACTED = "enacted"


class Result(StrEnum):
    """Where a provision stands; the first five are a scale, worst first."""

    __hash__ = str.__hash__  # an enumeration's own is written in Python, and this is asked often

    NOT_MET = "not-met"
    CONFLICT = "conflict"
    PARTLY_MET = "partly-met"
    MOSTLY_MET = "mostly-met"
    MET = "met"
    UNDETERMINED = "undetermined"
    NOT_ASSESSED = "not-assessed"
    NOT_APPLICABLE = "not-applicable"
    RECORD = "record"
    OUT_OF_SCOPE = "out-of-scope"


RESULT_SCALE = (Result.NOT_MET, Result.CONFLICT, Result.PARTLY_MET, Result.MOSTLY_MET, Result.MET)
RESULT_STEP: Mapping[Result, int] = {result: step for step, result in enumerate(RESULT_SCALE)}


class Word(StrEnum):
    """The word that a result takes at its level; phrases for it stand in ``report/phrases``."""

    __hash__ = str.__hash__  # an enumeration's own is written in Python, and this is asked often

    MET = "met"
    MOSTLY_MET = "mostly-met"
    PARTLY_MET = "partly-met"
    NOT_MET = "not-met"
    CONFLICT = "conflict"
    PROVIDED_FOR = "provided-for"
    PROVIDED_IN_PART = "provided-in-part"
    CONSIDERED = "considered-not-adopted"
    NO_PROVISION = "no-provision"
    REFLECTED = "reflected"
    PARTLY_REFLECTED = "partly-reflected"
    NOT_REFLECTED = "not-reflected"
    NOT_ADOPTED = "not-adopted-by-choice"
    PRESENT = "present"
    PRESENT_IN_PART = "present-in-part"
    ABSENT = "absent"
    PRESERVED = "preserved"
    PRESERVED_IN_PART = "preserved-in-part"
    NOT_PRESERVED = "not-preserved"
    UNDETERMINED = "undetermined"
    NOT_ASSESSED = "not-assessed"
    NOT_APPLICABLE = "not-applicable"
    RECORD = "record"
    OUT_OF_SCOPE = "out-of-scope"


class Binding(StrEnum):
    """Whether a provision binds this State; printed beside the result, never merged into it."""

    PARTY = "party"
    RESERVATION = "reservation"
    SIGNATORY = "signatory"
    NOT_PARTY = "not-party"
    MODEL = "model"  # a model law binds nobody


class Priority(IntEnum):
    """What to do first."""

    REPAIR = 1
    COMPLETE = 2
    DECIDE = 3
    IMPROVE = 4


class Flag(StrEnum):
    """What a reader must know beside the result."""

    BILL_WORSENS = "bill-worsens"
    BILL_IMPROVES = "bill-improves"
    COMMENCEMENT = "commencement"
    STATUS_UNKNOWN = "status-unknown"
    GOES_FURTHER = "goes-further"
    TRANSLATION = "translation"
    STALE = "stale"
    SINGLE_READER = "single-reader"
    DISPUTED = "disputed"
    RECONCILED = "reconciled"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a value counts for less than was answered; ``code`` names a phrase, ``cite`` the words it is about."""

    code: str
    cite: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What one criterion is worth in one scenario, for one provision's means."""

    criterion_id: str
    answered: Value | None  # None: not answered yet
    worst: Value
    best: Value
    applies: bool = True
    reasons: tuple[Reason, ...] = ()

    @property
    def is_open(self) -> bool:
        """Say whether more reading could change what this criterion is worth."""
        return self.applies and self.worst != self.best


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The result for one provision in one scenario, with what it rests on."""

    provision_id: str
    level: Level
    pillar: Pillar
    scenario: Scenario
    result: Result
    worst: Result  # equal to ``best`` unless open questions leave a range
    best: Result
    row: int  # row of the decision table; 0 where the table was not used
    word: Word
    binding: Binding
    priority: Priority | None
    flags: tuple[Flag, ...]
    deciding: tuple[str, ...]  # criteria that make the result, or the open ones that would
    short: tuple[str, ...]  # criteria that are not yet present, where no alternative is: what is left to do
    weighed: tuple[Weighed, ...]
    practice: tuple[Weighed, ...]
    computed: Result | None = None  # what the table gave, where a reader has overridden it

    @property
    def is_open(self) -> bool:
        """Say whether the result still depends on open questions."""
        return self.result in (Result.UNDETERMINED, Result.NOT_ASSESSED)

    def value_of(self, criterion_id: str) -> Weighed:
        """Give what one of the finding's criteria is worth."""
        return next(each for each in self.weighed if each.criterion_id == criterion_id)

    @property
    def is_gap(self) -> bool:
        """A gap is a finding on a mandatory or qualified provision that is certainly short of met."""
        return self.level.is_duty and self.is_short

    @property
    def is_short(self) -> bool:
        """Say whether the text is certainly short of what is asked, however the open questions are answered."""
        return self.best in RESULT_STEP and self.best is not Result.MET


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Counts by level and by pillar; what is open is counted, never hidden. No overall mark."""

    by_level: Mapping[Level, Mapping[Word, int]]
    by_pillar: Mapping[Pillar, Mapping[Word, int]]
    criteria_answered: int
    criteria_asked: int
    duties_met_at_worst: int
    duties_met_at_best: int
    duties: int  # mandatory provisions that apply


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """Everything a report says: the law, the country, the reading and the findings in both scenarios."""

    library: Library
    country: Country
    reading: Reading
    other_readings: tuple[Reading, ...]
    findings: Mapping[Scenario, Mapping[str, Finding]]
    totals: Mapping[Scenario, Totals]
    choices: Mapping[str, Choice] = field(default_factory=dict)  # provision id -> what was decided on it
    tasks: Mapping[str, Task] = field(default_factory=dict)  # provision id -> who carries it out, until when

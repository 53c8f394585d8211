"""One reviewer's answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from lawcheck.model.citation import Citation
from lawcheck.model.finding import Result, Scenario
from lawcheck.model.localized import Localized

if TYPE_CHECKING:
    from lawcheck.model.penalty import Penalty


class Value(StrEnum):
    """What the law does with one criterion, worst first; the last two are no step on that scale."""

    __hash__ = str.__hash__  # an enumeration's own is written in Python, and this is asked often

    ABSENT = "absent"
    CONFLICT = "conflict"
    PARTIAL = "partial"
    PRESENT = "present"
    UNDETERMINED = "undetermined"
    NOT_APPLICABLE = "not-applicable"


SCALE = (Value.ABSENT, Value.CONFLICT, Value.PARTIAL, Value.PRESENT)
STEP: Mapping[Value, int] = {value: step for step, value in enumerate(SCALE)}


def lesser(first: Value, second: Value) -> Value:
    """Give the worse of two values on the scale."""
    return first if STEP[first] <= STEP[second] else second


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Value, citations and reason for one criterion."""

    value: Value
    reason: Localized
    cites: tuple[Citation, ...] = ()  # the words relied on, together
    see: tuple[Citation, ...] = ()  # mentioned, never weighed
    searched: tuple[Citation, ...] = ()  # where one looked, for what was not found
    goes_further: bool = False
    on: str = ""  # ISO date of the answer
    enacted: Answer | None = None  # the answer if bills and uncommenced texts were law, where it differs
    stale: tuple[Citation, ...] = ()  # cited words that changed since they were read
    by_rule: str = ""  # the rule that gave it, where recorded penalties did


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A documented decision not to adopt a measure that a State need only consider."""

    record: Localized
    reason: Localized = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """An assessor's own result, kept beside the computed one. Two steps need a second reader."""

    result: Result
    reader_id: str
    reason: Localized
    second_reader_id: str = ""
    on: str = ""
    scenario: Scenario | None = None  # None: now, and enacted where nothing changes the computed result


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One reviewer's file of answers."""

    name: str  # the file's name without its ending: "first", "agreed"
    reader_id: str
    language: str
    answers: Mapping[str, Answer]
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    overrides: Mapping[str, Override] = field(default_factory=dict)
    penalties: tuple[Penalty, ...] = ()
    notes: Mapping[str, Localized] = field(default_factory=dict)  # by criterion, answered or open; they weigh nothing

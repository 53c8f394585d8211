"""Two states of one assessment: what became worse, better or uncertain, and where the standard itself changed."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from lawcheck.model.finding import RESULT_STEP, Assessment, Finding, Scenario
from lawcheck.model.library import Provision


class Movement(StrEnum):
    """Where a finding went, worst news first."""

    REGRESSED = "regressed"
    UNDETERMINED = "undetermined"
    IMPROVED = "improved"
    OTHER = "other"  # began or ceased to apply, or is new, or gone
    UNCHANGED = "unchanged"


class Compared(NamedTuple):
    """One provision in both states; None where a state does not have it."""

    provision_id: str
    before: Finding | None
    after: Finding | None
    movement: Movement
    has_new_standard: bool  # what the provision asks for was changed in between


def compare_assessments(before: Assessment, after: Assessment, scenario: Scenario) -> tuple[Compared, ...]:
    """Compare the findings of two states, in the order of the later library."""
    first, second = before.findings[scenario], after.findings[scenario]
    ids = dict.fromkeys([*after.library.provisions, *before.library.provisions])
    return tuple(
        Compared(
            provision_id=each,
            before=first.get(each),
            after=second.get(each),
            movement=movement(first.get(each), second.get(each)),
            has_new_standard=_differs(before.library.provisions.get(each), after.library.provisions.get(each)),
        )
        for each in ids
    )


def movement(before: Finding | None, after: Finding | None) -> Movement:
    """Say where a finding went. What is open is a range: it improved only if no end of it is lower than before."""
    if before is None or after is None:
        return Movement.OTHER
    if before.worst not in RESULT_STEP or after.worst not in RESULT_STEP:
        return Movement.UNCHANGED if before.result is after.result else Movement.OTHER
    low = RESULT_STEP[after.worst] - RESULT_STEP[before.worst]
    high = RESULT_STEP[after.best] - RESULT_STEP[before.best]
    if low == high == 0:
        return Movement.UNCHANGED
    if low >= 0 and high >= 0:
        return Movement.IMPROVED
    if low <= 0 and high <= 0:
        return Movement.REGRESSED
    return Movement.UNDETERMINED


def by_movement(compared: tuple[Compared, ...]) -> Mapping[Movement, tuple[Compared, ...]]:
    """Group what was compared, regressions first."""
    return {each: tuple(item for item in compared if item.movement is each) for each in Movement}


def _differs(before: Provision | None, after: Provision | None) -> bool:
    return before is not None and after is not None and _standard(before) != _standard(after)


def _standard(provision: Provision) -> tuple[object, ...]:
    groups = (provision.core, provision.essential, provision.supporting)
    return (provision.level, provision.means, groups, dict(provision.applies_when), dict(provision.duty))

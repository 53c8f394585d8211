"""The whole path from answers to one finding, step by step: nothing is decided here that the rule has not decided.

Every step is taken by the function that the finding itself was derived with: the table by ``decide.table``, the flags by
``flags.caused_flags``, the priority by ``priority.rank``.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from lawcheck.findings.decide import Pick, Row, at_best, at_worst, group_values, table
from lawcheck.findings.derive import Scales, derive_outcomes, unmatched_facts
from lawcheck.findings.flags import Caused, caused_flags
from lawcheck.findings.priority import Ranked, rank
from lawcheck.findings.what_if import WhatIfs, what_ifs
from lawcheck.model.finding import Assessment, Finding, Result, Scenario, Weighed
from lawcheck.model.library import Alternatives, Level, Provision
from lawcheck.model.reading import Value


class Role(StrEnum):
    """How heavy a criterion is for a provision."""

    CORE = "core"
    ESSENTIAL = "essential"
    SUPPORTING = "supporting"


class Asked(NamedTuple):
    """What a provision asks for once: a criterion, or any one of several."""

    role: Role
    alternatives: Alternatives
    worst: Value | None  # by the best alternative; None where none applies
    best: Value | None
    leading: tuple[str, ...]  # the alternatives that give it this value, at their best


class TableRead(NamedTuple):
    """The table read once: with what is open at its worst, or at its best."""

    rows: tuple[Row, ...]

    @property
    def decided(self) -> Row:
        """Give the row that decided: the first that applies."""
        return next(each for each in self.rows if each.applies)


class Explanation(NamedTuple):
    """One finding with everything that led to it."""

    provision: Provision
    finding: Finding
    elsewhere: Finding  # of the other scenario
    asked: tuple[Asked, ...]
    readings: tuple[TableRead, ...]  # one; two where what is open matters: at worst, at best; none without the table
    unmatched: tuple[str, ...]  # facts of the profile for which the provision does not apply
    ranked: Ranked
    flags: tuple[Caused, ...]
    what_ifs: WhatIfs


def explain(assessment: Assessment, provision_id: str, scenario: Scenario = Scenario.NOW) -> Explanation:
    """Lay open how one finding was derived, and what would move it."""
    provision = assessment.library.provisions[provision_id]
    finding = assessment.findings[scenario][provision_id]
    other = Scenario.ENACTED if scenario is Scenario.NOW else Scenario.NOW
    weighed = {each.criterion_id: each for each in finding.weighed}
    unmatched = unmatched_facts(provision, assessment.country)
    is_outside = finding.result is Result.OUT_OF_SCOPE
    uses_table = provision.level is not Level.RECORD and not unmatched and not is_outside
    picks: tuple[Pick, ...] = (at_worst, at_best) if any(each.is_open for each in weighed.values()) else (at_best,)
    return Explanation(
        provision=provision,
        finding=finding,
        elsewhere=assessment.findings[other][provision_id],
        asked=() if is_outside else _asked(provision, weighed),
        readings=tuple(TableRead(table(provision, weighed, pick)) for pick in picks) if uses_table else (),
        unmatched=unmatched,
        ranked=rank(
            provision.level,
            finding.binding,
            finding.best,
            is_decided_against=provision_id in assessment.reading.decisions,
        ),
        flags=_flags(assessment, provision),
        what_ifs=what_ifs(assessment, provision_id, scenario),
    )


def _asked(provision: Provision, weighed: dict[str, Weighed]) -> tuple[Asked, ...]:
    groups = {Role.CORE: provision.core, Role.ESSENTIAL: provision.essential, Role.SUPPORTING: provision.supporting}
    return tuple(_one_asked(role, group, weighed) for role, entries in groups.items() for group in entries)


def _one_asked(role: Role, group: Alternatives, weighed: dict[str, Weighed]) -> Asked:
    worst, best = (next((v for v, _ in group_values([group], weighed, pick)), None) for pick in (at_worst, at_best))
    leading = tuple(each for each in group if weighed[each].applies and weighed[each].best is best)
    return Asked(role, group, worst, best, leading)


def _flags(assessment: Assessment, provision: Provision) -> tuple[Caused, ...]:
    country, reading = assessment.country, assessment.reading
    outcomes = derive_outcomes(assessment.library, provision, Scales(country, reading))
    now, enacted = outcomes[Scenario.NOW], outcomes[Scenario.ENACTED]
    return caused_flags(provision, now, enacted, reading, assessment.other_readings, country)

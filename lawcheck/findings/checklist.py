"""From findings to a filled checklist. Nothing is weighed a second time: what criteria are worth stands in the findings."""

from __future__ import annotations

from collections.abc import Mapping

from lawcheck.findings.decide import Pick, at_best, at_worst, group_values
from lawcheck.model.checklist import CheckedItem, Checklist, ChecklistItem, ItemState
from lawcheck.model.finding import Assessment, Finding, Result, Scenario, Weighed
from lawcheck.model.library import Alternatives
from lawcheck.model.reading import Value


def check_items(checklist: Checklist, assessment: Assessment, scenario: Scenario) -> tuple[CheckedItem, ...]:
    """Say of every question whether it is in the law, by the answers that were recorded."""
    return tuple(_check(item, assessment, scenario) for item in checklist.items)


def _check(item: ChecklistItem, assessment: Assessment, scenario: Scenario) -> CheckedItem:
    if not item.criteria:
        return CheckedItem(item=item, state=ItemState.STANDING)
    findings = [assessment.findings[scenario][each.id] for each in item.basis(assessment.library)]
    in_scope = [each for each in findings if each.result is not Result.OUT_OF_SCOPE]
    weighed = {each: found for each in item.criterion_ids if (found := _worth(each, in_scope)) is not None}
    if not weighed:
        is_outside = not in_scope
        state = ItemState.OUT_OF_SCOPE if is_outside else ItemState.NOT_APPLICABLE
        return CheckedItem(item=item, state=state)
    return CheckedItem(item=item, state=state_of(item.criteria, weighed), weighed=tuple(weighed.values()))


def _worth(criterion_id: str, findings: list[Finding]) -> Weighed | None:
    """Give what a criterion is worth for the strongest provision that asks it; where none demands it, as good practice."""
    asking = [each for each in findings if each.result is not Result.NOT_APPLICABLE or _was_answered_so(each)]
    pools = (*(each.weighed for each in asking), *(each.practice for each in asking))
    return next((each for pool in pools for each in pool if each.criterion_id == criterion_id), None)


def _was_answered_so(finding: Finding) -> bool:
    """Say whether a finding does not apply because of the answers, and not because of the country's profile."""
    return not any(each.applies for each in finding.weighed)


def state_of(criteria: tuple[Alternatives, ...], weighed: Mapping[str, Weighed]) -> ItemState:
    """Combine what criteria are worth. Of alternatives the best counts; what is open is read at its worst and its best.

    ==========  ==============================================================
    conflict    the law contradicts one of them
    in law      all are present
    not found   all are absent
    in part     anything between
    not known   the worst and the best reading differ
    ==========  ==============================================================
    """
    known = tuple(tuple(each for each in group if each in weighed) for group in criteria)
    groups = tuple(group for group in known if group)
    worst, best = (_read(groups, weighed, pick) for pick in (at_worst, at_best))
    return worst if worst is best else ItemState.NOT_KNOWN


def _read(groups: tuple[Alternatives, ...], weighed: Mapping[str, Weighed], pick: Pick) -> ItemState:
    values = {value for value, _ in group_values(groups, weighed, pick)}
    if not values:
        return ItemState.NOT_APPLICABLE
    if Value.CONFLICT in values:
        return ItemState.CONFLICT
    if values == {Value.PRESENT}:
        return ItemState.IN_LAW
    return ItemState.NOT_FOUND if values == {Value.ABSENT} else ItemState.IN_PART

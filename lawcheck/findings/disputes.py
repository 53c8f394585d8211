"""Where readers of the same law differ, and how far the difference is reconciled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from lawcheck.findings.effective import in_scenario
from lawcheck.model.finding import Scenario
from lawcheck.model.reading import Answer, Ending, Reading, Value


class Dispute(StrEnum):
    """Where a difference between readers stands."""

    PENDING = "pending"  # not reconciled yet
    CHANGED = "changed"  # it was reconciled, and a reader has changed an answer since
    RECORDED = "recorded"  # two readings stand, or an authority is asked
    SETTLED = "settled"  # one answer came out of it


def own_readings(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Give the readings that one reviewer each answers for, in the order of their names, ``first`` before the rest."""
    own = (each for each in readings if not each.is_joint)
    return tuple(sorted(own, key=lambda each: (each.name != "first", each.name)))


def answers_to(criterion_id: str, readings: Iterable[Reading]) -> Mapping[str, Answer]:
    """Give the answers to a criterion, by the name of the reading."""
    return {each.name: each.answers[criterion_id] for each in readings if criterion_id in each.answers}


def values_of(answer: Answer) -> tuple[Value, Value]:
    """Give what an answer says of the law in force, and of the law as it would be."""
    return answer.value, in_scenario(answer, Scenario.ENACTED).value


def differ(answers: Iterable[Answer]) -> bool:
    """Say whether answers give different values, now or if pending texts were law."""
    return len({values_of(each) for each in answers}) > 1


def dispute_on(criterion_id: str, reported: Reading, others: Iterable[Reading]) -> Dispute | None:
    """Say where the readers' difference on a criterion stands; None where there is none.

    What was reconciled holds for the answers that it was about. Where one of them has changed since, it is to be
    reconciled again.
    """
    readings = own_readings((reported, *others))
    given = answers_to(criterion_id, readings)
    answer = reported.answers.get(criterion_id)
    if answer is None or answer.resolution is None:
        joint = [answer] if answer is not None and reported.is_joint else []
        return Dispute.PENDING if differ([*given.values(), *joint]) else None
    names = {each.name for each in readings}
    kept = answer.resolution.of.items()
    if any(name in names and (name not in given or given[name].summed_up() != then) for name, then in kept):
        return Dispute.CHANGED
    return Dispute.SETTLED if answer.resolution.how.is_settled else Dispute.RECORDED


def standing_answers(criterion_id: str, reported: Reading, others: Iterable[Reading]) -> tuple[Answer, ...]:
    """Give the answers that stand side by side where two readings were recorded; none where one of them has changed."""
    answer = reported.answers.get(criterion_id)
    if answer is None or answer.resolution is None or answer.resolution.how is not Ending.TWO_READINGS:
        return ()
    if dispute_on(criterion_id, reported, others) is not Dispute.RECORDED:
        return ()
    given = answers_to(criterion_id, own_readings((reported, *others)))
    standing = tuple(given[name] for name in answer.resolution.of if name in given)
    return standing if len(standing) == len(answer.resolution.of) else ()

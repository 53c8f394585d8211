"""Effective value: what an answer is worth in a scenario, for a provision that asks for certain means."""

from __future__ import annotations

from collections.abc import Sequence

from lawcheck.findings.standing import Standing, standing
from lawcheck.model.country import Country
from lawcheck.model.finding import Scenario, Weighed
from lawcheck.model.library import Means
from lawcheck.model.reading import STEP, Answer, Value, lesser


def in_scenario(answer: Answer, scenario: Scenario) -> Answer:
    """Give the answer that a reviewer recorded for this scenario: its own, where there is one."""
    return answer.enacted if scenario is Scenario.ENACTED and answer.enacted is not None else answer


_FULL = Standing(Value.PRESENT, Value.PRESENT)


def weigh(
    criterion_id: str,
    answer: Answer | None,
    means: Means,
    country: Country,
    scenario: Scenario,
    unreserved: frozenset[str] = frozenset(),
) -> Weighed:
    """Reduce an answer to what the words it cites can carry. The reason for every reduction is kept.

    What is not answered, or undetermined, is read twice: at worst as absent, at best as present. ``unreserved`` names
    texts that are known to count in full, so that they need not be looked at again.
    """
    if answer is None:
        return Weighed(criterion_id=criterion_id, answered=None, worst=Value.ABSENT, best=Value.PRESENT)
    answer = in_scenario(answer, scenario)
    if answer.value is Value.NOT_APPLICABLE:
        return Weighed(
            criterion_id=criterion_id,
            answered=answer.value,
            worst=Value.ABSENT,
            best=Value.PRESENT,
            applies=False,
        )
    if answer.value is Value.ABSENT:
        return Weighed(criterion_id=criterion_id, answered=answer.value, worst=Value.ABSENT, best=Value.ABSENT)
    is_plain = all(cite.statute_id in unreserved for cite in answer.cites)
    caps = _FULL if is_plain else standing(answer.cites, means, country, scenario)
    is_undetermined = answer.value is Value.UNDETERMINED
    return Weighed(
        criterion_id=criterion_id,
        answered=answer.value,
        worst=Value.ABSENT if is_undetermined else lesser(answer.value, caps.worst),
        best=lesser(Value.PRESENT if is_undetermined else answer.value, caps.best),
        reasons=caps.reasons,
    )


def between(criterion_id: str, readings: Sequence[Weighed]) -> Weighed:
    """Weigh a criterion on which two readings stand: at worst as the one has it, at best as the other.

    Where one of them says that the question cannot arise, nothing is certain of it: it is open from end to end.
    """
    is_sure = all(each.applies for each in readings)
    return Weighed(
        criterion_id=criterion_id,
        answered=Value.UNDETERMINED,
        worst=min((each.worst for each in readings), key=STEP.__getitem__) if is_sure else Value.ABSENT,
        best=max((each.best for each in readings), key=STEP.__getitem__) if is_sure else Value.PRESENT,
        reasons=tuple(dict.fromkeys(reason for each in readings for reason in each.reasons)),
    )

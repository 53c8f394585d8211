"""The decision table: from weighed criteria to a result. Source: docs/rule.md, "Result"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from lawcheck.model.finding import Result, Weighed
from lawcheck.model.library import Alternatives, Provision
from lawcheck.model.reading import STEP, Value

Pick = Callable[[Weighed], Value]
_SHORT = (Value.ABSENT, Value.CONFLICT)


class Decided(NamedTuple):
    """A result, the row of the table that gave it, and the criteria that made that row apply."""

    result: Result
    row: int
    deciding: tuple[str, ...] = ()


class Row(NamedTuple):
    """One row of the table, read over a provision's criteria."""

    number: int
    result: Result
    applies: bool
    groups: tuple[Alternatives, ...] = ()  # what makes it apply


class Range(NamedTuple):
    """The outcome with every open question at its worst and at its best, and the questions that decide between them."""

    worst: Decided
    best: Decided
    deciding_questions: tuple[str, ...] = ()

    @property
    def is_settled(self) -> bool:
        """Say whether open questions, if any, cannot change the result."""
        return self.worst.result is self.best.result


def at_worst(weighed: Weighed) -> Value:
    """Read a criterion at its worst."""
    return weighed.worst


def at_best(weighed: Weighed) -> Value:
    """Read a criterion at its best."""
    return weighed.best


def table(provision: Provision, weighed: Mapping[str, Weighed], pick: Pick) -> tuple[Row, ...]:
    """Read every row of the table over the criteria that apply; the first that applies decides.

    ==  ===========================================================  ==============
    1   no criterion applies                                         not applicable
    2   a core criterion absent                                      not met
    3   a core criterion in conflict                                 conflict
    4   a core criterion partial, or an essential one absent or in   partly met
        conflict
    5   an essential criterion partial, or a supporting one absent   mostly met
        or in conflict
    6   otherwise                                                    met
    ==  ===========================================================  ==============
    """
    core = group_values(provision.core, weighed, pick)
    essential = group_values(provision.essential, weighed, pick)
    supporting = group_values(provision.supporting, weighed, pick)
    rows = (
        (2, Result.NOT_MET, _having(core, Value.ABSENT)),
        (3, Result.CONFLICT, _having(core, Value.CONFLICT)),
        (4, Result.PARTLY_MET, _having(core, Value.PARTIAL) + _having(essential, *_SHORT)),
        (5, Result.MOSTLY_MET, _having(essential, Value.PARTIAL) + _having(supporting, *_SHORT)),
    )
    return (
        Row(1, Result.NOT_APPLICABLE, not (core or essential or supporting)),
        *(Row(number, result, bool(groups), tuple(groups)) for number, result, groups in rows),
        Row(6, Result.MET, applies=True),
    )


def decide(provision: Provision, weighed: Mapping[str, Weighed], pick: Pick) -> Decided:
    """Apply the table: the first row that applies."""
    row = next(each for each in table(provision, weighed, pick) if each.applies)
    deciding = dict.fromkeys(criterion for group in row.groups for criterion in group)
    return Decided(row.result, row.number, tuple(deciding))


def decide_range(provision: Provision, weighed: Mapping[str, Weighed]) -> Range:
    """Decide twice, at the worst and at the best of what is open.

    An open question decides when turning it alone moves the one reading or the other.
    """
    worst = decide(provision, weighed, at_worst)
    if not any(each.is_open for each in weighed.values()):
        return Range(worst, worst)
    best = decide(provision, weighed, at_best)
    if worst.result is best.result:
        return Range(worst, best)
    deciding = tuple(
        criterion_id
        for criterion_id in provision.criterion_ids
        if weighed[criterion_id].is_open
        and (
            decide(provision, weighed, _turning(criterion_id, at_worst, others=at_best)).result is not best.result
            or decide(provision, weighed, _turning(criterion_id, at_best, others=at_worst)).result is not worst.result
        )
    )
    open_ids = tuple(c for c in provision.criterion_ids if weighed[c].is_open)
    return Range(worst, best, deciding or open_ids)


def shortfalls(provision: Provision, weighed: Mapping[str, Weighed]) -> tuple[str, ...]:
    """List the criteria that are not present, at their worst, and have no alternative that is; heaviest first."""
    groups = (*provision.core, *provision.essential, *provision.supporting)
    short = [group for value, group in group_values(groups, weighed, at_worst) if value is not Value.PRESENT]
    return tuple(dict.fromkeys(each for group in short for each in group if weighed[each].applies))


def _turning(criterion_id: str, pick: Pick, *, others: Pick) -> Pick:
    return lambda weighed: (pick if weighed.criterion_id == criterion_id else others)(weighed)


_Valued = list[tuple[Value, Alternatives]]


def group_values(groups: Iterable[Alternatives], weighed: Mapping[str, Weighed], pick: Pick) -> _Valued:
    """Value each group by its best alternative; a group without an alternative that applies drops out."""
    valued: _Valued = []
    for group in groups:
        applying = [weighed[criterion_id] for criterion_id in group if weighed[criterion_id].applies]
        if applying:
            valued.append((max((pick(each) for each in applying), key=STEP.__getitem__), group))
    return valued


def _having(valued: _Valued, *values: Value) -> list[Alternatives]:
    return [group for value, group in valued if value in values]

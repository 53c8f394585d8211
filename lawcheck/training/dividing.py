"""How far groups differ from each other, and why. The key is not needed for it: groups argue before they see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from lawcheck.model.reading import STEP, Value
from lawcheck.model.reply import ReplyItem
from lawcheck.model.scoring import Difference, Division, GroupAgreement, Share
from lawcheck.model.training import Sheet
from lawcheck.training.scoring import sections_of

_RESTS_ON_WORDS = frozenset({Value.PRESENT, Value.PARTIAL, Value.CONFLICT})
_TWO = 2


def compare_groups(sheets: Sequence[Sheet], order: Iterable[str]) -> GroupAgreement:
    """Hold the groups against each other.

    Args:
        sheets: What the groups answered.
        order: All criteria, in the order in which they are to be listed.
    """
    given = {each.group: _given(each) for each in sheets}
    known = [each for each in order if any(each in items for items in given.values())]
    divisions = tuple(found for each in known if (found := division(each, given)).pairs)
    compared = [each.criterion_id for each in divisions]
    kinds: Counter[Difference] = Counter()
    for each in divisions:
        kinds.update(each.kinds)
    return GroupAgreement(
        groups=tuple(given),
        divisions=divisions,
        pairs={(one, other): _agreeing(given[one], given[other]) for one, other in combinations(given, _TWO)},
        ratings=tuple(tuple(_step(items.get(each)) for each in compared) for items in given.values()),
        kinds=kinds,
    )


def division(criterion_id: str, given: Mapping[str, Mapping[str, ReplyItem]]) -> Division:
    """Say how far groups differ on one question."""
    items = {group: answers[criterion_id] for group, answers in given.items() if criterion_id in answers}
    kinds = Counter(difference(*pair) for pair in combinations(items.values(), _TWO))
    pairs = kinds.total()
    same = kinds.pop(Difference.NONE, 0) + kinds[Difference.LEVEL]
    steps = [STEP[each.value] for each in items.values() if each.value is not None and each.value in STEP]
    return Division(
        criterion_id=criterion_id,
        values={group: each.value for group, each in items.items() if each.value is not None},
        pairs=pairs,
        differing=pairs - same,
        spread=max(steps) - min(steps) if steps else 0,
        kinds=kinds,
    )


def difference(first: ReplyItem, second: ReplyItem) -> Difference:
    """Say why two answers differ."""
    values = (first.value, second.value)
    if first.value is second.value:
        is_other_level = first.level and second.level and first.level is not second.level
        return Difference.LEVEL if is_other_level else Difference.NONE
    if Value.NOT_APPLICABLE in values:
        return Difference.NOT_APPLICABLE
    if Value.UNDETERMINED in values:
        return Difference.UNDETERMINED
    rest_on = [sections_of(each.cites) if each.value in _RESTS_ON_WORDS else set() for each in (first, second)]
    if not rest_on[0] & rest_on[1]:
        return Difference.SECTION
    apart = abs(STEP[values[0]] - STEP[values[1]]) if values[0] and values[1] else 0
    return Difference.STEP if apart == 1 else Difference.READING


def most_divided(divisions: Iterable[Division], number: int = 3) -> tuple[Division, ...]:
    """Give the questions on which most pairs of groups differ; of equals, those with the wider spread, then in order."""
    divided = [each for each in divisions if each.differing]
    return tuple(sorted(divided, key=lambda each: (-each.share, -each.spread))[:number])


def _given(sheet: Sheet) -> dict[str, ReplyItem]:
    return {key: item for key, item in sheet.items.items() if item.value is not None}


def _agreeing(first: Mapping[str, ReplyItem], second: Mapping[str, ReplyItem]) -> Share:
    both = [each for each in first if each in second]
    return Share(sum(first[each].value is second[each].value for each in both), len(both))


def _step(item: ReplyItem | None) -> int | None:
    return STEP.get(item.value) if item is not None and item.value is not None else None

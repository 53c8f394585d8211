"""What groups answered, held against the key. Groups are scored, never persons; kinds of counts are kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from lawcheck.model.citation import Citation
from lawcheck.model.library import Level
from lawcheck.model.reading import STEP, Value
from lawcheck.model.reply import ReplyItem
from lawcheck.model.scoring import Cited, Found, GapFound, Marked, Match, Score
from lawcheck.model.training import Alternative, Key, Objection, PlantedGap, Sheet
from lawcheck.training.reasons import is_reason

SHORT = frozenset({Value.ABSENT, Value.CONFLICT, Value.PARTIAL})
_READ = frozenset({Cited.EXACT, Cited.SECTION, Cited.NOT_SCORED})  # NOT_SCORED: the key has no place to be cited
_NO_GAP = frozenset({Value.PRESENT, Value.NOT_APPLICABLE})


class Yardstick(NamedTuple):
    """What answers are held against beside the key."""

    levels: Mapping[str, frozenset[Level]] = {}  # by criterion, as ``levels.right_levels`` gives them
    questions: Mapping[str, tuple[str, ...]] = {}  # by criterion, in every language
    values: tuple[str, ...] = ()  # the words for values, in every language

    def idle(self, criterion_id: str) -> tuple[str, ...]:
        """Give what a reason must not only repeat."""
        return (*self.values, *self.questions.get(criterion_id, ()))


_NOTHING = Yardstick()


def score(key: Key, sheet: Sheet, objections: Iterable[Objection] = (), yardstick: Yardstick = _NOTHING) -> Score:
    """Hold a group's sheet against the key.

    Args:
        key: The key.
        sheet: What the group was asked and answered; questions that the key does not answer are left out.
        objections: Alternatives that are counted as right beside those of the key.
        yardstick: What levels and reasons are held against.
    """
    wider = with_objections(key, objections)
    asked = [each for each in sheet.asked if each in key.answers]
    return Score(
        group=sheet.group,
        marks=tuple(_marked(key, wider, each, sheet.item(each), yardstick) for each in asked),
        gaps=tuple(GapFound(each, _found(wider, each, sheet, asked)) for each in key.gaps),
    )


def with_objections(key: Key, objections: Iterable[Objection]) -> Key:
    """Give the key as it would be if every objection were accepted."""
    accepted = dict(key.accepted)
    for each in objections:
        known = accepted.get(each.criterion_id, ())
        if each.value is key.answers[each.criterion_id].value or any(each.value is other.value for other in known):
            continue
        accepted[each.criterion_id] = (*known, Alternative(value=each.value, because=each.reason, by=each.by))
    return replace(key, accepted=accepted)


def _marked(key: Key, wider: Key, criterion_id: str, item: ReplyItem, yardstick: Yardstick) -> Marked:
    right = wider.right_values(criterion_id)
    match = match_of(item.value, right)
    levels = yardstick.levels.get(criterion_id)
    is_right_anyhow = match is Match.EXACT and item.value in key.right_values(criterion_id)
    return Marked(
        criterion_id=criterion_id,
        value=item.value,
        match=match,
        cited=cited_of(item, key.answers[criterion_id].cites),
        level=item.level,
        is_level_right=item.level in levels if levels and item.level is not None else None,
        has_reason=is_reason(item.text, yardstick.idle(criterion_id)),
        is_false_alarm=item.value in SHORT and match is not Match.EXACT and right[0] in _NO_GAP,
        is_by_objection=match is Match.EXACT and not is_right_anyhow,
    )


def match_of(value: Value | None, right: Iterable[Value]) -> Match:
    """Say how a value stands to those that are right."""
    if value is None:
        return Match.EMPTY
    right = tuple(right)
    if value in right:
        return Match.EXACT
    near = value in STEP and any(each in STEP and abs(STEP[each] - STEP[value]) == 1 for each in right)
    return Match.ONE_STEP if near else Match.OTHER


def cited_of(item: ReplyItem, cites: tuple[Citation, ...]) -> Cited:
    """Say how the places that were named stand to those of the key."""
    if not cites or item.value is None:
        return Cited.NOT_SCORED
    if not item.cites:
        return Cited.OTHER if item.cites_as_typed else Cited.NONE
    if set(item.cites) == set(cites):
        return Cited.EXACT
    return Cited.SECTION if sections_of(item.cites) & sections_of(cites) else Cited.OTHER


def sections_of(cites: Iterable[Citation]) -> set[tuple[str, str]]:
    """Give the sections that places stand in; a text as a whole, where it is not at hand, is one."""
    return {(each.statute_id, each.pinpoint.section if each.pinpoint else "") for each in cites}


def _found(key: Key, planted: PlantedGap, sheet: Sheet, asked: list[str]) -> Found:
    own = [each for each in planted.criterion_ids if each in asked]
    if not own:
        return Found.NOT_ASKED
    seen = sum(is_seen(key, each, sheet.item(each)) for each in own)
    return Found.FOUND if seen == len(own) else Found.PART if seen else Found.MISSED


def is_seen(key: Key, criterion_id: str, item: ReplyItem) -> bool:
    """Say whether an answer shows that a gap was seen.

    It is a right one, or any that says the law falls short where it does. Where the law has what is asked (a fund that is
    not in force, attempt in the general part), it is seen by finding it: at least one section of the key is cited.
    """
    right = key.right_values(criterion_id)
    if item.value in SHORT and right[0] in SHORT:
        return True
    if item.value is not Value.PRESENT:
        return item.value is not None and item.value in right
    return item.value in right and cited_of(item, key.answers[criterion_id].cites) in _READ

"""What a country folder says about a question of a checklist, in brief."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lawcheck.findings.checklist import check_items
from lawcheck.model.checklist import CheckedItem, Checklist, ItemState
from lawcheck.model.finding import Assessment, Scenario, Weighed
from lawcheck.model.reading import Answer, Value
from lawcheck.report.document import Inline, Mark, Span, Tone, joined, words
from lawcheck.report.evidence import answer_in
from lawcheck.report.wording import SYMBOLS, Wording

REASON_WORDS = 20
_MOST_REASONS = 2
_TONES: Mapping[ItemState, Tone] = {
    ItemState.IN_LAW: Tone.GOOD,
    ItemState.IN_PART: Tone.PARTLY,
    ItemState.NOT_FOUND: Tone.SHORT,
    ItemState.CONFLICT: Tone.CLASH,
    ItemState.NOT_KNOWN: Tone.OPEN,
}


class Filled(NamedTuple):
    """A checklist's questions as a country folder answers them."""

    assessment: Assessment
    scenario: Scenario
    checked: Mapping[str, CheckedItem]  # by question

    def of(self, item_id: str) -> CheckedItem:
        """Give what is known of a question."""
        return self.checked[item_id]


def fill(checklist: Checklist, assessment: Assessment, scenario: Scenario) -> Filled:
    """Fill a checklist from what was found."""
    checked = check_items(checklist, assessment, scenario)
    return Filled(assessment, scenario, {each.item.id: each for each in checked})


def state_of(wording: Wording, checked: CheckedItem) -> Inline:
    """Name the state with its symbol: ◑ in part."""
    tone = _TONES.get(checked.state, Tone.NEUTRAL)
    if checked.state is ItemState.STANDING:
        return words(SYMBOLS[tone])
    return words(f"{SYMBOLS[tone]} {wording.say(f'checklist.state.{checked.state}')}", tone=tone)


def answer_of(wording: Wording, filled: Filled, checked: CheckedItem) -> Inline:
    """Say what the texts say: the places cited, what is short and why, the readers' reasons in brief."""
    if checked.state is ItemState.STANDING:
        return words(wording.say("list.between").join(_standing(wording, filled, checked)))
    country = filled.assessment.country
    pairs = [(each, answer_in(filled.assessment, each.criterion_id, filled.scenario)) for each in checked.weighed]
    cites = [cite for _, answer in pairs if answer for cite in answer.cites]
    short = set(_short(checked))
    lacking = [(each, answer) for each, answer in pairs if each.criterion_id in short]
    return joined(
        [
            words(f"{wording.citations(cites, country)}.", Mark.STRONG) if cites else (),
            *_by_value(wording, filled, [each for each, _ in lacking]),
            *_reasons(wording, [answer for _, answer in lacking if answer]),
        ]
    )


def _standing(wording: Wording, filled: Filled, checked: CheckedItem) -> Iterator[str]:
    country = filled.assessment.country
    for instrument_id in dict.fromkeys(each.instrument_id for each in checked.item.basis(wording.library)):
        membership = country.memberships.get(instrument_id)
        if membership is not None:
            yield wording.membership(instrument_id, membership)


def _short(checked: CheckedItem) -> Iterator[str]:
    """Name the criteria that are not certainly present, and have no alternative that is."""
    worst = {each.criterion_id: each.worst for each in checked.weighed if each.applies}
    for group in checked.item.criteria:
        if not any(worst.get(each) is Value.PRESENT for each in group):
            yield from (each for each in group if each in worst)


def _by_value(wording: Wording, filled: Filled, weighed: list[Weighed]) -> Iterator[Inline]:
    """List criteria under what they are worth, each with the facts of the texts that made it less than was answered."""
    groups: dict[str, list[str]] = {}
    for each in weighed:
        groups.setdefault(_worth(each), []).append(_named(wording, filled, each))
    for value, names in groups.items():
        label = wording.say(f"value.{value}") + wording.say("colon").rstrip(" ")
        yield joined([words(label[:1].upper() + label[1:], Mark.EMPHASIS), words(f"{wording.listed(names)}.")])


def _worth(weighed: Weighed) -> str:
    if weighed.answered is None:
        return "open"
    return weighed.answered if weighed.is_open else weighed.worst


def _named(wording: Wording, filled: Filled, weighed: Weighed) -> str:
    name = wording.criterion(weighed.criterion_id)
    if weighed.answered is None or weighed.worst == weighed.answered or not weighed.reasons:
        return name
    country = filled.assessment.country
    return f"{name} ({'; '.join(wording.reason(reason, country) for reason in weighed.reasons)})"


def _reasons(wording: Wording, answers: list[Answer]) -> Iterator[Inline]:
    spans = [_reason(wording, each) for each in answers]
    for span in list(dict.fromkeys(each for each in spans if each.text))[:_MOST_REASONS]:
        pieces = span.text.split(" ")
        brief = " ".join([*pieces[:REASON_WORDS], "[…]"]) if len(pieces) > REASON_WORDS + 1 else span.text
        yield (span._replace(text=brief),)


def _reason(wording: Wording, answer: Answer) -> Span:
    return Span(wording.say(f"penalty.rule.{answer.by_rule}")) if answer.by_rule else wording.foreign(answer.reason)

"""How far cited words count: by their status in a scenario, and by what the rank of their text can satisfy.

Source: docs/rule.md, "Effective value". A cap is the best value that an answer resting on the words can keep; an
unknown status gives two caps, because the words may be law or not.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from lawcheck.model.citation import Citation, Pinpoint
from lawcheck.model.country import Country, Rank, Status, Statute, TreatyEffect
from lawcheck.model.finding import Reason, Scenario
from lawcheck.model.library import Means
from lawcheck.model.reading import Value, lesser

WRITTEN_LAW = (Rank.CONSTITUTION, Rank.STATUTE, Rank.REGULATION)


class Standing(NamedTuple):
    """The caps on an answer, at worst and at best, and why they are not full."""

    worst: Value
    best: Value
    reasons: tuple[Reason, ...] = ()


_FULL = Standing(Value.PRESENT, Value.PRESENT)


def standing(cites: tuple[Citation, ...], means: Means, country: Country, scenario: Scenario) -> Standing:
    """Weigh the words that an answer rests on, together.

    All of them count in full: no cap. None counts: absent. Some count, or some count in part: partial.
    """
    statuses = {cite: _status_standing(cite, country, scenario) for cite in cites}
    anchored = any(
        country.statutes[cite.statute_id].rank in WRITTEN_LAW and by_status.worst is Value.PRESENT
        for cite, by_status in statuses.items()
    )
    by_cite = []
    for cite, by_status in statuses.items():
        by_rank = _rank_standing(cite, country, means, is_anchored=anchored)
        by_cite.append(by_status if by_status.best is Value.ABSENT else _both(by_status, by_rank))
    if not by_cite:
        return _FULL
    return Standing(
        _together(each.worst for each in by_cite),
        _together(each.best for each in by_cite),
        tuple(reason for each in by_cite for reason in each.reasons),
    )


def unreserved(country: Country) -> frozenset[str]:
    """Name the texts whose words count in full in every scenario and for any means: nothing about them is in doubt."""
    touched = {cite.statute_id for statute in country.statutes.values() for cite in statute.repeals}
    return frozenset(
        statute.id
        for statute in country.statutes.values()
        if statute.status is Status.IN_FORCE and statute.rank in WRITTEN_LAW and statute.id not in touched
    )


def _together(caps: Iterable[Value]) -> Value:
    seen = set(caps)
    return seen.pop() if len(seen) == 1 else Value.PARTIAL


def _both(first: Standing, second: Standing) -> Standing:
    return Standing(
        lesser(first.worst, second.worst), lesser(first.best, second.best), (*first.reasons, *second.reasons)
    )


def _capped(value: Value, code: str, cite: Citation) -> Standing:
    return Standing(value, value, (Reason(code, str(cite)),))


def _status_standing(cite: Citation, country: Country, scenario: Scenario) -> Standing:
    statute = country.statutes[cite.statute_id]
    is_enacted = scenario is Scenario.ENACTED
    match statute.status:
        case Status.REPEALED:
            return _capped(Value.ABSENT, "repealed", cite)
        case Status.UNKNOWN:
            return Standing(Value.ABSENT, Value.PRESENT, (Reason("status-unknown", str(cite)),))
        case Status.BILL if not is_enacted:
            return _capped(Value.ABSENT, "bill", cite)
        case Status.NOT_COMMENCED if not is_enacted:
            return _capped(Value.ABSENT, "not-commenced", cite)
        case Status.IN_FORCE | Status.PARTLY_IN_FORCE | Status.BILL | Status.NOT_COMMENCED:
            pass
    if not is_enacted:
        reach = _reach(statute.not_in_force, cite.pinpoint)
        if reach is not None:
            return _capped(reach, "not-in-force" if reach is Value.ABSENT else "partly-in-force", cite)
    return _repeal_standing(cite, country, is_enacted=is_enacted)


def _repeal_standing(cite: Citation, country: Country, *, is_enacted: bool) -> Standing:
    for repealing in country.statutes.values():
        if not (repealing.repeals and _takes_effect(repealing, is_enacted=is_enacted)):
            continue
        repealed = tuple(each for each in repealing.repeals if each.statute_id == cite.statute_id)
        if any(each.pinpoint is None for each in repealed):
            return _capped(Value.ABSENT, "repealed-by-" + _kind(repealing), cite)
        reach = _reach((each.pinpoint for each in repealed if each.pinpoint), cite.pinpoint)
        if reach is not None:
            code = "repealed-by-" if reach is Value.ABSENT else "repealed-in-part-by-"
            return _capped(reach, code + _kind(repealing), cite)
    return _FULL


def _takes_effect(statute: Statute, *, is_enacted: bool) -> bool:
    if is_enacted:
        return statute.status not in (Status.REPEALED, Status.UNKNOWN)
    return statute.status is Status.IN_FORCE


def _kind(statute: Statute) -> str:
    return "bill" if statute.status is Status.BILL else "act"


def _reach(struck: Iterable[Pinpoint], cited: Pinpoint | None) -> Value | None:
    """Say what is left of cited words when some passages are struck out: nothing, a part, or (None) all."""
    left: Value | None = None
    for passage in struck:
        if cited is not None and passage.contains(cited):
            return Value.ABSENT
        if cited is None or cited.contains(passage):
            left = Value.PARTIAL
    return left


def _rank_standing(cite: Citation, country: Country, means: Means, *, is_anchored: bool) -> Standing:
    statute = country.statutes[cite.statute_id]
    if means is Means.ANY or statute.rank in WRITTEN_LAW:
        return _FULL
    if means is Means.LEGISLATION:
        return _for_legislation(cite, statute, is_anchored=is_anchored)
    return _for_legislation_or_other(cite, statute, country.system.treaties)


def _for_legislation(cite: Citation, statute: Statute, *, is_anchored: bool) -> Standing:
    if statute.rank is Rank.CASE_LAW:
        if not statute.is_binding:
            return _capped(Value.PARTIAL, "persuasive-case", cite)
        return _FULL if is_anchored else _capped(Value.PARTIAL, "case-without-statute", cite)
    if statute.rank is Rank.TREATY:
        return _FULL if is_anchored else _capped(Value.ABSENT, "treaty-alone", cite)
    return _capped(Value.ABSENT, f"{statute.rank}-where-legislation", cite)


def _for_legislation_or_other(cite: Citation, statute: Statute, treaties: TreatyEffect) -> Standing:
    if statute.rank is Rank.CASE_LAW and not statute.is_binding:
        return _capped(Value.PARTIAL, "persuasive-case", cite)
    if statute.rank is Rank.DIRECTIVE and not statute.is_published:
        return _capped(Value.PARTIAL, "directive-unpublished", cite)
    if statute.rank in (Rank.POLICY, Rank.PRACTICE):
        return _capped(Value.PARTIAL, f"{statute.rank}-only", cite)
    if statute.rank is Rank.TREATY and treaties is TreatyEffect.DUALIST:
        return _capped(Value.ABSENT, "treaty-dualist", cite)
    if statute.rank is Rank.TREATY and treaties is TreatyEffect.MIXED:
        return _capped(Value.PARTIAL, "treaty-mixed", cite)
    return _FULL

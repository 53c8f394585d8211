"""What concerns the law as a whole and no provision alone: terms, penalties, later texts, translations, old versions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lawcheck.model.country import Country, Rank, Status, Statute
from lawcheck.model.drafting import DefinedTerm, Delegation
from lawcheck.model.finding import Assessment
from lawcheck.model.penalty import Penalty, PenaltyKind, Term
from lawcheck.model.reading import Reading
from lawcheck.model.word_order import word_order

OLD = 730  # days between the version that was read and the cut-off
_ENACTED = (Rank.CONSTITUTION, Rank.TREATY, Rank.STATUTE, Rank.REGULATION)
_LAW = (Status.IN_FORCE, Status.PARTLY_IN_FORCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossCutting:
    """Issues found by rule. Each is a question for a reader, and changes no finding."""

    terms: Mapping[str, tuple[DefinedTerm, ...]]  # defined in other words by two texts in force or more
    graver: tuple[tuple[Penalty, Penalty], ...]  # trafficking, and a crime with a higher maximum
    flat: tuple[tuple[Penalty, Penalty], ...]  # trafficking, and an aggravated form with no higher maximum
    delegations: tuple[Delegation, ...]  # cited places that leave something to a later text
    regulations: tuple[Statute, ...]  # that are registered
    translations: tuple[Statute, ...]  # that answers rely on
    old: tuple[Statute, ...]  # cited, and read in a version of long before the cut-off

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was found."""
        return not (self.terms or self.graver or self.flat or self.delegations or self.translations or self.old)


def cross_cutting(
    assessment: Assessment, terms: Iterable[DefinedTerm], delegations: Iterable[Delegation]
) -> CrossCutting:
    """Collect the issues.

    Args:
        assessment: What was found.
        terms: The terms that the registered texts define.
        delegations: The places of the registered texts that leave something to a later text.
    """
    country, reading = assessment.country, assessment.reading
    cited = _cited(reading)
    return CrossCutting(
        terms=_differing(country, terms),
        graver=tuple(_graver(reading.penalties)),
        flat=tuple(_flat(reading.penalties)),
        delegations=tuple(each for each in delegations if _is_relied_on(each, reading)),
        regulations=tuple(each for each in country.statutes.values() if each.rank is Rank.REGULATION),
        translations=tuple(each for each in _ordered(country, cited) if each.translation != "none"),
        old=tuple(
            each
            for each in _ordered(country, cited)
            if each.rank in _ENACTED and _days(each.as_at, country.law_as_at) > OLD
        ),
    )


def _cited(reading: Reading) -> frozenset[str]:
    return frozenset(cite.statute_id for answer in reading.answers.values() for cite in answer.cites)


def _ordered(country: Country, ids: frozenset[str]) -> Sequence[Statute]:
    return [each for each in country.statutes.values() if each.id in ids]


def _differing(country: Country, terms: Iterable[DefinedTerm]) -> dict[str, tuple[DefinedTerm, ...]]:
    by_term: dict[str, list[DefinedTerm]] = {}
    for each in terms:
        if country.statutes[each.place.statute_id].status in _LAW and not each.is_reference:
            by_term.setdefault(each.term.casefold(), []).append(each)
    return {
        found[0].term: tuple(found)
        for _, found in sorted(by_term.items(), key=lambda item: word_order(item[0]))
        if len({each.place.statute_id for each in found}) > 1
        and len({each.words.casefold() for each in found}) > 1
        and len({country.statutes[each.place.statute_id].language for each in found}) == 1
    }


def _graver(penalties: Sequence[Penalty]) -> Iterable[tuple[Penalty, Penalty]]:
    """Pair the basic offence with each compared crime that the law threatens more for."""
    for basic in (each for each in penalties if each.kind is PenaltyKind.BASIC):
        for other in (each for each in penalties if each.kind is PenaltyKind.COMPARISON):
            if basic.maximum and other.maximum and _above(other.maximum, basic.maximum):
                yield basic, other


def _flat(penalties: Sequence[Penalty]) -> Iterable[tuple[Penalty, Penalty]]:
    for basic in (each for each in penalties if each.kind is PenaltyKind.BASIC):
        for other in (each for each in penalties if each.kind is PenaltyKind.AGGRAVATED):
            if basic.maximum and other.maximum and not _above(other.maximum, basic.maximum):
                yield basic, other


def _above(first: Term, second: Term) -> bool:
    if second.months is None:
        return False
    return first.months is None or first.months > second.months


def _is_relied_on(delegation: Delegation, reading: Reading) -> bool:
    place = delegation.place
    return any(
        cite.statute_id == place.statute_id
        and cite.pinpoint is not None
        and place.pinpoint is not None
        and (cite.pinpoint.contains(place.pinpoint) or place.pinpoint.contains(cite.pinpoint))
        for answer in reading.answers.values()
        for cite in answer.cites
    )


def _days(earlier: str, later: str) -> int:
    try:
        return (date.fromisoformat(later) - date.fromisoformat(earlier)).days
    except ValueError:  # a date of which the day is not known
        return 0

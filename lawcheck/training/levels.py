"""What a treaty demands on a question, as participants say it: read from the provisions behind it, never from a key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lawcheck.findings.derive import unmatched_facts
from lawcheck.model.country import Country
from lawcheck.model.library import Level, Library, Provision

_SAID_AS: Mapping[Level, Level] = {  # what can be chosen: who reads a statute tells 'shall', 'consider' and 'may' apart
    Level.MANDATORY: Level.MANDATORY,
    Level.QUALIFIED: Level.QUALIFIED,
    Level.ENDEAVOUR: Level.CONSIDER,
    Level.CONSIDER: Level.CONSIDER,
    Level.OPTIONAL: Level.OPTIONAL,
}


def right_levels(library: Library, country: Country) -> Mapping[str, frozenset[Level]]:
    """Give, by criterion, the levels that are right; a question that has none is left out."""
    found = ((each, frozenset(level_provisions(library, country, each))) for each in library.criteria)
    return {criterion_id: levels for criterion_id, levels in found if levels}


def level_provisions(library: Library, country: Country, criterion_id: str) -> Mapping[Level, tuple[Provision, ...]]:
    """Give the levels that are right for a question, with the provisions that make them so.

    They are those of every provision of a treaty in scope that asks it. Where an exercise is so narrow that none does, they
    are those of the treaties outside: nobody should learn that what a treaty demands is optional. What only the Model Law
    asks, or what is good practice, is optional. There is none where only a safeguard or a rule of structure asks it: these
    demand nothing of the kind.
    """
    applying = [each for each in library.used_by(criterion_id) if not unmatched_facts(each, country)]
    in_scope = [each for each in applying if country.scope.takes(each, library)]
    by_treaty = [each for each in applying if _is_demanded(library, each, criterion_id)]
    for demanding in ([each for each in by_treaty if each in in_scope], by_treaty):
        found = _by_level(demanding)
        if found:
            return found
    return {Level.OPTIONAL: tuple(in_scope)} if in_scope and not by_treaty else {}


def _is_demanded(library: Library, provision: Provision, criterion_id: str) -> bool:
    return library.instruments[provision.instrument_id].is_treaty and criterion_id in provision.criterion_ids


def _by_level(provisions: Iterable[Provision]) -> dict[Level, tuple[Provision, ...]]:
    found: dict[Level, tuple[Provision, ...]] = {}
    for each in provisions:
        if each.level in _SAID_AS:
            level = _SAID_AS[each.level]
            found[level] = (*found.get(level, ()), each)
    return found

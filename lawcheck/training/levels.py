"""What a treaty demands on a question, as participants say it: read from the provisions behind it, never from a key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

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
    """Give the levels that are right for a question, with the provisions in scope that make them so.

    They are those of every provision of a treaty that asks it. What the Model Law alone asks, or what is good practice
    alone, is optional. There is none where no provision in scope asks it, or only a safeguard or a rule of structure does:
    these demand nothing of the kind.
    """
    asking = tuple(_asking(library, country, criterion_id))
    by_treaty = [
        each
        for each in asking
        if library.instruments[each.instrument_id].is_treaty and criterion_id in each.criterion_ids
    ]
    if not by_treaty:
        return {Level.OPTIONAL: asking} if asking else {}
    found: dict[Level, tuple[Provision, ...]] = {}
    for each in by_treaty:
        if each.level in _SAID_AS:
            level = _SAID_AS[each.level]
            found[level] = (*found.get(level, ()), each)
    return found


def _asking(library: Library, country: Country, criterion_id: str) -> Iterator[Provision]:
    """Give the provisions in scope that ask a question, those that only name it as good practice with them."""
    for each in library.used_by(criterion_id):
        if country.scope.takes(each, library) and not unmatched_facts(each, country):
            yield each

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
    """Give, by criterion, the levels that are right: those of every provision of a treaty in scope that asks it.

    What the Model Law alone asks, or what is good practice alone, is optional. A question is left out where no provision
    in scope asks it, or only a safeguard or a rule of structure does: these demand nothing of the kind.
    """
    found: dict[str, frozenset[Level]] = {}
    for criterion_id in library.criteria:
        asking = asking_provisions(library, country, criterion_id)
        by_treaty = {
            each.level
            for each in asking
            if library.instruments[each.instrument_id].is_treaty and criterion_id in each.criterion_ids
        }
        if by_treaty:
            levels = frozenset(_SAID_AS[each] for each in by_treaty if each in _SAID_AS)
        else:
            levels = frozenset({Level.OPTIONAL} if asking else ())
        if levels:
            found[criterion_id] = levels
    return found


def asking_provisions(library: Library, country: Country, criterion_id: str) -> tuple[Provision, ...]:
    """Give the provisions in scope that ask a question, those that only name it as good practice with them."""
    return tuple(_asking(library, country, criterion_id))


def _asking(library: Library, country: Country, criterion_id: str) -> Iterator[Provision]:
    for each in library.used_by(criterion_id):
        if country.scope.takes(each, library) and not unmatched_facts(each, country):
            yield each

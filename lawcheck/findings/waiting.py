"""Which questions still want an answer, a second look or a decision between readers."""

from __future__ import annotations

from lawcheck.model.country import Country
from lawcheck.model.library import Library
from lawcheck.model.reading import Reading, Value
from lawcheck.model.worksheet import Waiting


def waiting(
    library: Library, country: Country, reading: Reading, others: tuple[Reading, ...], kind: Waiting
) -> tuple[str, ...]:
    """Name the criteria that wait for one reason, in the order of the library.

    A criterion is left out where every provision that it belongs to is one that the country's profile excludes, or where it is
    out of the scope.
    """
    wanted = _asked(library, country)
    return tuple(each for each in library.criteria if each in wanted and _waits(each, reading, others, kind))


def _asked(library: Library, country: Country) -> set[str]:
    facts = country.system.facts
    return {
        criterion_id
        for provision in library.provisions.values()
        if country.scope.takes(provision, library)
        and all(facts.get(fact) == wanted for fact, wanted in provision.applies_when.items())
        for criterion_id in (*provision.criterion_ids, *provision.practice)
    }


def _waits(criterion_id: str, reading: Reading, others: tuple[Reading, ...], kind: Waiting) -> bool:
    answer = reading.answers.get(criterion_id)
    match kind:
        case Waiting.ALL:
            return True
        case Waiting.OPEN:
            return answer is None or answer.value is Value.UNDETERMINED
        case Waiting.STALE:
            return answer is not None and bool(answer.stale or (answer.enacted and answer.enacted.stale))
        case Waiting.DISPUTED:
            found = [other.answers[criterion_id].value for other in others if criterion_id in other.answers]
            return answer is not None and any(value is not answer.value for value in found)

"""What falls if a place in the law is repealed: the same rule, once more, without it."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from lawcheck.findings.derive import derive_assessment
from lawcheck.model.citation import Citation
from lawcheck.model.country import Country, Status
from lawcheck.model.finding import Assessment, Finding, Scenario
from lawcheck.model.reading import Answer


class Change(NamedTuple):
    """A finding now, and as it would be."""

    before: Finding
    after: Finding


class Impact(NamedTuple):
    """What rests on a place: answers that cite it, and findings that would change without it."""

    criterion_ids: tuple[str, ...]
    changes: tuple[Change, ...]


def impact_of(assessment: Assessment, place: Citation) -> Impact:
    """Derive the findings of the law in force without a statute, a section or a paragraph of it.

    An assessor's own result falls with what it was given on: where the table would say something else, the table counts.
    """
    country, reading = without(assessment.country, place), assessment.reading
    library, others = assessment.library, assessment.other_readings
    poorer = derive_assessment(library, country, replace(reading, overrides={}), others)
    if reading.overrides:
        plain = derive_assessment(library, assessment.country, replace(reading, overrides={}), others)
        moved = {each.before.provision_id for scenario in Scenario for each in changes_between(plain, poorer, scenario)}
        kept = {each: override for each, override in reading.overrides.items() if each not in moved}
        poorer = derive_assessment(library, country, replace(reading, overrides=kept), others)
    return Impact(criterion_ids=resting_on(assessment, place), changes=changes_between(assessment, poorer))


def changes_between(before: Assessment, after: Assessment, scenario: Scenario = Scenario.NOW) -> tuple[Change, ...]:
    """Give the findings of which a reader is told something else."""
    then = after.findings[scenario]
    changes = (Change(finding, then[each]) for each, finding in before.findings[scenario].items())
    return tuple(each for each in changes if said(each.before) != said(each.after))


def resting_on(assessment: Assessment, place: Citation) -> tuple[str, ...]:
    """Name the criteria whose answers cite a place, what lies in it, or what it lies in."""
    answers = assessment.reading.answers
    return tuple(each for each, answer in answers.items() if any(_touches(place, cite) for cite in _cites(answer)))


def without(country: Country, place: Citation) -> Country:
    """Give the country with the place repealed."""
    statute = country.statutes[place.statute_id]
    if place.pinpoint is None:
        repealed = replace(statute, status=Status.REPEALED)
    else:
        status = Status.PARTLY_IN_FORCE if statute.status is Status.IN_FORCE else statute.status
        repealed = replace(statute, status=status, not_in_force=(*statute.not_in_force, place.pinpoint))
    return replace(country, statutes={**country.statutes, statute.id: repealed})


def said(finding: Finding) -> tuple[object, ...]:
    """Give what a reader is told: the word, and the range where the result is open."""
    return finding.word, *((finding.worst, finding.best) if finding.is_open else ())


def _cites(answer: Answer) -> tuple[Citation, ...]:
    return (*answer.cites, *(answer.enacted.cites if answer.enacted else ()))


def _touches(place: Citation, cite: Citation) -> bool:
    if place.statute_id != cite.statute_id:
        return False
    if place.pinpoint is None or cite.pinpoint is None:
        return True
    return place.pinpoint.contains(cite.pinpoint) or cite.pinpoint.contains(place.pinpoint)

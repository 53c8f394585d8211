"""From a reading to findings, for every provision, in both scenarios."""

from __future__ import annotations

from dataclasses import replace

from lawcheck.findings.binding import binding_of
from lawcheck.findings.decide import decide_range
from lawcheck.findings.effective import weigh
from lawcheck.findings.flags import flags_of
from lawcheck.findings.override import apply_override
from lawcheck.findings.priority import priority_of
from lawcheck.findings.totals import total
from lawcheck.findings.words import word_for
from lawcheck.model.country import Country
from lawcheck.model.finding import Assessment, Binding, Finding, Result, Scenario, Weighed
from lawcheck.model.library import Level, Library, Provision
from lawcheck.model.reading import Reading


def derive_assessment(
    library: Library, country: Country, reading: Reading, others: tuple[Reading, ...] = ()
) -> Assessment:
    """Derive all findings of a reading.

    ``others`` are further readings of the same law; they raise flags and never change a result.

    Raises:
        OverrideError: A reader has moved a result further than one reader may.
    """
    findings: dict[Scenario, dict[str, Finding]] = {scenario: {} for scenario in Scenario}
    for provision in library.provisions.values():
        binding = binding_of(provision, library.instruments[provision.instrument_id], country)
        now, enacted = (
            derive_finding(provision, binding, country, reading, scenario)
            for scenario in (Scenario.NOW, Scenario.ENACTED)
        )
        flags = flags_of(now, enacted, reading, others, country)
        findings[Scenario.NOW][provision.id] = replace(now, flags=flags)
        findings[Scenario.ENACTED][provision.id] = replace(enacted, flags=flags)
    return Assessment(
        library=library,
        country=country,
        reading=reading,
        other_readings=others,
        findings=findings,
        totals={scenario: total(found.values(), reading) for scenario, found in findings.items()},
    )


def derive_finding(
    provision: Provision, binding: Binding, country: Country, reading: Reading, scenario: Scenario
) -> Finding:
    """Derive one finding: weigh the answers, apply the table, choose the word, rank it."""
    weighed = _weigh_all(provision, provision.criterion_ids, country, reading, scenario)
    practice = _weigh_all(provision, provision.practice, country, reading, scenario)
    override = reading.overrides.get(provision.id)
    is_decided_against = provision.id in reading.decisions
    result, worst, best, row, deciding = _outcome(provision, weighed, country)
    computed = None
    if override is not None and override.scenario is scenario:
        computed, result, worst, best = result, *apply_override(provision.id, override, worst, best)
    return Finding(
        provision_id=provision.id,
        level=provision.level,
        pillar=provision.pillar,
        scenario=scenario,
        result=result,
        worst=worst,
        best=best,
        row=row,
        word=word_for(provision.level, result, is_decided_against=is_decided_against),
        binding=binding,
        priority=priority_of(provision.level, binding, best, is_decided_against=is_decided_against),
        flags=(),
        deciding=deciding,
        weighed=weighed,
        practice=practice,
        computed=computed,
    )


def _weigh_all(
    provision: Provision, criterion_ids: tuple[str, ...], country: Country, reading: Reading, scenario: Scenario
) -> tuple[Weighed, ...]:
    if provision.means is None:
        return ()
    means = provision.means
    return tuple(weigh(each, reading.answers.get(each), means, country, scenario) for each in criterion_ids)


def _outcome(
    provision: Provision, weighed: tuple[Weighed, ...], country: Country
) -> tuple[Result, Result, Result, int, tuple[str, ...]]:
    if provision.level is Level.RECORD:
        return Result.RECORD, Result.RECORD, Result.RECORD, 0, ()
    if any(country.system.facts.get(fact) != wanted for fact, wanted in provision.applies_when.items()):
        return Result.NOT_APPLICABLE, Result.NOT_APPLICABLE, Result.NOT_APPLICABLE, 1, ()
    span = decide_range(provision, {each.criterion_id: each for each in weighed})
    worst, best = span.worst.result, span.best.result
    if span.is_settled:
        return worst, worst, best, span.worst.row, span.worst.deciding
    is_untouched = all(each.answered is None for each in weighed)
    result = Result.NOT_ASSESSED if is_untouched else Result.UNDETERMINED
    return result, worst, best, 0, span.deciding_questions



"""From a reading to findings, for every provision, in both scenarios."""

from __future__ import annotations

from dataclasses import replace

from lawcheck.findings.binding import binding_of
from lawcheck.findings.decide import decide_range, shortfalls
from lawcheck.findings.effective import weigh
from lawcheck.findings.flags import flags_of
from lawcheck.findings.override import apply_override
from lawcheck.findings.priority import priority_of
from lawcheck.findings.totals import total
from lawcheck.findings.words import word_for
from lawcheck.model.country import Country
from lawcheck.model.finding import Assessment, Binding, Finding, Result, Scenario, Weighed
from lawcheck.model.library import Level, Library, Means, Provision
from lawcheck.model.reading import Override, Reading


def derive_assessment(
    library: Library, country: Country, reading: Reading, others: tuple[Reading, ...] = ()
) -> Assessment:
    """Derive all findings of a reading.

    ``others`` are further readings of the same law; they raise flags and never change a result.

    Raises:
        OverrideError: A reader has moved a result further than one reader may.
    """
    findings: dict[Scenario, dict[str, Finding]] = {scenario: {} for scenario in Scenario}
    scales = Scales(country, reading)
    for provision in library.provisions.values():
        binding = binding_of(provision, library.instruments[provision.instrument_id], country)
        now = derive_finding(provision, binding, scales, Scenario.NOW)
        enacted = derive_finding(provision, binding, scales, Scenario.ENACTED)
        now, enacted = _overridden(provision, now, enacted, reading)
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


class Scales:
    """Weighs the answers of one reading. Each criterion is weighed once for each means and scenario."""

    def __init__(self, country: Country, reading: Reading) -> None:
        self.country = country
        self.reading = reading
        self._weighed: dict[tuple[str, Means, Scenario], Weighed] = {}

    def weigh(self, criterion_ids: tuple[str, ...], means: Means | None, scenario: Scenario) -> tuple[Weighed, ...]:
        """Weigh criteria for a provision that asks for these means."""
        return () if means is None else tuple(self._one(each, means, scenario) for each in criterion_ids)

    def _one(self, criterion_id: str, means: Means, scenario: Scenario) -> Weighed:
        key = (criterion_id, means, scenario)
        if key not in self._weighed:
            answer = self.reading.answers.get(criterion_id)
            self._weighed[key] = weigh(criterion_id, answer, means, self.country, scenario)
        return self._weighed[key]


def derive_finding(provision: Provision, binding: Binding, scales: Scales, scenario: Scenario) -> Finding:
    """Derive one finding: weigh the answers, apply the table, choose the word, rank it."""
    weighed = scales.weigh(provision.criterion_ids, provision.means, scenario)
    practice = scales.weigh(provision.practice, provision.means, scenario)
    is_decided_against = provision.id in scales.reading.decisions
    result, worst, best, row, deciding = _outcome(provision, weighed, scales.country)
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
        short=shortfalls(provision, {each.criterion_id: each for each in weighed}),
        weighed=weighed,
        practice=practice,
    )


def _overridden(provision: Provision, now: Finding, enacted: Finding, reading: Reading) -> tuple[Finding, Finding]:
    """Apply an assessor's own result to the scenarios it is meant for."""
    override = reading.overrides.get(provision.id)
    if override is None:
        return now, enacted
    is_same = (now.worst, now.best) == (enacted.worst, enacted.best)
    for_now = override.scenario in (None, Scenario.NOW)
    for_enacted = override.scenario is Scenario.ENACTED or (override.scenario is None and is_same)
    is_decided_against = provision.id in reading.decisions
    return (
        _moved(now, override, is_decided_against=is_decided_against) if for_now else now,
        _moved(enacted, override, is_decided_against=is_decided_against) if for_enacted else enacted,
    )


def _moved(finding: Finding, override: Override, *, is_decided_against: bool) -> Finding:
    result, worst, best = apply_override(finding.provision_id, override, finding.worst, finding.best)
    return replace(
        finding,
        computed=finding.result,
        result=result,
        worst=worst,
        best=best,
        word=word_for(finding.level, result, is_decided_against=is_decided_against),
        priority=priority_of(finding.level, finding.binding, best, is_decided_against=is_decided_against),
    )


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
        return worst, worst, best, span.best.row, span.best.deciding  # what is open decides nothing here
    is_untouched = all(each.answered is None for each in weighed)
    result = Result.NOT_ASSESSED if is_untouched else Result.UNDETERMINED
    return result, worst, best, 0, span.deciding_questions

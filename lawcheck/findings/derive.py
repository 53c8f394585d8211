"""From a reading to findings, for every provision, in both scenarios."""

from __future__ import annotations

from lawcheck.findings.binding import binding_of
from lawcheck.findings.decide import decide_range, shortfalls
from lawcheck.findings.disputes import standing_answers
from lawcheck.findings.effective import between, weigh
from lawcheck.findings.flags import flags_of
from lawcheck.findings.outcome import Outcome
from lawcheck.findings.override import OverrideError, apply_override
from lawcheck.findings.priority import priority_of
from lawcheck.findings.standing import unreserved
from lawcheck.findings.totals import total
from lawcheck.findings.words import word_for
from lawcheck.model.country import Country
from lawcheck.model.finding import Assessment, Binding, Finding, Flag, Result, Scenario, Weighed
from lawcheck.model.library import Level, Library, Means, Provision
from lawcheck.model.reading import Override, Reading

_OUTSIDE = Outcome((), Result.OUT_OF_SCOPE, Result.OUT_OF_SCOPE, Result.OUT_OF_SCOPE, 0, ())


def derive_assessment(
    library: Library, country: Country, reading: Reading, others: tuple[Reading, ...] = ()
) -> Assessment:
    """Derive all findings of a reading.

    ``others`` are further readings of the same law. They raise flags, and change no result but where the reading says
    that two of them stand side by side.

    Raises:
        OverrideError: A reader has moved a result further than one reader may.
    """
    findings: dict[Scenario, dict[str, Finding]] = {scenario: {} for scenario in Scenario}
    scales = Scales(country, reading, others)
    for provision in library.provisions.values():
        for scenario, found in derive_provision(library, provision, scales, others).items():
            findings[scenario][provision.id] = found
    return Assessment(
        library=library,
        country=country,
        reading=reading,
        other_readings=others,
        findings=findings,
        totals={scenario: total(found.values(), reading) for scenario, found in findings.items()},
    )


def derive_provision(
    library: Library, provision: Provision, scales: Scales, others: tuple[Reading, ...] = ()
) -> dict[Scenario, Finding]:
    """Derive the findings of one provision.

    Raises:
        OverrideError: A reader has moved the result further than one reader may.
    """
    country = scales.country
    binding = binding_of(provision, library.instruments[provision.instrument_id], country)
    outcomes = derive_outcomes(library, provision, scales)
    now, enacted = outcomes[Scenario.NOW], outcomes[Scenario.ENACTED]
    flags = flags_of(provision, now, enacted, scales.reading, others, country)
    return {
        scenario: _finding(provision, scenario, outcome, binding, flags, scales)
        for scenario, outcome in outcomes.items()
    }


class Scales:
    """Weighs the answers of one reading. Each criterion is weighed once for each means and scenario."""

    def __init__(self, country: Country, reading: Reading, others: tuple[Reading, ...] = ()) -> None:
        self.country = country
        self.reading = reading
        self.others = others
        self._unreserved = unreserved(country)
        self._weighed: dict[tuple[str, Means, Scenario], Weighed] = {}

    def weigh(self, criterion_ids: tuple[str, ...], means: Means | None, scenario: Scenario) -> tuple[Weighed, ...]:
        """Weigh criteria for a provision that asks for these means."""
        return () if means is None else tuple([self._one(each, means, scenario) for each in criterion_ids])

    def _one(self, criterion_id: str, means: Means, scenario: Scenario) -> Weighed:
        key = (criterion_id, means, scenario)
        found = self._weighed.get(key)
        if found is None:
            answers = standing_answers(criterion_id, self.reading, self.others) or (
                self.reading.answers.get(criterion_id),
            )
            weighed = [weigh(criterion_id, each, means, self.country, scenario, self._unreserved) for each in answers]
            found = weighed[0] if len(weighed) == 1 else between(criterion_id, weighed)
            self._weighed[key] = found
        return found


def derive_outcomes(library: Library, provision: Provision, scales: Scales) -> dict[Scenario, Outcome]:
    """Give what the table says of one provision in each scenario, and what an assessor made of it."""
    if not scales.country.scope.takes(provision, library):
        return dict.fromkeys(Scenario, _OUTSIDE)
    now = _outcome(provision, scales.weigh(provision.criterion_ids, provision.means, Scenario.NOW), scales.country)
    later = scales.weigh(provision.criterion_ids, provision.means, Scenario.ENACTED)
    enacted = now if later == now.weighed else _outcome(provision, later, scales.country)
    return _overridden(provision.id, now, enacted, scales.reading.overrides.get(provision.id))


def _outcome(provision: Provision, weighed: tuple[Weighed, ...], country: Country) -> Outcome:
    if provision.level is Level.RECORD:
        return Outcome(weighed, Result.RECORD, Result.RECORD, Result.RECORD, 0, ())
    if unmatched_facts(provision, country):
        return Outcome(weighed, Result.NOT_APPLICABLE, Result.NOT_APPLICABLE, Result.NOT_APPLICABLE, 1, ())
    span = decide_range(provision, {each.criterion_id: each for each in weighed})
    worst, best = span.worst.result, span.best.result
    if span.is_settled:  # what is open, if anything, decides nothing here
        return Outcome(weighed, best, worst, best, span.best.row, span.best.deciding)
    is_untouched = all(each.answered is None for each in weighed)
    result = Result.NOT_ASSESSED if is_untouched else Result.UNDETERMINED
    return Outcome(weighed, result, worst, best, 0, span.deciding_questions)


def unmatched_facts(provision: Provision, country: Country) -> tuple[str, ...]:
    """Name the facts of the country profile for which a provision does not apply."""
    facts = country.system.facts
    return tuple(fact for fact, wanted in provision.applies_when.items() if facts.get(fact) != wanted)


def _overridden(
    provision_id: str, now: Outcome, enacted: Outcome, override: Override | None
) -> dict[Scenario, Outcome]:
    """Apply an assessor's own result to the scenarios it is meant for."""
    outcomes = {Scenario.NOW: now, Scenario.ENACTED: enacted}
    if override is None:
        return outcomes
    is_same = (now.worst, now.best) == (enacted.worst, enacted.best)
    meant = {override.scenario} if override.scenario else {Scenario.NOW, *((Scenario.ENACTED,) if is_same else ())}
    for scenario in meant:
        computed = outcomes[scenario]
        if computed.result is Result.NOT_ASSESSED:
            raise OverrideError(provision_id, "nothing is answered, so there is no result to move")
        result, worst, best = apply_override(provision_id, override, computed.worst, computed.best)
        outcomes[scenario] = computed._replace(computed=computed.result, result=result, worst=worst, best=best)
    return outcomes


def _finding(
    provision: Provision,
    scenario: Scenario,
    outcome: Outcome,
    binding: Binding,
    flags: tuple[Flag, ...],
    scales: Scales,
) -> Finding:
    is_decided_against = provision.id in scales.reading.decisions
    is_outside = outcome is _OUTSIDE
    return Finding(
        provision_id=provision.id,
        level=provision.level,
        pillar=provision.pillar,
        scenario=scenario,
        result=outcome.result,
        worst=outcome.worst,
        best=outcome.best,
        row=outcome.row,
        word=word_for(provision.level, outcome.result, is_decided_against=is_decided_against),
        binding=binding,
        priority=priority_of(provision.level, binding, outcome.best, is_decided_against=is_decided_against),
        flags=flags,
        deciding=outcome.deciding,
        short=() if is_outside else shortfalls(provision, {each.criterion_id: each for each in outcome.weighed}),
        weighed=outcome.weighed,
        practice=() if is_outside else scales.weigh(provision.practice, provision.means, scenario),
        computed=outcome.computed,
    )

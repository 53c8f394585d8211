"""What a reader must know beside a result. Flags never change it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lawcheck.findings.disputes import Dispute, answers_to, dispute_on, own_readings
from lawcheck.findings.effective import in_scenario
from lawcheck.findings.outcome import Outcome
from lawcheck.model.country import Country, Status
from lawcheck.model.finding import RESULT_STEP, Flag, Scenario
from lawcheck.model.library import Provision
from lawcheck.model.reading import Answer, Reading, Value

_UNCOMMENCED = (Status.NOT_COMMENCED, Status.PARTLY_IN_FORCE)


def flags_of(
    provision: Provision,
    now: Outcome,
    enacted: Outcome,
    reading: Reading,
    others: tuple[Reading, ...],
    country: Country,
) -> tuple[Flag, ...]:
    """Collect the flags of one provision's findings, gravest first."""
    answers = {c: reading.answers[c] for c in provision.criterion_ids if c in reading.answers}
    if not answers:
        return (Flag.DISPUTED,) if Flag.DISPUTED in _reader_flags(provision, reading, others) else ()
    found = set(_change_flags(now, enacted, answers, country))
    if any(reason.code == "status-unknown" for weighed in now.weighed for reason in weighed.reasons):
        found.add(Flag.STATUS_UNKNOWN)
    if any(answer.goes_further and answer.value is Value.PRESENT for answer in answers.values()):
        found.add(Flag.GOES_FURTHER)
    cited = {cite.statute_id for answer in answers.values() for cite in answer.cites}
    if any(country.statutes[statute_id].translation == "unofficial" for statute_id in cited):
        found.add(Flag.TRANSLATION)
    if any(answer.stale or (answer.enacted and answer.enacted.stale) for answer in answers.values()):
        found.add(Flag.STALE)
    found.update(_reader_flags(provision, reading, others))
    return tuple(flag for flag in Flag if flag in found)


def _change_flags(now: Outcome, enacted: Outcome, answers: Mapping[str, Answer], country: Country) -> Iterator[Flag]:
    if now is enacted or now.worst not in RESULT_STEP or enacted.worst not in RESULT_STEP:
        return
    moves = (
        RESULT_STEP[enacted.worst] - RESULT_STEP[now.worst],
        RESULT_STEP[enacted.best] - RESULT_STEP[now.best],
    )
    if min(moves) < 0:
        yield Flag.BILL_WORSENS
    if max(moves) > 0:
        statuses = {
            country.statutes[cite.statute_id].status
            for answer in answers.values()
            for cite in in_scenario(answer, Scenario.ENACTED).cites
        }
        if Status.BILL in statuses:
            yield Flag.BILL_IMPROVES
        if any(status in statuses for status in _UNCOMMENCED) and _waits_for_commencement(now):
            yield Flag.COMMENCEMENT


def _waits_for_commencement(now: Outcome) -> bool:
    codes = {reason.code for weighed in now.weighed for reason in weighed.reasons}
    return not codes.isdisjoint({"not-commenced", "not-in-force", "partly-in-force"})


def _reader_flags(provision: Provision, reading: Reading, others: tuple[Reading, ...]) -> Iterator[Flag]:
    if not others and not reading.is_joint:
        yield Flag.SINGLE_READER
        return
    own = own_readings((reading, *others))
    twice = (answers_to(each, own) for each in provision.criterion_ids)
    if own and not any(len(each) > 1 for each in twice):
        yield Flag.SINGLE_READER
    disputes = {dispute_on(each, reading, others) for each in provision.criterion_ids}
    if not disputes <= {None, Dispute.SETTLED}:
        yield Flag.DISPUTED
    elif Dispute.SETTLED in disputes:
        yield Flag.RECONCILED

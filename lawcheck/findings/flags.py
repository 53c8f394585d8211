"""What a reader must know beside a result. Flags never change it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lawcheck.findings.disputes import Dispute, answers_to, dispute_on, own_readings
from lawcheck.findings.effective import in_scenario
from lawcheck.findings.outcome import Outcome
from lawcheck.model.country import Country, Status
from lawcheck.model.finding import RESULT_STEP, Flag, Result, Scenario
from lawcheck.model.library import Provision
from lawcheck.model.reading import STEP, Answer, Reading, Value

_UNCOMMENCED = (Status.NOT_COMMENCED, Status.PARTLY_IN_FORCE)
_WAITING = frozenset({"not-commenced", "not-in-force", "partly-in-force"})

Caused = tuple[Flag, tuple[str, ...]]  # a flag, and the criteria, texts or readings that raise it


def flags_of(
    provision: Provision,
    now: Outcome,
    enacted: Outcome,
    reading: Reading,
    others: tuple[Reading, ...],
    country: Country,
) -> tuple[Flag, ...]:
    """Collect the flags of one provision's findings, gravest first."""
    return tuple(flag for flag, _ in caused_flags(provision, now, enacted, reading, others, country))


def caused_flags(
    provision: Provision,
    now: Outcome,
    enacted: Outcome,
    reading: Reading,
    others: tuple[Reading, ...],
    country: Country,
) -> tuple[Caused, ...]:
    """Collect the flags with what raises them, gravest first: criteria, but texts where a text is the cause."""
    answers = {c: reading.answers[c] for c in provision.criterion_ids if c in reading.answers}
    if now.result is Result.OUT_OF_SCOPE:
        return ()
    by_readers = dict(_reader_flags(provision, reading, others))
    if not answers:
        return ((Flag.DISPUTED, by_readers[Flag.DISPUTED]),) if Flag.DISPUTED in by_readers else ()
    found = dict(_change_flags(now, enacted, answers, country))
    found.update(_answer_flags(now, answers, country))
    found.update(by_readers)
    return tuple((flag, found[flag]) for flag in Flag if flag in found)


def _change_flags(now: Outcome, enacted: Outcome, answers: Mapping[str, Answer], country: Country) -> Iterator[Caused]:
    if now is enacted or now.worst not in RESULT_STEP or enacted.worst not in RESULT_STEP:
        return
    moves = (
        RESULT_STEP[enacted.worst] - RESULT_STEP[now.worst],
        RESULT_STEP[enacted.best] - RESULT_STEP[now.best],
    )
    if min(moves) < 0:
        yield Flag.BILL_WORSENS, _worsened(now, enacted)
    if max(moves) > 0:
        cited = dict.fromkeys(
            cite.statute_id for answer in answers.values() for cite in in_scenario(answer, Scenario.ENACTED).cites
        )
        bills = tuple(each for each in cited if country.statutes[each].status is Status.BILL)
        if bills:
            yield Flag.BILL_IMPROVES, bills
        waiting = tuple(each for each in cited if country.statutes[each].status in _UNCOMMENCED)
        if waiting and any(reason.code in _WAITING for weighed in now.weighed for reason in weighed.reasons):
            yield Flag.COMMENCEMENT, waiting


def _worsened(now: Outcome, enacted: Outcome) -> tuple[str, ...]:
    """Name the criteria that pending texts make worth less."""
    pairs = zip(now.weighed, enacted.weighed, strict=True)
    return tuple(
        first.criterion_id
        for first, then in pairs
        if STEP[then.worst] < STEP[first.worst] or STEP[then.best] < STEP[first.best]
    )


def _answer_flags(now: Outcome, answers: Mapping[str, Answer], country: Country) -> Iterator[Caused]:
    unknown = [w.criterion_id for w in now.weighed if any(r.code == "status-unknown" for r in w.reasons)]
    further = [c for c, answer in answers.items() if answer.goes_further and answer.value is Value.PRESENT]
    cited = dict.fromkeys(cite.statute_id for answer in answers.values() for cite in answer.cites)
    translated = [each for each in cited if country.statutes[each].translation == "unofficial"]
    stale = [c for c, answer in answers.items() if answer.stale or (answer.enacted and answer.enacted.stale)]
    causes = (
        (Flag.STATUS_UNKNOWN, unknown),
        (Flag.GOES_FURTHER, further),
        (Flag.TRANSLATION, translated),
        (Flag.STALE, stale),
    )
    yield from ((flag, tuple(ids)) for flag, ids in causes if ids)


def _reader_flags(provision: Provision, reading: Reading, others: tuple[Reading, ...]) -> Iterator[Caused]:
    if not others and not reading.is_joint:
        yield Flag.SINGLE_READER, ()
        return
    own = own_readings((reading, *others))
    twice = (answers_to(each, own) for each in provision.criterion_ids)
    if own and not any(len(each) > 1 for each in twice):
        yield Flag.SINGLE_READER, ()
    disputes = {each: dispute_on(each, reading, others) for each in provision.criterion_ids}
    settled = tuple(each for each, dispute in disputes.items() if dispute is Dispute.SETTLED)
    standing = tuple(each for each, dispute in disputes.items() if dispute not in (None, Dispute.SETTLED))
    if standing:
        yield Flag.DISPUTED, standing
    elif settled:
        yield Flag.RECONCILED, settled

"""Who read, where readers differ, and how a difference ended, in words."""

from __future__ import annotations

from lawcheck.findings.disputes import Dispute, answers_to, dispute_on, own_readings
from lawcheck.model.country import Country
from lawcheck.model.finding import Assessment
from lawcheck.model.reading import Answer, Reading, Resolution
from lawcheck.report.document import Inline, Span, joined, plain, words
from lawcheck.report.wording import Wording


def reader_name(country: Country, reader_id: str) -> str:
    """Give a reader's name, or the id where none is registered."""
    return next((each.name for each in country.readers if each.id == reader_id and each.name), reader_id)


def reading_label(wording: Wording, reading: Reading) -> str:
    """Name a reading with its reader: first (ab)."""
    return wording.say("agreement.reading", name=reading.name, reader=", ".join(reading.reader_ids))


def reason_of(wording: Wording, answer: Answer) -> Inline:
    """Give the reason of an answer, or the rule that gave it."""
    if answer.by_rule:
        return words(wording.say(f"penalty.rule.{answer.by_rule}"))
    return (wording.foreign(answer.reason),) if answer.reason else ()


def closed(inline: Inline) -> Inline:
    """End words with a full stop where they have none, so that a sentence can follow."""
    return (*inline, Span(".")) if plain(inline)[-1:].isalnum() or plain(inline)[-1:] in ("”", "»", ")") else inline


def answer_line(wording: Wording, country: Country, answer: Answer) -> Inline:
    """Write an answer on one line: its value, the places it rests on or that were searched, the reason."""
    say = wording.say
    value = wording.value(answer.value)
    if answer.cites:
        value = joined([value, words(f"({wording.citations(answer.cites, country)})")])
    looked: Inline = ()
    if answer.searched and not answer.cites:
        looked = words(say("findings.searched", places=wording.citations(answer.searched, country)))
    line = joined([(*value, Span(".")), looked, reason_of(wording, answer)])
    if answer.enacted is not None and answer.enacted.value is not answer.value:
        enacted = plain(wording.value(answer.enacted.value))
        line = joined([line, words(say("agreement.enacted", value=enacted))])
    return line


def how_it_ended(wording: Wording, country: Country, resolution: Resolution) -> str:
    """Say how a difference ended, by whom and when."""
    say = wording.say
    authority = wording.text(resolution.authority)
    return say(
        f"readers.how.{resolution.how}",
        readers=wording.listed(reader_name(country, each) for each in resolution.by),
        date=say("readers.date", date=wording.date(resolution.on)) if resolution.on else "",
        authority=say("readers.authority", authority=authority) if authority else "",
    )


def dispute_note(wording: Wording, assessment: Assessment, criterion_id: str) -> Inline:
    """Say that readers differ on a criterion, with what each answered, and how it ended; empty where they do not."""
    reported, others = assessment.reading, assessment.other_readings
    dispute = dispute_on(criterion_id, reported, others) if others or reported.is_joint else None
    if dispute is None:
        return ()
    readings = own_readings((reported, *others))
    given = answers_to(criterion_id, readings)
    answers = wording.say("list.between").join(
        f"{reading_label(wording, each)}{wording.say('colon')}{plain(wording.value(given[each.name].value))}"
        for each in readings
        if each.name in given
    )
    said = words(wording.say(f"readers.dispute.{dispute}", answers=answers)) if answers else ()
    return joined([said, ending_note(wording, assessment, criterion_id, dispute)])


def ending_note(
    wording: Wording, assessment: Assessment, criterion_id: str, dispute: Dispute, *, is_whole: bool = False
) -> Inline:
    """Say that a difference is not reconciled; or how it was, and why. What the answer says need not be said twice."""
    answer = assessment.reading.answers.get(criterion_id)
    if answer is None or answer.resolution is None or dispute is Dispute.CHANGED:
        return words(wording.say(f"readers.state.{dispute}"))
    ended = words(how_it_ended(wording, assessment.country, answer.resolution))
    is_said = answer.resolution.reason == answer.reason and not is_whole
    return joined([ended, () if is_said else closed((wording.foreign(answer.resolution.reason),))])


def second_reading_sentences(wording: Wording, assessment: Assessment) -> str:
    """Say how far the answers were read twice, on how many readers differ, and how many of these are reconciled."""
    say = wording.say
    reported, others = assessment.reading, assessment.other_readings
    own = own_readings((reported, *others))
    twice = [each for each in assessment.library.criteria if len(answers_to(each, own)) > 1]
    if not twice:
        return say("summary.single_reader" if own else "readers.only_joint")
    disputes = [found for each in twice if (found := dispute_on(each, reported, others))]
    done = sum(each in (Dispute.SETTLED, Dispute.RECORDED) for each in disputes)
    differ = say("readers.differ", n=len(disputes), done=done) if disputes else say("readers.never_differ")
    return f"{say('readers.twice', n=len(twice))} {differ}"

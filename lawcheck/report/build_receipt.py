"""What an edit of one answer did: what stands there now, and which findings changed."""

from __future__ import annotations

from collections.abc import Sequence

from lawcheck.findings.impact import Change, changes_between
from lawcheck.model.citation import Citation
from lawcheck.model.finding import Assessment, Scenario
from lawcheck.model.library import Library
from lawcheck.model.reading import Answer
from lawcheck.report.document import Block, Bullets, Document, Heading, Inline, Mark, Note, Paragraph, joined, words
from lawcheck.report.phrases import Phrases
from lawcheck.report.wording import Wording


def build_receipt(
    before: Assessment, after: Assessment, phrases: Phrases, criterion_id: str, outcome: Sequence[str]
) -> Document:
    """Say what became of an answer.

    Args:
        before: The findings with the answer as it was.
        after: The findings with the answer as it is.
        phrases: The sentences of the language.
        criterion_id: The criterion.
        outcome: Names of the sentences that say what was done: ``written``, ``undone``, ``trial``, ``same``, ``merged``.
    """
    wording = Wording(phrases, after.library)
    say = wording.say
    blocks: list[Block] = [Paragraph(words(criterion_id, Mark.CODE))]
    blocks += [Note(words(say(f"receipt.{each}", reading=after.reading.name))) for each in outcome]
    blocks += _answer(wording, after, criterion_id)
    blocks += _lost(wording, before, after, criterion_id)
    now = changes_between(before, after)
    later = [each for each in changes_between(before, after, Scenario.ENACTED) if _told(each) not in map(_told, now)]
    if now or not later:
        blocks += _changes(wording, now, say(f"receipt.{'findings' if now else 'no_findings'}"))
    if later:
        blocks += _changes(wording, later, say("receipt.findings_enacted"))
    return wording.page(wording.criterion(criterion_id), blocks)


def build_nothing(library: Library, phrases: Phrases, reading: str) -> Document:
    """Say that there is no edit to take back."""
    return Wording(phrases, library).page("", [Paragraph(words(phrases("receipt.nothing", reading=reading)))])


def _answer(wording: Wording, assessment: Assessment, criterion_id: str) -> list[Block]:
    say = wording.say
    answer = assessment.reading.answers.get(criterion_id)
    note = assessment.reading.notes.get(criterion_id)
    noted = [Paragraph((wording.foreign(note),), label=say("receipt.note"))] if note else []
    if answer is None:
        return [Paragraph(wording.value(None), label=say("receipt.answer")), *noted]
    blocks = _said(wording, answer, say("receipt.answer"))
    if answer.enacted:
        blocks += _said(wording, answer.enacted, say("receipt.enacted"))
    return [*blocks, *noted]


def _said(wording: Wording, answer: Answer, label: str) -> list[Block]:
    say = wording.say
    blocks: list[Block] = [Paragraph(_value(wording, answer), label=label)]
    for key, places in (("cites", answer.cites), ("see", answer.see), ("looked", answer.searched)):
        if places:
            blocks.append(Paragraph(_places(places), label=say(f"receipt.{key}")))
    if answer.by_rule:
        blocks.append(Paragraph(words(say(f"penalty.rule.{answer.by_rule}"))))
    if answer.reason:
        blocks.append(Paragraph((wording.foreign(answer.reason),), label=say("receipt.reason")))
    return blocks


def _value(wording: Wording, answer: Answer) -> Inline:
    say = wording.say
    facts = [say("receipt.further")] if answer.goes_further else []
    facts += [wording.date(answer.on)] if answer.on else []
    return joined([wording.value(answer.value), words(f"({wording.listed(facts)})" if facts else "")])


def _places(places: Sequence[Citation]) -> Inline:
    return words(", ".join(map(str, places)), Mark.CODE)


def _lost(wording: Wording, before: Assessment, after: Assessment, criterion_id: str) -> list[Block]:
    """Say that a translation went with the reason that it translated."""
    old, new = (each.reading.answers.get(criterion_id) for each in (before, after))
    if old is None or new is None or new.by_rule:
        return []
    lost = set(old.reason) - set(new.reason)
    if old.enacted and new.enacted:
        lost |= set(old.enacted.reason) - set(new.enacted.reason)
    if not lost:
        return []
    return [Note(words(wording.say("receipt.translation", languages=", ".join(sorted(lost)))))]


def _changes(wording: Wording, changes: Sequence[Change], heading: str) -> list[Block]:
    if not changes:
        return [Paragraph(words(heading))]
    items = []
    for change in changes:
        provision = wording.library.provisions[change.before.provision_id]
        name = joined([words(provision.id, Mark.CODE), words(wording.heading(provision) + wording.say("colon"))])
        items.append(
            joined([name, wording.finding_word(change.before), words("→"), wording.finding_word(change.after)])
        )
    return [Heading(2, heading), Bullets(tuple(items))]


def _told(change: Change) -> tuple[object, ...]:
    """Give what a change says, whatever the scenario."""
    return change.before.provision_id, *((each.word, each.worst, each.best) for each in change)

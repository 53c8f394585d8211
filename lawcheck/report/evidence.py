"""What a finding rests on: the passages cited and how each criterion was read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lawcheck.model.citation import Citation
from lawcheck.model.country import Country
from lawcheck.model.finding import Assessment, Finding, Scenario, Weighed
from lawcheck.model.reading import Answer, Value
from lawcheck.report.document import Inline, Mark, Quotation, Span, joined, words
from lawcheck.report.readers import closed, dispute_note, reason_of
from lawcheck.report.wording import Wording

SPACES = re.compile(r"[ \n\t]+")  # a no-break space is part of a word
EXCERPT_WORDS = 90
EXTRACT_WORDS = 400


def answer_in(assessment: Assessment, criterion_id: str, scenario: Scenario) -> Answer | None:
    """Give the answer to a criterion in a scenario."""
    answer = assessment.reading.answers.get(criterion_id)
    if answer is not None and scenario is Scenario.ENACTED and answer.enacted is not None:
        return answer.enacted
    return answer


def cited(assessment: Assessment, finding: Finding, criterion_ids: Iterable[str]) -> tuple[Citation, ...]:
    """List the places that the answers to these criteria rest on, once each, in order."""
    answers = (answer_in(assessment, each, finding.scenario) for each in criterion_ids)
    return tuple(dict.fromkeys(cite for answer in answers if answer for cite in answer.cites))


def searched(assessment: Assessment, finding: Finding, criterion_ids: Iterable[str]) -> tuple[Citation, ...]:
    """List where one looked for what was not found."""
    answers = (answer_in(assessment, each, finding.scenario) for each in criterion_ids)
    return tuple(dict.fromkeys(place for answer in answers if answer for place in answer.searched))


def quotation(wording: Wording, country: Country, citation: Citation, limit: int = EXCERPT_WORDS) -> Quotation | None:
    """Quote a cited passage, cut after ``limit`` words; None where the text is not at hand."""
    passage = country.passage(citation)
    if passage is None:
        return None
    language = country.statutes[citation.statute_id].language
    lines = tuple(_cut(passage.lines(), limit))
    return Quotation(wording.citation(citation, country), lines, language, passage.heading)


def _cut(lines: Iterable[tuple[int, str, str]], limit: int) -> Iterator[tuple[int, str, str]]:
    left = limit
    for depth, label, text in lines:
        pieces = SPACES.split(text.strip())
        if len(pieces) > left:
            yield depth, label, " ".join([*pieces[:left], "[…]"])
            return
        left -= len(pieces)
        yield depth, label, text


def comparison(
    wording: Wording, assessment: Assessment, finding: Finding, weighed: Weighed, *, names_searched: bool = True
) -> Inline:
    """Say how one criterion was read: its value and worth, the reasons, where one looked, where readers differ."""
    say = wording.say
    answer = answer_in(assessment, weighed.criterion_id, finding.scenario)
    title = words(wording.criterion(weighed.criterion_id) + say("colon"), Mark.STRONG)
    value = wording.value(weighed.answered)
    effect: Inline = ()
    if weighed.reasons and weighed.answered is not None and weighed.worst != weighed.answered:
        effect = (Span("→ "), *wording.value(weighed.worst))
    reductions = [wording.reason(reason, assessment.country) for reason in weighed.reasons]
    why = words(f"({say('list.between').join(reductions)})") if reductions else ()
    head = (*title, *joined([value, effect, why]), Span("."))
    reason = reason_of(wording, answer) if answer else ()
    looked: Inline = ()
    if names_searched and answer and answer.value is Value.ABSENT and answer.searched:
        looked = words(say("findings.searched", places=wording.citations(answer.searched, assessment.country)))
    note = dispute_note(wording, assessment, weighed.criterion_id)
    *spans, last = joined([head, closed(reason) if note else reason])
    return joined([(*spans, last._replace(note=looked)), note])

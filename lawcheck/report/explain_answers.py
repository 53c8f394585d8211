"""Each criterion of an explanation: the question, the answer as recorded, the words cited, and what the answer counts for."""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.findings.explain import Asked, Explanation, Role
from lawcheck.model.finding import Finding, Scenario, Weighed
from lawcheck.model.reading import Answer, Reading, Value
from lawcheck.report.build_finding import Findings
from lawcheck.report.document import Block, Bullets, Heading, Inline, Mark, Paragraph, Span, joined, words
from lawcheck.report.evidence import answer_in, quotation
from lawcheck.report.wording import Wording

PASSAGES_QUOTED = 3
WORDS_QUOTED = 45


def asked_blocks(findings: Findings, explained: Explanation, role: Role) -> Iterator[Block]:
    """Write the criteria of one weight; of alternatives, which one gives the value."""
    asked = [each for each in explained.asked if each.role is role]
    if not asked:
        return
    yield Heading(2, findings.wording.say(f"explain.role.{role}"), f"{explained.provision.id}-{role}")
    for each in asked:
        if len(each.alternatives) > 1:
            yield Paragraph(_alternatives(findings.wording, each))
        for criterion_id in each.alternatives:
            yield from _criterion(findings, explained, criterion_id)


def practice_blocks(findings: Findings, finding: Finding) -> list[Block]:
    """Write good practice beyond the obligation: shown, never counted."""
    wording = findings.wording
    if not finding.practice:
        return []
    items = (
        joined([words(wording.criterion(each.criterion_id) + wording.say("colon")), wording.value(each.answered)], "")
        for each in finding.practice
    )
    return [
        Heading(2, wording.say("explain.practice"), f"{finding.provision_id}-practice"),
        Bullets(tuple(items)),
    ]


def _alternatives(wording: Wording, asked: Asked) -> Inline:
    say = wording.say
    titles = wording.listed(wording.criterion(each) for each in asked.alternatives)
    if asked.best is None:
        return words(say("explain.any_none", titles=titles))
    leading = wording.titles(asked.leading)
    counts = wording.value(asked.best)
    if asked.worst is not asked.best and asked.worst is not None:
        counts = words(say("explain.from_to", worst=say(f"value.{asked.worst}"), best=say(f"value.{asked.best}")))
    head = words(say("explain.any", titles=titles, leading=leading))
    return joined([head, words(" ("), counts, words(").")], "")


def _criterion(findings: Findings, explained: Explanation, criterion_id: str) -> Iterator[Block]:
    wording, assessment = findings.wording, findings.assessment
    say = wording.say
    weighed = explained.finding.value_of(criterion_id)
    answer = answer_in(assessment, criterion_id, findings.scenario)
    yield Heading(3, f"{wording.criterion(criterion_id)} [{criterion_id}]", "")
    yield Paragraph(words(wording.asks(criterion_id)), label=say("show.ask"))
    yield Paragraph(_recorded(findings, answer, assessment.reading), label=say("explain.answer"))
    if answer is not None:
        yield from _words_cited(findings, answer)
    yield Paragraph(_worth(findings, weighed), label=say("explain.counts"))
    elsewhere = explained.elsewhere.value_of(criterion_id)
    if (elsewhere.answered, elsewhere.worst, elsewhere.best) != (weighed.answered, weighed.worst, weighed.best):
        name = say(f"explain.scenario.{explained.elsewhere.scenario}")
        yield Paragraph(_elsewhere(findings, explained.elsewhere.scenario, elsewhere), label=name)
    for other in assessment.other_readings:
        second = other.answers.get(criterion_id)
        if second is not None:
            yield Paragraph(_recorded(findings, second, other), label=say("explain.other_reader"))


def _recorded(findings: Findings, answer: Answer | None, reading: Reading) -> Inline:
    """Say the answer as it was recorded: value, by whom, when, and the reader's reason."""
    wording, say = findings.wording, findings.wording.say
    if answer is None:
        return joined([wording.value(None), words(".")], "")
    by = _reader(findings, reading.reader_id)
    recorded = (
        say("explain.by_on", reader=by, date=wording.date(answer.on)) if answer.on else say("explain.by", reader=by)
    )
    if answer.by_rule:
        recorded = say(f"penalty.rule.{answer.by_rule}").rstrip(".")
    head = joined(
        [
            wording.value(answer.value),
            words(f" ({recorded})."),
        ],
        "",
    )
    reason: Inline = (wording.foreign(answer.reason),) if answer.reason else ()
    further = words(say("flag.goes-further") + ".") if answer.goes_further else ()
    return joined([head, reason, further])


def _reader(findings: Findings, reader_id: str) -> str:
    wording = findings.wording
    reader = next((each for each in findings.assessment.country.readers if each.id == reader_id), None)
    if reader is None:
        return reader_id
    role = wording.text(reader.role)
    return f"{reader.name}, {role}" if reader.name else role


def _words_cited(findings: Findings, answer: Answer) -> Iterator[Block]:
    wording, country, say = findings.wording, findings.assessment.country, findings.wording.say
    if answer.cites:
        yield Paragraph(words(wording.citations(answer.cites, country) + "."), label=say("findings.words"))
    quoted = [quotation(wording, country, cite, WORDS_QUOTED) for cite in answer.cites]
    yield from [each for each in quoted if each][:PASSAGES_QUOTED]
    if answer.see:
        yield Paragraph(words(wording.citations(answer.see, country) + "."), label=say("explain.see"))
    if answer.value is Value.ABSENT and answer.searched:
        yield Paragraph(words(say("findings.searched", places=wording.citations(answer.searched, country))))
    if answer.stale:
        yield Paragraph(words(wording.citations(answer.stale, country) + "."), label=say("flag.stale"))


def _worth(findings: Findings, weighed: Weighed) -> Inline:
    """Say what the answer counts for in this scenario, and which fact of which text made it less."""
    wording, say, country = findings.wording, findings.wording.say, findings.assessment.country
    if not weighed.applies:
        return words(say("explain.not_counted"))
    if weighed.is_open:
        value = words(say("explain.from_to", worst=say(f"value.{weighed.worst}"), best=say(f"value.{weighed.best}")))
    else:
        value = wording.value(weighed.worst)
    reasons = wording.say("list.between").join(dict.fromkeys(wording.reason(each, country) for each in weighed.reasons))
    is_reduced = weighed.worst != weighed.answered and bool(reasons)
    key = "reduced" if is_reduced else "open" if weighed.is_open else "cannot" if reasons else "full"
    if weighed.answered is Value.ABSENT:
        key = "absent"
    return joined([value, words(say(f"explain.worth.{key}", reasons=reasons))], "")


def _elsewhere(findings: Findings, scenario: Scenario, weighed: Weighed) -> Inline:
    answer = answer_in(findings.assessment, weighed.criterion_id, scenario)
    own = answer_in(findings.assessment, weighed.criterion_id, findings.scenario)
    worth = _worth(findings, weighed)
    if answer is None or answer is own:
        return worth
    recorded = _recorded(findings, answer, findings.assessment.reading)
    places = findings.wording.citations(answer.cites, findings.assessment.country)
    return joined([recorded, words(places + "." if places else ""), (Span("→", Mark.PLAIN),), worth])

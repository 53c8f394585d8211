"""The gaps that have drafting options, and what was chosen."""

from __future__ import annotations

from collections.abc import Iterable

from lawcheck.model.choice import options_of
from lawcheck.model.finding import Assessment, Finding, Scenario
from lawcheck.model.library import DraftingOption
from lawcheck.report.build_finding import Findings
from lawcheck.report.chosen import task_told, told
from lawcheck.report.document import Block, Bullets, Document, Heading, Inline, Mark, Paragraph, Span, words
from lawcheck.report.phrases import Phrases
from lawcheck.report.recommend import by_priority
from lawcheck.report.wording import Wording


def build_choices(assessment: Assessment, phrases: Phrases, provision_id: str | None = None) -> Document:
    """Write the gaps by priority, or one provision, each with its options and what was decided."""
    wording = Wording(phrases, assessment.library)
    findings = Findings(wording, assessment, Scenario.NOW, {})
    title = phrases("choices.title", country=wording.text(assessment.country.name))
    if provision_id is not None:
        return wording.page(title, _gap(findings, findings.of(provision_id)))
    ordered = by_priority(assessment.findings[Scenario.NOW].values())
    listed = [finding.provision_id for finding in ordered]
    with_options = [each for each in ordered if options_of(assessment.library, findings.provision(each.provision_id))]
    decided = [each for each in with_options if each.provision_id in assessment.choices]
    summary = phrases("choices.summary", decided=len(decided), n=len(with_options))
    blocks: list[Block] = [Paragraph(words(summary))]
    for finding in with_options:
        blocks += _gap(findings, finding)
    blocks += _others(findings, [each for each in assessment.choices if each not in [f.provision_id for f in decided]])
    without = [each for each in listed if not options_of(assessment.library, findings.provision(each))]
    blocks += _without(findings, [each for each in without if each not in assessment.choices])
    return wording.page(title, blocks)


def _gap(findings: Findings, finding: Finding) -> Iterable[Block]:
    wording, assessment = findings.wording, findings.assessment
    provision = findings.provision(finding.provision_id)
    choice = assessment.choices.get(provision.id)
    chosen = choice.option_ids if choice else ()
    yield Heading(2, wording.heading(provision))
    yield Paragraph((*wording.finding_word(finding), Span("  "), Span(provision.id, Mark.CODE)))
    options = options_of(assessment.library, provision)
    if options:
        yield Bullets(tuple(_option(wording, each, is_chosen=each.id in chosen) for each in options))
    else:
        yield Paragraph(words(wording.say("choices.no_option")))
    if choice:
        yield Paragraph(told(wording, assessment, choice), label=wording.say("choices.decided"))
    task = assessment.tasks.get(provision.id)
    if task:
        yield Paragraph(words(task_told(wording, task)), label=wording.say("choices.task"))


def _option(wording: Wording, option: DraftingOption, *, is_chosen: bool) -> Inline:
    mark = words(f" [{wording.say('choices.chosen')}]", Mark.STRONG) if is_chosen else ()
    return (Span(option.id, Mark.CODE), Span(f" {wording.text(option.title)}"), *mark)


def _others(findings: Findings, provision_ids: list[str]) -> Iterable[Block]:
    """Decisions on what is no gap, or on gaps without options."""
    wording, assessment = findings.wording, findings.assessment
    if provision_ids:
        yield Heading(2, wording.say("choices.others"))
        items = (
            (Span(f"{each}{wording.say('colon')}"), *told(wording, assessment, assessment.choices[each]))
            for each in provision_ids
        )
        yield Bullets(tuple(items))


def _without(findings: Findings, provision_ids: list[str]) -> Iterable[Block]:
    wording = findings.wording
    if provision_ids:
        yield Heading(2, wording.say("choices.without"))
        yield Bullets(
            tuple(
                (
                    Span(each, Mark.CODE),
                    Span(f" {wording.text(findings.provision(each).title)}"),
                    *_task(findings, each),
                )
                for each in provision_ids
            )
        )


def _task(findings: Findings, provision_id: str) -> Inline:
    wording, task = findings.wording, findings.assessment.tasks.get(provision_id)
    if task is None:
        return ()
    lead = f"{wording.say('choices.task')}{wording.say('colon')}"
    return words(f" ({lead}{task_told(wording, task)})")

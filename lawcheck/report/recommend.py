"""Recommendations: one a finding, worded by its obligation level, ordered by priority."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from lawcheck.model.finding import Assessment, Binding, Finding, Priority, Scenario, Weighed
from lawcheck.model.library import Level, Provision
from lawcheck.model.reading import Value
from lawcheck.report import references
from lawcheck.report.build_finding import Findings
from lawcheck.report.chosen import told
from lawcheck.report.document import Block, Bullets, Inline, Paragraph, Span, words
from lawcheck.report.evidence import answer_in
from lawcheck.report.wording import Wording

_NOT_IN_FORCE = ("not-commenced", "not-in-force", "partly-in-force")


class Action(StrEnum):
    """What is to be done about a criterion that is short."""

    SETTLE = "settle"
    COMMENCE = "commence"
    AMEND = "amend"
    COMPLETE = "complete"
    FOOTING = "footing"
    INSERT = "insert"


def action_kinds(finding: Finding) -> tuple[Action, ...]:
    """Say of each criterion that is short what is to be done about it."""
    return tuple(_kind(finding.value_of(each)) for each in finding.short)


def by_priority(findings: Iterable[Finding]) -> list[Finding]:
    """Order the findings that call for action: priority first, then the order of the library."""
    return sorted((f for f in findings if f.priority is not None), key=lambda f: f.priority or Priority.IMPROVE)


def number_recommendations(assessment: Assessment, scenario: Scenario) -> dict[str, int]:
    """Number the findings that call for action."""
    ordered = by_priority(assessment.findings[scenario].values())
    return {finding.provision_id: number for number, finding in enumerate(ordered, 1)}


def recommendation_blocks(findings: Findings, finding: Finding) -> list[Block]:
    """Write one recommendation: the verb that its level allows, what to do about each criterion, and what was decided."""
    wording, say = findings.wording, findings.wording.say
    provision = findings.provision(finding.provision_id)
    name = say("recommendations.number", n=findings.numbers[provision.id])
    cite = wording.told(
        "recommendations.cite",
        place=words(wording.provision(provision)),
        title=words(wording.text(provision.title)),
        finding=(Span("", target=references.finding_anchor(provision)),),
    )
    qualifier = words(wording.text(provision.qualifier))
    stem = wording.told(f"recommendations.stem.{_stem(provision, finding)}", cite=cite, qualifier=qualifier)
    anchor = references.recommendation_anchor(provision)
    blocks: list[Block] = [Paragraph(stem, name, anchor), Bullets(actions(findings, finding))]
    choice = findings.assessment.choices.get(provision.id)
    if choice is not None:
        blocks.append(Paragraph(told(wording, findings.assessment, choice), label=say("choices.decided")))
    return blocks


def actions(findings: Findings, finding: Finding) -> tuple[Inline, ...]:
    """Say what is to be done about each criterion that is short."""
    return tuple(words(_action(findings, finding, finding.value_of(each))) for each in finding.short)


def _stem(provision: Provision, finding: Finding) -> str:
    is_soft = provision.level.is_duty and finding.binding is not Binding.PARTY
    if is_soft:
        return str(Level.MODEL)
    needs_a_text = provision.level in (Level.MANDATORY, Level.QUALIFIED)
    if needs_a_text and all(_kind(finding.value_of(each)) is Action.COMMENCE for each in finding.short):
        return "commence"
    return str(provision.level)


def _action(findings: Findings, finding: Finding, weighed: Weighed) -> str:
    wording, assessment = findings.wording, findings.assessment
    answer = answer_in(assessment, weighed.criterion_id, finding.scenario)
    title = wording.criterion(weighed.criterion_id)
    cites = answer.cites if answer else ()
    answered = bool(cites)
    kind = _kind(weighed)
    if kind in (Action.COMMENCE, Action.FOOTING):  # only the words that do not carry
        reduced = {reason.cite for reason in weighed.reasons}
        cites = tuple(cite for cite in cites if str(cite) in reduced)
    places = wording.citations(cites, assessment.country)
    key = "complete_anywhere" if kind is Action.COMPLETE and not answered else kind
    return wording.say(f"recommendations.action.{key}", title=title, places=places)


def _kind(weighed: Weighed) -> Action:
    codes = {reason.code for reason in weighed.reasons}
    if weighed.is_open:
        return Action.SETTLE
    if not codes.isdisjoint(_NOT_IN_FORCE):
        return Action.COMMENCE
    if any(code.endswith("-where-legislation") or code == "treaty-alone" for code in codes):
        return Action.FOOTING
    if weighed.worst is Value.CONFLICT:
        return Action.AMEND
    return Action.COMPLETE if weighed.worst is Value.PARTIAL else Action.INSERT


def recommendation_titles(wording: Wording, findings: Findings, chosen: Iterable[Finding]) -> Bullets:
    """List findings by title, with their recommendation's number."""
    items = []
    for finding in chosen:
        provision = findings.provision(finding.provision_id)
        number = findings.numbers.get(provision.id)
        named = (Span(" ("), references.recommendation(wording, provision, number), Span(")")) if number else ()
        items.append((*wording.word(finding.word), Span(" "), references.heading(wording, provision), *named))
    return Bullets(tuple(items))

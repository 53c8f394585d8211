"""The drafting export for counsel who want substance and not wording: one narrative document of instructions."""

from __future__ import annotations

from collections.abc import Iterable

from lawcheck.model.finding import Assessment, Flag, Scenario
from lawcheck.model.library import Means
from lawcheck.report.build_finding import Findings
from lawcheck.report.build_front import control, scenario_note
from lawcheck.report.build_report import marking_of, properties_of
from lawcheck.report.chosen import told
from lawcheck.report.counting import counted
from lawcheck.report.document import (
    Block,
    Bullets,
    Contents,
    Document,
    Heading,
    Inline,
    Mark,
    Note,
    PageBreak,
    Paragraph,
    Span,
    Table,
    words,
)
from lawcheck.report.fingerprint import input_digest
from lawcheck.report.instruction_groups import Scope, scope_of
from lawcheck.report.instruction_parts import Asked, group_blocks, name_of
from lawcheck.report.instruction_rules import commencement, form, penalties, regulations, transition
from lawcheck.report.phrases import Phrases
from lawcheck.report.recommend import number_recommendations
from lawcheck.report.wording import Wording


def build_instructions(
    assessment: Assessment, phrases: Phrases, *, tool: str, scenario: Scenario = Scenario.NOW
) -> Document:
    """Write the instructions. What the data do not say is asked of the instructing ministry, never made up."""
    wording = Wording(phrases, assessment.library)
    findings = Findings(wording, assessment, scenario, number_recommendations(assessment, scenario))
    country = assessment.country
    scope, asked = scope_of(findings), Asked(wording)
    date = wording.date(country.law_as_at)
    blocks = (
        *_front(findings, tool),
        *counted(
            (
                *_purpose(findings, scope),
                *_need(findings, scope, asked),
                *form(findings, asked),
                *_instructions(findings, scope, asked),
                *commencement(findings, asked),
                *transition(findings, asked),
                *penalties(findings, asked),
                *regulations(findings, asked),
                *_aside(findings, scope, asked),
                *_questions(wording, asked),
            )
        ),
    )
    return wording.page(phrases("instructions.title", country=wording.text(country.name)), blocks)._replace(
        subtitle=phrases("instructions.subtitle", date=date),
        date=country.law_as_at,
        footer=phrases("instructions.footer", date=date),
        marking=marking_of(country, phrases),
        properties=properties_of(assessment, scenario, tool, input_digest(assessment)),
    )


def _front(findings: Findings, tool: str) -> list[Block]:
    say = findings.wording.say
    return [
        *scenario_note(findings),
        *control(findings, tool, input_digest(findings.assessment)),
        PageBreak(),
        Contents(say("contents")),
        PageBreak(),
    ]


def _purpose(findings: Findings, scope: Scope) -> Iterable[Block]:
    """Say what is asked, on what ground, and in which legal order."""
    wording, say = findings.wording, findings.wording.say
    country = findings.assessment.country
    system = country.system
    yield Heading(1, say("instructions.purpose"), "purpose")
    yield Paragraph(
        words(
            say(
                "instructions.asks",
                n=len(scope.gaps),
                country=wording.text(country.name),
                date=wording.date(country.law_as_at),
            )
        )
    )
    yield Paragraph(words(say("instructions.substance")))
    yield Paragraph(words(say("instructions.cites")))
    yield Paragraph(
        words(
            say(
                "instructions.system",
                tradition=say(f"tradition.{system.tradition}"),
                structure=say(f"structure.{system.structure}"),
                treaties=say(f"treaties.{system.treaties}"),
            )
        )
    )
    yield from (Paragraph(words(text)) for text in wording.text(system.notes).splitlines() if text)


def _need(findings: Findings, scope: Scope, asked: Asked) -> Iterable[Block]:
    """Ask first whether legislation is needed."""
    say = findings.wording.say
    yield Heading(1, say("instructions.need"), "need")
    yield Paragraph(words(say("instructions.last_resort")))
    by_means = {means: [gap for gap in scope.gaps if gap.means is means] for means in Means}
    for means, gaps in by_means.items():
        if gaps:
            yield Paragraph(words(say(f"instructions.needs.{means}", n=len(gaps))))
            yield Bullets(tuple(name_of(findings, gap) for gap in gaps))
    if any(by_means[means] for means in (Means.LEGISLATION_OR_OTHER, Means.ANY)):
        yield asked.ask(words(say("instructions.ask.need")), words(say("instructions.need")))
    flags = {gap.id: findings.of(gap.id).flags for gap in scope.gaps}
    waiting = [gap for gap in scope.gaps if Flag.COMMENCEMENT in flags[gap.id]]
    if waiting:
        yield Paragraph(words(say("instructions.by_commencement")))
        yield Bullets(tuple(name_of(findings, gap) for gap in waiting))


def _instructions(findings: Findings, scope: Scope, asked: Asked) -> Iterable[Block]:
    say = findings.wording.say
    yield PageBreak()
    yield Heading(1, say("instructions.heading"), "instructions")
    if not scope.groups:
        yield Paragraph(words(say("instructions.nothing")))
    for group in scope.groups:
        yield from group_blocks(findings, group, asked)


def _aside(findings: Findings, scope: Scope, asked: Asked) -> Iterable[Block]:
    """Say what is not wanted, what is to be decided first, and what nobody asked for."""
    wording, say = findings.wording, findings.wording.say
    yield Heading(1, say("instructions.aside"), "aside")
    if scope.refused:
        yield Paragraph(words(say("instructions.refused")))
        named = (
            (*_linked(findings, each.provision_id), *told(wording, findings.assessment, each)) for each in scope.refused
        )
        yield Bullets(tuple(named))
    decisions = findings.assessment.reading.decisions
    if decisions:
        yield Paragraph(words(say("instructions.decisions")))
        yield Bullets(
            tuple(
                (
                    *_linked(findings, provision_id),
                    *words(
                        ". ".join(
                            part.rstrip(".") for part in (wording.text(each.record), wording.text(each.reason)) if part
                        )
                        + "."
                    ),
                )
                for provision_id, each in decisions.items()
            )
        )
    if scope.to_decide:
        yield Paragraph(words(say("instructions.to_decide")))
        yield Bullets(tuple(name_of(findings, findings.provision(each.provision_id)) for each in scope.to_decide))
        yield asked.ask(words(say("instructions.ask.decide")), words(say("instructions.aside")))
    if scope.left_out:
        yield Paragraph(words(say("instructions.left_out")))
        yield Bullets(tuple(name_of(findings, findings.provision(each.provision_id)) for each in scope.left_out))


def _linked(findings: Findings, provision_id: str) -> Inline:
    wording = findings.wording
    return (*name_of(findings, findings.provision(provision_id)), Span(wording.say("colon")))


def _questions(wording: Wording, asked: Asked) -> Iterable[Block]:
    """Gather the questions, each with its number and what it is about."""
    say = wording.say
    yield PageBreak()
    yield Heading(1, say("instructions.questions"), "questions")
    if not asked.questions:
        yield Note(words(say("instructions.no_questions"), Mark.EMPHASIS))
        return
    yield Paragraph(words(say("instructions.questions_intro")))
    columns = tuple(say(f"instructions.columns.{key}") for key in ("number", "question", "about"))
    rows = tuple(((Span(number, target=anchor),), text, about) for number, anchor, text, about in asked.questions)
    yield Table(
        say("instructions.questions"),
        say("instructions.questions_intro"),
        columns,
        rows,
        (10, 60, 30),
        "table-questions",
    )

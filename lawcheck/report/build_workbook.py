"""The report as sheets of rows: findings, concordance both ways, answers, register of statutes, method."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lawcheck.findings.words import word_for
from lawcheck.model.finding import RESULT_STEP, Assessment, Finding, Result, Scenario
from lawcheck.model.library import Level, Provision
from lawcheck.report.build_annexes import method
from lawcheck.report.build_finding import Findings
from lawcheck.report.build_front import control
from lawcheck.report.build_report import marking_of, properties_of
from lawcheck.report.build_workbook_texts import answers_sheet, register_sheet, reverse_sheet, sheet
from lawcheck.report.chosen import decided_by, names_of
from lawcheck.report.document import Block, Facts, Heading, Paragraph, Table, plain, words
from lawcheck.report.evidence import cited, searched
from lawcheck.report.fingerprint import input_digest
from lawcheck.report.phrases import Phrases
from lawcheck.report.recommend import number_recommendations
from lawcheck.report.wording import Wording, tone_of
from lawcheck.report.workbook import Cell, Sheet, Toned, Workbook

FINDINGS = "findings"  # the key of the sheet that is also written as CSV
_FINDINGS_COLUMNS = {
    "id": 24, "instrument": 22, "place": 16, "title": 30, "requirement": 50, "level": 16, "means": 22, "pillar": 14,
    "binding": 18, "result": 20, "worst": 16, "best": 16, "row": 7, "priority": 9, "recommendation": 10, "law": 40,
    "searched": 32, "missing": 40, "open": 40, "flags": 30, "enacted": 20,
    "decision": 36, "decided_by": 20, "decided_on": 12, "decision_reason": 36, "leads": 24, "until": 12,
}  # fmt: skip
_FORWARD_COLUMNS = {
    "id": 24, "provision": 30, "title": 30, "requirement": 50, "level": 16, "law": 46, "result": 20, "recommendation": 10
}  # fmt: skip
_METHOD_COLUMNS = {"topic": 34, "text": 110}


def build_workbook(
    assessment: Assessment, phrases: Phrases, *, tool: str, scenario: Scenario = Scenario.NOW
) -> Workbook:
    """Write all sheets.

    Args:
        assessment: What was found.
        phrases: The language.
        tool: The program and its version.
        scenario: The law in force, or as if pending texts were law.
    """
    wording = Wording(phrases, assessment.library)
    findings = Findings(wording, assessment, scenario, number_recommendations(assessment, scenario))
    country, digest = assessment.country, input_digest(assessment)
    date = wording.date(country.law_as_at)
    return Workbook(
        title=wording.text(country.title) or phrases("title.report", country=wording.text(country.name)),
        subtitle=phrases("subtitle", date=date),
        language=phrases.language,
        direction=phrases.direction,
        date=country.law_as_at,
        sheets=(
            findings_sheet(findings),
            forward_sheet(findings),
            reverse_sheet(findings),
            answers_sheet(findings),
            register_sheet(findings),
            method_sheet(findings, tool, digest),
        ),
        footer=phrases("footer", status=phrases(f"assessment_status.{country.status}"), date=date),
        marking=marking_of(country, phrases),
        page_label=phrases("page", page="{page}", pages="{pages}"),
        keywords=wording.text(country.name),
        properties={**properties_of(assessment, scenario, tool, digest), "Language": phrases.language},
    )


def findings_sheet(findings: Findings) -> Sheet:
    """Give one row a provision, even where nothing was found."""
    provisions = findings.assessment.library.provisions.values()
    return sheet(findings, FINDINGS, _FINDINGS_COLUMNS, (_finding_row(findings, each) for each in provisions))


def _finding_row(findings: Findings, provision: Provision) -> tuple[Cell, ...]:
    wording, say, assessment = findings.wording, findings.wording.say, findings.assessment
    finding = findings.of(provision.id)
    looked = searched(assessment, finding, provision.criterion_ids)
    worst, best = (_end(findings, finding, end) for end in (finding.worst, finding.best))
    enacted = assessment.findings[Scenario.ENACTED][provision.id]
    return (
        provision.id,
        wording.text(assessment.library.instruments[provision.instrument_id].short_title),
        wording.cite(provision),
        wording.text(provision.title),
        _requirement(wording, provision),
        say(f"level.{provision.level}"),
        say(f"means.{provision.means}") if provision.means else "",
        say(f"pillar.{provision.pillar}"),
        say(f"binding.{finding.binding}"),
        _result(wording, finding),
        worst,
        best,
        finding.row or "",
        finding.priority.value if finding.priority else "",
        _recommendation(findings, provision),
        _law(findings, provision, finding),
        wording.citations(looked, assessment.country),
        wording.titles(finding.short),
        wording.titles(finding.deciding) if finding.is_open else "",
        wording.listed(say(f"flag.{flag}") for flag in finding.flags),
        _result(wording, enacted),
        *_decision(findings, provision),
    )


def _decision(findings: Findings, provision: Provision) -> tuple[Cell, ...]:
    """Give what was decided on a finding, by whom, when and why; then who carries it out, and until when."""
    wording, assessment = findings.wording, findings.assessment
    choice, task = assessment.choices.get(provision.id), assessment.tasks.get(provision.id)
    decided: tuple[Cell, ...] = ("", "", "", "")
    if choice is not None:
        what, who = names_of(wording, assessment, choice), decided_by(assessment, choice)
        decided = (what, who, choice.on, wording.foreign(choice.reason).text)
    return (*decided, task.lead if task else "", task.until if task else "")


def forward_sheet(findings: Findings) -> Sheet:
    """Give the concordance from the standard to the law."""
    provisions = findings.assessment.library.provisions.values()
    return sheet(findings, "forward", _FORWARD_COLUMNS, (_forward_row(findings, each) for each in provisions))


def _forward_row(findings: Findings, provision: Provision) -> tuple[Cell, ...]:
    wording, finding = findings.wording, findings.of(provision.id)
    is_record = provision.level is Level.RECORD
    return (
        provision.id,
        wording.provision(provision),
        wording.text(provision.title),
        _requirement(wording, provision),
        wording.say(f"level.{provision.level}"),
        wording.text(provision.record) if is_record else _law(findings, provision, finding),
        _result(wording, finding),
        _recommendation(findings, provision),
    )


def _requirement(wording: Wording, provision: Provision) -> str:
    qualifier = wording.text(provision.qualifier)
    said = wording.say("findings.qualifier", qualifier=qualifier) if qualifier else ""
    return f"{wording.text(provision.duty)} {said}".strip()


def _result(wording: Wording, finding: Finding) -> Toned:
    return Toned(wording.say(f"word.{finding.word}"), tone_of(finding.word))


def _end(findings: Findings, finding: Finding, end: Result) -> str:
    """Name one end of the range of an open finding, in the words of its level."""
    if not finding.is_open or end not in RESULT_STEP or finding.worst == finding.best:
        return ""
    return findings.wording.say(f"word.{word_for(finding.level, end)}")


def _recommendation(findings: Findings, provision: Provision) -> str:
    number = findings.numbers.get(provision.id)
    return findings.wording.say("recommendations.number", n=number) if number else ""


def _law(findings: Findings, provision: Provision, finding: Finding) -> str:
    country = findings.assessment.country
    return findings.wording.citations(cited(findings.assessment, finding, provision.criterion_ids), country)


def method_sheet(findings: Findings, tool: str, digest: str) -> Sheet:
    """Say what was compared with what, and by which rule; what the workbook is and is not."""
    say = findings.wording.say
    notes: list[Block] = [
        Heading(1, say("note.title")),
        *(Paragraph(words(say(f"note.{key}"))) for key in ("what", "silence", "equivalent")),
    ]
    blocks: list[Block] = [*control(findings, tool, digest), *notes, *method(findings)]
    return sheet(findings, "method", _METHOD_COLUMNS, _told_rows(blocks, say("colon")))


def _told_rows(blocks: Iterable[Block], colon: str) -> Iterator[tuple[Cell, ...]]:
    """Write blocks as rows of a topic and a text."""
    topic = ""
    for block in blocks:
        match block:
            case Heading():
                topic = block.text
            case Facts():
                yield from ((name, plain(text)) for name, text in block.rows)
            case Paragraph():
                yield topic, plain(block.text)
            case Table():
                for row in block.rows:
                    yield block.caption, colon.join(map(plain, row))
            case _:
                pass

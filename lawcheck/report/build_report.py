"""The gap report: one document from the findings of one scenario."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lawcheck.findings.cross_cutting import CrossCutting
from lawcheck.model.country import Country
from lawcheck.model.finding import Assessment, Priority, Result, Scenario
from lawcheck.model.library import Pillar, Provision
from lawcheck.model.official import OfficialText
from lawcheck.report import references
from lawcheck.report.build_agreement import Compared
from lawcheck.report.build_annexes import concordance, extracts, method, open_questions, reverse_concordance
from lawcheck.report.build_charts import result_charts
from lawcheck.report.build_comments import open_comments, with_comments
from lawcheck.report.build_cross_cutting import cross_cutting_blocks
from lawcheck.report.build_facets import CONTROLS, facets_of
from lawcheck.report.build_finding import Findings, finding_blocks
from lawcheck.report.build_front import (
    control,
    laws_examined,
    legal_system,
    readers_note,
    register,
    scenario_note,
    summary,
)
from lawcheck.report.build_options import option_blocks, provisions_with_options
from lawcheck.report.build_replies import replies_annex
from lawcheck.report.build_review_log import review_log
from lawcheck.report.build_roadmap import roadmap_blocks
from lawcheck.report.counting import counted
from lawcheck.report.document import (
    Block,
    Comment,
    Contents,
    Document,
    Heading,
    ListOf,
    Note,
    PageBreak,
    Paragraph,
    Part,
    words,
)
from lawcheck.report.fingerprint import input_digest
from lawcheck.report.phrases import Phrases
from lawcheck.report.recommend import by_priority, number_recommendations, recommendation_blocks
from lawcheck.report.scope_words import outside_sentence
from lawcheck.report.wording import Wording

DRAFTS = ("working-draft", "draft-for-validation")


def build_report(
    assessment: Assessment,
    phrases: Phrases,
    *,
    tool: str,
    scenario: Scenario = Scenario.NOW,
    official: Mapping[str, OfficialText] | None = None,
    has_comments: bool = True,
    issues: CrossCutting | None = None,
    compared: Sequence[Compared] = (),
) -> Document:
    """Write the whole report.

    Args:
        assessment: What was found.
        phrases: The language.
        tool: The program and its version, for the cover.
        scenario: The law in force, or as if pending texts were law.
        official: The user's copies of official texts, by instrument, to be quoted beside our words.
        has_comments: Put a comment at every open question.
        issues: What was found to concern the law as a whole.
        compared: Further readings held against each other, for the review log.
    """
    wording = Wording(phrases, assessment.library)
    numbers = number_recommendations(assessment, scenario)
    findings = Findings(wording, assessment, scenario, numbers, official or {})
    country = assessment.country
    name = wording.text(country.name)
    marking = marking_of(country, phrases)
    digest = input_digest(assessment)
    status = phrases(f"assessment_status.{country.status}")
    comments = open_comments(findings) if has_comments else {}
    portrait = Part(
        (
            *_cover(findings, tool, digest, marking),
            PageBreak(),
            Contents(phrases("contents")),
            PageBreak(),
            Contents(phrases("lists.tables"), ListOf.TABLES),
            Contents(phrases("lists.figures"), ListOf.FIGURES),
            PageBreak(),
            *counted((*readers_note(findings), *_official_note(findings))),
            PageBreak(),
            *counted((*summary(findings), *result_charts(findings))),
            PageBreak(),
            *counted((*legal_system(findings), *laws_examined(findings))),
            PageBreak(),
            *counted(_findings(findings, comments), deepest=3),
            PageBreak(),
            *((*counted(cross_cutting_blocks(findings, issues)), PageBreak()) if issues else ()),
            *counted((*_recommendations(findings), *roadmap_blocks(findings))),
            PageBreak(),
            *counted(_options(findings)),
        )
    )
    breaks = PageBreak()
    wide = (*concordance(findings), breaks, *reverse_concordance(findings), breaks, *register(findings))
    tables = Part(tuple(counted(wide)), is_landscape=True)
    log = review_log(findings, compared)
    annexes = (*method(findings), breaks, *open_questions(findings), *log, breaks, *extracts(findings))
    replies = replies_annex(findings)
    rest = Part(tuple(counted((*annexes, *((breaks, *replies) if replies else ())))))
    return Document(
        title=wording.text(country.title) or phrases("title.report", country=name),
        subtitle=phrases("subtitle", date=wording.date(country.law_as_at)),
        language=phrases.language,
        direction=phrases.direction,
        date=country.law_as_at,
        parts=(portrait, tables, rest),
        footer=phrases("footer", status=status, date=wording.date(country.law_as_at)),
        marking=marking,
        page_label=phrases("page", page="{page}", pages="{pages}"),
        colon=phrases("colon"),
        table_word=phrases("table"),
        figure_word=phrases("figure"),
        annex_word=phrases("annex.word"),
        keywords=wording.listed([name, *(_short_titles(findings))]),
        controls={key: phrases(f"controls.{key}") for key in CONTROLS},
        properties=properties_of(assessment, scenario, tool, digest),
    )


def properties_of(assessment: Assessment, scenario: Scenario, tool: str, digest: str) -> dict[str, str]:
    """Give the control data that every file of a report carries as its properties."""
    return {
        "State": assessment.country.code,
        "Law as at": assessment.country.law_as_at,
        "Status": assessment.country.status,
        "Version": assessment.country.version,
        "Library": assessment.library.digest,
        "Input": digest,
        "Scenario": scenario.value,
        "Tool": tool,
    }


def marking_of(country: Country, phrases: Phrases) -> str:
    """Say on every page what the document is not: a real country, or a final text."""
    is_draft = country.status in DRAFTS
    marks = [phrases("fictional")] if country.is_fictional else []
    return " · ".join([*marks, *([phrases("draft")] if is_draft else [])])


def _short_titles(findings: Findings) -> list[str]:
    instruments = findings.assessment.library.instruments.values()
    return [findings.wording.text(each.short_title) for each in instruments if each.is_assessed]


def _official_note(findings: Findings) -> list[Block]:
    """Say once whose copies the official words are quoted from."""
    if not findings.official:
        return []
    files = findings.wording.listed(each.file for each in findings.official.values())
    return [Note(words(findings.wording.say("official.report", files=files)))]


def _cover(findings: Findings, tool: str, digest: str, marking: str) -> list[Block]:
    blocks: list[Block] = [Note(words(marking))] if marking else []
    return [*blocks, *scenario_note(findings), *control(findings, tool, digest)]


def _findings(findings: Findings, comments: Mapping[str, tuple[Comment, ...]]) -> list[Block]:
    say = findings.wording.say
    blocks: list[Block] = [Heading(1, say("findings.title"), "findings")]
    blocks.append(Paragraph(findings.wording.told("findings.records", annex=references.annex(findings.wording, "a"))))
    outside = outside_sentence(findings.wording, findings.assessment)
    if outside:
        blocks.append(Note(words(outside)))
    library = findings.assessment.library
    for pillar in Pillar:
        assessed = [
            p
            for p in library.provisions.values()
            if p.pillar is pillar and findings.of(p.id).result not in (Result.RECORD, Result.OUT_OF_SCOPE)
        ]
        if not assessed:
            continue
        blocks.append(Heading(2, say(f"pillar.{pillar}"), f"pillar-{pillar}"))
        for provision in assessed:
            blocks.extend(_one_finding(findings, provision, comments.get(provision.id, ())))
    return blocks


def _one_finding(findings: Findings, provision: Provision, comments: tuple[Comment, ...]) -> list[Block]:
    text, facets = findings.wording.heading(provision), facets_of(findings, provision)
    heading = Heading(3, text, references.finding_anchor(provision), facets=facets)
    blocks = finding_blocks(findings, provision)
    return [heading, *with_comments(blocks, comments, findings.wording.say("findings.result"))]


def _recommendations(findings: Findings) -> list[Block]:
    say = findings.wording.say
    blocks: list[Block] = [Heading(1, say("recommendations.title"), "recommendations")]
    blocks.append(Paragraph(words(say("recommendations.intro"))))
    ordered = by_priority(findings.assessment.findings[findings.scenario].values())
    for priority in Priority:
        blocks.append(Heading(2, say(f"priority.{priority.value}"), f"priority-{priority.value}"))
        chosen = [finding for finding in ordered if finding.priority is priority]
        if not chosen:
            blocks.append(Paragraph(words(say("recommendations.none"))))
        for finding in chosen:
            blocks.extend(recommendation_blocks(findings, finding))
    return blocks


def _options(findings: Findings) -> list[Block]:
    wording, say = findings.wording, findings.wording.say
    blocks: list[Block] = [Heading(1, say("options.title"), "options"), Paragraph(words(say("options.intro")))]
    gaps = [findings.provision(each) for each in findings.numbers]
    answered = provisions_with_options(findings, gaps)
    if not answered:
        blocks.append(Paragraph(words(say("options.none"))))
    for provision_id, answers in answered.items():
        provision = findings.provision(provision_id)
        heading = Heading(2, wording.heading(provision), f"options-{provision_id.replace('.', '-')}")
        blocks += [heading, *option_blocks(findings, provision, answers)]
    return blocks

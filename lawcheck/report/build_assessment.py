"""What ``assess`` shows: what was examined, counts, then each finding to act on."""

from __future__ import annotations

from collections.abc import Sequence

from lawcheck.model.finding import Assessment, Finding, Flag, Priority, Result, Scenario
from lawcheck.model.library import Provision
from lawcheck.report.build_finding import Findings, authority, finding_blocks
from lawcheck.report.build_front import counts, duties_sentence
from lawcheck.report.document import Block, Bullets, Document, Facts, Heading, Inline, Note, Paragraph, words
from lawcheck.report.evidence import cited, comparison, quotation
from lawcheck.report.phrases import Phrases
from lawcheck.report.readers import second_reading_sentences
from lawcheck.report.recommend import by_priority, number_recommendations, recommendation_titles
from lawcheck.report.scope_words import outside_sentence, scope_named
from lawcheck.report.selection import Selection
from lawcheck.report.wording import Wording

PASSAGES_SHOWN = 2
PASSAGE_WORDS = 40
SENTENCES_OF_COMMENTARY = 2


def build_assessment(
    assessment: Assessment, phrases: Phrases, selection: Selection, *, scenario: Scenario = Scenario.NOW
) -> Document:
    """Write the findings for a terminal: an overview, then the gaps by priority."""
    wording = Wording(phrases, assessment.library)
    findings = Findings(wording, assessment, scenario, number_recommendations(assessment, scenario))
    every = assessment.findings[scenario].values()
    chosen = [each for each in by_priority(every) if selection.takes(each, findings.provision(each.provision_id))]
    is_open = [each for each in every if each.is_open and selection.takes(each, findings.provision(each.provision_id))]
    blocks = [*_overview(findings), *counts(findings), *_gaps(findings, chosen, selection), *_open(findings, is_open)]
    return _document(findings, blocks)


def build_one_finding(
    assessment: Assessment, phrases: Phrases, provision_id: str, *, scenario: Scenario = Scenario.NOW
) -> Document:
    """Write one finding in full: every criterion, every passage, the rule."""
    wording = Wording(phrases, assessment.library)
    findings = Findings(wording, assessment, scenario, number_recommendations(assessment, scenario))
    provision = findings.provision(provision_id)
    blocks: list[Block] = [
        Heading(1, wording.heading(provision), provision.id),
        *finding_blocks(findings, provision, is_full=True),
    ]
    return _document(findings, blocks)


def _document(findings: Findings, blocks: list[Block]) -> Document:
    wording, country = findings.wording, findings.assessment.country
    page = wording.page(wording.say("title.assessment", country=wording.text(country.name)), blocks)
    return page._replace(
        subtitle=wording.say("subtitle", date=wording.date(country.law_as_at)),
        date=country.law_as_at,
        marking=wording.say("fictional") if country.is_fictional else "",
    )


def _overview(findings: Findings) -> list[Block]:
    say = findings.wording.say
    assessment = findings.assessment
    country, totals = assessment.country, assessment.totals[findings.scenario]
    answered = say("summary.answered", answered=totals.criteria_answered, asked=totals.criteria_asked)
    named = scope_named(findings.wording, country.scope)
    outside = outside_sentence(findings.wording, assessment)
    scope = ((say("scope.title"), words(f"{named}. {outside}")),) if named else ()
    rows: list[tuple[str, Inline]] = [
        (
            say("assess.examined"),
            words(
                f"{say('assess.texts', n=len(country.statutes))}{say('colon')}{', '.join(country.statutes)}"
                if country.statutes
                else say("init.no_texts")
            ),
        ),
        *scope,
        (say("assess.progress"), words(answered)),
        ("", words(duties_sentence(findings))),
    ]
    if findings.scenario is Scenario.ENACTED:
        rows.append(("", words(say("assess.scenario", scenario=say("scenario.enacted")))))
    sentences = second_reading_sentences(findings.wording, assessment)
    rows.append(("", words(sentences if assessment.reading.answers else say("init.no_answers"))))
    return [Facts(tuple(rows), say("assess.examined"))]


def _gaps(findings: Findings, chosen: list[Finding], selection: Selection) -> list[Block]:
    wording, say = findings.wording, findings.wording.say
    blocks: list[Block] = []
    if selection.described():
        blocks.append(Note(words(say("assess.filter", filters=selection.described()))))
    if not chosen:
        return [*blocks, Paragraph(words(say("assess.none")))]
    priority = None
    for finding in chosen:
        if finding.priority is not priority and finding.priority is not None:
            priority = finding.priority
            blocks.append(Heading(2, say(f"priority.{priority.value}"), f"priority-{priority.value}"))
        if priority is Priority.IMPROVE and Priority.IMPROVE not in selection.priorities:
            rest = [each for each in chosen if each.priority is Priority.IMPROVE]
            blocks += [recommendation_titles(wording, findings, rest), Note(words(say("assess.improve")))]
            break
        blocks.extend(_one_gap(findings, finding))
    last = say("assess.more", id=chosen[0].provision_id)
    return [*blocks, Note(words(last)), Note(words(say("assess.report")))]


def _one_gap(findings: Findings, finding: Finding) -> list[Block]:
    wording, say, assessment = findings.wording, findings.wording.say, findings.assessment
    provision = findings.provision(finding.provision_id)
    shown = [finding.value_of(each) for each in finding.short]
    blocks: list[Block] = [
        Heading(3, f"{wording.heading(provision)} [{provision.id}]", provision.id),
        Paragraph((*wording.finding_word(finding), *words(f". {say(f'row.{finding.row}')}"))),
        Paragraph(authority(wording, provision, finding), label=say("assess.authority_label")),
    ]
    if shown:
        items = tuple(comparison(wording, assessment, finding, each) for each in shown)
        blocks += [Paragraph((), label=say("assess.missing")), Bullets(items)]
    places = cited(assessment, finding, (*finding.deciding, *finding.short))[:PASSAGES_SHOWN]
    quoted = [quotation(wording, assessment.country, place, PASSAGE_WORDS) for place in places]
    blocks.extend(each for each in quoted if each)
    blocks.extend(_in_brief(findings, provision))
    flags = [flag for flag in finding.flags if flag is not Flag.SINGLE_READER]
    if flags:
        blocks.append(Note(words(". ".join(say(f"flag.{flag}") for flag in flags) + ".")))
    return blocks


def _in_brief(findings: Findings, provision: Provision) -> list[Block]:
    """Give the first sentences of the commentary and the options by title."""
    wording, say, library = findings.wording, findings.wording.say, findings.assessment.library
    blocks: list[Block] = []
    sources = (provision, *library.implementing(provision.id))
    commented = next((each for each in sources if each.commentary), None)
    if commented is not None:
        first = commented.commentary[0]
        mark = wording.provenance(first.provenance)
        text = _first_sentences(wording.text(first.text)) + (f" [{mark}]" if mark else "")
        blocks.append(Paragraph(words(text), label=f"{say('assess.commentary')} ({wording.provision(commented)})"))
    names = [f"{option.id} {wording.text(option.title)}" for each in sources for option in each.options]
    if names:
        blocks.append(Paragraph(words(say("list.between").join(names)), label=say("assess.options")))
    return blocks


def _first_sentences(text: str) -> str:
    paragraph = text.strip().partition("\n\n")[0].replace("\n", " ")
    sentences = paragraph.split(". ")
    short = ". ".join(sentences[:SENTENCES_OF_COMMENTARY])
    return short if short.endswith(".") else short + "."


def _open(findings: Findings, is_open: Sequence[Finding]) -> list[Block]:
    wording, say = findings.wording, findings.wording.say
    untouched = [each for each in is_open if each.result is Result.NOT_ASSESSED]
    items = []
    for finding in (each for each in is_open if each.result is not Result.NOT_ASSESSED):
        name = wording.heading(findings.provision(finding.provision_id))
        decisive = say("findings.questions", titles=wording.titles(finding.deciding)) if finding.deciding else ""
        items.append((*wording.finding_word(finding), *words(f" {name}. {decisive}")))
    blocks: list[Block] = [Bullets(tuple(items))] if items else []
    if untouched:
        blocks.append(Paragraph(words(say("assess.not_assessed", n=len(untouched)))))
    return [Heading(2, say("assess.open"), "open"), *blocks] if blocks else []

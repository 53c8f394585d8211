"""The whole path from cited words to a finding, so that it can be defended: ``lawcheck explain``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lawcheck.findings.explain import Explanation, Role, explain
from lawcheck.model.finding import Assessment, Finding, Result, Scenario
from lawcheck.report.build_finding import Findings, authority
from lawcheck.report.document import Block, Bullets, Document, Facts, Heading, Inline, Note, Paragraph, joined, words
from lawcheck.report.explain_answers import asked_blocks, practice_blocks
from lawcheck.report.explain_changes import change_blocks
from lawcheck.report.explain_table import table_blocks
from lawcheck.report.phrases import Phrases
from lawcheck.report.scope_words import scope_named
from lawcheck.report.wording import Wording


def build_explanation(
    assessment: Assessment, phrases: Phrases, provision_ids: Sequence[str], scenario: Scenario = Scenario.NOW
) -> Document:
    """Write how the findings of some provisions were derived, and what would move them."""
    wording = Wording(phrases, assessment.library)
    findings = Findings(wording, assessment, scenario, {})
    blocks: list[Block] = []
    for provision_id in provision_ids:
        blocks += _explained(findings, explain(assessment, provision_id, scenario))
    country = assessment.country
    page = wording.page(wording.say("explain.title", country=wording.text(country.name)), blocks)
    return page._replace(
        subtitle=wording.say("subtitle", date=wording.date(country.law_as_at)),
        date=country.law_as_at,
        marking=wording.say("fictional") if country.is_fictional else "",
    )


def _explained(findings: Findings, explained: Explanation) -> Iterator[Block]:
    wording, provision, finding = findings.wording, explained.provision, explained.finding
    say = wording.say
    yield Heading(1, f"{wording.heading(provision)} [{provision.id}]", provision.id)
    yield Paragraph(_in_short(wording, finding), label=say("findings.result"))
    if findings.scenario is Scenario.ENACTED:
        yield Note(words(say("assess.scenario", scenario=say("scenario.enacted"))))
    if finding.result is Result.RECORD:
        yield Paragraph(words(wording.text(provision.record)))
        return
    if finding.result is Result.OUT_OF_SCOPE:
        yield Paragraph(words(say("scope.finding", scope=scope_named(wording, findings.assessment.country.scope))))
        return
    place = words(f"({''.join(each.text for each in authority(wording, provision, finding))})")
    yield Paragraph(joined([words(wording.text(provision.duty)), place]), label=say("findings.requirement"))
    qualifier = wording.text(provision.qualifier)
    if qualifier:
        yield Paragraph(words(say("findings.qualifier", qualifier=qualifier)))
    yield Paragraph(words(say(f"means.{provision.means}") + "."), label=say("show.means"))
    if explained.unmatched:
        facts = wording.listed(say(f"explain.fact.{each}") for each in explained.unmatched)
        yield Paragraph(words(say("explain.unmatched", facts=facts)))
        return
    for role in Role:
        yield from asked_blocks(findings, explained, role)
    yield from practice_blocks(findings, finding)
    yield from table_blocks(findings, explained)
    yield from _consequences(findings, explained)
    yield from change_blocks(wording, findings.assessment, explained)


def _in_short(wording: Wording, finding: Finding) -> Inline:
    """Say the result, the row, whether it binds, and what comes first: the answer before the reasons."""
    say = wording.say
    row = say("explain.override.short") if finding.computed else say(f"row.{finding.row}")
    if finding.result in (Result.RECORD, Result.OUT_OF_SCOPE) or (
        finding.result is Result.NOT_APPLICABLE and not finding.row
    ):
        row = ""
    priority = say(f"priority.{finding.priority.value}") + "." if finding.priority else ""
    return joined([(*wording.finding_word(finding), *words(".")), words(row), words(priority)])


def _consequences(findings: Findings, explained: Explanation) -> list[Block]:
    wording, finding, assessment = findings.wording, explained.finding, findings.assessment
    say = wording.say
    rows: list[tuple[str, Inline]] = [
        (say("explain.binding"), words(_binding(findings, explained))),
        (say("explain.priority"), words(_priority(wording, explained))),
    ]
    elsewhere = explained.elsewhere
    if (elsewhere.word, elsewhere.worst, elsewhere.best) != (finding.word, finding.worst, finding.best):
        name = say(f"explain.scenario.{elsewhere.scenario}")
        rows.append((name, joined([wording.finding_word(elsewhere), words(say(f"row.{elsewhere.row}"))], ". ")))
    else:
        rows.append((say("explain.scenarios"), words(say("explain.same"))))
    blocks: list[Block] = [
        Heading(2, say("explain.consequences"), f"{finding.provision_id}-consequences"),
        Facts(tuple(rows), say("explain.consequences")),
    ]
    if explained.flags:
        flags = (_flag(wording, assessment, flag, ids) for flag, ids in explained.flags)
        blocks += [Paragraph((), label=say("assess.flags")), Bullets(tuple(flags))]
    return blocks


def _binding(findings: Findings, explained: Explanation) -> str:
    wording, country = findings.wording, findings.assessment.country
    say, binding = wording.say, explained.finding.binding
    membership = country.memberships.get(explained.provision.instrument_id)
    title = wording.text(wording.library.instruments[explained.provision.instrument_id].short_title)
    since = wording.date(membership.since) if membership and membership.since else ""
    places = wording.listed(membership.reservations) if membership else ""
    cause = say(f"explain.bound.{binding}", instrument=title, since=since, places=places)
    return f"{_sentence_case(say(f'binding.{binding}'))}. {cause}"


def _priority(wording: Wording, explained: Explanation) -> str:
    say, ranked = wording.say, explained.ranked
    name = say(f"priority.{ranked.priority.value}") if ranked.priority else _sentence_case(say("priority.none"))
    best = say(f"result.{explained.finding.best}")
    return f"{name}. {say(f'explain.ranked.{ranked.rule}', best=best)}"


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]


def _flag(wording: Wording, assessment: Assessment, flag: str, ids: Iterable[str]) -> Inline:
    country = assessment.country
    names = (
        wording.text(country.statutes[each].title) if each in country.statutes else wording.criterion(each)
        for each in ids
    )
    named = wording.listed(names)
    return words(wording.say(f"flag.{flag}") + (f"{wording.say('colon')}{named}." if named else "."))

"""The drafting export for offices that want text: the chosen options as one specimen Act, with notes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import partial

from lawcheck.model.choice import Choice, sources_of
from lawcheck.model.finding import Assessment, Scenario
from lawcheck.model.library import DraftingOption, Provision
from lawcheck.report.act_checks import act_checks, quoted
from lawcheck.report.build_finding import Findings
from lawcheck.report.build_front import control, scenario_note
from lawcheck.report.build_report import marking_of, properties_of
from lawcheck.report.chosen import chosen_options, decided_by, reason, told
from lawcheck.report.clauses import references_in, resolved
from lawcheck.report.document import (
    Block,
    Bullets,
    Clause,
    Contents,
    Document,
    Facts,
    Heading,
    Inline,
    Mark,
    Note,
    PageBreak,
    Paragraph,
    Span,
    Table,
    joined,
    words,
)
from lawcheck.report.draft_act import Act, ActSection, Place, article_title, draft_act, number_of, open_brackets
from lawcheck.report.fingerprint import input_digest
from lawcheck.report.phrases import Phrases
from lawcheck.report.pinpoints import written
from lawcheck.report.recommend import by_priority, number_recommendations
from lawcheck.report.references import finding_name
from lawcheck.report.wording import Wording


def build_act(assessment: Assessment, phrases: Phrases, *, tool: str, scenario: Scenario = Scenario.NOW) -> Document:
    """Write the specimen Act. What nobody chose is listed, and never chosen here."""
    wording = Wording(phrases, assessment.library)
    findings = Findings(wording, assessment, scenario, number_recommendations(assessment, scenario))
    country = assessment.country
    act = draft_act(wording, assessment)
    date = wording.date(country.law_as_at)
    blocks = (
        *_front(findings, tool),
        PageBreak(),
        *_sections(findings, act),
        PageBreak(),
        *_open_choices(wording, act),
        *_gaps(findings),
        *act_checks(wording, act),
    )
    return wording.page(phrases("act.title", country=wording.text(country.name)), blocks)._replace(
        subtitle=phrases("act.subtitle", date=date),
        date=country.law_as_at,
        footer=phrases("act.footer", date=date),
        marking=" · ".join(each for each in (marking_of(country, phrases), phrases("act.marking")) if each),
        properties=properties_of(assessment, scenario, tool, input_digest(assessment)),
    )


def _front(findings: Findings, tool: str) -> list[Block]:
    say = findings.wording.say
    return [
        Note(words(say("act.caution"), Mark.STRONG)),
        *scenario_note(findings),
        *control(findings, tool, input_digest(findings.assessment)),
        PageBreak(),
        Contents(say("contents")),
        PageBreak(),
        Heading(1, say("act.reading"), "reading", is_numbered=True),
        *(Paragraph(words(say(f"act.how.{key}")), is_numbered=True) for key in ("order", "brackets", "fit", "licence")),
    ]


def _sections(findings: Findings, act: Act) -> Iterable[Block]:
    say = findings.wording.say
    yield Heading(1, say("act.heading"), "act", is_numbered=True)
    if not act.sections:
        yield Paragraph(words(say("act.nothing")))
    chapter = ""
    for section in act.sections:
        if section.article.chapter != chapter:
            chapter = section.article.chapter
            title = say.get(f"act.parts.{chapter}", "")
            if title:
                yield Heading(2, title, f"part-{chapter}")
        yield Heading(3, say("act.section", n=section.number, title=section.title), f"section-{section.number}")
        yield Clause(section.lines)
        yield from _notes(findings, act, section)


def _notes(findings: Findings, act: Act, section: ActSection) -> Iterable[Block]:
    """Say of each option of a section which gap it answers, who chose it, where it comes from, and what to check."""
    wording, say = findings.wording, findings.wording.say
    chosen = chosen_options(findings.assessment)
    for option in section.options:
        name = say("act.notes_on", n=section.number)
        if len(section.options) > 1:
            name = f"{name}{say('colon')}{wording.text(option.title)}"
        yield Facts(tuple(_facts(findings, act, section, option, chosen[option.id])), name)


def _facts(
    findings: Findings, act: Act, section: ActSection, option: DraftingOption, choices: list[Choice]
) -> Iterable[tuple[str, Inline]]:
    wording, say = findings.wording, findings.wording.say
    if len(section.options) > 1:
        yield say("act.note.option"), words(wording.text(option.title))
    yield say("act.note.closes"), joined((_gap(findings, each.provision_id) for each in choices), say("list.between"))
    yield say("act.note.chosen"), joined(dict.fromkeys(_chosen(findings, each) for each in choices), " ")
    for side in ("risk", "consequential"):
        text = wording.text(getattr(option, side))
        yield say(f"act.note.{side}"), words(resolved(text, partial(number_of, wording, act.numbers)))
    refers = [each for each in references_in(wording.text(option.clause)) if each in act.missing]
    if refers:
        titles = wording.listed(article_title(wording, each) for each in refers)
        yield say("act.note.refers"), words(say("act.refers", titles=titles))
    beside = [other for other in act.sections if other.article is section.article and other is not section]
    if beside:
        numbers = wording.listed(str(each.number) for each in beside)
        yield say("act.note.beside"), words(say("act.beside", numbers=numbers))
    mark = wording.provenance(option.provenance)
    sources = say("list.between").join(each for each in (wording.sources(option.sources), mark) if each)
    yield say("act.note.sources"), (Span(option.id, Mark.CODE), Span(f"{say('list.between')}{sources}."))


def _gap(findings: Findings, provision_id: str, *, titled: bool = False) -> Inline:
    """Name what a section closes: the place, the finding and the recommendation; or what it adds."""
    wording, say = findings.wording, findings.wording.say
    provision = findings.provision(provision_id)
    number = findings.numbers.get(provision_id)
    key = "act.gap" if number else "act.no_gap"
    return words(
        say(
            key,
            place=wording.heading(provision) if titled else wording.provision(provision),
            finding=finding_name(provision),
            n=number or 0,
        )
    )


def _chosen(findings: Findings, choice: Choice) -> Inline:
    wording, assessment = findings.wording, findings.assessment
    key = "act.chosen_on" if choice.on else "act.chosen"
    said = wording.say(key, who=decided_by(assessment, choice), date=wording.date(choice.on))
    return joined([words(said), reason(wording, choice)])


def _open_choices(wording: Wording, act: Act) -> Iterable[Block]:
    say = wording.say
    yield Heading(1, say("act.open"), "open-choices", is_numbered=True)
    found = open_brackets(act, wording)
    if not found:
        yield Paragraph(words(say("act.open_none")))
        return
    yield Paragraph(words(say("act.open_intro")), is_numbered=True)
    rows = tuple(
        (
            words(say("list.between").join(_place(wording, place) for place in places)),
            words(each.shown()),
            words(say("act.kind.one_of" if len(each.alternatives) > 1 else "act.kind.keep")),
        )
        for each, places in found.items()
    )
    columns = tuple(say(f"act.columns.{key}") for key in ("place", "words", "kind"))
    yield Table(say("act.open_caption"), say("act.open_intro"), columns, rows, (22, 50, 28), "table-open")


def _place(wording: Wording, place: Place) -> str:
    pinpoint = written(place.pinpoint, wording.pinpoints)
    return f"{pinpoint}, {quoted(wording, place.term)}" if place.term else pinpoint


def _gaps(findings: Findings) -> Iterable[Block]:
    """List the gaps that this draft does not close: nothing chosen yet, no option, decided not to legislate."""
    wording, say, assessment = findings.wording, findings.wording.say, findings.assessment
    chosen = chosen_options(assessment)
    ordered = [each.provision_id for each in by_priority(assessment.findings[findings.scenario].values())]
    waiting, without = [], []
    for provision_id in ordered:
        sources = sources_of(assessment.library, findings.provision(provision_id))
        left = [option.id for each in sources if not _is_drawn_on(each, chosen) for option in each.options]
        if provision_id in assessment.choices:
            continue
        if not sources:
            without.append(_gap(findings, provision_id, titled=True))
        elif left:
            ids = (Span(say("colon")), Span(wording.listed(left), Mark.CODE))
            waiting.append((*_gap(findings, provision_id, titled=True), *ids))
    refused = [each for each in assessment.choices.values() if not each.option_ids]
    yield Heading(1, say("act.gaps"), "gaps", is_numbered=True)
    for key, items in (
        ("waiting", waiting),
        ("without", without),
        (
            "refused",
            [
                (*_gap(findings, each.provision_id, titled=True), Span(say("colon")), *told(wording, assessment, each))
                for each in refused
            ],
        ),
    ):
        if items:
            yield Heading(2, say(f"act.{key}"), f"gaps-{key}")
            yield Bullets(tuple(items))
    if not (waiting or without or refused):
        yield Paragraph(words(say("act.gaps_none")))


def _is_drawn_on(source: Provision, chosen: Collection[str]) -> bool:
    return any(option.id in chosen for option in source.options)

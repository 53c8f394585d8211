"""The annexes: concordance both ways, method, open questions, extracts."""

from __future__ import annotations

from lawcheck.model.citation import Citation, Pinpoint
from lawcheck.model.finding import RESULT_SCALE, Priority, Result
from lawcheck.model.library import Level, Provision
from lawcheck.report import references
from lawcheck.report.build_finding import Findings
from lawcheck.report.document import Block, Heading, Inline, Mark, Paragraph, Table, joined, words
from lawcheck.report.evidence import EXTRACT_WORDS, answer_in, cited, quotation


def concordance(findings: Findings) -> list[Block]:
    """Annex A: every provision once, even where nothing was found."""
    say = findings.wording.say
    rows = tuple(_concordance_row(findings, each) for each in findings.assessment.library.provisions.values())
    columns = tuple(say(f"annex.a_columns.{key}") for key in ("ref", "requirement", "level", "law", "result", "rec"))
    table = Table(say("annex.a_caption"), say("annex.a_description"), columns, rows, (14, 30, 11, 25, 13, 7), "table-a")
    return [annex_heading(say("annex.a"), "a"), table]


def annex_heading(title: str, letter: str) -> Heading:
    """Make the heading of an annex."""
    return Heading(1, title, f"annex-{letter}", is_annex=True)


def _concordance_row(findings: Findings, provision: Provision) -> tuple[Inline, ...]:
    wording, say = findings.wording, findings.wording.say
    finding = findings.of(provision.id)
    country = findings.assessment.country
    if provision.level is Level.RECORD:
        law = words(wording.text(provision.record))
    else:
        law = words(wording.citations(cited(findings.assessment, finding, provision.criterion_ids), country) or "–")
    number = findings.numbers.get(provision.id)
    return (
        (references.place(wording, provision),),
        joined([words(wording.text(provision.title) + ".", Mark.STRONG), words(wording.text(provision.duty))]),
        words(say(f"level.{provision.level}")),
        law,
        wording.finding_word(finding),
        (references.recommendation(wording, provision, number),) if number else words("–"),
    )


def reverse_concordance(findings: Findings) -> list[Block]:
    """Annex B: every place cited, in the order of the register, and what nobody cites."""
    wording, say = findings.wording, findings.wording.say
    country = findings.assessment.country
    users = provisions_by_citation(findings)
    rows = []
    uncited: list[Block] = []
    for statute in country.statutes.values():
        text = country.texts.get(statute.id)
        places = [each for each in users if each.statute_id == statute.id]
        order = {label: place for place, label in enumerate(text.sections)} if text else {}
        places.sort(key=lambda each: (order.get(each.pinpoint.section, 0), str(each)) if each.pinpoint else (0, ""))
        rows += [_reverse_row(findings, place, users[place]) for place in places]
        if text:
            seen = {place.pinpoint.section for place in places if place.pinpoint}
            rest = [label for label in text.sections if label not in seen]
            label = wording.text(statute.title)
            if rest:
                uncited.append(Paragraph(words(say("annex.b_uncited", places=", ".join(rest)) + "."), label=label))
    columns = tuple(say(f"annex.b_columns.{key}") for key in ("place", "heading", "provisions"))
    table = Table(say("annex.b_caption"), say("annex.b_description"), columns, tuple(rows), (28, 24, 48), "table-b")
    return [annex_heading(say("annex.b"), "b"), table, *uncited]


def provisions_by_citation(findings: Findings) -> dict[Citation, list[Provision]]:
    """Give every place cited with the provisions whose findings rest on it."""
    users: dict[Citation, list[Provision]] = {}
    for provision in findings.assessment.library.provisions.values():
        finding = findings.of(provision.id)
        for citation in cited(findings.assessment, finding, provision.criterion_ids):
            users.setdefault(citation, []).append(provision)
    return users


def _reverse_row(findings: Findings, citation: Citation, provisions: list[Provision]) -> tuple[Inline, ...]:
    wording = findings.wording
    country = findings.assessment.country
    text = country.texts.get(citation.statute_id)
    section = text.sections.get(citation.pinpoint.section) if text and citation.pinpoint else None
    language = country.statutes[citation.statute_id].language
    return (
        words(wording.citation(citation, country)),
        (wording.original(section.heading if section else "", language),),
        references.places(wording, provisions, wording.say("list.between")),
    )


def method(findings: Findings) -> list[Block]:
    """Annex D: effective value, the decision table, open questions, priorities, totals."""
    say = findings.wording.say
    conditions = range(1, 7)
    results = {1: Result.NOT_APPLICABLE, **dict(enumerate(RESULT_SCALE, 2))}
    rows = tuple(
        (words(str(row)), words(say(f"annex.d_rows.{row}")), words(say(f"result.{results[row]}"))) for row in conditions
    )
    columns = tuple(say(f"annex.d_columns.{key}") for key in ("row", "condition", "result"))
    priorities = tuple(
        (words(say(f"priority.{priority.value}")), words(say(f"priority_meaning.{priority.value}")))
        for priority in Priority
    )
    priority_columns = tuple(say(f"annex.d_priority_columns.{key}") for key in ("priority", "meaning"))
    return [
        annex_heading(say("annex.d"), "d"),
        Paragraph(words(say("annex.d_value"))),
        Table(say("annex.d_table"), say("annex.d_table_description"), columns, rows, (10, 65, 25), "table-decision"),
        Paragraph(words(say("annex.d_any"))),
        Paragraph(words(say("annex.d_open"))),
        Table(
            say("annex.d_priority"),
            say("annex.d_priority_description"),
            priority_columns,
            priorities,
            (28, 72),
            "table-priorities",
        ),
        Paragraph(words(say("annex.d_totals"))),
    ]


def open_questions(findings: Findings) -> list[Block]:
    """Annex E: what is not answered or undetermined, what would settle it, what hangs on it."""
    wording, say = findings.wording, findings.wording.say
    heading = annex_heading(say("annex.e"), "e")
    waiting = open_criteria(findings)
    if not waiting:
        return [heading, Paragraph(words(say("annex.e_none")))]
    rows = []
    for criterion_id, provisions in waiting.items():
        answer = answer_in(findings.assessment, criterion_id, findings.scenario)
        settle: Inline = (wording.foreign(answer.reason),) if answer else words(say("value.open"))
        question = joined(
            [
                words(wording.criterion(criterion_id) + ".", Mark.STRONG),
                words(wording.asks(criterion_id)),
            ]
        )
        rows.append((question, settle, references.places(wording, provisions)))
    columns = tuple(say(f"annex.e_columns.{key}") for key in ("question", "settle", "provisions"))
    table = Table(say("annex.e_caption"), say("annex.e_description"), columns, tuple(rows), (40, 35, 25), "table-e")
    return [heading, table]


def open_criteria(findings: Findings) -> dict[str, list[Provision]]:
    """Give each open criterion with the provisions whose finding it can move or belongs to."""
    waiting: dict[str, list[Provision]] = {}
    for provision in findings.assessment.library.provisions.values():
        for weighed in findings.of(provision.id).weighed:
            if weighed.is_open:
                waiting.setdefault(weighed.criterion_id, []).append(provision)
    return waiting


def extracts(findings: Findings) -> list[Block]:
    """Annex F: the words relied on, each passage once, in the order of the register."""
    wording, say = findings.wording, findings.wording.say
    country = findings.assessment.country
    blocks: list[Block] = [annex_heading(say("annex.f"), "f"), Paragraph(words(say("annex.f_intro")))]
    places = list(provisions_by_citation(findings))
    for statute in country.statutes.values():
        text = country.texts.get(statute.id)
        if text is None:
            continue
        sections = dict.fromkeys(p.pinpoint.section for p in places if p.statute_id == statute.id and p.pinpoint)
        wanted = [label for label in text.sections if label in sections]
        if wanted:
            blocks.append(Heading(2, wording.text(statute.title), f"extracts-{statute.id}"))
        for label in wanted:
            quoted = quotation(wording, country, Citation(statute.id, Pinpoint(label)), EXTRACT_WORDS)
            if quoted:
                blocks.append(quoted)
    return blocks

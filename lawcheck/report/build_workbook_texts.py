"""The sheets about a country's texts: from the law to the standard, the answers, the register of statutes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lawcheck.model.citation import Citation, Pinpoint
from lawcheck.model.country import Statute
from lawcheck.model.library import Provision
from lawcheck.model.reading import Answer
from lawcheck.report.build_annexes import provisions_by_citation
from lawcheck.report.build_finding import Findings
from lawcheck.report.workbook import Cell, Column, Sheet, Toned

_REVERSE_COLUMNS = {"statute": 16, "text": 32, "section": 14, "heading": 32, "provisions": 60, "count": 11}
_ANSWERS_COLUMNS = {
    "criterion": 34, "title": 32, "question": 50, "value": 18, "law": 36, "see": 24, "searched": 30, "reason": 60,
    "language": 10, "on": 12, "further": 10, "stale": 24, "enacted": 18, "reason_enacted": 40, "provisions": 50,
}  # fmt: skip
_REGISTER_COLUMNS = {
    "statute": 18, "text": 36, "citation": 26, "rank": 16, "status": 22, "not_in_force": 18, "repeals": 28,
    "as_at": 12, "adopted": 12, "in_force": 12, "language": 10, "translation": 22, "source": 36, "file": 34,
}  # fmt: skip


def sheet(findings: Findings, key: str, columns: Mapping[str, int], rows: Iterable[tuple[Cell, ...]]) -> Sheet:
    """Make a sheet. Its name and the titles of its columns are phrases."""
    wording, say = findings.wording, findings.wording.say
    country = findings.assessment.country
    title = say(
        "workbook.title",
        sheet=say(f"workbook.titles.{key}"),
        country=wording.text(country.name),
        date=wording.date(country.law_as_at),
    )
    named = tuple(Column(say(f"workbook.columns.{name}"), width) for name, width in columns.items())
    return Sheet(key, say(f"workbook.sheets.{key}"), title, named, tuple(rows))


def reverse_sheet(findings: Findings) -> Sheet:
    """Give the concordance from the law to the standard, with the sections that nobody cites, in the order of the texts."""
    users = provisions_by_citation(findings)
    rows = (
        row for statute in findings.assessment.country.statutes.values() for row in _places(findings, statute, users)
    )
    return sheet(findings, "reverse", _REVERSE_COLUMNS, rows)


def _places(
    findings: Findings, statute: Statute, users: Mapping[Citation, list[Provision]]
) -> Iterator[tuple[Cell, ...]]:
    country = findings.assessment.country
    text = country.texts.get(statute.id)
    places = sorted((each for each in users if each.statute_id == statute.id), key=country.place_of)
    cited = {each.pinpoint.section for each in places if each.pinpoint}
    for label in text.sections if text else ():
        if label not in cited:
            places.append(Citation(statute.id, Pinpoint(label)))
    for place in sorted(places, key=country.place_of):
        yield _place(findings, statute, place, users.get(place, []))


def _place(findings: Findings, statute: Statute, place: Citation, provisions: list[Provision]) -> tuple[Cell, ...]:
    wording = findings.wording
    text = findings.assessment.country.texts.get(statute.id)
    section = text.sections.get(place.pinpoint.section) if text and place.pinpoint else None
    named = wording.say("list.between").join(dict.fromkeys(wording.provision(each) for each in provisions))
    return (
        statute.id,
        wording.text(statute.title),
        str(place.pinpoint or ""),
        section.heading if section else "",
        named or wording.say("workbook.no_counterpart"),
        len(provisions),
    )


def answers_sheet(findings: Findings) -> Sheet:
    """Give one row a criterion that findings rest on, answered or not."""
    users: dict[str, list[Provision]] = {}
    for provision in findings.assessment.library.provisions.values():
        for criterion_id in (*provision.criterion_ids, *provision.practice):
            users.setdefault(criterion_id, []).append(provision)
    criteria = (each for each in findings.assessment.library.criteria if each in users)
    rows = (_answer_row(findings, each, users[each]) for each in criteria)
    return sheet(findings, "answers", _ANSWERS_COLUMNS, rows)


def _answer_row(findings: Findings, criterion_id: str, provisions: list[Provision]) -> tuple[Cell, ...]:
    wording, country = findings.wording, findings.assessment.country
    answer = findings.assessment.reading.answers.get(criterion_id)
    enacted = answer.enacted if answer else None
    cells: tuple[Cell, ...] = ("",) * 8
    if answer:
        reason = wording.foreign(answer.reason)
        by_rule = wording.say(f"penalty.rule.{answer.by_rule}") if answer.by_rule else reason.text
        cells = (
            wording.citations(answer.cites, country),
            wording.citations(answer.see, country),
            wording.citations(answer.searched, country),
            by_rule,
            (reason.language or wording.language) if by_rule else "",
            answer.on,
            wording.say("workbook.yes") if answer.goes_further else "",
            wording.citations(answer.stale, country),
        )
    return (
        criterion_id,
        wording.criterion(criterion_id),
        wording.asks(criterion_id),
        _value(findings, answer),
        *cells,
        _value(findings, enacted) if enacted else "",
        wording.foreign(enacted.reason).text if enacted else "",
        wording.listed(wording.provision(each) for each in provisions),
    )


def _value(findings: Findings, answer: Answer | None) -> Toned:
    span = findings.wording.value(answer.value if answer else None)[0]
    return Toned(span.text, span.tone)


def register_sheet(findings: Findings) -> Sheet:
    """Give one row a registered text."""
    statutes = findings.assessment.country.statutes.values()
    return sheet(findings, "register", _REGISTER_COLUMNS, (_statute_row(findings, each) for each in statutes))


def _statute_row(findings: Findings, statute: Statute) -> tuple[Cell, ...]:
    wording, say = findings.wording, findings.wording.say
    return (
        statute.id,
        wording.text(statute.title),
        statute.citation,
        say(f"rank.{statute.rank}"),
        say(f"status.{statute.status}"),
        wording.listed(map(str, statute.not_in_force)),
        wording.citations(statute.repeals, findings.assessment.country),
        statute.as_at,
        statute.adopted,
        statute.in_force,
        statute.language,
        say(f"translation.{statute.translation}"),
        statute.source,
        statute.file,
    )

"""Annex E, second half: who read what, how far readers agree, each difference with both answers and how it ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawcheck.findings.disputes import answers_to, dispute_on, own_readings
from lawcheck.model.finding import Assessment
from lawcheck.model.reading import Reading
from lawcheck.report.build_agreement import Compared, alpha_text, counted, side_by_side
from lawcheck.report.build_finding import Findings
from lawcheck.report.document import (
    Block,
    Document,
    Heading,
    Mark,
    Note,
    Paragraph,
    Span,
    Table,
    joined,
    words,
)
from lawcheck.report.phrases import Phrases
from lawcheck.report.readers import (
    ending_note,
    reader_name,
    reading_label,
    second_reading_sentences,
)
from lawcheck.report.wording import Wording


def review_log(findings: Findings, compared: Sequence[Compared]) -> list[Block]:
    """Write who read, the figures of agreement, and every difference. Dissent is kept, and no answer is left out."""
    wording, say, assessment = findings.wording, findings.wording.say, findings.assessment
    blocks: list[Block] = [
        Heading(2, say("readers.log.title"), "review-log"),
        readings_table(wording, assessment),
        Paragraph(words(second_reading_sentences(wording, assessment))),
    ]
    told = [each for each in compared if each.agreement.pairs]
    if told:
        blocks += [_figures(wording, told), *_differences(wording, assessment)]
    return blocks


def build_readings(assessment: Assessment, phrases: Phrases) -> Document:
    """Write the page of ``lawcheck reading list``."""
    wording = Wording(phrases, assessment.library)
    blocks: list[Block] = [
        readings_table(wording, assessment),
        Paragraph(words(phrases("readers.reported", name=assessment.reading.name))),
        Paragraph(words(second_reading_sentences(wording, assessment))),
    ]
    return wording.page(phrases("readers.list", country=wording.text(assessment.country.name)), blocks)


def readings_table(wording: Wording, assessment: Assessment) -> Table:
    """List the readings with their readers, the reported one first and set in bold."""
    say = wording.say
    columns = tuple(say(f"readers.log.columns.{key}") for key in ("reading", "readers", "answers", "dates"))
    rows = tuple(
        (
            words(each.name, Mark.STRONG if each is assessment.reading else Mark.PLAIN),
            words(wording.listed(reader_name(assessment.country, reader) for reader in each.reader_ids)),
            words(say("readers.answered", n=len(each.answers))),
            words(_dates(wording, each)),
        )
        for each in (assessment.reading, *assessment.other_readings)
    )
    return Table(
        say("readers.log.caption"), say("readers.log.description"), columns, rows, (18, 36, 18, 28), "table-readings"
    )


def _dates(wording: Wording, reading: Reading) -> str:
    days = sorted({each.on for each in reading.answers.values() if each.on})
    return " – ".join(dict.fromkeys((wording.date(days[0]), wording.date(days[-1])))) if days else "–"


def _figures(wording: Wording, compared: Sequence[Compared]) -> Table:
    say = wording.say
    keys = ("pair", "compared", "same", "divergent", "alpha")
    columns = tuple(say(f"readers.log.figures_columns.{key}") for key in keys)
    rows = []
    for each in compared:
        agreement = each.agreement
        total, differ = len(agreement.pairs), len(agreement.divergent)
        first, second = reading_label(wording, agreement.first), reading_label(wording, agreement.second)
        rows.append(
            (
                words(say("agreement.pair", first=first, second=second)),
                words(str(total)),
                words(counted(wording, total - differ, total)),
                words(counted(wording, differ, total)),
                words(alpha_text(wording, each.coefficient)),
            )
        )
    return Table(
        say("readers.log.figures"),
        say("readers.log.figures_description"),
        columns,
        tuple(rows),
        (28, 12, 20, 20, 20),
        "table-agreement",
    )


def _differences(wording: Wording, assessment: Assessment) -> Iterator[Block]:
    say = wording.say
    yield Heading(3, say("readers.log.divergent"), "review-log-differences")
    yield Note(words(say("readers.log.kept")))
    reported, others = assessment.reading, assessment.other_readings
    own = own_readings((reported, *others))
    found = {each: dispute_on(each, reported, others) for each in assessment.library.criteria}
    disputes = {criterion_id: dispute for criterion_id, dispute in found.items() if dispute}
    if not disputes:
        yield Paragraph(words(say("readers.log.divergent_none")))
    for criterion_id, dispute in disputes.items():
        yield Heading(4, f"{wording.criterion(criterion_id)} [{criterion_id}]", f"dispute-{criterion_id}")
        given = answers_to(criterion_id, own)
        answers = [(reading_label(wording, each), given[each.name]) for each in own if each.name in given]
        yield side_by_side(wording, assessment.country, answers)
        reported_value = wording.value(answer.value if (answer := reported.answers.get(criterion_id)) else None)
        ended = ending_note(wording, assessment, criterion_id, dispute, is_whole=True)
        yield Paragraph(joined([(*reported_value, Span(".")), ended]), label=say("readers.log.ending"))

"""The decision table of an explanation: each row, and why it does or does not apply."""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.findings.decide import Row
from lawcheck.findings.explain import Explanation, TableRead
from lawcheck.model.finding import RESULT_SCALE, Result
from lawcheck.report.build_finding import Findings, overridden
from lawcheck.report.document import Block, Heading, Inline, Paragraph, Span, Table, joined, words
from lawcheck.report.wording import Wording


def table_blocks(findings: Findings, explained: Explanation) -> Iterator[Block]:
    """Write the table as it was read, the row that decided, the range, the word, and an override."""
    wording, finding = findings.wording, explained.finding
    say = wording.say
    if not explained.readings:
        return
    yield Heading(2, say("explain.table"), f"{finding.provision_id}-table")
    yield _table(wording, explained)
    yield Paragraph(words(_decided(wording, explained)), label=say("explain.decided"))
    if finding.is_open and finding.deciding:
        yield Paragraph(words(say("findings.questions", titles=wording.titles(finding.deciding))))
    yield Paragraph(_word(findings, explained), label=say("explain.word"))
    override = findings.assessment.reading.overrides.get(finding.provision_id)
    if finding.computed is not None and override is not None:
        moved = overridden(wording, finding.computed, override)
        yield Paragraph(moved, label=say("explain.override.label"))


def _table(wording: Wording, explained: Explanation) -> Table:
    say, readings = wording.say, explained.readings
    names = ("worst", "best") if len(readings) > 1 else ("once",)
    rows = tuple(
        (
            words(str(row.number)),
            words(say(f"annex.d_rows.{row.number}")),
            words(say(f"result.{row.result}")),
            *(_why(wording, each, each.rows[place]) for each in readings),
        )
        for place, row in enumerate(readings[0].rows)
    )
    columns = (
        *(say(f"annex.d_columns.{key}") for key in ("row", "condition", "result")),
        *(say(f"explain.read.{name}") for name in names),
    )
    widths = (5, 30, 17, 48) if len(readings) == 1 else (5, 22, 19, 27, 27)
    return Table(say("annex.d_table"), say("annex.d_table_description"), columns, rows, widths)


def _why(wording: Wording, reading: TableRead, row: Row) -> Inline:
    say, decided = wording.say, reading.decided
    if row.number > decided.number:
        return words(say("explain.not_reached", row=decided.number))
    if row is not decided:
        return words(say(f"explain.not.{row.number}"))
    titles = wording.listed(
        wording.titles(group) if len(group) == 1 else _one_of(wording, group) for group in row.groups
    )
    return words(say("explain.applies_by", titles=titles) if titles else say("explain.applies"))


def _one_of(wording: Wording, group: tuple[str, ...]) -> str:
    return wording.say("show.any", titles=wording.titles(group))


def _decided(wording: Wording, explained: Explanation) -> str:
    say, readings = wording.say, explained.readings
    first, last = readings[0].decided, readings[-1].decided
    if len(readings) == 1:
        return say("explain.by_row", row=first.number, result=say(f"result.{first.result}"))
    key = "explain.settled" if first.result is last.result else "explain.range"
    return say(
        key,
        row=last.number,
        worst_row=first.number,
        worst=say(f"result.{first.result}"),
        best=say(f"result.{last.result}"),
        result=say(f"result.{last.result}"),
    )


def _word(findings: Findings, explained: Explanation) -> Inline:
    """Say which word the result takes at this level, and where a decision on record changed it."""
    wording, finding = findings.wording, explained.finding
    say = wording.say
    level = say(f"level.{finding.level}")
    if finding.result not in RESULT_SCALE:
        return joined([wording.finding_word(finding), words(".")], "")
    text = say("explain.at_level", result=say(f"result.{finding.result}"), level=level)
    decision = findings.assessment.reading.decisions.get(finding.provision_id)
    record: Inline = ()
    if decision is not None:
        kept = wording.foreign(decision.record)
        told = wording.told("findings.decision", record=(kept._replace(text=kept.text.rstrip(".")),))
        record = (*told, Span("."))
    own = say("explain.never") if finding.result is Result.NOT_MET and not finding.level.is_duty else ""
    head = joined([words(text + say("colon")), wording.word(finding.word), words(".")], "")
    return joined([head, words(own), record])

"""The results in numbers: stacked bars by obligation level and by pillar, each with its numbers in a table."""

from __future__ import annotations

from collections.abc import Mapping

from lawcheck.model.finding import Word
from lawcheck.model.library import Level
from lawcheck.report.build_finding import Findings
from lawcheck.report.document import Block, Chart, Heading, Inline, Paragraph, Series, Span, Table, Tone, words
from lawcheck.report.wording import SYMBOLS, tone_of

TONES = (Tone.GOOD, Tone.NEARLY, Tone.PARTLY, Tone.SHORT, Tone.CLASH, Tone.OPEN, Tone.NEUTRAL)
WIDTHS = (20, 8, *([10] * len(TONES)))

Counts = Mapping[str, tuple[int, ...]]  # the name of a level or pillar -> how many provisions of each tone


def result_charts(findings: Findings) -> list[Block]:
    """Show the results by level and by pillar. Each level has words of its own; here they are counted by their colour."""
    say = findings.wording.say
    totals = findings.assessment.totals[findings.scenario]
    levels = {say(f"level.{level}"): _by_tone(found) for level, found in totals.by_level.items()}
    levels.pop(say(f"level.{Level.RECORD}"), None)
    pillars = {say(f"pillar.{pillar}"): _by_tone(found) for pillar, found in totals.by_pillar.items()}
    scale: Inline = (Span("", target="table-scale"),)
    return [
        Heading(2, say("summary.counts"), "counts"),
        *_one(findings, "levels", say("summary.columns.level"), levels),
        Paragraph(findings.wording.told("charts.words", table=scale)),
        Heading(2, say("summary.counts_pillar"), "counts-pillar"),
        *_one(findings, "pillars", say("summary.columns.pillar"), pillars),
    ]


def _by_tone(found: Mapping[Word, int]) -> tuple[int, ...]:
    counted = [(tone_of(word), number) for word, number in found.items() if word is not Word.RECORD]
    return tuple(sum(number for tone, number in counted if tone is wanted) for wanted in TONES)


def _one(findings: Findings, key: str, first: str, counts: Counts) -> list[Block]:
    say = findings.wording.say
    names = [f"{SYMBOLS[tone]}\u00a0{say(f'charts.series.{tone}')}" for tone in TONES]
    series = tuple(
        Series(name, tone, tuple(row[place] for row in counts.values()))
        for place, (name, tone) in enumerate(zip(names, TONES, strict=True))
    )
    columns = (first, say("charts.total"), *(name.replace("\u00a0", " ") for name in names))
    rows = tuple((words(name), words(str(sum(row))), *map(_cell, TONES, row)) for name, row in counts.items())
    return [
        Chart(say(f"charts.{key}"), _described(findings, names, counts), tuple(counts), series, f"figure-{key}"),
        Table(say(f"charts.{key}_table"), say("charts.table_description"), columns, rows, WIDTHS, f"table-{key}"),
    ]


def _cell(tone: Tone, number: int) -> Inline:
    """Give a number, shaded with its column's colour where there is something to see."""
    return (Span(str(number), tone=tone if number else Tone.NEUTRAL),)


def _described(findings: Findings, names: list[str], counts: Counts) -> str:
    """State the numbers of a chart in words."""
    say = findings.wording.say
    bars = []
    for name, row in counts.items():
        parts = [
            f"{words.partition(chr(0xA0))[2]} {number}" for words, number in zip(names, row, strict=True) if number
        ]
        bars.append(f"{name}{say('colon')}{', '.join(parts)}")
    return say("list.between").join(bars) + "."

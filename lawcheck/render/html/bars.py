"""Where the bars of a chart stand, in units of a drawing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lawcheck.report.document import Chart, Tone

WIDTH = 480
_ROW, _LABEL, _BAR = 48, 16, 20  # heights: of a row, of its label, of its bar
_TOTAL = 40  # kept free after the longest bar, for its total
_ROOM_FOR_NUMBER = 12  # for each digit


class Segment(NamedTuple):
    """A part of a bar. ``number`` is empty where it has no room."""

    left: float
    width: float
    tone: Tone
    number: str


class Bar(NamedTuple):
    """A category: its label, the parts of its bar, and its total after them."""

    label: str
    base: int  # of the label's line
    top: int  # of the bar
    height: int
    segments: tuple[Segment, ...]
    end: float
    total: int


def bars(chart: Chart) -> tuple[Bar, ...]:
    """Place the bars of a chart, one under the other, all on one scale."""
    totals = [sum(series.values[at] for series in chart.series) for at in range(len(chart.categories))]
    unit = (WIDTH - _TOTAL) / max([*totals, 1])
    return tuple(
        Bar(
            label=label,
            base=at * _ROW + _LABEL - 3,
            top=at * _ROW + _LABEL + 3,
            height=_BAR,
            segments=tuple(_segments(chart, at, unit)),
            end=round(totals[at] * unit + 6, 1),
            total=totals[at],
        )
        for at, label in enumerate(chart.categories)
    )


def height(chart: Chart) -> int:
    """Give the height of the drawing."""
    return len(chart.categories) * _ROW


def _segments(chart: Chart, at: int, unit: float) -> Iterator[Segment]:
    left = 0.0
    for series in chart.series:
        value = series.values[at]
        width = value * unit
        if value:
            number = str(value) if width >= _ROOM_FOR_NUMBER * len(str(value)) else ""
            yield Segment(round(left, 1), round(width, 1), series.tone, number)
        left += width

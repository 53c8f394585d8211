"""Pages for people in Markdown: how the time is divided, and rows of tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

_SHARES: Mapping[str, int] = {
    "welcome": 10,
    "alone": 15,
    "groups": 40,
    "compare": 5,
    "plenary": 25,
    "close": 5,
}  # per cent
_ROUND_FROM = 90  # minutes from which times are multiples of five; in less time a step would vanish


def timetable(minutes: int) -> tuple[tuple[str, int, int], ...]:
    """Divide the time: each step with the minutes at which it begins and ends."""
    parts = list(_SHARES.values())
    marks = [_marked(minutes * sum(parts[:count]) / 100, minutes) for count in range(len(parts))]
    return tuple((step, *span) for step, span in zip(_SHARES, pairwise([*marks, minutes]), strict=True))


def reading_minutes(minutes: int) -> int:
    """Say how long the groups work on their worksheets."""
    return max(next(end - start for step, start, end in timetable(minutes) if step == "groups"), 1)


def _marked(minute: float, of: int) -> int:
    return round(minute / 5) * 5 if of >= _ROUND_FROM else round(minute)


def rows(items: Iterable[Iterable[str]]) -> str:
    """Write rows of a Markdown table."""
    return "\n".join(f"| {' | '.join(_cell(each) for each in item)} |" for item in items)


def table(columns: Iterable[str], items: Iterable[Iterable[str]]) -> str:
    """Write a Markdown table."""
    names = list(columns)
    return "\n".join([rows([names]), "|" + "---|" * len(names), rows(items)])


def bullets(items: Iterable[str]) -> str:
    """Write a list without numbers."""
    return "\n".join(f"- {each}" for each in items)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split("\n"))

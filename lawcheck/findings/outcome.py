"""What the rule gives for a provision in one scenario, before it is put into words."""

from __future__ import annotations

from typing import NamedTuple

from lawcheck.model.finding import Result, Weighed


class Outcome(NamedTuple):
    """A result with its range, the row that gave it and what decides it."""

    weighed: tuple[Weighed, ...]
    result: Result
    worst: Result
    best: Result
    row: int
    deciding: tuple[str, ...]
    computed: Result | None = None  # what the table gave, where a reader has overridden it

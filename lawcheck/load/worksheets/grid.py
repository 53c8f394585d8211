"""What a filled worksheet says, before anything is understood of it: tables of cells, whatever program saved them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

LONGEST_SHOWN = 60


class Cell(NamedTuple):
    """The words of a cell, and the tags of the controls that stand in it."""

    text: str
    tags: tuple[str, ...] = ()


class Line(NamedTuple):
    """A row of cells."""

    number: int  # from 1, as the program counts
    cells: tuple[Cell, ...]


class Grid(NamedTuple):
    """A sheet of a workbook, or a table of a text."""

    name: str  # as messages name it: sheet 'Questions', table 3
    lines: tuple[Line, ...]


class Sheets(NamedTuple):
    """A file: its grids, and what its properties say."""

    grids: tuple[Grid, ...]
    properties: Mapping[str, str]


def shown(text: str) -> str:
    """Quote what somebody typed in a message: short, on one line, without signs that a terminal would obey."""
    line = "".join(each if each.isprintable() else "\ufffd" for each in " ".join(text.split()))
    return f"'{line[: LONGEST_SHOWN - 1]}…'" if len(line) > LONGEST_SHOWN else f"'{line}'"

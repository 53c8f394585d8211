"""What a filled worksheet says, before anything is understood of it: tables of cells, whatever program saved them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

LONGEST_SHOWN = 60


class Cell(NamedTuple):
    """The words of a cell, and what stands in it: the tags of controls, bookmarks, the items of lists to choose from."""

    text: str
    tags: tuple[str, ...] = ()
    bookmarks: tuple[str, ...] = ()
    items: tuple[tuple[str, str], ...] = ()  # (words, value)


class Line(NamedTuple):
    """A row of cells."""

    number: int  # from 1, as the program counts
    cells: tuple[Cell, ...]


class Sign(NamedTuple):
    """A bookmark between two tables of a text, or a reference to one."""

    name: str
    is_reference: bool


class Grid(NamedTuple):
    """A sheet of a workbook, or a table of a text."""

    name: str  # as messages name it: sheet 'Questions', table 3
    lines: tuple[Line, ...]
    caption: str = ""  # the table's alternative text
    above: tuple[Sign, ...] = ()  # since the table before, in order


class Sheets(NamedTuple):
    """A file: its grids, and what its properties say."""

    grids: tuple[Grid, ...]
    properties: Mapping[str, str]


def shown(text: str) -> str:
    """Quote what somebody typed in a message: short, on one line, without signs that a terminal would obey."""
    line = "".join(each if each.isprintable() else "\ufffd" for each in " ".join(text.split()))
    return f"'{line[: LONGEST_SHOWN - 1]}…'" if len(line) > LONGEST_SHOWN else f"'{line}'"

"""Sheets of plain rows: what is made for sorting, filtering and counting, whatever the format.

A cell is a text or a whole number. Dates are ISO texts. Renderers see that no text is taken for a formula or a link.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from lawcheck.report.document import Tone


class Toned(NamedTuple):
    """A word with its colour; the word says it all."""

    text: str
    tone: Tone


Cell = str | int | Toned


class Column(NamedTuple):
    """A column. ``width`` is counted in characters."""

    title: str
    width: int


class Sheet(NamedTuple):
    """Rows under one header. ``key`` is the same in every language, ``name`` is what the sheet is called."""

    key: str
    name: str
    title: str  # what the rows are, as at when
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Workbook(NamedTuple):
    """Sheets that belong together."""

    title: str
    subtitle: str
    language: str
    date: str  # ISO date that stands for the workbook: the cut-off, never the clock
    sheets: tuple[Sheet, ...]
    footer: str = ""
    marking: str = ""  # on every sheet: TRAINING - FICTIONAL
    page_label: str = "{page} / {pages}"
    properties: Mapping[str, str] = MappingProxyType({})
    keywords: str = ""
    direction: str = ""  # ltr, rtl; empty: as the language is written by itself

    def sheet(self, key: str) -> Sheet:
        """Give a sheet by its key.

        Raises:
            KeyError: There is no such sheet.
        """
        for sheet in self.sheets:
            if sheet.key == key:
                return sheet
        raise KeyError(key)


def texts(row: tuple[Cell, ...]) -> Iterator[str | int]:
    """Give the cells of a row without their colours."""
    return (cell.text if isinstance(cell, Toned) else cell for cell in row)

"""A worksheet to be filled in and sent back: rows of plain text that renderers lay out, and the keys by which it is read again.

Like the document, it is plain text throughout and made of named tuples; renderers know nothing of law.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Field(NamedTuple):
    """A line to be filled in, or a column. ``key`` stays the same in every language."""

    key: str
    label: str
    hint: str = ""


class Choice(NamedTuple):
    """A word that can be chosen, and when it is the right one."""

    word: str
    meaning: str


class Row(NamedTuple):
    """One question. ``guidance`` is (label, text): when an answer is which word, and why the question is asked."""

    id: str
    ask: str
    guidance: tuple[tuple[str, str], ...]


class Group(NamedTuple):
    """Questions under one heading."""

    title: str
    rows: tuple[Row, ...]


class Worksheet(NamedTuple):
    """A whole worksheet."""

    title: str
    subtitle: str
    language: str
    date: str  # ISO date that stands for it: the cut-off, never the clock
    marking: str  # printed on every page: TRAINING - FICTIONAL
    footer: str
    page_label: str  # with {page} and {pages}
    colon: str
    about: tuple[str, ...]  # what it is for
    respondent_title: str
    respondent: tuple[Field, ...]
    steps_title: str
    steps: tuple[str, ...]
    choices_title: str
    choice_columns: tuple[str, str]
    choices: tuple[Choice, ...]
    choose: str  # what stands in a box in which nothing is chosen yet
    sheets: tuple[str, str]  # names of the two sheets of a workbook
    id_column: Field
    ask_column: Field
    guidance_column: Field
    value_column: Field
    cites_column: Field
    text_column: Field
    groups: tuple[Group, ...]
    direction: str  # ltr, rtl; empty: as the language is written by itself
    properties: Mapping[str, str]  # name -> value, by which the worksheet is known when it comes back
    level_column: Field | None = None  # of a training; nobody else is asked
    levels_title: str = ""
    levels: tuple[Choice, ...] = ()  # that can be chosen in it

    def rows(self) -> tuple[Row, ...]:
        """Give all questions in order."""
        return tuple(row for group in self.groups for row in group.rows)

"""The gaps that can be planted in a training country: number, name, grade, what is planted, and what it teaches."""

from __future__ import annotations

from typing import Any

from lawcheck.model.library import Library
from lawcheck.model.training import CATALOGUE, NAMES
from lawcheck.report.document import Document, Mark, Paragraph, Table, words
from lawcheck.report.phrases import Phrases
from lawcheck.report.wording import Wording

_KEYS = ("gap", "name", "grade", "what", "lesson")


def build_catalogue(library: Library, phrases: Phrases) -> Document:
    """Lay the catalogue out as a table."""
    title = phrases("training.catalogue.title")
    rows = tuple(
        (
            words(each["gap"], Mark.STRONG),
            words(each["name"], Mark.CODE),
            words(each["grade"]),
            words(each["what"]),
            words(each["lesson"]),
        )
        for each in catalogue(phrases)
    )
    columns = tuple(phrases(f"training.catalogue.columns.{each}") for each in _KEYS)
    grid = Table("", phrases("training.catalogue.description"), columns, rows, (5, 37, 6, 28, 24))
    return Wording(phrases, library).page(title, [grid, Paragraph(words(phrases("training.catalogue.key")))])


def catalogue(phrases: Phrases) -> list[dict[str, Any]]:
    """Give the catalogue as data."""
    return [
        {
            "gap": gap,
            "name": name,
            "grade": str(CATALOGUE[gap]),
            "what": phrases(f"training.gap.{gap}"),
            "lesson": phrases(f"training.lesson.{gap}"),
        }
        for gap, name in NAMES.items()
    ]

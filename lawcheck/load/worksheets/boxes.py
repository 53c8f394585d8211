"""Boxes for decisions in a report that comes back: found by tags, else bookmarks, else the labels of their rows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from lawcheck.errors import Problem
from lawcheck.load.worksheets import read_sheets
from lawcheck.load.worksheets.grid import Cell, Grid, Line, Sheets, shown
from lawcheck.load.worksheets.vocabulary import fold

FIELDS = ("option", "by", "date", "reason")
LONGEST = 20_000  # characters of a field; a longer one is an attachment


class Signs(NamedTuple):
    """By what boxes are recognised. Names of bookmarks in small letters, words folded."""

    tags: Mapping[str, tuple[str, str]]  # tag -> article, field
    bookmarks: Mapping[str, tuple[str, str]]
    headings: Mapping[str, str]  # bookmark of the heading above -> article
    captions: Mapping[str, str]  # alternative text -> article
    findings: Mapping[str, str]  # bookmark of a finding -> its provision
    labels: Mapping[str, tuple[str, str]]  # label of a row -> field, language
    prompts: Collection[str]  # what stands where nothing is filled in


class Box(NamedTuple):
    """One box as it came back. A field that nobody filled in is left out."""

    article_id: str
    language: str
    texts: Mapping[str, str]
    items: Mapping[str, str]  # words of the list -> id
    listed: tuple[str, ...]  # the findings that the text above it refers to


class Boxes(NamedTuple):
    """The boxes of a file, and what could not be read."""

    properties: Mapping[str, str]
    boxes: tuple[Box, ...]
    problems: tuple[Problem, ...]


def read_boxes(path: Path, signs: Signs) -> Boxes:
    """Read the boxes of a Word file; there may be none.

    Raises:
        LawcheckError: The file is damaged, has a password, or is of another kind; one problem.
    """
    sheets = read_sheets(path)
    found: dict[str, Box] = {}
    problems: list[Problem] = []
    for grid in sheets.grids:
        box, unclear = _box(grid, sheets, signs)
        problems += [Problem(str(path), each) for each in unclear]
        if box is None:
            continue
        earlier = found.get(box.article_id)
        if earlier is None or not earlier.texts:
            found[box.article_id] = box
        elif box.texts and box.texts != earlier.texts:
            message = f"{box.article_id}: a second box says something else ({grid.name}); the first was taken"
            problems.append(Problem(str(path), message))
    return Boxes(sheets.properties, tuple(found.values()), tuple(problems))


def _box(grid: Grid, sheets: Sheets, signs: Signs) -> tuple[Box | None, list[str]]:
    """Read a table as a box; None where it is none. The strings say what could not be read."""
    rows = [(line, *_field(line, signs)) for line in grid.lines]
    own = {field for _, field, _ in rows if field}
    named = {article for _, _, article in rows if article}
    if not own or not (named or len(own & set(FIELDS)) == len(FIELDS)):
        return None, []
    article, listed = _above(grid, signs)
    article = next(iter(named), "") or article or signs.captions.get(fold(grid.caption), "")
    texts, language, problems = _texts(grid, rows, signs)
    if article:
        items = {fold(words): each for line, *_ in rows for cell in line.cells for words, each in cell.items}
        return Box(article, language, texts, items, listed), [f"{article}: {each}" for each in problems]
    message = f"{grid.name}: a box for a decision does not show which article it is of; it was not taken"
    return None, [message] if texts and "State" in sheets.properties else []


def _texts(grid: Grid, rows: list[tuple[Line, str, str]], signs: Signs) -> tuple[dict[str, str], str, list[str]]:
    texts: dict[str, str] = {}
    language, problems = "", list[str]()
    for line, field, _ in rows:
        text = " ".join(filter(None, _values(line, signs)))
        language = language or next((each for _, each in _labels(line, signs)), "")
        if len(text) > LONGEST:
            problems.append(f"a field has more than {LONGEST:,} characters; it was not taken")
        elif not field and text:
            problems.append(f"{shown(text)} stands in a row that somebody added ({grid.name}); it was not taken")
        elif text and text != texts.setdefault(field, text):
            problems.append(f"{shown(text)} stands beside another '{field}' ({grid.name}); it was not taken")
    return texts, language, problems


def _field(line: Line, signs: Signs) -> tuple[str, str]:
    """Say which field a row is of, and of which article; the latter is empty where only its label tells."""
    for cell in line.cells:
        for tag in cell.tags:
            if tag in signs.tags:
                article, field = signs.tags[tag]
                return field, article
        for name in cell.bookmarks:
            if name.lower() in signs.bookmarks:
                article, field = signs.bookmarks[name.lower()]
                return field, article
    return next((field for field, _ in _labels(line, signs)), ""), ""


def _labels(line: Line, signs: Signs) -> Iterator[tuple[str, str]]:
    folded = (fold(cell.text) for cell in line.cells[:1] if len(cell.text) <= LONGEST)
    return (signs.labels[each] for each in folded if each in signs.labels)


def _values(line: Line, signs: Signs) -> Iterator[str]:
    """Give what is filled in: what stands behind the label, and is no prompt."""
    is_labelled = len(line.cells) > 1
    for place, cell in enumerate(line.cells):
        if not (is_labelled and place == 0) and not _is_prompt(cell, signs):
            yield cell.text.strip()


def _is_prompt(cell: Cell, signs: Signs) -> bool:
    return len(cell.text) < LONGEST and fold(cell.text) in signs.prompts


def _above(grid: Grid, signs: Signs) -> tuple[str, tuple[str, ...]]:
    """Find the article in whose part a box stands, and the findings that are named between its heading and the box."""
    article, listed = "", list[str]()
    for sign in grid.above:
        name = sign.name.lower()
        if not sign.is_reference and name in signs.headings:
            article, listed = signs.headings[name], []
        elif sign.is_reference and name in signs.findings:
            listed.append(signs.findings[name])
    return article, tuple(dict.fromkeys(listed))

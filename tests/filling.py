"""Worksheets for tests: written from the sample country, filled in as people would with Excel or Word."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import docx
import openpyxl
from docx.oxml.ns import qn

from lawcheck.cli.common import cache_folder
from lawcheck.model.worksheet import Waiting
from lawcheck.workflow.worksheets import Desk, Wanted
from tests.conftest import ARCADIA

IDS = ("offence.attempt", "offence.accomplice", "assistance.medical", "permit.six-months-renewable")
Answers = Mapping[str, tuple[str, ...]]  # criterion -> value, law, reply, and in a training the level


@cache
def written(
    ending: str,
    language: str = "en",
    ids: tuple[str, ...] = IDS,
    agency: str = "labour-inspection",
    folder: Path = ARCADIA,
) -> bytes:
    sheet = Desk(folder, language, cache_folder=cache_folder()).write(Wanted(agency, (), ids, Waiting.ALL), ending)
    assert sheet is not None
    return sheet.content


def filled_xlsx(
    path: Path, answers: Answers, *, body: str = "Labour Inspectorate", raw: bytes | None = None, **line: Any
) -> Path:
    book = openpyxl.load_workbook(io.BytesIO(raw or written(".xlsx")))
    front, questions = book.worksheets
    for key, text in {"body": body, **line}.items():
        row = next(cell.row for cell in front["C"] if cell.value == f"lawcheck.{key}")
        front.cell(row, 2).value = text
    for row in questions.iter_rows():
        for cell, text in zip(row[3:7], answers.get(row[0].value, ()), strict=False):
            cell.value = text or None
    book.save(path)
    return path


def filled_docx(path: Path, answers: Answers, *, body: str = "Labour Inspectorate", raw: bytes | None = None) -> Path:
    word = docx.Document(io.BytesIO(raw or written(".docx")))
    table_of_respondent(word).rows[0].cells[1].text = body
    for table in word.tables:
        for row in table.rows:
            cells = row.cells
            typed = answers.get(text_of(cells[0]))
            if typed and len(cells) in (5, 6):
                choose(cells[2], typed[0])
                cells[3].text, cells[4].text = typed[1:3]
                if len(typed) > 3:  # the level, of a training
                    choose(cells[5], typed[3])
    word.save(str(path))
    return path


def table_of_respondent(word: Any) -> Any:
    return next(table for table in word.tables if "lawcheck.body" in table._tbl.xml)


def text_of(cell: Any) -> str:
    """All words of a cell, those in controls too, which python-docx leaves out."""
    return "".join(each.text or "" for each in cell._tc.iter(qn("w:t")))


def choose(cell: Any, word: str) -> None:
    """Choose a word from the list, as Word writes it."""
    if not word:
        return
    (control,) = cell._tc.iter(qn("w:sdt"))
    properties = control.find(qn("w:sdtPr"))
    for each in properties.findall(qn("w:showingPlcHdr")):
        properties.remove(each)
    (text,) = control.iter(qn("w:t"))
    text.text = word

"""Worksheets filled in as groups do: with a program for Word files, with LibreOffice, with a program for Excel files."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import docx
import openpyxl
from docx.oxml.ns import qn

from tests.filling import choose, text_of
from tests.workshop.habits import Written

OFFICE = shutil.which("libreoffice") or shutil.which("soffice")
_PARTS = {"lawcheck.value": "value", "lawcheck.cites": "cites", "lawcheck.text": "reply", "lawcheck.level": "level"}


def fill_word(blank: Path, to: Path, answers: Mapping[str, Written]) -> Path:
    """Fill in a Word file; the words of lists are chosen, the rest is typed."""
    word = docx.Document(str(blank))
    for table in word.tables:
        head = [_tag(cell) for cell in table.rows[0].cells]
        if "lawcheck.value" not in head:
            continue
        for row in table.rows[1:]:
            cells = row.cells
            written = answers.get(text_of(cells[0]))
            if written is None or len(cells) != len(head):
                continue
            for tag, cell in zip(head, cells, strict=True):
                _write(cell, getattr(written, _PARTS.get(tag, ""), ""))
    word.save(str(to))
    return to


def fill_excel(blank: Path, to: Path, answers: Mapping[str, Written]) -> Path:
    """Fill in an Excel file, and sort nothing."""
    book = openpyxl.load_workbook(blank)
    questions = book.worksheets[1]
    head = [cell.value for cell in questions[1]]
    for row in questions.iter_rows(min_row=2):
        written = answers.get(str(row[0].value))
        if written is None:
            continue
        for tag, cell in zip(head, row, strict=True):
            said = getattr(written, _PARTS.get(str(tag), ""), "")
            if said:
                cell.value = said
    book.save(to)
    return to


def saved_by_libreoffice(file: Path, scratch: Path) -> Path:
    """Open a Word file in LibreOffice, keep it as its own format, and save that as Word again, in place."""
    for source, ending in ((file, "odt"), (scratch / f"{file.stem}.odt", "docx")):
        subprocess.run(
            [OFFICE or "libreoffice", "--headless", "--convert-to", ending, "--outdir", str(scratch), str(source)],
            check=True,
            capture_output=True,
            timeout=180,
        )
    shutil.copyfile(scratch / f"{file.stem}.docx", file)
    return file


def _tag(cell: Any) -> str:
    for each in cell._tc.iter(qn("w:tag")):
        return str(each.get(qn("w:val")))
    return ""


def _write(cell: Any, said: str) -> None:
    if not said:
        return
    if list(cell._tc.iter(qn("w:dropDownList"))):
        choose(cell, said)
    else:
        cell.text = said

"""Reports for tests, their boxes for decisions filled in as people would with Word."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from lawcheck import workflow
from lawcheck.cli.common import cache_folder
from tests.conftest import ARCADIA

Filling = Mapping[str, Mapping[str, str]]  # article -> field -> what is filled in


@cache
def sample_report(language: str = "en") -> bytes:
    return report_of(ARCADIA, language)


def report_of(folder: Path, language: str = "en") -> bytes:
    assessment = workflow.assess(folder, cache_folder=cache_folder())
    return workflow.render(workflow.gap_report(assessment, language, cache_folder=cache_folder()), ".docx")


def opened(raw: bytes) -> Any:
    return docx.Document(io.BytesIO(raw))


def controls(word: Any) -> dict[str, Any]:
    found = word.element.body.iter(qn("w:sdt"))
    tags = {each.find(f"{qn('w:sdtPr')}/{qn('w:tag')}"): each for each in found}
    return {tag.get(qn("w:val")): each for tag, each in tags.items() if tag is not None}


def fill(word: Any, filling: Filling) -> None:
    """Fill in controls as Word does: the prompt's mark goes, the words stand in one run."""
    boxes = controls(word)
    for article, fields in filling.items():
        for name, text in fields.items():
            type_into(boxes[f"{article}/{name}"], text)


def type_into(box: Any, text: str) -> None:
    properties, content = box.find(qn("w:sdtPr")), box.find(qn("w:sdtContent"))
    for mark in properties.findall(qn("w:showingPlcHdr")):
        properties.remove(mark)
    for run in list(content):
        content.remove(run)
    for place, line in enumerate(text.split("\n")):
        run, words = OxmlElement("w:r"), OxmlElement("w:t")
        if place:
            run.append(OxmlElement("w:br"))
        words.text = line
        run.append(words)
        content.append(run)


def filled_report(path: Path, filling: Filling, *, raw: bytes | None = None, language: str = "en") -> Path:
    word = opened(raw or sample_report(language))
    fill(word, filling)
    word.save(path)
    return path


def without_controls(word: Any) -> None:
    """Leave the words and take the controls away, as programs do that know none."""
    for box in list(word.element.body.iter(qn("w:sdt"))):
        for run in list(box.find(qn("w:sdtContent"))):
            box.addprevious(run)
        box.getparent().remove(box)


def without_bookmarks(word: Any, start: str = "") -> None:
    for mark in list(word.element.body.iter(qn("w:bookmarkStart"))):
        if mark.get(qn("w:name")).startswith(start):
            mark.getparent().remove(mark)


def box_rows(word: Any, caption: str) -> Any:
    """Give the table of a box."""
    return next(
        each
        for each in word.tables
        if (found := each._tbl.tblPr.find(qn("w:tblCaption"))) is not None and found.get(qn("w:val")) == caption
    )

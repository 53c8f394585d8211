"""The sheet of findings, in Excel and CSV, says what was decided on each and who carries it out until when."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest

from lawcheck import workflow
from lawcheck.workflow.faces import Faces
from tests.conftest import ARCADIA
from tests.test_tasks import CHOICES, ROADMAP, choose


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ARCADIA, tmp_path / "arcadia"))


@pytest.fixture
def decided(folder: Path) -> Path:
    (folder / "choices.yaml").write_text(CHOICES + ROADMAP, encoding="utf-8")
    return folder


def test_the_sheet_of_findings_has_what_was_decided_and_who_carries_it_out(decided: Path):
    assessment = workflow.assess(decided)
    text = Faces(assessment, workflow.gap_report(assessment, "en")).content(".csv").decode("utf-8-sig")
    rows = {row["Id"]: row for row in csv.DictReader(io.StringIO(text))}
    own = ("Decision", "Decided by", "Decided on", "Reason of the decision", "Who leads", "Until")

    assert [rows["protocol.3.c"][each] for each in own] == [
        "model-law.8.a, One article on the treaty pattern (act, means, purpose)",
        "A. Bellamy",
        "2026-07-14",
        "One offence.",
        "",
        "",
    ]
    assert [rows["protocol.6.3.d"][each] for each in own] == ["", "", "", "", "Ministry of Health", "2026-12-31"]
    assert {rows["protocol.3.a.means"][each] for each in own} == {""}


def test_a_decision_not_to_legislate_is_told_from_none(decided: Path):
    choose(decided, "untoc.2.a", "none", "--by", "cd", "--reason", "It is there in substance.")
    assessment = workflow.assess(decided)
    sheet = Faces(assessment, workflow.gap_report(assessment, "fr")).workbook.sheet("findings")
    titles = [each.title for each in sheet.columns]
    place = titles.index("Décision")
    found = {str(row[0]): str(row[place]) for row in sheet.rows}

    assert (found["untoc.2.a"], found["protocol.2"]) == ("ne pas légiférer", "")
    assert titles[place:] == [
        "Décision", "Décidé par", "Décidé le", "Motif de la décision", "Responsable", "Échéance",
    ]  # fmt: skip


def test_hostile_text_shows_as_text(folder: Path):
    choose(folder, "protocol.6.3.d", "--lead", "=HYPERLINK(1) \x1b[31m<b>")
    assessment = workflow.assess(folder)
    faces = Faces(assessment, workflow.gap_report(assessment, "en"))

    assert "\x1b" not in choose(folder)
    assert "'=HYPERLINK(1)" in faces.content(".csv").decode("utf-8-sig")
    assert b"<b>" not in faces.content(".html").partition(b"=HYPERLINK(1)")[2][:40]

"""The roadmap: what each recommendation takes, who could lead, and the next step."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lawcheck import workflow
from lawcheck.cli.main import app
from lawcheck.model.finding import Priority, Scenario
from lawcheck.report.document import Table, plain
from tests.conftest import ARCADIA


def rows(folder: Path, language: str = "en") -> dict[str, list[str]]:
    document = workflow.gap_report(workflow.assess(folder), language)
    (table,) = (each for each in document.blocks() if isinstance(each, Table) and each.anchor == "table-roadmap")
    return {plain(row[0]): [plain(cell) for cell in row[1:]] for row in table.rows}


@pytest.fixture(scope="module")
def roadmap() -> dict[str, list[str]]:
    return rows(ARCADIA)


def test_every_recommendation_of_the_first_three_priorities_has_a_row(roadmap):
    findings = workflow.assess(ARCADIA).findings[Scenario.NOW].values()
    wanted = [each for each in findings if each.priority is not None and each.priority <= Priority.DECIDE]

    assert list(roadmap) == [f"R-{number}" for number in range(1, len(wanted) + 1)]


@pytest.mark.parametrize(
    ("number", "vehicle", "lead", "step"),
    [
        ("R-1", "amendment: Child Protection Act", "Ministry of Justice, legislation", "choose an option, then instruct counsel"),
        ("R-4", "commencement: Witness Protection Act", "Ministry of Justice, legislation", "make the instrument that brings the text into force"),
        ("R-5", "a new provision in an Act", "Ministry of Justice, legislation", "instruct counsel"),
        ("R-2", "any measure; no Act is needed", "Immigration and border authorities", "decide on the measure, take it and document it"),
    ],
)  # fmt: skip
def test_the_vehicle_and_the_next_step_follow_from_what_is_short(roadmap, number, vehicle, lead, step):
    assert roadmap[number][:2] == [vehicle, lead]
    assert roadmap[number][3] == step


def test_recommendations_that_share_a_question_are_named_together(roadmap):
    for number, row in roadmap.items():
        for other in row[2].split(", "):
            assert other == "–" or number in roadmap[other][2].split(", ")


def test_an_option_that_was_chosen_is_the_next_step(tmp_path: Path):
    folder = Path(shutil.copytree(ARCADIA, tmp_path / "arcadia"))
    arguments = ["choose", str(folder), "protocol.3.c", "model-law.8.a", "--by", "ab", "--reason", "One offence."]
    assert CliRunner().invoke(app, arguments).exit_code == 0

    assert rows(folder)["R-1"][3] == "instruct counsel on the option chosen: model-law.8.a"


def test_the_roadmap_is_written_in_french():
    found = rows(ARCADIA, "fr")

    assert found["R-4"][0] == "entrée en vigueur\u00a0: Loi sur la protection des témoins"

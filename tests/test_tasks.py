"""Who carries out a recommendation and until when: recorded, refused, printed in the roadmap."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lawcheck import workflow
from lawcheck.cli.main import app
from lawcheck.model.finding import Scenario
from lawcheck.report.document import Table, plain
from tests.conftest import ARCADIA

CHOICES = """\
# of the working group
language: en
choices:
  protocol.3.c:   # settled on Monday
    options: [model-law.8.a]
    by: ab
    on: 2026-07-14
    reason: One offence.
"""
ROADMAP = """\
roadmap:
  protocol.6.3.d:
    lead: Ministry of Health   # by letter
    until: 2026-12-31
"""


def choose(folder: Path, *arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(app, ["choose", str(folder), *arguments])

    assert result.exit_code == code, result.output
    return " ".join(result.output.split())


def choices(folder: Path) -> str:
    return (folder / "choices.yaml").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ARCADIA, tmp_path / "arcadia"))


@pytest.fixture
def decided(folder: Path) -> Path:
    (folder / "choices.yaml").write_text(CHOICES + ROADMAP, encoding="utf-8")
    return folder


def roadmap(folder: Path, language: str = "en") -> tuple[list[str], dict[str, list[str]]]:
    document = workflow.gap_report(workflow.assess(folder), language)
    (table,) = (each for each in document.blocks() if isinstance(each, Table) and each.anchor == "table-roadmap")
    return list(table.columns), {plain(row[0]): [plain(cell) for cell in row[1:]] for row in table.rows}


def test_it_is_recorded_without_a_choice_in_a_file_that_was_not_there(folder: Path):
    choose(folder, "protocol.6.3.d", "--lead", "Ministry of Health", "--until", "2026-12-31")
    task = workflow.assess(folder).tasks["protocol.6.3.d"]

    assert (task.lead, task.until) == ("Ministry of Health", "2026-12-31")
    assert workflow.assess(folder).choices == {}
    assert "no problem found" in workflow.check(folder)


def test_it_is_recorded_together_with_a_choice(folder: Path):
    choose(folder, "protocol.3.c", "model-law.8.a", "--by", "ab", "--reason", "One.", "--lead", "Law Commission")
    assessment = workflow.assess(folder)

    assert assessment.choices["protocol.3.c"].option_ids == ("model-law.8.a",)
    assert (assessment.tasks["protocol.3.c"].lead, assessment.tasks["protocol.3.c"].until) == ("Law Commission", "")


def test_a_block_is_added_and_every_other_byte_stays(folder: Path):
    (folder / "choices.yaml").write_text(CHOICES, encoding="utf-8")
    choose(folder, "protocol.6.3.d", "--lead", "Ministry of Health", "--until", "2026-12-31")

    assert choices(folder) == CHOICES + ROADMAP.replace("   # by letter", "")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("choices:\n", "choices:\nroadmap:\n  protocol.6.3.d:\n    lead: X\n", id="nothing chosen"),
        pytest.param("{choices: {}}\n", "{choices: {}, roadmap: {protocol.6.3.d: {lead: X}}}\n", id="braces"),
        pytest.param(
            "roadmap:\n# none yet\nchoices:\n", "roadmap:\n  protocol.6.3.d:\n    lead: X\n# none yet\nchoices:\n", id="empty"
        ),
        pytest.param(
            "choices:\r\nlanguage: fr\r\n",
            "choices:\r\nlanguage: fr\r\nroadmap:\r\n  protocol.6.3.d:\r\n    lead: X\r\n",
            id="line ends",
        ),
    ],
)  # fmt: skip
def test_any_form_of_the_file_takes_it(folder: Path, before: str, after: str):
    (folder / "choices.yaml").write_bytes(before.encode())
    choose(folder, "protocol.6.3.d", "--lead", "X")

    assert (folder / "choices.yaml").read_bytes() == after.encode()


def test_a_day_alone_is_changed_and_the_lead_stays_as_typed(decided: Path):
    choose(decided, "protocol.6.3.d", "--until", "2027-06-30")

    assert choices(decided) == CHOICES + ROADMAP.replace("2026-12-31", "2027-06-30")


def test_it_is_taken_away_piece_by_piece(decided: Path):
    choose(decided, "protocol.6.3.d", "--until", "")
    assert choices(decided) == CHOICES + ROADMAP.replace("    until: 2026-12-31\n", "")
    choose(decided, "protocol.6.3.d", "--lead", "")

    assert workflow.assess(decided).tasks == {}
    assert choices(decided).startswith(CHOICES)


def test_a_decision_taken_back_leaves_who_carries_it_out(decided: Path):
    choose(decided, "protocol.3.c", "--lead", "Law Commission")
    choose(decided, "--undo", "protocol.3.c")
    assessment = workflow.assess(decided)

    assert assessment.choices == {}
    assert assessment.tasks["protocol.3.c"].lead == "Law Commission"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["protocol.6.3.dd", "--lead", "X"], "unknown provision 'protocol.6.3.dd'; did you mean 'protocol.6.3.d'?"),
        (["protocol.1.1", "--lead", "X"], "protocol.1.1 asks for nothing, so that there is nothing to do"),
        (["protocol.6.3.d", "--until", "tomorrow"], "'tomorrow' is not a day"),
        (["protocol.6.3.d", "--until", "2026-02-30"], "'2026-02-30' is not a day"),
        (["protocol.6.3.dd", "--lead", ""], "unknown provision 'protocol.6.3.dd'"),
    ],
)
def test_what_is_wrong_is_refused_and_nothing_is_written(decided: Path, arguments: list[str], message: str):
    before = choices(decided)

    assert message in choose(decided, *arguments, code=3)
    assert choices(decided) == before


def test_a_mistake_in_the_file_is_named_with_its_place(decided: Path):
    (decided / "choices.yaml").write_text(CHOICES + ROADMAP.replace("until", "untl"), encoding="utf-8")

    result = CliRunner().invoke(app, ["check", str(decided)])

    assert result.exit_code == 3
    assert "choices.yaml:12:5: unknown key 'untl'; did you mean 'until'?" in " ".join(result.output.split())


def test_no_finding_depends_on_it(decided: Path, arcadia):
    assert workflow.assess(decided).findings == arcadia.findings


def test_the_roadmap_prints_who_and_until_when_and_marks_what_is_proposed(decided: Path):
    assessment = workflow.assess(decided)
    columns, rows = roadmap(decided)
    own = [row for row in rows.values() if row[1] == "Ministry of Health"]

    assert columns == ["Rec.", "Vehicle", "Who leads", "Until", "Together with", "Next step"]
    assert [row[2].replace("\u00a0", " ") for row in own] == ["31 December 2026"]
    assert all(row[1].endswith("(proposed)") or row[1] == "–" for row in rows.values() if row not in own)
    assert "protocol.6.3.d" in assessment.findings[Scenario.NOW]


def test_the_roadmap_prints_it_in_french(decided: Path):
    columns, rows = roadmap(decided, "fr")

    assert columns[2:4] == ["Responsable", "Échéance"]
    assert ["Ministry of Health", "31 décembre 2026"] in [
        [cell.replace("\u00a0", " ") for cell in row[1:3]] for row in rows.values()
    ]


def test_without_any_the_roadmap_is_as_it_was(folder: Path):
    columns, _ = roadmap(folder)

    assert columns == ["Rec.", "Vehicle", "Could lead", "Together with", "Next step"]


def test_the_list_of_gaps_shows_it(decided: Path):
    choose(decided, "protocol.3.c", "--lead", "Law Commission", "--until", "2027-01-31")

    assert "Roadmap: Law Commission, until 31 January 2027" in choose(decided, "protocol.3.c")
    assert "Ministry of Health, until 31 December 2026" in choose(decided)

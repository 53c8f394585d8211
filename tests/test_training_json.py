"""Scores, agreement, debriefing and the opened key as JSON, in the shape that is documented."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from typer.testing import CliRunner

from lawcheck import workflow
from lawcheck.cli.main import app
from lawcheck.model.library import Level
from lawcheck.store.training import sheet_as_yaml
from tests.training import item, sheet, training_folder

ASKED = ("offence.attempt", "offence.intent", "scope.internal", "offence.directing")


def run(*arguments: object):
    return CliRunner().invoke(app, ["train", *map(str, arguments)])


def data(*arguments: object) -> Any:
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = training_folder(tmp_path)
    (made / "results").mkdir()
    answers = {
        "group-1": {
            "offence.attempt": replace(
                item("present", "penal-code 20(1)", "The general part covers it"), level=Level.QUALIFIED
            ),
            "scope.internal": item("absent", text="absent"),
            "offence.intent": item("absent"),
        },
        "group-2": {
            "offence.attempt": replace(item("present", "penal-code 20(1)"), level=Level.CONSIDER),
            "scope.internal": item("present", "atp-act 3(4)"),
            "offence.directing": item("undetermined"),
        },
    }
    for group, items in answers.items():
        (made / "results" / f"{group}.yaml").write_bytes(sheet_as_yaml(sheet(group, items, ASKED), group))
    return made


@pytest.mark.parametrize(
    "arguments",
    [
        ("score",),
        ("score", "--total", "--with-objections"),
        ("agree",),
        ("debrief",),
        ("debrief", "--with-key"),
        ("reveal", "--unit", "offence.attempt", "--unit", "scope.internal"),
    ],
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_output_has_the_shape_of_the_schema(folder: Path, arguments: tuple[str, ...], language: str):
    run("object", folder, "offence.intent", "--value", "absent", "--by", "group-1", "--reason", "Why not.")
    command, *options = arguments
    found = data(command, folder, *options, "--lang", language)

    jsonschema.validate(found, json.loads(workflow.schema("scores")))


def test_counts_stand_side_by_side_and_points_are_given_only_on_demand(folder: Path):
    group = data("score", folder)["groups"][0]

    assert group["gaps"] == {"found": 2, "in_part": 0, "of": 2}
    assert group["values"] == {"exact": 2, "one_step_off": 0, "of": 4}
    assert group["levels"] == {"number": 1, "of": 1}
    assert group["reasons"] == {"number": 1, "of": 3}
    assert group["false_alarms"] == 1
    assert "total" not in group
    assert data("score", folder, "--total")["groups"][0]["total"] == 12


def test_scores_say_which_objections_were_counted(folder: Path):
    for value in ("absent", "partial"):
        run("object", folder, "offence.intent", "--value", value, "--by", "group-1", "--reason", "Why not.")
    run("object", folder, "--refuse", "o2", "--because", "No.")

    assert data("score", folder)["objections"] == {"counted": None, "refused": ["o2"]}
    assert data("score", folder, "--with-objections")["objections"] == {"counted": ["o1"], "refused": ["o2"]}


def test_agreement_counts_the_pairs_that_differ_by_why(folder: Path):
    found = data("agree", folder)

    assert found["overall"] == {"number": 1, "of": 2}
    assert found["kinds"] == {
        "level": 1,
        "not-applicable": 0,
        "undetermined": 0,
        "section": 1,
        "step": 0,
        "reading": 0,
    }
    assert found["alpha"]["why_none"] == "few"


def test_the_debriefing_shows_no_key_unless_it_is_asked_for(folder: Path):
    without, with_key = data("debrief", folder), data("debrief", folder, "--with-key")
    internal = next(each for each in with_key["questions"] if each["criterion"] == "scope.internal")

    assert "key" not in json.dumps(without)
    assert internal["key"] == "absent"
    assert internal["answers"]["group-2"] == {"value": "present", "cites": ["atp-act 3(4)"], "level": None}


def test_a_finding_of_the_map_rests_on_the_groups_own_answers_alone(folder: Path):
    found = {each["provision"]: each["findings"] for each in data("debrief", folder)["provisions"]}

    assert found["protocol.5.1"]["group-1"]["range"]["best"] != "met"  # it says that intent is not punished
    assert found["protocol.5.1"]["group-2"] is None


def test_json_is_not_written_over_a_page(folder: Path, tmp_path: Path):
    result = run("score", folder, "--json", "-o", tmp_path / "scores.docx")

    assert result.exit_code == 2
    assert not (tmp_path / "scores.docx").exists()


def test_no_control_character_leaves_in_json(folder: Path):
    path = folder / "results" / "group-1.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("group: group-1", 'group: "g\\x1b[31m"'), encoding="utf-8")

    assert "\x1b" not in run("score", folder, "--json").stdout

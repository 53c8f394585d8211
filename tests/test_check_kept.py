"""``check`` reads what a folder keeps beside law and readings: replies of agencies, answers of groups, objections."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lawcheck.cli.main import app
from lawcheck.store.training import sheet_as_yaml
from tests.conftest import ARCADIA
from tests.training import item, sheet, training_folder

REPLY = """\
body: Labour Inspectorate
language: en
date: 2026-07-03
replies:
  assistance.medical:
    value: partial
    cites: [child-act 4]
    text: Children only.
  offence.attempt:
    value: present
    cites: [atp-act 6(1)]
"""
OBJECTION = """\
objections:
  - id: o1
    criterion: offence.attempt
    value: partial
    by: group-2
    reason: Too general.
"""


def check(folder: Path, code: int = 0) -> str:
    result = CliRunner().invoke(app, ["check", str(folder)])

    assert result.exit_code == code, result.output
    return " ".join(result.output.split())


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ARCADIA, tmp_path / "arcadia"))


@pytest.fixture
def training(tmp_path: Path) -> Path:
    made = training_folder(tmp_path)
    (made / "results").mkdir()
    for group in ("group-1", "group-2"):
        answers = {"offence.attempt": item("present", "penal-code 20(1)"), "scope.internal": item("absent")}
        (made / "results" / f"{group}.yaml").write_bytes(sheet_as_yaml(sheet(group, answers), group))
    return made


def changed(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_replies_are_counted(folder: Path):
    put(folder, "replies/labour.yaml", REPLY)
    put(folder, "replies/police.yaml", REPLY.replace("Labour Inspectorate", "Police"))

    assert ", replies 2: no problem found" in check(folder)


def test_where_there_is_nothing_of_the_kind_nothing_of_it_is_said(folder: Path):
    said = check(folder)

    assert "replies" not in said
    assert "groups" not in said
    assert "objections" not in said


def test_a_section_that_a_reply_cites_and_that_is_gone_is_named_with_its_place_and_stops_nothing(folder: Path):
    path = put(folder, "replies/labour.yaml", REPLY.replace("child-act 4", "child-act 44"))

    said = check(folder)

    assert f"warning: {path}:7:13: assistance.medical: 'child-act 44' is cited, and child-act has no section 44" in said
    assert "replies 1: no problem found" in said


def test_a_part_of_a_section_that_is_gone_is_named(folder: Path):
    put(folder, "replies/labour.yaml", REPLY.replace("atp-act 6(1)", "atp-act 6(9)"))

    assert "offence.attempt: 'atp-act 6(9)' is cited, and atp-act has no 6(9)" in check(folder)


def test_a_text_that_a_reply_cites_and_that_left_the_register_is_named_with_the_nearest(folder: Path):
    put(folder, "replies/labour.yaml", REPLY.replace("child-act 4", "child-acts 4"))

    assert "'child-acts 4' is cited, and no text 'child-acts' is registered; did you mean 'child-act'?" in check(folder)


def test_what_was_never_found_in_the_register_is_no_loss(folder: Path):
    typed = REPLY.replace("cites: [child-act 4]", "cites_as_typed: [Health Act 12]")
    put(folder, "replies/labour.yaml", typed)

    assert "warning" not in check(folder)


def test_an_unknown_criterion_of_a_reply_is_a_problem(folder: Path):
    put(folder, "replies/labour.yaml", REPLY.replace("offence.attempt", "offence.atempt"))

    assert "unknown criterion 'offence.atempt'; did you mean 'offence.attempt'?" in check(folder, code=3)


def test_a_reply_whose_file_has_another_ending_is_not_passed_over_in_silence(folder: Path):
    path = put(folder, "replies/labour.yml", REPLY)

    assert f"warning: {path}: this file is not read; name it labour.yaml" in check(folder)


def test_groups_and_objections_of_a_training_country_are_counted(training: Path):
    put(training, "objections.yaml", OBJECTION)

    assert ", groups 2, objections 1: no problem found" in check(training)


def test_an_unknown_criterion_in_the_answers_of_a_group_is_a_problem(training: Path):
    path = training / "results" / "group-2.yaml"
    path.write_text(path.read_text("utf-8").replace("offence.attempt", "offence.atempt"), encoding="utf-8")

    said = check(training, code=3)

    assert f"{path}:" in said
    assert "unknown criterion 'offence.atempt'; did you mean 'offence.attempt'?" in said


def test_answers_of_another_country_are_a_problem(training: Path):
    path = training / "results" / "group-1.yaml"
    path.write_text("country: XZ\n" + path.read_text("utf-8"), encoding="utf-8")

    assert "these are answers on the law of XZ, and the folder is that of XA" in check(training, code=3)


def test_an_objection_to_a_question_that_the_key_does_not_answer_is_a_problem(training: Path):
    put(training, "objections.yaml", OBJECTION.replace("offence.attempt", "offence.atempt"))

    assert "the key has no answer to 'offence.atempt'; did you mean 'offence.attempt'?" in check(training, code=3)


def test_problems_of_answers_and_objections_are_named_together(training: Path):
    changed(training / "results" / "group-1.yaml", "value: present", "value: presant")
    changed(training / "results" / "group-2.yaml", "value: present", "value: presint")
    put(training, "objections.yaml", OBJECTION.replace("partial", "partiel"))

    said = check(training, code=3)

    assert all(f"'{wrong}' is not one of" in said for wrong in ("presant", "presint", "partiel"))


def test_a_place_that_a_group_cited_and_that_is_gone_is_named(training: Path):
    changed(training / "results" / "group-1.yaml", "penal-code 20(1)", "penal-code 2000")

    said = check(training)

    assert "offence.attempt: 'penal-code 2000' is cited, and penal-code has no section 2000" in said
    assert "groups 2: no problem found" in said


def test_a_text_that_participants_do_not_get_is_no_place_for_a_group(training: Path):
    changed(training / "key.yaml", "goals:", "statutes: [atp-act, penal-code]\ngoals:")
    changed(training / "results" / "group-1.yaml", "penal-code 20(1)", "child-act 4")

    assert "'child-act 4' is cited, and no text 'child-act' is registered" in check(training)


def test_an_objection_beside_a_closed_key_is_said_to_be_unread(training: Path):
    put(training, "objections.yaml", OBJECTION)
    (training / "key.yaml").rename(training / "key.sealed")

    assert "objections.yaml: not read: there is no key.yaml that it could object to; open the key:" in check(training)


def test_a_folder_named_results_of_a_country_that_is_no_training_is_left_alone(folder: Path):
    (folder / "key.yaml").unlink()
    put(folder, "results/group-1.yaml", "not: ours\n")

    assert "no problem found" in check(folder)

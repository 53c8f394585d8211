"""``lawcheck reading``: a blind file for a second reader."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lawcheck import workflow
from lawcheck.load.yaml_text import parse_yaml
from lawcheck.model.finding import Flag
from tests.conftest import ARCADIA
from tests.second import run, twice_read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ARCADIA, tmp_path / "arcadia"))


def blank(folder: Path, name: str = "second") -> str:
    return (folder / "readings" / f"{name}.yaml").read_text(encoding="utf-8")


def stubs(folder: Path, name: str = "second") -> list[str]:
    text = blank(folder, name)
    return list(parse_yaml(text, name).data["answers"])


def test_a_blind_reading_asks_what_the_first_one_answers(folder):
    assert run("reading", "new", folder, "--reader", "cd").exit_code == 0

    first = workflow.assess(ARCADIA).reading.answers
    assert sorted(stubs(folder)) == sorted(first)


def test_a_blind_reading_holds_nothing_of_the_first(folder):
    run("reading", "new", folder, "--reader", "cd")
    lines = [line for line in blank(folder).splitlines() if line and not line.lstrip().startswith("#")]

    assert all(line.endswith(":") for line in lines[2:])
    assert lines[:2] == ["reader: cd", "language: en"]


def test_a_blind_reading_can_be_checked_and_leaves_the_findings_as_they_are(folder):
    before = workflow.assess(folder).findings
    run("reading", "new", folder, "--reader", "cd")

    assert run("check", folder).exit_code == 0
    assert workflow.assess(folder).findings == before


def test_a_reading_that_is_not_begun_is_no_second_reading(folder):
    run("reading", "new", folder, "--reader", "cd")

    assert "A second reading has not been made." in run("assess", folder).stdout
    assert Flag.SINGLE_READER in workflow.assess(folder).findings["now"]["protocol.3.a.acts"].flags


def test_a_sample_says_its_share_and_its_seed(folder):
    result = run("reading", "new", folder, "--reader", "cd", "--sample", "20%", "--seed", "7")

    assert "criteria to be read by cd: 82" in result.stdout
    assert "# A sample of 82 of 411 criteria: 20% of each theme, rounded, and one at least; seed 7." in blank(folder)


def test_the_same_seed_gives_the_same_file_and_another_seed_another(folder):
    for name, seed in (("a", 7), ("b", 7), ("c", 8)):
        run("reading", "new", folder, "--reader", "cd", "--name", name, "--sample", "20", "--seed", seed)

    assert (blank(folder, "a") == blank(folder, "b"), stubs(folder, "a") == stubs(folder, "c")) == (True, False)


def test_an_early_sample_is_advised_against_and_made(folder):
    result = run("reading", "new", folder, "--reader", "cd", "--sample", "10%")

    assert result.exit_code == 0
    assert "10% is less than the usual 20%" in result.stderr
    assert "read everything twice until fewer than 5% of the answers diverge" in result.stderr


def test_after_a_reading_that_agrees_a_sample_needs_no_advice(folder):
    first = (folder / "readings" / "first.yaml").read_text(encoding="utf-8").partition("\noverrides:")[0]
    (folder / "readings" / "second.yaml").write_text(first.replace("reader: ab", "reader: cd"), encoding="utf-8")
    result = run("reading", "new", folder, "--reader", "cd", "--name", "third", "--sample", "20%")

    assert (result.exit_code, result.stderr) == (0, "")


def test_a_reading_can_be_of_one_theme(folder):
    run("reading", "new", folder, "--reader", "cd", "--theme", "definition")

    assert {each.partition(".")[0] for each in stubs(folder)} == {"definition"}


def test_an_unknown_theme_is_refused_with_the_nearest(folder):
    result = run("reading", "new", folder, "--reader", "cd", "--theme", "definitio")

    assert (result.exit_code, "did you mean 'definition'?" in result.stderr) == (3, True)


def test_an_unknown_reader_is_refused_with_how_to_add_one(folder):
    result = run("reading", "new", folder, "--reader", "xy")

    assert result.exit_code == 3
    assert (
        "country.yaml: unknown reader 'xy'; there is ab, cd or add a line under readers: - {id: xy, role: "
        in result.stderr
    )


def test_the_first_reader_cannot_make_the_second_reading(folder):
    result = run("reading", "new", folder, "--reader", "ab")

    assert (result.exit_code, "a second reading is somebody else's" in result.stderr) == (3, True)


def test_a_reading_that_is_there_is_not_written_over(folder):
    run("reading", "new", folder, "--reader", "cd")
    before = blank(folder)
    result = run("reading", "new", folder, "--reader", "cd", "--theme", "definition")

    assert (result.exit_code, "already there" in result.stderr, blank(folder)) == (3, True, before)


@pytest.mark.parametrize("name", ["agreed", "../x", "Second", ""])
def test_a_name_that_cannot_be_is_refused(folder, name):
    assert run("reading", "new", folder, "--reader", "cd", "--name", name).exit_code == 3


@pytest.mark.parametrize("share", ["0", "101%", "many", "-5%"])
def test_a_share_that_cannot_be_is_wrong_usage(folder, share):
    assert run("reading", "new", folder, "--reader", "cd", "--sample", share).exit_code == 2


def test_a_reading_in_french_has_french_comments(folder):
    run("reading", "new", folder, "--reader", "cd", "--language", "fr", "--theme", "definition")

    assert "# Seconde lecture (Arcadie), à l’aveugle" in blank(folder)
    assert "  # Recrutement\n  definition.act.recruitment:\n" in blank(folder)


def test_a_reading_in_a_language_without_phrases_has_english_comments(folder):
    run("reading", "new", folder, "--reader", "cd", "--language", "es", "--theme", "definition")

    assert "# A second reading of Arcadia, blind" in blank(folder)
    assert "\nlanguage: es\n" in blank(folder)


def test_what_is_no_language_is_refused(folder):
    assert run("reading", "new", folder, "--reader", "cd", "--language", "Español").exit_code == 3


def test_without_a_reading_all_criteria_of_the_library_are_asked(folder, library):
    (folder / "readings" / "first.yaml").unlink()
    run("reading", "new", folder, "--reader", "ab", "--name", "first")

    assert sorted(stubs(folder, "first")) == sorted(library.criteria)


def test_the_list_names_readings_readers_and_counts(tmp_path):
    page = " ".join(run("reading", "list", twice_read(tmp_path)).stdout.split())

    assert "first A. Bellamy 72 answers" in page
    assert "second C. Dorval 15 answers" in page
    assert "15 criteria were read twice. The readers differ on 3 of them; reconciled: 0." in page

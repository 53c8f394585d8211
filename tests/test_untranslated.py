"""What a language lacks is listed, and never passed over: no page is written with a phrase of another language in it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lawcheck.errors import LawcheckError
from lawcheck.load.library import load_library
from lawcheck.load.phrases import FOLDER, load_phrases
from lawcheck.report.phrases import Phrases, read_phrases
from lawcheck.workflow.translating import untranslated_list
from tests.conftest import ROOT
from tests.test_cli import run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = Path(shutil.copytree(FOLDER, tmp_path / "phrases"))
    french = (made / "fr.yaml").read_text(encoding="utf-8")
    (made / "mg.yaml").write_text(french.replace("language: fr", "language: mg", 1), encoding="utf-8")
    return made


def change(folder: Path, old: str, new: str) -> None:
    path = folder / "mg.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def problems(folder: Path) -> list[str]:
    with pytest.raises(LawcheckError) as caught:
        load_phrases("mg", None, folder)
    return [str(each).rpartition("mg.yaml:")[2] for each in caught.value.problems]


def test_a_whole_file_is_a_language(folder: Path):
    assert load_phrases("mg", None, folder)["language"] == "mg"


def test_a_phrase_that_is_not_there_is_named_with_where_to_look(folder: Path):
    change(folder, "contents: Table des matières\n", "")

    assert problems(folder) == [" missing phrases (1): contents; see: lawcheck list --untranslated mg"]


def test_what_is_not_filled_in_is_named_with_its_place_and_what_there_is(folder: Path):
    change(folder, 'footer: "{status} · droit au {date}"\ntitle:', 'footer: "{status} · droit au {dat}"\ntitle:')

    (problem,) = problems(folder)
    assert problem.endswith("footer: {dat} is not filled in here; did you mean '{date}'?")


def test_a_brace_that_stands_alone_is_named(folder: Path):
    change(folder, "contents: Table des matières\n", "contents: 'Table {des matières'\n")

    (problem,) = problems(folder)
    assert "contents: { is not filled in here" in problem


def test_a_mistake_is_told_again_when_what_was_read_is_kept(folder: Path, tmp_path: Path):
    change(folder, "contents: Table des matières\n", "")
    for _ in range(2):
        with pytest.raises(LawcheckError):
            load_phrases("mg", tmp_path / "cache", folder)


def test_a_counted_phrase_is_asked_for_in_every_form_of_the_language(folder: Path):
    change(folder, 'plural: {one: "n = 0..1"}', 'plural: {one: "n = 1", few: "n % 100 = 3..10"}')

    (problem,) = problems(folder)
    assert "assess.texts.few" in problem


def test_a_rule_that_cannot_be_read_is_named(folder: Path):
    change(folder, 'plural: {one: "n = 0..1"}', 'plural: {one: "n is 1"}')

    (problem,) = problems(folder)
    assert "n is 1" in problem


RUSSIAN = {"one": "n % 10 = 1 and n % 100 != 11", "few": "n % 10 = 2..4 and n % 100 != 12..14"}
ARABIC = {"zero": "n = 0", "one": "n = 1", "two": "n = 2", "few": "n % 100 = 3..10", "many": "n % 100 = 11..99"}


@pytest.mark.parametrize(
    ("rules", "forms"),
    [
        ({}, {0: "other", 1: "other", 7: "other"}),
        ({"one": "n = 1"}, {0: "other", 1: "one", 2: "other"}),
        ({"one": "n = 0..1"}, {0: "one", 1: "one", 2: "other"}),
        (RUSSIAN, {1: "one", 2: "few", 5: "other", 11: "other", 12: "other", 21: "one", 24: "few", 111: "other"}),
        (ARABIC, {0: "zero", 1: "one", 2: "two", 3: "few", 11: "many", 100: "other", 103: "few", 111: "many"}),
        ({"few": "n = 0 or n % 100 = 2..10, 20"}, {0: "few", 1: "other", 20: "few", 102: "few", 120: "few"}),
    ],
)
def test_a_number_takes_the_form_that_its_language_gives_it(rules: dict[str, str], forms: dict[int, str]):
    say = Phrases("xx", {f"articles.{each}": each for each in (*rules, "other")}, rules)

    assert {n: say("articles", n=n) for n in forms} == forms


def test_a_language_that_nobody_has_begun_lacks_everything():
    listed = untranslated_list("sw").splitlines()

    assert listed[0].startswith("sw: 1")
    assert "  contents: Contents" in listed
    assert any(each.endswith("model_law/protocol/03-use-of-terms.yaml") for each in listed)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_english_and_french_lack_nothing(language: str):
    assert untranslated_list(language).startswith(
        f"{language}: 0 phrases and 0 texts of the library are to be translated"
    )


def test_what_is_worded_as_in_english_is_listed_apart():
    listed = untranslated_list("fr").partition("Written as in English")[2]

    assert "  tradition.common-law: common law" in listed
    assert "  contents: " not in listed


def test_the_command_lists_it():
    found = run("list", "--untranslated", "sw")

    assert found.exit_code == 0
    assert "texts of the library are to be translated" in found.output


def test_what_is_no_language_tag_is_refused():
    found = run("list", "--untranslated", "Swahili")

    assert found.exit_code == 3
    assert "'Swahili' is no language tag" in found.output


def test_a_text_that_lacks_a_language_is_found_again_on_the_second_run(tmp_path: Path):
    own = Path(shutil.copytree(ROOT / "docs" / "p29", tmp_path / "own"))
    path = own / "p29" / "05-cooperation.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("{en: Cooperation, fr: Coopération}", "{en: Cooperation}", 1), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(LawcheckError, match="the text lacks fr"):
            load_library([ROOT / "model_law", own], tmp_path / "cache")


def test_a_direction_that_is_none_is_refused(folder: Path):
    change(folder, "direction: ltr", "direction: up")

    assert len(problems(folder)) == 1


def test_the_phrases_of_a_file_say_how_it_is_written(folder: Path):
    change(folder, "direction: ltr", "direction: rtl")

    assert read_phrases(load_phrases("mg", None, folder)).direction == "rtl"

"""``lawcheck statutes add`` asks and answers in the language of the one who types; files and messages of error do not change."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from lawcheck.cli import statutes_add
from lawcheck.cli.main import app
from tests.conftest import ARCADIA

NBSP = "\u00a0"
TYPED = "\n\nLoi 3\nstatute\nin-force\n2026-01-31\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ARCADIA, tmp_path / "arcadia"))


@pytest.fixture
def law(tmp_path: Path) -> Path:
    path = tmp_path / "code.txt"
    path.write_text(
        "Code du travail\n\nArticle 1er\nLe travail forcé est interdit.\n\nArticle 2\nNul ne peut être contraint.\n",
        encoding="utf-8",
    )
    return path


def add(folder: Path, law: Path, *arguments: str, typed: str = "", **more):
    return CliRunner().invoke(app, ["statutes", "add", str(folder), str(law), *arguments], input=typed, **more)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statutes_add, "_is_terminal", lambda: True)


@pytest.mark.usefixtures("terminal")
def test_every_question_is_asked_in_french(folder: Path, law: Path):
    said = add(folder, law, "--lang", "fr", typed=TYPED).output

    assert "Langue du texte (en, fr, ar…) [fr]:" in said
    assert "Intitulé [Code du travail]:" in said
    assert "Référence officielle, telle qu’on la cite dans le pays:" in said
    assert "Rang dans la hiérarchie des normes (constitution, treaty (traité), statute (loi), regulation" in said
    assert "not-commenced (adopté, non entré en vigueur), bill (projet ou proposition)" in said
    assert "Date de la version lue (2026-01-31):" in said
    assert not any(english in said for english in ("Language of", "Title", "Citation", "as the country", "Version of"))


@pytest.mark.usefixtures("terminal")
def test_what_was_done_is_said_in_french(folder: Path, law: Path):
    said = add(folder, law, "--lang", "fr", typed=TYPED).stdout

    assert f"id{NBSP}: code (tiré du nom du fichier{NBSP}; --id en donne un autre)" in said
    assert f"articles{NBSP}: 2, de 1er à 2" in said
    assert f"{NBSP}% dans les articles" in said
    assert f"Ensuite{NBSP}: le citer sous la forme 'code 1er', puis{NBSP}: lawcheck check {folder}" in said
    assert "sections" not in said


@pytest.mark.usefixtures("terminal")
def test_the_language_can_stand_in_the_environment_and_the_option_goes_before_it(folder: Path, law: Path):
    french = add(folder, law, typed=TYPED, env={"LAWCHECK_LANG": "fr"}).output
    english = add(folder, law, "--id", "again", "--lang", "en", typed=TYPED, env={"LAWCHECK_LANG": "fr"}).output

    assert "Langue du texte" in french
    assert "Language of the text (en, fr, ar ...)" in english


@pytest.mark.usefixtures("terminal")
def test_the_language_of_the_questions_is_not_that_of_the_text_and_changes_nothing_that_is_written(
    folder: Path, law: Path, tmp_path: Path
):
    other = Path(shutil.copytree(folder, tmp_path / "other"))
    add(folder, law, "--lang", "fr", typed="en\n" + TYPED[1:])
    add(other, law, "--lang", "en", typed="en\n" + TYPED[1:])
    written = (folder / "country.yaml").read_bytes()

    assert yaml.safe_load(written)["statutes"][-1]["language"] == "en"
    assert written == (other / "country.yaml").read_bytes()


@pytest.mark.usefixtures("terminal")
def test_a_wrong_word_is_asked_for_again_and_the_message_stays_english(folder: Path, law: Path):
    said = add(folder, law, "--lang", "fr", typed="\n\nLoi 3\nloi\nstatute\nin-force\n2026-01-31\n")

    assert said.exit_code == 0, said.output
    assert "'loi' is none of these" in said.output
    assert said.output.count("Rang dans la hiérarchie") == 2


def test_an_unknown_language_is_refused_before_anything_is_asked_or_written(folder: Path, law: Path):
    before = sorted((path, path.read_bytes()) for path in folder.rglob("*") if path.is_file())
    facts = ["--title", "Code", "--citation", "Loi 3", "--rank", "statute", "--status", "in-force"]

    result = add(folder, law, *facts, "--as-at", "2026-01-31", "--language", "fr", "--lang", "xx")

    assert result.exit_code == 3
    assert "xx" in result.output
    assert sorted((path, path.read_bytes()) for path in folder.rglob("*") if path.is_file()) == before


def test_where_nobody_can_be_asked_the_language_of_the_text_is_still_required(folder: Path, law: Path):
    result = add(folder, law, "--lang", "fr")

    assert result.exit_code == 3
    assert "--language" in result.output
    assert "must be given" in result.output

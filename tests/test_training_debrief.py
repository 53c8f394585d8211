"""The page for the plenary: findings by provision and group, on one sheet."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lawcheck.cli.main import app
from lawcheck.model.finding import Result
from lawcheck.model.library import Level, Library
from lawcheck.model.reply import ReplyItem
from lawcheck.model.scope import Scope
from lawcheck.model.training import Sheet
from lawcheck.store.training import sheet_as_yaml
from lawcheck.training.group_findings import in_no_row, provision_rows
from tests.conftest import ROOT
from tests.training import item, opened, sheet, training_folder

VALUES = ("present", "absent", "partial", "conflict", "not-applicable")


def run(*arguments: object):
    return CliRunner().invoke(app, ["train", *map(str, arguments)])


def flat(text: str) -> str:
    return " ".join(text.split())


def keep(folder: Path, *sheets: Sheet) -> Path:
    (folder / "results").mkdir(exist_ok=True)
    for each in sheets:
        (folder / "results" / f"{each.group}.yaml").write_bytes(sheet_as_yaml(each, each.group))
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return training_folder(tmp_path)


# The rows of the map


def test_a_finding_is_that_of_the_groups_own_answers(folder: Path, library: Library):
    country = opened(folder)[0]
    sheets = [
        sheet("none", {"offence.attempt": item("absent")}),
        sheet("open", {"offence.attempt": item("partial", "penal-code 20(1)")}),
        sheet("silent", {}, ("offence.attempt",)),
    ]
    (row,) = provision_rows(library, country, sheets)

    assert row.provision_id == "protocol.5.2.a"
    assert row.findings["silent"] is None
    assert row.findings["open"] is not None
    assert (row.findings["open"].worst, row.findings["open"].best) == (Result.PARTLY_MET, Result.MET)
    assert row.findings["none"] is not None
    assert row.findings["none"].is_open  # another rule may take its place, and nobody was asked about it


def test_what_was_not_asked_is_open_and_never_taken_from_the_key(folder: Path, library: Library):
    country, key = opened(folder)
    (row,) = provision_rows(library, country, [sheet("g", {"offence.intent": item("present")})], key.reading)
    found = row.findings["g"]

    assert found is not None
    assert found.is_open
    assert row.key is not None
    assert row.key.result is not Result.UNDETERMINED


def test_the_model_law_has_a_row_only_for_what_no_treaty_asks(folder: Path, library: Library):
    country = replace(opened(folder)[0], scope=Scope())
    names = tuple(each for each in library.criteria if library.used_by(each))
    rows = provision_rows(library, country, [sheet("g", {}, names)])
    by_treaty = {
        name for row in rows if row.provision_id.startswith(("protocol", "untoc")) for name in row.criterion_ids
    }
    others = [row for row in rows if row.provision_id.startswith("model-law")]

    assert others
    assert all(set(row.criterion_ids) - by_treaty for row in others)


def test_good_practice_stands_in_no_row_and_is_counted_below(folder: Path, library: Library):
    practice = next(
        name
        for name in library.criteria
        if library.used_by(name) and all(name in each.practice for each in library.used_by(name))
    )
    country = replace(opened(folder)[0], scope=Scope())
    sheets = [sheet("g", {practice: item("absent"), "offence.intent": item("present")})]
    rows = provision_rows(library, country, sheets)

    assert in_no_row(rows, sheets) == (practice,)


# The page


def test_the_map_is_by_provision_and_on_demand_by_question(folder: Path):
    keep(
        folder,
        sheet("group-1", {"offence.attempt": item("absent"), "scope.internal": item("absent")}),
        sheet("group-2", {"offence.attempt": item("present", "penal-code 20(1)"), "scope.internal": item("present")}),
    )
    by_provision = flat(run("debrief", folder).stdout)
    by_question = flat(run("debrief", folder, "--by", "question").stdout)

    assert "Provision (questions asked) group-1 group-2" in by_provision
    assert "art. 5(2)(a) Attempt (1) ?● up to Met ● Met" in by_provision
    assert "Attempt ○ absent ● present" in by_question
    assert "Provision (questions asked)" not in by_question


def test_levels_that_differ_on_a_divided_question_are_shown(folder: Path):
    answers = {"a": ("absent", Level.MANDATORY), "b": ("present", Level.QUALIFIED), "c": ("present", None)}
    keep(
        folder,
        *(
            sheet(group, {"offence.attempt": replace(item(value, "penal-code 20"), level=level)})
            for group, (value, level) in answers.items()
        ),
    )

    said = flat(run("debrief", folder).stdout)

    assert "What the treaty demands: mandatory: a; mandatory, qualified: b" in said


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("rows", ["provision", "question"])
def test_six_groups_and_twenty_questions_stand_on_one_sheet(tmp_path: Path, language: str, rows: str):
    folder = Path(shutil.copytree(ROOT / "examples" / "sylvemarche", tmp_path / "sylvemarche"))
    country, key = opened(folder)
    asked = tuple(key.answers)[::7][:20]
    cited = next(iter(country.texts["code-penal"].sections))
    sheets = []
    for group in range(1, 7):
        answers: dict[str, ReplyItem] = {}
        for place, name in enumerate(asked):
            value = VALUES[(group * (place + 1) + place) % len(VALUES)]
            places = f"code-penal {cited}" if value not in ("absent", "not-applicable") else ""
            level = (Level.MANDATORY, Level.QUALIFIED, Level.CONSIDER)[(group + place) % 3]
            answers[name] = replace(item(value, places), level=level)
        sheets.append(sheet(f"group-{group}", answers))
    keep(folder, *sheets)
    run("debrief", folder, "--lang", language, "--by", rows, "-o", tmp_path / "debrief.docx")
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", tmp_path, tmp_path / "debrief.docx"], check=True, capture_output=True, timeout=120
    )

    import pypdfium2

    assert len(pypdfium2.PdfDocument(tmp_path / "debrief.pdf")) == 1

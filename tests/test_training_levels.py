"""What a treaty demands: asked in worksheets of a training, read back, scored, and shown where groups differ in it."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest
import yaml
from typer.testing import CliRunner

from lawcheck.cli.main import app
from lawcheck.load.phrases import load_phrases, phrase_languages
from lawcheck.load.worksheets.vocabulary import level_of, vocabulary_of
from lawcheck.model.library import Level, Library
from lawcheck.model.scope import Scope
from lawcheck.model.scoring import Difference, Share
from lawcheck.training.dividing import compare_groups, difference
from lawcheck.training.levels import level_provisions, right_levels
from lawcheck.training.reasons import is_reason
from lawcheck.training.scoring import Yardstick, score
from tests.filling import filled_docx, filled_xlsx
from tests.training import item, opened, sheet, training_folder

TREATIES = Scope(instruments=("protocol", "untoc"))
ANSWERS = {
    "offence.attempt": ("partial", "Penal Code, section 20(1)", "Because of section twenty", "mandatory, qualified"),
    "offence.intent": ("present", "", "", "mandatory"),
    "scope.internal": ("absent", "", "", ""),
    "offence.directing": ("", "", "", "optional"),
}
KEPT = {"offence.attempt": "qualified", "offence.intent": "mandatory", "offence.directing": "optional"}


def run(*arguments: object):
    return CliRunner().invoke(app, ["train", *map(str, arguments)])


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Worksheets in Word and in Excel, in English and in French, with levels; and one without."""
    place = tmp_path_factory.mktemp("blank")
    made = training_folder(place)
    for language in ("en", "fr"):
        for option in ([], ["--excel"]):
            run("worksheet", made, "--groups", 1, "--lang", language, "-o", place / language, *option)
    run("worksheet", made, "--groups", 1, "--no-levels", "-o", place / "beginners")
    run("worksheet", made, "--groups", 1, "--no-levels", "--excel", "-o", place / "beginners")
    return place


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return training_folder(tmp_path)


def collected(folder: Path, file: Path) -> dict[str, str]:
    """Collect a sheet; give the levels that were kept."""
    result = run("collect", folder, file)
    assert result.exit_code == 0, result.stderr
    kept = yaml.safe_load((folder / "results" / "group-1.yaml").read_text(encoding="utf-8"))["answers"]
    return {name: answer["level"] for name, answer in kept.items() if "level" in answer}


# What is right


def test_the_level_of_a_question_is_that_of_the_provisions_of_treaties_that_ask_it(library: Library, folder: Path):
    country = replace(opened(folder)[0], scope=TREATIES)
    levels = right_levels(library, country)

    assert levels["offence.attempt"] == {Level.QUALIFIED}  # Protocol 5(2)(a): subject to the basic concepts
    assert levels["offence.intent"] == {Level.MANDATORY}  # Protocol 5(1)
    assert levels["stay.temporary"] == {Level.CONSIDER}  # Protocol 7(1)


def test_every_level_of_a_treaty_in_scope_is_right(library: Library, folder: Path):
    country = replace(opened(folder)[0], scope=TREATIES)
    both = {each for each, levels in right_levels(library, country).items() if len(levels) > 1}

    assert both
    for each in both:
        found = level_provisions(library, country, each)
        assert all(library.instruments[one.instrument_id].is_treaty for some in found.values() for one in some)


def test_to_endeavour_is_said_as_to_consider(library: Library, folder: Path):
    country = replace(opened(folder)[0], scope=TREATIES)
    found = [
        level_provisions(library, country, name)
        for provision in library.provisions.values()
        if provision.level is Level.ENDEAVOUR
        for name in provision.criterion_ids
    ]

    assert found
    assert all(Level.CONSIDER in each for each in found)


def test_what_the_model_law_alone_asks_is_optional_and_changes_no_treatys_level(library: Library, folder: Path):
    country = opened(folder)[0]
    narrow = right_levels(library, replace(country, scope=TREATIES))
    wide = right_levels(library, replace(country, scope=Scope()))

    assert {name: wide[name] for name in narrow if narrow[name] != {Level.OPTIONAL}} == {
        name: levels for name, levels in narrow.items() if levels != {Level.OPTIONAL}
    }
    assert all(wide[name] == {Level.OPTIONAL} for name in wide.keys() - narrow.keys())


def test_what_a_treaty_outside_a_narrow_exercise_demands_is_not_learnt_as_optional(library: Library, folder: Path):
    country = replace(opened(folder)[0], scope=Scope(instruments=("model-law",)))
    found = level_provisions(library, country, "compensation.state-fund")

    assert "protocol.6.6" in [each.id for each in found[Level.MANDATORY]]
    assert Level.OPTIONAL not in found


def test_what_only_structure_asks_in_scope_has_the_level_of_the_treaty_outside(library: Library, folder: Path):
    country = replace(opened(folder)[0], scope=Scope(instruments=("protocol",)))

    assert [each.id for each in level_provisions(library, country, "scope.internal")[Level.MANDATORY]] == ["untoc.34.2"]


def test_a_safeguard_demands_no_level(library: Library, folder: Path):
    country = replace(opened(folder)[0], scope=Scope(instruments=("protocol",)))
    asked = library.provisions["protocol.14.1"].criterion_ids

    assert asked
    assert not [name for name in asked if name in right_levels(library, country)]


# Worksheets


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
def test_a_sheet_asks_for_the_level_and_says_what_the_words_mean(blank: Path, ending: str):
    raw = (blank / "en" / f"group-1{ending}").read_bytes()
    if ending == ".docx":
        word = docx.Document(io.BytesIO(raw))
        heads = [table._tbl.xml for table in word.tables]
        assert any('w:val="lawcheck.level"' in each for each in heads)
        assert "What the levels mean" in [each.text for each in word.paragraphs]
    else:
        book = openpyxl.load_workbook(io.BytesIO(raw))
        front, questions = book.worksheets
        shown = [cell.value for cell in front["A"]]
        start = shown.index("What the levels mean")
        (rule,) = [each for each in questions.data_validations.dataValidation if str(each.sqref).startswith("G3")]
        assert shown[start + 2 : start + 6] == ["mandatory", "mandatory, qualified", "to consider", "optional"]
        assert questions["G1"].value == "lawcheck.level"
        assert rule.formula1 == f"'Read first'!$A${start + 3}:$A${start + 6}"


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
def test_no_levels_leaves_the_column_out(blank: Path, ending: str):
    raw = (blank / "beginners" / f"group-1{ending}").read_bytes()
    if ending == ".docx":
        assert all("lawcheck.level" not in table._tbl.xml for table in docx.Document(io.BytesIO(raw)).tables)
    else:
        assert openpyxl.load_workbook(io.BytesIO(raw)).worksheets[1]["G1"].value is None


def test_a_worksheet_for_an_agency_asks_for_no_level(tmp_path: Path):
    from tests.filling import written

    assert openpyxl.load_workbook(io.BytesIO(written(".xlsx"))).worksheets[1]["G1"].value is None


@pytest.mark.parametrize(("ending", "fill"), [(".docx", filled_docx), (".xlsx", filled_xlsx)])
def test_levels_come_back_and_an_empty_one_is_none(blank: Path, folder: Path, tmp_path: Path, ending: str, fill):
    file = fill(tmp_path / f"group-1{ending}", ANSWERS, body="", raw=(blank / "en" / f"group-1{ending}").read_bytes())

    assert collected(folder, file) == KEPT


@pytest.mark.parametrize(("ending", "fill"), [(".docx", filled_docx), (".xlsx", filled_xlsx)])
def test_french_levels_come_back_as_the_same(blank: Path, folder: Path, tmp_path: Path, ending: str, fill):
    answers = {
        "offence.attempt": ("présence partielle", "", "", "obligatoire, assortie de conditions"),
        "offence.intent": ("présence", "", "", "obligatoire"),
        "offence.directing": ("", "", "", "facultatif"),
    }
    file = fill(tmp_path / f"group-1{ending}", answers, body="", raw=(blank / "fr" / f"group-1{ending}").read_bytes())

    assert collected(folder, file) == KEPT


def test_levels_come_back_from_rows_that_were_sorted_and_columns_that_were_moved(
    blank: Path, folder: Path, tmp_path: Path
):
    file = filled_xlsx(tmp_path / "group-1.xlsx", ANSWERS, body="", raw=(blank / "en" / "group-1.xlsx").read_bytes())
    book = openpyxl.load_workbook(file)
    questions = book.worksheets[1]
    rows = [[cell.value for cell in row] for row in questions.iter_rows()]
    head, body = rows[:2], sorted(rows[2:], key=lambda row: str(row[0]), reverse=True)
    for number, row in enumerate([*head, *body], 1):
        for column, value in enumerate([row[6], *row[:6]], 1):
            questions.cell(number, column).value = value
    book.save(file)

    assert collected(folder, file) == KEPT


def test_levels_come_back_from_a_table_whose_tags_and_row_of_keys_are_gone(blank: Path, folder: Path, tmp_path: Path):
    file = filled_xlsx(tmp_path / "group-1.xlsx", ANSWERS, body="", raw=(blank / "en" / "group-1.xlsx").read_bytes())
    book = openpyxl.load_workbook(file)
    book.worksheets[1].delete_rows(1)
    book.save(file)

    assert collected(folder, file) == KEPT


def test_a_level_that_is_none_of_the_words_is_named_and_kept_as_typed(blank: Path, folder: Path, tmp_path: Path):
    answers = {"offence.attempt": ("partial", "", "", "rather strict")}
    raw = (blank / "en" / "group-1.xlsx").read_bytes()
    result = run("collect", folder, filled_xlsx(tmp_path / "group-1.xlsx", answers, body="", raw=raw))
    kept = yaml.safe_load((folder / "results" / "group-1.yaml").read_text(encoding="utf-8"))["answers"]

    assert kept["offence.attempt"] == {"value": "partial", "level_as_typed": "rather strict"}
    assert "offence.attempt: the level 'rather strict' is none of the words; it is kept as typed" in result.stderr
    assert "the words are mandatory, mandatory, qualified, to consider, optional" in result.stderr
    assert run("score", folder).exit_code == 0


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_levels_come_back_from_a_file_that_libreoffice_saved(blank: Path, folder: Path, tmp_path: Path):
    raw = (blank / "en" / "group-1.docx").read_bytes()
    file = filled_docx(tmp_path / "group-1.docx", ANSWERS, body="", raw=raw)
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "docx"]
    subprocess.run([*command, "--outdir", tmp_path / "saved", file], check=True, capture_output=True, timeout=120)

    assert collected(folder, tmp_path / "saved" / "group-1.docx") == KEPT


@pytest.mark.parametrize(
    ("typed", "level"),
    [
        ("must", Level.MANDATORY),
        ("Shall", Level.MANDATORY),
        ("mandatory qualified", Level.QUALIFIED),
        ("obligatoire assortie de condition", Level.QUALIFIED),
        ("consider", Level.CONSIDER),
        ("ENVISAGER", Level.CONSIDER),
        ("s'efforcer", Level.CONSIDER),
        ("may", Level.OPTIONAL),
        ("Facultatif.", Level.OPTIONAL),
        ("mandatry", Level.MANDATORY),
        ("mandatory?", None),
        ("perhaps", None),
    ],
)
def test_a_level_is_understood_in_every_language_and_with_a_slip_of_the_pen(typed: str, level: Level | None):
    assert level_of(typed, vocabulary_of(load_phrases(each) for each in phrase_languages())) is level


# Scores


def test_levels_are_counted_of_those_that_were_asked_and_answered(folder: Path):
    levels = {"offence.attempt": frozenset({Level.QUALIFIED}), "offence.intent": frozenset({Level.MANDATORY})}
    answers = {
        "offence.attempt": replace(item("present"), level=Level.QUALIFIED),
        "offence.intent": replace(item("present"), level=Level.OPTIONAL),
        "offence.directing": replace(item("present"), level=Level.OPTIONAL),  # nothing is right or wrong
        "scope.internal": item("absent"),
    }
    found = score(opened(folder)[1], sheet("g", answers), yardstick=Yardstick(levels=levels))

    assert found.levels == Share(1, 2)
    assert [each.is_level_right for each in found.marks] == [True, False, None, None]


def test_the_column_of_levels_stands_only_where_a_group_chose_one(blank: Path, folder: Path, tmp_path: Path):
    raw = (blank / "en" / "group-1.docx").read_bytes()
    without = {name: answer[:3] for name, answer in ANSWERS.items()}
    run("collect", folder, filled_docx(tmp_path / "group-1.docx", without, body="", raw=raw))
    before = run("score", folder).stdout
    run("collect", folder, filled_docx(tmp_path / "group-1.docx", ANSWERS, body="", raw=raw))
    row = next(line.split() for line in run("score", folder).stdout.splitlines() if line.startswith("group-1"))

    assert "Levels" not in before
    assert row[8] == "2/3"  # to direct others is mandatory


def test_groups_that_agree_in_value_can_differ_in_level():
    first, second = (replace(item("present"), level=each) for each in (Level.MANDATORY, Level.CONSIDER))

    assert difference(first, second) is Difference.LEVEL
    assert difference(first, item("present")) is Difference.NONE
    assert difference(first, replace(item("absent"), level=Level.CONSIDER)) is Difference.SECTION


def test_another_level_is_no_other_answer():
    sheets = [
        sheet(group, {"offence.intent": replace(item("present"), level=level)})
        for group, level in (("a", Level.MANDATORY), ("b", Level.CONSIDER))
    ]
    found = compare_groups(sheets, ["offence.intent"])

    assert found.overall == Share(1, 1)
    assert found.divided == Share(0, 1)
    assert dict(found.kinds) == {Difference.LEVEL: 1}


def test_reveal_names_the_level_with_its_provisions_and_who_chose_which(blank: Path, folder: Path, tmp_path: Path):
    raw = (blank / "en" / "group-1.docx").read_bytes()
    run("collect", folder, filled_docx(tmp_path / "group-1.docx", ANSWERS, body="", raw=raw))
    said = flat(run("reveal", folder, "--unit", "offence.attempt").stdout)

    assert "What the treaty demands: mandatory, qualified (Trafficking in Persons Protocol, art. 5(2)(a))" in said
    assert "Levels chosen Level Groups Which mandatory, qualified (right) 1 group-1" in said


# Reasons

IDLE = ("absent", "conflict", "Is an attempt punishable?")


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("", False),
        ("absent", False),
        ("Section 20", False),
        ("Is an attempt punishable? absent", False),
        ("An ATTEMPT is punishable.", False),
        ("12 34 56 78", False),
        ("An attempt is mentioned.", True),
        ("The general part covers it", True),
    ],
)
def test_a_reason_has_three_words_and_one_that_is_not_repeated(text: str, counts: bool):
    assert is_reason(text, IDLE) is counts

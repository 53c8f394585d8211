"""Worksheets: which questions, for whom, in Excel and in Word."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator
from typer.testing import CliRunner

from lawcheck.cli.main import app
from lawcheck.model.country import Country
from lawcheck.model.library import Library
from lawcheck.model.reading import Reading
from lawcheck.model.worksheet import Waiting
from lawcheck.workflow.worksheets import Desk, Wanted
from tests.conftest import ARCADIA
from tests.filling import text_of, written
from tests.making import answer, country, provision, reading
from tests.making import library as library_of


def run(*arguments: str | Path):
    return CliRunner().invoke(app, [str(each) for each in arguments])


def ids_in(raw: bytes) -> list[str]:
    questions = openpyxl.load_workbook(io.BytesIO(raw)).worksheets[1]
    return [row[0].value for row in questions.iter_rows(min_row=3) if row[1].value]


# Who can be asked


def test_every_criterion_has_an_agency(library: Library):
    alone = [
        each for each, c in library.criteria.items() if not any(a.can_answer(c) for a in library.agencies.values())
    ]

    assert alone == []


def test_an_agency_is_asked_only_what_it_can_answer(library: Library):
    health = library.agencies["health"]
    asked = [each for each, criterion in library.criteria.items() if health.can_answer(criterion)]

    assert "assistance.medical" in asked
    assert "foundation.organ-trade" in asked
    assert "extradition.extraditable" not in asked
    assert len(asked) < 40


def test_an_unknown_beginning_of_a_criterion_is_an_error(tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    (own / "agencies.yaml").write_text(
        "agencies:\n  - id: customs\n    title: {en: Customs, fr: Douanes}\n    asked: {en: Goods., fr: Biens.}\n"
        "    criteria: [bordrs]\n",
        encoding="utf-8",
    )

    result = run("worksheet", "--agencies", "--library", own)

    assert result.exit_code == 3
    assert "agencies.yaml:5:16: unknown criterion 'bordrs'" in result.output


def test_agencies_of_a_user_s_own_are_added(tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    (own / "agencies.yaml").write_text(
        "agencies:\n  - id: customs\n    title: {en: Customs, fr: Douanes}\n    asked: {en: Goods., fr: Biens.}\n"
        "    criteria: [borders]\n",
        encoding="utf-8",
    )

    assert "customs" in run("worksheet", "--agencies", "--library", own).output


@pytest.mark.parametrize(("language", "title"), [("en", "Labour inspection"), ("fr", "Inspection du travail")])
def test_agencies_are_listed_in_each_language(language, title):
    assert title in run("worksheet", "--agencies", "--lang", language).output


# Which questions


def waiting_in(kind: str, asked: Reading, *others: Reading, facts: dict[str, str] | None = None) -> tuple[str, ...]:
    from lawcheck.findings.waiting import waiting

    made = library_of(
        provision("treaty.1", core=("a", "b"), essential=("c", "d")),
        provision("treaty.2", core=("sea",), applies_when={"landlocked": "no"}),
    )
    where: Country = country(facts=facts or {"landlocked": "yes"})
    return waiting(made, where, asked, others, Waiting(kind))


def test_open_is_what_nobody_answered_and_what_is_undetermined():
    assert waiting_in("open", reading({"a": answer("present"), "b": answer("undetermined")})) == ("b", "c", "d")


def test_disputed_is_what_readers_answer_differently():
    first = reading({"a": answer("present"), "b": answer("present")})
    second = reading({"a": answer("present"), "b": answer("absent"), "c": answer("absent")}, name="second")

    assert waiting_in("disputed", first, second) == ("b",)


def test_stale_is_what_was_answered_on_words_that_changed():
    assert waiting_in("stale", reading({"a": answer("present", stale=("x 1",)), "b": answer("present")})) == ("a",)


def test_what_the_profile_excludes_is_not_asked():
    assert "sea" not in waiting_in("all", reading({}))
    assert "sea" in waiting_in("all", reading({}), facts={"landlocked": "no"})


def test_a_folder_that_nobody_has_answered_asks_everything_of_a_theme(tmp_path):
    folder = Path(shutil.copytree(ARCADIA, tmp_path / "arcadia"))
    shutil.rmtree(folder / "readings")

    sheet = Desk(folder, "en").write(Wanted(themes=("demand",)), ".xlsx")

    assert sheet is not None
    assert sheet.questions == 5


def test_a_criterion_that_is_named_is_asked_though_it_is_answered():
    assert ids_in(written(".xlsx", ids=("offence.attempt",))) == ["offence.attempt"]


def test_a_limit_leaves_out_the_rest():
    sheet = Desk(ARCADIA, "en").write(Wanted(waiting=Waiting.ALL, limit=3), ".xlsx")

    assert sheet is not None
    assert sheet.questions == 3


# The command


def test_a_worksheet_is_written_and_never_over_another_file(tmp_path):
    file = tmp_path / "q.xlsx"

    assert run("worksheet", ARCADIA, "-o", file).output == f"{file}: written, 13 questions\n"
    assert run("worksheet", ARCADIA, "-o", file).exit_code == 3
    assert run("worksheet", ARCADIA, "-o", file, "--force").exit_code == 0


def test_each_agency_gets_a_file_of_its_own_or_none_is_written(tmp_path):
    made = run("worksheet", ARCADIA, "--each-agency", "-o", tmp_path / "out")
    names = sorted(each.name for each in (tmp_path / "out").iterdir())
    again = run("worksheet", ARCADIA, "--each-agency", "-o", tmp_path / "out")

    assert made.exit_code == 0
    assert "immigration.xlsx" in names
    assert "health.xlsx" not in names  # nothing of its field is open in Arcadia
    assert again.exit_code == 3
    assert again.output.count("this file is already there") == len(names)


def test_each_agency_gets_word_where_that_is_asked_for(tmp_path):
    run("worksheet", ARCADIA, "--each-agency", "--word", "-o", tmp_path)

    assert {each.suffix for each in tmp_path.iterdir()} == {".docx"}


def test_nothing_is_written_where_no_question_waits(tmp_path):
    result = run("worksheet", ARCADIA, "--only", "disputed", "-o", tmp_path / "q.docx")

    assert result.output == "no question waits; nothing was written\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["--agency", "labour-inspecton"],
            "--agency: there is no 'labour-inspecton'; did you mean 'labour-inspection'?",
        ),
        (["--theme", "offense"], "--theme: there is no 'offense'; did you mean 'offence'?"),
        (
            ["--criterion", "offence.atempt"],
            "--criterion: there is no 'offence.atempt'; did you mean 'offence.attempt'?",
        ),
        (["-o", "q.pdf"], ".pdf: no such format of worksheets; formats: .xlsx, .docx"),
    ],
)
def test_what_there_is_not_is_named_with_what_is_nearest(tmp_path, arguments, said):
    result = run("worksheet", ARCADIA, "-o", tmp_path / "q.xlsx", *arguments)

    assert result.exit_code == 3
    assert said in result.output


# The files


@pytest.mark.parametrize("ending", [".xlsx", ".docx"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_same_input_gives_the_same_bytes(ending, language):
    assert written(ending, language) == written(ending, language)


def test_only_answers_can_be_changed_in_excel():
    front, questions = openpyxl.load_workbook(io.BytesIO(written(".xlsx"))).worksheets
    row = next(each for each in questions.iter_rows() if each[0].value == "offence.attempt")

    assert questions.protection.sheet
    assert front.protection.sheet
    assert questions.protection.password is None
    assert [cell.protection.locked for cell in row] == [True, True, True, False, False, False]
    assert {cell.number_format for cell in row[3:]} == {"@"}  # what is typed stays text


def test_excel_offers_the_words_and_repeats_the_header():
    book = openpyxl.load_workbook(io.BytesIO(written(".xlsx", "fr")))
    front, questions = book.worksheets
    (rule,) = questions.data_validations.dataValidation
    first, last = re.findall(r"\$A\$(\d+)", rule.formula1)
    words = [front.cell(row, 1).value for row in range(int(first), int(last) + 1)]

    assert words == ["présence", "présence partielle", "absence", "contradiction", "sans objet", "à déterminer"]
    assert questions.print_title_rows == "$2:$2"
    assert questions.freeze_panes == "C3"
    assert (questions.page_setup.orientation, questions.page_setup.paperSize) == ("landscape", 9)
    assert questions.row_dimensions[1].hidden


def test_rows_in_excel_grow_with_what_is_typed():
    with zipfile.ZipFile(io.BytesIO(written(".xlsx"))) as archive:
        assert b"customHeight" not in archive.read("xl/worksheets/sheet2.xml")


def test_the_marking_stands_on_every_page():
    book = openpyxl.load_workbook(io.BytesIO(written(".xlsx")))
    word = docx.Document(io.BytesIO(written(".docx")))

    assert all("TRAINING - FICTIONAL" in sheet.oddHeader.center.text for sheet in book.worksheets)
    assert all("TRAINING - FICTIONAL" in section.header.paragraphs[0].text for section in word.sections)


def test_word_has_a_list_to_choose_from_in_every_row_and_no_merged_cell():
    word = docx.Document(io.BytesIO(written(".docx")))
    controls = list(word.element.iter(qn("w:dropDownList")))
    tags = [each.getparent().find(qn("w:tag")).get(qn("w:val")) for each in controls]
    ids = {each.get(qn("w:val")) for each in word.element.iter(qn("w:id"))}

    assert sorted(tags) == [
        "assistance.medical",
        "offence.accomplice",
        "offence.attempt",
        "permit.six-months-renewable",
    ]
    assert len(ids) == len(list(word.element.iter(qn("w:sdt"))))
    assert not re.search("<w:(gridSpan|vMerge)", word.element.xml)


def test_word_repeats_the_header_of_every_table_of_questions():
    word = docx.Document(io.BytesIO(written(".docx")))
    tables = [table for table in word.tables if "lawcheck.value" in table._tbl.xml]

    assert tables
    assert all("<w:tblHeader/>" in table.rows[0]._tr.xml for table in tables)
    assert [text_of(cell) for cell in tables[0].rows[0].cells] == [
        "Question no.",
        "Question",
        "Your answer",
        "Which law, which section",
        "Reply",
    ]


def test_the_word_file_follows_the_schemas(tmp_path):
    file = tmp_path / "q.docx"
    file.write_bytes(written(".docx", "fr"))

    assert [str(each) for each in OpenXmlValidator().validate(file).errors] == []


def test_a_question_says_what_would_settle_it():
    questions = openpyxl.load_workbook(
        io.BytesIO(written(".xlsx", ids=("liability.sanctions-dissuasive",)))
    ).worksheets[1]

    assert "What would settle it: The highest sum is set by a notice" in str(questions["C4"].value)


def test_hostile_text_shows_as_text(tmp_path):
    folder = Path(shutil.copytree(ARCADIA, tmp_path / "arcadia"))
    profile = folder / "country.yaml"
    name = '"=1+1 <b>&amp; \\e[31m\\u202E\\0"'
    profile.write_text(
        profile.read_text(encoding="utf-8").replace("{en: Arcadia, fr: Arcadie}", f"{{en: {name}}}"), "utf-8"
    )

    front = openpyxl.load_workbook(io.BytesIO(written(".xlsx", folder=folder))).worksheets[0]
    word = docx.Document(io.BytesIO(written(".docx", folder=folder)))
    subtitle = str(front["A3"].value)

    assert front["A3"].data_type == "s"
    assert subtitle.startswith("=1+1 <b>&amp; \ufffd[31m\ufffd\ufffd,")
    assert word.paragraphs[1].text == subtitle


def test_without_the_extra_excel_is_refused_and_word_works(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)

    refused = run("worksheet", ARCADIA, "-o", tmp_path / "q.xlsx")
    taken = run("worksheet", ARCADIA, "-o", tmp_path / "q.docx")

    assert refused.exit_code == 3
    assert 'pip install "lawcheck[xlsx]"' in refused.output
    assert taken.exit_code == 0

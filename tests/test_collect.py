"""Worksheets that come back: what is taken, what is named, and what never becomes an answer."""

from __future__ import annotations

import copy
import hashlib
import io
import re
import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest
from typer.testing import CliRunner

from lawcheck import workflow
from lawcheck.cli.common import cache_folder
from lawcheck.cli.main import app
from lawcheck.load.cited_laws import Register
from lawcheck.load.country import load_country
from lawcheck.load.phrases import load_phrases
from lawcheck.load.worksheets.vocabulary import day_of, fold, value_of, vocabulary_of
from lawcheck.model.library import Library
from lawcheck.model.reply import Reply, ReplyItem
from lawcheck.store.replies import keep_new, reply_as_yaml
from tests.conftest import ARCADIA
from tests.filling import filled_docx, filled_xlsx, written

GOOD = {
    "offence.attempt": ("present", "atp-act 6(1)", "The general part applies."),
    "assistance.medical": ("partial", "Child Protection Act, section 4; Health Act 12", "Children only.\nAdults pay."),
}
WORDS = vocabulary_of(load_phrases(each) for each in ("en", "fr"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ARCADIA, tmp_path / "arcadia"))


def collect(folder: Path, *arguments: str | Path):
    return CliRunner().invoke(app, ["collect", str(folder), *map(str, arguments)])


def replies_in(folder: Path) -> tuple[Reply, ...]:
    return load_country(folder, workflow.open_library((), cache_folder()), cache_folder()).country.replies


def only_reply(folder: Path) -> Reply:
    (reply,) = replies_in(folder)
    return reply


# What is taken


@pytest.mark.parametrize("fill", [filled_xlsx, filled_docx])
def test_a_filled_worksheet_becomes_a_reply_with_its_author(folder, tmp_path, fill):
    result = collect(folder, fill(tmp_path / "back", GOOD, body="Labour Inspectorate, Legal Unit"))
    reply = only_reply(folder)
    medical = reply.items["assistance.medical"]

    assert result.exit_code == 0, result.output
    assert (reply.body, reply.agency_id, reply.language) == (
        "Labour Inspectorate, Legal Unit",
        "labour-inspection",
        "en",
    )
    assert set(reply.items) == set(GOOD)
    assert medical.value == "partial"
    assert [str(each) for each in medical.cites] == ["child-act 4"]
    assert medical.cites_as_typed == ("Health Act 12",)
    assert medical.text == "Children only.\nAdults pay."


def test_a_reply_changes_no_finding(folder, tmp_path):
    before = workflow.assess(folder, cache_folder=cache_folder()).findings
    collect(folder, filled_xlsx(tmp_path / "q.xlsx", dict.fromkeys(GOOD, ("absent", "", "No."))))
    after = workflow.assess(folder, cache_folder=cache_folder()).findings

    assert len(replies_in(folder)) == 1
    assert [[f.result for f in each.values()] for each in after.values()] == [
        [f.result for f in each.values()] for each in before.values()
    ]


def test_the_name_of_the_file_is_made_of_agency_and_day(folder, tmp_path):
    collect(folder, filled_xlsx(tmp_path / "q.xlsx", GOOD, date="3 July 2026"))

    assert only_reply(folder).name == "labour-inspection-2026-07-03"


def test_a_date_that_is_unclear_is_kept_as_typed(folder, tmp_path):
    collect(folder, filled_xlsx(tmp_path / "q.xlsx", GOOD, date="03/07/2026"))
    reply = only_reply(folder)

    assert (reply.date, reply.dated) == ("", "03/07/2026")
    assert reply.name == f"labour-inspection-{reply.collected}"


def test_the_same_worksheet_is_taken_once(folder, tmp_path):
    file = filled_xlsx(tmp_path / "q.xlsx", GOOD)
    collect(folder, file)
    before = {each: each.read_bytes() for each in (folder / "replies").iterdir()}
    again = collect(folder, file)

    assert "the same was collected before" in again.output
    assert {each: each.read_bytes() for each in (folder / "replies").iterdir()} == before


def test_a_corrected_worksheet_is_a_second_reply_and_is_noted(folder, tmp_path):
    collect(folder, filled_xlsx(tmp_path / "a.xlsx", GOOD, date="2026-07-03"))
    later = collect(
        folder, filled_xlsx(tmp_path / "b.xlsx", {**GOOD, "offence.attempt": ("absent", "", "")}, date="2026-07-03")
    )

    assert "this body replied before; both are kept: labour-inspection-2026-07-03" in later.output
    assert [each.name for each in replies_in(folder)] == [
        "labour-inspection-2026-07-03",
        "labour-inspection-2026-07-03-2",
    ]


def test_a_trial_run_writes_nothing(folder, tmp_path):
    result = collect(folder, "--dry-run", filled_xlsx(tmp_path / "q.xlsx", GOOD))

    assert "2 replies" in result.output
    assert not (folder / "replies").exists()


def test_an_empty_worksheet_is_no_reply(folder, tmp_path):
    file = tmp_path / "q.docx"
    file.write_bytes(written(".docx", "fr"))
    result = collect(folder, file)

    assert result.exit_code == 0
    assert "no row is filled in; nothing was taken" in result.output
    assert not (folder / "replies").exists()


def test_who_replied_can_be_named_where_the_file_does_not_say(folder, tmp_path):
    file = filled_xlsx(tmp_path / "q.xlsx", GOOD, body="", raw=written(".xlsx", agency=""))

    assert "it does not say who replied; nothing was taken" in collect(folder, file).output
    assert collect(folder, file, "--body", "Ministère de la Santé").exit_code == 0
    assert only_reply(folder).name.startswith("ministere-de-la-sante-20")


def test_the_report_prints_replies_unedited_in_both_languages(folder, tmp_path):
    collect(folder, filled_xlsx(tmp_path / "q.xlsx", GOOD))
    assessment = workflow.assess(folder, cache_folder=cache_folder())
    english, french = (workflow.render(workflow.gap_report(assessment, each), ".txt").decode() for each in ("en", "fr"))

    assert "Annex G. Replies from agencies" in english
    assert "Annexe G. Réponses des organismes" in french
    assert all("Children only." in each and "Adults pay." in each for each in (english, french))
    assert "Health Act 12 (as typed; not in the register)" in " ".join(english.split())
    assert "Réponse\u00a0: présence partielle" in french


def test_without_replies_there_is_no_annex(arcadia):
    assert "Annex G" not in workflow.render(workflow.gap_report(arcadia, "en"), ".txt").decode()


def test_a_reply_whose_law_left_the_register_stays_as_it_is(folder, tmp_path):
    collect(folder, filled_xlsx(tmp_path / "q.xlsx", {"offence.attempt": ("present", "atp-act 6(1)", "")}))
    (file,) = (folder / "replies").iterdir()
    file.write_text(file.read_text("utf-8").replace("atp-act 6(1)", "old-act 6(1)"), "utf-8")

    assert only_reply(folder).items["offence.attempt"].cites_as_typed == ("old-act 6(1)",)


def test_an_unknown_question_in_a_file_of_replies_is_an_error(folder, tmp_path):
    collect(folder, filled_xlsx(tmp_path / "q.xlsx", GOOD))
    (file,) = (folder / "replies").iterdir()
    file.write_text(file.read_text("utf-8").replace("offence.attempt:", "offence.atempt:"), "utf-8")

    result = CliRunner().invoke(app, ["check", str(folder)])

    assert result.exit_code == 3
    assert "unknown criterion 'offence.atempt'; did you mean 'offence.attempt'?" in result.output


# As a reading, where that is asked for

ANSWERS = {
    **GOOD,
    "offence.accomplice": ("absent", "Penal Code; Anti-Trafficking in Persons Act", "Neither text has it."),
    "permit.six-months-renewable": ("present", "", "We grant it."),
}


def as_reading(folder: Path, file: Path, name: str = "group-1", reader: str = "cd", *more: str):
    return collect(folder, file, "--as-reading", name, "--reader", reader, *more)


def test_a_worksheet_becomes_a_reading_only_where_that_is_asked_for(folder, tmp_path):
    result = as_reading(folder, filled_docx(tmp_path / "q.docx", ANSWERS))
    reading = load_country(folder, workflow.open_library()).readings["group-1"]
    found = {key: (str(answer.value), list(map(str, answer.cites))) for key, answer in reading.answers.items()}

    assert result.exit_code == 0, result.output
    assert "3 answers and 1 notes" in result.output
    assert found == {
        "offence.attempt": ("present", ["atp-act 6(1)"]),
        "assistance.medical": ("partial", ["child-act 4"]),
        "offence.accomplice": ("absent", []),
    }
    assert list(map(str, reading.answers["offence.accomplice"].searched)) == ["penal-code", "atp-act"]
    assert reading.notes["assistance.medical"] == {"en": "Health Act 12"}
    assert not (folder / "replies").exists()


def test_a_row_that_lacks_what_an_answer_needs_is_a_note_and_is_named(folder, tmp_path):
    result = as_reading(folder, filled_docx(tmp_path / "q.docx", ANSWERS))
    reading = load_country(folder, workflow.open_library()).readings["group-1"]

    assert "permit.six-months-renewable: 'present' rests on words, and it names no place" in result.output
    assert reading.notes["permit.six-months-renewable"] == {"en": "present\nWe grant it."}


def test_a_reading_is_never_written_over(folder, tmp_path):
    file = filled_docx(tmp_path / "q.docx", ANSWERS)
    as_reading(folder, file)
    again = as_reading(folder, file)
    other = as_reading(folder, filled_docx(tmp_path / "b.docx", GOOD))

    assert "the same was there already, nothing changed" in again.output
    assert other.exit_code == 3
    assert "this file is already there; nothing was written" in other.output


@pytest.mark.parametrize(
    ("name", "reader", "said"),
    [
        ("group-1", "xy", "--reader: unknown reader 'xy'"),
        ("agreed", "cd", "'agreed' is what readers agree on, and no worksheet"),
        ("../x", "cd", "'../x' is no name of a reading"),
    ],
)
def test_a_reading_needs_a_known_reader_and_a_name_of_its_own(folder, tmp_path, name, reader, said):
    result = as_reading(folder, filled_docx(tmp_path / "q.docx", GOOD), name, reader)

    assert result.exit_code == 3
    assert said in result.output


def test_several_worksheets_are_no_one_reading(folder, tmp_path):
    file = filled_docx(tmp_path / "q.docx", GOOD)

    assert as_reading(folder, file, "group-1", "cd", str(file)).exit_code == 2


# What people do to files


def reordered(path: Path, order: str) -> Path:
    """Move the columns of the questions, as one does with cut and insert."""
    book = openpyxl.load_workbook(path)
    questions = book.worksheets[1]
    rows = [[cell.value for cell in row] for row in questions.iter_rows(max_col=6)]
    for number, row in enumerate(rows, 1):
        for place, old in enumerate(order, 1):
            questions.cell(number, place).value = row[int(old)]
    book.save(path)
    return path


def changed(path: Path, change) -> Path:
    book = openpyxl.load_workbook(path)
    change(book.worksheets[1])
    book.save(path)
    return path


def test_moved_columns_are_known_again(folder, tmp_path):
    collect(folder, reordered(filled_xlsx(tmp_path / "q.xlsx", GOOD), "543210"))

    assert only_reply(folder).items["offence.attempt"].text == "The general part applies."


def test_columns_are_known_by_their_labels_where_the_keys_are_gone(folder, tmp_path):
    def without_keys(sheet):
        sheet.delete_rows(1)

    collect(folder, changed(reordered(filled_xlsx(tmp_path / "q.xlsx", GOOD), "341205"), without_keys))

    assert set(only_reply(folder).items) == set(GOOD)


def test_renamed_sheets_and_added_rows_change_nothing(folder, tmp_path):
    def change(sheet):
        sheet.title = "Reponses DG Travail (v2)"
        sheet.insert_rows(4, 3)
        sheet["B4"] = "A remark between the rows"

    result = collect(folder, changed(filled_xlsx(tmp_path / "q.xlsx", GOOD), change))

    assert result.exit_code == 0
    assert set(only_reply(folder).items) == set(GOOD)


def test_a_row_without_a_number_is_named_and_the_rest_is_taken(folder, tmp_path):
    def change(sheet):
        row = sheet.max_row + 1
        sheet.cell(row, 6).value = "We also think that."

    result = collect(folder, changed(filled_xlsx(tmp_path / "q.xlsx", GOOD), change))

    assert "sheet 'Questions', row 10: it has no question number; this row was not taken" in result.output
    assert set(only_reply(folder).items) == set(GOOD)


def test_a_mistyped_number_is_named_with_the_nearest_and_not_taken(folder, tmp_path):
    def change(sheet):
        for row in sheet.iter_rows():
            if row[0].value == "offence.attempt":
                row[0].value = "offence.atempt"

    result = collect(folder, changed(filled_xlsx(tmp_path / "q.xlsx", GOOD), change))

    assert (
        "there is no question 'offence.atempt'; this row was not taken; did you mean 'offence.attempt'?"
        in result.output
    )
    assert set(only_reply(folder).items) == {"assistance.medical"}


def test_a_number_is_known_whatever_a_program_made_of_its_look(folder, tmp_path):
    def change(sheet):
        for row in sheet.iter_rows():
            if row[0].value == "permit.six-months-renewable":
                row[0].value = " Permit.six–months‑renewable. "
                row[5].value = "Yes, section 16."

    collect(folder, changed(filled_xlsx(tmp_path / "q.xlsx", {}), change))

    assert set(only_reply(folder).items) == {"permit.six-months-renewable"}


def test_a_question_that_is_answered_twice_is_named(folder, tmp_path):
    def change(sheet):
        row = sheet.max_row + 1
        sheet.cell(row, 1).value, sheet.cell(row, 4).value = "offence.attempt", "absent"

    result = collect(folder, changed(filled_xlsx(tmp_path / "q.xlsx", GOOD), change))

    assert "row 10: offence.attempt is answered already in sheet 'Questions', row" in result.output
    assert only_reply(folder).items["offence.attempt"].value == "present"


def test_an_added_column_is_named_because_it_would_be_lost(folder, tmp_path):
    def change(sheet):
        sheet["G2"] = "Remarks of the minister"
        for row in sheet.iter_rows():
            if row[0].value == "offence.attempt":
                sheet.cell(row[0].row, 7).value = "Urgent"

    result = collect(folder, changed(filled_xlsx(tmp_path / "q.xlsx", GOOD), change))

    assert "column 7 'Remarks of the minister' is none of the worksheet; its 1 texts were not taken" in result.output


def test_a_formula_stands_as_it_was_typed(folder, tmp_path):
    collect(folder, filled_xlsx(tmp_path / "q.xlsx", {"offence.attempt": ("", "", "=cmd|' /C calc'!A0")}))

    assert only_reply(folder).items["offence.attempt"].text == "=cmd|' /C calc'!A0"


def test_numbers_and_dates_are_read_as_they_look(folder, tmp_path):
    def change(sheet):
        for row in sheet.iter_rows():
            if row[0].value == "offence.attempt":
                row[5].value = 15
            if row[0].value == "offence.accomplice":
                row[5].value = date(2026, 7, 3)

    collect(folder, changed(filled_xlsx(tmp_path / "q.xlsx", {}), change))
    items = only_reply(folder).items

    assert (items["offence.attempt"].text, items["offence.accomplice"].text) == ("15", "2026-07-03")


def test_what_word_lost_of_its_lists_is_read_from_the_number(folder, tmp_path):
    """Another program writes controls as plain words; what only invites to choose is no answer."""
    file = filled_docx(tmp_path / "q.docx", GOOD)
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    body = parts["word/document.xml"].decode()
    body = re.sub(r"<w:sdtPr>.*?</w:sdtPr>|</?w:sdt>|</?w:sdtContent>", "", body, flags=re.DOTALL)
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, body if name == "word/document.xml" else content)

    result = collect(folder, file)

    assert result.output.count("warning: ") == 1  # of the Health Act, which is not registered
    assert set(only_reply(folder).items) == set(GOOD)


def test_deleted_words_are_not_read_and_inserted_ones_are(folder, tmp_path):
    file = filled_docx(tmp_path / "q.docx", {"offence.attempt": ("present", "", "XX")})
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    marks = (
        '<w:del w:id="9001" w:author="A"><w:r><w:delText>Old words.</w:delText></w:r></w:del>'
        '<w:ins w:id="9002" w:author="A"><w:r><w:t>New words.</w:t></w:r></w:ins>'
    )
    body = parts["word/document.xml"].decode().replace("<w:r><w:t>XX</w:t></w:r>", marks)
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, body if name == "word/document.xml" else content)

    collect(folder, file)

    assert only_reply(folder).items["offence.attempt"].text == "New words."


def test_moved_columns_in_word_are_known_again(folder, tmp_path):
    file = filled_docx(tmp_path / "q.docx", GOOD)
    word = docx.Document(str(file))
    for table in word.tables:
        if "lawcheck.value" in table._tbl.xml:
            for row in table.rows:
                row._tr.append(row.cells[0]._tc)
    word.save(str(file))

    collect(folder, file)

    assert set(only_reply(folder).items) == set(GOOD)


def test_a_table_that_somebody_split_is_read_on(folder, tmp_path):
    file = filled_docx(tmp_path / "q.docx", GOOD | {"offence.accomplice": ("present", "", "Section 7.")})
    word = docx.Document(str(file))
    table = next(each for each in word.tables if "offence.accomplice" in each._tbl.xml)
    second = copy.deepcopy(table._tbl)
    for row in (second.tr_lst[0], second.tr_lst[1]):
        second.remove(row)
    table._tbl.remove(table._tbl.tr_lst[2])
    table._tbl.addnext(second)
    word.save(str(file))

    collect(folder, file)

    assert set(only_reply(folder).items) == {*GOOD, "offence.accomplice"}


def test_a_row_added_in_word_is_read_by_its_number(folder, tmp_path):
    file = filled_docx(tmp_path / "q.docx", {})
    word = docx.Document(str(file))
    table = next(each for each in word.tables if "offence.attempt" in each._tbl.xml)
    row = table.add_row()
    row.cells[0].text, row.cells[2].text, row.cells[4].text = "offence.directing", "absent", "Nothing found."
    word.save(str(file))

    collect(folder, file)

    assert only_reply(folder).items["offence.directing"].value == "absent"


def test_hostile_characters_are_kept_and_never_obeyed(folder, tmp_path):
    text = "Clear \u202egnol\u202c \u2066text"
    result = collect(
        folder,
        filled_docx(tmp_path / "q.docx", {"offence.attempt": ("pre\u202esent?", "x\u202ey 1", text)}, body="A\u202eB"),
    )
    report = workflow.render(workflow.gap_report(workflow.assess(folder, cache_folder=cache_folder()), "en"), ".docx")
    with zipfile.ZipFile(io.BytesIO(report)) as archive:
        shown = archive.read("word/document.xml").decode()

    assert only_reply(folder).items["offence.attempt"].text == text
    assert "\u202e" not in result.output
    assert "\u202e" not in shown


def test_escaped_controls_of_excel_do_not_reach_the_terminal(folder, tmp_path):
    file = filled_xlsx(tmp_path / "q.xlsx", {"offence.attempt": ("wrong", "nowhere 1", "ESC")})
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content.replace(b"nowhere 1", b"no_x001B_[31mwhere&#x9f; 1"))

    result = collect(folder, file)

    assert result.exit_code == 0
    assert "\x1b" not in result.output
    assert "\x9f" not in result.output


def digits_of(length: int) -> str:
    """Give a long text that a zip cannot make much shorter, as words are."""
    return "".join(hashlib.sha256(str(each).encode()).hexdigest() for each in range(length // 64))


def test_a_reply_of_a_megabyte_is_named_and_the_rest_is_taken(folder, tmp_path):
    answers = {**GOOD, "offence.accomplice": ("present", "", digits_of(1_048_576))}
    result = collect(folder, filled_docx(tmp_path / "q.docx", answers))

    assert "offence.accomplice: the reply has more than 100,000 characters; this row was not taken" in result.output
    assert set(only_reply(folder).items) == set(GOOD)


@pytest.mark.parametrize(
    "text", ["  begins with blanks", "ends with one ", "tab\there", "# no comment: [x]", "a\n\n\nb", "- x", "'"]
)
def test_every_text_reads_back_as_it_was(folder, tmp_path, text):
    made = Reply(name="x", body="No: 1 #", language="en", items={"offence.attempt": ReplyItem(text=text)})
    keep_new(folder / "replies" / "x.yaml", reply_as_yaml(made, "q.docx"))

    assert only_reply(folder).items["offence.attempt"].text == text
    assert only_reply(folder).body == "No: 1 #"


# Files that cannot be read


def locked(path: Path) -> Path:
    path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    return path


def cut(path: Path) -> Path:
    path.write_bytes(written(".xlsx")[:3000])
    return path


def pdf(path: Path) -> Path:
    path.write_bytes(b"%PDF-1.7\n")
    return path


def open_document(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<x/>")
    return path


def other_table(path: Path) -> Path:
    book = openpyxl.Workbook()
    book.active["A1"] = "Budget"
    book.save(path)
    return path


def bomb(path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(70 * 1024 * 1024))
    return path


def broken_part(path: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(written(".xlsx"))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content[: len(content) // 2] if name.endswith("sheet2.xml") else content)
    return path


def with_doctype(path: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(written(".xlsx"))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content.replace(b"<worksheet", b'<!DOCTYPE x [<!ENTITY e "e">]><worksheet', 1))
    return path


UNREADABLE = [
    (locked, "this is an old .xls or .doc, or a file with a password"),
    (cut, "the file is cut short or damaged"),
    (pdf, "this is a PDF, and no answers can be read from one"),
    (open_document, "this is an OpenDocument file; save it as .xlsx or .docx"),
    (other_table, "no questions of a worksheet stand in this file"),
    (bomb, "unpacks to 70 MB; at most 64 MB are read"),
    (broken_part, "the workbook is damaged"),
    (with_doctype, "has a DOCTYPE, which Excel never writes"),
]


@pytest.mark.parametrize(("make", "said"), UNREADABLE, ids=[make.__name__ for make, _ in UNREADABLE])
def test_a_file_that_cannot_be_read_is_named_once_and_the_others_are_taken(folder, tmp_path, make, said):
    bad = make(tmp_path / "bad.xlsx")
    result = collect(folder, bad, filled_docx(tmp_path / "good.docx", GOOD))

    assert result.exit_code == 3
    assert said in next(line for line in result.output.splitlines() if line.startswith("error: "))
    assert result.output.count("error: ") == 1
    assert len(replies_in(folder)) == 1


def test_the_lock_of_an_open_file_is_named(folder, tmp_path):
    file = tmp_path / "~$q.docx"
    file.write_bytes(b"\x05user")

    assert "it shows that one is open in Word or Excel; close that one" in collect(folder, file).output


def test_a_sheet_whose_name_would_turn_text_is_named_harmlessly(folder, tmp_path):
    def change(sheet):
        sheet.title = "Q\u202e"
        sheet.cell(sheet.max_row + 1, 6).value = "No number."

    assert "\u202e" not in collect(folder, changed(filled_xlsx(tmp_path / "q.xlsx", GOOD), change)).output


def test_two_bodies_may_give_the_same_answers(folder, tmp_path):
    file = filled_xlsx(tmp_path / "q.xlsx", GOOD, body="")
    collect(folder, file, "--body", "North")
    collect(folder, file, "--body", "South")

    assert [each.body for each in replies_in(folder)] == ["North", "South"]


def test_a_missing_file_is_named(folder, tmp_path):
    assert "there is no such file" in collect(folder, tmp_path / "none.docx").output


def test_a_wrong_ending_does_not_matter(folder, tmp_path):
    file = filled_xlsx(tmp_path / "q.xlsx", GOOD).rename(tmp_path / "q.docx")

    assert collect(folder, file).exit_code == 0


def test_a_worksheet_of_another_country_is_refused(folder, tmp_path):
    profile = folder / "country.yaml"
    profile.write_text(profile.read_text("utf-8").replace("code: XA", "code: XB"), "utf-8")
    result = collect(folder, filled_xlsx(tmp_path / "q.xlsx", GOOD))

    assert result.exit_code == 3
    assert "this worksheet asks about the law of 'XA', and the folder is that of XB" in result.output


def test_rows_that_were_not_read_fail_only_when_that_is_asked_for(folder, tmp_path):
    file = filled_xlsx(tmp_path / "q.xlsx", {"offence.attempt": ("perhaps", "", "")})

    assert collect(folder, file, "--dry-run").exit_code == 0
    assert collect(folder, file, "--strict").exit_code == 3


def test_without_the_extra_excel_is_refused_and_word_is_read(folder, tmp_path, monkeypatch):
    excel, word = filled_xlsx(tmp_path / "q.xlsx", GOOD), filled_docx(tmp_path / "q.docx", GOOD)
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    result = collect(folder, excel, word)

    assert 'Excel needs an extra; pip install "lawcheck[xlsx]"' in result.output
    assert len(replies_in(folder)) == 1


# Words, dates and places


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("present", "present"),
        (" PRESENT. ", "present"),
        ("Présence", "present"),
        ("presence", "present"),
        ("presnt", "present"),
        ("partial", "partial"),
        ("présence  partielle", "partial"),
        ("Partially", "partial"),
        ("en partie", "partial"),
        ("absence", "absent"),
        ("absnt", "absent"),
        ("not present", "absent"),
        ("contradiction", "conflict"),
        ("conflict", "conflict"),
        ("sans objet", "not-applicable"),
        ("Not-applicable", "not-applicable"),
        ("N/A", "not-applicable"),
        ("à déterminer", "undetermined"),
        ("unknown", "undetermined"),
    ],
)
def test_words_are_understood_in_either_language(typed, value):
    assert value_of(typed, WORDS) == value


@pytest.mark.parametrize(
    "typed",
    ["yes", "no", "oui", "maybe", "present?", "present / partial", "see below", "pas présent", "non present", "x", "1"],
)
def test_an_unclear_word_is_never_guessed(typed):
    assert value_of(typed, WORDS) is None


def test_no_word_means_two_things():
    french, english = load_phrases("fr"), load_phrases("en")
    meanings: dict[str, set[str]] = {}
    for phrases in (english, french):
        for value, also in phrases["worksheet"]["also"].items():
            for word in (phrases["value"][value], *also.split(",")):
                meanings.setdefault(fold(word), set()).add(value)

    assert {word: found for word, found in meanings.items() if len(found) > 1} == {}


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("2026-07-03", "2026-07-03"),
        ("3 July 2026", "2026-07-03"),
        ("1er août 2026", "2026-08-01"),
        ("3 AOUT 2026", "2026-08-03"),
        ("31/07/2026", "2026-07-31"),
        ("07/31/2026", "2026-07-31"),
        ("03/07/2026", ""),
        ("31 February 2026", ""),
        ("last week", ""),
    ],
)
def test_dates_are_understood_where_they_can_mean_one_day(typed, iso):
    assert day_of(typed, WORDS) == iso


@pytest.mark.parametrize(
    ("typed", "cites", "as_typed"),
    [
        ("atp-act 6(1)", ["atp-act 6(1)"], []),
        ("Anti-Trafficking in Persons Act, section 6(1)", ["atp-act 6(1)"], []),
        ("section 6(1) of the Anti-Trafficking in Persons Act", ["atp-act 6(1)"], []),
        ("art. 140 et 150 du code penal", ["penal-code 140", "penal-code 150"], []),
        ("Loi contre la traite des personnes, art. 3, par. 1 a)", ["atp-act 3(1)(a)"], []),
        ("Act No. 12 of 2011, s 6\n- Penal Code 140", ["atp-act 6", "penal-code 140"], []),
        ("Penal Code", ["penal-code"], []),
        ("atp-act 6(1), penal-code 140", ["atp-act 6(1)", "penal-code 140"], []),
        ("atp-act 6(1), 9 and penal-code 140", ["atp-act 6(1)", "atp-act 9", "penal-code 140"], []),
        ("Penal Code s. 140, 150, Child Act, s. 2(1)", ["penal-code 140", "penal-code 150", "child-act 2(1)"], []),
        ("atp-act 6(1), atp-act 999", [], ["atp-act 6(1), atp-act 999"]),
        ("Penal Code 140 and Military Penal Code 5", [], ["Penal Code 140 and Military Penal Code 5"]),
        ("Penal Code 9999", [], ["Penal Code 9999"]),
        ("Military Penal Code, section 140", [], ["Military Penal Code, section 140"]),
        ("Penal Code, except section 140", [], ["Penal Code, except section 140"]),
        ("see our letter", [], ["see our letter"]),
    ],
)
def test_places_are_looked_up_and_never_guessed(arcadia, typed, cites, as_typed):
    found = Register(arcadia.country).look_up(typed)

    assert ([str(each) for each in found.cites], list(found.as_typed)) == (cites, as_typed)


# Through LibreOffice


def converted(file: Path, ending: str, program: str) -> Path:
    out = file.parent / "out"
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    command = [program, "--headless", profile, "--convert-to", ending, "--outdir", str(out), str(file)]
    subprocess.run(command, capture_output=True, timeout=120, check=False)
    made = out / f"{file.stem}.{ending}"
    if not made.is_file():
        pytest.skip(f"LibreOffice here cannot read or write .{ending}")
    return made


@pytest.mark.parametrize(("fill", "ending"), [(filled_xlsx, "xlsx"), (filled_docx, "docx")])
def test_a_file_that_libreoffice_saved_says_the_same(folder, tmp_path, fill, ending):
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    made = converted(fill(tmp_path / f"q.{ending}", GOOD, body="Inspectorate"), ending, program)

    collect(folder, made)
    reply = only_reply(folder)

    assert reply.body == "Inspectorate"
    assert reply.items["offence.attempt"].value == "present"
    assert reply.items["assistance.medical"].text == "Children only.\nAdults pay."
    assert set(reply.items) == set(GOOD)


def test_every_criterion_comes_back_from_word_and_excel(folder, tmp_path, library: Library):
    ids = tuple(library.criteria)
    answers = {each: ("present", "", f"Reply to {each}.") for each in ids}
    for fill, ending in ((filled_xlsx, ".xlsx"), (filled_docx, ".docx")):
        collect(folder, fill(tmp_path / f"all{ending}", answers, body=ending, raw=written(ending, "en", ids)))

    assert [len(reply.items) for reply in replies_in(folder)] == [len(ids), len(ids)]

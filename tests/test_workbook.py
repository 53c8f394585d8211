"""The report as sheets of rows: read again by openpyxl and by the csv module."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace

import openpyxl
import pytest

from lawcheck import workflow
from lawcheck.findings.derive import derive_assessment
from lawcheck.model.finding import Assessment, Scenario
from lawcheck.render import render_sheet, render_workbook
from lawcheck.render.xlsx import LONGEST_CELL
from lawcheck.report.build_workbook import build_workbook
from lawcheck.report.document import Tone
from lawcheck.report.workbook import Column, Sheet, Toned, Workbook, texts

LANGUAGES = ("en", "fr")
NAMES = {
    "en": ["Findings", "Standard to law", "Law to standard", "Answers", "Statutes", "Method"],
    "fr": ["Constats", "De la norme à la loi", "De la loi à la norme", "Réponses", "Textes", "Méthode"],
}


def built(assessment: Assessment, language: str = "en", scenario: Scenario = Scenario.NOW) -> Workbook:
    return build_workbook(assessment, workflow.phrases_in(language), tool="lawcheck", scenario=scenario)


def opened(workbook: Workbook):
    return openpyxl.load_workbook(io.BytesIO(render_workbook(workbook)))


@pytest.fixture(scope="module", params=LANGUAGES)
def workbook(request, arcadia: Assessment) -> Workbook:
    return built(arcadia, request.param)


@pytest.fixture(scope="module")
def excel(workbook: Workbook):
    return opened(workbook)


def rows_of(workbook: Workbook, key: str) -> list[dict[str, object]]:
    sheet = workbook.sheet(key)
    titles = [column.title for column in sheet.columns]
    return [
        {title: cell.text if isinstance(cell, Toned) else cell for title, cell in zip(titles, row, strict=True)}
        for row in sheet.rows
    ]


def small(*cells: str | int | Toned, language: str = "en", marking: str = "") -> Workbook:
    sheet = Sheet("a", "A", "Title", tuple(Column(f"c{at}", 10) for at in range(len(cells))), (cells,))
    return Workbook("T", "S", language, "2026-06-30", (sheet,), marking=marking)


def test_sheets_are_named_in_the_language(excel, workbook: Workbook):
    assert excel.sheetnames == NAMES[workbook.language]


def test_every_row_of_the_data_is_a_row_of_excel(excel, workbook: Workbook):
    for page, sheet in zip(excel, workbook.sheets, strict=True):
        read = [tuple("" if cell.value is None else cell.value for cell in row) for row in page.iter_rows(min_row=3)]

        assert [cell.value for cell in page[2]] == [column.title for column in sheet.columns]
        assert read == [tuple(texts(row)) for row in sheet.rows]


def test_every_provision_is_a_finding_and_a_row_of_the_concordance(workbook: Workbook, arcadia: Assessment):
    ids = list(arcadia.library.provisions)

    assert [row[0] for row in workbook.sheet("findings").rows] == ids
    assert [row[0] for row in workbook.sheet("forward").rows] == ids


def test_every_section_of_every_text_is_in_the_reverse_concordance(workbook: Workbook, arcadia: Assessment):
    found = {(row[0], str(row[2]).partition("(")[0]) for row in workbook.sheet("reverse").rows}
    sections = {(text.statute_id, label) for text in arcadia.country.texts.values() for label in text.sections}

    assert sections <= found


def test_a_section_that_nobody_cites_has_no_counterpart(arcadia: Assessment):
    rows = rows_of(built(arcadia), "reverse")
    uncited = [row for row in rows if row["Number"] == 0]

    assert {row["Provisions"] for row in uncited} == {"no counterpart"}
    assert ("atp-act", "23") in {(row["Cited as"], row["Section"]) for row in uncited}
    assert all(row["Provisions"] != "no counterpart" for row in rows if row["Number"])


def test_a_finding_says_what_was_found_on_what_and_what_to_do(arcadia: Assessment):
    row = next(row for row in rows_of(built(arcadia), "findings") if row["Id"] == "protocol.3.c")

    assert row["Instrument"] == "Trafficking in Persons Protocol"
    assert row["Level"] == "mandatory"
    assert row["Result"] == "Conflict"
    assert (row["Priority"], row["Rec."], row["Decision row"]) == (1, "R-1", 3)
    assert "Child Protection Act, ss. 18(2)" in row["National law"]
    assert "No means needed for a child" in row["What is not yet there"]


def test_an_open_finding_gives_both_ends_in_the_words_of_its_level(arcadia: Assessment):
    rows = [row for row in rows_of(built(arcadia), "findings") if row["Result"] == "Undetermined"]

    assert rows
    assert all(row["At worst"] and row["At best"] and row["Open questions"] for row in rows)


def test_every_criterion_is_an_answer_even_where_there_is_none(arcadia: Assessment):
    empty = derive_assessment(
        arcadia.library, arcadia.country, replace(arcadia.reading, answers={}, overrides={}, decisions={})
    )
    rows = rows_of(built(empty), "answers")

    assert len(rows) == len(rows_of(built(arcadia), "answers")) > 400
    assert {row["Answer"] for row in rows} == {"not answered yet"}


def test_dates_are_iso_texts_and_numbers_are_numbers(excel, workbook: Workbook):
    register = excel.worksheets[4]
    dates = [row[7].value for row in register.iter_rows(min_row=3)]
    priorities = {row[13].value for row in excel.worksheets[0].iter_rows(min_row=3)}

    assert all(len(each) == 10 and each[4] == "-" for each in dates)
    assert priorities == {None, 1, 2, 3, 4}


def test_every_sheet_has_a_filter_a_fixed_header_and_is_set_up_for_paper(excel):
    for page in excel:
        assert page.auto_filter.ref.startswith("A2:")
        assert page.freeze_panes == "B3"
        assert page.page_setup.orientation == "landscape"
        assert page.page_setup.fitToHeight == 0
        assert page.print_title_rows == "$2:$2"
        assert not page.merged_cells.ranges
        assert page["A3"].alignment.wrap_text


def test_a_wide_sheet_is_printed_over_several_pages_so_that_it_can_be_read(excel):
    across = [page.page_setup.fitToWidth or 1 for page in excel]

    assert across == [3, 1, 1, 2, 2, 1]
    assert [page.print_title_cols for page in excel] == ["$A:$A", None, None, "$A:$A", "$A:$A", None]


def test_every_sheet_says_what_it_is_and_that_it_is_fictional(excel, workbook: Workbook):
    for page, sheet in zip(excel, workbook.sheets, strict=True):
        assert page["A1"].value == f"{sheet.title} · {workbook.marking}"
        assert page.oddHeader.right.text == workbook.marking


def test_properties_carry_title_cut_off_and_language(excel, workbook: Workbook):
    custom = {each.name: each.value for each in excel.custom_doc_props.props}

    assert excel.properties.title == workbook.title
    assert excel.properties.created.date().isoformat() == "2026-06-30"
    assert custom["Language"] == workbook.language
    assert custom["Law as at"] == "2026-06-30"


def test_a_result_is_a_word_and_a_colour(excel):
    fills = {row[9].value: row[9].fill.fgColor.rgb for row in excel.worksheets[0].iter_rows(min_row=3)}
    met = fills.get("Met") or fills["Satisfaite"]
    conflict = fills.get("Conflict") or fills["Contrariété"]

    assert (met, conflict) == ("FFDCEFE1", "FFF3DAEC")


def test_the_same_input_gives_the_same_bytes(workbook: Workbook, arcadia: Assessment):
    assert render_workbook(workbook) == render_workbook(built(arcadia, workbook.language))


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "{=1}", "http://x.org", "mailto:a@b.c", "007", "1e5", "_x0041_"]


def test_no_text_becomes_a_formula_a_link_or_a_number():
    page = opened(small(*FORMULAS)).active

    assert [cell.value for cell in page[3]] == FORMULAS
    assert {cell.data_type for cell in page[3]} == {"s"}
    assert not any(cell.hyperlink for cell in page[3])


def test_hostile_text_is_shown_and_controls_are_not():
    raw = render_workbook(small("<b>&amp; \x1b[31m \u202e \x00", marking="a & b &P"))
    page = openpyxl.load_workbook(io.BytesIO(raw)).active

    assert page["A3"].value == "<b>&amp; \ufffd[31m \ufffd \ufffd"
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert b"a &amp;&amp; b &amp;&amp;P" in archive.read("xl/worksheets/sheet1.xml")


def test_a_text_that_is_too_long_for_excel_is_cut_and_the_cut_is_shown():
    value = opened(small("x" * 40_000)).active["A3"].value

    assert len(value) == LONGEST_CELL
    assert value.endswith("x […]")


def test_a_sheet_of_a_language_from_the_right_begins_there():
    assert opened(small("x", language="ar")).active.sheet_view.rightToLeft
    assert not opened(small("x", language="fr")).active.sheet_view.rightToLeft


def test_a_name_that_excel_refuses_is_made_fit():
    sheet = small("x").sheets[0]._replace(name="[A]: b/c? " + "d" * 40)
    [name] = opened(small("x")._replace(sheets=(sheet,))).sheetnames

    assert name == "-A-- b-c- ddddddddddddddddddddd"


def test_an_empty_sheet_can_be_opened():
    empty = small("x").sheets[0]._replace(rows=())

    assert opened(small("x")._replace(sheets=(empty,))).active.max_row == 2


def test_csv_is_marked_as_utf8_and_reads_as_the_findings(workbook: Workbook):
    raw = render_sheet(workbook.sheet("findings"))
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))

    assert raw.startswith(b"\xef\xbb\xbf")
    assert len(rows) == len(workbook.sheet("findings").rows)
    assert next(iter(rows[0].values())) == "protocol.1.1"


def test_no_cell_of_csv_begins_a_formula():
    cells = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "a=1", "x\x00", -5, Toned("=2", Tone.GOOD)]
    raw = render_sheet(small(*cells).sheets[0]).decode("utf-8-sig")
    [_, row] = csv.reader(io.StringIO(raw, newline=""))

    assert row == [
        "'=1+1", "'+1", "'-1", "'@SUM(A1)", "'\t=1", "'\ufffd=1", "'\n=1", "'＝1", "a=1", "x\ufffd", "-5", "'=2",
    ]  # fmt: skip


def test_the_enacted_scenario_has_its_own_results(arcadia: Assessment):
    now, enacted = (rows_of(built(arcadia, scenario=each), "findings") for each in Scenario)

    assert [row["If pending texts were law"] for row in now] == [row["Result"] for row in enacted]
    assert [row["Result"] for row in now] != [row["Result"] for row in enacted]

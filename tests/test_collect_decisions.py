"""``lawcheck collect`` on reports: what drafters filled into the boxes for decisions becomes choices."""

from __future__ import annotations

import copy
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
import yaml
from docx.oxml.ns import qn
from typer.testing import CliRunner

from lawcheck import workflow
from lawcheck.cli.common import cache_folder
from lawcheck.cli.main import app
from lawcheck.errors import LawcheckError
from lawcheck.workflow import choosing
from tests import boxes
from tests.boxes import filled_report
from tests.conftest import ARCADIA

TITLE = "A. One article on the treaty pattern (act, means, purpose)"
FULL = {"option": TITLE, "by": "A. Bellamy", "date": "2026-07-14", "reason": "The pattern our courts know"}
RECORDED = {"options": ["model-law.8.a"], "by": "ab", "on": "2026-07-14", "reason": "The pattern our courts know"}
GAPS = [
    "protocol.3.a.means",
    "protocol.3.a.purpose",
    "protocol.3.c",
    "model-law.8",
]  # that the box of Model Law, art. 8 answers
CAPTION = "Decision: Model Law, art.\u00a08"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ARCADIA, tmp_path / "arcadia"))


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return tmp_path / "report.docx"


def collect(folder: Path, *arguments: object):
    return CliRunner().invoke(app, ["collect", str(folder), *(str(each) for each in arguments)])


def choices(folder: Path):
    path = folder / "choices.yaml"
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)["choices"] if path.exists() else {}


def one(field: str, text: str) -> dict[str, dict[str, str]]:
    """Fill the box of article 8 in full, and one field with something else."""
    return {"model-law.8": {name: each for name, each in (FULL | {field: text}).items() if each}}


def shown(raw: bytes, article: str) -> dict[str, str]:
    found = boxes.controls(boxes.opened(raw))
    texts = {tag: "".join(each.text or "" for each in box.iter(qn("w:t"))) for tag, box in found.items()}
    return {tag.partition("/")[2]: text for tag, text in texts.items() if tag.startswith(f"{article}/")}


def edited(report: Path, change) -> Path:
    word = boxes.opened(report.read_bytes())
    change(word)
    word.save(report)
    return report


def test_a_filled_box_decides_the_gaps_that_the_report_lists_with_it(folder: Path, report: Path):
    result = collect(folder, filled_report(report, {"model-law.8": FULL}))

    assert result.exit_code == 0
    assert choices(folder) == dict.fromkeys(GAPS, RECORDED)


def test_the_page_says_what_was_recorded(folder: Path, report: Path):
    said = collect(folder, filled_report(report, {"model-law.8": FULL})).stdout

    assert "Recorded in choices.yaml: 4" in said
    assert "by A. Bellamy, on 14 July 2026. The pattern our courts know." in " ".join(said.split())


def test_the_page_is_written_in_french_too(folder: Path, report: Path):
    said = collect(folder, filled_report(report, {"model-law.8": FULL}), "--lang", "fr").stdout

    assert "Consignées dans choices.yaml\u00a0: 4" in said
    assert "décision de A. Bellamy, le 14 juillet 2026" in " ".join(said.split())


def test_the_next_report_shows_the_decision_as_it_was_filled_in(folder: Path, report: Path):
    collect(folder, filled_report(report, {"model-law.8": FULL}))

    assert shown(boxes.report_of(folder), "model-law.8") == FULL | {"reason": "The pattern our courts know."}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_next_report_changes_nothing_when_it_is_collected(folder: Path, report: Path, language: str):
    collect(folder, filled_report(report, {"model-law.8": FULL, "model-law.28": FULL | {"option": "B", "by": "cd"}}))
    before = (folder / "choices.yaml").read_bytes()
    report.write_bytes(boxes.report_of(folder, language))

    result = collect(folder, report, "--strict")
    assert (result.exit_code, result.stderr) == (0, "")
    assert (folder / "choices.yaml").read_bytes() == before


def test_decisions_that_differ_by_gap_come_back_as_they_are_on_record(folder: Path, report: Path):
    for gap, option, by in (("protocol.3.c", "model-law.8.b", "ab"), ("protocol.3.a.means", "model-law.8.a", "cd")):
        CliRunner().invoke(app, ["choose", str(folder), gap, option, "--by", by, "--reason", "Why"])
    before = (folder / "choices.yaml").read_bytes()
    report.write_bytes(boxes.report_of(folder))

    result = collect(folder, report, "--strict")
    assert (result.exit_code, result.stderr) == (0, "")
    assert (folder / "choices.yaml").read_bytes() == before


@pytest.mark.parametrize(
    "typed",
    [
        "model-law.8.a",
        "A",
        "Un article unique sur le modèle du traité (acte, moyen, but)",
        "a. one article on the treaty pattern - act, means, purpose",
    ],
)
def test_an_option_is_taken_by_its_id_its_letter_and_its_words_in_either_language(
    folder: Path, report: Path, typed: str
):
    collect(folder, filled_report(report, one("option", typed)))

    assert choices(folder)["protocol.3.c"]["options"] == ["model-law.8.a"]


def test_two_options_of_one_article_are_taken_from_one_box(folder: Path, report: Path):
    collect(folder, filled_report(report, one("option", "model-law.8.d; model-law.8.a")))

    assert choices(folder)["protocol.3.c"]["options"] == ["model-law.8.a", "model-law.8.d"]


def test_a_name_that_is_no_reader_is_kept_as_typed_and_shown(folder: Path, report: Path):
    collect(folder, filled_report(report, one("by", "Minister of Justice")))

    assert choices(folder)["protocol.3.c"] == {
        "options": ["model-law.8.a"],
        "decided_by": "Minister of Justice",
        "on": "2026-07-14",
        "reason": "The pattern our courts know",
    }
    assert shown(boxes.report_of(folder), "model-law.8")["by"] == "Minister of Justice"


def test_a_box_without_a_date_is_taken_without_one(folder: Path, report: Path):
    collect(folder, filled_report(report, one("date", "")))

    assert "on" not in choices(folder)["protocol.3.c"]


def test_a_report_with_no_filled_box_takes_nothing(folder: Path, report: Path):
    result = collect(folder, filled_report(report, {}))

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"{report}: no box is filled in; no decision was taken\n"
    assert not (folder / "choices.yaml").exists()


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("option", "E. Whatever", "there is no option 'E. Whatever'"),
        ("option", "model-law.8.a; none", "there is no option 'model-law.8.a; none'"),
        ("option", ";", "there is no option ';'"),
        ("option", "", "no option is chosen"),
        ("by", "", "it does not say who decided"),
        ("reason", "", "it gives no reason"),
        ("reason", "…", "it gives no reason"),
        ("by", "–", "it does not say who decided"),
        ("date", "03/07/2026", "the date '03/07/2026' is none, or could be one of two days"),
        ("date", "31 June 2026", "the date '31 June 2026' is none, or could be one of two days"),
    ],
)
def test_an_unclear_box_is_named_and_the_others_are_taken(folder: Path, report: Path, field: str, text: str, said: str):
    clear = FULL | {"option": "model-law.31.c"}
    result = collect(folder, filled_report(report, {**one(field, text), "model-law.31": clear}))

    assert result.exit_code == 0
    assert f"warning: {report}: model-law.8: {said}; nothing was taken from this box" in result.stderr
    assert "model-law.31" in choices(folder)
    assert not set(GAPS) & set(choices(folder))


def test_the_options_that_there_are_are_named_beside_an_unknown_one(folder: Path, report: Path):
    result = collect(folder, filled_report(report, one("option", "E")))

    assert "it has model-law.8.a, model-law.8.b, model-law.8.c, model-law.8.d, none" in result.stderr


def test_an_unclear_box_ends_with_3_where_that_is_asked_for(folder: Path, report: Path):
    assert collect(folder, filled_report(report, one("reason", "")), "--strict").exit_code == 3


def test_another_decision_on_record_is_named_and_kept(folder: Path, report: Path):
    collect(folder, filled_report(report, {"model-law.8": FULL}))
    before = (folder / "choices.yaml").read_bytes()

    result = collect(folder, filled_report(report, one("option", "B")))
    message = "protocol.3.c: another decision is on record (model-law.8.a, by 'ab'); it was kept; --replace puts"
    assert message in result.stderr
    assert "Another decision is on record, and was kept: 4" in result.stdout
    assert (folder / "choices.yaml").read_bytes() == before


def test_replace_puts_the_new_decision_in_its_place(folder: Path, report: Path):
    collect(folder, filled_report(report, one("by", "Minister of Justice")))
    collect(folder, filled_report(report, {"model-law.8": FULL | {"option": "B"}}), "--replace")

    assert choices(folder)["protocol.3.c"] == RECORDED | {"options": ["model-law.8.b"]}


def test_a_trial_run_writes_nothing(folder: Path, report: Path):
    before = sorted(each.name for each in folder.iterdir())
    result = collect(folder, filled_report(report, {"model-law.8": FULL}), "--dry-run")

    assert "To be recorded in choices.yaml: 4" in result.stdout
    assert sorted(each.name for each in folder.iterdir()) == before


def test_what_stands_in_the_file_stays_as_typed(folder: Path, report: Path):
    typed = "language: fr # mine\nchoices:\n  untoc.2.a: {options: [none],  by: cd, reason: Déjà là}\n"
    (folder / "choices.yaml").write_text(typed, "utf-8")
    collect(folder, filled_report(report, {"model-law.8": FULL}))

    assert (folder / "choices.yaml").read_text("utf-8").startswith(typed)
    assert choices(folder)["protocol.3.c"]["reason"] == {"en": "The pattern our courts know"}


def test_a_french_report_gives_reasons_in_french(folder: Path, report: Path):
    word = {"option": "A", "by": "ab", "date": "14 juillet 2026", "reason": "Le modèle connu"}
    collect(folder, filled_report(report, {"model-law.8": word}, language="fr"))

    assert (folder / "choices.yaml").read_text("utf-8").count("language: fr") == 1
    assert choices(folder)["protocol.3.c"]["reason"] == "Le modèle connu"


def test_two_articles_that_answer_one_gap_decide_it_together(folder: Path, report: Path):
    first, second = (FULL | {"option": each, "reason": each.upper()} for each in ("model-law.27.a", "model-law.28.b"))
    collect(folder, filled_report(report, {"model-law.27": first, "model-law.28": second}))

    assert choices(folder)["protocol.6.6"]["options"] == ["model-law.27.a", "model-law.28.b"]
    assert choices(folder)["protocol.6.6"]["reason"] == "MODEL-LAW.27.A MODEL-LAW.28.B"


def test_two_articles_decided_by_different_persons_leave_their_common_gap_open(folder: Path, report: Path):
    first, second = FULL | {"option": "A"}, FULL | {"option": "B", "by": "cd"}
    result = collect(folder, filled_report(report, {"model-law.27": first, "model-law.28": second}))

    assert "protocol.6.6: the boxes of model-law.27, model-law.28 name different persons" in result.stderr
    assert "protocol.6.6" not in choices(folder)
    assert choices(folder)["model-law.28"]["by"] == "cd"


def test_none_of_these_options_decides_no_gap_that_another_article_could_answer(folder: Path, report: Path):
    result = collect(folder, filled_report(report, {"model-law.27": FULL | {"option": "None of these options"}}))

    assert "protocol.6.6: none of the options of model-law.27, and nothing is said on those of" in result.stderr
    assert "protocol.6.6" not in choices(folder)
    assert choices(folder)["model-law.27"]["options"] == ["none"]


def test_bookmarks_stand_in_for_tags_that_a_program_lost(folder: Path, report: Path):
    edited(filled_report(report, {"model-law.8": FULL}), boxes.without_controls)
    result = collect(folder, report, "--strict")

    assert (result.exit_code, result.stderr) == (0, "")
    assert choices(folder) == dict.fromkeys(GAPS, RECORDED)


def test_labels_and_the_heading_above_stand_in_for_both(folder: Path, report: Path):
    def change(word):
        boxes.without_controls(word)
        boxes.without_bookmarks(word, "D_")

    collect(folder, edited(filled_report(report, {"model-law.8": FULL}, language="fr"), change))

    assert choices(folder) == dict.fromkeys(GAPS, RECORDED)


def test_the_caption_of_the_table_stands_in_where_every_bookmark_is_lost(folder: Path, report: Path):
    def change(word):
        boxes.without_controls(word)
        boxes.without_bookmarks(word)

    collect(folder, edited(filled_report(report, {"model-law.8": FULL}), change))

    assert choices(folder) == dict.fromkeys(GAPS, RECORDED)


def test_a_box_that_shows_no_article_is_named(folder: Path, report: Path):
    def change(word):
        table = boxes.box_rows(word, CAPTION)
        boxes.without_controls(word)
        boxes.without_bookmarks(word)
        table._tbl.tblPr.remove(table._tbl.tblPr.find(qn("w:tblCaption")))

    result = collect(folder, edited(filled_report(report, {"model-law.8": FULL}), change))

    assert "a box for a decision does not show which article it is of; it was not taken" in result.stderr
    assert choices(folder) == {}


def test_a_row_that_somebody_added_is_named_and_the_rest_is_taken(folder: Path, report: Path):
    def change(word):
        cells = boxes.box_rows(word, CAPTION).add_row().cells
        cells[0].text, cells[1].text = "Seen by", "Permanent secretary"

    result = collect(folder, edited(filled_report(report, {"model-law.8": FULL}), change))

    assert "model-law.8: 'Permanent secretary' stands in a row that somebody added" in result.stderr
    assert choices(folder)["protocol.3.c"] == RECORDED


def test_changed_styles_and_moved_rows_change_nothing(folder: Path, report: Path):
    def change(word):
        table = boxes.box_rows(word, CAPTION)
        table.style = None
        table._tbl.append(table.rows[0]._tr)
        for run in table._tbl.iter(qn("w:r")):
            run.get_or_add_rPr().get_or_add_b()

    collect(folder, edited(filled_report(report, {"model-law.8": FULL}), change))

    assert choices(folder) == dict.fromkeys(GAPS, RECORDED)


def test_words_that_were_struck_out_under_tracked_changes_do_not_count(folder: Path, report: Path):
    def change(word):
        content = boxes.controls(word)["model-law.8/reason"].find(qn("w:sdtContent"))
        run = content[0]
        struck = content.makeelement(qn("w:del"), {})
        again = copy.deepcopy(run)
        again.find(qn("w:t")).tag = qn("w:delText")
        struck.append(again)
        content.insert(0, struck)

    collect(folder, edited(filled_report(report, {"model-law.8": FULL}), change))

    assert choices(folder)["protocol.3.c"]["reason"] == "The pattern our courts know"


def test_a_second_box_of_an_article_that_says_something_else_is_named(folder: Path, report: Path):
    def change(word):
        table = boxes.box_rows(word, CAPTION)._tbl
        second = copy.deepcopy(table)
        table.addnext(second)
        table.addnext(word.element.body.makeelement(qn("w:p"), {}))
        words = next(each for each in second.iter(qn("w:t")) if each.text == "The pattern our courts know")
        words.text = "Another"

    result = collect(folder, edited(filled_report(report, {"model-law.8": FULL}), change))

    assert "model-law.8: a second box says something else" in result.stderr
    assert choices(folder)["protocol.3.c"] == RECORDED


def test_hostile_text_is_kept_as_text_and_shows_no_sign_that_a_terminal_obeys(folder: Path, report: Path):
    nasty = "=cmd|' /C calc'!A0 \u202e<b>[red]x[/red]</b> \u009b31m: # {x} & 'y' \"z\""
    said = collect(folder, filled_report(report, {"model-law.8": FULL | {"by": nasty, "reason": nasty}}))

    assert choices(folder)["protocol.3.c"]["reason"] == nasty
    assert choices(folder)["protocol.3.c"]["decided_by"] == nasty
    assert said.exit_code == 0
    assert "\u009b" not in said.stdout
    assert "\u202e" not in said.stdout


def test_a_hostile_option_is_shown_without_signs_that_a_terminal_obeys(folder: Path, report: Path):
    said = collect(folder, filled_report(report, one("option", "\u202e\u009b2J" + "x" * 500)))

    assert "\u202e" not in said.stderr
    assert "\u009b" not in said.stderr


def test_a_reason_that_is_an_attachment_is_not_taken(folder: Path, report: Path):
    result = collect(folder, filled_report(report, one("reason", "x" * 20_001)))

    assert "model-law.8: a field has more than 20,000 characters; it was not taken" in result.stderr
    assert choices(folder) == {}


def test_a_report_of_another_country_is_refused(folder: Path, report: Path):
    filled_report(report, {"model-law.8": FULL})
    profile = folder / "country.yaml"
    profile.write_text(profile.read_text("utf-8").replace("code: XA", "code: XB"), "utf-8")

    result = collect(folder, report)
    assert result.exit_code == 3
    assert "this report is about the law of 'XA', and the folder is that of XB" in result.stderr
    assert choices(folder) == {}


def test_a_damaged_report_is_named_once_and_the_others_are_taken(folder: Path, report: Path):
    damaged = report.with_name("damaged.docx")
    damaged.write_bytes(filled_report(report, {"model-law.8": FULL}).read_bytes()[:90_000])

    result = collect(folder, damaged, report)
    assert result.exit_code == 3
    assert result.stderr.count(str(damaged)) == 1
    assert "the file is cut short or damaged" in result.stderr
    assert choices(folder) == dict.fromkeys(GAPS, RECORDED)


def test_a_report_with_a_password_is_named(folder: Path, report: Path):
    report.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))

    result = collect(folder, report)
    assert (result.exit_code, result.stderr.count(str(report))) == (3, 1)
    assert "a file with a password" in result.stderr


def test_a_report_whose_boxes_are_gone_is_named(folder: Path, report: Path):
    def change(word):
        for table in word.tables:
            table._tbl.getparent().remove(table._tbl)

    result = collect(folder, edited(filled_report(report, {}), change))
    assert result.exit_code == 3
    assert "lawcheck report, with boxes for decisions" in result.stderr


def test_a_file_of_choices_that_cannot_be_edited_is_left_alone_as_a_whole(folder: Path, report: Path):
    path = folder / "choices.yaml"
    path.write_text("choices: &all\n  untoc.2.a: {options: [none], by: ab, reason: x}\nlanguage: *all\n", "utf-8")
    before = path.read_bytes()

    assert collect(folder, filled_report(report, {"model-law.8": FULL})).exit_code == 3
    assert path.read_bytes() == before


def test_decisions_are_not_recorded_over_a_file_that_was_changed_meanwhile(folder: Path):
    (folder / "choices.yaml").write_text("choices:\n", "utf-8")

    with pytest.raises(LawcheckError, match="the file was changed meanwhile; nothing was recorded"):
        choosing.write_choices(folder, {"protocol.3.c": dict(RECORDED)}, "en", b"")
    assert (folder / "choices.yaml").read_text("utf-8") == "choices:\n"


def test_a_choice_that_names_nobody_is_an_error(folder: Path):
    (folder / "choices.yaml").write_text("choices:\n  protocol.3.c: {options: [none], reason: x}\n", "utf-8")

    with pytest.raises(
        LawcheckError, match=r"it does not say who decided; by: a reader of country\.yaml, or decided_by"
    ):
        workflow.assess(folder, cache_folder=cache_folder())


def test_libreoffice_gives_back_what_was_filled_in(folder: Path, report: Path, tmp_path: Path):
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    profile, made = tmp_path / "profile", tmp_path / "saved"
    command = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "docx"]
    filled_report(report, {"model-law.8": FULL})
    subprocess.run([*command, "--outdir", made, report], check=True, capture_output=True, timeout=300)

    saved = made / report.name
    assert b"model-law.8/option" not in zipfile.ZipFile(saved).read("word/document.xml")  # else bookmarks go untested
    result = collect(folder, saved, "--strict")
    assert (result.exit_code, result.stderr) == (0, "")
    assert choices(folder) == dict.fromkeys(GAPS, RECORDED)

"""What a trainer and the groups meet in the room: sheets that explain themselves, messages that help, pages that fit."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from typer.testing import CliRunner

from lawcheck import workflow
from lawcheck.cli.main import app
from lawcheck.load.cited_laws import Register
from lawcheck.load.country import load_country
from lawcheck.report.training_words import short_names
from tests.conftest import ROOT
from tests.filling import choose, filled_docx, text_of
from tests.training import training_folder

CARDS = {"en": "scale-card.md", "fr": "scale-card.fr.md"}


def run(*arguments: object):
    return CliRunner().invoke(app, list(map(str, arguments)))


def flat(text: str) -> str:
    return " ".join(text.split())


def sheet_of(folder: Path, to: Path, *options: object) -> Path:
    run("train", "worksheet", folder, "--groups", 1, "--minutes", 60, "--seed", 7, "-o", to, *options)
    return to / "group-1.docx"


def answered(sheet: Path, to: Path, **answers: tuple[str, ...]) -> Path:
    typed = {name.replace("__", "."): each for name, each in answers.items()}
    return filled_docx(to, typed, body="", raw=sheet.read_bytes())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return training_folder(tmp_path_factory.mktemp("room"))


@pytest.fixture(scope="module")
def register() -> Register:
    return Register(country_of("sylvemarche"))


def country_of(name: str):
    folder = ROOT / "examples" / name
    return load_country(folder, workflow.open_library((), None), None, needs_reading=False).country


# The sheet


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_sheet_has_the_values_of_the_scale_card_in_its_order(language: str, folder: Path, tmp_path: Path):
    word = docx.Document(str(sheet_of(folder, tmp_path / "out", "--lang", language)))
    meanings = next(each for each in word.tables if len(each.rows) == 6 and len(each.columns) == 2)
    card = (ROOT / "docs" / "training" / "course" / CARDS[language]).read_text(encoding="utf-8").split("\n## ")[1]
    on_card = [each.split(" (`")[0] for each in re.findall(r"^\| ([^|]+) \|", card, re.MULTILINE)[1:]]

    assert on_card[:4] != []
    assert [text_of(row.cells[0]) for row in meanings.rows] == [each for each in on_card if set(each) != {"-"}]


@pytest.mark.parametrize(
    ("language", "said", "unsaid"),
    [("en", "The text says it, wholly", "in force says"), ("fr", "Un texte le dit entièrement", "en vigueur le dit")],
)
def test_a_group_answers_what_a_text_says_whether_it_is_in_force_or_not(
    language: str, said: str, unsaid: str, folder: Path, tmp_path: Path
):
    word = docx.Document(str(sheet_of(folder, tmp_path / "out", "--lang", language)))
    text = "".join(each.text or "" for each in word.element.body.iter(qn("w:t")))

    assert said in text
    assert unsaid not in text


def test_a_sheet_in_french_speaks_of_groups_in_french(folder: Path, tmp_path: Path):
    word = docx.Document(str(sheet_of(folder, tmp_path / "out", "--lang", "fr")))

    assert word.paragraphs[0].text == "Questions pour le groupe 1"


def test_no_question_is_torn_over_two_pages(folder: Path, tmp_path: Path):
    word = docx.Document(str(sheet_of(folder, tmp_path / "out")))
    rows = [row for table in word.tables for row in table.rows if len(row.cells) == 6]

    assert len(rows) > 15
    assert [text_of(row.cells[0]) for row in rows if row._tr.find(f".//{qn('w:cantSplit')}") is None] == []


# What is typed in it


@pytest.mark.parametrize(
    "typed",
    [
        "article 225-4-1 alinéa 1 du code pénal",
        "Code pénal, art. 225-4-1, alinéa premier",
        "l’article 225-4-1, 1er alinéa, du code pénal",
        "art. 225-4-1, premier alinéa, du Code pénal",
    ],
)
def test_an_alinea_is_found_as_lawyers_write_it_beside_the_name_of_a_code(typed: str, register: Register):
    found = register.look_up(typed)

    assert [str(each) for each in found.cites] == ["code-penal 225-4-1(al.1)"]


@pytest.mark.parametrize("typed", ["225-4-1-1, second alinéa, du code pénal", "code pénal 225-4-1-1 deuxième alinéa"])
def test_the_second_alinea_is_not_the_first(typed: str, register: Register):
    assert [str(each) for each in register.look_up(typed).cites] == ["code-penal 225-4-1-1(al.2)"]


def test_a_title_is_known_without_what_stands_in_brackets_within_it():
    found = Register(country_of("pellorane")).look_up("Trafficking in Persons Act, section 6(2)")

    assert [str(each) for each in found.cites] == ["atp-act 6(2)"]


@pytest.mark.parametrize(
    ("typed", "remedy"),
    [
        ("Code pénal, art. 225-4-2, 9°", "code-penal has 225-4-2, and no '9°' in it; 225-4-2 has (1), (2), (3)"),
        ("art. 3 al. 2 de la loi", "name the text and the place, such as: code-penal 3(1); the texts are code-penal, "),
    ],
)
def test_a_place_that_is_not_found_says_what_is_near_or_how_to_name_one(typed: str, remedy: str, register: Register):
    assert register.look_up(typed).cites == ()
    assert register.remedy(typed).startswith(remedy)


def test_a_place_that_is_not_found_names_its_question(folder: Path, tmp_path: Path):
    sheet = answered(
        sheet_of(folder, tmp_path / "out"),
        tmp_path / "g.docx",
        offence__attempt=("present", "section 3 of the Act", ""),
    )
    said = run("train", "collect", folder, sheet, "--results", tmp_path / "results").stderr

    assert "offence.attempt: 'section 3 of the Act' is not found in the register; it is kept as typed; name the" in said


def test_a_pdf_is_not_said_to_have_another_name(folder: Path, tmp_path: Path):
    (tmp_path / "group-3.pdf").write_bytes(b"%PDF-1.7\n")
    said = run("train", "collect", folder, tmp_path / "group-3.pdf", "--results", tmp_path / "results").stderr

    assert "this is a PDF, and no answers can be read from one; get the Word or Excel file that was filled in" in said


def test_rows_that_were_taken_out_of_a_sheet_are_named(folder: Path, tmp_path: Path):
    sheet = answered(sheet_of(folder, tmp_path / "out"), tmp_path / "g.docx", offence__attempt=("present", "", ""))
    word = docx.Document(str(sheet))
    rows = {text_of(row.cells[0]): row for table in word.tables for row in table.rows}
    whole = run("train", "collect", folder, sheet, "--results", tmp_path / "whole").stderr
    for each in ("scope.internal", "offence.intent"):
        gone = rows[each]._tr
        gone.getparent().remove(gone)
    word.save(str(sheet))
    said = run("train", "collect", folder, sheet, "--results", tmp_path / "cut").stderr

    assert whole == ""
    assert "g.docx: 13 of its 15 questions are left in it: rows were taken out, and count as not asked; get the" in said


# The pages


def test_the_second_file_of_a_group_has_a_number_of_its_own_where_columns_are_narrow():
    names = short_names(["group-1", "group-1-2", "group-2"], with_words=False)

    assert list(names.values()) == ["1", "1-2", "2"]


def test_two_gaps_of_one_number_are_told_apart(tmp_path: Path):
    run("examples", "copy", "halcarra", tmp_path / "halcarra")
    sheet = sheet_of(tmp_path / "halcarra", tmp_path / "out")
    word = docx.Document(str(sheet))
    row = next(row for table in word.tables for row in table.rows if text_of(row.cells[0]) == "safety.physical")
    choose(row.cells[2], "absent")
    word.save(str(sheet))
    run("train", "collect", tmp_path / "halcarra", sheet)
    shown = flat(run("train", "score", tmp_path / "halcarra").stdout)

    assert "Physical safety" in shown
    assert "Psychological" in shown
    assert "G02 Cross-border trafficking only:" not in shown


@pytest.mark.parametrize("option", [[], ["--total"]])
def test_no_word_of_the_heads_is_cut_on_a_terminal_of_eighty_columns_in_french(
    option: list[str], folder: Path, tmp_path: Path
):
    sheet = answered(
        sheet_of(folder, tmp_path / "out"), tmp_path / "g.docx", offence__attempt=("present", "", "", "optional")
    )
    run("train", "collect", folder, sheet, "--results", tmp_path / "results")
    shown = run("train", "score", folder, "--results", tmp_path / "results", "--lang", "fr", *option).stdout
    heads = set(shown.partition("Groupes\n")[2].partition("group-1")[0].split())

    assert {"Groupe", "trouvées", "partie", "alertes", "exactes", "cran", "article", "Degrés", "Motifs"} <= heads


def test_the_scale_card_turns_the_page_between_answering_and_finding(tmp_path: Path):
    run("train", "print", "scale-card", "-o", tmp_path / "card.docx")
    word = docx.Document(str(tmp_path / "card.docx"))
    turned = [
        each for each in word.paragraphs if 'w:br w:type="page"' in each._p.xml or "w:pageBreakBefore" in each._p.xml
    ]

    assert len(turned) == 1


# The law on paper


def test_the_statutes_of_a_country_are_printed_for_those_who_read_on_paper(tmp_path: Path):
    run("train", "print", "pellorane", "--statutes", "-o", tmp_path)
    printed = tmp_path / "participants" / "statutes"
    word = docx.Document(str(printed / "penal-code.docx"))
    said = [(each.style.name, each.text) for each in word.paragraphs]

    assert sorted(each.stem for each in printed.iterdir()) == [
        "atp-act",
        "cabinet-circular",
        "immigration-ordinance",
        "penal-code",
    ]
    assert ("Subtitle", "penal-code · Statute · in force · version of 1 January 2026") in said
    assert ("Heading 3", "4. Full age") in said
    assert any(text == "(2) Full age is reached at sixteen years." for _, text in said)
    assert "TRAINING - FICTIONAL" in word.sections[0].header.paragraphs[0].text


def test_an_article_that_has_no_heading_is_printed_with_its_number_in_bold_and_each_alinea_on_a_line(tmp_path: Path):
    run("train", "print", "sylvemarche", "--statutes", "--lang", "fr", "-o", tmp_path)
    word = docx.Document(str(tmp_path / "participants" / "statutes" / "code-penal.docx"))
    at, article = next((at, each) for at, each in enumerate(word.paragraphs) if each.text.startswith("Article 111-2."))

    assert next((each.text, bool(each.bold)) for each in article.runs) == ("Article 111-2. - ", True)
    assert word.paragraphs[at + 1].text == "Toute autre infraction est une contravention."


def test_only_the_statutes_of_the_exercise_are_printed(tmp_path: Path):
    folder = training_folder(tmp_path)
    key = folder / "key.yaml"
    key.write_text(
        key.read_text(encoding="utf-8").replace("gaps:\n", "statutes: [atp-act, penal-code]\ngaps:\n", 1),
        encoding="utf-8",
    )
    (folder / "handout.md").write_text("# Page\n\nWords.\n", encoding="utf-8")
    result = run("train", "print", folder, "--statutes", "-o", tmp_path / "out")

    assert result.exit_code == 0, result.output
    assert sorted(each.stem for each in (tmp_path / "out" / "participants" / "statutes").iterdir()) == [
        "atp-act",
        "penal-code",
    ]


@pytest.mark.parametrize("page", ["offline.md", "offline.fr.md", "course/day-before.md", "course/day-before.fr.md"])
def test_no_page_tells_to_hand_out_the_folder_that_holds_the_solutions(page: str):
    text = (ROOT / "docs" / "training" / page).read_text(encoding="utf-8")

    assert "`sheets`" in text
    assert not re.search(r"`sheets`(?:,| and| et) `print`", text)


def test_without_the_option_no_statute_is_printed(tmp_path: Path):
    run("train", "print", "pellorane", "-o", tmp_path)

    assert not (tmp_path / "participants" / "statutes").exists()


def test_the_duty_has_a_degree_and_the_scale_has_steps_in_every_french_page_of_the_day(folder: Path, tmp_path: Path):
    sheet = docx.Document(str(sheet_of(folder, tmp_path / "out", "--lang", "fr")))
    pages = [each.read_text(encoding="utf-8") for each in (ROOT / "docs" / "training" / "course").glob("*.fr.md")]

    assert "Le sens des degrés d’obligation" in [each.text for each in sheet.paragraphs]
    assert not [each for each in pages if "niveau d’obligation" in each or "degré près" in each]


# What figures mean


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A country with the answers of two groups to all questions, of which they differ on each third."""
    place = tmp_path_factory.mktemp("played")
    made = training_folder(place)
    run("train", "worksheet", made, "--groups", 2, "--minutes", 60, "--seed", 7, "-o", place / "out")
    for number in (1, 2):
        word = docx.Document(str(place / "out" / f"group-{number}.docx"))
        rows = [
            row for table in word.tables for row in table.rows if "." in text_of(row.cells[0]) and len(row.cells) == 6
        ]
        for at, row in enumerate(rows):
            choose(row.cells[2], "absent" if number == 2 and at % 3 == 0 else "partial" if at % 2 else "present")
        word.save(str(place / f"group-{number}.docx"))
        run("train", "collect", made, place / f"group-{number}.docx")
    return made


def test_alpha_is_never_shown_without_how_to_read_it(played: Path):
    shown = flat(run("train", "agree", played).stdout)

    assert re.search(r"alpha, -?0\.\d{3} over 15 criteria ordinal", shown)
    assert "Alpha is 1 where all agree, and about 0 where answers agree no more than by chance" in shown


def test_the_scores_say_of_which_gaps_those_found_are_counted(played: Path):
    assert "Gaps are counted of those that the group's questions ask about" in flat(
        run("train", "score", played).stdout
    )


def test_why_answers_differ_has_one_colon_and_the_number_in_brackets(played: Path):
    shown = flat(run("train", "debrief", played, "--lang", "fr").stdout)

    assert re.search(r"Pourquoi\u00a0?\s?: [^:]* \(1 paire de groupes\)", shown)


def test_a_refusal_without_a_reason_names_the_option_that_is_missing(folder: Path):
    result = run("train", "object", folder, "--refuse", "o1")

    assert result.exit_code == 2
    assert "add --because and what it is" in flat(result.stderr)

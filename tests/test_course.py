"""The one-day course: its commands can be typed as they stand, and its pages can be printed and shown."""

from __future__ import annotations

import io
import re
import shlex
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENT
from openxml_audit import OpenXmlValidator
from typer.testing import CliRunner

from lawcheck.cli.main import app
from tests.conftest import ROOT
from tests.filling import filled_docx

COURSE = ROOT / "docs" / "training" / "course"
TRAINING = ROOT / "docs" / "training"
PAGES = ("action-plan", "day-before", "exercises", "plan", "slides", "solutions", "trouble")
IN_ORDER = ("day-before", "exercises", "trouble")  # the evening, the day, and what is typed when it goes wrong
ENDINGS = {"en": ".md", "fr": ".fr.md"}
_BLOCK = re.compile(r"^( *)```sh\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
_ANSWERS = {
    "definition.means.vulnerability": ("absent", "", ""),
    "definition.child.no-means": ("conflict", "Trafficking in Persons (Suppression) Act, section 6(2)", "Means."),
}


def is_valid(file: Path) -> bool:
    return OpenXmlValidator().validate(file).is_valid


def run(*arguments: object):
    return CliRunner().invoke(app, list(map(str, arguments)))


def commands_of(page: str, language: str) -> list[str]:
    text = (COURSE / f"{page}{ENDINGS[language]}").read_text(encoding="utf-8")
    return [line.strip() for _, block in _BLOCK.findall(text) for line in block.splitlines()]


def typed(command: str):
    words = shlex.split(command)[1:]
    return run(*(str(each) for word in words for each in (sorted(Path().glob(word)) if "*" in word else [word])))


def hand_in() -> None:
    """Fill in the groups' sheets, as they would be at noon."""
    Path("returned").mkdir(exist_ok=True)
    for sheet in sorted(Path("sheets").glob("*.docx")):
        filled_docx(Path("returned") / sheet.name, _ANSWERS, body="", raw=sheet.read_bytes())


# Commands


@pytest.mark.parametrize("language", ENDINGS)
def test_the_commands_of_the_course_run_in_their_order(language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    commands = [each for page in IN_ORDER for each in commands_of(page, language)]
    wrong = []
    for command in commands:
        if "returned/" in command:
            hand_in()
        result = typed(command)
        if result.exit_code != 0:
            wrong.append((command, result.output))

    assert len(commands) > 35
    assert wrong == []


@pytest.mark.parametrize("language", ENDINGS)
def test_the_commands_of_the_plan_print_all_that_it_lists(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    ends = [typed(command).exit_code for command in commands_of("plan", language)]
    text = (COURSE / f"plan{ENDINGS[language]}").read_text(encoding="utf-8")
    listed = re.findall(r"`(participants/[^`]+)`", text)

    assert ends == [0, 0, 0]
    assert len(listed) == 6
    assert [each for each in listed if not (tmp_path / "print" / each).exists()] == []
    assert len(list((tmp_path / "print" / "participants" / "statutes").iterdir())) == 4


@pytest.mark.parametrize("language", ENDINGS)
def test_the_check_of_a_stick_runs(language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    results = {command: typed(command) for command in commands_of("../offline", language)}
    collected = results.popitem()[1]

    assert len(results) == 9
    assert [(command, each.output) for command, each in results.items() if each.exit_code != 0] == []
    assert "no row is filled in; nothing was taken" in collected.output


@pytest.mark.parametrize("page", [*PAGES, "../offline"])
def test_both_languages_type_the_same_commands(page: str):
    english, french = ([shlex.split(each)[:3] for each in commands_of(page, language)] for language in ENDINGS)

    assert english == french


def test_what_the_exercises_promise_is_what_the_program_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    said = {}
    for command in [*commands_of("day-before", "en")[:3], *commands_of("exercises", "en")]:
        said[command] = " ".join(typed(command).output.split())

    findings = said["lawcheck assess pellorane --provision protocol.7.1"]
    assert "No provision and no record found" in findings
    fund = said["lawcheck assess pellorane --provision protocol.6.6"]
    assert "present → absent (Trafficking in Persons (Suppression) Act, s. 13(1) is not in force)" in fund
    explained = said["lawcheck explain pellorane protocol.3.c"]
    assert "Decided by: row 3: conflict" in explained
    assert "Trafficking in Persons (Suppression) Act, s. 6 → ○ Not met" in explained
    assert "no box is filled in; no decision was taken" in said["lawcheck collect pellorane pellorane.docx"]
    assert "takes ten" in said["lawcheck agree pellorane"]


# Pages


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_there_in_both_languages_with_the_same_parts(page: str):
    shapes = []
    for ending in ENDINGS.values():
        lines = (COURSE / f"{page}{ending}").read_text(encoding="utf-8").splitlines()
        shapes.append(
            [re.sub(r"[^#\-|`<!\d.\s].*", "", each).strip() for each in lines if re.match(r"#|---|```|<!", each)]
        )

    assert shapes[0] == shapes[1]


def test_participants_get_no_solutions(tmp_path: Path):
    run("train", "print", "course", "pellorane", "-o", tmp_path)

    assert sorted(each.name for each in (tmp_path / "participants").iterdir()) == [
        "action-plan.docx",
        "exercises.docx",
        "pellorane-handout.docx",
        "pellorane-profile.docx",
        "scale-card.docx",
    ]
    text = "\n".join(each.text for each in docx.Document(str(tmp_path / "participants" / "exercises.docx")).paragraphs)
    assert "sixteen" not in text.partition("Exercise 6")[0]


def test_a_slide_is_a_page_in_landscape_and_the_notes_stand_in_a_file_of_their_own(tmp_path: Path):
    run("train", "print", "slides", "-o", tmp_path)
    slides = docx.Document(str(tmp_path / "trainer" / "slides.docx"))
    notes = docx.Document(str(tmp_path / "trainer" / "slides-notes.docx"))
    breaks = [each for each in slides.paragraphs if each.paragraph_format.page_break_before]
    spoken = [each.text for each in notes.paragraphs if each.text.startswith("Say: ")]

    assert slides.sections[0].orientation == WD_ORIENT.LANDSCAPE
    assert len(breaks) == 37
    assert (
        slides.styles["Normal"]
        .element.getparent()
        .find(".//{*}docDefaults//{*}sz")
        .get("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val")
        == "59"
    )
    assert not [each for each in slides.paragraphs if each.text.startswith("Say: ")]
    assert notes.sections[0].orientation == WD_ORIENT.PORTRAIT
    assert len(spoken) == 38


def test_slides_for_a_browser_are_one_screen_and_one_printed_page_each(tmp_path: Path):
    run("train", "print", "slides", "-o", tmp_path / "slides.html", "--lang", "fr")
    page = (tmp_path / "slides.html").read_text(encoding="utf-8")

    assert '<body class="slides wide">' in page
    assert page.count('<section class="new-page wide">') == 37
    assert "À afficher dès huit heures" not in page


def test_one_file_can_hold_the_slides_with_what_is_said(tmp_path: Path):
    result = run("train", "print", "slides", "-o", tmp_path / "script.txt", "--notes")

    assert result.exit_code == 0
    assert "! Say: Have this on the wall" in (tmp_path / "script.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(("language", "marking"), [("en", "TRAINING - FICTIONAL"), ("fr", "FORMATION - FICTIF")])
def test_pages_on_a_country_that_does_not_exist_say_so_on_every_sheet(language: str, marking: str, tmp_path: Path):
    run("train", "print", "course", "pellorane", "-o", tmp_path, "--lang", language)
    marked = []
    for file in sorted(tmp_path.rglob("*.docx")):
        word = docx.Document(io.BytesIO(file.read_bytes()))
        in_header = all(marking in section.header.paragraphs[0].text for section in word.sections)
        assert in_header == (word.core_properties.comments == marking)
        marked += [file.name.partition(".")[0]] * in_header

    of_country = ["pellorane-handout", "pellorane-profile"]
    assert marked == ["exercises", *of_country, "scale-card", "pellorane-facilitator", "solutions"]


def test_a_page_that_is_not_there_is_named_with_the_nearest(tmp_path: Path):
    result = run("train", "print", "slide", "nowhere.md", "-o", tmp_path / "out")

    assert result.exit_code == 3
    assert "slide: there is no such page; did you mean 'slides'?" in result.stderr
    assert "nowhere.md: there is no such file" in result.stderr
    assert not (tmp_path / "out").exists()


def test_several_pages_need_a_folder_and_none_is_written_over(tmp_path: Path):
    together = run("train", "print", "plan", "slides", "-o", tmp_path / "one.docx")
    run("train", "print", "plan", "-o", tmp_path)
    again = run("train", "print", "plan", "slides", "-o", tmp_path)

    assert "one file holds one page, and 2 were asked for; name a folder" in together.stderr
    assert "this file is already there" in again.stderr
    assert not (tmp_path / "trainer" / "slides.docx").exists()


def test_a_format_that_there_is_not_is_named_and_no_folder_is_made_of_it(tmp_path: Path):
    result = run("train", "print", "plan", "-o", tmp_path / "plan.odt")

    assert result.exit_code == 3
    assert ".odt" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_pages_of_a_packed_country_are_printed_without_those_of_the_trainer(tmp_path: Path):
    run("examples", "copy", "pellorane", tmp_path / "own")
    run("train", "pack", tmp_path / "own", "-o", tmp_path / "pack", "--passphrase", "x y z")
    run("train", "print", tmp_path / "pack", "-o", tmp_path / "out", "--format", "html")

    printed = sorted(each.name for each in (tmp_path / "out").rglob("*.html"))
    assert printed == ["pellorane-handout.html", "pellorane-profile.html"]


@pytest.mark.parametrize("language", ENDINGS)
def test_every_sheet_is_a_valid_word_file(language: str, tmp_path: Path):
    run("train", "print", "course", "pellorane", "-o", tmp_path, "--lang", language)
    files = sorted(tmp_path.rglob("*.docx"))

    assert len(files) == 12
    assert [(each.name, OpenXmlValidator().validate(each).errors) for each in files if not is_valid(each)] == []


def test_printed_pages_are_the_same_bytes_each_time(tmp_path: Path):
    for name in ("a", "b"):
        run("train", "print", "exercises", "-o", tmp_path / name)
    first, second = ((tmp_path / each / "participants" / "exercises.docx").read_bytes() for each in "ab")

    assert first == second


@pytest.mark.parametrize(
    "path", [*sorted(COURSE.glob("*.md")), *sorted(TRAINING.glob("*.md"))], ids=lambda each: each.name
)
def test_every_link_of_the_course_leads_to_a_file(path: Path):
    targets = re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))

    assert [target for target in targets if not (path.parent / target).exists()] == []


@pytest.mark.parametrize("page", [*PAGES, "../offline"])
def test_no_mark_of_french_punctuation_begins_a_line(page: str):
    text = (COURSE / f"{page}.fr.md").resolve().read_text(encoding="utf-8")
    prose = re.sub(r"```.*?```|`[^`]*`", "", text, flags=re.DOTALL)

    assert re.findall(r".{9} [:;?!»]|« .{9}", prose) == []

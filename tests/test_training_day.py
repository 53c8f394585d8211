"""A day of training by the commands: worksheets out, answers in, scores, the plenary, objections."""

from __future__ import annotations

import io
import shlex
import shutil
from pathlib import Path

import docx
import openpyxl
import pytest
import yaml
from typer.testing import CliRunner

from lawcheck.cli.main import app
from tests.conftest import ROOT
from tests.filling import filled_docx, filled_xlsx, text_of
from tests.training import LEADING, training_folder

HEARD = {
    "group-1": ("present", "absent", "partial"),
    "group-2": ("partial", "absent", "present"),
    "group-3": ("absent", "present", "conflict"),
}
ASKED = ("offence.attempt", "scope.internal", "offence.no-extra-element")


def run(*arguments: object):
    return CliRunner().invoke(app, ["train", *map(str, arguments)])


COMMANDS = [
    line.removeprefix("lawcheck train ")
    for line in (ROOT / "docs" / "training" / "README.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("lawcheck train ")
]


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return training_folder(tmp_path)


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Worksheets for three groups, in Word and in Excel."""
    place = tmp_path_factory.mktemp("sheets")
    made = training_folder(place)
    for option in ([], ["--excel"]):
        run("worksheet", made, "--groups", 3, "--minutes", 60, "--seed", 7, "-o", place / "out", *option)
    return place / "out"


@pytest.fixture(scope="module")
def collected(blank: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A country with the answers of three groups."""
    place = tmp_path_factory.mktemp("collected")
    made = training_folder(place)
    files = [returned(blank, place, group) for group in HEARD]
    assert run("collect", made, *files).exit_code == 0
    return made


@pytest.fixture
def answered(collected: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(collected, tmp_path / "answered"))


def returned(blank: Path, to: Path, group: str, ending: str = ".docx", name: str = "") -> Path:
    places = ("Penal Code, section 20(1)", "", "Anti-Trafficking in Persons Act, section 5(3)")
    answers = {
        each: (value, place, "Because the words say so." if value != "absent" else "")
        for each, value, place in zip(ASKED, HEARD[group], places, strict=True)
    }
    raw = (blank / f"{group}{ending}").read_bytes()
    fill = filled_docx if ending == ".docx" else filled_xlsx
    return fill(to / (name or f"{group}{ending}"), answers, body="", raw=raw)


def test_the_commands_of_the_page_on_training_run_in_their_order(
    blank: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder.rename(tmp_path / "pellorane")
    (tmp_path / "returned").mkdir()
    for group in HEARD:
        returned(blank, tmp_path / "returned", group)
    monkeypatch.chdir(tmp_path)
    ends = {}
    for command in COMMANDS:
        words = shlex.split(command)
        expanded = [str(each) for word in words for each in (sorted(Path().glob(word)) if "*" in word else [word])]
        ends[command] = run(*expanded).exit_code

    assert len(COMMANDS) > 12
    assert [command for command, code in ends.items() if code != 0] == []


# Worksheets


def test_each_group_gets_a_sheet_with_its_label_and_the_marking(blank: Path):
    word = docx.Document(str(blank / "group-2.docx"))
    book = openpyxl.load_workbook(blank / "group-2.xlsx")

    assert word.paragraphs[0].text == "Questions for group 2"
    assert all("TRAINING - FICTIONAL" in section.header.paragraphs[0].text for section in word.sections)
    assert {each.name: each.value for each in book.custom_doc_props.props}["lawcheck.group"] == "group-2"
    assert all("TRAINING - FICTIONAL" in sheet.oddHeader.center.text for sheet in book.worksheets)


def test_a_sheet_asks_for_no_name_and_speaks_of_no_report(blank: Path):
    word = docx.Document(str(blank / "group-1.docx"))
    text = "\n".join(
        [*(each.text for each in word.paragraphs), *(text_of(each) for t in word.tables for each in t._cells)]
    )

    assert "lawcheck.name" not in word.element.xml
    assert "annex of the report" not in text
    assert "15 questions, about 45 minutes." in text


def test_a_short_time_leaves_one_question_for_each_gap_and_says_when_they_take_longer(folder: Path, tmp_path: Path):
    result = run("worksheet", folder, "--groups", 1, "--minutes", 5, "-o", tmp_path / "out", "--excel")
    questions = openpyxl.load_workbook(tmp_path / "out" / "group-1.xlsx").worksheets[1]

    assert {row[0].value for row in questions.iter_rows(min_row=3) if row[1].value} == set(LEADING)
    assert "One question for each planted gap takes 9 minutes, more than the 5 given." in result.stderr


def test_sheets_are_never_written_over_and_are_the_same_each_time(folder: Path, tmp_path: Path):
    arguments = ("worksheet", folder, "--groups", 2, "--seed", 7, "-o", tmp_path / "out", "--different")
    run(*arguments)
    before = [each.read_bytes() for each in sorted((tmp_path / "out").iterdir())]

    assert run(*arguments).exit_code == 3
    assert run(*arguments, "--force").exit_code == 0
    assert [each.read_bytes() for each in sorted((tmp_path / "out").iterdir())] == before


# Collecting


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
def test_what_a_group_answered_is_kept_under_its_label(blank: Path, folder: Path, tmp_path: Path, ending: str):
    result = run("collect", folder, returned(blank, tmp_path, "group-3", ending, name=f"returned{ending}"))
    kept = yaml.safe_load((folder / "results" / "group-3.yaml").read_text(encoding="utf-8"))

    assert result.exit_code == 0
    assert "group-3, 3 of 15 answered, kept in" in result.stdout
    assert kept["group"] == "group-3"
    assert len(kept["asked"]) == 15
    assert kept["answers"]["offence.attempt"] == {"value": "absent", "cites": ["penal-code 20(1)"]}


def test_a_file_that_cannot_be_read_is_named_and_stops_no_other(blank: Path, folder: Path, tmp_path: Path):
    broken = tmp_path / "group-9.docx"
    broken.write_bytes(b"PK\x03\x04broken")
    result = run("collect", folder, broken, returned(blank, tmp_path, "group-1"), tmp_path / "missing.docx")

    assert result.exit_code == 3
    assert f"error: {broken}: " in result.stderr
    assert "missing.docx: there is no such file" in result.stderr
    assert f"1 group in {folder / 'results'}" in result.stdout
    assert (folder / "results" / "group-1.yaml").is_file()


def test_a_row_that_cannot_be_read_is_named_and_the_rest_is_kept(blank: Path, folder: Path, tmp_path: Path):
    answers = {"offence.attempt": ("maybe so", "Act of God 12", "x"), "scope.internal": ("absent", "", "")}
    file = filled_xlsx(tmp_path / "g.xlsx", answers, body="", raw=(blank / "group-1.xlsx").read_bytes())
    result = run("collect", folder, file)

    assert result.exit_code == 0
    assert "'maybe so'" in result.stderr
    assert "'Act of God 12' is not found in the register" in result.stderr
    assert "2 of 15 answered" in result.stdout


def test_the_same_file_again_changes_nothing_and_a_corrected_one_takes_its_place(
    blank: Path, folder: Path, tmp_path: Path
):
    file = returned(blank, tmp_path, "group-1")
    run("collect", folder, file)
    again = run("collect", folder, file)
    corrected = filled_docx(
        file, {"scope.internal": ("partial", "", "")}, body="", raw=(blank / "group-1.docx").read_bytes()
    )
    third = run("collect", folder, corrected)
    kept = yaml.safe_load((folder / "results" / "group-1.yaml").read_text(encoding="utf-8"))

    assert "nothing changed" in again.stdout
    assert "takes the place of what was collected from this file" in third.stdout
    assert kept["answers"] == {"scope.internal": {"value": "partial"}}


def test_two_files_with_one_label_are_both_kept(blank: Path, folder: Path, tmp_path: Path):
    first = returned(blank, tmp_path, "group-1")
    second = filled_docx(
        tmp_path / "copy.docx",
        {"scope.internal": ("partial", "", "")},
        body="",
        raw=(blank / "group-1.docx").read_bytes(),
    )
    result = run("collect", folder, first, second)

    assert "another file has this group's label; both are kept" in result.stdout
    assert sorted(each.name for each in (folder / "results").iterdir()) == ["group-1-2.yaml", "group-1.yaml"]


def test_a_label_leads_out_of_no_folder_and_changes_no_terminal(folder: Path, blank: Path, tmp_path: Path):
    book = openpyxl.load_workbook(io.BytesIO((blank / "group-1.xlsx").read_bytes()))
    for name in list(book.custom_doc_props.names):
        if name == "lawcheck.group":
            del book.custom_doc_props[name]
    book.save(tmp_path / "own.xlsx")
    raw = (tmp_path / "own.xlsx").read_bytes()
    label = "../../\u202eevil"
    file = filled_xlsx(tmp_path / "own.xlsx", {"scope.internal": ("absent", "", "")}, body=label, raw=raw)
    result = run("collect", folder, file)
    (kept,) = (folder / "results").iterdir()

    assert "\u202e" not in result.stdout
    assert kept.name.startswith("evil-")


def test_a_reading_that_a_group_recorded_counts_as_its_sheet(folder: Path, tmp_path: Path):
    (tmp_path / "table-a.yaml").write_text(
        "reader: nobody\nlanguage: en\nanswers:\n"
        "  offence.attempt: {value: present, cites: [penal-code 20(1), penal-code 99], reason: The general part covers it.}\n"
        "  offence.intent:\n"
        "  scope.internal: {value: absent, searched: [atp-act], reason: Nothing like it stands there.}\n",
        encoding="utf-8",
    )
    result = run("collect", folder, tmp_path / "table-a.yaml")
    row = next(line.split() for line in run("score", folder).stdout.splitlines() if line.startswith("table-a"))

    assert "table-a, 2 of 3 answered" in result.stdout
    assert "penal-code has no section 99" in result.stderr
    assert row == ["table-a", "2/2", "0", "0", "2/3", "0", "1/1", "0", "2/2"]


def test_answers_on_another_country_are_refused(blank: Path, folder: Path, tmp_path: Path):
    profile = folder / "country.yaml"
    profile.write_text(profile.read_text(encoding="utf-8").replace("code: XA", "code: XB", 1), encoding="utf-8")

    assert "asks about the law of" in run("collect", folder, returned(blank, tmp_path, "group-1")).stderr


# Scores


def test_scores_stand_side_by_side_and_no_total_is_printed(collected: Path):
    said = run("score", collected).stdout
    rows = [line.split() for line in said.splitlines() if line.startswith("group-")]

    assert rows[0] == ["group-1", "2/3", "1", "0", "3/15", "0", "2/2", "1", "2/3"]
    assert rows[1] == ["group-2", "1/3", "0", "1", "1/15", "2", "2/2", "1", "2/3"]
    assert rows[2] == ["group-3", "0/3", "1", "1", "0/15", "2", "2/2", "1", "2/3"]
    assert "Points" not in said


def test_a_total_is_printed_where_it_is_asked_for_with_how_it_is_counted(collected: Path):
    said = run("score", collected, "--total").stdout

    assert "Points: 3 for a gap found" in flat(said)
    assert next(line.split() for line in said.splitlines() if line.startswith("group-1"))[-1] == "17"


def test_planted_gaps_name_the_groups_that_saw_them(collected: Path):
    said = run("score", collected).stdout
    row = next(line for line in said.splitlines() if line.startswith("G02"))

    assert flat(row) == "G02 Cross-border group-1, group-2 – group-3"


def test_scoring_says_so_where_nothing_was_collected(folder: Path):
    assert "nothing was collected here; collect the groups' worksheets" in run("score", folder).stderr


def test_agreement_is_in_per_cent_first_and_without_a_coefficient_of_few(collected: Path):
    said = flat(run("agree", collected).stdout)

    assert "Questions compared 3 questions that two groups at least answered" in said
    assert "Agreement 11% of all pairs" in said
    assert "none: 3 with both values on the scale; it takes ten" in said
    assert "Same section, a step apart" in said


# The plenary


def test_the_debriefing_shows_no_key_unless_it_is_asked_for(collected: Path):
    before, after = (run("debrief", collected, *each).stdout for each in ([], ["--with-key"]))

    assert "Lesson" not in before
    assert "The key is not shown here" in flat(before)
    assert "Key" in after
    assert "The key is not shown here" not in flat(after)


def test_the_three_most_divided_questions_name_who_said_what_on_which_words(collected: Path):
    said = flat(run("debrief", collected).stdout)

    assert "The 3 most divided questions" in said
    assert "● present, on Penal Code (extract), s. 20(1): group-1" in said
    assert "○ absent: group-1, group-2" in said


def test_lines_are_short_on_a_terminal_with_large_letters(collected: Path):
    assert max(map(len, run("debrief", collected, "--large").stdout.splitlines())) <= 56


@pytest.mark.parametrize("command", ["debrief", "score", "agree"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_pages_are_written_as_word_with_the_marking(collected: Path, tmp_path: Path, command: str, language: str):
    file = tmp_path / "page.docx"
    first = run(command, collected, "-o", file, "--lang", language)
    content = file.read_bytes()
    word = docx.Document(io.BytesIO(content))
    marking = {"en": "TRAINING - FICTIONAL", "fr": "FORMATION - FICTIF"}[language]

    assert first.exit_code == 0
    assert all(marking in section.header.paragraphs[0].text for section in word.sections)
    assert "this file is already there" in run(command, collected, "-o", file).stderr
    run(command, collected, "-o", file, "--lang", language, "--force")
    assert file.read_bytes() == content


def test_a_key_is_opened_for_the_question_asked_and_no_other(collected: Path):
    said = flat(run("reveal", collected, "--unit", "offence.attempt").stdout)

    assert "A person who, with intent to commit an offence, does an act" in said  # words of section 20(1)
    assert "The key: ● present. Because of offence.attempt." in said
    assert "Teaching point: Lesson of offence.attempt." in said
    assert "● present (right) 1 group-1" in said
    assert "scope.internal" not in said


def test_a_key_can_be_opened_before_anybody_answered(folder: Path):
    said = flat(run("reveal", folder, "--unit", "scope.internal", "--lang", "fr").stdout)

    assert "Aucun texte n’y répond." in said
    assert "Défendable." in said
    assert "Réponses des groupes" not in said


def test_a_question_that_the_key_does_not_answer_is_named_with_the_nearest(folder: Path):
    said = run("reveal", folder, "--unit", "offence.atempt").stderr

    assert "the key has no answer to 'offence.atempt'; did you mean 'offence.attempt'?" in said


# Objections


def object_(folder: Path, value: str = "partial", by: str = "group-2"):
    return run("object", folder, "offence.attempt", "--value", value, "--by", by, "--reason", "Too general.")


def test_an_objection_is_kept_and_the_key_stays_as_it_is(answered: Path):
    key = (answered / "key.yaml").read_bytes()
    result = object_(answered)
    kept = yaml.safe_load((answered / "objections.yaml").read_text(encoding="utf-8"))["objections"]

    assert result.exit_code == 0
    assert (answered / "key.yaml").read_bytes() == key
    assert [(each["criterion"], each["value"], each["by"]) for each in kept] == [
        ("offence.attempt", "partial", "group-2")
    ]
    assert "Objections - o1, group-2: 'partial' as well. Too general." in flat(
        run("reveal", answered, "--unit", "offence.attempt").stdout
    )


def test_scores_with_objections_differ_say_so_and_come_out_the_same_again(answered: Path):
    object_(answered)
    without = run("score", answered).stdout
    first, second = (run("score", answered, "--with-objections").stdout for _ in range(2))
    row = next(line.split() for line in first.splitlines() if line.startswith("group-2"))

    assert first == second
    assert "Scored by the key alone." in without
    assert "Scored with 1 objection counted as right beside the key." in first
    assert "Right because of an objection: group-2 (1)." in first
    assert row[:5] == ["group-2", "2/3", "0", "0", "2/15"]
    assert run("score", answered).stdout == without


def test_what_stands_in_the_file_of_objections_stays_as_typed(answered: Path):
    typed = "# heard at ten\nobjections:\n- {criterion: scope.internal, value: conflict, by: group-1, reason: Why not}  # x\n"
    (answered / "objections.yaml").write_text(typed, encoding="utf-8")
    object_(answered)

    assert (answered / "objections.yaml").read_text(encoding="utf-8").startswith(typed)
    assert "Scored with 2 objections" in run("score", answered, "--with-objections").stdout


@pytest.mark.parametrize(
    ("value", "said"),
    [("present", "the key accepts 'present' already"), ("partial", "group-2 has objected so already")],
)
def test_an_objection_that_says_nothing_new_is_refused(answered: Path, value: str, said: str):
    object_(answered)

    assert said in object_(answered, value).stderr


@pytest.mark.parametrize(
    ("option", "text", "said"),
    [
        ("--by", " ", "--by: it is empty; nothing was written"),
        ("--reason", "", "--reason: it is empty; nothing was written"),
        ("--reason", "a\x00b", "the character U+0000 cannot be written"),
    ],
)
def test_an_objection_needs_a_group_and_a_reason_that_can_be_written(answered: Path, option: str, text: str, said: str):
    given = {"--value": "partial", "--by": "group-1", "--reason": "Why.", option: text}

    result = run("object", answered, "offence.attempt", *(each for pair in given.items() for each in pair))

    assert result.exit_code == 3
    assert said in result.stderr
    assert not (answered / "objections.yaml").exists()


def test_markup_and_control_letters_in_answers_show_as_text(blank: Path, folder: Path, tmp_path: Path):
    answers = {"offence.attempt": ("present", "[bold]\u202eAct 1", "=cmd|' /C calc'!A0")}
    run(
        "collect", folder, filled_xlsx(tmp_path / "g.xlsx", answers, body="", raw=(blank / "group-1.xlsx").read_bytes())
    )
    run("object", folder, "offence.attempt", "--value", "partial", "--by", "[red]g\x1b[31m", "--reason", "<b>\u202ex")
    said = run("reveal", folder, "--unit", "offence.attempt")

    assert said.exit_code == 0
    assert "\x1b" not in said.stdout
    assert "\u202e" not in said.stdout
    assert "[red]g" in said.stdout

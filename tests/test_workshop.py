"""A whole workshop: six groups fill in six ways, one file breaks off, one sheet is French; every score is foretold by hand."""

from __future__ import annotations

import re
from collections.abc import Sequence

import docx
import pytest
from typer.testing import CliRunner

from lawcheck.cli.main import app
from tests.workshop.day import Day, Said
from tests.workshop.play import OBJECTIONS

# Twenty questions. Eight planted gaps; the key cites words for sixteen of the answers.
SCORES = """\
group-1  8/8  0   0  20/20   0  16/16  16  20/20  20/20
group-2  2/8  0   0  10/20   0    9/9   1      –   0/10
group-3  8/8  0   2  17/20   0  13/16  13  16/20  20/20
group-4  7/8  1  11   8/20  11  16/16  16  16/20  20/20
group-5  0/8  1   0  11/20   2  16/16   1   1/20  20/20
group-6  6/8  0   0   0/20   7   0/16   0   0/20   0/20
group-8  8/8  0   0  20/20   0  16/16  16  20/20  20/20
"""
# With two objections counted: an accomplice 'partial' (group-4), consent 'absent' (group-6).
AGAIN = SCORES.replace("11   8/20  11", "10   9/20  10").replace(" 0   0/20   7", " 0   1/20   6")


def typed(words: Sequence[str]) -> Said:
    done = CliRunner().invoke(app, list(words[1:]))
    return Said(done.exit_code, done.stdout, done.stderr)


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    played = Day("pellorane", tmp_path_factory.mktemp("day"), typed)
    played.before()
    played.groups_work(uses_office=False)
    played.plenary(OBJECTIONS["pellorane"])
    return played


def rows(said: Said) -> list[list[str]]:
    return [line.split() for line in said.out.splitlines() if re.match(r"group-\d  ", line)]


def test_every_command_of_the_day_ends_well_and_the_damaged_file_is_the_only_error(day: Day):
    assert {name: said.code for name, said in day.said.items() if said.code} == {"collect": 3}
    errors = [line for line in day.said["collect"].err.splitlines() if line.startswith("error")]
    assert len(errors) == 1
    assert "group-7.docx: the file is cut short or damaged: its zip directory cannot be read" in errors[0]
    assert "7 groups in" in day.said["collect"].out


def test_each_way_of_filling_in_is_scored_as_foretold(day: Day):
    assert rows(day.said["score"])[:7] == [line.split() for line in SCORES.splitlines()]


def test_a_sheet_in_another_language_is_scored_like_its_twin(day: Day):
    careful, french = (rows(day.said["score"])[at] for at in (0, 6))

    assert careful[1:] == french[1:]


def test_objections_change_the_rows_of_those_who_made_them_and_no_other(day: Day):
    assert rows(day.said["score again"])[:7] == [line.split() for line in AGAIN.splitlines()]
    assert "Right because of an objection: group-4 (1), group-6 (1)." in day.said["score again"].out


def test_counting_again_gives_the_same_page(day: Day):
    again = typed(["lawcheck", "train", "score", str(day.folder), "--with-objections"])

    assert again == day.said["score again"]


def test_the_page_for_the_plenary_keeps_the_key_back_and_names_three_questions(day: Day):
    page = docx.Document(str(day.scratch / "debrief.docx"))
    divided = [row.cells[0].text for row in page.tables[1].rows]

    assert [each.partition(".")[0] for each in divided[1:]] == [
        "Compensation ordered by the criminal court",
        "A separate offence of trafficking",
        "Participation as an accomplice",
    ]
    assert "The key" not in "\n".join(each.text for each in page.paragraphs)


def test_the_participants_folder_holds_no_answer(day: Day):
    held = b"".join(each.read_bytes() for each in (day.scratch / "participants").rglob("*") if each.is_file())

    assert b"The list has eight means and is closed" not in held
    assert b"accept:" not in held

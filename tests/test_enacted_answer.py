"""What an answer would be if pending texts were law: given, changed and taken away, by command and in the walk."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from lawcheck.cli.main import app
from lawcheck.render.layout import lines_of
from lawcheck.report.document import Document, plain
from lawcheck.workflow import walk_pages
from lawcheck.workflow.route import Only
from lawcheck.workflow.steps import Step
from tests.conftest import ARCADIA
from tests.recording import PROFILE, READING, RECRUITMENT, TRANSPORTATION, begun, made_folder, typed, written

WITH = "definition.means.vulnerability"  # has one in the sample
WITHOUT = "definition.act.recruitment"
BILL = """\
  - id: bill
    title: {en: Amendment Bill}
    citation: Bill 4
    rank: statute
    status: bill
    as_at: 2026-05-31
    language: en
    file: statutes/bill.txt
"""
BESIDE = """\
    enacted:
      # from the explanatory note
      value: absent   # for certain
      searched: [bill]
      reason:
        en: Not in the bill.
        fr: Rien dans le projet.
"""


def answer(folder: Path, *arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(app, ["answer", str(folder), *arguments])

    assert result.exit_code == code, result.output
    return " ".join(result.output.split())


def sample_text(folder: Path) -> str:
    return (folder / "readings" / "first.yaml").read_text(encoding="utf-8")


def beside(folder: Path, criterion_id: str) -> dict[str, object] | None:
    return yaml.safe_load(sample_text(folder))["answers"][criterion_id].get("enacted")


@pytest.fixture
def arcadia_folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ARCADIA, tmp_path / "arcadia"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small country with a bill."""
    made = made_folder(tmp_path)
    (made / "country.yaml").write_text(PROFILE + BILL, encoding="utf-8")
    (made / "statutes" / "bill.txt").write_text("1. Transfer\nTransferring is named.\n", encoding="utf-8")
    return made


def with_beside(folder: Path, text: str = BESIDE) -> str:
    whole = READING + text
    (folder / "readings" / "first.yaml").write_text(whole, encoding="utf-8")
    return whole


# lawcheck answer


def test_it_is_written_behind_the_day_of_the_answer_and_nothing_else_changes(arcadia_folder):
    before = sample_text(arcadia_folder)
    new = ("--enacted", "absent", "--enacted-searched", "amendment-bill", "--enacted-reason", "The Bill strikes it.")
    said = answer(arcadia_folder, WITHOUT, *new)
    after = sample_text(arcadia_folder)
    added = "    enacted:\n      value: absent\n      searched: [amendment-bill]\n      reason: The Bill strikes it.\n"

    assert after.replace(added, "", 1) == before
    assert after.index(added) < after.index("definition.act.transportation")
    assert "If pending texts were law: absent Searched: amendment-bill Reason: The Bill strikes it." in said
    assert "Findings that changed as if pending texts were law" in said


def test_both_are_given_at_once(folder):
    answer(
        folder, TRANSPORTATION, "present", "--cite", "act 1(1)(b)", "--reason", "Named.", "--on", "2026-07-02",
        "--enacted", "partial", "--enacted-cite", "bill 1", "--enacted-reason", "In part.",
    )  # fmt: skip

    assert written(folder).endswith(
        """\
    value: present
    cites: [act 1(1)(b)]
    reason: Named.
    on: 2026-07-02
    enacted:
      value: partial
      cites: [bill 1]
      reason: In part.
"""
    )


def test_an_answer_given_anew_keeps_what_stands_beside_it(arcadia_folder):
    before = beside(arcadia_folder, WITH)
    answer(arcadia_folder, WITH, "undetermined", "--reason", "To be read again.")

    assert beside(arcadia_folder, WITH) == before


def test_comments_inside_it_and_what_says_the_same_stay_as_typed(folder):
    whole = with_beside(folder)
    new = ("--enacted", "partial", "--enacted-cite", "bill 1", "--enacted-searched", "bill")
    answer(folder, RECRUITMENT, *new, "--enacted-reason", "Not in the bill.")

    assert written(folder) == whole.replace(
        "value: absent   # for certain\n", "value: partial   # for certain\n      cites: [bill 1]\n"
    )


def test_a_new_reason_takes_the_place_of_the_translation_too_and_this_is_said(folder):
    with_beside(folder)
    said = answer(folder, RECRUITMENT, "--enacted", "absent", "--enacted-searched", "bill", "--enacted-reason", "No.")

    assert "its translation went with the old one: fr" in said
    assert yaml.safe_load(written(folder))["answers"][RECRUITMENT]["enacted"]["reason"] == "No."


def test_it_is_changed_in_braces_too(folder):
    whole = with_beside(folder, "    enacted: {value: undetermined, reason: Unclear.}  # ask\n")
    answer(folder, RECRUITMENT, "--enacted", "undetermined", "--enacted-reason", "Still unclear.")

    assert written(folder) == whole.replace("Unclear.", "Still unclear.")


def test_it_is_taken_away_and_put_back_byte_by_byte(folder):
    whole = with_beside(folder).replace("\n", "\r\n")
    path = folder / "readings" / "first.yaml"
    path.write_bytes(whole.encode())

    answer(folder, RECRUITMENT, "--no-enacted")
    assert path.read_bytes() == READING.replace("\n", "\r\n").encode()
    answer(folder, "--undo")
    assert path.read_bytes() == whole.encode()


def test_every_step_is_taken_back(arcadia_folder):
    before = sample_text(arcadia_folder)
    answer(arcadia_folder, WITH, "--no-enacted")
    answer(arcadia_folder, WITH, "--enacted", "undetermined", "--enacted-reason", "Unclear.")
    answer(arcadia_folder, WITH, "present", "--cite", "atp-act 3(2)", "--reason", "Read so.", "--no-enacted")
    assert beside(arcadia_folder, WITH) is None
    for _ in range(3):
        answer(arcadia_folder, "--undo")

    assert sample_text(arcadia_folder) == before


def test_a_trial_writes_nothing(arcadia_folder):
    before = sample_text(arcadia_folder)
    said = answer(arcadia_folder, WITH, "--no-enacted", "--dry-run")

    assert "Trial run" in said
    assert sample_text(arcadia_folder) == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(
            ["--enacted", "present", "--enacted-reason", "x"],
            "the key 'cites' is missing under 'enacted'",
            id="no words",
        ),
        pytest.param(
            ["--enacted", "absent", "--enacted-reason", "x"],
            "the key 'searched' is missing under 'enacted'",
            id="no search",
        ),
        pytest.param(["--enacted", "presnt", "--enacted-reason", "x"], "'presnt' is not one of", id="no value"),
        pytest.param(
            ["--enacted", "present", "--enacted-cite", "amendment-bil 3", "--enacted-reason", "x"],
            "unknown statute 'amendment-bil' in 'amendment-bil 3'; did you mean 'amendment-bill'?",
            id="no text",
        ),
        pytest.param(["--enacted", "undetermined"], "the key 'reason' is missing under 'enacted'", id="no reason"),
    ],
)
def test_what_is_wrong_is_refused_and_nothing_is_written(arcadia_folder, arguments, message):
    before = sample_text(arcadia_folder)

    assert message in answer(arcadia_folder, WITHOUT, *arguments, code=3)
    assert sample_text(arcadia_folder) == before


def test_beside_an_open_criterion_nothing_can_stand(folder):
    said = answer(folder, TRANSPORTATION, "--enacted", "undetermined", "--enacted-reason", "Unclear.", code=3)

    assert "it has no answer yet, beside which another could stand if pending texts were law" in said
    assert written(folder) == READING


def test_an_unknown_criterion_names_the_nearest(folder):
    said = answer(folder, "definition.act.recruitmnt", "--enacted", "undetermined", "--enacted-reason", "x", code=3)

    assert "did you mean 'definition.act.recruitment'?" in said


@pytest.mark.parametrize(
    "arguments",
    [
        [WITH, "--enacted", "present", "--no-enacted"],
        [WITH, "present", "--enacted-cite", "bill 1"],
        [WITH, "--enacted-reason", "x"],
        [WITH, "--clear", "--no-enacted"],
        ["--undo", "--no-enacted"],
        [WITH, "--note", "x", "--no-enacted"],
    ],
)
def test_what_does_not_go_together_is_a_mistake_of_usage(arcadia_folder, arguments):
    answer(arcadia_folder, *arguments, code=2)


# lawcheck record


def shown(document: Document) -> str:
    return " ".join(" ".join(plain(line) for line in lines_of(document, 80)).split())


def keys(walk) -> list[str]:
    return [key for key, _ in walk_pages.keys(walk)[0]]


FILLED = ("p", "act 1(1)(b)", "Transporting is named.")


def test_where_no_text_is_pending_nothing_of_it_is_asked(tmp_path):
    walk = typed(begun(made_folder(tmp_path)), *FILLED)

    assert "e" not in keys(walk)
    assert typed(walk, "e").said[0].is_wrong


def test_the_step_stands_at_the_confirmation_and_is_written_with_the_answer(folder):
    walk = typed(begun(folder), *FILLED)
    assert "e" in keys(walk)
    typed(walk, "e", "t", "bill 1", "Transferring alone.")
    assert walk_pages.prompt(walk) == "Enter keeps this beside the answer"
    typed(walk, "")
    assert "If enacted partial · bill 1 · Transferring alone." in shown(walk_pages.form_page(walk))
    assert TRANSPORTATION not in written(folder)
    typed(walk, "")

    assert yaml.safe_load(written(folder))["answers"][TRANSPORTATION]["enacted"] == {
        "value": "partial",
        "cites": ["bill 1"],
        "reason": "Transferring alone.",
    }


def test_while_it_is_asked_every_line_says_so_in_both_languages(folder):
    walk = typed(begun(folder), *FILLED, "e")
    asked = [walk_pages.prompt(walk)]
    typed(walk, "t")
    asked.append(walk_pages.prompt(walk))
    typed(walk, "/l")

    assert asked == ["If enacted: Value", "If enacted: Words relied on"]
    assert walk_pages.prompt(walk) == "En cas d’adoption\u00a0: Mots retenus"


def test_what_is_there_is_shown_kept_and_not_touched(folder):
    whole = with_beside(folder)
    walk = begun(folder, start=RECRUITMENT, only=Only.ALL)
    page = shown(walk_pages.question_page(walk))
    assert "as if pending texts were law: absent – Not in the bill." in page
    typed(walk, "k")
    assert "If enacted absent · bill · Not in the bill." in shown(walk_pages.form_page(walk))
    typed(walk, "")

    assert written(folder) == whole.replace("2026-07-01", "2026-07-02")


def test_it_is_taken_up_again_and_kept_as_it_was_typed(folder):
    whole = with_beside(folder)
    typed(begun(folder, start=RECRUITMENT, only=Only.ALL), "k", "e", "k", "", "")

    assert written(folder) == whole.replace("2026-07-01", "2026-07-02")


def test_it_is_left_out_with_a_stroke_and_brought_back_with_z(folder):
    whole = with_beside(folder)
    walk = typed(begun(folder, start=RECRUITMENT, only=Only.ALL), "k", "e", "-", "")
    assert written(folder) == READING.replace("2026-07-01", "2026-07-02")
    typed(walk, "z")

    assert written(folder) == whole


def test_back_from_its_value_leads_to_the_answer_which_is_as_it_was(folder):
    walk = typed(begun(folder), *FILLED, "e", "t", "/b", "b")

    assert (walk.step, walk.is_pending, walk.now.enacted) == (Step.CONFIRM, False, None)
    assert walk.draft.reason == "Transporting is named."


def test_a_stop_inside_it_says_that_the_answer_is_lost(folder):
    walk = typed(begun(folder), *FILLED, "e", "q")

    assert "Transportation" in walk.said[0].text
    assert written(folder) == READING


def test_skipping_from_inside_it_leaves_nothing_behind_for_the_next_criterion(folder):
    walk = typed(begun(folder), *FILLED, "e", "t", "bill 1", "x y", "s")

    assert (walk.is_pending, walk.now.value, walk.now.enacted) == (False, None, None)


def test_what_is_wrong_inside_it_is_said_at_once(folder):
    walk = typed(begun(folder), *FILLED, "e", "p", "bill 9")

    assert walk.said[0].is_wrong
    assert "bill has no section 9" in walk.said[0].text


def test_the_plain_prompts_take_it_from_a_pipe(folder):
    lines = "\n".join([*FILLED, "e", "t", "bill 1", "Transferring alone.", "", "", ""])
    arguments = ["record", str(folder), "--plain", "--criterion", TRANSPORTATION]
    result = CliRunner().invoke(app, arguments, input=lines)

    assert "If enacted: Value" in result.output
    assert yaml.safe_load(written(folder))["answers"][TRANSPORTATION]["enacted"]["value"] == "partial"


def test_the_full_screen_takes_it_by_the_same_keys(folder):
    pytest.importorskip("textual")
    from tests.test_record_screen import played, text_of, type_on

    async def play(pilot, screen):
        await type_on(pilot, *FILLED, "e")
        assert "If enacted: Value" in text_of(screen, "#asked")
        assert "Transporting is named." not in text_of(screen, "#form")
        assert "present" in text_of(screen, "#form")
        await type_on(pilot, "t", "bill 1", "Transferring alone.", "")
        assert "Transferring alone." in text_of(screen, "#form")
        await type_on(pilot, "")

    played(folder, play)

    assert yaml.safe_load(written(folder))["answers"][TRANSPORTATION]["enacted"]["cites"] == ["bill 1"]

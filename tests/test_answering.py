"""The desk: what is checked, what is written, who else writes, and how an edit is taken back."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lawcheck import workflow
from lawcheck.cli.common import cache_folder
from lawcheck.cli.main import app
from lawcheck.errors import LawcheckError
from lawcheck.model.finding import Assessment, Scenario
from lawcheck.model.reading import Value
from lawcheck.store.blank import blank_reading
from lawcheck.store.journal import MOST
from lawcheck.workflow import answering
from lawcheck.workflow.answering import AnswerDraft, Desk, draft_of
from tests.conftest import ARCADIA

OURS, THEIRS = "definition.act.transfer", "definition.act.receipt"
ABSENT = AnswerDraft(value="absent", searched=("atp-act",), reason="No word on it.", on="2026-07-02")


def open_desk(folder: Path, **options: str) -> Desk:
    return answering.open_desk(folder, cache_folder=cache_folder(), **options)


def assess(folder: Path) -> Assessment:
    return workflow.assess(folder, cache_folder=cache_folder())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ARCADIA, tmp_path / "arcadia"))


@pytest.fixture
def desk(folder: Path) -> Desk:
    return open_desk(folder)


@pytest.fixture
def blank(folder: Path, library) -> Path:
    titles = [(each.id, each.title["en"]) for each in library.criteria.values()]
    (folder / "readings" / "first.yaml").write_text(blank_reading("ab", "en", titles), encoding="utf-8")
    return folder


def reading(folder: Path, name: str = "first") -> Path:
    return folder / "readings" / f"{name}.yaml"


def said(problems) -> list[str]:
    return [str(each) for each in problems]


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def run(*arguments: object):
    return CliRunner().invoke(app, [str(each) for each in arguments])


# What is checked


@pytest.mark.parametrize(
    ("criterion_id", "change", "problem"),
    [
        ("definition.act.tranfer", {}, "there is no criterion of this name; did you mean 'definition.act.transfer'?"),
        (OURS, {"value": "absnt"}, "'absnt' is not one of"),
        (OURS, {"searched": ()}, "the key 'searched' is missing; an absence rests on a list of what was searched"),
        (OURS, {"value": "present"}, "the key 'cites' is missing; name the words that the answer rests on"),
        (OURS, {"reason": "  "}, "the key 'reason' is missing"),
        (OURS, {"searched": ("atp-at",)}, "unknown statute 'atp-at' in 'atp-at'; did you mean 'atp-act'?"),
        (OURS, {"see": ("atp-act 399",)}, "atp-act has no section 399"),
        (OURS, {"goes_further": True}, "only a law that is present can go further; value: present"),
        (OURS, {"on": "2026-02-30"}, "'2026-02-30' is not a day"),
        (OURS, {"on": "yesterday"}, "'yesterday' is not a day"),
        (OURS, {"reason": "a\0b"}, "U+0000 cannot be written"),
    ],
)
def test_what_the_loader_refuses_is_refused_and_nothing_is_written(desk, criterion_id, change, problem):
    draft = AnswerDraft(**{**{key: getattr(ABSENT, key) for key in AnswerDraft.__slots__}, **change})
    before = desk.path.read_bytes()

    assert any(problem in each for each in said(desk.check(criterion_id, draft)))
    with pytest.raises(LawcheckError) as caught:
        desk.confirm(criterion_id, draft)
    assert any(problem in each for each in said(caught.value.problems))
    assert desk.path.read_bytes() == before


def test_all_problems_are_named_at_once(desk):
    draft = AnswerDraft(value="present", cites=("atp-at 3", "atp-act 399"), reason="x")

    assert len(desk.check(OURS, draft)) == 2


def test_an_answer_against_the_recorded_penalties_is_refused(desk):
    criterion_id = next(
        key for key, each in desk.reading.answers.items() if each.by_rule and each.value is Value.PRESENT
    )

    assert "the recorded penalties give 'present' here" in said(desk.check(criterion_id, ABSENT))[0]


def test_an_override_that_would_no_longer_be_allowed_is_named(desk):
    criterion_id = desk.library.provisions["protocol.8.4"].core[0][0]

    assert "overrides: protocol.8.4" in said(desk.check(criterion_id, ABSENT))[0]


# What is written


def test_what_is_confirmed_is_what_the_loader_reads(desk, folder):
    desk.confirm(OURS, ABSENT)
    read = assess(folder).reading

    assert read.answers == desk.reading.answers
    assert read.answers[OURS].reason == {"en": "No word on it."}


def test_citations_are_written_as_they_are_printed(desk):
    draft = AnswerDraft(value="present", cites=(" atp-act  3 (1) ( b )", "atp-act 3(1)(b)"), reason="Named.")

    assert "cites: [atp-act 3(1)(b)]" in desk.confirm(OURS, draft).after


def test_a_range_stays_a_range(desk):
    draft = AnswerDraft(value="absent", searched=("penal-code 140-141",), reason="Not there.")

    assert "searched: [penal-code 140-141]" in desk.confirm(OURS, draft).after


def test_the_same_answer_again_writes_nothing(desk):
    receipt = desk.confirm(OURS, draft_of(desk.reading.answers[OURS], "en"))

    assert not receipt.is_written
    assert desk.path.read_bytes() == (ARCADIA / "readings" / "first.yaml").read_bytes()
    assert desk.undo() is None


def test_only_the_day_changes_where_the_answer_is_the_same_and_translations_stay(desk):
    answer = desk.reading.answers[OURS]
    draft = draft_of(answer, "en")
    receipt = desk.confirm(
        OURS, AnswerDraft(**{**{key: getattr(draft, key) for key in draft.__slots__}, "on": "2026-08-01"})
    )

    assert [each for each in receipt.lines if each[0] != " "] == ["-    on: 2026-07-01", "+    on: 2026-08-01"]


def test_a_very_long_reason_is_written_and_read(desk):
    reason = "No word: nothing. " * 60_000
    desk.confirm(OURS, AnswerDraft(value="undetermined", reason=reason))
    desk.confirm(OURS, AnswerDraft(value="undetermined", reason=reason + "End."))

    assert assess(desk.folder).reading.answers[OURS].reason == {"en": reason + "End."}


def test_a_reading_that_could_not_be_read_again_is_not_written(desk):
    with pytest.raises(LawcheckError, match="more than 8 MB"):
        desk.confirm(OURS, AnswerDraft(value="undetermined", reason="word " * 1_800_000))


def test_a_trial_writes_nothing(desk, folder):
    receipt = desk.confirm(OURS, ABSENT, is_trial=True)

    assert receipt.reading_after.answers[OURS].value is Value.ABSENT
    assert desk.path.read_bytes() == (ARCADIA / "readings" / "first.yaml").read_bytes()
    assert not (folder / ".lawcheck").exists()


def test_a_note_stands_without_an_answer_and_weighs_nothing(blank):
    desk = open_desk(blank)
    before = assess(blank).findings
    desk.note(OURS, "Ask the ministry: is there a decree?")

    assert assess(blank).findings == before
    assert assess(blank).reading.notes == {OURS: {"en": "Ask the ministry: is there a decree?"}}
    assert desk.answer(OURS) is None


def test_a_note_stays_when_the_answer_comes_and_goes(blank):
    desk = open_desk(blank)
    desk.note(OURS, "Ask.")
    desk.confirm(OURS, ABSENT)
    assert desk.reading.notes == {OURS: {"en": "Ask."}}
    desk.clear(OURS)
    assert desk.reading.notes == {OURS: {"en": "Ask."}}
    assert desk.answer(OURS) is None


def test_an_empty_note_on_nothing_changes_nothing(desk):
    open_id = next(each for each in desk.library.criteria if each not in desk.reading.answers)

    assert not desk.note(open_id, "").is_written
    assert not desk.clear(open_id).is_written


def test_a_reading_of_stubs_is_as_if_they_were_not_there(blank):
    stubs = assess(blank)
    reading(blank).write_text("reader: ab\nlanguage: en\nanswers: {}\n", encoding="utf-8")
    empty = assess(blank)

    assert stubs.findings == empty.findings
    assert stubs.reading == empty.reading


@pytest.mark.parametrize("stub", ["", " {}", " null", "\n    note: {en: later, fr: plus tard}"])
def test_every_stub_is_open(folder, stub):
    reading(folder).write_text(f"reader: ab\nlanguage: en\nanswers:\n  {OURS}:{stub}\n", encoding="utf-8")

    assert assess(folder).reading.answers == {}


def test_half_an_answer_is_no_stub(folder):
    reading(folder).write_text(f"reader: ab\nlanguage: en\nanswers:\n  {OURS}: {{on: 2026-01-01}}\n", encoding="utf-8")

    with pytest.raises(LawcheckError, match="the key 'value' is missing"):
        assess(folder)


def test_an_amended_text_meets_stubs(blank, tmp_path):
    amended = tmp_path / "amended.txt"
    text = (ARCADIA / "statutes" / "atp-act.txt").read_text(encoding="utf-8")
    amended.write_text(text.replace("recruits another", "recruits or hires another", 1), encoding="utf-8")

    result = run("statutes", "replace", blank, "atp-act", amended, "--as-at", "2026-05-01", "--yes")
    assert result.exit_code == 0, result.output


def test_confirming_again_drops_what_was_stale(folder, tmp_path):
    amended = tmp_path / "amended.txt"
    text = (ARCADIA / "statutes" / "atp-act.txt").read_text(encoding="utf-8")
    amended.write_text(text.replace("recruits another", "recruits or hires another", 1), encoding="utf-8")
    assert run("statutes", "replace", folder, "atp-act", amended, "--as-at", "2026-05-01", "--yes").exit_code == 0
    desk = open_desk(folder)
    stale = desk.reading.answers["definition.act.recruitment"]
    assert stale.stale
    receipt = desk.confirm("definition.act.recruitment", draft_of(stale, "en"))

    assert [each[:9] for each in receipt.lines if each[0] != " "] == ["-    seen"]
    assert assess(folder).reading.answers["definition.act.recruitment"].stale == ()


def test_an_answer_for_pending_law_stays(desk):
    criterion_id = next(key for key, each in desk.reading.answers.items() if each.enacted)
    enacted = desk.reading.answers[criterion_id].enacted
    desk.confirm(criterion_id, AnswerDraft(value="undetermined", reason="Read again."))

    assert desk.reading.answers[criterion_id].enacted == enacted


# Which reading


def second(folder: Path, name: str = "second", reader: str = "ab") -> None:
    reading(folder, name).write_text(f"reader: {reader}\nlanguage: fr\nanswers: {{}}\n", encoding="utf-8")


def test_among_several_readings_one_must_be_named(folder):
    second(folder)

    with pytest.raises(LawcheckError, match="several readings: first, second; name the one to write in"):
        open_desk(folder)
    assert open_desk(folder, reading="second").language == "fr"


def test_a_reader_finds_their_own_reading(folder):
    second(folder, reader="cd")

    assert open_desk(folder, reader="cd").name == "second"
    with pytest.raises(LawcheckError, match="the reading 'first' is of 'ab', not of 'cd'"):
        open_desk(folder, reading="first", reader="cd")
    with pytest.raises(LawcheckError, match="unknown reader 'xy'"):
        open_desk(folder, reader="xy")


# Somebody else


def test_an_edit_by_somebody_else_and_ours_both_survive(desk, folder):
    open_desk(folder).confirm(THEIRS, ABSENT)
    receipt = desk.confirm(OURS, ABSENT)

    answers = assess(folder).reading.answers
    assert receipt.was_merged
    assert (answers[OURS].value, answers[THEIRS].value) == (Value.ABSENT, Value.ABSENT)


def test_the_same_answer_of_somebody_else_is_never_overwritten(desk, folder):
    theirs = AnswerDraft(value="undetermined", reason="Theirs.")
    open_desk(folder).confirm(OURS, theirs)
    before = desk.path.read_bytes()

    with pytest.raises(LawcheckError, match=r"definition\.act\.transfer: somebody else has changed this answer"):
        desk.confirm(OURS, ABSENT)
    assert desk.path.read_bytes() == before
    assert desk.reading.answers[OURS].reason == {"en": "Theirs."}


def test_what_somebody_broke_meanwhile_is_left_alone(desk):
    replaced(desk.path, "value: present", "value: presnt")
    before = desk.path.read_bytes()

    with pytest.raises(LawcheckError, match=r"first\.yaml:\d+:\d+: value: 'presnt'"):
        desk.confirm(OURS, ABSENT)
    assert desk.path.read_bytes() == before


def test_a_file_that_went_away_is_not_made_anew(desk):
    desk.path.unlink()

    with pytest.raises(LawcheckError, match="there is no such file"):
        desk.confirm(OURS, ABSENT)
    assert not desk.path.exists()


def test_a_text_that_was_registered_meanwhile_can_be_cited(desk, folder, tmp_path):
    text = tmp_path / "decree.txt"
    text.write_text("Decree\n\n1. Whoever transfers a person is punished.\n", encoding="utf-8")
    options = ["--id", "decree", "--title", "Decree", "--citation", "D. 1", "--rank", "statute", "--status", "in-force"]
    result = run("statutes", "add", folder, text, *options, "--as-at", "2026-01-01", "--language", "en", "--yes")
    if result.exit_code == 2:
        result = run("statutes", "add", folder, text, *options, "--as-at", "2026-01-01", "--language", "en")
    assert result.exit_code == 0, result.output
    desk.confirm(OURS, AnswerDraft(value="present", cites=("decree 1",), reason="Named there."))

    assert run("check", folder).exit_code == 0


def test_a_file_that_may_not_be_written_stays(desk):
    desk.path.chmod(0o444)

    with pytest.raises(LawcheckError, match=r"cannot be written .*; nothing was changed"):
        desk.confirm(OURS, ABSENT)
    desk.path.chmod(0o644)
    assert desk.reading.answers[OURS].value is Value.PRESENT


def test_a_temporary_file_of_a_process_that_is_gone_is_removed(desk):
    left = desk.path.with_name(".first.yaml.999999999-00000000.tmp")
    left.write_bytes(b"half")
    desk.confirm(OURS, ABSENT)

    assert [each.name for each in desk.path.parent.iterdir()] == ["first.yaml"]


def test_a_folder_of_ours_that_leads_elsewhere_is_refused(desk, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (desk.folder / ".lawcheck").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(LawcheckError, match="it leads out of the folder"):
        desk.confirm(OURS, ABSENT)
    assert list((tmp_path / "elsewhere").iterdir()) == []


# Undo


def test_undo_puts_every_byte_back(desk):
    open_id = next(each for each in desk.library.criteria if each not in desk.reading.answers)
    desk.confirm(OURS, ABSENT)
    desk.confirm(open_id, ABSENT)
    desk.note(THEIRS, "Read again.")
    desk.clear(OURS)
    undone = [desk.undo() for _ in range(5)]

    assert [each and each.criterion_id for each in undone] == [OURS, THEIRS, open_id, OURS, None]
    assert desk.path.read_bytes() == (ARCADIA / "readings" / "first.yaml").read_bytes()
    assert desk.reading.answers == assess(desk.folder).reading.answers


def test_undo_leaves_later_answers_of_others(desk, folder):
    desk.confirm(OURS, ABSENT)
    replaced(desk.path, "value: conflict", "value: undetermined")
    receipt = desk.undo()

    assert receipt is not None
    assert receipt.was_merged
    assert desk.path.read_text(encoding="utf-8").count("value: conflict") == (
        (ARCADIA / "readings" / "first.yaml").read_text(encoding="utf-8").count("value: conflict") - 1
    )


def test_undo_refuses_where_the_answer_was_changed_since(desk):
    desk.confirm(OURS, ABSENT)
    replaced(desk.path, "No word on it.", "No word at all.")

    with pytest.raises(LawcheckError, match="the answer was changed since"):
        desk.undo()


def test_an_edit_that_was_noted_and_never_written_is_passed_over(desk):
    desk.confirm(OURS, ABSENT)
    before = desk.path.read_bytes()
    desk.confirm(THEIRS, ABSENT)
    desk.path.write_bytes(before)  # as if the process had been killed between the note and the file
    receipt = open_desk(desk.folder).undo()

    assert receipt is not None
    assert receipt.criterion_id == OURS


@pytest.mark.parametrize("torn", [b'{"reading": "first", "crit', b"\xff\xfe\n", b"[1]\n", b'{"reading": 1}\n'])
def test_a_torn_line_in_the_journal_is_passed_over(desk, torn):
    desk.confirm(OURS, ABSENT)
    with (desk.folder / ".lawcheck" / "undo.jsonl").open("ab") as stream:
        stream.write(torn)
    desk.confirm(THEIRS, ABSENT)

    assert [(desk.undo() or desk).criterion_id for _ in range(2)] == [THEIRS, OURS]


def test_the_journal_stays_short(blank):
    desk = open_desk(blank)
    for number in range(MOST + 5):
        desk.note(OURS, f"note {number}")
    lines = (blank / ".lawcheck" / "undo.jsonl").read_bytes().splitlines()

    assert len(lines) == MOST
    assert json.loads(lines[-1])["after"].endswith(f"note {MOST + 4}\n")


def test_git_leaves_the_tool_s_own_folder_out(desk):
    desk.confirm(OURS, ABSENT)

    assert (desk.folder / ".lawcheck" / ".gitignore").read_text(encoding="utf-8") == "*\n"


# Two people in git


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, text=True)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@pytest.mark.parametrize("gap", [1, 2])
def test_answers_to_neighbouring_stubs_merge_without_a_conflict(blank, gap):
    order = list(open_desk(blank).library.criteria)
    ours, theirs = order[10], order[10 + gap]
    git(blank, "init", "-q", "-b", "main")
    git(blank, "add", "-A")
    git(blank, "commit", "-qm", "blank")
    git(blank, "switch", "-qc", "other")
    open_desk(blank).confirm(theirs, ABSENT)
    git(blank, "commit", "-qam", "theirs")
    git(blank, "switch", "-q", "main")
    open_desk(blank).confirm(ours, ABSENT)
    git(blank, "commit", "-qam", "ours")
    merged = git(blank, "merge", "-q", "--no-edit", "other")

    assert merged.returncode == 0, merged.stdout
    assert set(assess(blank).reading.answers) == {ours, theirs}


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_changes_to_neighbouring_answers_merge_without_a_conflict(folder):
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "answers")
    git(folder, "switch", "-qc", "other")
    open_desk(folder).confirm("definition.act.transportation", ABSENT)
    git(folder, "commit", "-qam", "theirs")
    git(folder, "switch", "-q", "main")
    open_desk(folder).confirm(OURS, ABSENT)
    git(folder, "commit", "-qam", "ours")

    assert git(folder, "merge", "-q", "--no-edit", "other").returncode == 0
    assert run("check", folder).exit_code == 0


# The command


def answer(folder: Path, *more: object):
    return run("answer", folder, *more)


def test_answer_says_what_stands_there_and_what_changed(folder):
    result = answer(folder, OURS, "absent", "--searched", "atp-act", "--reason", "No word.", "--on", "2026-07-02")

    assert result.exit_code == 0, result.output
    assert "Written in the reading first." in result.stdout
    assert "Answer: absent (2 July 2026)" in result.stdout
    assert "protocol.3.a.acts" in result.stdout
    assert "● Met → ◑ Partly met" in " ".join(result.stdout.replace("\u00a0", " ").split())
    assert "translation went with the old one: fr" in " ".join(result.stdout.split())


def test_answer_speaks_french(folder):
    result = answer(folder, OURS, "--clear", "--dry-run", "--lang", "fr")

    assert "Essai\u00a0: rien n’a été inscrit dans la lecture first." in result.stdout.replace("\n  ", " ")


def test_answer_takes_the_last_edit_back(folder):
    before = reading(folder).read_bytes()
    answer(folder, OURS, "--note", "Ask.")
    result = answer(folder, "--undo")

    assert "Taken back in the reading first" in result.stdout
    assert reading(folder).read_bytes() == before
    assert "nothing to take back" in answer(folder, "--undo").stdout


def test_answer_names_every_problem_and_ends_with_three(folder):
    result = answer(folder, OURS, "present", "--cite", "atp-at 3", "--cite", "atp-act 399", "--reason", "x")

    assert result.exit_code == 3
    assert result.stderr.count("error: definition.act.transfer") == 2


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        [OURS],
        ["--undo", OURS],
        [OURS, "absent", "--clear"],
        ["--undo", "--clear"],
        [OURS, "--clear", "--note", "x"],
    ],
)
def test_answer_refuses_what_does_not_go_together(folder, arguments):
    assert answer(folder, *arguments).exit_code == 2


def test_hostile_text_is_shown_as_text_and_survives(folder):
    reason = "\u202e=cmd() <b>[bold]\x1b[31m\r\n# no: yes"
    result = answer(folder, OURS, "undetermined", "--reason", reason)

    assert "\x1b" not in result.stdout
    assert "\u202e" not in result.stdout
    assert assess(folder).reading.answers[OURS].reason == {"en": reason}


def test_findings_as_if_pending_texts_were_law_are_named_where_they_differ(folder):
    assessment = assess(folder)
    criterion_id = next(key for key, each in assessment.reading.answers.items() if each.enacted)
    result = answer(folder, criterion_id, "present", "--cite", "atp-act 3(1)", "--reason", "Found.")

    assert result.exit_code == 0, result.output
    assert assess(folder).findings[Scenario.NOW] != assessment.findings[Scenario.NOW]

"""An amended text as tracked changes: all accepted, the amended text; all rejected, the text as it was."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lawcheck import workflow
from lawcheck.cli.main import app
from lawcheck.model.changes import Kind
from lawcheck.model.country import Passage, StatuteText
from lawcheck.model.redline import redline
from lawcheck.report.document import Document, Fate, MarkedLine, Part, Redline
from tests.conftest import ARCADIA
from tests.word_file import W, WordFile, words_of

pandoc = pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")


def text(**sections: str) -> StatuteText:
    return StatuteText(
        statute_id="x",
        sections={
            label.removeprefix("s"): Passage(label=label, text=words, line=1, heading="H")
            for label, words in sections.items()
        },
    )


BEFORE = text(s1="The term is three years.", s2="It goes.", s3="It stays  as it is.")
AFTER = text(s1="The term is at least five years.", s3="It stays  as it is.", s4="It is new.")


def lines_of(kept: Kind) -> list[str]:
    """What stands when the other kind is left out."""
    return [
        "".join(run.words for run in line.runs if run.kind in (Kind.KEPT, kept))
        for line in redline(BEFORE, AFTER)
        if line.kind in (Kind.KEPT, kept)
    ]


def test_rejected_the_changes_give_the_text_before():
    assert lines_of(Kind.REMOVED) == [
        "1 H",
        "The term is three years.",
        "2 H",
        "It goes.",
        "3 H",
        "It stays  as it is.",
    ]


def test_accepted_the_changes_give_the_text_after():
    assert lines_of(Kind.ADDED) == [
        "1 H", "The term is at least five years.", "3 H", "It stays  as it is.", "4 H", "It is new.",
    ]  # fmt: skip


def test_only_the_words_that_changed_are_marked():
    changed = next(line for line in redline(BEFORE, AFTER) if len(line.runs) > 1)

    assert [(str(run.kind), run.words) for run in changed.runs] == [
        ("kept", "The term is "),
        ("removed", "three "),
        ("added", "at least five "),
        ("kept", "years."),
    ]


def test_a_text_that_did_not_change_has_no_marks():
    assert {line.kind for line in redline(BEFORE, BEFORE)} == {Kind.KEPT}


@pytest.fixture(scope="module")
def tracked(tmp_path_factory) -> tuple[Path, str]:
    """The redline of the sample Act with one word changed and one section gone, and the amended text."""
    folder = tmp_path_factory.mktemp("redline")
    shutil.copytree(ARCADIA, folder / "arcadia")
    amended = (ARCADIA / "statutes/atp-act.txt").read_text(encoding="utf-8")
    amended = amended.replace("not less than three years", "not less than five years")
    (folder / "amended.txt").write_text(amended, encoding="utf-8")
    path = folder / "redline.docx"
    command = ["statutes", "replace", str(folder / "arcadia"), "atp-act", str(folder / "amended.txt")]
    result = CliRunner().invoke(app, [*command, "--dry-run", "--redline", str(path)])
    assert result.exit_code == 0, result.output
    return path, amended


def test_the_command_writes_tracked_changes_with_an_author_and_a_date(tracked):
    word = WordFile(tracked[0].read_bytes())
    [removed], [added] = word.all("del"), word.all("ins")

    assert "".join(each.text for each in removed.iter(f"{W}delText")) == "three "
    assert words_of(added) == "five "
    assert (added.get(f"{W}author"), added.get(f"{W}date")) == (workflow.TOOL, "2026-06-30T00:00:00Z")


@pandoc
def test_another_program_accepts_and_rejects_the_changes(tracked):
    path, _ = tracked
    shown = {}
    for what in ("accept", "reject"):
        command = ["pandoc", "-f", "docx", "-t", "plain", "--wrap=none", f"--track-changes={what}", str(path)]
        shown[what] = subprocess.run(command, capture_output=True, check=True, text=True).stdout

    assert "imprisonment for not less than five years" in shown["accept"]
    assert "imprisonment for not less than three years" in shown["reject"]
    assert shown["accept"].replace("less than five", "less than three") == shown["reject"]


def test_a_redline_that_is_there_is_not_written_over(tracked, tmp_path):
    path, _ = tracked
    folder = path.parent
    command = ["statutes", "replace", str(folder / "arcadia"), "atp-act", str(folder / "amended.txt"), "--dry-run"]

    result = CliRunner().invoke(app, [*command, "--redline", str(path)])

    assert result.exit_code == 3
    assert "this file is already there" in result.stderr


def test_paragraphs_that_went_or_came_are_tracked_as_a_whole():
    lines = (
        MarkedLine(-1, Fate.REMOVED, ((Fate.REMOVED, "2 Gone"),)),
        MarkedLine(1, Fate.ADDED, ((Fate.ADDED, "New."),)),
    )
    document = Document("t", "", "en", "2026-01-01", (Part((Redline(lines, "en", "a role"),)),))
    word = WordFile(workflow.render(document, ".docx"))

    [gone] = word.paragraphs("Heading2")
    [new] = word.paragraphs("BodyText")
    assert gone.find(f"{W}pPr/{W}rPr/{W}del") is not None
    assert new.find(f"{W}pPr/{W}rPr/{W}ins") is not None


@pytest.mark.parametrize(("ending", "expected"), [(".txt", "[-three-] {+five+}"), (".md", "\\[-three-\\] {+five+}")])
def test_formats_without_tracked_changes_put_them_in_brackets(ending, expected):
    line = MarkedLine(0, Fate.KEPT, ((Fate.REMOVED, "three "), (Fate.ADDED, "five "), (Fate.KEPT, "years")))
    document = Document("t", "", "en", "2026-01-01", (Part((Redline((line,), "en", "a role"),)),))

    assert expected in workflow.render(document, ending).decode().replace("\\{", "{").replace("\\}", "}")


def test_tracked_changes_are_valid_for_a_schema_validator(tracked):
    from openxml_audit import OpenXmlValidator

    assert [str(error) for error in OpenXmlValidator().validate(tracked[0]).errors] == []

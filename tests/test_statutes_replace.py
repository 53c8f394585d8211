"""``lawcheck statutes replace``: which answers become stale, what is written, and that nothing is half done."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from docx import Document
from typer.testing import CliRunner

from lawcheck import workflow
from lawcheck.cli.main import app
from lawcheck.errors import LawcheckError
from lawcheck.model.changes import compare
from lawcheck.model.country import Passage, StatuteText
from lawcheck.model.finding import Flag, Scenario
from lawcheck.store import amend, own_folder
from lawcheck.workflow import amending
from tests.conftest import ARCADIA

ACT = ARCADIA / "statutes" / "atp-act.txt"
ONLY_A = "definition.act.recruitment"


def run(*arguments: object):
    return CliRunner().invoke(app, [str(each) for each in arguments])


def snapshot(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and own_folder.NAME not in path.parts)
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The sample without its key: a key must cite what there is, an answer may be stale."""
    return Path(shutil.copytree(ARCADIA, tmp_path / "arcadia", ignore=shutil.ignore_patterns("key.yaml")))


@pytest.fixture
def amended(tmp_path: Path):
    def make(old: str, new: str) -> Path:
        text = ACT.read_text(encoding="utf-8")
        assert old in text
        path = tmp_path / "amended.txt"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return path

    return make


@pytest.fixture
def hires(amended) -> Path:
    return amended("recruits another person", "recruits or hires another person")


def replace(folder: Path, file: Path, *more: str):
    return run("statutes", "replace", folder, "atp-act", file, *more)


def done(folder: Path, file: Path) -> str:
    result = replace(folder, file, "--as-at", "2026-05-01", "--yes")
    assert result.exit_code == 0, result.output
    return result.stdout


def stale(folder: Path) -> dict[str, list[str]]:
    answers = workflow.assess(folder).reading.answers
    return {key: [str(each) for each in answer.stale] for key, answer in answers.items() if answer.stale}


def citing(*places: str) -> set[str]:
    answers = workflow.assess(ARCADIA).reading.answers
    return {key for key, answer in answers.items() if {str(each) for each in answer.cites} & set(places)}


def test_exactly_the_answers_on_changed_words_are_stale(folder, hires):
    done(folder, hires)

    whole = {"atp-act 3", "atp-act 3(1)", "atp-act 3(1)(a)"}
    assert set(stale(folder)) == citing(*whole)


def test_a_neighbouring_paragraph_is_left_alone(folder, hires):
    done(folder, hires)

    assert "definition.act.transfer" not in stale(folder)


def test_check_passes_afterwards(folder, hires):
    done(folder, hires)

    assert run("check", folder).exit_code == 0


def test_assess_fails_on_stale_afterwards(folder, hires):
    before = run("assess", folder, "--fail-on", "stale").exit_code
    done(folder, hires)

    assert (before, run("assess", folder, "--fail-on", "stale").exit_code) == (0, 1)


def test_stale_is_shown_in_json_and_report(folder, hires, tmp_path):
    done(folder, hires)
    out = tmp_path / "report.md"
    assert run("report", folder, "-o", out).exit_code == 0

    said = "Cited words have changed since they were read"
    assert '"stale"' in run("assess", folder, "--json").stdout
    assert said in out.read_text(encoding="utf-8")


def test_the_page_shows_the_words(folder, hires):
    page = done(folder, hires)

    assert "{+or hires+}" in page
    assert ONLY_A in page


def test_the_rest_of_the_reading_stays_as_typed(folder, hires):
    path = folder / "readings" / "first.yaml"
    before = path.read_text(encoding="utf-8").splitlines()
    done(folder, hires)
    after = path.read_text(encoding="utf-8").splitlines()

    assert [each for each in after if not each.startswith("    seen: {")] == before


def test_only_the_version_changes_in_the_register(folder, hires):
    before = (folder / "country.yaml").read_text(encoding="utf-8")
    done(folder, hires)

    expected = before.replace("as_at: 2024-01-01", "as_at: 2026-05-01", 1)
    assert (folder / "country.yaml").read_text(encoding="utf-8") == expected


def test_another_layout_changes_no_answer(folder, amended):
    page = replace(folder, amended("recruits another person;", "recruits\n    another   person;"), "--yes")

    assert "No word changed" in page.stdout
    assert stale(folder) == {}


def test_another_format_changes_no_answer(folder, tmp_path):
    document = Document()
    for line in ACT.read_text(encoding="utf-8").splitlines():
        document.add_paragraph(line.strip())
    document.save(tmp_path / "act.docx")
    result = replace(folder, tmp_path / "act.docx", "--yes")

    assert "No word changed" in result.stdout, result.output
    assert stale(folder) == {}
    assert not (folder / "statutes" / "atp-act.txt").exists()
    assert "file: statutes/atp-act.docx" in (folder / "country.yaml").read_text(encoding="utf-8")


def test_a_vanished_paragraph_is_stale_and_no_error(folder, amended):
    done(folder, amended("\n    (d) receives", " or receives"))

    assert stale(folder)["definition.act.receipt"] == ["atp-act 3(1)(d)"]
    assert run("check", folder).exit_code == 0


def test_a_renumbered_section_is_offered(folder, amended):
    page = done(folder, amended("\n41. ", "\n41A. "))

    assert "41 may now be 41A: the same words" in page


def test_a_penalty_in_another_place_makes_its_answers_stale(folder, amended):
    done(folder, amended("\n6. ", "\n6B. "))

    found = [key for key, answer in workflow.assess(folder).reading.answers.items() if answer.by_rule and answer.stale]
    assert found


def test_findings_carry_the_flag(folder, hires):
    done(folder, hires)

    findings = workflow.assess(folder).findings[Scenario.NOW].values()
    assert any(Flag.STALE in each.flags for each in findings)


def test_words_that_come_back_are_not_stale(folder, hires):
    done(folder, hires)
    done(folder, ACT)

    assert stale(folder) == {}


def test_a_first_fingerprint_is_kept(folder, hires, amended):
    done(folder, hires)
    before = (folder / "readings" / "first.yaml").read_bytes()
    done(folder, amended("recruits another person", "recruits or lures another person"))

    assert (folder / "readings" / "first.yaml").read_bytes() == before


@pytest.mark.parametrize(
    "options",
    [
        pytest.param(["--dry-run"], id="a trial"),
        pytest.param(["--yes"], id="no date"),
        pytest.param(["--yes", "--as-at", "yesterday"], id="no day"),
        pytest.param(["--yes", "--as-at", "2030-01-01"], id="after the cut-off"),
        pytest.param(["--as-at", "2026-05-01"], id="nobody to ask"),
    ],
)
def test_nothing_is_written(folder, hires, options):
    before = snapshot(folder)
    result = replace(folder, hires, *options)

    assert result.exit_code == (0 if options == ["--dry-run"] else 3)
    assert snapshot(folder) == before


@pytest.mark.parametrize("failing", [1, 2, 3, 4])
def test_a_failure_at_any_file_leaves_everything(folder, hires, tmp_path, monkeypatch, failing):
    document = Document()
    for line in hires.read_text(encoding="utf-8").splitlines():
        document.add_paragraph(line.strip())
    document.save(tmp_path / "act.docx")
    plan = amending.plan_replacement(folder, "atp-act", tmp_path / "act.docx", "en", as_at="2026-05-01")
    before, put, calls = snapshot(folder), amend._put, []

    def broken(path: Path, content: bytes | None) -> None:
        calls.append(path)
        if len(calls) == failing:
            raise OSError(28, "No space left on device")
        put(path, content)

    monkeypatch.setattr(amend, "_put", broken)
    with pytest.raises(LawcheckError, match="No space left"):
        amending.apply_replacement(plan)

    assert snapshot(folder) == before


def test_the_page_in_french_has_no_break_spaces(folder, hires):
    page = replace(folder, hires, "--dry-run", "--lang", "fr").stdout

    assert "Mots supprimés\u00a0:" in page


def test_nearly_the_same_words_are_offered():
    words = ["whoever", "recruits", "a", "person", "by", "force", "commits", "an", "offence", "and", "is", "liable"]
    old = StatuteText(statute_id="a", sections={"1": Passage(label="1", text=" ".join(words), line=1)})
    new = StatuteText(statute_id="a", sections={"2": Passage(label="2", text=" ".join([*words, "now"]), line=1)})

    assert [each[:2] for each in compare(old, new).renumbered] == [("1", "2")]


def test_what_was_searched_for_in_vain_in_the_amended_words_is_listed_and_not_marked(folder, amended):
    page = done(folder, amended("any other form of coercion", "any other form of coercion, or abuse of vulnerability"))

    listed = page[page.index("Found absent: to be searched again") :]
    assert "definition.means.vulnerability" in listed
    assert "definition.means.vulnerability" not in stale(folder)


@pytest.mark.parametrize("ends", ["\r\n", "\n"], ids=["CRLF", "LF"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["no mark", "mark"])
def test_line_ends_and_the_mark_of_a_reading_survive(folder, hires, ends, mark):
    path = folder / "readings" / "first.yaml"
    text = mark + path.read_text(encoding="utf-8").replace("\n", ends)
    path.write_bytes(text.encode("utf-8"))

    done(folder, hires)

    after = path.read_bytes().decode("utf-8")
    kept = [line for line in after.split(ends) if not line.startswith("    seen: {")]
    assert ends.join(kept) == text
    assert len(kept) < len(after.split(ends))


def test_the_answers_of_every_reading_are_marked(folder, hires):
    second = "reader: cd\nlanguage: en\nanswers:\n  definition.act.recruitment: {value: present, cites: [atp-act 3(1)(a)], reason: Listed.}\n"
    (folder / "readings" / "second.yaml").write_text(second, encoding="utf-8")

    page = done(folder, hires)

    assert "in the reading first" in page
    assert "in the reading second" in page
    answer = workflow.assess(folder, reading="second").reading.answers[ONLY_A]
    assert [str(each) for each in answer.stale] == ["atp-act 3(1)(a)"]


def test_a_range_of_sections_is_stale_where_one_of_them_changed(folder, amended):
    path = folder / "readings" / "first.yaml"
    text = path.read_text(encoding="utf-8").replace("cites: [atp-act 3(1)(a)]", "cites: [atp-act 3-5]", 1)
    path.write_text(text, encoding="utf-8")
    assert workflow.assess(folder).reading.answers[ONLY_A].stale == ()

    done(folder, amended("recruits another person", "recruits or hires another person"))

    assert "atp-act 3" in [str(each) for each in workflow.assess(folder).reading.answers[ONLY_A].stale]

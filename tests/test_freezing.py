"""``lawcheck freeze`` and ``report --from``: the same report again, whatever became of the folder and the library."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lawcheck.cli.common import cache_folder
from lawcheck.cli.main import app
from lawcheck.errors import LawcheckError
from lawcheck.load import frozen as kept
from lawcheck.workflow import choosing, freezing
from tests.conftest import ARCADIA, ROOT

P29 = ROOT / "docs" / "p29"
ON = "2026-07-20"


def run(*arguments: object):
    return CliRunner().invoke(app, [str(each) for each in arguments])


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def frozen_arcadia(folder: Path, **more) -> Path:
    shutil.copytree(ARCADIA, folder)
    choosing.choose(
        folder,
        "protocol.3.c",
        ["model-law.8.b"],
        by="ab",
        reason="Settled.",
        on=ON,
        language="en",
        cache_folder=cache_folder(),
    )
    freezing.freeze(folder, "1.0", ON, cache_folder=cache_folder(), **more)
    return folder


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return frozen_arcadia(tmp_path_factory.mktemp("frozen") / "arcadia")


@pytest.fixture
def folder(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(original, tmp_path / "arcadia"))


def report(folder: Path, name: str, *more: object) -> bytes:
    path = folder.parent / name
    result = run("report", folder, "-o", path, "--force", *more)
    assert (result.exit_code, result.stderr) == (0, "")
    return path.read_bytes()


def spoil(folder: Path) -> None:
    """Edit the working folder as the years do."""
    change(folder / "country.yaml", "law_as_at: 2026-06-30", "law_as_at: 2029-12-31")
    change(folder / "readings" / "first.yaml", "value: absent", "value: undetermined")
    change(folder / "statutes" / "atp-act.txt", "recruits", "engages")
    shutil.rmtree(folder / "statutes")
    (folder / "choices.yaml").unlink()


@pytest.mark.parametrize("name", ["report.docx", "report.html", "report.md", "report.json", "report.csv"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_report_is_made_again_byte_for_byte_after_the_folder_was_edited(folder: Path, name: str, language: str):
    before = report(folder, name, "--lang", language)
    spoil(folder)

    assert report(folder, f"again-{name}", "--lang", language, "--from", "1.0") == before


@pytest.mark.parametrize("style", ["instructions", "clauses"])
def test_drafting_exports_are_made_again_too(folder: Path, style: str):
    before = report(folder, "x.docx", "--style", style)
    spoil(folder)

    assert report(folder, "y.docx", "--style", style, "--from", "1.0") == before


def test_the_library_of_then_is_used_when_it_is_another_now(tmp_path: Path):
    own = Path(shutil.copytree(P29, tmp_path / "own"))
    folder = frozen_arcadia(tmp_path / "arcadia", extra_libraries=[own])
    before = report(folder, "then.md", "--library", own)
    shutil.rmtree(own)

    after = report(folder, "now.md", "--from", "1.0")
    assert after == before
    assert b"Protocol of 2014 to the Forced Labour Convention" in after


def test_the_phrases_of_then_are_used(folder: Path):
    inside = folder / "frozen" / "1.0"
    content = kept.read_content(inside)
    phrases = dict(content.phrases)
    phrases["en"] = {**phrases["en"], "draft": "DRAFT OF THOSE DAYS"}
    packed = kept.packed(content._replace(phrases=phrases))
    (inside / kept.CONTENT).write_bytes(packed)
    _rewrite_hash(inside, packed)

    assert b"DRAFT OF THOSE DAYS" in report(folder, "x.md", "--from", "1.0")


def test_a_phrase_that_was_not_there_then_is_said_in_the_words_of_today(folder: Path):
    inside = folder / "frozen" / "1.0"
    content = kept.read_content(inside)
    phrases = dict(content.phrases)
    book = phrases["en"]["workbook"]
    columns = {key: each for key, each in book["columns"].items() if key != "decision"}
    phrases["en"] = {**phrases["en"], "workbook": {**book, "columns": {**columns, "id": "ID OF THOSE DAYS"}}}
    packed = kept.packed(content._replace(phrases=phrases))
    (inside / kept.CONTENT).write_bytes(packed)
    _rewrite_hash(inside, packed)

    head = report(folder, "x.csv", "--from", "1.0").decode("utf-8-sig").splitlines()[0]
    assert head.startswith("ID OF THOSE DAYS,")
    assert ",Decision,Decided by," in head


def _rewrite_hash(inside: Path, packed: bytes) -> None:
    old = kept.read_manifest(inside).files[kept.CONTENT]
    change(inside / kept.MANIFEST, old, kept.hash_of(packed))


def test_a_report_says_that_it_is_the_same_as_then(folder: Path):
    result = run("report", folder, "--from", "1.0", "-o", folder.parent / "x.docx")

    assert "the same, byte for byte, as when version 1.0 was frozen" in result.stdout


def test_a_report_by_another_program_says_so_in_one_sentence(folder: Path):
    manifest = kept.read_manifest(folder / "frozen" / "1.0")
    path = folder / "frozen" / "1.0" / kept.MANIFEST
    change(path, manifest.program, "0" * 32)
    change(path, manifest.reports["en"], "0" * 64)
    result = run("report", folder, "--from", "1.0", "-o", folder.parent / "x.docx")

    assert (result.exit_code, "by a program that has changed since" in result.stdout) == (0, True)


def test_what_was_frozen_is_not_frozen_again(folder: Path):
    with pytest.raises(LawcheckError, match=r"version 1\.0 is frozen already"):
        freezing.freeze(folder, "1.0", ON, cache_folder=cache_folder())


def test_a_version_in_other_capitals_is_the_same_version(folder: Path):
    freezing.freeze(folder, "1.0-Rev", ON, cache_folder=cache_folder())
    with pytest.raises(LawcheckError, match=r"version 1\.0-Rev is frozen already"):
        freezing.freeze(folder, "1.0-rev", ON, cache_folder=cache_folder())


@pytest.mark.parametrize("name", ["../out", "a/b", ".hidden", "x" * 60, "1..0", "con:1"])
def test_a_version_needs_a_plain_name(folder: Path, name: str):
    with pytest.raises(LawcheckError, match="no name of a version"):
        freezing.freeze(folder, name, ON, cache_folder=cache_folder())


def test_without_a_name_the_version_of_the_profile_is_taken(folder: Path):
    target, _, note = freezing.freeze(folder, "", ON, cache_folder=cache_folder())

    assert (target.name, note) == ("0.1", "")


def test_another_name_than_the_profile_has_is_pointed_out(original: Path, tmp_path: Path):
    folder = Path(shutil.copytree(ARCADIA, tmp_path / "arcadia"))
    result = run("freeze", folder, "--version", "2.0")

    assert "note: the profile says version 0.1, and so does the cover of the report" in result.stderr


def test_a_folder_with_problems_is_not_frozen_and_nothing_is_left_behind(folder: Path):
    change(folder / "country.yaml", "rank: statute", "rank: statue")
    result = run("freeze", folder, "--version", "1.1")

    assert (result.exit_code, "did you mean 'statute'?" in result.stderr) == (3, True)
    assert [each.name for each in (folder / "frozen").iterdir()] == ["1.0"]


def test_the_same_folder_gives_the_same_frozen_bytes(folder: Path):
    for name in ("1.1", "1.2"):
        freezing.freeze(folder, name, ON, cache_folder=cache_folder())
    first, second = (folder / "frozen" / name / kept.CONTENT for name in ("1.1", "1.2"))

    assert first.read_bytes() == second.read_bytes()


def test_a_changed_file_is_named(folder: Path):
    change(folder / "frozen" / "1.0" / "readings" / "first.yaml", "value: absent", "value: present")
    result = run("report", folder, "--from", "1.0", "-o", folder.parent / "x.docx")

    assert result.exit_code == 3
    assert "first.yaml: the file was changed since the version was frozen" in result.stderr
    assert not (folder.parent / "x.docx").exists()


def test_files_that_were_added_or_are_gone_are_named(folder: Path):
    inside = folder / "frozen" / "1.0"
    (inside / "readings" / "agreed.yaml").write_bytes((inside / "readings" / "first.yaml").read_bytes())
    (inside / "choices.yaml").unlink()
    found = [each.message for each in kept.tampering(inside, kept.read_manifest(inside))]

    assert found == ["the file was not there when the version was frozen", "the frozen file is gone"]


def test_what_a_file_manager_leaves_behind_is_no_tampering(folder: Path):
    inside = folder / "frozen" / "1.0"
    (inside / ".DS_Store").write_bytes(b"x")

    assert kept.tampering(inside, kept.read_manifest(inside)) == ()


def test_a_link_in_place_of_a_file_is_named(folder: Path):
    inside = folder / "frozen" / "1.0"
    elsewhere = folder.parent / "elsewhere.yaml"
    shutil.move(inside / "choices.yaml", elsewhere)
    (inside / "choices.yaml").symlink_to(elsewhere)

    assert [each.message for each in kept.tampering(inside, kept.read_manifest(inside))] == ["the frozen file is gone"]


def test_content_that_opens_to_too_much_is_refused(folder: Path):
    inside = folder / "frozen" / "1.0"
    bomb = gzip.compress(b"0" * (2 * 1024 * 1024))
    (inside / kept.CONTENT).write_bytes(bomb)
    with pytest.raises(LawcheckError, match="opens to more than 1 MB"):
        kept.read_content(inside, 1024 * 1024)


@pytest.mark.parametrize(
    "damage", [b"", b"no gzip", gzip.compress(b"no json"), gzip.compress(b"[]"), gzip.compress(b"{}")[:-4]]
)
def test_damaged_content_is_refused(folder: Path, damage: bytes):
    inside = folder / "frozen" / "1.0"
    (inside / kept.CONTENT).write_bytes(damage)
    with pytest.raises(LawcheckError, match="the file is damaged"):
        kept.read_content(inside)


def test_an_unknown_version_is_refused_with_those_that_are_there(folder: Path):
    result = run("report", folder, "--from", "2.7", "-o", folder.parent / "x.docx")

    assert (result.exit_code, "no version '2.7' was frozen; frozen: 1.0" in result.stderr) == (3, True)


def test_a_list_tells_versions_and_whether_their_files_are_as_they_were(folder: Path):
    freezing.freeze(folder, "1.10", ON, cache_folder=cache_folder())
    change(folder / "frozen" / "1.0" / "country.yaml", "landlocked: false", "landlocked: true")
    shown = " ".join(run("freeze", folder, "--list").stdout.split())

    changed, as_frozen = shown.partition(" 1.0 ")[2].split(" 1.10 ")
    assert changed.endswith("changed")
    assert {"as", "frozen"} <= set(as_frozen.split())
    assert kept.frozen_versions(folder) == ("1.0", "1.10")


def test_versions_are_listed_by_number(tmp_path: Path):
    for name in ("1.10", "1.9", "1.0-rc1"):
        (tmp_path / "frozen" / name).mkdir(parents=True)
        (tmp_path / "frozen" / name / kept.MANIFEST).touch()

    assert kept.frozen_versions(tmp_path) == ("1.0-rc1", "1.9", "1.10")


def test_git_is_told_to_leave_line_endings_alone(folder: Path):
    assert (folder / "frozen" / "1.0" / ".gitattributes").read_bytes() == b"* -text\n"


# The status 'validated'


@pytest.fixture
def validated(folder: Path) -> Path:
    change(folder / "country.yaml", "status: working-draft", "status: validated")
    return folder


def test_a_validated_report_is_refused_while_duties_are_open(validated: Path):
    result = run("report", validated, "-o", validated.parent / "x.md")

    assert result.exit_code == 3
    assert "country.yaml:11:1: the status is 'validated', and duties are open: " in result.stderr
    assert "protocol.8.2" in result.stderr


def test_a_validated_report_is_refused_while_control_data_are_missing(validated: Path):
    change(validated / "country.yaml", 'version: "0.1"\n', "")
    result = run("report", validated, "-o", validated.parent / "x.md")

    assert "the status is 'validated', and the profile lacks version; complete the profile" in result.stderr


def test_a_validated_report_is_refused_while_cited_words_have_changed(validated: Path):
    from lawcheck.findings.final import bars_to_validation
    from lawcheck.workflow import assess

    reading = validated / "readings" / "first.yaml"
    change(
        reading,
        "  definition.means.vulnerability:\n",
        "  definition.means.vulnerability:\n    seen: {atp-act 3(1): 00000000}\n    cites: [atp-act 3(1)]\n",
    )
    bars = bars_to_validation(assess(validated, cache_folder=cache_folder()))

    assert "protocol.3.a.means" in bars["stale"]


def test_a_folder_that_is_no_validated_is_not_frozen_as_such(validated: Path):
    with pytest.raises(LawcheckError, match="duties are open"):
        freezing.freeze(validated, "1.1", ON, cache_folder=cache_folder())


def test_a_draft_with_open_duties_is_no_mistake(folder: Path):
    assert report(folder, "x.md")


# What changed since


def compared(folder: Path, *more: str):
    result = run("compare", folder, "--with", "1.0", *more)
    return result, " ".join(result.stdout.split())


def test_nothing_changed_is_said(folder: Path):
    _, shown = compared(folder)

    assert "Regressed: 0. Undetermined: 0. Improved: 0. Other changes: 0. Unchanged: " in shown


def test_a_regression_stands_first_with_both_dates(folder: Path):
    change(folder / "country.yaml", "law_as_at: 2026-06-30", "law_as_at: 2026-12-31")
    text = (folder / "readings" / "first.yaml").read_text(encoding="utf-8")
    start = text.index("  definition.act.recruitment:")
    worse = text[:start] + text[start:].replace("value: present", "value: absent\n    searched: [atp-act]", 1)
    start = worse.index("  definition.means.vulnerability:")
    better = worse[:start] + worse[start:].replace("value: absent", "value: present\n    cites: [atp-act 3]", 1)
    (folder / "readings" / "first.yaml").write_text(better, encoding="utf-8")
    result, shown = compared(folder, "--fail-on-regression")

    assert result.exit_code == 1
    assert "30 June 2026" in shown
    assert "31 December 2026" in shown
    assert 0 < shown.index("Regressed ---") < shown.index("Improved ---")


def test_a_changed_standard_is_told_from_a_changed_law(tmp_path: Path):
    own = Path(shutil.copytree(P29, tmp_path / "own"))
    folder = frozen_arcadia(tmp_path / "arcadia", extra_libraries=[own])
    (file,) = own.glob("*/05-cooperation.yaml")
    change(file, "level: mandatory", "level: qualified\n    qualifier: {en: where possible, fr: si possible}")
    result = run("compare", folder, "--with", "1.0", "--library", own)

    assert (result.exit_code, result.stderr) == (0, "")
    assert "The standard changed" in result.stdout


def test_a_range_that_narrows_upwards_improved_and_one_that_moves_both_ways_is_undetermined():
    from lawcheck.findings.compare import Movement, movement
    from lawcheck.model.finding import Result

    def finding(worst: str, best: str):
        from dataclasses import replace

        from lawcheck import workflow
        from lawcheck.model.finding import Scenario

        some = workflow.assess(ARCADIA, cache_folder=cache_folder()).findings[Scenario.NOW]["protocol.3.c"]
        return replace(some, worst=Result(worst), best=Result(best), result=Result.UNDETERMINED)

    open_one = finding("not-met", "met")
    assert movement(open_one, finding("partly-met", "met")) is Movement.IMPROVED
    assert movement(open_one, finding("not-met", "partly-met")) is Movement.REGRESSED
    assert movement(open_one, finding("partly-met", "mostly-met")) is Movement.UNDETERMINED
    assert movement(open_one, None) is Movement.OTHER


def test_a_comparison_can_be_written_as_a_word_file(folder: Path):
    result = run("compare", folder, "--with", "1.0", "-o", folder.parent / "delta.docx", "--lang", "fr")

    assert (result.exit_code, result.stderr) == (0, "")


def test_another_library_is_refused_for_a_frozen_version(folder: Path):
    result = run("report", folder, "--from", "1.0", "-o", folder.parent / "x.md", "--library", P29)

    assert (result.exit_code, "has the library that it was frozen with" in result.stderr) == (3, True)

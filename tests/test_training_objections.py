"""Objections to a key, one by one: counted, listed, refused with a reason, accepted for good."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lawcheck.cli.main import app
from lawcheck.store.training import sheet_as_yaml
from tests.training import item, key_text, opened, sheet, training_folder

ASKED = ("offence.attempt", "offence.intent", "scope.internal")
ANSWERS = {
    "group-1": ("present", "present", "absent"),
    "group-2": ("partial", "absent", "present"),
}


def run(*arguments: object):
    return CliRunner().invoke(app, ["train", *map(str, arguments)])


def flat(text: str) -> str:
    return " ".join(text.split())


def object_(folder: Path, criterion: str, value: str, by: str = "group-2"):
    return run("object", folder, criterion, "--value", value, "--by", by, "--reason", "Too general: not enough")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = training_folder(tmp_path)
    (made / "results").mkdir()
    for group, values in ANSWERS.items():
        answered = sheet(group, {name: item(value) for name, value in zip(ASKED, values, strict=True)})
        (made / "results" / f"{group}.yaml").write_bytes(sheet_as_yaml(answered, group))
    return made


@pytest.fixture
def disputed(folder: Path) -> Path:
    object_(folder, "offence.attempt", "partial")
    object_(folder, "offence.intent", "absent")
    return folder


def exact(folder: Path, *options: str) -> list[str]:
    """Give the values that are exact, group by group."""
    said = run("score", folder, *options).stdout
    return [line.split()[4] for line in said.splitlines() if line.startswith("group-") and "/" in line]


def test_an_objection_gets_the_next_short_id(disputed: Path):
    said = object_(disputed, "scope.internal", "conflict").stdout

    assert "o3 recorded, 'conflict' for scope.internal by group-2" in said
    assert f"Next: lawcheck train score {disputed} --objection o3" in said


def test_one_objection_counts_alone_or_all_do(disputed: Path):
    assert exact(disputed) == ["3/3", "0/3"]
    assert exact(disputed, "--objection", "o2") == ["3/3", "1/3"]
    assert exact(disputed, "--objection", "o2", "--objection", "o1") == ["3/3", "2/3"]
    assert exact(disputed, "--with-objections") == ["3/3", "2/3"]


def test_the_page_names_the_objections_that_were_counted_and_no_other(disputed: Path):
    said = flat(run("score", disputed, "--objection", "o2").stdout)

    assert "o2, Intent as the mental element [offence.intent]: 'absent' as well, by group-2" in said
    assert "o1" not in said
    assert "Right because of an objection: group-2 (1)." in said


def test_an_id_that_nobody_raised_is_an_error(disputed: Path):
    result = run("score", disputed, "--objection", "o7")

    assert result.exit_code == 3
    assert "--objection: there is no objection 'o7'" in result.stderr


def test_all_and_one_are_not_asked_for_together(disputed: Path):
    assert run("score", disputed, "--with-objections", "--objection", "o1").exit_code == 2


def test_a_refused_objection_stays_with_its_reason_and_is_not_counted(disputed: Path):
    result = run("object", disputed, "--refuse", "o1", "--because", "Section 20 punishes it.")
    said = flat(run("score", disputed, "--with-objections").stdout)

    assert result.exit_code == 0
    assert exact(disputed, "--with-objections") == ["3/3", "1/3"]
    assert "o1, Attempt [offence.attempt]: 'partial' as well, by group-2. Refused: Section 20 punishes it." in said
    assert "'o1' was refused" in run("score", disputed, "--objection", "o1").stderr
    assert "refused:" in flat(run("object", disputed, "--list").stdout)


def test_a_refusal_needs_a_reason(disputed: Path):
    before = (disputed / "objections.yaml").read_bytes()

    assert run("object", disputed, "--refuse", "o1").exit_code == 2
    assert run("object", disputed, "--refuse", "o1", "--because", " ").exit_code == 3
    assert (disputed / "objections.yaml").read_bytes() == before


def test_what_is_accepted_is_spliced_into_the_key(disputed: Path):
    key = disputed / "key.yaml"
    before = key.read_text(encoding="utf-8")
    result = run("object", disputed, "--accept", "o1")
    after = key.read_text(encoding="utf-8")
    new = '[{value: partial, because: {en: "Too general: not enough"}}]'
    start = before.index("accept: []", before.index("  offence.attempt:"))

    assert after == before[:start] + f"accept: {new}" + before[start + len("accept: []") :]
    assert "should bear a new version number" in result.stdout
    assert "standing: accepted" in (disputed / "objections.yaml").read_text(encoding="utf-8")
    assert exact(disputed) == ["3/3", "1/3"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    accept: []\n", ""),
        ("    accept: []\n", "    accept:  # none\n      - {value: conflict, because: Arguable.}\n"),
        ("    accept: []\n", "    accept: [{value: conflict, because: Arguable.}]  # one\n"),
    ],
)
def test_an_alternative_is_taken_in_however_the_others_are_written(folder: Path, old: str, new: str):
    text = key_text()
    at = text.index("  offence.attempt:")
    (folder / "key.yaml").write_text(text[:at] + text[at:].replace(old, new, 1), encoding="utf-8", newline="\r\n")
    before = (folder / "key.yaml").read_bytes()
    object_(folder, "offence.attempt", "partial")
    result = run("object", folder, "--accept", "o1")
    after = (folder / "key.yaml").read_bytes()

    assert result.exit_code == 0
    assert "partial" in opened(folder)[1].right_values("offence.attempt")
    assert set(before.split(b"\r\n")) - set(after.split(b"\r\n")) <= {
        b"    accept: [{value: conflict, because: Arguable.}]  # one"
    }
    assert b"\n" not in after.replace(b"\r\n", b"")


def test_what_is_accepted_cannot_be_accepted_or_refused_again(disputed: Path):
    run("object", disputed, "--accept", "o1")

    assert "'o1' was accepted already" in run("object", disputed, "--accept", "o1").stderr
    assert "the key accepts this answer already" in run("object", disputed, "--refuse", "o1", "--because", "No.").stderr


def test_an_entry_written_by_hand_has_the_id_of_its_place_and_keeps_its_comments(folder: Path):
    path = folder / "objections.yaml"
    entry = "objections:  # by hand\n  - criterion: offence.attempt  # the first\n    value: partial\n    by: g\n    reason: Why.\n"
    path.write_text(entry, encoding="utf-8")
    run("object", folder, "--refuse", "o1", "--because", "No.")
    kept = path.read_text(encoding="utf-8").splitlines()

    assert kept[:3] == ["objections:  # by hand", "  - criterion: offence.attempt  # the first", "    id: o1"]
    assert kept[6:9] == ["    standing: refused", "    because:", "      en: No."]


def test_two_entries_of_one_id_are_named(folder: Path):
    entry = "  - {id: o2, criterion: offence.attempt, value: partial, by: g, reason: Why.}\n"
    (folder / "objections.yaml").write_text("objections:\n" + entry + entry.replace("id: o2, ", ""), encoding="utf-8")
    result = run("object", folder, "--list")

    assert result.exit_code == 3
    assert "objections.yaml:3" in result.stderr
    assert "a second objection has the id 'o2'" in result.stderr


def test_a_refusal_without_its_reason_is_wrong_data(folder: Path):
    entry = "  - {criterion: offence.attempt, value: partial, by: g, reason: Why., standing: refused}\n"
    (folder / "objections.yaml").write_text("objections:\n" + entry, encoding="utf-8")

    assert "because" in run("object", folder, "--list").stderr


def test_the_same_files_give_the_same_bytes(disputed: Path, tmp_path: Path):
    run("object", disputed, "--refuse", "o1", "--because", "No.")
    copy = shutil.copytree(disputed, tmp_path / "elsewhere" / "minor")
    outputs = []
    for place in (disputed, copy):
        for name in ("score.docx", "score.html"):
            run("score", place, "--with-objections", "-o", place.parent / name)
        pages = [(place.parent / name).read_bytes() for name in ("score.docx", "score.html")]
        outputs.append([*pages, run("score", place, "--with-objections", "--json").stdout])

    assert outputs[0] == outputs[1]


def test_one_thing_is_done_at_a_time(disputed: Path):
    assert run("object", disputed).exit_code == 2
    assert run("object", disputed, "--list", "--accept", "o1").exit_code == 2
    assert run("object", disputed, "offence.attempt", "--value", "absent", "--by", "g").exit_code == 2


def test_nobody_objects_is_said(folder: Path):
    assert "Nobody has objected to the key." in run("object", folder, "--list").stdout


def test_an_objection_with_signs_of_markup_and_of_terminals_is_shown_as_text(folder: Path):
    run(
        "object",
        folder,
        "offence.attempt",
        "--value",
        "partial",
        "--by",
        "[b]g\x1b[31m",
        "--reason",
        "=1+1 <b> {x} # \u202e",
    )
    said = run("object", folder, "--list").stdout

    assert "\x1b" not in said
    assert "\u202e" not in said
    assert "[b]g" in said

"""Bad input: one clear message for each mistake, exit code 3, no traceback, nothing written."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lawcheck.cli.main import app
from tests.conftest import ARCADIA

Edit = Callable[[Path], None]


def edit(file: str, old: str, new: str) -> Edit:
    def apply(folder: Path) -> None:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return apply


def append(file: str, text: str) -> Edit:
    def apply(folder: Path) -> None:
        with (folder / file).open("a", encoding="utf-8") as stream:
            stream.write(text)

    return apply


def replace_with(file: str, content: bytes) -> Edit:
    return lambda folder: (folder / file).write_bytes(content) and None


def remove(*files: str) -> Edit:
    return lambda folder: [(folder / each).unlink() for each in files] and None


READING = "readings/first.yaml"
CASES = [
    ("no profile", remove("country.yaml"), "this is no country folder: it has no country.yaml", ""),
    ("no reading", remove(READING, "key.yaml"), "there is no reading: no YAML file in this folder", ""),
    (
        "reading with another ending",
        lambda folder: (folder / READING).rename(folder / "readings/first.yml") and None,
        "there is no reading: no YAML file in this folder",
        "name it first.yaml, not first.yml",
    ),
    (
        "reservation to nothing",
        edit("country.yaml", 'reservations: ["15(2)"]', 'reservations: ["15(9)"]'),
        "protocol has no 15(9)",
        "article 15 has 15(1), 15(2), 15(3), 15(4)",
    ),
    (
        "statute outside the folder",
        edit("country.yaml", "file: statutes/cpc.txt", "file: ../cpc.txt"),
        "'../cpc.txt' is not in this folder",
        "copy it into the folder",
    ),
    (
        "in force before it was adopted",
        edit("country.yaml", "in_force: 2011-09-01", "in_force: 2010-09-01"),
        "it comes into force on 2010-09-01, before it was adopted on 2011-05-04",
        "",
    ),
    (
        "statute missing",
        remove("statutes/cpc.txt"),
        "country.yaml:",
        "cpc.txt: there is no such file",
    ),
    ("tabs", append("country.yaml", "\tx: 1\n"), "a tab cannot indent YAML", "use spaces"),
    ("code NO unquoted", edit("country.yaml", "code: XA", "code: no"), "'no' is not a country code", ""),
    (
        "repeated key",
        append("country.yaml", "law_as_at: 2026-01-01\n"),
        "the key 'law_as_at' stands here again",
        "keep one of the two",
    ),
    (
        "key misspelt",
        edit("country.yaml", "law_as_at:", "law_asat:"),
        "unknown key 'law_asat'",
        "did you mean 'law_as_at'?",
    ),
    (
        "criterion misspelt",
        append(READING, ""),  # replaced below: the edit needs the file's own words
        "unknown criterion 'definition.means.vulnerabilty'",
        "did you mean 'definition.means.vulnerability'?",
    ),
    (
        "status misspelt",
        edit("country.yaml", "status: bill", "status: bil"),
        "'bil' is not one of",
        "did you mean 'bill'?",
    ),
    (
        "instrument misspelt",
        edit("country.yaml", "  protocol:", "  protocl:"),
        "unknown instrument 'protocl'",
        "did you mean 'protocol'?",
    ),
    (
        "binary statute",
        replace_with("statutes/cpc.txt", b"Loi n\xb0 3, \x81\n1. Titre\n"),
        "is not UTF-8",
        "save it as UTF-8",
    ),
    (
        "statute without sections",
        replace_with("statutes/cpc.txt", b"A letter about nothing.\n"),
        "no section was found",
        "",
    ),
    (
        "huge file",
        replace_with("country.yaml", b"# " + b"x" * 50_000_000),
        "the file has 48 MB; at most 8 MB are read",
        "",
    ),
    ("alias bomb", replace_with("country.yaml", b"a: &a [x]\nb: [*a, *a]\n"), "the anchor &a is not allowed", ""),
    ("Latin-1 YAML", replace_with("country.yaml", "country: {name: été}".encode("latin-1")), "is not UTF-8", ""),
    ("not a mapping", replace_with("country.yaml", b"- a\n- b\n"), "expected a block of keys, found a list", ""),
    ("empty file", replace_with("country.yaml", b""), "expected a block of keys, found nothing", ""),
    (
        "version after the cut-off",
        edit("country.yaml", "law_as_at: 2026-06-30", "law_as_at: 2010-06-30"),
        "after the cut-off date 2010-06-30",
        "or move law_as_at",
    ),
    (
        "section of the register missing",
        edit("country.yaml", 'not_in_force: ["31-33"]', 'not_in_force: ["31-333"]'),
        "atp-act has no section 333",
        "",
    ),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ARCADIA, tmp_path / "land"))


def run(*arguments: str):
    return CliRunner().invoke(app, list(arguments))


@pytest.mark.parametrize(("apply", "message", "remedy"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_each_mistake_has_its_message_and_exit_code_3(folder, apply, message, remedy):
    if message.startswith("unknown criterion"):
        apply = edit(READING, "  definition.means.vulnerability:", "  definition.means.vulnerabilty:")
    apply(folder)
    before = snapshot(folder)

    result = run("check", str(folder))

    assert result.exit_code == 3
    assert message in result.stderr
    assert remedy in result.stderr
    assert "Traceback" not in result.output
    assert snapshot(folder) == before


ANSWERS = [
    ("absent without searched", "value: absent, reason: none", "the key 'searched' is missing"),
    ("present without citation", "value: present, reason: none", "the key 'cites' is missing"),
    ("value misspelt", "value: presnt, cites: [atp-act 3], reason: none", "did you mean 'present'?"),
    ("unknown statute", "value: present, cites: [atp-atc 3], reason: none", "did you mean 'atp-act'?"),
    ("unknown section", "value: present, cites: [atp-act 399], reason: none", "atp-act has no section 399"),
    ("unknown paragraph", 'value: present, cites: ["atp-act 3(1)(z)"], reason: none', "3(1) has (a), (b), (c), (d)"),
    ("whole text cited", "value: present, cites: [atp-act], reason: none", "'atp-act' names no section"),
    ("no reason", "value: present, cites: [atp-act 3]", "the key 'reason' is missing"),
    (
        "further than absent",
        "value: partial, cites: [atp-act 3], goes_further: true, reason: none",
        "only a law that is present",
    ),
    (
        "number for a date",
        "value: present, cites: [atp-act 3], on: 2026, reason: none",
        "on: expected text, found '2026'; put it in quotes",
    ),
]


@pytest.mark.parametrize(("answer", "message"), [case[1:] for case in ANSWERS], ids=[case[0] for case in ANSWERS])
def test_each_wrong_answer_has_its_message_line_and_column(folder, answer, message):
    reading = "reader: ab\nlanguage: en\nanswers:\n  offence.standalone: {" + answer + "}\n"
    (folder / READING).write_text(reading, encoding="utf-8")

    result = run("check", str(folder))

    assert result.exit_code == 3
    assert message in result.stderr
    assert "first.yaml:4:" in result.stderr


def test_all_mistakes_of_all_files_are_named_at_once(folder):
    edit("country.yaml", "status: bill", "status: bil")(folder)
    edit("country.yaml", "rank: directive", "rank: directiv")(folder)
    edit(READING, "value: present", "value: presnt")(folder)

    result = run("check", str(folder))

    assert result.stderr.count("error: ") == 3


def test_a_missing_folder_is_named_with_the_way_out():
    result = run("assess", "nowhere")

    assert result.exit_code == 3
    assert "nowhere: there is no such folder; copy a sample with: lawcheck examples copy arcadia" in result.stderr


def test_an_override_too_far_names_its_provision(folder):
    text = (folder / READING).read_text(encoding="utf-8")
    head, _, _ = text.partition("\noverrides:")
    moved = "\noverrides:\n  protocol.3.c: {result: met, reader: ab, second_reader: cd, reason: none}\n"
    (folder / READING).write_text(head + moved, encoding="utf-8")

    result = run("assess", str(folder))

    assert result.exit_code == 3
    assert "protocol.3.c: an override may move a result by two steps at most" in result.stderr


def test_check_writes_nothing_anywhere(folder, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    before = snapshot(folder)

    result = run("check", str(folder))

    assert result.exit_code == 0
    assert snapshot(folder) == before
    assert not (tmp_path / "cache").exists()


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}

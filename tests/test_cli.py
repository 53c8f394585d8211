"""The command line: what it prints, how it ends, and that it starts quickly."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

from lawcheck import __version__, workflow
from lawcheck.cli.main import COMMANDS, app
from tests.conftest import ARCADIA, ROOT


def run(*arguments: str):
    return CliRunner().invoke(app, list(arguments))


def python(*arguments: str, **options) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, encoding="utf-8", env=environment, **options
    )


def test_version_is_answered():
    assert python("-m", "lawcheck", "--version").stdout == f"lawcheck {__version__}\n"


def test_help_lists_every_command_with_its_purpose():
    result = run("--help")

    assert result.exit_code == 0
    assert all(name in result.stdout for name in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example_and_the_purpose_that_the_list_gives(command):
    result = run(command, "--help")
    shown = " ".join(result.stdout.split())

    assert result.exit_code == 0
    assert COMMANDS[command][1] in shown
    if command not in {"examples", "statutes", "texts"}:  # groups, whose commands have examples of their own
        assert f"Example: lawcheck {command}" in shown


def test_help_imports_nothing_heavy():
    result = python("-X", "importtime", "-m", "lawcheck", "--help")
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in result.stderr.splitlines()}

    assert result.returncode == 0
    assert imported.isdisjoint({"rich", "docx", "lxml", "jsonschema", "pydantic", "yaml"})


def test_a_second_assess_reads_no_yaml_and_checks_no_schema(tmp_path):
    python("-m", "lawcheck", "assess", str(ARCADIA))
    result = python("-X", "importtime", "-m", "lawcheck", "assess", str(ARCADIA))
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in result.stderr.splitlines()}

    assert result.returncode == 0
    assert imported.isdisjoint({"docx", "lxml", "jsonschema", "yaml"})


def test_a_mistyped_command_is_named_with_the_nearest():
    result = run("asess")

    assert result.exit_code == 2
    assert "There is no command 'asess'; did you mean 'assess'?" in result.stderr


def test_assess_shows_what_was_examined_then_counts_then_gaps():
    result = run("assess", str(ARCADIA))

    places = [
        result.stdout.index(words)
        for words in (
            "as at 30 June 2026",
            "Results by obligation level",
            "Priority 1: repair",
            "Open",
        )
    ]
    assert result.exit_code == 0
    assert places == sorted(places)


def test_assess_speaks_french():
    result = run("assess", str(ARCADIA), "--lang", "fr")

    assert "Priorité 1\u00a0: corriger" in result.stdout
    assert "Évaluation" in result.stdout


def test_assess_from_the_cache_says_the_same():
    assert run("assess", str(ARCADIA)).stdout == run("assess", str(ARCADIA)).stdout


@pytest.mark.parametrize(
    ("options", "shown", "hidden"),
    [
        (("--priority", "1"), "protocol.3.c", "Priority 2"),
        (("--level", "consider"), "protocol.6.3.d", "protocol.3.c]"),
        (("--instrument", "untoc"), "untoc.18.8", "protocol.3.c]"),
        (("--pillar", "protection", "--level", "mandatory"), "protocol.7.2", "untoc.18.8"),
    ],
)
def test_filters_choose_findings(options, shown, hidden):
    result = run("assess", str(ARCADIA), *options)

    assert f"[{shown}]" in result.stdout
    assert hidden not in result.stdout.partition("Shown:")[2].partition("Open\n")[0]


def test_one_provision_is_shown_in_full():
    result = run("assess", str(ARCADIA), "--provision", "protocol.6.6")

    assert "Public fund or scheme: present → absent" in result.stdout
    assert "is not in force" in result.stdout


def test_the_enacted_scenario_is_named():
    result = run("assess", str(ARCADIA), "--scenario", "enacted")

    assert "as if pending texts were law" in result.stdout


@pytest.mark.parametrize("scenario", ["now", "enacted"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_json_follows_its_schema(scenario, language):
    result = run("assess", str(ARCADIA), "--json", "--scenario", scenario, "--lang", language)

    data = json.loads(result.stdout)
    jsonschema.validate(data, json.loads(workflow.schema("assessment")))
    assert data["scenario"] == scenario
    assert len(data["findings"]) == sum(sum(words.values()) for words in data["totals"]["by_level"].values())


@pytest.mark.parametrize(("condition", "code"), [("gap", 1), ("open", 1), ("stale", 0)])
def test_fail_on_ends_with_1_if_there_is_any(condition, code):
    assert run("assess", str(ARCADIA), "--fail-on", condition).exit_code == code


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("assess", str(ARCADIA), "--provision", "protocol.3.x"), "there is no provision 'protocol.3.x'"),
        (("assess", str(ARCADIA), "--instrument", "protocl"), "did you mean 'protocol'?"),
        (("assess", str(ARCADIA), "--lang", "xx"), "reports are not written in 'xx'"),
        (("assess", str(ARCADIA), "--reading", "secnd"), "there is no reading 'secnd'"),
        (("show", "protocol.55"), "the library has nothing of this name"),
        (
            ("report", str(ARCADIA), "-o", "x.pages"),
            "no such format; formats: .docx, .html, .htm, .md, .txt, .xlsx, .csv, .json, .pdf",
        ),
        (("examples", "copy", "arcdia"), "did you mean 'arcadia'?"),
    ],
)
def test_what_does_not_exist_is_named_with_the_way_out(arguments, message):
    result = run(*arguments)

    assert result.exit_code == 3
    assert message in result.stderr


@pytest.mark.parametrize("ending", [".docx", ".md", ".txt"])
def test_report_writes_a_file_and_never_over_another(tmp_path, ending):
    path = tmp_path / f"report{ending}"

    first = run("report", str(ARCADIA), "-o", str(path))
    content = path.read_bytes()
    second = run("report", str(ARCADIA), "-o", str(path), "--lang", "fr")

    assert (first.exit_code, second.exit_code) == (0, 3)
    assert "this file is already there" in second.stderr
    assert path.read_bytes() == content
    assert run("report", str(ARCADIA), "-o", str(path), "--force").exit_code == 0
    assert [each.name for each in tmp_path.iterdir() if each.name != "cache"] == [path.name]


def test_report_to_a_place_that_cannot_be_written_leaves_nothing(tmp_path):
    result = run("report", str(ARCADIA), "-o", str(tmp_path / "no" / "report.md"))

    assert result.exit_code == 3
    assert "the file cannot be written" in result.stderr


def test_a_sample_is_copied_once_and_can_be_assessed(tmp_path):
    folder = tmp_path / "land"

    first, second = run("examples", "copy", "arcadia", str(folder)), run("examples", "copy", "arcadia", str(folder))

    assert (first.exit_code, second.exit_code) == (0, 3)
    assert "nothing was copied" in second.stderr
    assert run("check", str(folder)).exit_code == 0


def test_the_samples_are_listed():
    assert "arcadia" in run("examples", "list").stdout


@pytest.mark.parametrize(
    "item", ["protocol.3.c", "model-law.10", "model-law.5", "definition.child.no-means", "model-law.10.a", "untoc"]
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_show_has_a_page_for_everything(item, language):
    result = run("show", item, "--lang", language)

    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) > 5


@pytest.mark.parametrize("kind", ["country", "reading", "criteria", "provisions", "instruments", "assessment"])
def test_every_schema_is_printed_and_is_a_schema(kind):
    schema = json.loads(run("schema", kind).stdout)

    jsonschema.Draft202012Validator.check_schema(schema)


def test_a_console_without_our_signs_shows_the_words():
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "lawcheck", "assess", str(ARCADIA), "--lang", "fr"]
    result = subprocess.run(command, capture_output=True, text=True, env=environment)

    assert result.returncode == 0
    assert "[ ] Non satisfaite" in result.stdout
    assert "? Ind" in result.stdout
    assert "Degre" in result.stdout or "degre" in result.stdout
    assert result.stdout.isascii()


def test_an_article_is_no_provision_and_its_provisions_are_named():
    result = run("assess", str(ARCADIA), "--provision", "protocol.3")

    assert "there is no provision 'protocol.3'; it has protocol.3.a.acts, protocol.3.a.means" in result.stderr


def test_a_library_that_is_not_there_is_named():
    result = run("assess", str(ARCADIA), "--library", "nolib")

    assert result.exit_code == 3
    assert "nolib: there is no such folder" in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_an_output_that_cannot_be_written_is_one_line():
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(
            [sys.executable, "-m", "lawcheck", "assess", str(ARCADIA)], stdout=full, stderr=subprocess.PIPE, text=True
        )

    assert result.returncode == 3
    assert result.stderr.startswith("error: the output cannot be written (No space left on device)")
    assert len(result.stderr.splitlines()) == 1


def test_ctrl_c_ends_quietly():
    code = (
        "import lawcheck.workflow as w\n"
        "def stop(*a, **k): raise KeyboardInterrupt\n"
        "w.assess = stop\n"
        "import sys; sys.argv = ['lawcheck', 'assess', 'x']\n"
        "from lawcheck.__main__ import run; run()"
    )
    result = python("-c", code)

    assert result.returncode == 130
    assert "Traceback" not in result.stderr


def test_a_closed_pipe_ends_quietly():
    command = f'"{sys.executable}" -m lawcheck assess "{ARCADIA}" | head -n 1'
    result = subprocess.run(command, shell=True, capture_output=True, text=True)

    assert result.stdout.startswith("Assessment")
    assert "Traceback" not in result.stderr


def test_a_stale_answer_is_flagged_after_the_words_change(tmp_path):
    folder = Path(shutil.copytree(ARCADIA, tmp_path / "land"))
    library = workflow.open_library()
    passage = workflow.assess(folder).country.texts["atp-act"].sections["8"]
    reading = f"""reader: ab
language: en
answers:
  offence.organising:
    value: present
    cites: [atp-act 8]
    reason: The section says so.
    seen: {{atp-act 8: {passage.fingerprint()}}}
"""
    (folder / "readings" / "first.yaml").write_text(reading, encoding="utf-8")
    before = workflow.assess(folder).findings
    text = (folder / "statutes" / "atp-act.txt").read_text(encoding="utf-8")
    (folder / "statutes" / "atp-act.txt").write_text(
        text.replace("A person who organises", "Anyone who organises"), encoding="utf-8"
    )
    after = workflow.assess(folder).findings

    flags = [found["now"]["protocol.5.2.c"].flags for found in (before, after)]
    assert "stale" not in flags[0] and "stale" in flags[1]
    assert library.digest


def test_every_file_that_we_write_names_its_schema():
    files = [*(ROOT / "model_law").rglob("*.yaml"), *(ROOT / "examples").rglob("*.yaml")]
    files = [path for path in files if path.name != "key.yaml"]  # an answer key has no schema
    silent = [
        str(path)
        for path in files
        if not path.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=")
    ]

    assert silent == []
    for path in files:
        schema = path.read_text(encoding="utf-8").splitlines()[0].partition("$schema=")[2]
        assert (path.parent / schema).resolve().is_file(), path

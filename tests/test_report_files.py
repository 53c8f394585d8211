"""What ``lawcheck report`` writes: each format by its ending, and all of them into a folder."""

from __future__ import annotations

import csv
import json
import os
import shutil
import stat
import subprocess
import sys
import time

import jsonschema
import pytest
from typer.testing import CliRunner

from lawcheck import workflow
from lawcheck.cli.main import app
from lawcheck.errors import LawcheckError
from lawcheck.workflow.faces import EVERY, Faces
from lawcheck.workflow.pdf import word_to_pdf
from tests.conftest import ARCADIA

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def run(*arguments: str):
    return CliRunner().invoke(app, ["report", str(ARCADIA), *arguments])


@pytest.fixture
def no_office(monkeypatch):
    monkeypatch.delenv("LAWCHECK_SOFFICE", raising=False)
    monkeypatch.setenv("PATH", "")


def program(tmp_path, text: str) -> str:
    """Write a program that stands for LibreOffice."""
    path = tmp_path / "office"
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


needs_a_shell = pytest.mark.skipif(
    os.name != "posix", reason="the program that stands for LibreOffice is a shell script"
)


@pytest.mark.parametrize(("ending", "begins"), [(".html", b"<!doctype html>"), (".xlsx", b"PK"), (".json", b"{\n")])
def test_the_ending_chooses_the_format(tmp_path, ending, begins):
    result = run("-o", str(tmp_path / f"report{ending.upper()}"))

    assert result.output == f"{tmp_path / f'report{ending.upper()}'}: written\n"
    assert (tmp_path / f"report{ending.upper()}").read_bytes().startswith(begins)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_json_is_that_of_assess_and_follows_its_schema(tmp_path, language):
    run("-o", str(tmp_path / "x.json"), "--lang", language)
    written = (tmp_path / "x.json").read_text(encoding="utf-8")

    assert written == CliRunner().invoke(app, ["assess", str(ARCADIA), "--json", "--lang", language]).stdout
    jsonschema.validate(json.loads(written), json.loads(workflow.schema("assessment")))


def test_csv_has_a_row_for_every_provision(tmp_path, library):
    run("-o", str(tmp_path / "x.csv"), "--lang", "fr")
    with (tmp_path / "x.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))

    assert len(rows) == 1 + len(library.provisions)
    assert rows[0][:3] == ["Identifiant", "Instrument", "Référence"]


def test_the_scenario_is_that_of_the_file(tmp_path):
    run("-o", str(tmp_path / "x.json"), "--scenario", "enacted")

    assert json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))["scenario"] == "enacted"


def test_all_writes_every_format_and_says_what_it_skipped(tmp_path, no_office):
    result = run("-o", str(tmp_path / "new" / "out"), "--all", "--lang", "fr")

    assert result.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "new" / "out").iterdir()) == [
        "findings-fr.csv", "findings-fr.json", "report-fr.docx", "report-fr.html", "report-fr.md", "report-fr.txt",
        "report-fr.xlsx",
    ]  # fmt: skip
    assert result.stdout.count(": written\n") == 7
    assert "report-fr.pdf: skipped, LibreOffice was not found; install LibreOffice" in result.stdout


def test_all_leaves_what_is_there_and_writes_the_rest(tmp_path, no_office):
    (tmp_path / "report-en.docx").write_text("worked on", encoding="utf-8")
    result = run("-o", str(tmp_path), "--all")

    assert result.exit_code == 3
    assert "report-en.docx: this file is already there" in result.stderr
    assert (tmp_path / "report-en.docx").read_text(encoding="utf-8") == "worked on"
    assert (tmp_path / "report-en.html").exists()


def test_all_with_force_writes_over_what_is_there(tmp_path, no_office):
    (tmp_path / "report-en.docx").write_text("old", encoding="utf-8")
    result = run("-o", str(tmp_path), "--all", "--force")

    assert result.exit_code == 0
    assert (tmp_path / "report-en.docx").read_bytes().startswith(b"PK")


def test_all_needs_a_folder(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")

    assert run("--all").exit_code == 2
    result = run("--all", "-o", str(tmp_path / "file"))
    assert (result.exit_code, "the folder cannot be made" in result.stderr) == (3, True)


def test_names_are_short_and_seven_bit(arcadia):
    names = [Faces(arcadia, workflow.gap_report(arcadia, "fr")).name(ending) for ending in EVERY]

    assert all(name.isascii() and len(name) <= 20 for name in names)
    assert len(set(names)) == len(EVERY)


def test_a_file_that_is_there_is_refused_before_anything_is_made(tmp_path, monkeypatch):
    monkeypatch.setenv("LAWCHECK_SOFFICE", str(tmp_path / "is-not-run"))
    (tmp_path / "x.pdf").write_text("mine", encoding="utf-8")
    result = run("-o", str(tmp_path / "x.pdf"))

    assert "this file is already there" in result.stderr
    assert (tmp_path / "x.pdf").read_text(encoding="utf-8") == "mine"


def test_pdf_without_libreoffice_is_refused_with_the_way_out(tmp_path, no_office):
    result = run("-o", str(tmp_path / "x.pdf"))

    assert result.exit_code == 3
    assert "error: .pdf: LibreOffice was not found; install LibreOffice, or write .docx" in result.stderr
    assert list(tmp_path.iterdir()) == []


@needs_a_shell
def test_a_program_that_makes_no_pdf_is_named_with_what_it_said(tmp_path):
    with pytest.raises(LawcheckError, match=r"made no PDF \(no filter\)"):
        word_to_pdf(b"", program(tmp_path, "echo no filter"))


@needs_a_shell
def test_a_program_that_does_not_end_is_ended_with_all_that_it_started(tmp_path):
    waits = program(tmp_path, f"sleep 60 & echo $! > {tmp_path}/child; wait")
    start = time.monotonic()
    with pytest.raises(LawcheckError, match=r"did not end within 0\.5 seconds"):
        word_to_pdf(b"", waits, seconds=0.5)

    assert time.monotonic() - start < 20
    child = int((tmp_path / "child").read_text())
    status = subprocess.run(["ps", "-o", "stat=", "-p", str(child)], capture_output=True, text=True).stdout.strip()
    assert status in {"", "Z"}


def test_a_program_that_cannot_be_run_is_named(tmp_path):
    with pytest.raises(LawcheckError, match="cannot be run"):
        word_to_pdf(b"", str(tmp_path / "nothing"))


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_pdf_is_tagged_and_has_the_words_of_the_report(tmp_path):
    from pypdfium2 import PdfDocument

    folder = tmp_path / "arcadia"
    shutil.copytree(ARCADIA, folder)
    (folder / "readings" / "first.yaml").write_text("reader: ab\nlanguage: en\nanswers: {}\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["report", str(folder), "-o", str(tmp_path / "x.pdf")])
    raw = (tmp_path / "x.pdf").read_bytes()
    document = PdfDocument(raw)
    page = document[0]
    text = page.get_textpage()

    assert result.exit_code == 0, result.output
    assert b"/MarkInfo" in raw
    assert "Arcadia" in text.get_text_range()
    text.close()
    page.close()
    document.close()


def test_no_format_is_loaded_before_it_is_asked_for():
    code = "import sys, lawcheck.workflow, lawcheck.cli.report; print(sorted({'jinja2', 'xlsxwriter', 'docx'} & set(sys.modules)))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)

    assert result.stdout == "[]\n"


def test_excel_without_the_extra_is_skipped_with_the_way_out(tmp_path):
    code = (
        "import sys; sys.modules['xlsxwriter'] = None; from lawcheck.cli.main import main;"
        f"sys.argv = ['lawcheck', 'report', {str(ARCADIA)!r}, '-o', {str(tmp_path)!r}, '--all']; main()"
    )
    environment = {**os.environ, "PATH": "", "PYTHONIOENCODING": "utf-8"}
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment)

    assert result.returncode == 0
    assert 'report-en.xlsx: skipped, Excel needs an extra; pip install "lawcheck[xlsx]"' in result.stdout


def test_the_help_names_every_format():
    shown = " ".join(run("--help").stdout.split())

    assert [ending for ending in EVERY if ending not in shown] == []

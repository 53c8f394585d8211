"""The Word report as other programs read it: pandoc, python-docx, a schema validator, LibreOffice."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from lawcheck import workflow
from lawcheck.model.finding import Assessment
from lawcheck.report.document import Document, Heading, Table
from lawcheck.report.numbers import numbers_of, titled
from tests.word_file import W, WordFile

pandoc = pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")
office = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")


@pytest.fixture(scope="module")
def report(arcadia: Assessment) -> Document:
    return workflow.gap_report(arcadia, "en")


@pytest.fixture(scope="module")
def path(report: Document, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("word") / "report.docx"
    path.write_bytes(workflow.render(report, ".docx"))
    return path


@pytest.fixture(scope="module")
def tree(path: Path) -> dict:
    command = ["pandoc", "-f", "docx", "-t", "json", "--track-changes=all", str(path)]
    return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)


def found(node: object, kind: str) -> list[dict]:
    """All nodes of a kind, in order."""
    hits: list[dict] = []
    if isinstance(node, dict):
        hits += [node] if node.get("t") == kind else []
        hits += [each for value in node.values() for each in found(value, kind)]
    elif isinstance(node, list):
        hits += [each for value in node for each in found(value, kind)]
    return hits


def text(node: object) -> str:
    if isinstance(node, dict):
        if node.get("t") == "Str":
            return node["c"]
        return " " if node.get("t") in ("Space", "SoftBreak") else text(node.get("c", ""))
    return "".join(map(text, node)) if isinstance(node, list) else ""


def comparable(words: str) -> str:
    return "".join(words.split())


@pandoc
def test_pandoc_reads_every_heading_at_its_level(report: Document, tree: dict):
    headings = [(each["c"][0], comparable(text(each["c"][2]))) for each in found(tree["blocks"], "Header")]
    expected = [(each.level, comparable(each.text)) for each in report.blocks() if isinstance(each, Heading)]

    assert headings == expected


@pandoc
def test_pandoc_reads_every_footnote(report: Document, tree: dict):
    notes = found(tree["blocks"], "Note")
    markdown = workflow.render(report, ".md").decode()

    assert len(notes) == markdown.count("\n[^")
    assert comparable(text(notes[0])).startswith("Searched:Anti-TraffickinginPersonsAct")


@pandoc
def test_pandoc_reads_every_table_with_its_header(report: Document, tree: dict):
    tables = found(tree["blocks"], "Table")
    expected = [each for each in report.blocks() if isinstance(each, Table)]
    headers = [[comparable(text(cell)) for cell in found_rows(table)] for table in tables if found_rows(table)]

    assert [[comparable(name) for name in table.columns] for table in expected] == headers


def found_rows(table: dict) -> list:
    rows = table["c"][3][1]
    return [cell for _, cells in rows for cell in cells if text(cell)]


@pandoc
def test_pandoc_reads_every_comment(tree: dict):
    starts = [each for each in found(tree["blocks"], "Span") if "comment-start" in each["c"][0][1]]

    assert len(starts) == 12
    assert {dict(each["c"][0][2])["author"] for each in starts} == {"lead assessor"}


@office
def test_libreoffice_counts_headings_as_we_do_and_makes_a_pdf(report: Document, path: Path, tmp_path):
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to"]
    for kind in ("txt:Text (encoded):UTF8", "pdf"):
        subprocess.run([*command, kind, "--outdir", str(tmp_path), str(path)], capture_output=True, check=True)
    lines = {comparable(line) for line in (tmp_path / "report.txt").read_text(encoding="utf-8-sig").splitlines()}
    labelled = zip(report.blocks(), numbers_of(report).labels, strict=True)
    headings = {comparable(titled(block, label)) for block, label in labelled if isinstance(block, Heading)}

    assert headings - lines == set()
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")


@office
def test_footnotes_comments_and_bookmarks_survive_a_round_trip_through_libreoffice(path: Path, tmp_path):
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "docx"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(path)], capture_output=True, check=True)
    before, after = (WordFile(each.read_bytes()) for each in (path, tmp_path / "report.docx"))
    names = [{mark.get(f"{W}name") for mark in word.all("bookmarkStart")} for word in (before, after)]

    assert len(after.all("footnoteReference")) == len(before.all("footnoteReference"))
    assert len(after.all("commentReference")) == len(before.all("commentReference"))
    assert names[0] - names[1] == set()


def test_the_whole_report_is_valid_for_a_schema_validator(path: Path):
    from openxml_audit import OpenXmlValidator

    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []

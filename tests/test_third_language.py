"""A third language is added by texts alone: a phrase file and keys in the library, and no line of code."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from lxml import html

from tests.conftest import ROOT
from tests.pseudo import speaking

XA, FROM_RIGHT = "en-XA", "qps"
NAMES = frozenset(("lawcheck", "Bellamy", "Dorval", "UNTS", "USC", "No"))
UNITS = frozenset(("art", "cl", "cll", "ii", "reg", "regs", "ss"))  # of laws, in their own style
KEYS = frozenset(("ab", "cd", "cpc", "en", "first", "XA"))  # of readers, texts, languages, readings
CODES = frozenset(("CA", "DE", "FR", "IN", "MY", "NL", "PE", "PK", "SA", "TW", "US", "UY"))
NEVER_MARKED = frozenset("fjmpqvxBFJMPQVX")  # letters that carry no mark in the pseudo-language
_IDS = re.compile(r"\b[0-9a-f]{12}\b|\{[a-z]+\}|lawcheck [a-z]+[^.;⟧]*|--[a-z-]+|\b[a-z0-9]+(?:[.-][a-z0-9]+)+\b")


def unmarked(texts: Iterable[str]) -> set[str]:
    """Find the words that carry no mark, but not ids, Roman numerals, codes and how laws are cited."""
    found = (word for text in texts for word in re.findall(r"[^\W\d_]+", _IDS.sub(" ", text)))
    return (
        {
            word
            for word in found
            if word.isascii() and len(word) > 1 and not set(word) <= NEVER_MARKED and not re.fullmatch("[IVXLC]+", word)
        }
        - NAMES
        - UNITS
        - KEYS
        - CODES
    )


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = speaking(tmp_path_factory.mktemp("third"), XA)
    return speaking(folder, FROM_RIGHT, direction="rtl")


def run(copy: Path, *arguments: str) -> str:
    path = os.pathsep.join((str(copy), str(ROOT)))
    command = [sys.executable, "-m", *arguments]
    done = subprocess.run(command, cwd=copy, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def said(copy: Path) -> dict[str, list[str]]:
    run(copy, "tests.saying", XA, str(copy))
    found: dict[str, list[str]] = json.loads((copy / "said.json").read_text(encoding="utf-8"))
    return found


def test_only_texts_were_added(copy: Path):
    ours = {path.relative_to(ROOT): path for name in ("lawcheck", "model_law") for path in (ROOT / name).rglob("*")}
    changed = {
        name.suffix
        for name, path in ours.items()
        if path.is_file() and "__pycache__" not in name.parts and path.read_bytes() != (copy / name).read_bytes()
    }
    added = {
        path.name
        for path in (copy / "lawcheck").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.relative_to(copy) not in ours
    }

    assert changed == {".yaml"}
    assert added == {f"{XA}.yaml", f"{FROM_RIGHT}.yaml"}


def test_the_search_for_unmarked_words_finds_them():
    assert unmarked(["⟦Ŕéšúľţ⟧: not met", "s. 3(1)", "[protocol.3.a.means]"]) == {"not", "met"}


def test_every_page_comes_out_in_it_with_no_english_left(said: dict[str, list[str]]):
    left = {page: found for page, texts in said.items() if (found := unmarked(texts))}

    assert len(said) > 150
    assert left == {}


def test_a_report_says_that_its_language_is_not_declared_whole(said: dict[str, list[str]]):
    assert any("ñóţ ƀééñ ţŕáñšľáţéď šţáñďš íñ áñóţĥéŕ" in each for each in said["report"])


def test_the_sheets_of_a_workbook_are_named_in_it(said: dict[str, list[str]]):
    assert said["sheets"][0] == "⟦Fíñďíñǧš⟧"
    assert unmarked(said["sheets"]) == set()


def test_the_folder_is_still_right(copy: Path):
    assert "no problem found" in run(copy, "lawcheck", "check", "examples/arcadia")


def test_the_terminal_speaks_it(copy: Path):
    page = run(copy, "lawcheck", "assess", "examples/arcadia", "--lang", XA, "--priority", "1")

    assert page.startswith("⟦Áššéššméñţ: ⟦Áŕçáďíá⟧⟧")
    assert "30 Júñé 2026" in page


def test_a_worksheet_in_it_is_read_back(copy: Path, said: dict[str, list[str]]):
    del said  # which wrote the worksheet
    assert "no row is filled in" in run(copy, "lawcheck", "collect", "examples/arcadia", "worksheet.xlsx")


def test_a_language_that_is_not_there_is_answered_with_those_that_are(copy: Path):
    path = os.pathsep.join((str(copy), str(ROOT)))
    command = [sys.executable, "-m", "lawcheck", "assess", "examples/arcadia", "--lang", "xx"]
    done = subprocess.run(command, cwd=copy, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True)

    assert done.returncode == 3
    assert "languages: en, en-XA, fr, qps" in done.stderr


def test_a_phrase_file_that_says_so_is_set_from_the_right(copy: Path):
    for ending in (".html", ".docx", ".xlsx"):
        run(copy, "lawcheck", "report", "examples/arcadia", "--lang", FROM_RIGHT, "-o", f"right{ending}")
    page = html.fromstring((copy / "right.html").read_bytes())
    word = zipfile.ZipFile(copy / "right.docx")
    sheet = zipfile.ZipFile(copy / "right.xlsx").read("xl/worksheets/sheet1.xml").decode()

    assert (page.get("dir"), page.get("lang")) == ("rtl", FROM_RIGHT)
    assert b"<w:bidi/>" in word.read("word/document.xml")
    assert b"<w:bidiVisual/>" in word.read("word/document.xml")
    assert b'w:bidi="qps"' in word.read("word/settings.xml")
    assert 'rightToLeft="1"' in sheet
    assert page.xpath("//blockquote[@lang='en']")[0].get("dir") == "ltr"


def test_the_same_language_is_set_from_the_left_where_the_file_says_nothing(copy: Path, said: dict[str, list[str]]):
    del said
    assert html.fromstring((copy / "report.html").read_bytes()).get("dir") == "ltr"

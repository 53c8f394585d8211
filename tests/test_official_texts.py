"""A user's own copies of official texts: taken in, listed, shown beside our words, removed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lawcheck.cli.main import app
from lawcheck.errors import LawcheckError
from lawcheck.load.official import read_official
from lawcheck.load.statutes.reading import Source
from lawcheck.model.citation import parse_pinpoint
from lawcheck.model.official import fit_of, resolve
from lawcheck.workflow import official
from tests.conftest import ARCADIA


@pytest.fixture(autouse=True)
def data(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("LAWCHECK_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def run(*arguments):
    return CliRunner().invoke(app, list(map(str, arguments)))


def invented(library, instrument_id: str, *, word: str = "Invented", leave_out: tuple[str, ...] = ()) -> str:
    """Write a text that has every pinpoint of an instrument and none of its words."""
    tree: dict[str, dict] = {}
    for provision in library.provisions.values():
        pinpoint = parse_pinpoint(provision.cite)
        if provision.instrument_id == instrument_id and pinpoint and provision.cite not in leave_out:
            level = tree.setdefault(pinpoint.section, {})
            for step in pinpoint.path:
                level = level.setdefault(step, {})
    lines = []
    for article, steps in tree.items():
        lines += [f"Article {article}", f"{word} title of {article}", "", f"{word} words of {article} alone."]
        for step, items in steps.items():
            lines.append(f"({step}) {word} words of {article}, {step}.")
            lines += [f"    ({item}) {word} words of {article}, {step}, {item}." for item in items]
        lines.append("")
    return "\n".join(lines)


@pytest.fixture
def file(library, tmp_path) -> Path:
    path = tmp_path / "mine.txt"
    path.write_text(invented(library, "protocol"), encoding="utf-8")
    return path


def read(text: str, ending: str = ".txt"):
    return read_official(Source("x", text.encode(), f"x{ending}", "en"), ending)


def test_a_copy_is_taken_in_listed_shown_and_removed(data, file):
    added = run("texts", "add", "protocol", file, "--language", "en")
    listed = run("texts", "list")
    shown = run("show", "protocol.3.a.means")
    removed = run("texts", "remove", "protocol")

    assert added.exit_code == 0, added.output
    assert "articles: 20; provisions found: 76 of 76" in added.stdout
    assert "protocol.en.txt" in listed.stdout
    assert "76 of 76 provisions found" in " ".join(listed.stdout.split())
    assert "Invented words of 3, a." in shown.stdout
    assert "From your own copy, protocol.en.txt" in shown.stdout
    assert removed.exit_code == 0
    assert list((data / "texts").iterdir()) == []
    assert "Invented" not in run("show", "protocol.3.a.means").stdout


def test_the_copy_is_the_bytes_of_the_file_and_a_second_takes_its_place(data, file, tmp_path):
    run("texts", "add", "protocol", file, "--language", "en")
    kept = (data / "texts" / "protocol.en.txt").read_bytes()
    again = tmp_path / "again.md"
    again.write_bytes(file.read_bytes())
    result = run("texts", "add", "protocol", again, "--language", "en")

    assert kept == file.read_bytes()
    assert "in place of an earlier copy" in result.stdout
    assert [each.name for each in (data / "texts").iterdir()] == ["protocol.en.md"]


def test_an_article_quotes_each_place_once(file):
    run("texts", "add", "protocol", file, "--language", "en")

    assert run("show", "protocol.3").stdout.count("Invented words of 3, a.") == 1


def test_the_language_of_the_page_comes_first_and_english_where_there_is_none(library, file, tmp_path):
    run("texts", "add", "protocol", file, "--language", "en")
    english = run("show", "protocol.4", "--lang", "fr").stdout
    french = tmp_path / "fr.txt"
    french.write_text(invented(library, "protocol", word="Mot"), encoding="utf-8")
    run("texts", "add", "protocol", french, "--language", "fr")

    assert "Invented words of 4 alone." in english
    assert "propre copie, protocol.en.txt" in " ".join(english.split())
    assert "Mot words of 4 alone." in run("show", "protocol.4", "--lang", "fr").stdout
    assert "Invented words of 4 alone." in run("show", "protocol.4").stdout


def test_only_the_copy_in_the_language_named_is_removed(data, file):
    for language in ("en", "fr"):
        run("texts", "add", "protocol", file, "--language", language)
    result = run("texts", "remove", "protocol", "--language", "fr")
    missing = run("texts", "remove", "protocol", "--language", "fr")

    assert result.exit_code == 0
    assert [each.name for each in (data / "texts").iterdir()] == ["protocol.en.txt"]
    assert missing.exit_code == 3
    assert "there is protocol (en)" in missing.stderr


def test_what_is_not_found_is_named_and_the_nearest_place_is_shown(library, tmp_path):
    path = tmp_path / "short.txt"
    path.write_text(invented(library, "protocol", leave_out=("5(2)(c)", "13")), encoding="utf-8")
    added = run("texts", "add", "protocol", path, "--language", "en")
    of_five = next(each for each in library.provisions.values() if each.cite == "5(2)(c)")
    of_thirteen = next(each for each in library.provisions.values() if each.cite == "13")

    assert "found only in what contains them: 5(2)(c) (in 5(2))" in added.stdout
    assert "not found: 13" in added.stdout
    assert "the words are those of" in " ".join(run("show", of_five.id).stdout.split())
    assert "has no place for" in " ".join(run("show", of_thirteen.id).stdout.split())


@pytest.mark.parametrize(
    ("instrument", "content", "said"),
    [
        ("protocl", None, "did you mean 'protocol'?"),
        ("crc", None, "only refers to this instrument"),
        ("protocol", "Article 1\nOne.\n\nArticle 2\nTwo.\n", "of the 76 provisions of protocol were found"),
        ("protocol", "No article at all.\n", "no section was found"),
    ],
)
def test_what_is_refused_leaves_nothing(data, file, instrument, content, said):
    if content:
        file.write_text(content, encoding="utf-8")
    result = run("texts", "add", instrument, file, "--language", "en")

    assert result.exit_code == 3
    assert said in result.stderr
    assert not data.exists()


def test_the_text_of_another_instrument_is_refused(data, library, tmp_path):
    path = tmp_path / "untoc.txt"
    path.write_text(invented(library, "untoc"), encoding="utf-8")
    result = run("texts", "add", "model-law", path, "--language", "en")

    assert result.exit_code == 3
    assert "rather that of untoc than of model-law" in result.stderr
    assert not data.exists()


@pytest.mark.parametrize(("ending", "language"), [(".odt", "en"), (".txt", "../en")])
def test_a_format_or_a_language_that_is_none_is_refused(data, file, tmp_path, ending, language):
    path = file.rename(tmp_path / f"mine{ending}")

    assert run("texts", "add", "protocol", path, "--language", language).exit_code == 3
    assert not data.exists()


def test_a_copy_that_cannot_be_read_any_more_is_listed_with_the_reason(data):
    (data / "texts").mkdir(parents=True)
    (data / "texts" / "protocol.en.docx").write_bytes(b"no Word file")
    (data / "texts" / "notes.txt").write_text("no copy", encoding="utf-8")
    result = run("texts", "list")

    assert result.exit_code == 0
    assert "protocol.en.docx" in result.stdout
    assert "notes.txt" not in result.stdout


def test_an_empty_list_says_where_copies_would_be():
    assert "texts add protocol FILE" in " ".join(run("texts", "list").stdout.split())


def test_show_reads_no_statute_without_a_copy(data):
    environment = {**os.environ, "LAWCHECK_DATA": str(data)}
    command = [sys.executable, "-X", "importtime", "-m", "lawcheck", "show", "protocol.4"]
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment)

    assert result.returncode == 0
    assert "lawcheck.load.official" not in result.stderr
    assert "lawcheck.load.statutes.plain_text" not in result.stderr


TEXT = """### Article 1

####Use of terms

For this text:

a) one;

b) two;

c) three.

### Article 2

####Scope

1. First.
2. Second.
3. Third.

### Article 3
Aim
All is invented.
"""


@pytest.mark.parametrize(
    ("cite", "place", "words"),
    [
        ("1(b)", "1(b)", ["two;"]),
        ("1(B)", "1(B)", ["two;"]),
        ("1(a)-(b)", "1(a)-(b)", ["one;", "two;"]),
        ("2(2)-(3)", "2(2)-(3)", ["Second.", "Third."]),
        ("3(1)(c)", "3", ["All is invented."]),
        ("2(2)-(9)", "2", [""]),
    ],
)
def test_a_pinpoint_names_its_passage_or_what_contains_it(cite, place, words):
    found = resolve(read(TEXT, ".md"), cite)

    assert found is not None
    assert (found.cite, [each.text for each in found.passages]) == (place, words)
    assert found.is_exact == (place == cite)


@pytest.mark.parametrize("cite", ["9", "9(a)", "9(a)-(b)", "IV", ""])
def test_a_pinpoint_of_no_article_is_nowhere(cite):
    assert resolve(read(TEXT, ".md"), cite) is None


def test_the_line_after_the_number_is_the_title():
    sections = read(TEXT, ".md").sections

    assert [each.heading for each in sections.values()] == ["Use of terms", "Scope", "Aim"]
    assert sections["1"].text == "For this text:"


def test_a_text_without_titles_keeps_its_first_words():
    sections = read("Article 1\nOne is said.\n\nArticle 2\nTwo is said.\n\nArticle 3\nThree is said.\n").sections

    assert [each.heading for each in sections.values()] == ["", "", ""]


@pytest.mark.parametrize(("instrument", "name"), [("protocol", "tip-protocol.en.md"), ("untoc", "untoc.en.md")])
def test_every_provision_stands_in_the_official_text(library, shared, instrument, name):
    path = shared / name
    text = read_official(Source(instrument, path.read_bytes(), name, "en"), ".md")
    found = fit_of(library, instrument, text)
    print(f"{instrument}: {len(found.exact)} exact, {len(found.within)} within, of {found.total}")

    assert found.missing == ()
    assert len(found.exact) == found.total
    assert all(text.sections[str(number)].heading for number in range(1, 21))


def test_the_text_of_untoc_is_not_taken_for_the_protocol(shared, data):
    with pytest.raises(LawcheckError, match="rather that of untoc"):
        official.add_official(data, "protocol", shared / "untoc.en.md", "en")

    assert not data.exists()


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "quoted from the user's own copies: protocol.en.txt"), ("fr", "copies de l’utilisateur")],
)
def test_a_report_quotes_the_official_words_where_asked(file, tmp_path, language, said):
    run("texts", "add", "protocol", file, "--language", "en")
    target = tmp_path / "report.md"
    written = run("report", ARCADIA, "--official", "--lang", language, "-o", target)
    report = target.read_text(encoding="utf-8")

    assert written.exit_code == 0, written.output
    assert said in report
    assert "Invented words of 3, c." in report
    assert run("report", ARCADIA, "--lang", language, "-o", target, "--force").exit_code == 0
    assert "Invented" not in target.read_text(encoding="utf-8")


def test_a_report_that_has_no_copy_to_quote_is_not_written(tmp_path):
    result = run("report", ARCADIA, "--official", "-o", tmp_path / "report.md")

    assert result.exit_code == 3
    assert (
        "there is no official text to quote from; take one in with: lawcheck texts add protocol FILE" in result.stderr
    )
    assert not (tmp_path / "report.md").exists()

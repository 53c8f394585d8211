"""Hostile text in every field of a country folder shows as text on every page, and does nothing anywhere."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import re
import shutil
import zipfile
from pathlib import Path

import lxml.html
import openpyxl
import pytest
from lxml import etree
from typer.testing import CliRunner

from lawcheck.cli import statutes_add
from lawcheck.cli.main import app
from tests.conftest import ARCADIA
from tests.filling import filled_xlsx
from tests.hostile import CONTROLS, MARKUP, RAW, act, evil, hostile_folder, profile, reading
from tests.recording import RECRUITMENT, TRANSFER, begun
from tests.word_file import WordFile, words_of

SHOWN = RAW.sub("\ufffd", CONTROLS)  # what stands for the controls
OURS = {
    "TOC",
    "PAGEREF",
    "REF",
    "SEQ",
    "PAGE",
    "NUMPAGES",
    "STYLEREF",
    "HYPERLINK",
    "NOTEREF",
    "SECTIONPAGES",
}  # fields
EXTERNAL = b'TargetMode="External"'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile_folder(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def written(folder: Path):
    """A report or a worksheet in a format, written once."""
    made: dict[str, bytes] = {}

    def write(command: str, ending: str) -> bytes:
        path = folder.parent / f"{command}{ending}"
        if path.name not in made:
            run(command, folder, "-o", path)
            made[path.name] = path.read_bytes()
        return made[path.name]

    return write


def run(*arguments: object, code: int = 0, typed: str | None = None) -> str:
    result = CliRunner().invoke(app, [str(each) for each in arguments], input=typed)
    assert result.exit_code == code, (result.output, result.exception)
    return result.output


def squeezed(text: str) -> str:
    return "".join(text.split())


def shows(text: str, *names: str) -> bool:
    """Say whether hostile texts stand there to the letter, whatever the width of the page."""
    found = squeezed(text)
    assert squeezed(SHOWN)[:6] in found
    return all(f"ZQ{each}ZQ{squeezed(MARKUP)}" in found for each in names)


def xml_of(content: bytes) -> dict[str, bytes]:
    """Give the parts of an office file; each that is XML is well-formed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(part)
    return parts


# The terminal


@pytest.mark.parametrize(
    ("command", "names"),
    [
        (("assess",), ("country",)),
        (("assess", "--lang", "fr"), ("country",)),
        (("explain", "protocol.3.a.acts"), ("reason", "enacted", "conflict", "absent", "reader")),
        (("explain", "protocol.9.4"), ("causes", "override")),
        (("statutes", "list"), ("titleact", "titlelost")),
        (("statutes", "show", "act", "1"), ("titleact",)),
        (("statutes", "check"), ("titleact",)),
        (("impact", "act", "1"), ("titleact",)),
        (
            ("report",),
            (
                "country",
                "title",
                "commissioned",
                "reader",
                "reason",
                "paragraph",
                "override",
                "titleact",
                "person",
                "body",
            ),
        ),
    ],
)
def test_a_page_on_the_terminal_shows_hostile_text_and_obeys_none(folder, command, names):
    at = 2 if command[0] == "statutes" else 1
    shown = run(*command[:at], folder, *command[at:])

    assert RAW.search(shown) is None
    assert [each for each in names if not shows(shown, each)] == []


@pytest.mark.parametrize(
    "command",
    [
        ("check",),
        ("suggest",),
        ("statutes", "outline", "act"),
        ("statutes", "outline", "code"),
        ("statutes", "show", "code", "10"),
        ("statutes", "search", "recruits"),
        ("statutes", "search", "attempts"),
        ("worksheet", "--agencies"),
    ],
)
def test_no_control_character_reaches_the_terminal(folder, command):
    at = 2 if command[0] == "statutes" else 1
    shown = run(*command[:at], folder, *command[at:])

    assert shown
    assert RAW.search(shown) is None


@pytest.mark.parametrize(
    ("command", "name"),
    [(("assess",), "country"), (("explain", "protocol.3.a.acts"), "reason")],
)
def test_json_loses_no_character_and_brings_none_onto_the_screen(folder, command, name):
    shown = run(command[0], folder, *command[1:], "--json")
    found = json.dumps(json.loads(shown), ensure_ascii=True)

    assert RAW.search(shown) is None
    assert json.dumps(evil(name))[1:-1] in found


def test_what_an_edit_did_is_shown_as_text(folder, tmp_path):
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    reason = evil("typed").replace("\0", "")
    shown = run(
        "answer", copy, TRANSFER, "absent", "--searched", "act", "--reason", reason, "--reading", "first", "--dry-run"
    )

    assert RAW.search(shown) is None
    assert "[bold red]x[/]" in shown


def test_the_walk_by_plain_prompts_shows_hostile_text_and_obeys_none(folder):
    typed = "o act 1\nk\nv\np\n\n\n\nn\n\nf recruits\no code 10\nl\n.\nq\n"
    shown = run(
        "record", folder, "--plain", "--reading", "first", "--only", "all", "--criterion", RECRUITMENT, typed=typed
    )

    assert RAW.search(shown) is None
    assert shows(shown, "reason")
    assert "<script>alert(1)</script>" in shown


def test_the_walk_on_a_terminal_sends_no_control_sequence_of_a_text(folder, tmp_path):
    from tests.test_record_plain import Terminal

    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    session = Terminal(copy, "--reading", "first", "--only", "all", "--criterion", RECRUITMENT, term="dumb")
    try:
        session.wait_for("[p t a c d x k ?] > ")
        for line, answer in (("o act 1", "[p t a c d x k ?] > "), ("k", "Enter writes this answer ["), ("l", "?] > ")):
            session.shown, before = "", session.shown
            assert RAW.search(before.replace("\r\n", "\n")) is None
            session.type(f"{line}\n")
            session.wait_for(answer)
        assert RAW.search(session.shown.replace("\r\n", "\n")) is None
    finally:
        session.close()


def test_the_full_screen_shows_hostile_text_and_obeys_none(folder, tmp_path):
    pytest.importorskip("textual")
    from textual.widgets import Static

    from lawcheck.cli.record_screen import RecordScreen
    from lawcheck.workflow.route import Only

    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    (copy / "readings" / "second.yaml").unlink()
    screen = RecordScreen(begun(copy, only=Only.ALL, start=RECRUITMENT))
    seen: list[str] = []

    async def play() -> None:
        async with screen.run_test(size=(120, 40)) as pilot:
            for keys in (("k",), ("b",), ("p",)):
                await pilot.pause()
                await pilot.press(*keys)
                seen.extend(str(each.content) for each in screen.query(Static))
                seen.extend(strip.text for strip in screen.screen._compositor.render_strips())

    asyncio.run(play())
    shown = "\n".join(seen)

    assert RAW.search(shown) is None
    assert "[bold red]x[/] [/b]" in " ".join(shown.split())


# Files


def test_the_plain_text_report_holds_no_control_character(written):
    shown = written("report", ".txt").decode()

    assert RAW.search(shown) is None
    assert shows(shown, "country", "title", "system", "role", "reason", "override", "citationact", "typed", "body")


def test_the_markdown_report_has_no_markup_of_a_text(written):
    shown = written("report", ".md").decode()
    unescaped = re.sub(r"\\.", "", shown)

    assert RAW.search(shown) is None
    assert re.findall(r"<script|<img|\]\(javascript|\[link", unescaped) == []
    assert shows(re.sub(r"\\(.)", r"\1", shown), "country", "reason")


def test_the_html_report_has_no_script_handler_or_link_of_a_text(written):
    raw = written("report", ".html").decode()
    page = lxml.html.document_fromstring(raw)
    addresses = {each for name in ("href", "src", "action", "data") for each in page.xpath(f"//@{name}")}

    assert RAW.search(raw) is None
    assert len(page.xpath("//script")) == 1
    assert page.xpath("//@*[starts-with(name(), 'on')]") == []
    assert page.xpath("//img | //iframe | //object | //embed | //base | //meta[@http-equiv='refresh']") == []
    assert [each for each in addresses if not each.startswith("#")] == []
    assert shows(
        page.find("body").text_content(),
        "country",
        "title",
        "system",
        "role",
        "reason",
        "override",
        "citationact",
        "reply",
        "body",
    )


@pytest.mark.parametrize("command", ["report", "worksheet"])
def test_a_word_file_has_no_field_or_link_of_a_text(written, command, tmp_path):
    from openxml_audit import OpenXmlValidator

    content = written(command, ".docx")
    path = tmp_path / "x.docx"
    path.write_bytes(content)
    parts = xml_of(content)
    everything = b"".join(part for name, part in parts.items() if name.endswith((".xml", ".rels")))
    fields = re.findall(rb"<w:instrText[^>]*>\s*(\w+)", everything) + re.findall(rb'w:instr="\s*(\w+)', everything)

    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
    assert RAW.search(everything.decode()) is None
    assert {each.decode() for each in fields} <= OURS
    assert EXTERNAL not in everything
    assert "[bold red]x[/] [/b]" in words_of(WordFile(content).body)


@pytest.mark.parametrize("command", ["report", "worksheet"])
def test_an_excel_file_has_no_formula_or_link_of_a_text(written, command):
    content = written(command, ".xlsx")
    parts = xml_of(content)
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    links = [cell.hyperlink.target for cell in cells if cell.hyperlink and cell.hyperlink.target]

    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert links == []
    assert [name for name in parts if "external" in name.lower()] == []
    assert [
        name for name, part in parts.items() if EXTERNAL in part or RAW.search(part.decode("utf-8", "replace"))
    ] == []
    assert any("[bold red]x[/] [/b]" in str(cell.value) for cell in cells)


def test_no_cell_of_a_csv_file_is_taken_for_a_formula(written):
    text = written("report", ".csv").decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]

    assert RAW.search(text) is None
    assert [each for each in cells if each.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))] == []
    assert any(each.startswith("'=cmd|") for each in cells)


# What is wrong, and what is typed


@pytest.mark.parametrize(
    "change",
    [
        {"reader": "\x1b[31m\u202e"},
        {"answers": {"\x1b]8;;http://evil.example\x1b\\x": {"note": "x"}}},
        {"answers": {RECRUITMENT: {"value": "\x9b2J", "reason": "x"}}},
        {"answers": {RECRUITMENT: {"value": "present", "cites": ["\x1b[2J 1"], "reason": "x"}}},
        {"answers": {RECRUITMENT: {"value": "present", "cites": ["act \u202e9"], "reason": "x"}}},
        {"\x1b[2J": 1},
    ],
)
def test_a_problem_names_hostile_text_and_obeys_none(tmp_path, change):
    folder = hostile_folder(tmp_path)
    (folder / "readings" / "first.yaml").write_text(json.dumps({**reading(), **change}), encoding="utf-8")
    shown = run("check", folder, code=3)

    assert "readings/first.yaml" in shown
    assert RAW.search(shown) is None


def test_the_name_of_a_file_that_is_missing_cannot_move_the_cursor(tmp_path):
    folder = hostile_folder(tmp_path)
    facts = profile()
    facts["statutes"][0]["file"] = "statutes/\x1b[2J\u202e.txt"
    (folder / "country.yaml").write_text(json.dumps(facts), encoding="utf-8")

    assert RAW.search(run("check", folder, code=3)) is None


def test_a_lone_surrogate_is_refused_with_its_place(tmp_path):
    folder = hostile_folder(tmp_path)
    text = 'reader: ab\nlanguage: en\nanswers:\n  definition.act.transfer:\n    note: "\\ud800"\n'
    (folder / "readings" / "first.yaml").write_text(text, encoding="utf-8")
    shown = run("check", folder, code=3)

    assert "first.yaml:5:" in shown


def test_what_collect_says_of_a_file_and_its_body_is_text(tmp_path):
    folder = Path(shutil.copytree(ARCADIA, tmp_path / "arcadia"))
    answers = {"offence.attempt": ("perhaps \u202e", "\u202ey 1", "We asked.")}
    file = filled_xlsx(tmp_path / "\x1b[31m\u202ex.xlsx", answers, body="=A\u202eB [bold]")
    shown = run("collect", folder, file)

    assert "1 reply, kept in" in shown
    assert RAW.search(shown) is None


def test_the_title_that_a_text_suggests_cannot_move_the_cursor(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(statutes_add, "_is_terminal", lambda: True)
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    text = tmp_path / "new.txt"
    text.write_text(f"Act \x1b[31m\u202e on work\n\n{act()}", encoding="utf-8")
    shown = run("statutes", "add", copy, text, typed="\nAct 1\nstatute\nin-force\n2026-01-31\nen\n" * 2)

    assert "Act \ufffd[31m\ufffd on" in shown
    assert RAW.search(shown) is None


# A text that is long


@pytest.fixture(scope="module")
def long_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a reason of a megabyte, in one line."""
    folder = hostile_folder(tmp_path_factory.mktemp("long"))
    data = reading()
    data["answers"][RECRUITMENT]["reason"] = {"en": "It says so =1+1 [b]. " * 50_000}
    (folder / "readings" / "first.yaml").write_text(json.dumps(data), encoding="utf-8")
    return folder


@pytest.mark.parametrize("ending", [".txt", ".md", ".html", ".docx", ".xlsx", ".csv", ".json"])
def test_a_reason_of_a_megabyte_stands_in_every_format(long_folder, ending):
    path = long_folder.parent / f"long{ending}"
    run("report", long_folder, "-o", path, "--force")

    assert path.stat().st_size > 4096
    if ending == ".xlsx":
        book = openpyxl.load_workbook(path)
        longest = max(len(str(cell.value)) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)
        assert longest <= 32767


def test_a_reason_of_a_megabyte_can_be_explained_and_walked_past(long_folder):
    assert len(run("explain", long_folder, "protocol.3.a.acts")) > 1_000_000
    shown = run(
        "record",
        long_folder,
        "--plain",
        "--reading",
        "first",
        "--only",
        "all",
        "--criterion",
        RECRUITMENT,
        typed="k\nq\n",
    )
    assert "Stopped at" in shown

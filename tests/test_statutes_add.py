"""``lawcheck statutes add``: what is written, what is kept, and that nothing is half done."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import typer
import yaml
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from lawcheck import workflow
from lawcheck.cli import statutes_add
from lawcheck.cli.main import app as whole
from lawcheck.store import own_folder
from lawcheck.store.splice import SpliceError, append_item
from tests.conftest import ARCADIA

FRENCH = "Code du travail\n\nArticle 1er\nLe travail forcé est interdit.\n\nArticle 2\nNul ne peut être contraint.\n"
SPANISH = (
    "# Ley de trata\n\n**Artículo 1.** Objeto\n\nEsta ley castiga la trata.\n\n**Artículo 2.** Pena\n\nDiez años.\n"
)
FACTS = {
    "--title": "Code du travail",
    "--citation": "Loi 2012-14: travail",
    "--rank": "statute",
    "--status": "in-force",
    "--as-at": "2026-01-31",
    "--language": "fr",
}

app = typer.Typer()
app.command()(statutes_add.add)


def options(**changes: str) -> list[str]:
    facts = {**FACTS, **{f"--{key.replace('_', '-')}": value for key, value in changes.items()}}
    return [part for key, value in facts.items() for part in (key, value) if value]


def add(folder: Path, file: Path, *arguments: str, **more):
    return CliRunner().invoke(app, [str(folder), str(file), *arguments], **more)


def snapshot(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and own_folder.NAME not in path.parts)
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ARCADIA, tmp_path / "arcadia"))


@pytest.fixture
def french(tmp_path: Path) -> Path:
    path = tmp_path / "Code du Travail é.txt"
    path.write_text(FRENCH, encoding="utf-8")
    return path


def word_file(path: Path) -> Path:
    document = Document()
    for line in ("Arbeitsgesetz", "§ 1 Zweck", "Zwangsarbeit ist verboten.", "§ 2 Strafe", "Wer dies tut, haftet."):
        document.add_paragraph(line)
    document.save(str(path))
    return path


def test_a_text_is_copied_and_registered_and_the_id_is_said_to_be_made(folder, french):
    result = add(folder, french, *options())

    assert result.exit_code == 0, result.output
    assert "id: code-du-travail-e (made of the file's name" in result.output
    assert "sections: 2, 1er to 2" in result.output
    assert (folder / "statutes" / "code-du-travail-e.txt").read_bytes() == french.read_bytes()
    assert CliRunner().invoke(whole, ["check", str(folder)]).exit_code == 0


def test_the_profile_keeps_every_byte_before_its_new_lines(folder, french):
    before = (folder / "country.yaml").read_bytes()
    add(folder, french, *options(), "--title", "en=Labour Code: a = b", "--source", "J.O. no. 3", "--in-force", "2013")
    after = (folder / "country.yaml").read_bytes()

    assert after.startswith(before)
    assert yaml.safe_load(after)["statutes"][-1]["title"] == {"fr": "Code du travail", "en": "Labour Code: a = b"}


@pytest.mark.parametrize(("name", "language", "section"), [("ley.md", "es", "2"), ("gesetz.docx", "de", "2")])
def test_a_citation_to_the_new_text_resolves(folder, tmp_path, name, language, section):
    file = tmp_path / name
    if name.endswith(".docx"):
        word_file(file)
    else:
        file.write_text(SPANISH, encoding="utf-8")
    result = add(folder, file, "--id", "new-act", *options(language=language))
    reading = folder / "readings" / "first.yaml"
    reading.write_text(
        reading.read_text(encoding="utf-8").replace("searched: [", f"searched: [new-act {section}, ", 1),
        encoding="utf-8",
    )

    assert result.exit_code == 0, result.output
    assert f"new-act {section}" in reading.read_text(encoding="utf-8")
    assert "no problem found" in workflow.check(folder)


def test_line_endings_byte_order_mark_and_comments_survive(folder, french):
    profile = folder / "country.yaml"
    text = "\ufeff" + profile.read_text(encoding="utf-8") + "    # the bill lapses in December\n# end\n"
    profile.write_bytes(text.replace("\n", "\r\n").encode())
    before = profile.read_bytes()
    result = add(folder, french, *options())
    after = profile.read_bytes()

    assert result.exit_code == 0, result.output
    assert after.startswith(before.removesuffix(b"# end\r\n"))
    assert after.endswith(b"\r\n# end\r\n")
    assert after.count(b"\n") == after.count(b"\r\n")


def test_permissions_are_kept(folder, french):
    (folder / "country.yaml").chmod(0o640)
    add(folder, french, *options())

    assert (folder / "country.yaml").stat().st_mode & 0o777 == 0o640


def test_a_text_that_lies_in_the_folder_is_registered_where_it_is(folder, french):
    inside = Path(shutil.copy(french, folder / "statutes" / "Code.txt"))
    result = add(folder, inside, "--id", "labour", *options())

    assert result.exit_code == 0, result.output
    assert not (folder / "statutes" / "labour.txt").exists()
    assert "registered already, as 'labour'" in add(folder, inside, "--id", "again", *options()).output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["--id", "cpc", *options()], "--id: the id 'cpc' is taken; free is cpc-2", id="id taken"),
        pytest.param(["--id", "Code É", *options()], "'Code É' is not an id", id="id malformed"),
        pytest.param(options(as_at="2026-07-01"), "--as-at: the version read is of 2026-07-01, after", id="cut-off"),
        pytest.param(options(as_at="yesterday"), "--as-at: as_at: 'yesterday' is not a day", id="no date"),
        pytest.param(options(language="French"), "--language: language: 'French' is not", id="no language tag"),
        pytest.param(options(rank="", as_at=""), "nothing was added: --rank, --as-at must be given", id="missing"),
        pytest.param([*options(), "--title", "fr=Autre"], "two titles in the language 'fr'", id="two titles"),
    ],
)
def test_a_refusal_changes_nothing(folder, french, arguments, message):
    before = snapshot(folder)
    result = add(folder, french, *arguments)

    assert result.exit_code == 3
    assert message in result.output
    assert snapshot(folder) == before


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"No number stands here.\n", "no section was found"),
        ("a.docx", b"PK\x03\x04 damaged", "error: "),
        ("a.odt", b"x", "is no format that can be read"),
        ("a.txt", None, "there is no such file"),
    ],
)
def test_a_text_that_cannot_be_read_changes_nothing(folder, tmp_path, name, content, message):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    before = snapshot(folder)
    result = add(folder, tmp_path / name, *options())

    assert result.exit_code == 3
    assert message in result.output
    assert result.output.count("error: ") == 1
    assert snapshot(folder) == before


def test_a_profile_that_is_read_only_leaves_no_copy_behind(folder, french):
    (folder / "country.yaml").chmod(0o444)
    before = snapshot(folder)
    result = add(folder, french, *options())

    assert result.exit_code == 3
    assert "country.yaml: cannot be written" in result.output
    assert snapshot(folder) == before


def test_an_interruption_leaves_no_copy_behind(folder, french, monkeypatch):
    before = snapshot(folder)

    def interrupted(self: Path, target: Path) -> Path:
        if target.name == "country.yaml":
            raise KeyboardInterrupt
        return Path(shutil.move(self, target))

    monkeypatch.setattr(Path, "replace", interrupted)
    add(folder, french, *options())

    assert snapshot(folder) == before


def test_a_file_of_the_name_that_is_not_registered_is_not_written_over(folder, french):
    (folder / "statutes" / "labour.txt").write_text("mine", encoding="utf-8")
    result = add(folder, french, "--id", "labour", *options())

    assert "there is a file of this name already" in result.output
    assert (folder / "statutes" / "labour.txt").read_text(encoding="utf-8") == "mine"


def test_on_a_terminal_what_is_missing_is_asked_for_with_what_the_text_suggests(folder, french, monkeypatch):
    monkeypatch.setattr(statutes_add, "_is_terminal", lambda: True)
    result = add(folder, french, input="\n\nLoi 3\nstatut\nstatute\nin-force\n2026-01-31\n")
    entry = yaml.safe_load((folder / "country.yaml").read_text(encoding="utf-8"))["statutes"][-1]

    assert result.exit_code == 0, result.output
    assert "[Code du travail]" in result.output
    assert (entry["title"], entry["language"], entry["rank"]) == ({"fr": "Code du travail"}, "fr", "statute")


ITEM = {"id": "new", "title": {"en": "No: 1", "ar": "قانون"}, "as_at": "2026-01-31", "citation": "1e5"}


@pytest.mark.parametrize(
    "text",
    [
        "statutes: []\nz: 1",
        "statutes: [] # none yet\r\nz: 1\r\n",
        "statutes:\nz: 1\n",
        "a: 1\n",
        "statutes: [{id: a}]",
        "statutes: [\n  {id: a}, # kept\n]\n",
        "statutes: [ # none\n]\n",
        "{statutes: [], a: 1}",
        "# 😀\nstatutes:\n  - id: a",
        "statutes:\n-   id: a\n    note: |\n      long\n\n\nz: 1\n",
    ],
)
def test_any_form_of_list_takes_one_more(text):
    before, after = yaml.safe_load(text), yaml.load(append_item(text, "statutes", ITEM).text, yaml.BaseLoader)

    assert [each["id"] for each in after["statutes"]] == [*(each["id"] for each in before.get("statutes") or []), "new"]
    assert after["statutes"][-1] == ITEM


@pytest.mark.parametrize("text", ["- a\n", "statutes: text\n", "statutes: {a: 1}\n", "{a: 1}", "a: [\n", ""])
def test_a_file_without_a_list_is_refused(text):
    with pytest.raises(SpliceError):
        append_item(text, "statutes", ITEM)


texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20)
entries = st.lists(st.dictionaries(st.sampled_from(["id", "title", "source"]), texts, min_size=1), max_size=4)
comments = st.sampled_from(["", "# note\n", "\n", "  # set in\n", "\n  \n# far\n"])


@given(entries, texts, st.integers(0, 4), st.sampled_from(["\n", "\r\n"]), comments, st.booleans())
def test_appending_keeps_everything_before(items, title, indent, line_break, comment, goes_on):
    listed = yaml.safe_dump(items, allow_unicode=True, sort_keys=False, width=10_000) if items else "[]\n"
    shifted = "".join(" " * indent + line + "\n" for line in listed.removesuffix("\n").split("\n"))
    text = f"a: 1 # one\nstatutes:{comment and '  # register'}\n{shifted if items else '  []' + chr(10)}{comment}"
    text = (text + ("z: 2\n" if goes_on else "")).replace("\n", line_break)
    after = append_item(text, "statutes", {"id": "new", "title": {"en": title}}).text
    kept = iter(after.split(line_break))

    assert yaml.safe_load(after)["statutes"] == [*items, {"id": "new", "title": {"en": title}}]
    assert not items or all(line in kept for line in text.split(line_break))


def test_an_older_encoding_is_named_kept_in_the_register_and_used_ever_after(folder: Path, tmp_path: Path):
    law = tmp_path / "zakon.txt"
    law.write_bytes("Закон\nСтатья 1\nПострадавший имеет право на помощь.\n".encode("koi8-r"))

    done = add(folder, law, *options(language="ru"), "--encoding", "koi8-r")

    assert done.exit_code == 0, done.output
    assert "note: read as KOI8-R, not UTF-8" in done.output
    assert "encoding: koi8-r" in (folder / "country.yaml").read_text(encoding="utf-8")
    shown = CliRunner().invoke(whole, ["statutes", "show", str(folder), "zakon", "1"])
    assert "Пострадавший имеет право на помощь." in shown.output


def test_a_web_page_that_declares_nothing_is_read_in_the_code_page_of_its_language(folder: Path, tmp_path: Path):
    page = tmp_path / "loi.html"
    page.write_bytes("<html><body><p>Article 1</p><p>Le travail forcé est interdit.</p></body></html>".encode("cp1252"))

    done = add(folder, page, *options())

    assert done.exit_code == 0, done.output
    assert "note: read as Windows-1252, not UTF-8" in done.output


@pytest.mark.parametrize(
    ("name", "encoding", "message"),
    [
        ("loi.txt", "koi8-x", "error: --encoding: there is no encoding 'koi8-x'"),
        ("loi.pdf", "koi8-r", "error: --encoding: a file that ends in .pdf says itself in which encoding it is"),
    ],
)
def test_an_encoding_that_cannot_be_used_is_refused(folder: Path, tmp_path: Path, name, encoding, message):
    law = tmp_path / name
    law.write_bytes(b"Article 1\nMots.\n")
    before = snapshot(folder)

    done = add(folder, law, *options(), "--encoding", encoding)

    assert (done.exit_code, snapshot(folder)) == (3, before)
    assert message in done.output

"""Pages in Markdown: taken apart, laid out, and printed in every format."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from typer.testing import CliRunner

from lawcheck import workflow
from lawcheck.cli.main import app
from lawcheck.errors import LawcheckError
from lawcheck.load.markdown_page import parse_page, read_page
from lawcheck.model.page import Grid, Headline, Item, Kind, Prose, Remark, Rule, Typed, Words
from lawcheck.report.build_pages import Look, build_page
from lawcheck.report.document import Bullets, Document, Heading, Listing, Mark, PageBreak, Steps, Table, plain

LISTS = """\
# Page

1. First
   ```sh
   lawcheck --version
   ```
   - a version
     - deeper
2. Second
3. Third

- [ ] to be ticked
- not to be ticked
"""
HOSTILE = """\
# <b>Title</b> \u202e

Words <script>alert(1)</script> and \x1b[31mred, [a link](javascript:alert(1)), ![a picture](x.png).

<iframe src="x"></iframe>

    =cmd|' /C calc'!A0 <i>

| <u>a</u> | b |
|---|---|
| =1+1 | [x](y) |
"""


def words(text: str, kind: Kind = Kind.PLAIN) -> tuple[Words, ...]:
    return (Words(text=text, kind=kind),)


def laid_out(text: str, look: Look = Look.PAPER, *, language: str = "en", is_fictional: bool = False) -> Document:
    phrases = workflow.phrases_in(language)
    return build_page(workflow.open_library(), phrases, parse_page(text), look, is_fictional=is_fictional)


def printed(tmp_path: Path, text: str, name: str, *options: str) -> Path:
    (tmp_path / "page.md").write_text(text, encoding="utf-8")
    output = tmp_path / name
    result = CliRunner().invoke(app, ["train", "print", str(tmp_path / "page.md"), "-o", str(output), *options])
    assert result.exit_code == 0, result.output
    return output


# Taken apart


def test_the_first_heading_is_the_title_and_the_others_count_from_it():
    page = parse_page("# Page\n\n## One\n\n### Two\n\n###### Six")

    assert page.title == "Page"
    assert page.pieces == (Headline(level=1, text="One"), Headline(level=2, text="Two"), Headline(level=4, text="Six"))


def test_words_carry_how_they_are_meant_and_neighbours_are_one_run():
    page = parse_page("# P\n\nplain\nstill **strong** *soft* `typed`")

    assert page.pieces == (
        Prose(
            text=(
                Words(text="plain still "),
                Words(text="strong", kind=Kind.STRONG),
                Words(text=" "),
                Words(text="soft", kind=Kind.EMPHASIS),
                Words(text=" "),
                Words(text="typed", kind=Kind.TYPED),
            )
        ),
    )


def test_a_list_goes_on_with_its_numbers_after_what_stands_in_it():
    assert parse_page(LISTS).pieces == (
        Item(text=words("First"), number=1),
        Typed(lines=("lawcheck --version",), depth=1, language="sh"),
        Item(text=words("a version"), depth=1),
        Item(text=words("deeper"), depth=2),
        Item(text=words("Second"), number=2),
        Item(text=words("Third"), number=3),
        Item(text=words("to be ticked"), has_box=True),
        Item(text=words("not to be ticked")),
    )


def test_tables_rules_and_remarks_are_told_apart():
    page = parse_page("# P\n\n| a | **b** |\n|---|---|\n| 1 | |\n\n---\n\n<!-- said\naloud -->\n")

    assert page.pieces == (
        Grid(columns=(words("a"), words("b", Kind.STRONG)), rows=((words("1"), ()),)),
        Rule(),
        Remark(text="said aloud"),
    )


def test_an_address_on_the_network_is_printed_and_one_of_a_file_is_not():
    page = parse_page("# P\n\n[the Protocol](https://example.org/p), [the plan](plan.md)")

    assert page.pieces == (Prose(text=words("the Protocol (https://example.org/p), the plan")),)


@pytest.mark.parametrize("text", ["", "No heading.", "## Only a second one"])
def test_a_page_without_a_title_is_refused(tmp_path: Path, text: str):
    (tmp_path / "page.md").write_text(text, encoding="utf-8")

    with pytest.raises(LawcheckError, match="the page has no title; begin it with a line such as: # Your page"):
        read_page(tmp_path / "page.md")


def test_a_page_in_another_encoding_is_named_with_its_place(tmp_path: Path):
    (tmp_path / "page.md").write_bytes("# Été\n".encode("latin-1"))

    with pytest.raises(LawcheckError, match=r"page\.md:1:3: byte 0xc9 is not UTF-8"):
        read_page(tmp_path / "page.md")


# Laid out


def test_lists_become_steps_bullets_and_boxes():
    blocks = list(laid_out(LISTS).blocks())

    assert [(type(each), getattr(each, "depth", 0)) for each in blocks] == [
        (Steps, 0),
        (Listing, 1),
        (Bullets, 1),
        (Bullets, 2),
        (Steps, 0),
        (Bullets, 0),
        (Bullets, 0),
    ]
    assert blocks[4].start == 2
    assert [plain(each) for each in blocks[4].items] == ["Second", "Third"]
    assert blocks[5].items[0][0].mark is Mark.BOX


def test_slides_begin_with_their_title_and_keep_what_is_said_for_the_notes():
    text = "# Day\n\nFor all\n\n<!-- Welcome. -->\n\n---\n\n## One\n\nWords\n\n<!-- Slowly. -->\n"
    slides, notes = (laid_out(text, look) for look in (Look.SLIDES, Look.NOTES))

    assert slides.subtitle == "For all"
    assert [type(each) for each in slides.blocks()][:2] == [PageBreak, Heading]
    assert "Slowly." not in str(slides)
    assert [plain(each.text) for each in notes.blocks() if "Say" in str(each)] == ["Say: Welcome.", "Say: Slowly."]
    assert PageBreak not in [type(each) for each in notes.blocks()]


def test_a_column_has_room_for_its_longest_word_and_a_wordy_one_for_more():
    cells = "many words " * 20
    (table,) = laid_out(f"# P\n\n| Incomprehensible | b |\n|---|---|\n| x | {cells} |\n").blocks()

    assert isinstance(table, Table)
    assert table.widths[0] * 110 // sum(table.widths) >= 16
    assert table.widths[1] > 3 * table.widths[0]


def test_a_page_says_that_its_country_is_fictional_in_its_own_language():
    assert laid_out("# P\n", language="fr", is_fictional=True).marking == "FORMATION - FICTIF"


# Printed


def test_word_numbers_steps_itself_and_each_list_from_its_own_start(tmp_path: Path):
    word = docx.Document(str(printed(tmp_path, LISTS, "page.docx")))
    steps = [each for each in word.paragraphs if each.style.name == "List Number"]
    numbers = [each._p.pPr.numPr.numId.val for each in steps]
    starts = {
        each.numId: each.find("{*}lvlOverride/{*}startOverride").val
        for each in word.part.numbering_part.element.num_lst
        if each.find("{*}lvlOverride") is not None
    }

    assert [each.text for each in steps] == ["First", "Second", "Third"]
    assert [int(starts[each]) for each in numbers] == [1, 2, 2]
    assert word.element.xml.count("<w14:checkbox") == 1


def test_lines_that_are_typed_keep_their_letters_and_their_breaks(tmp_path: Path):
    text = "# P\n\nType `a  b`:\n\n```sh\none  two\n\n  three\n```\n"
    word = docx.Document(str(printed(tmp_path, text, "page.docx")))
    lines = [each for each in word.paragraphs if each.style.name == "Listing"]

    assert [each.text for each in lines] == ["one  two", "", "  three"]
    assert word.styles["Listing"].font.name == "Consolas"
    assert [each.font.name for each in word.paragraphs[1].runs] == [None, "Consolas", None]
    assert "<pre>\none  two\n\n  three\n</pre>" in printed(tmp_path, text, "page.html").read_text(encoding="utf-8")
    assert "    one  two\n\n      three\n" in printed(tmp_path, text, "page.txt").read_text(encoding="utf-8")


def test_html_and_text_show_lists_within_lists(tmp_path: Path):
    page = printed(tmp_path, LISTS, "page.html").read_text(encoding="utf-8")
    text = printed(tmp_path, LISTS, "page.txt").read_text(encoding="utf-8")

    assert '<ol start="2">\n<li>Second</li>\n<li>Third</li>\n</ol>' in page
    assert '<ul class="deep-2">\n<li>deeper</li>\n</ul>' in page
    assert '<li class="box">☐ to be ticked</li>' in page
    assert "  1. First\n        lawcheck --version\n      - a version\n          - deeper\n  2. Second\n" in text
    assert "  ☐ to be ticked\n" in text


def test_a_page_that_is_printed_as_markdown_comes_out_with_the_same_pieces(tmp_path: Path):
    (tmp_path / "out").mkdir()
    again = read_page(printed(tmp_path, LISTS, "out/page.md"))

    assert again.title == "Page"
    assert [each.number for each in again.pieces if isinstance(each, Item)][:1] == [1]


@pytest.mark.parametrize("name", ["page.docx", "page.html", "page.txt"])
def test_hostile_text_shows_as_text(tmp_path: Path, name: str):
    output = printed(tmp_path, HOSTILE, name)
    if name == "page.docx":
        word = docx.Document(str(output))
        cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
        shown = "\n".join([*(each.text for each in word.paragraphs), *cells])
    else:
        shown = output.read_text(encoding="utf-8")

    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "<script>alert" not in shown or name != "page.html"
    assert "<iframe" not in shown or name != "page.html"
    assert 'href="javascript' not in shown
    assert "[a link](javascript:alert(1))" in shown
    assert "=1+1" in shown
    assert "alert(1)" in shown


def test_the_language_of_a_page_is_that_of_its_name_else_the_one_asked_for(tmp_path: Path):
    for name in ("page.fr.md", "page.md"):
        (tmp_path / name).write_text("# Page\n\nMots.\n", encoding="utf-8")
    pages = {}
    for name, options in {"page.fr.md": [], "page.md": ["--lang", "fr"]}.items():
        output = tmp_path / f"{name}.docx"
        CliRunner().invoke(app, ["train", "print", str(tmp_path / name), "-o", str(output), *options])
        pages[name] = docx.Document(str(output)).core_properties.language

    assert pages == {"page.fr.md": "fr", "page.md": "fr"}

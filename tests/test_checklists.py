"""Checklists: views on the library for one audience, blank and filled, and never a rating."""

from __future__ import annotations

import html
import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
import yaml
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator
from typer.testing import CliRunner

from lawcheck import workflow
from lawcheck.cli.common import cache_folder
from lawcheck.cli.main import app
from lawcheck.errors import LawcheckError
from lawcheck.findings.checklist import check_items, state_of
from lawcheck.load.checklists import load_checklists
from lawcheck.model.checklist import STRENGTH, Checklist, ChecklistItem, ItemState
from lawcheck.model.country import Scope
from lawcheck.model.finding import Assessment, Scenario, Weighed
from lawcheck.model.library import Level, Library
from lawcheck.model.reading import Value
from lawcheck.report.document import Document, Table, plain
from lawcheck.workflow import checklists
from lawcheck.workflow.checklists import Source, with_annexes
from tests.conftest import ARCADIA, ROOT

FILES = sorted((ROOT / "checklists").glob("*.yaml"))
NAMES = [each.stem for each in FILES]


def run(*arguments: str | Path):
    return CliRunner().invoke(app, [str(each) for each in arguments])


def checklist_page(name: str, language: str, **choices) -> Document:
    return checklists.checklist_page(name, language, cache_folder=cache_folder(), **choices)


@pytest.fixture(scope="module")
def lists(library: Library) -> dict[str, Checklist]:
    return load_checklists(FILES, library)


def table_of(page: Document) -> Table:
    return next(block for block in page.blocks() if isinstance(block, Table))


# The files


def test_there_is_one_for_each_of_eight_audiences(lists):
    assert {each.id: len(each.items) for each in lists.values()} == {
        "business": 10,
        "drafters": 15,
        "health-providers": 11,
        "immigration": 14,
        "labour-inspectors": 11,
        "parliamentarians": 12,
        "prosecutors-police": 14,
        "service-providers": 14,
    }


def test_each_is_found_by_the_name_of_its_file(lists):
    assert sorted(lists) == NAMES


def test_every_text_is_there_in_english_and_french(lists):
    lacking = [
        each
        for checklist in lists.values()
        for each in (checklist.title, checklist.for_whom, *(item.question for item in checklist.items))
        if sorted(each) != ["en", "fr"]
    ]

    assert lacking == []


def test_no_question_stands_in_two_lists_under_one_number(lists):
    numbers = [item.id for checklist in lists.values() for item in checklist.items]

    assert len(numbers) == len(set(numbers))


def test_a_file_types_no_basis_and_no_level():
    keys = {key for path in FILES for item in yaml.safe_load(path.read_text("utf-8"))["items"] for key in item}

    assert keys == {"id", "question", "criteria", "provisions"}


def test_french_has_no_break_spaces_before_high_punctuation_and_inside_quotation_marks(lists):
    french = [
        each["fr"]
        for checklist in lists.values()
        for each in (checklist.title, checklist.for_whom, *(item.question for item in checklist.items))
    ]

    assert [each for each in french if re.search(r"[^\u00a0][:;?!»]|«[^\u00a0]", each)] == []
    assert [each for each in french if "'" in each] == []


def test_no_list_judges_a_state():
    pattern = r"\b(violat\w*|compliant|complies|breach\w*|manque\w* à)\b"

    assert [path.name for path in FILES if re.search(pattern, path.read_text("utf-8"), re.IGNORECASE)] == []


def test_every_question_is_a_question_of_one_or_two_lines(lists):
    texts = [text for checklist in lists.values() for item in checklist.items for text in item.question.values()]

    assert [each for each in texts if not each.endswith("?")] == []
    assert [each for each in texts if len(each) > 180] == []


# Levels: derived, and held against the level that practitioners give the same question

PRACTICE = {
    "mandatory": "LD1 LD2 LD3 LD4 LD5 LD6 LD7 LD8 LD9 LD10 LD12 LD13 LD15 PA3 PA4 PA7 PA9 PA10 PP2 PP3 PP4 PP5 PP8 PP12 "
    "PP14 IM1 IM5 IM6 IM7 IM8 IM9 IM12 IM13 IM14 LI1 LI7 LI10 LI12 VS7 VS9 VS12 VS14 HP7 HP9 HP11 BU2 BU9",
    "qualified": "LD11 PA5 PP6 PP7 PP9 PP11 PP13 IM10 LI9 VS11 HP3 BU1 BU3 BU11 BU12",
    "endeavour": "VS8",
    "consider": "PA6 PA8 IM3 IM4 IM11 VS3 VS4 VS5 VS6 VS13 HP1 HP2 HP4",
    "model": "LD14 PA11 PA12 PA13 PP1 PP10 IM2 LI2 LI4 LI5 LI6 LI8 LI11 VS1 VS2 VS10 HP5 HP6 HP8 HP10 BU5 BU6 BU7 BU8",
}
DIFFERENCES = {
    "LD11": ("mandatory", "asks for sanctions too, and UNTOC 10(4) has no reserve"),
    "LD15": ("safeguard", "the clauses on refugees and discrimination leave other law untouched; they order nothing"),
    "PA12": ("structural", "commencement and regulations are the frame of a law"),
    "PA13": ("endeavour", "UNTOC 31(4) asks for a periodic review"),
    "PP8": ("qualified", "Protocol 6(2) binds in appropriate cases"),
    "PP11": ("mandatory", "asks for tracing and freezing, and UNTOC 12(2) has no reserve"),
    "PP13": ("mandatory", "asks for limits on use, and Protocol 10(3) has no reserve"),
    "IM3": ("model", "a reflection period is nowhere in the Protocol; the permission to stay is asked in IM4"),
    "IM12": ("qualified", "Protocol 12 and 13 bind within available means and domestic law"),
    "IM13": ("safeguard", "Protocol 14(1) leaves refugee law untouched"),
    "LI5": ("mandatory", "asks about demand as a whole, Protocol 9(5), and names recruiters as an example"),
    "LI9": ("mandatory", "asks for sanctions too, and UNTOC 10(4) has no reserve"),
    "VS9": ("qualified", "Protocol 6(2) binds in appropriate cases"),
    "VS13": ("qualified", "Protocol 9(3) orders cooperation with civil society as appropriate"),
    "BU7": ("mandatory", "asks about demand as a whole, Protocol 9(5)"),
    "BU8": ("endeavour", "UNTOC 31(2) asks States to strive for it"),
}


def test_derived_levels_are_those_of_practice_or_the_difference_has_a_reason(lists, library: Library):
    practice = {item: level for level, items in PRACTICE.items() for item in items.split()}
    derived = {item.id: str(item.level(library)) for each in lists.values() for item in each.items}

    differing = {item: level for item, level in derived.items() if practice.get(item) not in (level, None)}

    assert differing == {item: level for item, (level, _) in DIFFERENCES.items()}


def test_all_but_the_question_on_treaties_has_a_level_of_practice(lists):
    rated = {item for items in PRACTICE.values() for item in items.split()}

    assert {item.id for each in lists.values() for item in each.items} - rated == {"PA1"}


def test_every_level_has_its_strength():
    assert set(STRENGTH) == set(Level)


def test_the_strongest_provision_gives_the_level(library: Library):
    item = ChecklistItem(
        id="X1",
        question={"en": "?"},
        criteria=(("return.voluntary-preferred",), ("return.safety-assessed",)),
        provisions=("model-law.33", "protocol.8.2.voluntary", "protocol.8.2"),
    )

    assert [each.id for each in item.basis(library)] == ["protocol.8.2", "protocol.8.2.voluntary", "model-law.33"]
    assert item.level(library) is Level.MANDATORY


# Mistakes in a list of one's own

OWN = """id: clinic
title: {en: For our clinic}
for_whom: {en: Nurses}
items:
  - id: C1
    question: {en: Is care open to all?}
    criteria: [assistance.medical, assistance.any-status]
    provisions: [protocol.6.3.c, model-law.20]
"""


@pytest.fixture
def own(tmp_path) -> Path:
    path = tmp_path / "clinic.yaml"
    path.write_text(OWN, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ("assistance.medical", "assistance.medcal", "7:16", "unknown criterion 'assistance.medcal'; did you mean 'assistance.medical'?"),
        ("model-law.20", "model-law.200", "8:34", "unknown provision 'model-law.200'; did you mean 'model-law.20'?"),
        ("protocol.6.3.c", "protocol.12", "8:18", "unknown provision 'protocol.12'; it has protocol.12.a, protocol.12.b"),
        ("model-law.20]", "model-law.20, protocol.6.6]", "8:48", "no criterion of this item is demanded by 'protocol.6.6'; it asks"),
        ("assistance.any-status", "offence.attempt", "7:36", "no provision of this item asks 'offence.attempt'; it belongs to protocol.5.2.a, model-law.14"),
        ("    criteria: [assistance.medical, assistance.any-status]\n", "", "7:18", "no criterion of this item is demanded by"),
        ("    criteria", "    level: mandatory\n    criteria", "7:5", "unknown key 'level'"),
        ("for_whom", "for_who", "3:1", "unknown key 'for_who'; did you mean 'for_whom'?"),
        ("{en: Is care open to all?}", "{}", "6:5", "question: must not be empty"),
        ("[assistance.medical,", "[{any: [assistance.medical]},", "7:16", "criteria: expected the id of a criterion"),
        ("id: C1", "id: 'C 1'", "5:5", "id: 'C 1' is not an id: letters and digits, such as LD1"),
    ],
)  # fmt: skip
def test_each_mistake_is_named_with_its_place_and_remedy(own, library, old, new, place, message):
    own.write_text(OWN.replace(old, new), encoding="utf-8")

    with pytest.raises(LawcheckError) as raised:
        load_checklists([own], library)

    assert message in str(raised.value)
    assert any(str(each).startswith(f"{own}:{place}: ") for each in raised.value.problems)


def test_a_number_given_twice_is_named_with_every_other_mistake(own, library):
    twice = (
        OWN
        + "  - id: C1\n    question: {en: And this?}\n    criteria: [nothing.here]\n    provisions: [protocol.3.b]\n"
    )
    own.write_text(twice, encoding="utf-8")

    with pytest.raises(LawcheckError) as raised:
        load_checklists([own], library)

    assert [(each.line, each.message) for each in raised.value.problems] == [
        (9, "the id 'C1' is already taken in this checklist"),
        (11, "unknown criterion 'nothing.here'"),
    ]


# From answers to a state

PRESENT, PARTIAL, ABSENT, CONFLICT = Value.PRESENT, Value.PARTIAL, Value.ABSENT, Value.CONFLICT


def weighed(**values: Value | tuple[Value, Value] | None) -> dict[str, Weighed]:
    """None: does not apply; a pair: open, from the worst to the best."""
    made = {}
    for name, value in values.items():
        worst, best = value if isinstance(value, tuple) else (value or ABSENT, value or PRESENT)
        answered = None if isinstance(value, tuple) else value or Value.NOT_APPLICABLE
        made[name] = Weighed(criterion_id=name, answered=answered, worst=worst, best=best, applies=value is not None)
    return made


OPEN = (ABSENT, PRESENT)


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({"a": PRESENT, "b": PRESENT}, "in-law"),
        ({"a": PRESENT, "b": ABSENT}, "in-part"),
        ({"a": PARTIAL, "b": PARTIAL}, "in-part"),
        ({"a": ABSENT, "b": ABSENT}, "not-found"),
        ({"a": ABSENT, "b": PARTIAL}, "in-part"),
        ({"a": CONFLICT, "b": PRESENT}, "conflict"),
        ({"a": CONFLICT, "b": ABSENT}, "conflict"),
        ({"a": CONFLICT, "b": OPEN}, "conflict"),
        ({"a": OPEN, "b": PRESENT}, "not-known"),
        ({"a": OPEN, "b": ABSENT}, "not-known"),
        ({"a": OPEN, "b": PARTIAL}, "in-part"),
        ({"a": OPEN, "b": OPEN}, "not-known"),
        ({"a": None, "b": PRESENT}, "in-law"),
        ({"a": None, "b": None}, "not-applicable"),
    ],
)
def test_a_question_on_two_points_takes_its_state_from_both(values, state):
    assert state_of((("a",), ("b",)), weighed(**values)) == state


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({"a": PRESENT, "b": ABSENT}, "in-law"),
        ({"a": CONFLICT, "b": PRESENT}, "in-law"),
        ({"a": ABSENT, "b": ABSENT}, "not-found"),
        ({"a": PRESENT, "b": OPEN}, "in-law"),
        ({"a": ABSENT, "b": OPEN}, "not-known"),
    ],
)
def test_of_alternatives_the_best_counts(values, state):
    assert state_of((("a", "b"),), weighed(**values)) == state


@pytest.mark.parametrize(
    ("checklist", "item", "now", "enacted"),
    [
        ("drafters", "LD2", "in-law", "in-law"),
        ("drafters", "LD3", "in-part", "in-law"),  # a bill adds the missing means
        ("drafters", "LD7", "conflict", "conflict"),
        ("drafters", "LD11", "not-known", "not-known"),
        ("drafters", "LD14", "not-found", "in-law"),  # in the bill alone
        ("parliamentarians", "PA1", "standing", "standing"),
        ("parliamentarians", "PA5", "in-law", "in-part"),  # a bill takes something away
    ],
)
def test_the_sample_country_fills_a_question(lists, arcadia: Assessment, checklist, item, now, enacted):
    found = {
        scenario: next(each.state for each in check_items(lists[checklist], arcadia, scenario) if each.item.id == item)
        for scenario in Scenario
    }

    assert found == {Scenario.NOW: now, Scenario.ENACTED: enacted}


def test_what_nobody_answered_is_not_known(lists, arcadia: Assessment):
    unread = workflow.derive_assessment(arcadia.library, arcadia.country, workflow.NO_READING)

    states = {each.state for checklist in lists.values() for each in check_items(checklist, unread, Scenario.NOW)}

    assert states == {ItemState.NOT_KNOWN, ItemState.STANDING}


def test_what_lies_outside_the_scope_is_said_to_lie_outside(lists, arcadia: Assessment):
    narrow = replace(arcadia.country, scope=Scope(instruments=("protocol",)))
    found = workflow.derive_assessment(arcadia.library, narrow, arcadia.reading)

    states = {each.item.id: each.state for each in check_items(lists["drafters"], found, Scenario.NOW)}

    assert states["LD14"] is ItemState.OUT_OF_SCOPE  # of the Model Law alone
    assert states["LD2"] is ItemState.IN_LAW


# Pages


def cells(page: Document, item: str) -> list[str]:
    return next([plain(cell) for cell in row] for row in table_of(page).rows if plain(row[0]) == item)


def test_a_blank_list_prints_level_and_basis_from_the_library():
    page = checklist_page("immigration", "en", has_boxes=True)

    assert cells(page, "IM10")[2:] == [
        (
            "mandatory, qualified: Trafficking in Persons Protocol, art.\u00a011(3), art.\u00a011(4), art.\u00a014(1); "
            "Model Law, art.\u00a017"
        ),
        "☐",
        "☐",
        "☐",
        "☐",
        "",
    ]
    assert cells(page, "IM2")[2] == "Model Law, art.\u00a010"


def test_a_french_list_writes_pinpoints_and_levels_in_french():
    page = checklist_page("immigration", "fr", has_boxes=True)

    assert cells(page, "IM8")[2] == (
        "obligatoire\u00a0: Protocole relatif à la traite des personnes, art.\u00a08, par.\u00a03; Loi type, art.\u00a034"
    )


def test_a_filled_list_cites_the_statutes_and_gives_the_reason_in_brief():
    page = checklist_page("service-providers", "en", source=Source(ARCADIA))

    state, says = cells(page, "VS14")[3:]
    assert state == "✕ conflict"
    assert says.startswith("Anti-Trafficking in Persons Act, ss. 27(1), 31(1), 32(1); Criminal Procedure Code")
    assert "Absent: Public fund or scheme (Anti-Trafficking in Persons Act, s. 31(1) is not in force;" in says
    assert "The Act sets up a fund and lets it pay." in says


def test_no_reason_is_longer_than_a_line_or_two():
    page = checklist_page("prosecutors-police", "fr", source=Source(ARCADIA))

    longest = max(len(plain(row[4])) for row in table_of(page).rows)

    assert longest < 800


def test_a_question_on_treaties_is_filled_from_the_profile():
    page = checklist_page("parliamentarians", "en", source=Source(ARCADIA))

    assert cells(page, "PA1")[3:] == [
        "–",
        "Trafficking in Persons Protocol: party since 1 March 2004, reservation to 15(2); UNTOC: party since 12 November 2003",
    ]


def test_the_scenario_fills_with_what_is_pending_and_says_so():
    page = checklist_page("drafters", "en", source=Source(ARCADIA, Scenario.ENACTED))

    assert cells(page, "LD14")[3] == "● in the law"
    assert "as if pending texts were law" in workflow.render(page, ".txt").decode()


@pytest.mark.parametrize(
    ("language", "sentence"), [("en", "it creates no rating"), ("fr", "elle ne crée aucune évaluation")]
)
def test_a_filled_list_says_that_it_creates_no_rating(language, sentence):
    text = workflow.render(checklist_page("drafters", language, source=Source(ARCADIA)), ".txt").decode()

    assert sentence in " ".join(text.split())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("source", [None, Source(ARCADIA)], ids=["blank", "filled"])
def test_french_pages_have_no_english_and_no_breaking_space_before_high_punctuation(name, source):
    page = checklist_page(name, "fr", source=source, has_boxes=source is None)
    text = "\n".join(
        [page.title, page.subtitle, page.footer, *table_of(page).columns]
        + [plain(cell) for row in table_of(page).rows for cell in row[:3]]
    )

    assert not re.search(r"[a-zà-ÿ»)] [:?!»]", text)
    assert not re.search(r"\b(the|law|mandatory|Protocol)\b", text)


@pytest.mark.parametrize("ending", [".docx", ".html", ".md", ".txt"])
def test_a_list_gives_the_same_bytes_every_time(ending):
    first, second = (workflow.render(checklist_page("business", "en", has_boxes=True), ending) for _ in range(2))

    assert first == second


def test_a_page_in_a_narrow_terminal_breaks_no_word_and_no_number():
    text = workflow.render(checklist_page("drafters", "fr", has_boxes=True), ".txt").decode()

    assert all(len(line) <= 80 for line in text.splitlines())
    assert "LD15" in text
    assert re.search(r"trouvé +connu +article", text)


def test_what_was_recalled_is_marked():
    text = workflow.render(checklist_page("business", "en"), ".txt").decode()

    assert "to be checked against the printed text: Model Law." in text


# Word


def word_of(name: str, language: str = "en", source: Source | None = None) -> bytes:
    return workflow.render(checklist_page(name, language, source=source, has_boxes=source is None), ".docx")


def test_word_has_four_boxes_to_tick_in_every_row():
    xml = zipfile.ZipFile(io.BytesIO(word_of("drafters"))).read("word/document.xml").decode()

    assert xml.count("<w14:checkbox ") == 4 * 15
    assert xml.count('<w14:checked w14:val="0"/>') == 4 * 15
    assert len(set(re.findall(r'<w:id w:val="(\d+)"/>', xml))) == 4 * 15


def test_word_repeats_the_header_gives_room_to_write_and_lies_across():
    word = docx.Document(io.BytesIO(word_of("parliamentarians")))
    [table] = word.tables
    heights = [row._tr.find(f"{qn('w:trPr')}/{qn('w:trHeight')}") for row in table.rows]

    assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    assert [each is None for each in heights] == [True, *[False] * 12]
    assert word.sections[0].page_width > word.sections[0].page_height


def test_a_filled_list_has_no_box_to_tick():
    xml = zipfile.ZipFile(io.BytesIO(word_of("drafters", source=Source(ARCADIA)))).read("word/document.xml")

    assert b"w14:checkbox" not in xml


@pytest.mark.parametrize("source", [None, Source(ARCADIA)], ids=["blank", "filled"])
def test_word_is_valid_for_a_schema_validator(source, tmp_path):
    path = tmp_path / "list.docx"
    path.write_bytes(word_of("parliamentarians", "fr", source))

    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_every_printed_list_has_two_pages(tmp_path):
    import pypdfium2

    for name in NAMES:
        for language in ("en", "fr"):
            (tmp_path / f"{name}-{language}.docx").write_bytes(word_of(name, language))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
    files = sorted(tmp_path.glob("*.docx"))
    subprocess.run([*command, "--outdir", tmp_path, *files], check=True, capture_output=True, timeout=300)

    pages = {}
    for path in tmp_path.glob("*.pdf"):
        with pypdfium2.PdfDocument(path) as pdf:
            pages[path.stem] = len(pdf)

    assert len(pages) == 16
    assert {name: count for name, count in pages.items() if count != 2} == {}


HOSTILE = "<b>&amp; [bold]x[/bold] | =1+1 \\e[31m \\u202e `code` *star*?"


@pytest.mark.parametrize("ending", [".docx", ".html", ".md", ".txt"])
def test_hostile_text_in_a_list_of_ones_own_shows_as_text(own, ending):
    own.write_text(OWN.replace("{en: Is care open to all?}", f'{{en: "{HOSTILE}"}}'), encoding="utf-8")

    raw = workflow.render(checklist_page("", "en", file=own, has_boxes=True), ending)
    if ending == ".docx":
        shown = docx.Document(io.BytesIO(raw)).tables[0].rows[1].cells[1].text
    else:
        text = raw.decode().replace("\\", "")
        shown = html.unescape(text) if ending == ".html" else text

    assert "<b>&amp;" in shown
    assert not re.search("[\x1b\u202e]", shown)


# The annex of a report


def test_a_report_takes_lists_as_annexes_at_its_end(arcadia: Assessment, own):
    report = workflow.gap_report(arcadia, "en", has_comments=False)

    longer = with_annexes(report, arcadia, ["drafters", str(own), "drafters"])

    assert longer.parts[:-2] == report.parts
    assert [part.blocks[0].text for part in longer.parts[-2:]] == [
        "Checklist for those who draft the law",
        "For our clinic",
    ]
    assert all(part.is_landscape and part.blocks[0].is_annex for part in longer.parts[-2:])


# The command


def test_the_lists_are_listed_with_their_audience():
    result = run("checklist", "list", "--lang", "fr")

    assert result.exit_code == 0
    assert "health-providers" in result.stdout
    assert "sages-femmes" in result.stdout


def test_a_list_of_ones_own_needs_one_language_alone(own):
    result = run("checklist", "show", "--file", own, "--from", ARCADIA, "--lang", "fr")

    assert result.exit_code == 0
    assert "For our clinic" in result.stdout
    assert "● dans" in result.stdout


def test_print_writes_a_file_and_never_over_another(tmp_path):
    file = tmp_path / "list.docx"

    assert run("checklist", "print", "drafters", "-o", file).exit_code == 0
    again = run("checklist", "print", "drafters", "-o", file)

    assert again.exit_code == 3
    assert "this file is already there" in again.stderr
    assert run("checklist", "print", "drafters", "-o", file, "--force").exit_code == 0


def test_filling_a_list_changes_nothing_in_the_folder(tmp_path):
    folder = tmp_path / "arcadia"
    shutil.copytree(ARCADIA, folder)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    result = run("checklist", "print", "drafters", "-o", tmp_path / "x.html", "--from", folder)

    assert result.exit_code == 0
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["show", "drafter"], 3, "there is no such checklist; did you mean 'drafters'?"),
        (["show"], 2, "name a checklist, or your own with --file"),
        (["show", "drafters", "--scenario", "enacted"], 2, "name the folder with --from"),
        (["show", "drafters", "--from", "nowhere"], 3, "nowhere"),
        (["show", "--file", "nowhere.yaml"], 3, "there is no such file"),
        (["show", "drafters", "--lang", "xx"], 3, "xx"),
        (["print", "drafters", "-o", "list.xyz"], 3, "no such format"),
    ],
)
def test_what_does_not_exist_is_named_with_the_way_out(arguments, code, message):
    result = run("checklist", *arguments)

    assert result.exit_code == code
    assert message in " ".join(result.stderr.replace("│", " ").split())


def test_a_file_that_holds_another_list_is_refused(own):
    result = run("checklist", "show", "drafters", "--file", own)

    assert result.exit_code == 3
    assert "this file holds the checklist 'clinic' and not 'drafters'" in result.stderr

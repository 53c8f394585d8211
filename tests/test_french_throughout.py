"""A French page is French: no English word stands in it but in quotations, in citations and in what is marked as English."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from lawcheck import workflow
from lawcheck.load.yaml_text import parse_yaml
from lawcheck.model.finding import Assessment, Scenario
from lawcheck.model.library import Library
from lawcheck.report.build_workbook import build_workbook
from lawcheck.report.build_worksheet import build_worksheet
from lawcheck.report.document import Document, Paragraph
from lawcheck.report.selection import Selection
from lawcheck.workflow import explaining, pointing, statutes
from lawcheck.workflow.worksheets import Desk, agencies_page
from tests.conftest import ARCADIA, ROOT
from tests.speaking import said, said_in_html, said_in_sheets, said_in_worksheet, words_in

# Common words of English that are no words of French.
ENGLISH = frozenset(
    """the of and is are was were been being with which by that this these those from has had must shall should may
    might could would will whether under within without between into upon about against not if when where while because
    than then there their its his her they them it at be do did only each every other another any some such same also
    still yet law laws acts bill words word criterion criteria finding findings answer answers reader readers reading
    gap gaps open partly mostly provided found none nothing everything looked searched cited read left over more less
    further see both either neither one two three last next used asked made given needed needs asks rests rule rules
    row rows chapter cover January February March May June July August October December""".casefold().split()
)
IDS = re.compile(
    r"(?<![.\w-])(?:atp|child|amendment|immigration|proceeds|mutual|corruption|data|witness|penal|national|state|police|recruitment)(?:-[a-z]+)+\b"
)  # of registered texts: amendment-bill
NAMES = frozenset(("word",))  # the program for which a report is written


def english_in(texts: Iterable[str]) -> list[tuple[str, str]]:
    """Find English words, but not those in a quotation."""
    unquoted = (IDS.sub(" ", re.sub(r"«[^«»]*»|“[^”]*”", " ", each)) for each in texts)
    return [(word, text[:160]) for word, text in words_in(unquoted) if word in ENGLISH and word not in NAMES]


def pages(assessment: Assessment, library: Library, kept: Path) -> Iterator[tuple[str, Document]]:
    explained = [each for each in library.provisions if each.startswith("protocol.")][::6]
    shown = [  # the words of all others are read in the library itself
        *(each for each, provision in library.provisions.items() if provision.commentary),
        *list(library.criteria)[::9],
    ]
    yield "report", workflow.gap_report(assessment, "fr")
    yield "report, enacted", workflow.gap_report(assessment, "fr", scenario=Scenario.ENACTED)
    yield "assess", workflow.findings_page(assessment, workflow.selection(assessment), "fr")
    yield "assess one", workflow.findings_page(assessment, Selection(), "fr", provision="protocol.8.2")
    yield from (
        (f"explain {each}", explaining.explanation_page(assessment, each, "fr", cache_folder=kept))
        for each in explained
    )
    yield from ((f"show {each}", workflow.library_page(library, each, "fr", cache_folder=kept)) for each in shown)
    yield "list", workflow.library_tree(library, "fr", themes=list(library.themes))
    yield "list --totals", workflow.library_tree(library, "fr", totals=True)
    yield "search", workflow.library_search(library, "consentement", "fr")
    yield "suggest", pointing.section_suggestions(ARCADIA, None, "fr")
    yield "suggest one", pointing.section_suggestions(ARCADIA, "return.safety-assessed", "fr")
    yield "statutes search", pointing.statutes_search(ARCADIA, "consent", "fr")
    for page in ("list", "check"):
        yield f"statutes {page}", statutes.statutes_page(ARCADIA, page, "fr")
    for page in ("outline", "show", "impact"):
        place = "" if page == "outline" else "3"
        yield f"statutes {page}", statutes.statutes_page(ARCADIA, page, "fr", statute="atp-act", place=place)
    yield "worksheet --agencies", agencies_page(ARCADIA, "fr")


@pytest.fixture(scope="module")
def report(arcadia: Assessment) -> Document:
    return workflow.gap_report(arcadia, "fr")


def test_the_list_of_english_words_finds_english():
    found = english_in(["Le rapport dit\u00a0: the law is «\u00a0not of this law\u00a0»."])

    assert [word for word, _ in found] == ["the", "law", "is"]


def test_no_page_has_an_english_word(arcadia: Assessment, library: Library, tmp_path: Path):
    found = [(name, *each) for name, page in pages(arcadia, library, tmp_path) for each in english_in(said(page))]

    assert found == []


def test_the_page_of_html_has_none_either_nor_what_is_read_aloud(report: Document):
    assert english_in(said_in_html(workflow.render(report, ".html"))) == []


def test_the_sheets_have_none_but_in_columns_that_hold_the_words_of_a_text(arcadia: Assessment):
    workbook = build_workbook(arcadia, workflow.phrases_in("fr"), tool="lawcheck")
    originals = ("Intitulé de l’article", "Référence officielle", "Source", "Fichier")

    assert english_in(said_in_sheets(workbook, originals)) == []


def test_the_worksheets_have_none(library: Library):
    desk = Desk(ARCADIA, "fr")
    for agency in (None, *library.agencies.values()):
        sheet = build_worksheet(
            library, desk.phrases, desk.loaded.country, desk.reading, list(library.criteria), agency
        )
        assert english_in(said_in_worksheet(sheet)) == []


def test_a_reason_that_exists_in_english_alone_is_marked_as_english(tmp_path: Path):
    folder = Path(shutil.copytree(ARCADIA, tmp_path / "arcadia"))
    path = folder / "readings" / "first.yaml"
    text = path.read_text(encoding="utf-8")
    french = "L’abus de pouvoir ou d’une position d’autorité est visé."
    at = text.index(french)
    start = text.rindex("\n", 0, at)
    path.write_text(text[:start] + text[text.index("\n", at) :], encoding="utf-8")
    page = explaining.explanation_page(workflow.assess(folder), "protocol.3.a.means", "fr")
    reasons = [
        span
        for block in page.blocks()
        if isinstance(block, Paragraph)
        for span in block.text
        if span.text.startswith("The abuse of power or of a position of authority is")
    ]

    assert {each.language for each in reasons} == {"en"}
    assert english_in(said(page)) == []


# What is written alike in both languages.
ALIKE = set(
    """Condition|Constitution|Date|Figure|Instrument|Instruments|Maximum|Minimum|Note|Notes|Options|Protection|Provenance
    |Question|Questions|R-{n}|Rec.|Source|Sources|Version|chap.|common law|original|{day} {month} {year}|{duty} {sources}
    |{month} {year}|{n} article|{n} articles|{pillar}|Extradition|Non-discrimination|art.|A/55/383/Add.1|Non-refoulement
    |ltr|Restitution|Servitude|ACTIP|Dates|Divergence|Minutes|Objections|Option|Points|Q-{n}|Versions|expert""".replace(
        "\n    ", ""
    ).split("|")
)


def test_no_phrase_is_the_english_one_left_as_it_was():
    english, french = (workflow.phrases_in(each).texts for each in ("en", "fr"))

    assert english.keys() ^ french.keys() == set()
    alike = {text for key, text in english.items() if french[key] == text} - ALIKE
    assert {text for text in alike if re.search(r"[^\W\d_]", re.sub(r"\{\w+\}", "", text))} == set()


def in_both(data: Any) -> Iterator[tuple[str, str]]:
    """Find the texts of a file in English and in French."""
    if isinstance(data, Mapping):
        if isinstance(data.get("fr"), str):
            yield data["en"], data["fr"]
        for each in data.values():
            yield from in_both(each)
    elif isinstance(data, list):
        for each in data:
            yield from in_both(each)


def test_no_text_of_the_library_is_left_in_english():
    texts = [
        each
        for path in sorted((ROOT / "model_law").rglob("*.yaml"))
        for each in in_both(parse_yaml(path.read_text(encoding="utf-8"), str(path)).data)
    ]

    assert len(texts) > 3000
    assert {english for english, french in texts if english == french} - ALIKE == set()
    assert english_in(french for _, french in texts) == []

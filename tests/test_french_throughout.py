"""A French page is French: no English word stands in it but in quotations, in citations and in what is marked as English."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import pytest
import yaml

from lawcheck import workflow
from lawcheck.load.yaml_text import parse_yaml
from lawcheck.model.finding import Assessment, Scenario
from lawcheck.model.library import Library
from lawcheck.report.build_workbook import build_workbook
from lawcheck.workflow import explaining, pointing, statutes
from lawcheck.workflow.worksheets import Desk, agencies_page
from tests.conftest import ARCADIA, ROOT
from tests.speaking import said, said_in_html, said_in_sheets, words_in

# Common words of English that are no words of French.
ENGLISH = frozenset(
    """the of and is are was were been being with which by for that this these those from has have had must shall should
    may might can could would will whether under within without between into upon about against not nor but if when where
    while because than then there their its his her they them it as at be do does did only each every other another any
    some such same also still yet here law laws act acts bill section sections words word criterion criteria finding
    findings answer answers reader readers reading gap gaps open met partly mostly provided found none nothing
    everything looked searched cited read left over more less further and/or see both either neither one two three first second
    last next used asked made given needed needs asks rests rule rules row rows table tables chapter cover""".split()
) - {
    "table",
    "tables",
    "as",
    "but",
    "does",
    "second",
    "relevant",
    "can",
    "met",
    "nor",
    "have",
    "here",
    "for",
    "six",
    "first",
}
NAMES = frozenset(("first", "act"))  # the reading's file, and "atp-act" typed by users


def english_in(texts: Iterable[str]) -> list[tuple[str, str]]:
    """Find English words, but not those in a quotation."""
    unquoted = (re.sub(r"«[^«»]*»|“[^”]*”", " ", each) for each in texts)
    return [(word, text[:160]) for word, text in words_in(unquoted) if word in ENGLISH and word not in NAMES]


def pages(assessment: Assessment, library: Library) -> list[tuple[str, Any]]:
    from lawcheck.workflow import (
        findings_page,
        gap_report,
        library_page,
        library_search,
        library_tree,
        selection,
    )

    every = selection(assessment)
    return [
        ("report", gap_report(assessment, "fr")),
        ("report enacted", gap_report(assessment, "fr", scenario=Scenario.ENACTED)),
        ("assess", findings_page(assessment, every, "fr")),
        *(
            (f"assess {each}", findings_page(assessment, every, "fr", provision=each))
            for each in ("protocol.6.6", "protocol.8.2", "untoc.27.3", "model-law.33")
            if each in library.provisions
        ),
        *((f"explain {each}", explaining.explanation_page(assessment, each, "fr")) for each in library.provisions),
        *((f"show {each}", library_page(library, each, "fr")) for each in (*library.provisions, *library.criteria)),
        ("list", library_tree(library, "fr")),
        ("list themes", library_tree(library, "fr", themes=list(library.themes))),
        ("list totals", library_tree(library, "fr", totals=True)),
        ("search", library_search(library, "consentement", "fr")),
        ("suggest", pointing.section_suggestions(ARCADIA, None, "fr")),
        ("suggest one", pointing.section_suggestions(ARCADIA, "return.safety-assessed", "fr")),
        ("statutes search", pointing.statutes_search(ARCADIA, "consent", "fr")),
        ("statutes list", statutes.statutes_page(ARCADIA, "list", "fr")),
        ("statutes check", statutes.statutes_page(ARCADIA, "check", "fr")),
        ("statutes outline", statutes.statutes_page(ARCADIA, "outline", "fr", statute="atp-act")),
        ("statutes show", statutes.statutes_page(ARCADIA, "show", "fr", statute="atp-act", place="3")),
        ("impact", statutes.statutes_page(ARCADIA, "impact", "fr", statute="atp-act", place="3")),
        ("agencies", agencies_page(ARCADIA, "fr")),
    ]


@pytest.fixture(scope="module")
def french(arcadia: Assessment, library: Library) -> list[tuple[str, Any]]:
    return pages(arcadia, library)


def test_no_page_has_an_english_word(french):
    found = [(name, *each) for name, page in french for each in english_in(said(page))]

    assert found == []

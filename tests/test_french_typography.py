"""French as it is printed: no-break spaces, apostrophes, ordinals, dates, places in treaties, the order of words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import pytest

from lawcheck import workflow
from lawcheck.findings.cross_cutting import cross_cutting
from lawcheck.load.yaml_text import parse_yaml
from lawcheck.model.drafting import DefinedTerm
from lawcheck.model.finding import Assessment
from lawcheck.model.library import Library
from lawcheck.model.word_order import word_order
from lawcheck.report.build_workbook import build_workbook
from lawcheck.report.wording import Wording
from lawcheck.workflow.worksheets import agencies_page
from tests.conftest import ARCADIA, ROOT
from tests.making import cite
from tests.speaking import said, said_in_html, said_in_sheets
from tests.test_french_throughout import in_both

MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
NEVER = {
    "a space that can break before high punctuation": r"(?<=[\w»)’”]) [;:?!»%]",
    "no space before high punctuation": r"[\w)»][;?!](?=\s|$)|[^\W_]:(?=\s|$)|\w»",
    "a space that can break after an opening quotation mark": "«(?![\u00a0\u202f])",
    "a straight apostrophe": r"[^\W\d_]'[^\W\d_]",
    "English quotation marks": '[“”"]',
    "the first of a month without er": rf"\b1[ \u00a0](?:{MONTHS})\b",
    "a wrong ordinal": r"\b(?:1ère|2ème|\d+ème|\d+è)\b",
    "English thousands": r"\d,\d{3}\b",
    "three full stops": r"\.\.\.",
    "a place in a treaty as English has it": (
        r"(?:[Aa]rticles?|[Aa]rt\.|Protocole|Convention)[ \u00a0]\d+\((?:\d+|[a-z])\)(?! (?:de la|du|de cette) (?:loi|code))"
    ),
}
AS_TYPED = r"\b(?:accept|cites|fictional|on|reason|searched|status): |pip install \"[^\"]+\""  # keys of files, commands


def wrong(texts: Iterable[str], rule: str) -> list[str]:
    pattern = re.compile(NEVER[rule])
    bare = (re.sub(AS_TYPED, "", each) for each in texts)
    return [text[max(0, found.start() - 40) : found.end() + 20] for text in bare for found in pattern.finditer(text)]


@lru_cache
def library_texts() -> tuple[str, ...]:
    paths = sorted((ROOT / "model_law").rglob("*.yaml"))
    data = (parse_yaml(path.read_text(encoding="utf-8"), str(path)).data for path in paths)
    return tuple(french for each in data for _, french in in_both(each))


@pytest.mark.parametrize("rule", NEVER)
def test_the_phrases_are_set_as_french_is(rule: str):
    assert wrong(workflow.phrases_in("fr").texts.values(), rule) == []


@pytest.mark.parametrize("rule", NEVER)
def test_the_library_is_set_as_french_is(rule: str):
    assert wrong(library_texts(), rule) == []


@pytest.fixture(scope="module")
def rendered(arcadia: Assessment, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    cache = tmp_path_factory.mktemp("cache")
    report = workflow.gap_report(arcadia, "fr")
    workbook = build_workbook(arcadia, workflow.phrases_in("fr"), tool="lawcheck")
    originals = ("Intitulé de l’article", "Référence officielle", "Source", "Fichier")
    pages = [report, workflow.findings_page(arcadia, workflow.selection(arcadia), "fr"), agencies_page(ARCADIA, "fr")]
    pages += [
        workflow.library_page(arcadia.library, each, "fr", cache_folder=cache) for each in arcadia.library.provisions
    ]
    texts = {
        *(text for page in pages for text in said(page)),
        *said_in_html(workflow.render(report, ".html")),
        *said_in_sheets(workbook, originals),
    }
    return sorted(texts)


# What a reader wrote of a statute that is cited by sections and brackets stands as it was written.
OF_READERS = ("a place in a treaty as English has it",)


@pytest.mark.parametrize("rule", [each for each in NEVER if each not in OF_READERS])
def test_the_pages_are_set_as_french_is(rendered: list[str], rule: str):
    assert wrong(rendered, rule) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Motif : absent", "a space that can break before high punctuation"),
        ("Motif: absent", "no space before high punctuation"),
        ("« absent\u00a0»", "a space that can break after an opening quotation mark"),
        ("l'article", "a straight apostrophe"),
        ("le 1 janvier 2026", "the first of a month without er"),
        ("12,500 francs", "English thousands"),
        ("l’article 6(3) du Protocole", "a place in a treaty as English has it"),
    ],
)
def test_the_rules_find_what_is_wrong(text: str, rule: str):
    assert len(wrong([text], rule)) == 1


@pytest.mark.parametrize(
    ("iso", "written"),
    [("2026-01-01", "1er janvier 2026"), ("2026-08-15", "15 août 2026"), ("2026-02", "février 2026"), ("1926", "1926")],
)
def test_dates_are_written_out(library: Library, iso: str, written: str):
    assert Wording(workflow.phrases_in("fr"), library).date(iso) == written


def test_reasons_for_a_reduction_are_parted_as_french_parts_them(arcadia: Assessment):
    texts = said(workflow.gap_report(arcadia, "fr"))

    assert not any(re.search(r"\([^()]*[^\u00a0]; [^()]*\)", each) for each in texts if each.startswith("("))


def test_words_are_in_the_order_of_a_dictionary():
    words = ["zone", "État", "œuvre", "etat", "école", "Fonds", "offre"]

    assert sorted(words, key=word_order) == ["école", "etat", "État", "Fonds", "œuvre", "offre", "zone"]


def test_terms_that_texts_define_stand_in_that_order(arcadia: Assessment):
    terms = [
        DefinedTerm(term, cite(place), f"{term}, {place}", is_reference=False)
        for term in ("zone", "état", "fonds")
        for place in ("atp-act 2", "penal-code 3")
    ]

    assert list(cross_cutting(arcadia, terms, []).terms) == ["état", "fonds", "zone"]

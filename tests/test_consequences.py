"""The fourth move of a finding: what cannot be done in practice, in the library and on the page."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from lawcheck import workflow
from lawcheck.findings.derive import derive_assessment
from lawcheck.model.finding import Assessment, Result, Scenario, Word
from lawcheck.model.library import Level, Library
from lawcheck.report.document import Heading, Paragraph, plain
from lawcheck.report.references import finding_anchor
from lawcheck.report.selection import Selection
from tests.conftest import ARCADIA, ROOT

CONSEQUENCE = {"en": "Consequence", "fr": "Conséquence"}
MOVES = {
    "en": ["Requirement", "What the law says", "Comparison", "Consequence", "Result"],
    "fr": ["Exigence", "Ce que dit la loi", "Comparaison", "Conséquence", "Résultat"],
}
WITH = (Level.MANDATORY, Level.QUALIFIED, Level.SAFEGUARD, Level.CONSIDER, Level.ENDEAVOUR)


def labels(assessment: Assessment, provision_id: str, language: str) -> list[str]:
    document = workflow.findings_page(assessment, Selection(), language, provision=provision_id)
    return [block.label for block in document.blocks() if isinstance(block, Paragraph) and block.label]


def without_answers(assessment: Assessment, *criteria: str) -> Assessment:
    answers = {key: value for key, value in assessment.reading.answers.items() if key not in criteria}
    reading = replace(assessment.reading, answers=answers, overrides={})
    return derive_assessment(assessment.library, assessment.country, reading)


# --- the library


@pytest.mark.parametrize(("instrument", "number"), [("protocol", 53), ("untoc", 85)])
def test_every_treaty_provision_that_asks_something_has_a_consequence_in_both_languages(
    library: Library, instrument, number
):
    asked = [each for each in library.provisions.values() if each.instrument_id == instrument and each.level in WITH]

    assert [each.id for each in asked if not (each.consequence.get("en") and each.consequence.get("fr"))] == []
    assert len(asked) == number


@pytest.mark.parametrize("level", [Level.RECORD, Level.OPTIONAL, Level.STRUCTURAL, Level.MODEL])
def test_where_nothing_is_asked_there_is_no_consequence(library: Library, level):
    assert [each.id for each in library.provisions.values() if each.level is level and each.consequence] == []


def test_a_consequence_is_one_sentence_or_two(library: Library):
    for provision in library.provisions.values():
        for text in provision.consequence.values():
            assert 1 <= len(re.findall(r"\.(?=\s|$)", text)) <= 2, provision.id
            assert text.endswith("."), provision.id


def test_no_two_provisions_share_a_consequence(library: Library):
    for language in ("en", "fr"):
        texts = [each.consequence[language] for each in library.provisions.values() if each.consequence]
        assert len(set(texts)) == len(texts)


def test_what_is_only_to_be_considered_or_tried_says_what_is_at_stake_and_names_no_lack(library: Library):
    openings = {
        Level.CONSIDER: {"en": "The decision bears on ", "fr": r"(La décision|De la décision)\b"},
        Level.ENDEAVOUR: {"en": "The effort asked for bears on ", "fr": r"(L’effort demandé|De l’effort demandé)\b"},
    }
    wrong = [
        (each.id, language)
        for each in library.provisions.values()
        for language, opening in openings.get(each.level, {}).items()
        if not re.match(opening, each.consequence[language])
    ]

    assert wrong == []


FORECASTS = {
    "en": r"(?<!own )\bwill\b|\bwould be (?:acquitted|convicted)|\bthe State (?:fails|refuses)|\balways\b|\binevitabl|\bimpunity\b",
    "fr": r"\b(?:sera|seront|aura|auront|restera|resteront)\b|\btoujours\b|\binévitabl|\bimpunité\b|\bl’État (?:manque|refuse)\b",
}


def test_a_consequence_foretells_nothing_and_judges_nobody(library: Library):
    wrong = [
        (each.id, found.group())
        for each in library.provisions.values()
        for language, text in each.consequence.items()
        if (found := re.search(FORECASTS[language], text))
    ]

    assert wrong == []


def test_french_consequences_have_no_break_spaces_and_typographic_apostrophes(library: Library):
    wrong = [
        each.id
        for each in library.provisions.values()
        if re.search(r"(?<!\u00a0)[;:?!»]|«(?!\u00a0)|'", each.consequence.get("fr", ""))
    ]

    assert wrong == []


# --- the page


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    "provision_id", ["protocol.3.c", "protocol.6.2.a", "protocol.6.4", "protocol.14.2", "untoc.24.3"]
)
def test_the_consequence_stands_between_comparison_and_result(arcadia: Assessment, provision_id, language):
    found = labels(arcadia, provision_id, language)

    assert [each for each in found if each in MOVES[language]] == MOVES[language]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("provision_id", "result"),
    [
        ("protocol.5.2.b", Result.MET),
        ("untoc.34.2", Result.MET),
        ("untoc.31.7", Result.NOT_ASSESSED),
        ("protocol.10.2", Result.MET),
    ],
)
def test_a_finding_that_is_not_short_of_met_has_none(arcadia: Assessment, provision_id, result, language):
    bare = without_answers(arcadia, "prevention.international-projects")

    assert bare.findings[Scenario.NOW][provision_id].result is result
    assert CONSEQUENCE[language] not in labels(bare, provision_id, language)


def test_a_finding_that_an_open_answer_could_still_make_met_has_none(arcadia: Assessment):
    opened = without_answers(arcadia, "assistance.language-understood")

    finding = opened.findings[Scenario.NOW]["protocol.6.3.b"]
    assert (finding.result, finding.best) == (Result.UNDETERMINED, Result.MET)
    assert "Consequence" not in labels(opened, "protocol.6.3.b", "en")


def test_an_undetermined_finding_that_is_short_of_met_in_any_case_has_one(arcadia: Assessment):
    finding = arcadia.findings[Scenario.NOW]["protocol.8.2"]

    assert (finding.result, finding.best) == (Result.UNDETERMINED, Result.MOSTLY_MET)
    assert "Consequence" in labels(arcadia, "protocol.8.2", "en")


def test_a_decision_on_record_not_to_adopt_a_measure_takes_the_place_of_a_consequence(arcadia: Assessment):
    decided = [
        each.provision_id
        for each in arcadia.findings[Scenario.NOW].values()
        if each.word is Word.CONSIDERED and arcadia.library.provisions[each.provision_id].consequence
    ]

    assert decided
    assert all("Consequence" not in labels(arcadia, each, "en") for each in decided)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_report_has_a_consequence_for_every_finding_that_is_short_and_for_no_other(arcadia: Assessment, language):
    provisions = arcadia.library.provisions
    by_anchor = {finding_anchor(each): each for each in provisions.values()}
    found: dict[str, str] = {}
    anchor = ""
    for block in workflow.gap_report(arcadia, language).blocks():
        if isinstance(block, Heading):
            anchor = block.anchor
        elif isinstance(block, Paragraph) and block.label == CONSEQUENCE[language]:
            found[by_anchor[anchor].id] = plain(block.text)

    short = {
        each.provision_id: provisions[each.provision_id].consequence[language]
        for each in arcadia.findings[Scenario.NOW].values()
        if provisions[each.provision_id].consequence
        and each.best in (Result.NOT_MET, Result.CONFLICT, Result.PARTLY_MET, Result.MOSTLY_MET)
        and each.word is not Word.CONSIDERED
    }
    assert found == short
    assert len(found) == 58


def test_the_model_law_names_no_consequence(arcadia: Assessment):
    assert arcadia.findings[Scenario.NOW]["model-law.31"].best is not Result.MET
    assert "Consequence" not in labels(arcadia, "model-law.31", "en")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_note_to_the_reader_says_whose_reasoning_it_is(arcadia: Assessment, language):
    said = {"en": "neither a part of its text nor a forecast", "fr": "n’appartient pas à son texte et ne préjuge"}

    texts = [
        plain(each.text) for each in workflow.gap_report(arcadia, language).blocks() if isinstance(each, Paragraph)
    ]

    assert any(said[language] in text for text in texts)


# --- data and the library's own page


def test_the_json_gives_the_consequence_and_null_where_there_is_none(arcadia: Assessment):
    data = json.loads(workflow.as_json(arcadia, Selection(), "fr"))
    by_id = {each["id"]: each["consequence"] for each in data["findings"]}

    assert by_id["untoc.24.3"] == (
        "La décision met en jeu la possibilité d’installer à l’étranger un témoin qui n’est en sécurité nulle part dans le pays."
    )
    assert by_id["protocol.5.2.b"] is None
    assert by_id["protocol.1.1"] is None


def test_show_prints_the_consequence_and_that_it_is_a_reading(library: Library):
    document = workflow.library_page(library, "untoc.18.8", "en")
    assert document is not None
    texts = [
        plain(each.text) for each in document.blocks() if isinstance(each, Paragraph) and each.label == "Consequence"
    ]

    assert len(texts) == 1
    assert texts[0].startswith("Where secrecy can be set against a request, bank records that another State needs ")
    assert texts[0].endswith(" [a reading of a verified text]")


def test_a_users_library_may_do_without():
    assessment = workflow.assess(ARCADIA, extra_libraries=[ROOT / "docs" / "p29"])
    own = [each for each in assessment.library.provisions.values() if each.instrument_id == "p29"]

    assert own
    assert all(not each.consequence for each in own)
    assert all("Consequence" not in labels(assessment, each.id, "en") for each in own)

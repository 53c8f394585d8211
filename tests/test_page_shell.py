"""Every document that is written to a file says what its language says of pages: direction, words, page numbers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lawcheck.load.checklists import load_checklists
from lawcheck.load.content import content_folder
from lawcheck.model.finding import Assessment
from lawcheck.report.build_act import build_act
from lawcheck.report.build_checklist import build_checklist
from lawcheck.report.build_instructions import build_instructions
from lawcheck.report.build_report import build_report
from lawcheck.report.document import Document
from lawcheck.report.phrases import Phrases
from lawcheck.workflow import phrases_in

Build = Callable[[Assessment, Phrases], Document]


def checklist(assessment: Assessment, phrases: Phrases) -> Document:
    lists = load_checklists([content_folder("checklists") / "drafters.yaml"], assessment.library)
    return build_checklist(assessment.library, phrases, next(iter(lists.values())))


DOCUMENTS: dict[str, Build] = {
    "report": lambda assessment, phrases: build_report(assessment, phrases, tool="lawcheck"),
    "clauses": lambda assessment, phrases: build_act(assessment, phrases, tool="lawcheck"),
    "instructions": lambda assessment, phrases: build_instructions(assessment, phrases, tool="lawcheck"),
    "checklist": checklist,
}


@pytest.mark.parametrize("build", DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_document_takes_direction_and_words_of_pages_from_its_language(arcadia: Assessment, build: Build):
    document = build(arcadia, phrases_in("fr")._replace(direction="rtl"))

    assert (document.direction, document.table_word, document.annex_word) == ("rtl", "Tableau", "Annexe")
    assert document.page_label == "Page {page} sur {pages}"


@pytest.mark.parametrize("name", ["clauses", "instructions"])
def test_drafting_exports_carry_the_control_data_of_the_report(arcadia: Assessment, name: str):
    phrases = phrases_in("en")

    assert DOCUMENTS[name](arcadia, phrases).properties == DOCUMENTS["report"](arcadia, phrases).properties

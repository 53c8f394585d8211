"""Run as a program beside a copy of lawcheck: writes what its pages say in a language, and its files, for a test to read."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from lawcheck import workflow
from lawcheck.load.content import content_folder
from lawcheck.model.finding import Scenario
from lawcheck.report.build_workbook import build_workbook
from lawcheck.report.build_worksheet import build_worksheet
from lawcheck.report.selection import Selection
from lawcheck.workflow import explaining, pointing, statutes
from lawcheck.workflow.worksheets import Desk, Wanted, agencies_page
from tests.speaking import said, said_in_html, said_in_sheets, said_in_worksheet


def pages(country: Path, language: str, to: Path) -> Iterator[tuple[str, list[str]]]:
    assessment = workflow.assess(country)
    library = assessment.library
    report = workflow.gap_report(assessment, language)
    yield "report", said(report)
    yield "report, enacted", said(workflow.gap_report(assessment, language, scenario=Scenario.ENACTED))
    for ending in (".html", ".docx", ".txt"):
        (to / f"report{ending}").write_bytes(workflow.render(report, ending))
    yield "html", list(said_in_html((to / "report.html").read_bytes()))
    yield "assess", said(workflow.findings_page(assessment, Selection(), language))
    yield "assess one", said(workflow.findings_page(assessment, Selection(), language, provision="protocol.8.2"))
    for each in ("protocol.3.a.means", "protocol.6.6", "protocol.8.2", "model-law.5"):
        yield f"explain {each}", said(explaining.explanation_page(assessment, each, language, cache_folder=to))
    for each in (*list(library.provisions)[::4], *list(library.criteria)[::6]):
        yield f"show {each}", said(workflow.library_page(library, each, language, cache_folder=to))
    yield "list", said(workflow.library_tree(library, language, themes=list(library.themes)))
    yield "list --totals", said(workflow.library_tree(library, language, totals=True))
    yield "suggest", said(pointing.section_suggestions(country, None, language))
    for page in ("list", "check"):
        yield f"statutes {page}", said(statutes.statutes_page(country, page, language))
    yield "impact", said(statutes.statutes_page(country, "impact", language, statute="atp-act", place="3"))
    yield "worksheet --agencies", said(agencies_page(country, language))
    workbook = build_workbook(assessment, workflow.phrases_in(language), tool="lawcheck")
    names = (f"workbook.columns.{each}" for each in ("heading", "citation", "source", "file"))
    originals = [workflow.phrases_in(language)(name) for name in names]
    yield "workbook", list(said_in_sheets(workbook, originals))
    yield "sheets", [each.name for each in workbook.sheets]
    desk = Desk(country, language)
    every = list(library.criteria)
    for agency in (None, *library.agencies.values()):
        sheet = build_worksheet(library, desk.phrases, desk.loaded.country, desk.reading, every, agency)
        yield f"worksheet {agency.id if agency else ''}", list(said_in_worksheet(sheet))
    written = desk.write(Wanted(), ".xlsx")
    (to / "worksheet.xlsx").write_bytes(written.content if written else b"")


if __name__ == "__main__":
    tag, folder = sys.argv[1], Path(sys.argv[2])
    found = dict(pages(content_folder("examples") / "arcadia", tag, folder))
    (folder / "said.json").write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")

"""Checklists: the shipped ones and a user's own, blank or filled from a country folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lawcheck.errors import LawcheckError, Problem, nearest
from lawcheck.load.checklists import load_checklists
from lawcheck.load.content import content_folder
from lawcheck.model.checklist import Checklist
from lawcheck.model.finding import Assessment, Scenario
from lawcheck.model.library import Library
from lawcheck.workflow import assess, open_library, phrases_in

if TYPE_CHECKING:
    from lawcheck.report.document import Document


class Source(NamedTuple):
    """Where a checklist is filled from."""

    folder: Path
    scenario: Scenario = Scenario.NOW
    reading: str | None = None


def checklist_page(
    name: str,
    language: str,
    *,
    file: Path | None = None,
    source: Source | None = None,
    has_boxes: bool = False,
    extra_libraries: Sequence[Path] = (),
    cache_folder: Path | None = None,
) -> Document:
    """Write a checklist, blank or filled.

    Args:
        name: Which of ours, or which one ``file`` holds; may be empty with a file.
        language: Of the page.
        file: A checklist of the user's own.
        source: A country folder that fills it.
        has_boxes: Put boxes to tick into a blank one.
        extra_libraries: Folders of a user's own instruments.
        cache_folder: Where checked data are kept between runs.

    Raises:
        LawcheckError: There is no such checklist or language, or a file or the folder has a problem.
    """
    from lawcheck.report.build_checklist import build_checklist
    from lawcheck.report.checklist_answers import fill

    library = open_library(extra_libraries, cache_folder)
    phrases = phrases_in(language, cache_folder)
    checklist = find_checklist(name, file, library, cache_folder)
    if source is None:
        return build_checklist(library, phrases, checklist, has_boxes=has_boxes)
    found = assess(source.folder, reading=source.reading, extra_libraries=extra_libraries, cache_folder=cache_folder)
    return build_checklist(library, phrases, checklist, fill(checklist, found, source.scenario))


def with_annexes(
    report: Document,
    assessment: Assessment,
    names: Sequence[str],
    scenario: Scenario = Scenario.NOW,
    *,
    cache_folder: Path | None = None,
) -> Document:
    """Add filled checklists to a report, an annex each.

    Args:
        report: A gap report on the assessment.
        assessment: What was found.
        names: Checklists of ours, or files of the user's own (``.yaml``).
        scenario: That of the report.
        cache_folder: Where checked data are kept between runs.

    Raises:
        LawcheckError: There is no such checklist, or a file has a problem.
    """
    from lawcheck.report.build_checklist import checklist_annex
    from lawcheck.report.checklist_answers import fill

    phrases = phrases_in(report.language, cache_folder)
    annexes = []
    for name in dict.fromkeys(names):
        file = Path(name) if name.endswith((".yaml", ".yml")) else None
        checklist = find_checklist("" if file else name, file, assessment.library, cache_folder)
        filled = fill(checklist, assessment, scenario)
        annexes.append(checklist_annex(assessment.library, phrases, checklist, filled))
    return report._replace(parts=(*report.parts, *annexes))


def find_checklist(name: str, file: Path | None, library: Library, cache_folder: Path | None = None) -> Checklist:
    """Load a checklist of ours, or one of the user's own.

    Raises:
        LawcheckError: There is none of this name, or the file has a problem.
    """
    ours = {each.stem: each for each in _shipped()}
    if file is None and name not in ours:
        remedy = nearest(name, ours) or f"checklists: {', '.join(ours)}"
        raise LawcheckError([Problem(path=name, message="there is no such checklist", remedy=remedy)])
    [checklist] = load_checklists([file or ours[name]], library, cache_folder).values()
    if name and checklist.id != name:
        message = f"this file holds the checklist '{checklist.id}' and not '{name}'"
        raise LawcheckError([Problem(path=str(file), message=message, remedy="leave the name out")])
    return checklist


def checklists_page(
    language: str, *, extra_libraries: Sequence[Path] = (), cache_folder: Path | None = None
) -> Document:
    """List the shipped checklists.

    Raises:
        LawcheckError: There is no such language.
    """
    from lawcheck.report.build_checklist import build_checklist_list

    library = open_library(extra_libraries, cache_folder)
    found = load_checklists(_shipped(), library, cache_folder)
    return build_checklist_list(library, phrases_in(language, cache_folder), found.values())


def _shipped() -> list[Path]:
    return sorted(content_folder("checklists").glob("*.yaml"))

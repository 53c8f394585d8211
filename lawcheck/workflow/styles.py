"""The same findings as one of several documents: the gap report, drafting instructions, or the chosen clauses."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from lawcheck.errors import LawcheckError, Problem
from lawcheck.model.finding import Scenario
from lawcheck.render import FORMATS
from lawcheck.workflow import gap_report
from lawcheck.workflow.faces import EVERY, Faces

if TYPE_CHECKING:
    from lawcheck.report.document import Document
    from lawcheck.workflow.freezing import Material


class Style(StrEnum):
    """What is written of an assessment."""

    REPORT = "report"
    INSTRUCTIONS = "instructions"  # substance for counsel, in one narrative
    CLAUSES = "clauses"  # the chosen options as one specimen Act


def document_of(
    made: Material,
    language: str,
    style: Style = Style.REPORT,
    *,
    scenario: Scenario = Scenario.NOW,
    cache_folder: Path | None = None,
    data_folder: Path | None = None,
    has_comments: bool = True,
) -> Document:
    """Write the document of a style.

    Args:
        made: What was found and chosen, today or when a version was frozen.
        language: Of the document.
        style: Which document.
        scenario: The law in force, or as if pending texts were law.
        cache_folder: Where checked data are kept between runs.
        data_folder: Where the user's own copies of official texts are, for a report that quotes them.
        has_comments: Whether a report has a comment at every open question.

    Raises:
        LawcheckError: There is no such language, or nothing official to quote from.
    """
    phrases = made.phrases_in(language, cache_folder)
    if style is Style.REPORT:
        return gap_report(
            made.assessment,
            language,
            scenario=scenario,
            cache_folder=cache_folder,
            data_folder=data_folder,
            has_comments=has_comments,
            phrases=phrases,
            tool=made.tool,
        )
    if style is Style.INSTRUCTIONS:
        from lawcheck.report.build_instructions import build_instructions

        return build_instructions(made.assessment, phrases, tool=made.tool, scenario=scenario)
    from lawcheck.report.build_act import build_act

    return build_act(made.assessment, phrases, tool=made.tool, scenario=scenario)


class DraftFaces(Faces):
    """A document for drafters in every format that shows documents: it has no rows for a workbook."""

    @property
    def every(self) -> Mapping[str, str]:
        """Give the formats of a folder with everything."""
        return {ending: self.stem for ending in EVERY if ending in (*FORMATS, ".pdf")}

    def content(self, ending: str) -> bytes:
        """Write the document in the format of a file's ending.

        Raises:
            MissingToolError: The format needs something that is not installed.
            LawcheckError: There is no such format for this document, or it could not be made.
        """
        if ending in EVERY and ending not in self.every:
            message = f"{self.stem} are no rows: there is no such format for them"
            remedy = f"formats: {', '.join(self.every)}"
            raise LawcheckError([Problem(path=ending, message=message, remedy=remedy)])
        return super().content(ending)

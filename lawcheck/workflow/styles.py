"""The same findings as one of several documents: the gap report, drafting instructions, or the chosen clauses."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from lawcheck.model.finding import Assessment, Scenario
from lawcheck.workflow import TOOL

if TYPE_CHECKING:
    from lawcheck.report.document import Document
    from lawcheck.report.phrases import Phrases


class Style(StrEnum):
    """What is written of an assessment."""

    REPORT = "report"
    INSTRUCTIONS = "instructions"  # substance for counsel, in one narrative
    CLAUSES = "clauses"  # the chosen options as one specimen Act


def drafting_export(
    assessment: Assessment, phrases: Phrases, style: Style, *, scenario: Scenario = Scenario.NOW, tool: str = TOOL
) -> Document:
    """Write what a drafter works from.

    Args:
        assessment: What was found, and what was chosen.
        phrases: The language.
        style: Instructions or clauses.
        scenario: The law in force, or as if pending texts were law.
        tool: The program and its version, for the cover.
    """
    if style is Style.INSTRUCTIONS:
        from lawcheck.report.build_instructions import build_instructions

        return build_instructions(assessment, phrases, tool=tool, scenario=scenario)
    from lawcheck.report.build_act import build_act

    return build_act(assessment, phrases, tool=tool, scenario=scenario)

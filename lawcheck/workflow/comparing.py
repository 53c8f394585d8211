"""A frozen version held against the folder as it is now."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lawcheck.model.finding import Scenario
from lawcheck.workflow import assess, phrases_in
from lawcheck.workflow.freezing import material

if TYPE_CHECKING:
    from lawcheck.report.document import Document


def comparison_page(
    folder: Path,
    version: str,
    language: str,
    *,
    reading: str | None = None,
    scenario: Scenario = Scenario.NOW,
    extra_libraries: Sequence[Path] = (),
    cache_folder: Path | None = None,
) -> tuple[Document, bool]:
    """Write what changed since a version was frozen. Gives the page, and whether anything became worse.

    Raises:
        LawcheckError: With every problem that was found.
    """
    from lawcheck.findings.compare import Movement, by_movement, compare_assessments
    from lawcheck.report.build_comparison import build_comparison

    frozen = material(folder, version, reading=reading)
    now = assess(folder, reading=reading, extra_libraries=extra_libraries, cache_folder=cache_folder)
    page = build_comparison(
        frozen.assessment,
        now,
        phrases_in(language, cache_folder),
        version=version,
        frozen_on=frozen.manifest.on if frozen.manifest else "",
        scenario=scenario,
    )
    worse = by_movement(compare_assessments(frozen.assessment, now, scenario))[Movement.REGRESSED]
    return page, bool(worse)

"""Pages about the statutes of a country folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lawcheck.errors import LawcheckError, Problem, nearest
from lawcheck.load.country import choose_reading, load_country
from lawcheck.model.citation import Citation
from lawcheck.model.country import Country
from lawcheck.model.finding import Assessment
from lawcheck.workflow import NO_READING, derive, open_library, phrases_in

if TYPE_CHECKING:
    from lawcheck.report.document import Document


def _opened(
    folder: Path, reading: str | None, extra_libraries: Sequence[Path], cache_folder: Path | None
) -> Assessment:
    """Open a country folder for its statutes; it need not have a reading yet."""
    library = open_library(extra_libraries, cache_folder)
    loaded = load_country(folder, library, cache_folder, needs_reading=False)
    if not loaded.readings:
        return derive(library, loaded, folder, NO_READING, ())
    chosen, others = choose_reading(loaded, folder, reading)
    return derive(library, loaded, folder, chosen, others)


def statutes_page(
    folder: Path,
    page: str,
    language: str,
    *,
    statute: str | None = None,
    place: str = "",
    reading: str | None = None,
    extra_libraries: Sequence[Path] = (),
    cache_folder: Path | None = None,
) -> Document:
    """Write a page about the statutes of a country folder.

    Args:
        folder: The country folder.
        page: ``list``, ``outline``, ``show``, ``check`` or ``impact``.
        language: Of the page.
        statute: The id of a text; None stands for all where a page can show all.
        place: A section or paragraph of it, as lawyers write it.
        reading: As for ``assess``.
        extra_libraries: As for ``assess``.
        cache_folder: As for ``assess``.

    Raises:
        LawcheckError: With every problem of the folder; or there is no such text or place.
    """
    from lawcheck.findings.impact import impact_of
    from lawcheck.report import build_statutes as build

    assessment = _opened(folder, reading, extra_libraries, cache_folder)
    phrases = phrases_in(language, cache_folder)
    country = assessment.country
    if statute is None:
        if page == "list":
            return build.build_register(assessment, phrases)
        return build.build_check(assessment, phrases, country.statutes.values())
    citation = place_in(country, statute, place)
    if page == "impact":
        return build.build_impact(assessment, phrases, citation, impact_of(assessment, citation))
    if page == "check":
        return build.build_check(assessment, phrases, [country.statutes[statute]])
    if statute not in country.texts:
        raise LawcheckError([Problem(path=str(folder), message=f"the text of {statute} is not at hand")])
    passage = country.passage(citation)
    if page == "outline" or passage is None:
        return build.build_outline(assessment, phrases, country.statutes[statute])
    return build.build_place(assessment, phrases, citation, passage)


def place_in(country: Country, statute: str, place: str) -> Citation:
    """Find a text and a place in it.

    Raises:
        LawcheckError: There is no such text or place; names the nearest.
    """
    from lawcheck.load.statutes.ranges import expand

    if statute not in country.statutes:
        remedy = nearest(statute, country.statutes) or f"there is {', '.join(country.statutes)}"
        raise LawcheckError([Problem(path=statute, message="there is no such text", remedy=remedy)])
    if not place:
        return Citation(statute)
    pinpoints, message, remedy = expand(place, country.texts.get(statute))
    if message or len(pinpoints) != 1:
        raise LawcheckError([Problem(path=place, message=message or "name one place", remedy=remedy)])
    return Citation(statute, pinpoints[0])

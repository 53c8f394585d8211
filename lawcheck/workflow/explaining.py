"""Explanations of findings: as a page, and as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lawcheck.errors import LawcheckError, Problem, nearest
from lawcheck.model.finding import Assessment, Scenario
from lawcheck.model.library import Library
from lawcheck.workflow import phrases_in

if TYPE_CHECKING:
    from lawcheck.report.document import Document


def explanation_page(
    assessment: Assessment,
    item: str,
    language: str,
    scenario: Scenario = Scenario.NOW,
    *,
    cache_folder: Path | None = None,
) -> Document:
    """Write how the finding on a provision, or on each provision of an article, was reached.

    Raises:
        LawcheckError: There is no such provision, article or language.
    """
    from lawcheck.report.build_explanation import build_explanation

    phrases = phrases_in(language, cache_folder)
    return build_explanation(assessment, phrases, provisions_of(assessment.library, item), scenario)


def as_json(
    assessment: Assessment,
    item: str,
    language: str,
    scenario: Scenario = Scenario.NOW,
    *,
    cache_folder: Path | None = None,
) -> str:
    """Give the same as JSON, in the shape of ``schema("explain")``: every step as codes and ids, with titles in a language.

    Raises:
        LawcheckError: There is no such provision, article or language.
    """
    import json

    from lawcheck.render.characters import harmless_json
    from lawcheck.report.explanation_data import explanation_data

    phrases = phrases_in(language, cache_folder)
    data = explanation_data(assessment, phrases, provisions_of(assessment.library, item), scenario)
    return harmless_json(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def provisions_of(library: Library, item: str) -> tuple[str, ...]:
    """Give the ids of a provision, or of all provisions of an article or of a part of one: protocol.3.a.

    Raises:
        LawcheckError: There is neither; names the nearest, or what a criterion is used by.
    """
    if item in library.provisions:
        return (item,)
    articles = {f"{each.instrument_id}.{each.number.lower()}": each.provision_ids for each in library.articles}
    if item in articles:
        return articles[item]
    below = tuple(each for each in library.provisions if each.startswith(f"{item}."))
    if below:
        return below
    remedy = nearest(item, [*library.provisions, *articles])
    if item in library.criteria:
        remedy = f"it is a criterion, of {', '.join(each.id for each in library.used_by(item))}"
    raise LawcheckError([Problem(path=item, message="there is no such provision or article", remedy=remedy)])

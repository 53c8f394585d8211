"""Pages that point to sections: for a criterion, for all that is open, for words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lawcheck.errors import LawcheckError, Problem, nearest
from lawcheck.load.country import choose_reading, load_country
from lawcheck.model.country import Country
from lawcheck.model.library import Library
from lawcheck.model.reading import Reading
from lawcheck.report.phrases import Phrases
from lawcheck.workflow import NO_READING, open_library, phrases_in

if TYPE_CHECKING:
    from lawcheck.find.section_index import Keep, Rows
    from lawcheck.report.document import Document


def section_suggestions(
    folder: Path,
    criterion_id: str | None,
    language: str,
    *,
    reading: str | None = None,
    limit: int = 10,
    extra_libraries: Sequence[Path] = (),
    cache_folder: Path | None = None,
) -> Document:
    """Point to the sections that may answer a criterion; without one, make a reading plan of all that is open.

    Raises:
        LawcheckError: There is no such criterion, reading or language, or the folder has a problem.
    """
    library = open_library(extra_libraries, cache_folder)
    if criterion_id is not None and criterion_id not in library.criteria:
        remedy = nearest(criterion_id, library.criteria) or "see: lawcheck search WORDS"
        raise LawcheckError([Problem(path=criterion_id, message="there is no criterion of this name", remedy=remedy)])
    phrases = phrases_in(language, cache_folder)
    loaded = load_country(folder, library, cache_folder, needs_reading=False)
    chosen = choose_reading(loaded, folder, reading)[0] if loaded.readings else NO_READING
    if criterion_id is None:
        return _plan_page(library, phrases, loaded.country, chosen, limit, cache_folder)
    return _suggestions_page(library, phrases, loaded.country, chosen, criterion_id, limit, cache_folder)


def _suggestions_page(
    library: Library,
    phrases: Phrases,
    country: Country,
    reading: Reading,
    criterion_id: str,
    limit: int,
    cache_folder: Path | None,
) -> Document:
    from lawcheck.find.section_index import build_index
    from lawcheck.find.suggest import languages_without_phrases, neighbours_of, suggest
    from lawcheck.report.build_suggestions import Pointer, build_suggestions

    criterion, question = library.criteria[criterion_id], library.questions[criterion_id]
    near = neighbours_of(library, criterion_id)
    index = build_index(country, kept_stems(cache_folder))
    found = suggest(criterion, question, index, country, reading, limit, neighbours=near)
    pointers = [Pointer(*each[1:]) for each in found]
    without = languages_without_phrases(question, index)
    return build_suggestions(library, phrases, country, criterion_id, pointers, without)


def _plan_page(
    library: Library, phrases: Phrases, country: Country, reading: Reading, limit: int, cache_folder: Path | None
) -> Document:
    from collections import Counter

    from lawcheck.find.section_index import build_index
    from lawcheck.find.suggest import languages_without_phrases, reading_plan
    from lawcheck.report.build_suggestions import Reads, build_plan

    index = build_index(country, kept_stems(cache_folder))
    plan = reading_plan(library, index, country, reading, limit)
    items = [Reads(*each) for each in plan.items]
    questions = (library.questions[each] for each in plan.open_ids)
    without = Counter(each for question in questions for each in languages_without_phrases(question, index))
    return build_plan(library, phrases, country, items, plan.open_ids, plan.uncited, plan.without_pointer, without)


def statutes_search(
    folder: Path,
    words: str,
    language: str,
    *,
    limit: int = 20,
    extra_libraries: Sequence[Path] = (),
    cache_folder: Path | None = None,
) -> Document:
    """Find sections of a country's statutes by their words, each statute by the forms of its own language.

    Raises:
        LawcheckError: There is no such language, or the folder has a problem.
    """
    from lawcheck.find.section_index import build_index
    from lawcheck.report.build_suggestions import Pointer, build_found

    library = open_library(extra_libraries, cache_folder)
    phrases = phrases_in(language, cache_folder)
    country = load_country(folder, library, cache_folder, needs_reading=False).country
    pointers = [Pointer(*each) for each in build_index(country, kept_stems(cache_folder)).search(words, limit=limit)]
    return build_found(library, phrases, country, words, pointers)


def kept_stems(cache_folder: Path | None) -> Keep:
    """Keep the stems of sections in the cache; what is damaged there is made again."""
    from lawcheck.load.cache import keep, load_cached

    def kept(name: str, make: Callable[[], Rows]) -> Rows:
        found = load_cached(cache_folder, name)
        if isinstance(found, list) and all(isinstance(each, list) and len(each) == 3 for each in found):  # noqa: PLR2004 - place, heading, words
            return [(place, heading, body) for place, heading, body in found]
        rows = make()
        keep(cache_folder, name, rows)
        return rows

    return kept

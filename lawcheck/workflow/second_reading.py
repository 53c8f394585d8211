"""A further reading, blind to the others: a file with a stub for each criterion that is to be read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lawcheck.errors import LawcheckError, Problem, nearest
from lawcheck.findings.agreement import compare, sample
from lawcheck.findings.disputes import own_readings
from lawcheck.load.country import AGREED, PROFILE, CountryFolder, load_country
from lawcheck.load.phrases import nearest_language
from lawcheck.model.library import Library
from lawcheck.model.localized import FALLBACK, text_in
from lawcheck.model.reading import Reading
from lawcheck.workflow import NO_READING, assess, open_library, phrases_in

if TYPE_CHECKING:
    from lawcheck.report.document import Document
    from lawcheck.report.phrases import Phrases

ALL = 100
USUAL_SHARE = 20  # per cent: what is read twice once readers agree; docs/second-reading.md
FEW_DIVERGE = 5  # per cent of divergence under which they do
LEAST_COMPARED = 10
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
_NAME = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")


class BlankReading(NamedTuple):
    """A reading to be made: the file, what stands in it, how many criteria it asks, and what is to be said of it."""

    path: Path
    content: str
    criteria: int
    advice: tuple[str, ...]


def plan_reading(
    folder: Path,
    reader: str,
    *,
    name: str = "second",
    percent: int = ALL,
    seed: int = 1,
    themes: Sequence[str] = (),
    language: str | None = None,
    extra_libraries: Sequence[Path] = (),
    cache_folder: Path | None = None,
) -> BlankReading:
    """Prepare a blind reading of what the first reading is about. Writes nothing.

    Args:
        folder: The country folder.
        reader: Who will read; an id of ``country.yaml``.
        name: Of the new file, without its ending.
        percent: The share of the criteria of each theme, 1 to 100.
        seed: Of the sample; the same seed gives the same sample everywhere.
        themes: Only these; none stands for all.
        language: In which reasons will be written; None takes that of the first reading.
        extra_libraries: As for ``assess``.
        cache_folder: As for ``assess``.

    Raises:
        LawcheckError: The reader or a theme is unknown, the file is there, or nothing is left to read.
    """
    library = open_library(extra_libraries, cache_folder)
    loaded = load_country(folder, library, cache_folder, needs_reading=False)
    own = own_readings(loaded.readings.values())
    first = own[0] if own else NO_READING
    problems = [
        *_reader_problems(folder, loaded, reader, first),
        *_name_problems(folder, name),
        *_themes(library, themes),
        *_language_problems(language),
    ]
    if problems:
        raise LawcheckError(problems)
    asked = [each for each in loaded.country.scope.criteria(library) if each in first.answers or not own]
    asked = [each for each in asked if not themes or library.criteria[each].theme in themes]
    of_theme = {each: library.criteria[each].theme for each in asked}
    chosen = sample(asked, of_theme, percent, seed) if percent < ALL else tuple(asked)
    if not chosen:
        message = f"the reading '{first.name}' answers nothing of this; there is nothing to read"
        raise LawcheckError([Problem(path=str(folder / "readings"), message=message)])
    own_language = language or first.language or FALLBACK
    phrases = phrases_in(nearest_language(own_language), cache_folder)
    header = _header(phrases, library, loaded, first, len(chosen), len(asked), percent, seed, themes)
    content = _content(library, reader, own_language, chosen, header)
    path = folder / "readings" / f"{name}.yaml"
    return BlankReading(path, content, len(chosen), tuple(_advice(percent, own, library)))


def write_reading(blank: BlankReading) -> None:
    """Write what was prepared.

    Raises:
        LawcheckError: The file is there by now, or cannot be written.
    """
    from lawcheck.store.amend import Change, write_all

    write_all([Change(blank.path, None, blank.content.encode())])


def readings_page(
    folder: Path, language: str, *, extra_libraries: Sequence[Path] = (), cache_folder: Path | None = None
) -> Document:
    """List the readings of a folder, with their readers and how much they answer.

    Raises:
        LawcheckError: The folder has a problem, or no reading.
    """
    from lawcheck.report.build_review_log import build_readings

    assessment = assess(folder, extra_libraries=extra_libraries, cache_folder=cache_folder)
    return build_readings(assessment, phrases_in(language, cache_folder))


def _reader_problems(folder: Path, loaded: CountryFolder, reader: str, first: Reading) -> list[Problem]:
    ids = [each.id for each in loaded.country.readers]
    if reader not in ids:
        add = f"or add a line under readers: - {{id: {reader}, role: {{en: second reader}}}}"
        remedy = f"{nearest(reader, ids) or 'there is ' + ', '.join(ids)} {add}"
        return [Problem(path=str(folder / PROFILE), message=f"unknown reader '{reader}'", remedy=remedy)]
    if reader == first.reader_id:
        message = f"'{reader}' made the reading '{first.name}'; a second reading is somebody else's"
        others = ", ".join(each for each in ids if each != reader)
        remedy = f"readers in {PROFILE}: {others}" if others else f"add a reader to {PROFILE}"
        return [Problem(path="--reader", message=message, remedy=remedy)]
    return []


def _name_problems(folder: Path, name: str) -> list[Problem]:
    path = folder / "readings" / f"{name}.yaml"
    if not _NAME.fullmatch(name):
        return [Problem(path="--name", message=f"'{name}' is no name: small letters, digits, hyphens")]
    if name == AGREED:
        remedy = "run: lawcheck reconcile FOLDER"
        return [Problem(path="--name", message=f"'{AGREED}' is what readers reconcile", remedy=remedy)]
    if path.exists():
        remedy = "choose another --name, or go on in it"
        return [Problem(path=str(path), message="this reading is already there; nothing was written", remedy=remedy)]
    return []


def _language_problems(language: str | None) -> list[Problem]:
    if language is None or _LANGUAGE.fullmatch(language):
        return []
    return [Problem(path="--language", message=f"'{language}' is not a language tag such as en or fr")]


def _themes(library: Library, themes: Sequence[str]) -> list[Problem]:
    unknown = [each for each in themes if each not in library.themes]
    return [
        Problem(
            path="--theme",
            message=f"there is no theme '{each}'",
            remedy=nearest(each, library.themes) or f"there is {', '.join(library.themes)}",
        )
        for each in unknown
    ]


def _header(
    say: Phrases,
    library: Library,
    loaded: CountryFolder,
    first: Reading,
    chosen: int,
    asked: int,
    percent: int,
    seed: int,
    themes: Sequence[str],
) -> list[str]:
    country = text_in(loaded.country.name, say.language)
    lines = [say("readers.blank.second" if first.name else "readers.blank.only", country=country)]
    if percent < ALL:
        lines.append(say("readers.blank.sample", n=chosen, total=asked, percent=percent, seed=seed))
    elif first.name:
        lines.append(say("readers.blank.all", n=chosen, first=first.name))
    else:
        lines.append(say("readers.blank.every", n=chosen))
    if themes:
        titles = (text_in(library.themes[each].title, say.language) for each in themes)
        lines.append(say("readers.blank.themes", themes=say("list.between").join(titles)))
    return [*lines, say("readers.blank.how")] if first.name else lines


def _content(library: Library, reader: str, language: str, chosen: Sequence[str], header: Sequence[str]) -> str:
    from lawcheck.store.blank import blank_reading

    criteria = [(each, text_in(library.criteria[each].title, language)) for each in chosen]
    themes = {each: text_in(library.themes[library.criteria[each].theme].title, language) for each in chosen}
    return blank_reading(reader, language, criteria, themes=themes, header=header)


def _advice(percent: int, own: Sequence[Reading], library: Library) -> list[str]:
    """Say when a sample is early or small. It is advice; the reader decides."""
    if percent == ALL:
        return []
    advice = []
    if percent < USUAL_SHARE:
        advice.append(f"{percent}% is less than the usual {USUAL_SHARE}%: the figures of agreement will be loose")
    if not _agreed_before(own, library):
        advice.append(
            f"a sample is for later rounds: read everything twice until fewer than {FEW_DIVERGE}% of the answers "
            f"diverge, then {USUAL_SHARE}%"
        )
    return advice


def _agreed_before(own: Sequence[Reading], library: Library) -> bool:
    found = [compare(own[0], each, library) for each in own[1:]]
    return any(
        len(each.pairs) >= LEAST_COMPARED and len(each.divergent) * ALL < FEW_DIVERGE * len(each.pairs)
        for each in found
    )

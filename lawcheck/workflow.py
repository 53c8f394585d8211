"""The staircase: files, model, findings, document, bytes. For the command line and for users of Python.

>>> from pathlib import Path
>>> assessment = assess(Path("examples/arcadia"))
>>> report = gap_report(assessment, "en")
>>> word = render(report, ".docx")
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

from lawcheck import __version__
from lawcheck.errors import LawcheckError, Problem, nearest
from lawcheck.findings.derive import derive_assessment
from lawcheck.findings.override import OverrideError
from lawcheck.load.content import content_folder
from lawcheck.load.country import (
    PROFILE,
    CountryFolder,
    choose_reading,
    load_changed,
    load_country,
    register_problems,
)
from lawcheck.load.library import load_library
from lawcheck.load.phrases import load_phrases
from lawcheck.model.citation import Citation
from lawcheck.model.country import Country, StatuteText
from lawcheck.model.finding import Assessment, Flag, Scenario
from lawcheck.model.library import Level, Library, Pillar
from lawcheck.model.reading import Reading
from lawcheck.render import FORMATS, renderer_for
from lawcheck.report.phrases import Phrases, read_phrases
from lawcheck.report.selection import Selection

if TYPE_CHECKING:
    from lawcheck.load.new_statute import NewText
    from lawcheck.model.official import Fit, OfficialText
    from lawcheck.report.document import Document
    from lawcheck.store.amend import Change

TOOL = f"lawcheck {__version__}"
COPIES = "texts"  # of a user's data folder
NO_READING = Reading(name="", reader_id="", language="", answers={})  # of a folder in which nobody has answered yet


def open_library(extra: Sequence[Path] = (), cache_folder: Path | None = None) -> Library:
    """Load the shipped library, and a user's own folders with it.

    Raises:
        LawcheckError: With every problem of every file.
    """
    return load_library([content_folder("model_law"), *extra], cache_folder)


def assess(
    folder: Path,
    *,
    reading: str | None = None,
    extra_libraries: Sequence[Path] = (),
    cache_folder: Path | None = None,
) -> Assessment:
    """Derive the findings of a country folder.

    Args:
        folder: A folder with ``country.yaml``, ``statutes/`` and ``readings/``.
        reading: The name of the reading; None takes ``agreed``, else ``first``, else the only one.
        extra_libraries: Folders of a user's own instruments.
        cache_folder: Where checked data are kept between runs; None keeps nothing.

    Raises:
        LawcheckError: With every problem that was found.
    """
    library = open_library(extra_libraries, cache_folder)
    loaded = load_country(folder, library, cache_folder)
    chosen, others = choose_reading(loaded, folder, reading)
    return _derive(library, loaded, folder, chosen, others)


def _derive(
    library: Library, loaded: CountryFolder, folder: Path, chosen: Reading, others: tuple[Reading, ...]
) -> Assessment:
    try:
        return derive_assessment(library, loaded.country, chosen, others)
    except OverrideError as error:
        path = str(folder / "readings" / f"{chosen.name}.yaml")
        message = f"overrides: {error.provision_id}: {error}"
        raise LawcheckError([Problem(path=path, message=message)]) from None


def check(folder: Path | None, *, extra_libraries: Sequence[Path] = ()) -> str:
    """Read everything, write nothing, and sum up what is there.

    Raises:
        LawcheckError: With every problem that was found.
    """
    library = open_library(extra_libraries)
    if folder is None:
        return f"library: {len(library.provisions)} provisions, {len(library.criteria)} criteria: no problem found"
    loaded = load_country(folder, library)
    for reading in loaded.readings.values():
        _derive(library, loaded, folder, reading, ())
    sections = sum(len(text.sections) for text in loaded.country.texts.values())
    answers = sum(len(reading.answers) for reading in loaded.readings.values())
    return (
        f"{folder}: texts {len(loaded.country.statutes)}, sections {sections}, "
        f"readings {', '.join(loaded.readings)}, answers {answers}: no problem found"
    )


def selection(
    assessment: Assessment,
    *,
    instruments: Collection[str] | None = None,
    pillars: Collection[Pillar] | None = None,
    levels: Collection[Level] | None = None,
    priorities: Collection[int] | None = None,
) -> Selection:
    """Choose findings by instrument, pillar, level and priority.

    Raises:
        LawcheckError: There is no such instrument.
    """
    known = [each.id for each in assessment.library.instruments.values() if each.is_assessed]
    unknown = [each for each in instruments or () if each not in known]
    if unknown:
        remedy = nearest(unknown[0], known) or f"instruments: {', '.join(known)}"
        raise LawcheckError(
            [Problem(path="--instrument", message=f"there is no instrument '{unknown[0]}'", remedy=remedy)]
        )
    return Selection(
        instruments=tuple(instruments or ()),
        pillars=tuple(pillars or ()),
        levels=tuple(levels or ()),
        priorities=tuple(priorities or ()),
    )


def findings_page(
    assessment: Assessment,
    chosen: Selection,
    language: str,
    scenario: Scenario = Scenario.NOW,
    *,
    provision: str | None = None,
    cache_folder: Path | None = None,
) -> Document:
    """Write the findings that are asked for, or one of them in full.

    Raises:
        LawcheckError: There is no such provision or language.
    """
    from lawcheck.report.build_assessment import build_assessment, build_one_finding

    phrases = phrases_in(language, cache_folder)
    if provision is None:
        return build_assessment(assessment, phrases, chosen, scenario=scenario)
    if provision not in assessment.library.provisions:
        below = [each for each in assessment.library.provisions if each.startswith(f"{provision}.")]
        remedy = f"it has {', '.join(below)}" if below else nearest(provision, assessment.library.provisions)
        raise LawcheckError(
            [Problem(path="--provision", message=f"there is no provision '{provision}'", remedy=remedy)]
        )
    return build_one_finding(assessment, phrases, provision, scenario=scenario)


def as_json(
    assessment: Assessment,
    chosen: Selection,
    language: str,
    scenario: Scenario = Scenario.NOW,
    *,
    cache_folder: Path | None = None,
) -> str:
    """Give the findings as JSON, in the shape of ``schema("assessment")``."""
    import json

    from lawcheck.report.as_data import as_data

    data = as_data(assessment, phrases_in(language, cache_folder), chosen, scenario)
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def gap_report(
    assessment: Assessment, language: str, *, scenario: Scenario = Scenario.NOW, cache_folder: Path | None = None
) -> Document:
    """Write the gap report of an assessment in a language.

    Raises:
        LawcheckError: Reports are not written in this language.
    """
    from lawcheck.report.build_report import build_report

    return build_report(assessment, phrases_in(language, cache_folder), tool=TOOL, scenario=scenario)


def library_page(
    library: Library,
    item: str,
    language: str,
    *,
    cache_folder: Path | None = None,
    data_folder: Path | None = None,
) -> Document:
    """Write the page of a provision, article, criterion or option.

    Args:
        library: The library.
        item: The id.
        language: Of the page.
        cache_folder: Where checked data are kept between runs.
        data_folder: Where the user's own copies of official texts are; their words stand beside ours.

    Raises:
        LawcheckError: The library has nothing of this name, or the copy of its instrument cannot be read.
    """
    from lawcheck.report.build_library_page import build_library_page, known_ids

    phrases = phrases_in(language, cache_folder)
    official = None
    if data_folder is not None and (data_folder / COPIES).is_dir():
        official = _official(library, item, language, data_folder / COPIES, cache_folder)
    page = build_library_page(library, phrases, item, official)
    if page is None:
        raise LawcheckError(
            [
                Problem(
                    path=item, message="the library has nothing of this name", remedy=nearest(item, known_ids(library))
                )
            ]
        )
    return page


def _official(
    library: Library, item: str, language: str, copies: Path, cache_folder: Path | None
) -> OfficialText | None:
    """Read the user's copy of the instrument that a provision or an article is of; None where there is none."""
    from lawcheck.load.official import copy_for, read_copy

    owners = {f"{each.instrument_id}.{each.number.lower()}": each.instrument_id for each in library.articles}
    provision = library.provisions.get(item)
    instrument_id = provision.instrument_id if provision else owners.get(item)
    copy = copy_for(copies, instrument_id, (language, "en")) if instrument_id else None
    return read_copy(copy, cache_folder) if copy else None


def library_tree(
    library: Library,
    language: str,
    *,
    instruments: Collection[str] | None = None,
    levels: Collection[Level] | None = None,
    pillars: Collection[Pillar] | None = None,
    themes: Collection[str] | None = None,
    totals: bool = False,
    cache_folder: Path | None = None,
) -> Document:
    """Write the library as a tree, filtered, or its totals.

    Raises:
        LawcheckError: There is no such instrument, theme or language.
    """
    from lawcheck.report.build_library_list import LibraryFilter, build_totals, build_tree

    known = {"--instrument": (instruments, library.instruments), "--theme": (themes, library.themes)}
    for option, (asked, names) in known.items():
        for each in asked or ():
            if each not in names:
                remedy = nearest(each, names) or f"there is {', '.join(names)}"
                raise LawcheckError([Problem(path=option, message=f"there is no '{each}'", remedy=remedy)])
    phrases = phrases_in(language, cache_folder)
    if totals:
        return build_totals(library, phrases)
    chosen = LibraryFilter(tuple(instruments or ()), tuple(levels or ()), tuple(pillars or ()), tuple(themes or ()))
    return build_tree(library, phrases, chosen)


def library_search(
    library: Library, words: str, language: str, *, limit: int = 20, cache_folder: Path | None = None
) -> Document:
    """Find provisions, criteria and options by their words, in any language of the library.

    Raises:
        LawcheckError: There is no such language.
    """
    from lawcheck.find.library_index import search
    from lawcheck.report.build_library_list import build_hits

    return build_hits(library, phrases_in(language, cache_folder), words, search(library, words, limit))


class Added(NamedTuple):
    """A statute that was added: where it is, and what was found in it."""

    statute_id: str
    file: Path
    sections: tuple[str, ...]  # labels, in order
    placed: int  # characters that stand in sections, without white space
    left_over: int
    notes: tuple[str, ...]  # what a reader has to know of how the text was read


class Guess(NamedTuple):
    """What a file seems to be; to be put as a question, never to be taken."""

    title: str
    language: str


def statute_id_from(file: Path) -> str:
    """Make an id for a statute of its file's name; empty where the name has no Latin letter and no digit."""
    from lawcheck.load.new_statute import id_from

    return id_from(file.stem)


def guess_statute(file: Path, language: str = "") -> Guess:
    """Read a file and guess its title and language.

    Raises:
        LawcheckError: It cannot be read, or it has no section.
    """
    from lawcheck.load.new_statute import first_line, likely_language, read_new

    text = read_new(file, "new", language).text
    return Guess(first_line(text), likely_language(text))


def add_statute(
    folder: Path,
    file: Path,
    statute_id: str,
    entry: Mapping[str, str | Mapping[str, str]],
    *,
    extra_libraries: Sequence[Path] = (),
    cache_folder: Path | None = None,
) -> Added:
    """Copy a text into a country folder and register it, or change nothing.

    Args:
        folder: The country folder.
        file: The text; one that lies in the folder already is registered where it is.
        statute_id: How answers shall cite it.
        entry: What else the register says of it, by the keys of ``country.yaml``; empty values are left out.
        extra_libraries: Folders of a user's own instruments.
        cache_folder: Where checked data are kept between runs.

    Raises:
        LawcheckError: The text cannot be read or has no section, the id is taken, or the register would be wrong.
    """
    from lawcheck.load.located import decode, read_bytes
    from lawcheck.load.new_statute import check_id, read_new
    from lawcheck.load.yaml_text import parse_yaml
    from lawcheck.model.coverage import coverage_of
    from lawcheck.store import register

    new = read_new(file, statute_id, str(entry.get("language", "")))
    profile = folder / PROFILE
    if not profile.is_file():
        message = f"this is no country folder: it has no {PROFILE}"
        raise LawcheckError([Problem(path=str(folder), message=message)])
    before = read_bytes(profile, str(profile))
    registered = _registered(parse_yaml(decode(before, str(profile)), str(profile)).data)
    check_id(statute_id, [str(each.get("id")) for each in registered])
    target, inside = _place_in(folder, file, statute_id)
    _refuse_registered(file, inside, registered)
    facts = {key: _number(value) if key in _DATES else value for key, value in entry.items() if value}
    item = {"id": statute_id, **facts, "file": inside}
    after, spliced = register.with_entry(before, item, str(profile))
    library = open_library(extra_libraries, cache_folder)
    problems = register_problems(folder, after, library, {folder / inside: new.raw})
    if problems:
        added = after.decode("utf-8").splitlines()[: spliced.last_line]
        raise LawcheckError(_as_option(each, added, spliced.first_line) for each in problems)
    register.add_statute(profile, before, after, target, new.raw)
    found = coverage_of(new.text)
    return Added(statute_id, folder / inside, tuple(new.text.sections), found.placed, found.left_over, new.text.notes)


_DATES = ("adopted", "in_force")
_ENTRY_KEY = re.compile(r"\s*(?:-\s+)?([a-z_]+):")
_OPTIONS = ("id", "title", "citation", "rank", "status", "as_at", "language", "translation", "source", *_DATES)


def _registered(data: object) -> list[dict[str, object]]:
    entries = data.get("statutes") if isinstance(data, dict) else None
    return [each for each in entries if isinstance(each, dict)] if isinstance(entries, list) else []


def _place_in(folder: Path, file: Path, statute_id: str) -> tuple[Path | None, str]:
    """Give where a text is to be copied, None where it lies in the folder already, and its path in the folder."""
    if file.resolve().is_relative_to(folder.resolve()):
        return None, file.resolve().relative_to(folder.resolve()).as_posix()
    inside = f"statutes/{statute_id}{file.suffix.lower()}"
    return folder / inside, inside


def _refuse_registered(file: Path, inside: str, registered: Sequence[Mapping[str, object]]) -> None:
    known = next((each.get("id") for each in registered if each.get("file") == inside), None)
    if known is not None:
        raise LawcheckError([Problem(path=str(file), message=f"this file is registered already, as '{known}'")])


def _number(value: str | Mapping[str, str]) -> str | int | Mapping[str, str]:
    """Write a year alone as the number that it is in a profile."""
    return int(value) if isinstance(value, str) and re.fullmatch("[1-9][0-9]{3}", value) else value


def _as_option(problem: Problem, lines: Sequence[str], first: int) -> Problem:
    """Name the option, not a line that was never written, where the new entry is what is wrong."""
    if problem.line is None or not first <= problem.line <= len(lines):
        return problem
    key = _ENTRY_KEY.match(lines[problem.line - 1])
    if key is None or key[1] not in _OPTIONS:
        return problem
    return Problem(path=f"--{key[1].replace('_', '-')}", message=problem.message, remedy=problem.remedy)


class Replacement(NamedTuple):
    """An amended text that can be put in place: the page that says what changes, and the files to write."""

    page: Document
    changes: tuple[Change, ...]


def plan_replacement(
    folder: Path,
    statute_id: str,
    file: Path,
    language: str,
    *,
    as_at: str | None = None,
    is_trial: bool = False,
    extra_libraries: Sequence[Path] = (),
    cache_folder: Path | None = None,
) -> Replacement:
    """Compare an amended text with the registered one, and prepare what is to be written. Writes nothing.

    Args:
        folder: The country folder.
        statute_id: The text that was amended.
        file: The amended text.
        language: Of the page.
        as_at: ISO date of the amended version; it must be given where words changed, save for a trial.
        is_trial: Whether nothing is going to be written.
        extra_libraries: As for ``assess``.
        cache_folder: As for ``assess``.

    Raises:
        LawcheckError: The folder has a problem or would have one, or the text cannot be read.
    """
    from lawcheck.load.new_statute import read_new
    from lawcheck.model.changes import compare
    from lawcheck.report.build_replacement import build_replacement

    phrases = phrases_in(language, cache_folder)
    library = open_library(extra_libraries, cache_folder)
    country = load_country(folder, library, cache_folder, needs_reading=False).country
    _place(country, statute_id, "")
    statute = country.statutes[statute_id]
    if statute_id not in country.texts:
        message = f"the text of {statute_id} is not at hand, so that nothing can be compared"
        remedy = f"copy the file into the folder and name it in {PROFILE}: file: statutes/{statute_id}.txt"
        raise LawcheckError([Problem(path=str(folder), message=message, remedy=remedy)])
    new = read_new(file, statute_id, statute.language)
    changes = compare(country.texts[statute_id], new.text)
    _check_version(as_at, country, is_needed=not changes.is_empty and not is_trial)
    files = _replaced_files(folder, country, statute_id, file, new, as_at)
    after = load_changed(
        folder, library, {each.path: each.after for each in files if each.after is not None}, cache_folder
    )
    for reading in after.readings.values():
        _derive(library, after, folder, reading, ())
    stale = {name: _stale_answers(reading, statute_id) for name, reading in after.readings.items()}
    page = build_replacement(library, phrases, statute, changes, stale, is_trial=is_trial)
    return Replacement(page, files)


def apply_replacement(plan: Replacement) -> None:
    """Write what was prepared, all of it or nothing.

    Raises:
        LawcheckError: A file was changed meanwhile or cannot be written; the folder is as it was.
    """
    from lawcheck.store.amend import write_all

    write_all(plan.changes)


def _check_version(as_at: str | None, country: Country, *, is_needed: bool) -> None:
    from datetime import date

    if as_at is None:
        if is_needed:
            message = "the words changed: the date of the amended version must be given; nothing was replaced"
            raise LawcheckError([Problem(path="--as-at", message=message, remedy="such as --as-at 2026-01-31")])
        return
    try:
        is_day = re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", as_at) is not None and bool(date.fromisoformat(as_at))
    except ValueError:
        is_day = False
    if not is_day:
        raise LawcheckError([Problem(path="--as-at", message=f"'{as_at}' is not a day, such as 2026-06-30")])
    if as_at > country.law_as_at:
        message = f"the amended version is of {as_at}, after the cut-off date {country.law_as_at}"
        remedy = f"move law_as_at in {PROFILE} first, or keep the version of the cut-off date"
        raise LawcheckError([Problem(path="--as-at", message=message, remedy=remedy)])


def _replaced_files(
    folder: Path, country: Country, statute_id: str, file: Path, new: NewText, as_at: str | None
) -> tuple[Change, ...]:
    """Prepare the readings, the text and the profile, in the order in which they are written."""
    from lawcheck.load.located import read_bytes
    from lawcheck.store import amend

    statute = country.statutes[statute_id]
    old = folder / statute.file
    if file.resolve() == old.resolve():
        message = f"this is the registered text of {statute_id} itself; there is nothing to compare it with"
        raise LawcheckError([Problem(path=str(file), message=message, remedy="keep the amended text beside it")])
    is_same_format = old.suffix.lower() == file.suffix.lower()
    inside = statute.file if is_same_format else f"statutes/{statute_id}{file.suffix.lower()}"
    target = folder / inside
    if not is_same_format and target.exists() and target.resolve() != file.resolve():
        message = "there is a file of this name already; nothing was replaced"
        raise LawcheckError([Problem(path=str(target), message=message, remedy="move it out of the way")])
    profile = folder / PROFILE
    before = read_bytes(profile, str(profile))
    values = {} if is_same_format else {"file": inside}
    values |= {"as_at": as_at} if as_at else {}
    register = amend.with_values(before, statute_id, values, str(profile)) if values else before
    changes = [
        *_kept_words(folder, country.texts[statute_id], new.text),
        amend.Change(target, target.read_bytes() if target.exists() else None, new.raw),
        amend.Change(profile, before, register),
    ]
    is_shared = any(each.file == statute.file for each in country.statutes.values() if each.id != statute_id)
    if not is_same_format and not is_shared:
        changes.append(amend.Change(old, old.read_bytes(), None))
    return tuple(each for each in changes if each.before != each.after)


def _kept_words(folder: Path, before: StatuteText, after: StatuteText) -> list[Change]:
    from lawcheck.load.located import decode, read_bytes
    from lawcheck.load.seen import to_keep
    from lawcheck.load.yaml_text import parse_yaml
    from lawcheck.store import amend

    changes = []
    for path in sorted((folder / "readings").glob("*.yaml")):
        raw = read_bytes(path, str(path))
        kept = to_keep(parse_yaml(decode(raw, str(path)), str(path)).data, before, after)
        if kept:
            changes.append(amend.Change(path, raw, amend.with_seen(raw, kept, str(path))))
    return changes


def _stale_answers(reading: Reading, statute_id: str) -> dict[str, tuple[Citation, ...]]:
    found = {}
    for criterion_id, answer in reading.answers.items():
        stale = (*answer.stale, *(answer.enacted.stale if answer.enacted else ()))
        own = tuple(dict.fromkeys(each for each in stale if each.statute_id == statute_id))
        if own:
            found[criterion_id] = own
    return found


def phrases_in(language: str, cache_folder: Path | None = None) -> Phrases:
    """Give the phrases of a language.

    Raises:
        LawcheckError: There is no such language.
    """
    return read_phrases(load_phrases(language, cache_folder))


def render(document: Document, ending: str) -> bytes:
    """Render a document in the format of a file's ending.

    Raises:
        LawcheckError: There is no such format.
    """
    try:
        renderer = renderer_for(ending)
    except KeyError:
        remedy = f"formats: {', '.join(FORMATS)}"
        raise LawcheckError([Problem(path=ending or "-o", message="no such format", remedy=remedy)]) from None
    return renderer(document)


def show_document(document: Document, stream: TextIO) -> None:
    """Show a document on a terminal, or write it as plain text where there is none."""
    from lawcheck.render.terminal import show

    show(document, stream)


def fails_on(assessment: Assessment, scenario: Scenario, conditions: Collection[str]) -> bool:
    """Say whether anything was found that a script asked to fail on: ``gap``, ``stale``, ``open``."""
    found = assessment.findings[scenario].values()
    return (
        ("gap" in conditions and any(each.is_gap for each in found))
        or ("stale" in conditions and any(Flag.STALE in each.flags for each in found))
        or ("open" in conditions and any(each.is_open for each in found))
    )


def schema(kind: str) -> str:
    """Give the JSON Schema of a kind of file."""
    from lawcheck.load.shape import schema_text

    return schema_text(kind)


def sample_countries() -> list[tuple[str, str]]:
    """List the sample countries: folder name and title."""
    from lawcheck.load.yaml_text import parse_yaml

    found = []
    for profile in sorted(content_folder("examples").glob("*/country.yaml")):
        data = parse_yaml(profile.read_text(encoding="utf-8"), str(profile)).data
        found.append((profile.parent.name, data.get("title", data["country"]["name"])["en"]))
    return found


def copy_sample(name: str, to: Path) -> Path:
    """Copy a sample country into a new folder.

    Raises:
        LawcheckError: There is no such sample, or the folder is there already.
    """
    names = [each for each, _ in sample_countries()]
    if name not in names:
        remedy = nearest(name, names) or f"samples: {', '.join(names)}"
        raise LawcheckError([Problem(path=name, message="there is no such sample country", remedy=remedy)])
    if to.exists():
        message = "this folder is already there; nothing was copied"
        raise LawcheckError([Problem(path=str(to), message=message, remedy="choose another name")])
    try:
        shutil.copytree(content_folder("examples") / name, to)
    except OSError as error:
        raise LawcheckError([Problem(path=str(to), message=f"cannot be written ({error.strerror or error})")]) from None
    return to


def _opened(
    folder: Path, reading: str | None, extra_libraries: Sequence[Path], cache_folder: Path | None
) -> Assessment:
    """Open a country folder for its statutes; it need not have a reading yet."""
    library = open_library(extra_libraries, cache_folder)
    loaded = load_country(folder, library, cache_folder, needs_reading=False)
    if not loaded.readings:
        return _derive(library, loaded, folder, NO_READING, ())
    chosen, others = choose_reading(loaded, folder, reading)
    return _derive(library, loaded, folder, chosen, others)


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
    citation = _place(country, statute, place)
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


def _place(country: Country, statute: str, place: str) -> Citation:
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
        return _plan_page(library, phrases, loaded.country, chosen, limit)
    return _suggestions_page(library, phrases, loaded.country, chosen, criterion_id, limit)


def _suggestions_page(
    library: Library, phrases: Phrases, country: Country, reading: Reading, criterion_id: str, limit: int
) -> Document:
    from lawcheck.find.section_index import build_index
    from lawcheck.find.suggest import languages_without_phrases, neighbours_of, suggest
    from lawcheck.report.build_suggestions import Pointer, build_suggestions

    criterion, question = library.criteria[criterion_id], library.questions[criterion_id]
    near = neighbours_of(library, criterion_id)
    index = build_index(country)
    found = suggest(criterion, question, index, country, reading, limit, neighbours=near)
    pointers = [Pointer(*each[1:]) for each in found]
    without = languages_without_phrases(question, index)
    return build_suggestions(library, phrases, country, criterion_id, pointers, without)


def _plan_page(library: Library, phrases: Phrases, country: Country, reading: Reading, limit: int) -> Document:
    from collections import Counter

    from lawcheck.find.section_index import build_index
    from lawcheck.find.suggest import languages_without_phrases, reading_plan
    from lawcheck.report.build_suggestions import Reads, build_plan

    index = build_index(country)
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
    pointers = [Pointer(*each) for each in build_index(country).search(words, limit=limit)]
    return build_found(library, phrases, country, words, pointers)


class Kept(NamedTuple):
    """A copy of an official text that was taken in."""

    file: Path
    language: str
    articles: int
    fit: Fit
    replaced: tuple[Path, ...]


def add_official(
    data_folder: Path,
    instrument_id: str,
    file: Path,
    language: str = "",
    *,
    extra_libraries: Sequence[Path] = (),
    cache_folder: Path | None = None,
) -> Kept:
    """Take in a user's own copy of an official text, or change nothing.

    Args:
        data_folder: Where the user's data are.
        instrument_id: What it is a copy of.
        file: The text, in a format of the statutes.
        language: Of the text; guessed from its words where it is empty.
        extra_libraries: Folders of a user's own instruments.
        cache_folder: Where checked data are kept between runs.

    Raises:
        LawcheckError: The library has no such instrument, or the file cannot be read or is not its text.
    """
    from lawcheck.load.new_statute import likely_language, read_new
    from lawcheck.load.official import copies
    from lawcheck.model.official import articles_of
    from lawcheck.store.copies import keep_copy

    library = open_library(extra_libraries, cache_folder)
    _refuse_instrument(library, instrument_id)
    new = read_new(file, instrument_id, language)
    found = _fitting(library, instrument_id, new.text, file)
    language = language or likely_language(new.text)
    if not language:
        message = "the language of this text cannot be told"
        raise LawcheckError([Problem(path=str(file), message=message, remedy="name it: --language en")])
    folder = data_folder / COPIES
    target = folder / f"{instrument_id}.{language}{file.suffix.lower()}"
    earlier = [each.file for each in copies(folder) if (each.instrument_id, each.language) == (instrument_id, language)]
    try:
        keep_copy(target, new.raw, earlier)
    except OSError as error:
        message = f"the copy cannot be written ({error.strerror or error})"
        raise LawcheckError([Problem(path=str(target), message=message)]) from None
    return Kept(target, language, articles_of(new.text), found, tuple(earlier))


def _refuse_instrument(library: Library, instrument_id: str) -> None:
    known = [each.id for each in library.instruments.values() if each.is_assessed]
    if instrument_id in known:
        return
    message = "there is no such instrument"
    if instrument_id in library.instruments:
        message = "the library only refers to this instrument; it has no provision of it to set official words beside"
    remedy = nearest(instrument_id, known) or f"instruments: {', '.join(known)}"
    raise LawcheckError([Problem(path=instrument_id, message=message, remedy=remedy)])


_WHOLE = 0.9  # of the provisions of an instrument are found in what is its text, whatever it is said to be


def _fitting(library: Library, instrument_id: str, text: StatuteText, file: Path) -> Fit:
    """Compare a text with the provisions of an instrument.

    Raises:
        LawcheckError: Fewer than half of them stand in it, or it answers better to another instrument.
    """
    from lawcheck.model.official import fit_of

    found = fit_of(library, instrument_id, text)
    if len(found.exact) * 2 < found.total:
        message = f"only {len(found.exact)} of the {found.total} provisions of {instrument_id} were found in this text"
        places = ", ".join(dict.fromkeys([*found.missing, *(cite for cite, _ in found.within)]))
        remedy = f"is it the text of {instrument_id}, whole and with its numbers? Not found: {places}"
        raise LawcheckError([Problem(path=str(file), message=message, remedy=remedy)])
    for other in library.instruments.values():
        better = fit_of(library, other.id, text)
        if better.share >= _WHOLE and len(better.exact) > len(found.exact):
            message = f"this text is rather that of {other.id} than of {instrument_id}"
            counted = f"{len(better.exact)} of {better.total} provisions of {other.id} were found in it"
            remedy = f"{counted}, {len(found.exact)} of {found.total} of {instrument_id}"
            raise LawcheckError([Problem(path=str(file), message=message, remedy=remedy)])
    return found


def official_list(
    data_folder: Path, language: str, *, extra_libraries: Sequence[Path] = (), cache_folder: Path | None = None
) -> Document:
    """List the user's own copies of official texts.

    Raises:
        LawcheckError: There is no such language, or the library has a problem.
    """
    from lawcheck.load.official import copies, read_copy
    from lawcheck.model.official import OfficialText
    from lawcheck.report.build_official import build_copies

    library = open_library(extra_libraries, cache_folder)
    found: list[tuple[OfficialText, str]] = []
    for copy in copies(data_folder / COPIES):
        try:
            found.append((read_copy(copy, cache_folder), ""))
        except LawcheckError as error:
            nothing = StatuteText(statute_id=copy.instrument_id, sections={})
            unread = OfficialText(copy.instrument_id, copy.language, copy.file.name, nothing)
            found.append((unread, error.problems[0].message))
    return build_copies(library, phrases_in(language, cache_folder), str(data_folder / COPIES), found)


def remove_official(data_folder: Path, instrument_id: str, language: str = "") -> list[Path]:
    """Remove the user's copies of an instrument: all, or the one in a language.

    Raises:
        LawcheckError: There is none, or it cannot be removed.
    """
    from lawcheck.load.official import copies

    there = copies(data_folder / COPIES)
    files = [each.file for each in there if each.instrument_id == instrument_id and language in ("", each.language)]
    if not files:
        names = ", ".join(f"{each.instrument_id} ({each.language})" for each in there)
        remedy = f"there is {names}" if names else ""
        raise LawcheckError([Problem(path=instrument_id, message="there is no such copy", remedy=remedy)])
    for file in files:
        try:
            file.unlink()
        except OSError as error:
            message = f"the copy cannot be removed ({error.strerror or error})"
            raise LawcheckError([Problem(path=str(file), message=message)]) from None
    return files

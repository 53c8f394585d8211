"""The staircase: files, model, findings, document, bytes. For the command line and for users of Python.

>>> from pathlib import Path
>>> assessment = assess(Path("examples/arcadia"))
>>> report = gap_report(assessment, "en")
>>> word = render(report, ".docx")
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from lawcheck import __version__
from lawcheck.errors import LawcheckError, Problem, nearest
from lawcheck.findings.derive import derive_assessment
from lawcheck.findings.override import OverrideError
from lawcheck.load.content import content_folder
from lawcheck.load.country import CountryFolder, choose_reading, load_country
from lawcheck.load.library import load_library
from lawcheck.load.phrases import load_phrases
from lawcheck.model.finding import Assessment, Flag, Scenario
from lawcheck.model.library import Level, Library, Pillar
from lawcheck.model.reading import Reading
from lawcheck.render import FORMATS, renderer_for
from lawcheck.report.phrases import Phrases, read_phrases
from lawcheck.report.selection import Selection

if TYPE_CHECKING:
    from lawcheck.findings.cross_cutting import CrossCutting
    from lawcheck.model.official import OfficialText
    from lawcheck.report.build_agreement import Compared
    from lawcheck.report.document import Document

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
    return derive(library, loaded, folder, chosen, others)


def derive(
    library: Library, loaded: CountryFolder, folder: Path, chosen: Reading, others: tuple[Reading, ...]
) -> Assessment:
    """Derive the findings of a folder that is loaded.

    Raises:
        LawcheckError: An override goes further than its readers may.
    """
    try:
        assessment = derive_assessment(library, loaded.country, chosen, others)
        return replace(assessment, choices=loaded.choices, tasks=loaded.tasks)
    except OverrideError as error:
        path = str(folder / "readings" / f"{chosen.name}.yaml")
        message = f"overrides: {error.provision_id}: {error}"
        raise LawcheckError([Problem(path=path, message=message)]) from None


def check(folder: Path | None, *, extra_libraries: Sequence[Path] = (), today: str = "") -> str:
    """Read everything, write nothing, and sum up what is there, with what is dated after today.

    Raises:
        LawcheckError: With every problem that was found.
    """
    library = open_library(extra_libraries)
    if folder is None:
        return f"library: {len(library.provisions)} provisions, {len(library.criteria)} criteria: no problem found"
    from lawcheck.workflow.checking import Kept, kept_replies
    from lawcheck.workflow.training_pack import check_training

    in_training = check_training(folder, library)
    is_read = in_training is None or any((folder / "readings").glob("*.y*ml"))
    loaded = load_country(folder, library, needs_reading=is_read)
    for reading in loaded.readings.values():
        derive(library, loaded, folder, reading, ())
    sections = sum(len(text.sections) for text in loaded.country.texts.values())
    answers = sum(len(reading.answers) for reading in loaded.readings.values())
    replies, training = kept_replies(folder, loaded.country), in_training or Kept()
    counts = (f"answers {answers}", *replies.counts, *training.counts)
    summary = (
        f"{folder}: texts {len(loaded.country.statutes)}, sections {sections}, "
        f"readings {', '.join(loaded.readings) or 'none'}, {', '.join(counts)}: no problem found"
    )
    found = (*training.warnings, *replies.warnings, *(_to_come(loaded, folder, today) if today else ()))
    warnings = [f"warning: {each}" for each in found]
    next_step = [] if loaded.country.statutes else [f"Next: register a text: lawcheck statutes add {folder} FILE"]
    return "\n".join([summary, *warnings, *next_step])


def _to_come(loaded: CountryFolder, folder: Path, today: str) -> Iterator[Problem]:
    """List what is dated after today: it can be a slip, and it can be meant, so it is no problem of the folder."""
    if loaded.country.law_as_at > today:
        message = f"law_as_at is {loaded.country.law_as_at}, which is to come"
        yield Problem(path=str(folder / "country.yaml"), message=message)
    for reading in loaded.readings.values():
        for criterion_id, answer in reading.answers.items():
            for each in filter(None, (answer, answer.enacted)):
                if each.on > today:
                    message = f"the answer to {criterion_id} is of {each.on}, which is to come"
                    yield Problem(path=str(folder / "readings" / f"{reading.name}.yaml"), message=message)


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
    phrases: Phrases | None = None,
) -> str:
    """Give the findings as JSON, in the shape of ``schema("assessment")``."""
    import json

    from lawcheck.render.characters import harmless_json
    from lawcheck.report.as_data import as_data

    data = as_data(assessment, phrases or phrases_in(language, cache_folder), chosen, scenario)
    return harmless_json(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def gap_report(
    assessment: Assessment,
    language: str,
    *,
    scenario: Scenario = Scenario.NOW,
    cache_folder: Path | None = None,
    data_folder: Path | None = None,
    has_comments: bool = True,
    phrases: Phrases | None = None,
    tool: str = TOOL,
) -> Document:
    """Write the gap report of an assessment in a language.

    Args:
        assessment: What was found.
        language: Of the report.
        scenario: The law in force, or as if pending texts were law.
        cache_folder: Where checked data are kept between runs.
        data_folder: Where the user's own copies of official texts are, if their words are to be quoted.
        has_comments: Put a comment at every open question, where a format has comments.
        phrases: Those of a frozen version, in place of today's.
        tool: The program that the cover names.

    Raises:
        LawcheckError: Reports are not written in this language, or there is no copy to quote from.
    """
    from lawcheck.report.build_report import build_report

    phrases = phrases or phrases_in(language, cache_folder)
    official = {} if data_folder is None else _copies(assessment.library, language, data_folder / COPIES, cache_folder)
    return build_report(
        assessment,
        phrases,
        tool=tool,
        scenario=scenario,
        official=official,
        has_comments=has_comments,
        issues=_issues(assessment),
        compared=_compared(assessment),
    )


def _issues(assessment: Assessment) -> CrossCutting:
    """Find what concerns the law as a whole, in the words of all texts that are at hand."""
    from lawcheck.findings.cross_cutting import cross_cutting
    from lawcheck.load.statutes.self_description import defined_terms, delegations

    country = assessment.country
    texts = [(text, country.statutes[each].language) for each, text in country.texts.items()]
    return cross_cutting(
        assessment,
        [term for text, language in texts for term in defined_terms(text, language)],
        [place for text, language in texts for place in delegations(text, language)],
    )


def _compared(assessment: Assessment) -> tuple[Compared, ...]:
    """Hold the further readings against each other, where there are any."""
    if not assessment.other_readings:
        return ()
    from lawcheck.findings.disputes import own_readings
    from lawcheck.workflow.agreeing import compared_readings

    return compared_readings(assessment, own_readings((assessment.reading, *assessment.other_readings)))


def _copies(library: Library, language: str, folder: Path, cache_folder: Path | None) -> dict[str, OfficialText]:
    """Read the user's copies of all instruments.

    Raises:
        LawcheckError: There is none, or one cannot be read.
    """
    from lawcheck.load.official import copy_for, read_copy

    found = {each: copy_for(folder, each, (language, "en")) for each in library.instruments}
    copies = {each: read_copy(copy, cache_folder) for each, copy in found.items() if copy}
    if not copies:
        remedy = "take one in with: lawcheck texts add protocol FILE"
        raise LawcheckError(
            [Problem(path=str(folder), message="there is no official text to quote from", remedy=remedy)]
        )
    return copies


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


def show_document(document: Document, stream: TextIO, *, width: int | None = None) -> None:
    """Show a document on a terminal, or write it as plain text where there is none; ``width`` in columns."""
    from lawcheck.render.terminal import show

    show(document, stream, width=width)


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

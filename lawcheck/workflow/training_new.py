"""A training country of one's own: gaps planted by name in a law that has none, and every page for the day begun."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lawcheck.errors import LawcheckError, Problem, nearest
from lawcheck.load.content import content_folder
from lawcheck.load.training_base import load_base
from lawcheck.model.training import CATALOGUE, Difficulty
from lawcheck.training.drawing import draw
from lawcheck.training.planting import Filling, gaps_named, plant, refuse_clashes
from lawcheck.workflow import open_library, phrases_in
from lawcheck.workflow.json_text import json_text
from lawcheck.workflow.training_pages import Facts, pages

if TYPE_CHECKING:
    from lawcheck.model.library import Library
    from lawcheck.model.planting import Base, NewCountry
    from lawcheck.model.scoring import Size
    from lawcheck.report.document import Document
    from lawcheck.report.phrases import Phrases

_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[ ’-](?=[^\W\d_])){2,38}\Z")
_PLAIN_FOLDER = re.compile(r"[\w.-]+\Z")
_NEAR = 0.75  # how like the name of a sample another is that one takes for it


class Wanted(NamedTuple):
    """What a trainer asks for."""

    name: str
    gaps: Sequence[str] = ()  # by number or by name
    draw: int = 0  # how many to draw beside them
    seed: int = 1
    level: str = Difficulty.INTERMEDIATE  # of the draw
    law: str = "en"  # language of the statutes
    code: str = "XE"
    licence: str = "CC-BY-4.0"
    minutes: int | None = None  # None: what it takes to read and answer everything


class Made(NamedTuple):
    """What was made."""

    folder: Path
    gaps: tuple[str, ...]
    level: Difficulty
    minutes: int
    size: Size


def new_country(folder: Path, wanted: Wanted, *, cache_folder: Path | None = None) -> Made:
    """Make a training country with its key, its statutes and the pages for participants and trainer, or nothing.

    Raises:
        LawcheckError: The folder holds something; a name or a gap is wrong; with everything that is.
    """
    from lawcheck.store.new_folder import make_folder, refuse_full

    refuse_full(folder)
    base = load_base(cache_folder)
    wanted = wanted._replace(name=_as_written(wanted.name))
    problems = list(_problems(wanted, base))
    try:
        gaps = _gaps(wanted, base)
    except LawcheckError as error:
        problems += error.problems
    if problems:
        raise LawcheckError(problems)
    library = open_library((), cache_folder)
    made = plant(base, gaps, wanted.name, wanted.law)
    own = folder.resolve().name
    shown_as = own if _PLAIN_FOLDER.match(own) else "FOLDER"  # for commands on its pages
    said = {language: phrases_in(language, cache_folder) for language in base.languages}
    files, about = files_of(base, made, wanted, shown_as, library, said)
    make_folder(folder, files, lambda place: _verified(place, library))
    return Made(folder, made.gaps, about.level, about.minutes, about.size)


def _as_written(name: str) -> str:
    """Give a name with composed letters, single blanks and the apostrophe of print."""
    return " ".join(unicodedata.normalize("NFC", name).split()).replace("'", "’")


def _gaps(wanted: Wanted, base: Base) -> tuple[str, ...]:
    """Name the gaps to plant: those that were asked for, and those that are drawn."""
    gaps = gaps_named(wanted.gaps, "--plant")
    refuse_clashes(gaps, base.plants, "--plant")
    if not wanted.draw or wanted.level not in list(Difficulty):  # what is wrong with the level is said elsewhere
        return gaps
    return draw(wanted.draw, wanted.seed, Difficulty(wanted.level), gaps, base.plants)


def _problems(wanted: Wanted, base: Base) -> Iterator[Problem]:
    from lawcheck.load.states import is_own_code

    yield from _of_name(wanted.name)
    samples = _samples()
    if not is_own_code(wanted.code):
        remedy = "codes for invented States go from XA to XZ"
        yield Problem(path="--code", message=f"'{wanted.code}' is no code for an invented State", remedy=remedy)
    elif wanted.code in samples:
        message = f"'{wanted.code}' is the code of the sample country {', '.join(samples[wanted.code])}"
        yield Problem(path="--code", message=message, remedy="choose another from XA to XZ")
    if wanted.law not in base.languages:
        remedy = nearest(wanted.law, base.languages) or f"there is {', '.join(base.languages)}"
        yield Problem(path="--law", message=f"there are no statutes in '{wanted.law}'", remedy=remedy)
    if not wanted.licence.strip():
        yield Problem(path="--licence", message="it is empty", remedy="such as CC-BY-4.0")
    if wanted.level not in list(Difficulty):
        remedy = nearest(wanted.level, list(Difficulty)) or f"there is {', '.join(Difficulty)}"
        yield Problem(path="--level", message=f"there is no level '{wanted.level}'", remedy=remedy)


def _of_name(name: str) -> Iterator[Problem]:
    """An invented State has a name that is one, and is that of no State and of no sample country."""
    from difflib import get_close_matches

    from lawcheck.load.states import likeness

    if not _NAME.match(name):
        message = f"'{name}' is no name of a country" if name.strip() else "it is empty"
        yield Problem(path="--name", message=message, remedy="3 to 40 letters, blanks, hyphens and apostrophes")
        return
    if state := likeness(name):
        said = (
            "is the name of a State" if name.casefold() == state.casefold() else f"could be taken for {state}, a State"
        )
        yield Problem(path="--name", message=f"'{name}' {said}", remedy="invent another")
    samples = {each.casefold(): each for names in _samples().values() for each in names}
    if found := get_close_matches(name.casefold(), list(samples), n=1, cutoff=_NEAR):
        message = f"'{name}' could be taken for the sample country {samples[found[0]]}"
        yield Problem(path="--name", message=message, remedy="invent another")


def _samples() -> Mapping[str, Collection[str]]:
    """Give the sample countries: code and names."""
    from lawcheck.load.yaml_text import parse_yaml

    found = {}
    for profile in sorted(content_folder("examples").glob("*/country.yaml")):
        country = parse_yaml(profile.read_text(encoding="utf-8"), profile.name).data["country"]
        found[country["code"]] = tuple(dict.fromkeys(country["name"].values()))
    return found


def files_of(
    base: Base, made: NewCountry, wanted: Wanted, shown_as: str, library: Library, said: Mapping[str, Phrases]
) -> tuple[dict[str, bytes], Facts]:
    """Write every file of a country that was made, with the facts that its pages name.

    Args:
        base: What it was made of.
        made: The country.
        wanted: What was asked for.
        shown_as: The folder, as commands on its pages name it.
        library: What the key answers.
        said: The phrases of every language of pages.

    Raises:
        LawcheckError: The base is wrong.
    """
    from lawcheck.store.new_training import Head, country_yaml, file_of, key_yaml

    about = _facts(made, wanted, shown_as)
    themes = {each.id: each.theme for each in library.criteria.values()}
    head = Head(about.level, about.minutes, wanted.licence)
    files = {
        "country.yaml": country_yaml(base, made, wanted.code, Filling(made.name).data),
        "key.yaml": key_yaml(base, made, head, themes),
        **{file_of(each.id): each.words.encode("utf-8") for each in made.texts},
        **{name: text.encode("utf-8") for name, text in pages(base, made, about, library, said).items()},
    }
    return files, about


def _facts(made: NewCountry, wanted: Wanted, shown_as: str) -> Facts:
    from lawcheck.load.statutes import read_as
    from lawcheck.load.statutes.reading import Source
    from lawcheck.training.verifying import level_of, measured

    texts = [
        read_as(".txt", Source(each.id, each.words.encode("utf-8"), each.id, made.language)) for each in made.texts
    ]
    size = measured(texts, len(made.answers), made.gaps)
    return Facts(shown_as, level_of(size), wanted.minutes or size.minutes, size)


def _verified(folder: Path, library: Library) -> None:
    """Hold the files that were written against everything that ``verify`` asks.

    Raises:
        LawcheckError: Something is to be put right: the base is wrong.
    """
    from lawcheck.load.country import load_country
    from lawcheck.load.training_key import load_key
    from lawcheck.training.verifying import verify

    country = load_country(folder, library, needs_reading=False).country
    faults = [each for each in verify(load_key(folder, country, library), country, library) if not each.is_warning]
    if faults:
        details = (f"{each.code} {each.subject} {', '.join(each.detail)}" for each in faults)
        raise LawcheckError(Problem(path="examples/base", message=each) for each in details)


def catalogue_page(language: str, *, cache_folder: Path | None = None) -> Document:
    """Show the gaps that can be planted.

    Raises:
        LawcheckError: There is no such language.
    """
    from lawcheck.report.build_catalogue import build_catalogue

    return build_catalogue(open_library((), cache_folder), phrases_in(language, cache_folder))


def catalogue_as_json(language: str, *, cache_folder: Path | None = None) -> str:
    """Give the gaps that can be planted, with those that exclude each other.

    Raises:
        LawcheckError: There is no such language.
    """
    from lawcheck.report.build_catalogue import catalogue

    excluded = _excluded(load_base(cache_folder))
    found = [{**each, "excludes": excluded[each["gap"]]} for each in catalogue(phrases_in(language, cache_folder))]
    return json_text(found)


def _excluded(base: Base) -> Mapping[str, Collection[str]]:
    return {
        gap: [each for each in CATALOGUE if each in base.plants[gap].excludes or gap in base.plants[each].excludes]
        for gap in CATALOGUE
    }

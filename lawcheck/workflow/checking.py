"""What a folder keeps beside the law and the readings: replies of agencies, answers of groups, objections to a key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lawcheck.errors import LawcheckError, Problem
from lawcheck.load.country import load_country
from lawcheck.load.files import YamlFile, read_group
from lawcheck.load.replies import FOLDER as REPLIES
from lawcheck.load.replies import gone
from lawcheck.load.training_key import load_key, load_objections
from lawcheck.load.training_results import load_results
from lawcheck.model.country import Country
from lawcheck.model.library import Library
from lawcheck.model.training import KEY_FILE, OBJECTIONS_FILE, RESULTS_FOLDER, Key


class Kept(NamedTuple):
    """What was counted, for the summary, and what somebody has to look at."""

    counts: tuple[str, ...] = ()
    warnings: tuple[Problem, ...] = ()


def kept_replies(folder: Path, country: Country) -> Kept:
    """Count the replies of agencies, and name what they cite that is gone. A reply is a source: it is never corrected.

    Raises:
        LawcheckError: A file cannot be read.
    """
    paths = sorted((folder / REPLIES).glob("*.yaml"))
    warnings = (*_gone(paths, "replies", country), *_not_read(folder / REPLIES))
    return Kept((f"replies {len(paths)}",) if paths else (), warnings)


def kept_training(folder: Path, library: Library) -> Kept:
    """Count what groups answered and objected, and name what they cite that is gone.

    Without its key, a folder is as wide as its participants' folder, and nobody can say what an objection is to.

    Raises:
        LawcheckError: The key, an answer or an objection has a problem; with every problem of the last two.
    """
    country, key = load_country(folder, library, needs_reading=False).country, None
    if (folder / KEY_FILE).is_file():
        key = load_key(folder, country, library)
        country = key.exercise(country)
    problems: list[Problem] = []
    counts, warnings = [], [*_not_read(folder / RESULTS_FOLDER)]
    try:
        sheets = load_results(folder / RESULTS_FOLDER, country, library, needs_some=False)
        counts += [f"groups {len(sheets)}"] if sheets else []
        warnings += _gone(sorted((folder / RESULTS_FOLDER).glob("*.yaml")), "results", country)
    except LawcheckError as error:
        problems += error.problems
    try:
        counts += _objections(folder, key, warnings)
    except LawcheckError as error:
        problems += error.problems
    if problems:
        raise LawcheckError(problems)
    return Kept(tuple(counts), tuple(warnings))


def _objections(folder: Path, key: Key | None, warnings: list[Problem]) -> list[str]:
    path = folder / OBJECTIONS_FILE
    if not path.is_file():
        return []
    if key is None:
        message = f"not read: there is no {KEY_FILE} that it could object to"
        remedy = f"open the key: lawcheck train unseal {folder}"
        warnings.append(Problem(path=str(path), message=message, remedy=remedy))
        return []
    found = load_objections(folder, key)
    return [f"objections {len(found)}"] if found else []


def _gone(paths: list[Path], kind: str, country: Country) -> Iterator[Problem]:
    block = "answers" if kind == "results" else kind
    for text in read_group([YamlFile(each, str(each), kind) for each in paths], None, with_positions=True).texts:
        yield from gone(text, block, country)


def _not_read(folder: Path) -> Iterator[Problem]:
    for each in sorted(folder.glob("*.yml")):
        yield Problem(path=str(each), message="this file is not read", remedy=f"name it {each.stem}.yaml")

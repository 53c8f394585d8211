"""A new statute: read, checked and registered, or nothing is changed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from lawcheck.errors import LawcheckError, Problem
from lawcheck.load.country import PROFILE, register_problems
from lawcheck.workflow import open_library


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


def guess_statute(file: Path, language: str = "", encoding: str = "") -> Guess:
    """Read a file and guess its title and language.

    Raises:
        LawcheckError: It cannot be read, or it has no section.
    """
    from lawcheck.load.new_statute import first_line, likely_language, read_new

    text = read_new(file, "new", language, encoding).text
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
    from lawcheck.store.own_folder import held

    new = read_new(file, statute_id, str(entry.get("language", "")), str(entry.get("encoding", "")))
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
    with held(folder, profile, "nothing was added"):
        register.add_statute(profile, before, after, target, new.raw)
    found = coverage_of(new.text)
    return Added(statute_id, folder / inside, tuple(new.text.sections), found.placed, found.left_over, new.text.notes)


_DATES = ("adopted", "in_force")
_ENTRY_KEY = re.compile(r"\s*(?:-\s+)?([a-z_]+):")
_OPTIONS = (
    "id",
    "title",
    "citation",
    "rank",
    "status",
    "as_at",
    "language",
    "translation",
    "encoding",
    "source",
    *_DATES,
)


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

"""``lawcheck statutes add``: a text, copied into a country folder and registered."""

from __future__ import annotations

import re
import shlex
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from lawcheck import workflow
from lawcheck.cli.common import FolderArg, LibraryOpt, cache_folder, say, shown_problems
from lawcheck.cli.statutes_questions import asked, receipt
from lawcheck.errors import LawcheckError, Problem
from lawcheck.load.phrases import phrase_languages
from lawcheck.model.country import Rank, Status
from lawcheck.report.phrases import Phrases
from lawcheck.workflow import registering

_NAMED = re.compile(r"([a-z]{2,3}(?:-[A-Za-z0-9]+)*)=(.+)", re.DOTALL)
_REQUIRED = {
    "language": "en",
    "title": "Labour Act",
    "citation": "Act No. 3 of 2015",
    "rank": "statute",
    "status": "in-force",
    "as_at": "2026-01-31",
}


class Translation(StrEnum):
    """Whether the text is a translation, and whose."""

    NONE = "none"
    OFFICIAL = "official"
    UNOFFICIAL = "unofficial"


def add(
    folder: FolderArg,
    file: Annotated[Path, typer.Argument(help="The text: Word, PDF, HTML, XML, Markdown or text.", show_default=False)],
    statute_id: Annotated[
        str | None, typer.Option("--id", help="How answers cite it; else made of the file's name.", show_default=False)
    ] = None,
    title: Annotated[
        list[str] | None,
        typer.Option("--title", help="Title; may be repeated with a language: en=..., fr=...", show_default=False),
    ] = None,
    citation: Annotated[
        str | None, typer.Option("--citation", help="As the country cites it.", show_default=False)
    ] = None,
    rank: Annotated[
        Rank | None, typer.Option("--rank", help="Where it stands among the norms.", show_default=False)
    ] = None,
    status: Annotated[
        Status | None, typer.Option("--status", help="Whether it is law on the cut-off date.", show_default=False)
    ] = None,
    as_at: Annotated[
        str | None, typer.Option("--as-at", help="Date of the version: 2026-01-31.", show_default=False)
    ] = None,
    language: Annotated[
        str | None, typer.Option("--language", help="Language of the text: en, fr, ar ...", show_default=False)
    ] = None,
    translation: Annotated[Translation, typer.Option("--translation", help="Is it a translation?")] = Translation.NONE,
    encoding: Annotated[
        str, typer.Option("--encoding", help="Of an older text file or web page: koi8-r, big5 ...", show_default=False)
    ] = "",
    source: Annotated[
        str, typer.Option("--source", help="Where it came from: a gazette, an address.", show_default=False)
    ] = "",
    adopted: Annotated[str, typer.Option("--adopted", help="Date of adoption.", show_default=False)] = "",
    in_force: Annotated[str, typer.Option("--in-force", help="Date of entry into force.", show_default=False)] = "",
    lang: Annotated[
        str,
        typer.Option("--lang", envvar="LAWCHECK_LANG", help="Of the questions: en, fr; --language is the text's."),
    ] = "en",
    library: LibraryOpt = None,
) -> None:
    """Copy a text into a country folder and register it. What is not given is asked for on a terminal."""
    given = {
        "language": language or "",
        "citation": citation or "",
        "rank": rank.value if rank else "",
        "status": status.value if status else "",
        "as_at": as_at or "",
    }
    with shown_problems():
        phrases = workflow.phrases_in(lang, cache_folder())
        chosen = statute_id if statute_id is not None else _id_of(file)
        facts, titles = _complete(folder, file, given, title or [], encoding, phrases)
        entry = {
            "title": _by_language(titles, facts["language"]),
            **{key: facts[key] for key in ("citation", "rank", "status", "as_at")},
            "adopted": adopted,
            "in_force": in_force,
            "language": facts["language"],
            "translation": translation.value,
            "encoding": encoding,
            "source": source,
        }
        added = registering.add_statute(
            folder, file, chosen, entry, extra_libraries=library or (), cache_folder=cache_folder()
        )
    for line in receipt(added, folder, phrases, is_id_made=statute_id is None):
        say(line)


def _id_of(file: Path) -> str:
    made = registering.statute_id_from(file)
    if not made:
        message = f"no id can be made of the name '{file.name}'"
        raise LawcheckError([Problem(path=str(file), message=message, remedy="give one with --id")])
    return made


def _complete(
    folder: Path, file: Path, given: dict[str, str], titles: list[str], encoding: str, phrases: Phrases
) -> tuple[dict[str, str], list[str]]:
    """Ask for what is missing, or refuse where nobody can be asked."""
    missing = [key for key in _REQUIRED if not (titles if key == "title" else given[key].strip())]
    if not missing:
        return given, titles
    if not _is_terminal():
        raise LawcheckError([_missing(folder, file, missing)])
    guess = _guess(file, given["language"], encoding)
    defaults = {"title": guess.title, "language": guess.language}
    answers = {key: asked(key, defaults.get(key, ""), phrases) for key in missing}
    titles = titles or [answers.pop("title")]
    return {**given, **answers}, titles


def _is_terminal() -> bool:
    return sys.stdin.isatty()


def _missing(folder: Path, file: Path, missing: list[str]) -> Problem:
    options = [f"--{key.replace('_', '-')}" for key in missing]
    example = " ".join(f"{option} {shlex.quote(_REQUIRED[key])}" for option, key in zip(options, missing, strict=True))
    command = f"lawcheck statutes add {shlex.quote(str(folder))} {shlex.quote(str(file))}"
    return Problem(
        path=str(file),
        message=f"nothing was added: {', '.join(options)} must be given",
        remedy=f"such as: {command} {example}",
    )


def _guess(file: Path, language: str, encoding: str) -> registering.Guess:
    """Guess from the text; an older text file cannot be read until its language is known."""
    try:
        return registering.guess_statute(file, language, encoding)
    except LawcheckError:
        if file.is_file() and file.suffix.lower() in (".txt", ".md") and not language:
            return registering.Guess("", "")
        raise


def _by_language(titles: list[str], language: str) -> dict[str, str]:
    """Give titles by language; one without a language is in that of the statute.

    Raises:
        LawcheckError: Two titles are in one language.
    """
    main = language.partition("-")[0]
    own = main if main in phrase_languages() else language
    found: dict[str, str] = {}
    for each in titles:
        named = _NAMED.fullmatch(each)
        key, text = (named[1], named[2]) if named else (own, each)
        if key in found:
            message = f"there are two titles in the language '{key}'"
            raise LawcheckError([Problem(path="--title", message=message, remedy="name the other: --title fr=...")])
        found[key] = text.strip()
    return found

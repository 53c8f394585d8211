"""What the commands share: exit codes, the user's folders, options, how problems are shown."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import Annotated

import typer

from lawcheck.errors import LawcheckError, Problem
from lawcheck.render.characters import harmless


class Exit(IntEnum):
    """What the exit code says."""

    DONE = 0
    FOUND = 1  # something that --fail-on named
    USAGE = 2  # Click's own
    DATA = 3


class FailOn(StrEnum):
    """What one can ask to fail on."""

    GAP = "gap"
    STALE = "stale"
    OPEN = "open"


FolderArg = Annotated[Path, typer.Argument(help="The country folder.", show_default=False)]
LanguageOpt = Annotated[
    str, typer.Option("--lang", envvar="LAWCHECK_LANG", help="Language of the page, such as en or fr.")
]
ReadingOpt = Annotated[
    str | None, typer.Option("--reading", help="The reading to use; else agreed, else first.", show_default=False)
]
LibraryOpt = Annotated[
    list[Path] | None,
    typer.Option("--library", help="A folder of your own instruments, added to ours.", show_default=False),
]


def cache_folder() -> Path:
    """Give the user's folder for what can be made again."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home())
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "lawcheck"


def data_folder() -> Path:
    """Give the user's folder for what cannot be made again, such as copies of official texts."""
    if own := os.environ.get("LAWCHECK_DATA"):
        return Path(own)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home())
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Application Support")
    else:
        base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "lawcheck"


@contextmanager
def shown_problems() -> Iterator[None]:
    """Show what is wrong with the data, one problem a line, and end with exit code 3."""
    try:
        yield
    except LawcheckError as error:
        show_problems(error.problems)
        raise typer.Exit(Exit.DATA) from None


def show_problems(problems: tuple[Problem, ...]) -> None:
    """Write problems to standard error."""
    for problem in problems:
        say(f"error: {problem}", err=True)


def say(text: str, *, err: bool = False) -> None:
    """Write a line in which texts and names of files stand that are not ours."""
    typer.echo(harmless(text), err=err)


def refuse_to_replace(path: Path, *, replace: bool) -> None:
    """Stop before a file that is there already is written over.

    Raises:
        LawcheckError: It is there.
    """
    if path.exists() and not replace:
        remedy = "choose another name, or write over it with --force"
        raise LawcheckError([Problem(path=str(path), message="this file is already there", remedy=remedy)])


def write_new(path: Path, content: bytes, *, replace: bool) -> None:
    """Write a file whole or not at all; a report that someone may have worked on is not overwritten.

    Raises:
        LawcheckError: The file is there already, or cannot be written.
    """
    refuse_to_replace(path, replace=replace)
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        message = f"the file cannot be written ({error.strerror or error})"
        raise LawcheckError([Problem(path=str(path), message=message)]) from None

"""What the commands of a training share."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lawcheck import workflow
from lawcheck.cli.common import cache_folder, say, write_new
from lawcheck.workflow.training import Room
from lawcheck.workflow.training_pack import changes

if TYPE_CHECKING:
    from lawcheck.report.document import Document

_LARGE = 56  # columns: a terminal whose letters are enlarged has no more

ResultsOpt = Annotated[
    Path | None,
    typer.Option(
        "--results", metavar="DIR", help="Where answers are kept; else results/ of the country.", show_default=False
    ),
]
OutputOpt = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="A file, .docx or .html.", show_default=False)
]
JsonOpt = Annotated[bool, typer.Option("--json", help="Machine-readable output.")]
LargeOpt = Annotated[bool, typer.Option("--large", help="Short lines, for a terminal with large letters.")]


class ValueName(StrEnum):
    """The words that an answer can be."""

    PRESENT = "present"
    PARTIAL = "partial"
    ABSENT = "absent"
    CONFLICT = "conflict"
    UNDETERMINED = "undetermined"
    NOT_APPLICABLE = "not-applicable"


def open_room(folder: Path, lang: str, library: list[Path] | None, results: Path | None = None) -> Room:
    """Open a training country.

    Raises:
        LawcheckError: The folder or its key has a problem.
    """
    return Room(folder, lang, extra_libraries=library or (), cache_folder=cache_folder(), results=results)


def warn_of_changes(folder: Path, library: list[Path] | None, *, law_only: bool = False) -> None:
    """Name what was changed in a participants' folder since it was made; nothing for a folder that is none.

    Raises:
        LawcheckError: ``pack.yaml`` has a problem.
    """
    opened = workflow.open_library(library or (), cache_folder())
    for each in changes(folder, opened, law_only=law_only):
        say(f"warning: {each}", err=True)


def show_json(text: str, output: Path | None) -> None:
    """Show JSON on the terminal.

    Raises:
        BadParameter: A file is named for a page.
    """
    if output is not None:
        raise typer.BadParameter("with --json nothing is written; send it on with > FILE", param_hint="-o")
    typer.echo(text, nl=False)


def show_or_write(page: Document, output: Path | None, *, large: bool = False, force: bool = False) -> None:
    """Show a page on the terminal, or write it as a file.

    Raises:
        LawcheckError: The file is there already, has no known format, or cannot be written.
    """
    if output is None:
        workflow.show_document(page, sys.stdout, width=_LARGE if large else None)
        return
    write_new(output, workflow.render(page, output.suffix.lower()), replace=force)
    typer.echo(f"{output}: written")

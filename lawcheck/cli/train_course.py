"""``lawcheck train print``: the course and the pages of a country, as files to print or to show on a wall."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from lawcheck import workflow
from lawcheck.cli.common import LanguageOpt, cache_folder, refuse_to_replace, shown_problems, write_new
from lawcheck.errors import LawcheckError, Problem
from lawcheck.workflow import training_course
from lawcheck.workflow.training_course import Printed


class FormatName(StrEnum):
    """What pages are written as into a folder."""

    DOCX = "docx"
    HTML = "html"


def print_(
    output: Annotated[
        Path,
        typer.Option(
            "-o", "--output", metavar="DIR|FILE", help="A folder, or for one page a file.", show_default=False
        ),
    ],
    pages: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PAGE]...",
            help="course, one of its pages, a country, a file .md; else course.",
            show_default=False,
        ),
    ] = None,
    format_: Annotated[FormatName, typer.Option("--format", help="Of the files in a folder.")] = FormatName.DOCX,
    notes: Annotated[bool, typer.Option("--notes", help="For one file: slides with the speaker's notes.")] = False,
    statutes: Annotated[bool, typer.Option("--statutes", help="The statutes of each country, too.")] = False,
    lang: LanguageOpt = "en",
    force: Annotated[bool, typer.Option("--force", help="Write over files that are there.")] = False,
) -> None:
    """Write the course, the pages of a country, or any page in Markdown as files to print."""
    wanted = pages or [training_course.COURSE]
    is_file = bool(output.suffix) and not output.is_dir()
    with shown_problems():
        both = None if not is_file else notes
        made = training_course.course_pages(
            wanted, lang, with_notes=both, with_law=statutes, cache_folder=cache_folder()
        )
        files = {output: _only(made, output)} if is_file else {output / f"{each.name}.{format_}": each for each in made}
        _write(files, replace=force)


def _only(made: list[Printed], output: Path) -> Printed:
    if len(made) > 1:
        message = f"one file holds one page, and {len(made)} were asked for"
        raise LawcheckError([Problem(path=str(output), message=message, remedy="name a folder")])
    return made[0]


def _write(files: dict[Path, Printed], *, replace: bool) -> None:
    """Write all files, or none where one is there already."""
    for path in files:
        refuse_to_replace(path, replace=replace)
    for path, page in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = f"the folder cannot be made ({error.strerror or error})"
            raise LawcheckError([Problem(path=str(path.parent), message=message)]) from None
        write_new(path, workflow.render(page.document, path.suffix.lower()), replace=replace)
        typer.echo(f"{path}: written")

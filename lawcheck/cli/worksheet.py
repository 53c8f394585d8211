"""``lawcheck worksheet``: questions for agencies, in Excel or Word."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from lawcheck import workflow
from lawcheck.cli.common import LanguageOpt, LibraryOpt, ReadingOpt, cache_folder, say, shown_problems, write_new
from lawcheck.errors import LawcheckError, Problem
from lawcheck.model.worksheet import Waiting
from lawcheck.workflow import worksheets

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command(epilog="Example: lawcheck worksheet arcadia --agency labour-inspection -o questions.xlsx")
def worksheet(
    folder: Annotated[
        Path | None, typer.Argument(help="The country folder; not needed for --agencies.", show_default=False)
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", help="The file: .xlsx or .docx. With --each-agency: a folder.", show_default=False
        ),
    ] = None,
    agency: Annotated[str, typer.Option("--agency", help="Only what this agency can answer.", show_default=False)] = "",
    theme: Annotated[list[str] | None, typer.Option("--theme", help="Only this theme.")] = None,
    only: Annotated[Waiting, typer.Option("--only", help="Which questions, by their state.")] = Waiting.OPEN,
    criterion: Annotated[
        list[str] | None, typer.Option("--criterion", help="This question, whatever its state.")
    ] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="At most so many questions.")] = None,
    each_agency: Annotated[
        bool, typer.Option("--each-agency", help="One file for each agency with questions.")
    ] = False,
    word: Annotated[bool, typer.Option("--word", help="With --each-agency: Word files, not Excel.")] = False,
    agencies: Annotated[bool, typer.Option("--agencies", help="List the agencies, and write nothing.")] = False,
    lang: LanguageOpt = "en",
    reading: ReadingOpt = None,
    library: LibraryOpt = None,
    force: Annotated[bool, typer.Option("--force", help="Write over files that are already there.")] = False,
) -> None:
    """Write questions for agencies: Excel or Word files to be filled in and sent back."""
    wanted = worksheets.Wanted(agency, tuple(theme or ()), tuple(criterion or ()), only, limit)
    with shown_problems():
        if agencies:
            page = worksheets.agencies_page(folder, lang, extra_libraries=library or (), cache_folder=cache_folder())
            workflow.show_document(page, sys.stdout)
            return
        place, file = _needed(folder, output)
        desk = worksheets.Desk(place, lang, reading=reading, extra_libraries=library or (), cache_folder=cache_folder())
        if each_agency:
            _write_all(
                file, desk.write_for_each(wanted, ".docx" if word else ".xlsx"), ".docx" if word else ".xlsx", force
            )
        else:
            _write_one(file, desk.write(wanted, file.suffix.lower()), force)


def _needed(folder: Path | None, output: Path | None) -> tuple[Path, Path]:
    if folder is None:
        raise typer.BadParameter("name the country folder, or list the agencies with --agencies", param_hint="FOLDER")
    if output is None:
        raise typer.BadParameter("name the file, such as -o questions.xlsx", param_hint="-o")
    return folder, output


def _write_one(file: Path, written: worksheets.Written | None, force: bool) -> None:
    if written is None:
        typer.echo("no question waits; nothing was written")
        return
    write_new(file, written.content, replace=force)
    _say(file, written)


def _write_all(folder: Path, all_written: Iterable[worksheets.Written], ending: str, force: bool) -> None:
    """Write a file for each agency; none where one of them is there already."""
    files = {folder / f"{each.agency}{ending}": each for each in all_written}
    there = [each for each in files if each.exists() and not force]
    if there:
        remedy = "choose another folder, or write over them with --force"
        raise LawcheckError(
            Problem(path=str(each), message="this file is already there", remedy=remedy) for each in there
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"the folder cannot be made ({error.strerror or error})"
        raise LawcheckError([Problem(path=str(folder), message=message)]) from None
    for file, written in files.items():
        write_new(file, written.content, replace=True)
        _say(file, written)
    if not files:
        typer.echo("no question waits; nothing was written")


def _say(file: Path, written: worksheets.Written) -> None:
    say(f"{file}: written, {written.questions} question{'s' if written.questions > 1 else ''}")

"""``lawcheck train worksheet`` and ``collect``: questions out to groups, and their answers in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lawcheck.cli.common import (
    Exit,
    FolderArg,
    LanguageOpt,
    LibraryOpt,
    cache_folder,
    refuse_to_replace,
    say,
    show_problems,
    shown_problems,
    write_new,
)
from lawcheck.cli.train_common import ResultsOpt, open_room, warn_of_changes
from lawcheck.errors import LawcheckError, Problem
from lawcheck.model.training import RESULTS_FOLDER
from lawcheck.training.choosing import MINUTES_EACH
from lawcheck.workflow import training_basket, training_sheets

_MOST_GROUPS = 99
_SAID = {
    "new": "kept in {path}",
    "same": "the same was collected before, as {path}; nothing changed",
    "again": "takes the place of what was collected from this file, {path}",
    "renamed": "another file has this group's label; both are kept, this one as {path}",
    "replaced": "takes the place of another file with this group's label, {path}",
}


def worksheet(
    folder: FolderArg,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="The folder.", show_default=False)],
    groups: Annotated[int, typer.Option("--groups", min=1, max=_MOST_GROUPS, help="How many groups.")] = 6,
    minutes: Annotated[int, typer.Option("--minutes", min=1, help="How long the groups have.")] = 60,
    seed: Annotated[int, typer.Option("--seed", help="The same seed draws the same questions.")] = 1,
    different: Annotated[bool, typer.Option("--different", help="Neighbours get different questions.")] = False,
    each: Annotated[int, typer.Option("--minutes-each", min=1, help="Minutes for one question.")] = MINUTES_EACH,
    levels: Annotated[bool, typer.Option("--levels/--no-levels", help="Ask what the treaty demands, too.")] = True,
    excel: Annotated[bool, typer.Option("--excel", help="Excel files; without it, Word.")] = False,
    lang: LanguageOpt = "en",
    library: LibraryOpt = None,
    force: Annotated[bool, typer.Option("--force", help="Write over files that are there.")] = False,
) -> None:
    """Write a worksheet for each group.

    It asks about each planted gap once, and about what else fits into the time.
    """
    plan = training_sheets.Plan(groups, minutes, seed, different, each, levels)
    with shown_problems():
        made = list(training_sheets.worksheets(open_room(folder, lang, library), plan, ".xlsx" if excel else ".docx"))
        _write(output, made, force)
        warn_of_changes(folder, library, law_only=True)
    longest = max(made, key=lambda handed: handed.choice.minutes).choice
    if longest.minutes > minutes:
        typer.echo(
            f"One question for each planted gap takes {longest.minutes} minutes, more than the {minutes} given.",
            err=True,
        )


def _write(folder: Path, made: list[training_sheets.Handed], force: bool) -> None:
    """Write all files, or none where one is there already."""
    for each in made:
        refuse_to_replace(folder / each.name, replace=force)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"the folder cannot be made ({error.strerror or error})"
        raise LawcheckError([Problem(path=str(folder), message=message)]) from None
    for each in made:
        write_new(folder / each.name, each.content, replace=True)
        count = len(each.choice.criterion_ids)
        typer.echo(
            f"{folder / each.name}: written, {count} question{'s' if count > 1 else ''}, about {each.choice.minutes} minutes"
        )


def collect(
    folder: FolderArg,
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE...", help="The groups' sheets.", show_default=False)
    ] = None,
    accept_other_version: Annotated[
        bool, typer.Option("--accept-other-version", help="Take sheets of another version of the country too.")
    ] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="A group's second file takes the place of its first; else both are kept.")
    ] = False,
    drop: Annotated[
        list[str] | None,
        typer.Option(
            "--drop", metavar="GROUP", help="Lay aside what was collected, by group or file.", show_default=False
        ),
    ] = None,
    output: ResultsOpt = None,
    library: LibraryOpt = None,
) -> None:
    """Take in what the groups answered.

    Files and rows that cannot be read are named, and the rest is kept.
    """
    if not files and not drop:
        raise typer.BadParameter("name the groups' sheets, or what to --drop", param_hint="FILE...")
    results = output or folder / RESULTS_FOLDER
    manner = training_basket.Manner(accept_other_version, replace)
    with shown_problems():
        basket = training_basket.Basket(
            folder, results, manner, extra_libraries=library or (), cache_folder=cache_folder()
        )
        for name in dict.fromkeys(drop or ()):
            say(f"{name}: laid aside as {basket.drop(name)}")
    taken = [basket.take(each) for each in dict.fromkeys(files or ())]
    for each in taken:
        _show(each)
    count = len(basket.kept)
    after = f" Next: lawcheck train score {folder}" if count else ""
    typer.echo(f"{count} group{'s' if count != 1 else ''} in {results}.{after}")
    raise typer.Exit(Exit.DATA if any(each.errors for each in taken) else Exit.DONE)


def _show(taken: training_basket.Taken) -> None:
    sheet = taken.sheet
    if sheet is not None:
        said = _SAID[taken.state].format(path=taken.path)
        say(f"{taken.file}: {sheet.group}, {len(sheet.items)} of {len(sheet.asked)} answered, {said}")
    elif not taken.errors:
        say(f"{taken.file}: no row is filled in; nothing was taken")
    for problem in taken.warnings:
        say(f"warning: {problem}", err=True)
    show_problems(taken.errors)

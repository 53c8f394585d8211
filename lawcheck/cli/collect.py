"""``lawcheck collect``: filled worksheets become replies, which are sources and never answers; decisions are recorded."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from lawcheck import workflow
from lawcheck.cli.common import (
    Exit,
    FolderArg,
    LanguageOpt,
    LibraryOpt,
    cache_folder,
    say,
    show_problems,
    shown_problems,
)
from lawcheck.workflow import collecting, deciding, reading_from

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command(epilog="Example: lawcheck collect arcadia returned/*.xlsx returned/*.docx")
def collect(
    folder: FolderArg,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="Filled worksheets, or reports with decisions.", show_default=False),
    ],
    body: Annotated[
        str, typer.Option("--body", help="Who replied, where the file does not say.", show_default=False)
    ] = "",
    as_reading: Annotated[
        str | None,
        typer.Option(
            "--as-reading", metavar="NAME", help="Make a reading of the one file, not a reply.", show_default=False
        ),
    ] = None,
    reader: Annotated[
        str | None, typer.Option("--reader", metavar="ID", help="Whose reading it is.", show_default=False)
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be taken, and write nothing.")] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Put decisions in the place of others on record.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="End with exit code 3 also if a row was not read.")] = False,
    lang: LanguageOpt = "en",
    library: LibraryOpt = None,
) -> None:
    """Take in filled worksheets as replies, never answers, and the decisions in a report's boxes."""
    more, cache = library or (), cache_folder()
    with shown_problems():
        tray = collecting.Tray(folder, extra_libraries=more, cache_folder=cache)
        decisions = deciding.DecisionTray(folder, lang, extra_libraries=more, cache_folder=cache)
    today = date.today().isoformat()  # noqa: DTZ011 - the user's own day
    if as_reading is not None or reader is not None:
        _make_reading(tray, files, as_reading, reader, today, body, dry_run=dry_run, strict=strict)
        return
    failed = False
    for file in dict.fromkeys(files):
        decided = decisions.take(file, replaces=replace, is_trial=dry_run)
        found = decided or tray.collect(file, today, body, is_trial=dry_run)
        _show(found)
        failed = failed or bool(found.errors or (strict and found.warnings))
    if dry_run:
        typer.echo("Trial run: nothing was written.")
    raise typer.Exit(Exit.DATA if failed else Exit.DONE)


def _make_reading(
    tray: collecting.Tray,
    files: list[Path],
    name: str | None,
    reader: str | None,
    today: str,
    body: str,
    *,
    dry_run: bool,
    strict: bool,
) -> None:
    if name is None or reader is None or len(files) > 1:
        raise typer.BadParameter("give one FILE, --as-reading NAME and --reader ID", param_hint="--as-reading")
    with shown_problems():
        made = reading_from.make_reading(tray, files[0], name, reader, today, body, is_trial=dry_run)
    state = "" if made.is_new else "; the same was there already, nothing changed"
    say(f"{files[0]}: {made.answers} answers and {made.notes} notes in {made.path}{state}")
    for problem in made.warnings:
        say(f"warning: {problem}", err=True)
    if dry_run:
        typer.echo("Trial run: nothing was written.")
    raise typer.Exit(Exit.DATA if strict and made.warnings else Exit.DONE)


def _show(collected: collecting.Collected | deciding.Decided) -> None:
    if isinstance(collected, collecting.Collected):
        for line in _lines(collected):
            say(f"{collected.file}: {line}")
    elif collected.page:
        workflow.show_document(collected.page, sys.stdout)
    elif not collected.errors:
        why = "" if collected.warnings else "no box is filled in; "
        say(f"{collected.file}: {why}no decision was taken")
    for problem in collected.warnings:
        say(f"warning: {problem}", err=True)
    show_problems(collected.errors)


def _lines(collected: collecting.Collected) -> Iterator[str]:
    reply = collected.reply
    if collected.errors:
        return
    if reply is None:
        yield "no row is filled in; nothing was taken"
    elif not collected.is_new:
        yield f"the same was collected before, as {collected.path}; nothing changed"
    else:
        count = len(reply.items)
        yield f"{count} {'reply' if count == 1 else 'replies'}, kept in {collected.path}"
        if collected.earlier:
            yield f"this body replied before; both are kept: {', '.join(collected.earlier)}"

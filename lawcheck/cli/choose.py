"""``lawcheck choose``: which drafting option was chosen for a gap, by whom and why."""

from __future__ import annotations

import sys
from datetime import date
from typing import Annotated

import typer

from lawcheck import workflow
from lawcheck.cli.common import FolderArg, LanguageOpt, LibraryOpt, ReadingOpt, cache_folder, shown_problems
from lawcheck.workflow import choosing

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command(
    epilog='Example: lawcheck choose arcadia protocol.3.c model-law.8.a --by ab --reason "The pattern our courts know"'
)
def choose(
    folder: FolderArg,
    provision: Annotated[
        str | None,
        typer.Argument(
            metavar="PROVISION", help="The gap; alone, its options; without it, all gaps.", show_default=False
        ),
    ] = None,
    options: Annotated[
        list[str] | None,
        typer.Argument(metavar="OPTION", help="The options chosen; none: not to legislate.", show_default=False),
    ] = None,
    by: Annotated[str | None, typer.Option("--by", help="The reader who decided.", show_default=False)] = None,
    reason: Annotated[str | None, typer.Option("--reason", help="Why.", show_default=False)] = None,
    on: Annotated[str | None, typer.Option("--on", help="The day; else today.", show_default=False)] = None,
    lead: Annotated[
        str | None, typer.Option("--lead", help="Who carries it out, for the roadmap; '' for nobody.")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", help="Until when: 2026-12-31.", show_default=False)] = None,
    undo: Annotated[
        str | None, typer.Option("--undo", metavar="PROVISION", help="Take a decision back.", show_default=False)
    ] = None,
    lang: LanguageOpt = "en",
    reading: ReadingOpt = None,
    library: LibraryOpt = None,
) -> None:
    """Record which drafting option was chosen for a gap, or list the gaps with their options."""
    more, cache = library or (), cache_folder()
    with shown_problems():
        if undo:
            path = choosing.undo(folder, undo, extra_libraries=more, cache_folder=cache)
            typer.echo(f"{path}: {undo} taken out")
        elif provision is None or not (options or by or reason or lead is not None or until is not None):
            page = choosing.choices_page(
                folder, lang, provision=provision, reading=reading, extra_libraries=more, cache_folder=cache
            )
            workflow.show_document(page, sys.stdout)
        elif not (options and by and reason) and (options or by or reason):
            raise typer.BadParameter("a decision needs an option (or none), --by and --reason", param_hint="PROVISION")
        else:
            day = on or date.today().isoformat()  # noqa: DTZ011 - the day of the place where it is decided
            path = choosing.choose(
                folder,
                provision,
                options or (),
                by=by or "",
                reason=reason or "",
                on=day,
                language=lang,
                lead=lead,
                until=until,
                extra_libraries=more,
                cache_folder=cache,
            )
            typer.echo(f"{path}: {provision} recorded")

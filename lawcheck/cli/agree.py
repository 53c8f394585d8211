"""``lawcheck agree``: how far readers agree, and what hangs on where they do not."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from lawcheck import workflow
from lawcheck.cli.common import FolderArg, LanguageOpt, LibraryOpt, cache_folder, shown_problems
from lawcheck.workflow import agreeing

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command(epilog="Example: lawcheck agree arcadia first second")
def agree(
    folder: FolderArg,
    readings: Annotated[
        list[str] | None,
        typer.Argument(metavar="[READING]...", help="Names of readings; without them, all.", show_default=False),
    ] = None,
    lang: LanguageOpt = "en",
    library: LibraryOpt = None,
    json: Annotated[bool, typer.Option("--json", help="Machine-readable output.")] = False,
) -> None:
    """Show how far readers agree, and what hangs on where they differ."""
    with shown_problems():
        if json:
            found = agreeing.agreement_json(
                folder, readings=readings or (), extra_libraries=library or (), cache_folder=cache_folder()
            )
            typer.echo(found, nl=False)
            return
        page = agreeing.agreement_page(
            folder, lang, readings=readings or (), extra_libraries=library or (), cache_folder=cache_folder()
        )
        workflow.show_document(page, sys.stdout)

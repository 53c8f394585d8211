"""``lawcheck suggest``: point to sections that may answer a criterion, or make a reading plan."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from lawcheck import workflow
from lawcheck.cli.common import FolderArg, LanguageOpt, LibraryOpt, ReadingOpt, cache_folder, shown_problems
from lawcheck.workflow import pointing

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command(epilog="Example: lawcheck suggest arcadia offence.attempt")
def suggest(
    folder: FolderArg,
    criterion: Annotated[
        str | None,
        typer.Argument(help="The criterion; without one, a reading plan of all that is open.", show_default=False),
    ] = None,
    reading: ReadingOpt = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=200, help="At most so many sections.")] = 10,
    lang: LanguageOpt = "en",
    library: LibraryOpt = None,
) -> None:
    """Point to sections that may answer a criterion: a pointer, no finding."""
    with shown_problems():
        page = pointing.section_suggestions(
            folder,
            criterion,
            lang,
            reading=reading,
            limit=limit,
            extra_libraries=library or (),
            cache_folder=cache_folder(),
        )
        workflow.show_document(page, sys.stdout)

"""``lawcheck impact``: what falls if a place in the law is repealed."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from lawcheck import workflow
from lawcheck.cli.common import FolderArg, LanguageOpt, LibraryOpt, ReadingOpt, cache_folder, shown_problems
from lawcheck.workflow import statutes

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command(epilog="Example: lawcheck impact arcadia penal-code 12")
def impact(
    folder: FolderArg,
    statute: Annotated[str, typer.Argument(metavar="ID", help="The id of a text.", show_default=False)],
    place: Annotated[
        list[str] | None,
        typer.Argument(metavar="PLACE", help="A section or paragraph; without it, the whole text.", show_default=False),
    ] = None,
    lang: LanguageOpt = "en",
    reading: ReadingOpt = None,
    library: LibraryOpt = None,
) -> None:
    """Show which findings change if a place in the law is repealed."""
    with shown_problems():
        document = statutes.statutes_page(
            folder,
            "impact",
            lang,
            statute=statute,
            place=" ".join(place or []),
            reading=reading,
            extra_libraries=library or (),
            cache_folder=cache_folder(),
        )
        workflow.show_document(document, sys.stdout)

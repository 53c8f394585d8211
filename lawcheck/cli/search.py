"""``lawcheck search``: find things in the library."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from lawcheck import workflow
from lawcheck.cli.common import LanguageOpt, LibraryOpt, cache_folder, shown_problems

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command(epilog='Example: lawcheck search "reflection period"')
def search(
    words: Annotated[list[str], typer.Argument(help="The words, in any language of the library.", show_default=False)],
    limit: Annotated[int, typer.Option("--limit", min=1, max=200, help="At most so many results.")] = 20,
    lang: LanguageOpt = "en",
    library: LibraryOpt = None,
) -> None:
    """Find provisions, criteria and drafting options by their words."""
    with shown_problems():
        opened = workflow.open_library(library or (), cache_folder())
        page = workflow.library_search(opened, " ".join(words), lang, limit=limit, cache_folder=cache_folder())
        workflow.show_document(page, sys.stdout)

"""``lawcheck show``: a page of the library."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from lawcheck import workflow
from lawcheck.cli.common import LanguageOpt, LibraryOpt, cache_folder, data_folder, shown_problems

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command(epilog="Example: lawcheck show model-law.10")
def show(
    item: Annotated[
        str, typer.Argument(metavar="ID", help="A provision, an article, a criterion or an option.", show_default=False)
    ],
    lang: LanguageOpt = "en",
    library: LibraryOpt = None,
) -> None:
    """Show a provision, a criterion or an article of the library."""
    with shown_problems():
        opened = workflow.open_library(library or (), cache_folder())
        document = workflow.library_page(opened, item, lang, cache_folder=cache_folder(), data_folder=data_folder())
        workflow.show_document(document, sys.stdout)

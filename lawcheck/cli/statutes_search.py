"""``lawcheck statutes search``: find sections of a country's statutes."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from lawcheck import workflow
from lawcheck.cli.common import FolderArg, LanguageOpt, LibraryOpt, cache_folder, shown_problems
from lawcheck.workflow import pointing


def search(
    folder: FolderArg,
    words: Annotated[list[str], typer.Argument(help="The words, in the language of the statutes.", show_default=False)],
    limit: Annotated[int, typer.Option("--limit", min=1, max=200, help="At most so many sections.")] = 20,
    lang: LanguageOpt = "en",
    library: LibraryOpt = None,
) -> None:
    """Find sections by their words, in any form of these, with the words around."""
    with shown_problems():
        page = pointing.statutes_search(
            folder,
            " ".join(words),
            lang,
            limit=limit,
            extra_libraries=library or (),
            cache_folder=cache_folder(),
        )
        workflow.show_document(page, sys.stdout)

"""``lawcheck list``: the library as a tree."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from lawcheck import workflow
from lawcheck.cli.common import LanguageOpt, LibraryOpt, cache_folder, shown_problems
from lawcheck.model.library import Level, Pillar
from lawcheck.workflow import translating

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command("list", epilog="Example: lawcheck list --instrument protocol --level consider")
def list_library(
    instrument: Annotated[list[str] | None, typer.Option("--instrument", help="Only this instrument.")] = None,
    level: Annotated[list[Level] | None, typer.Option("--level", help="Only this obligation level.")] = None,
    pillar: Annotated[list[Pillar] | None, typer.Option("--pillar", help="Only this pillar.")] = None,
    theme: Annotated[list[str] | None, typer.Option("--theme", help="Only this theme, with its criteria.")] = None,
    totals: Annotated[bool, typer.Option("--totals", help="Counts only.")] = False,
    untranslated: Annotated[
        str | None,
        typer.Option("--untranslated", help="What this language lacks: phrases and texts.", show_default=False),
    ] = None,
    lang: LanguageOpt = "en",
    library: LibraryOpt = None,
) -> None:
    """List the library as a tree, or its totals, or what a language lacks of it."""
    with shown_problems():
        if untranslated:
            typer.echo(translating.untranslated_list(untranslated, library or ()))
            return
        opened = workflow.open_library(library or (), cache_folder())
        page = workflow.library_tree(
            opened,
            lang,
            instruments=instrument,
            levels=level,
            pillars=pillar,
            themes=theme,
            totals=totals,
            cache_folder=cache_folder(),
        )
        workflow.show_document(page, sys.stdout)

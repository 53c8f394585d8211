"""``lawcheck explain``: the whole path from cited words to a finding, and what would change it."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from lawcheck import workflow
from lawcheck.cli.common import FolderArg, LanguageOpt, LibraryOpt, ReadingOpt, cache_folder, shown_problems
from lawcheck.model.finding import Scenario
from lawcheck.workflow import explaining

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command(epilog="Example: lawcheck explain arcadia protocol.3.a.means")
def explain(
    folder: FolderArg,
    provision: Annotated[
        str, typer.Argument(metavar="PROVISION", help="A provision, or an article for all of its.", show_default=False)
    ],
    scenario: Annotated[
        Scenario, typer.Option("--scenario", help="Law in force, or as if pending texts were law.")
    ] = Scenario.NOW,
    lang: LanguageOpt = "en",
    reading: ReadingOpt = None,
    library: LibraryOpt = None,
    json: Annotated[bool, typer.Option("--json", help="Machine-readable output.")] = False,
) -> None:
    """Lay open how a finding was reached, and what would change it."""
    with shown_problems():
        assessment = workflow.assess(
            folder, reading=reading, extra_libraries=library or (), cache_folder=cache_folder()
        )
        if json:
            typer.echo(explaining.as_json(assessment, provision, lang, scenario, cache_folder=cache_folder()), nl=False)
            return
        page = explaining.explanation_page(assessment, provision, lang, scenario, cache_folder=cache_folder())
        workflow.show_document(page, sys.stdout)

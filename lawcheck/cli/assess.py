"""``lawcheck assess``: a finding for every provision, in the terminal or as JSON."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from lawcheck import workflow
from lawcheck.cli.common import (
    Exit,
    FailOn,
    FolderArg,
    LanguageOpt,
    LibraryOpt,
    ReadingOpt,
    cache_folder,
    shown_problems,
)
from lawcheck.model.finding import Scenario
from lawcheck.model.library import Level, Pillar

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command(epilog="Example: lawcheck assess arcadia --level mandatory --priority 1")
def assess(
    folder: FolderArg,
    provision: Annotated[
        str | None, typer.Option("--provision", help="One provision in full, such as protocol.3.c.")
    ] = None,
    instrument: Annotated[list[str] | None, typer.Option("--instrument", help="Only this instrument.")] = None,
    pillar: Annotated[list[Pillar] | None, typer.Option("--pillar", help="Only this pillar.")] = None,
    level: Annotated[list[Level] | None, typer.Option("--level", help="Only this obligation level.")] = None,
    priority: Annotated[
        list[int] | None, typer.Option("--priority", min=1, max=4, help="Only this priority, 1 to 4.")
    ] = None,
    scenario: Annotated[
        Scenario, typer.Option("--scenario", help="Law in force, or as if pending texts were law.")
    ] = Scenario.NOW,
    fail_on: Annotated[
        list[FailOn] | None, typer.Option("--fail-on", help="End with exit code 1 if there is any of these.")
    ] = None,
    lang: LanguageOpt = "en",
    reading: ReadingOpt = None,
    library: LibraryOpt = None,
    json: Annotated[bool, typer.Option("--json", help="Machine-readable output (lawcheck schema assessment).")] = False,
) -> None:
    """Show a country's findings: gaps by priority, with the words they rest on."""
    with shown_problems():
        assessment = workflow.assess(
            folder, reading=reading, extra_libraries=library or (), cache_folder=cache_folder()
        )
        selection = workflow.selection(
            assessment, instruments=instrument, pillars=pillar, levels=level, priorities=priority
        )
        if json:
            typer.echo(workflow.as_json(assessment, selection, lang, scenario, cache_folder=cache_folder()), nl=False)
        else:
            page = workflow.findings_page(
                assessment, selection, lang, scenario, provision=provision, cache_folder=cache_folder()
            )
            workflow.show_document(page, sys.stdout)
        failed = workflow.fails_on(assessment, scenario, tuple(str(each) for each in fail_on or ()))
    raise typer.Exit(Exit.FOUND if failed else Exit.DONE)

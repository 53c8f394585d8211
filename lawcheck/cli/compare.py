"""``lawcheck compare``: what changed since a version was frozen."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from lawcheck import workflow
from lawcheck.cli.common import (
    Exit,
    FolderArg,
    LanguageOpt,
    LibraryOpt,
    ReadingOpt,
    cache_folder,
    shown_problems,
    write_new,
)
from lawcheck.model.finding import Scenario
from lawcheck.workflow.comparing import comparison_page

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command(epilog="Example: lawcheck compare arcadia --with 1.0")
def compare(
    folder: FolderArg,
    version: Annotated[str, typer.Option("--with", metavar="VERSION", help="A frozen version.", show_default=False)],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="A file: .docx, .html, .md or .txt.", show_default=False)
    ] = None,
    lang: LanguageOpt = "en",
    scenario: Annotated[Scenario, typer.Option("--scenario", help="Law in force, or as if enacted.")] = Scenario.NOW,
    reading: ReadingOpt = None,
    library: LibraryOpt = None,
    fail: Annotated[bool, typer.Option("--fail-on-regression", help="End with 1 if anything became worse.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is already there.")] = False,
) -> None:
    """Show what became worse, better or uncertain since a version was frozen."""
    with shown_problems():
        page, is_worse = comparison_page(
            folder,
            version,
            lang,
            reading=reading,
            scenario=scenario,
            extra_libraries=library or (),
            cache_folder=cache_folder(),
        )
        if output is None:
            workflow.show_document(page, sys.stdout)
        else:
            write_new(output, workflow.render(page, output.suffix.lower()), replace=force)
            typer.echo(f"{output}: written")
    if fail and is_worse:
        raise typer.Exit(Exit.FOUND)

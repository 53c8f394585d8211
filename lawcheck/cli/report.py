"""``lawcheck report``: the gap report as a file, or in the terminal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from lawcheck import workflow
from lawcheck.cli.common import (
    FolderArg,
    LanguageOpt,
    LibraryOpt,
    ReadingOpt,
    cache_folder,
    data_folder,
    shown_problems,
    write_new,
)
from lawcheck.model.finding import Scenario

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command(epilog="Example: lawcheck report arcadia -o report.docx --lang fr")
def report(
    folder: FolderArg,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", help="The file: .docx, .md or .txt. Without it, the terminal.", show_default=False
        ),
    ] = None,
    lang: LanguageOpt = "en",
    scenario: Annotated[
        Scenario, typer.Option("--scenario", help="Law in force, or as if pending texts were law.")
    ] = Scenario.NOW,
    reading: ReadingOpt = None,
    library: LibraryOpt = None,
    official: Annotated[
        bool, typer.Option("--official", help="Quote the official words from your own copies (lawcheck texts).")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is already there.")] = False,
) -> None:
    """Write the gap report: Word, Markdown or plain text."""
    with shown_problems():
        assessment = workflow.assess(
            folder, reading=reading, extra_libraries=library or (), cache_folder=cache_folder()
        )
        document = workflow.gap_report(
            assessment,
            lang,
            scenario=scenario,
            cache_folder=cache_folder(),
            data_folder=data_folder() if official else None,
        )
        if output is None:
            workflow.show_document(document, sys.stdout)
            return
        write_new(output, workflow.render(document, output.suffix.lower()), replace=force)
    typer.echo(f"{output}: written")

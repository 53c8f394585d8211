"""``lawcheck freeze``: keep what a report was made from."""

from __future__ import annotations

import sys
from datetime import date
from typing import Annotated

import typer

from lawcheck import workflow
from lawcheck.cli.common import FolderArg, LanguageOpt, LibraryOpt, cache_folder, shown_problems
from lawcheck.workflow import freezing

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command(
    epilog="Example: lawcheck freeze arcadia --version 1.0 && lawcheck report arcadia --from 1.0 -o report.docx"
)
def freeze(
    folder: FolderArg,
    version: Annotated[
        str, typer.Option("--version", help="Its name; else the version in country.yaml.", show_default=False)
    ] = "",
    listed: Annotated[bool, typer.Option("--list", help="List the versions that are frozen.")] = False,
    lang: LanguageOpt = "en",
    library: LibraryOpt = None,
) -> None:
    """Keep a version: the folder, the library and the phrases, so that its report can be made again."""
    with shown_problems():
        if listed:
            workflow.show_document(freezing.frozen_page(folder, lang, cache_folder()), sys.stdout)
            return
        today = date.today().isoformat()  # noqa: DTZ011 - the day of the place where it is frozen
        target, seal, note = freezing.freeze(
            folder, version, today, extra_libraries=library or (), cache_folder=cache_folder()
        )
    typer.echo(f"{target}: frozen, fingerprint {seal}")
    if note:
        typer.echo(f"note: {note}", err=True)

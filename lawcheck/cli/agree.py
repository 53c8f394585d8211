"""``lawcheck agree``: how far readers agree, and what hangs on where they do not."""

from __future__ import annotations

import re
import sys
from typing import Annotated

import typer

from lawcheck import workflow
from lawcheck.cli.common import Exit, FolderArg, LanguageOpt, LibraryOpt, cache_folder, shown_problems
from lawcheck.workflow import agreeing

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


_LIMIT = re.compile(r"divergence=([0-9]{1,3})%?")


def _limit(text: str) -> int:
    found = _LIMIT.fullmatch(text.strip())
    if found is None:
        raise typer.BadParameter(f"'{text}' is no limit such as divergence=5%")
    return int(found[1])


@app.command(epilog="Example: lawcheck agree arcadia first second")
def agree(
    folder: FolderArg,
    readings: Annotated[
        list[str] | None,
        typer.Argument(metavar="[READING]...", help="Names of readings; without them, all.", show_default=False),
    ] = None,
    fail_on: Annotated[
        int | None,
        typer.Option(
            "--fail-on",
            parser=_limit,
            metavar="divergence=SHARE",
            help="End with exit code 1 if readers diverge on this share or more: divergence=5%.",
            show_default=False,
        ),
    ] = None,
    lang: LanguageOpt = "en",
    library: LibraryOpt = None,
    json: Annotated[bool, typer.Option("--json", help="Machine-readable output.")] = False,
) -> None:
    """Show how far readers agree, and what hangs on where they differ."""
    with shown_problems():
        comparison = agreeing.compare_folder(
            folder, readings=readings or (), extra_libraries=library or (), cache_folder=cache_folder()
        )
        if json:
            typer.echo(agreeing.comparison_json(comparison), nl=False)
        else:
            page = agreeing.comparison_page(comparison, lang, cache_folder=cache_folder())
            workflow.show_document(page, sys.stdout)
    raise typer.Exit(Exit.FOUND if fail_on is not None and comparison.divergence >= fail_on else Exit.DONE)

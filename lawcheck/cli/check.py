"""``lawcheck check``: every problem of a folder, and nothing written."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from lawcheck import workflow
from lawcheck.cli.common import LibraryOpt, say, shown_problems

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command(epilog="Example: lawcheck check arcadia")
def check(
    folder: Annotated[
        Path | None, typer.Argument(help="The country folder; without it, only libraries.", show_default=False)
    ] = None,
    library: LibraryOpt = None,
) -> None:
    """List everything that is wrong in a country folder or a library. Writes nothing."""
    with shown_problems():
        today = datetime.now().astimezone().date().isoformat()
        summary = workflow.check(folder, extra_libraries=library or (), today=today)
    say(summary)

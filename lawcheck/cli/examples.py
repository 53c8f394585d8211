"""``lawcheck examples``: the sample countries, out of the package and into a folder of yours."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lawcheck import workflow
from lawcheck.cli.common import shown_problems

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="List or copy the sample countries.",
    add_completion=False,
    no_args_is_help=True,
)


@app.command("list", epilog="Example: lawcheck examples list")
def list_examples() -> None:
    """List the sample countries."""
    for name, title in workflow.sample_countries():
        typer.echo(f"{name:<16} {title}")


@app.command("copy", epilog="Example: lawcheck examples copy arcadia")
def copy_example(
    name: Annotated[str, typer.Argument(help="The sample country.", show_default=False)],
    to: Annotated[
        Path | None, typer.Argument(help="The new folder; by default one of the same name here.", show_default=False)
    ] = None,
) -> None:
    """Copy a sample country into a new folder."""
    with shown_problems():
        folder = workflow.copy_sample(name, to or Path(name))
    command = "assess" if (folder / "readings").is_dir() else "train verify"
    typer.echo(f"{folder}: copied. Next: lawcheck {command} {folder}")

"""The list of commands. A command's module is imported when the command is run, so that --help stays quick."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer
import typer.core
from typer.main import get_command

from lawcheck import __version__
from lawcheck.cli.common import Exit
from lawcheck.cli.console import make_readable
from lawcheck.errors import nearest

if TYPE_CHECKING:
    from typer._click.core import Command, Context
    from typer._click.formatting import HelpFormatter

COMMANDS: Mapping[str, tuple[str, str]] = {
    "assess": ("lawcheck.cli.assess", "Show a country's findings: gaps by priority, with the words they rest on."),
    "report": (
        "lawcheck.cli.report",
        "Write the gap report: Word, HTML, PDF, Excel, CSV, JSON, Markdown or plain text.",
    ),
    "init": ("lawcheck.cli.init", "Start a country folder: what is not given is asked for on a terminal."),
    "record": ("lawcheck.cli.record", "Answer the criteria one by one: question, sections, citations, reason."),
    "answer": ("lawcheck.cli.answer", "Write one answer into a reading, and show which findings change."),
    "check": ("lawcheck.cli.check", "List everything that is wrong in a country folder or a library. Writes nothing."),
    "show": ("lawcheck.cli.show", "Show a provision, a criterion or an article of the library."),
    "list": ("lawcheck.cli.list", "List the library as a tree, or its totals, or what a language lacks of it."),
    "search": ("lawcheck.cli.search", "Find provisions, criteria and drafting options by their words."),
    "statutes": ("lawcheck.cli.statutes", "List, open and check the texts of a country folder."),
    "impact": ("lawcheck.cli.impact", "Show which findings change if a place in the law is repealed."),
    "explain": ("lawcheck.cli.explain", "Lay open how a finding was reached, and what would change it."),
    "texts": ("lawcheck.cli.texts", "Keep your own copies of official texts, to be shown beside ours."),
    "suggest": ("lawcheck.cli.suggest", "Point to sections that may answer a criterion: a pointer, no finding."),
    "worksheet": (
        "lawcheck.cli.worksheet",
        "Write questions for agencies: Excel or Word files to be filled in and sent back.",
    ),
    "collect": (
        "lawcheck.cli.collect",
        "Take in filled worksheets: replies as sources with their author, never answers.",
    ),
    "examples": ("lawcheck.cli.examples", "List or copy the sample countries."),
    "schema": ("lawcheck.cli.schema", "Print the JSON Schema of a kind of file, for editors and scripts."),
}


class LazyGroup(typer.core.TyperGroup):
    """A group that knows its commands by name and loads the one that is asked for."""

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002 - the signature is Typer's
        """Name the commands, in the order in which people use them."""
        return list(COMMANDS)

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:  # noqa: ARG002
        """Load a command."""
        if cmd_name not in COMMANDS:
            return None
        return get_command(import_module(COMMANDS[cmd_name][0]).app)

    def resolve_command(self, ctx: Context, args: list[str]) -> Any:
        """Name the nearest command when there is none of this name."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            remedy = nearest(args[0], COMMANDS) or "see: lawcheck --help"
            ctx.fail(f"There is no command '{args[0]}'; {remedy}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


app = typer.Typer(
    cls=LazyGroup,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    epilog="Example: lawcheck examples copy arcadia && lawcheck assess arcadia",
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"lawcheck {__version__}")
        raise typer.Exit


@app.callback()
def describe(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Show the version."),
) -> None:
    """Does a country's law meet the UN Trafficking in Persons Protocol? Findings and gap reports."""


def main() -> None:
    """Run the command line; a closed pipe ends it quietly, and no letter stops it."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `lawcheck assess x | head` ends as other programs do
    for stream in (sys.stdout, sys.stderr):
        make_readable(stream)
    try:
        try:
            app(prog_name="lawcheck")
        finally:
            sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left cannot be written either
        sys.stderr.write(f"error: the output cannot be written ({error.strerror or error})\n")
        sys.exit(Exit.DATA)

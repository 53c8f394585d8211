"""``lawcheck record``: the walk through the criteria, on a full screen or by plain prompts."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lawcheck.cli.common import FolderArg, LanguageOpt, LibraryOpt, cache_folder, shown_problems
from lawcheck.render.characters import harmless
from lawcheck.workflow.route import Only, Order

if TYPE_CHECKING:
    from lawcheck.workflow.recording import Walk

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command(epilog="Example: lawcheck record arcadia --order plan")
def record(
    folder: FolderArg,
    theme: Annotated[
        str | None, typer.Option("--theme", help="Only the criteria of this theme: definition.", show_default=False)
    ] = None,
    order: Annotated[Order, typer.Option("--order", help="By theme, or by what to read first.")] = Order.THEME,
    only: Annotated[
        Only | None,
        typer.Option(
            "--only", help="Which criteria; else what is open or stale, then undetermined.", show_default=False
        ),
    ] = None,
    criterion: Annotated[
        str | None, typer.Option("--criterion", help="The criterion to begin with.", show_default=False)
    ] = None,
    reading: Annotated[
        str | None, typer.Option("--reading", help="The reading to write; else the first.", show_default=False)
    ] = None,
    reader: Annotated[
        str | None, typer.Option("--reader", help="Who answers, as named in country.yaml.", show_default=False)
    ] = None,
    plain: Annotated[bool, typer.Option("--plain", help="Plain prompts instead of the full screen.")] = False,
    lang: LanguageOpt = "en",
    library: LibraryOpt = None,
) -> None:
    """Answer the criteria one by one: question, sections, citations, reason. Every answer is written at once."""
    from lawcheck.workflow.answering import open_desk
    from lawcheck.workflow.first_reading import begin_reading
    from lawcheck.workflow.walk_pages import closing, open_walk

    gc.enable()  # unlike other commands, this one lasts
    libraries = library or ()
    with shown_problems():
        begin_reading(
            folder, lang, reading=reading, reader=reader, extra_libraries=libraries, cache_folder=cache_folder()
        )
        desk = open_desk(folder, reading=reading, reader=reader, extra_libraries=libraries, cache_folder=cache_folder())
        if order is Order.PLAN and sys.stderr.isatty():
            typer.echo("Making the reading plan ...", err=True)  # a large code takes a few seconds
        today = datetime.now().astimezone().date().isoformat()
        walk = open_walk(
            desk, lang, today, order=order, only=only, theme=theme, start=criterion, cache_folder=cache_folder()
        )
        _face(plain=plain)(walk)
    options = {"--theme": theme, "--order": order.value if order is Order.PLAN else None, "--only": only}
    options |= {"--reading": reading, "--reader": reader, "--lang": lang if lang != "en" else None}
    again = _command("record", folder, {**options, "--plain": plain}, libraries)
    assess = _command("assess", folder, {"--reading": reading}, libraries)
    for line in closing(walk, again, assess, str(desk.path)):
        typer.echo(harmless(line))


def _face(*, plain: bool) -> Callable[[Walk], None]:
    """Choose the full screen where there is one."""
    if plain or not _has_screen():
        from lawcheck.cli.record_plain import walk_plain

        return walk_plain
    if find_spec("textual") is None:
        from lawcheck.cli.record_plain import walk_plain

        typer.echo(
            'The full screen needs Textual: pip install "lawcheck[screen]". Going on with plain prompts.', err=True
        )
        return walk_plain
    from lawcheck.cli.record_screen import walk_on_screen

    return walk_on_screen


def _has_screen() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "") not in ("dumb", "unknown")


def _command(name: str, folder: Path, options: dict[str, str | bool | None], libraries: Sequence[Path]) -> list[str]:
    """Write a command as it can be typed."""
    command = ["lawcheck", name, str(folder)]
    for option, value in options.items():
        command += [option] if value is True else [option, str(value)] if value else []
    return command + [part for each in libraries for part in ("--library", str(each))]

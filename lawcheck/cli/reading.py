"""``lawcheck reading``: a further reading, blind to the others, and a list of those there are."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from lawcheck import workflow
from lawcheck.cli.common import FolderArg, LanguageOpt, LibraryOpt, cache_folder, shown_problems
from lawcheck.workflow import second_reading

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
    help="Make a second reading, blind to the first, and list the readings of a folder.",
    epilog="Example: lawcheck reading new arcadia --reader cd --sample 20% --seed 7",
)


def _percent(text: str) -> int:
    number = text.strip().removesuffix("%").strip()
    if not number.isdecimal() or not 1 <= int(number) <= second_reading.ALL:
        raise typer.BadParameter(f"'{text}' is no share such as 20%, from 1% to 100%")
    return int(number)


@app.command(epilog="Example: lawcheck reading new arcadia --reader cd --sample 20% --seed 7")
def new(
    folder: FolderArg,
    reader: Annotated[str, typer.Option("--reader", help="Who reads: an id of country.yaml.", show_default=False)],
    name: Annotated[str, typer.Option("--name", help="Name of the reading.")] = "second",
    sample: Annotated[
        int, typer.Option("--sample", parser=_percent, metavar="SHARE", help="Share of the criteria, by theme: 20%.")
    ] = "100%",  # type: ignore[assignment] # Typer parses the default as well
    seed: Annotated[int, typer.Option("--seed", help="The same seed draws the same sample.")] = 1,
    theme: Annotated[list[str] | None, typer.Option("--theme", help="Only this theme of criteria.")] = None,
    language: Annotated[
        str | None, typer.Option("--language", help="Of the reasons; else that of the first reading.")
    ] = None,
    library: LibraryOpt = None,
) -> None:
    """Write a blind reading: a stub for each criterion, and nothing of anybody's answers."""
    with shown_problems():
        blank = second_reading.plan_reading(
            folder,
            reader,
            name=name,
            percent=sample,
            seed=seed,
            themes=theme or (),
            language=language,
            extra_libraries=library or (),
            cache_folder=cache_folder(),
        )
        second_reading.write_reading(blank)
    typer.echo(f"{blank.path}: written; criteria to be read by {reader}: {blank.criteria}")
    for each in blank.advice:
        typer.echo(f"note: {each}", err=True)


@app.command("list", epilog="Example: lawcheck reading list arcadia")
def list_readings(folder: FolderArg, lang: LanguageOpt = "en", library: LibraryOpt = None) -> None:
    """List the readings of a folder, with their readers and how much they answer."""
    with shown_problems():
        page = second_reading.readings_page(folder, lang, extra_libraries=library or (), cache_folder=cache_folder())
        workflow.show_document(page, sys.stdout)

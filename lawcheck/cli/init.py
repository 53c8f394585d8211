"""``lawcheck init``: a new country folder."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from lawcheck import workflow
from lawcheck.cli.common import LanguageOpt, LibraryOpt, cache_folder, say, shown_problems
from lawcheck.cli.init_questions import completed, is_terminal
from lawcheck.workflow import starting
from lawcheck.workflow.start_facts import Checks, Given

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)

_EXAMPLE = (
    "Example: lawcheck init cote-divoire --country CI --law-as-at 2026-06-30 --scope protocol --protocol party:2012-10-25 "
    "--tradition civil-law --treaties monist --structure unitary --reader ab:'lead assessor'"
)


def _option(name: str, text: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(name, help=text, show_default=False)
    return option


@app.command(epilog=_EXAMPLE)
def init(
    folder: Annotated[Path, typer.Argument(help="The folder to make; it must not be there, or be empty.")],
    country: Annotated[str, _option("--country", "The State: ISO 3166 code, or name in English or French.")] = "",
    name: Annotated[list[str] | None, _option("--name", "Its name as you write it: en=..., fr=...")] = None,
    fictional: Annotated[bool, typer.Option("--fictional", help="For training; takes a code from XA to XZ.")] = False,
    law_as_at: Annotated[str, _option("--law-as-at", "The cut-off date: 2026-06-30.")] = "",
    scope: Annotated[str, _option("--scope", "protocol, protocol-untoc, all, or themes: definition,offence.")] = "",
    protocol: Annotated[str, _option("--protocol", "Standing: party:2004-03-01, signatory or not-party.")] = "",
    untoc: Annotated[str, _option("--untoc", "The same, for the parent Convention.")] = "",
    tradition: Annotated[str, _option("--tradition", "civil-law, common-law, mixed, customary ...")] = "",
    treaties: Annotated[str, _option("--treaties", "In domestic law: monist, dualist or mixed.")] = "",
    structure: Annotated[str, _option("--structure", "unitary or federal.")] = "",
    landlocked: Annotated[
        bool | None, typer.Option("--landlocked/--no-landlocked", help="Without a coast.", show_default=False)
    ] = None,
    reader: Annotated[
        list[str] | None, _option("--reader", "id:role or id:role:name; the lead assessor first.")
    ] = None,
    lang: LanguageOpt = "en",
    library: LibraryOpt = None,
) -> None:
    """Start a country folder: what is not given is asked for on a terminal."""
    names, readers = tuple(name or ()), tuple(reader or ())
    facts = (law_as_at, scope, protocol, untoc, tradition, treaties, structure, landlocked)
    given = Given(country, names, fictional, *facts, readers)
    with shown_problems():
        today = datetime.now().astimezone().date().isoformat()
        checks = Checks(workflow.open_library(library or (), cache_folder()), today)
        if is_terminal():
            given = completed(folder, given, checks, workflow.phrases_in(lang, cache_folder()))
        message = starting.start_country(folder, given, lang, checks, cache_folder=cache_folder())
    say(message)

"""``lawcheck train new`` and ``gaps``: a country of one's own, and the gaps that can be planted in it."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from lawcheck import workflow
from lawcheck.cli.common import LanguageOpt, cache_folder, say, shown_problems
from lawcheck.cli.train_common import JsonOpt
from lawcheck.model.training import NAMES
from lawcheck.workflow import training_new

_MOST = len(NAMES)


class LevelName(StrEnum):
    """For whom gaps are drawn."""

    BEGINNERS = "beginners"
    INTERMEDIATE = "intermediate"
    DIFFICULT = "difficult"
    EXPERT = "expert"


def new(
    folder: Annotated[Path, typer.Argument(help="The folder to make; it must not be there, or be empty.")],
    name: Annotated[str, typer.Option("--name", help="What the country is called; invented.", show_default=False)],
    plant: Annotated[
        list[str] | None,
        typer.Option("--plant", metavar="GAP", help="A gap, by number or name; may be repeated.", show_default=False),
    ] = None,
    draw: Annotated[int, typer.Option("--draw", min=0, max=_MOST, help="Draw so many gaps beside them.")] = 0,
    seed: Annotated[int, typer.Option("--seed", help="The same seed draws the same gaps.")] = 1,
    level: Annotated[LevelName, typer.Option("--level", help="How hard the gaps drawn are.")] = LevelName.INTERMEDIATE,
    law: Annotated[str, typer.Option("--law", help="Language of the statutes: en or fr.")] = "en",
    code: Annotated[str, typer.Option("--code", help="XA to XZ, and no sample's.")] = "XE",
    licence: Annotated[str, typer.Option("--licence", help="On what terms it may be used.")] = "CC-BY-4.0",
    minutes: Annotated[
        int | None, typer.Option("--minutes", min=10, help="How long you have; else for all of it.", show_default=False)
    ] = None,
) -> None:
    """Write a new fictional country with planted gaps.

    Statutes, key, profile, handout and facilitator's notes, ready for the day and yours to edit.
    """
    asked = (tuple(plant or ()), draw, seed, level.value, law, code, licence, minutes)
    with shown_problems():
        made = training_new.new_country(folder, training_new.Wanted(name, *asked), cache_folder=cache_folder())
    say(f"{folder}: made, {', '.join(made.gaps) or 'nothing planted'}; {made.level}, {made.minutes} minutes")
    say(f"Next: lawcheck train verify {folder}")


def gaps(
    lang: LanguageOpt = "en",
    json: JsonOpt = False,
) -> None:
    """List the gaps that can be planted.

    Number, name, how hard each is to see, and what it teaches.
    """
    with shown_problems():
        if json:
            typer.echo(training_new.catalogue_as_json(lang, cache_folder=cache_folder()), nl=False)
        else:
            page = training_new.catalogue_page(lang, cache_folder=cache_folder())
            workflow.show_document(page, sys.stdout)

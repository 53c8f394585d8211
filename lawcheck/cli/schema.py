"""``lawcheck schema``: the JSON Schema of a kind of file."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from lawcheck import workflow

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


class Kind(StrEnum):
    """The kinds of file that lawcheck reads or writes."""

    COUNTRY = "country"
    READING = "reading"
    CHOICES = "choices"
    MANIFEST = "manifest"
    CRITERIA = "criteria"
    PROVISIONS = "provisions"
    INSTRUMENTS = "instruments"
    AGENCIES = "agencies"
    REPLIES = "replies"
    CHECKLISTS = "checklists"
    KEY = "key"
    RESULTS = "results"
    OBJECTIONS = "objections"
    PACK = "pack"
    SCORES = "scores"
    BASE = "base"
    PLANT = "plant"
    ASSESSMENT = "assessment"
    EXPLAIN = "explain"


@app.command(epilog="Example: lawcheck schema reading > reading.schema.json")
def schema(kind: Annotated[Kind, typer.Argument(help="The kind of file.", show_default=False)]) -> None:
    """Print the JSON Schema of a kind of file, for editors and scripts."""
    typer.echo(workflow.schema(kind.value), nl=False)

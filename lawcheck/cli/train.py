"""``lawcheck train``: workshops on fictional countries, from the pack for participants to the plenary."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from lawcheck import workflow
from lawcheck.cli.common import Exit, FolderArg, LanguageOpt, LibraryOpt, cache_folder, shown_problems
from lawcheck.cli.train_common import LargeOpt, OutputOpt, ResultsOpt, ValueName, open_room, show_or_write
from lawcheck.cli.train_new import gaps, new
from lawcheck.cli.train_pack import pack, unseal
from lawcheck.cli.train_scores import agree, debrief, score
from lawcheck.cli.train_sheets import collect, worksheet
from lawcheck.workflow import training

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
    help="Run a workshop on a fictional country: worksheets, scores, debriefing.",
    epilog="Example: lawcheck train worksheet pellorane --groups 6 --minutes 60 --seed 7 -o out",
)

_NEW = "Example: lawcheck train new velmoria --name Velmoria --plant G03 --plant consent-mitigates --draw 3 --seed 7"
_WORKSHEET = "Example: lawcheck train worksheet pellorane --groups 6 --minutes 60 --seed 7 -o out"


@app.command("list", epilog="Example: lawcheck train list")
def list_countries(
    folders: Annotated[
        list[Path] | None, typer.Argument(metavar="FOLDER...", help="Countries of your own.", show_default=False)
    ] = None,
    lang: LanguageOpt = "en",
) -> None:
    """List the countries for training.

    Language, level, minutes and planted gaps of each.
    """
    with shown_problems():
        workflow.show_document(training.list_page(folders or (), lang, cache_folder=cache_folder()), sys.stdout)


app.command(epilog=_NEW)(new)
app.command(epilog="Example: lawcheck train gaps --lang fr")(gaps)


@app.command(epilog="Example: lawcheck train verify pellorane")
def verify(folder: FolderArg, lang: LanguageOpt = "en", library: LibraryOpt = None) -> None:
    """Check a country and its key before the day.

    Citations, completeness, planted gaps, names, length.
    """
    with shown_problems():
        found = training.verify(open_room(folder, lang, library))
        workflow.show_document(found.page, sys.stdout)
    raise typer.Exit(Exit.DONE if found.is_ready else Exit.DATA)


app.command(epilog="Example: lawcheck train pack pellorane -o participants")(pack)
app.command(epilog="Example: lawcheck train unseal participants")(unseal)
app.command(epilog=_WORKSHEET)(worksheet)
app.command(epilog="Example: lawcheck train collect pellorane returned/*.docx")(collect)
app.command(epilog="Example: lawcheck train score pellorane --with-objections")(score)
app.command(epilog="Example: lawcheck train agree pellorane")(agree)
app.command(epilog="Example: lawcheck train debrief pellorane -o debrief.docx")(debrief)


@app.command(epilog="Example: lawcheck train reveal pellorane --unit definition.means.vulnerability")
def reveal(
    folder: FolderArg,
    unit: Annotated[
        list[str],
        typer.Option("--unit", metavar="CRITERION", help="The question; may be repeated.", show_default=False),
    ],
    output: OutputOpt = None,
    large: LargeOpt = False,
    results: ResultsOpt = None,
    lang: LanguageOpt = "en",
    library: LibraryOpt = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Open the key to a question.

    The words of the law, the answer, what it teaches, and what the groups answered.
    """
    with shown_problems():
        page = open_room(folder, lang, library, results).reveal(list(dict.fromkeys(unit)))
        show_or_write(page, output, large=large, force=force)


@app.command(
    "object",
    epilog="Example: lawcheck train object pellorane offence.attempt --value partial --by group-3 --reason 'Section 20 ...'",
)
def object_(
    folder: FolderArg,
    criterion: Annotated[str, typer.Argument(metavar="CRITERION", help="The question.", show_default=False)],
    value: Annotated[ValueName, typer.Option("--value", help="The answer held to be right.", show_default=False)],
    by: Annotated[str, typer.Option("--by", metavar="GROUP", help="The group that objects.", show_default=False)],
    reason: Annotated[str, typer.Option("--reason", help="Why.", show_default=False)],
    lang: LanguageOpt = "en",
    library: LibraryOpt = None,
) -> None:
    """Record an objection to the key.

    It proposes an answer that is right as well; the key stays as it is.
    """
    today = date.today().isoformat()  # noqa: DTZ011 - the user's own day
    with shown_problems():
        room = open_room(folder, lang, library)
        path, said = training.object_to(room, criterion, value.value, by, reason, lang, today)
    typer.echo(f"{path}: recorded, '{said.value}' for {criterion} by {by}")
    typer.echo(f"Next: lawcheck train score {folder} --with-objections")

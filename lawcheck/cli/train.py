"""``lawcheck train``: workshops on fictional countries, from the pack for participants to the plenary."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from lawcheck import workflow
from lawcheck.cli.common import Exit, FolderArg, LanguageOpt, LibraryOpt, cache_folder, shown_problems
from lawcheck.cli.train_common import JsonOpt, LargeOpt, OutputOpt, ResultsOpt, open_room, show_json, show_or_write
from lawcheck.cli.train_course import print_
from lawcheck.cli.train_new import gaps, new
from lawcheck.cli.train_objections import object_
from lawcheck.cli.train_pack import pack, unseal
from lawcheck.cli.train_scores import agree, debrief, score
from lawcheck.cli.train_sheets import collect, worksheet
from lawcheck.workflow import training, training_data, training_pack
from lawcheck.workflow.json_text import json_text

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
    json: JsonOpt = False,
) -> None:
    """List the countries for training.

    Language, level, minutes and planted gaps of each, its version, and the edition of the Model Law behind it.
    """
    with shown_problems():
        if json:
            typer.echo(json_text(training.list_as_data(folders or ())), nl=False)
            return
        workflow.show_document(training.list_page(folders or (), lang, cache_folder=cache_folder()), sys.stdout)


app.command(epilog=_NEW)(new)
app.command(epilog="Example: lawcheck train gaps --lang fr")(gaps)


@app.command(epilog="Example: lawcheck train verify pellorane")
def verify(folder: FolderArg, lang: LanguageOpt = "en", library: LibraryOpt = None, json: JsonOpt = False) -> None:
    """Check a country and its key before the day, or a participants' folder.

    Citations, completeness, planted gaps, names, length; of a participants' folder, what was changed since it was made.
    """
    with shown_problems():
        if training_pack.is_closed_pack(folder):
            found = training_pack.verify_pack(folder, lang, extra_libraries=library or (), cache_folder=cache_folder())
        else:
            found = training.verify(open_room(folder, lang, library))
        if json:
            typer.echo(json_text(found.data), nl=False)
        else:
            workflow.show_document(found.page, sys.stdout)
    raise typer.Exit(Exit.DONE if found.is_ready else Exit.DATA)


app.command(epilog="Example: lawcheck train pack pellorane -o participants")(pack)
app.command(epilog="Example: lawcheck train unseal participants")(unseal)
app.command(epilog=_WORKSHEET)(worksheet)
app.command(epilog="Example: lawcheck train collect pellorane returned/*.docx")(collect)
app.command(epilog="Example: lawcheck train score pellorane --with-objections")(score)
app.command(epilog="Example: lawcheck train agree pellorane")(agree)
app.command(epilog="Example: lawcheck train debrief pellorane -o debrief.docx")(debrief)
app.command("print", epilog="Example: lawcheck train print course pellorane --statutes -o day --lang fr")(print_)


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
    json: JsonOpt = False,
) -> None:
    """Open the key to a question.

    The words of the law, the answer, what it teaches, and what the groups answered.
    """
    with shown_problems():
        room, units = open_room(folder, lang, library, results), list(dict.fromkeys(unit))
        if json:
            show_json(training_data.reveal_json(room, units), output)
        else:
            show_or_write(room.reveal(units), output, large=large, force=force)


_OBJECT = (
    "Example: lawcheck train object pellorane offence.attempt --value partial --by group-3 --reason 'Section 20 ...'"
)
app.command("object", epilog=_OBJECT)(object_)

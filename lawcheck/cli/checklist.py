"""``lawcheck checklist``: plain questions to the law for one audience, blank or filled."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lawcheck import workflow
from lawcheck.cli.common import (
    LanguageOpt,
    LibraryOpt,
    ReadingOpt,
    cache_folder,
    refuse_to_replace,
    shown_problems,
    write_new,
)
from lawcheck.model.finding import Scenario
from lawcheck.workflow import checklists

if TYPE_CHECKING:
    from lawcheck.report.document import Document

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Show or print plain questions to the law for one audience, blank or filled.",
    epilog="Example: lawcheck checklist print drafters -o checklist.docx",
    add_completion=False,
    no_args_is_help=True,
)

NameArg = Annotated[
    str, typer.Argument(metavar="[ID]", help="A checklist; see: lawcheck checklist list.", show_default=False)
]
FileOpt = Annotated[Path | None, typer.Option("--file", help="A checklist of your own.", show_default=False)]
FromOpt = Annotated[Path | None, typer.Option("--from", help="The country folder that fills it.", show_default=False)]
ScenarioOpt = Annotated[
    Scenario, typer.Option("--scenario", help="With --from: law in force, or as if pending texts were law.")
]


@app.command("list", epilog="Example: lawcheck checklist list --lang fr")
def list_checklists(lang: LanguageOpt = "en", library: LibraryOpt = None) -> None:
    """List the checklists."""
    with shown_problems():
        page = checklists.checklists_page(lang, extra_libraries=library or (), cache_folder=cache_folder())
        workflow.show_document(page, sys.stdout)


@app.command(epilog="Example: lawcheck checklist show prosecutors-police --from arcadia")
def show(
    name: NameArg = "",
    file: FileOpt = None,
    source: FromOpt = None,
    scenario: ScenarioOpt = Scenario.NOW,
    lang: LanguageOpt = "en",
    reading: ReadingOpt = None,
    library: LibraryOpt = None,
) -> None:
    """Show a checklist in the terminal."""
    with shown_problems():
        filled = _source(source, scenario, reading)
        workflow.show_document(_page(name, file, filled, lang, library), sys.stdout)


@app.command("print", epilog="Example: lawcheck checklist print health-providers -o checklist.docx --lang fr")
def print_checklist(
    output: Annotated[
        Path, typer.Option("-o", "--output", help="The file: .docx, .html, .md or .txt.", show_default=False)
    ],
    name: NameArg = "",
    file: FileOpt = None,
    source: FromOpt = None,
    scenario: ScenarioOpt = Scenario.NOW,
    lang: LanguageOpt = "en",
    reading: ReadingOpt = None,
    library: LibraryOpt = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is already there.")] = False,
) -> None:
    """Write a checklist as a file: boxes to tick, or filled from a country folder. It creates no rating."""
    with shown_problems():
        refuse_to_replace(output, replace=force)
        page = _page(name, file, _source(source, scenario, reading), lang, library, has_boxes=True)
        write_new(output, workflow.render(page, output.suffix.lower()), replace=force)
    typer.echo(f"{output}: written")


def _source(folder: Path | None, scenario: Scenario, reading: str | None) -> checklists.Source | None:
    if folder is None and (scenario is not Scenario.NOW or reading):
        raise typer.BadParameter("only a filled checklist has it: name the folder with --from", param_hint="--scenario")
    return checklists.Source(folder, scenario, reading) if folder else None


def _page(
    name: str,
    file: Path | None,
    source: checklists.Source | None,
    lang: str,
    library: list[Path] | None,
    *,
    has_boxes: bool = False,
) -> Document:
    if not name and file is None:
        raise typer.BadParameter("name a checklist, or your own with --file", param_hint="ID")
    return checklists.checklist_page(
        name,
        lang,
        file=file,
        source=source,
        has_boxes=has_boxes,
        extra_libraries=library or (),
        cache_folder=cache_folder(),
    )

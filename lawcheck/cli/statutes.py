"""``lawcheck statutes``: the texts of a country folder, how they were read, and what rests on a section."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from lawcheck import workflow
from lawcheck.cli.common import FolderArg, LanguageOpt, LibraryOpt, ReadingOpt, cache_folder, shown_problems
from lawcheck.cli.statutes_add import add
from lawcheck.cli.statutes_replace import replace
from lawcheck.cli.statutes_search import search
from lawcheck.workflow import statutes

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="List, open and check the texts of a country folder.",
    add_completion=False,
    no_args_is_help=True,
)

_ADD_EXAMPLE = "Example: lawcheck statutes add arcadia code.docx --title Code --citation 'Act 1' --rank statute ..."

app.command("add", epilog=_ADD_EXAMPLE)(add)
_REPLACE_EXAMPLE = "Example: lawcheck statutes replace arcadia atp-act atp-2026.docx --as-at 2026-06-01 --dry-run"
app.command("replace", epilog=_REPLACE_EXAMPLE)(replace)
app.command("search", epilog='Example: lawcheck statutes search arcadia "position of vulnerability"')(search)

StatuteArg = Annotated[str, typer.Argument(metavar="ID", help="The id of a text.", show_default=False)]
PlaceArg = Annotated[
    list[str] | None,
    typer.Argument(metavar="PLACE", help='A section or paragraph: 12, "3(1)(a)", "§ 232 Abs. 1".', show_default=False),
]


@app.command("list", epilog="Example: lawcheck statutes list arcadia")
def list_statutes(
    folder: FolderArg, lang: LanguageOpt = "en", reading: ReadingOpt = None, library: LibraryOpt = None
) -> None:
    """List the registered texts: rank, status, version, sections."""
    _show(folder, "list", lang, None, [], reading, library)


@app.command(epilog="Example: lawcheck statutes outline arcadia penal-code")
def outline(
    folder: FolderArg,
    statute: StatuteArg,
    lang: LanguageOpt = "en",
    reading: ReadingOpt = None,
    library: LibraryOpt = None,
) -> None:
    """List the sections of a text, what is not in force, and how many answers cite each."""
    _show(folder, "outline", lang, statute, [], reading, library)


@app.command(epilog="Example: lawcheck statutes show arcadia atp-act 3(1)")
def show(
    folder: FolderArg,
    statute: StatuteArg,
    place: PlaceArg = None,
    lang: LanguageOpt = "en",
    reading: ReadingOpt = None,
    library: LibraryOpt = None,
) -> None:
    """Show the words of a place, and the answers and findings that rest on it."""
    _show(folder, "show", lang, statute, place or [], reading, library)


@app.command(epilog="Example: lawcheck statutes check arcadia")
def check(
    folder: FolderArg,
    statute: Annotated[
        str | None, typer.Argument(metavar="ID", help="One text; without it, all.", show_default=False)
    ] = None,
    lang: LanguageOpt = "en",
    library: LibraryOpt = None,
) -> None:
    """Say how the texts were read: characters placed, jumps in the numbering, what was left over."""
    _show(folder, "check", lang, statute, [], None, library)


def _show(
    folder: Path,
    page: str,
    lang: str,
    statute: str | None,
    place: list[str],
    reading: str | None,
    library: list[Path] | None,
) -> None:
    with shown_problems():
        document = statutes.statutes_page(
            folder,
            page,
            lang,
            statute=statute,
            place=" ".join(place),
            reading=reading,
            extra_libraries=library or (),
            cache_folder=cache_folder(),
        )
        workflow.show_document(document, sys.stdout)

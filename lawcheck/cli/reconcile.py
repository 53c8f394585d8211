"""``lawcheck reconcile``: each difference between readers ends in one of four ways; two values are never averaged."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import Annotated

import typer

from lawcheck import workflow
from lawcheck.cli.common import FolderArg, LanguageOpt, LibraryOpt, cache_folder, shown_problems
from lawcheck.model.reading import Ending
from lawcheck.workflow import reconcile_pages, reconciling

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command(
    epilog="Example: lawcheck reconcile arcadia offence.attempt --take second --how agreed --reason 'Section 12 covers it.'"
)
def reconcile(
    folder: FolderArg,
    criterion: Annotated[
        str | None,
        typer.Argument(help="One criterion; without it, all differences one by one.", show_default=False),
    ] = None,
    how: Annotated[Ending | None, typer.Option("--how", help="How the difference ends.", show_default=False)] = None,
    take: Annotated[
        str, typer.Option("--take", metavar="READING|VALUE", help="Whose answer is taken, or a value.")
    ] = "",
    by: Annotated[list[str] | None, typer.Option("--by", help="Id of who decided; else those who differed.")] = None,
    reason: Annotated[str, typer.Option("--reason", help="Why it ends so.")] = "",
    cite: Annotated[list[str] | None, typer.Option("--cite", help="For a VALUE: words relied on.")] = None,
    searched: Annotated[list[str] | None, typer.Option("--searched", help="For absent: where you looked.")] = None,
    authority: Annotated[str, typer.Option("--authority", help="Who can answer an open question.")] = "",
    on: Annotated[str | None, typer.Option("--on", help="Day of the decision; else today.", show_default=False)] = None,
    lang: LanguageOpt = "en",
    library: LibraryOpt = None,
) -> None:
    """End the differences between readers: agreed, decided by a third, two readings recorded, or an open question."""
    if (criterion is None) != (how is None):
        raise typer.BadParameter("name a criterion and --how together, or neither to go through all differences")
    today = on or datetime.now(UTC).astimezone().date().isoformat()
    with shown_problems():
        table = reconciling.open_table(folder, extra_libraries=library or (), cache_folder=cache_folder())
        if criterion is None or how is None:
            from lawcheck.cli.reconcile_walk import walk

            walk(reconcile_pages.Pages(table, lang, cache_folder()), today)
            return
        settlement = reconciling.Settlement(
            how=how,
            reason=reason,
            take=take,
            by=tuple(by or ()),
            cites=tuple(cite or ()),
            searched=tuple(searched or ()),
            authority=authority,
            on=today,
        )
        page = reconcile_pages.settled(table, criterion, settlement, lang, cache_folder())
        workflow.show_document(page, sys.stdout)

"""``lawcheck statutes replace``: an amended text in the place of the one that was read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from lawcheck import workflow
from lawcheck.cli.common import FolderArg, LanguageOpt, LibraryOpt, cache_folder, shown_problems, write_new
from lawcheck.errors import LawcheckError, Problem
from lawcheck.workflow import amending


def replace(
    folder: FolderArg,
    statute: Annotated[str, typer.Argument(metavar="ID", help="The id of the text.", show_default=False)],
    file: Annotated[Path, typer.Argument(help="The amended text.", show_default=False)],
    as_at: Annotated[
        str | None, typer.Option("--as-at", help="Date of the amended version: 2026-01-31.", show_default=False)
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Replace without asking.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and write nothing.")] = False,
    redline: Annotated[
        Path | None,
        typer.Option("--redline", help="Write the whole text with tracked changes: .docx.", show_default=False),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a redline that is already there.")] = False,
    lang: LanguageOpt = "en",
    library: LibraryOpt = None,
) -> None:
    """Put an amended text in the place of a registered one, and mark the answers whose words changed."""
    with shown_problems():
        plan = amending.plan_replacement(
            folder,
            statute,
            file,
            lang,
            as_at=as_at,
            is_trial=dry_run,
            has_redline=redline is not None,
            extra_libraries=library or (),
            cache_folder=cache_folder(),
        )
        workflow.show_document(plan.page, sys.stdout)
        if redline is not None and plan.redline is not None:
            write_new(redline, workflow.render(plan.redline, redline.suffix.lower()), replace=force)
        if dry_run:
            return
        if not yes:
            _ask(file)
        amending.apply_replacement(plan)


def _ask(file: Path) -> None:
    if not sys.stdin.isatty():
        message = "nothing was replaced: nobody can be asked here"
        raise LawcheckError([Problem(path=str(file), message=message, remedy="give --yes, or --dry-run to look only")])
    typer.confirm("Replace the text?", abort=True, err=True)

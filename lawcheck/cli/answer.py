"""``lawcheck answer``: one answer written, noted, cleared or taken back."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import Annotated

import typer

from lawcheck import workflow
from lawcheck.cli.common import FolderArg, LanguageOpt, LibraryOpt, cache_folder, shown_problems
from lawcheck.workflow import answering, receipts

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command(
    epilog="Example: lawcheck answer arcadia offence.attempt present --cite 'penal-code 12' --reason 'Section 12 covers it.'"
)
def answer(
    folder: FolderArg,
    criterion: Annotated[str | None, typer.Argument(help="The criterion.", show_default=False)] = None,
    value: Annotated[
        str | None,
        typer.Argument(help="present, partial, absent, conflict, undetermined or not-applicable.", show_default=False),
    ] = None,
    cite: Annotated[list[str] | None, typer.Option("--cite", help="Words relied on: 'atp-act 2(1)(c)'.")] = None,
    see: Annotated[list[str] | None, typer.Option("--see", help="A place that is mentioned and never weighed.")] = None,
    searched: Annotated[list[str] | None, typer.Option("--searched", help="A text or place where you looked.")] = None,
    reason: Annotated[str, typer.Option("--reason", help="Why, in the language of the reading.")] = "",
    goes_further: Annotated[bool, typer.Option("--goes-further", help="The law is wider than asked.")] = False,
    on: Annotated[str | None, typer.Option("--on", help="Day of the answer; else today.", show_default=False)] = None,
    note: Annotated[
        str | None, typer.Option("--note", help="A note for the readers; alone, without a VALUE.", show_default=False)
    ] = None,
    enacted: Annotated[
        str | None,
        typer.Option("--enacted", help="What it would be if pending texts were law; VALUE may be left out."),
    ] = None,
    enacted_cite: Annotated[list[str] | None, typer.Option("--enacted-cite", help="As --cite, for --enacted.")] = None,
    enacted_see: Annotated[list[str] | None, typer.Option("--enacted-see", help="As --see, for --enacted.")] = None,
    enacted_searched: Annotated[
        list[str] | None, typer.Option("--enacted-searched", help="As --searched, for --enacted.")
    ] = None,
    enacted_reason: Annotated[str, typer.Option("--enacted-reason", help="As --reason, for --enacted.")] = "",
    enacted_goes_further: Annotated[
        bool, typer.Option("--enacted-goes-further", help="As --goes-further, for --enacted.")
    ] = False,
    no_enacted: Annotated[bool, typer.Option("--no-enacted", help="Take what --enacted wrote away.")] = False,
    clear: Annotated[bool, typer.Option("--clear", help="Take the answer away; the criterion is open.")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take the last edit back.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and write nothing.")] = False,
    reading: Annotated[
        str | None, typer.Option("--reading", help="The reading to write in, if there are several.", show_default=False)
    ] = None,
    lang: LanguageOpt = "en",
    library: LibraryOpt = None,
) -> None:
    """Write one answer into a reading, and show which findings change."""
    _check_usage(criterion, value, is_note=note is not None, clear=clear, undo=undo, pends=no_enacted or bool(enacted))
    pending = answering.AnswerDraft(
        value=enacted or "",
        cites=tuple(enacted_cite or ()),
        see=tuple(enacted_see or ()),
        searched=tuple(enacted_searched or ()),
        reason=enacted_reason,
        goes_further=enacted_goes_further,
    )
    _check_enacted(pending, value, is_note=note is not None, is_removed=no_enacted)
    draft = answering.AnswerDraft(
        value=value or "",
        cites=tuple(cite or ()),
        see=tuple(see or ()),
        searched=tuple(searched or ()),
        reason=reason,
        goes_further=goes_further,
        on=on or datetime.now(UTC).astimezone().date().isoformat(),
        note=note or "",
        enacted=pending if enacted else None,
        keeps_enacted=not no_enacted,
    )
    with shown_problems():
        desk = answering.open_desk(folder, reading=reading, extra_libraries=library or (), cache_folder=cache_folder())
        receipt = _done(desk, criterion or "", draft, note, clear=clear, undo=undo, is_trial=dry_run)
        page = receipts.receipt_page(desk, receipt, lang, is_undone=undo, cache_folder=cache_folder())
        workflow.show_document(page, sys.stdout)


def _done(
    desk: answering.Desk,
    criterion: str,
    draft: answering.AnswerDraft,
    note: str | None,
    *,
    clear: bool,
    undo: bool,
    is_trial: bool,
) -> answering.Receipt | None:
    if undo:
        return desk.undo(is_trial=is_trial)
    if clear:
        return desk.clear(criterion, is_trial=is_trial)
    if not draft.value and (draft.enacted or not draft.keeps_enacted):
        return desk.enact(criterion, draft.enacted, is_trial=is_trial)
    if not draft.value:
        return desk.note(criterion, note or "", is_trial=is_trial)
    return desk.confirm(criterion, draft, is_trial=is_trial)


def _check_usage(
    criterion: str | None, value: str | None, *, is_note: bool, clear: bool, undo: bool, pends: bool
) -> None:
    """Say what does not go together before anything is read."""
    if undo and (criterion or clear or is_note or pends):
        raise typer.BadParameter("--undo stands alone: it takes back the last edit, whatever it was")
    if not undo and not criterion:
        raise typer.BadParameter("name a criterion, such as offence.attempt, or give --undo")
    if clear and (value or is_note or pends):
        raise typer.BadParameter("--clear takes the answer away; leave out the value, --note and --enacted")
    if not (undo or clear or value or is_note or pends):
        raise typer.BadParameter("name a value, such as present, or give --note, --enacted or --clear")


def _check_enacted(pending: answering.AnswerDraft, value: str | None, *, is_note: bool, is_removed: bool) -> None:
    said = (pending.cites, pending.see, pending.searched, pending.reason, pending.goes_further)
    if is_removed and (pending.value or any(said)):
        raise typer.BadParameter("--no-enacted takes away what --enacted writes; give one of the two")
    if any(said) and not pending.value:
        raise typer.BadParameter("name the value that goes with it: --enacted present, say")
    if is_note and not value and (pending.value or is_removed):
        raise typer.BadParameter("--note alone and --enacted alone are two edits; give one, then the other")

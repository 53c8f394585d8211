"""Pages that say what an edit of an answer did."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lawcheck.workflow import derive, phrases_in
from lawcheck.workflow.answering import Desk, Receipt

if TYPE_CHECKING:
    from lawcheck.report.document import Document


def receipt_page(
    desk: Desk, receipt: Receipt | None, language: str, *, is_undone: bool = False, cache_folder: Path | None = None
) -> Document:
    """Show the answer that stands now, and the findings that changed; None stands for an edit that there was not.

    Raises:
        LawcheckError: There is no such language.
    """
    from lawcheck.report.build_receipt import build_nothing, build_receipt

    phrases = phrases_in(language, cache_folder)
    if receipt is None:
        return build_nothing(desk.library, phrases, desk.name)
    before, after = (
        derive(desk.library, desk.loaded, desk.folder, each, desk.others)
        for each in (receipt.reading_before, receipt.reading_after)
    )
    return build_receipt(before, after, phrases, receipt.criterion_id, _outcome(receipt, is_undone=is_undone))


def _outcome(receipt: Receipt, *, is_undone: bool) -> list[str]:
    if receipt.before == receipt.after:
        return ["same"]
    if not receipt.is_written:
        return ["trial"]
    return ["undone" if is_undone else "written", *(["merged"] if receipt.was_merged else [])]

"""What is shown while readers reconcile: a difference, the keys, what was written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lawcheck.workflow import phrases_in
from lawcheck.workflow.reconciling import Difference, Settlement, Table

if TYPE_CHECKING:
    from lawcheck.report.document import Document
    from lawcheck.report.phrases import Phrases

LETTERS = "ndtosq"


class Pages:
    """The pages of one sitting, in one language."""

    def __init__(self, table: Table, language: str, cache_folder: Path | None = None) -> None:
        self.table = table
        self.say: Phrases = phrases_in(language, cache_folder)

    def difference(self, difference: Difference, number: int, total: int) -> Document:
        """Show a difference with what is needed to end it."""
        from lawcheck.report.build_reconciling import build_difference

        return build_difference(
            self.table.assessment,
            self.say,
            self.table.own,
            difference.given,
            difference.divergence,
            number=number,
            total=total,
        )

    def keys(self, difference: Difference) -> Document:
        """List the keys."""
        from lawcheck.report.build_reconciling import build_keys

        readings = [each for each in self.table.own if each.name in difference.given]
        return build_keys(self.table.assessment, self.say, readings, LETTERS)

    def ending(self, criterion_id: str, took: int | None) -> Document:
        """Say what was written; and what was taken over, where the agreed reading was made for it."""
        from lawcheck.report.build_reconciling import build_ending

        before = "" if took is None else self.took(took)
        return build_ending(self.table.assessment, self.say, criterion_id, before)

    def finished(self) -> str:
        """Take over what is new and common to all, and say that nothing is left."""
        was_made = self.table.is_made
        number = self.table.take_over()
        nothing = self.say("reconcile.nothing")
        return nothing if was_made and not number else f"{self.took(number)} {nothing}"

    def took(self, number: int) -> str:
        """Say how many answers were taken over, and what was not."""
        say, path = self.say, self.table.path.name
        lines = [say("reconcile.took", n=number, path=path), say("reconcile.reported", path=path)]
        overridden = [each.name for each in self.table.own if each.overrides]
        if overridden:
            lines.append(say("reconcile.overrides", names=", ".join(overridden), path=path))
        return " ".join(lines)


def settled(
    table: Table, criterion_id: str, settlement: Settlement, language: str, cache_folder: Path | None
) -> Document:
    """End a difference, and give the page that says so.

    Raises:
        LawcheckError: As for ``Table.settle``.
    """
    took = table.settle(criterion_id, settlement)
    return Pages(table, language, cache_folder).ending(criterion_id, took)

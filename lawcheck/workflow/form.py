"""The form of one answer: filled in step by step, what is wrong said at once. It writes nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lawcheck.model.country import Country
from lawcheck.model.reading import Value
from lawcheck.workflow import steps
from lawcheck.workflow.consulting import ALL_TEXTS, Shelf
from lawcheck.workflow.steps import Draft, Step
from lawcheck.workflow.typed import Typed, completions, entries, read_typed

if TYPE_CHECKING:
    from lawcheck.report.phrases import Phrases

_EMPTIED = "-"


class Form:
    """An answer as far as it is filled in, and the step that is next.

    Args:
        country: Whose texts are cited.
        shelf: The sections in view, which can be cited by a sign.
        old: The answer that is there, or None.
    """

    def __init__(self, country: Country, shelf: Shelf, old: Draft | None) -> None:
        self.country = country
        self.shelf = shelf
        self.old = old
        self.draft = Draft()
        self.step = Step.VALUE
        self._is_complete = False  # once it is, a change leads straight back to the confirmation

    @property
    def is_begun(self) -> bool:
        """Say whether anything would be lost."""
        return self.draft.value is not None

    def choose(self, value: Value) -> None:
        """Give the answer a value; an answer that is there is taken up again."""
        draft = self.draft if self.is_begun else self.old or self.draft
        self.draft = steps.with_value(draft, value)
        self._is_complete = False
        self.step = steps.step_after_value(value)

    def keep(self) -> bool:
        """Let the answer that is there stand; False where there is none."""
        if self.old is None:
            return False
        self.draft = self.old
        self._complete()
        return True

    def further(self) -> bool:
        """Say that the law goes further, or take it back; False where it cannot be."""
        if self.draft.value is not Value.PRESENT:
            return False
        self.draft = replace(self.draft, goes_further=not self.draft.goes_further)
        return True

    def back(self) -> bool:
        """Go back a step; False where there is none."""
        if self.step is Step.VALUE:
            return False
        self.step = steps.step_before(self.step, self.draft.value)
        return True

    def take(self, line: str, say: Phrases) -> tuple[str, ...]:
        """Take the line that the step asks for; gives what is wrong with it."""
        kept = emptied(line or self.offered())
        return self._reason(kept, say) if self.step is Step.REASON else self._citations(kept, say)

    def offered(self) -> str:
        """Give the text with which the line begins; an empty line keeps it."""
        match self.step:
            case Step.CITES if not self.draft.cites and self.shelf.opened:
                return str(self.shelf.opened)
            case Step.SEARCHED if not self.draft.searched:
                return self.shelf.where_looked()
            case Step.CITES | Step.SEARCHED | Step.SEE | Step.REASON:
                return str(getattr(self.draft, self.step.value))
            case _:
                return ""

    def heard(self, line: str, step: Step) -> list[Typed]:
        """Read a line of citations as far as it is typed."""
        typed = line.strip()
        if not step.takes_citations or typed == _EMPTIED or typed.startswith("/"):
            return []
        typed = "; ".join(self.country.texts) if typed == ALL_TEXTS else typed
        return read_typed(typed, self.country, self.shelf.pointed, whole_texts=step is Step.SEARCHED)

    def completions(self, line: str, step: Step) -> list[str]:
        """Complete a line of citations; whole lines, likeliest first."""
        return completions(line, self.country, self.shelf.pointed) if step.takes_citations else []

    def _reason(self, reason: str, say: Phrases) -> tuple[str, ...]:
        if len(reason) <= 1:  # nothing, or a key that was pressed for what it does elsewhere
            return (say("record.said.needs_reason"),)
        self.draft = replace(self.draft, reason=reason)
        self._complete()
        return ()

    def _citations(self, line: str, say: Phrases) -> tuple[str, ...]:
        found = self.heard(line, self.step)
        wrong = tuple(each.problem for each in found if not each.entry)
        if wrong:
            return wrong
        if not found and steps.needs_entries(self.step, self.draft.value):
            return (say(f"record.said.needs_{self.step}"),)
        self.draft = steps.with_line(self.draft, self.step, "; ".join(entries(found)))
        if self._is_complete:
            self._complete()
        else:
            self.step = Step.REASON
        return ()

    def _complete(self) -> None:
        self._is_complete = True
        self.step = Step.CONFIRM


def emptied(line: str) -> str:
    """Take the sign for an empty line as one."""
    return "" if line == _EMPTIED else line

"""What to do first, from the obligation and from what is certain of the result."""

from __future__ import annotations

from typing import NamedTuple

from lawcheck.model.finding import RESULT_STEP, Binding, Priority, Result
from lawcheck.model.library import Level

_BROKEN = (Result.NOT_MET, Result.CONFLICT)


class Ranked(NamedTuple):
    """A priority and the rule that gave it; ``rule`` names a phrase."""

    priority: Priority | None
    rule: str


def priority_of(level: Level, binding: Binding, best: Result, *, is_decided_against: bool = False) -> Priority | None:
    """Rank a finding by its best case, which is what is certain of it; None where nothing needs doing."""
    return rank(level, binding, best, is_decided_against=is_decided_against).priority


def rank(level: Level, binding: Binding, best: Result, *, is_decided_against: bool = False) -> Ranked:
    """Rank a finding by its best case, and name the rule.

    Priority 1 and 2 are for provisions that bind the State. A safeguard that the law contradicts is repaired like a
    duty, because a State can breach it.
    """
    if best not in RESULT_STEP or best is Result.MET:
        return Ranked(None, "met" if best is Result.MET else "off-scale")
    is_binding = binding is Binding.PARTY
    if level.is_duty and is_binding:
        return Ranked(Priority.REPAIR, "duty-broken") if best in _BROKEN else Ranked(Priority.COMPLETE, "duty-in-part")
    if level is Level.SAFEGUARD and is_binding and best is Result.CONFLICT:
        return Ranked(Priority.REPAIR, "safeguard")
    if is_decided_against and best is Result.NOT_MET and not level.is_duty:
        return Ranked(None, "decided-against")
    if level in (Level.CONSIDER, Level.ENDEAVOUR) and is_binding and best in _BROKEN:
        return Ranked(Priority.DECIDE, "undecided")
    return Ranked(Priority.IMPROVE, "duty-not-binding" if level.is_duty else "no-duty")

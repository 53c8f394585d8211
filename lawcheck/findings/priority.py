"""What to do first, from the obligation and from what is certain of the result."""

from __future__ import annotations

from lawcheck.model.finding import RESULT_STEP, Binding, Priority, Result
from lawcheck.model.library import Level

_BROKEN = (Result.NOT_MET, Result.CONFLICT)


def priority_of(level: Level, binding: Binding, best: Result, *, is_decided_against: bool = False) -> Priority | None:
    """Rank a finding by its best case, which is what is certain of it; None where nothing needs doing.

    Priority 1 and 2 are for provisions that bind the State. A safeguard that the law contradicts is repaired like a
    duty, because a State can breach it.
    """
    if best not in RESULT_STEP or best is Result.MET:
        return None
    is_binding = binding is Binding.PARTY
    if level.is_duty and is_binding:
        return Priority.REPAIR if best in _BROKEN else Priority.COMPLETE
    if level is Level.SAFEGUARD and is_binding and best is Result.CONFLICT:
        return Priority.REPAIR
    if is_decided_against and best is Result.NOT_MET and not level.is_duty:
        return None
    if level in (Level.CONSIDER, Level.ENDEAVOUR) and is_binding and best in _BROKEN:
        return Priority.DECIDE
    return Priority.IMPROVE

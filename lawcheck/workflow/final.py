"""A report that calls itself validated must be complete, and is refused where it is not."""

from __future__ import annotations

from pathlib import Path

from lawcheck.errors import LawcheckError, Problem
from lawcheck.findings.final import VALIDATED, bars_to_validation
from lawcheck.model.finding import Assessment

_SHOWN = 6
_MESSAGES = {
    "control": ("the status is 'validated', and the profile lacks {names}", "complete the profile"),
    "stale": (
        "the status is 'validated', and cited words have changed since they were read: {names}",
        "read the answers again",
    ),
    "open": ("the status is 'validated', and duties are open: {names}", "answer what is open"),
}


def refuse_unfinished(assessment: Assessment, folder: Path) -> None:
    """Stop before a report that says it is validated and cannot be.

    Raises:
        LawcheckError: Naming all that stands in the way.
    """
    if assessment.country.status != VALIDATED:
        return
    bars = bars_to_validation(assessment)
    if bars:
        raise LawcheckError(_problem(folder, kind, names) for kind, names in bars.items())


def _problem(folder: Path, kind: str, names: tuple[str, ...]) -> Problem:
    from lawcheck.load.country import PROFILE
    from lawcheck.load.located import decode, read_bytes
    from lawcheck.load.yaml_text import parse_yaml

    message, remedy = _MESSAGES[kind]
    rest = len(names) - _SHOWN
    shown = ", ".join(names[:_SHOWN]) + (f" and {rest} more" if rest > 0 else "")
    path = folder / PROFILE
    profile = parse_yaml(decode(read_bytes(path, str(path)), str(path)), str(path))
    return profile.problem(
        message.format(names=shown), "status", remedy=f"{remedy}, or set status: draft-for-validation"
    )

"""How a place in a statute is named: ``atp-act 2(1)(c)``."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PINPOINT = re.compile(r"(?P<section>[^\s()](?:[^()]*[^\s()])?)\s*(?P<path>(?:\(\s*[^()\s]+\s*\)\s*)*)\Z")
_STEP = re.compile(r"\(\s*([^()\s]+)\s*\)")


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """A place inside one statute: section ``2``, then the steps down, ``("1", "c")``."""

    section: str
    path: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.section + "".join(f"({step})" for step in self.path)

    def contains(self, other: Pinpoint) -> bool:
        """Say whether ``other`` is this place or lies inside it."""
        return self.section == other.section and other.path[: len(self.path)] == self.path


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a registered statute. ``pinpoint`` is None where the text as a whole is meant."""

    statute_id: str
    pinpoint: Pinpoint | None = None

    def __str__(self) -> str:
        return self.statute_id if self.pinpoint is None else f"{self.statute_id} {self.pinpoint}"


def parse_pinpoint(text: str) -> Pinpoint | None:
    """Read ``2(1)(c)``, ``12A`` or ``225-4-1``; None when the text is no pinpoint.

    >>> str(parse_pinpoint(" 2 (1) (c) "))
    '2(1)(c)'
    """
    match = _PINPOINT.match(text.strip())
    if match is None:
        return None
    return Pinpoint(match["section"], tuple(_STEP.findall(match["path"])))


def parse_citation(text: str) -> Citation | None:
    """Read ``atp-act 2(1)(c)`` or ``atp-act``; None when the text is no citation.

    >>> parse_citation("penal-code 15")
    Citation(statute_id='penal-code', pinpoint=Pinpoint(section='15', path=()))
    """
    statute_id, _, rest = text.strip().partition(" ")
    if not statute_id or "(" in statute_id:
        return None
    if not rest.strip():
        return Citation(statute_id)
    pinpoint = parse_pinpoint(rest)
    return None if pinpoint is None else Citation(statute_id, pinpoint)

"""Which findings a reader asked for."""

from __future__ import annotations

from typing import NamedTuple

from lawcheck.model.finding import Finding
from lawcheck.model.library import Provision


class Selection(NamedTuple):
    """Which findings to show; an empty filter lets everything through."""

    instruments: tuple[str, ...] = ()
    pillars: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    priorities: tuple[int, ...] = ()

    def takes(self, finding: Finding, provision: Provision) -> bool:
        """Say whether a finding is asked for."""
        return (
            (not self.instruments or provision.instrument_id in self.instruments)
            and (not self.pillars or finding.pillar in self.pillars)
            and (not self.levels or finding.level in self.levels)
            and (not self.priorities or (finding.priority or 0) in self.priorities)
        )

    def described(self) -> str:
        """Name the filters in force."""
        chosen = (*self.instruments, *self.pillars, *self.levels, *(str(each) for each in self.priorities))
        return ", ".join(chosen)

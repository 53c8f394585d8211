"""What was decided on a gap: options chosen, or none, by whom and why; who carries it out. No finding depends on it."""

from __future__ import annotations

from dataclasses import dataclass

from lawcheck.model.library import DraftingOption, Library, Provision
from lawcheck.model.localized import Localized

NONE = "none"  # decided not to legislate


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One decision, on one provision."""

    provision_id: str
    option_ids: tuple[str, ...]  # empty: decided not to legislate
    reader_id: str  # empty where only a name was given
    reason: Localized
    on: str = ""  # ISO date
    decided_by: str = ""  # name and function, as typed, of one who is no reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Who carries out the recommendation on one provision, and until when; one of the two may be missing."""

    provision_id: str
    lead: str = ""  # an office or a person, as typed
    until: str = ""  # ISO date


def options_of(library: Library, provision: Provision) -> tuple[DraftingOption, ...]:
    """Give the options that answer a gap: the provision's own and those of what puts it into effect."""
    return tuple(option for source in sources_of(library, provision) for option in source.options)


def sources_of(library: Library, provision: Provision) -> tuple[Provision, ...]:
    """Give the provisions whose options answer a gap."""
    return tuple(each for each in (provision, *library.implementing(provision.id)) if each.options)

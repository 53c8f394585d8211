"""What a body replied to a worksheet: a source with its author and date, never an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lawcheck.model.citation import Citation
from lawcheck.model.library import Level
from lawcheck.model.reading import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyItem:
    """What was replied to one question, as far as it was filled in."""

    value: Value | None = None
    value_as_typed: str = ""  # where it is none of the words
    cites: tuple[Citation, ...] = ()  # places that the register has
    cites_as_typed: tuple[str, ...] = ()  # places that it has not
    text: str = ""
    level: Level | None = None  # what the treaty demands, in a training: one of ``model.worksheet.LEVELS``
    level_as_typed: str = ""  # where it is none of the words


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One worksheet that came back."""

    name: str  # of its file, without ending
    body: str  # who replied, as it named itself
    language: str
    items: Mapping[str, ReplyItem]  # by criterion
    agency_id: str = ""
    person: str = ""
    function: str = ""
    date: str = ""  # ISO date, where one was given clearly
    dated: str = ""  # as typed, where it is no clear day
    collected: str = ""  # ISO date on which it was read in
    file: str = ""
    fingerprint: str = ""  # of what the worksheet said

    @property
    def day(self) -> str:
        """The day that stands for the reply."""
        return self.date or self.collected

    @property
    def author(self) -> str:
        """What tells one author from another: the agency, else the name of the body."""
        return self.agency_id or " ".join(self.body.casefold().split())

"""What the words of a statute say of themselves: which terms they define, and what they leave to a later text."""

from __future__ import annotations

from typing import NamedTuple

from lawcheck.model.citation import Citation


class DefinedTerm(NamedTuple):
    """A term that a statute defines for itself."""

    term: str
    place: Citation
    words: str  # what it is said to mean
    is_reference: bool  # it takes the meaning that another place gives


class Delegation(NamedTuple):
    """A place that leaves something to regulations, an order or a notice."""

    place: Citation
    words: str  # by which it does

"""A checklist: plain questions to the law for one audience, and what stands behind each. A view, and never a second copy."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lawcheck.model.finding import Weighed
from lawcheck.model.library import Alternatives, Level, Library, Provision
from lawcheck.model.localized import Localized

# Of several levels, the first of these that is there.
STRENGTH = (
    Level.MANDATORY,
    Level.QUALIFIED,
    Level.SAFEGUARD,
    Level.ENDEAVOUR,
    Level.CONSIDER,
    Level.OPTIONAL,
    Level.STRUCTURAL,
    Level.MODEL,
    Level.RECORD,
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ChecklistItem:
    """One question, answered by criteria of the library; without criteria, by how the State stands towards a treaty."""

    id: str
    question: Localized
    criteria: tuple[Alternatives, ...]
    provisions: tuple[str, ...]

    @property
    def criterion_ids(self) -> tuple[str, ...]:
        """Every criterion behind the question, once each."""
        return tuple(dict.fromkeys(criterion for group in self.criteria for criterion in group))

    def basis(self, library: Library) -> tuple[Provision, ...]:
        """Give the provisions behind the question, the strongest first."""
        found = [library.provisions[each] for each in self.provisions]
        return tuple(sorted(found, key=lambda each: STRENGTH.index(each.level)))

    def level(self, library: Library) -> Level:
        """Derive the level: that of the strongest provision behind the question."""
        return self.basis(library)[0].level


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Checklist:
    """Questions for one audience, in the order in which they are asked."""

    id: str
    title: Localized
    for_whom: Localized
    items: tuple[ChecklistItem, ...]


class ItemState(StrEnum):
    """What a country folder says about a question. It is no result and has no level."""

    __hash__ = str.__hash__  # an enumeration's own is written in Python, and this is asked often

    IN_LAW = "in-law"
    IN_PART = "in-part"
    NOT_FOUND = "not-found"
    CONFLICT = "conflict"
    NOT_KNOWN = "not-known"
    NOT_APPLICABLE = "not-applicable"
    OUT_OF_SCOPE = "out-of-scope"
    STANDING = "standing"  # no question to the law: how the State stands towards a treaty


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedItem:
    """A question filled from a country folder: its state, and what each criterion behind it is worth."""

    item: ChecklistItem
    state: ItemState
    weighed: tuple[Weighed, ...] = ()  # in the order of the criteria; those that cannot be asked are left out

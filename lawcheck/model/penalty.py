"""Penalties as data, and what follows from them by rule.

Source of the threshold: UNTOC art. 2(b), a maximum of at least four years of deprivation of liberty. Source of the rule on
fines: UNTOC art. 11(1), sanctions that take the gravity of the offence into account.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from lawcheck.model.citation import Citation
from lawcheck.model.reading import Value

SERIOUS_CRIME_MONTHS = 48
_TERM = re.compile(r"(?P<number>[0-9]+) (?P<unit>day|week|month|year)s?\Z")
_MONTHS = {"day": 1 / 30, "week": 7 / 30, "month": 1, "year": 12}


class PenaltyKind(StrEnum):
    """What a penalty belongs to: the basic offence, an aggravated form, or another crime to compare with."""

    BASIC = "basic"
    AGGRAVATED = "aggravated"
    COMPARISON = "comparison"


class Fine(StrEnum):
    """Whether a court may fine: not at all, beside imprisonment, or instead of it."""

    NONE = "none"
    BESIDE = "beside"
    INSTEAD = "instead"


@dataclass(frozen=True, slots=True)
class Term:
    """A length of imprisonment. ``months`` is None for life; ``written`` is the length as recorded."""

    months: float | None
    written: str

    @property
    def is_serious(self) -> bool:
        """Say whether a maximum of this length makes a serious crime."""
        return self.months is None or self.months >= SERIOUS_CRIME_MONTHS


@dataclass(frozen=True, slots=True, kw_only=True)
class Penalty:
    """What the law threatens for one offence."""

    offence: str  # "trafficking", "trafficking-child", "rape"
    kind: PenaltyKind
    cites: tuple[Citation, ...]
    minimum: Term | None = None
    maximum: Term | None = None
    fine: Fine | None = None  # None: not recorded
    stale: tuple[Citation, ...] = ()  # cited words that changed since they were read


def parse_term(text: str) -> Term | None:
    """Read ``12 years``, ``18 months`` or ``life``; None when it is neither.

    >>> parse_term("4 years").is_serious
    True
    """
    if text == "life":
        return Term(None, text)
    match = _TERM.match(text)
    if match is None:
        return None
    return Term(int(match["number"]) * _MONTHS[match["unit"]], text)


def kind_of(offence: str) -> PenaltyKind:
    """Give the kind that an offence's name stands for, where none is recorded."""
    if offence == "trafficking":
        return PenaltyKind.BASIC
    return PenaltyKind.AGGRAVATED if offence.startswith("trafficking-") else PenaltyKind.COMPARISON


def maximum_at_least_four_years(penalties: Iterable[Penalty]) -> Value:
    """Present if every basic form reaches four years, absent if none does, partial if some do."""
    maxima = [each.maximum for each in penalties if each.kind is PenaltyKind.BASIC]
    known = [each for each in maxima if each is not None]
    if not known or len(known) < len(maxima):
        return Value.UNDETERMINED
    serious = sum(each.is_serious for each in known)
    if serious == len(known):
        return Value.PRESENT
    return Value.PARTIAL if serious else Value.ABSENT


def no_fine_alone(penalties: Iterable[Penalty]) -> Value:
    """A conflict if any form of trafficking can be punished by a fine alone; present if none can."""
    fines = [each.fine for each in penalties if each.kind is not PenaltyKind.COMPARISON]
    if Fine.INSTEAD in fines:
        return Value.CONFLICT
    return Value.UNDETERMINED if not fines or None in fines else Value.PRESENT


RULES: Mapping[str, Callable[[Iterable[Penalty]], Value]] = {
    "maximum-at-least-four-years": maximum_at_least_four_years,
    "no-fine-alone": no_fine_alone,
}

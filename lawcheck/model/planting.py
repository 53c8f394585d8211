"""A law without a gap, and how each gap of the catalogue is planted in it; and what a country so made consists of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lawcheck.model.localized import Localized

Data = Mapping[str, Any]  # a part of a file as it is written: answers, entries of the register


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseText:
    """A text of the base, in every language of laws."""

    id: str  # by which answers and swaps name it
    called: Localized  # its id in a country
    entry: Data  # of the register; title and citation by language
    words: Localized


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """Words of a text, which stand in it once, and what takes their place."""

    text_id: str
    old: Localized
    new: Localized


@dataclass(frozen=True, slots=True, kw_only=True)
class Plant:
    """A gap as it is planted: what changes in the law, and in the key."""

    gap: str  # of the catalogue
    excludes: frozenset[str]  # gaps with which it cannot stand
    criterion_ids: tuple[str, ...]
    where: tuple[str, ...]
    note: Localized
    facts: tuple[Localized, ...]  # for the profile
    system: Data
    register: Mapping[str, Data]  # what changes of texts of the base, by id
    texts: tuple[BaseText, ...]  # that are added
    swaps: tuple[Swap, ...]
    answers: Mapping[str, Data]  # that are other than in the base


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """The law without a gap, its key, and everything that can be planted in it."""

    edition: str  # of the Model Law
    version: str
    law_as_at: str
    title: Localized
    scope: Data
    tradition: Localized  # by language of the law
    system: Data
    instruments: Data
    readers: tuple[Data, ...]
    goals: tuple[Localized, ...]
    facts: tuple[Localized, ...]
    texts: tuple[BaseText, ...]
    answers: Mapping[str, Data]
    plants: Mapping[str, Plant]  # by gap
    pages: Mapping[str, str]  # by file name, such as handout.fr.md

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which the law can be written."""
        return tuple(self.tradition)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewText:
    """A text of a country that was made."""

    id: str
    entry: Data
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCountry:
    """A country that was made: what its files say."""

    name: str
    language: str  # of the law
    gaps: tuple[str, ...]
    texts: tuple[NewText, ...]
    system: Data
    facts: tuple[Localized, ...]
    planted: tuple[Data, ...]  # the entries under ``gaps`` of the key
    answers: Mapping[str, Data]

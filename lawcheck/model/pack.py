"""A participants' folder that knows what it is: which country, which version, and what its files were when it was made."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from lawcheck.model.country import Country
from lawcheck.model.localized import Localized
from lawcheck.model.scope import Scope

PACK_FILE = "pack.yaml"
_SHORT = 8  # signs of a fingerprint that are shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """What a pack says of itself."""

    name: Localized
    version: str
    licence: str
    edition: str  # of the Model Law
    tool: str
    language: str
    level: str
    minutes: int
    goals: tuple[Localized, ...]
    tradition: str
    structure: str
    is_fictional: bool
    questions: str  # fingerprint of what the key answers
    fingerprint: str  # of the law and the questions
    law: Mapping[str, str]  # country.yaml and the statutes: path -> fingerprint
    files: Mapping[str, str]  # the others


class Edition(NamedTuple):
    """Which pack a worksheet was made from, and which one a folder is. Empty: it does not say."""

    version: str = ""
    pack: str = ""  # fingerprint
    model_law: str = ""

    @property
    def shown(self) -> str:
        """Name it as messages do: version 1.0 (pack 3f9a11c2)."""
        return f"version {self.version or '?'} (pack {short(self.pack) or '?'})"


class Alteration(StrEnum):
    """What became of a file since the pack was made."""

    CHANGED = "changed"
    MISSING = "missing"
    ADDED = "added"
    OTHER = "other"  # pack.yaml itself: what it says of the whole is not what its parts give


class Altered(NamedTuple):
    """A file that is not as the pack was made."""

    path: str  # inside the folder
    how: Alteration
    is_law: bool = False  # country.yaml or a statute: what groups read is no longer what the key is about


def short(fingerprint: str) -> str:
    """Give the first signs of a fingerprint, as they are shown and read out."""
    return fingerprint[:_SHORT]


def narrowed_profile(data: Mapping[str, Any], exercise: Country) -> dict[str, Any]:
    """Narrow what a ``country.yaml`` says to an exercise: its scope, its statutes, and what they repeal among each other."""
    kept = exercise.statutes
    statutes = [_among(each, kept) for each in data["statutes"] if each["id"] in kept]
    narrowed = {**data, "statutes": statutes}
    if not exercise.scope.is_whole:
        narrowed["scope"] = {**data.get("scope", {}), **dict(parts_of(exercise.scope))}
    return narrowed


def parts_of(scope: Scope) -> Iterator[tuple[str, list[str]]]:
    """Give the parts of a scope that narrow something, as a file writes them."""
    parts = {"instruments": scope.instruments, "themes": scope.themes, "provisions": scope.provisions}
    for part, names in parts.items():
        if names:
            yield part, list(names)


def is_among(repealed: str, statute_ids: Collection[str]) -> bool:
    """Say whether a text or place that is repealed belongs to the exercise."""
    return repealed.partition(" ")[0] in statute_ids


def _among(item: Mapping[str, Any], statute_ids: Collection[str]) -> dict[str, Any]:
    repeals = [each for each in item.get("repeals", ()) if is_among(each, statute_ids)]
    return {key: value for key, value in {**item, "repeals": repeals}.items() if key != "repeals" or repeals}

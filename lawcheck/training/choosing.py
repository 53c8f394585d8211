"""Which questions fit into the time that there is: one for each planted gap, then by weight, drawn by a seed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import NamedTuple

from lawcheck.model.country import Country
from lawcheck.model.library import Library
from lawcheck.model.training import Key

MINUTES_EACH = 3  # to find the place, to choose a word and to write a line; measured nowhere, a trainer's rule of thumb
_CORE, _ESSENTIAL, _SUPPORTING, _PRACTICE = 3, 2, 1, 0


class Choice(NamedTuple):
    """What a group is asked."""

    criterion_ids: tuple[str, ...]  # in the order of the library
    minutes: int  # that they take


def choose(
    key: Key, weights: Mapping[str, int], minutes: int, seed: int, *, variant: int = 0, each: int = MINUTES_EACH
) -> Choice:
    """Choose questions for a time.

    Each planted gap is asked about once, by the first of its criteria; the others stand among the rest, so that a sheet does
    not consist of gaps. The draw depends on the seed and on the questions' names alone. A variant takes the next questions of
    the same draw, so that two variants share one question a gap and as little else as the key allows.

    Args:
        key: What can be asked.
        weights: How much a criterion weighs.
        minutes: How long the groups have.
        seed: The same seed gives the same questions.
        variant: 0, or 1 for the neighbours.
        each: Minutes for one question.
    """
    leading = list(dict.fromkeys(gap.criterion_ids[0] for gap in key.gaps))
    rest = [name for name in key.answers if name not in leading]
    drawn = sorted(rest, key=lambda name: (-weights.get(name, _PRACTICE), _lot(seed, name)))
    free = min(max(minutes // each - len(leading), 0), len(drawn))
    start = variant * free
    chosen = {*leading, *(drawn[(start + at) % len(drawn)] for at in range(free))}
    names = tuple(name for name in weights if name in chosen)
    return Choice(names, len(names) * each)


def weights_of(library: Library, country: Country) -> dict[str, int]:
    """Say how much each criterion in scope weighs at most: core, essential, supporting, in the order of the library."""
    heaviest: dict[str, int] = {}
    for provision in library.provisions.values():
        if not country.scope.takes(provision, library):
            continue
        groups = ((provision.core, _CORE), (provision.essential, _ESSENTIAL), (provision.supporting, _SUPPORTING))
        named: Iterable[tuple[str, int]] = (
            *((name, weight) for alternatives, weight in groups for one in alternatives for name in one),
            *((name, _PRACTICE) for name in provision.practice),
        )
        for name, weight in named:
            heaviest[name] = max(weight, heaviest.get(name, weight))
    return {name: heaviest.get(name, _PRACTICE) for name in library.criteria}


def _lot(seed: int, name: str) -> bytes:
    return blake2b(f"{seed} {name}".encode(), digest_size=8).digest()

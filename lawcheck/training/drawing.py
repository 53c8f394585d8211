"""Gaps drawn by a seed, as hard as a level asks for."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from hashlib import blake2b

from lawcheck.errors import LawcheckError, Problem
from lawcheck.model.planting import Plant
from lawcheck.model.training import CATALOGUE, NAMES, Difficulty, Grade
from lawcheck.training.planting import can_stand


def draw(
    number: int, seed: int, level: Difficulty, planted: Sequence[str], plants: Mapping[str, Plant]
) -> tuple[str, ...]:
    """Draw gaps beside those that were chosen, so that all together have the shares of grades that make a level.

    The draw depends on the seed and on the names of gaps alone.

    Args:
        number: How many to draw.
        seed: The same seed draws the same gaps.
        level: For whom the country is to be.
        planted: Gaps that were chosen.
        plants: What can be planted.

    Raises:
        LawcheckError: There are not so many that can stand with the others.
    """
    total = number + len(planted)
    chosen = list(planted)
    for grades, most in _phases(total, level):
        for gap in sorted((each for each in NAMES if CATALOGUE[each] in grades), key=lambda name: _lot(seed, name)):
            have = sum(CATALOGUE[each] in grades for each in chosen)
            fits = gap not in chosen and all(can_stand(gap, other, plants) for other in chosen)
            if have < most and len(chosen) < total and fits:
                chosen.append(gap)
    if len(chosen) < total:
        message = f"no {number} gaps of level {level} can stand together here, at most {len(chosen) - len(planted)}"
        raise LawcheckError([Problem(path="--draw", message=message, remedy="draw fewer, or choose another --level")])
    return tuple(gap for gap in NAMES if gap in chosen)


def _phases(total: int, level: Difficulty) -> tuple[tuple[frozenset[Grade], int], ...]:
    """Say of which grades there may be how many, one draw after the other; the last fills up."""
    any_but_hard = frozenset({Grade.A, Grade.B})
    if level is Difficulty.BEGINNERS:
        return ((frozenset({Grade.A}), math.ceil(total / 4)), (any_but_hard, total))
    hard = {
        Difficulty.INTERMEDIATE: total // 4,
        Difficulty.DIFFICULT: max(total // 2, 1),
        Difficulty.EXPERT: total // 2 + 1,
    }[level]
    return ((frozenset({Grade.C}), hard), (any_but_hard if hard else frozenset({Grade.B}), total))


def _lot(seed: int, name: str) -> bytes:
    return blake2b(f"{seed} {name}".encode(), digest_size=8).digest()

"""How a pinpoint of a treaty is written in a language."""

from __future__ import annotations

import re

_STEP = re.compile(r"\(([^()]+)\)")
_RANGE = re.compile(r"\s*[-–]\s*(?=\()")


def written(pinpoint: str, style: str) -> str:
    """Write a bare pinpoint in the style of a language.

    >>> written("5(2)(c)", "brackets")
    '5(2)(c)'
    >>> written("5(2)(c)", "french")
    '5, par. 2 c)'
    >>> written("3(a)", "french")
    '3 a)'
    """
    if style != "french":
        return pinpoint
    halves = _RANGE.split(pinpoint)
    head, _, rest = halves[0].partition("(")
    steps = _STEP.findall("(" + rest) if rest else []
    text = head.strip() + _french_steps(steps)
    for half in halves[1:]:
        last = _STEP.findall(half)
        text += "\u00a0à\u00a0" + (last[0] if last[0].isdigit() else " ".join(f"{step})" for step in last))
    return text


def _french_steps(steps: list[str]) -> str:
    text = ""
    for place, step in enumerate(steps):
        text += f", par.\u00a0{step}" if place == 0 and step.isdigit() else f"\u00a0{step})"
    return text

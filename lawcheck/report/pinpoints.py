"""How a pinpoint of a treaty is written in a language."""

from __future__ import annotations

import re
from typing import NamedTuple

_STEP = re.compile(r"\(([^()]+)\)")
_RANGE = re.compile(r"\s*[-–]\s*(?=\()")


class Style(NamedTuple):
    """How a language writes 5(2)(c): a numbered paragraph, every other step, and what joins the ends of a range."""

    paragraph: str = "({n})"
    step: str = "({n})"
    to: str = "-"


BRACKETS = Style()
FRENCH = Style(", par.\u00a0{n}", "\u00a0{n})", "\u00a0à\u00a0")


def written(pinpoint: str, style: Style) -> str:
    r"""Write a bare pinpoint in the style of a language.

    >>> written("5(2)(c)", BRACKETS)
    '5(2)(c)'
    >>> written("5(2)(c)", FRENCH)
    '5, par.\xa02\xa0c)'
    >>> written("3(a)", FRENCH)
    '3\xa0a)'
    """
    if style.paragraph == style.step == BRACKETS.step:
        return pinpoint
    halves = _RANGE.split(pinpoint)
    head, _, rest = halves[0].partition("(")
    steps = _STEP.findall("(" + rest) if rest else []
    text = head.strip() + _steps(steps, style)
    for half in halves[1:]:
        last = _STEP.findall(half)
        text += style.to + (
            last[0] if last[0].isdigit() else "".join(style.step.format(n=step) for step in last).strip()
        )
    return text


def _steps(steps: list[str], style: Style) -> str:
    numbered = enumerate(steps)
    return "".join(
        (style.paragraph if place == 0 and step.isdigit() else style.step).format(n=step) for place, step in numbered
    )

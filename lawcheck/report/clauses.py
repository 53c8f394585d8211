"""Specimen clauses as lines: how deep each stands, and cross-references as numbers."""

from __future__ import annotations

import re
from collections.abc import Callable

_REFERENCE = re.compile(r"\{([a-z0-9-]+(?:\.[a-z0-9-]+)+)\}")
_ROMAN = re.compile(r"\(?[ivx]+\)")
_LETTER = re.compile(r"\(?[a-z]\)")


def clause_lines(clause: str, number_of: Callable[[str], str]) -> tuple[tuple[int, str], ...]:
    """Split a clause into (depth, text). ``number_of`` gives the section that stands for a provision's id."""
    lines: list[tuple[int, str]] = []
    previous = ""
    for raw in clause.strip().splitlines():
        text = with_numbers(raw.strip(), number_of)
        if not text:
            continue
        depth = _depth(text, previous)
        lines.append((depth, text))
        previous = text
    return tuple(lines)


def with_numbers(text: str, number_of: Callable[[str], str]) -> str:
    """Put the sections that stand for provisions in the place of their ids."""
    return _REFERENCE.sub(lambda match: number_of(match.group(1)), text)


def _depth(text: str, previous: str) -> int:
    label = text.split(" ", 1)[0]
    if _ROMAN.fullmatch(label) and not _continues_letters(label, previous):
        return 2
    return 1 if _LETTER.fullmatch(label) else 0


def _continues_letters(label: str, previous: str) -> bool:
    """Tell the letter i after h from the roman numeral; so with v after u and x after w."""
    letter, before = label.strip("()"), previous.split(" ", 1)[0].strip("()")
    return len(letter) == 1 and len(before) == 1 and ord(before) + 1 == ord(letter)


def article_number(provision_id: str) -> str:
    """Give the article that a provision's id names: ``model-law.8`` is 8, ``model-law.5.child`` is 5."""
    return provision_id.split(".")[1].upper()

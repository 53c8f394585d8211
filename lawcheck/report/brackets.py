"""What a specimen clause leaves to be decided: square brackets, and brackets side by side as alternatives."""

from __future__ import annotations

from typing import NamedTuple


class Bracketed(NamedTuple):
    """Words in square brackets; several, where one of them is to be chosen."""

    alternatives: tuple[str, ...]

    def shown(self) -> str:
        """Write them as they stand in the clause."""
        return " ".join(f"[{each}]" for each in self.alternatives)


def brackets_in(text: str) -> tuple[Bracketed, ...]:
    """List the brackets of a line; brackets inside others are part of these."""
    found: list[list[str]] = []
    depth = start = end = 0
    for place, letter in enumerate(text):
        if letter == "[":
            if depth == 0:
                start = place
            depth += 1
        elif letter == "]" and depth:
            depth -= 1
            if depth == 0:
                inside = text[start + 1 : place]
                if found and not text[end:start].strip():
                    found[-1].append(inside)
                else:
                    found.append([inside])
                end = place + 1
    return tuple(Bracketed(tuple(each)) for each in found)

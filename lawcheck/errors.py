"""What is wrong with a user's data, said once, with the place and the remedy."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Problem(NamedTuple):
    """One thing that is wrong in one place of one file."""

    path: str
    message: str
    line: int | None = None  # from 1; None: the whole file
    column: int | None = None  # from 1
    remedy: str = ""

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)
        return f"{place}: {self.message}" + (f"; {self.remedy}" if self.remedy else "")


class LawcheckError(Exception):
    """The data are wrong. Carries every problem that was found, in the order of the files."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def nearest(word: str, names: Iterable[str], *, cutoff: float = 0.6) -> str:
    """Name the spelling that was probably meant, as a remedy; empty when nothing is near."""
    from difflib import get_close_matches  # only for mistakes

    matches = get_close_matches(word, list(names), n=1, cutoff=cutoff)
    return f"did you mean '{matches[0]}'?" if matches else ""

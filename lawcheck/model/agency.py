"""A body that can be asked about the law, and the criteria that it can answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lawcheck.model.library import Criterion
from lawcheck.model.localized import Localized


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Agency:
    """A kind of authority that most States have, under whatever name."""

    id: str
    title: Localized
    asked: Localized  # what it is asked about, in one sentence
    themes: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()  # ids or their beginnings: "extradition" stands for "extradition.*"

    def can_answer(self, criterion: Criterion) -> bool:
        """Say whether a criterion is one for this body."""
        return criterion.theme in self.themes or any(begins(criterion.id, each) for each in self.criteria)


def begins(criterion_id: str, start: str) -> bool:
    """Say whether an id is this one, or begins with its whole words."""
    return criterion_id == start or criterion_id.startswith(f"{start}.")


def beginnings(criterion_id: str) -> Iterator[str]:
    """Give an id and what begins with its whole words: extradition.enforce-sentence, extradition."""
    while criterion_id:
        yield criterion_id
        criterion_id = criterion_id.rpartition(".")[0]

"""In which order a reader walks through the criteria, and which of them are asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from lawcheck.model.citation import Citation
from lawcheck.model.library import Library
from lawcheck.model.reading import Answer, Reading, Value

if TYPE_CHECKING:
    from lawcheck.find.section_index import SectionIndex
    from lawcheck.model.country import Country

_EVERY_SECTION = 1_000_000


class Order(StrEnum):
    """By theme, as the library has them, or by what to read first."""

    THEME = "theme"
    PLAN = "plan"


class Only(StrEnum):
    """Which criteria are asked. Without a choice: what has no answer or a stale one, then what is undetermined."""

    OPEN = "open"
    STALE = "stale"
    ALL = "all"


def route_of(ordered: Sequence[str], reading: Reading, only: Only | None, start: str | None = None) -> tuple[str, ...]:
    """Give the criteria that are asked, in order; ``start`` is among them whatever its answer."""
    is_asked = _asked(reading, only)
    chosen = [each for each in ordered if each == start or is_asked(each)]
    if only is Only.ALL:
        return tuple(chosen)
    return tuple(sorted(chosen, key=lambda each: each != start and _is_undetermined(reading, each)))


def first_of(route: Sequence[str], reading: Reading, start: str | None) -> int:
    """Give the place at which a reader begins: where one is named, else at the first that is open or stale."""
    if start is not None:
        return route.index(start)
    wanted = (place for place, each in enumerate(route) if needs_reading(reading.answers.get(each)))
    return next(wanted, 0)


def ordered_by(
    order: Order, theme_ids: frozenset[str], library: Library, index: SectionIndex, country: Country, reading: Reading
) -> tuple[str, ...]:
    """Order criteria: by the reading plan those that it names come first, with the section they may rest on.

    Of those of one section, the theme that it speaks of most comes first.
    """
    if order is Order.THEME:
        return tuple(each for each in library.criteria if each in theme_ids)
    from lawcheck.find.suggest import reading_plan

    plan = reading_plan(library, index, country, reading, _EVERY_SECTION, among=theme_ids)
    named = [each for item in plan.items for each in _by_theme(item.criterion_ids, library)]
    rest = (each for each in library.criteria if each in theme_ids)
    return tuple(dict.fromkeys((*named, *plan.open_ids, *rest)))


def _by_theme(criterion_ids: Sequence[str], library: Library) -> list[str]:
    themes = Counter(library.criteria[each].theme for each in criterion_ids)
    return sorted(criterion_ids, key=lambda each: -themes[library.criteria[each].theme])


def needs_reading(answer: Answer | None) -> bool:
    """Say whether a criterion has no answer, or one whose words have changed since they were read."""
    return answer is None or bool(stale_of(answer))


def stale_of(answer: Answer) -> tuple[Citation, ...]:
    """Give the citations whose words have changed since they were read."""
    return tuple(dict.fromkeys((*answer.stale, *(answer.enacted.stale if answer.enacted else ()))))


def _asked(reading: Reading, only: Only | None) -> Callable[[str], bool]:
    answers = reading.answers
    match only:
        case Only.ALL:
            return lambda _: True
        case Only.STALE:
            return lambda each: each in answers and bool(stale_of(answers[each]))
        case Only.OPEN:
            return lambda each: each not in answers or _is_undetermined(reading, each)
        case None:
            return lambda each: needs_reading(answers.get(each)) or _is_undetermined(reading, each)


def _is_undetermined(reading: Reading, criterion_id: str) -> bool:
    answer = reading.answers.get(criterion_id)
    return answer is not None and answer.value is Value.UNDETERMINED and not stale_of(answer)

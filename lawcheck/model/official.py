"""A user's own copy of an official text, and where in it a provision's words stand."""

from __future__ import annotations

import re
from typing import NamedTuple

from lawcheck.model.citation import Pinpoint, parse_pinpoint
from lawcheck.model.country import Passage, StatuteText
from lawcheck.model.library import Library

_RANGE = re.compile(r"(?P<first>.+?)\s*[-–]\s*\(?(?P<last>[^()\s-]+)\)?\Z")


class OfficialText(NamedTuple):
    """A copy as read, with the name of its file."""

    instrument_id: str
    language: str
    file: str
    text: StatuteText


class Place(NamedTuple):
    """What a pinpoint names in a text, or the nearest that contains it; several passages where it is a range."""

    cite: str
    passages: tuple[Passage, ...]
    is_exact: bool


class Fit(NamedTuple):
    """How the pinpoints of an instrument's provisions stand in a text; one a provision, in order."""

    exact: tuple[str, ...]
    within: tuple[tuple[str, str], ...]  # the pinpoint, and the place that contains it
    missing: tuple[str, ...]

    @property
    def total(self) -> int:
        return len(self.exact) + len(self.within) + len(self.missing)

    @property
    def share(self) -> float:
        return len(self.exact) / self.total if self.total else 0.0


def resolve(text: StatuteText, cite: str) -> Place | None:
    """Find a pinpoint such as ``3(a)`` or ``2(d)-(h)``; None where the text has not even the article."""
    pinpoint = parse_pinpoint(cite)
    if pinpoint is not None and pinpoint.section in text.sections:
        return _down(text, pinpoint)
    match = _RANGE.match(cite.strip())
    first = parse_pinpoint(match["first"]) if match else None
    if match is None or first is None:
        return None
    return _between(text, cite, first, match["last"]) if first.path else _articles(text, cite, first, match["last"])


def fit_of(library: Library, instrument_id: str, text: StatuteText) -> Fit:
    """Look for every provision of an instrument in a text."""
    exact: list[str] = []
    within: list[tuple[str, str]] = []
    missing: list[str] = []
    for provision in library.provisions.values():
        if provision.instrument_id != instrument_id:
            continue
        place = resolve(text, provision.cite)
        if place is None:
            missing.append(provision.cite)
        elif place.is_exact:
            exact.append(provision.cite)
        else:
            within.append((provision.cite, place.cite))
    return Fit(tuple(exact), tuple(within), tuple(missing))


def articles_of(text: StatuteText) -> int:
    """Count the articles; a number that is printed again, as over a translation, counts once."""
    return sum(" [" not in label for label in text.sections)


def _down(text: StatuteText, pinpoint: Pinpoint) -> Place:
    """Go down as many steps as the text has."""
    passage, path = text.sections[pinpoint.section], list[str]()
    for step in pinpoint.path:
        found = _child(passage, step)
        if found is None:
            return Place(str(Pinpoint(pinpoint.section, tuple(path))), (passage,), is_exact=False)
        passage = passage.children[found]
        path.append(step)
    return Place(str(pinpoint), (passage,), is_exact=True)


def _between(text: StatuteText, cite: str, first: Pinpoint, last: str) -> Place | None:
    """Take the passages from the first to the last step of a range, or what contains them."""
    if first.section not in text.sections:
        return None
    above = _down(text, Pinpoint(first.section, first.path[:-1]))
    start, end = (_child(above.passages[0], step) for step in (first.path[-1], last))
    if not above.is_exact or start is None or end is None or start > end:
        return above._replace(is_exact=False)
    return Place(cite, above.passages[0].children[start : end + 1], is_exact=True)


def _articles(text: StatuteText, cite: str, first: Pinpoint, last: str) -> Place | None:
    labels = list(text.sections)
    if first.section not in labels or last not in labels:
        return None
    chosen = labels[labels.index(first.section) : labels.index(last) + 1]
    return Place(cite, tuple(text.sections[each] for each in chosen), is_exact=True) if chosen else None


def _child(passage: Passage, step: str) -> int | None:
    labels = [child.label.casefold() for child in passage.children]
    return labels.index(step.casefold()) if step.casefold() in labels else None

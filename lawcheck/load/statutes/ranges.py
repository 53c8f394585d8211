"""Pinpoints and ranges of sections, checked against a text: ``14``, ``15-17``, ``3(2)``, ``§ 232 Abs. 1``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lawcheck.errors import nearest
from lawcheck.model.citation import Pinpoint, parse_pinpoint
from lawcheck.model.country import Passage, StatuteText

_RANGE = re.compile(r"(?P<first>[^()\s-]+)\s*[-–]\s*(?P<last>[^()\s-]+)\Z")
_BREAK = re.compile(r"[\s,;(]+")
_SHOWN = 8

Checked = tuple[tuple[Pinpoint, ...], str, str]  # pinpoints, what is wrong, the remedy


def expand(entry: str, text: StatuteText | None) -> Checked:
    """Read one entry. ``225-4-1`` is a section where the text has one, before it is a range."""
    pinpoint = parse_pinpoint(entry)
    bounds = _RANGE.match(entry.strip())
    if text is None:
        if bounds:
            return _between(bounds["first"], bounds["last"], None)
        return ((pinpoint,), "", "") if pinpoint else ((), f"'{entry}' is no section", "")
    if pinpoint is not None and text.find(pinpoint) is not None:
        return (pinpoint,), "", ""
    if bounds and {bounds["first"], bounds["last"]} <= text.sections.keys():
        return _between(bounds["first"], bounds["last"], text)
    return _as_written(entry, pinpoint, bounds, text)


def _as_written(entry: str, pinpoint: Pinpoint | None, bounds: re.Match[str] | None, text: StatuteText) -> Checked:
    """Read what is not in the canonical form, or say what the text does not have."""
    from lawcheck.load.statutes.citing import find_as_written  # with the numbering of many languages

    found = find_as_written(entry, text)
    if found is not None:
        return (found,), "", ""
    if bounds and (pinpoint is None or pinpoint.section not in text.sections):
        return _between(bounds["first"], bounds["last"], text)
    if pinpoint is None or pinpoint.section not in text.sections:
        for end in (at.start() for at in reversed(list(_BREAK.finditer(entry)))):
            above = find_as_written(entry[:end], text)
            if above is not None:
                message = f"{text.statute_id} has {above}, and no '{entry[end:].strip(' ,;')}' in it"
                return (), message, _children(above, _below(above, text))
    if pinpoint is None:
        return (), f"'{entry}' is no section", ""
    missing, remedy = missing_place(pinpoint, text)
    return (), missing, remedy


def _below(place: Pinpoint, text: StatuteText) -> Sequence[Passage]:
    passage = text.find(place)
    return passage.children if passage else ()


def _between(first: str, last: str, text: StatuteText | None) -> Checked:
    if text is None:
        if first.isdigit() and last.isdigit() and int(first) <= int(last):
            return tuple(Pinpoint(str(number)) for number in range(int(first), int(last) + 1)), "", ""
        return (), f"'{first}-{last}' cannot be spelt out without the text", "name each section"
    labels = list(text.sections)
    for label in (first, last):
        if label not in labels:
            missing, remedy = missing_place(Pinpoint(label), text)
            return (), missing, remedy
    start, end = labels.index(first), labels.index(last)
    if start > end:
        return (), f"'{first}-{last}' runs backwards", ""
    return tuple(Pinpoint(label) for label in labels[start : end + 1]), "", ""


def missing_place(pinpoint: Pinpoint, text: StatuteText) -> tuple[str, str]:
    """Say what of a pinpoint the text does not have, and the nearest places it has; empty when all is there."""
    passage = text.sections.get(pinpoint.section)
    if passage is None:
        return f"{text.statute_id} has no section {pinpoint.section}", _nearest_labels(pinpoint.section, text)
    at = Pinpoint(pinpoint.section)
    for step in pinpoint.path:
        found = next((child for child in passage.children if child.label == step), None)
        at = Pinpoint(at.section, (*at.path, step))
        if found is None:
            return f"{text.statute_id} has no {at}", _children(Pinpoint(at.section, at.path[:-1]), passage.children)
        passage = found
    return "", ""


def _children(parent: Pinpoint, children: Sequence[Passage]) -> str:
    if not children:
        return f"{parent} has no parts; cite {parent}"
    shown = ", ".join(f"({child.label})" for child in children[:_SHOWN])
    return f"{parent} has {shown}" + (" ..." if len(children) > _SHOWN else "")


def _nearest_labels(label: str, text: StatuteText) -> str:
    labels = list(text.sections)
    number = int(match.group()) if (match := re.match(r"\d+", label)) else None
    near = [
        each
        for each in labels
        if number is not None and (found := re.match(r"\d+", each)) and abs(int(found.group()) - number) <= 1
    ]
    if near:
        return f"nearest: {', '.join(near[:_SHOWN])}"
    if not labels:
        return "no section was found in this text"
    return nearest(label, labels) or f"it has {labels[0]} to {labels[-1]}"

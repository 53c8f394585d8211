"""One answer of a reading that is loaded: checked and built by the rules for files, without reading the rest again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from lawcheck.errors import Problem
from lawcheck.load.located import YamlText
from lawcheck.load.readings import answered, build_reading
from lawcheck.load.seen import written
from lawcheck.load.statutes.ranges import expand
from lawcheck.model.citation import Citation, parse_citation
from lawcheck.model.country import Country
from lawcheck.model.library import Library
from lawcheck.model.reading import Reading


def canonical(entries: Iterable[str], country: Country) -> list[str]:
    """Write citations as they are printed, once each; a range, and what is no citation, stays as it was typed."""
    return list(dict.fromkeys(_canonical(each.strip(), country) for each in entries))


def _canonical(entry: str, country: Country) -> str:
    statute_id, _, rest = entry.partition(" ")
    text = country.texts.get(statute_id)
    if not rest.strip():
        return entry
    if text is None:
        citation = parse_citation(entry)
        return entry if citation is None or statute_id not in country.statutes else str(citation)
    pinpoints, message, _ = expand(rest, text)
    if message:
        return entry
    return str(Citation(statute_id, pinpoints[0]) if len(pinpoints) == 1 else written(entry))


def shape_of_answer(reading: Mapping[str, Any], criterion_id: str, path: str) -> tuple[Problem, ...]:
    """List what the schema does not allow in one answer of a reading's data."""
    from lawcheck.load.shape import shape_problems

    alone = {key: reading[key] for key in ("reader", "language")}
    return shape_problems(
        YamlText(path, {**alone, "answers": {criterion_id: reading["answers"][criterion_id]}}), "reading"
    )


def with_answer_of(
    reading: Reading, text: YamlText, criterion_id: str, country: Country, library: Library
) -> tuple[Reading, list[Problem]]:
    """Build a reading again of which one answer is new, and list what is wrong with that answer.

    Only this answer, and those that recorded penalties give, are built; the rest is taken from ``reading``.

    Args:
        reading: The reading as it was.
        text: The whole file as it is now, of right shape.
        criterion_id: The answer that is new, or gone.
        country: The country.
        library: The library.
    """
    items = text.data["answers"]
    anew = (criterion_id, *(each.id for each in library.criteria.values() if each.by_rule))
    data = {**text.data, "answers": {each: items[each] for each in anew if each in items}}
    part = YamlText(text.path, {**data, "decisions": {}, "overrides": {}}, text.positions)
    built, problems = build_reading(reading.name, part, country, library)
    known = {**reading.answers, **built.answers}
    answers = {each: known[each] for each in answered(text.data)}
    notes = {key: text for key, text in reading.notes.items() if key not in anew} | dict(built.notes)
    return replace(reading, answers={**answers, **built.answers}, notes=notes), problems

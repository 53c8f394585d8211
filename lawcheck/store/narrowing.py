"""A profile narrowed to an exercise: statutes and places are taken out of its text, and every other byte stays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from lawcheck.model.country import Country
from lawcheck.model.pack import is_among, narrowed_profile, parts_of
from lawcheck.store.amend import edited
from lawcheck.store.prose import on_one_line
from lawcheck.store.splice import Edit, after_line, end_of, line_break, plain_of, value_of


def narrowed(profile: bytes, exercise: Country, shown_as: str) -> bytes:
    """Give the profile that participants get; comments stay, those inside what is taken out go with it.

    Raises:
        LawcheckError: It is written in a form in which this cannot be done.
    """

    def edits(text: str, root: Any) -> tuple[list[Edit], Any]:
        made = [*_statutes(text, root, exercise), *_scope(text, root, exercise)]
        return made, narrowed_profile(plain_of(root), exercise)

    return edited(profile, edits, shown_as)


def _statutes(text: str, root: yaml.MappingNode, exercise: Country) -> Iterator[Edit]:
    register = value_of(root, "statutes")
    kept = [value_of(each, "id").value in exercise.statutes for each in register.value]
    yield from _without(text, register, kept)
    for entry, stays in zip(register.value, kept, strict=True):
        repeals = value_of(entry, "repeals")
        if not stays or repeals is None:
            continue
        inside = [is_among(each.value, exercise.statutes) for each in repeals.value]
        if any(inside):
            yield from _without(text, repeals, inside)
        else:
            yield from _without(text, entry, [key.value != "repeals" for key, _ in entry.value])


def _without(text: str, node: Any, kept: Sequence[bool]) -> Iterator[Edit]:
    """Take entries out of a list or a block of keys, of which the first that stays keeps its place."""
    spans = [_span(each, text) for each in node.value]
    for at, stays in enumerate(kept):
        if stays:
            continue
        start, end = spans[at]
        if not node.flow_style:
            yield _lines(text, node, start, end, spans[at + 1][0] if at + 1 < len(spans) else None)
        elif any(kept[:at]):
            yield Edit(spans[at - 1][1], end, "")
        else:
            yield Edit(start, spans[at + 1][0], "")


def _span(entry: Any, text: str) -> tuple[int, int]:
    first, last = entry if isinstance(entry, tuple) else (entry, entry)
    return first.start_mark.index, end_of(last, text)


def _lines(text: str, node: Any, start: int, end: int, following: int | None) -> Edit:
    """Take out the lines of an entry; of one that stands on the line of a dash that is not its own, up to the next."""
    line = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    is_own_dash = isinstance(node, yaml.SequenceNode)
    if not is_own_dash and text[line:start].strip(" ") and following is not None:
        return Edit(start, following, "")
    return Edit(line, after_line(text, end, "", own_column=node.start_mark.column).start, "")


def _scope(text: str, root: yaml.MappingNode, exercise: Country) -> Iterator[Edit]:
    parts = dict(parts_of(exercise.scope))
    scope = value_of(root, "scope")
    if scope is None:
        if parts:
            yield _new_key(text, root, value_of(root, "law_as_at"), "scope", parts)
        return
    for part, names in parts.items():
        node = value_of(scope, part)
        if node is None:
            yield _new_key(text, scope, scope.value[-1][1], part, names)
        elif plain_of(node) != names:
            yield Edit(node.start_mark.index, end_of(node, text), on_one_line(names))


def _new_key(text: str, block: yaml.MappingNode, after: Any, key: str, value: Any) -> Edit:
    written = f"{key}: {on_one_line(value)}"
    end = end_of(after, text)
    if block.flow_style:
        return Edit(end, end, f", {written}")
    return after_line(text, end, " " * block.start_mark.column + written + line_break(text))

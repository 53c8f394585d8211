"""The files of a training country that is made: its profile and its key, in the form in which they are written by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from lawcheck.errors import LawcheckError, Problem
from lawcheck.model.planting import Base, NewCountry
from lawcheck.store.prose import STEP, key_of, keys, on_one_line, refused
from lawcheck.store.splice import composed, plain_of

_ANSWERS = "answers"


class Head(NamedTuple):
    """What a key says of the exercise as a whole."""

    level: str
    minutes: int
    licence: str


def country_yaml(base: Base, made: NewCountry, code: str, filled: Callable[[Any], Any]) -> bytes:
    """Write ``country.yaml``; ``filled`` puts the name of the country where the base leaves room for it.

    Raises:
        LawcheckError: Nothing can carry one of its characters.
    """
    notes = {name: " ".join(fact[name] for fact in made.facts) for name in base.title}
    data = {
        "country": {"code": code, "name": dict.fromkeys(base.title, made.name), "fictional": True},
        "law_as_at": base.law_as_at,
        "scope": base.scope,
        "title": filled(base.title),
        "status": "working-draft",
        "version": "0.1",
        "system": {**made.system, "notes": notes},
        "readers": filled(base.readers),
        "instruments": base.instruments,
        "statutes": [{"id": each.id, **each.entry, "file": file_of(each.id)} for each in made.texts],
    }
    return _written(data, f"# TRAINING - FICTIONAL: {made.name} does not exist.\n", "country.yaml")


def key_yaml(base: Base, made: NewCountry, head: Head, themes: Mapping[str, str]) -> bytes:
    """Write ``key.yaml``; ``themes`` says under which heading an answer stands.

    Raises:
        LawcheckError: Nothing can carry one of its characters.
    """
    data = {
        "language": made.language,
        "level": head.level,
        "minutes": head.minutes,
        "version": base.version,
        "licence": head.licence,
        "edition": base.edition,
        "goals": list(base.goals),
        "gaps": list(made.planted),
        _ANSWERS: made.answers,
    }
    title = f"# TRAINING - FICTIONAL: {made.name} does not exist. This is the answer key; participants do not get it.\n"
    return _written(data, title, "key.yaml", themes)


def file_of(text_id: str) -> str:
    """Say where the words of a text are kept in a country folder."""
    return f"statutes/{text_id}.txt"


def _written(data: Mapping[str, Any], title: str, shown_as: str, themes: Mapping[str, str] | None = None) -> bytes:
    wrong = refused(data)
    text = title + "\n".join(_block(data, 0, themes or {})) + "\n"
    if not wrong and plain_of(composed(text)) != plain_of(composed(_plainly(data))):
        wrong = "it cannot be written as YAML that reads back the same"
    if wrong:
        raise LawcheckError([Problem(path=shown_as, message=f"{wrong}; nothing was made")])
    return text.encode("utf-8")


def _plainly(data: Mapping[str, Any]) -> str:
    """Write data without any form, to hold the form against."""
    return "\n".join(f"{key_of(key)}: {on_one_line(value)}" for key, value in data.items()) + "\n"


def _block(items: Mapping[str, Any], column: int, themes: Mapping[str, str]) -> Iterator[str]:
    """Write the keys of a block; a list of blocks has one item under the other."""
    heading = ""
    for key, value in items.items():
        if themes.get(key, heading) != heading:
            heading = themes[key]
            yield f"{' ' * column}# {heading}"
        if isinstance(value, Sequence) and not isinstance(value, str) and value and isinstance(value[0], Mapping):
            yield f"{' ' * column}{key_of(key)}:"
            yield from _items(value, column + STEP)
        elif isinstance(value, Mapping) and any(not isinstance(each, str) for each in value.values()):
            yield f"{' ' * column}{key_of(key)}:"
            yield from _block(value, column + STEP, themes if key == _ANSWERS else {})
        else:
            yield from keys({key: value}, column, "\n")


def _items(items: Sequence[Mapping[str, Any]], column: int) -> Iterator[str]:
    for item in items:
        first, *rest = _block(item, column + STEP, {})
        yield f"{' ' * column}- {first.lstrip(' ')}"
        yield from rest

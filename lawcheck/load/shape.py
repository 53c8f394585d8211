"""The shape of a file, checked against its JSON Schema, with messages in the words of the field."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lawcheck.errors import Problem, nearest
from lawcheck.load.located import YamlText

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

KINDS = (
    "country",
    "reading",
    "choices",
    "manifest",
    "criteria",
    "provisions",
    "instruments",
    "agencies",
    "replies",
    "checklists",
    "key",
    "results",
    "objections",
    "pack",
    "base",
    "plant",
)
_FOLDER = Path(__file__).resolve().parent / "schemas"
_TYPE_WORDS = {
    "string": "text",
    "integer": "a whole number",
    "boolean": "true or false",
    "object": "a block of keys",
    "array": "a list",
    "null": "nothing",
}
_MANY = 12
_MISSING = {
    "cites": "name the words that the answer rests on, such as cites: [atp-act 2(1)(c)]",
    "searched": "an absence rests on a list of what was searched, such as searched: [atp-act, penal-code]",
    "qualifier": "give the words that limit the duty",
    "record": "say why there is nothing to assess",
    "means": "say what can satisfy the provision",
    "core": "name at least one criterion",
    "edition": 'say which edition of the Model Law it was written against, such as edition: "2009"',
}

Steps = tuple[str | int, ...]


def schema_text(kind: str) -> str:
    """Give the JSON Schema (2020-12) of a kind of file, as shipped."""
    return (_FOLDER / f"{kind}.schema.json").read_text(encoding="utf-8")


def shape_problems(text: YamlText, kind: str) -> tuple[Problem, ...]:
    """List everything in a file that its schema does not allow, in the order of the file."""
    problems = {problem for error in _validator(kind).iter_errors(text.data) for problem in _problems_of(error, text)}
    return tuple(sorted(problems, key=lambda each: (each.line or 0, each.column or 0, each.message)))


@cache
def _validator(kind: str) -> Validator:
    from jsonschema import Draft202012Validator  # heavy: only when a file is read for the first time
    from referencing import Registry

    return Draft202012Validator(json.loads(schema_text(kind)), registry=Registry())


def _problems_of(error: ValidationError, text: YamlText) -> Iterator[Problem]:
    steps = tuple(error.absolute_path)
    speak = _SPEAKERS.get(str(error.validator))
    if speak is not None:
        yield from speak(error, steps, text)
        return
    yield text.problem(f"{_name(steps)}{_schema(error).get('x-expected', error.message)}", *steps)


def _schema(error: ValidationError) -> Mapping[str, Any]:
    return error.schema if isinstance(error.schema, dict) else {}


def _unknown_keys(error: Any, steps: Steps, text: YamlText) -> Iterator[Problem]:
    schema = _schema(error)
    known, patterns = schema.get("properties", {}), schema.get("patternProperties", {})
    for key in error.instance:
        if key not in known and not any(re.search(pattern, key) for pattern in patterns):
            remedy = nearest(key, known) or _allowed(known, schema)
            yield text.problem(f"unknown key '{key}'", *steps, key, remedy=remedy)


def _missing_keys(error: Any, steps: Steps, text: YamlText) -> Iterator[Problem]:
    key = next(each for each in error.validator_value if f"'{each}'" in error.message)
    is_named = bool(steps) and ("properties", steps[-1]) in pairwise(error.absolute_schema_path)  # and not by an id
    where = f" under '{steps[-1]}'" if is_named else ""
    yield text.problem(f"the key '{key}' is missing{where}", *steps, remedy=_MISSING.get(key, ""))


def _not_among(error: Any, steps: Steps, text: YamlText) -> Iterator[Problem]:
    allowed = [str(value) for value in error.validator_value]
    message = f"{_name(steps)}'{error.instance}' is not one of {', '.join(allowed)}"
    yield text.problem(message, *steps, remedy=nearest(str(error.instance), allowed))


def _other_type(error: Any, steps: Steps, text: YamlText) -> Iterator[Problem]:
    expected = [error.validator_value] if isinstance(error.validator_value, str) else list(error.validator_value)
    wanted = " or ".join(_TYPE_WORDS[each] for each in expected)
    message = f"{_name(steps)}expected {wanted}, found {_shown(error.instance)}"
    yield text.problem(message, *steps, remedy=_type_remedy(expected, error.instance))


def _other_form(error: Any, steps: Steps, text: YamlText) -> Iterator[Problem]:
    say = _schema(error).get("x-expected", f"text like {error.validator_value}")
    yield text.problem(f"{_name(steps)}'{error.instance}' is not {say}", *steps)


def _empty(error: Any, steps: Steps, text: YamlText) -> Iterator[Problem]:  # noqa: ARG001 - one signature for all
    yield text.problem(f"{_name(steps)}must not be empty", *steps)


_SPEAKERS: Mapping[str, Callable[[Any, Steps, YamlText], Iterator[Problem]]] = {
    "additionalProperties": _unknown_keys,
    "required": _missing_keys,
    "enum": _not_among,
    "type": _other_type,
    "pattern": _other_form,
    "minItems": _empty,
    "minProperties": _empty,
    "minLength": _empty,
}


def _allowed(known: Iterable[str], schema: Mapping[str, Any]) -> str:
    if "x-expected" in schema:
        return f"expected {schema['x-expected']}"
    names = list(known)
    return f"known keys: {', '.join(names)}" if 0 < len(names) <= _MANY else ""


def _name(steps: Steps) -> str:
    names = [step for step in steps if isinstance(step, str)]
    return f"{names[-1]}: " if names else ""


def _shown(value: Any) -> str:
    if isinstance(value, dict | list):
        return _TYPE_WORDS["object" if isinstance(value, dict) else "array"]
    return "nothing" if value is None else f"'{str(value).lower() if isinstance(value, bool) else value}'"


def _type_remedy(expected: list[str], value: Any) -> str:
    if "string" in expected and isinstance(value, bool | int):
        return "put it in quotes"
    if expected == ["array"] and isinstance(value, str):
        return f"write [{value}]"
    return ""

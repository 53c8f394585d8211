"""The shape of a file, checked against its JSON Schema, with messages in the words of the field."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lawcheck.errors import Problem, nearest
from lawcheck.load.located import YamlText

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

KINDS = ("country", "reading", "criteria", "provisions", "instruments")
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


def schema_text(kind: str) -> str:
    """Give the JSON Schema (2020-12) of a kind of file, as shipped."""
    return (_FOLDER / f"{kind}.schema.json").read_text(encoding="utf-8")


def shape_problems(text: YamlText, kind: str) -> tuple[Problem, ...]:
    """List everything in a file that its schema does not allow, in the order of the file."""
    problems = {
        problem for error in _validator(kind).iter_errors(text.data) for problem in _problems_of(error, text)
    }
    return tuple(sorted(problems, key=lambda each: (each.line or 0, each.column or 0, each.message)))


@cache
def _validator(kind: str) -> Validator:
    from jsonschema import Draft202012Validator  # heavy: only when a file is read for the first time
    from referencing import Registry

    return Draft202012Validator(json.loads(schema_text(kind)), registry=Registry())


def _problems_of(error: ValidationError, text: YamlText) -> Iterator[Problem]:
    steps = tuple(error.absolute_path)
    match error.validator:
        case "additionalProperties":
            known = error.schema.get("properties", {})
            patterns = error.schema.get("patternProperties", {})
            unknown = [key for key in error.instance if key not in known and not _fits(key, patterns)]
            for key in unknown:
                remedy = nearest(key, known) or _allowed(known, error.schema)
                yield text.problem(f"unknown key '{key}'", *steps, key, remedy=remedy)
        case "required":
            for key in error.validator_value:
                if key not in error.instance:
                    yield text.problem(f"the key '{key}' is missing", *steps)
        case "enum":
            allowed = [str(value) for value in error.validator_value]
            message = f"{_name(steps)}'{error.instance}' is not one of {', '.join(allowed)}"
            yield text.problem(message, *steps, remedy=nearest(str(error.instance), allowed))
        case "type":
            expected = _one_or_many(error.validator_value)
            wanted = " or ".join(_TYPE_WORDS[each] for each in expected)
            message = f"{_name(steps)}expected {wanted}, found {_shown(error.instance)}"
            yield text.problem(message, *steps, remedy=_type_remedy(expected, error.instance))
        case "pattern":
            say = error.schema.get("x-expected", f"text like {error.validator_value}")
            yield text.problem(f"{_name(steps)}'{error.instance}' is not {say}", *steps)
        case "minItems" | "minProperties" | "minLength":
            yield text.problem(f"{_name(steps)}must not be empty", *steps)
        case "const":
            yield text.problem(f"{_name(steps)}must be '{error.validator_value}'", *steps)
        case "if" | "allOf" | "then":
            return
        case _:
            say = error.schema.get("x-expected", error.message)
            yield text.problem(f"{_name(steps)}{say}", *steps)


def _fits(key: str, patterns: Iterable[str]) -> bool:
    import re

    return any(re.search(pattern, key) for pattern in patterns)


def _one_or_many(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _allowed(known: Iterable[str], schema: dict[str, Any]) -> str:
    if "x-expected" in schema:
        return f"expected {schema['x-expected']}"
    names = list(known)
    return f"known keys: {', '.join(names)}" if 0 < len(names) <= _MANY else ""


def _name(steps: tuple[str | int, ...]) -> str:
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

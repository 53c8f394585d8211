"""A value as YAML that every reader takes back as the same text."""

from __future__ import annotations

import re
from collections.abc import Mapping

Value = str | int | bool | Mapping[str, str]

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?\Z")
_PLAIN = re.compile(r"[^\W\d_](?:[\w./()'’°–-]| (?=[\w(]))*\Z")
_WORDS_OF_YAML = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_LAST_OF_BMP = 0xFFFF


def shown(value: Value) -> str:
    """Write a value on one line: plain where no reader can take it for anything else, else in double quotes."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{shown(key)}: {shown(text)}" for key, text in value.items()) + "}"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if _DAY.match(value) or (_PLAIN.match(value) and value.lower() not in _WORDS_OF_YAML):
        return value
    return '"' + "".join(map(_escaped, value)) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\U{code:08X}" if code > _LAST_OF_BMP else f"\\u{code:04X}"

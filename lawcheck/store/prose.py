"""Values of any length as YAML: words on one line, a long reason folded, paragraphs as they are, the rest in quotes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from lawcheck.store.scalars import shown

STEP = 2
_WIDTH = 120
_ONE_SPACE = re.compile(r"(?<! ) (?! )")
_NO_PLAIN = re.compile(r":(?: |\Z)| #")  # what ends a plain text, or begins a comment
_WORDS_OF_YAML = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_KEPT = frozenset("\u00a0\u202f\u200c\u200d")  # no-break spaces and joiners: part of how French and Persian are written
_BARE_KEY = re.compile(r"[a-z][a-z0-9_.-]*[a-z0-9]|[a-z]")
_CONSTANTS = frozenset({"true", "false", "null"})
_REFUSED = re.compile("[\x00\ud800-\udfff]")
_SHORT = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_LAST_OF_BMP = 0xFFFF


def refused(value: Any) -> str:
    """Say why a value cannot be written in any form; empty where it can."""
    if isinstance(value, str):
        found = _REFUSED.search(value)
        return f"the character U+{ord(found.group()):04X} cannot be written in a text file" if found else ""
    if isinstance(value, Mapping):
        return refused([*value.keys(), *value.values()])
    if isinstance(value, Sequence):
        return next(filter(None, map(refused, value)), "")
    return ""


def on_one_line(value: Any) -> str:
    """Write a value on one line, so that it can stand in brackets and before a comment."""
    if isinstance(value, str):
        written = shown(value)
        return quoted(value) if written.startswith('"') else written
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key_of(key)}: {on_one_line(each)}" for key, each in value.items()) + "}"
    if isinstance(value, Sequence):
        return "[" + ", ".join(map(on_one_line, value)) + "]"
    return shown(value)


def after_colon(value: Any, column: int, ending: str) -> str:
    """Write a value as it follows the colon of a key that stands in ``column``, with the space or the line break."""
    if isinstance(value, str):
        return " " + _text(value, " " * (column + STEP), ending)
    if isinstance(value, Mapping) and value:
        return ending + ending.join(keys(value, column + STEP, ending))
    return " " + on_one_line(value)


def keys(items: Mapping[str, Any], column: int, ending: str) -> list[str]:
    """Write the keys of a block in a column, one text a key, without the last line end."""
    return [f"{' ' * column}{key_of(key)}:{after_colon(value, column, ending)}" for key, value in items.items()]


def key_of(key: str) -> str:
    """Write a key: ``on`` and ``no`` need no quotes in our files, because our reader takes no word for a truth value."""
    return key if _BARE_KEY.fullmatch(key) and key not in _CONSTANTS else shown(key)


def quoted(text: str) -> str:
    """Write any text in double quotes on one line."""
    return '"' + "".join(map(_escaped, text)) + '"'


def _text(text: str, margin: str, ending: str) -> str:
    lines = text.split("\n")
    if any(not _is_simple(each) for each in lines) or text != text.strip() or not text:
        return quoted(text)
    if len(lines) > 1:
        body = ending.join(margin + each if each else "" for each in lines)
        return f"|-{ending}{body}"
    if len(margin) + len(text) > _WIDTH:
        return f">-{ending}{ending.join(margin + each for each in _folded(text, _WIDTH - len(margin)))}"
    if text[0].isalpha() and text.lower() not in _WORDS_OF_YAML and not _NO_PLAIN.search(text):
        return text
    return shown(text) if not shown(text).startswith('"') else quoted(text)


def _is_simple(line: str) -> bool:
    """Say whether a line reads back as itself in a block: nothing to escape, no blanks that an editor would strip."""
    return line == line.rstrip(" ") and all(each.isprintable() or each in _KEPT for each in line)


def _folded(text: str, width: int) -> list[str]:
    lines = [""]
    for word in _ONE_SPACE.split(text):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return lines


def _escaped(character: str) -> str:
    if character in _SHORT:
        return _SHORT[character]
    if character.isprintable() or character in _KEPT:
        return character
    code = ord(character)
    return f"\\U{code:08X}" if code > _LAST_OF_BMP else f"\\u{code:04X}"

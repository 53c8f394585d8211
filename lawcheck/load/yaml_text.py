"""YAML, read strictly: nothing guessed, nothing lost, and a position for every value.

A plain scalar is a whole number, ``true``, ``false`` or null only when it is written exactly so; everything else stays
the text that was typed (``NO``, ``12.10``, ``2026-06-30``). Repeated keys, anchors, aliases, tags, a second document,
deep nesting and huge files are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from lawcheck.errors import LawcheckError, Problem
from lawcheck.load.located import Position, YamlText

MAX_DEPTH = 40

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE_NUMBER = re.compile(r"(?:0|-?[1-9][0-9]{0,17})\Z")
_CONSTANTS: Mapping[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


class _RefusedError(Exception):
    def __init__(self, message: str, place: Position, remedy: str = "") -> None:
        self.message = message
        self.place = place
        self.remedy = remedy
        super().__init__(message)


def parse_yaml(text: str, shown_as: str) -> YamlText:
    """Parse one document.

    Raises:
        LawcheckError: One problem, at the place where reading stopped.
    """
    try:
        _refuse_control_characters(text)
        data, positions = _Builder().build(yaml.parse(text, Loader=_Loader))
    except _RefusedError as error:
        line, column = error.place
        raise LawcheckError(
            [Problem(path=shown_as, line=line, column=column, message=error.message, remedy=error.remedy)]
        ) from None
    except yaml.MarkedYAMLError as error:
        raise LawcheckError([_syntax_problem(error, text, shown_as)]) from None
    except yaml.YAMLError as error:
        raise LawcheckError([Problem(path=shown_as, message=str(error).partition("\n")[0])]) from None
    return YamlText(shown_as, data, positions)


def _refuse_control_characters(text: str) -> None:
    match = _FORBIDDEN.search(text)
    if match:
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        message = f"the control character U+{ord(match.group()):04X} is not allowed"
        raise _RefusedError(message, (line, column), "delete it")


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, shown_as: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    message = error.problem or error.context or "this is not YAML"
    remedy = ""
    if mark and text.splitlines()[mark.line : mark.line + 1] and _is_tab(text.splitlines()[mark.line], mark.column):
        message, remedy = "a tab cannot indent YAML", "use spaces"
    elif "expected ',' or" in message and error.context_mark:
        mark, message, remedy = error.context_mark, "the bracket that opens here is not closed", "close it"
    elif "nesting depth" in message:  # the parser of PyYAML 6.0.4 and later looks ahead, and stops of itself
        message = f"nested more than {MAX_DEPTH} levels deep"
    elif "mapping values are not allowed" in message:
        message, remedy = "a colon followed by a space inside a plain text", "put the text in quotes"
    elif "could not find expected ':'" in message:
        remedy = "is a colon missing, or a line not indented?"
    return Problem(
        path=shown_as,
        line=mark.line + 1 if mark else None,
        column=mark.column + 1 if mark else None,
        message=message,
        remedy=remedy,
    )


def _is_tab(line: str, column: int) -> bool:
    return line[column : column + 1] == "\t" or line[: column + 1].strip(" ") == "\t"


@dataclass(slots=True)
class _Open:
    """A mapping or a list that is being read, with the key that waits for its value."""

    container: Any
    places: dict[Any, Position]
    key: str | None = None


class _Builder:
    """Turns parser events into data."""

    def __init__(self) -> None:
        self.positions: dict[int, Mapping[Any, Position]] = {}
        self.open: list[_Open] = []
        self.root: Any = None
        self.documents = 0

    def build(self, events: Iterator[Any]) -> tuple[Any, Mapping[int, Mapping[Any, Position]]]:
        for event in events:
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                self._start(event)
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                self.open.pop()
            elif isinstance(event, yaml.AliasEvent):
                raise _RefusedError(
                    f"the alias *{event.anchor} is not allowed", _place(event.start_mark), "write the value out"
                )
            elif isinstance(event, yaml.DocumentStartEvent):
                self.documents += 1
                if self.documents > 1:
                    raise _RefusedError(
                        "a second document begins here", _place(event.start_mark), "keep one document in a file"
                    )
        return self.root, self.positions

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        _refuse_anchor(event)
        top = self.open[-1] if self.open else None
        if top is not None and isinstance(top.container, dict) and top.key is None:
            self._key(top, event)
            return
        self._put(_plain_value(event.value) if event.implicit[0] else event.value, _place(event.start_mark))

    def _key(self, top: _Open, event: yaml.ScalarEvent) -> None:
        if event.value in top.container:
            first = top.places[event.value][0]
            message = f"the key '{event.value}' stands here again; it is already on line {first}"
            raise _RefusedError(message, _place(event.start_mark), "keep one of the two")
        top.key = event.value
        top.container[event.value] = None
        top.places[event.value] = _place(event.start_mark)

    def _start(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        _refuse_anchor(event)
        if len(self.open) >= MAX_DEPTH:
            raise _RefusedError(f"nested more than {MAX_DEPTH} levels deep", _place(event.start_mark))
        container: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._put(container, _place(event.start_mark))
        places: dict[Any, Position] = {}
        self.positions[id(container)] = places
        self.open.append(_Open(container, places))

    def _put(self, value: Any, place: Position) -> None:
        if not self.open:
            self.root = value
            return
        top = self.open[-1]
        if isinstance(top.container, list):
            top.places[len(top.container)] = place
            top.container.append(value)
        elif top.key is None:
            raise _RefusedError("a key must be plain text", place)
        else:
            top.container[top.key] = value
            top.key = None


def _place(mark: Any) -> Position:
    return mark.line + 1, mark.column + 1


def _refuse_anchor(event: Any) -> None:
    if event.anchor:
        raise _RefusedError(
            f"the anchor &{event.anchor} is not allowed", _place(event.start_mark), "write the value out"
        )
    if event.tag is not None:
        raise _RefusedError(f"the tag {event.tag} is not allowed", _place(event.start_mark), "delete it")


def _plain_value(text: str) -> Any:
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    return int(text) if _WHOLE_NUMBER.match(text) else text

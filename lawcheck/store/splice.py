"""Append to a list in a YAML file by splicing: the marks of the parser say where, and the rest stays as typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

import yaml

from lawcheck.store.scalars import Value, shown

Item = Mapping[str, Value]

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STEP = 2  # columns by which a list is indented where the file shows no habit of its own
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


class SpliceError(ValueError):
    """The file has a form to which nothing can be appended safely."""


class Spliced(NamedTuple):
    """The new text, and which of its lines are new."""

    text: str
    first_line: int  # from 1
    last_line: int


class Edit(NamedTuple):
    """Characters that are taken out, and what stands there instead."""

    start: int
    end: int
    new: str


def append_item(text: str, key: str, item: Item) -> Spliced:
    """Append a mapping to the list under a key of the top level; the list may be empty or missing.

    ``text`` has no byte-order mark.

    Raises:
        SpliceError: The text is no mapping, the key holds no list, or the result would not read back as meant.
    """
    root = composed(text)
    if not isinstance(root, yaml.MappingNode):
        raise SpliceError("the file is no block of keys")
    edit = _edit(text, root, value_of(root, key), key, item)
    result = text[: edit.start] + edit.new + text[edit.end :]
    _verify(root, result, key, item)
    first = len(text[: edit.start].splitlines()) + (0 if edit.start and text[edit.start - 1] not in "\r\n" else 1)
    return Spliced(result, max(first, 1), max(first, 1) + len(edit.new.splitlines()))


def composed(text: str) -> Any:
    """Read a text as nodes with marks.

    Raises:
        SpliceError: It is no YAML.
    """
    try:
        return _composed(text)
    except yaml.YAMLError as error:
        raise SpliceError(str(error).partition("\n")[0]) from None


@lru_cache(maxsize=2)  # what one edit made is what the next begins from
def _composed(text: str) -> Any:
    return yaml.compose(text, Loader=_Loader)


def value_of(root: yaml.MappingNode, key: str) -> Any:
    """Give the node under a key, or None."""
    return next((value for name, value in root.value if name.value == key), None)


def _edit(text: str, root: yaml.MappingNode, node: Any, key: str, item: Item) -> Edit:
    if node is None:
        if root.flow_style:
            raise SpliceError(f"the file is written in braces and has no '{key}'")
        block = _block(item, root.start_mark.column + _STEP, _STEP, text)
        head = " " * root.start_mark.column + f"{key}:" + line_break(text)
        return after_line(text, end_of(root, text), head + block)
    if isinstance(node, yaml.SequenceNode):
        if not node.flow_style:
            return _in_block(text, node, item)
        return _in_flow(text, root, node, item)
    if isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null" and not root.flow_style:
        removed = Edit(*_with_space_before(text, node.start_mark.index, node.end_mark.index), "")
        return _block_after(text, root, removed, item)
    raise SpliceError(f"'{key}' is no list")


def _in_block(text: str, node: yaml.SequenceNode, item: Item) -> Edit:
    dash, first = node.start_mark, node.value[0].start_mark
    between = text[dash.index + 1 : first.index]
    step = first.column - dash.column if between and not between.strip(" ") else _STEP
    return after_line(text, end_of(node, text), _block(item, dash.column, step, text), own_column=dash.column)


def _in_flow(text: str, root: yaml.MappingNode, node: yaml.SequenceNode, item: Item) -> Edit:
    start, end = node.start_mark.index, node.end_mark.index
    written = shown_in_braces(item)
    if node.value:
        last = end_of(node.value[-1], text)
        before = text[text.rfind("\n", 0, node.value[-1].start_mark.index) + 1 : node.value[-1].start_mark.index]
        gap = line_break(text) + before if not before.strip() else " "
        return Edit(last, last, f",{gap}{written}")
    if text[start + 1 : end - 1].strip() or root.flow_style:
        return Edit(end - 1, end - 1, written)
    return _block_after(text, root, Edit(*_with_space_before(text, start, end), ""), item)


def _block_after(text: str, root: yaml.MappingNode, removed: Edit, item: Item) -> Edit:
    """Put a block list on the lines after an empty value that is taken away."""
    block = _block(item, root.start_mark.column + _STEP, _STEP, text)
    after = after_line(text, removed.end, block)
    return Edit(removed.start, after.end, text[removed.end : after.start] + after.new)


def _with_space_before(text: str, start: int, end: int) -> tuple[int, int]:
    while start and text[start - 1] in " \t" and text[end - 1 : end] not in ("", ":"):
        start -= 1
    return start, end


def end_of(node: Any, text: str) -> int:
    """Give the index after the last character of a node; a block ends with its last value, not at the next token."""
    if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return end_of(last[1] if isinstance(last, tuple) else last, text)


def after_line(text: str, index: int, block: str, own_column: int | None = None) -> Edit:
    """Insert whole lines after the line on which ``index`` stands, and after comments set in below it."""
    if index == 0 or text[index - 1] not in "\r\n":
        index = _next_line(text, index)
    while own_column is not None and index < len(text):
        line = text[index : _next_line(text, index)]
        bare = line.lstrip(" ")
        if not bare.startswith("#") or len(line) - len(bare) <= own_column:
            break
        index += len(line)
    opened = index > 0 and text[index - 1] not in "\r\n"
    return Edit(index, index, (line_break(text) if opened else "") + block)


def _next_line(text: str, index: int) -> int:
    found = _LINE.match(text, index)
    return found.end() if found else len(text)


def line_break(text: str) -> str:
    """Give the line ending that a text uses."""
    return "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"


def _block(item: Item, column: int, step: int, text: str) -> str:
    lines = [f"{key}: {shown(value)}" for key, value in item.items()]
    margin, ending = " " * column, line_break(text)
    head = f"{margin}-{' ' * (step - 1)}{lines[0]}"
    return ending.join([head, *(margin + " " * step + line for line in lines[1:])]) + ending


def shown_in_braces(item: Item) -> str:
    """Write an item on one line."""
    return "{" + ", ".join(f"{key}: {shown(value)}" for key, value in item.items()) + "}"


def _verify(root: yaml.MappingNode, result: str, key: str, item: Item) -> None:
    """Read the result back: everything as before, and the item at the end of its list."""
    before, after = plain_of(root), plain_of(composed(result))
    meant = plain_of(composed(shown_in_braces(item)))
    expected = {**before, key: [*(before.get(key) or []), meant]}
    if after != expected or list(after) != list(expected):
        raise SpliceError(f"nothing can be appended to '{key}' in the form in which it is written")


def plain_of(node: Any) -> Any:
    """Give what a node says, all scalars as text."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: plain_of(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [plain_of(each) for each in node.value]
    return "" if node.tag == "tag:yaml.org,2002:null" else node.value

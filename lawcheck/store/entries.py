"""Keys of a YAML mapping as they stand in a text: where they begin and end, and the edits that set, add or remove one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import yaml

from lawcheck.store.prose import after_colon, key_of, keys, on_one_line
from lawcheck.store.scalars import shown
from lawcheck.store.splice import Edit, SpliceError, after_line, line_break, plain_of

NULL = "tag:yaml.org,2002:null"


class Pair(NamedTuple):
    """A key and its value, as nodes of the parser."""

    key: Any
    value: Any

    @property
    def is_empty(self) -> bool:
        """Say whether nothing, or ``null``, stands under the key."""
        return isinstance(self.value, yaml.ScalarNode) and self.value.tag == NULL

    @property
    def column(self) -> int:
        """Give the column in which the key begins, from 0."""
        return int(self.key.start_mark.column)


def pair_of(mapping: yaml.MappingNode, key: str) -> Pair | None:
    """Find a key."""
    return next((Pair(*each) for each in mapping.value if each[0].value == key), None)


def line_start(text: str, index: int) -> int:
    """Give where the line begins on which ``index`` stands."""
    return max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1


def line_end(text: str, index: int) -> int:
    """Give where the words of the line end on which ``index`` stands, before its line break."""
    found = [each for sign in "\r\n" if (each := text.find(sign, index)) >= 0]
    return min(found, default=len(text))


def next_line(text: str, index: int) -> int:
    """Give where the next line begins."""
    end = line_end(text, index)
    return end + (2 if text.startswith("\r\n", end) else 1) if end < len(text) else end


def after_key(text: str, pair: Pair) -> int:
    """Give the index behind the colon of a key.

    Raises:
        SpliceError: The key is written with a question mark.
    """
    end = pair.key.end_mark.index
    colon = text.find(":", end)
    if colon < 0 or text[end:colon].strip(" \t"):
        raise SpliceError(f"the key '{pair.key.value}' is written in an unusual form")
    return colon + 1


def end_of_pair(text: str, pair: Pair) -> int:
    """Give the index behind the last character of a key's value; a key without a value ends with its colon."""
    if pair.is_empty and pair.value.start_mark.index == pair.value.end_mark.index:
        return after_key(text, pair)
    return _end(text, pair.value)


def _end(text: str, node: Any) -> int:
    if isinstance(node, yaml.ScalarNode):
        return _end_of_scalar(text, node)
    if node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return end_of_pair(text, Pair(*last)) if isinstance(last, tuple) else _end(text, last)


def _end_of_scalar(text: str, node: yaml.ScalarNode) -> int:
    start, end = int(node.start_mark.index), int(node.end_mark.index)
    if node.style not in ("|", ">"):
        return end
    header = text[start : line_end(text, start)].partition("#")[0]
    if "+" in header:  # blank lines that follow belong to the text
        return end
    return start + len(text[start:end].rstrip(" \r\n"))


def edits_of(text: str, pair: Pair, items: Mapping[str, Any]) -> list[Edit]:
    """Make the edits that give the mapping under a key other values; None removes a key, what is equal stays as typed.

    New keys stand in the order of ``items``, each behind the nearest earlier one that is there.

    Raises:
        SpliceError: What stands under the key is no mapping, or is written in an unusual form.
    """
    new = {key: value for key, value in items.items() if value is not None}
    if pair.is_empty:
        return _filled(text, pair, new)
    node = pair.value
    if not isinstance(node, yaml.MappingNode):
        raise SpliceError(f"'{pair.key.value}' holds no keys")
    if node.flow_style:
        return _in_braces(text, node, items)
    return list(_in_block(text, node, items))


def _filled(text: str, pair: Pair, new: Mapping[str, Any]) -> list[Edit]:
    """Put keys under a key that has nothing under it."""
    if not new:
        return []
    start, colon = pair.value.start_mark.index, after_key(text, pair)
    typed = pair.value.end_mark.index - start  # a null that somebody wrote out
    gone = [Edit(start - (text[start - 1] == " "), start + typed, "")] if typed else []
    ending = line_break(text)
    block = "".join(line + ending for line in keys(new, pair.column + 2, ending))
    return [*gone, after_line(text, line_end(text, colon), block)]


def _in_block(text: str, node: yaml.MappingNode, items: Mapping[str, Any]) -> Iterator[Edit]:
    pairs = {each[0].value: Pair(*each) for each in node.value}
    before: Pair | None = None
    waiting: dict[str, Any] = {}  # new keys for which no earlier key is there
    added: dict[str, dict[str, Any]] = {}
    for key, value in items.items():
        pair = pairs.get(key)
        if pair is not None:
            yield from _changed(text, pair, value)
            before = pair if value is not None else before
        elif value is not None:
            (waiting if before is None else added.setdefault(before.key.value, {}))[key] = value
    ending = line_break(text)
    for key, new in added.items():
        block = "".join(line + ending for line in keys(new, pairs[key].column, ending))
        yield after_line(text, end_of_pair(text, pairs[key]), block)
    if waiting:
        first = line_start(text, node.start_mark.index)
        yield Edit(first, first, "".join(line + ending for line in keys(waiting, node.start_mark.column, ending)))


def _changed(text: str, pair: Pair, value: Any) -> Iterator[Edit]:
    if value is None:
        yield Edit(line_start(text, pair.key.start_mark.index), next_line(text, end_of_pair(text, pair)), "")
    elif plain_of(pair.value) == plain(value):
        return
    elif (
        isinstance(pair.value, yaml.MappingNode) and not pair.value.flow_style and isinstance(value, Mapping) and value
    ):
        gone = {key.value: None for key, _ in pair.value.value if key.value not in value}
        yield from edits_of(text, pair, {**gone, **value})
    else:
        yield from _replaced(text, pair, value)


def _replaced(text: str, pair: Pair, value: Any) -> Iterator[Edit]:
    """Put another value behind a key; a comment behind the old one stays on its line."""
    colon, end = after_key(text, pair), end_of_pair(text, pair)
    of_key = line_end(text, colon)
    is_below = pair.value.start_mark.index > of_key
    if is_below and text[colon:of_key].strip():
        yield Edit(colon, colon, f" {on_one_line(value)}")
        yield Edit(of_key, end, "")
        return
    if text[end : line_end(text, end)].strip():
        yield Edit(colon, end, f" {on_one_line(value)}")
        return
    node = pair.value
    if isinstance(node, yaml.SequenceNode) and not node.flow_style and isinstance(value, Sequence) and value:
        yield _items(text, node, value)
    else:
        yield Edit(colon, end, after_colon(value, pair.column, line_break(text)))


def _items(text: str, node: yaml.SequenceNode, value: Sequence[str]) -> Edit:
    """Change a list with dashes; items at its head and its tail that are the same stay as typed."""
    old, new = plain_of(node), list(value)
    head = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    most = min(len(old), len(new)) - head
    tail = next((at for at in range(most) if old[-1 - at] != new[-1 - at]), most)
    margin, ending = " " * node.start_mark.column + "- ", line_break(text)
    block = "".join(margin + on_one_line(each) + ending for each in new[head : len(new) - tail])
    gone = node.value[head : len(old) - tail]
    if gone:
        last = _end(text, gone[-1])
        start, end = line_start(text, gone[0].start_mark.index), next_line(text, last)
        return Edit(start, end, block if line_end(text, last) < end else block.removesuffix(ending))
    if head:
        return after_line(text, _end(text, node.value[head - 1]), block)
    start = line_start(text, node.value[0].start_mark.index)
    return Edit(start, start, block)


def _in_braces(text: str, node: yaml.MappingNode, items: Mapping[str, Any]) -> list[Edit]:
    """Change values in braces where they stand; a key is taken out by writing the inside anew, the others as typed."""
    pairs = {each[0].value: Pair(*each) for each in node.value}
    if not pairs or any(value is None and key in pairs for key, value in items.items()):
        return [_braces_anew(text, node, pairs, items)]
    edits = []
    head = end = int(node.start_mark.index) + 1
    for key, value in items.items():
        pair = pairs.get(key)
        if pair is not None:
            if plain_of(pair.value) != plain(value):
                edits.append(Edit(after_key(text, pair), _end(text, pair.value), f" {on_one_line(value)}"))
            end = _end(text, pair.value)
        elif value is not None:
            written = f"{key_of(key)}: {on_one_line(value)}"
            edits.append(Edit(end, end, f"{written}, " if end == head else f", {written}"))
    return _together(edits)


def _together(edits: list[Edit]) -> list[Edit]:
    """Join what is put in at one place, in the order in which it was meant."""
    joined: dict[tuple[int, int], str] = {}
    for start, end, new in edits:
        joined[start, end] = joined.get((start, end), "") + new
    return [Edit(start, end, new) for (start, end), new in joined.items()]


def _braces_anew(text: str, node: yaml.MappingNode, pairs: Mapping[str, Pair], items: Mapping[str, Any]) -> Edit:
    written = {key: text[pair.key.start_mark.index : _end(text, pair.value)] for key, pair in pairs.items()}
    for key, value in items.items():
        if value is None:
            written.pop(key, None)
        elif key not in pairs or plain_of(pairs[key].value) != plain(value):
            written[key] = f"{key_of(key)}: {on_one_line(value)}"
    return Edit(node.start_mark.index, node.end_mark.index, "{" + ", ".join(written.values()) + "}")


def plain(value: Any) -> Any:
    """Give what a value reads back as, all scalars as text."""
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, str):
        return value
    if isinstance(value, Sequence):
        return [plain(each) for each in value]
    return shown(value)

"""A new answer at its place in a reading's file, set as the file's other answers are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from lawcheck.store.entries import Pair, after_key, end_of_pair, line_end, line_start, next_line, pair_of
from lawcheck.store.prose import STEP, key_of, keys, on_one_line
from lawcheck.store.splice import Edit, SpliceError, after_line, end_of, line_break

KEY = "answers"
_FEW = 3  # other entries, fewer than which show no habit


def answers_of(root: Any) -> yaml.MappingNode | None:
    """Give the mapping of answers; None where there is none, or where nothing stands in it."""
    if not isinstance(root, yaml.MappingNode):
        raise SpliceError("the file is no block of keys")
    pair = pair_of(root, KEY)
    if pair is None or pair.is_empty:
        return None
    if not isinstance(pair.value, yaml.MappingNode):
        raise SpliceError(f"'{KEY}' is no block of keys")
    return pair.value


def inserted(
    text: str, root: yaml.MappingNode, criterion_id: str, said: Mapping[str, Any], order: Sequence[str], comment: str
) -> Edit:
    """Insert an answer that does not stand in the file yet, at its place in the order, in the habit of the file."""
    answers, pair = answers_of(root), pair_of(root, KEY)
    if root.flow_style or (answers is not None and answers.flow_style and answers.value):
        return _inserted_in_braces(text, root, answers, criterion_id, said, order)
    if answers is None or not answers.value:
        return _first(text, root, pair, criterion_id, said, comment)
    pairs = [Pair(*each) for each in answers.value]
    habit = _Habit(text, pairs)
    block = habit.block(criterion_id, said, comment)
    before = _nearest_before(criterion_id, [each.key.value for each in pairs], order)
    if before is not None:
        return after_line(text, end_of_pair(text, pairs[before]), habit.blank + block, habit.column)
    start = habit.start_of(pairs[0])
    return Edit(start, start, block + habit.blank)


def _first(
    text: str, root: yaml.MappingNode, pair: Pair | None, criterion_id: str, said: Mapping[str, Any], comment: str
) -> Edit:
    """Write the first answer of a file."""
    column, ending = root.start_mark.column, line_break(text)
    block = _block(criterion_id, said, comment, column + STEP, STEP, ending)
    if pair is None:
        return after_line(text, end_of(root, text), f"{' ' * column}{KEY}:{ending}{block}")
    colon = after_key(text, pair)
    end = max(end_of_pair(text, pair), colon)
    rest = text[end : line_end(text, end)].rstrip()
    after = next_line(text, end)
    return Edit(colon, after, rest + ending + block)


def _inserted_in_braces(
    text: str,
    root: yaml.MappingNode,
    answers: yaml.MappingNode | None,
    criterion_id: str,
    said: Mapping[str, Any],
    order: Sequence[str],
) -> Edit:
    written = f"{key_of(criterion_id)}: {on_one_line(said) if said else 'null'}"
    if answers is None:
        pair = pair_of(root, KEY)
        if pair is not None:
            return Edit(after_key(text, pair), end_of_pair(text, pair), f" {{{written}}}")
        end = int(root.end_mark.index) - 1
        return Edit(end, end, f"{', ' if root.value else ''}{KEY}: {{{written}}}")
    if not answers.value:
        return Edit(answers.start_mark.index, answers.end_mark.index, "{" + written + "}")
    pairs = [Pair(*each) for each in answers.value]
    before = _nearest_before(criterion_id, [each.key.value for each in pairs], order)
    if before is None:
        start = int(pairs[0].key.start_mark.index)
        return Edit(start, start, f"{written}, ")
    end = end_of_pair(text, pairs[before])
    return Edit(end, end, f", {written}")


def _nearest_before(criterion_id: str, present: Sequence[str], order: Sequence[str]) -> int | None:
    """Give which of the entries a new one follows; one that the library does not know goes to the end."""
    place = {each: index for index, each in enumerate(order)}
    own = place.get(criterion_id, len(place))
    earlier = [(place[each], index) for index, each in enumerate(present) if place.get(each, own) < own]
    return max(earlier)[1] if earlier else None


class _Habit:
    """How the entries of a file are set: their columns, comments above them, blank lines between them."""

    def __init__(self, text: str, pairs: Sequence[Pair]) -> None:
        self.text = text
        self.ending = line_break(text)
        self.column = pairs[0].column
        blocks = [each for each in pairs if isinstance(each.value, yaml.MappingNode) and not each.value.flow_style]
        self.step = blocks[0].value.start_mark.column - self.column if blocks else STEP
        starts = [line_start(text, each.key.start_mark.index) for each in pairs]
        above = [self._above(each) for each in starts]
        commented = sum(each.startswith("#") for each in above)
        self.has_comments = len(pairs) < _FEW or commented * 2 >= len(pairs)
        set_off = sum(not self._above(self.start_of(each)) for each in pairs[1:])
        self.blank = self.ending if set_off * 2 > len(pairs) - 1 else ""

    def _above(self, start: int) -> str:
        return self.text[line_start(self.text, start - 1) : start].strip() if start else ""

    def start_of(self, pair: Pair) -> int:
        """Give where an entry begins, with the comment line above it where the file has such lines."""
        start = line_start(self.text, pair.key.start_mark.index)
        is_titled = self.has_comments and self._above(start).startswith("#")
        return line_start(self.text, start - 1) if is_titled else start

    def block(self, criterion_id: str, said: Mapping[str, Any], comment: str) -> str:
        """Write a new entry in this habit."""
        comment = comment if self.has_comments else ""
        return _block(criterion_id, said, comment, self.column, self.step, self.ending)


def _block(criterion_id: str, said: Mapping[str, Any], comment: str, column: int, step: int, ending: str) -> str:
    margin = " " * column
    above = [f"{margin}# {one_line(comment)}"] if one_line(comment) else []
    lines = [*above, f"{margin}{key_of(criterion_id)}:", *keys(said, column + step, ending)]
    return "".join(line + ending for line in lines)


def one_line(text: str) -> str:
    """Give a text as a comment can hold it: on one line, without signs that nobody sees."""
    return "".join(each for each in " ".join(text.split()) if each.isprintable())

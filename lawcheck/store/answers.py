"""One answer in a reading's file: set, taken out, or put back as it was; every other byte stays as typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from lawcheck.errors import LawcheckError, Problem
from lawcheck.store import amend
from lawcheck.store.entries import (
    Pair,
    after_key,
    edits_of,
    end_of_pair,
    line_end,
    line_start,
    next_line,
    pair_of,
    plain,
)
from lawcheck.store.prose import STEP, key_of, keys, on_one_line, refused
from lawcheck.store.splice import Edit, SpliceError, after_line, composed, end_of, line_break, plain_of

KEY = "answers"
KEPT_IN_A_STUB = "note"
_FEW = 3  # other entries, fewer than which show no habit
_MARK = "\ufeff"


def with_answer(
    content: bytes, criterion_id: str, answer: Mapping[str, Any], *, order: Sequence[str], comment: str, shown_as: str
) -> bytes:
    """Set or replace one answer in a reading; nothing is written.

    Args:
        content: The file.
        criterion_id: The criterion.
        answer: The keys of the entry in the order in which they are written. None removes a key; a key that is not
            named stays, and so does one that says the same already, as it was typed.
        order: The criteria in the order of the library, for one that does not stand in the file yet.
        comment: Its title, which is written on a line above such a new entry.
        shown_as: The file's name in messages.

    Raises:
        LawcheckError: The file is written in a form in which this cannot be done, or a text cannot be written.
    """
    reason = refused(answer)
    if reason:
        raise LawcheckError([Problem(path=criterion_id, message=reason, remedy="delete it")])
    said = {key: value for key, value in answer.items() if value is not None}

    def edits(text: str, root: Any) -> tuple[list[Edit], Any]:
        expected = plain_of(root)
        answers = _answers(root)
        pair = None if answers is None else _entry(answers, criterion_id)
        if pair is None:
            expected[KEY] = {**(expected.get(KEY) or {}), criterion_id: plain(said) or ""}
            return [_inserted(text, root, criterion_id, said, order, comment)], expected
        before = expected[KEY][criterion_id] or {}
        if not isinstance(before, dict):
            raise SpliceError(f"the answer '{criterion_id}' is no block of keys")
        now = {key: value for key, value in {**before, **plain(said)}.items() if answer.get(key, "") is not None}
        expected[KEY][criterion_id] = now or ("" if not getattr(pair.value, "flow_style", False) else {})
        return edits_of(text, pair, answer), expected

    return amend.edited(content, edits, shown_as)


def without_answer(
    content: bytes, criterion_id: str, *, keep_stub: bool = True, comment: str = "", shown_as: str
) -> bytes:
    """Take an answer back: to an open stub that keeps its note, or out of the file with the comment line above it.

    Raises:
        LawcheckError: The file is written in a form in which this cannot be done.
    """

    def edits(text: str, root: Any) -> tuple[list[Edit], Any]:
        expected = plain_of(root)
        answers = _answers(root)
        pair = None if answers is None else _entry(answers, criterion_id)
        if answers is None or pair is None:
            return [], expected
        if keep_stub:
            entry = expected[KEY][criterion_id] or {}
            kept = {key: value for key, value in entry.items() if key == KEPT_IN_A_STUB}
            is_flow = getattr(pair.value, "flow_style", False)
            expected[KEY][criterion_id] = kept or ({} if is_flow else "")
            return edits_of(text, pair, {key: None for key in entry if key not in kept}), expected
        del expected[KEY][criterion_id]
        return [_removed(text, answers, pair, comment)], expected

    return amend.edited(content, edits, shown_as)


def entry_text(content: bytes, criterion_id: str) -> str | None:
    """Give the lines of an answer as they stand in the file, or the braces with its key; None where there is none.

    Raises:
        LawcheckError: The file is no YAML.
    """
    text = content.decode("utf-8").removeprefix(_MARK)
    try:
        answers = _answers(composed(text))
        pair = None if answers is None else _entry(answers, criterion_id)
        return None if answers is None or pair is None else text[slice(*_span(text, answers, pair))]
    except SpliceError as error:
        raise LawcheckError([Problem(path=criterion_id, message=str(error))]) from None


def with_entry_text(content: bytes, criterion_id: str, entry: str, shown_as: str) -> bytes:
    """Put an answer back as ``entry_text`` gave it, byte by byte.

    Raises:
        LawcheckError: The file is written in another form than it was then.
    """

    def edits(text: str, root: Any) -> tuple[list[Edit], Any]:
        expected = plain_of(root)
        answers = _answers(root)
        pair = None if answers is None else _entry(answers, criterion_id)
        if answers is None or pair is None:
            raise SpliceError(f"there is no '{criterion_id}'")
        expected[KEY].update(plain_of(composed("{" + entry + "}" if answers.flow_style else entry)))
        return [Edit(*_span(text, answers, pair), entry)], expected

    return amend.edited(content, edits, shown_as)


def _answers(root: Any) -> yaml.MappingNode | None:
    """Give the mapping of answers; None where there is none, or where nothing stands in it."""
    if not isinstance(root, yaml.MappingNode):
        raise SpliceError("the file is no block of keys")
    pair = pair_of(root, KEY)
    if pair is None or pair.is_empty:
        return None
    if not isinstance(pair.value, yaml.MappingNode):
        raise SpliceError(f"'{KEY}' is no block of keys")
    return pair.value


def _entry(answers: yaml.MappingNode, criterion_id: str) -> Pair | None:
    return pair_of(answers, criterion_id)


def _span(text: str, answers: yaml.MappingNode, pair: Pair) -> tuple[int, int]:
    start, end = int(pair.key.start_mark.index), end_of_pair(text, pair)
    if answers.flow_style:
        return start, end
    return line_start(text, start), next_line(text, end)


def _removed(text: str, answers: yaml.MappingNode, pair: Pair, comment: str) -> Edit:
    others = [each for each in map(Pair._make, answers.value) if each.key.value != pair.key.value]
    if not others or answers.flow_style:
        written = ", ".join(text[each.key.start_mark.index : end_of_pair(text, each)] for each in others)
        return _emptied(text, answers, written)
    start, end = _span(text, answers, pair)
    above = line_start(text, max(start - 1, 0))
    if comment and text[above:start].strip() == f"# {one_line(comment)}":
        start = above
        above = line_start(text, max(start - 1, 0))
    if start and not text[above:start].strip() and not text[end : line_end(text, end)].strip():
        start = above  # the blank line that set it off
    return Edit(start, end, "")


def _emptied(text: str, answers: yaml.MappingNode, written: str) -> Edit:
    """Leave braces where the last answer of a block stood, or where one of several in braces did."""
    start = int(answers.start_mark.index)
    if answers.flow_style:
        return Edit(start, int(answers.end_mark.index), "{" + written + "}")
    of_key = line_end(text, text.rindex(KEY, 0, start))
    rest = text[text.rindex(KEY, 0, start) : of_key].partition(":")[2].rstrip()
    return Edit(of_key - len(rest), end_of(answers, text), " {}" + rest)


def _inserted(
    text: str, root: yaml.MappingNode, criterion_id: str, said: Mapping[str, Any], order: Sequence[str], comment: str
) -> Edit:
    answers, pair = _answers(root), pair_of(root, KEY)
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

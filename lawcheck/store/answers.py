"""One answer in a reading's file: set, taken out, or put back as it was; every other byte stays as typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from lawcheck.errors import LawcheckError, Problem
from lawcheck.store import amend
from lawcheck.store.entries import (
    Pair,
    edits_of,
    end_of_pair,
    line_end,
    line_start,
    next_line,
    pair_of,
    plain,
)
from lawcheck.store.insertion import KEY, answers_of, inserted, one_line
from lawcheck.store.prose import refused
from lawcheck.store.splice import Edit, SpliceError, composed, end_of, plain_of

KEPT_IN_A_STUB = "note"
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
        answers = answers_of(root)
        pair = None if answers is None else _entry(answers, criterion_id)
        if pair is None:
            expected[KEY] = {**(expected.get(KEY) or {}), criterion_id: plain(said) or ""}
            return [inserted(text, root, criterion_id, said, order, comment)], expected
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
        answers = answers_of(root)
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
        answers = answers_of(composed(text))
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
        answers = answers_of(root)
        pair = None if answers is None else _entry(answers, criterion_id)
        if answers is None or pair is None:
            raise SpliceError(f"there is no '{criterion_id}'")
        expected[KEY].update(plain_of(composed("{" + entry + "}" if answers.flow_style else entry)))
        return [Edit(*_span(text, answers, pair), entry)], expected

    return amend.edited(content, edits, shown_as)


def _entry(answers: yaml.MappingNode, criterion_id: str) -> Pair | None:
    return pair_of(answers, criterion_id)


def _span(text: str, answers: yaml.MappingNode, pair: Pair) -> tuple[int, int]:
    start, end = int(pair.key.start_mark.index), end_of_pair(text, pair)
    if answers.flow_style:
        return start, end
    return line_start(text, start), next_line(text, end)


def _removed(text: str, answers: yaml.MappingNode, pair: Pair, comment: str) -> Edit:
    pairs = [Pair(*each) for each in answers.value]
    if len(pairs) == 1:
        return _emptied(text, answers)
    if answers.flow_style:
        at = next(index for index, each in enumerate(pairs) if each.key is pair.key)
        if at:
            return Edit(end_of_pair(text, pairs[at - 1]), end_of_pair(text, pair), "")
        return Edit(int(pair.key.start_mark.index), int(pairs[1].key.start_mark.index), "")
    start, end = _span(text, answers, pair)
    above = line_start(text, max(start - 1, 0))
    if comment and text[above:start].strip() == f"# {one_line(comment)}":
        start = above
        above = line_start(text, max(start - 1, 0))
    if start and not text[above:start].strip() and not text[end : line_end(text, end)].strip():
        start = above  # the blank line that set it off
    return Edit(start, end, "")


def _emptied(text: str, answers: yaml.MappingNode) -> Edit:
    """Leave empty braces where the only answer stood."""
    start = int(answers.start_mark.index)
    if answers.flow_style:
        return Edit(start, int(answers.end_mark.index), "{}")
    of_key = line_end(text, text.rindex(KEY, 0, start))
    rest = text[text.rindex(KEY, 0, start) : of_key].partition(":")[2].rstrip()
    return Edit(of_key - len(rest), end_of(answers, text), " {}" + rest)

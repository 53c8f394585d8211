"""What a trainer decides on an objection: in the file of objections, and in the key where it is accepted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from lawcheck.errors import LawcheckError, Problem
from lawcheck.model.training import Alternative, Objection
from lawcheck.store import amend
from lawcheck.store.entries import Pair, edits_of, pair_of, plain
from lawcheck.store.prose import on_one_line, refused
from lawcheck.store.splice import Edit, SpliceError, after_line, end_of, line_break, plain_of, value_of

_OBJECTIONS, _ANSWERS, _ACCEPT = "objections", "answers", "accept"
_BEFORE = (
    "value",
    "cites",
    "see",
    "searched",
    "goes_further",
    "reason",
    "enacted",
)  # keys behind which 'accept' stands


def with_decision(content: bytes, at: int, objection: Objection, shown_as: str) -> bytes:
    """Give the file of objections with what was decided on the entry in a place; nothing is written.

    Raises:
        LawcheckError: The file is written in a form in which this cannot be done, or a text cannot be written.
    """
    said: dict[str, Any] = {
        "id": objection.id,
        "standing": str(objection.standing),
        "because": dict(objection.because) or None,
        "decided": objection.decided,
    }
    _refuse(said, shown_as)

    def edits(text: str, root: Any) -> tuple[list[Edit], Any]:
        expected = plain_of(root)
        entry = value_of(root, _OBJECTIONS).value[at]
        before = expected[_OBJECTIONS][at]
        if (before["criterion"], before["value"], before["by"]) != (
            objection.criterion_id,
            objection.value,
            objection.by,
        ):
            raise SpliceError("the file was changed meanwhile")
        head, rest = {"criterion": before["criterion"]}, {key: before[key] for key in before if key != "criterion"}
        items = {**head, "id": objection.id, **rest, **said}
        expected[_OBJECTIONS][at] = {key: plain(value) for key, value in items.items() if value is not None}
        return edits_of(text, Pair(entry.value[0][0], entry), items), expected

    return amend.edited(content, edits, shown_as)


def with_alternative(content: bytes, criterion_id: str, alternative: Alternative, shown_as: str) -> bytes:
    """Give the key with a further answer that it accepts; nothing is written, and every other byte stays.

    Raises:
        LawcheckError: The key is written in a form in which this cannot be done, or a text cannot be written.
    """
    item = {"value": str(alternative.value), "because": dict(alternative.because)}
    _refuse(item, shown_as)

    def edits(text: str, root: Any) -> tuple[list[Edit], Any]:
        expected = plain_of(root)
        answers = value_of(root, _ANSWERS)
        pair = pair_of(answers, criterion_id)
        if pair is None or not isinstance(pair.value, yaml.MappingNode):
            raise SpliceError(f"the answer '{criterion_id}' is no block of keys")
        answer = expected[_ANSWERS][criterion_id]
        listed = pair_of(pair.value, _ACCEPT)
        if listed is None:
            head = {key: value for key, value in answer.items() if key in _BEFORE}
            made = edits_of(text, pair, {**head, _ACCEPT: [item]})
        else:
            made = [_appended(text, listed.value, item)]
        answer[_ACCEPT] = [*answer.get(_ACCEPT, ()), plain(item)]
        return made, expected

    return amend.edited(content, edits, shown_as)


def _appended(text: str, node: Any, item: Mapping[str, Any]) -> Edit:
    written = on_one_line(item)
    if not isinstance(node, yaml.SequenceNode):
        raise SpliceError(f"'{_ACCEPT}' is no list")
    if not node.flow_style:
        margin = " " * node.start_mark.column
        return after_line(text, end_of(node, text), f"{margin}- {written}{line_break(text)}")
    if not node.value:
        end = int(node.end_mark.index) - 1
        return Edit(end, end, written)
    end = end_of(node.value[-1], text)
    return Edit(end, end, f", {written}")


def _refuse(said: Mapping[str, Any], shown_as: str) -> None:
    wrong = refused({key: value for key, value in said.items() if value is not None})
    if wrong:
        raise LawcheckError([Problem(path=shown_as, message=f"{wrong}; nothing was changed", remedy="delete it")])

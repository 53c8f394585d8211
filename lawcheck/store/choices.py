"""One decision in ``choices.yaml``: set, or taken out; every other byte stays as typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from lawcheck.store import amend
from lawcheck.store.entries import Pair, edits_of, pair_of, plain
from lawcheck.store.prose import on_one_line
from lawcheck.store.splice import Edit, SpliceError, plain_of

_KEY = "choices"
_TASKS = "roadmap"
_NEW = """\
# Drafting options chosen, one entry a gap. What there is to choose: lawcheck choose FOLDER
language: {language}
choices:
"""


def new_choices(language: str) -> bytes:
    """Give a file in which nothing is chosen yet."""
    return _NEW.format(language=on_one_line(language)).encode()


def with_choice(content: bytes, provision_id: str, entry: Mapping[str, Any], shown_as: str) -> bytes:
    """Set or replace one decision; nothing is written. A value that says the same stays as typed.

    Raises:
        LawcheckError: The file is written in a form in which this cannot be done.
    """
    return _with(content, _KEY, provision_id, entry, shown_as)


def with_task(content: bytes, provision_id: str, entry: Mapping[str, Any], shown_as: str) -> bytes:
    """Set or replace who carries out one recommendation; nothing is written. Without an entry, it is taken out.

    Raises:
        LawcheckError: The file is written in a form in which this cannot be done.
    """
    return (
        _with(content, _TASKS, provision_id, entry, shown_as)
        if entry
        else _without(content, _TASKS, provision_id, shown_as)
    )


def without_choice(content: bytes, provision_id: str, shown_as: str) -> bytes:
    """Take a decision out; nothing is written.

    Raises:
        LawcheckError: The file is written in a form in which this cannot be done.
    """
    return _without(content, _KEY, provision_id, shown_as)


def _with(content: bytes, key: str, provision_id: str, entry: Mapping[str, Any], shown_as: str) -> bytes:
    def edits(text: str, root: Any) -> tuple[list[Edit], Any]:
        block, expected = _block(root, key), plain_of(root)
        before = expected.get(key) or {}
        after = {**dict.fromkeys(before.get(provision_id, {})), **entry}
        expected[key] = {**before, provision_id: plain(entry)}
        if block is None:
            last = {each: plain_of(root)[each] for each in list(expected)[-2:-1]}  # the new block stands behind it
            return edits_of(text, Pair(None, root), {**last, key: {provision_id: entry}}), expected
        if provision_id in before and isinstance(block.value, yaml.MappingNode):
            pair = pair_of(block.value, provision_id)
            return ([] if pair is None else edits_of(text, pair, after)), expected
        last = dict(list(before.items())[-1:])  # a new entry stands behind it
        return edits_of(text, block, {**last, provision_id: entry}), expected

    return amend.edited(content, edits, shown_as)


def _without(content: bytes, key: str, provision_id: str, shown_as: str) -> bytes:
    def edits(text: str, root: Any) -> tuple[list[Edit], Any]:
        block, expected = _block(root, key), plain_of(root)
        if block is None:
            return [], expected
        expected[key] = {each: item for each, item in (expected[key] or {}).items() if each != provision_id}
        is_flow = getattr(block.value, "flow_style", False)
        expected[key] = expected[key] or ({} if is_flow else "")
        return edits_of(text, block, {provision_id: None}), expected

    return amend.edited(content, edits, shown_as)


def _block(root: Any, key: str) -> Pair | None:
    """Find a block; one of tasks may be missing."""
    pair = pair_of(root, key) if isinstance(root, yaml.MappingNode) else None
    if pair is None and (key == _KEY or not isinstance(root, yaml.MappingNode)):
        raise SpliceError(f"the file has no '{key}'")
    return pair

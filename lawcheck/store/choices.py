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

    def edits(text: str, root: Any) -> tuple[list[Edit], Any]:
        choices, expected = _choices(root), plain_of(root)
        before = expected[_KEY] or {}
        after = {**dict.fromkeys(before.get(provision_id, {})), **entry}
        expected[_KEY] = {**before, provision_id: plain(entry)}
        if provision_id in before and isinstance(choices.value, yaml.MappingNode):
            pair = pair_of(choices.value, provision_id)
            return ([] if pair is None else edits_of(text, pair, after)), expected
        last = dict(list(before.items())[-1:])  # a new entry stands behind it
        return edits_of(text, choices, {**last, provision_id: entry}), expected

    return amend.edited(content, edits, shown_as)


def without_choice(content: bytes, provision_id: str, shown_as: str) -> bytes:
    """Take a decision out; nothing is written.

    Raises:
        LawcheckError: The file is written in a form in which this cannot be done.
    """

    def edits(text: str, root: Any) -> tuple[list[Edit], Any]:
        choices, expected = _choices(root), plain_of(root)
        expected[_KEY] = {key: each for key, each in (expected[_KEY] or {}).items() if key != provision_id}
        is_flow = getattr(choices.value, "flow_style", False)
        expected[_KEY] = expected[_KEY] or ({} if is_flow else "")
        return edits_of(text, choices, {provision_id: None}), expected

    return amend.edited(content, edits, shown_as)


def _choices(root: Any) -> Pair:
    pair = pair_of(root, _KEY) if isinstance(root, yaml.MappingNode) else None
    if pair is None:
        raise SpliceError(f"the file has no '{_KEY}'")
    return pair

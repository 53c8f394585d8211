"""Change single values in YAML files, and several files at once: all of them or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from lawcheck.errors import LawcheckError, Problem
from lawcheck.store.atomic import write_whole
from lawcheck.store.scalars import shown
from lawcheck.store.splice import Edit, SpliceError, after_line, composed, end_of, line_break, plain_of, value_of

Place = tuple[str, ...]
_MARK = "\ufeff"
_KEY = "seen"
_AFTER = ("cites", "searched", "see")  # what an answer always has one of


class Change(NamedTuple):
    """What a file holds, and what it shall hold; None stands for no file."""

    path: Path
    before: bytes | None
    after: bytes | None


def with_seen(content: bytes, kept: Mapping[Place, Mapping[str, str]], shown_as: str) -> bytes:
    """Give a reading in which answers keep the fingerprints of the words they cite; nothing is written.

    Raises:
        LawcheckError: It is written in a form to which nothing can be added.
    """

    def edits(text: str, root: Any) -> tuple[list[Edit], Any]:
        expected = plain_of(root)
        for place, prints in kept.items():
            item = _at(expected, place)
            item[_KEY] = {**item.get(_KEY, {}), **prints}
        return [_seen_edit(text, root, place, prints) for place, prints in kept.items()], expected

    return edited(content, edits, shown_as)


def with_values(content: bytes, statute_id: str, values: Mapping[str, str], shown_as: str) -> bytes:
    """Give the profile with other values in the entry of a statute; nothing is written.

    Raises:
        LawcheckError: It is written in a form in which they cannot be put.
    """

    def edits(text: str, root: Any) -> tuple[list[Edit], Any]:  # noqa: ARG001 - the form that edited asks for
        expected = plain_of(root)
        next(each for each in expected["statutes"] if each["id"] == statute_id).update(values)
        entries = value_of(root, "statutes").value
        entry = next(each for each in entries if value_of(each, "id").value == statute_id)
        nodes = {key: value_of(entry, key) for key in values}
        return [
            Edit(node.start_mark.index, node.end_mark.index, shown(values[key])) for key, node in nodes.items()
        ], expected

    return edited(content, edits, shown_as)


def edited(content: bytes, edits: Any, shown_as: str) -> bytes:
    """Apply edits to a file's text and read the result back.

    Args:
        content: The file.
        edits: Gives, of the text and its root node, the edits and the plain data that the result shall hold.
        shown_as: The file's name in messages.

    Raises:
        LawcheckError: The file has a form in which this cannot be done.
    """
    whole = content.decode("utf-8")
    mark = _MARK if whole.startswith(_MARK) else ""
    text = whole.removeprefix(_MARK)
    try:
        made, expected = edits(text, composed(text))
        result = text
        for edit in sorted(made, reverse=True):
            result = result[: edit.start] + edit.new + result[edit.end :]
        is_as_meant = plain_of(composed(result)) == expected
    except SpliceError as error:
        raise LawcheckError([Problem(path=shown_as, message=f"{error}; nothing was changed")]) from None
    if not is_as_meant:
        message = "nothing can be changed safely in the form in which the file is written"
        raise LawcheckError([Problem(path=shown_as, message=message)])
    return (mark + result).encode("utf-8")


def _at(data: Any, place: Place) -> Any:
    for step in place:
        data = data[step]
    return data


def _seen_edit(text: str, root: Any, place: Place, prints: Mapping[str, str]) -> Edit:
    item = root
    for step in place:
        item = value_of(item, step)
    entries = [f'{shown(key)}: "{value}"' for key, value in prints.items()]
    seen = value_of(item, _KEY)
    if seen is not None:
        return _added(text, seen, entries)
    anchor = next(node for key in _AFTER if (node := value_of(item, key)) is not None)
    written = f"{_KEY}: {{{', '.join(entries)}}}"
    if item.flow_style:
        return Edit(end_of(anchor, text), end_of(anchor, text), f", {written}")
    return after_line(text, end_of(anchor, text), " " * item.start_mark.column + written + line_break(text))


def _added(text: str, seen: yaml.MappingNode, entries: Sequence[str]) -> Edit:
    if not seen.value:
        return Edit(seen.end_mark.index - 1, seen.end_mark.index - 1, ", ".join(entries))
    last = end_of(seen.value[-1][1], text)
    if seen.flow_style:
        return Edit(last, last, "".join(f", {each}" for each in entries))
    margin = " " * seen.start_mark.column
    return after_line(text, last, "".join(margin + each + line_break(text) for each in entries))


def write_all(changes: Sequence[Change]) -> None:
    """Write, make and remove files, all of them or none.

    Raises:
        LawcheckError: A file was changed meanwhile or cannot be written; everything is as it was.
    """
    for change in changes:
        if _content(change.path) != change.before:
            message = "the file was changed meanwhile; nothing was replaced"
            raise LawcheckError([Problem(path=str(change.path), message=message)])
    done: list[Change] = []
    try:
        for change in changes:
            _put(change.path, change.after)
            done.append(change)
    except BaseException as error:
        for each in reversed(done):
            _put(each.path, each.before)
        if isinstance(error, OSError):
            message = f"cannot be written ({error.strerror or error}); nothing was replaced"
            raise LawcheckError([Problem(path=str(changes[len(done)].path), message=message)]) from None
        raise


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        message = f"the file cannot be read ({error.strerror or error})"
        raise LawcheckError([Problem(path=str(path), message=message)]) from None


def _put(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(exist_ok=True)
    write_whole(path, content)

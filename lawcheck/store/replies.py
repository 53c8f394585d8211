"""A collected reply as a file of its own, written whole; a file that is there already is never written over."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import count
from pathlib import Path
from typing import Any

from lawcheck.errors import LawcheckError, Problem
from lawcheck.model.reply import Reply, ReplyItem
from lawcheck.store.atomic import write_whole
from lawcheck.store.prose import keys, refused
from lawcheck.store.splice import composed, plain_of

_HEAD = "# A worksheet that came back, taken in by: lawcheck collect. A source with its author, never an answer.\n"


def free_name(wanted: str, taken: Collection[str]) -> str:
    """Give a name that no file of the folder has: the one wanted, else with a number."""
    if wanted not in taken:
        return wanted
    return next(name for number in count(2) if (name := f"{wanted}-{number}") not in taken)


def keep_new(path: Path, content: bytes) -> None:
    """Write a file that is not there yet, and make its folder where that is missing.

    Raises:
        LawcheckError: There is a file of this name already, or it cannot be written.
    """
    try:
        if path.exists():
            raise LawcheckError([Problem(path=str(path), message="this file is already there; nothing was written")])
        path.parent.mkdir(exist_ok=True)
        write_whole(path, content)
    except OSError as error:
        message = f"cannot be written ({error.strerror or error}); nothing was taken"
        raise LawcheckError([Problem(path=str(path), message=message)]) from None


def reply_as_yaml(reply: Reply, shown_as: str) -> bytes:
    """Write a reply as YAML that reads back as the same reply.

    Raises:
        LawcheckError: Nothing can carry one of its characters.
    """
    facts = {
        "body": reply.body,
        "agency": reply.agency_id,
        "name": reply.person,
        "function": reply.function,
        "date": reply.date,
        "dated": reply.dated,
        "collected": reply.collected,
        "language": reply.language,
        "file": reply.file,
        "fingerprint": reply.fingerprint,
    }
    data = {key: value for key, value in facts.items() if value}
    return as_yaml({**data, "replies": {key: item_as_data(each) for key, each in reply.items.items()}}, _HEAD, shown_as)


def item_as_data(item: ReplyItem) -> dict[str, Any]:
    """Give what was replied to one question as a file says it."""
    said = {
        "value": str(item.value or ""),
        "value_as_typed": item.value_as_typed,
        "cites": list(map(str, item.cites)),
        "cites_as_typed": list(item.cites_as_typed),
        "text": item.text,
        "level": str(item.level or ""),
        "level_as_typed": item.level_as_typed,
    }
    return {key: value for key, value in said.items() if value}


def as_yaml(data: Mapping[str, Any], head: str, shown_as: str) -> bytes:
    """Write data as a new file, and read it back: nobody's words may change on the way.

    Raises:
        LawcheckError: Nothing can carry one of its characters, or they would change.
    """
    wrong = refused(data)
    text = head + "\n".join(keys(data, 0, "\n")) + "\n"
    if not wrong and plain_of(composed(text)) != data:
        wrong = "it cannot be written as YAML that reads back the same"
    if wrong:
        raise LawcheckError([Problem(path=shown_as, message=f"{wrong}; nothing was taken")])
    return text.encode("utf-8")

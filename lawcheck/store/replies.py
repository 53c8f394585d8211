"""A collected reply as a file of its own, written whole; a file that is there already is never written over."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import count
from pathlib import Path

from lawcheck.errors import LawcheckError, Problem
from lawcheck.model.reply import Reply, ReplyItem
from lawcheck.store.atomic import write_whole
from lawcheck.store.scalars import shown
from lawcheck.store.splice import SpliceError, composed, plain_of

_HEAD = "# A worksheet that came back, taken in by: lawcheck collect. A source with its author, never an answer.\n"
_BLANKS = "\u00a0\u202f"  # printed, though Python does not count them so


def free_name(wanted: str, taken: Collection[str]) -> str:
    """Give a name that no file of the folder has: the one wanted, else with a number."""
    if wanted not in taken:
        return wanted
    return next(name for number in count(2) if (name := f"{wanted}-{number}") not in taken)


def keep_reply(path: Path, reply: Reply) -> None:
    """Write a reply, and make its folder where that is missing.

    Raises:
        LawcheckError: There is a file of this name already, or it cannot be written.
    """
    content = reply_as_yaml(reply)
    try:
        if path.exists():
            raise LawcheckError([Problem(path=str(path), message="this file is already there; nothing was written")])
        path.parent.mkdir(exist_ok=True)
        write_whole(path, content)
    except OSError as error:
        message = f"cannot be written ({error.strerror or error}); nothing was taken"
        raise LawcheckError([Problem(path=str(path), message=message)]) from None


def reply_as_yaml(reply: Reply) -> bytes:
    """Write a reply as YAML that reads back as the same reply."""
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
    lines = [f"{key}: {shown(value)}" for key, value in facts.items() if value]
    lines.append("replies:")
    for criterion_id, item in reply.items.items():
        lines += [f"  {criterion_id}:", *(f"    {line}" if line else "" for line in _item(item))]
    text = _HEAD + "\n".join(lines) + "\n"
    _verify(text, reply)
    return text.encode("utf-8")


def _item(item: ReplyItem) -> Iterator[str]:
    if item.value is not None:
        yield f"value: {item.value}"
    if item.value_as_typed:
        yield f"value_as_typed: {shown(item.value_as_typed)}"
    for key, places in (("cites", map(str, item.cites)), ("cites_as_typed", item.cites_as_typed)):
        found = [shown(place) for place in places]
        if found:
            yield f"{key}: [{', '.join(found)}]"
    if item.text:
        yield from _block(item.text)


def _block(text: str) -> Iterator[str]:
    """Write a text as lines where YAML keeps these as they are, else on one line with escapes."""
    lines = text.split("\n")
    is_plain = all(each.isprintable() or each in _BLANKS for each in text.replace("\n", ""))
    if is_plain and all(line == line.rstrip(" ") for line in lines) and lines[0][:1] not in {"", " "} and lines[-1]:
        yield "text: |-"
        yield from (f"  {line}" if line else "" for line in lines)
        return
    yield f"text: {shown(text)}"


def _verify(text: str, reply: Reply) -> None:
    """Read it back: nobody's words may change on the way.

    Raises:
        SpliceError: They would.
    """
    read = plain_of(composed(text))
    texts = {key: item.text for key, item in reply.items.items()}
    if read.get("body") != reply.body or {key: each.get("text", "") for key, each in read["replies"].items()} != texts:
        raise SpliceError("the reply cannot be written as YAML that reads back the same")

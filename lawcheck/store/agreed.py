"""A new reading of several readers, written from what they already have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from lawcheck.store.insertion import KEY, one_line
from lawcheck.store.prose import STEP, key_of, keys, on_one_line


class Entry(NamedTuple):
    """An answer as it stands in a file, with its criterion and title."""

    criterion_id: str
    title: str
    answer: Mapping[str, Any]


def agreed_reading(
    readers: Sequence[str],
    language: str,
    entries: Iterable[Entry],
    *,
    blocks: Mapping[str, Mapping[str, Any]],
    header: Sequence[str] = (),
) -> str:
    """Write the file.

    Args:
        readers: Ids of the readers.
        language: Of prose that names none.
        entries: The answers, in the order in which they stand.
        blocks: Further blocks of the file: penalties, decisions.
        header: Lines of the comment at the head.
    """
    lines = [f"# {one_line(each)}".rstrip() for each in header]
    lines += [f"readers: {on_one_line(list(readers))}", f"language: {on_one_line(language)}"]
    answers: list[str] = []
    for each in entries:
        answers += [f"{' ' * STEP}# {one_line(each.title)}", f"{' ' * STEP}{key_of(each.criterion_id)}:"]
        answers += keys(each.answer, 2 * STEP, "\n")
    lines += [f"{KEY}:", *answers] if answers else [f"{KEY}: {{}}"]
    lines += keys({name: block for name, block in blocks.items() if block}, 0, "\n")
    return "\n".join(lines) + "\n"


def in_language(answer: Mapping[str, Any], written_in: str, language: str) -> dict[str, Any]:
    """Give an answer, or a decision on record, for a file of another language: prose that named none names the one it was written in."""
    found = dict(answer)
    if written_in != language:
        for key in ("reason", "record"):
            if isinstance(found.get(key), str):
                found[key] = {written_in: found[key]}
        if isinstance(found.get("enacted"), Mapping):
            found["enacted"] = in_language(found["enacted"], written_in, language)
    return found

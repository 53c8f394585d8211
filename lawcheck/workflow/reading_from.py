"""A worksheet as a reading of its own, where that is asked for by name: rows that lack what an answer needs become notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from lawcheck.errors import LawcheckError, Problem, nearest
from lawcheck.load.country import AGREED
from lawcheck.model.citation import Citation
from lawcheck.model.country import Country
from lawcheck.model.reading import Value
from lawcheck.model.reply import Reply, ReplyItem
from lawcheck.workflow.collecting import Tray

_NAME = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*\Z")
_RESTS_ON_WORDS = (Value.PRESENT, Value.PARTIAL, Value.CONFLICT)


class Made(NamedTuple):
    """A reading that was made of a worksheet."""

    path: Path
    answers: int
    notes: int
    is_new: bool  # False: the same reading was there already
    warnings: tuple[Problem, ...]  # rows that could not be read, and rows that are notes only


def make_reading(
    tray: Tray, file: Path, name: str, reader: str, day: str, body: str = "", *, is_trial: bool = False
) -> Made:
    """Make a reading of a worksheet, or change nothing.

    Args:
        tray: The country folder.
        file: The worksheet.
        name: What the reading shall be called; there must be none of this name.
        reader: Whose reading it is; an id of ``country.yaml``.
        day: Today, as an ISO date, for answers whose worksheet has no date.
        body: Who replied, where the worksheet does not say.
        is_trial: Look only, and write nothing.

    Raises:
        LawcheckError: The worksheet cannot be read, the reader is not known, or the name is taken.
    """
    from lawcheck.store.own_folder import held
    from lawcheck.store.replies import as_yaml, keep_new

    _check(tray, name, reader)
    reply, found = tray.reply(file, day, body or reader)
    if reply is None:
        raise LawcheckError([*found, Problem(path=str(file), message="no row is filled in; nothing was taken")])
    answers, lacking = _rows(tray, file, reply)
    path = tray.folder / "readings" / f"{name}.yaml"
    data = {"reader": reader, "language": reply.language, "answers": answers}
    content = as_yaml(data, _head(reply), str(path))
    _refuse_problems(tray, name, content, path)
    is_same = path.exists() and path.read_bytes() == content
    if not is_trial and not is_same:
        with held(tray.folder, path, "nothing was taken"):
            keep_new(path, content)
    notes = sum("value" not in each for each in answers.values())
    return Made(path, len(answers) - notes, notes, not is_same, (*found, *lacking))


def _rows(tray: Tray, file: Path, reply: Reply) -> tuple[dict[str, Any], list[Problem]]:
    """Give what a reading says under each criterion, and name the rows that are notes only."""
    rows: dict[str, Any] = {}
    problems = []
    for criterion_id in (each for each in tray.library.criteria if each in reply.items):
        item = reply.items[criterion_id]
        lacking = _lacking(item, tray.country)
        rows[criterion_id] = _note_only(item) if lacking else _answer(item, reply.day)
        if lacking:
            message = f"{criterion_id}: {lacking}; the row is kept as a note, the question is open"
            problems.append(Problem(str(file), message))
    return rows, problems


def _check(tray: Tray, name: str, reader: str) -> None:
    readers = [each.id for each in tray.country.readers]
    if reader not in readers:
        remedy = nearest(reader, readers) or f"readers in country.yaml: {', '.join(readers)}"
        raise LawcheckError([Problem(path="--reader", message=f"unknown reader '{reader}'", remedy=remedy)])
    if not _NAME.match(name) or name == AGREED:
        wrong = "is what readers agree on, and no worksheet" if name == AGREED else "is no name of a reading"
        remedy = "small letters and digits, with hyphens between, such as group-1"
        raise LawcheckError([Problem(path="--as-reading", message=f"'{name}' {wrong}", remedy=remedy)])


def _lacking(item: ReplyItem, country: Country) -> str:
    """Say what an answer would need that a row has not; empty where nothing is missing."""
    if item.value is None:
        return "it has no answer that is one of the words"
    if not item.text.strip():
        return "it gives no reason"
    if item.value in _RESTS_ON_WORDS and not _places(item.cites, country):
        return f"'{item.value}' rests on words, and it names no place that the register has"
    if item.value is Value.ABSENT and not item.cites:
        return "an absence rests on a list of what was searched, and it names no text of the register"
    return ""


def _places(cites: Sequence[Citation], country: Country) -> list[str]:
    """Give the places that words can be read in; a whole text is one only where it is not at hand."""
    return [str(each) for each in cites if each.pinpoint is not None or each.statute_id not in country.texts]


def _answer(item: ReplyItem, day: str) -> dict[str, Any]:
    cites = list(map(str, item.cites))
    key = "cites" if item.value in _RESTS_ON_WORDS else "searched" if item.value is Value.ABSENT else "see"
    made: dict[str, Any] = {"value": str(item.value), key: cites, "reason": item.text, "on": day}
    if item.cites_as_typed:
        made["note"] = "; ".join(item.cites_as_typed)
    return {name: value for name, value in made.items() if value}


def _note_only(item: ReplyItem) -> dict[str, Any]:
    said = (str(item.value or item.value_as_typed), *map(str, item.cites), *item.cites_as_typed)
    places = "; ".join(each for each in said if each)
    return {"note": "\n".join(each for each in (places, item.text) if each)}


def _head(reply: Reply) -> str:
    who = "".join(each for each in f"{reply.body}, {reply.file}" if each.isprintable())
    return f"# Made of a worksheet by: lawcheck collect --as-reading. {who}\n"


def _refuse_problems(tray: Tray, name: str, content: bytes, path: Path) -> None:
    """Read the reading as every command would."""
    from lawcheck.load.located import decode
    from lawcheck.load.readings import build_reading
    from lawcheck.load.shape import shape_problems
    from lawcheck.load.yaml_text import parse_yaml

    text = parse_yaml(decode(content, str(path)), str(path))
    problems = shape_problems(text, "reading")
    problems = problems or tuple(build_reading(name, text, tray.country, tray.library)[1])
    if problems:
        raise LawcheckError(problems)

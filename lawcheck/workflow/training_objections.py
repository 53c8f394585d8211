"""Objections to a key: recorded, listed, counted one by one, and accepted for good or refused with a reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lawcheck.errors import LawcheckError, Problem, nearest
from lawcheck.model.reading import Value
from lawcheck.model.training import KEY_FILE, OBJECTIONS_FILE, Alternative, Objection, Standing
from lawcheck.workflow.training import Room

if TYPE_CHECKING:
    from lawcheck.report.document import Document


class Raised(NamedTuple):
    """What a group says against the key."""

    criterion_id: str
    value: str
    by: str
    reason: str
    language: str


def record(room: Room, raised: Raised, day: str) -> tuple[Path, Objection]:
    """Record an objection as a proposed alternative; the key stays as it is.

    Raises:
        LawcheckError: The key does not answer the question or accepts this answer already, it was recorded before, or
            nobody objects or gives a reason.
    """
    from lawcheck.store.training import add_objection

    room.require(raised.criterion_id, "CRITERION")
    _require_text(("--by", raised.by), ("--reason", raised.reason))
    given, path = Value(raised.value), _file(room)
    if given in room.key.right_values(raised.criterion_id):
        raise LawcheckError([Problem(path=raised.criterion_id, message=f"the key accepts '{given}' already")])
    same = (raised.criterion_id, given, raised.by)
    if any((each.criterion_id, each.value, each.by) == same for each in room.objections):
        message = f"{raised.by} has objected so already; nothing was written"
        raise LawcheckError([Problem(path=str(path), message=message)])
    highest = max((int(each.id[1:]) for each in room.objections), default=0)
    objection = Objection(
        id=f"o{highest + 1}",
        criterion_id=raised.criterion_id,
        value=given,
        by=raised.by,
        reason={raised.language: raised.reason},
        on=day,
    )
    add_objection(path, objection)
    return path, objection


def counted(room: Room, ids: Iterable[str]) -> tuple[Objection, ...]:
    """Give the objections of these ids, for scores.

    Raises:
        LawcheckError: There is none such, or it was refused.
    """
    chosen = [_find(room, each, "--objection") for each in dict.fromkeys(ids)]
    for each in chosen:
        if each.standing is Standing.REFUSED:
            message, remedy = (
                f"'{each.id}' was refused",
                f"accept it after all: lawcheck train object {room.folder} --accept",
            )
            raise LawcheckError([Problem(path="--objection", message=message, remedy=f"{remedy} {each.id}")])
    return tuple(chosen)


def standing(room: Room) -> tuple[Objection, ...]:
    """Give the objections that are not decided: what was accepted is in the key, and what was refused counts no longer."""
    return tuple(each for each in room.objections if each.standing is Standing.OPEN)


def refuse(room: Room, objection_id: str, because: str, language: str, day: str) -> Objection:
    """Refuse an objection: it stays in the file with the reason, and counts no longer.

    Raises:
        LawcheckError: There is none such, no reason is given, or the key accepts the answer already.
    """
    from lawcheck.store.amend import Change, write_all
    from lawcheck.store.objections import with_decision
    from lawcheck.store.own_folder import held

    found = _find(room, objection_id, "--refuse")
    _require_text(("--because", because))
    if found.value in room.key.right_values(found.criterion_id):
        remedy = f"take '{found.value}' out of accept in {KEY_FILE} first"
        raise LawcheckError([Problem(path="--refuse", message="the key accepts this answer already", remedy=remedy)])
    decided = replace(found, standing=Standing.REFUSED, because={language: because}, decided=day)
    path = _file(room)
    with held(room.folder, path, "nothing was changed"):
        before = path.read_bytes()
        after = with_decision(before, room.objections.index(found), decided, str(path))
        write_all([Change(path, before, after)])
    return decided


def accept(room: Room, objection_id: str, day: str) -> Objection:
    """Accept an objection for good: the key takes its answer in, and the file says so; both are written, or neither.

    Raises:
        LawcheckError: There is none such, it was accepted before, or a file has a form in which this cannot be done.
    """
    from lawcheck.store.amend import Change, write_all
    from lawcheck.store.objections import with_alternative, with_decision
    from lawcheck.store.own_folder import held

    found = _find(room, objection_id, "--accept")
    is_in_key = found.value in room.key.right_values(found.criterion_id)
    if found.standing is Standing.ACCEPTED and is_in_key:
        raise LawcheckError([Problem(path="--accept", message=f"'{found.id}' was accepted already")])
    decided = replace(found, standing=Standing.ACCEPTED, because={}, decided=day)
    path, key = _file(room), room.folder / KEY_FILE
    with held(room.folder, key, "nothing was changed"):
        before, key_before = path.read_bytes(), key.read_bytes()
        changes = [Change(path, before, with_decision(before, room.objections.index(found), decided, str(path)))]
        if not is_in_key:  # somebody else proposed the same, and it was accepted
            alternative = Alternative(value=found.value, because=found.reason)
            key_after = with_alternative(key_before, found.criterion_id, alternative, str(key))
            changes.insert(0, Change(key, key_before, key_after))
        write_all(changes)
    return decided


def list_page(room: Room) -> Document:
    """List the objections with what became of them.

    Raises:
        LawcheckError: The file has a problem.
    """
    from lawcheck.report.build_objections import build_objections

    return build_objections(room.library, room.phrases, room.country, room.objections)


def _file(room: Room) -> Path:
    return room.folder / OBJECTIONS_FILE


def _find(room: Room, objection_id: str, option: str) -> Objection:
    found = next((each for each in room.objections if each.id == objection_id), None)
    if found is None:
        known = [each.id for each in room.objections]
        remedy = nearest(objection_id, known) or f"see: lawcheck train object {room.folder} --list"
        raise LawcheckError([Problem(path=option, message=f"there is no objection '{objection_id}'", remedy=remedy)])
    return found


def _require_text(*given: tuple[str, str]) -> None:
    empty = [name for name, text in given if not text.strip()]
    if empty:
        raise LawcheckError(Problem(path=each, message="it is empty; nothing was written") for each in empty)

"""What a training writes: the participants' pack, the groups' sheets, one file each, and objections to the key."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lawcheck.errors import LawcheckError, Problem
from lawcheck.model.pack import Pack
from lawcheck.model.training import Objection, Sheet
from lawcheck.store.atomic import write_whole
from lawcheck.store.own_folder import locked
from lawcheck.store.prose import keys, on_one_line, refused
from lawcheck.store.replies import as_yaml, free_name, item_as_data
from lawcheck.store.scalars import Value
from lawcheck.store.splice import SpliceError, append_item, shown_in_braces

_SHEET = "# What one group answered, taken in by: lawcheck train collect.\n"
_OBJECTIONS = (
    "# Objections to the key, recorded by: lawcheck train object. Each proposes an answer that is right as well.\n"
)
_KEY = "objections"
_PACK = "What this pack is and what its files were; written by: lawcheck train pack. Not to be edited.\n"
_ASIDE = "dropped"


def sheet_as_yaml(sheet: Sheet, shown_as: str) -> bytes:
    """Write a group's sheet as YAML that reads back as the same sheet.

    Raises:
        LawcheckError: Nothing can carry one of its characters.
    """
    facts = {
        "group": sheet.group,
        "country": sheet.country_code,
        "language": sheet.language,
        "file": sheet.file,
        "fingerprint": sheet.fingerprint,
        "label": sheet.label,
        "version": sheet.version,
        "pack": sheet.pack,
    }
    data: Mapping[str, Any] = {
        **{key: value for key, value in facts.items() if value},
        "asked": list(sheet.asked),
        "answers": {key: item_as_data(each) for key, each in sheet.items.items()},
    }
    return as_yaml(data, _SHEET, shown_as)


def keep_sheet(path: Path, content: bytes) -> None:
    """Write a group's sheet whole, over an earlier one of the same group.

    Raises:
        LawcheckError: It cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content)
    except OSError as error:
        message = f"cannot be written ({error.strerror or error}); nothing was taken"
        raise LawcheckError([Problem(path=str(path), message=message)]) from None


def drop_sheet(path: Path) -> Path:
    """Lay a group's sheet aside in ``dropped/``, where no score looks; put it back by moving it up again.

    Raises:
        LawcheckError: It cannot be moved.
    """
    aside = path.parent / _ASIDE
    try:
        aside.mkdir(exist_ok=True)
        taken = {each.stem for each in aside.iterdir()}
        target = aside / f"{free_name(path.stem, taken)}{path.suffix}"
        path.replace(target)
    except OSError as error:
        message = f"cannot be moved ({error.strerror or error}); nothing was dropped"
        raise LawcheckError([Problem(path=str(path), message=message)]) from None
    return target


def pack_text(pack: Pack) -> bytes:
    """Write what a pack says of itself."""
    marking = "TRAINING - FICTIONAL. " if pack.is_fictional else ""
    facts = {
        "name": pack.name,
        "fictional": pack.is_fictional,
        "version": pack.version,
        "licence": pack.licence,
        "edition": pack.edition,
        "tool": pack.tool,
        "language": pack.language,
        "level": pack.level,
        "minutes": pack.minutes,
        "tradition": pack.tradition,
        "structure": pack.structure,
        "questions": pack.questions,
        "fingerprint": pack.fingerprint,
        "law": pack.law,
        "files": pack.files,
    }
    lines = [f"# {marking}{_PACK}", *(f"{each}\n" for each in keys(facts, 0, "\n"))]
    lines += ["goals:\n", *(f"  - {on_one_line(dict(each))}\n" for each in pack.goals)]
    return "".join(lines).encode("utf-8")


def write_folder(target: Path, files: Mapping[str, bytes]) -> None:
    """Write the files of a new folder, all of them or none.

    Raises:
        LawcheckError: The folder is there already, or cannot be written.
    """
    if target.exists():
        message = "this folder is already there; nothing was written"
        raise LawcheckError([Problem(path=str(target), message=message, remedy="choose another name")])
    beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        for name, content in files.items():
            path = beside / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        beside.rename(target)
    except OSError as error:
        message = f"cannot be written ({error.strerror or error})"
        raise LawcheckError([Problem(path=str(target), message=message)]) from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def add_objection(path: Path, objection: Objection) -> None:
    """Append an objection; what stands in the file stays as typed.

    Raises:
        LawcheckError: The file cannot be written, or nothing can be appended in the form in which it is written.
    """
    said: dict[str, Value] = {
        "id": objection.id,
        "criterion": objection.criterion_id,
        "value": str(objection.value),
        "by": objection.by,
        "reason": dict(objection.reason),
        "on": objection.on,
    }
    item = {key: value for key, value in said.items() if value}
    wrong = refused(item)
    if wrong:
        raise LawcheckError([Problem(path=str(path), message=f"{wrong}; nothing was recorded")])
    try:
        with locked(path.parent):
            before = path.read_bytes() if path.exists() else f"{_OBJECTIONS}{_KEY}:\n".encode()
            after = append_item(before.decode("utf-8-sig"), _KEY, item)
            write_whole(path, after.text.encode("utf-8"))
    except (SpliceError, UnicodeError) as error:
        remedy = f"add it by hand: - {shown_in_braces(item)}"
        raise LawcheckError([Problem(path=str(path), message=str(error), remedy=remedy)]) from None
    except OSError as error:
        message = f"cannot be written ({error.strerror or error}); nothing was recorded"
        raise LawcheckError([Problem(path=str(path), message=message)]) from None

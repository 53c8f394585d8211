"""What participants get: the country without its key. The key goes with it sealed, so that one stick is enough."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lawcheck.errors import LawcheckError, Problem
from lawcheck.load.located import read_bytes
from lawcheck.model.training import KEY_FILE, SEALED_FILE
from lawcheck.workflow.training import Room

_PROFILE = "country.yaml"
_FOR_ALL = ("profile*", "handout*", "document-participant*")  # of a folder, beside what country.yaml names


class Packed(NamedTuple):
    """What was written for the participants."""

    folder: Path
    files: tuple[str, ...]


def pack(room: Room, to: Path, passphrase: str, salt: bytes) -> Packed:
    """Write the participants' folder: the profile, the registered texts, handouts, and the sealed key; nothing else.

    Args:
        room: The training country.
        to: The new folder.
        passphrase: Opens the key again.
        salt: Random bytes, ``sealing.SALT_BYTES`` of them.

    Raises:
        LawcheckError: The folder is there already, or cannot be written.
    """
    from lawcheck.training.sealing import seal

    if to.exists():
        message = "this folder is already there; nothing was written"
        raise LawcheckError([Problem(path=str(to), message=message, remedy="choose another name")])
    key = read_bytes(room.folder / KEY_FILE, str(room.folder / KEY_FILE))
    files = tuple(dict.fromkeys(_for_participants(room)))
    try:
        for each in files:
            (to / each).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(room.folder / each, to / each)
        (to / SEALED_FILE).write_bytes(seal(key, passphrase, salt))
    except OSError as error:
        shutil.rmtree(to, ignore_errors=True)
        raise LawcheckError([Problem(path=str(to), message=f"cannot be written ({error.strerror or error})")]) from None
    return Packed(to, (*files, SEALED_FILE))


def _for_participants(room: Room) -> Iterator[str]:
    """Name the files by what they are, never by leaving out: a trainer's notes have any name."""
    yield _PROFILE
    yield from (each.file for each in room.country.statutes.values() if each.file)
    for found in sorted(each for name in _FOR_ALL for each in room.folder.glob(name)):
        inside = sorted(found.rglob("*")) if found.is_dir() else [found]
        yield from (each.relative_to(room.folder).as_posix() for each in inside if each.is_file())


def unseal_key(folder: Path, passphrase: str, *, replace: bool = False) -> Path:
    """Open a sealed key and put it beside the seal.

    Raises:
        LawcheckError: There is no sealed key, the passphrase is another, or there is a key already.
    """
    from lawcheck.store.atomic import write_whole
    from lawcheck.training.sealing import SealError, unseal

    sealed, path = folder / SEALED_FILE, folder / KEY_FILE
    if path.exists() and not replace:
        raise LawcheckError([Problem(path=str(path), message="the key is open already; nothing was written")])
    try:
        content = unseal(read_bytes(sealed, str(sealed)), passphrase)
        write_whole(path, content)
    except SealError as error:
        raise LawcheckError([Problem(path=str(sealed), message=str(error))]) from None
    except OSError as error:
        message = f"cannot be written ({error.strerror or error})"
        raise LawcheckError([Problem(path=str(path), message=message)]) from None
    return path

"""Write a frozen version: the whole folder appears at once, or nothing does; what is there is never written over."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path

from lawcheck.errors import LawcheckError, Problem
from lawcheck.store.prose import keys

_HEAD = "# Written by lawcheck freeze. What was frozen is not edited: a changed file is refused by its hash.\n"


BYTES_AS_THEY_ARE = {".gitattributes": b"* -text\n"}  # git changes no line ending


def manifest_text(facts: Mapping[str, object]) -> bytes:
    """Write the facts of a version as YAML."""
    return (_HEAD + "\n".join(keys(facts, 0, "\n")) + "\n").encode("utf-8")


def write_frozen(target: Path, files: Mapping[str, bytes]) -> None:
    """Write all files of a version.

    Args:
        target: The folder of the version, which must not be there yet.
        files: Content by path inside it.

    Raises:
        LawcheckError: The version is there already, in whatever spelling, or cannot be written.
    """
    parent = target.parent
    refuse_existing(target)
    beside = parent / f".{target.name}.{os.getpid()}-{secrets.token_hex(4)}.tmp"
    try:
        beside.mkdir(parents=True)
        for name, content in files.items():
            path = beside / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        beside.rename(target)
    except BaseException as error:
        shutil.rmtree(beside, ignore_errors=True)
        if isinstance(error, OSError):
            message = f"cannot be written ({error.strerror or error}); nothing was frozen"
            raise LawcheckError([Problem(path=str(target), message=message)]) from None
        raise


def refuse_existing(target: Path) -> None:
    """Stop before a version that is there already.

    Raises:
        LawcheckError: It is there.
    """
    parent = target.parent
    taken = [each.name for each in parent.iterdir()] if parent.is_dir() else []
    same = next((each for each in taken if each.casefold() == target.name.casefold()), None)
    if same is not None:
        message = f"version {same} is frozen already"
        raise LawcheckError([Problem(path=str(parent / same), message=message, remedy="choose another --version")])

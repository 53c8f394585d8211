"""A new folder: all of its files, or none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from lawcheck.errors import LawcheckError, Problem
from lawcheck.store.atomic import write_whole


def refuse_full(folder: Path) -> None:
    """Let a folder be made where nothing is.

    Raises:
        LawcheckError: It is there and holds something, it is a file, or the folder above it is missing.
    """
    message, remedy = "", "choose another name"
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        message = "this is no folder"
    elif folder.is_dir() and any(folder.iterdir()):
        message = "this folder is not empty; nothing was made"
    elif not folder.resolve().parent.is_dir():
        message, remedy = "the folder above it is not there", f"make it first: {folder.parent}"
    if message:
        raise LawcheckError([Problem(path=str(folder), message=message, remedy=remedy)])


def make_folder(folder: Path, files: Mapping[str, bytes], verify: Callable[[Path], None]) -> None:
    """Make a folder with files in it; a path that ends in a slash is an empty folder.

    Everything is written beside, verified, and put in its place last.

    Raises:
        LawcheckError: Something cannot be written, or ``verify`` refuses; nothing is left.
    """
    refuse_full(folder)
    is_there = folder.is_dir()
    beside = (folder if is_there else folder.resolve().parent) / f".{folder.resolve().name}.{os.getpid()}.tmp"
    moved: list[Path] = []
    try:
        beside.mkdir()
        _fill(beside, files)
        verify(beside)
        if not is_there:
            beside.rename(folder)
            return
        for each in sorted(beside.iterdir()):
            moved.append(folder / each.name)
            each.rename(folder / each.name)
        beside.rmdir()
    except BaseException as error:
        for each in (beside, *moved):
            shutil.rmtree(each, ignore_errors=True) if each.is_dir() else each.unlink(missing_ok=True)
        if isinstance(error, OSError):
            message = f"the folder cannot be made ({error.strerror or error}); nothing was left"
            raise LawcheckError([Problem(path=str(folder), message=message)]) from None
        raise


def _fill(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        if name.endswith("/"):
            path.mkdir(parents=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content)

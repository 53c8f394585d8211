"""The folder that the tool keeps for itself in a country folder: the lock, and what can be undone. Git leaves it out."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from lawcheck.errors import LawcheckError, Problem

NAME = ".lawcheck"
_LOCK = "lock"


def own_folder(folder: Path) -> Path:
    """Give the tool's own folder in a country folder; it is made where it is missing.

    Raises:
        OSError: It cannot be made.
    """
    own = folder / NAME
    if own.is_symlink():
        raise NotADirectoryError(errno.ENOTDIR, "it leads out of the folder", str(own))
    own.mkdir(exist_ok=True)
    ignore = own / ".gitignore"
    if not ignore.exists() or not ignore.stat().st_size:  # empty: the disk was full, or the process was killed
        ignore.write_bytes(b"*\n")
    return own


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a country folder; waits until nobody else writes in it. A process that ends lets go of it.

    Raises:
        OSError: The folder cannot be written.
    """
    with (own_folder(folder) / _LOCK).open("ab") as stream:
        with suppress(_NoLocksError):  # some network drives have none; the check of the bytes before each write remains
            _lock(stream)
        try:
            yield
        finally:
            with suppress(OSError):
                _unlock(stream)


@contextmanager
def held(folder: Path, path: Path, so: str) -> Iterator[None]:
    """Hold the lock of a country folder while one of its files is looked at once more and written.

    Args:
        folder: The country folder.
        path: The file; what cannot be written is said of it.
        so: What did not happen then: "nothing was changed".

    Raises:
        LawcheckError: Something cannot be written.
    """
    try:
        with locked(folder):
            yield
    except OSError as error:
        message = f"cannot be written ({error.strerror or error}); {so}"
        raise LawcheckError([Problem(path=str(path), message=message)]) from None


class _NoLocksError(Exception):
    """The drive knows no locks."""


if sys.platform == "win32":
    import msvcrt

    def _lock(stream: BinaryIO) -> None:
        while True:
            try:
                stream.seek(0)
                msvcrt.locking(stream.fileno(), msvcrt.LK_LOCK, 1)  # tries for ten seconds
            except OSError:
                continue
            return

    def _unlock(stream: BinaryIO) -> None:
        stream.seek(0)
        msvcrt.locking(stream.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(stream: BinaryIO) -> None:
        try:
            fcntl.flock(stream.fileno(), fcntl.LOCK_EX)
        except OSError as error:
            if error.errno in (errno.ENOLCK, errno.ENOTSUP, errno.EINVAL, errno.ENOSYS):
                raise _NoLocksError from None
            raise

    def _unlock(stream: BinaryIO) -> None:
        fcntl.flock(stream.fileno(), fcntl.LOCK_UN)

"""Write a file whole or not at all."""

from __future__ import annotations

import errno
import os
import re
import secrets
import sys
from contextlib import suppress
from pathlib import Path

_ANY_WRITE = 0o222
_OWN = secrets.token_hex(4)  # process numbers come again, in a container often at once


def write_whole(path: Path, content: bytes) -> None:
    """Write beside the file and put the new one in its place; the permissions of an earlier file are kept.

    A symbolic link stays one: the file it points to is replaced.

    Raises:
        OSError: The file or its folder cannot be written; what was there is as it was.
    """
    target = path.resolve()
    mode = target.stat().st_mode & 0o7777 if target.exists() else None
    if mode is not None and not (mode & _ANY_WRITE and os.access(target, os.W_OK)):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    _sweep(target)
    beside = target.with_name(f".{target.name}.{os.getpid()}-{_OWN}.tmp")
    try:
        with beside.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if mode is not None:
            beside.chmod(mode)
        beside.replace(target)
        _settle(target.parent)
    except FileExistsError:  # somebody else's: left alone
        raise
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _settle(folder: Path) -> None:
    """Bring a folder's list of names to the disk, where the system lets one."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _sweep(target: Path) -> None:
    """Remove what processes that were killed have left beside a file."""
    left = re.compile(rf"\.{re.escape(target.name)}\.([0-9]+)(?:-([0-9a-f]+))?\.tmp")
    with suppress(OSError):
        for each in target.parent.iterdir():
            found = left.fullmatch(each.name)
            if found and found[2] != _OWN and (int(found[1]) == os.getpid() or not _is_running(int(found[1]))):
                with suppress(OSError):
                    each.unlink()


def _is_running(process: int) -> bool:
    """Say whether a process of this machine runs; where that cannot be told, that it does.

    Windows lets nobody remove a file that is open: there every process counts as ended, and its file can be tried.
    """
    if sys.platform == "win32":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True

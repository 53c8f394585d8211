"""Write a file whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

_ANY_WRITE = 0o222


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
    beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with beside.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if mode is not None:
            beside.chmod(mode)
        beside.replace(target)
    except FileExistsError:  # somebody else's: left alone
        raise
    except BaseException:
        beside.unlink(missing_ok=True)
        raise

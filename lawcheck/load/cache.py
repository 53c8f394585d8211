"""Checked data, kept as JSON beside a digest of the files, so that a second run reads no YAML.

A cache is a convenience: whatever is wrong with it, the files are read again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from lawcheck import __version__

_FORMAT = "1"


def digest_of(files: Iterable[tuple[str, bytes]]) -> str:
    """Give the fingerprint of names and contents, and of the format that the cache keeps them in."""
    state = hashlib.blake2b(f"lawcheck {__version__} {_FORMAT}".encode(), digest_size=16)
    for name, content in files:
        state.update(f"\0{name}\0{len(content)}\0".encode())
        state.update(content)
    return state.hexdigest()


def load_cached(folder: Path | None, name: str) -> Any | None:
    """Give what was kept under a name; None when nothing readable is there."""
    if folder is None:
        return None
    try:
        return json.loads((folder / f"{name}.json").read_bytes())
    except (OSError, ValueError):
        return None


def keep(folder: Path | None, name: str, data: Any) -> None:
    """Keep checked data. A folder that cannot be written is no error."""
    if folder is None:
        return
    beside = folder / f"{name}.{os.getpid()}.tmp"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        beside.replace(folder / f"{name}.json")
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink()


def forget(folder: Path | None, digest: str) -> None:
    """Drop what was kept under a digest: what the files say together is wrong, and must be found wrong again."""
    for path in () if folder is None else folder.glob(f"{digest}.*"):
        with contextlib.suppress(OSError):
            path.unlink()

"""Keep one copy of a file and remove those it takes the place of."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lawcheck.store.atomic import write_whole


def keep_copy(target: Path, content: bytes, earlier: Iterable[Path]) -> None:
    """Write a copy whole or not at all, then remove earlier ones that have another name.

    Raises:
        OSError: It cannot be written; the earlier ones are as they were.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, content)
    for each in earlier:
        if each != target:
            each.unlink(missing_ok=True)

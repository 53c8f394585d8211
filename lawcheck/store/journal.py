"""What was edited, so that it can be taken back: one line an edit, the newest last, and never more than the last 200."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lawcheck.store.atomic import write_whole
from lawcheck.store.own_folder import NAME, own_folder

_FILE = "undo.jsonl"
MOST = 200
_MOST_BYTES = 8 * 1024 * 1024


class Edited(NamedTuple):
    """One edit of one answer: its lines in the file before and after. None: it did not stand there."""

    reading: str
    criterion_id: str
    before: str | None
    after: str | None
    comment: str = ""  # the title above an entry that was new


def note_edit(folder: Path, edit: Edited) -> None:
    """Note an edit that is about to be written.

    Raises:
        OSError: It cannot be noted.
    """
    path = own_folder(folder) / _FILE
    lines = _lines(path)
    line = json.dumps(edit._asdict(), ensure_ascii=True).encode()
    kept = _bounded([*lines, line])
    if len(kept) <= len(lines):
        write_whole(path, b"\n".join(kept) + b"\n")
        return
    with path.open("a+b") as stream:
        end = stream.seek(0, os.SEEK_END)
        if end:
            stream.seek(end - 1)
        torn = end > 0 and stream.read(1) != b"\n"  # the line of a process that was killed
        stream.write((b"\n" if torn else b"") + line + b"\n")
        stream.flush()
        os.fsync(stream.fileno())


def edits(folder: Path, reading: str) -> Iterator[Edited]:
    """Give the edits of a reading, the newest first; lines that cannot be read are passed over.

    Raises:
        OSError: They cannot be read.
    """
    for line in reversed(_lines(folder / NAME / _FILE)):
        edit = _edit(line)
        if edit is not None and edit.reading == reading:
            yield edit


def forget_edit(folder: Path, edit: Edited) -> None:
    """Take the newest note of an edit out.

    Raises:
        OSError: It cannot be taken out.
    """
    path = own_folder(folder) / _FILE
    lines = _lines(path)
    found = next((index for index in reversed(range(len(lines))) if _edit(lines[index]) == edit), None)
    if found is not None:
        del lines[found]
        write_whole(path, b"".join(line + b"\n" for line in lines))


def _lines(path: Path) -> list[bytes]:
    try:
        return path.read_bytes().splitlines()
    except FileNotFoundError:
        return []


def _edit(line: bytes) -> Edited | None:
    try:
        edit = Edited(**json.loads(line))
    except (ValueError, TypeError):
        return None
    texts = (edit.reading, edit.criterion_id, edit.comment, edit.before or "", edit.after or "")
    return edit if all(isinstance(each, str) for each in texts) else None


def _bounded(lines: list[bytes]) -> list[bytes]:
    kept: list[bytes] = []
    size = 0
    for line in reversed(lines[-MOST:]):
        size += len(line)
        if kept and size > _MOST_BYTES:
            break
        kept.append(line)
    return kept[::-1]

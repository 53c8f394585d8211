"""What a desk meets without a crash: a file that somebody edits meanwhile, a folder it may not write, a disk that is full."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lawcheck.errors import LawcheckError
from lawcheck.workflow.answering import Desk, open_desk
from tests.crash.checks import Bench, left_over, loaded, must
from tests.crash.worker import draft

OURS, THEIRS = "definition.act.transfer", "definition.act.receipt"


def edited_meanwhile(bench: Bench) -> None:
    """Edit the file by hand between two confirmations: both edits survive, and the same answer is never overwritten."""
    folder = bench.folder("meanwhile")
    path = folder / "readings" / "first.yaml"
    for number in range(max(1, bench.rounds // 10)):
        desk = open_desk(folder, cache_folder=bench.cache)
        by_hand(path, THEIRS, f"on: 2026-08-{number % 28 + 1:02}")
        desk.confirm(OURS, draft(number))
        answers = loaded(bench, folder).answers
        must(answers[THEIRS].on == f"2026-08-{number % 28 + 1:02}", "an edit by hand is lost")
        must(answers[OURS].reason["en"] == draft(number).reason, "a confirmed answer is lost")
        bench.count("edits by hand kept")
        by_hand(path, OURS, "on: 2026-09-01")
        before = path.read_bytes()
        must(_is_refused(desk, OURS, number + 1, "somebody else"), "an edit by hand was overwritten")
        must(path.read_bytes() == before, "a refused answer changed the file")
        bench.count("overwriting refused")


def by_hand(path: Path, criterion_id: str, line: str) -> None:
    """Change the day of an answer, as an editor does."""
    lines = path.read_text(encoding="utf-8").split("\n")
    start = lines.index(f"  {criterion_id}:")
    at = next(index for index in range(start, len(lines)) if lines[index].startswith("    on:"))
    lines[at] = f"    {line}"
    path.write_text("\n".join(lines), encoding="utf-8")


def read_only_folder(bench: Bench) -> None:
    """Refuse to write where one may not, and say so."""
    if os.geteuid() != 0:
        folder = bench.folder("read-only")
        desk = open_desk(folder, cache_folder=bench.cache)
        for each in (folder, folder / "readings"):
            each.chmod(0o555)
        try:
            _refused_whole(bench, desk, "cannot be written")
        finally:
            for each in (folder, folder / "readings"):
                each.chmod(0o755)
        return
    with small_disk(bench, "4m") as disk:  # to root a folder without write permission is open; a disk is not
        if disk is None:
            return
        folder = copied(bench, disk)
        desk = open_desk(folder, cache_folder=bench.cache)
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        _refused_whole(bench, desk, "cannot be written")


def full_disk(bench: Bench) -> None:
    """Lose nothing where the disk is full, and write again once there is room."""
    with small_disk(bench, "1m") as disk:
        if disk is None:
            return
        folder = copied(bench, disk)
        desk = open_desk(folder, cache_folder=bench.cache)
        desk.confirm(THEIRS, draft(1))
        for room in (0, 4096, 16384, 65536, 131072):
            fill(disk, room)
            _refused_whole(bench, desk, "No space left")
        (disk / "filling").unlink()
        desk.confirm(OURS, draft(3))
        answers = loaded(bench, folder).answers
        must(answers[OURS].reason["en"] == draft(3).reason, "nothing could be written once there was room")
        undone = desk.undo()
        must(undone is not None and undone.criterion_id == OURS, "what was refused stands in the way of undo")
        undone = desk.undo()
        must(undone is not None and undone.criterion_id == THEIRS, "what was refused stands in the way of undo")


def _refused_whole(bench: Bench, desk: Desk, message: str) -> None:
    before = desk.path.read_bytes()
    must(_is_refused(desk, OURS, 2, message), f"it was not refused: {message}")
    must(desk.path.read_bytes() == before, "the file changed")
    must(not left_over(desk.folder), f"temporary files are left: {left_over(desk.folder)}")
    loaded(bench, desk.folder)
    bench.count(f"refused: {message}")


def _is_refused(desk: Desk, criterion_id: str, number: int, message: str) -> bool:
    try:
        desk.confirm(criterion_id, draft(number))
    except LawcheckError as error:
        return message in str(error)
    return False


def copied(bench: Bench, disk: Path) -> Path:
    source = bench.folder("to-copy")
    folder = disk / "arcadia"
    subprocess.run(["cp", "-r", str(source), str(folder)], check=True)
    return folder


def fill(disk: Path, room: int) -> None:
    """Leave so many bytes free."""
    (disk / "filling").unlink(missing_ok=True)
    free = os.statvfs(disk)
    (disk / "filling").write_bytes(b"\0" * max(0, free.f_bavail * free.f_bsize - room))


@contextmanager
def small_disk(bench: Bench, size: str) -> Iterator[Path | None]:
    """Mount a small disk in memory; None, with the reason counted, where one may not."""
    disk = bench.room / f"disk-{size}"
    disk.mkdir(exist_ok=True)
    reason = "not root" if os.geteuid() != 0 else ""
    if not reason:
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)], capture_output=True, text=True
        )
        reason = done.stderr.strip() if done.returncode else ""
    if reason:
        bench.count(f"skipped, no disk can be mounted: {reason}")
        yield None
        return
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=False)

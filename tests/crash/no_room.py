"""``lawcheck record`` and ``lawcheck collect`` in a folder that may not be written and on a disk that is full."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

from lawcheck.load.country import load_country
from tests.crash.checks import Bench, left_over, must
from tests.crash.collected import READING, worksheets
from tests.crash.killed import start
from tests.crash.refused import copied, fill, small_disk
from tests.crash.session import Session, absent

FULL, LOCKED = "No space left", "cannot be written"
ROOMS = (0, 4096, 16384, 65536, 131072)


def read_only_for_commands(bench: Bench) -> None:
    """Refuse to write where one may not, say so, and write once one may."""
    if os.geteuid() != 0:
        folder = bench.folder("read-only")

        def allow(mode: int) -> None:
            for each in (folder, folder / "readings"):
                each.chmod(mode)

        _refused(bench, folder, LOCKED, lambda: allow(0o555), lambda: allow(0o755))
        return
    with small_disk(bench, "4m") as disk:  # to root a folder without write permission is open; a disk is not
        if disk is not None:
            mount = ["mount", "-o"]
            _refused(
                bench,
                copied(bench, disk),
                LOCKED,
                lambda: subprocess.run([*mount, "remount,ro", str(disk)], check=True),
                lambda: subprocess.run([*mount, "remount,rw", str(disk)], check=True),
            )


def full_for_commands(bench: Bench) -> None:
    """Lose nothing where the disk is full, and write again once there is room."""
    for room in ROOMS:
        with small_disk(bench, "1m") as disk:
            if disk is None:
                return
            folder = copied(bench, disk)

            def make_room(disk: Path = disk) -> None:
                (disk / "filling").unlink()

            _refused(bench, folder, FULL, lambda disk=disk, room=room: fill(disk, room), make_room)


def _refused(
    bench: Bench, folder: Path, message: str, close: Callable[[], object], give_way: Callable[[], object]
) -> None:
    before = (folder / "readings" / "first.yaml").read_bytes()
    close()
    _no_reading_begun(bench, folder, message)
    _not_collected(bench, folder, message)
    give_way()
    session = Session(bench, folder, "pipe", "--reading", "first", "--only", "all", "--theme", "offence")
    must(session.listen(20), f"the walk did not start: {session.shown[-500:]}")
    for line in absent(1)[:-1]:
        session.ask(line)
    close()
    session.ask("", message)
    must((folder / "readings" / "first.yaml").read_bytes() == before, "the reading changed")
    must(not left_over(folder), f"temporary files are left: {left_over(folder)}")
    load_country(folder, bench.library, None)
    give_way()
    session.ask("", "Written: ")
    must((folder / "readings" / "first.yaml").read_bytes() != before, "it was said to be written, and is not")
    session.end(is_killed=True)
    bench.count(f"record: refused ({message}), and written once it could be")
    load_country(folder, bench.library, None)
    for options in ((), READING):
        files = worksheets(bench)[: 1 if options else None]
        must(_collect(bench, folder, files, options)[0] == 0, "nothing could be collected once there was room")
    must(len(list((folder / "replies").iterdir())) == 6, "collecting again did not complete")


def _no_reading_begun(bench: Bench, folder: Path, message: str) -> None:
    process = start(bench, ["-m", "lawcheck", "record", str(folder), "--plain", "--reading", "new", "--reader", "cd"])
    _, error = process.communicate()
    is_there = (folder / "readings" / "new.yaml").exists()
    if is_there and message == FULL and process.returncode == 0:
        return  # there was room for this much
    must(process.returncode == 3 and message in error, f"it was not refused: {process.returncode} {error}")
    must(not is_there and not left_over(folder), "something is left of a reading that was not begun")
    bench.count(f"record: no reading begun ({message})")


def _not_collected(bench: Bench, folder: Path, message: str) -> None:
    for options in ((), READING):
        files = worksheets(bench)[: 1 if options else None]
        code, error = _collect(bench, folder, files, options)
        must(not left_over(folder), f"temporary files are left: {left_over(folder)}")
        load_country(folder, bench.library, None)  # what there was room for is whole
        must(code == 0 or (code == 3 and message in error), f"it was not refused: {code} {error}")
        must(code == 3 or message == FULL, "it wrote where nobody may")
        bench.count(f"collect: refused ({message})" if code else "collect: there was room enough")


def _collect(bench: Bench, folder: Path, files: list[Path], options: tuple[str, ...]) -> tuple[int, str]:
    process = start(bench, ["-m", "lawcheck", "collect", str(folder), *map(str, files), *options])
    _, error = process.communicate()
    return process.returncode, error

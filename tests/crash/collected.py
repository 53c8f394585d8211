"""``lawcheck collect`` is killed at any moment: every reply is whole or absent, and collecting again completes."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from lawcheck.load.country import load_country
from tests.crash.checks import Bench, left_over, must
from tests.crash.killed import start
from tests.filling import filled_docx, filled_xlsx

READING = ("--as-reading", "group", "--reader", "cd")
_LONG = " It was said twice, in two letters." * 40


def worksheets(bench: Bench) -> list[Path]:
    """Fill worksheets in, of six bodies, in Excel and in Word."""
    bench.room.joinpath("returned").mkdir(exist_ok=True)
    made = []
    for number in range(6):
        answers = {
            "offence.attempt": ("present", "penal-code 12", f"Section 12 ({number}).{_LONG * number}"),
            "offence.accomplice": ("absent", "penal-code", f"Nothing ({number})."),
            "assistance.medical": ("", "circular 9", f"We asked ({number})."),
        }
        fill, ending = ((filled_xlsx, "xlsx"), (filled_docx, "docx"))[number % 2]
        made.append(fill(bench.room / "returned" / f"{number}.{ending}", answers, body=f"Body {number}"))
    return made


def collectors_are_killed(bench: Bench) -> None:
    """Kill the command that collects six worksheets, and collect them again; every fourth time one as a reading."""
    files = worksheets(bench)
    if not (bench.cache / "lawcheck").exists():
        _whole(bench, bench.folder("warm"), files)  # fills the cache, so that the next shows how long it takes
    pattern = bench.folder("pattern")
    longest = {READING: _whole(bench, pattern, files[:1], READING)[1], (): _whole(bench, pattern, files)[1]}
    expected = {True: _written(pattern / "readings"), False: _written(pattern / "replies")}
    for turn in range(bench.rounds):
        is_reading = turn % 4 == 0
        options = READING if is_reading else ()
        folder = bench.folder("collect")
        wanted = files[:1] if is_reading else bench.random.sample(files, len(files))
        process = start(bench, ["-m", "lawcheck", "collect", str(folder), *map(str, wanted), *options])
        lines = 0 if is_reading or turn % 3 == 2 else bench.random.randrange(1, len(files))
        share = bench.random.uniform(0.7, 1) if is_reading else bench.random.random()  # most while it writes
        shown = _killed(process, lines, share * (0.03 if lines else longest[options]))
        kept = folder / ("readings" if is_reading else "replies")
        _check_whole(bench, folder, expected[is_reading], kept)
        for name in _named(shown, expected[is_reading]):
            must((kept / name).is_file(), f"{name} was said to be kept and is not there")
        must(len(left_over(folder)) <= 1, f"temporary files accumulate: {left_over(folder)}")
        bench.count("collect: temporary files left by a kill", len(left_over(folder)))
        bench.count(f"collect{' --as-reading' if is_reading else ''}: killed")
        bench.count("collect: ended before the kill", int(process.returncode == 0))
        here = len(_written(kept))
        bench.count("collect: killed between two replies", int(not is_reading and 0 < here < len(files)))
        _whole(bench, folder, wanted, options)
        must(_written(kept) == expected[is_reading], f"collecting again gave {sorted(_written(kept))}")
        must(not left_over(folder), f"temporary files are left: {left_over(folder)}")
        bench.count("collect: completed afterwards")


def two_collect_at_once(bench: Bench) -> None:
    """Let two collect the same worksheets: each reply is kept once, under a name of its own."""
    files = worksheets(bench)
    for _ in range(max(1, bench.rounds // 40)):
        folder = bench.folder("both")
        both = [
            start(bench, ["-m", "lawcheck", "collect", str(folder), *map(str, each)]) for each in (files, files[::-1])
        ]
        printed = [each.communicate() for each in both]
        must(not any(each.returncode for each in both), f"one of two failed: {printed}")
        replies = load_country(folder, bench.library, None).country.replies
        bodies = sorted(each.body for each in replies)
        must(bodies == [f"Body {number}" for number in range(6)], f"two at once kept {bodies}")
        must(not left_over(folder), "temporary files are left")
        bench.count("collect: pairs at once")


def _killed(process: subprocess.Popen[str], lines: int, seconds: float) -> str:
    """Kill a process so many seconds after it has said so many lines; gives all that it said."""
    assert process.stdout is not None
    shown = "".join(process.stdout.readline() for _ in range(lines))
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
    return shown + process.communicate()[0]


def _whole(bench: Bench, folder: Path, files: Sequence[Path], options: Sequence[str] = ()) -> tuple[str, float]:
    began = time.monotonic()
    process = start(bench, ["-m", "lawcheck", "collect", str(folder), *map(str, files), *options])
    out, err = process.communicate()
    must(process.returncode == 0, f"collecting failed: {err}")
    return out, time.monotonic() - began


def _written(folder: Path) -> dict[str, bytes]:
    """Give each file by what it holds, since names may differ where bodies were taken in another order."""
    files = [each for each in folder.glob("*.yaml") if each.name != "first.yaml"] if folder.is_dir() else []
    return {_key(each): each.read_bytes() for each in files}


def _key(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((each for each in lines if each.startswith("body: ")), path.name)


def _check_whole(bench: Bench, folder: Path, expected: dict[str, bytes], kept: Path) -> None:
    load_country(folder, bench.library, None)
    for key, content in _written(kept).items():
        must(expected.get(key) == content, f"{key} is not whole")


def _named(shown: str, expected: dict[str, bytes]) -> list[str]:
    """Give the files that the command said it kept, in lines that were printed to their end."""
    lines = [each for each in shown.split("\n")[:-1] if " kept in " in each or " notes in " in each]
    must(len(lines) <= len(expected), f"it said more than there is: {lines}")
    return [line.rpartition("/")[2].partition(";")[0] for line in lines]

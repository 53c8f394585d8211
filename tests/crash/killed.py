"""Processes that write answers are killed at any moment."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from lawcheck.workflow.answering import open_desk
from tests.crash.checks import ARCADIA, Bench, check_confirmed, left_over, loaded, must
from tests.crash.worker import draft

ROOT = ARCADIA.parents[1]
LONGEST = 0.25  # seconds from the first sign of life to the kill
Start = Callable[[Path, int], list[str]]  # folder, number of the first answer -> arguments of the process


def desk_worker(folder: Path, first: int) -> list[str]:
    """Give the process that confirms one answer after the other at the desk."""
    return ["-m", "tests.crash.worker", str(folder), str(first), "1", "400"]


def start(bench: Bench, arguments: list[str]) -> subprocess.Popen[str]:
    """Start a process of ours, in a group of its own."""
    environment = {**os.environ, "LAWCHECK_TEST_CACHE": str(bench.cache), "PYTHONPATH": str(ROOT)}
    environment["XDG_CACHE_HOME"] = str(bench.cache)
    return subprocess.Popen(
        [sys.executable, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        cwd=ROOT,
    )


def writers_are_killed(bench: Bench, worker: Start = desk_worker) -> None:
    """Kill a writer at a random moment, look at the folder, and go on; every third time take the last edit back."""
    folders = [bench.folder("large"), bench.folder("small", is_small=True)]
    confirmed: list[dict[str, int]] = [{}, {}]
    criteria = [each for each, item in bench.library.criteria.items() if not item.by_rule]
    next_number = 0
    for turn in range(bench.rounds):
        folder, known = folders[turn % 2], confirmed[turn % 2]
        done = _killed(bench, worker(folder, next_number))
        bench.count("kills")
        bench.count("confirmed before a kill", len(done))
        known.update({criterion_id: number for number, criterion_id in done})
        last = done[-1][0] if done else next_number - 1
        writing = criteria[(last + 1) % len(criteria)]
        reading = loaded(bench, folder)
        check_confirmed(reading, known, {writing: last + 1})
        must(len(left_over(folder)) <= 1, f"temporary files accumulate: {left_over(folder)}")
        bench.count("temporary files left by a kill", len(left_over(folder)))
        found = reading.answers.get(writing)
        if found is not None and found.reason.get("en") == draft(last + 1).reason:
            known[writing] = last + 1
            bench.count("written, and killed before it was said")
        next_number = last + 2
        if turn % 3 == 0:
            _taken_back(bench, folder, known)
    for folder in folders:
        open_desk(folder, cache_folder=bench.cache).confirm(criteria[0], draft(10**6))
        must(not left_over(folder), f"temporary files are left: {left_over(folder)}")


def _killed(bench: Bench, arguments: list[str]) -> list[tuple[int, str]]:
    process = start(bench, arguments)
    assert process.stdout is not None
    must(process.stdout.readline() == "ready\n", "the writer did not start")
    time.sleep(bench.random.random() * LONGEST)
    process.send_signal(signal.SIGKILL)
    out, _ = process.communicate()
    lines = [each.split("\t") for each in out.split("\n")[:-1]]  # a line without its end was not printed
    return [(int(number), criterion_id) for number, criterion_id in lines]


def _taken_back(bench: Bench, folder: Path, known: dict[str, int]) -> None:
    """Take the last edit back: it must be the last that is in the file, and nothing else may change."""
    desk = open_desk(folder, cache_folder=bench.cache)
    before = desk.reading.answers
    receipt = desk.undo()
    if receipt is None:
        return
    after = loaded(bench, folder).answers
    changed = {each for each in {*before, *after} if before.get(each) != after.get(each)}
    must(changed <= {receipt.criterion_id}, f"undo changed more than one answer: {changed}")
    must(
        not known or known.get(receipt.criterion_id) in (None, max(known.values())),
        f"undo took back {receipt.criterion_id}, not the last",
    )
    known.pop(receipt.criterion_id, None)
    bench.count("taken back after a kill")


def commands_are_killed(bench: Bench) -> None:
    """Kill ``lawcheck answer`` itself; where it ended well, the answer is there."""
    folder = bench.folder("command")
    criteria = [each for each, item in bench.library.criteria.items() if not item.by_rule]
    confirmed: dict[str, int] = {}
    longest = 0.0  # the first is let alone, to see how long it takes
    for number in range(1 + max(1, bench.rounds // 10)):
        said = draft(number)
        arguments = ["-m", "lawcheck", "answer", str(folder), criteria[number], said.value]
        arguments += ["--searched", "atp-act", "--reason", said.reason]
        began = time.monotonic()
        process = start(bench, arguments)
        try:
            process.communicate(timeout=longest * bench.random.uniform(0.3, 1.3) if longest else None)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.communicate()
        if process.returncode == 0:
            confirmed[criteria[number]] = number
        longest = longest or time.monotonic() - began
        bench.count("commands ended" if process.returncode == 0 else "commands killed")
        check_confirmed(loaded(bench, folder), confirmed, {})


def two_write_at_once(bench: Bench) -> None:
    """Let two processes write in one reading: no answer of either is lost."""
    count = min(30, 2 * bench.rounds)
    for turn in range(max(1, bench.rounds // 40)):
        folder = bench.folder("both", is_small=turn % 2 == 1)
        both = [
            start(bench, ["-m", "tests.crash.worker", str(folder), str(first), "2", str(count)]) for first in (0, 1)
        ]
        printed = [each.communicate() for each in both]
        must(not any(each.returncode for each in both), f"a writer failed: {printed}")
        lines = [line.split("\t") for out, _ in printed for line in out.splitlines() if line != "ready"]
        check_confirmed(loaded(bench, folder), {criterion_id: int(number) for number, criterion_id in lines}, {})
        must(len(lines) == 2 * count, "an answer was not confirmed")
        must(not left_over(folder), "temporary files are left")
        bench.count("pairs of writers")
        bench.count("answers by pairs", len(lines))

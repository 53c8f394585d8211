"""``lawcheck record --plain`` is killed at any moment, through a pipe and on a terminal, and goes on where it was."""

from __future__ import annotations

import re
import shutil
import time
from pathlib import Path

from lawcheck.load.country import load_country
from lawcheck.model.reading import Reading, Value
from tests.crash.checks import Bench, left_over, must
from tests.crash.session import FACES, Session, absent, reason

MOST = 40  # answers that are typed in one session
LONGEST = 0.8  # seconds from the first question to the kill


def recorders_are_killed(bench: Bench) -> None:
    """Kill the walk again and again: what it said was written is there, and the next one goes on after it."""
    folders = [_blank(bench, "stubs"), _blank(bench, "begun", has_reading=False)]
    known: list[dict[str, int]] = [{}, {}]
    for turn in range(bench.rounds):
        which = turn % 2
        if len(_open(bench, folders[which])) < MOST + 1:
            folders[which], known[which] = _blank(bench, folders[which].name, has_reading=which == 0), {}
        _one_kill(bench, folders[which], known[which], FACES[turn % len(FACES)], MOST * turn)
    for folder in folders:
        waiting = _open(bench, folder)
        session = Session(bench, folder, "pipe", "--reader", "ab")
        for line in absent(-1):
            session.type(line)
        must(session.end(is_killed=False) == 0, f"a session after all kills failed: {session.shown[-500:]}")
        must(_reading(bench, folder).answers[waiting[0]].reason["en"] == reason(-1), "it did not go on where it was")
        must(not left_over(folder), f"temporary files are left: {left_over(folder)}")


def _one_kill(bench: Bench, folder: Path, known: dict[str, int], face: str, first: int) -> None:
    waiting = _open(bench, folder)
    session = Session(bench, folder, face, "--reader", "ab")
    is_early = bench.random.random() < 0.25  # while it starts: the reading may be about to be made
    if is_early:
        session.listen(bench.random.uniform(0, 1.2))
    else:
        must(session.listen(20), f"the walk did not start: {session.shown[-500:]}")
        squeezed = "".join(session.shown.split())
        must(f"[{waiting[0]}]" in squeezed, f"the walk did not go on with {waiting[0]}: {session.shown[-500:]}")
        _type_on(session, first, time.monotonic() + bench.random.uniform(0, LONGEST))
    session.end(is_killed=True)
    said = len(re.findall("^Written: .*\n", session.shown, re.MULTILINE))
    answers = _reading(bench, folder).answers
    there = [each for each in waiting if each in answers]
    must(there == waiting[: len(there)], f"answers out of order: {there}")
    must(said <= len(there) <= said + 1, f"{said} were confirmed and {len(there)} are written: {session.shown[-500:]}")
    known.update({criterion_id: first + at for at, criterion_id in enumerate(there)})
    for criterion_id, number in known.items():
        answer = answers.get(criterion_id)
        must(answer is not None and answer.value is Value.ABSENT, f"{criterion_id} ({number}) is lost")
        must(answer is not None and answer.reason["en"] == reason(number), f"{criterion_id} ({number}) is another")
    must(len(left_over(folder)) <= 2, f"temporary files accumulate: {left_over(folder)}")  # reading and journal
    bench.count(f"record: kills ({face})")
    bench.count("record: kills while it started", int(is_early))
    bench.count("record: confirmed before a kill", said)
    bench.count("record: written, and killed before it was said", len(there) - said)
    bench.count("record: temporary files left by a kill", len(left_over(folder)))


def _type_on(session: Session, first: int, end: float) -> None:
    """Type answers until the time is over."""
    for number in range(first, first + MOST):
        for line in absent(number):
            session.type(line)
            if not session.listen(max(0.0, end - time.monotonic())):
                return


def two_record_at_once(bench: Bench) -> None:
    """Let two walk through one reading: different criteria are both written, the same is never overwritten unsaid."""
    themes = ("witnesses", "offence")
    folder = _blank(bench, "both")
    waiting = [_open(bench, folder, theme) for theme in themes]
    both = [Session(bench, folder, "pipe", "--theme", each) for each in themes]
    for lane, session in enumerate(both):
        for at in range(len(waiting[lane])):
            for line in absent(1000 * lane + at):
                session.type(line)
    for session in both:
        must(session.end(is_killed=False) == 0, session.shown[-500:])
    answers = _reading(bench, folder).answers
    for lane, ids in enumerate(waiting):
        for at, each in enumerate(ids):
            must(each in answers and answers[each].reason["en"] == reason(1000 * lane + at), f"{each} is lost")
    bench.count("record: answers by two at once", len(answers))
    ours, theirs = (Session(bench, folder, "pipe", "--theme", "definition") for _ in range(2))
    must(ours.listen(20) and theirs.listen(20), "a walk did not start")
    for line in absent(1)[:-1]:
        ours.ask(line)
    for line in absent(2):
        theirs.ask(line)
    before = _file(folder).read_bytes()
    ours.ask("", "somebody else has changed this answer")
    must(_file(folder).read_bytes() == before, "somebody else's answer was overwritten")
    for session in (ours, theirs):
        session.end(is_killed=True)
    bench.count("record: the same answer by two, refused")


def edited_during_a_walk(bench: Bench) -> None:
    """Edit the reading by hand while a walk waits for its confirmation: both are kept."""
    folder = _blank(bench, "edited")
    first, second = _open(bench, folder)[:2]
    session = Session(bench, folder, "pipe", "--reader", "ab")
    must(session.listen(20), "the walk did not start")
    for line in absent(1)[:-1]:
        session.ask(line)
    _write_by_hand(folder, second)
    session.ask("", "Written: ")
    answers = _reading(bench, folder).answers
    must(answers[first].reason["en"] == reason(1), "a confirmed answer is lost")
    must(answers[second].reason["en"] == "By hand.", "an edit by hand is lost")
    bench.count("record: edits by hand kept")
    before = _file(folder).read_bytes()
    _file(folder).write_text("reader: ab\nanswers: [", encoding="utf-8")
    for line in absent(3)[:-1]:
        session.ask(line)
    session.ask("", "!")
    must(_file(folder).read_text(encoding="utf-8") == "reader: ab\nanswers: [", "a broken file was written over")
    _file(folder).write_bytes(before)
    session.ask("", "Written: ")
    session.end(is_killed=True)
    _reading(bench, folder)
    bench.count("record: a file broken by hand left alone")


def _write_by_hand(folder: Path, criterion_id: str) -> None:
    text = _file(folder).read_text(encoding="utf-8")
    typed = f"  {criterion_id}:\n    value: absent\n    searched: [atp-act]\n    reason: By hand.\n    on: 2026-07-01\n"
    must(f"  {criterion_id}:\n" in text, "there is no stub")
    _file(folder).write_text(text.replace(f"  {criterion_id}:\n", typed), encoding="utf-8")


def _blank(bench: Bench, name: str, *, has_reading: bool = True) -> Path:
    folder = bench.folder(name, is_small=True)
    if not has_reading:
        shutil.rmtree(folder / "readings")
    return folder


def _file(folder: Path) -> Path:
    return folder / "readings" / "first.yaml"


def _reading(bench: Bench, folder: Path) -> Reading:
    """Load the reading as every command does; one that is not there yet has no answer."""
    loaded = load_country(folder, bench.library, None, needs_reading=False)
    empty = Reading(name="first", reader_id="ab", language="en", answers={}, decisions={}, overrides={})
    return loaded.readings.get("first", empty)


def _open(bench: Bench, folder: Path, theme: str | None = None) -> list[str]:
    answers = _reading(bench, folder).answers
    every = bench.library.criteria.values()
    return [each.id for each in every if each.id not in answers and theme in (None, each.theme)]

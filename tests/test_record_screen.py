"""``lawcheck record`` on a full screen, typed on by Textual's own pilot and in a real terminal under tmux."""

from __future__ import annotations

import asyncio
import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.recording import ACT, READING, RECRUITMENT, TRANSFER, TRANSPORTATION, begun, made_folder, written

pytest.importorskip("textual")

from textual.containers import VerticalScroll
from textual.widgets import Static

from lawcheck.cli.record_screen import Line, RecordScreen
from lawcheck.workflow.steps import Step


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return made_folder(tmp_path)


def played(
    folder: Path,
    play: Callable[[object, RecordScreen], Awaitable[None]],
    *,
    columns: int = 80,
    rows: int = 24,
    start: str | None = None,
) -> RecordScreen:
    """Play on the screen; what is asserted within is asserted while it stands."""
    screen = RecordScreen(begun(folder, start=start))

    async def run() -> None:
        async with screen.run_test(size=(columns, rows)) as pilot:
            await pilot.pause()
            await play(pilot, screen)

    asyncio.run(run())
    return screen


def text_of(screen: RecordScreen, name: str) -> str:
    return str(screen.query_one(name, Static).content)


async def type_on(pilot, *lines: str) -> None:
    """Type keys, or lines that Enter ends."""
    for line in lines:
        if len(line) > 1:
            pilot.app.query_one(Line).value = line
            await pilot.press("enter")
        else:
            await pilot.press(line or "enter")
        await pilot.pause()


def test_an_answer_is_given_by_keys_and_lines_and_is_on_disk(folder):
    async def play(pilot, screen):
        await type_on(pilot, "p", "act 1(1)(b)", "Transporting is named.", "")
        assert "Written: Transportation: present." in text_of(screen, "#said")

    screen = played(folder, play)

    assert TRANSPORTATION in written(folder)
    assert screen.walk.criterion_id == TRANSFER


def test_enter_takes_one_step(folder):
    async def play(pilot, screen):
        await pilot.press("p", *"act 1", "enter")
        await pilot.pause()

    screen = played(folder, play)

    assert (screen.walk.step, screen.walk.said) == (Step.REASON, ())


def test_a_citation_is_judged_while_it_is_typed(folder):
    async def play(pilot, screen):
        await pilot.press("p")
        await pilot.press(*"act 9")
        await pilot.pause()
        assert "! act has no section 9; it has 1 to 2" in text_of(screen, "#said")
        await pilot.press("backspace", "1")
        await pilot.pause()
        assert "act 1  Trafficking in persons" in text_of(screen, "#said")

    played(folder, play)


def test_the_tab_key_completes(folder):
    async def play(pilot, screen):
        await pilot.press("p", "c", "o", "tab", "1", "1")
        await pilot.pause()
        assert screen.query_one(Line).value == "code 11"

    played(folder, play)


def test_a_narrow_screen_has_the_sections_below_and_a_wide_one_beside(folder):
    places = {}

    async def play(pilot, screen):
        panes = [screen.query_one(name, VerticalScroll).region for name in ("#question", "#beside")]
        places[pilot.app.size.width] = (panes[1].x > panes[0].x, panes[1].y > panes[0].y)

    played(folder, play, columns=80, rows=24)
    played(folder, play, columns=120, rows=40)

    assert places == {80: (False, True), 120: (True, False)}


def test_every_part_is_in_view_on_a_small_screen(folder):
    async def play(pilot, screen):
        await type_on(pilot, "p", "act 1(1)(b)", "Named.")
        for name in ("#progress", "#question", "#beside", "#form", "#said", "#asked", "#keys"):
            region = screen.query_one(name).region
            assert region.height > 0, name
            assert region.bottom <= 24, name

    played(folder, play)


def test_markup_and_control_characters_of_a_law_are_shown_as_text(tmp_path):
    folder = made_folder(tmp_path, act=ACT.replace("by force", "by [red]force[/red] [/] \u202egnihtyna"))

    async def play(pilot, screen):
        await type_on(pilot, "o", "act 1")
        shown = " ".join(text_of(screen, "#lies").split())
        assert "by [red]force[/red] [/] \N{REPLACEMENT CHARACTER}gnihtyna" in shown

    played(folder, play)


def test_markup_that_is_typed_is_shown_as_text(folder):
    async def play(pilot, screen):
        await type_on(pilot, "p", "[/red] 3")
        assert "'[/red]' is the id of no text" in text_of(screen, "#said")

    played(folder, play)


def test_ctrl_c_stops_in_the_middle_of_a_line(folder):
    async def play(pilot, screen):
        await pilot.press("p")
        await pilot.press(*"act 1")
        await pilot.press("ctrl+c")

    screen = played(folder, play)

    assert screen.walk.is_stopped
    assert [each.text for each in screen.walk.said] == ["The answer to 'Transportation' was not written."]


def test_escape_goes_back_a_step_and_help_shows_the_keys(folder):
    async def play(pilot, screen):
        await type_on(pilot, "p", "act 1", "Named.")
        steps = []
        for _ in range(3):
            await pilot.press("escape")
            await pilot.pause()
            steps.append(screen.walk.step)
        assert steps == [Step.REASON, Step.CITES, Step.VALUE]
        await pilot.press("?")
        await pilot.pause()
        assert "present: the law says it" in text_of(screen, "#lies")

    played(folder, play)


def test_a_reason_of_several_lines_is_kept_as_it_is_where_nothing_is_typed(folder):
    first = folder / "readings" / "first.yaml"
    several = "reason: |\n      Recruiting is named.\n      And more.\n"
    first.write_text(READING.replace("reason: Recruiting is named.\n", several), encoding="utf-8")

    async def play(pilot, screen):
        await pilot.press("p", "enter")
        await pilot.pause()
        assert screen.query_one(Line).value == "Recruiting is named. And more."
        await pilot.press("enter", "enter")
        await pilot.pause()

    played(folder, play, start=RECRUITMENT)

    assert several in written(folder)


class Tmux:
    """A real terminal that can be typed on and read."""

    def __init__(self, folder: Path, name: str, columns: int, rows: int) -> None:
        self.name = name
        environment = f"XDG_CACHE_HOME={shlex.quote(os.environ['XDG_CACHE_HOME'])} PYTHONPATH={shlex.quote(str(ROOT))}"
        command = (
            f"{environment} exec {sys.executable} -m lawcheck record {shlex.quote(str(folder))} --theme definition"
        )
        self.run("new-session", "-d", "-s", name, "-x", str(columns), "-y", str(rows), command)
        self.process_id = int(self.run("list-panes", "-t", name, "-F", "#{pane_pid}"))

    def run(self, *arguments: str) -> str:
        found = subprocess.run(["tmux", "-L", self.name, *arguments], capture_output=True, text=True, check=False)
        return found.stdout

    def wait_for(self, text: str, seconds: float = 10) -> None:
        end = time.monotonic() + seconds
        while text not in (shown := self.run("capture-pane", "-p", "-t", self.name)):
            assert time.monotonic() < end, shown
            time.sleep(0.05)

    def type(self, *keys: str) -> None:
        self.run("send-keys", "-t", self.name, *keys)


@pytest.fixture
def tmux(folder):
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    begun_here = []

    def begin(columns: int = 80, rows: int = 24) -> Tmux:
        begun_here.append(Tmux(folder, f"lawcheck-{os.getpid()}-{len(begun_here)}", columns, rows))
        return begun_here[-1]

    yield begin
    for each in begun_here:
        each.run("kill-server")


def test_a_killed_session_has_its_answers_on_disk_and_the_next_one_goes_on(folder, tmux):
    session = tmux()
    session.wait_for("Value >")
    session.type("p")
    session.wait_for("Words relied on >")
    session.type("-l", "act 1(1)(b)")
    session.type("Enter")
    session.wait_for("Reason, in English >")
    session.type("-l", "Named.")
    session.type("Enter")
    session.wait_for("Enter writes this answer >")
    session.type("Enter")
    session.wait_for("Written: Transportation")
    session.type("p")
    os.kill(session.process_id, 9)

    assert TRANSPORTATION in written(folder)
    tmux(120, 40).wait_for(f"Transfer [{TRANSFER}]")


def test_what_is_typed_ahead_of_the_screen_is_not_lost(folder):
    async def play(pilot, screen):
        keys = ["p", *"act 1(1)(b)", "enter", *"Transporting is named.", "enter", "g", "enter"]
        for key in keys:
            screen.simulate_key(key)
        await pilot.pause()
        await pilot.pause()

    played(folder, play)

    assert "goes_further: true" in written(folder)

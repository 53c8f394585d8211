"""``lawcheck record`` by plain prompts: through a pipe, and on a terminal."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lawcheck.cli.main import app
from tests.conftest import ROOT
from tests.recording import ACT, READING, RECRUITMENT, TRANSPORTATION, made_folder, written

pty = pytest.importorskip("pty")  # a terminal that a test can type on; not on Windows


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return made_folder(tmp_path)


def piped(folder: Path, lines: str, *options: str) -> str:
    command = ["record", str(folder), "--theme", "definition", *options]
    result = CliRunner().invoke(app, command, input=lines)
    assert result.exit_code == 0, result.output
    return result.output


def test_lines_from_a_pipe_are_answers(folder):
    shown = piped(folder, "p\nact 1(1)(b)\nTransporting is named.\n\nq\n")

    assert "Written: Transportation: present." in shown
    assert "reason: Transporting is named." in written(folder)


def test_what_was_read_from_a_pipe_stands_after_its_question(folder):
    assert "Value [p t a c d x ?] > p\nWords relied on > act 1(1)(b)\n" in piped(folder, "p\nact 1(1)(b)\n")


def test_the_end_of_the_input_stops_and_says_how_to_go_on(folder):
    shown = piped(folder, "p\n", "--only", "open", "--lang", "fr")

    assert "Arrêt à : Transport [definition.act.transportation]." in " ".join(shown.split("\u00a0"))
    assert f"lawcheck record {folder} --theme definition --only open --lang fr" in shown


def test_what_an_empty_line_keeps_stands_in_the_question(folder):
    assert "Words relied on [code 10] > " in piped(folder, "o code 10\np\n")


def test_what_is_wrong_is_said_before_the_question_is_asked_again(folder):
    shown = piped(folder, "p\nact 9\nact 1\n")

    assert "Words relied on > act 9\n! act has no section 9; it has 1 to 2\nWords relied on > act 1\n" in shown


def test_matches_stand_between_stars(folder):
    assert "*transports*" in piped(folder, "")


def test_the_first_sections_stand_with_the_question_and_a_full_stop_lists_all(tmp_path):
    more = "".join(f"{number}. Transport\nThe transport of goods by way {number}.\n\n" for number in range(3, 9))
    shown = piped(made_folder(tmp_path, act=f"{ACT}\n{more}"), ".\n")
    first, _, whole = shown.partition(" > .\n")

    assert ("\n. and 3 more\n" in first, "\n4 act" in first, "\n6 act" in whole) == (True, False, True)


def test_a_section_that_stays_open_is_not_written_out_again(folder):
    shown = piped(folder, "o act 1\np\n\nNamed.\n\n")

    assert shown.count("irrelevant") == 1
    assert "Still open: act 1. The list: ." in shown


def test_control_characters_of_a_law_do_not_reach_the_screen(tmp_path):
    folder = made_folder(tmp_path, act=ACT.replace("by force", "by \u202eecrof [bold]x[/bold]"))
    shown = piped(folder, "o act 1\n")

    assert "by \N{REPLACEMENT CHARACTER}ecrof [bold]x[/bold]" in " ".join(shown.split())


def test_what_is_typed_cannot_send_control_characters_back(folder):
    assert "\x1b" not in piped(folder, "p\nact \x1b[2J1\n")


def test_a_reason_of_several_lines_is_kept_as_it_is_where_nothing_is_typed(folder):
    first = folder / "readings" / "first.yaml"
    several = "reason: |\n      Recruiting is named.\n      And more.\n"
    first.write_text(READING.replace("reason: Recruiting is named.\n", several), encoding="utf-8")
    shown = piped(folder, "p\n\n\n\n", "--criterion", RECRUITMENT)

    assert "[Recruiting is named. And more.] > \n" in shown
    assert several in written(folder)


def test_a_folder_with_a_problem_is_named_and_nothing_is_asked(folder):
    (folder / "readings" / "first.yaml").write_text(READING.replace("present", "presnt"), encoding="utf-8")
    result = CliRunner().invoke(app, ["record", str(folder)])

    assert result.exit_code == 3
    assert "Value [" not in result.output


class Terminal:
    """The command on a terminal of its own."""

    def __init__(self, folder: Path, *options: str, term: str = "xterm") -> None:
        master, slave = pty.openpty()
        environment = {**os.environ, "TERM": term, "PYTHONPATH": str(ROOT), "COLUMNS": "80"}
        command = [sys.executable, "-m", "lawcheck", "record", str(folder), "--theme", "definition", *options]
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=environment, close_fds=True
        )
        os.close(slave)
        self.master = master
        self.shown = ""

    def type(self, text: str) -> None:
        os.write(self.master, text.encode())

    def wait_for(self, text: str, seconds: float = 8) -> str:
        import select

        end = time.monotonic() + seconds
        while text not in self.shown and time.monotonic() < end:
            if select.select([self.master], [], [], 0.1)[0]:
                try:
                    self.shown += os.read(self.master, 65536).decode(errors="replace")
                except OSError:  # the other side is gone
                    break
        assert text in self.shown, self.shown[-2000:]
        return self.shown

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.master)


@pytest.fixture
def terminal(folder):
    begun = []

    def begin(*options: str, term: str = "xterm") -> Terminal:
        begun.append(Terminal(folder, *options, term=term))
        return begun[-1]

    yield begin
    for each in begun:
        each.close()


def test_a_dumb_terminal_gets_plain_prompts_without_control_sequences(terminal):
    session = terminal(term="dumb")
    session.wait_for("Value [p t a c d x ?] > ")

    assert "\x1b" not in session.shown


def test_the_tab_key_completes_a_citation(terminal):
    pytest.importorskip("readline")
    session = terminal("--plain")
    session.wait_for("Value [p t a c d x ?] > ")
    session.type("p\n")
    session.wait_for("Words relied on > ")
    session.type("co\t10\n")
    session.wait_for("Reason, in English > ")

    assert re.search(r"Words relied on > co\x07?de 10", session.shown)


def test_ctrl_c_stops_cleanly_and_keeps_what_was_confirmed(terminal, folder):
    session = terminal("--plain")
    session.wait_for("Value [p t a c d x ?] > ")
    session.type("p\n")
    session.wait_for("Words relied on > ")
    session.type("act 1(1)(b)\n")
    session.wait_for("Reason, in English > ")
    session.type("Named.\n")
    session.wait_for("Enter writes this answer [")
    session.type("\n")
    session.wait_for("Written: Transportation")
    session.process.send_signal(signal.SIGINT)
    session.wait_for("To go on: lawcheck record")

    assert session.process.wait(5) == 0
    assert TRANSPORTATION in written(folder)
    assert "Traceback" not in session.shown

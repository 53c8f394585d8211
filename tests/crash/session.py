"""``lawcheck record --plain`` with somebody who types: through a pipe, and on a terminal."""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
import time
from pathlib import Path

from tests.crash.checks import Bench, must
from tests.crash.killed import ROOT

FACES = ("pipe", "dumb", "xterm")
_PROMPT = re.compile(r"> (?:\x1b\[[0-9;?]*[a-zA-Z])*\Z")


def absent(number: int) -> list[str]:
    """Type an answer, and confirm it."""
    return ["a", "atp-act", reason(number), ""]


def reason(number: int) -> str:
    """Give the reason of an answer with a number; long and short ones in turn."""
    return f"No word on it ({number})." + " It was searched twice: nothing." * (number % 7)


class Session:
    """The command, with somebody who types a line at each prompt."""

    def __init__(self, bench: Bench, folder: Path, face: str, *options: str) -> None:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "80", "XDG_CACHE_HOME": str(bench.cache)}
        command = [sys.executable, "-m", "lawcheck", "record", str(folder), "--plain", *options]
        self._is_pipe = face == "pipe"
        if self._is_pipe:
            (out, theirs_out), (theirs_in, into) = os.pipe(), os.pipe()
        else:
            import pty

            out, theirs_out = pty.openpty()
            into, theirs_in = os.dup(out), os.dup(theirs_out)
            environment["TERM"] = face
        self.process = subprocess.Popen(
            command, stdin=theirs_in, stdout=theirs_out, stderr=theirs_out, env=environment, cwd=ROOT
        )
        os.close(theirs_in)
        os.close(theirs_out)
        self._out, self._into = out, into
        self.shown = ""
        self._read = 0  # how much of it was answered

    @property
    def words(self) -> str:
        """What was shown, without the ends of lines."""
        return " ".join(self.shown.split())

    def type(self, line: str) -> None:
        """Type a line; a pipe takes any number."""
        self._read = len(self.shown)
        os.write(self._into, f"{line}\n".encode())

    def listen(self, seconds: float, until: str | None = None) -> bool:
        """Read what is shown until it asks for a line or says something; False where the time was too short."""
        end = time.monotonic() + seconds
        while True:
            new = self.shown[self._read :]
            if (until in " ".join(new.split())) if until is not None else _PROMPT.search(new):
                return True
            left = end - time.monotonic()
            if left <= 0 or (select.select([self._out], [], [], left)[0] and not self._take()):
                return False

    def ask(self, line: str, until: str | None = None) -> None:
        """Type a line and wait for the next question, or for certain words and the question."""
        self.type(line)
        must(self.listen(20, until) and self.listen(20), f"no answer to '{line}': {self.shown[-800:]}")

    def end(self, *, is_killed: bool) -> int:
        """Kill it, or let it end by itself; whatever it has shown is read."""
        if is_killed:
            self.process.kill()
        os.close(self._into)
        while self._take():
            pass
        os.close(self._out)
        return self.process.wait()

    def _take(self) -> bool:
        try:
            new = os.read(self._out, 65536)
        except OSError:  # a terminal whose other side is gone
            return False
        self.shown += new.decode(errors="replace").replace("\r\n", "\n")
        return bool(new)

"""A few rounds of crashes; ``tests/crash/run.py`` has two hundred, and what takes a disk of its own."""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import ROOT

SHORT = ("killed", "both", "full", "record", "record-meanwhile", "collect")


def test_nothing_that_was_confirmed_is_lost_in_a_crash():
    script = str(ROOT / "tests" / "crash" / "run.py")
    chosen = [part for name in SHORT for part in ("--only", name)]
    result = subprocess.run(
        [sys.executable, script, "--rounds", "2", "--seed", "7", *chosen],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )

    assert result.returncode == 0, result.stdout + result.stderr
    assert "all that was confirmed is there" in result.stdout

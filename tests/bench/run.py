"""Measure the commands as whole processes, as multiples of ``python -c pass`` in the same run, and the memory of assess.

    python tests/bench/run.py [--rounds 15]

The figures are printed beside their budgets; nothing is asserted, because a machine can be busy. Run it from an
environment in which lawcheck is installed with its bytecode compiled.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

SAMPLE = Path(__file__).resolve().parent.parent.parent / "examples" / "arcadia"
BUDGETS = {
    "--version": 1.5,
    "--help": 6,
    "assess": 15,
    "assess --json": 15,
    "report.docx": 40,
    "report.html": 40,
    "show": 15,
}
MEMORY_BUDGET = 60  # megabytes, for assess


def main() -> None:
    """Run every command in turn, several times, and print medians."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as scratch:
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        environment |= {"XDG_CACHE_HOME": scratch, "PYTHONIOENCODING": "utf-8"}
        report, page = Path(scratch) / "report.docx", Path(scratch) / "report.html"
        program = [sys.executable, "-m", "lawcheck"]
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "--version": [*program, "--version"],
            "--help": [*program, "--help"],
            "assess": [*program, "assess", str(SAMPLE)],
            "assess --json": [*program, "assess", str(SAMPLE), "--json"],
            "report.docx": [*program, "report", str(SAMPLE), "-o", str(report), "--force"],
            "report.html": [*program, "report", str(SAMPLE), "-o", str(page), "--force"],
            "show": [*program, "show", "model-law.10"],
        }
        cold = seconds(commands["assess"], environment)
        seconds(commands["report.docx"], environment)
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(rounds):
            for name, command in commands.items():
                times[name].append(seconds(command, environment))
        base = statistics.median(times["python -c pass"])
        print(f"{'command':<16} {'ms':>7} {'times':>7} {'budget':>7}")
        for name, taken in times.items():
            middle = statistics.median(taken)
            print(f"{name:<16} {middle * 1000:7.1f} {middle / base:7.1f} {BUDGETS.get(name, 1):7}")
        print(f"assess with an empty cache: {cold / base:.1f} times")
        print(f"peak memory of assess: {peak_megabytes(commands['assess'], environment):.0f} MB of {MEMORY_BUDGET}")
        with zipfile.ZipFile(report) as archive:
            words = archive.read("word/document.xml").count(b"<w:p>")
        print(f"report.html: {page.stat().st_size // 1024} KB")
        print(f"report.docx: {report.stat().st_size // 1024} KB, {words} paragraphs")


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """Time one run of a command."""
    start = time.perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def peak_megabytes(command: list[str], environment: dict[str, str]) -> float:
    """Measure the most memory that a command had at once, in a process of its own."""
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, *command], env=environment, capture_output=True, text=True, check=True
    )
    return int(result.stdout) / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()

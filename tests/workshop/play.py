"""Play a whole workshop through, and say how long each step takes and what came of it.

Usage: python tests/workshop/play.py [--country pellorane] [--keep FOLDER]. Word files go through LibreOffice where it is.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.workshop.day import Day, Said

OBJECTIONS = {
    "pellorane": (
        ("definition.consent.irrelevant", "absent", "group-6", "No rule of the Act denies an effect to consent."),
        ("offence.standalone", "absent", "group-6", "Without a penalty there is no offence at all."),
    ),
}


def typed(words: Sequence[str]) -> Said:
    """Type a command in a process of its own."""
    done = subprocess.run([sys.executable, "-m", *words], capture_output=True, text=True, check=False)
    return Said(done.returncode, done.stdout, done.stderr)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--country", default="pellorane", choices=sorted(OBJECTIONS))
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        place = asked.keep or Path(scratch)
        place.mkdir(parents=True, exist_ok=True)
        day = Day(asked.country, place, typed)
        day.before()
        day.groups_work()
        day.plenary(OBJECTIONS[asked.country])
    for name, said in day.said.items():
        print(f"\n=== {name}: {day.seconds[name]:.1f} s, exit {said.code}\n{said.out}{said.err}".rstrip())


if __name__ == "__main__":
    main()

"""Crashes and contention: writers are killed, meet each other, edits by hand, folders they may not write, full disks.

Usage: python tests/crash/run.py [--rounds 200] [--seed 1] [--only NAME]. It prints what was counted, and ends with 1
where something that was confirmed is lost or something is half written.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.crash.checks import Bench, BrokenError, bench
from tests.crash.collected import collectors_are_killed, two_collect_at_once
from tests.crash.killed import commands_are_killed, two_write_at_once, writers_are_killed
from tests.crash.no_room import full_for_commands, read_only_for_commands
from tests.crash.refused import edited_meanwhile, full_disk, read_only_folder
from tests.crash.walked import edited_during_a_walk, recorders_are_killed, two_record_at_once

SCENARIOS: Mapping[str, Callable[[Bench], None]] = {
    "killed": writers_are_killed,
    "command": commands_are_killed,
    "both": two_write_at_once,
    "meanwhile": edited_meanwhile,
    "read-only": read_only_folder,
    "full": full_disk,
    "record": recorders_are_killed,
    "record-both": two_record_at_once,
    "record-meanwhile": edited_during_a_walk,
    "collect": collectors_are_killed,
    "collect-both": two_collect_at_once,
    "commands-read-only": read_only_for_commands,
    "commands-full": full_for_commands,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=list(SCENARIOS), action="append")
    asked = parser.parse_args()
    failed = 0
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["XDG_CACHE_HOME"] = str(Path(scratch) / "cache")
        for name in asked.only or SCENARIOS:
            began = time.monotonic()
            tools = bench(asked.rounds, asked.seed, Path(scratch) / name, Path(scratch) / "cache")
            try:
                SCENARIOS[name](tools)
            except BrokenError as error:
                failed += 1
                print(f"{name}: BROKEN: {error}")
            print(f"{name}: {time.monotonic() - began:.0f} s")
            for each, number in tools.counts.items():
                print(f"  {each}: {number}", flush=True)
    print("all that was confirmed is there" if not failed else f"{failed} scenarios broken")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

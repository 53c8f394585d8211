"""What must hold after a crash, whatever was killed and whenever."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from lawcheck import workflow
from lawcheck.load.country import load_country
from lawcheck.model.library import Library
from lawcheck.model.reading import Reading
from lawcheck.store.blank import blank_reading
from tests.crash.worker import draft

ARCADIA = Path(__file__).resolve().parents[2] / "examples" / "arcadia"


class BrokenError(AssertionError):
    """Something that was confirmed is lost, or something is half written."""


@dataclass
class Bench:
    """What a scenario works with."""

    rounds: int
    random: Random
    room: Path  # a folder of its own
    cache: Path
    library: Library
    counts: dict[str, int] = field(default_factory=dict)

    def count(self, name: str, number: int = 1) -> None:
        """Count what happened."""
        self.counts[name] = self.counts.get(name, 0) + number

    def folder(self, name: str, *, is_small: bool = False) -> Path:
        """Copy the sample country; a small one begins with a reading of stubs."""
        target = self.room / name
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(ARCADIA, target)
        if is_small:
            titles = [(each.id, each.title["en"]) for each in self.library.criteria.values()]
            path = target / "readings" / "first.yaml"
            path.write_text(blank_reading("ab", "en", titles), encoding="utf-8")
        return target


def bench(rounds: int, seed: int, room: Path, cache: Path) -> Bench:
    """Set a bench up."""
    room.mkdir()
    return Bench(rounds, Random(seed), room, cache, workflow.open_library(cache_folder=cache))


def must(condition: object, message: str) -> None:
    """Stop where something does not hold."""
    if not condition:
        raise BrokenError(message)


def loaded(bench: Bench, folder: Path) -> Reading:
    """Load the folder; a file that is half written or wrong raises."""
    return load_country(folder, bench.library, None).readings["first"]


def check_confirmed(reading: Reading, confirmed: dict[str, int], possible: dict[str, int]) -> None:
    """See that every confirmed answer is there; the one that was being written may be there or not."""
    for criterion_id, number in confirmed.items():
        found = reading.answers.get(criterion_id)
        allowed = {draft(number).reason}
        if criterion_id in possible:
            allowed.add(draft(possible[criterion_id]).reason)
        must(found is not None and found.reason.get("en") in allowed, f"{criterion_id} ({number}) is lost")


def left_over(folder: Path) -> list[str]:
    """Name the temporary files of a folder."""
    return [str(each) for each in folder.rglob(".*.tmp")]

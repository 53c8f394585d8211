"""A process that confirms answers one after the other and says so, until it is done or killed.

Usage: python -m tests.crash.worker FOLDER FIRST STEP COUNT. It prints a line an answer, once the answer is confirmed.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from lawcheck.workflow.answering import AnswerDraft, open_desk


def draft(number: int) -> AnswerDraft:
    """Give the answer with a number; long and short ones in turn."""
    reason = f"No word on it ({number})." + " It was searched twice: nothing." * (number % 7)
    return AnswerDraft(value="absent", searched=("atp-act",), reason=reason, on="2026-07-02")


def main() -> None:
    folder, first, step, count = Path(sys.argv[1]), *map(int, sys.argv[2:5])
    cache = os.environ.get("LAWCHECK_TEST_CACHE")
    desk = open_desk(folder, cache_folder=Path(cache) if cache else None)
    criteria = [each for each, item in desk.library.criteria.items() if not item.by_rule]
    print("ready", flush=True)
    for number in range(first, first + step * count, step):
        criterion_id = criteria[number % len(criteria)]
        desk.confirm(criterion_id, draft(number))
        print(f"{number}\t{criterion_id}", flush=True)


if __name__ == "__main__":
    main()

"""Measure collecting twenty worksheets with every criterion, as a multiple of bare openpyxl and python-docx opening the same files.

And of a training: collecting twenty groups' sheets with every question of the key, and scoring them.

    python tests/bench/worksheets.py [--rounds 3]

The figures are printed; nothing is asserted, because a machine can be busy.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import statistics
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))
EACH = 10  # files of either kind


def main() -> None:
    """Fill ten workbooks and ten texts, and collect them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["XDG_CACHE_HOME"] = scratch
        files = filled(Path(scratch))
        excel = [each for each in files if each.suffix == ".xlsx"]
        word = [each for each in files if each.suffix == ".docx"]
        collect(files, Path(scratch) / "warm")
        print(f"{len(files)} files, {sum(each.stat().st_size for each in files) // 1024} KB")
        for name, chosen, bare in (("xlsx", excel, open_excel), ("docx", word, open_word)):
            base = middle(rounds, lambda n, chosen=chosen, bare=bare: [bare(each) for each in chosen])
            own = middle(rounds, lambda n, chosen=chosen, name=name: collect(chosen, Path(scratch) / f"{name}{n}"))
            print(f"{name}: bare opening {base:.2f} s, collected {own:.2f} s, {own / base:.1f} times")
        print(f"all: collected {middle(rounds, lambda n: collect(files, Path(scratch) / f'all{n}')):.2f} s")
        groups = groups_filled(Path(scratch))
        taken = middle(rounds, lambda n: collect_groups(groups, Path(scratch) / f"training{n}"))
        scored = middle(rounds, lambda n: score_groups(Path(scratch) / f"training{n}"))
        print(f"training: {len(groups)} groups collected {taken:.2f} s, scored {scored:.2f} s")


def middle(rounds: int, run: Callable[[int], object]) -> float:
    """Give the median of several runs, in seconds."""
    taken = []
    for number in range(rounds):
        start = time.perf_counter()
        run(number)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def filled(scratch: Path) -> list[Path]:
    """Write the worksheets and fill in every row."""
    from lawcheck import workflow
    from tests.filling import filled_docx, filled_xlsx, written

    ids = tuple(workflow.open_library().criteria)
    reply = "The section names the point, with the exception of persons who are not nationals. " * 3
    answers = dict.fromkeys(ids, ("partial", "Penal Code, section 140; Labour Act 12", reply))
    made = []
    for ending, fill in ((".xlsx", filled_xlsx), (".docx", filled_docx)):
        raw = written(ending, "en", ids)
        first = fill(scratch / f"0{ending}", answers, body="Body 0", raw=raw)
        made += [Path(shutil.copy(first, scratch / f"{number}{ending}")) for number in range(1, EACH + 1)]
    return made


def collect(files: list[Path], folder: Path) -> None:
    """Collect into a fresh copy of the sample country; the folder is loaded within the time, as for a user."""
    from lawcheck.workflow.collecting import Tray

    shutil.copytree(ROOT / "examples" / "arcadia", folder)
    tray = Tray(folder, cache_folder=Path(os.environ["XDG_CACHE_HOME"]) / "lawcheck")
    for number, file in enumerate(files):
        found = tray.collect(file, "2026-08-01", f"Body {number}")
        tray.replies.clear()  # the copies are alike: each is to be written
        assert not found.errors, found.errors


def groups_filled(scratch: Path) -> list[Path]:
    """Write the sheets of twenty groups, ten in Word and ten in Excel, and fill in every row."""
    from lawcheck.workflow.training import Room
    from lawcheck.workflow.training_sheets import Plan, worksheets
    from tests.filling import filled_docx, filled_xlsx

    room = Room(ROOT / "examples" / "sylvemarche", "fr", cache_folder=cache())
    answers = dict.fromkeys(
        room.key.answers, ("partial", "code-penal 225-4-1", "L’article le dit, sauf pour les majeurs. " * 3)
    )
    made = []
    for ending, fill in ((".docx", filled_docx), (".xlsx", filled_xlsx)):
        sheets = list(worksheets(room, Plan(2 * EACH, 600, 7), ending))
        chosen = sheets[:EACH] if ending == ".docx" else sheets[EACH:]
        made += [fill(scratch / each.name, answers, body="", raw=each.content) for each in chosen]
    return made


def collect_groups(files: list[Path], folder: Path) -> None:
    """Collect into a fresh copy of a training country; the folder is loaded within the time, as for a trainer."""
    from lawcheck.workflow.training_basket import Basket

    shutil.copytree(ROOT / "examples" / "sylvemarche", folder)
    basket = Basket(folder, folder / "results", cache_folder=cache())
    assert [error for each in files for error in basket.take(each).errors] == []
    assert len(basket.kept) == len(files)


def score_groups(folder: Path) -> None:
    """Score what was collected."""
    from lawcheck.workflow.training import Room
    from lawcheck.workflow.training_scores import scored, scores_page

    room = Room(folder, "fr", cache_folder=cache())
    assert scores_page(room, scored(room)).parts


def cache() -> Path:
    """Give the folder of what can be made again."""
    return Path(os.environ["XDG_CACHE_HOME"]) / "lawcheck"


def open_excel(file: Path) -> None:
    """Read every cell and nothing more."""
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        for sheet in book.worksheets:
            for _ in sheet.iter_rows(values_only=True):
                pass
        book.close()


def open_word(file: Path) -> None:
    """Open and walk the paragraphs of the tables' cells."""
    import docx

    word = docx.Document(io.BytesIO(file.read_bytes()))
    for table in word.tables:
        for row in table.rows:
            for cell in row.cells:
                _ = cell.text


if __name__ == "__main__":
    main()

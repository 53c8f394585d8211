"""Who writes in a country folder holds its lock from the last look at a file until it is written."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from pathlib import Path

import pytest

from lawcheck.errors import LawcheckError
from lawcheck.store.own_folder import held, locked, own_folder
from lawcheck.workflow import amending, registering
from lawcheck.workflow.collecting import Tray
from lawcheck.workflow.first_reading import begin_reading
from lawcheck.workflow.reading_from import make_reading
from tests.conftest import ARCADIA
from tests.filling import filled_xlsx
from tests.recording import cache_folder

DAY = "2026-07-02"
ANSWERS = {"offence.attempt": ("undetermined", "", "We could not say.")}
ENTRY = {
    "title": {"en": "Labour Act"},
    "citation": "Act 1",
    "rank": "statute",
    "status": "in-force",
    "as_at": "2026-01-31",
    "language": "en",
}
Write = Callable[[], object]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ARCADIA, tmp_path / "arcadia"))


def meanwhile(folder: Path, write: Write, change: Callable[[], object]) -> Future[object]:
    """Let a writer begin while somebody else holds the lock, and change something before it is let go."""
    with ThreadPoolExecutor(1) as pool:
        with locked(folder):
            begun = pool.submit(write)
            with pytest.raises(NotYet):
                begun.result(timeout=0.8)
            change()
        return begun


def adding(folder: Path) -> Write:
    text = folder.parent / "labour.txt"
    text.write_text("1. Work\nForced work is an offence.\n", encoding="utf-8")
    return lambda: registering.add_statute(folder, text, "labour", ENTRY, cache_folder=cache_folder())


def replacing(folder: Path) -> Write:
    words = (folder / "statutes" / "atp-act.txt").read_text(encoding="utf-8")
    text = folder.parent / "amended.txt"
    text.write_text(words.replace("recruits another", "recruits or hires another", 1), encoding="utf-8")
    plan = amending.plan_replacement(folder, "atp-act", text, "en", as_at="2026-05-01", cache_folder=cache_folder())
    return lambda: amending.apply_replacement(plan)


@pytest.mark.parametrize("writer", [adding, replacing])
def test_a_profile_that_was_changed_under_the_lock_is_not_written_over(folder, writer):
    profile = folder / "country.yaml"
    changed = profile.read_bytes() + b"# theirs\n"
    done = meanwhile(folder, writer(folder), lambda: profile.write_bytes(changed))

    with pytest.raises(LawcheckError, match="changed meanwhile"):
        done.result()
    assert profile.read_bytes() == changed


def collected_meanwhile(folder: Path, theirs: str):
    """Let another process keep a reply while ours waits for the lock: the file that it would have written."""
    file = filled_xlsx(folder.parent / "q.xlsx", ANSWERS)
    other = filled_xlsx(folder.parent / "other.xlsx", {"offence.attempt": ("undetermined", "", theirs)})
    elsewhere = Path(shutil.copytree(folder, folder.parent / "elsewhere"))
    first = Tray(elsewhere, cache_folder=cache_folder()).collect(other, DAY)
    assert first.path is not None
    content, path = first.path.read_bytes(), folder / "replies" / first.path.name
    path.parent.mkdir(exist_ok=True)
    tray = Tray(folder, cache_folder=cache_folder())
    return meanwhile(folder, lambda: tray.collect(file, DAY), lambda: path.write_bytes(content)).result(), content


def test_two_who_collect_at_once_keep_both_replies(folder):
    ours, theirs = collected_meanwhile(folder, "They could not say.")

    assert (ours.is_new, ours.path.name) == (True, f"labour-inspection-{DAY}-2.yaml")
    assert ours.path.with_name(f"labour-inspection-{DAY}.yaml").read_bytes() == theirs


def test_two_who_collect_the_same_worksheet_at_once_keep_one_reply(folder):
    ours, _ = collected_meanwhile(folder, ANSWERS["offence.attempt"][2])

    assert (ours.is_new, ours.path.name) == (False, f"labour-inspection-{DAY}.yaml")
    assert [each.name for each in (folder / "replies").iterdir()] == [ours.path.name]


def test_a_reading_that_was_begun_meanwhile_is_not_made_of_a_worksheet(folder, tmp_path):
    file = filled_xlsx(tmp_path / "q.xlsx", ANSWERS)
    tray, path = Tray(folder, cache_folder=cache_folder()), folder / "readings" / "group.yaml"
    done = meanwhile(
        folder,
        lambda: make_reading(tray, file, "group", "cd", DAY),
        lambda: path.write_text("theirs", encoding="utf-8"),
    )

    with pytest.raises(LawcheckError, match="already there"):
        done.result()
    assert path.read_text(encoding="utf-8") == "theirs"


def test_two_who_begin_a_reading_at_once_write_in_the_same_one(folder):
    path = folder / "readings" / "second.yaml"
    done = meanwhile(
        folder,
        lambda: begin_reading(folder, "en", reading="second", reader="cd", cache_folder=cache_folder()),
        lambda: path.write_text("theirs", encoding="utf-8"),
    )

    assert done.result() is None
    assert path.read_text(encoding="utf-8") == "theirs"


def test_a_folder_in_which_no_lock_can_be_taken_is_a_problem_with_its_file(folder):
    (folder / ".lawcheck").write_text("a file of this name", encoding="utf-8")

    with pytest.raises(LawcheckError, match=r"country\.yaml: cannot be written \(.*\); nothing was added"):
        adding(folder)()


def test_git_leaves_the_own_folder_out_though_its_first_writer_was_killed(folder):
    own_folder(folder)
    (folder / ".lawcheck" / ".gitignore").write_bytes(b"")

    with held(folder, folder, "nothing was changed"):
        assert (folder / ".lawcheck" / ".gitignore").read_bytes() == b"*\n"

"""The walk by plain prompts: a dumb terminal, a Windows console, a pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lawcheck import workflow
from lawcheck.render.characters import harmless
from lawcheck.workflow import walk_pages
from lawcheck.workflow.steps import Step

if TYPE_CHECKING:
    from types import ModuleType

    from lawcheck.report.document import Document
    from lawcheck.workflow.recording import Walk

_WIDTH = 80
_FIRST = 3  # sections that are listed with a new question; . lists them all
_ASKS_AGAIN = (".", "o", *"123456789")  # keys that show what may be in view already
_SIGNS = ("*", "*")  # around words that match, where there is no bold


def walk_plain(walk: Walk) -> None:
    """Walk to the end, to the end of the input, or to Ctrl-C."""
    shown = _Shown(walk)
    with _completed(walk) as line_editor:
        try:
            line = ""
            while not walk.is_stopped:
                shown.show(line)
                line = _ask(walk, line_editor).strip()
                walk.take(line)
        except (EOFError, KeyboardInterrupt):
            print()
            walk.said = ()
            walk.stop()


class _Shown:
    """Shows what has changed since it was shown last; the keys, and the whole of a list, once or when asked for."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk
        self.signs = walk_pages.NO_SIGNS if sys.stdout.isatty() and not _is_dumb() else _SIGNS
        self.question: object = None
        self.beside: object = None
        self.explained: set[tuple[Step, bool]] = set()

    def show(self, typed: str) -> None:
        """Show it; ``typed`` is the line that came last."""
        walk = self.walk
        question = (walk.at, walk.language, len(walk.written), len(walk.desk.reading.notes))
        opened = walk.shelf.opened
        beside = (opened or walk.at, walk.language, walk.shelf.looked_for, walk.shows_help)
        for said in walk.said:
            _print(f"{'! ' if said.is_wrong else ''}{said.text}")
        if question != self.question:
            _print(f"\n{'=' * _WIDTH}\n{walk_pages.progress(walk)}\n")
            _page(walk_pages.question_page(walk))
        is_new = question != self.question and typed != "."
        if is_new and opened and beside == self.beside:
            _print(f"\n{walk.say('record.still_open', place=opened)}")
        elif walk.criterion_id and (beside != self.beside or (typed[:1] in _ASKS_AGAIN and not walk.said)):
            print()
            _page(walk_pages.beside_page(walk, self.signs, most=_FIRST if is_new else None))
        if walk.step is Step.CONFIRM:
            _page(walk_pages.form_page(walk))
        if walk.step.takes_keys and (walk.step, walk.is_pending) not in self.explained:
            _page(walk_pages.keys_page(walk))
            self.explained.add((walk.step, walk.is_pending))
        self.question, self.beside = question, beside


def _is_dumb() -> bool:
    return os.environ.get("TERM", "") in ("dumb", "unknown")


def _page(document: Document) -> None:
    workflow.show_document(document, sys.stdout)


def _print(text: str) -> None:
    import textwrap

    for line in harmless(text).split("\n"):
        print(textwrap.fill(line, _WIDTH) if line else "")


def _ask(walk: Walk, line_editor: ModuleType | None) -> str:
    """Ask for a line; where it cannot be edited, what an empty line keeps stands in the question."""
    offered = walk_pages.one_line(walk.offered())
    question = harmless(walk_pages.prompt(walk))
    if walk.step in (Step.VALUE, Step.CONFIRM):
        letters = [key for key, _ in walk_pages.keys(walk)[0]]
        question = f"{question} [{' '.join(letters)} ?]"
    if line_editor is not None:
        line_editor.set_startup_hook(lambda: line_editor.insert_text(walk_pages.line_shown(walk)))
        return walk_pages.line_meant(walk, input(f"{question} > "))
    sys.stdout.write(f"{question} [{offered}] > " if offered else f"{question} > ")
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    if not sys.stdin.isatty():
        print(harmless(line.rstrip("\n")))  # so that a log reads like a session
    return line


@contextmanager
def _completed(walk: Walk) -> Iterator[ModuleType | None]:
    """Complete lines with the Tab key, where the terminal and Python can."""
    try:
        import readline
    except ImportError:  # Windows
        yield None
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or _is_dumb():
        yield None
        return

    def complete(text: str, state: int) -> str | None:
        found = walk.completions(text)
        return found[state] if state < len(found) else None

    before = readline.get_completer(), readline.get_completer_delims()
    readline.set_completer(complete)
    readline.set_completer_delims("")
    is_libedit = "libedit" in (readline.__doc__ or "")
    readline.parse_and_bind("bind ^I rl_complete" if is_libedit else "tab: complete")
    try:
        yield readline
    finally:
        readline.set_startup_hook(None)
        readline.set_completer(before[0])
        readline.set_completer_delims(before[1])

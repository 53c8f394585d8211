"""What ``lawcheck statutes add`` asks on a terminal, one fact at a time, and what it says when it is done."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import typer

from lawcheck.errors import nearest
from lawcheck.model.country import Rank, Status
from lawcheck.render.characters import harmless
from lawcheck.report.phrases import Phrases
from lawcheck.workflow import registering

_DAY = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
_VALUES: dict[str, Iterable[str]] = {"rank": Rank, "status": Status}


def asked(key: str, default: str, say: Phrases) -> str:
    """Ask for one fact until it has the right form."""
    values = ", ".join(_named(key, each, say) for each in _VALUES.get(key, ()))
    question = say(f"adding.ask.{key}", values=values)
    return str(typer.prompt(question, default=harmless(default) or None, value_proc=_CHECKS.get(key, _text), err=True))


def receipt(added: registering.Added, folder: Path, say: Phrases, *, is_id_made: bool) -> Iterator[str]:
    """Say what was added, how it was read and what comes next."""
    labels = added.sections
    share = 100 * added.placed / max(added.placed + added.left_over, 1)
    if is_id_made:
        yield say("adding.id", id=added.statute_id)
    yield say("adding.added", file=added.file, id=added.statute_id)
    yield say("adding.sections", n=len(labels), first=labels[0], last=labels[-1])
    yield say("adding.characters", placed=_percent(share, say), left=_percent(100 - share, say))
    yield from (say("adding.note", note=note) for note in added.notes)
    cite, check = shlex.quote(f"{added.statute_id} {labels[0]}"), f"lawcheck check {shlex.quote(str(folder))}"
    yield say("adding.next", cite=cite, command=check)


def _percent(share: float, say: Phrases) -> str:
    return say("statutes.check.share", n=f"{share:.1f}".replace(".", say("statutes.check.decimal")))


def _named(key: str, value: str, say: Phrases) -> str:
    """Write a word of the register, which is typed as it is, with what it is called in the language, if that differs."""
    name = say(f"{key}.{value}")
    is_same = name.casefold().replace(" ", "-") == value
    return value if is_same else f"{value} ({name[:1].lower()}{name[1:]})"


def _text(typed: str) -> str:
    if not typed.strip():
        raise typer.BadParameter("it must not be empty")
    return typed.strip()


def _form(pattern: re.Pattern[str], expected: str) -> Callable[[str], str]:
    def check(typed: str) -> str:
        if not pattern.fullmatch(typed.strip()):
            raise typer.BadParameter(f"'{typed}' is not {expected}")
        return typed.strip()

    return check


def _among(names: list[str]) -> Callable[[str], str]:
    def check(typed: str) -> str:
        if typed.strip() not in names:
            raise typer.BadParameter(f"'{typed}' is none of these; {nearest(typed, names)}".rstrip("; "))
        return typed.strip()

    return check


_CHECKS: dict[str, Callable[[str], str]] = {
    "language": _form(_LANGUAGE, "a language tag such as en or fr"),
    "rank": _among(list(Rank)),
    "status": _among(list(Status)),
    "as_at": _form(_DAY, "a day, such as 2026-06-30"),
}

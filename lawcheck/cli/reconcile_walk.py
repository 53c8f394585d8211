"""All differences, one by one, by plain prompts: a key and Enter, then the reason. Stops at any time."""

from __future__ import annotations

import re
import sys

import typer

from lawcheck import workflow
from lawcheck.cli.common import show_problems
from lawcheck.errors import LawcheckError
from lawcheck.model.reading import Ending
from lawcheck.render.characters import harmless
from lawcheck.workflow.reconcile_pages import Pages
from lawcheck.workflow.reconciling import Difference, Settlement


class _BackError(Exception):
    """Back to the keys."""


class _StopError(Exception):
    """The end of the sitting."""


def walk(pages: Pages, today: str) -> None:
    """Go through what is not reconciled, the gravest first. Every decision is on the disk before the next question."""
    table = pages.table
    differences = table.differences()
    done = 0
    if not differences:
        typer.echo(pages.finished())
        return
    try:
        for number, difference in enumerate(differences, 1):
            typer.echo()
            workflow.show_document(pages.difference(difference, number, len(differences)), sys.stdout)
            done += _end(pages, difference, today)
    except (_StopError, KeyboardInterrupt):
        typer.echo()
    left = len(table.differences())
    typer.echo(pages.say("reconcile.stopped", done=done, left=left) if left else pages.say("reconcile.nothing"))
    if left and done:
        typer.echo(pages.say("reconcile.stopped_how"))


def _end(pages: Pages, difference: Difference, today: str) -> bool:
    """Ask until the difference has ended or is left for later; say whether it has ended."""
    while True:
        workflow.show_document(pages.keys(difference), sys.stdout)
        try:
            key = _ask(pages, "key").lower()
            if key == "s":
                return False
            settlement = _settlement(pages, difference, key, today)
            took = pages.table.settle(difference.criterion_id, settlement)
        except _BackError:
            continue
        except LawcheckError as error:
            show_problems(error.problems)
            continue
        workflow.show_document(pages.ending(difference.criterion_id, took), sys.stdout)
        return True


def _settlement(pages: Pages, difference: Difference, key: str, today: str) -> Settlement:
    if key == "q":
        raise _StopError
    if key in ("t", "o"):
        how = Ending.TWO_READINGS if key == "t" else Ending.OPEN
        authority = _ask(pages, "authority") if key == "o" else ""
        return Settlement(how=how, authority=authority, reason=_reason(pages), on=today)
    by: tuple[str, ...] = ()
    if key == "d":
        by = tuple(_parts(_ask(pages, "by")))
        key = _ask(pages, "taken").lower()
    names = list(difference.given)
    if key.isdecimal() and 1 <= int(key) <= len(names):
        taken: dict[str, str | tuple[str, ...]] = {"take": names[int(key) - 1]}
    elif key == "n":
        taken = _new(pages)
    else:
        typer.echo(pages.say("reconcile.unknown", typed=harmless(key)))
        raise _BackError
    how = Ending.DECIDED if by else Ending.AGREED
    return Settlement(how=how, by=by, reason=_reason(pages), on=today, **taken)  # type: ignore[arg-type]


def _new(pages: Pages) -> dict[str, str | tuple[str, ...]]:
    value = _ask(pages, "value").lower()
    key = "searched" if value == "absent" else "cites"
    return {"take": value, key: tuple(_parts(_ask(pages, key)))}


def _reason(pages: Pages) -> str:
    reason = _ask(pages, "reason")
    if not reason:
        raise _BackError
    return reason


def _parts(text: str) -> list[str]:
    return [each.strip() for each in re.split("[;,]", text) if each.strip()]


def _ask(pages: Pages, what: str) -> str:
    """Ask for a line; the end of the input ends the sitting."""
    typer.echo(f"{pages.say(f'reconcile.ask.{what}')} > ", nl=False)
    line = sys.stdin.readline()
    if not line:
        raise _StopError
    if not sys.stdin.isatty():
        typer.echo(harmless(line.rstrip("\n")))  # so that a log reads like a session
    return line.strip()

"""What ``lawcheck init`` asks on a terminal, one fact at a time; a wrong one is asked for again."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from lawcheck.errors import LawcheckError
from lawcheck.load.phrases import phrase_languages
from lawcheck.workflow.start_facts import STRUCTURES, TRADITIONS, TREATIES, Checks, Given, listed_names, missing, refuse

if TYPE_CHECKING:
    from lawcheck.report.phrases import Phrases

_VALUES = {"tradition": TRADITIONS, "treaties": TREATIES, "structure": STRUCTURES}
_NONE = "-"
_YES = ("yes", "oui")


def is_terminal() -> bool:
    """Say whether somebody can be asked."""
    return sys.stdin.isatty()


def completed(folder: Path, given: Given, checks: Checks, say: Phrases) -> Given:
    """Ask for what is missing; what was given and is wrong is refused first.

    Raises:
        LawcheckError: Something that was given is wrong, or the folder is there.
    """
    refuse(folder, given, checks)
    if not given.country.strip():
        given = given._replace(country=_ask(say("init.ask.country"), checks.country))
    if not given.names:
        given = given._replace(names=_names(given, checks, say))
    if given.is_landlocked is None and missing(given, checks):
        given = given._replace(is_landlocked=_ask(say("init.ask.landlocked"), _yes_or_no, "no").lower() in _YES)
    for key in ("law_as_at", "scope", "protocol", "untoc", "tradition", "treaties", "structure"):
        if key in missing(given, checks):
            question = say(f"init.ask.{key}", values=", ".join(_VALUES.get(key, ())))
            default = "protocol" if key == "scope" else ""
            given = given._replace(**{key: _ask(question, getattr(checks, key), default)})  # type: ignore[arg-type]
    return given if given.readers else given._replace(readers=(_reader(checks, say),))


def _names(given: Given, checks: Checks, say: Phrases) -> tuple[str, ...]:
    """Ask how the State is to be named; the list of codes only proposes."""
    proposed = listed_names(checks.country(given.country))
    found = []
    for language in phrase_languages():
        question = say("init.ask.name", language=say.get(f"suggest.language.{language}", language))
        found.append(f"{language}={_ask(question, str, proposed.get(language, ''))}")
    return tuple(found)


def _reader(checks: Checks, say: Phrases) -> str:
    reader_id = _ask(say("init.ask.reader_id"), checks.reader_id)
    role = _ask(say("init.ask.reader_role"), str, say("init.ask.role"))
    name = _ask(say("init.ask.reader_name"), str, _NONE)
    return f"{reader_id}:{role}" + ("" if name == _NONE else f":{name}")


def _yes_or_no(text: str) -> str:
    if text.strip().lower() not in (*_YES, "no", "non"):
        raise typer.BadParameter("yes, no")
    return text


def _ask(question: str, check: Callable[[str], object], default: str = "") -> str:
    def checked(typed: str) -> str:
        if not typed.strip():
            raise typer.BadParameter("it must not be empty")
        try:
            check(typed)
        except LawcheckError as error:
            problem = error.problems[0]
            raise typer.BadParameter("; ".join(part for part in (problem.message, problem.remedy) if part)) from None
        return typed.strip()

    return str(typer.prompt(question, default=default or None, value_proc=checked, err=True))

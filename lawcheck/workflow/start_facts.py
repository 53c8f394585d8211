"""What must be known of a country on the first day: each fact as it is typed, and all that is missing or wrong at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from lawcheck.errors import LawcheckError, Problem, nearest
from lawcheck.model.country import MembershipStatus, TreatyEffect
from lawcheck.model.library import Library
from lawcheck.model.scope import Scope

TRADITIONS = ("civil-law", "common-law", "mixed", "customary", "religious", "plural")
TREATIES = tuple(TreatyEffect)
STRUCTURES = ("unitary", "federal")
SCOPES: Mapping[str, Scope] = {
    "protocol": Scope(("protocol",)),
    "protocol-untoc": Scope(("protocol", "untoc")),
    "all": Scope(),
}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ID = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
_EXAMPLES = {
    "country": "CI",
    "name": "en=...",
    "law_as_at": "2026-06-30",
    "scope": "protocol",
    "protocol": "party:2004-03-01",
    "untoc": "party:2003-11-12",
    "tradition": "civil-law",
    "treaties": "monist",
    "structure": "unitary",
    "reader": "ab:'lead assessor':'A. B.'",
}


class Given(NamedTuple):
    """What was given, as it was typed; empty where it was not."""

    country: str = ""
    names: tuple[str, ...] = ()  # en=..., fr=...
    is_fictional: bool = False
    law_as_at: str = ""
    scope: str = ""
    protocol: str = ""
    untoc: str = ""
    tradition: str = ""
    treaties: str = ""
    structure: str = ""
    is_landlocked: bool | None = None
    readers: tuple[str, ...] = ()  # id:role:name, the lead assessor first


class Checks:
    """Reads each fact as it is typed. Every method raises LawcheckError where the fact is wrong."""

    def __init__(self, library: Library, today: str) -> None:
        self.library = library
        self.today = today

    def country(self, text: str) -> str:
        """Give the code of a State."""
        from lawcheck.load.states import find_state, is_own_code

        typed = text.strip()
        return typed.upper() if is_own_code(typed.upper()) else find_state(typed).code

    def law_as_at(self, text: str) -> str:
        """Give a day that is not to come."""
        day = self._day(text, "--law-as-at")
        if day > self.today:
            remedy = f"the law can be read as at {self.today} at the latest"
            raise _wrong("--law-as-at", f"{day} is to come", remedy)
        return day

    def scope(self, text: str) -> Scope:
        """Give a scope by its name, or the scope of a theme; several themes are separated by commas."""
        if text.strip() in SCOPES:
            return SCOPES[text.strip()]
        themes = tuple(each.strip() for each in text.split(","))
        for each in themes:
            if each not in self.library.themes:
                names = [*SCOPES, *self.library.themes]
                remedy = nearest(each, names) or f"there is {', '.join(names)}"
                raise _wrong("--scope", f"there is no scope and no theme '{each}'", remedy)
        return Scope(themes=themes)

    def standing(self, text: str, option: str) -> dict[str, str]:
        """Give how the State stands towards a treaty: party:DATE, signatory, not-party."""
        status, _, since = text.strip().partition(":")
        if status not in list(MembershipStatus):
            remedy = nearest(status, MembershipStatus) or "party:2004-03-01, signatory or not-party"
            raise _wrong(option, f"'{status}' is no standing", remedy)
        if status != MembershipStatus.PARTY:
            if since:
                raise _wrong(option, f"a day belongs to a party, not to '{status}'", "leave it out")
            return {"status": status}
        if not since:
            raise _wrong(option, "a party needs the day on which the instrument binds the State", "party:2004-03-01")
        return {"status": status, "since": self._day(since, option)}

    def protocol(self, text: str) -> dict[str, str]:
        """Give the standing towards the Protocol."""
        return self.standing(text, "--protocol")

    def untoc(self, text: str) -> dict[str, str]:
        """Give the standing towards the Convention."""
        return self.standing(text, "--untoc")

    def tradition(self, text: str) -> str:
        """Give a legal tradition."""
        return _among(text, TRADITIONS, "--tradition")

    def treaties(self, text: str) -> str:
        """Give what a treaty is worth in domestic law."""
        return _among(text, TREATIES, "--treaties")

    def structure(self, text: str) -> str:
        """Give the structure of the State."""
        return _among(text, STRUCTURES, "--structure")

    def reader_id(self, text: str) -> str:
        """Give the id of a reader."""
        if not _ID.fullmatch(text.strip()):
            expected = "small letters and digits, with dots and hyphens between: ab"
            raise _wrong("--reader", f"'{text.strip()}' is no id", expected)
        return text.strip()

    def reader(self, text: str) -> tuple[str, str, str]:
        """Give id, role and name, which may be empty."""
        reader_id, _, rest = text.partition(":")
        role, _, name = rest.partition(":")
        if not role.strip():
            raise _wrong("--reader", f"'{text}' names no role", "write id:role or id:role:name")
        return self.reader_id(reader_id), role.strip(), name.strip()

    def name(self, text: str) -> tuple[str, str]:
        """Give a language and a name in it."""
        language, _, name = text.partition("=")
        if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", language.strip()) or not name.strip():
            raise _wrong("--name", f"'{text}' is no name in a language", "write en=... or fr=...")
        return language.strip(), name.strip()

    def _day(self, text: str, option: str) -> str:
        typed = text.strip()
        try:
            is_day = bool(_DAY.fullmatch(typed)) and bool(date.fromisoformat(typed))
        except ValueError:
            is_day = False
        if not is_day:
            raise _wrong(option, f"'{typed}' is no day", "write it as 2026-06-30")
        return typed


def missing(given: Given, checks: Checks) -> tuple[str, ...]:
    """Name what is not given and must be: without it nothing can be defended later."""
    from lawcheck.load.states import is_own_code

    needed = ["country", "law_as_at", "scope", "protocol", "tradition", "treaties", "structure"]
    lacking = [key for key in needed if not str(getattr(given, key)).strip()]
    if not given.untoc.strip() and given.scope.strip() and _covers_untoc(given.scope, checks):
        lacking.insert(lacking.index("protocol") + 1 if "protocol" in lacking else len(lacking), "untoc")
    if is_own_code(given.country.strip().upper()) and not given.names:
        lacking.append("name")
    return (*lacking, *(() if given.readers else ("reader",)))


def listed_names(code: str) -> dict[str, str]:
    """Give the names that the list of codes has for a State; none for a code of one's own."""
    from lawcheck.load.states import find_state, is_own_code

    return {} if is_own_code(code) else find_state(code).names


def refuse(folder: Path, given: Given, checks: Checks) -> None:
    """Refuse what is wrong of what was given, before anything is asked.

    Raises:
        LawcheckError: With everything that is wrong, but not with what is missing.
    """
    from lawcheck.store.new_folder import refuse_full

    refuse_full(folder)
    problems = list(_wrong_facts(given, checks))
    if problems:
        raise LawcheckError(problems)


def problems_of(folder: Path, given: Given, checks: Checks) -> list[Problem]:
    """List everything that is missing or wrong."""
    lacking = missing(given, checks)
    found = [*([_missing(folder, lacking)] if lacking else []), *_wrong_facts(given, checks)]
    return found or list(_clashes(given, checks))


def _wrong_facts(given: Given, checks: Checks) -> Iterator[Problem]:
    keys = ("country", "law_as_at", "scope", "protocol", "untoc", "tradition", "treaties", "structure")
    typed = [(getattr(checks, key), getattr(given, key)) for key in keys]
    typed += [(checks.reader, each) for each in given.readers] + [(checks.name, each) for each in given.names]
    for check, text in typed:
        if text.strip() or check in (checks.reader, checks.name):
            try:
                check(text)
            except LawcheckError as error:
                yield from error.problems


def _clashes(given: Given, checks: Checks) -> Iterator[Problem]:
    """List what is right by itself and wrong together."""
    from lawcheck.load.states import is_own_code

    if given.is_fictional and not is_own_code(checks.country(given.country)):
        message = f"{checks.country(given.country)} is the code of a State that exists"
        yield Problem(path="--country", message=message, remedy="a fictional State takes one of XA to XZ")
    languages = [checks.name(each)[0] for each in given.names]
    ids = [checks.reader(each)[0] for each in given.readers]
    for option, what, names in (("--name", "names in the language", languages), ("--reader", "readers called", ids)):
        yield from (
            Problem(path=option, message=f"there are several {what} '{each}'")
            for each in dict.fromkeys(names)
            if names.count(each) > 1
        )


def _missing(folder: Path, lacking: Sequence[str]) -> Problem:
    options = [f"--{key.replace('_', '-')}" for key in lacking]
    example = " ".join(f"{option} {_EXAMPLES[key]}" for option, key in zip(options, lacking, strict=True))
    message = f"nothing was made: {', '.join(options)} must be given"
    return Problem(path=str(folder), message=message, remedy=f"such as: {example}")


def _covers_untoc(text: str, checks: Checks) -> bool:
    try:
        scope = checks.scope(text)
    except LawcheckError:
        return False
    return not scope.instruments or "untoc" in scope.instruments


def _among(text: str, names: Sequence[str], option: str) -> str:
    if text.strip() not in names:
        raise _wrong(option, f"'{text.strip()}' is none of {', '.join(names)}", nearest(text.strip(), names))
    return text.strip()


def _wrong(option: str, message: str, remedy: str) -> LawcheckError:
    return LawcheckError([Problem(path=option, message=message, remedy=remedy)])

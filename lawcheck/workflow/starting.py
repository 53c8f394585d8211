"""A new country folder: it can be checked and assessed from the first minute, or it is not there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lawcheck.errors import LawcheckError
from lawcheck.load.country import load_country
from lawcheck.model.country import Rank, Status
from lawcheck.workflow import phrases_in
from lawcheck.workflow.start_facts import STRUCTURES, TRADITIONS, TREATIES, Checks, Given, listed_names, problems_of

if TYPE_CHECKING:
    from lawcheck.model.scope import Scope
    from lawcheck.report.wording import Wording
    from lawcheck.store.scalars import Value
    from lawcheck.store.starting import Choices, Start

_STEPS = (
    ("add", "statutes add {folder} FILE"),
    ("suggest", "suggest {folder}"),
    ("record", "record {folder}"),
    ("check", "check {folder}"),
)


def start_country(
    folder: Path, given: Given, language: str, checks: Checks, *, cache_folder: Path | None = None
) -> str:
    """Make a country folder, or nothing, and say what was made and what comes next.

    Args:
        folder: What must not be there, or be empty.
        given: What was given.
        language: Of the explanations in the files, and of the reading.
        checks: The library and the day against which the facts are checked.
        cache_folder: Where checked data are kept between runs.

    Raises:
        LawcheckError: With everything that is missing or wrong.
    """
    from lawcheck.report.wording import Wording
    from lawcheck.store.new_folder import make_folder, refuse_full

    refuse_full(folder)
    problems = problems_of(folder, given, checks)
    if problems:
        raise LawcheckError(problems)
    wording = Wording(phrases_in(language, cache_folder), checks.library)
    scope = checks.scope(given.scope)
    start = _start(given, scope, language, checks)

    def verify(made: Path) -> None:
        load_country(made, checks.library)

    make_folder(folder, _files(start, scope, wording), verify)
    return _made(folder, start, scope, wording)


def _start(given: Given, scope: Scope, language: str, checks: Checks) -> Start:
    from lawcheck.store.starting import Start

    code = checks.country(given.country)
    landlocked = {} if given.is_landlocked is None else {"landlocked": given.is_landlocked}
    standings = {"protocol": checks.protocol(given.protocol)}
    if given.untoc.strip():
        standings["untoc"] = checks.untoc(given.untoc)
    readers: list[dict[str, Value]] = []
    for reader_id, role, name in map(checks.reader, given.readers):
        readers.append({"id": reader_id, **({"name": name} if name else {}), "role": {language: role}})
    return Start(
        code=code,
        names={**listed_names(code), **dict(map(checks.name, given.names))},
        is_fictional=given.is_fictional,
        law_as_at=checks.law_as_at(given.law_as_at),
        instruments=scope.instruments,
        themes=scope.themes,
        memberships=standings,
        system={
            "tradition": checks.tradition(given.tradition),
            "treaties": checks.treaties(given.treaties),
            "structure": checks.structure(given.structure),
            **landlocked,
        },
        readers=readers,
    )


def _files(start: Start, scope: Scope, wording: Wording) -> dict[str, bytes]:
    from lawcheck.store.starting import profile_text

    say = wording.say
    profile = profile_text(start, _choices(wording), lambda key: say(f"init.profile.{key}"))
    files = {"country.yaml": profile, "readings/first.yaml": _reading(start, scope, wording)}
    return {"statutes/": b"", **{name: text.encode("utf-8") for name, text in files.items()}}


def _reading(start: Start, scope: Scope, wording: Wording) -> str:
    from lawcheck.store.blank import blank_reading

    library, say = wording.library, wording.say
    ids = scope.criteria(library)
    return blank_reading(
        str(start.readers[0]["id"]),
        wording.language,
        [(each, wording.criterion(each)) for each in ids],
        themes={each: wording.text(library.themes[library.criteria[each].theme].title) for each in ids},
        header=[say("init.reading.head"), say("init.reading.example")],
    )


def _choices(wording: Wording) -> Choices:
    from lawcheck.store.starting import Choices

    library = wording.library
    editions = []
    for each in library.instruments.values():
        if each.is_assessed:
            edition = wording.say("control.edition", edition=each.edition) if each.edition else ""
            details = wording.listed(part for part in (each.citation, edition) if part)
            editions.append(f"{each.id}{wording.say('colon')}{wording.text(each.title)} ({details})")
    values: Mapping[str, Sequence[str]] = {
        "tradition": TRADITIONS,
        "treaties": TREATIES,
        "structure": STRUCTURES,
        "rank": list(Rank),
        "status": list(Status),
    }
    return Choices(editions, list(library.themes), values)


def _made(folder: Path, start: Start, scope: Scope, wording: Wording) -> str:
    import shlex

    from lawcheck.report.scope_words import scope_named

    say = wording.say
    names = start.names
    made = say(
        "init.made",
        folder=folder,
        country=names.get(wording.language) or next(iter(names.values())),
        date=wording.date(start.law_as_at),
        scope=scope_named(wording, scope) or say("scope.whole"),
    )
    asked = say("init.questions", n=len(scope.criteria(wording.library)))
    commands = [(key, "lawcheck " + text.format(folder=shlex.quote(str(folder)))) for key, text in _STEPS]
    width = max(len(command) for _, command in commands)
    steps = [f"  {command.ljust(width)}  {say(f'init.steps.{key}')}" for key, command in commands]
    return "\n".join([f"{made} {asked}", say("init.next"), *steps])

"""The key of a training country: every citation checked against the statutes, all problems at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from lawcheck.errors import LawcheckError, Problem, nearest
from lawcheck.load.files import YamlFile, read_group
from lawcheck.load.located import YamlText
from lawcheck.load.readings import build_reading, places_in
from lawcheck.load.scopes import read_scope, widening
from lawcheck.model.country import Country
from lawcheck.model.library import Library
from lawcheck.model.localized import Localized
from lawcheck.model.reading import Value
from lawcheck.model.training import (
    KEY_FILE,
    OBJECTIONS_FILE,
    SEALED_FILE,
    Alternative,
    Difficulty,
    Key,
    Objection,
    PlantedGap,
    Standing,
)


def load_key(folder: Path, country: Country, library: Library) -> Key:
    """Read the key of a folder.

    Raises:
        LawcheckError: There is none, it is sealed, or something is wrong in it; with every problem.
    """
    path = folder / KEY_FILE
    if not path.is_file():
        is_sealed = (folder / SEALED_FILE).is_file()
        message = f"the key is sealed: there is {SEALED_FILE}" if is_sealed else f"this country has no {KEY_FILE}"
        remedy = f"open it with: lawcheck train unseal {folder}" if is_sealed else "see: lawcheck train list"
        raise LawcheckError([Problem(path=str(folder), message=message, remedy=remedy)])
    text = read_group([YamlFile(path, str(path), "key")], None, with_positions=True).texts[0]
    key, problems = build_key(text, country, library)
    if problems:
        raise LawcheckError(problems)
    return key


def build_key(text: YamlText, country: Country, library: Library) -> tuple[Key, list[Problem]]:
    """Build a key whose shape is right, and list what is wrong with its contents."""
    data = text.data
    reader = country.readers[0].id if country.readers else ""
    as_reading = {"reader": reader, "language": data["language"], "answers": data["answers"]}
    reading, problems = build_reading("key", YamlText(text.path, as_reading, text.positions), country, library)
    gaps = tuple(_gap(text, at, country, library, problems) for at in range(len(data["gaps"])))
    scope, found = read_scope(text, library)
    wider = () if found else widening(text, scope, country.scope)
    problems += [*_faults(text), *found, *wider, *_outside(text, country), *_edition(text, library)]
    key = Key(
        language=data["language"],
        level=Difficulty(data["level"]),
        minutes=data["minutes"],
        gaps=gaps,
        reading=reading,
        accepted={
            criterion_id: tuple(_alternative(each, data["language"]) for each in item["accept"])
            for criterion_id, item in data["answers"].items()
            if "accept" in item
        },
        teach={
            criterion_id: _prose(item["teach"], data["language"])
            for criterion_id, item in data["answers"].items()
            if "teach" in item
        },
        version=data["version"],
        licence=data["licence"],
        edition=data["edition"],
        goals=tuple(_prose(each, data["language"]) for each in data["goals"]),
        scope=scope,
        statutes=tuple(data.get("statutes", ())),
    )
    return key, problems


def _gap(text: YamlText, at: int, country: Country, library: Library, problems: list[Problem]) -> PlantedGap:
    item = text.data["gaps"][at]
    for place, criterion_id in enumerate(item["criteria"]):
        steps = ("gaps", at, "criteria", place)
        if criterion_id not in library.criteria:
            remedy = nearest(criterion_id, library.criteria)
            problems.append(text.problem(f"unknown criterion '{criterion_id}'", *steps, remedy=remedy))
        elif criterion_id not in text.data["answers"]:
            message = f"'{criterion_id}' has no answer in this key"
            problems.append(text.problem(message, *steps, remedy="answer it below, or name another criterion"))
    where, found = places_in(text, ("gaps", at), "where", country, library)
    problems += found
    return PlantedGap(
        gap=item["gap"],
        criterion_ids=tuple(dict.fromkeys(item["criteria"])),
        where=where,
        note=_prose(item["note"], text.data["language"]),
    )


def _faults(text: YamlText) -> Iterator[Problem]:
    """An alternative that says what the answer says would teach nobody anything."""
    for criterion_id, item in text.data["answers"].items():
        seen = {item["value"]}
        for at, each in enumerate(item.get("accept", ())):
            if each["value"] in seen:
                message = f"'{each['value']}' is an answer of this key already"
                yield text.problem(message, "answers", criterion_id, "accept", at, "value")
            seen.add(each["value"])


def _edition(text: YamlText, library: Library) -> Iterator[Problem]:
    """A key that was written against another edition of the Model Law may be right there and wrong here."""
    given = text.data["edition"]
    editions = [each.edition for each in library.instruments.values() if each.edition]
    if given not in editions:
        remedy = nearest(given, editions) or f"there is {', '.join(editions)}"
        yield text.problem(f"the library has no edition '{given}' of the Model Law", "edition", remedy=remedy)


def _outside(text: YamlText, country: Country) -> Iterator[Problem]:
    """A key cannot rest on words that participants are not given."""
    named = text.data.get("statutes", ())
    for at, each in enumerate(named):
        if each not in country.statutes:
            remedy = nearest(each, country.statutes) or f"registered: {', '.join(country.statutes)}"
            yield text.problem(f"unknown statute '{each}'", "statutes", at, remedy=remedy)
    if not named or not set(named) <= set(country.statutes):
        return
    for steps, entry in _cited(text.data):
        statute_id = entry.strip().partition(" ")[0]
        if statute_id in country.statutes and statute_id not in named:
            message = f"'{entry}': '{statute_id}' is not among the statutes of this exercise"
            yield text.problem(message, *steps, remedy=f"add {statute_id} to statutes, or rest on another text")


def _cited(data: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Walk every place that a key names, with where it stands."""
    items: list[tuple[tuple[str | int, ...], Mapping[str, Any]]] = [
        (("gaps", at), each) for at, each in enumerate(data["gaps"])
    ]
    for criterion_id, each in data["answers"].items():
        items.append((("answers", criterion_id), each))
        if "enacted" in each:
            items.append((("answers", criterion_id, "enacted"), each["enacted"]))
    for steps, item in items:
        for key in ("where", "cites", "see", "searched"):
            yield from (((*steps, key, at), entry) for at, entry in enumerate(item.get(key, ())))


def _alternative(item: Mapping[str, Any], language: str) -> Alternative:
    return Alternative(value=Value(item["value"]), because=_prose(item["because"], language))


def _prose(value: str | Localized, language: str) -> Localized:
    return {language: value} if isinstance(value, str) else value


def load_objections(folder: Path, key: Key) -> tuple[Objection, ...]:
    """Read what was objected to a key; nothing where nobody did.

    Raises:
        LawcheckError: The file is wrong; with every problem.
    """
    path = folder / OBJECTIONS_FILE
    if not path.is_file():
        return ()
    text = read_group([YamlFile(path, str(path), "objections")], None, with_positions=True).texts[0]
    items = text.data["objections"] or ()
    ids = [item.get("id", f"o{at}") for at, item in enumerate(items, 1)]
    problems = [*_lost(text, items, key), *_twice(text, ids)]
    if problems:
        raise LawcheckError(problems)
    return tuple(
        Objection(
            id=own,
            criterion_id=item["criterion"],
            value=Value(item["value"]),
            by=item["by"],
            reason=_prose(item["reason"], key.language),
            on=item.get("on", ""),
            standing=Standing(item.get("standing", Standing.OPEN)),
            because=_prose(item["because"], key.language) if "because" in item else {},
            decided=item.get("decided", ""),
        )
        for own, item in zip(ids, items, strict=True)
    )


def _lost(text: YamlText, items: Sequence[Mapping[str, Any]], key: Key) -> Iterator[Problem]:
    for at, item in enumerate(items):
        if item["criterion"] not in key.answers:
            message, remedy = f"the key has no answer to '{item['criterion']}'", nearest(item["criterion"], key.answers)
            yield text.problem(message, "objections", at, "criterion", remedy=remedy)


def _twice(text: YamlText, ids: Sequence[str]) -> Iterator[Problem]:
    for at, each in enumerate(ids):
        if each in ids[:at]:
            remedy = (
                "give one of them another id" if "id" in text.data["objections"][at] else "give it an id of its own"
            )
            yield text.problem(f"a second objection has the id '{each}'", "objections", at, "id", remedy=remedy)

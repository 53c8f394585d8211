"""The drafting options that were chosen, from ``choices.yaml`` of a country folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lawcheck.errors import Problem, nearest
from lawcheck.load.files import YamlFile, read_group
from lawcheck.load.located import YamlText
from lawcheck.model.choice import NONE, Choice, Task, options_of
from lawcheck.model.country import Country
from lawcheck.model.library import Level, Library
from lawcheck.model.localized import Localized

FILE = "choices.yaml"
KEY = "choices"
TASKS = "roadmap"
LANGUAGE = "en"  # of reasons, where the file names none


def load_choices(
    folder: Path, country: Country, library: Library, cache_folder: Path | None = None
) -> tuple[Mapping[str, Choice], Mapping[str, Task], tuple[Problem, ...]]:
    """Read what was chosen and who carries it out, by provision, and what is wrong; without the file, nothing was.

    Raises:
        LawcheckError: The file cannot be read, or has another shape.
    """
    path = folder / FILE
    if not path.is_file():
        return {}, {}, ()
    file = YamlFile(path, str(path), KEY)
    text = read_group([file], cache_folder).texts[0]
    if not any(_problems(text, country, library)):
        return choices_in(text.data), tasks_in(text.data), ()
    return {}, {}, tuple(_problems(read_group([file], None, with_positions=True).texts[0], country, library))


def choices_problems(text: YamlText, country: Country, library: Library) -> tuple[Problem, ...]:
    """List what is wrong with choices whose shape is right."""
    return tuple(_problems(text, country, library))


def choices_in(data: Mapping[str, Any]) -> dict[str, Choice]:
    """Make choices of a file's data."""
    language = data.get("language", LANGUAGE)
    return {
        provision_id: Choice(
            provision_id=provision_id,
            option_ids=tuple(each for each in item["options"] if each != NONE),
            reader_id=item.get("by", ""),
            reason=_prose(item["reason"], language),
            on=item.get("on", ""),
            decided_by=item.get("decided_by", ""),
        )
        for provision_id, item in (data.get(KEY) or {}).items()
    }


def tasks_in(data: Mapping[str, Any]) -> dict[str, Task]:
    """Make tasks of a file's data."""
    return {
        provision_id: Task(provision_id=provision_id, lead=item.get("lead", ""), until=item.get("until", ""))
        for provision_id, item in (data.get(TASKS) or {}).items()
    }


def _prose(value: str | Localized, language: str) -> Localized:
    return {language: value} if isinstance(value, str) else value


def _problems(text: YamlText, country: Country, library: Library) -> Iterator[Problem]:
    readers = [each.id for each in country.readers]
    yield from _task_problems(text, library)
    for provision_id, item in (text.data.get(KEY) or {}).items():
        provision = library.provisions.get(provision_id)
        if provision is None:
            remedy = nearest(provision_id, library.provisions)
            yield text.problem(f"unknown provision '{provision_id}'", KEY, provision_id, remedy=remedy)
            continue
        if provision.level is Level.RECORD:
            message = f"{provision_id} asks for nothing, so that there is nothing to choose"
            yield text.problem(message, KEY, provision_id)
        yield from _option_problems(text, library, provision_id, item["options"])
        if "by" not in item and "decided_by" not in item:
            remedy = "by: a reader of country.yaml, or decided_by: a name"
            yield text.problem(f"{provision_id}: it does not say who decided", KEY, provision_id, remedy=remedy)
        if "by" in item and item["by"] not in readers:
            remedy = nearest(item["by"], readers) or f"readers in country.yaml: {', '.join(readers)}"
            yield text.problem(f"unknown reader '{item['by']}'", KEY, provision_id, "by", remedy=remedy)


def _task_problems(text: YamlText, library: Library) -> Iterator[Problem]:
    for provision_id, item in (text.data.get(TASKS) or {}).items():
        provision = library.provisions.get(provision_id)
        if provision is None:
            remedy = nearest(provision_id, library.provisions)
            yield text.problem(f"unknown provision '{provision_id}'", TASKS, provision_id, remedy=remedy)
        elif provision.level is Level.RECORD:
            message = f"{provision_id} asks for nothing, so that there is nothing to do"
            yield text.problem(message, TASKS, provision_id)
        if not _is_day(item.get("until", "")):
            message = f"until: '{item['until']}' is not a day, such as 2026-06-30"
            yield text.problem(message, TASKS, provision_id, "until")


def _is_day(text: str) -> bool:
    """Say whether there is such a day in the calendar; no day is none too many."""
    from datetime import date

    try:
        return not text or bool(date.fromisoformat(text))
    except ValueError:
        return False


def _option_problems(text: YamlText, library: Library, provision_id: str, chosen: list[str]) -> Iterator[Problem]:
    own = [each.id for each in options_of(library, library.provisions[provision_id])]
    known = {option.id for provision in library.provisions.values() for option in provision.options}
    has = f"it has {', '.join([*own, NONE])}" if own else f"it has none in this library, so that only '{NONE}' is left"
    if NONE in chosen and len(chosen) > 1:
        yield text.problem(f"'{NONE}' stands beside an option", KEY, provision_id, "options", remedy="keep one of them")
    for place, option_id in enumerate(chosen):
        at = (KEY, provision_id, "options", place)
        if option_id in chosen[:place]:
            yield text.problem(f"'{option_id}' stands here again", *at)
        elif option_id in known and option_id not in own:
            yield text.problem(f"{option_id} is no option of {provision_id}", *at, remedy=has)
        elif option_id not in own and option_id != NONE:
            remedy = nearest(option_id, [*own, NONE], cutoff=0.8) or has
            yield text.problem(f"unknown option '{option_id}'", *at, remedy=remedy)

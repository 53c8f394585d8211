"""The drafting options that were chosen, from ``choices.yaml`` of a country folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lawcheck.errors import Problem, nearest
from lawcheck.load.files import YamlFile, read_group
from lawcheck.load.located import YamlText
from lawcheck.model.choice import NONE, Choice, options_of
from lawcheck.model.country import Country
from lawcheck.model.library import Level, Library
from lawcheck.model.localized import Localized

FILE = "choices.yaml"
KEY = "choices"
LANGUAGE = "en"  # of reasons, where the file names none


def load_choices(
    folder: Path, country: Country, library: Library, cache_folder: Path | None = None
) -> tuple[Mapping[str, Choice], tuple[Problem, ...]]:
    """Read what was chosen, by provision, and what is wrong with it; a folder without the file has chosen nothing.

    Raises:
        LawcheckError: The file cannot be read, or has another shape.
    """
    path = folder / FILE
    if not path.is_file():
        return {}, ()
    file = YamlFile(path, str(path), KEY)
    text = read_group([file], cache_folder).texts[0]
    if not any(_problems(text, country, library)):
        return choices_in(text.data), ()
    return {}, tuple(_problems(read_group([file], None, with_positions=True).texts[0], country, library))


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


def _prose(value: str | Localized, language: str) -> Localized:
    return {language: value} if isinstance(value, str) else value


def _problems(text: YamlText, country: Country, library: Library) -> Iterator[Problem]:
    readers = [each.id for each in country.readers]
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

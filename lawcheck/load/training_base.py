"""The law without a gap, out of ``examples/base``: its texts, its key, its plants and the pages for people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from lawcheck.load.content import content_folder
from lawcheck.load.files import YamlFile, read_group
from lawcheck.load.located import decode, read_bytes
from lawcheck.model.planting import Base, BaseText, Plant, Swap

_NOT_OF_THE_REGISTER = ("id", "called")


def load_base(cache_folder: Path | None = None, folder: Path | None = None) -> Base:
    """Read the base.

    Args:
        cache_folder: Where checked data are kept between runs.
        folder: The base, where it is not the one that is shipped.

    Raises:
        LawcheckError: A file is missing or wrong; with every problem.
    """
    place = folder or content_folder("examples") / "base"
    plants = sorted((place / "plants").glob("*.yaml"))
    files = [YamlFile(place / "base.yaml", "base.yaml", "base"), *(YamlFile(e, e.name, "plant") for e in plants)]
    base, *rest = (each.data for each in read_group(files, cache_folder).texts)
    languages = tuple(base["tradition"])
    return Base(
        edition=base["edition"],
        version=base["version"],
        law_as_at=base["law_as_at"],
        title=base["title"],
        scope=base["scope"],
        tradition=base["tradition"],
        system=base["system"],
        instruments=base["instruments"],
        readers=tuple(base["readers"]),
        goals=tuple(base["goals"]),
        facts=tuple(base["facts"]),
        texts=_texts(base["texts"], place, languages),
        answers=base["answers"],
        plants={each["gap"]: _plant(each, place, languages) for each in rest},
        pages={path.name: _text(path) for path in sorted((place / "pages").glob("*.md"))},
    )


def _plant(data: Mapping[str, Any], place: Path, languages: tuple[str, ...]) -> Plant:
    swaps = (Swap(text_id=each["text"], old=each["old"], new=each["new"]) for each in data.get("swaps", ()))
    return Plant(
        gap=data["gap"],
        excludes=frozenset(data.get("excludes", ())),
        criterion_ids=tuple(data["criteria"]),
        where=tuple(data["where"]),
        note=data["note"],
        facts=tuple(data.get("facts", ())),
        system=data.get("system", {}),
        register=data.get("register", {}),
        texts=_texts(data.get("texts", ()), place, languages),
        swaps=tuple(swaps),
        answers=data["answers"],
    )


def _texts(items: Iterable[Mapping[str, Any]], place: Path, languages: tuple[str, ...]) -> tuple[BaseText, ...]:
    return tuple(
        BaseText(
            id=each["id"],
            called=each["called"],
            entry={key: value for key, value in each.items() if key not in _NOT_OF_THE_REGISTER},
            words={name: _text(place / "texts" / name / f"{each['id']}.txt") for name in languages},
        )
        for each in items
    )


def _text(path: Path) -> str:
    return decode(read_bytes(path, str(path)), str(path)).replace("\r\n", "\n")

"""Checklists: files of questions, each tied to criteria and provisions of the library."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from lawcheck.errors import LawcheckError, Problem, nearest
from lawcheck.load.files import YamlFile, read_group
from lawcheck.load.located import YamlText
from lawcheck.model.checklist import Checklist, ChecklistItem
from lawcheck.model.library import Alternatives, Level, Library

KIND = "checklists"


def load_checklists(files: Sequence[Path], library: Library, cache_folder: Path | None = None) -> dict[str, Checklist]:
    """Load files of checklists, by the id of each.

    Raises:
        LawcheckError: With every problem of every file.
    """
    wanted = [YamlFile(path, str(path), KIND) for path in files]
    texts = read_group(wanted, cache_folder).texts
    if any(_problems(texts, library)):
        raise LawcheckError(_problems(read_group(wanted, None, with_positions=True).texts, library))
    return {text.data["id"]: _checklist(text.data) for text in texts}


def _checklist(data: Mapping[str, Any]) -> Checklist:
    return Checklist(
        id=data["id"], title=data["title"], for_whom=data["for_whom"], items=tuple(map(_item, data["items"]))
    )


def _item(data: Mapping[str, Any]) -> ChecklistItem:
    return ChecklistItem(
        id=data["id"],
        question=data["question"],
        criteria=tuple(map(_group, data.get("criteria", ()))),
        provisions=tuple(data["provisions"]),
    )


def _group(entry: Any) -> Alternatives:
    return tuple(entry["any"]) if isinstance(entry, dict) else (entry,)


def _problems(texts: Sequence[YamlText], library: Library) -> Iterator[Problem]:
    taken: dict[str, str] = {}
    for text in texts:
        first = taken.setdefault(text.data["id"], text.path)
        if first != text.path:
            yield text.problem(f"the id '{text.data['id']}' is already taken in {first}", "id")
        seen: set[str] = set()
        for index, item in enumerate(text.data["items"]):
            if item["id"] in seen:
                yield text.problem(f"the id '{item['id']}' is already taken in this checklist", "items", index, "id")
            seen.add(item["id"])
            unknown = list(_unknown(text, index, item, library))
            yield from unknown or _untied(text, index, _item(item), library)


def _unknown(text: YamlText, index: int, item: Mapping[str, Any], library: Library) -> Iterator[Problem]:
    for place, entry in enumerate(item.get("criteria", ())):
        for each in _group(entry):
            if each not in library.criteria:
                remedy = nearest(each, library.criteria)
                yield text.problem(f"unknown criterion '{each}'", "items", index, "criteria", place, remedy=remedy)
    for place, each in enumerate(item["provisions"]):
        if each not in library.provisions:
            below = [known for known in library.provisions if known.startswith(f"{each}.")]
            remedy = f"it has {', '.join(below)}" if below else nearest(each, library.provisions)
            yield text.problem(f"unknown provision '{each}'", "items", index, "provisions", place, remedy=remedy)


def _untied(text: YamlText, index: int, item: ChecklistItem, library: Library) -> Iterator[Problem]:
    """A basis must be the basis of the question: else its level would be borrowed from a duty that is not asked about."""
    provisions = item.basis(library)
    for place, each in enumerate(item.criterion_ids):
        if not any(each in (*provision.criterion_ids, *provision.practice) for provision in provisions):
            remedy = f"it belongs to {', '.join(used.id for used in library.used_by(each))}"
            message = f"no provision of this item asks '{each}'"
            yield text.problem(message, "items", index, "criteria", _place(item, each, place), remedy=remedy)
    for place, name in enumerate(item.provisions):
        provision = library.provisions[name]
        is_record = not item.criteria and provision.level is Level.RECORD
        if not is_record and not set(item.criterion_ids) & set(provision.criterion_ids):
            asked = ", ".join(provision.criterion_ids)
            remedy = f"it asks {asked}" if asked else "it asks nothing"
            message = f"no criterion of this item is demanded by '{name}'"
            yield text.problem(message, "items", index, "provisions", place, remedy=remedy)


def _place(item: ChecklistItem, criterion_id: str, default: int) -> int:
    return next((place for place, group in enumerate(item.criteria) if criterion_id in group), default)

"""An answer before it is written: what a reader says, as the keys of a reading's file, by the rules of the loader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from lawcheck.errors import Problem
from lawcheck.load.one_answer import canonical
from lawcheck.model.country import Country
from lawcheck.model.reading import Answer

LISTS = ("cites", "see", "searched")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerDraft:
    """What a reader says to one criterion."""

    value: str
    cites: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    searched: tuple[str, ...] = ()
    reason: str = ""  # in the language of the reading; the same words leave translations as they are
    goes_further: bool = False
    on: str = ""  # ISO date of the answer
    note: str = ""  # empty: the note that stands there stays
    enacted: AnswerDraft | None = None  # what it would be if pending texts were law; it has no day and no note
    keeps_enacted: bool = True  # whether, without a new one, the one that stands there stays


def draft_of(answer: Answer, language: str, *, note: str = "") -> AnswerDraft:
    """Give an answer that stands in a reading as a draft, to begin from."""
    return AnswerDraft(
        value=str(answer.value),
        cites=tuple(map(str, answer.cites)),
        see=tuple(map(str, answer.see)),
        searched=tuple(map(str, answer.searched)),
        reason=answer.reason.get(language, ""),
        goes_further=answer.goes_further,
        on=answer.on,
        note=note,
        enacted=draft_of(answer.enacted, language) if answer.enacted else None,
    )


def keys_of(
    draft: AnswerDraft, typed: Mapping[str, Any], country: Country, language: str, answer: Answer | None
) -> dict[str, Any]:
    """Give the keys that a draft sets, in the order in which they are written; None for those that it takes away.

    Args:
        draft: The draft.
        typed: What stands in the file under the criterion; what says the same stays as it was typed.
        country: The country, for the form of citations.
        language: Of the reading.
        answer: What is built of it. Citations whose words have changed since lose their mark: the reader has read the new.
    """
    stale = () if answer is None else tuple(map(str, answer.stale))
    lists = {key: _citations(getattr(draft, key), typed.get(key, ()), country) for key in LISTS}
    keys: dict[str, Any] = {"value": draft.value, **lists}
    keys["goes_further"] = True if draft.goes_further else None
    keys["reason"] = _prose(draft.reason, typed.get("reason", ""), language) if draft.reason.strip() else None
    keys["on"] = draft.on or None
    if typed.get("resolution"):
        keys["resolution"] = None  # it was about another answer
    if draft.enacted is not None or not draft.keeps_enacted:
        keys["enacted"] = enacted_of(draft.enacted, typed, country, language, answer)
    if draft.note:
        keys["note"] = _prose(draft.note, typed.get("note", ""), language)
    if typed.get("seen"):
        cited = {entry for key in LISTS for entry in lists[key] or ()}
        kept = {key: each for key, each in typed["seen"].items() if key in cited and key not in stale}
        keys["seen"] = kept or None
    return keys


def enacted_of(
    draft: AnswerDraft | None, typed: Mapping[str, Any], country: Country, language: str, answer: Answer | None
) -> dict[str, Any] | None:
    """Give what stands under ``enacted`` of an answer, in the order in which it is written; None where nothing shall."""
    if draft is None:
        return None
    pending = answer.enacted if answer is not None else None
    keys = keys_of(draft, typed.get("enacted") or {}, country, language, pending)
    return {key: each for key, each in keys.items() if each is not None}


def beside(typed: Mapping[str, Any]) -> dict[str, Any]:
    """Give the keys that stand before ``enacted``, as they were typed, so that a new one stands behind them."""
    return {key: typed[key] for key in ("value", *LISTS, "goes_further", "reason", "on") if key in typed}


def merged(typed: Mapping[str, Any], keys: Mapping[str, Any]) -> dict[str, Any] | None:
    """Give what stands under a criterion once keys are set; None where nothing is left."""
    removed = [key for key, value in keys.items() if value is None]
    return {key: each for key, each in {**typed, **keys}.items() if key not in removed} or None


def day_problems(criterion_id: str, day: str) -> list[Problem]:
    """Say that there is no such day in any calendar; the schema looks at the figures only."""
    try:
        date.fromisoformat(day or "2000-01-01")
    except ValueError:
        return [Problem(path=criterion_id, message=f"on: '{day}' is not a day, such as 2026-06-30")]
    return []


def _citations(said: tuple[str, ...], typed: Any, country: Country) -> list[str] | None:
    new = canonical(said, country)
    if isinstance(typed, list) and new == canonical(typed, country):
        return typed
    return new or None


def _prose(said: str, typed: Any, language: str) -> Any:
    return typed if isinstance(typed, dict) and typed.get(language) == said else said

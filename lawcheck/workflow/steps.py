"""An answer while it is being filled in: its steps, its keys, and what each value needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from lawcheck.model.citation import Citation
from lawcheck.model.localized import text_in
from lawcheck.model.reading import Answer, Value
from lawcheck.workflow.drafting import AnswerDraft

RESTS_ON_WORDS = (Value.PRESENT, Value.PARTIAL, Value.CONFLICT)
VALUE_KEYS: Mapping[str, Value] = {
    "p": Value.PRESENT,
    "t": Value.PARTIAL,
    "a": Value.ABSENT,
    "c": Value.CONFLICT,
    "d": Value.UNDETERMINED,
    "x": Value.NOT_APPLICABLE,
}


class Step(StrEnum):
    """What is asked for now."""

    VALUE = "value"
    CITES = "cites"
    SEARCHED = "searched"
    REASON = "reason"
    CONFIRM = "confirm"
    SEE = "see"
    NOTE = "note"
    FIND = "find"
    OPEN = "open"
    END = "end"

    @property
    def takes_keys(self) -> bool:
        """Say whether single keys are expected, and not a line of text."""
        return self in (Step.VALUE, Step.CONFIRM, Step.END)

    @property
    def takes_citations(self) -> bool:
        """Say whether citations are expected."""
        return self in (Step.CITES, Step.SEARCHED, Step.SEE, Step.OPEN)


EDIT_KEYS: Mapping[str, Step] = {
    "v": Step.VALUE,
    "c": Step.CITES,
    "w": Step.SEARCHED,
    "m": Step.SEE,
    "r": Step.REASON,
}
ASIDE_KEYS: Mapping[str, Step] = {"n": Step.NOTE, "f": Step.FIND, "o": Step.OPEN}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An answer as far as it is filled in; citations are lines as they are typed."""

    value: Value | None = None
    cites: str = ""
    searched: str = ""
    see: str = ""
    reason: str = ""
    goes_further: bool = False
    enacted: Draft | None = None  # what it would be if pending texts were law


def draft_of(answer: Answer, language: str) -> Draft:
    """Take an answer up again; its reason in the language of the reading."""
    return Draft(
        value=answer.value,
        cites=_line(answer.cites),
        searched=_line(answer.searched),
        see=_line(answer.see),
        reason=text_in(answer.reason, language),
        goes_further=answer.goes_further,
        enacted=draft_of(answer.enacted, language) if answer.enacted else None,
    )


def with_value(draft: Draft, value: Value) -> Draft:
    """Give a draft another value; what the value does not rest on is left out."""
    if draft.value is value:
        return draft
    return replace(
        draft,
        value=value,
        cites=draft.cites if value in RESTS_ON_WORDS else "",
        searched=draft.searched if value is Value.ABSENT else "",
        goes_further=False,
    )


def with_line(draft: Draft, step: Step, line: str) -> Draft:
    """Fill in the citations that a step asked for."""
    match step:
        case Step.CITES:
            return replace(draft, cites=line)
        case Step.SEARCHED:
            return replace(draft, searched=line)
        case _:
            return replace(draft, see=line)


def step_after_value(value: Value) -> Step:
    """Say what a value needs first."""
    if value in RESTS_ON_WORDS:
        return Step.CITES
    return Step.SEARCHED if value is Value.ABSENT else Step.REASON


def step_before(step: Step, value: Value | None) -> Step:
    """Say which step stands before another one."""
    match step:
        case Step.CONFIRM | Step.SEE:
            return Step.REASON
        case Step.REASON if value is not None and step_after_value(value) is not Step.REASON:
            return step_after_value(value)
        case _:
            return Step.VALUE


def needs_entries(step: Step, value: Value | None) -> bool:
    """Say whether a step cannot be left empty."""
    return (step is Step.CITES and value in RESTS_ON_WORDS) or (step is Step.SEARCHED and value is Value.ABSENT)


def key_and_rest(typed: str) -> tuple[str, str]:
    """Split what is typed into a key and its text; a number is one key."""
    key, _, rest = typed.partition(" ")
    return (key if len(key) > 1 and key.isdecimal() else key.lower()), rest.strip()


def said(draft: Draft) -> AnswerDraft:
    """Give an answer as it is to be written, without its day and what stands beside it."""
    return AnswerDraft(
        value=str(draft.value),
        cites=split(draft.cites),
        see=split(draft.see),
        searched=split(draft.searched),
        reason=draft.reason,
        goes_further=draft.goes_further,
    )


def split(line: str) -> tuple[str, ...]:
    """Split a line of citations that were read."""
    return tuple(each.strip() for each in line.split(";") if each.strip())


def _line(citations: tuple[Citation, ...]) -> str:
    return "; ".join(map(str, citations))

"""Six ways in which groups fill worksheets, made from a key: what each writes can be foretold, and so what each scores."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from lawcheck.model.citation import Citation
from lawcheck.model.reading import Value
from lawcheck.model.training import Key


class Written(NamedTuple):
    """What a group writes into one row."""

    value: str = ""
    cites: str = ""
    reply: str = ""


Habit = Callable[[Key, Sequence[str]], Mapping[str, Written]]

_SHORT = (Value.ABSENT, Value.PARTIAL, Value.CONFLICT)
_STRICTER = {Value.PRESENT: Value.PARTIAL, Value.PARTIAL: Value.ABSENT}
_CONFUSED = {
    Value.PRESENT: Value.NOT_APPLICABLE,
    Value.PARTIAL: Value.UNDETERMINED,
    Value.ABSENT: Value.CONFLICT,
    Value.CONFLICT: Value.ABSENT,
}


def careful(key: Key, asked: Sequence[str]) -> Mapping[str, Written]:
    """Everything as the key has it, to the letter, with its reason."""
    return {
        each: Written(
            str(key.answers[each].value), _cited(key.answers[each].cites), key.answers[each].reason[key.language]
        )
        for each in asked
    }


def hasty(key: Key, asked: Sequence[str]) -> Mapping[str, Written]:
    """Half of the questions, the section without its paragraph, and no reason."""
    half = asked[: (len(asked) + 1) // 2]
    return {each: Written(str(key.answers[each].value), _cited_roughly(key.answers[each].cites)) for each in half}


def literal(key: Key, asked: Sequence[str]) -> Mapping[str, Written]:
    """Only the special Act is opened: what stands in another text is called absent."""
    special = _most_cited(key)
    return {
        each: Written(str(answer.value), _cited(answer.cites), "It is written there.")
        if any(place.statute_id == special for place in answer.cites)
        else Written(str(Value.ABSENT), "", f"Nothing in {special} says so.")
        for each in asked
        for answer in (key.answers[each],)
    }


def over_strict(key: Key, asked: Sequence[str]) -> Mapping[str, Written]:
    """One step down wherever the scale has one."""
    return {
        each: Written(str(_STRICTER.get(answer.value, answer.value)), _cited(answer.cites), "It could be said better.")
        for each in asked
        for answer in (key.answers[each],)
    }


def lenient(key: Key, asked: Sequence[str]) -> Mapping[str, Written]:
    """Everything is somehow there."""
    return {
        each: Written(
            str(Value.PRESENT if key.answers[each].value in _SHORT else key.answers[each].value),
            _cited_roughly(key.answers[each].cites),
            "The courts will read it so.",
        )
        for each in asked
    }


def confused(key: Key, asked: Sequence[str]) -> Mapping[str, Written]:
    """The words of the scale are mixed up, and places are written as they come to mind."""
    return {
        each: Written(str(_CONFUSED.get(key.answers[each].value, Value.ABSENT)), "the Act, somewhere", "?")
        for each in asked
    }


HABITS: Mapping[str, Habit] = {
    "group-1": careful,
    "group-2": hasty,
    "group-3": literal,
    "group-4": over_strict,
    "group-5": lenient,
    "group-6": confused,
}


def _cited(cites: Sequence[Citation]) -> str:
    return ", ".join(map(str, cites))


def _cited_roughly(cites: Sequence[Citation]) -> str:
    sections = (f"{each.statute_id} {each.pinpoint.section}" for each in cites if each.pinpoint)
    return ", ".join(dict.fromkeys(sections))


def _most_cited(key: Key) -> str:
    texts = [each.statute_id for answer in key.answers.values() for each in answer.cites]
    return max(dict.fromkeys(texts), key=texts.count)

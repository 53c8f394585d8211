"""Gaps planted by name in a law that has none: what is chosen, what cannot stand together, and the country that comes of it.

Everything is data in and data out: the same base, name, language and gaps give the same country.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from lawcheck.errors import LawcheckError, Problem, nearest
from lawcheck.model.planting import Base, BaseText, Data, NewCountry, NewText, Plant
from lawcheck.model.training import NAMES

_VOWELS = frozenset("aeiouœæ")
_CONTRACTED = {"Le ": "du ", "Les ": "des "}  # the French article that opens a name, after "de"
_NUMBER = re.compile(r"[Gg]([0-9]{1,3})\Z")
_CITING = ("cites", "searched", "see", "where", "repeals")  # keys whose entries begin with the id of a text


def gaps_named(names: Iterable[str], option: str) -> tuple[str, ...]:
    """Find gaps by number or by name, each once, in the order of the catalogue.

    Raises:
        LawcheckError: Something is neither; with the nearest of each.
    """
    by_name = {name: gap for gap, name in NAMES.items()}
    found: set[str] = set()
    problems: list[Problem] = []
    for given in names:
        typed = given.strip()
        number = _NUMBER.match(typed)
        gap = f"G{int(number[1]):02}" if number else by_name.get("-".join(typed.lower().split()))
        if gap is None or gap not in NAMES:
            near = nearest(typed.lower(), by_name) or nearest(typed.upper(), NAMES)
            remedy = near or "see: lawcheck train gaps"
            problems.append(Problem(path=option, message=f"the catalogue has no gap '{typed}'", remedy=remedy))
        else:
            found.add(gap)
    if problems:
        raise LawcheckError(problems)
    return tuple(gap for gap in NAMES if gap in found)


def clashes(gaps: Sequence[str], plants: Mapping[str, Plant]) -> Iterator[tuple[str, str]]:
    """List the pairs of gaps that cannot stand together: they change the same words or the same answer otherwise."""
    for at, one in enumerate(gaps):
        yield from ((one, other) for other in gaps[at + 1 :] if not can_stand(one, other, plants))


def can_stand(one: str, other: str, plants: Mapping[str, Plant]) -> bool:
    """Say whether two gaps can be planted in one law."""
    return other not in plants[one].excludes and one not in plants[other].excludes


def refuse_clashes(gaps: Sequence[str], plants: Mapping[str, Plant], option: str) -> None:
    """Stop where two gaps cannot stand together.

    Raises:
        LawcheckError: With every such pair.
    """
    found = [
        Problem(path=option, message=f"{called(one)} and {called(other)} cannot stand together", remedy="leave one out")
        for one, other in clashes(gaps, plants)
    ]
    if found:
        raise LawcheckError(found)


def called(gap: str) -> str:
    """Write a gap with its name: G03 (vulnerability-missing)."""
    return f"{gap} ({NAMES[gap]})"


def plant(base: Base, gaps: Sequence[str], name: str, language: str) -> NewCountry:
    """Make a country of the base with gaps planted in it. Where two gaps change one answer, the later one holds.

    Args:
        base: The law without a gap.
        gaps: Numbers of the catalogue that can stand together.
        name: What the country is called.
        language: Of its law.

    Raises:
        LawcheckError: The base is wrong: words that are to be replaced do not stand there once.
    """
    plants = [base.plants[each] for each in gaps]
    texts = (*base.texts, *(text for each in plants for text in each.texts))
    ids = {each.id: each.called[language] for each in texts}
    words = {each.id: each.words[language] for each in texts}
    for each in plants:
        for swap in each.swaps:
            words[swap.text_id] = _swapped(
                words[swap.text_id], swap.old[language], swap.new[language], each.gap, language
            )
    facts = dict.fromkeys(
        tuple(sorted(fact.items())) for fact in (*base.facts, *(fact for each in plants for fact in each.facts))
    )
    changed: dict[str, Data] = {key: value for each in plants for key, value in each.answers.items()}
    answers = {key: changed.get(key, value) for key, value in base.answers.items()}
    made = Filling(name)
    return NewCountry(
        name=name,
        language=language,
        gaps=tuple(gaps),
        texts=tuple(
            NewText(id=ids[each.id], entry=_entry(each, plants, language, ids, made), words=made.text(words[each.id]))
            for each in texts
        ),
        system={
            "tradition": base.tradition[language],
            **base.system,
            **{key: value for each in plants for key, value in each.system.items()},
        },
        facts=tuple(made.data(dict(each)) for each in facts),
        planted=tuple(_planted(each, ids, made) for each in plants),
        answers={key: made.data(_cited(value, ids)) for key, value in answers.items()},
    )


class Filling:
    """Puts the name of a country where texts leave room for it."""

    def __init__(self, name: str) -> None:
        of = _of(name)
        self._parts = {"{name}": name, "{NAME}": name.upper(), "{de_name}": of, "{DE_NAME}": of.upper()}

    def text(self, text: str) -> str:
        """Fill one text."""
        for mark, part in self._parts.items():
            text = text.replace(mark, part)
        return text

    def data(self, value: Any) -> Any:
        """Fill every text of a value."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, Mapping):
            return {key: self.data(each) for key, each in value.items()}
        if isinstance(value, list | tuple):
            return [self.data(each) for each in value]
        return value


def _of(name: str) -> str:
    """Write a name after the French "de": d’Émerande, de Velmoria, du Vermandois."""
    for article, contracted in _CONTRACTED.items():
        if name.startswith(article):
            return contracted + name.removeprefix(article)
    first = unicodedata.normalize("NFD", name[0]).casefold()[0]
    return f"d’{name}" if first in _VOWELS else f"de {name}"


def _swapped(words: str, old: str, new: str, gap: str, language: str) -> str:
    if words.count(old) != 1:
        message = f"the words that make room stand in the law {words.count(old)} times, and not once: {old!r}"
        raise LawcheckError([Problem(path=f"{gap}.yaml ({language})", message=message)])
    return words.replace(old, new)


def _entry(text: BaseText, plants: Sequence[Plant], language: str, ids: Mapping[str, str], made: Filling) -> Data:
    """Give the entry of the register, with what the plants change of it."""
    own: dict[str, Any] = {**text.entry, "language": language, "translation": "none"}
    own["citation"] = text.entry["citation"][language]
    for each in plants:
        own.update(each.register.get(text.id, {}))
    entry: Data = made.data(_cited(own, ids))
    return entry


def _planted(plant: Plant, ids: Mapping[str, str], made: Filling) -> Data:
    said = {
        "gap": plant.gap,
        "criteria": list(plant.criterion_ids),
        "where": list(plant.where),
        "note": plant.note,
    }
    entry: Data = made.data(_cited(said, ids))
    return entry


def _cited(data: Data, ids: Mapping[str, str]) -> dict[str, Any]:
    """Name texts as the country does: ``act 3(1)`` becomes ``trafficking-act 3(1)``."""
    renamed: dict[str, Any] = dict(data)
    for key in _CITING:
        if key in renamed:
            renamed[key] = [_renamed(each, ids) for each in renamed[key]]
    if "enacted" in renamed:
        renamed["enacted"] = _cited(renamed["enacted"], ids)
    return renamed


def _renamed(citation: str, ids: Mapping[str, str]) -> str:
    text_id, space, place = citation.partition(" ")
    return f"{ids[text_id]}{space}{place}"

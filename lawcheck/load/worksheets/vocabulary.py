"""The words of worksheets in every language: labels of columns and lines, words that can be chosen, months."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from lawcheck.model.library import Level
from lawcheck.model.reading import Value
from lawcheck.model.worksheet import LEVELS, Column, Respondent, key_of

_PUNCTUATION = re.compile(r"[\s.,;:!'’‘\"“”«»()\[\]*_/\\–—-]+")
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\Z")
_WORDS = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)? ([^\W\d]+) (\d{4})\Z")
_NUMBERS = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})\Z")
_NEAR, _CLEARLY = 0.8, 0.15  # how like a word must be, and how much more than the next
_MOST_MISSING = 2  # letters
_MONTHS = 12
_Said = TypeVar("_Said", Value, Level)
_ORDER = (
    Value.PRESENT,
    Value.PARTIAL,
    Value.ABSENT,
    Value.CONFLICT,
    Value.NOT_APPLICABLE,
    Value.UNDETERMINED,
)


class Vocabulary(NamedTuple):
    """What is understood, by its folded form."""

    columns: Mapping[str, Column]
    lines: Mapping[str, Respondent]
    values: Mapping[str, Value]
    inviting: frozenset[str]  # what stands where nothing is chosen
    months: Mapping[str, int]
    words: Mapping[str, tuple[str, ...]]  # language -> the words that can be chosen, as they are written
    levels: Mapping[str, Level]
    level_words: Mapping[str, tuple[str, ...]]  # as ``words``


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Write alike what differs only in case, accents, blanks or punctuation. A question mark is a doubt and stays."""
    letters = unicodedata.normalize("NFKD", text.replace("º", "°")).casefold()
    kept = "".join(each for each in letters if not unicodedata.combining(each) and unicodedata.category(each) != "Cf")
    return _PUNCTUATION.sub(" ", kept).strip()


def vocabulary_of(languages: Iterable[Mapping[str, Any]]) -> Vocabulary:
    """Make a vocabulary of the phrases of several languages."""
    columns = {fold(key_of(each)): each for each in Column}
    lines = {fold(key_of(each)): each for each in Respondent}
    values: dict[str, Value] = {}
    inviting: set[str] = set()
    months: dict[str, int] = {}
    words: dict[str, tuple[str, ...]] = {}
    levels: dict[str, Level] = {}
    level_words: dict[str, tuple[str, ...]] = {}
    for phrases in languages:
        sheet = phrases["worksheet"]
        columns |= {fold(sheet["columns"][each]): each for each in Column}
        lines |= {fold(sheet["respondent"][each]): each for each in Respondent}
        lines[fold(phrases["training"]["sheet"]["group"])] = Respondent.BODY
        words[phrases["language"]] = tuple(phrases["value"][value] for value in _ORDER)
        for value in Value:
            values |= {fold(each): value for each in (value, phrases["value"][value], *sheet["also"][value].split(","))}
        level_words[phrases["language"]] = tuple(phrases["level"][level] for level in LEVELS)
        for level in LEVELS:
            said = (level, phrases["level"][level], *phrases["training"]["sheet"]["also"][level].split(","))
            levels |= {fold(each): level for each in said}
        inviting.add(fold(sheet["choose"]))
        months |= {fold(name): number for number, name in enumerate(phrases["months"].split(), 1)}
    return Vocabulary(columns, lines, values, frozenset(inviting), months, words, levels, level_words)


def value_of(text: str, vocabulary: Vocabulary) -> Value | None:
    """Understand a word that was chosen or typed; None where it is unclear.

    One of the words that can be chosen is also taken with a slip of the pen: as many words, the same first letter, and no
    other word near.
    """
    return _meant(text, vocabulary.values, vocabulary.words)


def level_of(text: str, vocabulary: Vocabulary) -> Level | None:
    """Understand an obligation level in the same way."""
    return _meant(text, vocabulary.levels, vocabulary.level_words)


def _meant(text: str, known: Mapping[str, _Said], shown: Mapping[str, tuple[str, ...]]) -> _Said | None:
    typed = fold(text)
    if typed in known:
        return known[typed]
    if "?" in typed:
        return None
    likeness: dict[_Said, float] = {}
    for word in {fold(each) for words in shown.values() for each in words}:
        value = known[word]
        if (
            typed[:1] == word[:1]
            and typed.count(" ") == word.count(" ")
            and abs(len(typed) - len(word)) <= _MOST_MISSING
        ):
            found = SequenceMatcher(None, typed, word, autojunk=False).ratio()
            likeness[value] = max(likeness.get(value, 0), found)
    ranked = sorted(likeness, key=lambda each: -likeness[each])
    if not ranked or likeness[ranked[0]] < _NEAR:
        return None
    is_clear = len(ranked) == 1 or likeness[ranked[0]] - likeness[ranked[1]] >= _CLEARLY
    return ranked[0] if is_clear else None


def day_of(text: str, vocabulary: Vocabulary) -> str:
    """Understand a date; empty where it is none, or could be one of two days."""
    plain = " ".join(text.replace(",", " ").split())
    if match := _DAY.match(plain):
        return _iso(int(match[1]), int(match[2]), int(match[3]))
    if match := _WORDS.match(plain):
        return _iso(int(match[3]), vocabulary.months.get(fold(match[2]), 0), int(match[1]))
    if match := _NUMBERS.match(plain):
        first, second = int(match[1]), int(match[2])
        if first > _MONTHS or first == second:
            return _iso(int(match[3]), second, first)
        if second > _MONTHS:
            return _iso(int(match[3]), first, second)
    return ""


def _iso(year: int, month: int, day: int) -> str:
    from datetime import date

    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""

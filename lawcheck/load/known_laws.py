"""Laws that exist, so that nobody takes an invented one for them: a small list, with where each was seen."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from lawcheck.load.located import decode, read_bytes

_FILE = Path(__file__).resolve().parent / "known_laws.yaml"
_NEAR = 0.9  # titles of laws are alike by their nature: half of the words are 'Act', 'Persons' and 'Trafficking'
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_NUMBER = re.compile(r"(?:\b(?:act|law) )?\bno? [\d/ ]+(?:du \d+(?:er)? \w+ \d{4})?|\b(?:of |de |du )?\d+\b")
_IDLE = re.compile(r"^(?:the|la|le) |\b(?:extract|extrait)\b")
_LETTERS = re.compile(r"[^\w]+")


class KnownLaw(NamedTuple):
    """A law of a State."""

    title: str
    state: str  # ISO 3166 code
    year: int
    cite: str
    is_distinctive: bool  # nobody would word it so by chance


class Resemblance(NamedTuple):
    """A law that another is taken for."""

    law: KnownLaw
    is_same: bool  # title and year, or a title that is its alone


def known_law(title: str, citation: str = "") -> Resemblance | None:
    """Find the law that a title is, or is too like; a title that any legislator would choose is one with its year alone.

    Args:
        title: The title.
        citation: What stands beside it: the year may be there.
    """
    plain = _plain(title)
    years = {int(each) for each in _YEAR.findall(f"{title} {citation}")}
    near: Resemblance | None = None
    for law in known_laws():
        own = _plain(law.title)
        if plain == own and (law.year in years or law.is_distinctive):
            return Resemblance(law, is_same=True)
        if law.is_distinctive and near is None and (f" {own} " in f" {plain} " or _is_near(plain, own)):
            near = Resemblance(law, is_same=False)
    return near


@lru_cache(maxsize=1)
def known_laws() -> tuple[KnownLaw, ...]:
    """Give the list."""
    return tuple(
        KnownLaw(each["title"], each["state"], each["year"], each["cite"], each.get("distinctive", False))
        for each in _data()["laws"]
    )


def other_names() -> tuple[tuple[str, str], ...]:
    """Give names of States that ISO 3166 has not, each with the code."""
    return tuple((each["name"], each["state"]) for each in _data()["names"])


@lru_cache(maxsize=1)
def _data() -> Any:
    from lawcheck.load.yaml_text import parse_yaml

    return parse_yaml(decode(read_bytes(_FILE, _FILE.name), _FILE.name), _FILE.name).data


def _is_near(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return min(matcher.real_quick_ratio(), matcher.quick_ratio()) >= _NEAR and matcher.ratio() >= _NEAR


@lru_cache(maxsize=512)
def _plain(title: str) -> str:
    """Leave accents, signs, numbers and years out of a comparison."""
    letters = (each for each in unicodedata.normalize("NFKD", title) if not unicodedata.combining(each))
    bare = _LETTERS.sub(" ", "".join(letters)).strip().casefold()
    return " ".join(_IDLE.sub(" ", _NUMBER.sub(" ", bare)).split())

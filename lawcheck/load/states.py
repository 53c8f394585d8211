"""States by ISO 3166 code or by name, in any language of reports, from the library of codes. Names are given as it has them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from gettext import GNUTranslations, find
from pathlib import Path
from typing import Any, NamedTuple

from lawcheck.errors import LawcheckError, Problem, nearest
from lawcheck.load.phrases import phrase_languages

_OWN_CODE = re.compile(r"X[A-Z]\Z")
_MOST_NAMED = 6
_CODE = 3  # letters of the longest code, which is no word that could be meant
_LETTERS = re.compile(r"[^\w]+")


class State(NamedTuple):
    """A State as the list of codes names it."""

    code: str
    names: dict[str, str]  # by language


def is_own_code(text: str) -> bool:
    """Say whether a code is one that ISO 3166 leaves to users: XA to XZ."""
    return bool(_OWN_CODE.match(text))


def find_state(text: str, option: str = "--country") -> State:
    """Find a State by its code (CI, CIV) or its name (Côte d'Ivoire, Ivory Coast is no name of the list).

    Raises:
        LawcheckError: There is none; names the nearest.
    """
    import pycountry  # 32 ms, and nothing else needs it

    spoken = _catalogues(pycountry.LOCALES_DIR)
    names: dict[str, Any] = {}
    for entry in pycountry.countries:
        for name in (entry.alpha_2, entry.alpha_3, *_names(entry, spoken.values())):
            names.setdefault(_plain(name), entry)
    found = names.get(_plain(text))
    if found is None:
        near = ", ".join(f"{entry.alpha_2} ({entry.name})" for entry in _near(_plain(text), names))
        remedy = f"did you mean {near}?" if near else "give its ISO 3166 code"
        raise LawcheckError([Problem(path=option, message=f"ISO 3166 has no State '{text}'", remedy=remedy)])
    return State(
        found.alpha_2, {"en": found.name, **{each: catalogue.gettext(found.name) for each, catalogue in spoken.items()}}
    )


def code_of_name(name: str) -> str:
    """Give the code of the State that is called so; empty where none is."""
    try:
        return find_state(name).code
    except LawcheckError:
        return ""


def _near(typed: str, names: dict[str, Any]) -> list[Any]:
    """Give the States that have the typed word in a name, else those that have one that is spelt nearly so."""
    known = [name for name in names if len(name) > _CODE]
    words = [word for name in known for word in name.split() if len(word) > _CODE]
    near = nearest(typed, [*known, *words])
    for word in (typed, near.partition("'")[2].rpartition("'")[0]):
        holding = [names[name] for name in known if word and f" {word} " in f" {name} "]
        if holding:
            return list({entry.alpha_2: entry for entry in holding}.values())[:_MOST_NAMED]
    return []


def _catalogues(folder: str) -> dict[str, GNUTranslations]:
    """Open the names of States in the languages of reports, as far as the library of codes has them; English is its own."""
    found: dict[str, GNUTranslations] = {}
    for language in phrase_languages():
        path = find("iso3166-1", folder, [language.replace("-", "_")])
        if path is not None and language != "en":
            with Path(path).open("rb") as file:
                found[language] = GNUTranslations(file)
    return found


def _names(entry: Any, spoken: Iterable[GNUTranslations]) -> Iterator[str]:
    for key in ("name", "common_name", "official_name"):
        name = getattr(entry, key, "")
        if name:
            yield name
            yield from (each.gettext(name) for each in spoken)


def _plain(text: str) -> str:
    """Leave accents, capitals and signs out of a comparison."""
    bare = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
    return _LETTERS.sub(" ", bare).strip().casefold()

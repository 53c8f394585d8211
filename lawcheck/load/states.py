"""States by ISO 3166 code or by name, in any language of reports, from the library of codes. Names are given as it has them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from gettext import GNUTranslations, find
from pathlib import Path
from typing import Any, NamedTuple

from lawcheck.errors import LawcheckError, Problem, nearest
from lawcheck.load.phrases import phrase_languages

_OWN_CODE = re.compile(r"X[A-Z]\Z")
_MOST_NAMED = 6
_CODE = 3  # letters of the longest code, which is no word that could be meant
_LETTERS = re.compile(r"[^\w]+")
_NEAR = 0.8  # how like a State's name another is that one takes for it: Ruritania and Mauritania are, Wakanda and Uganda not
_SHORT = 4  # letters of names that too much would be like
_LONGEST = 7  # words of a name
_TOKEN = re.compile(r"[^\W\d_]+")
_FORM = re.compile(  # of a State, before its name: Republic of, République du
    r"(?:(?:the|la|le|l|federal|federated|democratic|people s|islamic|united|republic|republique|kingdom|royaume|states?|etats?"
    r"|commonwealth|federation|confederation|union|principality|principaute|duchy|duche|grand|sultanate|sultanat|democratique"
    r"|populaire|islamique|federale|unis?|uni) )+(?:of|de|du|des|d)(?: (?:the|la|le|l|les))? "
)
_ISLANDS = re.compile(r"^(?:iles?|isles? of|islands? of)(?: (?:de|du|des|d|la|les|l|the))* | (?:islands?|isles?)$")
_WORDS = frozenset({"reunion", "jersey", "grenade", "maurice", "dominique"})  # words like any other


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


def likeness(text: str) -> str | None:
    """Name the State whose name a text is, has in it, or nearly is; None where there is none.

    Names are those of ISO 3166 in the languages of reports, of States that are no more, and some that are in use all the
    same (``known_laws.yaml``). Accents, capitals and the form of a State (Republic of) do not count.
    """
    named = state_in(text)
    if named is not None:
        return named
    core = _core(_plain(text))
    typed = {each for each in (core, *core.split()) if len(each) > _SHORT}
    found = max(
        ((_ratio(each, name), state) for name, state in _known_names().items() for each in typed if len(name) > _SHORT),
        default=(0.0, ""),
    )
    return found[1] if found[0] >= _NEAR else None


def state_in(text: str) -> str | None:
    """Name the State that a text names: 'Penal Code of Mali'. A name that is a word like any other must stand alone."""
    core = _core(_plain(text))
    found = [name for name in _known_names() if f" {name} " in f" {core} " and (name not in _WORDS or name == core)]
    return _known_names()[max(found, key=len)] if found else None


def states_named(text: str) -> tuple[str, ...]:
    """Name the States that stand in a running text by their full names, with a capital: once each, in their order."""
    known, found = _full_names(), dict[str, None]()
    words = _TOKEN.findall(text)
    at = 0
    while at < len(words):
        longest = 0
        if words[at][0].isupper():
            for length in range(min(_LONGEST, len(words) - at), 0, -1):
                name = _plain(" ".join(words[at : at + length]))
                if name in known and name not in _WORDS:
                    found[known[name]] = None
                    longest = length
                    break
        at += longest or 1
    return tuple(found)


@lru_cache(maxsize=1)
def _full_names() -> dict[str, str]:
    """Give the names of States that are, in every language, with the State as it is called in messages."""
    import pycountry

    spoken = list(_catalogues(pycountry.LOCALES_DIR).values())
    return {
        _plain(name): getattr(entry, "common_name", entry.name)
        for entry in pycountry.countries
        for name in _names(entry, spoken)
    }


@lru_cache(maxsize=1)
def _known_names() -> dict[str, str]:
    """Give the names of States as they are compared, short and historic ones as well."""
    import pycountry

    from lawcheck.load.known_laws import other_names

    spoken = list(_catalogues(pycountry.LOCALES_DIR).values())
    names = dict(_full_names())
    for entry in pycountry.countries:
        for name in _names(entry, spoken):
            for each in _forms_of(name):
                names.setdefault(each, getattr(entry, "common_name", entry.name))
    for entry in pycountry.historic_countries:
        for each in _forms_of(entry.name):
            names.setdefault(each, entry.name)
    for name, code in other_names():
        known = pycountry.countries.get(alpha_2=code)
        names.setdefault(_plain(name), getattr(known, "common_name", known.name) if known else name)
    return names


def _forms_of(name: str) -> Iterator[str]:
    """Give a name as it stands, and without its form: 'Korea, Republic of' and 'Republic of Korea' are Korea."""
    short = re.sub(r"\(.*?\)", "", name)
    for each in (short, short.partition(",")[0]):
        yield _plain(each)
        yield _core(_plain(each))


def _core(plain: str) -> str:
    """Leave out what many names share: Republic of, Islands."""
    bare = _FORM.sub("", plain, count=1) if _FORM.match(plain) else plain
    return _ISLANDS.sub("", bare).strip() or plain


def _ratio(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if min(matcher.real_quick_ratio(), matcher.quick_ratio()) < _NEAR:
        return 0.0
    return matcher.ratio()


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

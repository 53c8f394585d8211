"""Whether the names of an invented State and of its texts are free: none of them is a real State's or a real law's."""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.model.country import Country
from lawcheck.model.scoring import Fault


def name_faults(country: Country) -> list[Fault]:
    """Name what is taken; what only resembles is a warning."""
    return [*_of_country(country), *_of_titles(country), *_in_texts(country)]


def _of_country(country: Country) -> Iterator[Fault]:
    from lawcheck.load.states import code_of_name, is_own_code, likeness

    for name in dict.fromkeys(country.name.values()):
        if code := code_of_name(name):
            yield Fault("state", name, (code,))
        elif state := likeness(name):
            yield Fault("like-state", name, (state,), is_warning=True)
    if not is_own_code(country.code):
        yield Fault("code", country.code)


def _in_texts(country: Country) -> Iterator[Fault]:
    """A State that an invented law names may be meant; a trainer should know of it."""
    from lawcheck.load.states import states_named

    for statute_id, text in country.texts.items():
        found: dict[str, str] = {}
        for number, section in text.sections.items():
            for state in states_named(f"{section.heading} {section.words()}"):
                found.setdefault(state, f"{state} ({statute_id} {number})")
        if found:
            yield Fault("state-in-text", statute_id, tuple(found.values()), is_warning=True)


def _of_titles(country: Country) -> Iterator[Fault]:
    from lawcheck.load.known_laws import known_law
    from lawcheck.load.states import state_in

    for statute in country.statutes.values():
        for title in dict.fromkeys(statute.title.values()):
            if state := state_in(title):
                yield Fault("state-in-title", title, (state,), is_warning=True)
            if found := known_law(title, statute.citation):
                shown = f"{found.law.title}, {found.law.cite} ({found.law.state})"
                yield Fault("law" if found.is_same else "like-law", title, (shown,), is_warning=not found.is_same)

"""Definitions and delegations in the words of a statute, told by the phrases that its language uses for them.

What drafters write otherwise is not found: the lists are a help to a reader, no proof that there is nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lawcheck.model.citation import Citation, Pinpoint
from lawcheck.model.country import Passage, StatuteText
from lawcheck.model.drafting import DefinedTerm, Delegation

LONGEST_TERM = 80  # characters

_QUOTED = rf"[“\"«‘']\s?(?P<term>[^“”\"«»‘’']{{2,{LONGEST_TERM}}}?)\s?[”\"»’']"
_DEFINITIONS: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(rf"{_QUOTED},?\s+(?P<verb>means|includes|has the (?:same )?meaning|refers to)\b(?P<words>[^”]*)"),
    "fr": re.compile(rf"{_QUOTED}\s*(?P<verb>:|désigne|s['’]entend|signifie|a le sens)(?P<words>.*)"),
    "es": re.compile(
        rf"{_QUOTED}\s*(?P<verb>:|significa|designa|se entiende|se entenderá|tiene el significado)(?P<words>.*)"
    ),
    "pt": re.compile(rf"{_QUOTED}\s*(?P<verb>:|significa|designa|entende-se|tem o significado)(?P<words>.*)"),
}
_REFERENCES = re.compile(
    r"has the (?:same )?meaning|within the meaning|as defined in|a le sens|au sens|tiene el significado|en el sentido"
    r"|tem o significado|na aceção",
    re.IGNORECASE,
)
_DELEGATIONS: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"(?:may|shall|must) (?:make|issue|by) (?:regulations?|rules|orders?|notices?)|(?:list|determine|fix|set)\w* [^.;]{0,60}?"
        r"by (?:regulations?|order|notice)|prescribed(?: by (?:regulations?|order|notice))?|where regulations so require",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"décrets? (?:en conseil d['’]état|d['’]application)|(?:par|un|des) (?:décrets?|arrêtés?|règlements?|ordonnances?)"
        r"|voie réglementaire|fixée?s? par (?:décret|arrêté|règlement)",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"reglamentar\w+|(?:por|mediante) (?:decreto|reglamento|orden ministerial|resolución)|el reglamento (?:de esta ley )?\w+ará",
        re.IGNORECASE,
    ),
    "pt": re.compile(
        r"regulamentar\w*|(?:por|mediante) (?:decreto|portaria|regulamento)|nos termos do regulamento", re.IGNORECASE
    ),
}


def defined_terms(text: StatuteText, language: str) -> Iterator[DefinedTerm]:
    """Find the terms that a text defines, in a language whose phrases are known; in another, none."""
    pattern = _DEFINITIONS.get(language.partition("-")[0])
    if pattern is None:
        return
    for place, passage in _places(text):
        for match in pattern.finditer(passage.text):
            whole = f"{match['verb']}{match['words']}"
            words = " ".join([match["words"], *(child.words() for child in passage.children)])
            yield DefinedTerm(
                " ".join(match["term"].split()),
                Citation(text.statute_id, place),
                " ".join(words.split()).strip(" ,;:."),
                _REFERENCES.search(whole) is not None,
            )


def delegations(text: StatuteText, language: str) -> Iterator[Delegation]:
    """Find the places that leave something to a later text."""
    pattern = _DELEGATIONS.get(language.partition("-")[0])
    if pattern is None:
        return
    for place, passage in _places(text):
        if match := pattern.search(passage.text):
            yield Delegation(Citation(text.statute_id, place), " ".join(match[0].split()))


def _places(text: StatuteText) -> Iterator[tuple[Pinpoint, Passage]]:
    def below(place: Pinpoint, passage: Passage) -> Iterator[tuple[Pinpoint, Passage]]:
        yield place, passage
        for child in passage.children:
            yield from below(Pinpoint(place.section, (*place.path, child.label)), child)

    for label, section in text.sections.items():
        yield from below(Pinpoint(label), section)

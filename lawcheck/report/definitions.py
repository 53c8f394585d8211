"""Definitions gathered from several clauses: one list, each term once where the clauses agree, in alphabetical order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

_QUOTED = re.compile(r"[“«]\s?([^”»]+?)\s?[”»]")
_CONNECTOR = re.compile(r"\s*,\s*|\s+\w{1,3}\s+")
_OPENS = ("“", "«")
_LABEL = re.compile(r"\(?[a-z]{1,4}\)\s")


class Definition(NamedTuple):
    """One or more terms that are defined together, and the lines of the definition."""

    terms: tuple[str, ...]  # empty: a rule about definitions in general
    lines: tuple[str, ...]
    option_id: str


def is_definition(clause: str) -> bool:
    """Say whether a clause consists of definitions: it begins with a term in quotation marks."""
    return clause.strip().startswith(_OPENS)


def definitions_in(clause: str, option_id: str) -> list[Definition]:
    """Split a clause into definitions; what follows the last term and is no part of its list is a general rule."""
    found: list[Definition] = []
    for raw in clause.strip().splitlines():
        line = raw.strip()
        if not line:
            continue
        previous = found[-1].lines[-1] if found else ""
        if line.startswith(_OPENS):
            found.append(Definition(terms_of(line), (line,), option_id))
        elif found and (_LABEL.match(line) or _LABEL.match(previous)):
            found[-1] = found[-1]._replace(lines=(*found[-1].lines, line))
        else:
            found.append(Definition((), (line,), option_id))
    return found


def terms_of(line: str) -> tuple[str, ...]:
    """Give the terms with which a line begins, without quotation marks and square brackets."""
    terms, place = [], 0
    while match := _QUOTED.match(line, place):
        terms.append(match[1].strip("[] "))
        connector = _CONNECTOR.match(line, match.end())
        place = connector.end() if connector else len(line)
    return tuple(terms)


def in_order(definitions: Iterable[Definition], articles: Iterable[str]) -> list[Definition]:
    """Sort definitions by their first term, an article before it and accents left aside; general rules come last."""
    skipped = tuple(articles)
    return sorted(
        definitions, key=lambda each: (not each.terms, _sorted_as(each.terms[0], skipped) if each.terms else "")
    )


def _sorted_as(term: str, articles: tuple[str, ...]) -> str:
    word = next((term[len(each) :] for each in articles if term.lower().startswith(each)), term)
    bare = unicodedata.normalize("NFKD", word.casefold())
    return "".join(each for each in bare if not unicodedata.combining(each)).strip()


def is_used(term: str, text: str) -> bool:
    """Say whether a term, or its plural, stands in a text."""
    return re.search(rf"(?<!\w){re.escape(term)}(?:e?s|x)?(?!\w)", text, re.IGNORECASE) is not None

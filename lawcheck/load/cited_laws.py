"""Places in laws as people outside write them, looked up in the register: ``Penal Code, sections 15 and 16``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from lawcheck.load.statutes.ranges import expand
from lawcheck.model.citation import Citation, parse_pinpoint
from lawcheck.model.country import Country, Statute

_PIECES = re.compile(r"[;\n]+")
_CUTS = (re.compile(r"\s*,\s*"), re.compile(r"\s*,\s*(?:(?:and|et)\b\s*)?|\s+(?:and|et)\s+", re.IGNORECASE))
_BULLET = re.compile(r"\s*(?:[-–•*·]|\d{1,2}[.)])\s+")
_AND = re.compile(r"\s*(?:,|&|\band\b|\bet\b)\s*", re.IGNORECASE)
_SECTIONS = re.compile(
    r"(?:(?:a\s+)?l['’]|les\s+|the\s+)?(?:sections?|sec|ss?|articles?|arts?|§§?)\.?\s*(?=\d)", re.IGNORECASE
)
_EDGES = re.compile(r"^[\s,:.()–-]+|[\s,:–-]+$")
_JOINTS = re.compile(r"(?:^|\s)(?:of|in|under|the|de|du|des|d['’]|la|le|les|l['’])$|^(?:of|the)\s", re.IGNORECASE)
_ADDITION = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*$")
_INNER = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*(?=\w)")  # Trafficking in Persons (Suppression) Act
_SHORTEST_NAME = 4  # letters; a shorter title would be found everywhere
_NAMED = 8  # statutes that a message names
_LONGEST = 400  # characters of a piece that are looked at; a longer one is no citation


class Resolved(NamedTuple):
    """What was found in the register, and what was not, as it was typed."""

    cites: tuple[Citation, ...]
    as_typed: tuple[str, ...]


class Register:
    """The statutes of a country by all their names. What was looked up once is known from then on."""

    def __init__(self, country: Country) -> None:
        self._country = country
        self._names = [
            (each.id, re.compile(name, re.IGNORECASE)) for each in country.statutes.values() for name in _names(each)
        ]
        self._known: dict[str, tuple[Citation, ...]] = {}

    def look_up(self, typed: str) -> Resolved:
        """Find the places that a text names. A piece of it is found as a whole or is left as typed; nothing is guessed."""
        cites: list[Citation] = []
        as_typed: list[str] = []
        for piece in _PIECES.split(typed):
            plain = _BULLET.sub("", piece, count=1).strip() if _BULLET.match(piece) else piece.strip()
            if plain.strip(" .,-"):
                found = self._find(plain) or self._find_each(plain)
                cites += found
                if not found:
                    as_typed.append(plain)
        return Resolved(tuple(dict.fromkeys(cites)), tuple(dict.fromkeys(as_typed)))

    def remedy(self, piece: str) -> str:
        """Say what a text has near the place that was not found, or how a place is named that can be."""
        named = self._split(piece)
        text = self._country.texts.get(named[0]) if named else None
        if named and text is not None:
            _, wrong, near = expand(_bare(_trimmed(named[1])), text)
            return f"{wrong}; {near}" if near else wrong
        known = list(self._country.statutes)
        if not known:
            return "put the texts of the country into its register: lawcheck statutes add"
        more = ", …" if len(known) > _NAMED else ""
        return f"name the text and the place, such as: {known[0]} 3(1); the texts are {', '.join(known[:_NAMED])}{more}"

    def _find(self, piece: str) -> tuple[Citation, ...]:
        if piece not in self._known:
            named = self._split(piece)
            self._known[piece] = _places(named[0], named[1], self._country) if named else ()
        return self._known[piece]

    def _split(self, piece: str) -> tuple[str, str] | None:
        """Give the one statute that a piece names, by its id or a name, and the rest of the piece."""
        first, _, rest = piece.rstrip(" .").partition(" ")
        own = first.casefold().rstrip(",")
        return (own, rest) if own in self._country.statutes else self._named(piece[:_LONGEST])

    def _find_each(self, piece: str) -> tuple[Citation, ...]:
        """Find places in several statutes that commas or an "and" set apart: all of them, or none."""
        for cut in _CUTS:
            parts: list[str] = []
            for part in cut.split(piece[:_LONGEST]):
                if parts and not self._names_a_statute(part):
                    parts[-1] += f", {part}"
                else:
                    parts.append(part)
            found = [self._find(each) for each in parts] if len(parts) > 1 else []
            if found and all(found):
                return tuple(cite for part in found for cite in part)
        return ()

    def _names_a_statute(self, part: str) -> bool:
        return part.partition(" ")[0].casefold() in self._country.statutes or self._named(part) is not None

    def _named(self, piece: str) -> tuple[str, str] | None:
        """Find the one statute whose name stands in a piece, the longest name first; give what stands beside the name."""
        plain = _without_accents(piece)
        best: dict[str, tuple[int, str]] = {}
        for statute_id, name in self._names:
            match = name.search(plain)
            if match:
                beside = f"{_trimmed(plain[: match.start()])} {_trimmed(plain[match.end() :])}"
                found = (match.end() - match.start(), beside.strip())
                best[statute_id] = max(best.get(statute_id, found), found, key=lambda each: each[0])
        ranked = sorted(best, key=lambda each: -best[each][0])
        if not ranked or (len(ranked) > 1 and best[ranked[0]][0] == best[ranked[1]][0]):
            return None
        return ranked[0], best[ranked[0]][1]


def _names(statute: Statute) -> Iterator[str]:
    """Give the names of a statute as patterns: titles, with and without what they add in brackets, and its citation."""
    texts = [*statute.title.values(), statute.citation, statute.id.replace("-", " ")]
    for text in dict.fromkeys(
        [*texts, *(_ADDITION.sub("", each) for each in texts), *(_INNER.sub(" ", each) for each in texts)]
    ):
        words = re.findall(r"\w+", _without_accents(text))
        if sum(map(len, words)) >= _SHORTEST_NAME:
            yield r"\b" + r"[\W_]+".join(map(re.escape, words)) + r"\b"


def _without_accents(text: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))


def _trimmed(text: str) -> str:
    """Take away what joins a place to a name: 'section 12 of the'."""
    before = None
    while text != before:
        before = text
        text = _JOINTS.sub("", _EDGES.sub("", text))
    return text


def _places(statute_id: str, rest: str, country: Country) -> tuple[Citation, ...]:
    """Find places in one statute: all that are named, or none."""
    rest = _trimmed(rest)
    if not rest:
        return (Citation(statute_id),)
    whole = _place(statute_id, rest, country)
    if whole:
        return whole
    parts = [_place(statute_id, each, country) for each in _AND.split(rest) if each.strip()]
    return tuple(cite for part in parts for cite in part) if len(parts) > 1 and all(parts) else ()


def _bare(rest: str) -> str:
    return _SECTIONS.sub("", rest, count=1) if _SECTIONS.match(rest) else rest


def _place(statute_id: str, rest: str, country: Country) -> tuple[Citation, ...]:
    bare = _bare(rest)
    text = country.texts.get(statute_id)
    if text is None:
        pinpoint = parse_pinpoint(bare) if re.match(r"\d+[A-Za-z]{0,2}(?:[-.]\d+)*\s*(?:\(|$)", bare) else None
        return (Citation(statute_id, pinpoint),) if pinpoint else ()
    for entry in dict.fromkeys((bare, rest)):
        pinpoints, wrong, _ = expand(entry, text)
        if not wrong and pinpoints:
            return tuple(Citation(statute_id, each) for each in pinpoints)
    return ()

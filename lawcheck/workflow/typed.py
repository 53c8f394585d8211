"""Citations as they are typed: completed, checked at once, and put into the form in which answers cite."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lawcheck.errors import nearest
from lawcheck.load.statutes.ranges import expand
from lawcheck.model.citation import Citation, parse_citation, parse_pinpoint
from lawcheck.model.country import Country

_CUT = re.compile(r"([;,])")
_POINTED = re.compile(r"#(\d*)\s*(.*)", re.DOTALL)
_MOST = 12  # completions


class Typed(NamedTuple):
    """One citation as it was typed; ``entry`` is how an answer cites it, empty where something is wrong."""

    typed: str
    entry: str
    heading: str = ""
    message: str = ""
    remedy: str = ""

    @property
    def problem(self) -> str:
        """What is wrong, with the remedy; empty where nothing is."""
        return f"{self.message}; {self.remedy}" if self.remedy else self.message


class Pointed(NamedTuple):
    """What lies on the desk and can be cited by a sign: ``#`` the section that is open, ``#2`` the second that is listed."""

    listed: Sequence[Citation] = ()
    opened: Citation | None = None


NOTHING = Pointed()


def read_typed(line: str, country: Country, pointed: Pointed = NOTHING, *, whole_texts: bool = False) -> list[Typed]:
    """Read a line of citations, set apart by semicolons or commas.

    A place without the id of a text is one of the text named before it; else of the section that is open; else of the
    only text there is.
    """
    found: list[Typed] = []
    statute_id = _presumed(country, pointed)
    for sign, piece in _pieces(line):
        text = _spelt_out(piece, pointed)
        head, _, rest = text.partition(" ")
        known = _id(head, country)
        if known:
            statute_id = known
            found.append(_typed(piece, known, rest, country, whole_texts=whole_texts))
            continue
        alone = _typed(piece, statute_id, text, country) if statute_id else _unknown(piece, head, country)
        if alone.entry or not (sign == "," and found and found[-1].entry):
            is_place = bool(statute_id) and any(letter.isdigit() for letter in head)
            found.append(alone if alone.entry or is_place else _unknown(piece, head, country))
            continue
        before = found[-1]
        place = f"{before.typed.partition(' ')[2] or before.typed}, {text}"  # "Art. 225-4-1, al. 2"
        joined = _typed(f"{before.typed}, {piece}", statute_id, place, country)
        if joined.entry:
            found[-1] = joined
        else:
            found.append(alone if any(letter.isdigit() for letter in head) else _unknown(piece, head, country))
    return found


def completions(line: str, country: Country, pointed: Pointed = NOTHING) -> list[str]:
    """Complete the last citation of a line; gives whole lines, likeliest first."""
    start = max(line.rfind(";"), line.rfind(",")) + 1
    start += len(line[start:]) - len(line[start:].lstrip())
    kept, piece = line[:start], line[start:]
    if not piece:
        return []
    statute_id, blank, rest = piece.partition(" ")
    known = _id(statute_id, country)
    if not (known and blank):
        listed = [str(each) for each in pointed.listed]
        names = [f"{each} " for each in country.statutes]  # a place follows
        begun = [each for each in (*listed, *names) if each.casefold().startswith(piece.casefold())]
        return [kept + each for each in dict.fromkeys(begun)][:_MOST]
    return [f"{kept}{known} {place}" for place in _places(rest, known, country)][:_MOST]


def entries(found: Sequence[Typed]) -> tuple[str, ...]:
    """Give citations as answers cite them, once each."""
    return tuple(dict.fromkeys(each.entry for each in found if each.entry))


def _pieces(line: str) -> Iterator[tuple[str, str]]:
    """Give each piece with the sign before it."""
    parts = _CUT.split(line)
    for sign, piece in zip(["", *parts[1::2]], parts[::2], strict=True):
        if piece.strip():
            yield sign, " ".join(piece.split())


def _presumed(country: Country, pointed: Pointed) -> str:
    if pointed.opened is not None:
        return pointed.opened.statute_id
    return next(iter(country.statutes)) if len(country.statutes) == 1 else ""


def _spelt_out(piece: str, pointed: Pointed) -> str:
    """Write out ``#2(1)`` and ``#(1)``; what points to nothing stays as it is."""
    match = _POINTED.match(piece)
    if match is None:
        return piece
    number = int(match[1]) if match[1] else 0
    if not number and pointed.opened is not None:
        return f"{pointed.opened}{match[2]}"
    if 0 < number <= len(pointed.listed):
        return f"{pointed.listed[number - 1]}{match[2]}"
    return piece


def _id(name: str, country: Country) -> str:
    return next((each for each in country.statutes if each.casefold() == name.casefold()), "")


def _unknown(piece: str, head: str, country: Country) -> Typed:
    remedy = nearest(head, country.statutes) or f"registered: {', '.join(country.statutes) or 'no text'}"
    return Typed(piece, "", message=f"'{head}' is the id of no text", remedy=remedy)


def _typed(piece: str, statute_id: str, rest: str, country: Country, *, whole_texts: bool = False) -> Typed:
    text = country.texts.get(statute_id)
    if not rest.strip():
        title = next(iter(country.statutes[statute_id].title.values()), "")
        if text is None or whole_texts:
            return Typed(piece, statute_id, title)
        remedy = f"such as {statute_id} {next(iter(text.sections), '1')}"
        return Typed(piece, "", message=f"'{statute_id}' names no section", remedy=remedy)
    if text is None:
        citation = parse_citation(f"{statute_id} {rest}")
        return Typed(piece, str(citation)) if citation else Typed(piece, "", message=f"'{rest}' is no section")
    pinpoints, message, remedy = expand(rest, text)
    if message:
        return Typed(piece, "", message=message, remedy=remedy)
    heading = text.sections[pinpoints[0].section].heading
    place = str(pinpoints[0]) if len(pinpoints) == 1 else " ".join(rest.split())
    return Typed(piece, f"{statute_id} {place}", heading)


def _places(begun: str, statute_id: str, country: Country) -> list[str]:
    """Complete a place in a text: a section, then the steps down from it."""
    text = country.texts.get(statute_id)
    if text is None:
        return []
    begun = " ".join(begun.split())
    whole, bracket, last = begun.rpartition("(")
    if not bracket:
        return [label for label in text.sections if label.casefold().startswith(begun.casefold())]
    pinpoint = parse_pinpoint(whole)
    passage = text.find(pinpoint) if pinpoint else None
    wanted = last.rstrip(") ").casefold()
    return (
        [f"{pinpoint}({each.label})" for each in passage.children if each.label.casefold().startswith(wanted)]
        if passage
        else []
    )

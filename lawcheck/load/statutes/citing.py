"""Citations as lawyers write them, found in a text: ``Art. 225-4-1, al. 2``, ``§ 232 Abs. 1 Nr. 2``, ``18 U.S.C. 1591(a)(1)``."""

from __future__ import annotations

import re

from lawcheck.load.statutes.numbering import digits, han_number, named
from lawcheck.load.statutes.wording import section_label
from lawcheck.model.citation import Pinpoint
from lawcheck.model.country import Passage, StatuteText

_CODE_BEFORE = re.compile(r"^\d+\s*(?:u\.?\s?s\.?\s?c|c\.?\s?f\.?\s?r)\.?\s*(?=[§\d])", re.IGNORECASE)
_STEP_WORD = (
    r"subsection|subsec|paragraph|paragraphe|para|par|absatz|abs|alin[ée]a|al|satz|nummer|nr|numeral|núm|num|inciso|inc"
    r"|litera|lit|lettre|letra|let|item|point|punto|lid|onder|buchstabe|buchst|ziffer|ziff|apartado|apdo|parágrafo|n\.º|часть|ч|пункт|п|الفقرة|فقرة|البند|بند|§"
)
_COUNTED = re.compile(  # a line that lawyers count: "al. 2", "párrafo segundo", "第二款", "Satz 2"
    r"[\s,;]*(?:(?P<al>alin[ée]a|al)\.?\s*(?P<al_number>\d+)|(?P<ordinal>\d+)\s*(?:er?|[èe]me|nd|e)\s+alin[ée]a"
    r"|alin[ée]a\s+(?P<first>premier)|(?P<nth>premier|deuxi[èe]me|second|troisi[èe]me|quatri[èe]me|cinqui[èe]me)\s+alin[ée]a"
    r"|(?:p[áa]rrafo|p[áa]rr|par[áa]grafo|unnumbered paragraph|par\.)\.?\s*(?P<number>\d+)"
    r"|p[áa]rrafo\s+(?P<word>primero|segundo|tercero|cuarto|quinto)|第(?P<han>[一二三四五六七八九十]+)款)",
    re.IGNORECASE,
)
_WORDS = {"primero": 1, "segundo": 2, "tercero": 3, "cuarto": 4, "quinto": 5}
_NTH = {"premi": 1, "deuxi": 2, "secon": 2, "troisi": 3, "quatri": 4, "cinqui": 5}  # by how the word begins
_LABEL = r"\d+(?:\.\d+)?[a-z]?|único|[^\W\d_]{1,4}(?![^\W\d_])(?:\.\d+)?"
_STEP = re.compile(
    r"[\s,;]*\(\s*(?P<bracketed>[^()\s]{1,20})\s*\)"
    r"|[\s,]*[第제]?\(?(?P<han>[一二三四五六七八九十]+|\d+)\)?[款项項目号號항호]|[\s,]*(?P<hangul>[가-하])목"
    rf"|[\s,;.:/]*(?:(?:{_STEP_WORD})\b\.?|§)?\s*[(«“]?(?P<label>{_LABEL})[º°.]{{0,2}}[)»”]?",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\s*(\[\d+\])")  # which one of the sections that have this number
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u200f\u2060\ufeff"))


def find_as_written(citation: str, text: StatuteText) -> Pinpoint | None:
    """Find the place that a citation names; None where the text has no such place.

    Digits of any script, full-width forms, no-break blanks and soft hyphens make no difference.
    """
    plain = _CODE_BEFORE.sub("", _plain(citation))
    if "(" not in plain and (whole := section_label(plain)) in text.sections:  # "ss. 204 and 205", repealed together
        return Pinpoint(whole)
    for heading in (plain, f"Art. {plain}", f"§ {plain}"):
        found = named(heading[:1].upper() + heading[1:])
        if found:
            for section, rest in _sections(found.label, found.rest):
                place = _place(section, rest, text)
                if place is not None:
                    return place
    return None


def _line(counted: re.Match[str], place: Pinpoint, passage: Passage) -> Pinpoint | None:
    """Give the line that is counted; None where a number of the text itself is meant, as in Switzerland."""
    nth = counted["first"] or counted["nth"]
    if nth:
        number = next(number for start, number in _NTH.items() if nth.casefold().startswith(start))
    elif counted["word"]:
        number = _WORDS[counted["word"].casefold()]
    elif counted["han"]:
        number = han_number(counted["han"])
    else:
        number = int(counted["al_number"] or counted["ordinal"] or counted["number"])
    if any(child.label == str(number) and child.mark == "(1" for child in passage.children):
        return None
    kind = "al" if counted["al"] or counted["ordinal"] or nth else "par"
    return Pinpoint(place.section, (*place.path, f"{kind}.{number}"))


def _plain(citation: str) -> str:
    """Write what looks alike alike, without touching the words of any law."""
    narrow = "".join(chr(ord(sign) - 0xFEE0) if "\uff01" <= sign <= "\uff5e" else sign for sign in citation)
    return " ".join(digits(narrow.translate(_INVISIBLE)).split())


def _sections(label: str, rest: str) -> list[tuple[str, str]]:
    """Give the section that a label names: all of it, or what stands before a last full stop: ``177 bis.1``."""
    head, stop, tail = label.rpartition(".")
    return [(label, rest), *([(head, f"{tail} {rest}")] if stop else [])]


def _place(label: str, rest: str, text: StatuteText) -> Pinpoint | None:
    again = _AGAIN.match(rest)
    if again:
        label, rest = f"{label} {again[1]}", rest[again.end() :]
    section = next((each for each in text.sections if each.casefold() == label.casefold()), None)
    if section is None:
        return None
    place = Pinpoint(section)
    passage = text.sections[section]
    at = 0
    while at < len(rest.rstrip(" .,;")):
        step = _STEP.match(rest, at)
        counted = _COUNTED.match(rest, at)
        if counted and (line := _line(counted, place, passage)) and text.find(line) is not None:
            is_end = counted.end() >= len(rest.rstrip(" .,;"))
            if is_end or not rest[at:].startswith("第"):
                return line if is_end else None
            at = counted.end()  # the items of a 款 are numbered through
            continue
        if step is None or step.end() == at:
            return None
        typed = next(filter(None, step.groups())).casefold()
        wanted = {typed, str(han_number(typed))} if step["han"] else {typed}
        child = next((each for each in passage.children if each.label.casefold() in wanted), None)
        if child is None:
            return None
        passage, place, at = child, Pinpoint(section, (*place.path, child.label)), step.end()
    return place

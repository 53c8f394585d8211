"""Which lines of a text are the headings of its sections, and which are parts, schedules and page furniture.

Candidates are read by ``numbering``; a text is taken to use one family of them (articles, sections, §, bare numbers).
Where most of a family's lines are Markdown headings, those are the sections. Else the heaviest rising run of numbers is
taken, so that a table of contents, a cross-reference at the start of a line or a numbered list is not a section: a
heading weighs more where words follow it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lawcheck.load.statutes.numbering import Numbered, longest_rising, named, numbered, sort_key
from lawcheck.load.statutes.steps import step

LONGEST_PART = 130  # characters of a line that names a part or chapter
LONGEST_TITLE = 100  # characters of a line that stands above a number as its title
MOST_TITLE_LINES = 5
FULL_WEIGHT = 400  # characters after a heading that make it weigh as much as it can
TIMES_OF_A_RUNNING_HEAD = 4
FEW = 3  # sections show no style
LONGEST_PAGE_NUMBER = 12  # characters
MANY = 50  # sections of a code
NEAR_A_PAGE_BREAK = 4  # lines with words

_PART = re.compile(
    r"^[\s#*_]*(?:part|sub-?part|chapter|sub-?chapter|title|sub-?title|division|sub-?division|book|schedule|annex|explanatory"
    r"|partie|livre|titre|sous-titre|chapitre|section|sous-section|annexe|exposé|libro|t[íi]tulo|cap[íi]tulo|secci[óo]n|livro"
    r"|parte|se[çc][ãa]o|subse[çc][ãa]o|buch|teil|abschnitt|unterabschnitt|titel|kapitel|boek|hoofdstuk|afdeling|tytuł|dział"
    r"|rozdział|часть|раздел|подраздел|глава|розділ|глава|الكتاب|القسم|الباب|الفصل|bab|bahagian|bagian|huraian|sehemu|sura)"
    r"\b(?:\s+[\dIVXLC]{1,7}\.)?[^.;]{0,120}$",
    re.IGNORECASE,
)
_HAN_PART = re.compile(r"^[\s#*_]*第[〇零一二三四五六七八九十百\d]+[章编編节節]")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_SCHEDULE = re.compile(
    rf"^[\s#*_]*(?:the\s+)?(?:(?P<ordinal>{'|'.join(_ORDINALS)})\s+schedule"
    r"|(?P<word>schedule|annex|annexe|anexo|anlage|bijlage|appendix)(?:\s+(?P<number>\d+|[IVX]+|[A-Z])\b)?)"
    r"[\s:.—–*_-]*(?P<rest>[^.;]{0,80})$",
    re.IGNORECASE,
)
_EXPLANATORY = ("explanatory", "exposé", "exposición de motivos", "huraian")
_HAS_NUMBER = re.compile(
    r"\d|[第제]|ماد|premi|prim[ae]|[uú]nico", re.IGNORECASE
)  # most lines have none: looked at first
_RULE = re.compile(r"^[\s*_=—–-]{5,}$")
_PAGE_NUMBER = re.compile(r"^\W{0,4}\d{1,4}\W{0,4}$")


class Heading(NamedTuple):
    """A section's heading: the lines ``top`` to ``at`` belong to it, its title stands on the line or above."""

    at: int
    label: str
    rest: str
    top: int
    again: tuple[int, ...] = ()  # where it is printed again over a later piece of the same section
    title: str | None = None  # what stands above the number; empty where others have a title there and this has none
    family: str = ""


_Candidate = tuple[int, Numbered]


def find_headings(lines: Sequence[str], furniture: frozenset[int]) -> list[Heading]:
    """Find the headings of a text's sections."""
    families: dict[str, list[_Candidate]] = {}
    for index, line in enumerate(lines):
        if is_explanatory(line):
            break
        if index not in furniture and _HAS_NUMBER.search(line):
            for found in filter(None, (named(line), numbered(line))):
                families.setdefault(found.family, []).append((index, found))
    size = _running_size(lines)
    chosen = max((_chosen(lines, size, _own(each)) for each in families.values()), key=len, default=[])
    headings: list[Heading] = []
    for index, found in chosen:
        if headings and found.rest and (found.label, found.rest) == (headings[-1].label, headings[-1].rest):
            headings[-1] = headings[-1]._replace(again=(*headings[-1].again, index))
        else:
            headings.append(Heading(index, found.label, found.rest, index, family=found.family))
    return _with_titles(lines, furniture, headings)


def _own(family: list[_Candidate]) -> list[_Candidate]:
    """Leave out what is quoted: an amending act quotes sections of another. A long code has a few of its own in quotes."""
    own = [each for each in family if not each[1].is_quoted]
    return family if len(own) > MANY and len(family) < len(own) * 1.25 else own


def is_explanatory(line: str) -> bool:
    """Tell the statement that explains a bill to Parliament; its numbers are not the bill's."""
    return line.strip(" #*_").lower().startswith(_EXPLANATORY) and names_a_part(line)


def _running_size(lines: Sequence[str]) -> list[int]:
    total, sizes = 0, [0]
    for line in lines:
        total += len(line.strip())
        sizes.append(total)
    return sizes


def _chosen(lines: Sequence[str], size: Sequence[int], family: list[_Candidate]) -> list[_Candidate]:
    marked = [each for each in family if lines[each[0]].lstrip().startswith("#")]
    if len(marked) * 2 > len(family):
        return marked
    ends = [index for index, _ in family[1:]] + [len(lines)]
    weights = [
        1 + min(size[end] - size[index + 1], FULL_WEIGHT) / FULL_WEIGHT
        for (index, _), end in zip(family, ends, strict=True)
    ]
    return [family[place] for place in longest_rising([sort_key(found.label) for _, found in family], weights)]


def _with_titles(lines: Sequence[str], furniture: frozenset[int], headings: list[Heading]) -> list[Heading]:
    """Take the line above the number as its title where the text does so throughout, as marginal notes are printed."""
    if len(headings) < FEW or all(lines[heading.at].lstrip().startswith("#") for heading in headings):
        return headings
    ends = [-1, *(heading.at for heading in headings)]
    tops = [_title_top(lines, furniture, heading.at, end) for heading, end in zip(headings, ends, strict=False)]
    if sum(top < heading.at for top, heading in zip(tops, headings, strict=True)) * 5 < len(headings) * 3:
        return headings
    return [
        heading._replace(top=top, title=_joined(lines[at] for at in range(top, heading.at) if at not in furniture))
        for top, heading in zip(tops, headings, strict=True)
    ]


def _joined(lines: Iterable[str]) -> str:
    return " ".join(line.strip(" #*_“”\"'") for line in lines if line.strip())


def _title_top(lines: Sequence[str], furniture: frozenset[int], index: int, end: int) -> int:
    """Give the first line of the title that stands right above a heading, or the heading's own line."""
    top, taken = index, 0
    for at in range(index - 1, max(end, index - 12), -1):
        line = lines[at].strip()
        if not line or at in furniture:
            continue
        if not _may_be_title(line.removesuffix(",") if taken else line):
            break
        taken += 1
        if not line.lstrip("“\"'*_#( ")[:1].islower():
            top = at
            break
        if taken == MOST_TITLE_LINES:
            break
    return top  # lines that no capital opens are the end of the section before


def _may_be_title(line: str) -> bool:
    bare = line.rstrip("*_ ")
    return (
        len(line) < LONGEST_TITLE
        and bare[-1:] not in ".;,:—–-)”"
        and step(line) is None
        and not names_a_part(line)
        and any(sign.isalpha() for sign in line)
    )


def names_a_part(line: str) -> bool:
    """Tell ``PART II - OFFENCES`` from a sentence that begins with the word."""
    if _HAN_PART.match(line):
        return True
    if len(line) >= LONGEST_PART or line.rstrip().endswith((".", ";", ",")) or not _PART.match(line):
        return False
    word = line.strip(" #*_").split(" ")[0]
    return word.isupper() or line.lstrip().startswith("#") or not word.isascii()


def schedule(line: str) -> tuple[str, str] | None:
    """Read the heading of a schedule or annex as its label, ``Schedule 1``, and its title."""
    match = _SCHEDULE.match(line)
    if match is None:
        return None
    if match["ordinal"]:
        return f"Schedule {_ORDINALS.index(match['ordinal'].lower()) + 1}", match["rest"].strip(" *_")
    return " ".join(filter(None, (match["word"].capitalize(), match["number"]))), match["rest"].strip(" *_")


def _breaks_a_page(line: str) -> bool:
    bare = line.strip()
    is_short = len(bare) <= LONGEST_PAGE_NUMBER
    return bool((is_short and _PAGE_NUMBER.match(bare)) or (bare[0] in "*_=-–—" and _RULE.match(line)))


def page_furniture(lines: Sequence[str]) -> frozenset[int]:
    """Find what belongs to the page and not to the law: rules, lone page numbers, running heads beside them."""
    worded = [index for index, line in enumerate(lines) if line.strip()]
    breaks = {place for place, at in enumerate(worded) if _breaks_a_page(lines[at])}
    if not breaks:
        return frozenset()
    near: dict[str, list[int]] = {}
    for place in breaks:
        for at in worded[max(0, place - 1) : place + NEAR_A_PAGE_BREAK]:
            near.setdefault(lines[at].strip(" *_#"), []).append(at)
    times = Counter(lines[at].strip(" *_#") for at in worded)
    heads = {
        at
        for words, places in near.items()
        if times[words] >= TIMES_OF_A_RUNNING_HEAD and len(words) < LONGEST_TITLE and step(words) is None
        for at in places
    }
    return frozenset(heads | {worded[place] for place in breaks})

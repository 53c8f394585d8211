"""Parts, titles and chapters: which lines of what stands between sections name them, and how deep they lie."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from lawcheck.load.statutes.headings import names_a_part
from lawcheck.load.statutes.numbering import digits, named
from lawcheck.model.country import Division, LeftOver, Passage

LONGEST_TITLE = 160  # characters of the line that names what a chapter is about
MOST_TITLE_LINES = 3
MOST_OPEN = 4  # parts and chapters that a section stands in

_EDGES = " #*_>"
_HAN_UNIT = re.compile(r"第[^章编編节節]{1,8}(?P<unit>[章编編节節])")
_WORD = re.compile(r"[^\W\d_]+")


def with_divisions(
    sections: Mapping[str, Passage], left_over: Sequence[LeftOver]
) -> tuple[list[Division], list[LeftOver]]:
    """Part what stands in no section into the titles of parts and chapters, and the rest.

    A title counts where sections follow it; in a table of contents another of its kind does.
    """
    divisions: list[Division] = []
    rest: list[LeftOver] = []
    depths: list[str] = []
    pending = sorted(left_over)
    at = 0
    for label, section in sorted(sections.items(), key=lambda each: each[1].line):
        stop = at
        while stop < len(pending) and pending[stop].line < section.line:
            stop += 1
        titles, others = _titles(pending[at:stop])
        for lines in titles:
            found = _division(lines, label, depths)
            if any(each.text == found.text for each in divisions[-MOST_OPEN:]):  # printed at the head of every page
                rest += lines
            else:
                divisions.append(found)
        rest += others
        at = stop
    return divisions, sorted(rest + pending[at:])


def _titles(lines: Sequence[LeftOver]) -> tuple[list[list[LeftOver]], list[LeftOver]]:
    """Give the titles that stand in a row right before a section, each with its lines; and what else there is."""
    titles: list[list[LeftOver]] = []
    others: list[LeftOver] = []
    for line in lines:
        if names_a_part(line.text):
            same = [each for each in titles if kind(each[0].text) == kind(line.text)]
            if same:  # a contents table, or a chapter in which no section stands
                at = titles.index(same[0])
                others += [each for title in titles[at:] for each in title]
                del titles[at:]
            titles.append([line])
        elif titles and _goes_on(titles[-1], line):
            titles[-1].append(line)
        else:
            others += [*(each for title in titles for each in title), line]
            titles.clear()
    return titles, sorted(others)


def _goes_on(title: Sequence[LeftOver], line: LeftOver) -> bool:
    text = line.text.strip(_EDGES)
    return (
        len(title) < MOST_TITLE_LINES
        and line.line - title[-1].line <= MOST_TITLE_LINES
        and 0 < len(text) < LONGEST_TITLE
        and not text.endswith((".", ";", ":", ","))
        and any(sign.isalpha() for sign in text)
        and named(text) is None
    )


def _division(lines: Iterable[LeftOver], before: str, depths: list[str]) -> Division:
    lines = list(lines)
    name = kind(lines[0].text)
    if name in depths:
        del depths[depths.index(name) :]
    depths.append(name)
    text = " ".join(line.text.strip(_EDGES) for line in lines)
    return Division(lines[0].line, text, len(depths) - 1, before)


def kind(text: str) -> str:
    """Tell parts from chapters: the word before the number, or the sign after it.

    >>> [kind(each) for each in ("PART II - OFFENCES", "## Chapitre Ier : De la vie", "第二章 侵犯财产罪")]
    ['part', 'chapitre', '章']
    """
    if match := _HAN_UNIT.search(text):
        return match["unit"]
    match = _WORD.search(digits(text))
    return match[0].casefold() if match else ""

"""A statute in plain text or Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lawcheck.load.statutes.decoding import decode_text
from lawcheck.load.statutes.reading import Source
from lawcheck.load.statutes.splitting import split_lines
from lawcheck.model.country import LeftOver, StatuteText

LONGEST_FRONT_MATTER = 60  # lines

_FENCE = "---"
_NUMBER = re.compile(r"(?P<word>section|article):\s*[\"']?(?P<number>[^\s\"']{1,20})[\"']?\s*$")


def read(source: Source) -> StatuteText:
    """Read a text file. What stands between two lines ``---`` at its head says what it is, and is left over.

    Raises:
        LawcheckError: The file is in an encoding that cannot be told.
    """
    decoded = decode_text(source.raw, source.shown_as, source.language, source.encoding)
    lines = decoded.text.splitlines()
    head = _front_matter(lines)
    text = split_lines(source.statute_id, ["" if at < head else line for at, line in enumerate(lines)])
    if head and not text.sections:
        text = _one_section(source.statute_id, lines, head) or text
    described = [LeftOver(at + 1, line.strip()) for at, line in enumerate(lines[:head]) if line.strip(" -")]
    return replace(text, left_over=(*described, *text.left_over), notes=decoded.notes())


def _front_matter(lines: Sequence[str]) -> int:
    """Give the number of lines of the front matter of a Markdown file; 0 where there is none."""
    if not lines or lines[0].rstrip() != _FENCE:
        return 0
    ends = (at for at, line in enumerate(lines[1:LONGEST_FRONT_MATTER], start=1) if line.rstrip() == _FENCE)
    return next(ends, -1) + 1


def _one_section(statute_id: str, lines: Sequence[str], head: int) -> StatuteText | None:
    """Read a file that holds one section, whose number stands in the front matter alone."""
    named = next(filter(None, map(_NUMBER.match, lines[:head])), None)
    if named is None:
        return None
    heading = f"{named['word'].capitalize()} {named['number']}"
    return split_lines(statute_id, [*[""] * (head - 1), heading, *lines[head:]])

"""A user's own copies of official texts: where they are kept, and how they are read.

A copy is ``texts/<instrument>.<language><ending>`` in the user's data folder. lawcheck ships none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from lawcheck.load.country import MAX_STATUTE_BYTES
from lawcheck.load.located import read_bytes
from lawcheck.load.statutes import READERS, read_as
from lawcheck.load.statutes.decoding import decode_text
from lawcheck.load.statutes.kept import read_kept
from lawcheck.load.statutes.reading import Source
from lawcheck.load.statutes.steps import step
from lawcheck.model.country import Passage, StatuteText
from lawcheck.model.official import OfficialText

_NAME = re.compile(r"(?P<instrument>[^.]+)\.(?P<language>[a-z]{2,3}(?:-[A-Za-z0-9]+)*)(?P<ending>\.[a-z]+)\Z")
_LINES = frozenset({".txt", ".md"})
_LONGEST_TITLE = 160  # characters
_MOST = 3 / 5  # of the articles have a title on the next line where the text is printed so


class Copy(NamedTuple):
    """A file of the data folder."""

    instrument_id: str
    language: str
    file: Path


def copies(folder: Path) -> list[Copy]:
    """List the copies in a folder, in the order of their names; other files are no copies."""
    found = []
    for file in sorted(folder.iterdir()) if folder.is_dir() else ():
        name = _NAME.match(file.name)
        if name and name["ending"] in READERS and file.is_file():
            found.append(Copy(name["instrument"], name["language"], file))
    return found


def copy_for(folder: Path, instrument_id: str, languages: Sequence[str]) -> Copy | None:
    """Give the copy of an instrument in the first of these languages that there is one in."""
    own = [each for each in copies(folder) if each.instrument_id == instrument_id]
    return next((each for language in languages for each in own if each.language == language), None)


def read_copy(copy: Copy, cache_folder: Path | None) -> OfficialText:
    """Read a copy, or take what was read before from the same bytes.

    Raises:
        LawcheckError: The file cannot be read.
    """
    raw = read_bytes(copy.file, str(copy.file), MAX_STATUTE_BYTES)
    source = Source(copy.instrument_id, raw, str(copy.file), copy.language)
    text = read_official(source, copy.file.suffix.lower(), cache_folder)
    return OfficialText(copy.instrument_id, copy.language, copy.file.name, text)


def read_official(source: Source, ending: str, cache_folder: Path | None = None) -> StatuteText:
    """Read an official text as a statute is read, with the title of an article on the line after its number.

    Raises:
        LawcheckError: The reader refuses the file.
    """
    return read_kept(partial(_read, ending), source, f"official{ending}", cache_folder)


def _read(ending: str, source: Source) -> StatuteText:
    text = read_as(ending, source)
    if ending not in _LINES:
        return text
    return with_titles(text, decode_text(source.raw, source.shown_as, source.language).text.splitlines())


def with_titles(text: StatuteText, lines: Sequence[str]) -> StatuteText:
    """Take the line after an article's number as its title where most articles have one there."""
    sections = {label: _titled(passage, lines) for label, passage in text.sections.items()}
    changed = sum(sections[label] is not passage for label, passage in text.sections.items())
    return replace(text, sections=sections) if changed > len(sections) * _MOST else text


def _titled(passage: Passage, lines: Sequence[str]) -> Passage:
    title = next((line.strip() for line in lines[passage.line :] if line.strip()), "")
    if passage.heading or step(title) is not None or title.endswith((".", ";", ":", ",")):
        return passage
    words = " ".join(title.strip(" #*_").split())
    if not words or len(words) > _LONGEST_TITLE or not passage.text.startswith(words):
        return passage
    return replace(passage, heading=words, text=passage.text[len(words) :].strip(" #*_"))

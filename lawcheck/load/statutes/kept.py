"""Statutes are read once: their sections are kept in the cache under a fingerprint of the file.

A PDF of a code takes a second to read; its sections as JSON take a fiftieth of that.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lawcheck.load.cache import digest_of, keep, load_cached
from lawcheck.load.statutes import Reader
from lawcheck.load.statutes.reading import Source
from lawcheck.model.country import Division, LeftOver, Line, Passage, StatuteText

SHORT = 1_000  # bytes; a shorter text is read sooner than it is looked up
READERS_AS_OF = "3"  # raise it when a reader reads otherwise than before


def read_kept(reader: Reader, source: Source, ending: str, cache_folder: Path | None) -> StatuteText:
    """Read a statute, or take what was read before from the same bytes.

    Raises:
        LawcheckError: The reader refuses the file; nothing is kept then.
    """
    if cache_folder is None or len(source.raw) < SHORT:
        return reader(source)
    name = "statute-" + digest_of([(f"{READERS_AS_OF} {ending} {source.language} {source.encoding}", source.raw)])
    found = text_of(source.statute_id, load_cached(cache_folder, name))
    if found is None:
        found = reader(source)
        keep(cache_folder, name, data_of(found))
    return found


def data_of(text: StatuteText) -> dict[str, Any]:
    """Give a statute as plain data."""
    return {
        "sections": [[label, *_passage_data(each)] for label, each in text.sections.items()],
        "left_over": text.left_over,
        "divisions": text.divisions,
        "family": text.family,
        "notes": text.notes,
    }


def _passage_data(passage: Passage) -> list[Any]:
    children = [_passage_data(each) for each in passage.children]
    return [passage.label, passage.text, passage.line, passage.heading, passage.mark, passage.paragraphs, children]


def text_of(statute_id: str, data: Any) -> StatuteText | None:
    """Make a statute of plain data; None where they are missing or damaged."""
    try:
        return StatuteText(
            statute_id=statute_id,
            sections={label: _passage(each) for label, *each in data["sections"]},
            left_over=tuple(LeftOver(line, text) for line, text in data["left_over"]),
            divisions=tuple(Division(*each) for each in data["divisions"]),
            family=data["family"],
            notes=tuple(data["notes"]),
        )
    except (TypeError, ValueError, KeyError):  # not there, or damaged: read the file
        return None


def _passage(data: list[Any]) -> Passage:
    label, text, line, heading, mark, paragraphs, children = data
    return Passage(
        label=label,
        text=text,
        line=line,
        heading=heading,
        mark=mark,
        paragraphs=tuple(Line(*each) for each in paragraphs),
        children=tuple(map(_passage, children)),
    )

"""The law of a training country as files to print: what participants read on paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from lawcheck.load.country import load_country
from lawcheck.load.located import read_bytes
from lawcheck.model.training import KEY_FILE
from lawcheck.workflow import open_library, phrases_in
from lawcheck.workflow.training import Room

if TYPE_CHECKING:
    from lawcheck.model.country import Country, Statute
    from lawcheck.report.document import Document

_AS_LINES = (".txt", ".md")  # what is Word or PDF already is printed as it is


def law_pages(folder: Path, language: str, cache_folder: Path | None = None) -> Iterator[tuple[str, Document]]:
    """Lay out the texts that participants get, each under its id.

    Raises:
        LawcheckError: The folder or its key has a problem.
    """
    from lawcheck.report.build_law import build_law

    library, phrases = open_library((), cache_folder), phrases_in(language, cache_folder)
    country = _exercise(folder, language, cache_folder)
    for statute in country.statutes.values():
        if statute.id in country.texts and Path(statute.file).suffix.lower() in _AS_LINES:
            yield statute.id, build_law(library, phrases, country, statute, _lines(folder, statute))


def _exercise(folder: Path, language: str, cache_folder: Path | None) -> Country:
    """Give the country as participants get it; a folder without a key is theirs already."""
    if (folder / KEY_FILE).is_file():
        return Room(folder, language, cache_folder=cache_folder).country
    return load_country(folder, open_library((), cache_folder), cache_folder, needs_reading=False).country


def _lines(folder: Path, statute: Statute) -> list[str]:
    from lawcheck.load.statutes.decoding import decode_text

    path = folder / statute.file
    return decode_text(read_bytes(path, str(path)), str(path), statute.language, statute.encoding).text.splitlines()

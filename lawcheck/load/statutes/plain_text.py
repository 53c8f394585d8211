"""A statute in plain text or Markdown."""

from __future__ import annotations

from dataclasses import replace

from lawcheck.load.statutes.decoding import decode_text
from lawcheck.load.statutes.reading import Source
from lawcheck.load.statutes.splitting import split_lines
from lawcheck.model.country import StatuteText


def read(source: Source) -> StatuteText:
    """Read a text file.

    Raises:
        LawcheckError: The file is in an encoding that cannot be told.
    """
    decoded = decode_text(source.raw, source.shown_as, source.language, source.encoding)
    return replace(split_lines(source.statute_id, decoded.text.splitlines()), notes=decoded.notes())

"""A statute in plain text or Markdown, UTF-8."""

from __future__ import annotations

from lawcheck.load.located import decode
from lawcheck.load.statutes.reading import Source
from lawcheck.load.statutes.splitting import split_lines
from lawcheck.model.country import StatuteText


def read(source: Source) -> StatuteText:
    """Read a text file.

    Raises:
        LawcheckError: The file is in another encoding.
    """
    return split_lines(source.statute_id, decode(source.raw, source.shown_as).splitlines())

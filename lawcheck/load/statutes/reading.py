"""What a reader of statutes is given."""

from __future__ import annotations

from typing import NamedTuple


class Source(NamedTuple):
    """A file to read: its bytes, how messages name it, the language and the encoding that the register declares."""

    statute_id: str
    raw: bytes
    shown_as: str
    language: str = ""
    encoding: str = ""  # of an older text file or web page; UTF-8 and UTF-16 are told from the file

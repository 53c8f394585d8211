"""What a reader of statutes is given."""

from __future__ import annotations

from typing import NamedTuple


class Source(NamedTuple):
    """A file to read: its bytes, how messages name it, and the language that the register declares."""

    statute_id: str
    raw: bytes
    shown_as: str
    language: str = ""

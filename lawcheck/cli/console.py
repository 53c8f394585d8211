"""Signs that a console lacks are shown by others that it has: an old Windows console, a log in ASCII."""

from __future__ import annotations

import codecs
import io
import unicodedata
from typing import TextIO

_INSTEAD = {
    "●": "[x]",
    "◕": "[>]",
    "◑": "[/]",
    "○": "[ ]",
    "✕": "[!]",
    "→": "->",
    "…": "...",
    "·": "-",
    "–": "-",
    "—": "-",
    "’": "'",
    "‘": "'",
    "“": '"',
    "”": '"',
    "«": '"',
    "»": '"',
    "°": "o",
    "§": "s.",
    "œ": "oe",
    "Œ": "OE",
    "æ": "ae",
    "ß": "ss",
    "\u00a0": " ",
    "\u202f": " ",
}
_NAME = "lawcheck-console"


def make_readable(stream: TextIO) -> None:
    """Let a stream write every text: what its encoding lacks is written near enough, without accents, or as a ``?``."""
    codecs.register_error(_NAME, _near_enough)
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors=_NAME)


def _near_enough(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(map(_instead, lacking)), error.end


def _instead(sign: str) -> str:
    if sign in _INSTEAD:
        return _INSTEAD[sign]
    return unicodedata.normalize("NFKD", sign).encode("ascii", "ignore").decode() or "?"

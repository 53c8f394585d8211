"""Characters that no text may bring into a file or onto a screen: controls, and what turns the direction of text."""

from __future__ import annotations

import re

_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def harmless(text: str) -> str:
    """Replace such characters by the sign for what cannot be shown."""
    return text if text.isprintable() else _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text)


def harmless_json(text: str) -> str:
    """Write such characters of a JSON text as escapes: none reaches a screen, and none is lost."""
    return text if text.isprintable() else _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)

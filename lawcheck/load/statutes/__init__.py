"""Statutes in: one module a format, each returning the same tree of sections."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lawcheck.load.statutes.plain_text import read_plain_text
from lawcheck.model.country import StatuteText

READERS: Mapping[str, Callable[[str, str], StatuteText]] = {".txt": read_plain_text, ".md": read_plain_text}

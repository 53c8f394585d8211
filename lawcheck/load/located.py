"""What a YAML file says and where, and the reading of text files; light, because every command needs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lawcheck.errors import LawcheckError, Problem

MAX_BYTES = 8 * 1024 * 1024

Position = tuple[int, int]  # line and column, both from 1


@dataclass(frozen=True, slots=True)
class YamlText:
    """What a file says, and where each key and item stands. Positions are empty for data from a cache."""

    path: str
    data: Any  # nested dict, list, str, int, bool, None
    positions: Mapping[int, Mapping[Any, Position]] = field(default_factory=dict)  # id(container) -> key -> place

    def position(self, *steps: str | int) -> Position | None:
        """Give the place of the value at the end of ``steps``, or of the nearest value on the way that has one."""
        found: Position | None = None
        container = self.data
        for step in steps:
            found = self.positions.get(id(container), {}).get(step, found)
            try:
                container = container[step]
            except (KeyError, IndexError, TypeError):
                break
        return found

    def problem(self, message: str, *steps: str | int, remedy: str = "") -> Problem:
        """Say that the value at the end of ``steps`` is wrong."""
        line, column = self.position(*steps) or (None, None)
        return Problem(path=self.path, line=line, column=column, message=message, remedy=remedy)


def read_bytes(path: Path, shown_as: str, most: int = MAX_BYTES) -> bytes:
    """Read a file of reasonable size. ``shown_as`` is the path in messages.

    Raises:
        LawcheckError: The file is missing, cannot be read or is too large.
    """
    try:
        size = path.stat().st_size
        if size <= most:
            return path.read_bytes()
        message = f"the file has {size / 1_048_576:.0f} MB; at most {most // 1_048_576} MB are read"
    except FileNotFoundError:
        message = "there is no such file"
    except OSError as error:
        message = f"the file cannot be read ({error.strerror or error})"
    raise LawcheckError([Problem(path=shown_as, message=message)])


def decode(raw: bytes, shown_as: str) -> str:
    """Decode UTF-8, without its byte-order mark.

    Raises:
        LawcheckError: The bytes are in another encoding; the problem names the first that is not UTF-8.
    """
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        problem = Problem(
            path=shown_as,
            line=before.count(b"\n") + 1,
            column=error.start - before.rfind(b"\n"),
            message=f"byte 0x{raw[error.start]:02x} is not UTF-8; is the file in Latin-1 or Windows-1252?",
            remedy="save it as UTF-8",
        )
        raise LawcheckError([problem]) from None

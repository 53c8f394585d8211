"""An office's own Word template, checked before a report is written into it."""

from __future__ import annotations

from pathlib import Path

from lawcheck.load.located import read_bytes
from lawcheck.load.statutes.package import Package

MAX_TEMPLATE_BYTES = 32 * 1024 * 1024


def read_template(path: Path) -> bytes:
    """Read a .docx or .dotx file.

    Raises:
        LawcheckError: It cannot be read, is no Word file, or unpacking it is not safe.
    """
    raw = read_bytes(path, str(path), MAX_TEMPLATE_BYTES)
    package = Package(raw, str(path))
    package.tree(package.main)
    package.related("styles")
    return raw

"""Where the shipped folders are: inside an installed wheel, or beside the package in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_IN_CHECKOUT = {"course": "docs/training/course"}  # where it is not a folder of the same name


def content_folder(kind: str) -> Path:
    """Find ``model_law``, ``checklists``, ``examples`` or ``course``."""
    installed = _PACKAGE / "_content" / kind
    return installed if installed.is_dir() else _PACKAGE.parent / _IN_CHECKOUT.get(kind, kind)

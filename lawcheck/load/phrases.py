"""The sentences of a report: one file a language, read from ``report/phrases``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lawcheck.errors import LawcheckError, Problem
from lawcheck.load.files import YamlFile, read_group
from lawcheck.model.localized import FALLBACK

FOLDER = Path(__file__).resolve().parent.parent / "report" / "phrases"


def phrase_languages(folder: Path = FOLDER) -> tuple[str, ...]:
    """List the languages that reports can be written in."""
    return tuple(sorted(path.stem for path in folder.glob("*.yaml")))


def nearest_language(language: str) -> str:
    """Give the language in which comments are written into a file of this language: its own, else English."""
    return language if language in phrase_languages() else FALLBACK


def load_phrases(language: str, cache_folder: Path | None = None, folder: Path = FOLDER) -> Mapping[str, Any]:
    """Read the phrases of one language.

    Raises:
        LawcheckError: There is no such language, or its file is wrong.
    """
    known = phrase_languages(folder)
    if language not in known:
        remedy = f"languages: {', '.join(known)}"
        raise LawcheckError([Problem(path="--lang", message=f"reports are not written in '{language}'", remedy=remedy)])
    path = folder / f"{language}.yaml"
    data: Mapping[str, Any] = read_group([YamlFile(path, str(path), "phrases")], cache_folder).texts[0].data
    return data

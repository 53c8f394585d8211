"""The sentences of a report in one language. The texts stand in ``phrases/<language>.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from lawcheck.report.plurals import form_of


class MissingPhraseError(KeyError):
    """A phrase file lacks a phrase that a report needs."""


class Phrases(NamedTuple):
    """Phrases by dotted key. ``{name}`` is filled in; a phrase with ``one`` and ``other`` is chosen by ``n``."""

    language: str
    texts: Mapping[str, str]  # dotted key -> text
    plural: Mapping[str, str] = MappingProxyType({"one": "n = 1"})  # form -> rule; all other numbers take ``other``
    direction: str = ""  # ltr, rtl; empty: as the language is written by itself

    def __call__(self, key: str, **values: object) -> str:
        """Give a phrase.

        Raises:
            MissingPhraseError: The file has no such key.
        """
        found = self.texts.get(key)
        number = values.get("n")
        if found is None and isinstance(number, int):
            found = self.texts.get(f"{key}.{form_of(number, self.plural)}", self.texts.get(f"{key}.other"))
        if found is None:
            raise MissingPhraseError(f"{self.language}: {key}")
        return found.format(**values) if values else found

    def get(self, key: str, default: str) -> str:
        """Give a phrase, or ``default`` where there is none: for names that users can add to."""
        return self.texts.get(key, default)


def read_phrases(data: Mapping[str, Any]) -> Phrases:
    """Make phrases of a file's nested data."""
    return Phrases(data["language"], flatten(data), data["plural"], data.get("direction", ""))


def flatten(data: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    """Turn nested phrases into dotted keys."""
    flat: dict[str, str] = {}
    for key, value in data.items():
        if isinstance(value, Mapping):
            flat.update(flatten(value, f"{prefix}{key}."))
        else:
            flat[prefix + key] = str(value)
    return flat

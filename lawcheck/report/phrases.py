"""The sentences of a report in one language. The texts stand in ``phrases/<language>.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class MissingPhraseError(KeyError):
    """A phrase file lacks a phrase that a report needs."""


class Phrases(NamedTuple):
    """Phrases by dotted key. ``{name}`` is filled in; a phrase with ``one`` and ``other`` is chosen by ``n``."""

    language: str
    texts: Mapping[str, str]  # dotted key -> text
    zero_is_singular: bool = False  # French: with zero the noun stays singular

    def __call__(self, key: str, **values: object) -> str:
        """Give a phrase.

        Raises:
            MissingPhraseError: The file has no such key.
        """
        found = self.texts.get(key)
        number = values.get("n")
        if found is None and isinstance(number, int):
            is_one = number == 1 or (number == 0 and self.zero_is_singular)
            found = self.texts.get(f"{key}.{'one' if is_one else 'other'}")
        if found is None:
            raise MissingPhraseError(f"{self.language}: {key}")
        return found.format(**values) if values else found

    def get(self, key: str, default: str) -> str:
        """Give a phrase, or ``default`` where there is none: for names that users can add to."""
        return self.texts.get(key, default)


def read_phrases(data: Mapping[str, Any]) -> Phrases:
    """Make phrases of a file's nested data."""
    return Phrases(data["language"], flatten(data), data["zero_is_singular"])


def flatten(data: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    """Turn nested phrases into dotted keys."""
    flat: dict[str, str] = {}
    for key, value in data.items():
        if isinstance(value, Mapping):
            flat.update(flatten(value, f"{prefix}{key}."))
        else:
            flat[prefix + key] = str(value)
    return flat

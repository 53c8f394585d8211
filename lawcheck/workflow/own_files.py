"""What readers typed, as it stands in their files; read once, and never written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from lawcheck.load.located import decode, read_bytes
from lawcheck.store.agreed import in_language


class OwnFiles:
    """The files of readings, by name; those that are named first go first."""

    def __init__(self, folder: Path, names: Sequence[str]) -> None:
        self._folder = folder
        self._names = names
        self._read: dict[str, Mapping[str, Any]] = {}

    def answer(self, name: str, criterion_id: str, language: str) -> dict[str, Any] | None:
        """Give an answer without its note, for a file of a language; None where it is not in the file."""
        data = self._data(name)
        answer = data["answers"].get(criterion_id)
        if not answer or "value" not in answer:
            return None
        kept = {key: value for key, value in answer.items() if key != "note"}
        return in_language(kept, data["language"], language)

    def penalties(self) -> Mapping[str, Any]:
        """Give the penalties of the first reader who recorded any: they make one table."""
        return next((found for each in self._names if (found := self._data(each).get("penalties"))), {})

    def decisions(self, language: str) -> Mapping[str, Any]:
        """Give the decisions on record of all readers; where two have one, that of the first."""
        found: dict[str, Any] = {}
        for each in reversed(self._names):
            data = self._data(each)
            decisions = data.get("decisions", {}).items()
            found |= {key: in_language(item, data["language"], language) for key, item in decisions}
        return found

    def _data(self, name: str) -> Mapping[str, Any]:
        from lawcheck.load.yaml_text import parse_yaml

        if name not in self._read:
            path = self._folder / "readings" / f"{name}.yaml"
            self._read[name] = parse_yaml(decode(read_bytes(path, str(path)), str(path)), str(path)).data
        return self._read[name]

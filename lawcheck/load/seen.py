"""The words that answers were given on: kept as fingerprints when a text is amended, and compared ever after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lawcheck.load.statutes.ranges import expand
from lawcheck.model.citation import Citation, Pinpoint, parse_pinpoint
from lawcheck.model.country import Passage, StatuteText

Path = tuple[str, ...]


def written(entry: str) -> Citation:
    """Take an entry for a citation as it is written, whether or not there is such a place."""
    statute_id, _, rest = entry.strip().partition(" ")
    return Citation(statute_id, parse_pinpoint(rest) or Pinpoint(rest.strip()))


def fingerprint_of(passages: Sequence[Passage]) -> str:
    """Give the fingerprint of one passage, or of several that are cited together as a range."""
    if len(passages) == 1:
        return passages[0].fingerprint()
    return Passage(label="", text="", line=0, children=tuple(passages)).fingerprint()


def to_keep(reading: Mapping[str, Any], before: StatuteText, after: StatuteText) -> dict[Path, dict[str, str]]:
    """Give the fingerprints that answers have to keep of a text that is about to be replaced.

    Args:
        reading: What the file of a reading says.
        before: The text on which the answers were given.
        after: The text that takes its place.

    Returns:
        By the place of the answer in the file, the citations whose words differ or are gone, with the fingerprint
        of the old words; those of which the answer keeps one already are left out.
    """
    kept: dict[Path, dict[str, str]] = {}
    for path, item in _answers(reading):
        found = dict(_changed(item, before, after))
        new = {key: value for key, value in found.items() if key not in item.get("seen", {})}
        if new:
            kept[path] = new
    return kept


def _answers(reading: Mapping[str, Any]) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Walk everything in a reading that cites."""
    for key, item in reading["answers"].items():
        if not item or "value" not in item:  # open
            continue
        yield ("answers", key), item
        if item.get("enacted") is not None:
            yield ("answers", key, "enacted"), item["enacted"]
    for key, item in reading.get("penalties", {}).items():
        yield ("penalties", key), item


def _changed(item: Mapping[str, Any], before: StatuteText, after: StatuteText) -> Iterator[tuple[str, str]]:
    for key in ("cites", "see", "searched"):
        for entry in item.get(key, ()):
            statute_id, _, rest = entry.strip().partition(" ")
            if statute_id == before.statute_id and rest.strip():
                yield from _of_entry(entry, rest, before, after, is_relied_on=key == "cites")


def _of_entry(
    entry: str, rest: str, before: StatuteText, after: StatuteText, *, is_relied_on: bool
) -> Iterator[tuple[str, str]]:
    old = expand(rest, before)[0]
    new, message, _ = expand(rest, after)
    passages = [passage for each in old if (passage := before.find(each)) is not None]
    if not passages:
        return
    if is_relied_on:
        for pinpoint, passage in zip(old, passages, strict=False):
            now = after.find(pinpoint)
            if now is None or now.fingerprint() != passage.fingerprint():
                yield str(Citation(before.statute_id, pinpoint)), passage.fingerprint()
    if message or (is_relied_on and new != old):  # the entry as a whole has no place, or another one
        yield str(written(entry)), fingerprint_of(passages)

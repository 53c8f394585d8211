"""How readers came to a reconciled answer: read from the answer, and checked against who they are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from lawcheck.model.localized import Localized
from lawcheck.model.reading import Ending, Resolution, Value

_TWO = 2


class Fault(NamedTuple):
    """What is wrong with a resolution: the message, the keys that lead to the place, the remedy."""

    message: str
    steps: tuple[str | int, ...]
    remedy: str


def read_resolution(item: Mapping[str, Any], language: str) -> Resolution:
    """Read a resolution whose shape is right. ``language`` is that of prose without one."""

    def prose(value: str | Localized) -> Localized:
        return {language: value} if isinstance(value, str) else value

    return Resolution(
        how=Ending(item["how"]),
        by=tuple(item["by"]),
        reason=prose(item["reason"]),
        on=item.get("on", ""),
        authority=prose(item.get("authority", {})),
        of=item.get("of", {}),
    )


def faults_of(resolution: Resolution, value: Value, readers: Collection[str]) -> Iterator[Fault]:
    """List what is wrong with a resolution of an answer with this value, in a reading of these readers."""
    how = resolution.how
    if not readers:
        remedy = "name them in the head of the file: readers: [ab, cd]"
        yield Fault("a resolution belongs in a reading of several readers", (), remedy)
    for index, each in enumerate(resolution.by):
        if how is Ending.DECIDED and each in readers:
            message = f"'{each}' is one of those who differed; a third reader decides"
            yield Fault(message, ("by", index), "how: agreed, if they came to one answer")
    if not how.is_settled and value is not Value.UNDETERMINED:
        message = f"'{how}' leaves the question open, and the value is '{value}'"
        yield Fault(message, ("how",), "value: undetermined")
    if how is Ending.TWO_READINGS and len(resolution.of) < _TWO:
        remedy = 'such as of: {first: "absent: act 3", second: "partial: act 3"}'
        yield Fault("the key 'of' must name the readings that stand", (), remedy)

"""What an amendment changed: two versions of a text, section by section and word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

from lawcheck.model.country import Passage, StatuteText

NEARLY_THE_SAME = 0.8  # share of words that two sections have in common, in order
_SHOWN_WORDS = 6  # at either end of a long stretch that was kept


class Kind(StrEnum):
    """What became of a run of words."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


class Run(NamedTuple):
    """Words that share one fate."""

    kind: Kind
    words: str


class Changed(NamedTuple):
    """A section whose words differ."""

    label: str
    before: Passage
    after: Passage


class Renumbering(NamedTuple):
    """A section whose words seem to stand under another number now: an offer, for a reader to decide."""

    before: str
    after: str
    share: float  # of the words, 1.0 where all are the same


class Changes(NamedTuple):
    """Two versions of a text, compared by the labels of their sections."""

    unchanged: tuple[str, ...]
    changed: tuple[Changed, ...]
    vanished: tuple[str, ...]
    new: tuple[str, ...]
    renumbered: tuple[Renumbering, ...]

    @property
    def is_empty(self) -> bool:
        """Say whether every section has the words it had."""
        return not (self.changed or self.vanished or self.new)


def compare(before: StatuteText, after: StatuteText) -> Changes:
    """Compare two versions of a text; layout, and so the format of a file, is no change."""
    both = [label for label in before.sections if label in after.sections]
    same = {label for label in both if before.sections[label].fingerprint() == after.sections[label].fingerprint()}
    return Changes(
        unchanged=tuple(label for label in both if label in same),
        changed=tuple(
            Changed(label, before.sections[label], after.sections[label]) for label in both if label not in same
        ),
        vanished=tuple(label for label in before.sections if label not in after.sections),
        new=tuple(label for label in after.sections if label not in before.sections),
        renumbered=tuple(
            _renumbered(
                {label: each for label, each in before.sections.items() if label not in same},
                {label: each for label, each in after.sections.items() if label not in same},
            )
        ),
    )


def word_runs(before: Passage, after: Passage) -> Iterator[Run]:
    """Give the words of both versions as runs that were kept, removed or added; long kept stretches are shortened."""
    old, new = before.words().split(), after.words().split()
    for tag, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Run(Kind.KEPT, _shortened(old[start:end], is_first=start == 0, is_last=end == len(old)))
            continue
        if end > start:
            yield Run(Kind.REMOVED, " ".join(old[start:end]))
        if last > first:
            yield Run(Kind.ADDED, " ".join(new[first:last]))


def _shortened(words: Sequence[str], *, is_first: bool, is_last: bool) -> str:
    head = 0 if is_first else _SHOWN_WORDS
    tail = 0 if is_last else _SHOWN_WORDS
    if len(words) <= head + tail + 1:
        return " ".join(words)
    return " ".join([*words[:head], "…", *words[len(words) - tail :]])


def _renumbered(before: dict[str, Passage], after: dict[str, Passage]) -> Iterator[Renumbering]:
    """Pair sections with the same words first, then those that vanished with new ones that are nearly the same."""
    free = {label: each for label, each in after.items() if each.words()}
    left: dict[str, Passage] = {}
    places: dict[str, list[str]] = {}
    for label, each in free.items():
        places.setdefault(each.fingerprint(), []).append(label)
    for label, each in before.items():
        found = places.get(each.fingerprint()) if each.words() else None
        if found:
            free.pop(found[0])
            yield Renumbering(label, found.pop(0), 1.0)
        elif label not in after:
            left[label] = each
    new = {label: each for label, each in free.items() if label not in before}
    for label, each in left.items():
        best = max(((_share(each, other), name) for name, other in new.items()), default=(0.0, ""))
        if best[0] >= NEARLY_THE_SAME:
            new.pop(best[1])
            yield Renumbering(label, best[1], best[0])


def _share(before: Passage, after: Passage) -> float:
    matcher = SequenceMatcher(None, before.words().split(), after.words().split(), autojunk=False)
    if matcher.real_quick_ratio() < NEARLY_THE_SAME or matcher.quick_ratio() < NEARLY_THE_SAME:
        return 0.0
    return matcher.ratio()

"""What has to be known of the groups' sheets before one reads figures: other versions of the country, second files of a group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawcheck.model.pack import Edition, short
from lawcheck.model.training import Sheet
from lawcheck.report.document import Block, Bullets, Note, words
from lawcheck.report.wording import Wording


def sheet_notes(wording: Wording, sheets: Sequence[Sheet], edition: Edition) -> Iterator[Block]:
    """Name the sheets that were made from another pack than the folder is, and those of a group that sent two."""
    say = wording.say
    others = [each for each in sheets if each.pack and each.pack != edition.pack]
    if others:
        this = say("training.pack.this", version=edition.version, pack=short(edition.pack))
        yield Note(words(f"{say('training.pack.other', n=len(others))} {this}"))
        yield Bullets(
            tuple(
                words(say("training.pack.other_item", group=each.group, version=each.version, pack=short(each.pack)))
                for each in others
            )
        )
    for each in sheets:
        if each.label:
            yield Note(words(say("training.pack.twice", group=each.group, label=each.label)))

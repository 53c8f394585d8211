"""What became of the decisions in a report that came back: recorded, on record already, or kept as they were."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from lawcheck.model.choice import Choice
from lawcheck.model.finding import Assessment
from lawcheck.report.chosen import told
from lawcheck.report.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Inline,
    Mark,
    Note,
    Paragraph,
    Span,
    joined,
    words,
)
from lawcheck.report.phrases import Phrases
from lawcheck.report.wording import Wording


class Outcome(NamedTuple):
    """What became of the decisions of one file."""

    file: str
    recorded: tuple[Choice, ...]
    same: tuple[Choice, ...]  # on record already
    kept: tuple[tuple[Choice, Choice], ...]  # the decision of the file, and another that is on record
    is_trial: bool = False


def build_decided(assessment: Assessment, phrases: Phrases, outcome: Outcome) -> Document:
    """Say gap by gap what was decided, by whom, when and why."""
    wording = Wording(phrases, assessment.library)
    blocks: list[Block] = []
    if outcome.is_trial:
        blocks.append(Note(words(phrases("decided.trial"))))
    if not outcome.recorded:
        blocks.append(Paragraph(words(phrases("decided.nothing"))))
    key = "would" if outcome.is_trial else "recorded"
    blocks += _part(wording, key, [_line(wording, assessment, each) for each in outcome.recorded])
    blocks += _part(wording, "same", [_line(wording, assessment, each) for each in outcome.same])
    kept = [
        joined([_line(wording, assessment, new), words(phrases("decided.on_record")), told(wording, assessment, old)])
        for new, old in outcome.kept
    ]
    blocks += _part(wording, "kept", kept)
    return wording.page(phrases("decided.title", file=outcome.file), blocks)


def _part(wording: Wording, key: str, items: Iterable[Inline]) -> list[Block]:
    listed = tuple(items)
    return [Heading(2, wording.say(f"decided.{key}", n=len(listed))), Bullets(listed)] if listed else []


def _line(wording: Wording, assessment: Assessment, choice: Choice) -> Inline:
    provision = assessment.library.provisions[choice.provision_id]
    place = f" {wording.provision(provision)}{wording.say('colon')}"
    return (Span(provision.id, Mark.CODE), Span(place), *told(wording, assessment, choice))

"""The page of objections to a key: what is proposed, by whom and why, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawcheck.model.country import Country
from lawcheck.model.library import Library
from lawcheck.model.training import Objection, Standing
from lawcheck.report.document import Block, Bullets, Document, Inline, Mark, Paragraph, Span, Table, joined, words
from lawcheck.report.phrases import Phrases
from lawcheck.report.training_words import training_page
from lawcheck.report.wording import Wording

_COLUMNS = ("id", "question", "value", "by", "reason", "standing")


def build_objections(library: Library, phrases: Phrases, country: Country, objections: Sequence[Objection]) -> Document:
    """List them in the order in which they were raised."""
    wording = Wording(phrases, library)
    blocks: list[Block] = []
    if objections:
        title = phrases("training.object.title")
        columns = tuple(phrases(f"training.object.columns.{each}") for each in _COLUMNS)
        rows = tuple(_row(wording, each) for each in objections)
        blocks.append(Table(title, phrases("training.object.description"), columns, rows, (7, 25, 13, 12, 25, 18)))
    else:
        blocks.append(Paragraph(words(phrases("training.object.none"))))
    return training_page(wording, country, "training.object.title", blocks, is_landscape=True)


def _row(wording: Wording, objection: Objection) -> tuple[Inline, ...]:
    say = wording.say
    state = [words(say(f"training.object.standing.{objection.standing}"))]
    if objection.because:
        state.append((wording.foreign(objection.because),))
    return (
        (Span(objection.id, Mark.CODE),),
        words(f"{wording.criterion(objection.criterion_id)} [{objection.criterion_id}]"),
        words(say(f"value.{objection.value}")),
        words(objection.by),
        (wording.foreign(objection.reason),),
        joined(state, between=say("colon")),
    )


def objections_in_words(
    wording: Wording, counted: Sequence[Objection], objections: Sequence[Objection]
) -> Iterator[Block]:
    """Say for scores which objections were counted as right, and which were refused and why."""
    say = wording.say
    if counted:
        yield Paragraph(words(say("training.score.with", n=len(counted)), Mark.STRONG))
        yield Bullets(tuple(words(_in_words(wording, each)) for each in counted))
    else:
        yield Paragraph(words(say("training.score.with_none")))
    refused = [each for each in objections if each.standing is Standing.REFUSED]
    if refused:
        yield Paragraph(words(say("training.score.refused", n=len(refused))))
        yield Bullets(
            tuple(
                (
                    *words(_in_words(wording, each)),
                    Span(say("training.score.refused_as")),
                    wording.foreign(each.because),
                )
                for each in refused
            )
        )


def _in_words(wording: Wording, objection: Objection) -> str:
    return wording.say(
        "training.score.objection",
        number=objection.id,
        title=wording.criterion(objection.criterion_id),
        id=objection.criterion_id,
        value=wording.say(f"value.{objection.value}"),
        by=objection.by,
    )

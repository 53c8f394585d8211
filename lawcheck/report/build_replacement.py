"""What an amended text changes: the page of ``lawcheck statutes replace``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lawcheck.model.changes import Changed, Changes, Kind, Renumbering, Run, word_runs
from lawcheck.model.citation import Citation
from lawcheck.model.country import Statute
from lawcheck.model.library import Library
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
    Tone,
    joined,
    words,
)
from lawcheck.report.phrases import Phrases
from lawcheck.report.wording import Wording

StaleAnswers = Mapping[str, Mapping[str, tuple[Citation, ...]]]  # reading -> criterion -> places
AbsentAnswers = Mapping[str, tuple[str, ...]]  # reading -> criteria that were searched for in vain
_BRACKETS = {Kind.KEPT: ("", ""), Kind.REMOVED: ("[-", "-]"), Kind.ADDED: ("{+", "+}")}
_TONES = {Kind.KEPT: Tone.NEUTRAL, Kind.REMOVED: Tone.SHORT, Kind.ADDED: Tone.GOOD}


def build_replacement(
    library: Library,
    phrases: Phrases,
    statute: Statute,
    changes: Changes,
    stale: StaleAnswers,
    absent: AbsentAnswers,
    *,
    is_trial: bool,
) -> Document:
    """Show what changed word by word, what may be renumbered, which answers are stale, and where to search again."""
    wording = Wording(phrases, library)
    say = wording.say
    blocks: list[Block] = [Bullets(tuple(words(each) for each in _counts(wording, changes)))]
    if changes.is_empty:
        blocks.append(Paragraph(words(say("statutes.replace.none"))))
    blocks += _differences(wording, statute, changes.changed)
    blocks += _offers(wording, changes.renumbered)
    if any(stale.values()) or not changes.is_empty:
        blocks += _stale(wording, stale)
    blocks += _absent(wording, absent)
    if is_trial:
        blocks.append(Note(words(say("statutes.replace.dry"))))
    return wording.page(say("statutes.replace.title", title=wording.text(statute.title)), blocks)


def _counts(wording: Wording, changes: Changes) -> Iterator[str]:
    yield wording.say("statutes.replace.unchanged", n=len(changes.unchanged))
    yield wording.say("statutes.replace.changed", n=len(changes.changed))
    for key, labels in (("vanished", changes.vanished), ("new", changes.new)):
        named = ", ".join(labels) or "–"
        yield wording.say(f"statutes.replace.{key}", n=len(labels), labels=named)


def _differences(wording: Wording, statute: Statute, changed: Iterable[Changed]) -> Iterator[Block]:
    items = [
        joined([words(each.label, Mark.STRONG), *_runs(wording, statute, word_runs(each.before, each.after))])
        for each in changed
    ]
    if items:
        marks = {kind.value: "…".join(_BRACKETS[kind]) for kind in (Kind.REMOVED, Kind.ADDED)}
        yield Heading(2, wording.say("statutes.replace.diff"))
        yield Paragraph(words(wording.say("statutes.replace.marks", **marks)))
        yield Bullets(tuple(items))


def _runs(wording: Wording, statute: Statute, runs: Iterable[Run]) -> Iterator[Inline]:
    for run in runs:
        opened, closed = _BRACKETS[run.kind]
        mark = Mark.PLAIN if run.kind is Kind.KEPT else Mark.STRONG
        span = wording.original(f"{opened}{run.words}{closed}", statute.language)
        yield (Span(span.text, mark, _TONES[run.kind], span.language),)


def _offers(wording: Wording, renumbered: Iterable[Renumbering]) -> Iterator[Block]:
    items = [
        wording.say("statutes.replace.same", before=each.before, after=each.after)
        if each.share == 1.0
        else wording.say(
            "statutes.replace.nearly", before=each.before, after=each.after, share=min(int(each.share * 100), 99)
        )
        for each in renumbered
    ]
    if items:
        yield Heading(2, wording.say("statutes.replace.renumbered"))
        yield Bullets(tuple(words(each) for each in items))


def _stale(wording: Wording, stale: StaleAnswers) -> Iterator[Block]:
    if not any(stale.values()):
        yield Paragraph(words(wording.say("statutes.replace.kept")))
        return
    yield Heading(2, wording.say("statutes.replace.stale"))
    for reading, answers in stale.items():
        if answers:
            yield Paragraph(words(wording.say("statutes.replace.reading", name=reading), Mark.STRONG))
            yield Bullets(tuple(_answer(wording, *each) for each in answers.items()))


def _absent(wording: Wording, absent: AbsentAnswers) -> Iterator[Block]:
    """An amendment may bring what was searched for in vain; nothing that was cited changed, so nothing is stale."""
    if any(absent.values()):
        yield Heading(2, wording.say("statutes.replace.absent"))
        yield Paragraph(words(wording.say("statutes.replace.again")))
    for reading, criterion_ids in absent.items():
        if criterion_ids:
            yield Paragraph(words(wording.say("statutes.replace.reading", name=reading), Mark.STRONG))
            items = (joined([words(each, Mark.CODE), words(wording.criterion(each))]) for each in criterion_ids)
            yield Bullets(tuple(items))


def _answer(wording: Wording, criterion_id: str, places: tuple[Citation, ...]) -> Inline:
    cited = ", ".join(map(str, places))
    return joined([words(criterion_id, Mark.CODE), words(wording.criterion(criterion_id)), words(f"({cited})")])

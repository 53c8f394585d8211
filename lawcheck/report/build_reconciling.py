"""One difference between readers, as they see it when they sit down together: the question, each answer, the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lawcheck.findings.agreement import Divergence
from lawcheck.findings.disputes import Dispute
from lawcheck.model.country import Country
from lawcheck.model.finding import Assessment
from lawcheck.model.reading import Answer, Reading
from lawcheck.report.build_agreement import effect_blocks, side_by_side
from lawcheck.report.document import Block, Document, Facts, Mark, Note, Paragraph, plain, words
from lawcheck.report.evidence import quotation
from lawcheck.report.phrases import Phrases
from lawcheck.report.readers import dispute_note, ending_note, reading_label
from lawcheck.report.wording import Wording

PASSAGES = 3
PASSAGE_WORDS = 60


def build_difference(
    assessment: Assessment,
    phrases: Phrases,
    readings: Sequence[Reading],
    given: Mapping[str, Answer],
    divergence: Divergence,
    *,
    number: int,
    total: int,
) -> Document:
    """Show a difference with what is needed to end it.

    Args:
        assessment: Of the reading that is reported now.
        phrases: The language.
        readings: Those that one reviewer each answers for.
        given: The answers, by the name of the reading.
        divergence: Two of them that differ, and the findings that hang on it.
        number: Which difference it is, from 1.
        total: Of how many.
    """
    wording, country = Wording(phrases, assessment.library), assessment.country
    criterion_id = divergence.pair.criterion_id
    title = phrases("reconcile.title", n=number, total=total, title=wording.criterion(criterion_id), id=criterion_id)
    shown = [(reading_label(wording, each), given[each.name]) for each in readings if each.name in given]
    joint = assessment.reading.answers.get(criterion_id) if assessment.reading.is_joint else None
    if joint is not None:
        shown.append((reading_label(wording, assessment.reading), joint))
    blocks: list[Block] = [
        Paragraph(words(wording.asks(criterion_id), Mark.STRONG)),
        _read_as(wording, criterion_id),
        side_by_side(wording, country, shown),
        *_quoted(wording, country, given.values()),
        *effect_blocks(wording, _names(divergence, given, assessment.reading.name), divergence.effects),
    ]
    if joint is not None:
        blocks.append(Note(dispute_note(wording, assessment, criterion_id)))
    return wording.page(title, blocks)


def _read_as(wording: Wording, criterion_id: str) -> Facts:
    read_as = wording.library.questions[criterion_id].read_as
    texts = (("present", read_as.present), ("partial", read_as.partial), ("conflict", read_as.conflict))
    rows = tuple((wording.say(f"show.read_as.{key}"), words(wording.text(text))) for key, text in texts if text)
    return Facts(rows, wording.say("show.ask"))


def _quoted(wording: Wording, country: Country, answers: Iterable[Answer]) -> Iterator[Block]:
    places = list(dict.fromkeys(cite for answer in answers for cite in answer.cites))
    for place in places[:PASSAGES]:
        quoted = quotation(wording, country, place, PASSAGE_WORDS)
        if quoted:
            yield quoted


def _names(divergence: Divergence, given: Mapping[str, Answer], joint: str) -> tuple[str, str]:
    pair = divergence.pair
    first, second = (
        next((name for name, answer in given.items() if answer is each), joint) for each in (pair.first, pair.second)
    )
    return first, second


def build_ending(assessment: Assessment, phrases: Phrases, criterion_id: str, before: str = "") -> Document:
    """Say what was written: the value that is reported, and how the difference ended; ``before`` is said first."""
    wording = Wording(phrases, assessment.library)
    answer = assessment.reading.answers[criterion_id]
    ended = plain(ending_note(wording, assessment, criterion_id, Dispute.SETTLED, is_whole=True))
    said = phrases("reconcile.written", value=plain(wording.value(answer.value)), ended=ended)
    blocks = [Paragraph(words(each)) for each in (before, said) if each]
    return wording.page(wording.criterion(criterion_id), blocks)


def build_keys(assessment: Assessment, phrases: Phrases, readings: Sequence[Reading], letters: str) -> Document:
    """List the keys that end a difference: a number for each reading's answer, and letters."""
    wording = Wording(phrases, assessment.library)
    labels = enumerate((reading_label(wording, each) for each in readings), 1)
    rows = [(str(number), words(phrases("reconcile.keys.take", reading=label))) for number, label in labels]
    rows += [(each, words(phrases(f"reconcile.keys.{each}"))) for each in letters]
    return wording.page("", [Facts(tuple(rows), phrases("reconcile.ask.key"))])

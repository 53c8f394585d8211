"""Pages for the trainer before the day: which countries there are, and whether one is ready."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lawcheck.model.country import Country
from lawcheck.model.library import Library
from lawcheck.model.scoring import Fault, Size
from lawcheck.model.training import Grade, Key
from lawcheck.report.document import (
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Inline,
    Mark,
    Paragraph,
    Span,
    Table,
    words,
)
from lawcheck.report.phrases import Phrases
from lawcheck.report.training_words import gap_name, training_page
from lawcheck.report.wording import Wording

_MOST_NAMED = 8  # criteria in one warning


class Listed(NamedTuple):
    """A training country as a list shows it."""

    folder: str
    title: str
    language: str
    level: str
    minutes: int
    gaps: int


def build_list(library: Library, phrases: Phrases, countries: Sequence[Listed]) -> Document:
    """List the training countries."""
    wording = Wording(phrases, library)
    title = phrases("training.list.title")
    if not countries:
        return wording.page(title, [Paragraph(words(phrases("training.list.none")))])
    keys = ("folder", "title", "language", "level", "minutes", "gaps")
    rows = tuple(
        (
            words(each.folder, Mark.CODE),
            words(each.title),
            words(each.language),
            words(phrases(f"training.level.{each.level}")),
            words(str(each.minutes)),
            words(str(each.gaps)),
        )
        for each in countries
    )
    columns = tuple(phrases(f"training.list.columns.{each}") for each in keys)
    return wording.page(title, [Table("", title, columns, rows, (24, 34, 10, 14, 9, 9))])


def build_verification(
    library: Library, phrases: Phrases, country: Country, key: Key, size: Size, level: str, faults: Sequence[Fault]
) -> Document:
    """Say whether a training country is ready, what is to be put right, and how long and hard it is."""
    wording = Wording(phrases, library)
    wrong = [each for each in faults if not each.is_warning]
    known = [each for each in faults if each.is_warning]
    blocks: list[Block] = [Paragraph(words(_verdict(phrases, len(wrong), len(known)), Mark.STRONG))]
    for name, chosen in (("problems", wrong), ("warnings", known)):
        if chosen:
            blocks.append(Heading(2, phrases(f"training.verify.{name}")))
            blocks.append(Bullets(tuple(words(_fault(wording, each)) for each in chosen)))
    title = phrases("training.verify.size")
    blocks += [Heading(2, title), Facts(tuple(_facts(phrases, key, size, level)), title)]
    blocks += _planted(wording, country, key)
    return training_page(wording, country, "training.verify.title", blocks)


def _verdict(phrases: Phrases, wrong: int, known: int) -> str:
    if wrong:
        return phrases("training.verify.not_ready", n=wrong)
    return phrases("training.verify.ready", n=known) if known else phrases("training.verify.ready_clean")


def _fault(wording: Wording, fault: Fault) -> str:
    say, subject = wording.say, fault.subject
    detail = _named(wording, fault.detail) if fault.is_warning else wording.listed(fault.detail)
    if fault.code == "incomplete":
        subject = wording.text(wording.library.themes[subject].title)
    if fault.code == "other-level":
        subject, detail = (say(f"training.level.{each}") for each in (subject, detail))
    return say(f"training.verify.fault.{fault.code}", subject=subject, detail=detail)


def _named(wording: Wording, names: Sequence[str]) -> str:
    """Name the first few and count the others: a key that has just been begun lacks a hundred."""
    rest = len(names) - _MOST_NAMED
    if rest < 1:
        return wording.listed(names)
    return wording.say("training.verify.more", listed=wording.listed(names[:_MOST_NAMED]), n=rest)


def _facts(phrases: Phrases, key: Key, size: Size, level: str) -> Iterator[tuple[str, Inline]]:
    grades = {each.lower(): size.gaps[each] for each in Grade}
    rows = {
        "texts": str(size.texts),
        "sections": str(size.sections),
        "words": str(size.words),
        "criteria": str(size.criteria),
        "gaps": phrases("training.verify.grades", n=sum(size.gaps.values()), **grades),
        "minutes": phrases("training.verify.minutes", given=key.minutes, computed=size.minutes),
        "level": phrases(
            "training.verify.level",
            given=phrases(f"training.level.{key.level}"),
            computed=phrases(f"training.level.{level}"),
        ),
    }
    for name, text in rows.items():
        yield phrases(f"training.verify.facts.{name}"), words(text)


def _planted(wording: Wording, country: Country, key: Key) -> Iterable[Block]:
    title = wording.say("training.verify.planted")
    columns = tuple(wording.say(f"training.verify.columns.{each}") for each in ("gap", "criteria", "where"))
    rows = tuple(
        (
            words(gap_name(wording, each)),
            tuple(Span(name, Mark.CODE) for name in (", ".join(each.criterion_ids),)),
            words(wording.citations(each.where, country)),
        )
        for each in key.gaps
    )
    return (Table(title, title, columns, rows, (30, 40, 30)),)

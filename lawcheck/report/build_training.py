"""Pages for the trainer before the day: which countries there are, and whether one is ready."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lawcheck.model.country import Country
from lawcheck.model.library import Library
from lawcheck.model.localized import Localized
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
    name: Localized
    title: Localized
    language: str
    level: str
    minutes: int
    gaps: int
    version: str
    edition: str  # of the Model Law
    licence: str
    goals: Sequence[str | Localized]


def build_list(library: Library, phrases: Phrases, countries: Sequence[Listed]) -> Document:
    """List the training countries."""
    wording = Wording(phrases, library)
    title = phrases("training.list.title")
    if not countries:
        return wording.page(title, [Paragraph(words(phrases("training.list.none")))])
    keys = ("folder", "name", "language", "level", "minutes", "gaps", "version", "edition")
    rows = tuple(
        (
            words(each.folder, Mark.CODE),
            words(wording.text(each.name)),
            words(each.language),
            words(phrases(f"training.level.{each.level}")),
            words(str(each.minutes)),
            words(str(each.gaps)),
            words(each.version),
            words(each.edition),
        )
        for each in countries
    )
    columns = tuple(phrases(f"training.list.columns.{each}") for each in keys)
    return wording.page(title, [Table("", title, columns, rows, (11, 11, 6, 13, 4, 7, 7, 7))])


def build_verification(
    library: Library, phrases: Phrases, country: Country, key: Key, size: Size, level: str, faults: Sequence[Fault]
) -> Document:
    """Say whether a training country is ready, what is to be put right, and how long and hard it is."""
    wording = Wording(phrases, library)
    known = sum(each.is_warning for each in faults)
    blocks: list[Block] = [Paragraph(words(_verdict(phrases, len(faults) - known, known), Mark.STRONG))]
    blocks += faults_told(wording, faults)
    title = phrases("training.verify.size")
    blocks += [Heading(2, title), Facts(tuple(_facts(phrases, key, size, level)), title)]
    blocks += _planted(wording, country, key)
    return training_page(wording, country, "training.verify.title", blocks)


def _verdict(phrases: Phrases, wrong: int, known: int) -> str:
    if wrong:
        return phrases("training.verify.not_ready", n=wrong)
    return phrases("training.verify.ready", n=known) if known else phrases("training.verify.ready_clean")


def faults_told(wording: Wording, faults: Sequence[Fault]) -> Iterator[Block]:
    """List what has to be put right, then what has to be known."""
    for name, is_warning in (("problems", False), ("warnings", True)):
        chosen = [each for each in faults if each.is_warning is is_warning]
        if chosen:
            yield Heading(2, wording.say(f"training.verify.{name}"))
            yield Bullets(tuple(words(fault_told(wording, each)) for each in chosen))


def fault_told(wording: Wording, fault: Fault) -> str:
    """Say one of them in a sentence."""
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
        "version": phrases("training.verify.version", version=key.version, edition=key.edition),
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

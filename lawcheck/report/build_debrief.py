"""The page for the plenary: who answered what, where groups are most divided, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from lawcheck.model.citation import Citation
from lawcheck.model.country import Country
from lawcheck.model.library import Level, Library
from lawcheck.model.reading import Value
from lawcheck.model.scoring import Difference, Division, GroupAgreement, ProvisionRow
from lawcheck.model.training import Key, Sheet
from lawcheck.model.worksheet import LEVELS
from lawcheck.report.debrief_map import by_provision, by_question
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
    Table,
    joined,
    words,
)
from lawcheck.report.phrases import Phrases
from lawcheck.report.training_words import WORDED, short_names, symbol, training_page
from lawcheck.report.wording import Wording

_RESTS_ON_WORDS = frozenset({Value.PRESENT, Value.PARTIAL, Value.CONFLICT})
_MOST_KINDS = 2  # of why answers to one question differ, on paper


class Plenary(NamedTuple):
    """What the page for the plenary shows."""

    sheets: Sequence[Sheet]
    found: GroupAgreement
    divided: Sequence[Division]  # the most divided questions
    rows: Sequence[ProvisionRow]  # none: the map is by question
    in_no_row: Sequence[str] = ()  # questions on which no finding rests
    key: Key | None = None  # shown only where it is given


def build_debrief(
    library: Library, phrases: Phrases, country: Country, plenary: Plenary, *, is_on_paper: bool = False
) -> Document:
    """Write the page for the plenary. On paper it must stay one sheet."""
    wording = Wording(phrases, library)
    blocks: list[Block] = [*_map(wording, plenary), *_kinds(wording, plenary.found)]
    divided = plenary.divided
    if not divided:
        blocks.append(Paragraph(words(phrases("training.debrief.agreed"))))
    elif is_on_paper:
        blocks.append(_on_paper(wording, country, plenary))
    else:
        blocks.append(Heading(2, phrases("training.debrief.divided", n=len(divided))))
        blocks += [block for each in divided for block in _divided(wording, country, plenary.sheets, each)]
    if plenary.key is None and not is_on_paper:
        blocks.append(Note(words(phrases("training.debrief.before"))))
    page = training_page(wording, country, "training.debrief.title", blocks)
    return page._replace(is_form=True)


def _map(wording: Wording, plenary: Plenary) -> Iterator[Block]:
    sheets, key = plenary.sheets, plenary.key
    with_words = len(sheets) <= WORDED
    if not plenary.rows:
        divisions = {each.criterion_id: each for each in plenary.found.divisions}
        yield from by_question(wording, sheets, divisions, key, with_words=with_words)
        return
    yield from by_provision(
        wording, plenary.rows, sheets, plenary.in_no_row, with_words=with_words, has_key=key is not None
    )


def _kinds(wording: Wording, found: GroupAgreement) -> Iterator[Block]:
    """Count the pairs of answers that differ by why they do, over all questions."""
    said = _pairs(wording, found.kinds)
    if said:
        yield Paragraph(words(said), label=wording.say("training.debrief.kinds"))


def _pairs(wording: Wording, kinds: Mapping[Difference, int], form: str = "kind_count", most: int | None = None) -> str:
    say = wording.say
    known = sorted((each for each in kinds if kinds[each]), key=lambda each: -kinds[each])
    return say("list.between").join(
        say(f"training.debrief.{form}", kind=say(f"training.agree.kind.{each}"), n=kinds[each]) for each in known[:most]
    )


def _on_paper(wording: Wording, country: Country, plenary: Plenary) -> Block:
    """Put the most divided questions into a table, by their titles, so that the page stays one."""
    say = wording.say
    names = short_names([each.group for each in plenary.sheets], with_words=False)
    sheets = [replace(each, group=names[each.group]) for each in plenary.sheets]
    rows = []
    for each in plenary.divided:
        named = words(wording.criterion(each.criterion_id), Mark.STRONG)
        said = [*_camps(wording, country, sheets, each.criterion_id), *_levels(wording, sheets, each)]
        why = words(f"{_pairs(wording, each.kinds, most=_MOST_KINDS)}. {_question(wording, each)}")
        rows.append((named, joined(said, between=say("list.between")), why))
    columns = tuple(say(f"training.debrief.divided_columns.{name}") for name in ("question", "answers", "why"))
    title = say("training.debrief.divided", n=len(rows))
    return Table(title, say("training.debrief.divided_description"), columns, tuple(rows), (17, 59, 24))


def _divided(wording: Wording, country: Country, sheets: Sequence[Sheet], division: Division) -> Iterator[Block]:
    say, criterion_id = wording.say, division.criterion_id
    yield Heading(3, f"{wording.criterion(criterion_id)} [{criterion_id}]", criterion_id)
    yield Paragraph((Span(wording.asks(criterion_id)),))
    yield Bullets(tuple(_camps(wording, country, sheets, criterion_id)))
    for said in _levels(wording, sheets, division):
        yield Paragraph(said)
    yield Paragraph(words(_pairs(wording, division.kinds, "pairs")), label=say("training.debrief.why"))
    yield Paragraph(words(_question(wording, division)), label=say("training.debrief.ask"))


def _levels(wording: Wording, sheets: Sequence[Sheet], division: Division) -> Iterator[Inline]:
    """Say which groups gave which level, where they differ in it."""
    say = wording.say
    by_level: dict[Level, list[str]] = {}
    for sheet in sheets:
        level = sheet.item(division.criterion_id).level
        if level is not None:
            by_level.setdefault(level, []).append(sheet.group)
    if len(by_level) > 1:
        parts = [
            say("training.debrief.level_said", level=say(f"level.{each}"), groups=wording.listed(by_level[each]))
            for each in LEVELS
            if each in by_level
        ]
        yield words(f"{say('training.debrief.levels_said')}{say('colon')}{say('list.between').join(parts)}")


def _question(wording: Wording, division: Division) -> str:
    kinds = sorted(division.kinds, key=lambda each: -division.kinds[each])
    return wording.say(f"training.agree.talk.{kinds[0]}") if kinds else ""


def _camps(wording: Wording, country: Country, sheets: Sequence[Sheet], criterion_id: str) -> Iterator[Inline]:
    """Say which groups gave which value on which words, the value of most groups first."""
    camps: dict[tuple[Value, tuple[Citation, ...]], list[str]] = {}
    for sheet in sheets:
        item = sheet.item(criterion_id)
        if item.value is not None:
            relied_on = item.cites if item.value in _RESTS_ON_WORDS else ()
            places = tuple(sorted(relied_on, key=country.place_of))
            camps.setdefault((item.value, places), []).append(sheet.group)
    sizes = Counter(each.value for sheet in sheets if (each := sheet.item(criterion_id)).value is not None)
    order = {value: place for place, (value, _) in enumerate(sizes.most_common())}
    for (value, cites), groups in sorted(camps.items(), key=lambda each: (order[each[0][0]], -len(each[1]))):
        (span,) = symbol(wording, value, with_word=True)
        word, named = (span._replace(mark=Mark.STRONG),), words(wording.listed(groups))
        if cites:
            where = words(wording.citations(cites, country))
            yield wording.told("training.debrief.rests", value=word, places=where, groups=named)
        else:
            yield wording.told("training.debrief.said", value=word, groups=named)

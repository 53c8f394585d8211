"""What the pages of a training have in common: names of groups and gaps, answers as symbols, shares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from lawcheck.model.country import Country
from lawcheck.model.reading import Value
from lawcheck.model.scoring import Share
from lawcheck.model.training import PlantedGap
from lawcheck.report.document import Block, Document, Inline, Part, words
from lawcheck.report.wording import SYMBOLS, Wording

_NUMBERED = re.compile(r"(.*?)(\d+(?:-\d+)?)\Z")  # group-1-2 is the second file of group-1
WORDED = 3  # groups up to which a heat map has room for words


def training_page(
    wording: Wording, country: Country, key: str, blocks: Iterable[Block], *, is_landscape: bool = False
) -> Document:
    """Make a page about a training country, with its marking on every page."""
    say = wording.say
    name, date = wording.text(country.name), wording.date(country.law_as_at)
    page = wording.page(say("training.title", country=name, page=say(key)), ())
    return page._replace(
        parts=(Part(tuple(blocks), is_landscape),),
        date=country.law_as_at,
        footer=say("worksheet.footer", country=name, date=date),
        marking=say("fictional"),
        page_label=say("page", page="{page}", pages="{pages}"),
    )


def gap_name(wording: Wording, planted: PlantedGap) -> str:
    """Name a planted gap by the catalogue: G03 List of means without the abuse of vulnerability."""
    return f"{planted.gap} {wording.say(f'training.gap.{planted.gap}')}"


def share(wording: Wording, counted: Share) -> str:
    """Write so many of so many."""
    return wording.say("training.score.share", n=counted.number, of=counted.of)


def per_cent(wording: Wording, counted: Share) -> str:
    """Write a share in per cent, without decimals: so few answers carry none."""
    return wording.say("statutes.check.share", n=f"{counted.number * 100 / counted.of:.0f}") if counted.of else "–"


def groups_named(wording: Wording, groups: Sequence[str], everyone: Sequence[str] = ()) -> str:
    """List groups; a run of numbered ones as a range, and all of them as all."""
    if not groups:
        return wording.say("training.score.nobody")
    if everyone and len(groups) == len(everyone):
        return wording.say("training.score.everyone", n=len(groups))
    return wording.listed(groups)


def short_names(groups: Sequence[str], *, with_words: bool) -> Mapping[str, str]:
    """Give the heads of columns: in narrow ones the numbers of groups, where they differ in these alone."""
    found = {each: match for each in groups if (match := _NUMBERED.match(each))}
    stems = {match[1] for match in found.values()}
    if with_words or len(found) < len(groups) or len(stems) != 1:
        return {each: each for each in groups}
    return {each: match[2] for each, match in found.items()}


def symbol(wording: Wording, value: Value | None, *, with_word: bool) -> Inline:
    """Give a value as its symbol, with its word where there is room."""
    if value is None:
        return words(wording.say("training.debrief.empty"))
    (span,) = wording.value(value)
    sign = SYMBOLS[span.tone]
    return (span._replace(text=f"{sign}\u00a0{span.text}" if with_word else sign),)


def legend(wording: Wording, values: Iterable[Value]) -> str:
    """Explain the symbols that were used."""
    used = set(values)
    parts = [
        wording.say(
            "training.debrief.legend",
            symbol=SYMBOLS[wording.value(each)[0].tone],
            value=wording.say(f"value.{each}"),
        )
        for each in Value
        if each in used
    ]
    empty = f"{wording.say('training.debrief.empty')} {wording.say('training.debrief.empty_word')}"
    return wording.say("list.between").join([*parts, empty])

"""The page for the plenary: who answered what, where groups are most divided, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from lawcheck.model.citation import Citation
from lawcheck.model.country import Country
from lawcheck.model.library import Library
from lawcheck.model.reading import Value
from lawcheck.model.scoring import Difference, Division, GroupAgreement
from lawcheck.model.training import Key, Sheet
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
    words,
)
from lawcheck.report.phrases import Phrases
from lawcheck.report.training_words import (
    WORDED_ON_A_SCREEN,
    WORDED_ON_PAPER,
    legend,
    short_names,
    symbol,
    training_page,
)
from lawcheck.report.wording import Wording

_RESTS_ON_WORDS = frozenset({Value.PRESENT, Value.PARTIAL, Value.CONFLICT})
_FEW = 4  # groups that are named one by one


def build_debrief(
    library: Library,
    phrases: Phrases,
    country: Country,
    sheets: Sequence[Sheet],
    found: GroupAgreement,
    divided: Sequence[Division],
    key: Key | None = None,
    *,
    is_on_paper: bool = False,
) -> Document:
    """Write the page for the plenary; the key is shown only where it is given. Paper has room for more words."""
    wording = Wording(phrases, library)
    with_words = len(sheets) <= (WORDED_ON_PAPER if is_on_paper else WORDED_ON_A_SCREEN)
    blocks: list[Block] = [*_heat_map(wording, sheets, found, key, with_words=with_words)]
    if divided:
        blocks.append(Heading(2, phrases("training.debrief.divided", n=len(divided))))
    else:
        blocks.append(Paragraph(words(phrases("training.debrief.agreed"))))
    for each in divided:
        blocks += _divided(wording, country, sheets, each)
    if key is None:
        blocks.append(Note(words(phrases("training.debrief.before"))))
    return training_page(wording, country, "training.debrief.title", blocks, is_landscape=True)


def _divided(wording: Wording, country: Country, sheets: Sequence[Sheet], division: Division) -> Iterator[Block]:
    say, criterion_id = wording.say, division.criterion_id
    yield Heading(3, f"{wording.criterion(criterion_id)} [{criterion_id}]", criterion_id)
    yield Paragraph((Span(wording.asks(criterion_id)),))
    yield Bullets(tuple(_camps(wording, country, sheets, criterion_id)))
    kinds = sorted(division.kinds, key=lambda each: -division.kinds[each])
    pairs = [
        say("training.debrief.pairs", kind=say(f"training.agree.kind.{each}"), n=division.kinds[each]) for each in kinds
    ]
    yield Paragraph(words(say("list.between").join(pairs)), label=say("training.debrief.why"))
    yield Paragraph(words(_question(wording, kinds)), label=say("training.debrief.ask"))


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


def _question(wording: Wording, kinds: Sequence[Difference]) -> str:
    return wording.say(f"training.agree.talk.{kinds[0]}") if kinds else ""


def _heat_map(
    wording: Wording, sheets: Sequence[Sheet], found: GroupAgreement, key: Key | None, *, with_words: bool
) -> Iterator[Block]:
    """One row a question that anybody was asked, the most divided first, and one column a group."""
    say = wording.say
    title = say("training.debrief.map")
    divisions = {each.criterion_id: each for each in found.divisions}
    asked = dict.fromkeys(each for sheet in sheets for each in sheet.asked)
    known = [each for each in wording.library.criteria if each in asked]
    order = sorted(known, key=lambda each: -(divisions[each].share if each in divisions else 0))
    names = short_names([each.group for each in sheets], with_words=with_words)
    used: set[Value] = set()
    rows = []
    for criterion_id in order:
        values = [each.item(criterion_id).value for each in sheets]
        if key is not None:
            answer = key.answers.get(criterion_id)
            values.append(answer.value if answer else None)
        used.update(each for each in values if each is not None)
        cells = [symbol(wording, each, with_word=with_words) for each in values]
        rows.append((words(wording.criterion(criterion_id)), *cells))
    columns = (say("training.debrief.question"), *names.values(), *([say("training.debrief.key")] if key else ()))
    width = 66 // (len(columns) - 1)
    yield Table(
        title,
        say("training.debrief.map_description"),
        columns,
        tuple(rows),
        (34, *(max(width, 3) for _ in columns[1:])),
    )
    yield Note(words(legend(wording, used)))
    if any(name != short for name, short in names.items()):
        shown = list(names) if len(names) <= _FEW else [*list(names)[:2], "…", list(names)[-1]]
        yield Note(words(say("training.debrief.numbers", groups=wording.listed(shown))))

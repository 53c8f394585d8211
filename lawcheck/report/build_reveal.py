"""The page on which the key to a question is opened: the words of the law, the answer, and what it teaches."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType

from lawcheck.model.country import Country
from lawcheck.model.library import Level, Library, Provision
from lawcheck.model.reading import Value
from lawcheck.model.training import Key, Objection, Sheet, Standing
from lawcheck.model.worksheet import LEVELS
from lawcheck.report.document import Block, Bullets, Document, Heading, Inline, Mark, Paragraph, Span, Table, words
from lawcheck.report.evidence import quotation
from lawcheck.report.phrases import Phrases
from lawcheck.report.training_words import gap_name, symbol, training_page
from lawcheck.report.wording import Wording


def build_reveal(
    library: Library,
    phrases: Phrases,
    country: Country,
    key: Key,
    criterion_ids: Sequence[str],
    sheets: Sequence[Sheet] = (),
    objections: Sequence[Objection] = (),
    levels: Mapping[str, Mapping[Level, Sequence[Provision]]] = MappingProxyType({}),
) -> Document:
    """Open the key to some questions, and to no other. ``levels`` are the right ones, with the provisions behind them."""
    wording = Wording(phrases, library)
    blocks: list[Block] = []
    for each in criterion_ids:
        blocks += _revealed(wording, country, key, each)
        blocks += _levels(wording, each, levels.get(each, {}))
        blocks += _answers(wording, key, each, sheets)
        blocks += _levels_chosen(wording, each, sheets, levels.get(each, {}))
        blocks += _objections(wording, each, objections)
    return training_page(wording, country, "training.reveal.title", blocks)


def _revealed(wording: Wording, country: Country, key: Key, criterion_id: str) -> Iterator[Block]:
    say, answer = wording.say, key.answers[criterion_id]
    yield Heading(2, f"{wording.criterion(criterion_id)} [{criterion_id}]", criterion_id)
    yield Paragraph(words(wording.asks(criterion_id)), label=say("training.reveal.question"))
    quotations = [found for cite in answer.cites if (found := quotation(wording, country, cite))]
    if answer.cites:
        yield Paragraph((), label=say("training.reveal.words"))
        yield from quotations
        rest = [cite for cite in answer.cites if country.passage(cite) is None]
        if rest:
            yield Paragraph(words(wording.citations(rest, country)))
    elif answer.searched:
        places = wording.citations(answer.searched, country)
        yield Paragraph(words(say("training.reveal.nothing", places=places)), label=say("training.reveal.words"))
    value = symbol(wording, answer.value, with_word=True)[0]._replace(mark=Mark.STRONG)
    yield Paragraph((value, Span(". "), wording.foreign(answer.reason)), label=say("training.reveal.key"))
    accepted = key.accepted.get(criterion_id, ())
    if accepted:
        yield Paragraph((), label=say("training.reveal.accepted"))
        yield Bullets(
            tuple(
                (*symbol(wording, each.value, with_word=True), Span(say("colon")), wording.foreign(each.because))
                for each in accepted
            )
        )
    for planted in key.planted_in(criterion_id):
        yield Paragraph(words(gap_name(wording, planted)), label=say("training.reveal.planted"))
    if criterion_id in key.teach:
        yield Paragraph((wording.foreign(key.teach[criterion_id]),), label=say("training.reveal.teach"))


def _answers(wording: Wording, key: Key, criterion_id: str, sheets: Sequence[Sheet]) -> Iterator[Block]:
    """Show how many groups of those that were asked chose which value."""
    asked = [each for each in sheets if criterion_id in each.asked]
    if not asked:
        return
    say = wording.say
    right = key.right_values(criterion_id)
    chosen: dict[Value | None, list[str]] = {}
    for each in asked:
        chosen.setdefault(each.item(criterion_id).value, []).append(each.group)
    rows = [
        (_value(wording, value, right), words(str(len(groups))), words(wording.listed(groups)))
        for value, groups in sorted(chosen.items(), key=lambda each: (each[0] is None, -len(each[1])))
    ]
    title = say("training.reveal.answers")
    columns = tuple(say(f"training.reveal.columns.{each}") for each in ("value", "n", "groups"))
    yield Table(title, say("training.reveal.answers_description"), columns, tuple(rows), (34, 14, 52))


def _levels(wording: Wording, criterion_id: str, levels: Mapping[Level, Sequence[Provision]]) -> Iterator[Block]:
    say = wording.say
    parts = [
        say(
            f"training.reveal.{'level_of' if _is_asked(criterion_id, provisions) else 'level_beside'}",
            level=say(f"level.{level}"),
            provisions=wording.listed(wording.provision(each) for each in provisions),
        )
        for level, provisions in levels.items()
    ]
    if parts:
        yield Paragraph(words(say("list.between").join(parts)), label=say("training.reveal.level"))


def _is_asked(criterion_id: str, provisions: Sequence[Provision]) -> bool:
    return any(criterion_id in each.criterion_ids for each in provisions)


def _levels_chosen(
    wording: Wording, criterion_id: str, sheets: Sequence[Sheet], right: Collection[Level]
) -> Iterator[Block]:
    """Show which groups chose which level; nothing where none did."""
    say = wording.say
    chosen: dict[Level, list[str]] = {}
    for each in sheets:
        level = each.item(criterion_id).level
        if level is not None:
            chosen.setdefault(level, []).append(each.group)
    if not chosen:
        return
    rows = []
    for level in (each for each in LEVELS if each in chosen):
        word = say(f"level.{level}")
        shown = say("training.reveal.right", value=word) if level in right else word
        rows.append((words(shown), words(str(len(chosen[level]))), words(wording.listed(chosen[level]))))
    title = say("training.reveal.levels")
    columns = tuple(say(f"training.reveal.level_columns.{each}") for each in ("level", "n", "groups"))
    yield Table(title, say("training.reveal.levels"), columns, tuple(rows), (34, 14, 52))


def _value(wording: Wording, value: Value | None, right: Sequence[Value]) -> Inline:
    if value is None:
        return words(wording.say("training.reveal.empty"))
    (span,) = symbol(wording, value, with_word=True)
    return wording.told("training.reveal.right", value=(span,)) if value in right else (span,)


def _objections(wording: Wording, criterion_id: str, objections: Sequence[Objection]) -> Iterator[Block]:
    own = [each for each in objections if each.criterion_id == criterion_id]
    if not own:
        return
    say = wording.say
    yield Heading(3, say("training.reveal.objections"))
    yield Bullets(tuple(_objection(wording, each) for each in own))


def _objection(wording: Wording, objection: Objection) -> Inline:
    is_refused = objection.standing is Standing.REFUSED
    return wording.told(
        f"training.reveal.{'refused' if is_refused else 'objection'}",
        number=words(objection.id),
        by=words(objection.by),
        value=words(wording.say(f"value.{objection.value}")),
        reason=(wording.foreign(objection.reason),),
        because=(wording.foreign(objection.because),),
    )

"""The map for the plenary: findings by provision and group, or answers by question and group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lawcheck.findings.words import word_for
from lawcheck.model.finding import RESULT_STEP, Finding, Word
from lawcheck.model.reading import Value
from lawcheck.model.scoring import Division, ProvisionRow
from lawcheck.model.training import Key, Sheet
from lawcheck.report.document import Block, Inline, Mark, Note, Span, Table, Tone, words
from lawcheck.report.training_words import legend, short_names, symbol
from lawcheck.report.wording import SYMBOLS, Wording, tone_of

_FEW = 4  # groups that are named one by one
_FIRST, _REST = 34, 66  # shares of the page: the first column, and all the others together
_WIDE_FIRST, _WIDE_REST = 61, 39  # where the others have symbols alone
_LEAST = 3


def by_provision(
    wording: Wording,
    rows: Sequence[ProvisionRow],
    sheets: Sequence[Sheet],
    in_no_row: Sequence[str],
    *,
    with_words: bool,
    has_key: bool,
) -> Iterator[Block]:
    """One row a provision, one column a group: the finding that the group's own answers give."""
    say = wording.say
    used: dict[str, list[str]] = {}
    cells = []
    for row in rows:
        provision = wording.library.provisions[row.provision_id]
        found = [row.findings[each.group] for each in sheets] + ([row.key] if has_key else [])
        is_other = provision.instrument_id != wording.library.provisions[rows[0].provision_id].instrument_id
        place = wording.provision(provision) if is_other else wording.cite(provision)
        name = f"{place} {wording.text(provision.title)}"
        number = say("training.debrief.asked", n=len(row.criterion_ids))
        cells.append((words(f"{name} {number}"), *(_cell(wording, each, used, with_words) for each in found)))
    title = say("training.debrief.provisions")
    yield _table(
        wording,
        title,
        "training.debrief.provisions_description",
        "provision_column",
        cells,
        sheets,
        with_words,
        has_key,
    )
    parts = [say("training.debrief.legend", symbol=sign, value=wording.listed(named)) for sign, named in used.items()]
    empty = f"{say('training.debrief.empty')} {say('training.debrief.empty_word')}"
    is_open = any(each is not None and each.is_open for row in rows for each in row.findings.values())
    more = [f"{say('list.between').join([*parts, empty])}.", *([say("training.debrief.open")] if is_open else [])]
    more += _numbers(wording, sheets, with_words)
    if in_no_row:
        more.append(say("training.debrief.in_no_row", n=len(in_no_row)))
    yield Note(words(" ".join(more)))


def by_question(
    wording: Wording,
    sheets: Sequence[Sheet],
    divisions: Mapping[str, Division],
    key: Key | None,
    *,
    with_words: bool,
) -> Iterator[Block]:
    """One row a question that anybody was asked, the most divided first, and one column a group."""
    say = wording.say
    asked = dict.fromkeys(each for sheet in sheets for each in sheet.asked)
    known = [each for each in wording.library.criteria if each in asked]
    order = sorted(known, key=lambda each: -(divisions[each].share if each in divisions else 0))
    used: set[Value] = set()
    cells = []
    for criterion_id in order:
        values = [each.item(criterion_id).value for each in sheets]
        if key is not None:
            answer = key.answers.get(criterion_id)
            values.append(answer.value if answer else None)
        used.update(each for each in values if each is not None)
        shown = [symbol(wording, each, with_word=with_words) for each in values]
        cells.append((words(wording.criterion(criterion_id)), *shown))
    title = say("training.debrief.map")
    yield _table(
        wording, title, "training.debrief.map_description", "question", cells, sheets, with_words, key is not None
    )
    yield Note(words(" ".join([f"{legend(wording, used)}.", *_numbers(wording, sheets, with_words)])))


def _table(
    wording: Wording,
    title: str,
    description: str,
    first: str,
    cells: Sequence[tuple[Inline, ...]],
    sheets: Sequence[Sheet],
    with_words: bool,
    has_key: bool,
) -> Table:
    say = wording.say
    names = short_names([each.group for each in sheets], with_words=with_words)
    columns = (say(f"training.debrief.{first}"), *names.values(), *([say("training.debrief.key")] if has_key else ()))
    first_width, rest = (_FIRST, _REST) if with_words else (_WIDE_FIRST, _WIDE_REST)
    width = max(rest // (len(columns) - 1), _LEAST)
    return Table(title, say(description), columns, tuple(cells), (first_width, *(width for _ in columns[1:])))


def _numbers(wording: Wording, sheets: Sequence[Sheet], with_words: bool) -> list[str]:
    """Say which groups the numbers stand for."""
    names = short_names([each.group for each in sheets], with_words=with_words)
    if all(name == short for name, short in names.items()):
        return []
    shown = list(names) if len(names) <= _FEW else [*list(names)[:2], "…", list(names)[-1]]
    return [wording.say("training.debrief.numbers", groups=wording.listed(shown))]


def _cell(wording: Wording, finding: Finding | None, used: dict[str, list[str]], with_words: bool) -> Inline:
    """Write a finding as its symbol and word; an open one by the best that it can still be."""
    if finding is None:
        return words(wording.say("training.debrief.empty"))
    word, is_open = finding.word, finding.is_open and finding.best in RESULT_STEP
    if is_open:
        word = word_for(finding.level, finding.best)
    tone = tone_of(word)
    sign = f"{SYMBOLS[Tone.OPEN]}{SYMBOLS[tone]}" if is_open else SYMBOLS[tone]
    text = _word(wording, word, is_open=is_open)
    named = used.setdefault(SYMBOLS[tone], [])
    if (plain := wording.say(f"word.{word}")) not in named:
        named.append(plain)
    return (Span(f"{sign}\u00a0{text}" if with_words else sign, Mark.PLAIN, Tone.OPEN if is_open else tone),)


def _word(wording: Wording, word: Word, *, is_open: bool) -> str:
    text = wording.say(f"word.{word}")
    return wording.say("training.debrief.up_to", word=text) if is_open else text

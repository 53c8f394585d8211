"""What a reader has in view while answering: the question, the sections that may answer it, the draft of the answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from lawcheck.model.citation import Citation
from lawcheck.model.country import Country
from lawcheck.model.library import Library
from lawcheck.model.reading import Answer, Reading, Value
from lawcheck.report.document import (
    Block,
    Bullets,
    Document,
    Facts,
    Inline,
    Mark,
    Note,
    Paragraph,
    joined,
    plain,
    words,
)
from lawcheck.report.phrases import Phrases
from lawcheck.report.wording import Wording

_PROVISIONS = 6  # named under what a criterion serves
_NEIGHBOURS = 4  # answers beside it that are shown
_STEP = "\u00a0\u00a0"  # before the label of a subsection

Runs = Sequence[tuple[str, bool]]  # words of a statute, and whether they matched


class Setting(NamedTuple):
    """What lies before a reader, and the language in which it is shown."""

    library: Library
    phrases: Phrases
    country: Country
    reading: Reading


class Listed(NamedTuple):
    """A section in a list, to be opened by its number."""

    citation: Citation
    heading: str
    context: Runs
    is_cited_beside: bool = False


def build_question(setting: Setting, criterion_id: str) -> Document:
    """Write a criterion: what is asked, how to read it, what is answered already, here and beside, and what it serves."""
    wording, say = Wording(setting.phrases, setting.library), setting.phrases
    question = setting.library.questions[criterion_id]
    rules = {each: getattr(question.read_as, each) for each in ("present", "partial", "conflict")}
    answer = setting.reading.answers.get(criterion_id)
    blocks: list[Block] = [Paragraph(words(wording.text(question.ask), Mark.STRONG))]
    blocks += _answered(wording, setting.country, answer) if answer else []
    note = setting.reading.notes.get(criterion_id)
    blocks += [Paragraph((wording.foreign(note),), say("record.note"))] if note else []
    blocks += [
        Paragraph(words(wording.text(text)), say(f"show.read_as.{name}")) for name, text in rules.items() if text
    ]
    blocks += _neighbours(wording, setting, criterion_id)
    blocks += _serves(wording, criterion_id)
    title = f"{wording.criterion(criterion_id)} [{criterion_id}]"
    return wording.page(title, blocks)


def build_listed(
    setting: Setting,
    title: str,
    listed: Sequence[Listed],
    *,
    nothing: str,
    signs: tuple[str, str],
    most: int | None = None,
) -> Document:
    """Write a list of sections by number, with the words that matched; ``signs`` stand around them."""
    wording = Wording(setting.phrases, setting.library)
    blocks: list[Block] = [
        Paragraph(_listed(wording, setting.country, each, signs), str(number))
        for number, each in enumerate(listed[:most], 1)
    ]
    if rest := len(listed) - len(blocks):
        blocks.append(Paragraph(words(setting.phrases("suggest.more", n=rest)), "."))
    return wording.page(title, blocks or [Paragraph(words(nothing))])._replace(colon=" ")


def build_opened(
    setting: Setting, citation: Citation, lines: Iterable[tuple[int, str, Runs]], signs: tuple[str, str]
) -> Document:
    """Write the words of a section; each line is (depth, label, runs)."""
    wording = Wording(setting.phrases, setting.library)
    statute = setting.country.statutes[citation.statute_id]
    section = setting.country.texts[statute.id].sections[citation.pinpoint.section] if citation.pinpoint else None
    standing = [wording.text(statute.title), setting.phrases(f"status.{statute.status}")]
    if citation.pinpoint and any(each.contains(citation.pinpoint) for each in statute.not_in_force):
        standing.append(setting.phrases("statutes.not_in_force"))
    blocks: list[Block] = [Paragraph(words(wording.listed(standing), Mark.EMPHASIS))]
    if section is not None and section.heading:
        blocks.append(Paragraph((wording.original(section.heading, statute.language)._replace(mark=Mark.STRONG),)))
    for depth, label, runs in lines:
        marked = _marked(wording, runs, statute.language, signs)
        blocks.append(Paragraph(marked, f"{_STEP * depth}{label}" if label else ""))
    return wording.page(str(citation), blocks)._replace(colon=" ")


def build_form(setting: Setting, rows: Mapping[str, str | Value | None]) -> Document:
    """Write the draft of an answer: what is filled in so far."""
    wording = Wording(setting.phrases, setting.library)
    filled = [
        (setting.phrases(f"record.form.{name}"), wording.value(value) if isinstance(value, Value) else words(value))
        for name, value in rows.items()
        if value
    ]
    return wording.page("", [Facts(tuple(filled), setting.phrases("record.answered"))] if filled else [])


def build_end(setting: Setting, left: int, *, is_empty: bool) -> Document:
    """Write what is said at the end of the way: how many criteria are still open."""
    say = setting.phrases
    line = say("record.end.open", n=left) if left else say("record.end.none")
    blocks = [Paragraph(words(say("record.end.nothing")))] if is_empty else []
    return Wording(say, setting.library).page(say("record.end.title"), [*blocks, Paragraph(words(line))])


def build_key_lines(setting: Setting, groups: Sequence[Sequence[tuple[str, str]]]) -> Document:
    """Write the keys that can be pressed now; a key is not parted from its word."""
    lines = [
        words("\u00a0 ".join(f"{key}\u00a0{word}".replace(" ", "\u00a0") for key, word in group)) for group in groups
    ]
    return Wording(setting.phrases, setting.library).page("", [Paragraph(line) for line in lines])


def build_keys(setting: Setting, groups: Mapping[str, Sequence[tuple[str, str]]]) -> Document:
    """Write what each key does, by group."""
    wording, say = Wording(setting.phrases, setting.library), setting.phrases
    blocks: list[Block] = []
    for group, keys in groups.items():
        blocks.append(Paragraph(words(say(f"record.help.{group}"), Mark.STRONG)))
        blocks += [Paragraph(words(text), key) for key, text in keys]
    notes = ("cite", "point", "complete", "command")
    blocks.append(Bullets(tuple(words(say(f"record.help.{each}")) for each in notes)))
    return wording.page(say("record.help.title"), blocks)._replace(colon=" ")


def _answered(wording: Wording, country: Country, answer: Answer) -> list[Block]:
    say = wording.say
    on = say("record.on", date=wording.date(answer.on)) if answer.on else ""
    facts = [wording.value(answer.value)]
    facts += [words(wording.citations(answer.cites, country))] if answer.cites else []
    facts += (
        [words(say("findings.searched", places=wording.citations(answer.searched, country)))] if answer.searched else []
    )
    facts += [(wording.foreign(answer.reason),)] if answer.reason else []
    if answer.enacted:
        facts.append(_enacted(wording, country, answer.enacted))
    facts += [words(f"({on})")] if on else []
    facts += [words(say(f"penalty.rule.{answer.by_rule}"))] if answer.by_rule else []
    blocks: list[Block] = [Paragraph(joined(facts, " · "), say("record.answered"))]
    stale = (*answer.stale, *(answer.enacted.stale if answer.enacted else ()))
    for cite in dict.fromkeys(stale):
        is_gone = country.passage(cite) is None
        blocks.append(Note(words(say(f"record.stale.{'gone' if is_gone else 'changed'}", place=cite))))
    return blocks


def _enacted(wording: Wording, country: Country, answer: Answer) -> Inline:
    """Write what the answer would be if pending texts were law, with the words and the reason."""
    lead = [words(wording.say("scenario.enacted") + wording.say("colon").rstrip()), wording.value(answer.value)]
    lead += [words(wording.citations(answer.cites, country))] if answer.cites else []
    return joined([joined(lead), (wording.foreign(answer.reason),)], " – ") if answer.reason else joined(lead)


def _neighbours(wording: Wording, setting: Setting, criterion_id: str) -> list[Block]:
    """Show the answers nearest to a criterion in its theme: before it and after it, by turns."""
    theme = setting.library.criteria[criterion_id].theme
    same = [each.id for each in setting.library.criteria.values() if each.theme == theme]
    place = same.index(criterion_id)
    near = sorted((each for each in same if each != criterion_id), key=lambda each: abs(same.index(each) - place))
    answered = [each for each in near if each in setting.reading.answers][:_NEIGHBOURS]
    if not answered:
        return []
    items = []
    for each in sorted(answered, key=same.index):
        answer = setting.reading.answers[each]
        parts = [wording.value(answer.value), words(wording.listed(map(str, answer.cites)))]
        items.append(joined([words(wording.criterion(each) + wording.say("colon").rstrip()), *parts]))
    return [Paragraph((), wording.say("record.beside")), Bullets(tuple(items))]


def _serves(wording: Wording, criterion_id: str) -> list[Block]:
    provisions = wording.library.used_by(criterion_id)
    named = [f"{wording.provision(each)} ({wording.say(f'level.{each.level}')})" for each in provisions[:_PROVISIONS]]
    if len(provisions) > _PROVISIONS:
        named.append(wording.say("suggest.more", n=len(provisions) - _PROVISIONS))
    return [Paragraph(words(wording.say("list.between").join(named)), wording.say("record.serves"))] if named else []


def _listed(wording: Wording, country: Country, item: Listed, signs: tuple[str, str]) -> Inline:
    language = country.statutes[item.citation.statute_id].language
    heading = wording.original(item.heading, language)._replace(mark=Mark.EMPHASIS)
    beside = f"({wording.say('suggest.cited_beside')})" if item.is_cited_beside else ""
    context = _marked(wording, item.context, language, signs)
    lead = joined([words(str(item.citation), Mark.STRONG), (heading,), words(beside)])
    return joined([lead, context], " – ") if plain(context) else lead


def _marked(wording: Wording, runs: Runs, language: str, signs: tuple[str, str]) -> Inline:
    before, after = signs
    return tuple(
        wording.original(f"{before}{text}{after}", language)._replace(mark=Mark.STRONG)
        if is_match
        else wording.original(text, language)
        for text, is_match in runs
    )

"""Pages that point to sections: for one criterion, for all that is open, and for words that were looked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from lawcheck.model.citation import Citation, Pinpoint
from lawcheck.model.country import Country
from lawcheck.model.library import Library
from lawcheck.report.document import Block, Bullets, Document, Heading, Inline, Mark, Note, Paragraph, Span, words
from lawcheck.report.phrases import Phrases
from lawcheck.report.wording import Wording

_SHOWN = 6  # criteria named for one section of the plan

Runs = Sequence[tuple[str, bool]]  # words of a statute, and whether they matched


class Pointer(NamedTuple):
    """A section with the words that matched in context."""

    statute_id: str
    label: str
    heading: str
    context: Runs
    is_cited_beside: bool = False


class Reads(NamedTuple):
    """A section to read, with the criteria it may answer."""

    statute_id: str
    label: str
    heading: str
    criterion_ids: Sequence[str]


def build_suggestions(
    library: Library,
    phrases: Phrases,
    country: Country,
    criterion_id: str,
    pointers: Sequence[Pointer],
    without_phrases: Sequence[str],
) -> Document:
    """Write the sections that may answer a criterion, best first, with the caution that this is no finding.

    ``without_phrases`` names the languages of statutes for which the criterion has no search phrases.
    """
    page = _Page(library, phrases, country)
    title = page.wording.text(library.criteria[criterion_id].title)
    blocks: list[Block] = [
        Paragraph(
            (Span(page.wording.asks(criterion_id)), Span(f" [{criterion_id}]", Mark.CODE)), phrases("suggest.question")
        ),
        Note(words(phrases("suggest.caution"))),
    ]
    if pointers:
        blocks.append(Bullets(tuple(page.pointer(each) for each in pointers)))
    else:
        blocks.append(Paragraph(words(phrases("suggest.none" if country.texts else "suggest.no_text"))))
    for language in without_phrases:
        values = {"language": page.language_name(language), "statutes": page.statutes_in(language)}
        blocks.append(Note(words(phrases("suggest.no_phrases", **values))))
    return page.wording.page(phrases("suggest.title", title=title), blocks)


def build_plan(
    library: Library,
    phrases: Phrases,
    country: Country,
    items: Sequence[Reads],
    open_ids: Sequence[str],
    uncited: Sequence[tuple[str, str, str]],
    without_pointer: Sequence[str],
    without_phrases: Mapping[str, int],
) -> Document:
    """Write the reading plan: what to read first, for which criteria; what nobody cites; where there is no pointer.

    ``without_phrases`` counts, by language of statutes, the open criteria that have no search phrases in it.
    """
    page = _Page(library, phrases, country)
    blocks: list[Block] = [Note(words(phrases("suggest.caution")))]
    counted = phrases("suggest.open", n=len(open_ids)) if open_ids else phrases("suggest.nothing_open")
    blocks.append(Paragraph(words(counted)))
    if items:
        blocks += [Heading(2, phrases("suggest.first")), Bullets(tuple(page.reads(each) for each in items))]
    for language, number in without_phrases.items():
        values = {"language": page.language_name(language), "statutes": page.statutes_in(language)}
        blocks.append(Note(words(phrases("suggest.no_phrases_many", n=number, **values))))
    if without_pointer:
        named = page.some_criteria(without_pointer)
        blocks.append(Paragraph(words(phrases("suggest.without", n=len(without_pointer), criteria=named))))
    if not country.texts:
        blocks.append(Paragraph(words(phrases("suggest.no_text"))))
    elif uncited:
        blocks += [Heading(2, phrases("suggest.uncited")), Bullets(tuple(page.uncited(uncited)))]
    else:
        blocks.append(Paragraph(words(phrases("suggest.all_cited"))))
    return page.wording.page(phrases("suggest.plan_title", country=page.wording.text(country.name)), blocks)


def build_found(
    library: Library, phrases: Phrases, country: Country, asked: str, pointers: Sequence[Pointer]
) -> Document:
    """Write the sections in which words were found."""
    page = _Page(library, phrases, country)
    found: Block = Paragraph(words(phrases("suggest.nothing", words=asked)))
    if pointers:
        found = Bullets(tuple(page.pointer(each) for each in pointers))
    return page.wording.page(phrases("suggest.found", words=asked), [found])


class _Page:
    """What the pages share: how a section, a statute and a criterion are written."""

    def __init__(self, library: Library, phrases: Phrases, country: Country) -> None:
        self.wording = Wording(phrases, library)
        self.phrases = phrases
        self.country = country

    def pointer(self, item: Pointer) -> Inline:
        spans = list(self.place(item.statute_id, item.label, item.heading))
        if item.is_cited_beside:
            spans.append(Span(f" ({self.phrases('suggest.cited_beside')})"))
        if item.context:
            language = self.country.statutes[item.statute_id].language
            spans.append(Span(self.phrases("colon")))
            spans += [
                self.wording.original(text, language)._replace(mark=Mark.STRONG if is_match else Mark.QUOTE)
                for text, is_match in item.context
            ]
        return tuple(spans)

    def place(self, statute_id: str, label: str, heading: str) -> Inline:
        """Name a section: the statute in its reader's language, the heading in its own."""
        citation = Citation(statute_id, Pinpoint(label))
        name = Span(self.wording.citation(citation, self.country), Mark.STRONG)
        if not heading:
            return (name,)
        own = self.wording.original(heading, self.country.statutes[statute_id].language)
        return (name, Span(", "), own._replace(mark=Mark.EMPHASIS))

    def reads(self, item: Reads) -> Inline:
        named = self.some_criteria(item.criterion_ids)
        lead = f" {self.phrases('suggest.may_answer')}{self.phrases('colon')}{named}"
        return (*self.place(item.statute_id, item.label, item.heading), Span(f" –{lead}"))

    def some_criteria(self, criterion_ids: Sequence[str]) -> str:
        named = [f"{self.wording.criterion(each)} [{each}]" for each in criterion_ids[:_SHOWN]]
        rest = len(criterion_ids) - len(named)
        if rest:
            named.append(self.phrases("suggest.more", n=rest))
        return self.phrases("list.between").join(named)

    def uncited(self, sections: Sequence[tuple[str, str, str]]) -> Iterable[Inline]:
        """Name the sections that are not cited, one line a statute, those that follow each other as a range."""
        labels: dict[str, set[str]] = {}
        for statute_id, label, _ in sections:
            labels.setdefault(statute_id, set()).add(label)
        for statute_id, found in labels.items():
            ranges = ", ".join(_ranges(list(self.country.texts[statute_id].sections), found))
            title = self.wording.text(self.country.statutes[statute_id].title)
            yield (Span(title, Mark.STRONG), Span(f"{self.phrases('colon')}{ranges}"))

    def language_name(self, language: str) -> str:
        return self.wording.tongue(language)

    def statutes_in(self, language: str) -> str:
        titles = (
            self.wording.text(each.title)
            for each in self.country.statutes.values()
            if each.id in self.country.texts and each.language.partition("-")[0].lower() == language
        )
        return self.phrases("list.between").join(titles)


def _ranges(order: Sequence[str], chosen: set[str]) -> list[str]:
    """Write labels in the order of the text, those that follow each other as a range."""
    ranges: list[list[str]] = []
    was_chosen = False
    for label in order:
        if label in chosen:
            if was_chosen:
                ranges[-1].append(label)
            else:
                ranges.append([label])
        was_chosen = label in chosen
    return [each[0] if len(each) == 1 else f"{each[0]}–{each[-1]}" for each in ranges]

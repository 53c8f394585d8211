"""What the parts of an assessment are called in one language: results, levels, places, dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from lawcheck.model.citation import Citation, Pinpoint, parse_citation
from lawcheck.model.country import Country, Membership
from lawcheck.model.finding import Finding, Reason, Word
from lawcheck.model.library import Instrument, Library, Provenance, Provision, Source
from lawcheck.model.localized import Localized, language_of, text_in
from lawcheck.model.reading import Value
from lawcheck.report.document import Block, Document, Inline, Mark, Part, Span, Tone
from lawcheck.report.own_style import listed_in_own_style
from lawcheck.report.phrases import Phrases
from lawcheck.report.pinpoints import Style, written

_CHAPTER = re.compile(r"[IVXLC]+\Z")
_GOOD = (Word.MET, Word.PROVIDED_FOR, Word.REFLECTED, Word.PRESENT, Word.PRESERVED)
_PART = (Word.PARTLY_MET, Word.PROVIDED_IN_PART, Word.PARTLY_REFLECTED, Word.PRESENT_IN_PART, Word.PRESERVED_IN_PART)
_SHORT = (Word.NOT_MET, Word.NO_PROVISION, Word.NOT_REFLECTED, Word.ABSENT, Word.NOT_PRESERVED)
_TONES: Mapping[Word, Tone] = {
    **dict.fromkeys(_GOOD, Tone.GOOD),
    **dict.fromkeys(_PART, Tone.PARTLY),
    **dict.fromkeys(_SHORT, Tone.SHORT),
    Word.MOSTLY_MET: Tone.NEARLY,
    Word.CONFLICT: Tone.CLASH,
    Word.UNDETERMINED: Tone.OPEN,
    Word.NOT_ASSESSED: Tone.OPEN,
}
SYMBOLS: Mapping[Tone, str] = {
    Tone.GOOD: "●",
    Tone.NEARLY: "◕",
    Tone.PARTLY: "◑",
    Tone.SHORT: "○",
    Tone.CLASH: "✕",
    Tone.OPEN: "?",
    Tone.NEUTRAL: "–",
}
_VALUE_TONES: Mapping[Value, Tone] = {
    Value.PRESENT: Tone.GOOD,
    Value.PARTIAL: Tone.PARTLY,
    Value.ABSENT: Tone.SHORT,
    Value.CONFLICT: Tone.CLASH,
    Value.UNDETERMINED: Tone.OPEN,
}


def tone_of(word: Word) -> Tone:
    """Give the colour of a result's word."""
    return _TONES.get(word, Tone.NEUTRAL)


class Wording(NamedTuple):
    """A library in one language."""

    say: Phrases
    library: Library

    @property
    def language(self) -> str:
        """The language tag."""
        return self.say.language

    @property
    def pinpoints(self) -> Style:
        """How places in treaties are written in this language."""
        return Style(*(self.say(f"pinpoint.{name}") for name in Style._fields))

    def page(self, title: str, blocks: Iterable[Block]) -> Document:
        """Make a page: a title and blocks, with all that this language says of pages."""
        return Document(
            title=title,
            subtitle="",
            language=self.language,
            direction=self.say.direction,
            date="",
            parts=(Part(tuple(blocks)),),
            page_label=self.say("page", page="{page}", pages="{pages}"),
            colon=self.say("colon"),
            table_word=self.say("table"),
            figure_word=self.say("figure"),
            annex_word=self.say("annex.word"),
        )

    def told(self, key: str, n: int | None = None, **parts: Inline) -> Inline:
        """Give a phrase in which some of the values are references or marked words. ``n`` chooses its number."""
        count = {} if n is None else {"n": n}
        pieces = self.say(key, **{name: f"\0{name}\0" for name in parts}, **count).split("\0")
        spans: list[Span] = []
        for number, piece in enumerate(pieces):
            spans += parts[piece] if number % 2 else (Span(piece),) if piece else ()
        return tuple(spans)

    def text(self, texts: Localized) -> str:
        """Give a text of the library in this language."""
        return text_in(texts, self.language)

    def foreign(self, texts: Localized) -> Span:
        """Give a text that may stand in another language, marked with it."""
        language = language_of(texts, self.language)
        return Span(texts.get(language, ""), language="" if language == self.language else language)

    def original(self, text: str, language: str) -> Span:
        """Give a text in the language it came in, marked where that is another than the document's."""
        return Span(text, language="" if language == self.language else language)

    def tongue(self, language: str) -> str:
        """Name a language, as far as this one has a word for it; else by its tag."""
        return self.say.get(f"suggest.language.{language}", language)

    def word(self, word: Word) -> Inline:
        """Give a result's word with its symbol and colour."""
        tone = tone_of(word)
        return (Span(f"{SYMBOLS[tone]}\u00a0{self.say(f'word.{word}')}", Mark.STRONG, tone),)

    def finding_word(self, finding: Finding) -> Inline:
        """Give the word of a finding, with the range where the result is open."""
        if not finding.is_open or finding.worst == finding.best:
            return self.word(finding.word)
        tone = tone_of(finding.word)
        text = self.say(
            "range",
            word=self.say(f"word.{finding.word}"),
            worst=self.say(f"result.{finding.worst}"),
            best=self.say(f"result.{finding.best}"),
        )
        return (Span(f"{SYMBOLS[tone]}\u00a0{text}", Mark.STRONG, tone),)

    def value(self, value: Value | None) -> Inline:
        """Give an answer's value with its colour."""
        if value is None:
            return (Span(self.say("value.open"), Mark.PLAIN, Tone.OPEN),)
        return (Span(self.say(f"value.{value}"), Mark.PLAIN, _VALUE_TONES.get(value, Tone.NEUTRAL)),)

    def cite(self, provision: Provision) -> str:
        """Name a provision's place inside its instrument: art. 3(a)."""
        return self._place(self.library.instruments[provision.instrument_id], provision.cite)

    def source(self, source: Source) -> str:
        """Name a place in an instrument: Trafficking in Persons Protocol, art. 3(a)."""
        instrument = self.library.instruments[source.instrument_id]
        name = self.text(instrument.short_title)
        if not source.pinpoint:
            return name
        return f"{name}, {self._place(instrument, source.pinpoint)}"

    def _place(self, instrument: Instrument, pinpoint: str) -> str:
        """Write a pinpoint with its unit; a Roman number alone is a chapter, whose articles the instrument does not number."""
        unit = self.say("chapter_unit") if _CHAPTER.match(pinpoint) else self.text(instrument.unit)
        return f"{unit}\u00a0{written(pinpoint, self.pinpoints)}"

    def sources(self, sources: Iterable[Source]) -> str:
        """Name several places."""
        return self.say("list.between").join(self.source(source) for source in sources)

    def provision(self, provision: Provision) -> str:
        """Name a provision with its instrument: Trafficking in Persons Protocol, art. 3(a)."""
        instrument = self.library.instruments[provision.instrument_id]
        return f"{self.text(instrument.short_title)}, {self.cite(provision)}"

    def heading(self, provision: Provision) -> str:
        """Name a provision with its title: art. 3(a) Means."""
        return f"{self.provision(provision)}{self.say('colon')}{self.text(provision.title)}"

    def criterion(self, criterion_id: str) -> str:
        """Give the title of a criterion."""
        return self.text(self.library.criteria[criterion_id].title)

    def titles(self, criterion_ids: Iterable[str]) -> str:
        """List the titles of criteria."""
        return self.listed(self.criterion(each) for each in criterion_ids)

    def listed(self, items: Iterable[str]) -> str:
        """Join names with commas, once each."""
        return ", ".join(dict.fromkeys(items))

    def provenance(self, provenance: Provenance) -> str:
        """Give the mark that a statement carries: empty unless it was recalled."""
        return self.say("provenance.mark") if provenance is Provenance.RECALLED else ""

    def date(self, iso: str) -> str:
        """Write an ISO date, or the part of one that is known, in this language.

        Source: the order and the first of the month stand in the phrase file.
        """
        parts = iso.split("-")
        if len(parts) == 1 or not all(part.isdigit() for part in parts):
            return iso
        month = self.say("months").split()[int(parts[1]) - 1]
        if len(parts) == 2:  # noqa: PLR2004 - year and month
            return self.say("date.month", month=month, year=parts[0])
        day = self.say("date.first") if int(parts[2]) == 1 else str(int(parts[2]))
        return self.say("date.day", day=day, month=month, year=parts[0])

    def reason(self, reason: Reason, country: Country) -> str:
        """Say why a value was reduced."""
        citation = parse_citation(reason.cite)
        is_known = citation is not None and citation.statute_id in country.statutes
        name = self.citation(citation, country) if citation and is_known else reason.cite
        return self.say(f"reason.{reason.code}", cite=name)

    def citation(self, citation: Citation, country: Country) -> str:
        """Name a place in a registered statute by the statute's title."""
        return self.citations([citation], country)

    def citations(self, citations: Iterable[Citation], country: Country) -> str:
        """Name places in statutes, the statute once and in the order of its text: Penal Code 12, 15; Child Act 3."""
        places: dict[str, list[Pinpoint]] = {}
        for citation in sorted(dict.fromkeys(citations), key=country.place_of):
            found = places.setdefault(citation.statute_id, [])
            if citation.pinpoint is not None:
                found.append(citation.pinpoint)
        return self.say("list.between").join(
            ", ".join([self.text(country.statutes[statute_id].title), *self._listed(found, statute_id, country)])
            for statute_id, found in places.items()
        )

    def _listed(self, pinpoints: list[Pinpoint], statute_id: str, country: Country) -> list[str]:
        statute = country.statutes[statute_id]
        return listed_in_own_style(pinpoints, country.texts.get(statute_id), statute.language, statute.rank)

    def membership(self, instrument_id: str, membership: Membership) -> str:
        """Say how the State stands towards a treaty."""
        name = self.text(self.library.instruments[instrument_id].short_title)
        text = self.say(f"membership.{membership.status}", since=self.date(membership.since))
        if membership.reservations:
            places = self.listed(written(each, self.pinpoints) for each in membership.reservations)
            text += ", " + self.say("membership.reservations", places=places)
        return f"{name}{self.say('colon')}{text}"

    def asks(self, criterion_id: str) -> str:
        """Give the question of a criterion."""
        return self.text(self.library.questions[criterion_id].ask)

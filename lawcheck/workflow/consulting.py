"""The statutes as a reader consults them while answering: suggested, looked for, opened; and a record of where one looked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from lawcheck.find.suggest import neighbours_of, suggest, wanted_words
from lawcheck.find.tokens import base
from lawcheck.load.statutes.ranges import expand
from lawcheck.model.citation import Citation, Pinpoint
from lawcheck.model.country import Country
from lawcheck.model.library import Library
from lawcheck.model.reading import Reading
from lawcheck.report.build_recording import Listed, Runs
from lawcheck.workflow.typed import Pointed, read_typed

if TYPE_CHECKING:
    from lawcheck.find.section_index import SectionIndex

ALL_TEXTS = "*"
_SUGGESTED = 6
_FOUND = 9  # each can be opened with one key


class Shelf:
    """The texts at hand, what of them is in view, and which of them a reader has looked into."""

    def __init__(self, library: Library, country: Country, index: SectionIndex) -> None:
        self.library = library
        self.country = country
        self.index = index
        self.listed: tuple[Listed, ...] = ()
        self.suggested: tuple[Listed, ...] = ()
        self.looked_for = ""  # the words of the list, where it is one of sections that were looked for
        self.opened: Citation | None = None
        self._wanted: Mapping[str, frozenset[str]] = {}
        self._looked: dict[str, list[str]] = {}  # criterion -> where one looked
        self._criterion_id = ""

    @property
    def pointed(self) -> Pointed:
        """What a reader can cite by a sign."""
        return Pointed(tuple(each.citation for each in self.listed), self.opened)

    def turn_to(self, criterion_id: str, reading: Reading) -> None:
        """Lay out the sections that may answer a criterion; a section that is open and among them stays open."""
        criterion, question = self.library.criteria[criterion_id], self.library.questions[criterion_id]
        near = neighbours_of(self.library, criterion_id)
        found = suggest(criterion, question, self.index, self.country, reading, _SUGGESTED, neighbours=near)
        self.suggested = tuple(
            Listed(Citation(each.statute_id, Pinpoint(each.label)), each.heading, each.context, each.is_cited_beside)
            for each in found
        )
        self._wanted = wanted_words(criterion, question, self.index)
        self._criterion_id = criterion_id
        opened = self.opened
        self.show_suggested()
        if opened is not None and opened in (each.citation for each in self.suggested):
            self.show(opened)

    def show_suggested(self) -> None:
        """Give the first list back."""
        self.listed, self.looked_for, self.opened = self.suggested, "", None

    def look_for(self, words: str) -> int:
        """Look for words in all texts; gives the number of sections that were found."""
        hits = self.index.search(words, limit=_FOUND)
        self.listed = tuple(Listed(Citation(each[0], Pinpoint(each[1])), each[2], each[3]) for each in hits)
        self.looked_for, self.opened = words, None
        self._wanted = {
            each: self._wanted.get(each, frozenset()) | self.index.query(words, each).wanted
            for each in self.index.languages
        }
        self._note(*self.country.texts)
        return len(self.listed)

    def open(self, typed: str) -> str:
        """Open the section that is typed; gives what is wrong, or nothing."""
        found = read_typed(typed, self.country, self.pointed)
        if not found or not found[0].entry:
            return found[0].problem if found else ""
        statute_id, _, place = found[0].entry.partition(" ")
        if statute_id not in self.country.texts:
            return f"the text of {statute_id} is not at hand"
        first = expand(place, self.country.texts[statute_id])[0][0]  # of a range, the first section
        self.show(Citation(statute_id, Pinpoint(first.section)))
        return ""

    def show(self, citation: Citation) -> None:
        """Open a section."""
        self.opened = citation
        self._note(str(citation))

    def show_first(self, citations: Iterable[Citation]) -> None:
        """Open the section of the first of some citations whose text has it: the words that an answer rests on."""
        for each in citations:
            text = self.country.texts.get(each.statute_id)
            if text is not None and each.pinpoint is not None and each.pinpoint.section in text.sections:
                self.show(Citation(each.statute_id, Pinpoint(each.pinpoint.section)))
                return

    def leaf(self, step: int) -> None:
        """Open the section that stands before or after the one that is open."""
        if self.opened is None or self.opened.pinpoint is None:
            return
        labels = list(self.country.texts[self.opened.statute_id].sections)
        place = labels.index(self.opened.pinpoint.section) + step
        if 0 <= place < len(labels):
            self.show(Citation(self.opened.statute_id, Pinpoint(labels[place])))

    def lines(self) -> Iterator[tuple[int, str, Runs]]:
        """Give the words of the open section, those that are looked for marked."""
        from lawcheck.find.section_index import marked

        passage = self.country.passage(self.opened) if self.opened else None
        if self.opened is None or passage is None:
            return
        language = self.country.statutes[self.opened.statute_id].language
        wanted = self._wanted.get(base(language), frozenset())
        for depth, label, words in passage.lines():
            yield depth, label, marked(words, language, wanted)

    def where_looked(self) -> str:
        """Give the texts that were searched for this criterion and the sections that were opened, as a line of citations.

        Where nothing was, those of the criteria of its theme before it.
        """
        own = self._looked.get(self._criterion_id, [])
        theme = self.library.criteria[self._criterion_id].theme
        same = [
            entry
            for criterion_id, found in self._looked.items()
            if self.library.criteria[criterion_id].theme == theme
            for entry in found
        ]
        looked = list(dict.fromkeys(own or same))
        whole = {each for each in looked if each in self.country.texts}
        if whole and len(whole) == len(self.country.texts):
            return ALL_TEXTS
        return "; ".join(each for each in looked if each in whole or each.partition(" ")[0] not in whole)

    def _note(self, *entries: str) -> None:
        found = self._looked.setdefault(self._criterion_id, [])
        found.extend(each for each in entries if each not in found)

"""Full-text search over the sections of a country's statutes, with SQLite's FTS5 over stems of each statute's language.

The stems are made here and FTS5 only stores them, so that a word is found in any of its forms; the words that are shown
come from the text itself.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
import weakref
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from lawcheck.find.tokens import COMPOUNDING, Token, base, clean, fold, is_content, stems, tokens
from lawcheck.model.country import Country

_WEIGHTS = "8.0, 1.0"  # heading, words
_TABLE = """
create virtual table {name} using fts5(heading, body, content = '', tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'")
"""
INDEXED_AS_OF = "1"  # raise it when words are stemmed otherwise than before
_NEAR = 12  # words between the first and the last
_ALL = 1_000_000
_WINDOW = 160  # characters of context
_LEAD = 40  # of them before the first word that matched
_SHORTEST_PART = 5  # letters; a shorter part of a compound is found in too many words
_PROCLITICS = "بلوفك"
_RELATIVES = 24  # a part of more words than that says nothing


class Run(NamedTuple):
    """A run of a statute's own words; ``is_match`` where they are what was looked for."""

    text: str
    is_match: bool = False


Context = tuple[Run, ...]


Rows = list[tuple[int, str, str]]  # place of a section, the stems of its heading and of its words
Keep = Callable[[str, Callable[[], Rows]], Rows]  # gives what was kept under a name, else makes and keeps it


class Section(NamedTuple):
    """One section as it is searched."""

    statute_id: str
    label: str
    heading: str
    language: str
    words: str  # without the heading


class SectionHit(NamedTuple):
    """A section that was found, with the words that matched among those around them."""

    statute_id: str
    label: str
    heading: str
    context: Context


class Query(NamedTuple):
    """Words as one language's table is asked for them, from the strictest way to the widest; empty where there is none."""

    phrase: str
    near: str
    every: str
    some: str
    wanted: frozenset[str]  # the stems that count as a match in the context


class SectionIndex:
    """An index over sections, one table a language."""

    def __init__(self, sections: Iterable[Section], keep: Keep | None = None) -> None:
        self.sections = tuple(sections)
        self._keep = keep
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._closed = weakref.finalize(self, self._database.close)  # with the index, at the latest
        self._tables: dict[str, str] = {}
        self._vocabulary: dict[str, set[str]] = {}
        self._joined: dict[str, str] = {}
        self._related: dict[tuple[str, str], tuple[str, ...]] = {}
        self.notes: dict[str, Mapping[int, float]] = {}  # what users of the index worked out and will ask again
        self._places = {(each.statute_id, each.label): place for place, each in enumerate(self.sections)}
        for language in self.languages:
            self._fill(language)

    @property
    def languages(self) -> tuple[str, ...]:
        """Name the languages of the sections, in the order of the register."""
        return tuple(dict.fromkeys(base(each.language) for each in self.sections))

    def place(self, statute_id: str, label: str) -> int | None:
        """Give the place of a section in ``sections``, or None."""
        return self._places.get((statute_id, label))

    def search(self, words: str, language: str | None = None, limit: int = 20) -> list[SectionHit]:
        """Find sections, best first: the phrase, then the words near each other, then all of them; any only if need be.

        Args:
            words: What to look for, in the language of the statutes.
            language: Only statutes in this language; None searches all.
            limit: At most so many.
        """
        found: dict[int, tuple[int, float, frozenset[str]]] = {}
        chosen = [each for each in self.languages if language is None or each == base(language)]
        queries = {each: self.query(words, each) for each in chosen}
        for step, tier in enumerate(("phrase", "near", "every", "some")):
            if tier == "some" and found:
                break
            for each, query in queries.items():
                for place, score in self.scores(each, getattr(query, tier), limit).items():
                    found.setdefault(place, (step, -score, query.wanted))
        best = sorted(found, key=lambda place: (*found[place][:2], place))[:limit]
        return [self.hit(place, found[place][2]) for place in best]

    def hit(self, place: int, wanted: Collection[str]) -> SectionHit:
        """Show a section with the wanted words in context."""
        section = self.sections[place]
        return SectionHit(section.statute_id, section.label, section.heading, context_of(section, wanted))

    def query(self, words: str, language: str) -> Query:
        """Make the questions that a table is asked for some words."""
        text = clean(words)
        walked = list(tokens(text, language))
        if not walked:
            return Query("", "", "", "", frozenset())
        found = [each.stem for each in walked]
        telling = [each.stem for each in walked if is_content(fold(text[each.start : each.end]))]
        content = list(dict.fromkeys(telling or found))
        groups = {each: (each, *self._relatives(each, language)) for each in content}
        alternatives = [" OR ".join(map(_quoted, group)) for group in groups.values()]
        near = f"NEAR({' '.join(map(_quoted, content))}, {_NEAR})" if len(content) > 1 else ""
        return Query(
            phrase=_quoted(" ".join(found)),
            near=near,
            every=" AND ".join(f"({each})" for each in alternatives),
            some=" OR ".join(alternatives),
            wanted=frozenset(each for group in groups.values() for each in group),
        )

    def scores(self, language: str, query: str, limit: int = _ALL) -> dict[int, float]:
        """Score the sections of a language that a query matches, by place; more is better."""
        table = self._tables.get(language)
        if table is None or not query:
            return {}
        rows = self._database.execute(
            f"select rowid, bm25({table}, {_WEIGHTS}) as score from {table} where {table} match ? "  # noqa: S608
            "order by score, rowid limit ?",
            (query, limit),
        )
        return {place: -score for place, score in rows}

    def close(self) -> None:
        """Give the memory back."""
        self._closed()

    def _fill(self, language: str) -> None:
        table = f"section_{len(self._tables)}"
        self._tables[language] = table
        self._database.execute(_TABLE.format(name=table))
        rows = self._keep(self._name(language), lambda: self._rows(language)) if self._keep else self._rows(language)
        vocabulary = {stem for _, heading, body in rows for stem in (*heading.split(), *body.split())}
        self._database.executemany(f"insert into {table} (rowid, heading, body) values (?, ?, ?)", rows)  # noqa: S608
        self._vocabulary[language] = vocabulary
        self._joined[language] = f"\n{chr(10).join(sorted(vocabulary))}\n"

    def _rows(self, language: str) -> Rows:
        return [
            (place, " ".join(stems(each.heading, language)), " ".join(stems(each.words, language)))
            for place, each in enumerate(self.sections)
            if base(each.language) == language
        ]

    def _name(self, language: str) -> str:
        """Name the stems of a language's sections by their words, so that a text that changes is indexed anew."""
        state = hashlib.blake2b(f"{INDEXED_AS_OF} {language}".encode(), digest_size=16)
        for place, each in enumerate(self.sections):
            if base(each.language) == language:
                state.update(f"\0{place}\0{each.heading}\0{each.words}".encode())
        return f"stems-{state.hexdigest()}"

    def _relatives(self, stem: str, language: str) -> tuple[str, ...]:
        """Name the compounds that begin or end with a word, and the parts of a word that is a compound itself.

        In Arabic: the word with a preposition or conjunction of one letter written before it, which no stemmer takes off.
        """
        if language == "ar":
            joined = [letter + stem for letter in _PROCLITICS]
            shortened = stems(" ".join(joined), language)  # the stemmer shortens a longer word further
            return tuple(each for each in dict.fromkeys((*joined, *shortened)) if each in self._vocabulary[language])
        if language not in COMPOUNDING or len(stem) < _SHORTEST_PART:
            return ()
        key = language, stem
        if key not in self._related:
            word = re.escape(stem)
            longer = re.findall(f"(?<=\n){word}[^\n]+|(?<=\n)[^\n]+{word}(?=\n)", self._joined[language])
            parts = [stem[:cut] for cut in range(_SHORTEST_PART, len(stem) - _SHORTEST_PART + 1)]
            parts += [stem[cut:] for cut in range(_SHORTEST_PART, len(stem) - _SHORTEST_PART + 1)]
            shorter = [each for each in parts if each in self._vocabulary[language]]
            self._related[key] = (*(longer if len(longer) <= _RELATIVES else ()), *shorter)
        return self._related[key]


def build_index(country: Country, keep: Keep | None = None) -> SectionIndex:
    """Index the statutes of a country whose texts are at hand; ``keep`` spares the stemming of what was stemmed before."""
    sections = (
        Section(
            statute_id, label, clean(passage.heading), country.statutes[statute_id].language, clean(passage.words())
        )
        for statute_id, text in country.texts.items()
        for label, passage in text.sections.items()
    )
    return SectionIndex(sections, keep)


def context_of(section: Section, wanted: Collection[str]) -> Context:
    """Cut out the stretch of a section that has most of the wanted words, and mark them."""
    matches = [each for each in tokens(section.words, section.language) if each.stem in wanted]
    if not matches:
        return (Run(_shortened(section.words, 0, _WINDOW)),) if section.words else ()
    first = _best_start(matches)
    start = _word_start(section.words, max(0, matches[first].start - _LEAD))
    end = _word_end(section.words, start + _WINDOW)
    spans = _merged([(each.start, each.end) for each in matches if start <= each.start and each.end <= end])
    runs = [Run("…")] if start else []
    place = start
    for begin, stop in spans:
        runs += [Run(section.words[place:begin]), Run(section.words[begin:stop], is_match=True)]
        place = stop
    runs.append(Run(section.words[place:end] + ("…" if end < len(section.words) else "")))
    return tuple(run for run in runs if run.text)


def marked(words: str, language: str, wanted: Collection[str]) -> Context:
    """Give words whole, those that are wanted marked."""
    spans = _merged([(each.start, each.end) for each in tokens(words, language) if each.stem in wanted])
    runs: list[Run] = []
    place = 0
    for begin, stop in spans:
        runs += [Run(words[place:begin]), Run(words[begin:stop], is_match=True)]
        place = stop
    return tuple(run for run in (*runs, Run(words[place:])) if run.text)


def plain_context(context: Context) -> str:
    """Give the words of a context without marks."""
    return "".join(run.text for run in context)


def _quoted(words: str) -> str:
    return f'"{words}"*' if len(words) == 1 and not words.isascii() else f'"{words}"'


def _best_start(matches: Sequence[Token]) -> int:
    """Find the match after which most different words stand close by; of two, the one with more matches, then the first."""
    counts: Counter[str] = Counter()
    best, chosen, last = (0, 0), 0, 0
    for first, match in enumerate(matches):
        while last < len(matches) and matches[last].end <= match.start + _WINDOW - _LEAD:
            counts[matches[last].stem] += 1
            last += 1
        value = (len(counts), counts.total())
        if value > best:
            best, chosen = value, first
        if last > first:
            counts[match.stem] -= 1
            if not counts[match.stem]:
                del counts[match.stem]
        else:
            last = first + 1
    return chosen


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _word_start(text: str, place: int) -> int:
    return text.rfind(" ", max(0, place - _LEAD), place) + 1 or place if place else 0


def _word_end(text: str, place: int) -> int:
    if place >= len(text):
        return len(text)
    found = text.rfind(" ", place - _LEAD, place)
    return found if found > 0 else place


def _shortened(text: str, start: int, length: int) -> str:
    end = _word_end(text, start + length)
    return text[start:end] + ("…" if end < len(text) else "")

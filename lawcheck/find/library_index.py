"""Full-text search over the library, with SQLite's FTS5: diacritics and case do not matter, titles weigh most."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from lawcheck.model.library import Library, Provision
from lawcheck.model.localized import Localized

_WEIGHTS = "0.0, 0.0, 0.0, 12.0, 8.0, 4.0, 1.0"  # kind, id, language; title, search phrases, question or duty, the rest
_WORD = re.compile(r"\w+")
_TABLE = """
create virtual table entry using fts5(kind unindexed, id unindexed, language unindexed, title, phrases, question, body,
  tokenize = "unicode61 remove_diacritics 2")
"""
_SPARE = 4  # an item can match in several languages; only its best match is kept


class Hit(NamedTuple):
    """Something that was found: ``kind`` is provision, criterion or option; ``context`` has the words around."""

    kind: str
    id: str
    context: str


class Entry(NamedTuple):
    """One thing that can be found, in one language."""

    kind: str
    id: str
    language: str
    title: str
    phrases: str
    question: str
    body: str


def search(library: Library, words: str, limit: int = 20) -> list[Hit]:
    """Find provisions, criteria and options, best first: the phrase, else all words, else any of them."""
    tokens = _WORD.findall(words)
    if not tokens:
        return []
    phrase = '"' + " ".join(tokens) + '"'
    every, some = (joiner.join(f'"{token}"*' for token in tokens) for joiner in (" AND ", " OR "))
    index = sqlite3.connect(":memory:")
    try:
        index.execute(_TABLE)
        index.executemany("insert into entry values (?, ?, ?, ?, ?, ?, ?)", _entries(library))
        return next(filter(None, (_query(index, query, limit) for query in (phrase, every, some))), [])
    finally:
        index.close()


def _query(index: sqlite3.Connection, query: str, limit: int) -> list[Hit]:
    rows = index.execute(
        "select kind, id, snippet(entry, -1, '', '', '…', 14) from entry where entry match ? "  # noqa: S608
        f"order by bm25(entry, {_WEIGHTS}), id, language limit ?",
        (query, limit * _SPARE),
    )
    best: dict[str, Hit] = {}
    for row in rows:
        hit = Hit(*row)
        best.setdefault(hit.id, hit)
    return list(best.values())[:limit]


def _entries(library: Library) -> Iterator[Entry]:
    for language in library.languages:
        for provision in library.provisions.values():
            yield from _of_provision(provision, language)
    for criterion in library.criteria.values():
        question = library.questions[criterion.id]
        rules = (question.read_as.present, question.read_as.partial, question.read_as.conflict or {})
        for language in dict.fromkeys((*library.languages, *question.look_for)):
            phrases = "; ".join(question.look_for.get(language, ()))
            title, asked = (each.get(language, "") for each in (criterion.title, question.ask))
            body = " ".join(rule.get(language, "") for rule in rules)
            yield Entry("criterion", criterion.id, language, title, phrases, asked, body)


def _of_provision(provision: Provision, language: str) -> Iterator[Entry]:
    def spoken(*texts: Localized) -> str:
        return " ".join(text.get(language, "") for text in texts)

    comments = [each for comment in provision.commentary for each in (comment.topic, comment.text)]
    examples = [each for example in provision.examples for each in (example.law, example.shows)]
    body = spoken(
        provision.qualifier,
        provision.level_note,
        provision.record,
        *comments,
        *(reference.adds for reference in provision.references),
        *examples,
    )
    title, duty = spoken(provision.title), spoken(provision.duty)
    yield Entry("provision", provision.id, language, title, "", duty, body)
    for option in provision.options:
        body = spoken(option.suits, option.effect, option.risk, option.clause)
        yield Entry("option", option.id, language, spoken(option.title), "", "", body)

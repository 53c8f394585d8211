"""Statutes are read once: what is kept is what was read, and a damaged cache is no error."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawcheck.errors import LawcheckError, Problem
from lawcheck.load.statutes import reader_for
from lawcheck.load.statutes.kept import SHORT, read_kept
from lawcheck.load.statutes.reading import Source
from lawcheck.model.country import Passage, StatuteText

LONG = "AN ACT\n" + "".join(f"{n}. Heading {n}\n(1) Words {n}\n(a) more of them;\n" for n in range(1, 2000))


def source(text: str, language: str = "en") -> Source:
    return Source("act", text.encode(), "act.txt", language)


def plain(text: StatuteText) -> object:
    def tree(passage: Passage) -> object:
        return (passage.label, passage.text, passage.line, passage.heading, [tree(each) for each in passage.children])

    return [(label, tree(each)) for label, each in text.sections.items()], text.left_over, text.notes


class Counting:
    """The reader of text files, with a count of how often it was asked."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, given: Source) -> StatuteText:
        self.times += 1
        reader = reader_for(".txt")
        assert reader is not None
        return reader(given)


def test_a_text_is_read_once_and_kept_whole(tmp_path: Path):
    reader = Counting()
    first, second = (read_kept(reader, source(LONG), ".txt", tmp_path) for _ in range(2))

    assert reader.times == 1
    assert plain(first) == plain(second)
    assert len(second.sections) == 1999


@pytest.mark.parametrize("changed", [source(LONG + "2000. New\nWords\n"), source(LONG, "fr")])
def test_another_text_or_language_is_read_anew(tmp_path: Path, changed: Source):
    reader = Counting()
    read_kept(reader, source(LONG), ".txt", tmp_path)
    read_kept(reader, changed, ".txt", tmp_path)

    assert reader.times == 2


@pytest.mark.parametrize("content", [b"", b"[]", b'{"sections": [["1", "x"]]}', b'{"sections": [[]], "left_over": []}'])
def test_a_damaged_cache_is_passed_over(tmp_path: Path, content: bytes):
    reader = Counting()
    read_kept(reader, source(LONG), ".txt", tmp_path)
    [kept] = tmp_path.glob("statute-*.json")
    kept.write_bytes(content)

    assert plain(read_kept(reader, source(LONG), ".txt", tmp_path)) == plain(Counting()(source(LONG)))
    assert reader.times == 2


def test_short_texts_and_refused_files_are_not_kept(tmp_path: Path):
    def refuse(given: Source) -> StatuteText:
        raise LawcheckError([Problem(path=given.shown_as, message="no law")])

    read_kept(Counting(), source("1. One\nWords\n"), ".txt", tmp_path)
    with pytest.raises(LawcheckError):
        read_kept(refuse, source("x" * SHORT), ".txt", tmp_path)

    assert list(tmp_path.iterdir()) == []

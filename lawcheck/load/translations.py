"""What a language lacks: phrases, by their keys, and texts of the library, by their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from lawcheck.load.files import read_group
from lawcheck.load.library import library_files, missing_languages
from lawcheck.load.phrases import FOLDER, SOURCE, flat, phrase_file, phrases_lacking
from lawcheck.model.localized import FALLBACK

_SHORT = 90  # characters of the English text that are shown
# How a language is written, and what is written alike in many: to be decided, and no sign of a text left as it was.
_ALIKE = re.compile(r"[^A-Za-z]*\Z|\{[a-z]+\}.{0,3}\Z")
_SETTINGS = ("direction", "language", "pinpoint.", "plural.", "date.", "colon", "quote.")


class Untranslated(NamedTuple):
    """One text that a language lacks."""

    file: str
    place: str | int  # the key of a phrase; the line of a text of the library
    english: str
    is_as_in_english: bool = False  # there is a text, and it is the English one


def untranslated(folders: Sequence[Path], language: str) -> tuple[Untranslated, ...]:
    """List the phrases and the texts of library folders that a language lacks, in the order of the files.

    Raises:
        LawcheckError: With every problem of every file.
    """
    return (*_phrases(language), *_texts(folders, language))


def _phrases(language: str) -> Iterator[Untranslated]:
    english = read_group([phrase_file(SOURCE)], None).texts[0].data
    file = FOLDER / f"{language}.yaml"
    own: Mapping[str, Any] = read_group([phrase_file(language)], None).texts[0].data if file.is_file() else {}
    theirs, ours = flat(own), flat(english)
    lacking = dict.fromkeys(phrases_lacking(own, english)) if own else dict.fromkeys(ours)
    for key, text in ours.items():
        if key.startswith(_SETTINGS):
            continue
        is_same = language != SOURCE and theirs.get(key) == text and not _ALIKE.match(text)
        if key in lacking or is_same:
            yield Untranslated(str(file), key, _cut(text), is_same)
    for key in lacking:
        if key not in ours:
            stem = key.rpartition(".")[0]
            yield Untranslated(str(file), key, _cut(ours.get(f"{stem}.other", "")))


def _texts(folders: Sequence[Path], language: str) -> Iterator[Untranslated]:
    files = [file for folder in folders for file in library_files(folder)]
    for text in read_group(files, None, with_positions=True).texts:
        found = []
        for steps, value in missing_languages(text.data, (FALLBACK, language)):
            line, _ = text.position(*steps) or (1, 1)
            given = value.get(FALLBACK, "")
            found.append(Untranslated(text.path, line, _cut(given if isinstance(given, str) else "; ".join(given))))
        yield from sorted(found, key=lambda each: each.place)


def _cut(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHORT else f"{words[:_SHORT].rstrip()}…"

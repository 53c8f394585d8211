"""For those who translate: what a language lacks. Nothing is translated by machine, and nothing is passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from lawcheck.errors import LawcheckError, Problem
from lawcheck.load.content import content_folder

if TYPE_CHECKING:
    from lawcheck.load.translations import Untranslated

_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")


def untranslated_list(language: str, extra_libraries: Sequence[Path] = ()) -> str:
    """List what a language lacks, file by file, with the English text of each.

    Args:
        language: Its tag, such as ``es``; it need not have a phrase file yet.
        extra_libraries: Folders of a user's own instruments.

    Raises:
        LawcheckError: This is no language tag, or a file has a problem.
    """
    from lawcheck.load.translations import untranslated

    if not _TAG.fullmatch(language):
        message, remedy = f"'{language}' is no language tag", "such as es, ar, zh or pt-BR"
        raise LawcheckError([Problem(path="--untranslated", message=message, remedy=remedy)])
    found = untranslated([content_folder("model_law"), *extra_libraries], language)

    lacking = [each for each in found if not each.is_as_in_english]
    alike = [each for each in found if each.is_as_in_english]
    texts = sum(isinstance(each.place, int) for each in lacking)
    lines = [
        f"{language}: {len(lacking) - texts} phrases and {texts} texts of the library are to be translated",
        *_by_file(lacking),
    ]
    if alike:
        lines += ["", "Written as in English; that is right where the words are the same:", *_by_file(alike)]
    return "\n".join(lines)


def _by_file(entries: Sequence[Untranslated]) -> Iterator[str]:
    for file, group in groupby(entries, key=lambda each: each.file):
        yield f"\n{file}"
        yield from (f"  {each.place}: {each.english}" for each in group)

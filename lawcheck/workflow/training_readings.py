"""A group's reading, made with ``lawcheck record`` instead of a worksheet, as a sheet."""

from __future__ import annotations

import hashlib
from pathlib import Path

from lawcheck.errors import LawcheckError, Problem
from lawcheck.load.located import YamlText, decode, read_bytes
from lawcheck.load.readings import build_reading
from lawcheck.model.country import Country
from lawcheck.model.library import Library
from lawcheck.model.localized import text_in
from lawcheck.model.reading import Answer
from lawcheck.model.reply import ReplyItem
from lawcheck.model.training import Sheet

ENDINGS = (".yaml", ".yml")


def sheet_of_reading(file: Path, country: Country, library: Library) -> tuple[Sheet, tuple[Problem, ...]]:
    """Take a reading for what the group of its file's name answered, and name what is wrong in it.

    What is wrong with one answer, such as a section that there is not, spoils no other. Whoever read need not be a reader
    of the trainer's folder.

    Raises:
        LawcheckError: The file cannot be read, or is no reading.
    """
    from lawcheck.load.shape import shape_problems
    from lawcheck.load.yaml_text import parse_yaml

    raw = read_bytes(file, str(file))
    text = parse_yaml(decode(raw, str(file)), str(file))
    wrong = shape_problems(text, "reading")
    if wrong:
        raise LawcheckError(wrong)
    known = {"reader": country.readers[0].id, "language": text.data["language"], "answers": text.data["answers"]}
    reading, problems = build_reading(file.stem, YamlText(text.path, known, text.positions), country, library)
    sheet = Sheet(
        group=file.stem,
        asked=tuple(each for each in text.data["answers"] if each in library.criteria),
        items={key: _item(each, reading.language) for key, each in reading.answers.items() if key in library.criteria},
        country_code=country.code,
        language=reading.language,
        file=file.name,
        fingerprint=hashlib.blake2b(raw, digest_size=8).hexdigest(),
    )
    return sheet, tuple(problems)


def _item(answer: Answer, language: str) -> ReplyItem:
    return ReplyItem(value=answer.value, cites=answer.cites, text=text_in(answer.reason, language))

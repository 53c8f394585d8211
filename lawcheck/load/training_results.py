"""What groups answered, one file a group, as ``train collect`` wrote it."""

from __future__ import annotations

import re
from pathlib import Path

from lawcheck.errors import LawcheckError, Problem, nearest
from lawcheck.load.files import YamlFile, read_group
from lawcheck.load.located import YamlText
from lawcheck.load.replies import build_item
from lawcheck.model.country import Country
from lawcheck.model.library import Library
from lawcheck.model.training import Sheet

_DIGITS = re.compile(r"(\d+)")


def load_results(folder: Path, country: Country, library: Library, *, needs_some: bool = True) -> tuple[Sheet, ...]:
    """Read the sheets of all groups, in the order of their names: group-2 before group-10.

    Raises:
        LawcheckError: There is none, or a file is wrong; with every problem.
    """
    paths = sorted(folder.glob("*.yaml"), key=lambda each: natural(each.stem))
    if not paths and needs_some:
        message = "nothing was collected here"
        remedy = "collect the groups' worksheets: lawcheck train collect FOLDER FILE..."
        raise LawcheckError([Problem(path=str(folder), message=message, remedy=remedy)])
    if not paths:
        return ()
    files = [YamlFile(each, str(each), "results") for each in paths]
    group = read_group(files, None, with_positions=True)
    problems: list[Problem] = []
    sheets = tuple(_sheet(text, country, library, problems) for text in group.texts)
    if problems:
        raise LawcheckError(problems)
    return sheets


def natural(name: str) -> tuple[tuple[bool, int, str], ...]:
    """Give a key that sorts numbers in names as numbers."""
    return tuple((part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in _DIGITS.split(name))


def _sheet(text: YamlText, country: Country, library: Library, problems: list[Problem]) -> Sheet:
    data = text.data
    code = data.get("country", country.code)
    if code != country.code:
        message = f"these are answers on the law of {code}, and the folder is that of {country.code}"
        problems.append(text.problem(message, "country"))
    for at, each in enumerate(data["asked"]):
        if each not in library.criteria:
            remedy = nearest(each, library.criteria)
            problems.append(text.problem(f"unknown criterion '{each}'", "asked", at, remedy=remedy))
    problems += [
        text.problem(f"'{each}' was not asked", "answers", each, remedy=nearest(each, data["asked"]))
        for each in data["answers"]
        if each not in data["asked"]
    ]
    return Sheet(
        group=data["group"],
        asked=tuple(data["asked"]),
        items={key: build_item(each, country) for key, each in data["answers"].items()},
        country_code=code,
        language=data.get("language", ""),
        file=data.get("file", ""),
        fingerprint=data.get("fingerprint", ""),
        version=data.get("version", ""),
        pack=data.get("pack", ""),
        label=data.get("label", ""),
    )

"""The sentences of a report: one file a language, read from ``report/phrases``, each held against the English one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lawcheck.errors import LawcheckError, Problem, nearest
from lawcheck.load.files import YamlFile, read_group
from lawcheck.load.located import YamlText
from lawcheck.model.localized import FALLBACK

FOLDER = Path(__file__).resolve().parent.parent / "report" / "phrases"
SOURCE = "en"  # the language in which phrases are written first
_FILLED = re.compile(r"\{([^{}]*)\}")
_MANY = 20


def phrase_languages(folder: Path = FOLDER) -> tuple[str, ...]:
    """List the languages that reports can be written in."""
    return tuple(sorted(path.stem for path in folder.glob("*.yaml")))


def nearest_language(language: str) -> str:
    """Give the language in which comments are written into a file of this language: its own, else English."""
    return language if language in phrase_languages() else FALLBACK


def phrase_file(language: str, folder: Path = FOLDER) -> YamlFile:
    """Give the file of a language's phrases."""
    path = folder / f"{language}.yaml"
    return YamlFile(path, str(path), "phrases")


def load_phrases(language: str, cache_folder: Path | None = None, folder: Path = FOLDER) -> Mapping[str, Any]:
    """Read the phrases of one language.

    Raises:
        LawcheckError: There is no such language, or its file is wrong or lacks a phrase.
    """
    known = phrase_languages(folder)
    if language not in known:
        remedy = f"languages: {', '.join(known)}"
        raise LawcheckError([Problem(path="--lang", message=f"reports are not written in '{language}'", remedy=remedy)])
    files = [phrase_file(each, folder) for each in dict.fromkeys((language, SOURCE))]
    own, *rest = read_group(files, cache_folder).texts
    english = rest[0] if rest else own
    if rest and any(True for _ in _problems(own, english.data, language)):  # English is held against nothing
        own = read_group(files, None, with_positions=True).texts[0]
        raise LawcheckError(list(_problems(own, english.data, language)))
    data: Mapping[str, Any] = own.data
    return data


def flat(data: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    """Give phrases by dotted key."""
    found: dict[str, str] = {}
    for key, value in data.items():
        if isinstance(value, Mapping):
            found |= flat(value, f"{prefix}{key}.")
        else:
            found[prefix + key] = str(value)
    return found


def phrases_lacking(data: Mapping[str, Any], english: Mapping[str, Any]) -> Iterator[str]:
    """Name the keys that a language lacks: those of English, and a phrase that is counted in each of its own forms."""
    own, ours = flat(data), flat(english)
    for key in ours:
        stem, _, form = key.rpartition(".")
        is_counted = form in ("one", "other") and f"{stem}.one" in ours and f"{stem}.other" in ours
        if not is_counted:
            needed = [] if key.startswith("plural.") else [key]
        elif form == "one" or stem in own:
            needed = []
        else:
            needed = [f"{stem}.{each}" for each in (*data.get("plural", {}), "other")]
        yield from (each for each in needed if each not in own)


def _problems(text: YamlText, english: Mapping[str, Any], language: str) -> Iterator[Problem]:
    lacking = list(phrases_lacking(text.data, english))
    if text.data["language"] != language:
        yield text.problem(f"this file is named {language}.yaml", "language", remedy=f"write language: {language}")
    if lacking:
        shown = ", ".join(lacking[:_MANY]) + (", …" if len(lacking) > _MANY else "")
        remedy = f"see: lawcheck list --untranslated {language}"
        yield text.problem(f"missing phrases ({len(lacking)}): {shown}", remedy=remedy)
    ours = flat(english)
    for key, phrase in flat(text.data).items():
        stem, _, _ = key.rpartition(".")
        sources = [ours[each] for each in (key, f"{stem}.one", f"{stem}.other") if each in ours]
        given = {name for source in sources for name in _FILLED.findall(source)}
        if sources and (wrong := _misfilled(phrase, given)):
            yield text.problem(
                f"{key}: {wrong} is not filled in here", *_steps(text.data, key), remedy=_remedy(wrong, given)
            )


def _misfilled(phrase: str, given: set[str]) -> str:
    """Find the first thing in braces that is not given, or a brace that stands alone."""
    rest = phrase
    for name in _FILLED.findall(phrase):
        if name not in given:
            return f"{{{name}}}"
        rest = rest.replace(f"{{{name}}}", "", 1)
    return next((each for each in rest if each in "{}"), "")


def _remedy(wrong: str, given: set[str]) -> str:
    names = [f"{{{each}}}" for each in sorted(given)]
    return nearest(wrong, names) or (f"there is {', '.join(names)}" if names else "nothing is")


def _steps(data: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """Give the way to a dotted key; a key may itself have a dot."""
    for name, value in data.items():
        if name == key:
            return (name,)
        if isinstance(value, Mapping) and key.startswith(f"{name}.") and (rest := _steps(value, key[len(name) + 1 :])):
            return (name, *rest)
    return ()

"""The profile of a country that begins: YAML with a line of explanation for every key, for lawyers to read and to edit."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from lawcheck.store.scalars import Value, shown

Say = Callable[[str], str]  # key -> explanation, in the language of the file

_WIDTH = 100
_COLUMN = 28  # where the explanation of a key on the same line begins


class Start(NamedTuple):
    """What is known of a country on the first day."""

    code: str
    names: Mapping[str, str]
    is_fictional: bool
    law_as_at: str
    instruments: Sequence[str]  # of the scope; none: all
    themes: Sequence[str]
    memberships: Mapping[str, Mapping[str, str]]  # instrument id -> status, since
    system: Mapping[str, Value]
    readers: Sequence[Mapping[str, Value]]


class Choices(NamedTuple):
    """What may stand under a key, for the explanations."""

    editions: Sequence[str]  # the instruments of the library with their editions
    themes: Sequence[str]
    values: Mapping[str, Sequence[str]]  # tradition, treaties, structure, status, rank


def profile_text(start: Start, choices: Choices, say: Say) -> str:
    """Write ``country.yaml``; what is optional stands in it as an example."""
    parts = (
        _comment(say("head")),
        _country(start, say),
        [*_comment(say("law_as_at")), f"law_as_at: {start.law_as_at}"],
        _scope(start, choices, say),
        _cover(say),
        _system(start, choices, say),
        _readers(start, say),
        _instruments(start, say),
        _statutes(choices, say),
    )
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _comment(text: str, margin: str = "") -> list[str]:
    lines = textwrap.wrap(text, _WIDTH - len(margin) - 2, break_long_words=False, break_on_hyphens=False)
    return [f"{margin}# {line}" for line in lines]


def _explained(line: str, text: str) -> str:
    """Set an explanation beside a key."""
    return f"{line.ljust(_COLUMN)}  # {text}"


def _in_braces(item: Mapping[str, Value]) -> str:
    return "{" + ", ".join(f"{key}: {shown(value)}" for key, value in item.items()) + "}"


def _listed(names: Iterable[str]) -> str:
    return "[" + ", ".join(names) + "]"


def _country(start: Start, say: Say) -> list[str]:
    item: dict[str, Value] = {"code": start.code, "name": start.names}
    if start.is_fictional:
        item["fictional"] = True
    return [*_comment(say("country")), f"country: {_in_braces(item)}"]


def _scope(start: Start, choices: Choices, say: Say) -> list[str]:
    lines = _comment(say("scope"))
    lines += [line for edition in choices.editions for line in _comment(f"- {edition}")]
    lines += [line for text in (f"{say('scope_themes')} {', '.join(choices.themes)}",) for line in _comment(text)]
    parts = {"instruments": start.instruments, "themes": start.themes}
    named = ", ".join(f"{key}: {_listed(names)}" for key, names in parts.items() if names)
    return [*lines, f"scope: {{{named}}}" if named else "# scope: {instruments: [protocol]}"]


def _cover(say: Say) -> list[str]:
    examples = (
        f"# title: {{en: {say('title_example')}}}",
        f"# commissioned_by: {{en: {say('commissioned_example')}}}",
        f"# distribution: {{en: {say('distribution_example')}}}",
        '# version: "0.1"',
    )
    language = say("language")
    lines = [each.replace("{en:", f"{{{language}:") for each in examples]
    return [*_comment(say("cover")), _explained("status: working-draft", say("status")), *lines]


def _system(start: Start, choices: Choices, say: Say) -> list[str]:
    lines = [*_comment(say("system")), "system:"]
    for key in ("tradition", "treaties", "structure"):
        line = f"  {key}: {shown(start.system[key])}"
        lines.append(_explained(line, f"{say(key)} {', '.join(choices.values[key])}"))
    landlocked = start.system.get("landlocked")
    line = "  # landlocked: false" if landlocked is None else f"  landlocked: {shown(landlocked)}"
    return [*lines, _explained(line, say("landlocked")), f"  # notes: {{{say('language')}: {say('notes_example')}}}"]


def _readers(start: Start, say: Say) -> list[str]:
    entries = [f"  - {_in_braces(each)}" for each in start.readers]
    example = f"  # - {{id: cd, name: C. D., role: {{{say('language')}: {say('second_example')}}}}}"
    return [*_comment(say("readers")), "readers:", *entries, *([example] if len(entries) == 1 else [])]


def _instruments(start: Start, say: Say) -> list[str]:
    entries = [f"  {key}: {_in_braces(item)}" for key, item in start.memberships.items()]
    example = '  # protocol: {status: party, since: 2004-03-01, reservations: ["15(2)"]}'
    return [*_comment(say("instruments")), "instruments:", *entries, example]


def _statutes(choices: Choices, say: Say) -> list[str]:
    language = say("language")
    example = (
        ("- id: penal-code", "id"),
        (f"  title: {{{language}: {say('statute_example')}}}", "statute_title"),
        (f"  citation: {say('citation_example')}", "citation"),
        ("  rank: statute", "rank"),
        ("  status: in-force", "statute_status"),
        ("  as_at: 2026-01-31", "as_at"),
        (f"  language: {language}", "statute_language"),
        ("  translation: none", "translation"),
        ("  file: statutes/penal-code.docx", "file"),
        ('  not_in_force: ["14", "15-17"]', "not_in_force"),
        ('  repeals: ["old-act 3"]', "repeals"),
    )
    values = {"rank": choices.values["rank"], "statute_status": choices.values["status"]}
    lines = [
        _explained(f"# {line}", " ".join([say(key), ", ".join(values.get(key, ()))]).strip()) for line, key in example
    ]
    return [*_comment(say("statutes")), *lines, "statutes: []"]

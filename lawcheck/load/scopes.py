"""What an assessment or an exercise covers, as files write it: names that the library has, and none that widen."""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.errors import Problem, nearest
from lawcheck.load.located import YamlText
from lawcheck.model.library import Library
from lawcheck.model.scope import Scope, names

_PARTS = ("instruments", "themes", "provisions")


def read_scope(text: YamlText, library: Library) -> tuple[Scope, list[Problem]]:
    """Read the scope of a file; a name that the library does not know would narrow it to nothing, without a word."""
    item = text.data.get("scope", {})
    known = {"instruments": [each.id for each in library.instruments.values() if each.is_assessed]}
    known["themes"] = list(library.themes)
    known["provisions"] = list(dict.fromkeys(each for name in library.provisions for each in _with_articles(name)))
    problems = [
        text.problem(
            f"the library has no {part[:-1]} '{entry}'",
            "scope",
            part,
            at,
            remedy=nearest(entry, known[part]) or _there_is(part, known[part]),
        )
        for part in _PARTS
        for at, entry in enumerate(item.get(part, ()))
        if entry not in known[part]
    ]
    return Scope(*(tuple(item.get(part, ())) for part in _PARTS)), problems


def _with_articles(provision_id: str) -> Iterator[str]:
    """Give a provision and what it is part of, down to its article: protocol.3, protocol.3.a, protocol.3.a.means."""
    steps = provision_id.split(".")
    yield from (".".join(steps[:end]) for end in range(2, len(steps) + 1))


def _there_is(part: str, known: list[str]) -> str:
    return "see: lawcheck list" if part == "provisions" else f"there is {', '.join(known)}"


def widening(text: YamlText, narrow: Scope, wide: Scope) -> Iterator[Problem]:
    """List what a scope that has to be narrower names beside the wider one."""
    pairs = (
        (narrow.instruments, wide.instruments),
        (narrow.themes, wide.themes),
        (narrow.provisions, wide.provisions),
    )
    for part, (named, covered) in zip(_PARTS, pairs, strict=True):
        for at, entry in enumerate(named):
            if covered and not any(names(each, entry) for each in covered):
                message = f"'{entry}' is outside the scope of country.yaml, and an exercise can only be narrower"
                yield text.problem(message, "scope", part, at, remedy=f"country.yaml covers {', '.join(covered)}")

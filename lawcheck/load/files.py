"""A group of YAML files read together: every file's problems at once, and a cache for what was found right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from lawcheck.errors import LawcheckError, Problem
from lawcheck.load.cache import digest_of, keep, load_cached
from lawcheck.load.located import YamlText, decode, read_bytes


class YamlFile(NamedTuple):
    """A file to read: where it is, how messages name it, and which schema it follows."""

    path: Path
    shown_as: str
    kind: str


class Group(NamedTuple):
    """Files whose shape is right, in the order asked for, and their common fingerprint."""

    texts: tuple[YamlText, ...]
    digest: str


Reduce = Callable[[str, Any], Any]  # kind and data of a file -> the part of it that is wanted


def read_group(
    files: Sequence[YamlFile],
    cache_folder: Path | None,
    *,
    with_positions: bool = False,
    reduce: Reduce | None = None,
) -> Group:
    """Read files and check their shape.

    From the cache, texts carry no positions; ask again ``with_positions`` to name places. With ``reduce`` only a part
    of what was found right comes from the cache, so that no command pays for text it does not show.

    Raises:
        LawcheckError: With the problems of all files.
    """
    problems: list[Problem] = []
    contents: list[tuple[YamlFile, bytes]] = []
    for file in files:
        try:
            contents.append((file, read_bytes(file.path, file.shown_as)))
        except LawcheckError as error:
            problems.extend(error.problems)
    digest = digest_of((file.path.name, content) for file, content in contents)
    part = "part" if reduce else "whole"
    if not problems and not with_positions:
        kept = load_cached(cache_folder, f"{digest}.{part}")
        if isinstance(kept, list) and len(kept) == len(files):
            return Group(tuple(YamlText(f.shown_as, data) for f, data in zip(files, kept, strict=True)), digest)
    texts = [text for file, content in contents for text in _checked(file, content, problems)]
    if problems:
        raise LawcheckError(problems)
    keep(cache_folder, f"{digest}.whole", [text.data for text in texts])
    if reduce:
        reduced = [reduce(file.kind, text.data) for file, text in zip(files, texts, strict=True)]
        keep(cache_folder, f"{digest}.part", reduced)
    return Group(tuple(texts), digest)


def _checked(file: YamlFile, content: bytes, problems: list[Problem]) -> list[YamlText]:
    from lawcheck.load.shape import shape_problems  # heavy: only for files that are not in the cache
    from lawcheck.load.yaml_text import parse_yaml

    try:
        text = parse_yaml(decode(content, file.shown_as), file.shown_as)
    except LawcheckError as error:
        problems.extend(error.problems)
        return []
    found = shape_problems(text, file.kind)
    problems.extend(found)
    return [] if found else [text]

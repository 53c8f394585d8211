"""The pack of a training: its fingerprint, what it says of itself, and what was changed in it since."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from unicodedata import normalize

from lawcheck.errors import LawcheckError
from lawcheck.load.country import MAX_STATUTE_BYTES, PROFILE
from lawcheck.load.files import YamlFile, read_group
from lawcheck.load.located import read_bytes
from lawcheck.model.country import Country
from lawcheck.model.pack import PACK_FILE, Alteration, Altered, Pack, narrowed_profile
from lawcheck.model.training import KEY_FILE, OBJECTIONS_FILE, RESULTS_FOLDER

_OF_FILE, _OF_PACK = 16, 8  # bytes
_OWN = frozenset({PACK_FILE, KEY_FILE, OBJECTIONS_FILE, "choices.yaml"})  # what work leaves in a folder
_OWN_FOLDERS = frozenset({"readings", RESULTS_FOLDER, "replies", "frozen"})
_OF_SYSTEMS = frozenset({"Thumbs.db", "desktop.ini"})


def load_pack(folder: Path) -> Pack | None:
    """Read what a participants' folder says of itself; None where the folder was not made by ``train pack``.

    Raises:
        LawcheckError: The file has another shape; with every problem.
    """
    path = folder / PACK_FILE
    if not path.is_file():
        return None
    data = read_group([YamlFile(path, str(path), "pack")], None, with_positions=True).texts[0].data
    return Pack(
        name=data["name"],
        version=data["version"],
        licence=data["licence"],
        edition=data["edition"],
        tool=data["tool"],
        language=data["language"],
        level=data["level"],
        minutes=data["minutes"],
        goals=tuple(data["goals"]),
        tradition=data["tradition"],
        structure=data["structure"],
        is_fictional=data["fictional"],
        questions=data["questions"],
        fingerprint=data["fingerprint"],
        law=data["law"],
        files=data["files"],
    )


def file_print(content: bytes) -> str:
    """Give the fingerprint of a file; the line endings of a text, which git and mail programs change, do not count."""
    plain = content if b"\0" in content else content.replace(b"\r\n", b"\n")
    return hashlib.blake2b(plain, digest_size=_OF_FILE).hexdigest()


def questions_print(criterion_ids: Iterable[str]) -> str:
    """Give the fingerprint of the questions that a key answers, in whatever order."""
    text = "\n".join(sorted(criterion_ids))
    return hashlib.blake2b(text.encode(), digest_size=_OF_PACK).hexdigest()


def pack_print(folder: Path, exercise: Country, questions: str) -> str:
    """Give the fingerprint of an exercise: the same for a trainer's folder and for the pack that was made of it.

    What ``country.yaml`` says counts, narrowed to the exercise, and every byte of its statutes; the layout of the profile,
    its comments and what participants do not get do not count.

    Args:
        folder: The trainer's folder, or a pack.
        exercise: The country, narrowed.
        questions: Fingerprint of the questions.

    Raises:
        LawcheckError: A file cannot be read.
    """
    path = folder / PROFILE
    profile: Mapping[str, Any] = read_group([YamlFile(path, str(path), "country")], None).texts[0].data
    state = hashlib.blake2b(digest_size=_OF_PACK)
    state.update(json.dumps(narrowed_profile(profile, exercise), sort_keys=True, ensure_ascii=False).encode())
    for statute in exercise.statutes.values():
        if statute.file:
            content = read_bytes(folder / statute.file, str(folder / statute.file), MAX_STATUTE_BYTES)
            state.update(f"\0{statute.id}\0{file_print(content)}".encode())
    state.update(f"\0{questions}".encode())
    return state.hexdigest()


def altered(folder: Path, pack: Pack, now: str = "") -> tuple[Altered, ...]:
    """List what is not as the pack was made. Readings, results and the opened key are work, and are left out.

    Args:
        folder: The participants' folder.
        pack: What it says of itself.
        now: The fingerprint that the folder has; empty where it cannot be told, because a file is missing.
    """
    found = tuple(_altered(folder, pack))
    if now and now != pack.fingerprint and not any(each.is_law for each in found):
        return (*found, Altered(PACK_FILE, Alteration.OTHER, is_law=True))
    return found


def _altered(folder: Path, pack: Pack) -> Iterator[Altered]:
    there = {normalize("NFC", name): name for name in _names(folder)}
    packed = {**pack.law, **pack.files}
    known = {normalize("NFC", each) for each in packed}
    for name, kept in packed.items():
        is_law = name in pack.law
        if normalize("NFC", name) not in there:
            yield Altered(name, Alteration.MISSING, is_law)
            continue
        path = folder / there[normalize("NFC", name)]
        try:
            is_same = file_print(read_bytes(path, str(path), MAX_STATUTE_BYTES)) == kept
        except LawcheckError:
            is_same = False
        if not is_same:
            yield Altered(name, Alteration.CHANGED, is_law)
    for name in sorted(set(there) - known):
        if name not in _OWN and name.partition("/")[0] not in _OWN_FOLDERS:
            yield Altered(name, Alteration.ADDED)


def _names(folder: Path) -> Iterator[str]:
    for each in folder.rglob("*"):
        name = each.relative_to(folder)
        is_hidden = any(part.startswith((".", "~$")) for part in name.parts)
        if each.is_file() and not is_hidden and each.name not in _OF_SYSTEMS:
            yield name.as_posix()

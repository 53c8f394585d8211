"""What a report was made from, kept in ``frozen/<version>/``: listed, checked against its hashes, and read."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import normalize

from lawcheck.errors import LawcheckError, Problem, nearest
from lawcheck.load.files import YamlFile, read_group
from lawcheck.load.located import read_bytes

FOLDER = "frozen"
MANIFEST = "manifest.yaml"
CONTENT = "content.json.gz"  # the library, the phrases and the texts as they were read
VERSION = re.compile(r"[0-9A-Za-z]+(?:[._-][0-9A-Za-z]+)*")
LONGEST_VERSION = 40
MAX_CONTENT = 256 * 1024 * 1024  # when it is opened
MAX_FILE = 64 * 1024 * 1024
_PACKAGE = Path(__file__).resolve().parent.parent
_OF_SYSTEMS = (".DS_Store", "Thumbs.db", "desktop.ini")  # what file managers leave behind
_MAKING = ("model", "load", "findings", "report", "render")  # rooms whose code a report is made by


class Manifest(NamedTuple):
    """What a frozen version consists of, and with what it was made."""

    version: str
    on: str  # ISO date
    law_as_at: str
    tool: str
    program: str  # fingerprint of the code
    library: str  # digest
    readings: tuple[str, ...]
    reports: Mapping[str, str]  # language -> hash of the Word report with default options
    files: Mapping[str, str]  # path -> hash


class FrozenContent(NamedTuple):
    """The library, the phrases and the texts of statutes as they were when a version was frozen."""

    library: Sequence[tuple[str, str, Any]]  # file, kind and data, in the order of loading
    phrases: Mapping[str, Any]  # language -> data
    texts: Mapping[str, Any]  # statute id -> its sections


def frozen_versions(folder: Path) -> tuple[str, ...]:
    """List the versions that are there, in the order of their names with numbers as numbers."""
    inside = folder / FOLDER
    found = [each.name for each in inside.iterdir() if (each / MANIFEST).is_file()] if inside.is_dir() else []
    return tuple(sorted(found, key=_natural))


def _natural(name: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.findall(r"\d+|\D+", name)]


def frozen_folder(folder: Path, version: str) -> Path:
    """Give the folder of a version.

    Raises:
        LawcheckError: There is none.
    """
    versions = frozen_versions(folder)
    if version not in versions:
        remedy = nearest(version, versions) or f"frozen: {', '.join(versions) or 'nothing yet'}"
        message = f"no version '{version}' was frozen"
        raise LawcheckError([Problem(path=str(folder / FOLDER), message=message, remedy=remedy)])
    return folder / FOLDER / version


def read_manifest(frozen: Path) -> Manifest:
    """Read what a version consists of.

    Raises:
        LawcheckError: The manifest cannot be read or has another shape.
    """
    path = frozen / MANIFEST
    data = read_group([YamlFile(path, str(path), "manifest")], None).texts[0].data
    return Manifest(
        version=data["version"],
        on=data["frozen_on"],
        law_as_at=data["law_as_at"],
        tool=data["tool"],
        program=data["program"],
        library=data["library"],
        readings=tuple(data["readings"]),
        reports=data.get("reports") or {},
        files=data["files"],
    )


def tampering(frozen: Path, manifest: Manifest) -> tuple[Problem, ...]:
    """List the files that were changed, added or removed since the version was frozen."""
    return tuple(_tampering(frozen, manifest))


def _tampering(frozen: Path, manifest: Manifest) -> Iterator[Problem]:
    remedy = "restore it from a copy: what was frozen is not edited"
    found = {normalize("NFC", each.relative_to(frozen).as_posix()) for each in frozen.rglob("*") if _is_ours(each)}
    for name in sorted(found - {MANIFEST, *(normalize("NFC", each) for each in manifest.files)}):
        yield Problem(
            path=str(frozen / name), message="the file was not there when the version was frozen", remedy="remove it"
        )
    for name, kept in manifest.files.items():
        path = frozen / name
        if normalize("NFC", name) not in found or path.is_symlink():
            yield Problem(path=str(path), message="the frozen file is gone", remedy=remedy)
            continue
        try:
            content = read_bytes(path, str(path), MAX_FILE)
        except LawcheckError as error:
            yield from error.problems
            continue
        if hash_of(content) != kept:
            yield Problem(path=str(path), message="the file was changed since the version was frozen", remedy=remedy)


def _is_ours(path: Path) -> bool:
    return (path.is_symlink() or path.is_file()) and path.name not in _OF_SYSTEMS


def seal_of(frozen: Path) -> str:
    """Give a short fingerprint of a version, to be noted outside the folder: it tells a manifest that was replaced."""
    return hash_of(read_bytes(frozen / MANIFEST, str(frozen / MANIFEST)))[:16]


def hash_of(content: bytes) -> str:
    """Give the hash by which a frozen file is known."""
    return hashlib.sha256(content).hexdigest()


def packed(content: FrozenContent) -> bytes:
    """Compress; the same content gives the same bytes."""
    text = json.dumps(content._asdict(), ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode("utf-8"), mtime=0)


def read_content(frozen: Path, most: int = MAX_CONTENT) -> FrozenContent:
    """Read the library, the phrases and the texts of a version.

    Raises:
        LawcheckError: The file is damaged, or opens to more than any library has.
    """
    path = frozen / CONTENT
    raw = read_bytes(path, str(path), MAX_FILE)
    try:
        with gzip.GzipFile(fileobj=BytesIO(raw)) as stream:
            text = stream.read(most + 1)
        if len(text) > most:
            message = f"the file opens to more than {most // 1024 // 1024} MB"
            raise LawcheckError([Problem(path=str(path), message=message)])
        data = json.loads(text)
        library = [(str(file), str(kind), each) for file, kind, each in data["library"]]
        return FrozenContent(library, data["phrases"], data["texts"])
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError):
        raise LawcheckError([Problem(path=str(path), message="the file is damaged")]) from None


def program_fingerprint() -> str:
    """Give the fingerprint of the code that reports are made by; line endings do not change it."""
    state = hashlib.sha256()
    for room in _MAKING:
        for path in sorted((_PACKAGE / room).rglob("*")):
            if path.suffix in (".py", ".jinja", ".css", ".js"):
                state.update(f"\0{path.relative_to(_PACKAGE).as_posix()}\0".encode())
                state.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return state.hexdigest()[:32]

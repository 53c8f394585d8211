"""What participants get: the exercise without its key, which goes with it sealed, and a note of what the pack is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from lawcheck.errors import LawcheckError, Problem
from lawcheck.load.country import MAX_STATUTE_BYTES, PROFILE, load_country
from lawcheck.load.located import read_bytes
from lawcheck.load.training_key import load_key
from lawcheck.load.training_pack import altered, file_print, load_pack, pack_print, questions_print
from lawcheck.model.country import Country
from lawcheck.model.library import Library
from lawcheck.model.pack import PACK_FILE, Alteration, Altered, Edition, Pack
from lawcheck.model.scoring import Fault
from lawcheck.model.training import KEY_FILE, SEALED_FILE
from lawcheck.workflow import TOOL, open_library, phrases_in
from lawcheck.workflow.checking import Kept, kept_training
from lawcheck.workflow.training import Room, Verified

_FOR_ALL = ("profile*", "handout*", "document-participant*")  # of a folder, beside what country.yaml names
_SAID = {
    Alteration.CHANGED: "the file was changed since the pack was made",
    Alteration.MISSING: "the file is missing from the pack",
    Alteration.ADDED: "the file was not in the pack",
    Alteration.OTHER: "what it says of the pack is not what the files give",
}


class Packed(NamedTuple):
    """What was written for the participants."""

    folder: Path
    files: tuple[str, ...]
    edition: Edition


def pack(room: Room, to: Path, passphrase: str, salt: bytes) -> Packed:
    """Write the participants' folder: the profile and the texts of the exercise, handouts, and the sealed key; nothing else.

    Args:
        room: The training country.
        to: The new folder.
        passphrase: Opens the key again.
        salt: Random bytes, ``sealing.SALT_BYTES`` of them.

    Raises:
        LawcheckError: The folder is there already, or cannot be written; or the profile cannot be narrowed.
    """
    from lawcheck.store.narrowing import narrowed
    from lawcheck.store.training import pack_text, write_folder
    from lawcheck.training.sealing import seal

    profile = narrowed(_content(room.folder, PROFILE), room.country, str(room.folder / PROFILE))
    statutes = dict.fromkeys(each.file for each in room.country.statutes.values() if each.file)
    law = {PROFILE: profile, **{each: _content(room.folder, each) for each in statutes}}
    others = {each: _content(room.folder, each) for each in _handouts(room.folder) if each not in law}
    others[SEALED_FILE] = seal(_content(room.folder, KEY_FILE), passphrase, salt)
    made = _pack(room, law, others)
    write_folder(to, {**law, **others, PACK_FILE: pack_text(made)})
    return Packed(to, (*law, *others, PACK_FILE), room.edition)


def _content(folder: Path, name: str) -> bytes:
    return read_bytes(folder / name, str(folder / name), MAX_STATUTE_BYTES)


def _handouts(folder: Path) -> Iterator[str]:
    """Name the files by what they are, never by leaving out: a trainer's notes have any name."""
    for found in sorted(each for name in _FOR_ALL for each in folder.glob(name)):
        inside = sorted(found.rglob("*")) if found.is_dir() else [found]
        yield from (each.relative_to(folder).as_posix() for each in inside if each.is_file())


def _pack(room: Room, law: dict[str, bytes], others: dict[str, bytes]) -> Pack:
    key, system = room.key, room.country.system
    return Pack(
        name=room.country.name,
        version=key.version,
        licence=key.licence,
        edition=key.edition,
        tool=TOOL,
        language=key.language,
        level=key.level,
        minutes=key.minutes,
        goals=key.goals,
        tradition=system.tradition,
        structure=system.structure,
        is_fictional=room.country.is_fictional,
        questions=questions_print(key.answers),
        fingerprint=room.edition.pack,
        law={name: file_print(content) for name, content in law.items()},
        files={name: file_print(content) for name, content in others.items()},
    )


def unseal_key(folder: Path, passphrase: str, *, replace: bool = False) -> Path:
    """Open a sealed key and put it beside the seal.

    Raises:
        LawcheckError: There is no sealed key, the passphrase is another, or there is a key already.
    """
    from lawcheck.store.atomic import write_whole
    from lawcheck.training.sealing import SealError, unseal

    sealed, path = folder / SEALED_FILE, folder / KEY_FILE
    if path.exists() and not replace:
        raise LawcheckError([Problem(path=str(path), message="the key is open already; nothing was written")])
    try:
        content = unseal(read_bytes(sealed, str(sealed)), passphrase)
        write_whole(path, content)
    except SealError as error:
        raise LawcheckError([Problem(path=str(sealed), message=str(error))]) from None
    except OSError as error:
        message = f"cannot be written ({error.strerror or error})"
        raise LawcheckError([Problem(path=str(path), message=message)]) from None
    return path


def is_closed_pack(folder: Path) -> bool:
    """Say whether this is a participants' folder whose key is not open."""
    return (folder / PACK_FILE).is_file() and not (folder / KEY_FILE).is_file()


def verify_pack(
    folder: Path, language: str, *, extra_libraries: Sequence[Path] = (), cache_folder: Path | None = None
) -> Verified:
    """Look what was changed in a participants' folder since it was made; its key stays closed.

    Raises:
        LawcheckError: It says nothing of itself, or in another shape.
    """
    from lawcheck.report.build_pack import build_pack
    from lawcheck.report.training_data import faults_data, pack_data

    made = load_pack(folder)
    if made is None:
        message = f"this is no participants' folder: it has no {PACK_FILE}"
        raise LawcheckError([Problem(path=str(folder), message=message)])
    library, phrases = open_library(extra_libraries, cache_folder), phrases_in(language, cache_folder)
    faults = faults_of_pack(folder, library)
    found = faults_data(library, phrases, faults)
    return Verified(build_pack(library, phrases, made, faults), found["ready"], {**found, **pack_data(made)})


def faults_of_pack(folder: Path, library: Library) -> tuple[Fault, ...]:
    """List what was changed in a participants' folder, none for a folder that is none. Only the law has to be put right."""
    made = load_pack(folder)
    if made is None:
        return ()
    editions = tuple(each.edition for each in library.instruments.values() if each.edition)
    found = [Fault(f"pack-{each.how}", each.path, (), not each.is_law) for each in _altered(folder, made, library)]
    return tuple(found if made.edition in editions else [*found, Fault("pack-edition", made.edition, editions)])


def changes(folder: Path, library: Library, *, law_only: bool = False) -> tuple[Problem, ...]:
    """Name the files of a participants' folder that are not as it was made; none for a folder that is none."""
    made = load_pack(folder)
    found = () if made is None else _altered(folder, made, library)
    return tuple(Problem(str(folder / each.path), _SAID[each.how]) for each in found if each.is_law or not law_only)


def check_training(folder: Path, library: Library) -> Kept | None:
    """Check what a training country has beside a country: its key, if it is open, what groups handed in, and the pack.

    Returns:
        What was counted and the changes; None for a folder that is no training country. One that is needs no reading.

    Raises:
        LawcheckError: The folder, the key, ``pack.yaml``, an answer of a group or an objection has a problem.
    """
    if not any((folder / name).is_file() for name in (KEY_FILE, SEALED_FILE, PACK_FILE)):
        return None
    counts, warnings = kept_training(folder, library)
    return Kept(counts, (*warnings, *changes(folder, library)))


def _altered(folder: Path, made: Pack, library: Library) -> tuple[Altered, ...]:
    try:
        exercise = load_country(folder, library, needs_reading=False).country
        now = pack_print(folder, exercise, made.questions)
    except LawcheckError:  # a text is gone or cannot be read: that is said by file
        now = ""
    return altered(folder, made, now)


def edition_of(folder: Path, exercise: Country, library: Library) -> Edition:
    """Say which pack a folder is: by its key, else by what a participants' folder says of itself; else nothing.

    Raises:
        LawcheckError: The key or ``pack.yaml`` has a problem.
    """
    if (folder / KEY_FILE).is_file():
        key = load_key(folder, exercise, library)
        return Edition(key.version, pack_print(folder, exercise, questions_print(key.answers)), key.edition)
    made = load_pack(folder)
    return (
        Edition() if made is None else Edition(made.version, pack_print(folder, exercise, made.questions), made.edition)
    )

"""An amended text in the place of a registered one: compared first, then written, all of it or nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lawcheck.errors import LawcheckError, Problem
from lawcheck.load.country import PROFILE, load_changed, load_country
from lawcheck.model.citation import Citation
from lawcheck.model.country import Country, StatuteText
from lawcheck.model.reading import Reading, Value
from lawcheck.workflow import TOOL, derive, open_library, phrases_in
from lawcheck.workflow.statutes import place_in

if TYPE_CHECKING:
    from lawcheck.load.new_statute import NewText
    from lawcheck.report.document import Document
    from lawcheck.store.amend import Change


class Replacement(NamedTuple):
    """An amended text that can be put in place: the page that says what changes, and the files to write."""

    folder: Path
    page: Document
    changes: tuple[Change, ...]
    redline: Document | None = None  # both versions as one, with tracked changes, where it was asked for


def plan_replacement(
    folder: Path,
    statute_id: str,
    file: Path,
    language: str,
    *,
    as_at: str | None = None,
    is_trial: bool = False,
    has_redline: bool = False,
    extra_libraries: Sequence[Path] = (),
    cache_folder: Path | None = None,
) -> Replacement:
    """Compare an amended text with the registered one, and prepare what is to be written. Writes nothing.

    Args:
        folder: The country folder.
        statute_id: The text that was amended.
        file: The amended text.
        language: Of the page.
        as_at: ISO date of the amended version; it must be given where words changed, save for a trial.
        is_trial: Whether nothing is going to be written.
        has_redline: Whether both versions are wanted as one, with tracked changes.
        extra_libraries: As for ``assess``.
        cache_folder: As for ``assess``.

    Raises:
        LawcheckError: The folder has a problem or would have one, or the text cannot be read.
    """
    from lawcheck.load.new_statute import WITH_ENCODING, read_new
    from lawcheck.model.changes import compare
    from lawcheck.report.build_redline import build_redline
    from lawcheck.report.build_replacement import build_replacement

    phrases = phrases_in(language, cache_folder)
    library = open_library(extra_libraries, cache_folder)
    country = load_country(folder, library, cache_folder, needs_reading=False).country
    place_in(country, statute_id, "")
    statute = country.statutes[statute_id]
    if statute_id not in country.texts:
        message = f"the text of {statute_id} is not at hand, so that nothing can be compared"
        remedy = f"copy the file into the folder and name it in {PROFILE}: file: statutes/{statute_id}.txt"
        raise LawcheckError([Problem(path=str(folder), message=message, remedy=remedy)])
    new = read_new(file, statute_id, statute.language, statute.encoding if file.suffix.lower() in WITH_ENCODING else "")
    changes = compare(country.texts[statute_id], new.text)
    _check_version(as_at, country, is_needed=not changes.is_empty and not is_trial)
    files = _replaced_files(folder, country, statute_id, file, new, as_at)
    after = load_changed(
        folder, library, {each.path: each.after for each in files if each.after is not None}, cache_folder
    )
    for reading in after.readings.values():
        derive(library, after, folder, reading, ())
    stale = {name: _stale_answers(reading, statute_id) for name, reading in after.readings.items()}
    touched = {each.label for each in changes.changed} | {*changes.vanished, *changes.new}
    absent = {name: _searched_in_vain(reading, statute_id, touched) for name, reading in after.readings.items()}
    page = build_replacement(library, phrases, statute, changes, stale, absent, is_trial=is_trial)
    if not has_redline:
        return Replacement(folder, page, files)
    texts = (country.texts[statute_id], new.text)
    version = as_at or country.law_as_at
    tracked = build_redline(library, phrases, country, statute, texts, as_at=version, tool=TOOL)
    return Replacement(folder, page, files, tracked)


def apply_replacement(plan: Replacement) -> None:
    """Write what was prepared, all of it or nothing.

    Raises:
        LawcheckError: A file was changed meanwhile or cannot be written; the folder is as it was.
    """
    from lawcheck.store.amend import write_all
    from lawcheck.store.own_folder import held

    if plan.changes:
        with held(plan.folder, plan.changes[-1].path, "nothing was replaced"):
            write_all(plan.changes)


def _check_version(as_at: str | None, country: Country, *, is_needed: bool) -> None:
    from datetime import date

    if as_at is None:
        if is_needed:
            message = "the words changed: the date of the amended version must be given; nothing was replaced"
            raise LawcheckError([Problem(path="--as-at", message=message, remedy="such as --as-at 2026-01-31")])
        return
    try:
        is_day = re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", as_at) is not None and bool(date.fromisoformat(as_at))
    except ValueError:
        is_day = False
    if not is_day:
        raise LawcheckError([Problem(path="--as-at", message=f"'{as_at}' is not a day, such as 2026-06-30")])
    if as_at > country.law_as_at:
        message = f"the amended version is of {as_at}, after the cut-off date {country.law_as_at}"
        remedy = f"move law_as_at in {PROFILE} first, or keep the version of the cut-off date"
        raise LawcheckError([Problem(path="--as-at", message=message, remedy=remedy)])


def _replaced_files(
    folder: Path, country: Country, statute_id: str, file: Path, new: NewText, as_at: str | None
) -> tuple[Change, ...]:
    """Prepare the readings, the text and the profile, in the order in which they are written."""
    from lawcheck.load.located import read_bytes
    from lawcheck.store import amend

    statute = country.statutes[statute_id]
    old = folder / statute.file
    if file.resolve() == old.resolve():
        message = f"this is the registered text of {statute_id} itself; there is nothing to compare it with"
        raise LawcheckError([Problem(path=str(file), message=message, remedy="keep the amended text beside it")])
    is_same_format = old.suffix.lower() == file.suffix.lower()
    inside = statute.file if is_same_format else f"statutes/{statute_id}{file.suffix.lower()}"
    target = folder / inside
    if not is_same_format and target.exists() and target.resolve() != file.resolve():
        message = "there is a file of this name already; nothing was replaced"
        raise LawcheckError([Problem(path=str(target), message=message, remedy="move it out of the way")])
    profile = folder / PROFILE
    before = read_bytes(profile, str(profile))
    values = {} if is_same_format else {"file": inside}
    values |= {"as_at": as_at} if as_at else {}
    register = amend.with_values(before, statute_id, values, str(profile)) if values else before
    changes = [
        *_kept_words(folder, country.texts[statute_id], new.text),
        amend.Change(target, target.read_bytes() if target.exists() else None, new.raw),
        amend.Change(profile, before, register),
    ]
    is_shared = any(each.file == statute.file for each in country.statutes.values() if each.id != statute_id)
    if not is_same_format and not is_shared:
        changes.append(amend.Change(old, old.read_bytes(), None))
    return tuple(each for each in changes if each.before != each.after)


def _kept_words(folder: Path, before: StatuteText, after: StatuteText) -> list[Change]:
    from lawcheck.load.located import decode, read_bytes
    from lawcheck.load.seen import to_keep
    from lawcheck.load.yaml_text import parse_yaml
    from lawcheck.store import amend

    changes = []
    for path in sorted((folder / "readings").glob("*.yaml")):
        raw = read_bytes(path, str(path))
        kept = to_keep(parse_yaml(decode(raw, str(path)), str(path)).data, before, after)
        if kept:
            changes.append(amend.Change(path, raw, amend.with_seen(raw, kept, str(path))))
    return changes


def _searched_in_vain(reading: Reading, statute_id: str, touched: Collection[str]) -> tuple[str, ...]:
    """List the criteria that were found absent after a search of words that are others now."""
    return tuple(
        criterion_id
        for criterion_id, answer in reading.answers.items()
        if answer.value is Value.ABSENT
        and any(
            each.statute_id == statute_id and touched and (each.pinpoint is None or each.pinpoint.section in touched)
            for each in answer.searched
        )
    )


def _stale_answers(reading: Reading, statute_id: str) -> dict[str, tuple[Citation, ...]]:
    found = {}
    for criterion_id, answer in reading.answers.items():
        stale = (*answer.stale, *(answer.enacted.stale if answer.enacted else ()))
        own = tuple(dict.fromkeys(each for each in stale if each.statute_id == statute_id))
        if own:
            found[criterion_id] = own
    return found

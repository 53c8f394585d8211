"""Which drafting options were chosen: listed, recorded, taken back. Findings do not change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from lawcheck.errors import LawcheckError, Problem, nearest
from lawcheck.workflow import assess, open_library, phrases_in

if TYPE_CHECKING:
    from lawcheck.load.country import CountryFolder
    from lawcheck.model.library import Library
    from lawcheck.report.document import Document


def choices_page(
    folder: Path,
    language: str,
    *,
    provision: str | None = None,
    reading: str | None = None,
    extra_libraries: Sequence[Path] = (),
    cache_folder: Path | None = None,
) -> Document:
    """List the gaps with their options, and what was chosen; or one provision.

    Raises:
        LawcheckError: With every problem that was found.
    """
    from lawcheck.report.build_choices import build_choices

    assessment = assess(folder, reading=reading, extra_libraries=extra_libraries, cache_folder=cache_folder)
    known = assessment.library.provisions
    if provision is not None and provision not in known:
        remedy = nearest(provision, known)
        raise LawcheckError([Problem(path=provision, message="there is no such provision", remedy=remedy)])
    return build_choices(assessment, phrases_in(language, cache_folder), provision)


def choose(
    folder: Path,
    provision_id: str,
    option_ids: Sequence[str],
    *,
    by: str,
    reason: str,
    on: str,
    language: str,
    lead: str | None = None,
    until: str | None = None,
    extra_libraries: Sequence[Path] = (),
    cache_folder: Path | None = None,
) -> Path:
    """Record what was decided on a gap, or who carries it out; an earlier record is replaced. Gives the file.

    Args:
        folder: The country folder.
        provision_id: The gap.
        option_ids: The options chosen, or ``none``: decided not to legislate. Empty: no decision is recorded.
        by: The reader who decided, or wrote the decision down.
        reason: Why.
        on: ISO date.
        language: Of the reason.
        lead: Who carries it out; None leaves what is there, an empty text takes it away.
        until: ISO date until when; as for ``lead``.
        extra_libraries: As for ``assess``.
        cache_folder: As for ``assess``.

    Raises:
        LawcheckError: There is no such provision, option or reader, or the file cannot be changed.
    """
    from lawcheck.load.choices import FILE, KEY, TASKS, choices_problems
    from lawcheck.load.located import YamlText
    from lawcheck.load.shape import shape_problems

    library = open_library(extra_libraries, cache_folder)
    loaded = _loaded(folder, library, cache_folder)
    entry: dict[str, Any] = {"options": list(option_ids), "by": by, "on": on, "reason": reason}
    chosen = {provision_id: entry} if option_ids else {}
    tasks = _tasks(loaded, provision_id, lead, until)
    asked = tasks if tasks.get(provision_id) else {provision_id: {"lead": "-"}}  # so that its name is looked at
    given = YamlText(str(folder / FILE), {KEY: chosen, TASKS: asked})
    problems = shape_problems(given, KEY) or choices_problems(given, loaded.country, library)
    if problems:
        raise LawcheckError(problems)
    return write_choices(folder, chosen, language, tasks=tasks)


def _tasks(loaded: CountryFolder, provision_id: str, lead: str | None, until: str | None) -> dict[str, dict[str, Any]]:
    """Give what shall stand for the roadmap; nothing where nothing was said of it."""
    if lead is None and until is None:
        return {}
    there = loaded.tasks.get(provision_id)
    facts = {
        "lead": lead.strip() if lead is not None else there.lead if there else "",
        "until": until.strip() if until is not None else there.until if there else "",
    }
    return {provision_id: {key: each for key, each in facts.items() if each}}


def undo(
    folder: Path, provision_id: str, *, extra_libraries: Sequence[Path] = (), cache_folder: Path | None = None
) -> Path:
    """Take a decision back. Gives the file.

    Raises:
        LawcheckError: There is none on this provision, or the file cannot be changed.
    """
    from lawcheck.load.choices import FILE

    loaded = _loaded(folder, open_library(extra_libraries, cache_folder), cache_folder)
    if provision_id not in loaded.choices:
        remedy = nearest(provision_id, loaded.choices) or f"decided: {', '.join(loaded.choices) or 'nothing'}"
        message = f"nothing was chosen for '{provision_id}'"
        raise LawcheckError([Problem(path=str(folder / FILE), message=message, remedy=remedy)])
    return write_choices(folder, {provision_id: None}, "")


def _loaded(folder: Path, library: Library, cache_folder: Path | None) -> CountryFolder:
    from lawcheck.load.country import load_country

    return load_country(folder, library, cache_folder, needs_reading=False)


def write_choices(
    folder: Path,
    entries: Mapping[str, dict[str, Any] | None],
    language: str,
    seen: bytes | None = None,
    *,
    tasks: Mapping[str, dict[str, Any]] = MappingProxyType({}),
) -> Path:
    """Set or take out entries, all or none, while nobody else writes in the folder. Gives the file.

    Args:
        folder: The country folder.
        entries: By provision; None takes an entry out.
        language: Of the reasons.
        seen: What the file held when the entries were made, empty where there was none; None does not ask.
        tasks: By provision, who carries it out and until when; an empty one is taken out.

    Raises:
        LawcheckError: The file cannot be changed.
    """
    from lawcheck.load.choices import FILE
    from lawcheck.load.located import read_bytes
    from lawcheck.store import choices
    from lawcheck.store.amend import Change, write_all
    from lawcheck.store.own_folder import locked

    path = folder / FILE
    try:
        with locked(folder):
            before = read_bytes(path, str(path)) if path.exists() else None
            if seen is not None and seen != (before or b""):
                message = "the file was changed meanwhile; nothing was recorded"
                raise LawcheckError([Problem(path=str(path), message=message, remedy="do it again")])
            after = choices.new_choices(language) if before is None else before
            for provision_id, entry in entries.items():
                if entry is None:
                    after = choices.without_choice(after, provision_id, str(path))
                else:
                    after = choices.with_choice(after, provision_id, _told(entry, after, language), str(path))
            for provision_id, task in tasks.items():
                after = choices.with_task(after, provision_id, task, str(path))
            write_all([Change(path, before, after)])
    except OSError as error:
        message = f"the folder cannot be written ({error.strerror or error})"
        raise LawcheckError([Problem(path=str(folder), message=message)]) from None
    return path


def _told(entry: dict[str, Any], content: bytes, language: str) -> dict[str, Any]:
    """Name the language of a reason where it is not the file's."""
    from lawcheck.load.choices import LANGUAGE
    from lawcheck.load.yaml_text import parse_yaml

    data = parse_yaml(content.decode("utf-8-sig"), "").data
    if data.get("language", LANGUAGE) == language:
        return entry
    return {**entry, "reason": {language: entry["reason"]}}

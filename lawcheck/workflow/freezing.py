"""Frozen versions: what a report was made from, kept so that the report can be made again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lawcheck.errors import LawcheckError, Problem, nearest
from lawcheck.report.phrases import Phrases, read_phrases
from lawcheck.workflow import TOOL, assess, derive, gap_report, phrases_in, render
from lawcheck.workflow.final import refuse_unfinished

if TYPE_CHECKING:
    from lawcheck.load.frozen import Manifest
    from lawcheck.model.finding import Assessment
    from lawcheck.report.document import Document

_KEPT = ("readings", "statutes", "replies")  # folders that are kept whole


class Material(NamedTuple):
    """What a report is made from: today's state of a folder, or a frozen version of it."""

    assessment: Assessment
    phrases: Mapping[str, Phrases]  # by language; empty: today's
    tool: str = TOOL
    manifest: Manifest | None = None

    def phrases_in(self, language: str, cache_folder: Path | None = None) -> Phrases:
        """Give the phrases of a language.

        Raises:
            LawcheckError: There are none.
        """
        if not self.phrases:
            return phrases_in(language, cache_folder)
        if language not in self.phrases:
            remedy = nearest(language, self.phrases) or f"languages: {', '.join(self.phrases)}"
            message = f"this version was frozen without '{language}'"
            raise LawcheckError([Problem(path="--lang", message=message, remedy=remedy)])
        return self.phrases[language]


def material(
    folder: Path,
    version: str | None = None,
    *,
    reading: str | None = None,
    extra_libraries: Sequence[Path] = (),
    cache_folder: Path | None = None,
) -> Material:
    """Derive the findings of a folder as it is, or of a frozen version of it.

    Raises:
        LawcheckError: With every problem that was found; a version that was tampered with; a status that is not earned.
    """
    if version is not None:
        if extra_libraries:
            message = f"version {version} has the library that it was frozen with"
            raise LawcheckError([Problem(path="--library", message=message, remedy="leave --library out")])
        return _frozen(folder, version, reading)
    assessment = assess(folder, reading=reading, extra_libraries=extra_libraries, cache_folder=cache_folder)
    refuse_unfinished(assessment, folder)
    return Material(assessment, {})


def _frozen(folder: Path, version: str, reading: str | None) -> Material:
    from lawcheck.load.country import choose_reading, load_country
    from lawcheck.load.frozen import frozen_folder, read_content, read_manifest, tampering
    from lawcheck.load.library import library_of
    from lawcheck.load.statutes.kept import text_of

    inside = frozen_folder(folder, version)
    manifest = read_manifest(inside)
    problems = tampering(inside, manifest)
    if problems:
        raise LawcheckError(problems)
    content = read_content(inside)
    library = library_of(content.library, manifest.library)
    texts = {key: text for key, each in content.texts.items() if (text := text_of(key, each)) is not None}
    loaded = load_country(inside, library, texts=texts)
    chosen, others = choose_reading(loaded, inside, reading)
    phrases = {language: _over_todays(read_phrases(each)) for language, each in content.phrases.items()}
    return Material(derive(library, loaded, inside, chosen, others), phrases, manifest.tool, manifest)


def _over_todays(frozen: Phrases) -> Phrases:
    """Put today's phrases under those of then: a later program says some things of which there were no words yet."""
    from lawcheck.load.phrases import phrase_languages

    if frozen.language not in phrase_languages():
        return frozen
    return frozen._replace(texts={**phrases_in(frozen.language).texts, **frozen.texts})


def freeze(
    folder: Path,
    version: str,
    on: str,
    *,
    extra_libraries: Sequence[Path] = (),
    cache_folder: Path | None = None,
) -> tuple[Path, str, str]:
    """Keep what a report is made from. Gives the folder of the version, its fingerprint, and what is worth knowing.

    Args:
        folder: The country folder.
        version: The name of the version; empty takes that of the profile.
        on: ISO date of today.
        extra_libraries: Folders of a user's own instruments; they are kept too.
        cache_folder: Where checked data are kept between runs.

    Raises:
        LawcheckError: The folder has a problem, the version is frozen already or is no name, or it cannot be written.
    """
    from lawcheck.load.frozen import FOLDER, MANIFEST, seal_of
    from lawcheck.store.frozen import manifest_text, refuse_existing, write_frozen

    assessment = assess(folder, extra_libraries=extra_libraries, cache_folder=cache_folder)
    refuse_unfinished(assessment, folder)
    name = version or assessment.country.version
    _check_name(name)
    target = folder / FOLDER / name
    refuse_existing(target)
    files = _files(folder, assessment, extra_libraries, cache_folder)
    facts = _facts(assessment, name, on, files, cache_folder)
    write_frozen(target, {**files, MANIFEST: manifest_text(facts)})
    stated = assessment.country.version
    note = f"the profile says version {stated or '(none)'}, and so does the cover of the report"
    return target, seal_of(target), "" if stated == name else note


def _check_name(name: str) -> None:
    from lawcheck.load.frozen import LONGEST_VERSION, VERSION

    if not VERSION.fullmatch(name) or len(name) > LONGEST_VERSION:
        message = f"'{name}' is no name of a version" if name else "a version needs a name"
        raise LawcheckError([Problem(path="--version", message=message, remedy="letters and digits, such as 1.0")])


def _files(
    folder: Path, assessment: Assessment, extra_libraries: Sequence[Path], cache_folder: Path | None
) -> dict[str, bytes]:
    """Collect what is kept: the user's files as they are, and what was made of the rest."""
    from lawcheck.load.content import content_folder
    from lawcheck.load.frozen import CONTENT, MAX_FILE, FrozenContent, packed
    from lawcheck.load.library import compiled
    from lawcheck.load.located import read_bytes
    from lawcheck.load.phrases import load_phrases, phrase_languages
    from lawcheck.load.statutes.kept import data_of
    from lawcheck.store.frozen import BYTES_AS_THEY_ARE

    paths = set(folder.glob("*.yaml"))
    paths |= {each for name in _KEPT for each in (folder / name).rglob("*") if each.is_file()}
    paths |= {folder / each.file for each in assessment.country.statutes.values() if each.file}
    names = sorted(each.relative_to(folder).as_posix() for each in paths if not each.name.startswith("."))
    files = {name: read_bytes(folder / name, str(folder / name), MAX_FILE) for name in names}
    content = FrozenContent(
        library=compiled([content_folder("model_law"), *extra_libraries], cache_folder),
        phrases={language: load_phrases(language, cache_folder) for language in phrase_languages()},
        texts={key: data_of(text) for key, text in assessment.country.texts.items()},
    )
    return {**BYTES_AS_THEY_ARE, **files, CONTENT: packed(content)}


def _facts(
    assessment: Assessment, version: str, on: str, files: Mapping[str, bytes], cache_folder: Path | None
) -> dict[str, object]:
    from lawcheck.load.frozen import hash_of, program_fingerprint
    from lawcheck.load.phrases import phrase_languages

    reports = {each: gap_report(assessment, each, cache_folder=cache_folder) for each in phrase_languages()}
    return {
        "version": version,
        "frozen_on": on,
        "law_as_at": assessment.country.law_as_at,
        "tool": TOOL,
        "program": program_fingerprint(),
        "library": assessment.library.digest,
        "readings": [each.name for each in (assessment.reading, *assessment.other_readings)],
        "reports": {language: hash_of(render(each, ".docx")) for language, each in reports.items()},
        "files": {name: hash_of(content) for name, content in files.items()},
    }


def said_of(made: Material, content: bytes, language: str) -> str:
    """Say in one sentence how far a report from a frozen version is the one that was made then; empty for today's."""
    from lawcheck.load.frozen import hash_of, program_fingerprint

    if made.manifest is None:
        return ""
    if made.manifest.reports.get(language) == hash_of(content):
        return f"the same, byte for byte, as when version {made.manifest.version} was frozen"
    if made.manifest.program != program_fingerprint():
        return (
            f"made from version {made.manifest.version} by a program that has changed since ({made.tool} then, {TOOL} now): "
            "what it says rests on what was frozen, its form may differ"
        )
    return f"made from version {made.manifest.version}"


def frozen_page(folder: Path, language: str, cache_folder: Path | None = None) -> Document:
    """List the frozen versions of a folder, and whether they are as they were.

    Raises:
        LawcheckError: There is no such folder or language.
    """
    from lawcheck.load.frozen import FOLDER, frozen_versions, read_manifest, seal_of, tampering
    from lawcheck.report.build_frozen import FrozenVersion, build_frozen

    if not folder.is_dir():
        raise LawcheckError([Problem(path=str(folder), message="there is no such folder")])
    listed = []
    for version in frozen_versions(folder):
        inside = folder / FOLDER / version
        try:
            manifest = read_manifest(inside)
        except LawcheckError:
            listed.append(FrozenVersion(version=version))
            continue
        is_intact = not tampering(inside, manifest)
        facts = (manifest.on, manifest.law_as_at, manifest.tool, seal_of(inside))
        listed.append(FrozenVersion(version, *facts, readings=manifest.readings, is_intact=is_intact))
    return build_frozen(phrases_in(language, cache_folder), listed)

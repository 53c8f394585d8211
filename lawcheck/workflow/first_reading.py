"""The file of a new reading, for a reader who begins."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lawcheck.errors import LawcheckError, Problem, nearest
from lawcheck.load.country import FIRST, CountryFolder, load_country
from lawcheck.model.localized import text_in
from lawcheck.workflow import open_library


def begin_reading(
    folder: Path,
    language: str,
    *,
    reading: str | None = None,
    reader: str | None = None,
    extra_libraries: Sequence[Path] = (),
    cache_folder: Path | None = None,
) -> Path | None:
    """Make the file of a reading where none is there yet: the first one, or one that is named together with its reader.

    Args:
        folder: The country folder.
        language: Of the reading's reasons.
        reading: The name that is wanted; None makes ``first``.
        reader: Who answers; None takes the only reader.
        extra_libraries: As for ``assess``.
        cache_folder: As for ``assess``.

    Returns:
        The file that was made; None where there was one to write in.

    Raises:
        LawcheckError: The folder has a problem, or it is not clear who reads.
    """
    from lawcheck.store.atomic import write_whole
    from lawcheck.store.blank import blank_reading

    library = open_library(extra_libraries, cache_folder)
    loaded = load_country(folder, library, cache_folder, needs_reading=False)
    is_new = bool(reading and reader and reading not in loaded.readings)
    if loaded.readings and not is_new:
        return None
    path = folder / "readings" / f"{reading or FIRST}.yaml"
    asked = [library.criteria[each] for each in loaded.country.scope.criteria(library)]
    content = blank_reading(
        _reader(loaded, reader, path),
        language,
        [(each.id, text_in(each.title, language)) for each in asked],
        themes={each.id: text_in(library.themes[each.theme].title, language) for each in asked},
    )
    try:
        path.parent.mkdir(exist_ok=True)
        write_whole(path, content.encode())
    except OSError as error:
        message = f"the file cannot be written ({error.strerror or error})"
        raise LawcheckError([Problem(path=str(path), message=message)]) from None
    return path


def _reader(loaded: CountryFolder, reader: str | None, path: Path) -> str:
    ids = [each.id for each in loaded.country.readers]
    if reader in ids:
        return reader or ""
    if reader is None and len(ids) == 1:
        return ids[0]
    named = f"readers in country.yaml: {', '.join(ids)}"
    if reader is None:
        message, remedy = "it is not clear who reads; no reading was begun", f"say who with --reader; {named}"
    else:
        message, remedy = f"unknown reader '{reader}'", nearest(reader, ids) or named
    raise LawcheckError([Problem(path=str(path), message=message, remedy=remedy)])

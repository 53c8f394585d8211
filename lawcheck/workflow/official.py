"""A user's own copies of official texts: taken in, listed, removed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lawcheck.errors import LawcheckError, Problem, nearest
from lawcheck.model.country import StatuteText
from lawcheck.model.library import Library
from lawcheck.model.official import Fit
from lawcheck.workflow import COPIES, open_library, phrases_in

if TYPE_CHECKING:
    from lawcheck.report.document import Document


class Kept(NamedTuple):
    """A copy of an official text that was taken in."""

    file: Path
    language: str
    articles: int
    fit: Fit
    replaced: tuple[Path, ...]


def add_official(
    data_folder: Path,
    instrument_id: str,
    file: Path,
    language: str = "",
    *,
    extra_libraries: Sequence[Path] = (),
    cache_folder: Path | None = None,
) -> Kept:
    """Take in a user's own copy of an official text, or change nothing.

    Args:
        data_folder: Where the user's data are.
        instrument_id: What it is a copy of.
        file: The text, in a format of the statutes.
        language: Of the text; guessed from its words where it is empty.
        extra_libraries: Folders of a user's own instruments.
        cache_folder: Where checked data are kept between runs.

    Raises:
        LawcheckError: The library has no such instrument, or the file cannot be read or is not its text.
    """
    from lawcheck.load.new_statute import likely_language, read_new
    from lawcheck.load.official import copies
    from lawcheck.model.official import articles_of
    from lawcheck.store.copies import keep_copy

    library = open_library(extra_libraries, cache_folder)
    _refuse_instrument(library, instrument_id)
    new = read_new(file, instrument_id, language)
    found = _fitting(library, instrument_id, new.text, file)
    language = language or likely_language(new.text)
    if not language:
        message = "the language of this text cannot be told"
        raise LawcheckError([Problem(path=str(file), message=message, remedy="name it: --language en")])
    folder = data_folder / COPIES
    target = folder / f"{instrument_id}.{language}{file.suffix.lower()}"
    earlier = [each.file for each in copies(folder) if (each.instrument_id, each.language) == (instrument_id, language)]
    try:
        keep_copy(target, new.raw, earlier)
    except OSError as error:
        message = f"the copy cannot be written ({error.strerror or error})"
        raise LawcheckError([Problem(path=str(target), message=message)]) from None
    return Kept(target, language, articles_of(new.text), found, tuple(earlier))


def _refuse_instrument(library: Library, instrument_id: str) -> None:
    known = [each.id for each in library.instruments.values() if each.is_assessed]
    if instrument_id in known:
        return
    message = "there is no such instrument"
    if instrument_id in library.instruments:
        message = "the library only refers to this instrument; it has no provision of it to set official words beside"
    remedy = nearest(instrument_id, known) or f"instruments: {', '.join(known)}"
    raise LawcheckError([Problem(path=instrument_id, message=message, remedy=remedy)])


_WHOLE = 0.9  # of the provisions of an instrument are found in what is its text, whatever it is said to be


def _fitting(library: Library, instrument_id: str, text: StatuteText, file: Path) -> Fit:
    """Compare a text with the provisions of an instrument.

    Raises:
        LawcheckError: Fewer than half of them stand in it, or it answers better to another instrument.
    """
    from lawcheck.model.official import fit_of

    found = fit_of(library, instrument_id, text)
    if len(found.exact) * 2 < found.total:
        message = f"only {len(found.exact)} of the {found.total} provisions of {instrument_id} were found in this text"
        places = ", ".join(dict.fromkeys([*found.missing, *(cite for cite, _ in found.within)]))
        remedy = f"is it the text of {instrument_id}, whole and with its numbers? Not found: {places}"
        raise LawcheckError([Problem(path=str(file), message=message, remedy=remedy)])
    for other in library.instruments.values():
        better = fit_of(library, other.id, text)
        if better.share >= _WHOLE and len(better.exact) > len(found.exact):
            message = f"this text is rather that of {other.id} than of {instrument_id}"
            counted = f"{len(better.exact)} of {better.total} provisions of {other.id} were found in it"
            remedy = f"{counted}, {len(found.exact)} of {found.total} of {instrument_id}"
            raise LawcheckError([Problem(path=str(file), message=message, remedy=remedy)])
    return found


def official_list(
    data_folder: Path, language: str, *, extra_libraries: Sequence[Path] = (), cache_folder: Path | None = None
) -> Document:
    """List the user's own copies of official texts.

    Raises:
        LawcheckError: There is no such language, or the library has a problem.
    """
    from lawcheck.load.official import copies, read_copy
    from lawcheck.model.official import OfficialText
    from lawcheck.report.build_official import build_copies

    library = open_library(extra_libraries, cache_folder)
    found: list[tuple[OfficialText, str]] = []
    for copy in copies(data_folder / COPIES):
        try:
            found.append((read_copy(copy, cache_folder), ""))
        except LawcheckError as error:
            nothing = StatuteText(statute_id=copy.instrument_id, sections={})
            unread = OfficialText(copy.instrument_id, copy.language, copy.file.name, nothing)
            found.append((unread, error.problems[0].message))
    return build_copies(library, phrases_in(language, cache_folder), str(data_folder / COPIES), found)


def remove_official(data_folder: Path, instrument_id: str, language: str = "") -> list[Path]:
    """Remove the user's copies of an instrument: all, or the one in a language.

    Raises:
        LawcheckError: There is none, or it cannot be removed.
    """
    from lawcheck.load.official import copies

    there = copies(data_folder / COPIES)
    files = [each.file for each in there if each.instrument_id == instrument_id and language in ("", each.language)]
    if not files:
        names = ", ".join(f"{each.instrument_id} ({each.language})" for each in there)
        remedy = f"there is {names}" if names else ""
        raise LawcheckError([Problem(path=instrument_id, message="there is no such copy", remedy=remedy)])
    for file in files:
        try:
            file.unlink()
        except OSError as error:
            message = f"the copy cannot be removed ({error.strerror or error})"
            raise LawcheckError([Problem(path=str(file), message=message)]) from None
    return files

"""The course, and the pages of a country for those who come: found, read, and laid out to be printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from lawcheck.errors import LawcheckError, Problem, nearest
from lawcheck.load.content import content_folder
from lawcheck.load.markdown_page import read_page
from lawcheck.load.phrases import phrase_languages
from lawcheck.model.localized import text_in
from lawcheck.model.training import KEY_FILE
from lawcheck.workflow import open_library, phrases_in

if TYPE_CHECKING:
    from lawcheck.model.library import Library
    from lawcheck.report.document import Document

COURSE = "course"
_PROFILE = "country.yaml"
_ENDING = ".md"
_FOR_PARTICIPANTS = ("exercises*", "action-plan*", "scale-card*", "profile*", "handout*", "document-participant*")
_SLIDES = "slides*"
_NO_NAME = re.compile(r"[^\w]+")
_PLAIN = "en"  # the language of a page of the course whose name has none


class Printed(NamedTuple):
    """A page to be written. ``name`` is that of its file, without ending, with the folder for whom it is."""

    name: str
    document: Document


class _Source(NamedTuple):
    path: Path
    name: str
    language: str
    is_fictional: bool = False


def course_pages(
    wanted: Sequence[str],
    language: str,
    *,
    with_notes: bool | None = None,
    with_law: bool = False,
    cache_folder: Path | None = None,
) -> list[Printed]:
    """Lay out pages.

    Args:
        wanted: ``course``, the name of one of its pages, a country (a folder, or one that is shipped), or a Markdown file.
        language: Of the pages that are there in several languages, and of a file whose name has none.
        with_notes: Slides with what the speaker says; None gives them both ways.
        with_law: The statutes of each country too.
        cache_folder: Where checked data are kept between runs.

    Raises:
        LawcheckError: There is no such page or language, or a page cannot be read; with every problem.
    """
    library = open_library((), cache_folder)
    phrases_in(language, cache_folder)  # refuses a language that is not known before anything else is said
    problems: list[Problem] = []
    made: list[Printed] = []
    for each in dict.fromkeys(wanted):
        try:
            for source in _sources(each, language):
                made += _printed(source, library, with_notes, cache_folder)
            if with_law:
                made += _law(each, language, cache_folder)
        except LawcheckError as error:
            problems += error.problems
    if problems:
        raise LawcheckError(problems)
    return made


def _printed(
    source: _Source, library: Library, with_notes: bool | None, cache_folder: Path | None
) -> Iterator[Printed]:
    from lawcheck.report.build_pages import Look, build_page

    phrases = phrases_in(source.language, cache_folder)
    page = read_page(source.path)
    is_fictional = source.is_fictional or page.has_paragraph_beginning(phrases("fictional"))
    looks = {Look.PAPER: ""}
    if fnmatch(source.path.name, _SLIDES):
        looks = {Look.SLIDES: "", Look.NOTES: "-notes"}
        if with_notes is not None:
            looks = {Look.NOTES: ""} if with_notes else {Look.SLIDES: ""}
    for look, suffix in looks.items():
        document = build_page(library, phrases, page, look, is_fictional=is_fictional)
        yield Printed(source.name + suffix, document)


def _law(wanted: str, language: str, cache_folder: Path | None) -> Iterator[Printed]:
    """Give the statutes of a country; none of what is no country."""
    from lawcheck.workflow.training_texts import law_pages

    places = (Path(wanted), content_folder("examples") / wanted)
    folder = next((each for each in places if (each / _PROFILE).is_file()), None)
    for statute_id, page in law_pages(folder, language, cache_folder) if folder else ():
        yield Printed(f"participants/statutes/{statute_id}", page)


def _sources(wanted: str, language: str) -> Iterator[_Source]:
    path, course, samples = Path(wanted), content_folder(COURSE), content_folder("examples")
    if path.suffix == _ENDING:
        yield _Source(path, path.stem, _language_of(path) or language, (path.parent / _PROFILE).is_file())
    elif (path / _PROFILE).is_file():
        yield from _of_country(path, language)
    elif wanted == COURSE:
        yield from (_of_course(each) for each in _in_language(course, language, _PLAIN))
    elif (samples / wanted / _PROFILE).is_file():
        yield from _of_country(samples / wanted, language)
    else:
        found = {_base(each): each for each in _in_language(course, language, _PLAIN)}
        if wanted not in found:
            known = [COURSE, *found, *sorted(each.parent.name for each in samples.glob(f"*/{_PROFILE}"))]
            remedy = nearest(wanted, known) or f"there is {', '.join(known)}, a country folder, or a file .md"
            raise LawcheckError([Problem(path=wanted, message="there is no such page", remedy=remedy)])
        yield _of_course(found[wanted])


def _of_course(path: Path) -> _Source:
    return _Source(path, f"{_for_whom(path)}/{path.stem}", _language_of(path) or _PLAIN)


def _of_country(folder: Path, language: str) -> Iterator[_Source]:
    """Give the pages of a country: for all, and for the person who leads if they are there."""
    own = _language_of_key(folder)
    name = _name_of(folder)
    pages = [each for each in _in_language(folder, language, own) if _base(each) != "README"]
    if not pages:
        message = "there is no page in this folder"
        raise LawcheckError([Problem(path=str(folder), message=message, remedy="a handout is called handout.md")])
    for each in pages:
        yield _Source(each, f"{_for_whom(each)}/{name}-{each.stem}", _language_of(each) or own, is_fictional=True)


def _for_whom(path: Path) -> str:
    return "participants" if any(fnmatch(path.name, each) for each in _FOR_PARTICIPANTS) else "trainer"


def _base(path: Path) -> str:
    language = _language_of(path)
    return path.stem.removesuffix(f".{language}") if language else path.stem


def _language_of(path: Path) -> str:
    """Give the language that a name says: handout.fr.md."""
    tag = Path(path.stem).suffix.removeprefix(".")
    return tag if tag in phrase_languages() else ""


def _language_of_key(folder: Path) -> str:
    """Give the language of a country's pages whose names have none."""
    return str(_data(folder / KEY_FILE, "key")["language"]) if (folder / KEY_FILE).is_file() else _PLAIN


def _name_of(folder: Path) -> str:
    """Name a country for files, whatever its folder is called."""
    name = text_in(_data(folder / _PROFILE, "country")["country"]["name"], _PLAIN)
    return "-".join(_NO_NAME.sub(" ", name.lower()).split()) or folder.resolve().name


def _data(path: Path, kind: str) -> Any:
    from lawcheck.load.files import YamlFile, read_group

    return read_group([YamlFile(path, str(path), kind)], None, with_positions=True).texts[0].data


def _in_language(folder: Path, language: str, own: str) -> list[Path]:
    """Choose of each page the one in a language, else the one whose name has none."""
    chosen: dict[str, Path] = {}
    for path in sorted(folder.glob(f"*{_ENDING}"), key=lambda each: (_base(each), each.name)):
        said = _language_of(path)
        if said == language or (not said and (_base(path) not in chosen or own == language)):
            chosen[_base(path)] = path
    return list(chosen.values())

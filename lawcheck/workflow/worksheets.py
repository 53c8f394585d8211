"""Worksheets out: which questions for whom, in Excel or in Word."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lawcheck.errors import LawcheckError, Problem, nearest
from lawcheck.findings.waiting import waiting
from lawcheck.load.country import CountryFolder, choose_reading, load_country
from lawcheck.model.library import Library
from lawcheck.model.reading import Reading
from lawcheck.model.worksheet import Waiting
from lawcheck.render import WORKSHEETS, worksheet_renderer_for
from lawcheck.report.phrases import Phrases
from lawcheck.workflow import NO_READING, open_library, phrases_in

if TYPE_CHECKING:
    from lawcheck.model.agency import Agency
    from lawcheck.report.document import Document
    from lawcheck.report.worksheet import Worksheet


class Wanted(NamedTuple):
    """Which questions to ask. Criteria that are named are asked whatever their state."""

    agency: str = ""
    themes: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    waiting: Waiting = Waiting.OPEN
    limit: int | None = None


class Written(NamedTuple):
    """A worksheet for a body, or for whoever is asked."""

    agency: str  # empty: nobody in particular
    content: bytes
    questions: int


class Desk:
    """A country folder from which worksheets are written, loaded once."""

    def __init__(
        self,
        folder: Path,
        language: str,
        *,
        reading: str | None = None,
        extra_libraries: Sequence[Path] = (),
        cache_folder: Path | None = None,
    ) -> None:
        """Load the folder; nobody need have answered yet.

        Raises:
            LawcheckError: There is no such language or reading, or the folder has a problem.
        """
        self.library: Library = open_library(extra_libraries, cache_folder)
        self.phrases: Phrases = phrases_in(language, cache_folder)
        self.loaded: CountryFolder = load_country(folder, self.library, cache_folder, needs_reading=False)
        self.reading: Reading = NO_READING
        self.others: tuple[Reading, ...] = ()
        if self.loaded.readings:
            self.reading, self.others = choose_reading(self.loaded, folder, reading)

    def write(self, wanted: Wanted, ending: str) -> Written | None:
        """Write one worksheet; None where no question waits.

        Raises:
            LawcheckError: There is no such agency, theme, criterion or format.
        """
        _renderer(ending)
        agency = self._agency(wanted.agency)
        chosen = self._chosen(wanted, agency)
        if not chosen:
            return None
        from lawcheck.report.build_worksheet import build_worksheet

        sheet = build_worksheet(self.library, self.phrases, self.loaded.country, self.reading, chosen, agency)
        return Written(wanted.agency, rendered(sheet, ending), len(chosen))

    def write_for_each(self, wanted: Wanted, ending: str) -> Iterator[Written]:
        """Write a worksheet for each agency that a question waits for."""
        for agency_id in self.library.agencies:
            written = self.write(wanted._replace(agency=agency_id), ending)
            if written is not None:
                yield written

    def count(self, agency_id: str) -> int:
        """Count the open questions for an agency."""
        return len(self._chosen(Wanted(agency=agency_id), self.library.agencies[agency_id]))

    def _chosen(self, wanted: Wanted, agency: Agency | None) -> tuple[str, ...]:
        criteria = self.library.criteria
        _refuse_unknown("--theme", wanted.themes, self.library.themes)
        _refuse_unknown("--criterion", wanted.criteria, criteria)
        if wanted.criteria:
            return tuple(each for each in criteria if each in wanted.criteria)[: wanted.limit]
        found = waiting(self.library, self.loaded.country, self.reading, self.others, wanted.waiting)
        chosen = (
            each
            for each in found
            if (not wanted.themes or criteria[each].theme in wanted.themes)
            and (agency is None or agency.can_answer(criteria[each]))
        )
        return tuple(chosen)[: wanted.limit]

    def _agency(self, agency_id: str) -> Agency | None:
        _refuse_unknown("--agency", (agency_id,) if agency_id else (), self.library.agencies)
        return self.library.agencies.get(agency_id)


def rendered(sheet: Worksheet, ending: str) -> bytes:
    """Render a worksheet in the format of a file's ending.

    Raises:
        LawcheckError: There is no such format, or it needs an extra.
    """
    try:
        return _renderer(ending)(sheet)
    except ImportError:
        remedy = 'pip install "lawcheck[xlsx]", or write .docx, which needs nothing more'
        raise LawcheckError([Problem(path=ending, message="Excel needs an extra", remedy=remedy)]) from None


def _refuse_unknown(option: str, asked: Collection[str], known: Collection[str]) -> None:
    for each in asked:
        if each not in known:
            remedy = nearest(each, known) or ("see: lawcheck worksheet --agencies" if option == "--agency" else "")
            raise LawcheckError([Problem(path=option, message=f"there is no '{each}'", remedy=remedy)])


def _renderer(ending: str) -> Callable[[Worksheet], bytes]:
    try:
        return worksheet_renderer_for(ending)
    except KeyError:
        remedy = f"formats: {', '.join(WORKSHEETS)}"
        raise LawcheckError(
            [Problem(path=ending or "-o", message="no such format of worksheets", remedy=remedy)]
        ) from None


def agencies_page(
    folder: Path | None,
    language: str,
    *,
    extra_libraries: Sequence[Path] = (),
    cache_folder: Path | None = None,
) -> Document:
    """List who can be asked, and in a country folder how many open questions each has.

    Raises:
        LawcheckError: There is no such language, or the folder has a problem.
    """
    from lawcheck.report.build_worksheet import build_agencies

    library = open_library(extra_libraries, cache_folder)
    counts = {each: sum(map(agency.can_answer, library.criteria.values())) for each, agency in library.agencies.items()}
    if folder is not None:
        desk = Desk(folder, language, extra_libraries=extra_libraries, cache_folder=cache_folder)
        counts = {each: desk.count(each) for each in library.agencies}
    return build_agencies(library, phrases_in(language, cache_folder), counts, is_open=folder is not None)

"""One report in every format: from the document, from the workbook, from the data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from lawcheck.errors import LawcheckError, Problem, nearest
from lawcheck.model.finding import Assessment, Scenario
from lawcheck.render import FORMATS, render_sheet, render_workbook
from lawcheck.report.selection import Selection
from lawcheck.workflow import TOOL, as_json, phrases_in, render
from lawcheck.workflow.pdf import MissingToolError, word_to_pdf

if TYPE_CHECKING:
    from lawcheck.report.document import Document
    from lawcheck.report.phrases import Phrases
    from lawcheck.report.workbook import Workbook

# What a folder with everything has: file ending -> the name before the language.
EVERY: Mapping[str, str] = {
    ".docx": "report",
    ".html": "report",
    ".md": "report",
    ".txt": "report",
    ".xlsx": "report",
    ".csv": "findings",
    ".json": "findings",
    ".pdf": "report",
}
ENDINGS = tuple(dict.fromkeys((*FORMATS, *EVERY)))


class Faces:
    """A report that can be had in every format. What formats share is made once."""

    def __init__(
        self,
        assessment: Assessment,
        document: Document,
        *,
        scenario: Scenario = Scenario.NOW,
        word: bytes | None = None,
        office: str | None = None,
        cache_folder: Path | None = None,
        phrases: Phrases | None = None,
        tool: str = TOOL,
        stem: str = "report",
    ) -> None:
        """Take what there is.

        Args:
            assessment: What was found.
            document: The gap report on it, in the language of all formats.
            scenario: The scenario of the document.
            word: The Word file, where it is written already, in a template perhaps.
            office: Where LibreOffice is, for PDF.
            cache_folder: Where checked data are kept between runs.
            phrases: Those of a frozen version, in place of today's.
            tool: The program that wrote it.
            stem: What its files are called, where their format does not say it.
        """
        self.assessment = assessment
        self.document = document
        self.scenario = scenario
        self.written = word
        self.office = office
        self.cache_folder = cache_folder
        self.phrases = phrases
        self.tool = tool
        self.stem = stem

    def content(self, ending: str) -> bytes:
        """Write the report in the format of a file's ending.

        Raises:
            MissingToolError: The format needs something that is not installed.
            LawcheckError: There is no such format, or it could not be made.
        """
        if ending not in ENDINGS:
            remedy = nearest(ending, ENDINGS) or f"formats: {', '.join(ENDINGS)}"
            raise LawcheckError([Problem(path=ending or "-o", message="no such format", remedy=remedy)])
        match ending:
            case ".xlsx":
                return self._excel()
            case ".csv":
                return render_sheet(self.workbook.sheet("findings"))
            case ".json":
                return self._data().encode()
            case ".pdf":
                return word_to_pdf(self._word, self.office)
            case ".docx":
                return self._word
            case _:
                return render(self.document, ending)

    @property
    def every(self) -> Mapping[str, str]:
        """Give the formats of a folder with everything, and what their files are called."""
        return EVERY

    def name(self, ending: str) -> str:
        """Give the short name of a file: ``report-en.docx``, ``findings-fr-enacted.csv``."""
        scenario = "" if self.scenario is Scenario.NOW else f"-{self.scenario}"
        return f"{self.every[ending]}-{self.document.language}{scenario}{ending}"

    @cached_property
    def workbook(self) -> Workbook:
        """The report as sheets of rows."""
        from lawcheck.report.build_workbook import build_workbook

        phrases = self.phrases or phrases_in(self.document.language, self.cache_folder)
        return build_workbook(self.assessment, phrases, tool=self.tool, scenario=self.scenario)

    @cached_property
    def _word(self) -> bytes:
        return render(self.document, ".docx") if self.written is None else self.written

    def _excel(self) -> bytes:
        try:
            return render_workbook(self.workbook)
        except ModuleNotFoundError as error:
            if error.name != "xlsxwriter":
                raise
            remedy = 'pip install "lawcheck[xlsx]"'
            raise MissingToolError([Problem(path=".xlsx", message="Excel needs an extra", remedy=remedy)]) from None

    def _data(self) -> str:
        language = self.document.language
        return as_json(
            self.assessment, Selection(), language, self.scenario, cache_folder=self.cache_folder, phrases=self.phrases
        )

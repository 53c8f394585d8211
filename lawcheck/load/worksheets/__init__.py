"""Worksheets that come back: read by what a file is, not by how its name ends."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection
from pathlib import Path

from lawcheck.load.located import read_bytes
from lawcheck.load.statutes.package import other_format, refuse
from lawcheck.load.worksheets.filled import Filled, understand
from lawcheck.load.worksheets.grid import Sheets
from lawcheck.load.worksheets.vocabulary import Vocabulary

MAX_BYTES = 32 * 1024 * 1024
_ENDINGS = "save it as .xlsx or .docx"
_LOCK = "~$"
_OLD = b"\xd0\xcf\x11\xe0"


def read_worksheet(path: Path, criterion_ids: Collection[str], vocabulary: Vocabulary) -> Filled:
    """Read a filled worksheet.

    Raises:
        LawcheckError: The file is no worksheet, is damaged or has a password; one problem.
    """
    return understand(read_sheets(path), str(path), criterion_ids, vocabulary)


def read_sheets(path: Path) -> Sheets:
    """Read every table of a file.

    Raises:
        LawcheckError: The file is damaged, has a password, or is neither of Excel nor of Word; one problem.
    """
    shown_as = str(path)
    if path.name.startswith(_LOCK):
        refuse(shown_as, "this is no worksheet: it shows that one is open in Word or Excel", "close that one")
    return _sheets(read_bytes(path, shown_as, MAX_BYTES), shown_as)


def _sheets(raw: bytes, shown_as: str) -> Sheets:
    if not raw:
        refuse(shown_as, "the file is empty")
    if raw.startswith(_OLD):
        refuse(shown_as, "this is an old .xls or .doc, or a file with a password", f"{_ENDINGS}, without a password")
    if raw.startswith(b"%PDF"):
        refuse(
            shown_as,
            "this is a PDF, and no answers can be read from one",
            "get the Word or Excel file that was filled in",
        )
    if not raw.startswith(b"PK"):
        refuse(shown_as, other_format(raw) or "this is neither an Excel nor a Word file", _ENDINGS)
    names = _names(raw, shown_as)
    if any(name.startswith("xl/") for name in names):
        from lawcheck.load.worksheets.xlsx_grid import read_xlsx

        return read_xlsx(raw, shown_as)
    if not any(name.startswith("word/") for name in names):
        kind = "an OpenDocument file" if "content.xml" in names else "a zip file that is neither of Excel nor of Word"
        refuse(shown_as, f"this is {kind}", _ENDINGS)
    from lawcheck.load.worksheets.docx_grid import read_docx

    return read_docx(raw, shown_as)


def _names(raw: bytes, shown_as: str) -> Collection[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError):
        refuse(shown_as, "the file is cut short or damaged: its zip directory cannot be read", "get a whole copy of it")

"""A filled worksheet in Excel, as grids. Formulas are read by the value they had when the file was saved."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from lawcheck.errors import LawcheckError, Problem
from lawcheck.load.statutes.package import open_zip, refuse
from lawcheck.load.worksheets.grid import Cell, Grid, Line, Sheets, shown

MOST_ROWS, MOST_COLUMNS = 20_000, 64  # of a sheet; whatever lies beyond was formatted, not typed
_DOCTYPE_WITHIN = 65_536  # bytes: it stands before the first element
_DAMAGED = "the workbook is damaged"


def read_xlsx(raw: bytes, shown_as: str) -> Sheets:
    """Read every sheet of a workbook.

    Raises:
        LawcheckError: openpyxl, an extra, is not installed; this is no workbook, or unpacking it is not safe.
    """
    with open_zip(raw, shown_as, "Excel", ".xlsx") as archive:
        _refuse_doctype(archive, shown_as)
    load = _openpyxl(shown_as)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and drop-down lists that openpyxl does not keep
        try:
            return _sheets(load, raw)
        except LawcheckError:
            raise
        except Exception as error:  # openpyxl lets out whatever a damaged part makes it run into
            remedy = "open it in Excel, save it again and send that"
            problem = Problem(path=shown_as, message=f"{_DAMAGED} ({type(error).__name__})", remedy=remedy)
            raise LawcheckError([problem]) from None


def _openpyxl(shown_as: str) -> Any:
    try:
        from openpyxl import load_workbook
    except ImportError:
        remedy = 'pip install "lawcheck[xlsx]"; Word worksheets need nothing more'
        raise LawcheckError([Problem(path=shown_as, message="Excel needs an extra", remedy=remedy)]) from None
    return load_workbook


def _refuse_doctype(archive: zipfile.ZipFile, shown_as: str) -> None:
    """A DOCTYPE is how XML reaches for other files; Excel never writes one."""
    for name in archive.namelist():
        if name.endswith((".xml", ".rels")):
            try:
                with archive.open(name) as part:
                    start = part.read(_DOCTYPE_WITHIN)
            except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
                refuse(
                    shown_as,
                    f"the file is damaged: its part {shown(name)} cannot be unpacked",
                    "get a whole copy of it",
                )
            if b"<!DOCTYPE" in start.replace(b"\0", b""):
                refuse(
                    shown_as,
                    f"the part {shown(name)} has a DOCTYPE, which Excel never writes",
                    "save it again in Excel",
                )


def _sheets(load: Any, raw: bytes) -> Sheets:
    book = load(io.BytesIO(raw), read_only=True, data_only=False)
    read = [(sheet.title, list(_rows(sheet))) for sheet in book.worksheets]
    properties = {each.name: str(each.value) for each in book.custom_doc_props.props if each.value is not None}
    book.close()
    values = _values(load, raw) if any(_has_formula(rows) for _, rows in read) else {}
    grids = tuple(
        Grid(f"sheet {shown(title)}", tuple(Line(number, _cells(title, number, row, values)) for number, row in rows))
        for title, rows in read
    )
    return Sheets(grids, properties)


def _rows(sheet: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Give the rows in which something stands: value and whether it is a formula, cell by cell."""
    for number, row in enumerate(sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS), 1):
        cells = tuple((cell.value, cell.data_type == "f") for cell in row)
        if any(value is not None for value, _ in cells):
            yield number, cells


def _has_formula(rows: list[tuple[int, tuple[Any, ...]]]) -> bool:
    return any(is_formula for _, row in rows for _, is_formula in row)


def _values(load: Any, raw: bytes) -> dict[tuple[str, int, int], Any]:
    """Read what formulas gave when the file was saved."""
    book = load(io.BytesIO(raw), read_only=True, data_only=True)
    found = {
        (sheet.title, number, column): value
        for sheet in book.worksheets
        for number, row in _rows(sheet)
        for column, (value, _) in enumerate(row)
        if value is not None
    }
    book.close()
    return found


def _cells(title: str, number: int, row: tuple[Any, ...], values: dict[tuple[str, int, int], Any]) -> tuple[Cell, ...]:
    """A formula that has no value is a text that began with an equals sign, and stands as it was typed."""
    return tuple(
        Cell(_text(values.get((title, number, column), value) if is_formula else value))
        for column, (value, is_formula) in enumerate(row)
    )


def _text(value: Any) -> str:
    if value is None:
        return ""
    value = getattr(value, "text", value)  # of a formula over several cells
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "").strip()

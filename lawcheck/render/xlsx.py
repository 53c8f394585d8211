"""Sheets of rows as an Excel workbook. Every text is written as text: none becomes a formula, a number or a link."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from lawcheck.render.characters import harmless
from lawcheck.render.direction import direction
from lawcheck.report.document import Tone
from lawcheck.report.workbook import Cell, Sheet, Toned, Workbook

if TYPE_CHECKING:
    from xlsxwriter import Workbook as ExcelBook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LONGEST_CELL = 32_767  # characters, of Excel's own
_CUT = " […]"
_LONGEST_NAME = 31
_LONGEST_PROPERTY = 255  # beyond it Excel has none
_LONGEST_EDGE = 250  # of the header or footer of a printed page, whose limit is 255
_NO_NAME = re.compile(r"[\[\]:*?/\\]|^'|'$")
_HEADER_ROW = 1
_A4 = 9
_ACROSS_A_PAGE = 190  # characters that can still be read across a page on its side
_FILLS: Mapping[Tone, str] = {
    Tone.GOOD: "#DCEFE1",
    Tone.NEARLY: "#EAF0D2",
    Tone.PARTLY: "#FBEBCB",
    Tone.SHORT: "#F8DCD9",
    Tone.CLASH: "#F3DAEC",
    Tone.OPEN: "#DAE8F5",
}


def render_xlsx(workbook: Workbook) -> bytes:
    """Write an Excel file. The same workbook gives the same bytes.

    Raises:
        ModuleNotFoundError: The extra ``xlsx`` is not installed.
    """
    import xlsxwriter

    page = io.BytesIO()
    book = xlsxwriter.Workbook(
        page, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    _set_properties(book, workbook)
    styles = _Styles(book)
    for sheet in workbook.sheets:
        _write(book.add_worksheet(_sheet_name(sheet.name)), sheet, workbook, styles)
    book.close()
    return page.getvalue()


def _sheet_name(name: str) -> str:
    return _NO_NAME.sub("-", harmless(name))[:_LONGEST_NAME]


def _set_properties(book: ExcelBook, workbook: Workbook) -> None:
    book.set_properties(
        {
            "title": harmless(workbook.title),
            "subject": harmless(workbook.subtitle),
            "author": workbook.properties.get("Tool", ""),
            "keywords": harmless(workbook.keywords),
            "comments": harmless(workbook.marking),
            "status": harmless(workbook.footer),
            "created": datetime.fromisoformat(workbook.date),
        }
    )
    for name, value in workbook.properties.items():
        if value:
            book.set_custom_property(name, harmless(value)[:_LONGEST_PROPERTY], "text")


class _Styles:
    """The formats of cells."""

    def __init__(self, book: ExcelBook) -> None:
        common: dict[str, Any] = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#C9CBD3"}
        self.title: Format = book.add_format({"bold": True, "font_size": 12})
        self.header: Format = book.add_format({**common, "bold": True, "bg_color": "#E9EBF0", "valign": "vcenter"})
        self.plain: Format = book.add_format({**common, "num_format": "@"})
        self.number: Format = book.add_format({**common, "num_format": "0"})
        self.tones: dict[Tone, Format] = {
            tone: book.add_format({**common, "num_format": "@", "bg_color": fill}) for tone, fill in _FILLS.items()
        }


def _write(page: Worksheet, sheet: Sheet, workbook: Workbook, styles: _Styles) -> None:
    title = " · ".join(each for each in (sheet.title, workbook.marking) if each)
    page.write_string(0, 0, _text(title), styles.title)
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width)
        page.write_string(_HEADER_ROW, at, _text(column.title), styles.header)
    for down, row in enumerate(sheet.rows, _HEADER_ROW + 1):
        for across, cell in enumerate(row):
            _write_cell(page, down, across, cell, styles)
    last_row, last_column = _HEADER_ROW + max(len(sheet.rows), 1), len(sheet.columns) - 1
    page.autofilter(_HEADER_ROW, 0, last_row, last_column)
    page.freeze_panes(_HEADER_ROW + 1, 1)
    if direction(workbook.language, workbook.direction) == "rtl":
        page.right_to_left()
    _set_print(page, sheet, workbook, last_row, last_column)


def _write_cell(page: Worksheet, down: int, across: int, cell: Cell, styles: _Styles) -> None:
    if isinstance(cell, int):
        page.write_number(down, across, cell, styles.number)
        return
    text = _text(cell.text if isinstance(cell, Toned) else cell)
    style = styles.tones.get(cell.tone, styles.plain) if isinstance(cell, Toned) else styles.plain
    if text:
        page.write_string(down, across, text, style)
    else:
        page.write_blank(down, across, None, style)


def _text(text: str) -> str:
    """Give the text of a cell, cut where Excel would cut it, and the cut shown."""
    shown = harmless(text)
    return shown if len(shown) <= LONGEST_CELL else shown[: LONGEST_CELL - len(_CUT)] + _CUT


def _set_print(page: Worksheet, sheet: Sheet, workbook: Workbook, last_row: int, last_column: int) -> None:
    page.set_landscape()
    page.set_paper(_A4)
    across = max(1, round(sum(column.width for column in sheet.columns) / _ACROSS_A_PAGE))
    page.fit_to_pages(across, 0)
    page.repeat_rows(_HEADER_ROW)
    if across > 1:
        page.repeat_columns(0)
    page.print_area(0, 0, last_row, last_column)
    page.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.7)
    pages = workbook.page_label.replace("&", "&&").replace("{page}", "&P").replace("{pages}", "&N")
    page.set_header(f"&L{_edge(workbook.title)}&R{_edge(workbook.marking)}"[:_LONGEST_EDGE])
    page.set_footer(f"&L{_edge(workbook.footer)}&R{pages}"[:_LONGEST_EDGE])


def _edge(text: str) -> str:
    """Write text for the edge of a page, where an ampersand begins a code; none is cut in half."""
    escaped = harmless(text).replace("&", "&&")[:100]
    return escaped[:-1] if (len(escaped) - len(escaped.rstrip("&"))) % 2 else escaped

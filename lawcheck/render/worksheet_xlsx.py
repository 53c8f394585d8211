"""A worksheet as an Excel workbook: one sheet to read first, one of questions; only what is to be filled in can be changed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from lawcheck.render.characters import harmless
from lawcheck.render.direction import direction

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet as Sheet

    from lawcheck.report.worksheet import Choice, Group, Worksheet

_A4 = 9  # Excel's number of the paper
_DARK, _PALE, _INPUT, _LINE = "#1F3864", "#DCE3F0", "#FFF8E1", "#9AA5B8"
_WIDTHS = (19, 36, 52, 15, 28, 40)  # of the columns, in characters: number, question, guidance, answer, law, reply
_ANSWERS = (3, 4, 5)  # the columns to be filled in
_LEVEL, _LEVEL_WIDTH = 6, 19  # the column of a training
_FRONT_WIDTHS = (26, 84)
_LINE_HEIGHT = 15  # points, at eleven points of type
_SMALL = 9 / 11
_HIGHEST = 400  # points that a row can have
_STAMP = (2000, 1, 1, 0, 0, 0)
_LONGEST_LINE = 32_767  # characters of a cell
_LONGEST_PROPERTY = 255  # beyond it Excel has none
_FREE = {  # what a protected sheet still lets one do
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
    "select_locked_cells": True,
    "select_unlocked_cells": True,
}


class _Styles(NamedTuple):
    """The formats of cells."""

    title: Any
    marking: Any
    heading: Any
    text: Any
    label: Any
    head: Any
    theme: Any
    cell: Any
    small: Any
    input: Any
    key: Any


def render_xlsx(worksheet: Worksheet) -> bytes:
    """Write an Excel workbook. The same worksheet gives the same bytes.

    Raises:
        ImportError: xlsxwriter, an extra, is not installed.
    """
    import xlsxwriter

    page = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(page, options) as book:
        _set_properties(book, worksheet)
        styles = _styles(book)
        front, questions = (book.add_worksheet(_sheet_name(each)) for each in worksheet.sheets)
        words, levels = _write_front(front, worksheet, styles)
        _write_questions(questions, worksheet, styles, words, levels)
        for sheet in (front, questions):
            if direction(worksheet.language, worksheet.direction) == "rtl":
                sheet.right_to_left()
            _set_page(sheet, worksheet)
    return _growing(page.getvalue())


def _growing(raw: bytes) -> bytes:
    """Let rows grow with what is typed: their heights are a first guess and not, as xlsxwriter has it, fixed."""
    page = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as source, zipfile.ZipFile(page, "w") as archive:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, source.read(name).replace(b' customHeight="1"', b""))
    return page.getvalue()


def _height(text: str, width: float, scale: float = 1.0) -> float:
    """Guess how high a text stands in a column of so many characters."""
    lines = sum(1 + int(len(line) * scale / (width * 1.05)) for line in text.split("\n"))
    return min(lines * _LINE_HEIGHT * scale + 4, _HIGHEST)


def _sheet_name(name: str) -> str:
    return name[:31]


def _set_properties(book: Workbook, worksheet: Worksheet) -> None:
    book.set_properties(
        {
            "title": harmless(worksheet.title),
            "subject": harmless(worksheet.subtitle),
            "comments": harmless(worksheet.marking),
            "created": datetime.fromisoformat(worksheet.date).replace(tzinfo=UTC),
        }
    )
    for name, value in worksheet.properties.items():
        book.set_custom_property(name, harmless(value)[:_LONGEST_PROPERTY], "text")


def _styles(book: Workbook) -> _Styles:
    boxed = {"text_wrap": True, "valign": "top", "border": 1, "border_color": _LINE}
    made = {
        "title": {"bold": True, "font_size": 16, "font_color": _DARK, "text_wrap": True},
        "marking": {"bold": True, "font_color": "#9C1C1C"},
        "heading": {"bold": True, "font_size": 12, "font_color": _DARK},
        "text": {"text_wrap": True, "valign": "top"},
        "label": {**boxed, "bold": True, "bg_color": _PALE, "valign": "vcenter"},
        "head": {**boxed, "bold": True, "bg_color": _DARK, "font_color": "#FFFFFF", "valign": "vcenter"},
        "theme": {"bold": True, "font_size": 12, "bg_color": _PALE, "valign": "vcenter"},
        "cell": boxed,
        "small": {**boxed, "font_size": 9, "font_color": "#404040"},
        "input": {**boxed, "bg_color": _INPUT, "locked": False, "num_format": "@"},
        "key": {"font_size": 8, "font_color": "#808080"},
    }
    return _Styles(**{name: book.add_format(form) for name, form in made.items()})


def _set_page(sheet: Sheet, worksheet: Worksheet) -> None:
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    header = " · ".join(each for each in (worksheet.marking, worksheet.title) if each)
    sheet.set_header(f"&C&B{_in_margin(header, 250)}")
    pages = _in_margin(worksheet.page_label, 90).replace("{page}", "&P").replace("{pages}", "&N")
    sheet.set_footer(f"&L{_in_margin(worksheet.footer, 150)}&R{pages}")
    sheet.protect("", _FREE)


def _in_margin(text: str, most: int) -> str:
    """Write text for the edge of a page, where an ampersand begins a code; none is cut in half."""
    escaped = harmless(text).replace("&", "&&")[:most]
    return escaped[:-1] if (len(escaped) - len(escaped.rstrip("&"))) % 2 else escaped


def _put(sheet: Sheet, row: int, column: int, text: str, style: Any) -> None:
    sheet.write_string(row, column, harmless(text)[:_LONGEST_LINE], style)


def _write_front(sheet: Sheet, worksheet: Worksheet, styles: _Styles) -> tuple[str, str]:
    """Write what is to be read first; give the places of the words that can be chosen, and of the levels."""
    sheet.hide_gridlines(2)
    sheet.set_portrait()
    for column, width in enumerate(_FRONT_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_column(2, 2, None, None, {"hidden": True})
    row = _write_titles(sheet, worksheet, styles)
    row = _write_lines(sheet, row + 1, worksheet.about, styles)
    _put(sheet, row, 0, worksheet.respondent_title, styles.heading)
    for line in worksheet.respondent:
        row += 1
        sheet.set_row(row, 20)
        _put(sheet, row, 0, line.label, styles.label)
        sheet.write_blank(row, 1, None, styles.input)
        sheet.data_validation(row, 1, row, 1, {"validate": "any", "input_message": harmless(line.hint)[:255]})
        _put(sheet, row, 2, line.key, styles.key)
    _put(sheet, row + 2, 0, worksheet.steps_title, styles.heading)
    row = _write_lines(sheet, row + 3, [f"{n}. {text}" for n, text in enumerate(worksheet.steps, 1)], styles)
    words = _write_choices(sheet, row, worksheet, styles, worksheet.choices_title, worksheet.choices)
    if not worksheet.levels:
        return words, ""
    row += len(worksheet.choices) + 3
    return words, _write_choices(sheet, row, worksheet, styles, worksheet.levels_title, worksheet.levels)


def _write_titles(sheet: Sheet, worksheet: Worksheet, styles: _Styles) -> int:
    titles = (
        (worksheet.marking, styles.marking, 15),
        (worksheet.title, styles.title, 24),
        (worksheet.subtitle, None, 15),
    )
    shown = [each for each in titles if each[0]]
    for row, (text, style, height) in enumerate(shown):
        sheet.merge_range(row, 0, row, 1, harmless(text), style)
        sheet.set_row(row, height)
    return len(shown)


def _write_choices(
    sheet: Sheet, first: int, worksheet: Worksheet, styles: _Styles, title: str, choices: Sequence[Choice]
) -> str:
    _put(sheet, first, 0, title, styles.heading)
    for column, text in enumerate(worksheet.choice_columns):
        _put(sheet, first + 1, column, text, styles.head)
    for row, choice in enumerate(choices, first + 2):
        _put(sheet, row, 0, choice.word, styles.label)
        _put(sheet, row, 1, choice.meaning, styles.cell)
    name = _sheet_name(worksheet.sheets[0]).replace("'", "''")
    return f"='{name}'!$A${first + 3}:$A${first + 2 + len(choices)}"


def _write_lines(sheet: Sheet, first: int, lines: Sequence[str], styles: _Styles) -> int:
    """Write paragraphs over both columns, each as high as it needs; a merged cell does not find its height itself."""
    for row, text in enumerate(lines, first):
        sheet.merge_range(row, 0, row, 1, harmless(text), styles.text)
        sheet.set_row(row, _height(text, sum(_FRONT_WIDTHS)))
    return first + len(lines) + 1


def _write_questions(sheet: Sheet, worksheet: Worksheet, styles: _Styles, words: str, levels: str) -> None:
    """Write the keys of the columns, hidden, their labels, and the questions under their themes."""
    columns = (
        worksheet.id_column,
        worksheet.ask_column,
        worksheet.guidance_column,
        worksheet.value_column,
        worksheet.cites_column,
        worksheet.text_column,
        *([worksheet.level_column] if worksheet.level_column else []),
    )
    sheet.set_landscape()
    sheet.set_row(0, None, None, {"hidden": True})
    for place, (column, width) in enumerate(zip(columns, (*_WIDTHS, _LEVEL_WIDTH), strict=False)):
        sheet.set_column(place, place, width)
        _put(sheet, 0, place, column.key, styles.key)
        _put(sheet, 1, place, column.label, styles.head)
    sheet.set_row(1, 22)
    sheet.freeze_panes(2, 2)
    sheet.repeat_rows(1)
    last = 1
    answers = (*_ANSWERS, _LEVEL) if levels else _ANSWERS
    for group in worksheet.groups:
        last = _write_group(sheet, last + 1, group, worksheet.colon, styles, answers)
    for place, source in ((_ANSWERS[0], words), (_LEVEL, levels)):
        if source:
            choice = {"validate": "list", "source": source, "ignore_blank": True}
            choice["error_message"] = harmless(worksheet.choose)
            sheet.data_validation(2, place, max(last, 2), place, choice)


def _write_group(sheet: Sheet, head: int, group: Group, colon: str, styles: _Styles, answers: tuple[int, ...]) -> int:
    """Write a theme and its questions; give the last row."""
    for place in range(1, answers[-1] + 1):
        sheet.write_blank(head, place, None, styles.theme)
    _put(sheet, head, 0, group.title, styles.theme)
    sheet.set_row(head, 20)
    for row, each in enumerate(group.rows, head + 1):
        guidance = "\n".join(f"{label}{colon}{text}" for label, text in each.guidance)
        _put(sheet, row, 0, each.id, styles.small)
        _put(sheet, row, 1, each.ask, styles.cell)
        _put(sheet, row, 2, guidance, styles.small)
        for place in answers:
            sheet.write_blank(row, place, None, styles.input)
        sheet.set_row(row, max(_height(each.ask, _WIDTHS[1]), _height(guidance, _WIDTHS[2], _SMALL)))
    return head + len(group.rows)

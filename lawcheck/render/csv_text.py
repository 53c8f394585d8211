"""One sheet as CSV that a spreadsheet opens as it is: marked as UTF-8, and no cell is taken for a formula."""

from __future__ import annotations

import csv
import io

from lawcheck.render.characters import harmless
from lawcheck.report.workbook import Sheet, texts

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def render_csv(sheet: Sheet) -> bytes:
    """Write the header and the rows; numbers stay numbers."""
    page = io.StringIO(newline="")
    writer = csv.writer(page)
    writer.writerow([_safe(column.title) for column in sheet.columns])
    writer.writerows([each if isinstance(each, int) else _safe(each) for each in texts(row)] for row in sheet.rows)
    return page.getvalue().encode("utf-8-sig")


def _safe(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would compute."""
    shown = f"'{text}" if text.startswith(_BEGINS_A_FORMULA) else text
    return harmless(shown)

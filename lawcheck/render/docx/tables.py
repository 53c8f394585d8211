"""Tables: simple grids of fixed widths, with a header row that repeats and an alternative text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lawcheck.render.docx.ooxml import FILLS, attribute, wrapped
from lawcheck.report.document import Inline

HEADER_FILL = "1F3864"
_LONGEST_WHOLE_ROW = 14  # lines; a row that is longer may break over pages
_LETTER_WIDTH = 95  # twentieths of a point: an average letter of table text


class Cell(NamedTuple):
    """The ready runs of a cell, and its shade."""

    runs: str
    fill: str = ""


class Row(NamedTuple):
    """Cells, and whether they are few enough words to stay on one page."""

    cells: tuple[Cell, ...]
    is_short: bool = True


class Grid(NamedTuple):
    """A table to be made. ``widths`` are in twentieths of a point; ``header`` is empty for names and values."""

    caption: str
    description: str
    header: tuple[Cell, ...]
    rows: Sequence[Row]
    widths: tuple[int, ...]
    is_rtl: bool = False
    row_height: int = 0  # of rows at least, in twentieths of a point: room to write by hand


def fill_of(inline: Inline) -> str:
    """Shade a cell that says one thing; several things in a cell keep their own shades."""
    tones = {span.tone for span in inline}
    return FILLS.get(tones.pop(), "") if len(tones) == 1 else ""


def is_short(row: tuple[Inline, ...], widths: tuple[int, ...]) -> bool:
    """Say whether a row should stay on one page."""
    for cell, width in zip(row, widths, strict=True):
        if sum([len(span.text) for span in cell]) * _LETTER_WIDTH > _LONGEST_WHOLE_ROW * width:
            return False
    return True


def table(grid: Grid) -> str:
    """Make a table.

    A table of names and values, such as a box for a decision, stays on one page; a long grid keeps its header with a row.
    """
    last = len(grid.rows) - 1
    rows = [_row(row, grid, leads_on=not grid.header and place < last) for place, row in enumerate(grid.rows)]
    if grid.header:
        header = Row(tuple(Cell(cell.runs, HEADER_FILL) for cell in grid.header))
        rows.insert(0, _row(header, grid, is_header=True, leads_on=True))
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid.widths)
    mirrored = "<w:bidiVisual/>" if grid.is_rtl else ""
    look = f'<w:tblLook w:val="{"0420" if grid.header else "0400"}" w:firstRow="{int(bool(grid.header))}"/>'
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/>{mirrored}'
        f'<w:tblW w:w="{sum(grid.widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{look}'
        f"<w:tblCaption w:val={attribute(grid.caption)}/><w:tblDescription w:val={attribute(grid.description)}/>"
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row(row: Row, grid: Grid, *, is_header: bool = False, leads_on: bool = False) -> str:
    keep = "<w:keepNext/>" if leads_on else ""
    properties = ("<w:cantSplit/>" if row.is_short else "") + ("<w:tblHeader/>" if is_header else "")
    if grid.row_height and not is_header:
        properties += f'<w:trHeight w:val="{grid.row_height}" w:hRule="atLeast"/>'
    boxes = []
    for cell, width in zip(row.cells, grid.widths, strict=True):
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.fill}"/>' if cell.fill else ""
        boxes.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
            f"{wrapped('TableText', cell.runs, keep, is_rtl=grid.is_rtl)}</w:tc>"
        )
    properties = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{properties}{''.join(boxes)}</w:tr>"

"""Document to bytes, one module a format. Renderers know nothing of law and open no file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lawcheck.report.document import Document
    from lawcheck.report.workbook import Sheet, Workbook

Renderer = Callable[["Document"], bytes]

# File ending -> module and function. Modules are imported when they are asked for: Word is heavy.
FORMATS: Mapping[str, tuple[str, str]] = {
    ".docx": ("lawcheck.render.docx.build", "render_docx"),
    ".html": ("lawcheck.render.html.build", "render_html"),
    ".htm": ("lawcheck.render.html.build", "render_html"),
    ".md": ("lawcheck.render.markdown", "render_markdown"),
    ".txt": ("lawcheck.render.terminal", "render_text"),
}


def renderer_for(ending: str) -> Renderer:
    """Give the renderer for a file's ending, such as ``.docx``.

    Raises:
        KeyError: There is no such format.
    """
    module, name = FORMATS[ending]
    renderer: Renderer = getattr(import_module(module), name)
    return renderer


def render_workbook(workbook: Workbook) -> bytes:
    """Write sheets as an Excel file.

    Raises:
        ModuleNotFoundError: The extra ``xlsx`` is not installed.
    """
    from lawcheck.render.xlsx import render_xlsx

    return render_xlsx(workbook)


def render_sheet(sheet: Sheet) -> bytes:
    """Write one sheet as CSV."""
    from lawcheck.render.csv_text import render_csv

    return render_csv(sheet)

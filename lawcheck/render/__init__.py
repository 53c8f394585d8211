"""Document to bytes, one module a format. Renderers know nothing of law and open no file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lawcheck.report.document import Document

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

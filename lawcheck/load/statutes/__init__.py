"""Statutes in: one module a format, each with ``read(source)``, all returning the same tree of sections."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from lawcheck.load.statutes.reading import Source
from lawcheck.model.country import StatuteText

Reader = Callable[[Source], StatuteText]

# File ending -> module. Modules are imported when a file of theirs is read: some bring a library with them.
READERS: Mapping[str, str] = {
    ".txt": "lawcheck.load.statutes.plain_text",
    ".md": "lawcheck.load.statutes.plain_text",
    ".xml": "lawcheck.load.statutes.xml_text",
    ".akn": "lawcheck.load.statutes.xml_text",
    ".docx": "lawcheck.load.statutes.docx_text",
    ".html": "lawcheck.load.statutes.html_text",
    ".htm": "lawcheck.load.statutes.html_text",
    ".xhtml": "lawcheck.load.statutes.html_text",
    ".pdf": "lawcheck.load.statutes.pdf_text",
}


def read_as(ending: str, source: Source) -> StatuteText:
    """Read a statute with the reader of an ending that has one; its module is imported now.

    Raises:
        LawcheckError: The reader refuses the file.
        KeyError: The ending has no reader.
    """
    reader: Reader = import_module(READERS[ending]).read
    return reader(source)


def reader_for(ending: str) -> Reader | None:
    """Give the reader for a file's ending, such as ``.txt``; None where there is none."""
    module = READERS.get(ending)
    if module is None:
        return None
    reader: Reader = import_module(module).read
    return reader

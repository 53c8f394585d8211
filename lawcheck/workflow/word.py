"""A document in an office's own Word template."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lawcheck.errors import LawcheckError, Problem

if TYPE_CHECKING:
    from lawcheck.report.document import Document


def render_in_template(document: Document, ending: str, template: Path) -> tuple[bytes, tuple[str, ...]]:
    """Write a document with the pages, headers and styles of a template.

    Returns:
        The file, and the names of styles that the template lacks; ours were added for them.

    Raises:
        LawcheckError: Only Word files have templates; or the template cannot be read.
    """
    from lawcheck.load.template import read_template

    if ending != ".docx":
        raise LawcheckError(
            [Problem(path="--template", message="only a Word file has a template", remedy="-o report.docx")]
        )
    content = read_template(template)

    from lawcheck.render.docx.build import render_in_template as written
    from lawcheck.render.docx.template import TemplateError

    try:
        return written(document, content)
    except TemplateError as error:
        message = f"the file cannot serve as a template ({error})"
        raise LawcheckError(
            [Problem(path=str(template), message=message, remedy="open it in Word and save it again")]
        ) from None

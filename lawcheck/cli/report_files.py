"""What ``lawcheck report`` writes: one file, or every format into a folder."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from lawcheck.cli.common import Exit, cache_folder, refuse_to_replace, show_problems, write_new
from lawcheck.errors import LawcheckError, Problem
from lawcheck.workflow.faces import Faces
from lawcheck.workflow.pdf import MissingToolError
from lawcheck.workflow.styles import DraftFaces, Style

if TYPE_CHECKING:
    from lawcheck.model.finding import Scenario
    from lawcheck.report.document import Document
    from lawcheck.workflow.freezing import Material

_OUTSIDE_PATH = {
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
    "win32": (
        r"C:\Program Files\LibreOffice\program\soffice.exe",
        r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    ),
}


def office_program() -> str | None:
    """Find LibreOffice: where LAWCHECK_SOFFICE says, on the path, or where its installer puts it."""
    if own := os.environ.get("LAWCHECK_SOFFICE"):
        return own
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((each for each in _OUTSIDE_PATH.get(sys.platform, ()) if Path(each).is_file()), None)


def faces_of(made: Material, document: Document, scenario: Scenario, word: bytes | None, style: Style) -> Faces:
    """Offer a report in every format that this computer can make. ``word`` is its Word file, if that is written already."""
    return (Faces if style is Style.REPORT else DraftFaces)(
        made.assessment,
        document,
        scenario=scenario,
        word=word,
        office=office_program(),
        cache_folder=cache_folder(),
        phrases=made.phrases_in(document.language, cache_folder()),
        tool=made.tool,
        stem=style.value,
    )


def write_every(faces: Faces, folder: Path, *, replace: bool) -> None:
    """Write all formats into a folder, and say what was skipped and why.

    Raises:
        LawcheckError: The folder cannot be made.
        typer.Exit: With 3, a file was there already or could not be made; the others are written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"the folder cannot be made ({error.strerror or error})"
        raise LawcheckError([Problem(path=str(folder), message=message)]) from None
    done = [_write_one(faces, folder / faces.name(ending), replace=replace) for ending in faces.every]
    if not all(done):
        raise typer.Exit(Exit.DATA)


def _write_one(faces: Faces, path: Path, *, replace: bool) -> bool:
    """Write one format; say whether all is well, and a format that needs what is not installed is."""
    try:
        refuse_to_replace(path, replace=replace)
        write_new(path, faces.content(path.suffix), replace=replace)
    except MissingToolError as error:
        problem = error.problems[0]
        typer.echo(f"{path}: skipped, {problem.message}; {problem.remedy}")
    except LawcheckError as error:
        show_problems(error.problems)
        return False
    else:
        typer.echo(f"{path}: written")
    return True

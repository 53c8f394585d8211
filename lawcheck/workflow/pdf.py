"""A Word file as PDF, by the LibreOffice that the user has."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import tempfile
from pathlib import Path

from lawcheck.errors import LawcheckError, Problem

SECONDS = 240.0  # a long report on a slow machine takes half a minute
_BY_HAND = "write .docx and save it as PDF in Word"
_OPTIONS = {"UseTaggedPDF": True, "ExportBookmarks": True, "ExportNotes": False}


class MissingToolError(LawcheckError):
    """A format needs a package or a program that is not installed."""


def word_to_pdf(word: bytes, office: str | None, *, seconds: float = SECONDS) -> bytes:
    """Convert a Word file.

    Args:
        word: The file's content.
        office: Where LibreOffice is; None where it was not found.
        seconds: How long it may take.

    Raises:
        MissingToolError: There is no LibreOffice.
        LawcheckError: It made no PDF, or took too long.
    """
    if office is None:
        remedy = f"install LibreOffice, or {_BY_HAND}"
        raise MissingToolError([Problem(path=".pdf", message="LibreOffice was not found", remedy=remedy)])
    with tempfile.TemporaryDirectory(prefix="lawcheck-", ignore_cleanup_errors=True) as scratch:
        folder = Path(scratch)
        (folder / "report.docx").write_bytes(word)
        said = _convert(office, folder, seconds)
        made = folder / "report.pdf"
        if not made.is_file():
            raise _failed(f"LibreOffice made no PDF ({' '.join(said.split())[:200] or 'it said nothing'})")
        return made.read_bytes()


def _convert(office: str, folder: Path, seconds: float) -> str:
    """Run LibreOffice with a profile of its own, so that one that is open does not matter; give what it said."""
    options = {name: {"type": "boolean", "value": str(value).lower()} for name, value in _OPTIONS.items()}
    target = f"pdf:writer_pdf_Export:{json.dumps(options, separators=(',', ':'))}"
    command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", target, "--outdir", str(folder), str(folder / "report.docx")]
    try:
        process = subprocess.Popen(  # noqa: S603 - the program that the user's system names
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    except OSError as error:
        raise _failed(f"{office} cannot be run ({error.strerror or error})") from None
    try:
        said, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        raise _failed(f"LibreOffice did not end within {seconds:g} seconds") from None
    finally:
        _end(process)
    return said.decode(errors="replace")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End what still runs: the program starts others, which form one group with it."""
    if process.poll() is not None:
        return
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.communicate()


def _failed(message: str) -> LawcheckError:
    return LawcheckError([Problem(path=".pdf", message=message, remedy=_BY_HAND)])

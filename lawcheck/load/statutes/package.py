"""A Word or Excel file is a zip of parts: checked from its directory before anything is unpacked."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import NoReturn

from lxml import etree

from lawcheck.errors import LawcheckError, Problem
from lawcheck.load.statutes.safe_xml import parsed

MEGABYTE = 1024 * 1024
MAX_UNPACKED = 200 * MEGABYTE
MAX_PART = 64 * MEGABYTE
MAX_PARTS = 5_000
MAX_RATIO = 200  # of a part above one megabyte; long reports reach about 64
MAX_TAGS = 4_000_000  # of one part; a tag costs far more memory than its letters

_ENCRYPTED = 0x1
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/"
_RENAMED = {
    _STRICT + b"wordprocessingml/main": _TRANSITIONAL + b"wordprocessingml/2006/main",
    _STRICT + b"officeDocument/relationships": _TRANSITIONAL + b"officeDocument/2006/relationships",
}
_OTHER_FORMATS = {
    b"%PDF": "this is a PDF under another name",
    b"{\\rtf": "this is an RTF file under another name",
    b"\xd0\xcf\x11\xe0": "this is an old .doc or a file with a password",
    b"PK\x03\x04": "this is a Word or other zip file under another name",
}


def refuse(shown_as: str, message: str, remedy: str = "") -> NoReturn:
    """Say what is wrong with the whole file.

    Raises:
        LawcheckError: Always.
    """
    raise LawcheckError([Problem(path=shown_as, message=message, remedy=remedy)])


def other_format(raw: bytes) -> str:
    """Name the format that the first bytes give away; empty when they are of none that is known."""
    start = raw[:1024].lstrip()
    return next((name for magic, name in _OTHER_FORMATS.items() if start.startswith(magic)), "")


class Package:
    """The parts of a Word file, read one by one."""

    def __init__(self, raw: bytes, shown_as: str) -> None:
        """Check the directory.

        Raises:
            LawcheckError: This is no Word file, or unpacking it is not safe.
        """
        self.shown_as = shown_as
        self._zip = open_zip(raw, shown_as)
        self._names = set(self._zip.namelist())
        self.main = self._main_part()
        self._related = self._targets(self.main)

    def tree(self, name: str) -> etree._Element:
        """Parse a part.

        Raises:
            LawcheckError: The part is damaged, too large, no XML, or has a DOCTYPE, which Word never writes.
        """
        raw = self._unpacked(name)
        for strict, usual in _RENAMED.items():
            raw = raw.replace(strict, usual)
        if b"<!DOCTYPE" in raw.replace(b"\0", b""):
            refuse(self.shown_as, f"the part {name} has a DOCTYPE, which Word never writes", "save it again in Word")
        if raw.count(b"<") > MAX_TAGS:
            refuse(self.shown_as, f"the part {name} has more than {MAX_TAGS:,} tags", "split the file")
        try:
            return parsed(raw)
        except etree.XMLSyntaxError as error:
            refuse(self.shown_as, f"the part {name} is no sound XML ({error.msg})", "open it in Word and save it again")

    def related(self, kind: str) -> etree._Element | None:
        """Parse the part that the document calls its ``styles``, ``numbering`` or ``footnotes``; None without one."""
        name = self._related.get(kind, "")
        return self.tree(name) if name in self._names else None

    def _main_part(self) -> str:
        main = self._targets("").get("officeDocument", "word/document.xml")
        if main not in self._names or not main.startswith("word/"):
            refuse(self.shown_as, "this zip holds no Word document (no word/document.xml)", "save it as .docx")
        return main

    def _targets(self, part: str) -> dict[str, str]:
        folder, name = posixpath.split(part)
        listed_in = posixpath.join(folder, "_rels", f"{name}.rels")
        if listed_in not in self._names:
            return {}
        return {
            kind.rpartition("/")[2]: posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            for each in self.tree(listed_in)
            if (kind := each.get("Type")) and (target := each.get("Target")) and each.get("TargetMode") != "External"
        }

    def _unpacked(self, name: str) -> bytes:
        try:
            return self._zip.read(name)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
            refuse(self.shown_as, f"the file is damaged: its part {name} cannot be unpacked", "get a whole copy of it")


def open_zip(raw: bytes, shown_as: str, program: str = "Word", ending: str = ".docx") -> zipfile.ZipFile:
    """Open an Office file whose parts are safe to unpack.

    Raises:
        LawcheckError: This is no such file, it has a password or is damaged, or unpacking it would fill the memory.
    """
    opened = _opened(raw, shown_as, program, ending)
    _check_sizes(opened.infolist(), shown_as, ending)
    return opened


def _opened(raw: bytes, shown_as: str, program: str, ending: str) -> zipfile.ZipFile:
    if not raw:
        refuse(shown_as, "the file is empty")
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        message = f"this is an old {ending[:4]} or a file with a password"
        refuse(shown_as, message, f"save it as {ending} without a password")
    if not raw.startswith(b"PK"):
        message = other_format(raw) or f"this is no {program} file"
        refuse(shown_as, message, f"give the file its true ending, or save it as {ending}")
    try:
        return zipfile.ZipFile(io.BytesIO(raw))
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError):
        refuse(shown_as, "the file is cut short or damaged: its zip directory cannot be read", "get a whole copy of it")


def _check_sizes(parts: list[zipfile.ZipInfo], shown_as: str, ending: str) -> None:
    """Refuse what would fill the memory. The directory cannot understate: unpacking stops at the size it names."""
    if len(parts) > MAX_PARTS:
        refuse(shown_as, f"the file has {len(parts):,} parts; at most {MAX_PARTS:,} are read")
    total = sum(part.file_size for part in parts)
    if total > MAX_UNPACKED:
        refuse(shown_as, f"the file unpacks to {total // MEGABYTE} MB; at most {MAX_UNPACKED // MEGABYTE} MB are read")
    for part in parts:
        name = part.filename
        if part.flag_bits & _ENCRYPTED:
            refuse(shown_as, "the file is encrypted", f"save it as {ending} without a password")
        if part.file_size > MAX_PART:
            size = part.file_size // MEGABYTE
            refuse(shown_as, f"the part {name} unpacks to {size} MB; at most {MAX_PART // MEGABYTE} MB are read")
        if part.file_size > MEGABYTE and part.file_size > MAX_RATIO * max(part.compress_size, 1):
            refuse(shown_as, f"the part {name} unpacks to more than {MAX_RATIO} times its size")

"""The Word package: the base it starts from, its parts, properties, and the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import docx
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.parts.numbering import NumberingPart

from lawcheck.render.characters import harmless
from lawcheck.render.docx.numbering import Lists
from lawcheck.render.docx.ooxml import attribute, safe

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.opc.package import OpcPackage

    from lawcheck.report.document import Document

_BASE = Path(__file__).resolve().parent / "base"
_STAMP = (2000, 1, 1, 0, 0, 0)  # every entry of the archive carries this time, so that equal input gives equal bytes
_COMPRESSION = 3  # a fifth larger than at 6, in half the time
BODY_MARK = "body {}"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
CUSTOM_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_CUSTOM_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


class Base(NamedTuple):
    """What a report is written into: our own package, or an office's template."""

    word: WordDocument
    lists: Lists = Lists()
    style_ids: Mapping[str, str] = MappingProxyType({})  # our id of a style -> the template's
    missing: tuple[str, ...] = ()  # names of styles that the template lacks; ours were added
    keeps_pages: bool = False  # the template's size, margins, headers and footers


def new_package() -> WordDocument:
    """Open the base: our own styles, no thumbnail, no leftovers of another program."""
    page = io.BytesIO()
    with zipfile.ZipFile(page, "w") as archive:
        for path in sorted(
            path for path in _BASE.rglob("*") if path.suffix in (".xml", ".rels") or path.name == ".rels"
        ):
            archive.writestr(path.relative_to(_BASE).as_posix(), path.read_bytes())
    page.seek(0)
    return docx.Document(page)


def add_part(
    word: WordDocument, name: str, kind: str, relation: str, content: bytes, *, of: Part | None = None
) -> Part:
    """Add a part to the package, in the place of one that has the same relation; ``of`` is what refers to it.

    Returns:
        The part; its relation is the last of what refers to it.
    """
    part = Part(PackURI(name), kind, content, word.part.package)
    source = of or word.part
    source.relate_to(part, relation)
    return part


def add_numbering(word: WordDocument) -> None:
    """Give a package that has no lists a part for them."""
    if any(link.reltype == RT.NUMBERING for link in word.part.rels.values()):
        return
    element = parse_xml(f"<w:numbering {nsdecls('w')}/>")
    part = NumberingPart(PackURI("/word/numbering.xml"), CT.WML_NUMBERING, element, word.part.package)
    word.part.relate_to(part, RT.NUMBERING)


def drop_relations(source: Part | OpcPackage, is_dropped: Callable[[str], bool]) -> None:
    """Drop relations of a part or a package, and with them the parts that nothing else refers to."""
    for identity in [key for key, link in source.rels.items() if is_dropped(link.reltype)]:
        source.rels.pop(identity)


def set_properties(word: WordDocument, document: Document) -> None:
    """Fill in title, subject, language, dates and the control data."""
    day = datetime.fromisoformat(document.date)
    core = word.core_properties
    core.title = harmless(document.title)[:255]
    core.subject = harmless(document.subtitle)[:255]
    core.author = document.properties.get("Tool", "lawcheck")
    core.last_modified_by = core.author
    core.keywords = harmless(document.keywords)[:255]
    core.comments = harmless(document.marking)
    core.language = document.language
    core.content_status = harmless(document.properties.get("Status", ""))[:255]
    core.version = harmless(document.properties.get("Version", ""))[:255]
    core.created = core.modified = day
    core.revision = 1
    package = word.part.package
    part = Part(PackURI("/docProps/custom.xml"), _CUSTOM_TYPE, _custom_xml(document.properties), package)
    package.relate_to(part, CUSTOM_RELATION)


def _custom_xml(properties: Mapping[str, str]) -> bytes:
    rows = "".join(
        f'<property fmtid="{_CUSTOM_ID}" pid="{number}" name={attribute(name)}><vt:lpwstr>{safe(value)}</vt:lpwstr>'
        "</property>"
        for number, (name, value) in enumerate(properties.items(), 2)
    )
    head = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    )
    return f"{head}{rows}</Properties>".encode()


def to_bytes(word: WordDocument, bodies: Sequence[str]) -> bytes:
    """Save with entries in a fixed order and at a fixed time. ``bodies`` go where the marks stand in the document."""
    saved, page = io.BytesIO(), io.BytesIO()
    word.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(page, "w", compresslevel=_COMPRESSION) as archive:
        for name in sorted(source.namelist(), key=lambda each: (each != "[Content_Types].xml", each)):
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            content = source.read(name)
            archive.writestr(entry, _with_bodies(content, bodies) if name == "word/document.xml" else content)
    return page.getvalue()


def _with_bodies(content: bytes, bodies: Sequence[str]) -> bytes:
    pieces: list[bytes] = []
    for number, body in enumerate(bodies):
        before, _, content = content.partition(f"<!--{BODY_MARK.format(number)}-->".encode())
        pieces += [before, body.encode()]
    return b"".join([*pieces, content])

"""A statute in XML: parsed with care, then read by the module that knows its schema."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from lxml import etree

from lawcheck.errors import LawcheckError, Problem
from lawcheck.load.statutes import akoma_ntoso, justice_canada, taiwan_moj
from lawcheck.load.statutes.reading import Source
from lawcheck.load.statutes.safe_xml import parsed
from lawcheck.load.statutes.xml_tree import line_of
from lawcheck.model.country import StatuteText

DEEPEST = 200  # elements within elements; statutes have about twenty

_ENTITY = re.compile(rb"<!ENTITY\s")
_HINT = "save the words as .txt or .md, each section under its number"


class _Format(NamedTuple):
    name: str
    knows: Callable[[etree._Element], bool]
    read_root: Callable[[str, etree._Element], StatuteText]


_FORMATS = (
    _Format("Akoma Ntoso (akomaNtoso)", akoma_ntoso.knows, akoma_ntoso.read_root),
    _Format("Justice Canada (Statute, Regulation, Bill)", justice_canada.knows, justice_canada.read_root),
    _Format("Taiwan MOJ (法規)", taiwan_moj.knows, taiwan_moj.read_root),
)


def read(source: Source) -> StatuteText:
    """Read an XML file.

    Raises:
        LawcheckError: The file is no well-formed XML, declares entities, or is in an unknown schema.
    """
    root = _parse(source)
    for each in _FORMATS:
        if each.knows(root):
            return each.read_root(source.statute_id, root)
    names = "; ".join(each.name for each in _FORMATS)
    message = f"the schema of this XML is not known: its root element is '{_shown(root)}'"
    raise LawcheckError([Problem(source.shown_as, message, line=line_of(root), remedy=f"can be read: {names}")])


def _parse(source: Source) -> etree._Element:
    """Parse without opening anything else: no network, no DTD, no entities."""
    _refuse_entities(source)
    try:
        root = parsed(source.raw)
    except etree.XMLSyntaxError as error:
        raise LawcheckError([_malformed(source, error)]) from None
    dtd: Any = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise LawcheckError([_entities(source, None)])
    _refuse_depth(source, root)
    return root


def _refuse_entities(source: Source) -> None:
    """Refuse declared entities before anything is parsed; a NUL byte of UTF-16 does not hide them."""
    found = _ENTITY.search(raw := source.raw.replace(b"\0", b""))
    if found:
        raise LawcheckError([_entities(source, raw.count(b"\n", 0, found.start()) + 1)])


def _entities(source: Source, line: int | None) -> Problem:
    message = "the file declares entities of its own (<!ENTITY ...>); they can hide or multiply words and are not read"
    return Problem(source.shown_as, message, line=line, remedy="replace them by the words they stand for")


def _malformed(source: Source, error: etree.XMLSyntaxError) -> Problem:
    line, column = error.position
    if "depth" in (error.msg or ""):
        return _too_deep(source, line)
    reason = re.sub(r", line \d+, column \d+.*", "", error.msg or "it cannot be parsed")
    return Problem(
        source.shown_as,
        f"this is not well-formed XML: {reason}",
        line=max(line or 1, 1),
        column=max(column or 1, 1),
        remedy="is the file whole? download or export it again",
    )


def _refuse_depth(source: Source, root: etree._Element) -> None:
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            raise LawcheckError([_too_deep(source, line_of(element))])


def _too_deep(source: Source, line: int) -> Problem:
    message = f"elements stand more than {DEEPEST} deep in each other, as in no statute"
    return Problem(source.shown_as, message, line=line, remedy=_HINT)


def _shown(root: etree._Element) -> str:
    name = etree.QName(root)
    return f"{name.localname}' of '{name.namespace}" if name.namespace else name.localname

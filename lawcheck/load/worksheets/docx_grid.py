"""A filled worksheet in Word, as grids: with insertions, without deletions, and without what nobody has chosen yet."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from lxml import etree

from lawcheck.load.statutes.docx_numbering import W
from lawcheck.load.statutes.package import Package, open_zip, refuse
from lawcheck.load.statutes.safe_xml import parsed
from lawcheck.load.worksheets.grid import Cell, Grid, Line, Sheets, Sign

_SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_NOT_SHOWN = {W + name for name in ("del", "moveFrom", "pPr", "rPr", "tcPr", "sdtPr", "sdtEndPr", "instrText")}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CUSTOM = "docProps/custom.xml"


def read_docx(raw: bytes, shown_as: str) -> Sheets:
    """Read every table of a Word file.

    Raises:
        LawcheckError: This is no Word file, it is damaged, or unpacking it is not safe.
    """
    package = Package(raw, shown_as)
    body = package.tree(package.main)
    return Sheets(tuple(_grids(body)), _properties(raw, shown_as))


def _grids(body: etree._Element) -> Iterator[Grid]:
    number, above = 0, list[Sign]()
    for each in body.iter(W + "tbl", W + "bookmarkStart", W + "hyperlink"):
        if each.tag == W + "tbl":
            if not _is_inside(each):
                number += 1
                yield Grid(f"table {number}", tuple(_lines(each)), _caption(each), tuple(above))
                above.clear()
        elif _owner(each, "tbl") is None:
            is_reference = each.tag == W + "hyperlink"
            above.append(Sign(each.get(W + ("anchor" if is_reference else "name"), ""), is_reference))


def _caption(table: etree._Element) -> str:
    found = table.find(f"{W}tblPr/{W}tblCaption")
    return "" if found is None else found.get(W + "val", "")


def _is_inside(table: etree._Element) -> bool:
    return any(each.tag in {W + "tc", W + "del", _FALLBACK} for each in table.iterancestors())


def _lines(table: etree._Element) -> Iterator[Line]:
    rows = (each for each in table.iter(W + "tr") if _owner(each, "tbl") is table)
    for number, row in enumerate(rows, 1):
        if row.find(f"{W}trPr/{W}del") is None:
            cells = tuple(cell for each in row.iter(W + "tc") if _owner(each, "tr") is row for cell in _cells(each))
            yield Line(number, cells)


def _owner(element: etree._Element, name: str) -> etree._Element | None:
    return next(element.iterancestors(W + name), None)


def _cells(cell: etree._Element) -> Iterator[Cell]:
    """Give a cell; one that runs over several columns is followed by empty ones, so that the others keep their place."""
    tags = tuple(each.get(W + "val", "") for each in _tags(cell))
    bookmarks = tuple(each.get(W + "name", "") for each in cell.iter(W + "bookmarkStart"))
    items = tuple((each.get(W + "displayText", ""), each.get(W + "value", "")) for each in cell.iter(W + "listItem"))
    yield Cell("\n".join(_paragraphs(cell)).strip(), tags, bookmarks, items)
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    if span is not None and (width := span.get(W + "val", "")).isdigit():
        yield from (Cell("") for _ in range(min(int(width), 64) - 1))


def _tags(cell: etree._Element) -> Iterator[etree._Element]:
    """Find the controls of a cell, and the one that the cell stands in."""
    around = next((each for each in cell.iterancestors() if each.tag == W + "sdt"), None)
    if around is not None and _owner(around, "tr") is _owner(cell, "tr"):
        yield from around.findall(f"{W}sdtPr/{W}tag")
    yield from cell.iter(W + "tag")


def _paragraphs(cell: etree._Element) -> Iterator[str]:
    words: list[str] = []
    walker = etree.iterwalk(cell, events=("start", "end"))
    for event, element in walker:
        if event == "end":
            if element.tag == W + "p":
                yield "".join(words).strip()
                words.clear()
        elif element.tag in _NOT_SHOWN or element.tag == _FALLBACK or _is_placeholder(element):
            walker.skip_subtree()
        elif element.tag == W + "t":
            words.append(element.text or "")
        elif element.tag in _SIGNS:
            words.append(_SIGNS[element.tag])


def _is_placeholder(element: etree._Element) -> bool:
    """Say whether these are words that only invite to choose."""
    if element.tag != W + "sdtContent":
        return False
    control = element.getparent()
    switch = None if control is None else control.find(f"{W}sdtPr/{W}showingPlcHdr")
    return switch is not None and switch.get(W + "val") not in {"0", "false", "off"}


def _properties(raw: bytes, shown_as: str) -> dict[str, str]:
    """Read the custom properties."""
    with open_zip(raw, shown_as) as archive:
        if _CUSTOM not in archive.namelist():
            return {}
        try:
            root = parsed(archive.read(_CUSTOM))
        except (etree.XMLSyntaxError, zipfile.BadZipFile, EOFError, OSError, RuntimeError, ValueError):
            refuse(shown_as, f"the file is damaged: its part {_CUSTOM} cannot be read", "get a whole copy of it")
    return {each.get("name", ""): "".join(map(str, each.itertext())) for each in root}

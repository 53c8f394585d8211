"""Styles and lists of a template, mapped by name; those that it lacks are added from the base."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any, NamedTuple

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from lawcheck.render.docx.numbering import Lists

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_BUILT_IN_BASES = ("Normal", "Default Paragraph Font", "Normal Table", "No List")  # every template has its own
_LINKS = ("w:basedOn", "w:next", "w:link")
_HEADING = "heading 1"


class Merged(NamedTuple):
    """What became of the base's styles and lists in a template."""

    lists: Lists
    ids: dict[str, str]  # our id of a style -> the template's
    missing: tuple[str, ...]


def merge_styles(word: WordDocument, ours: WordDocument) -> Merged:
    """Add to a template the styles and lists that it lacks."""
    theirs: Any = word.styles.element
    base: list[Any] = ours.styles.element.findall(qn("w:style"))
    known = {_name(each).lower(): each.get(qn("w:styleId")) for each in theirs.findall(qn("w:style"))}
    taken = set(known.values())
    lacking = [each for each in base if _name(each).lower() not in known]
    ids = {each.get(qn("w:styleId")): known.get(_name(each).lower(), "") for each in base}
    for style in lacking:
        identity = style.get(qn("w:styleId"))
        ids[identity] = _free(identity, taken)
        taken.add(ids[identity])
    shift = _add_lists(word, ours, ids)
    for style in lacking:
        theirs.append(_adapted(style, ids, shift))
    _number(theirs, base, ids, shift)
    lists = Lists()
    moved = Lists(*(each + shift for each in lists))
    missing = tuple(_name(each) for each in lacking if _name(each) not in _BUILT_IN_BASES)
    return Merged(moved, ids, missing)


def _name(style: Any) -> str:
    name = style.find(qn("w:name"))
    return "" if name is None else name.get(qn("w:val"))


def _free(identity: str, taken: set[str]) -> str:
    while identity in taken:
        identity += "1"
    return identity


def _adapted(style: Any, ids: dict[str, str], shift: int) -> Any:
    """Copy a style of ours so that it speaks of the template's styles and lists."""
    copy = deepcopy(style)
    copy.set(qn("w:styleId"), ids[style.get(qn("w:styleId"))])
    copy.attrib.pop(qn("w:default"), None)
    for link in _LINKS:
        for element in copy.findall(qn(link)):
            element.set(qn("w:val"), ids.get(element.get(qn("w:val")), element.get(qn("w:val"))))
    for number in copy.iter(qn("w:numId")):
        number.set(qn("w:val"), str(int(number.get(qn("w:val"))) + shift))
    return copy


def _add_lists(word: WordDocument, ours: WordDocument, ids: dict[str, str]) -> int:
    """Add our lists behind the template's, and give by how much their numbers moved."""
    theirs: Any = word.part.numbering_part.element
    source: Any = ours.part.numbering_part.element
    numbers = [int(each.get(qn("w:numId"))) for each in theirs.findall(qn("w:num"))]
    kinds = [int(each.get(qn("w:abstractNumId"))) for each in theirs.findall(qn("w:abstractNum"))]
    shift, kind_shift = max(numbers, default=0), max(kinds, default=-1) + 1
    first = theirs.find(qn("w:num"))
    for each in source.findall(qn("w:abstractNum")):
        copy = deepcopy(each)
        copy.set(qn("w:abstractNumId"), str(int(copy.get(qn("w:abstractNumId"))) + kind_shift))
        for link in copy.iter(qn("w:pStyle")):
            link.set(qn("w:val"), ids[link.get(qn("w:val"))])
        theirs.append(copy) if first is None else first.addprevious(copy)
    for each in source.findall(qn("w:num")):
        copy = deepcopy(each)
        copy.set(qn("w:numId"), str(int(copy.get(qn("w:numId"))) + shift))
        kind = copy.find(qn("w:abstractNumId"))
        kind.set(qn("w:val"), str(int(kind.get(qn("w:val"))) + kind_shift))
        theirs.append(copy)
    return shift


def _number(theirs: Any, base: list[Any], ids: dict[str, str], shift: int) -> None:
    """Number by our lists the headings and lists of a template that does not number them itself."""
    by_id = {each.get(qn("w:styleId")): each for each in theirs.findall(qn("w:style"))}
    named = {_name(each): each for each in base}
    has_numbers = by_id[ids[named[_HEADING].get(qn("w:styleId"))]].find(f".//{qn('w:numPr')}") is not None
    for name, style in named.items():
        ours = style.find(f".//{qn('w:numPr')}")
        target = by_id[ids[style.get(qn("w:styleId"))]]
        is_heading = name.lower().startswith("heading ")
        if ours is None or target.find(f".//{qn('w:numPr')}") is not None or (is_heading and has_numbers):
            continue
        properties = target.find(qn("w:pPr"))
        if properties is None:
            properties = OxmlElement("w:pPr")
            before = target.find(qn("w:rPr"))
            target.append(properties) if before is None else before.addprevious(properties)
        numbering = properties.get_or_add_numPr()
        for element in ours:
            copy = deepcopy(element)
            if copy.tag == qn("w:numId"):
                copy.set(qn("w:val"), str(int(copy.get(qn("w:val"))) + shift))
            numbering.append(copy)

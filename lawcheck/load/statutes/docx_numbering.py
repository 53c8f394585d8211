"""The numbers that Word computes: ``12.`` and ``(a)`` stand on the page and not in the words of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from lawcheck.load.statutes.numerals import repeated_letter, roman, whole_number

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LAST_LEVEL = 8  # of nine
LONGEST_LABEL = 60  # characters
TWIPS_A_BLANK = 360  # a quarter of an inch
MOST_BASES = 30  # styles that a style can stand on

_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02d}",
    "lowerLetter": repeated_letter,
    "upperLetter": lambda number: repeated_letter(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "bullet": lambda _: "",
    "none": lambda _: "",
}
_PLACE = re.compile(r"%([1-9])")


class Numbered(NamedTuple):
    """What a paragraph says of its number: the list, the level, how far it is set in; None where it says nothing."""

    list_id: str | None = None
    level: int | None = None
    twips: int | None = None

    def over(self, base: Numbered) -> Numbered:
        """Fill in from the style on which this stands."""
        return Numbered(
            base.list_id if self.list_id is None else self.list_id,
            base.level if self.level is None else self.level,
            base.twips if self.twips is None else self.twips,
        )


@dataclass(frozen=True, slots=True)
class _Level:
    number_format: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None  # after which level, from 1, counting begins again; 0: never
    is_legal: bool = False  # all figures, whatever the levels above use
    style: str = ""
    twips: int | None = None


@dataclass(slots=True)
class _List:
    kind: str  # lists of one kind go on counting together
    levels: dict[int, _Level]
    restarts: dict[int, int] = field(default_factory=dict)  # level -> number at which this list begins anew


def value(element: etree._Element | None, name: str, attribute: str = "val") -> str | None:
    """Give an attribute of a child; None where either is missing."""
    child = None if element is None else element.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}{attribute}")


def stated(properties: etree._Element | None) -> Numbered:
    """Read what the properties of a paragraph, style or level say of its number."""
    if properties is None:
        return Numbered()
    number = properties.find(f"{W}numPr")
    level = value(number, "ilvl")
    return Numbered(value(number, "numId"), None if level is None else _level(level), _twips(properties))


def is_headed(properties: etree._Element | None) -> bool:
    """Tell whether a paragraph or style stands in the outline of the document, as headings do."""
    outline = value(properties, "outlineLvl")
    return outline is not None and whole_number(outline, LAST_LEVEL + 1) <= LAST_LEVEL


def _level(text: str | None) -> int:
    return max(0, min(whole_number(text, 0), LAST_LEVEL))


def _twips(properties: etree._Element) -> int | None:
    indent = properties.find(f"{W}ind")
    if indent is None:
        return None
    left = whole_number(indent.get(f"{W}left", indent.get(f"{W}start")), 0)
    return left + whole_number(indent.get(f"{W}firstLine"), 0) - whole_number(indent.get(f"{W}hanging"), 0)


class Styles:
    """The paragraph styles, as far as they number."""

    def __init__(self, root: etree._Element | None) -> None:
        self._own: dict[str, Numbered] = {}
        self._base: dict[str, str] = {}
        self._headed: set[str] = set()
        self.default = ""
        for style in () if root is None else root.iterfind(f"{W}style"):
            style_id = style.get(f"{W}styleId", "")
            self._own[style_id] = stated(style.find(f"{W}pPr"))
            if is_headed(style.find(f"{W}pPr")):
                self._headed.add(style_id)
            self._base[style_id] = value(style, "basedOn") or ""
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on"):
                self.default = style_id

    def chain(self, style_id: str) -> Iterator[str]:
        """Walk from a style to the one it stands on, and so on; a circle ends."""
        for _ in range(MOST_BASES):
            if style_id not in self._own:
                return
            yield style_id
            style_id = self._base[style_id]

    def is_heading(self, properties: etree._Element | None) -> bool:
        """Tell whether a paragraph is a heading by itself or by its style."""
        style_id = value(properties, "pStyle") or self.default
        return is_headed(properties) or any(each in self._headed for each in self.chain(style_id))

    def numbered(self, style_id: str) -> Numbered:
        """Give what a style says of the number, its bases included."""
        found = Numbered()
        for each in self.chain(style_id):
            found = found.over(self._own[each])
        return found


class Numbering:
    """Counts through a document, paragraph by paragraph."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self.styles = styles
        self._kinds: dict[str, etree._Element] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._nums: dict[str, etree._Element] = {}
        if root is not None:
            self._kinds = {kind.get(f"{W}abstractNumId", ""): kind for kind in root.iterfind(f"{W}abstractNum")}
            self._nums = {num.get(f"{W}numId", ""): num for num in root.iterfind(f"{W}num")}
            self._lists = {list_id: self._list(num) for list_id, num in self._nums.items()}

    def label(self, properties: etree._Element | None) -> tuple[str, int]:
        """Give the number of the next paragraph, empty where it has none, and the blanks by which it is set in."""
        style_id = value(properties, "pStyle") or self.styles.default
        numbered = stated(properties).over(self.styles.numbered(style_id))
        found = self._lists.get(numbered.list_id or "")
        if found is None:
            return "", _blanks(numbered.twips)
        level = numbered.level if numbered.level is not None else self._level_of_style(found, style_id)
        number = self._counted(numbered.list_id or "", found, level)
        own = stated(properties).twips
        level_twips = found.levels[level].twips if level in found.levels else None
        twips = next((each for each in (own, level_twips, numbered.twips) if each is not None), None)
        return number, level + _blanks(twips)

    def _level_of_style(self, found: _List, style_id: str) -> int:
        for each in self.styles.chain(style_id):
            level = next((at for at, level in found.levels.items() if level.style == each), None)
            if level is not None:
                return level
        return 0

    def _counted(self, list_id: str, found: _List, level: int) -> str:
        counts = self._counts.setdefault(found.kind, {})
        if level in found.restarts and (list_id, level) not in self._begun:
            self._begun.add((list_id, level))
            counts[level] = found.restarts[level]
        else:
            counts[level] = counts[level] + 1 if level in counts else found.levels.get(level, _Level()).start
        for deeper in [at for at in counts if at > level and _begins_again(found.levels.get(at, _Level()), level)]:
            del counts[deeper]
        return _written(found.levels, counts, level)

    def _list(self, num: etree._Element) -> _List:
        kind = self._kind_with_levels(value(num, "abstractNumId") or "")
        levels = dict(_levels(self._kinds.get(kind)))
        restarts: dict[int, int] = {}
        for override in num.iterfind(f"{W}lvlOverride"):
            at = _level(override.get(f"{W}ilvl"))
            levels.update(_levels(override))
            if (start := value(override, "startOverride")) is not None:
                restarts[at] = whole_number(start, 1)
        return _List(kind, levels, restarts)

    def _kind_with_levels(self, kind: str) -> str:
        """Follow a list that only names a list style to the list in which that style is laid down."""
        for _ in range(MOST_BASES):
            style = value(self._kinds.get(kind), "numStyleLink")
            num = self._nums.get(self.styles.numbered(style).list_id or "") if style else None
            if num is None:
                return kind
            kind = value(num, "abstractNumId") or ""
        return kind


def _levels(parent: etree._Element | None) -> Iterator[tuple[int, _Level]]:
    for level in () if parent is None else parent.iterfind(f"{W}lvl"):
        properties = level.find(f"{W}pPr")
        restart = value(level, "lvlRestart")
        legal = level.find(f"{W}isLgl")
        yield (
            _level(level.get(f"{W}ilvl")),
            _Level(
                number_format=value(level, "numFmt") or "decimal",
                text=value(level, "lvlText") or "",
                start=whole_number(value(level, "start"), 1),
                restart=None if restart is None else whole_number(restart, 0),
                is_legal=legal is not None and legal.get(f"{W}val") not in ("0", "false", "off"),
                style=value(level, "pStyle") or "",
                twips=None if properties is None else _twips(properties),
            ),
        )


def _begins_again(level: _Level, after: int) -> bool:
    return level.restart is None or after < level.restart


def _written(levels: dict[int, _Level], counts: dict[int, int], level: int) -> str:
    here = levels.get(level, _Level())
    if here.number_format in ("bullet", "none") or len(here.text) > LONGEST_LABEL:
        return ""

    def number(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        of_level = levels.get(at, _Level())
        count = counts.get(at, of_level.start)
        return str(count) if here.is_legal else _FORMATS.get(of_level.number_format, str)(count)

    return _PLACE.sub(number, here.text)


def _blanks(twips: int | None) -> int:
    return max(0, twips or 0) // TWIPS_A_BLANK

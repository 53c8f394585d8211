"""A statute on a web page, read as a browser shows it: blocks as lines, list numbers written out, no menus.

Where the law stands in one element of the page, only the lines of that element make sections; the rest is left over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from lxml import etree, html

from lawcheck.load.located import decode
from lawcheck.load.statutes.decoding import Decoded, decode_text
from lawcheck.load.statutes.numerals import letters, roman, whole_number
from lawcheck.load.statutes.package import other_format, refuse
from lawcheck.load.statutes.page import Page, as_heading, indented, raised, shown, split_page
from lawcheck.load.statutes.reading import Source
from lawcheck.model.country import LeftOver, StatuteText

LONGEST_STYLE = 500  # characters of an element's own style that are looked at
MOST_KEPT = 5  # headers and forms around the whole page, one in the other
HEAD = 4096  # bytes in which a page declares its encoding
MAX_TAGS = 2_000_000
MOST_CANDIDATES = 3  # elements that are tried as the law
NEARLY_ALL = 0.9  # of the sections of a page, in an element that is marked as its main one

_DROPPED = {
    *("script", "style", "nav", "aside", "button", "noscript", "template", "svg", "head", "title", "select", "option"),
    *("textarea", "iframe", "object", "canvas", "audio", "video", "del", "rt", "rp"),
}
_FURNITURE = {"header", "footer", "form"}  # dropped unless they stand in the law or hold it
_BLOCKS = {
    *("address", "article", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt"),
    *("fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup"),
    *("hr", "html", "li", "legend", "main", "menu", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot"),
    *("thead", "tr", "td", "th", "ul"),
}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_SET_IN = {"ol", "ul", "dl", "blockquote"}
_OF_THE_LAW = {"main", "article", "section"}
_REGIONS = {"main", "article", "section", "div"}
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_LIST_STYLE = re.compile(
    r"list-style(?:-type)?\s*:[^;]*?(none|decimal|(?:lower|upper)-(?:alpha|latin|roman))", re.IGNORECASE
)
_HAS_LABEL = re.compile(
    r"\(?(?:[0-9]{1,4}[A-Za-z]{0,2}|[ivxl]{1,6}|[A-Za-z])[.)](?=\s)|(?:section|article|art\.|artículo|artigo|§)\s*\d",
    re.IGNORECASE,
)
_DECLARED = re.compile(
    rb"<(?:meta\b[^>]{0,300}?charset|\?xml\b[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE
)
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_KNOWN = re.compile(
    r"(?:windows-|cp)125[0-8]|iso-8859-(?:[2-9]|1[013-6])|koi8-[ru]|gb2312|gbk|gb18030|big5|shift_jis|euc-(?:jp|kr)|"
    r"windows-874|tis-620"
)
_ALIASES = dict.fromkeys(("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"), "cp1252")
_ALIASES |= {"gb2312": "gb18030", "gbk": "gb18030", "windows-874": "cp874"}

_NUMBERS: dict[str, Callable[[int], str]] = {
    "1": lambda number: f"{number}.",
    "a": lambda number: f"({letters(number)})",
    "A": lambda number: f"({letters(number).upper()})",
    "i": lambda number: f"({roman(number)})",
    "I": lambda number: f"({roman(number).upper()})",
    "": lambda _: "",
}
_STYLES = {"none": "", "decimal": "1", "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A"}
_STYLES |= {"lower-roman": "i", "upper-roman": "I"}


class _Region(NamedTuple):
    """The lines of one element, from ``start`` up to ``end``."""

    start: int
    end: int
    is_main: bool  # marked as the main part of the page or as an article


@dataclass(slots=True)
class _Items:
    """A list that is being numbered."""

    kind: str
    following: int


def read(source: Source) -> StatuteText:
    """Read a web page.

    Raises:
        LawcheckError: The page is in an encoding it does not declare, nested too deep, or no page at all.
    """
    decoded = _decoded(source)
    lines, regions = _Walk(_parsed(source, decoded.text)).through()
    law = _law(lines, regions)
    inside = ["" if not law.start <= at < law.end else line for at, line in enumerate(lines)]
    statute = split_page(source.statute_id, inside)
    outside = [
        LeftOver(at + 1, line.strip().removeprefix("# "))
        for at, line in enumerate(lines)
        if line and not law.start <= at < law.end
    ]
    left_over = sorted([*statute.left_over, *outside], key=lambda left: left.line)
    return replace(statute, left_over=tuple(left_over), notes=decoded.notes())


def _parsed(source: Source, text: str) -> etree._Element:
    if not text.strip():
        refuse(source.shown_as, "the page is empty")
    if text.count("<") > MAX_TAGS:
        refuse(source.shown_as, f"the page has more than {MAX_TAGS:,} tags", "split the file")
    parser = html.HTMLParser(
        encoding="utf-8", recover=True, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = html.document_fromstring(text.encode(), parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        refuse(source.shown_as, f"this is no web page ({error})")
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        refuse(source.shown_as, "the page is nested too deep to be a law", "save its text as .txt")
    return root


def _decoded(source: Source) -> Decoded:
    """Decode by the byte-order mark, else as the page declares, else as UTF-8, the register or its language say."""
    raw, shown_as = source.raw, source.shown_as
    if other := other_format(raw):
        refuse(shown_as, other, "give the file its true ending")
    name = next((name for mark, name in _MARKS.items() if raw.startswith(mark)), "")
    if not name and b"\0" not in raw and (source.encoding or not _DECLARED.search(raw[:HEAD])):
        return decode_text(raw, shown_as, source.language, source.encoding)
    name = name or _declared(raw, shown_as)
    if name == "utf-8-sig":
        text = decode(raw, shown_as)
    else:
        try:
            text = raw.decode(name)
        except UnicodeDecodeError as error:
            refuse(
                shown_as, f"byte 0x{raw[error.start]:02x} is not {name}, as which the page is marked", "save as UTF-8"
            )
    if "\0" in text:
        refuse(shown_as, "this is no text: it has NUL bytes", "save the page as UTF-8")
    return Decoded(text, "utf-8")  # as declared: nothing to note


def _declared(raw: bytes, shown_as: str) -> str:
    match = _DECLARED.search(raw[:HEAD])
    name = match[1].decode("ascii", "replace").lower() if match else "utf-8"
    if name in ("utf-8", "utf8", "utf-16", "utf-16le", "utf-16be"):
        return "utf-8-sig"  # a declaration that can be read is not in UTF-16
    if name not in _ALIASES and not _KNOWN.fullmatch(name):
        refuse(shown_as, f"the page declares the encoding '{name}', which is not read", "save it as UTF-8")
    return _ALIASES.get(name, name)


def _law(lines: Sequence[str], regions: Sequence[_Region]) -> _Region:
    """Choose the lines that are the law: the main element if nearly all sections stand in it, then the closest div."""
    whole = _Region(0, len(lines), is_main=True)
    found = _section_lines(lines, whole)
    law = whole
    for region in sorted((each for each in regions if each.is_main), key=_size, reverse=True)[:MOST_CANDIDATES]:
        within = _section_lines(lines, region)
        if len(within) > 1 and len(within) >= NEARLY_ALL * len(found):
            law, found = region, within
            break
    if len(found) <= 1:
        return law
    around = [each for each in regions if _holds(law, each) and each.start <= found[0] and found[-1] < each.end]
    return min(around, key=_size, default=law)


def _size(region: _Region) -> int:
    return region.end - region.start


def _holds(outer: _Region, inner: _Region) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _section_lines(lines: Sequence[str], region: _Region) -> list[int]:
    """Give the places of the lines in which sections begin."""
    statute = split_page("", lines[region.start : region.end])
    return sorted(region.start + passage.line - 1 for passage in statute.sections.values())


class _Walk:
    """Goes through a page from start to end without recursion."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._page = Page()
        self._words: list[str] = []
        self._labels: list[str] = []  # of list items whose first words have not come
        self._lists: list[_Items] = []
        self._set_in = 0
        self._preformatted = 0
        self._in_law = 0
        self._cells = 0
        self._headings = 0
        self._kept = 0
        self._starts: list[int] = []
        self._regions: list[_Region] = []
        self._half = _length_seen(root) // 2

    def through(self) -> tuple[list[str], list[_Region]]:
        """Give the lines of the page, and which of them stand in which element."""
        walker = etree.iterwalk(self._root, events=("start", "end"))
        is_dropped = False  # the element whose end comes next: nothing below it is seen
        for event, element in walker:
            if event == "start":
                is_dropped = self._is_dropped(element)
                if is_dropped:
                    walker.skip_subtree()
                else:
                    self._enter(element)
                    self._take(element.text, is_raised=element.tag == "sup")
                continue
            if not is_dropped:
                self._leave(element)
            elif element.tag in _BLOCKS:
                self._end_line()
            is_dropped = False
            self._take(element.tail)
        self._end_line()
        return self._page.lines, self._regions

    def _is_dropped(self, element: etree._Element) -> bool:
        tag = element.tag
        if tag in _DROPPED or element.get("hidden") is not None or _HIDDEN.search(_style(element)):
            return tag not in ("html", "body")
        if tag in _FURNITURE and not self._in_law:
            return self._is_furniture(element)
        return tag == "sup" and _is_note_mark(element)

    def _is_furniture(self, element: etree._Element) -> bool:
        """Tell a search form from one that some servers put around the whole page."""
        if self._kept < MOST_KEPT and _length_seen(element) <= self._half:
            return True
        self._kept += 1
        return False

    def _enter(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag in _BLOCKS or tag == "br":
            self._end_line()
        self._set_in += tag in _SET_IN
        self._preformatted += tag == "pre"
        self._headings += tag in _HEADINGS
        self._in_law += tag in _OF_THE_LAW
        if tag in _REGIONS:
            self._starts.append(len(self._page.lines))
        if tag in ("ol", "ul"):
            self._lists.append(_numbered_items(element))
        elif tag == "li" and self._lists:
            self._labels.append(self._number(element))
        elif tag == "tr":
            self._page.open_row()
        elif tag in ("td", "th"):
            self._page.open_cell()
            self._cells += 1

    def _leave(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag in _BLOCKS:
            self._end_line()
        self._set_in -= tag in _SET_IN
        self._preformatted -= tag == "pre"
        self._headings -= tag in _HEADINGS
        self._in_law -= tag in _OF_THE_LAW
        if tag in _REGIONS:
            self._end_region(element)
        if tag in ("ol", "ul"):
            self._lists.pop()
        elif tag == "li":
            self._labels.clear()
        elif tag == "tr":
            self._page.close_row()
        elif tag in ("td", "th"):
            self._page.close_cell()
            self._cells -= 1

    def _end_region(self, element: etree._Element) -> None:
        start, end = self._starts.pop(), len(self._page.lines)
        if not self._cells:  # the lines of a cell have no place before their row is complete
            is_main = element.tag in ("main", "article") or element.get("role") == "main"
            self._regions.append(_Region(start, end, is_main))

    def _number(self, item: etree._Element) -> str:
        items = self._lists[-1]
        number = whole_number(item.get("value"), items.following)
        items.following = number + 1
        return _NUMBERS[_kind(item, items.kind)](number)

    def _take(self, text: str | None, *, is_raised: bool = False) -> None:
        if not text:
            return
        if is_raised:
            text = raised(text)
        if not self._preformatted:
            self._words.append(text)
            return
        first, *others = text.split("\n")
        self._words.append(first)
        for line in others:
            self._end_line()
            self._words.append(line)

    def _end_line(self) -> None:
        words = "".join(self._words)
        line = shown(words)
        self._words.clear()
        if not line:
            return
        if self._labels and _HAS_LABEL.match(line):
            self._labels.pop()
        typed = len(words) - len(words.lstrip(" ")) if self._preformatted else 0
        label = " ".join(filter(None, self._labels))
        self._labels.clear()
        line = f"{label} {line}" if label else line
        blanks = max(typed, 2 * (self._set_in - 1))
        self._page.lines.append(as_heading(line) if self._headings else indented(line, blanks))


def _length_seen(element: etree._Element) -> int:
    """Count the characters below an element without those of scripts, which can outweigh a law."""
    unseen = sum(len(each.text or "") for each in element.iter("script", "style"))
    return sum(map(len, element.itertext())) - unseen


def _is_note_mark(sup: etree._Element) -> bool:
    """Tell the mark of a footnote, which is a link, from a raised number."""
    parent = sup.getparent()
    return sup.find(".//a") is not None or (parent is not None and parent.tag == "a")


def _style(element: etree._Element) -> str:
    return element.get("style", "")[:LONGEST_STYLE]


def _kind(element: etree._Element, otherwise: str) -> str:
    style = _LIST_STYLE.search(_style(element))
    if style:
        return _STYLES[style[1].lower()]
    kind = element.get("type", "")
    return kind if kind in _NUMBERS and kind else otherwise


def _numbered_items(element: etree._Element) -> _Items:
    if element.tag == "ul":
        return _Items("", 1)
    return _Items(_kind(element, "1"), whole_number(element.get("start"), 1))

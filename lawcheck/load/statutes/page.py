"""What a page of a word processor or browser shows, as lines: table rows, raised numbers, characters nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lawcheck.load.statutes.splitting import split_lines
from lawcheck.model.country import StatuteText

DEEPEST_INDENT = 6  # blanks; a section heading is recognised behind no more

_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))  # soft hyphen, zero-width blank, word joiner, BOM
_SEEN = str.maketrans("\u2011", "-", "")  # the hyphen at which no line breaks
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED_AT_START = re.compile(r"^([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})[ \u00a0]*(?=\S)")
_LABEL_ALONE = re.compile(
    r"\s*(?:\(?[0-9]{1,4}[A-Z]{0,2}[.)]|\(?[A-Za-z]{1,5}\)"
    r"|(?:section|sec\.|s\.|article|art\.|artículo|artigo|clause|regulation|rule|§)\s*\d{1,4}[A-Za-z]{0,2}[.:]?)\s*\Z",
    re.IGNORECASE,
)
_LABEL_FIRST = re.compile(
    r"\s*(?:\(?[0-9]{1,4}[A-Z]{0,2}[.)]|\([A-Za-z]{1,5}\)|(?:section|article|art\.|artículo|artigo|§)\s*\d)\s*\S",
    re.IGNORECASE,
)
_HEADING_MARK = "# "
_WORD_FIRST = re.compile(r"[^\W\d_]{3}")
_BLANKS = re.compile(r"\s+")


def shown(text: str) -> str:
    """Give one line as the page shows it: blanks as one, no soft hyphens, a raised number that opens it in brackets.

    Laws such as the Swiss number their paragraphs with a raised figure; elsewhere a raised figure stays one, so that
    a square metre does not become twenty.
    """
    line = _BLANKS.sub(" ", text.translate(_UNSEEN).translate(_SEEN)).strip()
    return _RAISED_AT_START.sub(lambda match: f"({match[1].translate(_LOWERED)}) ", line)


def raised(text: str) -> str:
    """Write a superscript number in raised figures; other raised words (``bis``, ``er``) stay as they are."""
    return text.translate(_RAISED) if text.strip().isdecimal() and text.isascii() else text


def indented(text: str, blanks: int) -> str:
    """Set a line in: the splitter tells the letter (i) from the numeral by how deep it stands."""
    return " " * max(0, min(blanks, DEEPEST_INDENT)) + text if text else ""


def as_heading(line: str) -> str:
    """Mark a heading as Markdown does, so that the splitter knows ``Chapter II`` from a sentence of the section before.

    A heading that begins with a number or a label needs no mark.
    """
    return _HEADING_MARK + line.lstrip() if _WORD_FIRST.match(line.lstrip()) else line


def split_page(statute_id: str, lines: Sequence[str]) -> StatuteText:
    """Split the lines of a page into sections; the marks of headings are gone afterwards."""
    statute = split_lines(statute_id, lines)
    left_over = tuple(left._replace(text=left.text.removeprefix(_HEADING_MARK)) for left in statute.left_over)
    return replace(statute, left_over=left_over)


class Page:
    """Collects lines; the cells of a table row are kept apart until the row is complete."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._outer: list[list[str]] = []  # where lines went before a cell was opened
        self._rows: list[list[list[str]]] = []

    @property
    def next_line(self) -> int:
        """Give the number of the line that comes next, or of the row that is open."""
        return len(self._outer[0] if self._outer else self.lines) + 1

    def open_row(self) -> None:
        self._rows.append([])

    def close_row(self) -> None:
        if self._rows:
            self.lines.extend(row_lines(self._rows.pop()))

    def open_cell(self) -> None:
        self._outer.append(self.lines)
        self.lines = []

    def take_cell(self) -> list[str]:
        """Give the lines of the open cell, for which the caller finds a place."""
        cell, self.lines = self.lines, self._outer.pop()
        return cell

    def close_cell(self) -> None:
        cell = self.take_cell()
        if self._rows:
            self._rows[-1].append(cell)
        else:
            self.lines.extend(cell)


def row_lines(cells: list[list[str]]) -> Iterator[str]:
    """Lay out a table row.

    Tables of data have one line in each cell: they give one line with bars. Many laws are set in tables without
    borders, the number in one cell and the words in the next: a number alone opens the line that follows it, and cells
    with several paragraphs, or with a number further right, give a line for each.
    """
    filled = [lines for cell in cells if (lines := [line for line in cell if line.strip()])]
    is_data = all(len(lines) == 1 for lines in filled) and not any(_opens_a_passage(lines[0]) for lines in filled[1:])
    parts = _joined_labels([line for lines in filled for line in lines])
    if is_data and parts:
        yield " | ".join([parts[0], *(part.strip() for part in parts[1:])])
    else:
        yield from parts


def _opens_a_passage(line: str) -> bool:
    return bool(_LABEL_FIRST.match(line)) and not _LABEL_ALONE.match(line)


def _joined_labels(lines: list[str]) -> list[str]:
    joined: list[str] = []
    labels = ""
    for line in lines:
        if _LABEL_ALONE.match(line):
            labels = f"{labels} {line.strip()}" if labels else line.rstrip()
        else:
            joined.append(f"{labels} {line.strip()}" if labels else line)
            labels = ""
    return [*joined, labels] if labels else joined

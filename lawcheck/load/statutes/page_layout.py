"""The lines of a page by what they are: running heads, marginal notes and footnotes stand apart from the body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from lawcheck.load.statutes.marginal_notes import SMALL, beside_the_body
from lawcheck.load.statutes.page_columns import in_columns
from lawcheck.load.statutes.page_rows import RULE, Row, Word, rows_of

MARGIN = 0.15  # of the height of a page: where running heads and page numbers stand
SAME_HEIGHT = 6  # points within which the heads of two pages stand at one height
REPEATED_ON = 0.1  # of the pages: what stands there as often is a running head
RAISED = 0.75  # of the size of its line: a number as small refers to a footnote
SHORTEST_RULE = 20  # underscores on one line

_PAGE_NUMBER = re.compile(
    r"[^\w(]*(?:(?:page|página|seite|p\.)\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|of|de|sur|von)\s*\d{1,4})?[\W_]*\Z",
    re.IGNORECASE,
)
_HEADING = re.compile(  # alone on its line; it may begin many pages
    r"(?:section|sec\.|s\.|article|art\.|artículo|artigo|artikel|clause|regulation|rule|§|مادة|المادة|статья|第)"
    r"\s*[\w.°-]+\W*\Z",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§])")


@dataclass(slots=True)
class Page:
    """The rows of a page by what they are."""

    height: float
    body: list[Row]
    notes: list[Row] = field(default_factory=list)  # in the margin beside the body
    heads: list[Row] = field(default_factory=list)  # running heads and feet, page numbers, rules
    footnotes: list[Row] = field(default_factory=list)


def lay_out(pages: Sequence[tuple[float, Sequence[Word]]]) -> list[Page]:
    """Sort the words of each page, given with its height, into rows, and the rows by what they are."""
    usual = _usual_size(word for _, words in pages for word in words)
    found = [_page(height, words, usual) for height, words in pages]
    _take_heads(found)
    for page in found:
        _take_footnotes(page, usual)
        page.body = in_columns(page.body)
    return found


def _usual_size(words: Iterable[Word]) -> float:
    sizes: Counter[float] = Counter()
    for word in words:
        if not RULE.match(word.text):
            sizes[round(word.size, 1)] += len(word.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 0.0


def _page(height: float, words: Sequence[Word], usual: float) -> Page:
    beside = beside_the_body(words, usual, height)
    notes = [word for word in words if word in beside]
    page = Page(height, rows_of([word for word in words if word not in beside]))
    _take_rules(page)
    centre = median(word.left for row in page.body for word in row.words) if notes and page.body else 0.0
    page.notes = rows_of([word for word in notes if word.right < centre])
    page.notes += rows_of([word for word in notes if word.right >= centre])
    return page


def _take_rules(page: Page) -> None:
    """Take rules drawn with underscores apart from the running head on whose line they stand."""
    for row in list(page.body):
        rules = [word for word in row.words if not word.text.strip("_")]
        if sum(len(word.text) for word in rules) < SHORTEST_RULE:
            continue
        row.words = [word for word in row.words if word.text.strip("_")]
        page.heads.append(Row([rules[0]._replace(text="_" * SHORTEST_RULE)], row.bottom, row.top))
        if not row.words:
            page.body.remove(row)


def _take_heads(pages: Sequence[Page]) -> None:
    """Take running heads and feet, which repeat from page to page up to their numbers, page numbers and rules."""
    seen = Counter(key for page in pages for key in {_key(row) for row in page.body if _in_margin(row, page)})
    needed = max(2, len(pages) * REPEATED_ON)
    for page in pages:
        rules = [row for row in page.body if RULE.match(row.text)]
        rest = [row for row in page.body if not RULE.match(row.text)]
        heads = _outermost(rest, page, seen, needed)
        heads += _outermost([row for row in reversed(rest) if row not in heads], page, seen, needed)
        page.heads = sorted(page.heads + heads + rules, key=lambda row: -row.middle)
        page.body = [row for row in rest if row not in heads]


def _outermost(rows: Sequence[Row], page: Page, seen: Counter[str], needed: float) -> list[Row]:
    """Walk from the edge of the page inwards as long as rows are running heads or page numbers."""
    found = []
    for row in rows:
        is_head = seen[_key(row)] >= needed or _PAGE_NUMBER.match(row.text)
        if not is_head or not _in_margin(row, page) or _HEADING.match(row.text):
            break
        found.append(row)
    return found


def _in_margin(row: Row, page: Page) -> bool:
    return not MARGIN < row.middle / page.height < 1 - MARGIN


def _key(row: Row) -> str:
    """Give what a running head has in common from page to page: its words without numbers, and its height."""
    words = re.sub(r"[\s_0-9]+", "", row.text).casefold()
    return f"{words} {row.middle / SAME_HEIGHT:.0f}"


def _take_footnotes(page: Page, usual: float) -> None:
    """Take the small rows at the foot of the page, from the first that begins with a mark."""
    first = len(page.body)
    while first and page.body[first - 1].size < SMALL * usual:
        first -= 1
    foot = page.body[first:]
    start = next((place for place, row in enumerate(foot) if _FOOTNOTE.match(row.text)), len(foot))
    if first == 0:  # a whole page in small type is a schedule
        start = len(foot)
    page.footnotes = foot[start:]
    page.body = page.body[: first + start]
    _drop_references(page)


def _drop_references(page: Page) -> None:
    """Take the raised numbers out of the body that refer to a footnote, which keeps its number."""
    marks = {match[0] for row in page.footnotes if (match := re.match(r"\d{1,3}", row.text))}
    for row in page.body:
        large = max(word.size for word in row.words)
        kept = [word for word in row.words if not (word.text in marks and word.size < RAISED * large)]
        row.words = kept or row.words

"""A page in Markdown (CommonMark with tables) as its pieces. What is no Markdown of these kinds stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lawcheck.errors import LawcheckError, Problem
from lawcheck.load.located import decode, read_bytes
from lawcheck.model.page import Grid, Headline, Item, Kind, Page, Piece, Prose, Remark, Rule, Text, Typed, Words

if TYPE_CHECKING:
    from markdown_it.token import Token

_BOX = re.compile(r"\[ \] +")
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_ADDRESS = re.compile(r"(?:https?|mailto):")
_DEEPEST_HEADING = 4
_DEEPEST_NESTING = 100  # the parser leaves out what is deeper: no page that anybody reads


def read_page(path: Path) -> Page:
    """Read a page.

    Raises:
        LawcheckError: The file cannot be read, is not UTF-8, or has no heading that could be its title.
    """
    text = decode(read_bytes(path, str(path)), str(path))
    page = parse_page(text)
    if not page.title:
        remedy = "begin it with a line such as: # Your page"
        raise LawcheckError([Problem(path=str(path), message="the page has no title", remedy=remedy)])
    return page


def parse_page(text: str) -> Page:
    """Take a text in Markdown apart."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"maxNesting": _DEEPEST_NESTING}).enable("table").parse(text)
    pieces = list(_Reader(tokens).pieces())
    first = next((each for each in pieces if isinstance(each, Headline)), None)
    if first is None or first.level != 0:
        return Page(title="", pieces=tuple(pieces))
    pieces.remove(first)
    return Page(title=first.text, pieces=tuple(pieces))


class _Reader:
    """Walks through the tokens of a page."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.numbers: list[int | None] = []  # of the lists that are open: the next item's; None where there are none
        self.is_new_item = False
        self.quotes = 0

    @property
    def depth(self) -> int:
        return max(0, len(self.numbers) - 1)

    def pieces(self) -> Iterator[Piece]:
        """Give piece after piece."""
        place = 0
        while place < len(self.tokens):
            token = self.tokens[place]
            match token.type:
                case "heading_open":
                    level = min(int(token.tag[1]) - 1, _DEEPEST_HEADING)
                    yield Headline(level=level, text=_plain(_text(self.tokens[place + 1])))
                    place += 1
                case "inline":
                    yield from self._prose(_text(token))
                case "fence" | "code_block":
                    lines = tuple(token.content.rstrip("\n").split("\n"))
                    yield Typed(lines=lines, depth=len(self.numbers), language=token.info.strip())
                case "html_block":
                    yield from self._html(token.content)
                case "hr":
                    yield Rule()
                case "table_open":
                    place, grid = self._table(place)
                    yield grid
                case kind:
                    self._open_or_close(kind, token)
            place += 1

    def _open_or_close(self, kind: str, token: Token) -> None:
        match kind:
            case "bullet_list_open":
                self.numbers.append(None)
            case "ordered_list_open":
                self.numbers.append(int(token.attrGet("start") or 1))
            case "bullet_list_close" | "ordered_list_close":
                self.numbers.pop()
            case "list_item_open":
                self.is_new_item = True
            case "blockquote_open":
                self.quotes += 1
            case "blockquote_close":
                self.quotes -= 1
            case _:
                pass

    def _prose(self, text: Text) -> Iterator[Piece]:
        if not self.is_new_item:
            yield Prose(text=text, depth=len(self.numbers), is_set_apart=self.quotes > 0)
            return
        self.is_new_item = False
        number = self.numbers[-1]
        if number is not None:
            self.numbers[-1] = number + 1
        box = _BOX.match(text[0].text) if text else None
        if box:
            rest = text[0].text[box.end() :]
            text = (Words(text=rest, kind=text[0].kind), *text[1:]) if rest else text[1:]
        yield Item(text=text, depth=self.depth, number=number, has_box=bool(box))

    def _html(self, content: str) -> Iterator[Piece]:
        """Take comments for remarks; what else is between angle brackets shows as it is written."""
        for number, part in enumerate(_COMMENT.split(content)):
            text = " ".join(part.split())
            if number % 2:
                yield Remark(text=text)
            elif text:
                yield Prose(text=(Words(text=text),), depth=len(self.numbers))

    def _table(self, place: int) -> tuple[int, Grid]:
        rows: list[list[Text]] = []
        while self.tokens[place].type != "table_close":
            token = self.tokens[place]
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(_text(token))
            place += 1
        return place, Grid(columns=tuple(rows[0]), rows=tuple(map(tuple, rows[1:])))


def _plain(text: Text) -> str:
    return "".join(each.text for each in text)


def _text(token: Token) -> Text:
    """Give the words of a line; neighbours of one kind together."""
    joined: list[Words] = []
    for words in _runs(token.children or ()):
        if joined and joined[-1].kind is words.kind:
            joined[-1] = Words(text=joined[-1].text + words.text, kind=words.kind)
        else:
            joined.append(words)
    return tuple(joined)


def _runs(tokens: Sequence[Token]) -> Iterator[Words]:
    strong = emphasis = 0
    address = ""
    for token in tokens:
        kind = Kind.STRONG if strong else Kind.EMPHASIS if emphasis else Kind.PLAIN
        match token.type:
            case "strong_open" | "strong_close":
                strong += token.nesting
            case "em_open" | "em_close":
                emphasis += token.nesting
            case "code_inline":
                yield Words(text=token.content, kind=Kind.TYPED)
            case "softbreak" | "hardbreak":
                yield Words(text=" ", kind=kind)
            case "link_open":
                address = str(token.attrGet("href") or "")
            case "link_close" if _ADDRESS.match(address):
                yield Words(text=f" ({address})", kind=kind)
            case "html_inline" if _COMMENT.fullmatch(token.content):
                pass
            case _:
                if token.content:
                    yield Words(text=token.content, kind=kind)

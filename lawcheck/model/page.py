"""A page that a trainer wrote in Markdown: what stands on it, block after block, before anybody lays it out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How words are meant."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    TYPED = "typed"  # on a keyboard: commands, names of files, ids


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A run of words of one kind."""

    text: str
    kind: Kind = Kind.PLAIN


Text = tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A heading below the title, of level 1 to 4."""

    level: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A paragraph. ``depth`` counts the lists that it stands in."""

    text: Text
    depth: int = 0
    is_set_apart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item of a list. ``number`` is None in a list without numbers; ``has_box``: there is a box to tick before it."""

    text: Text
    depth: int = 0
    number: int | None = None
    has_box: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """Lines that are typed, or that a screen shows."""

    lines: tuple[str, ...]
    depth: int = 0
    language: str = ""  # what the page says that they are: sh, console, yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table with one row of heads."""

    columns: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A comment that readers of the page do not see: what the speaker says to a slide."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A line across the page; among slides, where the next one begins."""


Piece = Headline | Prose | Item | Typed | Grid | Remark | Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A whole page. It has the title that its first heading gives; the other headings count from there."""

    title: str
    pieces: tuple[Piece, ...]

    def has_paragraph_beginning(self, words: str) -> bool:
        """Say whether a paragraph of the page begins with these words."""
        paragraphs = (each for each in self.pieces if isinstance(each, Prose))
        return any("".join(each.text for each in piece.text).startswith(words) for piece in paragraphs)

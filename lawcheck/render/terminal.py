"""A document on a terminal, coloured by Rich, or as plain text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TextIO

from lawcheck.render.layout import Line, lines_of
from lawcheck.report.document import Document, Mark, Span, Tone, plain

if TYPE_CHECKING:
    from rich.text import Text

PLAIN_WIDTH = 80
MAX_WIDTH = 120  # longer lines are hard to read
_TONE_STYLES: Mapping[Tone, str] = {
    Tone.NEUTRAL: "",
    Tone.GOOD: "green",
    Tone.NEARLY: "green",
    Tone.PARTLY: "yellow",
    Tone.SHORT: "red",
    Tone.CLASH: "magenta",
    Tone.OPEN: "cyan",
}
_MARK_STYLES: Mapping[Mark, str] = {
    Mark.PLAIN: "",
    Mark.STRONG: "bold",
    Mark.EMPHASIS: "italic",
    Mark.QUOTE: "italic",
    Mark.CODE: "dim",
    Mark.TYPED: "bold",
    Mark.BOX: "",
}


def render_text(document: Document) -> bytes:
    """Write a document as UTF-8 plain text, 80 columns wide."""
    return "".join(f"{plain(line).rstrip()}\n" for line in lines_of(document, PLAIN_WIDTH)).encode()


def show(document: Document, stream: TextIO, *, width: int | None = None) -> None:
    """Write a document to a stream: in colour and at its width on a terminal, else plain and 80 columns wide."""
    if not stream.isatty():
        stream.writelines(f"{plain(line).rstrip()}\n" for line in lines_of(document, width or PLAIN_WIDTH))
        return
    from rich.console import Console  # only where there is something to colour

    console = Console(file=stream, markup=False, highlight=False, emoji=False)
    for line in lines_of(document, min(width or console.width, MAX_WIDTH)):
        console.print(coloured(line), soft_wrap=True)


def coloured(line: Line) -> Text:
    """Give a line that is laid out its colours."""
    from rich.text import Text

    text = Text(no_wrap=True, end="\n")
    for span in line:
        text.append(span.text, _style(span))
    return text


def _style(span: Span) -> str:
    return " ".join(each for each in (_MARK_STYLES[span.mark], _TONE_STYLES[span.tone]) if each)

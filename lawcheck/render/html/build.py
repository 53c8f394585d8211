"""A document as HTML: one file, nothing fetched, escaped by the templates, the same bytes every time."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from lawcheck.render.characters import harmless
from lawcheck.render.direction import direction
from lawcheck.render.docx.direction import by_direction
from lawcheck.render.html.bars import bars, height
from lawcheck.render.html.outline import outline
from lawcheck.report.document import Document, Inline, Mark, Span, placed
from lawcheck.report.numbers import captioned

_FOLDER = Path(__file__).resolve().parent / "page"
_TAGS = {
    Mark.PLAIN: "",
    Mark.STRONG: "strong",
    Mark.EMPHASIS: "em",
    Mark.QUOTE: "i",
    Mark.CODE: "code",
    Mark.TYPED: "kbd",
    Mark.BOX: "",
}


class Footnotes:
    """The notes of a page, numbered as their marks are written."""

    def __init__(self) -> None:
        self.texts: list[Inline] = []

    def add(self, text: Inline) -> int:
        """Keep a note and give its number."""
        self.texts.append(text)
        return len(self.texts)


def render_html(document: Document) -> bytes:
    """Write a page of HTML. Its style and script are part of it; it reads as well without the script."""
    style, script = (_part(name, document) for name in ("style.css", "script.js"))
    page = _environment().get_template("page.html.jinja")
    text = page.render(
        document=document,
        outline=outline(document),
        footnotes=Footnotes(),
        ordered=ordered if direction(document.language, document.direction) == "rtl" else str,
        words=document.controls,
        style=style,
        script=script,
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    )
    return harmless(text).encode()  # what no text may bring in is no part of our own markup either


def ordered(text: str) -> Markup:
    """Keep Latin words and citations in order within text that is written from the right."""
    pieces = by_direction(text)
    return Markup().join(
        Markup("<bdi>{}</bdi>").format(words) if not is_rtl else Markup("{}").format(words) for words, is_rtl in pieces
    )


def css_text(text: str) -> str:
    """Write a string of CSS: every sign that is not a plain letter or digit as its number, so that none ends the string."""
    signs = (each if each.isascii() and each.isalnum() else f"\\{ord(each):x} " for each in harmless(text))
    return f'"{"".join(signs)}"'


def _part(name: str, document: Document) -> Markup:
    """Read a part of the page that is ours; only the lines for the edges of printed pages are filled in."""
    text = (_FOLDER / name).read_text(encoding="utf-8").strip()
    if name.endswith(".css"):
        before, _, rest = document.page_label.partition("{page}")
        between, _, after = rest.partition("{pages}")
        pages = f"{css_text(before)} counter(page) {css_text(between)} counter(pages) {css_text(after)}"
        text = text.replace("'the footer'", css_text(document.footer)).replace("'the pages'", pages)
        text = text.replace("'the marking'", css_text(document.marking))
    return Markup(text)  # noqa: S704 - our own files, and strings written by css_text


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= {"tags": _TAGS, "bare": Span("")[1:], "zip": zip, "placed": placed}
    environment.filters |= {"direction": direction, "captioned": captioned, "bars": bars, "height": height}
    return environment

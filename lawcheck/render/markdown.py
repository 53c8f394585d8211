"""A document as Markdown (CommonMark with tables)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lawcheck.render.characters import harmless
from lawcheck.report.document import (
    Block,
    Bullets,
    Clause,
    Contents,
    Document,
    Facts,
    Heading,
    Inline,
    Mark,
    Note,
    PageBreak,
    Paragraph,
    Quotation,
    Span,
    Table,
)

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")
_LINE_START = re.compile(r"^(\s*)(\d+)([.)])(\s)|^(\s*)([-+=])(\s|$)")
_AROUND = {Mark.PLAIN: "", Mark.STRONG: "**", Mark.EMPHASIS: "*", Mark.QUOTE: "", Mark.CODE: "`"}


def render_markdown(document: Document) -> bytes:
    """Write a document as UTF-8 Markdown. Marks of the text itself are escaped."""
    lines = [f"# {escape(document.title)}", ""]
    if document.subtitle:
        lines += [f"*{escape(document.subtitle)}*", ""]
    if document.marking:
        lines += [f"**{escape(document.marking)}**", ""]
    for block in document.blocks():
        lines += [*_block(block, document), ""]
    text = "\n".join(line.rstrip() for line in lines)
    return (re.sub(r"\n{3,}", "\n\n", text).strip() + "\n").encode()


def escape(text: str) -> str:
    """Make text that Markdown shows as it is."""
    text = _SPECIAL.sub(r"\\\1", harmless(text).replace("\n", " "))
    return _LINE_START.sub(lambda m: m[0].replace(m[3] or m[6], "\\" + (m[3] or m[6]), 1), text)


def _inline(inline: Inline) -> str:
    return "".join(map(_span, inline))


def _span(span: Span) -> str:
    around = _AROUND[span.mark]
    text = harmless(span.text) if span.mark is Mark.CODE else escape(span.text)
    core = text.strip()
    return text if not around or not core else text.replace(core, f"{around}{core}{around}", 1)


def _block(block: Block, document: Document) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * (block.level + 1)} {escape(block.text)}"
        case Paragraph():
            label = f"**{escape(block.label)}.** " if block.label else ""
            yield label + _inline(block.text)
        case Note():
            yield f"> {_inline(block.text)}"
        case Bullets():
            yield from (f"- {_inline(item)}" for item in block.items)
        case Quotation():
            yield f"> **{escape(block.place)}**"
            yield ">"
            for depth, label, text in block.lines:
                yield f"> {'&emsp;' * depth}{escape(f'{label} {text}'.strip())}  "
        case Clause():
            yield from (f"> {'&emsp;' * depth}{escape(text)}  " for depth, text in block.lines)
        case Facts():
            yield from _grid(("", ""), [((Span(name, Mark.STRONG),), text) for name, text in block.rows])
        case Table():
            yield f"*{escape(block.caption)}*"
            yield ""
            yield from _grid(block.columns, block.rows)
        case Contents():
            yield f"## {escape(block.title)}"
            yield ""
            for heading in document.blocks():
                if isinstance(heading, Heading) and heading.level <= 2:  # noqa: PLR2004 - two levels of contents
                    yield f"{'  ' * (heading.level - 1)}- {escape(heading.text)}"
        case PageBreak():
            yield "---"


def _grid(columns: tuple[str, ...], rows: Iterable[tuple[Inline, ...]]) -> Iterator[str]:
    yield "| " + " | ".join(map(escape, columns)) + " |"
    yield "|" + " --- |" * len(columns)
    for row in rows:
        yield "| " + " | ".join(_inline(cell) for cell in row) + " |"

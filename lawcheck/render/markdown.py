"""A document as Markdown (CommonMark with tables)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lawcheck.render.characters import harmless
from lawcheck.report.document import (
    Block,
    Bullets,
    Chart,
    Clause,
    Contents,
    DecisionBox,
    Document,
    Facts,
    Heading,
    Inline,
    Listing,
    ListOf,
    Mark,
    Note,
    PageBreak,
    Paragraph,
    Quotation,
    Redline,
    Span,
    Steps,
    Table,
    placed,
    plain,
)
from lawcheck.report.numbers import Numbers, captioned, marked, numbers_of, shown, titled

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")
_LINE_START = re.compile(r"^(\s*)(\d+)([.)])(\s)|^(\s*)([-+=])(\s|$)")
_INDENT = "    "
_AROUND = {
    Mark.PLAIN: "",
    Mark.STRONG: "**",
    Mark.EMPHASIS: "*",
    Mark.QUOTE: "",
    Mark.CODE: "`",
    Mark.TYPED: "`",
    Mark.BOX: "",
}


def render_markdown(document: Document) -> bytes:
    """Write a document as UTF-8 Markdown. Marks of the text itself are escaped."""
    lines = [f"# {escape(document.title)}", ""]
    if document.subtitle:
        lines += [f"*{escape(document.subtitle)}*", ""]
    if document.marking:
        lines += [f"**{escape(document.marking)}**", ""]
    writer = _Writer(document, numbers_of(document))
    for block, label in zip(document.blocks(), writer.numbers.labels, strict=True):
        lines += [*writer.block(block, label), ""]
    lines += writer.notes
    text = "\n".join(line.rstrip() for line in lines)
    return (re.sub(r"\n{3,}", "\n\n", text).strip() + "\n").encode()


def escape(text: str) -> str:
    """Make text that Markdown shows as it is."""
    text = _SPECIAL.sub(r"\\\1", harmless(text).replace("\n", " "))
    return _LINE_START.sub(lambda m: m[0].replace(m[3] or m[6], "\\" + (m[3] or m[6]), 1), text)


def _span(span: Span) -> str:
    around = _AROUND[span.mark]
    text = harmless(span.text) if around == "`" else escape(span.text)
    core = text.strip()
    return text if not around or not core else text.replace(core, f"{around}{core}{around}", 1)


class _Writer:
    """Writes blocks, and keeps their footnotes for the end."""

    def __init__(self, document: Document, numbers: Numbers) -> None:
        self.document = document
        self.numbers = numbers
        self.notes: list[str] = []

    def inline(self, inline: Inline) -> str:
        """Write an inline text; what references refer to is named, footnotes are numbered."""
        return "".join(_span(span) + self._mark(span.note) for span in shown(inline, self.numbers.names))

    def _mark(self, note: Inline) -> str:
        if not note:
            return ""
        number = len(self.notes) + 1
        self.notes.append(f"[^{number}]: {''.join(map(_span, note))}")
        return f"[^{number}]"

    def block(self, block: Block, label: str) -> Iterator[str]:
        """Write a block as lines. ``label`` is its number."""
        match block:
            case Heading():
                yield f"{'#' * (block.level + 1)} {escape(titled(block, label))}"
            case Paragraph():
                before = f"{label}\\. " if label else ""
                name = f"**{escape(block.label)}.** " if block.label else ""
                yield before + name + self.inline(block.text)
            case Note():
                yield f"> {self.inline(block.text)}"
            case Bullets():
                yield from (f"{_INDENT * block.depth}- {self.inline(item)}" for item in block.items)
            case Steps():
                numbered = enumerate(block.items, block.start)
                yield from (f"{_INDENT * block.depth}{number}. {self.inline(item)}" for number, item in numbered)
            case Listing():
                yield from (f"{_INDENT * block.depth}    {harmless(line)}" for line in block.lines)
            case Quotation():
                yield f"> **{escape(plain(placed(block, '')))}**"
                yield ">"
                for depth, name, text in block.lines:
                    yield f"> {'&emsp;' * depth}{escape(f'{name} {text}'.strip())}  "
            case Clause():
                yield from (f"> {'&emsp;' * depth}{escape(text)}  " for depth, text in block.lines)
            case Redline():
                for line in block.lines:
                    yield f"{'&emsp;' * max(0, line.depth)}{self.inline(marked(line))}"
                    yield ""
            case Facts():
                yield from self._grid(("", ""), [((Span(name, Mark.STRONG),), text) for name, text in block.rows])
            case DecisionBox():
                yield from self._grid(
                    ("", ""), [((Span(each.label, Mark.STRONG),), each.value) for each in block.fields]
                )
            case Table():
                yield f"*{escape(captioned(block, label))}*"
                yield ""
                yield from self._grid(block.columns, block.rows)
            case Chart():
                yield f"*{escape(captioned(block, label))}*"
                yield ""
                yield escape(block.description)
            case Contents():
                yield f"## {escape(block.title)}"
                yield ""
                yield from self._entries(block.of)
            case PageBreak():
                yield "---"

    def _entries(self, of: ListOf) -> Iterator[str]:
        kind = {ListOf.TABLES: Table, ListOf.FIGURES: Chart}.get(of, Heading)
        for block, label in zip(self.document.blocks(), self.numbers.labels, strict=True):
            match block:
                case Heading() if kind is Heading and block.level <= 2:  # noqa: PLR2004 - two levels of contents
                    yield f"{'  ' * (block.level - 1)}- {escape(titled(block, label))}"
                case Table() | Chart() if isinstance(block, kind) and label:
                    yield f"- {escape(captioned(block, label))}"
                case _:
                    pass

    def _grid(self, columns: tuple[str, ...], rows: Iterable[tuple[Inline, ...]]) -> Iterator[str]:
        yield "| " + " | ".join(map(escape, columns)) + " |"
        yield "|" + " --- |" * len(columns)
        for row in rows:
            yield "| " + " | ".join(self.inline(cell) for cell in row) + " |"

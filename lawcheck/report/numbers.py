"""The numbers of a document: headings, paragraphs, tables and figures are counted here, for every format alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from lawcheck.report.document import Chart, Document, Fate, Heading, Inline, Mark, MarkedLine, Paragraph, Span, Table

LEVELS = 4


class Numbers(NamedTuple):
    """What stands before each block, and what references call their targets."""

    labels: tuple[str, ...]  # one a block, in order: "4.2", "Annex A", "17", "Table 3"; empty where nothing is counted
    names: Mapping[str, str]  # anchor -> "4.2", "Annex A", "Table 3", "R-10", the words of a heading without a number


def numbers_of(document: Document) -> Numbers:
    """Count through a document."""
    counter = _Counter(document)
    labels: list[str] = []
    names: dict[str, str] = {}
    for block in document.blocks():
        label = ""
        match block:
            case Heading():
                label = counter.heading(block)
                names[block.anchor] = label or block.text
            case Paragraph():
                label = counter.paragraph(block)
                names[block.anchor] = block.label or label
            case Table() | Chart():
                label = counter.caption(block)
                names[block.anchor] = label
            case _:
                pass
        labels.append(label)
    names.pop("", None)
    return Numbers(tuple(labels), names)


def shown(inline: Inline, names: Mapping[str, str]) -> Inline:
    """Put the names of their targets into references without words of their own."""
    if all(span.text or not span.target for span in inline):
        return inline
    return tuple(span if span.text else span._replace(text=names.get(span.target, "")) for span in inline)


def titled(heading: Heading, label: str) -> str:
    """Give a heading with its number, on one line."""
    if not label:
        return heading.text
    return f"{label}. {heading.text}" if heading.level == 1 else f"{label} {heading.text}"


def captioned(block: Table | Chart, label: str) -> str:
    """Give the caption of a table or a figure with its number."""
    return f"{label}. {block.caption}" if label else block.caption


def plain_with_notes(inline: Inline) -> Inline:
    """Put each footnote in brackets after the words that it belongs to, for formats without footnotes."""
    if not any(span.note for span in inline):
        return inline
    spans: list[Span] = []
    for span in inline:
        spans.append(span)
        if span.note:
            spans += [Span(" (" if span.text else "("), *span.note, Span(")")]
    return tuple(spans)


_BRACKETS = {Fate.KEPT: ("", ""), Fate.REMOVED: ("[-", "-]"), Fate.ADDED: ("{+", "+}")}


def marked(line: MarkedLine) -> Inline:
    """Put what was removed or added in brackets, for formats without tracked changes."""
    mark = Mark.STRONG if line.depth < 0 else Mark.PLAIN
    return tuple(
        Span(f"{_BRACKETS[fate][0]}{text.rstrip()}{_BRACKETS[fate][1]}{text[len(text.rstrip()) :]}", mark)
        for fate, text in line.runs
    )


class _Counter:
    """Where counting has come to."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.chapters = [0] * LEVELS
        self.annexes = [0] * LEVELS
        self.is_annex = False
        self.paragraphs = self.tables = self.figures = 0

    def heading(self, block: Heading) -> str:
        """Count a heading."""
        if block.level == 1:
            self.is_annex = block.is_annex
        if not block.is_numbered:
            return ""
        counts = self.annexes if self.is_annex else self.chapters
        counts[block.level - 1] += 1
        counts[block.level :] = [0] * (LEVELS - block.level)
        parts = list(map(str, counts[: block.level]))
        if self.is_annex:
            parts[0] = chr(ord("A") + counts[0] - 1)
        if self.is_annex and block.level == 1:
            return f"{self.document.annex_word} {parts[0]}"
        return ".".join(parts)

    def paragraph(self, block: Paragraph) -> str:
        """Count a paragraph."""
        if not block.is_numbered:
            return ""
        self.paragraphs += 1
        return str(self.paragraphs)

    def caption(self, block: Table | Chart) -> str:
        """Count a table or a figure that can be referred to."""
        if not block.anchor:
            return ""
        if isinstance(block, Table):
            self.tables += 1
            return f"{self.document.table_word}\u00a0{self.tables}"
        self.figures += 1
        return f"{self.document.figure_word}\u00a0{self.figures}"

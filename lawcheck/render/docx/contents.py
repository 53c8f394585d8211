"""Tables of contents, of tables and of figures: fields whose entries are there when the file opens."""

from __future__ import annotations

from typing import NamedTuple

from lawcheck.render.docx.fields import BEGIN, END, SEPARATE, References, instruction_text
from lawcheck.render.docx.ooxml import PLAIN, TAB, Style, run, wrapped
from lawcheck.report.document import Chart, Document, Heading, ListOf, Span, Table
from lawcheck.report.numbers import Numbers, captioned, titled

LEVELS = 2  # of headings


class Entry(NamedTuple):
    """A line of contents. ``number`` is followed by a tab, unless it is part of the words."""

    style: str
    number: str
    words: str
    bookmark: str


def entries_of(of: ListOf, document: Document, numbers: Numbers, references: References) -> tuple[list[Entry], str]:
    """List headings, tables or figures, and give the instruction by which Word lists them again."""
    instructions = {
        ListOf.HEADINGS: f'TOC \\o "1-{LEVELS}" \\h \\z \\u',
        ListOf.TABLES: 'TOC \\h \\z \\c "Table"',
        ListOf.FIGURES: 'TOC \\h \\z \\c "Figure"',
    }
    kind = {ListOf.HEADINGS: Heading, ListOf.TABLES: Table, ListOf.FIGURES: Chart}[of]
    entries = []
    for block, label in zip(document.blocks(), numbers.labels, strict=True):
        if not isinstance(block, Heading | Table | Chart) or not isinstance(block, kind):
            continue
        target = references.targets.get(block.anchor)
        if target is None or (isinstance(block, Heading) and block.level > LEVELS):
            continue
        entries.append(_entry(block, label, target.bookmark))
    return entries, instructions[of]


def _entry(block: Heading | Table | Chart, label: str, bookmark: str) -> Entry:
    if not isinstance(block, Heading):
        return Entry("TableofFigures", "", captioned(block, label), bookmark)
    if block.is_annex:
        return Entry(f"TOC{block.level}", "", titled(block, label), bookmark)
    return Entry(f"TOC{block.level}", f"{label}." if label and block.level == 1 else label, block.text, bookmark)


def contents(instruction: str, entries: list[Entry], style: Style = PLAIN) -> list[str]:
    """Make the paragraphs of a table of contents.

    The entries are links. Page numbers are for Word to know: updating the field (F9) adds them.
    """
    made = []
    for place, entry in enumerate(entries):
        number = run(Span(entry.number), style) + TAB if entry.number else ""
        words = number + run(Span(entry.words), style)
        link = f'<w:hyperlink w:anchor="{entry.bookmark}" w:history="1">{words}</w:hyperlink>'
        before = f"{BEGIN}{instruction_text(instruction)}{SEPARATE}" if place == 0 else ""
        after = END if place == len(entries) - 1 else ""
        made.append(wrapped(entry.style, before + link + after, is_rtl=style.is_rtl))
    return made

"""Blocks as WordprocessingML."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from lawcheck.render.docx import charts
from lawcheck.render.docx.comments import Comments
from lawcheck.render.docx.contents import contents, entries_of
from lawcheck.render.docx.controls import TICKED, box, control
from lawcheck.render.docx.direction import is_rtl
from lawcheck.render.docx.fields import References, field_anchor
from lawcheck.render.docx.footnotes import Footnotes, note_place
from lawcheck.render.docx.numbering import Lists, begun_at, heading_list, listed
from lawcheck.render.docx.ooxml import Style, run, unbroken, wrapped
from lawcheck.render.docx.package import add_part
from lawcheck.render.docx.revisions import Revisions
from lawcheck.render.docx.tables import Cell, Grid, Row, fill_of, is_short, table
from lawcheck.render.docx.workbook import workbook
from lawcheck.report.document import (
    Block,
    Bullets,
    Chart,
    Clause,
    Contents,
    DecisionBox,
    Document,
    Facts,
    Field,
    Heading,
    Inline,
    Listing,
    Mark,
    Note,
    PageBreak,
    Paragraph,
    Part,
    Quotation,
    Redline,
    Span,
    Steps,
    Table,
    placed,
    plain,
)
from lawcheck.report.numbers import numbers_of

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_FACT_SHARE = 0.27  # of the page, for the names in a list of facts
_DEEPEST_CLAUSE = 2
_AFTER_TABLE = (
    '<w:spacing w:before="160"/>'  # of a paragraph that follows a table and has no space of its own before it
)
_WITHOUT_SPACE_BEFORE = frozenset(("NumberedParagraph", "BodyText", "ListBullet", "Quote"))
_KEEP = "<w:keepNext/>"
_BOX = Mark.BOX  # looked up once: it is asked for every run
_WRITING_HEIGHT = 760  # of a row with boxes to tick: two lines by hand
_TOP_LINE = '<w:spacing w:before="0" w:after="40"/>'  # of the title of a form
_BOX_ROOM = 340  # of a box before an item, in twentieths of a point
_LIST_STEP = 425  # that a list within a list is set in by
_LAST_LINE = '<w:spacing w:after="120"/>'  # of a list or a quotation


class Writer:
    """Writes the blocks of a document, one part after the other."""

    def __init__(self, word: WordDocument, document: Document, style: Style, lists: Lists) -> None:
        self.word = word
        self.document = document
        self.style = style
        self.lists = lists
        self.numbers = numbers_of(document)
        self.labels = iter(self.numbers.labels)
        self.references = References(document, self.numbers)
        self.notes = Footnotes(is_rtl=style.is_rtl)
        self.comments = Comments(document.date, style)
        self.revisions = Revisions(document.date)
        self.charts = 0
        self.boxes = 0  # to be ticked
        self.width = 0  # of the text, in twentieths of a point
        self.is_annex = False
        self.breaks_page = False
        self.follows_table = False
        self.leads_on = False  # to lines that are typed: their paragraph stands on one page with them
        self.pieces: list[str] = []

    def part(self, part: Part, width: int, *, is_first: bool) -> str:
        """Write the blocks of a part; the first begins with the title."""
        self.width = width
        if is_first:
            self._add(
                "Title", run(Span(self.document.title), self.style), "", _TOP_LINE if self.document.is_form else ""
            )
            if self.document.subtitle or not self.document.is_form:
                self._add("Subtitle", run(Span(self.document.subtitle), self.style))
        for block, following in zip_longest(part.blocks, part.blocks[1:]):
            self.leads_on = isinstance(following, Listing)
            self._block(block, next(self.labels))
        written = "".join(self.pieces)
        self.pieces.clear()
        return written

    def _add(self, style: str, runs: str, before: str = "", after: str = "", *, rtl: bool | None = None) -> None:
        """Append a paragraph; ``rtl`` is its direction where it is not the document's."""
        if self.follows_table and not after and style in _WITHOUT_SPACE_BEFORE:
            after = _AFTER_TABLE
        self.follows_table = False
        self.pieces.append(wrapped(style, runs, before, after, is_rtl=self.style.is_rtl if rtl is None else rtl))

    def inline(self, inline: Inline, style: Style) -> str:
        """Write an inline text with its references and footnotes."""
        return "".join(
            [
                self._special(span, style) if span.target or span.note or span.mark is _BOX else run(span, style)
                for span in inline
            ]
        )

    def _special(self, span: Span, style: Style) -> str:
        if span.mark is _BOX:
            self.boxes += 1
            return box(self.boxes, is_ticked=span.text == TICKED)
        words = self.references.reference(span, style) if span.target else ""
        if not span.note:
            return words
        mark = self.notes.add(self.inline(span.note, self.style))
        if span.target or not span.text:
            return words + mark
        before, after = note_place(span.text, self.document.language)
        rest = run(span._replace(text=after), style) if after else ""
        return run(span._replace(text=before), style) + mark + rest

    def _block(self, block: Block, label: str) -> None:
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self._paragraph(block)
            case Note():
                self._add("Note", self.inline(block.text, self.style))
            case Bullets():
                self._items("ListBullet", block)
            case Steps():
                self._items("ListNumber", block)
            case Listing():
                self._listing(block)
            case Quotation():
                self._quotation(block)
            case Clause():
                for depth, text in block.lines:
                    self._add(f"DraftClause{min(depth, _DEEPEST_CLAUSE) + 1}", run(Span(text), self.style))
            case Redline():
                self._redline(block)
            case Facts():
                self._names_and_values(
                    block.description,
                    [(name, Cell(self.inline(text, self.style), fill_of(text))) for name, text in block.rows],
                )
            case DecisionBox():
                self._names_and_values(
                    block.description, [(each.label, Cell(self._control(block, each))) for each in block.fields]
                )
            case Table():
                self._table(block, label)
            case Chart():
                self._chart(block, label)
            case Contents():
                self._contents(block)
            case PageBreak():
                self.breaks_page = True

    def _page_break(self) -> str:
        """Give the property of a paragraph on a new page. A break of its own would leave an empty page after a full one."""
        breaks, self.breaks_page = self.breaks_page, False
        return "<w:pageBreakBefore/>" if breaks else ""

    def _heading(self, block: Heading) -> None:
        if block.level == 1:
            self.is_annex = block.is_annex
        place = heading_list(block, self.lists, is_annex=self.is_annex)
        words = self.references.bookmark(block.anchor, run(Span(block.text, language=block.language), self.style))
        self._add(f"Heading{block.level}", words, self._page_break() + place)

    def _paragraph(self, block: Paragraph) -> None:
        style, has_text = self.style, bool(block.text)
        words = self.inline(block.text, style)
        keeps = self.leads_on or (block.label and (not has_text or plain(block.text).rstrip().endswith(":")))
        if block.label:
            label = self.references.bookmark(block.anchor, unbroken(run(Span(block.label, Mark.STRONG), style)))
            colon = run(Span(self.document.colon.rstrip(" "), Mark.STRONG), style)
            words = label + colon + (run(Span(" "), style) + words if has_text else "")
        elif block.anchor:
            words = self.references.bookmark(block.anchor, words)
        name = "NumberedParagraph" if block.is_numbered else "BodyText"
        self._add(name, self.comments.anchored(words, block.comments), _KEEP if keeps else "")

    def _quotation(self, block: Quotation) -> None:
        is_foreign = block.language != self.document.language
        rtl = is_rtl(block.language) if is_foreign else self.style.is_rtl
        style = Style(block.language, rtl) if is_foreign else self.style
        place = "".join(run(span, self.style) for span in placed(block, self.document.language))
        self._add("QuotationPlace", place)
        for number, (depth, label, text) in enumerate(block.lines, 1):
            after = _LAST_LINE if number == len(block.lines) else ""
            indent = f'<w:ind w:left="{400 + 400 * depth}"/>' if depth else ""
            self._add("Quote", run(Span(f"{label} {text}".strip()), style), "", after + indent, rtl=rtl)

    def _items(self, name: str, block: Bullets | Steps) -> None:
        """Write a list. Numbers are Word's own, in a list for each block that has any."""
        numbering: Any = self.word.part.numbering_part.element
        place = listed(begun_at(numbering, self.lists.steps, block.start)) if isinstance(block, Steps) else ""
        left = _LIST_STEP * (block.depth + 1)
        indent = f'<w:ind w:left="{left}"/>' if block.depth else ""
        for number, item in enumerate(block.items, 1):
            is_last = number == len(block.items) and not self.document.is_slides
            after = _LAST_LINE if is_last else ""
            before = _KEEP if self.leads_on and number == len(block.items) else ""
            if item and item[0].mark is _BOX:  # it stands where the bullet would
                around = f'<w:ind w:left="{left}" w:hanging="{_BOX_ROOM}"/>'
                self._add(name, self.inline(item, self.style), before + listed(self.lists.unnumbered), after + around)
            else:
                self._add(name, self.inline(item, self.style), before + place, after + indent)

    def _listing(self, block: Listing) -> None:
        indent = f'<w:ind w:left="{700 + _LIST_STEP * block.depth}"/>' if block.depth else ""
        for number, line in enumerate(block.lines, 1):
            is_last = number == len(block.lines)
            self._add("Listing", run(Span(line), self.style), "" if is_last else _KEEP, _LAST_LINE * is_last + indent)

    def _redline(self, block: Redline) -> None:
        is_foreign = block.language != self.document.language
        rtl = is_rtl(block.language) if is_foreign else self.style.is_rtl
        style = Style(block.language, rtl) if is_foreign else self.style
        for line in block.lines:
            runs = self.revisions.runs(line, block.author, style)
            mark = self.revisions.mark(line, block.author)
            if line.depth < 0:
                self._add("Heading2", runs, listed(self.lists.unnumbered), mark, rtl=rtl)
            else:
                indent = f'<w:ind w:left="{400 * line.depth}"/>' if line.depth else ""
                self._add("BodyText", runs, "", indent + mark, rtl=rtl)

    def _names_and_values(self, description: str, rows: list[tuple[str, Cell]]) -> None:
        first = round(self.width * _FACT_SHARE)
        named = [Row((Cell(run(Span(name, Mark.STRONG), self.style)), value)) for name, value in rows]
        self._grid(Grid(description, description, (), named, (first, self.width - first), self.style.is_rtl))

    def _control(self, box: DecisionBox, field: Field) -> str:
        made = control(box.id, field, self.style, self.document.language)
        return self.references.bookmark(field_anchor(box, field), made)

    def _table(self, block: Table, label: str) -> None:
        total = sum(block.widths)
        widths = tuple(round(self.width * share / total) for share in block.widths)
        if block.caption or label:
            self._add("Caption", self.references.caption(block, label, self.style), _KEEP)
        white = self.style._replace(is_white=True)
        header = tuple(Cell(run(Span(name, Mark.STRONG), white)) for name in block.columns)
        rows = [
            Row(tuple([Cell(self.inline(cell, self.style), fill_of(cell)) for cell in row]), is_short(row, widths))
            for row in block.rows
        ]
        is_ticked = any(span.mark is _BOX for row in block.rows for cell in row for span in cell)
        height = _WRITING_HEIGHT if is_ticked else 0
        self._grid(Grid(block.caption, block.description, header, rows, widths, self.style.is_rtl, height))

    def _grid(self, grid: Grid) -> None:
        if self.follows_table:  # two tables without a paragraph between them would be one
            self._add("AfterTable", "")
        self.pieces.append(table(grid))
        self.follows_table = True

    def _chart(self, block: Chart, label: str) -> None:
        self.charts += 1
        number = self.charts
        book = workbook(charts.rows_of(block))
        content = charts.chart_part(block, self.document.language, "rId1", is_rtl=self.style.is_rtl)
        part = add_part(self.word, f"/word/charts/chart{number}.xml", charts.TYPE, charts.RELATION, content)
        name = f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"
        add_part(self.word, name, charts.WORKBOOK_TYPE, charts.WORKBOOK_RELATION, book, of=part)
        relation = self.word.part.relate_to(part, charts.RELATION)
        self._add("Caption", self.references.caption(block, label, self.style), _KEEP)
        self._add("Figure", charts.drawing(block, number, relation, self.width), _KEEP)

    def _contents(self, block: Contents) -> None:
        entries, instruction = entries_of(block.of, self.document, self.numbers, self.references)
        if entries:
            before = self._page_break() + listed(self.lists.unnumbered)  # a template may number it as a heading
            self._add("TOCHeading", run(Span(block.title), self.style), before)
            self.pieces += contents(instruction, entries, self.style)

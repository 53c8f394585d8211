"""A worksheet as a Word file: what to read first, then a table a theme, with a list to choose from in every row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING

from lxml import etree

from lawcheck.render.docx import footnotes
from lawcheck.render.docx.controls import choice, locked
from lawcheck.render.docx.numbering import Lists
from lawcheck.render.docx.ooxml import PLAIN, Style, attribute, run, wrapped
from lawcheck.render.docx.package import BODY_MARK, add_part, new_package, set_properties, to_bytes
from lawcheck.render.docx.sections import Pages
from lawcheck.render.docx.settings import set_language
from lawcheck.render.docx.tables import HEADER_FILL
from lawcheck.render.docx.writer import Writer
from lawcheck.report.document import Block, Document, Facts, Heading, Mark, Note, Paragraph, Part, Span, words

if TYPE_CHECKING:
    from lawcheck.report.worksheet import Choice, Field, Row, Worksheet

_SHARES = (17, 36, 12, 15, 20)  # of the page: number, question, answer, law, reply
_SHARES_WITH_LEVELS = (17, 36, 10, 12, 15, 10)
_RESPONDENT_SHARES = (26, 74)
_INPUT_FILL = "FFF8E1"
_LABEL_FILL = "DCE3F0"


def render_docx(worksheet: Worksheet) -> bytes:
    """Write a Word file. The same worksheet gives the same bytes."""
    document = _frame(worksheet)
    word = new_package()
    set_properties(word, document)
    set_language(word, worksheet.language)
    pages = Pages(word, document, PLAIN, keeps_pages=False, named=str)
    writer = Writer(word, document, PLAIN, Lists())
    numbers = count(1)
    front, how, *groups = document.parts
    width = pages.begin(0, is_landscape=False)
    first = writer.part(front, width, is_first=True) + _respondent(worksheet, width, numbers)
    first += writer.part(how, width, is_first=False)
    word.element.body[-1].addprevious(etree.Comment(BODY_MARK.format(0)))
    width = pages.begin(1, is_landscape=True)
    second = ""
    for part, group in zip(groups, worksheet.groups, strict=True):
        second += writer.part(part, width, is_first=False) + _table(worksheet, group.title, group.rows, width, numbers)
        second += wrapped("AfterTable", "")
    word.element.body[-1].addprevious(etree.Comment(BODY_MARK.format(1)))
    add_part(word, "/word/footnotes.xml", footnotes.TYPE, footnotes.RELATION, writer.notes.part().encode())
    return to_bytes(word, [first, second])


def _frame(worksheet: Worksheet) -> Document:
    """Give what a worksheet shares with every document: title, words before and between the tables, properties."""
    titles = [Part((Heading(2, group.title),)) for group in worksheet.groups]
    if titles:
        titles[0] = Part((Heading(1, worksheet.sheets[1]), *titles[0].blocks), is_landscape=True)
    return Document(
        title=worksheet.title,
        subtitle=worksheet.subtitle,
        language=worksheet.language,
        date=worksheet.date,
        parts=(
            Part((*_front(worksheet), Heading(1, worksheet.respondent_title))),
            Part(tuple(_how(worksheet))),
            *titles,
        ),
        footer=worksheet.footer,
        marking=worksheet.marking,
        page_label=worksheet.page_label,
        colon=worksheet.colon,
        properties=worksheet.properties,
        is_form=True,
    )


def _front(worksheet: Worksheet) -> Iterator[Block]:
    if worksheet.marking:
        yield Note(words(worksheet.marking))
    for text in worksheet.about:
        yield Paragraph(words(text))


def _how(worksheet: Worksheet) -> Iterator[Block]:
    yield Heading(1, worksheet.steps_title)
    for number, text in enumerate(worksheet.steps, 1):
        yield Paragraph(words(f"{number}. {text}"))
    yield Heading(1, worksheet.choices_title)
    yield Facts(tuple((each.word, words(each.meaning)) for each in worksheet.choices), worksheet.choices_title)
    if worksheet.levels:
        yield Heading(1, worksheet.levels_title)
        yield Facts(tuple((each.word, words(each.meaning)) for each in worksheet.levels), worksheet.levels_title)


def _respondent(worksheet: Worksheet, width: int, numbers: Iterator[int]) -> str:
    widths = _widths(width, _RESPONDENT_SHARES)
    rows = []
    for line in worksheet.respondent:
        label = wrapped("TableText", locked(Span(line.label, Mark.STRONG), line.key, next(numbers)))
        hint = paragraph("TableText", (Span(line.hint, Mark.EMPHASIS),))
        rows.append(f"<w:tr>{_cell(label + hint, widths[0], _LABEL_FILL)}{_empty(widths[1])}</w:tr>")
    return _grid(worksheet.respondent_title, widths, rows, has_header=False) + paragraph("AfterTable")


def _table(worksheet: Worksheet, title: str, rows: tuple[Row, ...], width: int, numbers: Iterator[int]) -> str:
    level = worksheet.level_column
    widths = _widths(width, _SHARES_WITH_LEVELS if level else _SHARES)
    columns = (
        worksheet.id_column,
        worksheet.ask_column,
        worksheet.value_column,
        worksheet.cites_column,
        worksheet.text_column,
        *([level] if level else []),
    )
    head = "".join(_head(each, at, next(numbers)) for each, at in zip(columns, widths, strict=True))
    made = [f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"]
    made += [_row(worksheet, row, widths, numbers) for row in rows]
    return _grid(title, widths, made, has_header=True)


def _head(column: Field, width: int, number: int) -> str:
    words_ = locked(Span(column.label, Mark.STRONG), column.key, number, Style(is_white=True))
    return _cell(wrapped("TableText", words_, "<w:keepNext/>"), width, HEADER_FILL)


def _row(worksheet: Worksheet, row: Row, widths: tuple[int, ...], numbers: Iterator[int]) -> str:
    number = wrapped("TableText", locked(Span(row.id), row.id, next(numbers)))
    question = paragraph("TableText", (Span(row.ask, Mark.STRONG),))
    question += "".join(
        paragraph("TableText", (Span(label, Mark.EMPHASIS), Span(worksheet.colon + text)))
        for label, text in row.guidance
    )
    cells = [
        _cell(number, widths[0]),
        _cell(question, widths[1]),
        _choice(worksheet, worksheet.value_column, row.id, worksheet.choices, widths[2], next(numbers)),
        _empty(widths[3]),
        _empty(widths[4]),
    ]
    if worksheet.level_column:
        cells.append(_choice(worksheet, worksheet.level_column, row.id, worksheet.levels, widths[5], next(numbers)))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def _choice(worksheet: Worksheet, column: Field, tag: str, choices: tuple[Choice, ...], width: int, number: int) -> str:
    """Make a cell with a list to choose from."""
    made = choice(column.label, tag, number, [each.word for each in choices], worksheet.choose)
    return _cell(wrapped("TableText", made), width, _INPUT_FILL)


def paragraph(style: str, spans: tuple[Span, ...] = ()) -> str:
    """Make a paragraph of plain runs."""
    return wrapped(style, "".join(map(run, spans)))


def _widths(width: int, shares: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(round(width * share / sum(shares)) for share in shares)


def _cell(content: str, width: int, fill: str = "") -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{content}</w:tc>'


def _empty(width: int) -> str:
    return _cell(paragraph("TableText"), width, _INPUT_FILL)


def _grid(title: str, widths: tuple[int, ...], rows: list[str], *, has_header: bool) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{"0420" if has_header else "0400"}" w:firstRow="{int(has_header)}"/>'
        f"<w:tblCaption w:val={attribute(title)}/><w:tblDescription w:val={attribute(title)}/>"
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )

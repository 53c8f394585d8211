"""What a page says in its own language: every run of words that is not marked as another, a quotation or an id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from lxml import html

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
    Mark,
    Note,
    Paragraph,
    Quotation,
    Table,
    placed,
)
from lawcheck.report.workbook import Toned, Workbook
from lawcheck.report.worksheet import Worksheet

_OTHERS = (Mark.QUOTE, Mark.CODE)
_UNSEEN = ("script", "style", "code")
_READ_ALOUD = ("aria-label", "title", "alt", "placeholder", "data-label", "data-shown", "data-any", "content")


def said(document: Document) -> list[str]:
    """Give the words of a document in the language of the document, run by run."""
    return [
        each
        for each in chain(_edges(document), *(_block(block, document.language) for block in document.blocks()))
        if each.strip()
    ]


def _edges(document: Document) -> Iterator[str]:
    yield from (document.title, document.subtitle, document.footer, document.marking, document.page_label)
    yield from (document.table_word, document.figure_word, document.annex_word, document.keywords)
    yield from document.controls.values()


def _spans(inline: Inline) -> Iterator[str]:
    for span in inline:
        if not span.language and span.mark not in _OTHERS:
            yield span.text
        yield from _spans(span.note)


def _block(block: Block, language: str) -> Iterator[str]:
    match block:
        case Heading():
            yield "" if block.language else block.text
            yield from (part for facet in block.facets for part in (facet.name, facet.value))
        case Paragraph():
            yield block.label
            yield from _spans(block.text)
            yield from (part for comment in block.comments for part in (comment.author, comment.text))
        case Note():
            yield from _spans(block.text)
        case Bullets():
            yield from chain.from_iterable(map(_spans, block.items))
        case Quotation():
            yield from _spans(placed(block, language))
        case Clause():
            yield from (text for _, text in block.lines)
        case Facts():
            yield block.description
            yield from chain.from_iterable((name, *_spans(text)) for name, text in block.rows)
        case Table():
            yield from (block.caption, block.description, *block.columns)
            yield from chain.from_iterable(_spans(cell) for row in block.rows for cell in row)
        case Chart():
            yield from (block.caption, block.description, *block.categories, *(each.name for each in block.series))
        case DecisionBox():
            yield block.description
            yield from chain.from_iterable(
                (each.label, each.prompt, *(words for _, words in each.choices)) for each in block.fields
            )
        case Contents():
            yield block.title
        case _:
            pass


def said_in_sheets(workbook: Workbook, originals: Iterable[str]) -> Iterator[str]:
    """Give the words of all sheets, but not of the columns, named by their titles, that hold a text's own words."""
    kept = set(originals)
    yield from (workbook.title, workbook.subtitle, workbook.footer, workbook.marking, workbook.page_label)
    for sheet in workbook.sheets:
        yield from (sheet.title, sheet.name, *(column.title for column in sheet.columns))
        for row in sheet.rows:
            for column, cell in zip(sheet.columns, row, strict=True):
                if column.title not in kept and not isinstance(cell, int):
                    yield cell.text if isinstance(cell, Toned) else cell


def said_in_worksheet(sheet: Worksheet) -> Iterator[str]:
    """Give the words of a worksheet."""
    yield from (sheet.title, sheet.subtitle, sheet.marking, sheet.footer, sheet.page_label, *sheet.about)
    yield from (sheet.respondent_title, sheet.steps_title, *sheet.steps, sheet.choices_title, *sheet.choice_columns)
    yield from (part for each in sheet.choices for part in (each.word, each.meaning))
    yield from (sheet.choose, *sheet.sheets)
    fields = (sheet.ask_column, sheet.guidance_column, sheet.value_column, sheet.cites_column, sheet.text_column)
    yield from (part for each in (*sheet.respondent, sheet.id_column, *fields) for part in (each.label, each.hint))
    for group in sheet.groups:
        yield group.title
        for row in group.rows:
            yield row.ask
            yield from (part for pair in row.guidance for part in pair)


def said_in_html(content: bytes) -> Iterator[str]:
    """Give the words of a page of HTML that stand in the language of the page, with what is read aloud."""
    root = html.fromstring(content.decode("utf-8"))
    language = root.get("lang")
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        own = next((each.get("lang") for each in (element, *element.iterancestors()) if each.get("lang")), "")
        is_seen = not any(each.tag in _UNSEEN for each in (element, *element.iterancestors()))
        if own == language and is_seen:
            if element.text and element.tag != "i":
                yield element.text
            yield from (element.get(name) for name in _READ_ALOUD if element.get(name) and element.tag != "meta")
        parent = element.getparent()
        above = next((each.get("lang") for each in element.iterancestors() if each.get("lang")), "")
        if element.tail and parent is not None and above == language and parent.tag not in ("i", *_UNSEEN):
            yield element.tail


def words_in(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Give each word, in small letters, with the text that it stands in; ids and commands are none."""
    for text in texts:
        bare = re.sub(
            r"lawcheck [^.;]*|--[a-z-]+|\b[a-z0-9]+(?:[.-][a-z0-9]+)*\.[a-z0-9][a-z0-9.-]*|[Cc]ommon law", " ", text
        )
        for word in re.findall(r"[^\W\d_]+(?:[’'][^\W\d_]+)*", bare):
            yield word.casefold(), text

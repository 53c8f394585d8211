"""A statute in PDF, from its text layer; a scan has none and is refused.

Running heads, page numbers, footnotes and marginal notes that stand beside no section go to what is left over. A marginal
note beside the first line of a section becomes its heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lawcheck.load.statutes.marginal_notes import SECTION_START, marginal_notes
from lawcheck.load.statutes.page_layout import Page, lay_out
from lawcheck.load.statutes.page_rows import Row
from lawcheck.load.statutes.pdf_pages import UNREADABLE, read_pages
from lawcheck.load.statutes.reading import Source
from lawcheck.load.statutes.splitting import split_lines
from lawcheck.model.country import LeftOver, StatuteText

_DIVIDED = re.compile(r"(?P<start>[^\W\d_]+)(?P<hyphen>[-\u00ad])\Z")
_INLINE_HEADING = re.compile(r"(?P<heading>\d{1,4}[A-Z]{0,2}\.\s.{3,140}?)\.\s?[–—―]+\s*(?P<text>\S.*)\Z")
_END_OF_HEADING = re.compile(r"[a-zß-ÿ][^.;:]{0,80}\.\s?[–—―]+\s*\S")
_GLUED_NUMBER = re.compile(r"(\d{1,4}[A-Z]{0,2}\.)(?=[^\W\d_]|[(“‘\"])")
_GLUED_STEP = re.compile(r"((?:\d{1,4}[A-Z]{0,2}\. )?\(\w{1,4}\))(?=[^\W\d_]{2}|[“‘\"])")
_LONG_RULE = re.compile(r"_{4,}")

_Line = tuple[str, bool]  # the text; whether it belongs to the body


def read(source: Source) -> StatuteText:
    """Read the text layer of a PDF. Lines are numbered through the whole document.

    Raises:
        LawcheckError: pypdfium2 is not installed; the file is no PDF, is cut off, needs a password or is a picture.
    """
    laid_out = lay_out(read_pages(source))
    body: list[str] = []
    left_over: list[LeftOver] = []
    for text, is_body in _joined(list(_lines(laid_out))):
        if is_body:
            body.append(text)
        else:
            left_over.append(LeftOver(max(len(body), 1), _LONG_RULE.sub("____", text)))
    split = _with_long_headings(split_lines(source.statute_id, body), laid_out)
    together = sorted((*split.left_over, *left_over), key=lambda left: left.line)
    return replace(split, left_over=tuple(together), notes=_notes(laid_out))


def _lines(pages: Sequence[Page]) -> Iterator[_Line]:
    """Walk the document in reading order; what is left over stands before or after the body of its page."""
    for page in pages:
        notes = marginal_notes(page.body, page.notes)
        headings = {id(note.beside): note.text for note in notes if note.beside is not None}
        upper = [row for row in page.heads if row.middle > page.height / 2]
        yield from ((row.text, False) for row in upper)
        for row in _with_whole_headings(page.body):
            yield from ((line, True) for line in _body_lines(row[0], headings.get(row[1], "")))
        yield from ((note.text, False) for note in notes if note.beside is None)
        yield from ((row.text, False) for row in page.footnotes)
        yield from ((row.text, False) for row in page.heads if row not in upper)


def _with_whole_headings(rows: Sequence[Row]) -> Iterator[tuple[str, int]]:
    """Give each row's text and identity; a heading that ends before a dash on the next row is drawn to one line."""
    before: tuple[str, int] | None = None
    for row in rows:
        text = row.text
        if before is not None and SECTION_START.match(before[0]) and _END_OF_HEADING.match(text):
            before = (f"{before[0]} {text}", before[1])
            continue
        if before is not None:
            yield before
        before = (text, id(row))
    if before is not None:
        yield before


def _body_lines(row: str, note: str) -> Iterator[str]:
    """Put a section's heading on a line of its own, be it from the margin or before a dash on the section's first line."""
    text = _spaced(row)
    if note:
        label, _, rest = text.partition(" ")
        yield f"{label} {note.rstrip(' .')}"
        if rest:
            yield rest
    elif inline := _INLINE_HEADING.match(text):
        yield inline["heading"]
        yield inline["text"]
    else:
        yield text


def _spaced(row: str) -> str:
    """Put the space after ``5.`` and ``(1)`` at the start of a line that the file has only as a gap."""
    if match := _GLUED_NUMBER.match(row):
        row = f"{match[0]} {row[match.end() :]}"
    if match := _GLUED_STEP.match(row):
        row = f"{match[0]} {row[match.end() :]}"
    return row


def _with_long_headings(text: StatuteText, pages: Sequence[Page]) -> StatuteText:
    """Take a marginal note for the heading where it is too long to be recognised as one by its look."""
    long = {note.text.rstrip(" .") for page in pages for note in marginal_notes(page.body, page.notes)}
    sections = dict(text.sections)
    for label, section in sections.items():
        heading = next((note for note in long if not section.heading and section.text.startswith(note)), "")
        if heading:
            sections[label] = replace(section, heading=heading, text=section.text[len(heading) :].strip())
    return replace(text, sections=sections)


def _joined(lines: list[_Line]) -> Iterator[_Line]:
    """Join words that are divided at the end of a line, over the end of a page too.

    A hyphen stays where the document writes the word with one elsewhere (``sub-section``) and never without.
    """
    body = [text for text, is_body in lines if is_body]
    known = {word.casefold() for text in body for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*(?!-\Z)", text)}
    joined: list[_Line] = []
    open_at: int | None = None  # the last line of the body
    for text, is_body in lines:
        rest = text
        if is_body and open_at is not None:
            before, rest = _join(joined[open_at][0], text, known)
            joined[open_at] = (before, True)
        if is_body and rest:
            open_at = len(joined)
        if rest:
            joined.append((rest, is_body))
    yield from ((text.replace("\u00ad", ""), is_body) for text, is_body in joined)


def _join(before: str, line: str, known: set[str]) -> tuple[str, str]:
    divided = _DIVIDED.search(before)
    if divided is None or not line[:1].islower():
        return before, line
    end, _, rest = line.partition(" ")
    stem = re.match(r"[^\W\d_]*", end)
    tail = stem[0] if stem else ""
    with_hyphen, without = f"{divided['start']}-{tail}".casefold(), f"{divided['start']}{tail}".casefold()
    keeps = divided["hyphen"] == "-" and with_hyphen in known and without not in known
    return before[: divided.end("start")] + ("-" if keeps else "") + end, rest


def _notes(pages: Sequence[Page]) -> tuple[str, ...]:
    apart = sum(len(page.heads) + len(page.footnotes) for page in pages)
    notes = [
        f"read from PDF, pages: {len(pages)}; lines of running heads, page numbers and footnotes left over: {apart}"
    ]
    empty = [str(number) for number, page in enumerate(pages, 1) if not (page.body or page.heads or page.notes)]
    if empty:
        notes.append(f"pages without text: {', '.join(empty)}")
    unreadable = sum(row.text.count(UNREADABLE) for page in pages for row in page.body)
    if unreadable:
        notes.append(f"{unreadable} characters have no letter in the PDF and stand as {UNREADABLE}")
    return tuple(notes)

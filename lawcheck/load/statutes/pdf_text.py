"""A statute in PDF, from its text layer; a scan has none and is refused.

Running heads, page numbers, footnotes and marginal notes that stand beside no section go to what is left over. A marginal
note beside the first line of a section becomes its heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from types import ModuleType
from typing import Any, NoReturn

from lawcheck.errors import LawcheckError, Problem
from lawcheck.load.statutes.page_layout import Page, Row, Word, lay_out, marginal_notes
from lawcheck.load.statutes.reading import Source
from lawcheck.load.statutes.splitting import split_lines
from lawcheck.model.country import LeftOver, StatuteText

FEWEST_CHARACTERS = 20  # on a page of a PDF that has a text layer, on average
PASSWORD = 4  # PDFium: FPDF_ERR_PASSWORD
SECURITY = 5  # PDFium: FPDF_ERR_SECURITY
HYPHEN_AT_END = 2  # the character that PDFium gives for a hyphen at the end of a line
LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
)

_DIVIDED = re.compile(r"(?P<start>[^\W\d_]+)(?P<hyphen>[-\u00ad])\Z")
_INLINE_HEADING = re.compile(r"(?P<heading>\d{1,4}[A-Z]{0,2}\.\s.{3,110}?)\.\s?[–—―]+\s*(?P<text>\S.*)\Z")
_LONG_RULE = re.compile(r"_{4,}")

_Line = tuple[str, bool]  # the text; whether it belongs to the body


def read(source: Source) -> StatuteText:
    """Read the text layer of a PDF. Lines are numbered through the whole document.

    Raises:
        LawcheckError: pypdfium2 is not installed; the file is no PDF, is cut off, needs a password or is a picture.
    """
    pages = _pages(_pdfium(source.shown_as), source)
    _refuse_pictures(pages, source.shown_as)
    laid_out = lay_out(pages)
    body: list[str] = []
    left_over: list[LeftOver] = []
    for text, is_body in _joined(list(_lines(laid_out))):
        if is_body:
            body.append(text)
        else:
            left_over.append(LeftOver(max(len(body), 1), _LONG_RULE.sub("____", text)))
    split = split_lines(source.statute_id, body)
    together = sorted((*split.left_over, *left_over), key=lambda left: left.line)
    return replace(split, left_over=tuple(together), notes=_notes(laid_out))


def _pdfium(shown_as: str) -> ModuleType:
    try:
        import pypdfium2
    except ImportError:
        _refuse(shown_as, "PDF needs an extra", 'pip install "lawcheck[pdf]"')
    module: ModuleType = pypdfium2
    return module


def _refuse(shown_as: str, message: str, remedy: str) -> NoReturn:
    raise LawcheckError([Problem(path=shown_as, message=message, remedy=remedy)]) from None


def _pages(pdfium: ModuleType, source: Source) -> list[tuple[float, list[Word]]]:
    """Give the height and the words of each page."""
    try:
        with closing(pdfium.PdfDocument(source.raw)) as document:
            return [_page(pdfium, document, number) for number in range(len(document))]
    except pdfium.PdfiumError as error:
        if error.err_code in {PASSWORD, SECURITY}:
            _refuse(source.shown_as, "the PDF is encrypted and needs a password", "save it without a password")
        whole = source.raw.lstrip().startswith(b"%PDF")
        message = "the PDF is damaged or cut off" if whole else "the file is no PDF, though its name ends in .pdf"
        _refuse(source.shown_as, message, "fetch it again from its source")


def _page(pdfium: ModuleType, document: Any, number: int) -> tuple[float, list[Word]]:
    with closing(document[number]) as page, closing(page.get_textpage()) as text:
        return page.get_height(), list(_words(pdfium.raw, text))


def _words(raw: Any, text: Any) -> Iterator[Word]:
    """Cut the characters of a page into words at spaces, at hyphens that end a line and around rules."""
    codes = [raw.FPDFText_GetUnicode(text.raw, index) for index in range(text.count_chars())]
    box = raw.FS_RECTF()
    start = 0
    for at, code in enumerate([*codes, 0]):
        is_end = at == len(codes) or _is_space(code) or (at > start and (code == ord("_")) != (codes[at - 1] == ord("_")))
        if is_end and at > start:
            yield _word(raw, text, box, codes, start, at)
        if at < len(codes) and _is_space(code):
            start = at + 1
        elif is_end:
            start = at
        elif code == HYPHEN_AT_END:
            yield _word(raw, text, box, codes, start, at + 1)
            start = at + 1


def _is_space(code: int) -> bool:
    return code != HYPHEN_AT_END and (code <= ord(" ") or chr(code).isspace())


def _word(raw: Any, text: Any, box: Any, codes: Sequence[int], start: int, end: int) -> Word:
    """Take the box of the first and the last character; those between lie between."""
    edges = []
    for index in (start, end - 1):
        raw.FPDFText_GetLooseCharBox(text.raw, index, box)
        edges.append((box.left, box.bottom, box.right, box.top))
    first, last = edges if edges[1][3] > edges[1][1] else (edges[0], edges[0])
    large = first if first[3] - first[1] >= last[3] - last[1] else last
    letters = "".join("-" if code == HYPHEN_AT_END else chr(code) for code in codes[start:end])
    left, right = min(first[0], last[0]), max(first[2], last[2])
    return Word(letters.translate(LIGATURES), left, large[1], right, large[3])


def _refuse_pictures(pages: Sequence[tuple[float, Sequence[Word]]], shown_as: str) -> None:
    characters = sum(len(word.text) for _, words in pages for word in words)
    if characters < FEWEST_CHARACTERS * max(len(pages), 1):
        message = f"the PDF is a picture: {len(pages)} pages have {characters} characters of text"
        _refuse(shown_as, message, "recognise its text (OCR) with another program, read it through, and add the text")


def _lines(pages: Sequence[Page]) -> Iterator[_Line]:
    """Walk the document in reading order; what is left over stands before or after the body of its page."""
    for page in pages:
        notes = marginal_notes(page)
        headings = {id(note.beside): note.text for note in notes if note.beside is not None}
        upper = [row for row in page.heads if row.middle > page.height / 2]
        yield from ((row.text, False) for row in upper)
        for row in page.body:
            yield from ((line, True) for line in _body_lines(row, headings.get(id(row), "")))
        yield from ((note.text, False) for note in notes if note.beside is None)
        yield from ((row.text, False) for row in page.footnotes)
        yield from ((row.text, False) for row in page.heads if row not in upper)


def _body_lines(row: Row, note: str) -> Iterator[str]:
    """Put a section's heading on a line of its own, be it from the margin or before a dash on the section's first line."""
    if note:
        label, _, rest = row.text.partition(" ")
        yield f"{label} {note.rstrip(' .')}"
        if rest:
            yield rest
    elif inline := _INLINE_HEADING.match(row.text):
        yield inline["heading"]
        yield inline["text"]
    else:
        yield row.text


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
    notes = [f"read from a PDF of {len(pages)} pages; {apart} lines of running heads, page numbers and footnotes are left over"]
    empty = [str(number) for number, page in enumerate(pages, 1) if not (page.body or page.heads or page.notes)]
    if empty:
        notes.append(f"pages without text: {', '.join(empty)}")
    return tuple(notes)

"""The pages of a PDF as words with their places, read with PDFium."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from types import ModuleType
from typing import Any

from lawcheck.errors import LawcheckError, Problem
from lawcheck.load.statutes.page_rows import Word
from lawcheck.load.statutes.reading import Source

FEWEST_CHARACTERS = 20  # on a page of a PDF that has a text layer, on average
PASSWORD = 4  # PDFium: FPDF_ERR_PASSWORD
SECURITY = 5  # PDFium: FPDF_ERR_SECURITY
HYPHEN_AT_END = "\x02"  # the character that PDFium gives for a hyphen at the end of a line
UNREADABLE = "\ufffd"  # for a glyph of which the font does not say what letter it is
LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
)

_ALEF_LAM = re.compile("[\u0622\u0623\u0625\u0627]\u0644")
_WORD = re.compile(r"_+|[^\s\x01-\x1f_]+\x02?|\x02")


def read_pages(source: Source) -> list[tuple[float, list[Word]]]:
    """Give the height and the words of each page.

    Raises:
        LawcheckError: pypdfium2 is not installed; the file is no PDF, is cut off, needs a password or is a picture.
    """
    pages = _pages(_pdfium(source.shown_as), source)
    _refuse_pictures(pages, source.shown_as)
    return pages


def _pages(pdfium: ModuleType, source: Source) -> list[tuple[float, list[Word]]]:
    try:
        with closing(pdfium.PdfDocument(source.raw)) as document:
            return [_page(pdfium, document, number) for number in range(len(document))]
    except pdfium.PdfiumError as error:
        if error.err_code in {PASSWORD, SECURITY}:
            raise _refusal(
                source.shown_as, "the PDF is encrypted and needs a password", "save it without a password"
            ) from None
        whole = source.raw.lstrip().startswith(b"%PDF")
        message = "the PDF is damaged or cut off" if whole else "the file is no PDF, though its name ends in .pdf"
        raise _refusal(source.shown_as, message, "fetch it again from its source") from None


def _pdfium(shown_as: str) -> ModuleType:
    try:
        import pypdfium2
    except ImportError:
        raise _refusal(shown_as, "PDF needs an extra", 'pip install "lawcheck[pdf]"') from None
    module: ModuleType = pypdfium2
    return module


def _page(pdfium: ModuleType, document: Any, number: int) -> tuple[float, list[Word]]:
    with closing(document[number]) as page, closing(page.get_textpage()) as text:
        edges = page.get_bbox()
        turn = page.get_rotation()
        words = _words(pdfium.raw, text)
        is_straight = not turn and edges[:2] == (0, 0)
        return page.get_height(), list(words) if is_straight else [_as_shown(word, edges, turn) for word in words]


def _as_shown(word: Word, edges: tuple[float, float, float, float], turn: int) -> Word:
    """Turn a box as the page is turned (clockwise, in degrees), and count from the page's lower left corner."""
    left, bottom, right, top = edges
    match turn:
        case 90:
            return word._replace(
                left=word.bottom - bottom, bottom=right - word.right, right=word.top - bottom, top=right - word.left
            )
        case 180:
            return word._replace(
                left=right - word.right, bottom=top - word.top, right=right - word.left, top=top - word.bottom
            )
        case 270:
            return word._replace(
                left=top - word.top, bottom=word.left - left, right=top - word.bottom, top=word.right - left
            )
        case _:
            return word._replace(
                left=word.left - left, bottom=word.bottom - bottom, right=word.right - left, top=word.top - bottom
            )


def _words(raw: Any, text: Any) -> Iterator[Word]:
    """Cut the characters of a page into words at spaces, at hyphens that end a line and around rules."""
    characters = _characters(raw, text)
    box = raw.FS_RECTF()
    for word in _WORD.finditer(characters):
        yield _word(raw, text, box, word)


def _characters(raw: Any, text: Any) -> str:
    """Give one character for each that PDFium counts, so that their places can be asked for."""
    code_at, page = raw.FPDFText_GetUnicode, text.raw
    return "".join([chr(code_at(page, index)) for index in range(text.count_chars())])


def _word(raw: Any, text: Any, box: Any, word: re.Match[str]) -> Word:
    """Take the box of the first and the last character; those between lie between."""
    edges = []
    for index in (word.start(), word.end() - 1):
        raw.FPDFText_GetLooseCharBox(text.raw, index, box)
        edges.append((box.left, box.bottom, box.right, box.top))
    first, last = edges if edges[1][3] > edges[1][1] else (edges[0], edges[0])
    letters = word[0]
    if not letters.isascii() or not letters.isprintable():
        letters = _lam_first(raw, text, word).replace(HYPHEN_AT_END, "-").replace("\0", UNREADABLE).translate(LIGATURES)
        letters = letters.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return Word(letters, min(first[0], last[0]), min(first[1], last[1]), max(first[2], last[2]), max(first[3], last[3]))


def _lam_first(raw: Any, text: Any, word: re.Match[str]) -> str:
    """Put lam before alef where one glyph stands for both: PDFium turns the two letters of the glyph round."""
    letters = list(word[0])
    for pair in _ALEF_LAM.finditer(word[0]):
        boxes = []
        for index in (pair.start(), pair.end() - 1):
            box = raw.FS_RECTF()
            raw.FPDFText_GetLooseCharBox(text.raw, word.start() + index, box)
            boxes.append((box.left, box.right))
        if boxes[0] == boxes[1]:
            letters[pair.start() : pair.end()] = reversed(pair[0])
    return "".join(letters)


def _refuse_pictures(pages: Sequence[tuple[float, Sequence[Word]]], shown_as: str) -> None:
    characters = sum(len(word.text) for _, words in pages for word in words)
    if characters < FEWEST_CHARACTERS * max(len(pages), 1):
        message = f"the PDF is a picture; characters of text: {characters}, pages: {len(pages)}"
        raise _refusal(
            shown_as, message, "recognise its text (OCR) with another program, read it through, and add the text"
        )


def _refusal(shown_as: str, message: str, remedy: str) -> LawcheckError:
    return LawcheckError([Problem(path=shown_as, message=message, remedy=remedy)])

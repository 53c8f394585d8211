"""Time the Word report against as many paragraphs and cells written straight as XML, and measure memory by size.

    python tests/bench/word.py [FOLDER]

Both write the same words into the same package: the base of our Word files, zipped in the same way. The bare one wraps each
paragraph of the report in its style, and each row in its cells, and does nothing else: no marks, references, footnotes,
controls, languages. It is timed twice: with all words of a paragraph in one run, and with as many runs as the report has.
Times are the quickest of five, in one process.
"""

from __future__ import annotations

import argparse
import io
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import docx
from docx.oxml.ns import qn
from lxml import etree

from lawcheck import workflow
from lawcheck.render.docx.build import render_docx
from lawcheck.render.docx.package import BODY_MARK, new_package, to_bytes

ROUNDS = 5
Piece = tuple[str, list[str]] | list[list[str]]
ARCADIA = Path(__file__).parents[2] / "examples" / "arcadia"


def main() -> None:
    """Print one line a measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", default=ARCADIA)
    assessment = workflow.assess(parser.parse_args().folder)
    document = workflow.gap_report(assessment, "en")
    content = render_docx(document)
    pieces = pieces_of(content)
    single = [joined(each) for each in pieces]
    ours = quickest(lambda: render_docx(document))
    bare, runs = quickest(lambda: write_bare(single)), quickest(lambda: write_bare(pieces))
    print(f"paragraphs {sum(isinstance(each, tuple) for each in pieces)}, rows {sum(map(is_row, pieces))}")
    print(f"report {ours * 1000:.0f} ms; bare XML {bare * 1000:.0f} ms: {ours / bare:.2f} times (aim: 2)")
    print(f"bare XML with as many runs {runs * 1000:.0f} ms: {ours / runs:.2f} times")
    tracemalloc.start()
    render_docx(document)
    peak = tracemalloc.get_traced_memory()[1]
    print(
        f"peak memory of writing {peak / 1e6:.1f} MB, file {len(content) / 1e6:.2f} MB, {peak / len(content):.0f} times"
    )


def is_row(piece: object) -> bool:
    """Tell a row from a paragraph."""
    return isinstance(piece, list)


def joined(piece: Piece) -> Piece:
    """Put the words of a paragraph or cell into one run."""
    if isinstance(piece, tuple):
        return piece[0], ["".join(piece[1])]
    return [["".join(cell)] for cell in piece]


def pieces_of(content: bytes) -> list[Piece]:
    """Give the paragraphs (style, runs) and the rows (runs of the cells) of a Word file, in order."""
    found: list[Piece] = []
    for element in docx.Document(io.BytesIO(content)).element.body:
        if element.tag == qn("w:p"):
            style = element.find(f".//{qn('w:pStyle')}")
            found.append((style.get(qn("w:val")) if style is not None else "BodyText", words(element)))
        elif element.tag == qn("w:tbl"):
            found += [[words(cell) for cell in row.iter(qn("w:tc"))] for row in element.iter(qn("w:tr"))]
    return found


def words(element: etree._Element) -> list[str]:
    """Give the words of an element, by run."""
    return [each.text or "" for each in element.iter(qn("w:t"))]


def write_bare(pieces: list[Piece]) -> bytes:
    """Write the pieces as XML and nothing more."""
    body: list[str] = []
    is_open = False
    for piece in pieces:
        if isinstance(piece, list):
            body.append("" if is_open else "<w:tbl><w:tblPr/><w:tblGrid/>")
            is_open = True
            cells = "".join(f"<w:tc><w:tcPr/>{paragraph('TableText', text)}</w:tc>" for text in piece)
            body.append(f"<w:tr>{cells}</w:tr>")
        else:
            body.append("</w:tbl>" if is_open else "")
            is_open = False
            body.append(paragraph(*piece))
    body.append("</w:tbl>" if is_open else "")
    word = new_package()
    word.element.body[-1].addprevious(etree.Comment(BODY_MARK.format(0)))
    return to_bytes(word, ["".join(body)])


def paragraph(style: str, runs: list[str]) -> str:
    """Make one paragraph."""
    made = "".join([f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' for text in runs])
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{made}</w:p>'


def quickest(work: Callable[[], object]) -> float:
    """Give the shortest of several times, in seconds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


if __name__ == "__main__":
    main()

"""Tables on a terminal: words that are to be copied stay whole, and no line is wider than the terminal."""

from __future__ import annotations

import io

import pytest

from lawcheck.render.terminal import show
from lawcheck.report.document import Document, Part, Span, Table

ID = "definition.consent.reaches-exploitation"
ROWS = (
    (
        "G15 The highest court reads consent out, and a lower court doubts it",
        ID,
        "Criminal Code (extract), art. 225-4-2",
    ),
    ("G03 List of means without the abuse of vulnerability", "definition.means.vulnerability", "art. 225-4-2"),
)


def shown(rows: tuple[tuple[str, ...], ...], width: int) -> list[str]:
    cells = tuple(tuple((Span(cell),) for cell in row) for row in rows)
    table = Table("What was planted", "", ("Gap", "Criteria", "Where"), cells, (4, 2, 4))
    document = Document("Check", "", "en", "2026-06-30", (Part((table,)),))
    stream = io.StringIO()
    show(document, stream, width=width)
    return stream.getvalue().splitlines()


@pytest.mark.parametrize("width", [72, 80, 120])
def test_an_identifier_in_a_table_is_never_cut(width):
    lines = shown(ROWS, width)

    assert any(ID in line for line in lines)
    assert max(map(len, lines)) <= width


def test_a_table_whose_words_have_no_room_still_fits_the_terminal():
    lines = shown(((ID, ID, ID),), 60)

    assert max(map(len, lines)) <= 60

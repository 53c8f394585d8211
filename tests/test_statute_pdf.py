"""The text layer of a PDF becomes sections; what is no law is left over and never lost."""

from __future__ import annotations

import re
import sys
import textwrap
from collections import Counter
from collections.abc import Sequence

import pytest

from lawcheck.errors import LawcheckError
from lawcheck.load.statutes import reader_for
from lawcheck.load.statutes.reading import Source

Written = tuple[float, float, float, str]  # x, y and size in points, and the words

BODY = 11
NOTE = 8


def pdf(*pages: Sequence[Written], extra: bytes = b"", trailer: bytes = b"") -> bytes:
    """Write a PDF of A4 pages with words in Helvetica; an empty page has a grey picture."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        drawn = "\n".join(f"BT /F {size} Tf {x} {y} Td ({_escaped(words)}) Tj ET" for x, y, size, words in page)
        stream = (drawn or "0.5 g 100 100 300 500 re f").encode("cp1252")
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> "
            + f"/Contents {5 + 2 * number} 0 R >>".encode()
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream")
    objects += [extra] if extra else []
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R ".encode() + trailer
    return bytes(out + f">>\nstartxref\n{start}\n%%EOF\n".encode())


def _escaped(words: str) -> str:
    return re.sub(r"([()\\])", r"\\\1", words)


def column(*lines: str, x: float = 120, top: float = 700, size: float = BODY) -> list[Written]:
    return [(x, top - 14 * place, size, line) for place, line in enumerate(lines)]


def read(raw: bytes):
    pytest.importorskip("pypdfium2")
    return reader_for(".pdf")(Source("act", raw, "act.pdf", "en"))


def refusal(raw: bytes):
    with pytest.raises(LawcheckError) as refused:
        read(raw)
    (problem,) = refused.value.problems
    assert problem.path == "act.pdf"
    return problem


def left_over(text) -> list[str]:
    return [left.text for left in text.left_over]


PAGE_1 = column(
    "1. Short title",
    "This Act may be cited as the Shelters Act.",
    "2. Shelters",
    "(1) The Minister shall set up at least one shelter in",
    "each district for persons who need protec-",
)
PAGE_2 = column(
    "tion or advice.", "(2) A stay is free of charge.", "3. Rules", "The Minister may make rules for shelters."
)


def framed(page: list[Written], number: int) -> list[Written]:
    return [
        (200, 800, BODY, f"{number} OFFICIAL GAZETTE, No. 7"),
        *([(100, 792, BODY, "_" * 60)]),
        *page,
        (290, 40, BODY, f"- {number} -"),
    ]


def test_sections_are_found_with_headings_and_subsections():
    text = read(pdf(PAGE_1, PAGE_2))

    assert [(label, section.heading) for label, section in text.sections.items()] == [
        ("1", "Short title"),
        ("2", "Shelters"),
        ("3", "Rules"),
    ]
    assert [child.label for child in text.sections["2"].children] == ["1", "2"]


def test_running_heads_page_numbers_and_rules_stand_apart_and_are_kept():
    text = read(pdf(framed(PAGE_1, 1), framed(PAGE_2, 2), framed(column("The end of the rules of the Act."), 3)))

    assert not any("GAZETTE" in section.words() or "___" in section.words() for section in text.sections.values())
    assert left_over(text) == [
        line for number in (1, 2, 3) for line in (f"{number} OFFICIAL GAZETTE, No. 7", "____", f"- {number} -")
    ]
    assert text.notes == ("read from PDF, pages: 3; lines of running heads, page numbers and footnotes left over: 9",)


def test_a_word_divided_at_the_end_of_a_line_is_one_word_over_the_page_too():
    (first, _) = read(pdf(framed(PAGE_1, 1), framed(PAGE_2, 2))).sections["2"].children

    assert first.text.endswith("persons who need protection or advice.")


def test_a_hyphen_of_the_word_itself_stays():
    page = column(
        "1. Rules",
        "The rules of sub-section two and those of a sub-",
        "section that follows apply, like Anti-",
        "Slavery law.",
    )

    assert "of a sub-section that follows apply, like Anti- Slavery" in read(pdf(page)).sections["1"].text


@pytest.mark.parametrize("x", [500, 40])
def test_a_marginal_note_is_the_heading_of_the_section_that_it_stands_beside(x):
    page = [
        *column(
            "1. (1) The Minister shall set up at least one shelter in each district,",
            "and shall keep it open at all hours.",
            "(2) A stay is free of charge.",
            "2. Whoever refuses a person in need commits an offence and is liable to",
            "a fine; a repeated refusal is punished with imprisonment.",
        ),
        *column("Shelters in", "each dis-", "trict.", "Refusal.", x=x, top=702, size=NOTE),
        (x, 500, NOTE, "12 of 1999."),
    ]
    text = read(pdf(page))

    assert [section.heading for section in text.sections.values()] == ["Shelters in each district", "Refusal"]
    assert [child.label for child in text.sections["1"].children] == ["1", "2"]
    assert text.sections["2"].words().startswith("Whoever refuses a person")
    assert left_over(text) == ["12 of 1999."]


def test_a_long_marginal_note_is_a_heading_all_the_same():
    words = "Refusal of a person in need by an officer who knows or should know that no other shelter can be reached on the same day."
    page = [
        *column("1. Whoever refuses a person in need, as described beside,", "commits an offence."),
        *column(*["The Minister may make rules for shelters in every district."] * 6, top=500),
        *[(500, 702 - 10 * place, NOTE, line) for place, line in enumerate(textwrap.wrap(words, 14))],
    ]
    section = read(pdf(page)).sections["1"]

    assert len(section.heading) > 110
    assert section.words().startswith("Whoever refuses a person in need, as described beside, commits an offence. The")


def test_a_heading_before_a_dash_is_no_part_of_the_text():
    page = column(
        "1. Short title.– (1) This Act may be called the Shelters Act.",
        "(2) It extends to the whole country.",
        "2. Refusal of a person in need of shelter,",
        "advice or care.– Whoever refuses commits an offence.",
        "3.Fees.—None.",
    )
    sections = read(pdf(page)).sections

    assert {label: section.heading for label, section in sections.items()} == {
        "1": "Short title",
        "2": "Refusal of a person in need of shelter, advice or care",
        "3": "Fees",
    }
    assert sections["1"].children[0].text == "This Act may be called the Shelters Act."


def test_footnotes_are_left_over_and_their_marks_leave_the_text():
    page = [
        *column("1. Shelters", "The Minister shall set up shelters in", "every district of the country."),
        (310, 690, 6, "1"),
        *column("1 Amended by Act 3 of 2011.", "In force since May.", x=72, top=90, size=NOTE),
    ]
    text = read(pdf(page))

    assert text.sections["1"].text == "The Minister shall set up shelters in every district of the country."
    assert left_over(text) == ["1 Amended by Act 3 of 2011.", "In force since May."]


def test_two_columns_are_read_one_after_the_other():
    left = [f"{number}. Left heading" if number % 2 else "words of the left side" for number in range(1, 13)]
    right = [f"{number}. Right heading" if number % 2 else "words of the right side" for number in range(13, 25)]
    page = [
        (150, 740, BODY, "THE SHELTERS ACT IN TWO COLUMNS, AS AMENDED"),
        *column(*left, x=70),
        *column(*right, x=330),
    ]

    assert list(read(pdf(page)).sections) == [str(number) for number in range(1, 25, 2)]


def test_a_table_of_two_unequal_columns_is_read_line_by_line():
    rows = [*column("1. Fees", "Stay", "Advice", "Meal"), *column("none", "none", "one crown", x=330, top=686)]

    assert read(pdf(rows)).sections["1"].text == "Stay none Advice none Meal one crown"


def test_only_the_ligatures_of_printing_become_letters():
    from lawcheck.load.statutes.pdf_pages import LIGATURES

    assert "\ufb01ne \ufb02at \ufb03 5² ½ № ①".translate(LIGATURES) == "fine flat ffi 5² ½ № ①"


@pytest.mark.parametrize("title", ["Article {}", "Section {}.", "Art. {}"])
def test_a_heading_at_the_top_of_each_page_is_no_running_head(title):
    pages = [column(title.format(number), f"Words of number {number}.", "More.", top=800) for number in range(1, 7)]

    assert list(read(pdf(*pages)).sections) == ["1", "2", "3", "4", "5", "6"]


def test_a_schedule_in_small_type_is_no_footnote():
    schedule = column("1. Forms of application", "The form is free.", "2. Fees", "There is none.", size=NOTE)

    assert list(read(pdf(column(*["Words of the Act, which have no number."] * 9), schedule)).sections) == ["1", "2"]


def test_a_page_that_lies_on_its_side_is_read_as_shown():
    upright = pdf(PAGE_1)
    turned = upright.replace(b"/MediaBox [0 0 595 842]", b"/MediaBox [0 0 842 842] /Rotate 90")
    turned = re.sub(rb"BT /F (\S+) Tf (\S+) (\S+) Td", rb"BT /F \1 Tf 0 1 -1 0 \3 \2 Tm", turned)
    moved = re.sub(rb"0 1 -1 0 (\d+) ", lambda at: b"0 1 -1 0 %d " % (842 - int(at[1])), turned)

    assert read(moved).sections["2"].words() == read(upright).sections["2"].words()


def test_arabic_is_in_reading_order_and_lam_stands_before_alef():
    meaning = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <00> <ff> endcodespacerange
3 beginbfchar <41> <06440627> <42> <0628> <43> <062A> endbfchar
endcmap end end"""
    stream = b"<< /Length %d >>\nstream\n" % len(meaning) + meaning + b"\nendstream"
    page = [(200, 700, BODY, "CCC AB"), (200, 680, BODY, "CBC CBBC"), (200, 660, BODY, "BCBC CBBBC CBC")]
    raw = pdf(page, extra=stream).replace(b"/WinAnsiEncoding", b"/WinAnsiEncoding /ToUnicode 6 0 R")

    assert left_over(read(raw)) == ["بلا تتت", "تببت تبت", "تبت تبببت تبتب"]


def test_lines_are_numbered_through_the_document():
    sections = read(pdf(PAGE_1, PAGE_2)).sections

    assert [section.line for section in sections.values()] == [1, 3, 8]


def test_a_page_without_text_is_named():
    assert read(pdf(PAGE_1, [])).notes[1:] == ("pages without text: 2",)


@pytest.mark.parametrize(
    ("raw", "message", "remedy"),
    [
        pytest.param(pdf([], []), "is a picture; characters of text: 0, pages: 2", "(OCR)", id="picture"),
        pytest.param(pdf(PAGE_1)[:300], "damaged or cut off", "fetch it again", id="cut off"),
        pytest.param(b"%PDF-1.7\n", "damaged or cut off", "fetch it again", id="only the first line"),
        pytest.param(b"<html>Not found</html>", "is no PDF", "fetch it again", id="web page"),
        pytest.param(b"", "is no PDF", "fetch it again", id="empty"),
        pytest.param(
            pdf(
                PAGE_1,
                extra=b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >>",
                trailer=b"/Encrypt 6 0 R /ID [<01><01>] ",
            ),
            "is encrypted and needs a password",
            "without a password",
            id="encrypted",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(raw, message, remedy):
    problem = refusal(raw)

    assert message in problem.message
    assert remedy in problem.remedy


def test_without_the_library_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(LawcheckError) as refused:
        reader_for(".pdf")(Source("act", pdf(PAGE_1), "act.pdf", "en"))

    assert str(refused.value) == 'act.pdf: PDF needs an extra; pip install "lawcheck[pdf]"'


def test_no_word_of_a_page_is_lost():
    note = column("Shelters in", "each district.", x=500, top=702, size=NOTE)
    foot = column("1 Amended by Act 3 of 2011.", x=72, top=90, size=NOTE)
    pages = [framed([*PAGE_1, *note, *foot], 1), framed([*PAGE_2, *note, *foot], 2)]
    text = read(pdf(*pages))

    written = Counter(re.findall(r"[^\W_]+", " ".join(words for page in pages for *_, words in page)))
    sections = [f"{label} {section.heading} {section.words()}" for label, section in text.sections.items()]
    kept = Counter(re.findall(r"[^\W_]+", " ".join([*sections, *left_over(text)])))

    assert written - kept == Counter({"protec": 1, "tion": 1})
    assert kept - written == Counter({"protection": 1})


def test_the_penal_code_of_india_has_all_sections_with_their_marginal_notes(shared):
    text = read((shared / "statutes" / "IN-bharatiya-nyaya-sanhita-2023.pdf").read_bytes())

    assert list(text.sections) == [str(number) for number in range(1, 359)]
    assert [label for label, section in text.sections.items() if not section.heading] == []
    assert text.sections["143"].heading == "Trafficking of person"


@pytest.mark.parametrize("label", ["143", "144"])
def test_a_section_has_the_words_of_a_clean_extract(shared, label):
    text = read((shared / "statutes" / "IN-bharatiya-nyaya-sanhita-2023.pdf").read_bytes())
    extract = (shared / "statutes" / f"IN-bns-section-{label}.md").read_text(encoding="utf-8").split("---\n", 2)[2]
    clean = re.sub(r"\nKidnapping or\nabducting.*?_{20,}\n", "\n", extract, flags=re.DOTALL)  # notes that it swallowed

    assert _plain(text.sections[label].words()) == _plain(clean)


def _plain(words: str) -> list[str]:
    return re.findall(r"\w+", words)


def test_a_law_with_contents_and_footnotes_has_its_sections_once(shared):
    text = read((shared / "statutes" / "PK-bonded-labour-system-abolition-act-1992.pdf").read_bytes())

    assert list(text.sections) == [str(number) for number in range(1, 22)]
    assert [label for label, section in text.sections.items() if not section.heading] == []
    assert not any("Substituted for" in section.words() for section in text.sections.values())

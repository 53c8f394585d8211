"""A statute in Word or on a web page reads like the same statute in plain text."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from lawcheck.errors import LawcheckError
from lawcheck.load.statutes import READERS, docx_text, html_text, plain_text, reader_for
from lawcheck.load.statutes.page import row_lines
from lawcheck.load.statutes.reading import Source
from lawcheck.model.citation import parse_pinpoint
from lawcheck.model.country import StatuteText

W = nsdecls("w")
OUTLINE = [("decimal", "%1."), ("decimal", "(%2)"), ("lowerLetter", "(%3)"), ("lowerRoman", "(%4)")]

# Level in the outline (None: no number), and words.
ORCHARD_ACT: list[tuple[int | None, str]] = [
    (None, "ORCHARD LABOUR ACT"),
    (0, "Short title"),
    (None, "This Act may be cited as the Orchard Labour Act."),
    (0, "Meaning of words"),
    (1, "In this Act:"),
    (2, "“basket” means a vessel of straw;"),
    (2, "“harm” includes"),
    (3, "a bruise; and"),
    (3, "a fright."),
    (1, "Section 1 does not bind the wind."),
    (0, "Offence"),
    (1, "No person shall hold a picker by force."),
]

ORCHARD_TEXT = """ORCHARD LABOUR ACT
1. Short title
This Act may be cited as the Orchard Labour Act.
2. Meaning of words
(1) In this Act:
    (a) “basket” means a vessel of straw;
    (b) “harm” includes
        (i) a bruise; and
        (ii) a fright.
(2) Section 1 does not bind the wind.
3. Offence
(1) No person shall hold a picker by force.
"""

ORCHARD_PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Site</title><style>p{}</style></head><body>
<nav>1. Home</nav><header>Ministry</header><main><h1>ORCHARD LABOUR ACT</h1>
<h2>1. Short title</h2><p>This <b>Act</b> may be ci&shy;ted as the <a href="/x">Orchard Labour Act</a>.<sup><a href="#n">1</a></sup></p>
<h2>2. Meaning of words</h2><p>(1) In this Act:
<ol type="a"><li>“basket” means a vessel of straw;<li><p>“harm” includes</p><ol type="i"><li>a bruise; and<li>a fright.</ol></ol>
<p>(2) Section&nbsp;1 does not bind the wind.</p>
<h2>3. Offence</h2><p>(1) No person shall<!-- not --> hold a picker by force.</p></main>
<aside>4. Related</aside><footer>5. Contact</footer><script>6. x</script></body></html>"""


def saved(document: Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def numbered_document(levels: list[tuple[str, str]] = OUTLINE, more: str = "") -> Document:
    """An empty document with one list of these levels, numId 77."""
    document = docx.Document()
    root = document.part.numbering_part.element
    written = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (kind, text) in enumerate(levels)
    )
    root.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="77">{written}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {W} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    if more:
        root.append(parse_xml(f'<w:num {W} w:numId="78"><w:abstractNumId w:val="77"/>{more}</w:num>'))
    return document


def add(document: Document, words: str, level: int | None = None, list_id: int = 77) -> None:
    paragraph = document.add_paragraph(words)
    if level is not None:
        number = f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(number))


def orchard_document() -> bytes:
    document = numbered_document()
    for level, words in ORCHARD_ACT:
        add(document, words, level)
    return saved(document)


def with_body(xml: str) -> bytes:
    """A document whose body is this XML, with one section heading before it."""
    document = docx.Document()
    document.add_paragraph("1. Heading")
    spaces = nsdecls("w", "r", "wp") + (
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
        ' xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    body = document.element.body
    for element in list(parse_xml(f"<w:body {spaces}>{xml}</w:body>")):
        body.insert(len(body) - 1, element)
    return saved(document)


def read_word(raw: bytes) -> StatuteText:
    return docx_text.read(Source("act", raw, "act.docx"))


def read_page(page: str | bytes) -> StatuteText:
    return html_text.read(Source("act", page.encode() if isinstance(page, str) else page, "act.html"))


def read_text(text: str) -> StatuteText:
    return plain_text.read(Source("act", text.encode(), "act.txt"))


def section_1(raw: bytes) -> str:
    return read_word(raw).sections["1"].words()


@pytest.mark.parametrize(
    "statute",
    [
        pytest.param(lambda: read_word(orchard_document()), id="Word"),
        pytest.param(lambda: read_page(ORCHARD_PAGE), id="HTML"),
    ],
)
def test_the_same_law_has_the_same_fingerprints_as_in_plain_text(statute: Callable[[], StatuteText]):
    expected = read_text(ORCHARD_TEXT).sections
    found = statute().sections

    assert [(s.label, s.heading, s.fingerprint(), s.words()) for s in found.values()] == [
        (s.label, s.heading, s.fingerprint(), s.words()) for s in expected.values()
    ]


def test_a_numeral_is_told_from_a_letter_by_its_level():
    document = numbered_document()
    add(document, "Words", 0)
    add(document, "In this Act:", 1)
    for _ in range(8):
        add(document, "a letter", 2)
    add(document, "a numeral below h", 3)
    add(document, "the letter i", 2)

    statute = read_word(saved(document))

    assert statute.find(parse_pinpoint("1(1)(h)(i)")).text == "a numeral below h"
    assert statute.find(parse_pinpoint("1(1)(i)")).text == "the letter i"


@pytest.mark.parametrize(
    ("kind", "text", "label"),
    [
        ("decimal", "%1.", "3."),
        ("decimalZero", "%1.", "03."),
        ("lowerLetter", "(%1)", "(c)"),
        ("upperLetter", "%1)", "C)"),
        ("lowerRoman", "(%1)", "(iii)"),
        ("upperRoman", "%1 -", "III -"),
        ("hindiNumbers", "No. %1", "No. 3"),
        ("bullet", "•", ""),
        ("decimal", "x" * 5000, ""),
    ],
)
def test_each_format_of_a_number_is_written_as_on_the_page(kind: str, text: str, label: str):
    document = numbered_document([(kind, text)])
    for word in ("one", "two", "three"):
        add(document, word, 0)

    lines = lines_of(saved(document))

    assert lines[2] == f"{label} three".strip()


def lines_of(raw: bytes) -> list[str]:
    statute = read_word(raw)
    found = {left.line: left.text for left in statute.left_over}
    for section in statute.sections.values():
        found[section.line] = f"{section.label}. {section.heading or section.text}"
    return [found[line] for line in sorted(found)]


def test_a_list_that_starts_anew_counts_from_its_own_start():
    document = numbered_document(
        [("upperRoman", "%1 -")], '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    )
    for list_id in (77, 77, 78, 78):
        add(document, "words", 0, list_id)

    assert lines_of(saved(document)) == ["I - words", "II - words", "VII - words", "VIII - words"]


def test_a_style_can_carry_the_number():
    document = numbered_document()
    style = document.styles.add_style("Clause", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    style.element.get_or_add_pPr().append(parse_xml(f'<w:numPr {W}><w:numId w:val="77"/></w:numPr>'))
    document.add_paragraph("Short title", style="Clause")
    document.add_paragraph("Words.")
    document.add_paragraph("Offence", style="Clause")
    document.add_paragraph("More words.")

    assert [s.heading for s in read_word(saved(document)).sections.values()] == ["Short title", "Offence"]


def test_the_number_of_a_level_can_name_the_levels_above():
    document = numbered_document([("decimal", "Article %1"), ("decimal", "%1.%2 -")])
    for level in (0, 1, 1, 0, 1):
        add(document, "words", level)

    assert list(read_word(saved(document)).sections) == ["1", "2"]
    assert read_word(saved(document)).sections["1"].text == "1.1 - words 1.2 - words"


def test_insertions_are_read_and_deletions_are_not():
    raw = with_body(
        '<w:p><w:r><w:t xml:space="preserve">A fine of </w:t></w:r><w:ins w:id="1"><w:r><w:t>ten</w:t></w:r></w:ins>'
        '<w:del w:id="2"><w:r><w:delText>five</w:delText></w:r></w:del><w:moveFrom w:id="3"><w:r><w:t>gone</w:t></w:r>'
        '</w:moveFrom><w:hyperlink><w:r><w:t xml:space="preserve"> crowns</w:t></w:r></w:hyperlink>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )

    assert section_1(raw) == "A fine of ten crowns"


def test_a_deleted_paragraph_mark_joins_two_paragraphs():
    raw = with_body(
        '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">No one </w:t></w:r></w:p>'
        "<w:p><w:r><w:t>may sell pears.</w:t></w:r></w:p>"
    )

    assert read_word(raw).sections["1"].text == "No one may sell pears."


def test_a_deleted_paragraph_takes_no_number():
    document = numbered_document()
    add(document, "One", 0)
    add(document, "", 0)
    document.paragraphs[-1]._p.pPr.append(parse_xml(f'<w:rPr {W}><w:del w:id="1"/></w:rPr>'))
    add(document, "Two", 0)
    add(document, "Three", 0)

    found = read_word(saved(document)).sections.values()

    assert [(each.label, each.heading or each.text) for each in found] == [("1", "One"), ("2", "Two"), ("3", "Three")]


def test_hyphens_tabs_and_breaks_are_what_the_page_shows():
    raw = with_body(
        "<w:p><w:r><w:t>(1)</w:t><w:tab/><w:t>non</w:t><w:noBreakHyphen/><w:t>pay</w:t><w:softHyphen/><w:t>ment\u00ad s</w:t>"
        "<w:br/><w:t>(2) more</w:t></w:r></w:p>"
        '<w:p><w:r><w:t>area of 5 m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r></w:p>'
    )

    assert section_1(raw) == "(1) non-payment s (2) more area of 5 m²"


def test_a_content_control_is_read_and_a_text_box_is_read_once():
    box = "<w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent>"
    raw = with_body(
        "<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>controlled</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        f'<w:p><w:r><w:t>beside</w:t><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx>'
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )

    assert section_1(raw) == "controlled beside boxed"


def test_a_law_set_in_a_table_is_read_row_by_row():
    document = docx.Document()
    document.add_paragraph("Tables")
    table = document.add_table(3, 2)
    for at, (left, right) in enumerate([("1.", "Offence"), ("(a)", "to bind a picker;"), ("(b)", "to sell a picker.")]):
        table.cell(at, 0).text, table.cell(at, 1).text = left, right

    section = read_word(saved(document)).sections["1"]

    assert (section.heading, section.words()) == ("Offence", "(a) to bind a picker; (b) to sell a picker.")


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        ([["Offence"], ["5 years"], ["a fine"]], ["Offence | 5 years | a fine"]),
        ([["12."], ["Offence"]], ["12. Offence"]),
        ([["12."], ["(1)"], ["No one may."]], ["12. (1) No one may."]),
        ([["12."], ["Offence", "(1) No one may."]], ["12. Offence", "(1) No one may."]),
        ([["Short title"], ["1. This is an Act."]], ["Short title", "1. This is an Act."]),
        ([[""], ["", "words"]], ["words"]),
        ([[], []], []),
    ],
)
def test_a_row_gives_a_line_and_a_number_opens_it(cells: list[list[str]], lines: list[str]):
    assert list(row_lines(cells)) == lines


def test_a_footnote_is_left_over_and_no_part_of_the_section():
    note = (
        f'<w:footnotes {W}><w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:t>Amended in spring.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    raw = with_body('<w:p><w:r><w:t>Words.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>')
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    raw = changed(raw, "word/footnotes.xml", lambda _: note.encode())
    raw = changed(
        raw,
        "word/_rels/document.xml.rels",
        lambda rels: rels.replace(
            b"</Relationships>",
            f'<Relationship Id="n" Type="{relation}" Target="footnotes.xml"/></Relationships>'.encode(),
        ),
    )

    statute = read_word(raw)

    assert (statute.sections["1"].words(), statute.left_over) == ("Words.", ((2, "Amended in spring."),))


def word_with_chapters() -> StatuteText:
    document = docx.Document()
    for heading, words in (("1. One", "x"), ("Chapter II: Of pears", ""), ("2. Two", "y")):
        document.add_heading(heading, 2)
        document.add_paragraph(words)
    return read_word(saved(document))


@pytest.mark.parametrize(
    "statute",
    [
        pytest.param(word_with_chapters, id="Word"),
        pytest.param(
            lambda: read_page("<h3>1. One</h3><p>x</p><h2>Chapter II: Of pears</h2><h3>2. Two</h3><p>y</p>"), id="HTML"
        ),
    ],
)
def test_the_heading_of_a_chapter_is_no_part_of_the_section_before(statute: Callable[[], StatuteText]):
    found = statute()

    assert [(section.heading, section.words()) for section in found.sections.values()] == [("One", "x"), ("Two", "y")]
    assert [(each.text, each.before) for each in found.divisions] == [("Chapter II: Of pears", "2")]


def test_headers_and_footers_of_the_page_are_left_out():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Official Gazette"
    document.add_paragraph("1. Heading")
    document.add_paragraph("Words.")

    assert "Gazette" not in str(read_word(saved(document)))


def test_white_lines_count_so_that_a_line_is_the_number_of_its_paragraph():
    document = docx.Document()
    for words in ("Title", "", "1. Heading", "", "(1) Words."):
        document.add_paragraph(words)

    section = read_word(saved(document)).sections["1"]

    assert (section.line, section.children[0].line) == (3, 5)


def changed(raw: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Write the package again with one part changed or added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, change(old.read(name) if name in old.namelist() else b""))
    return stream.getvalue()


def bomb(megabytes: int, name: str = "word/document.xml") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package, package.open(name, "w") as part:
        for _ in range(megabytes):
            part.write(bytes(1024 * 1024))
    return stream.getvalue()


def many_parts() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for number in range(5001):
            package.writestr(f"word/{number}.xml", "")
    return stream.getvalue()


def encrypted() -> bytes:
    """Set the flag of encryption in the zip directory."""
    raw = bytearray(with_body(""))
    place = raw.find(b"PK\x01\x02")
    while place >= 0:
        flags = struct.unpack_from("<H", raw, place + 8)[0]
        struct.pack_into("<H", raw, place + 8, flags | 1)
        place = raw.find(b"PK\x01\x02", place + 4)
    return bytes(raw)


def corrupted() -> bytes:
    """Spoil the packed bytes of the document itself."""
    raw = bytearray(with_body("<w:p><w:r><w:t>words</w:t></w:r></w:p>"))
    with zipfile.ZipFile(io.BytesIO(bytes(raw))) as package:
        part = package.getinfo("word/document.xml")
    start = part.header_offset + 30 + len(part.filename)
    raw[start : start + part.compress_size] = b"\xff" * part.compress_size
    return bytes(raw)


def with_entities() -> bytes:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    xml = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "ha">{levels}]><w:document {W}><w:body>&l9;</w:body></w:document>'
    return changed(with_body(""), "word/document.xml", lambda _: xml.encode())


def nested(depth: int) -> bytes:
    xml = f"<w:document {W}><w:body>{'<w:sdt><w:sdtContent>' * depth}{'</w:sdtContent></w:sdt>' * depth}</w:body></w:document>"
    return changed(with_body(""), "word/document.xml", lambda _: xml.encode())


BAD_WORD = [
    ("empty", lambda: b"", "the file is empty"),
    (
        "old .doc",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "this is an old .doc or a file with a password",
    ),
    ("PDF", lambda: b"%PDF-1.7\n", "this is a PDF under another name"),
    ("RTF", lambda: b"{\\rtf1 words}", "this is an RTF file under another name"),
    ("text", lambda: b"1. Heading", "this is no Word file"),
    ("cut short", lambda: orchard_document()[:4000], "the file is cut short or damaged"),
    ("damaged", corrupted, "its part word/document.xml cannot be unpacked"),
    ("no document", lambda: bomb(0, "content.xml"), "holds no Word document"),
    ("encrypted", encrypted, "the file is encrypted"),
    ("300 MB", lambda: bomb(300), "the file unpacks to 300 MB"),
    ("100 MB", lambda: bomb(100), "the part word/document.xml unpacks to 100 MB"),
    ("2 MB of nothing", lambda: bomb(2), "more than 200 times its size"),
    ("5001 parts", many_parts, "the file has 5,001 parts"),
    ("entities", with_entities, "has a DOCTYPE"),
    ("nested", lambda: nested(3000), "is no sound XML"),
    ("no XML", lambda: changed(with_body(""), "word/styles.xml", lambda _: b"<a>"), "word/styles.xml is no sound XML"),
]


@pytest.mark.parametrize(("make", "message"), [case[1:] for case in BAD_WORD], ids=[case[0] for case in BAD_WORD])
def test_a_bad_word_file_gives_one_message_that_names_it(make: Callable[[], bytes], message: str):
    with pytest.raises(LawcheckError) as caught:
        read_word(make())

    assert [problem.path for problem in caught.value.problems] == ["act.docx"]
    assert message in str(caught.value)


BAD_PAGE = [
    ("empty", b" ", "the page is empty"),
    ("PDF", b"%PDF-1.7\n", "this is a PDF under another name"),
    ("Word", b"PK\x03\x04rest", "this is a Word or other zip file"),
    ("Latin-1", b"<p>1. Caf\xe9</p>", "byte 0xe9 is not UTF-8"),
    ("unknown encoding", b"<meta charset='rot13'><p>x</p>", "the encoding 'rot13'"),
    ("wrongly declared", b"<meta charset='shift_jis'><p>\xff\xff</p>", "is not shift_jis"),
    ("NUL bytes", "<p>x</p>".encode("utf-16-le"), "NUL bytes"),
    ("nested", b"<div>" * 5000 + b"1. x", "nested too deep"),
]


@pytest.mark.parametrize(("raw", "message"), [case[1:] for case in BAD_PAGE], ids=[case[0] for case in BAD_PAGE])
def test_a_bad_page_gives_one_message_that_names_it(raw: bytes, message: str):
    with pytest.raises(LawcheckError) as caught:
        read_page(raw)

    assert [problem.path for problem in caught.value.problems] == ["act.html"]
    assert message in str(caught.value)


@pytest.mark.parametrize(
    "raw",
    [
        "<h2>1. Café</h2><p>é</p>".encode(),
        "\ufeff<h2>1. Café</h2><p>é</p>".encode(),
        "<meta charset=iso-8859-1><h2>1. Café</h2><p>é</p>".encode("latin-1"),
        "<?xml version='1.0' encoding='windows-1252'?><h2>1. Café</h2><p>é</p>".encode("cp1252"),
        "<h2>1. Café</h2><p>é</p>".encode("utf-16"),
    ],
    ids=["UTF-8", "byte-order mark", "Latin-1 declared", "XHTML", "UTF-16"],
)
def test_a_page_is_decoded_as_it_declares(raw: bytes):
    section = read_page(raw).sections["1"]

    assert (section.heading, section.text) == ("Café", "é")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<ol type=a start=3><li>x<li>y</ol>", "(c) x (d) y"),
        ("<ol type=i><li value=4>x</ol>", "(iv) x"),
        ("<ol style='list-style-type: upper-alpha'><li>x</ol>", "(A) x"),
        ("<ol style='list-style: none'><li>(b) x</ol>", "(b) x"),
        ("<ol><li>(1) x<li>(2) y</ol>", "(1) x (2) y"),
        ("<ol type=a><li>U.S. goods</ol>", "(a) U.S. goods"),
        ("<ol type=a><li><h4>Baskets</h4>x</ol>", "(a) Baskets x"),
        ("<ul><li>x<li>y</ul>", "x y"),
        ("<p>(1) x<br>(2) y", "(1) x (2) y"),
        ("<pre>(1) x\n  (a) y</pre>", "(1) x (a) y"),
        ("<p>5<sup>2</sup> m, article 2<sup>bis</sup>", "5² m, article 2bis"),
        ("<p><sup>1</sup> No one.<p><sup>2</sup> No two.", "(1) No one. (2) No two."),
        ("<p>x<sup><a href='#n'>4</a></sup><a href='#m'><sup>5</sup></a>", "x"),
        ("<p>x<span hidden>no</span><span style='display:none'>no</span><del>no</del>", "x"),
        ("<table><tr><td>(a)<td>x<tr><td>(b)<td>y</table>", "(a) x (b) y"),
        ("<table><tr><th>Age<th>Term<tr><td>ten<td>five</table>", "Age | Term ten | five"),
    ],
)
def test_a_page_is_read_as_a_browser_shows_it(body: str, words: str):
    assert read_page(f"<h2>1. Heading</h2>{body}").sections["1"].words() == words


def test_the_law_is_the_element_that_holds_the_sections():
    page = read_page(
        "<div>Portal of laws</div><div id=law><h2>1. One</h2><p>x</p><h2>2. Two</h2><p>y</p></div>"
        "<div>Printed on Monday</div>"
    )

    assert [section.words() for section in page.sections.values()] == ["x", "y"]
    assert [left.text for left in page.left_over] == ["Portal of laws", "Printed on Monday"]


def test_a_list_of_sections_beside_the_main_element_is_not_the_law():
    page = read_page("<main><h2>1. One</h2><p>x</p><h2>2. Two</h2><p>y</p></main><div><p>1. One<p>2. Two</div>")

    assert [section.words() for section in page.sections.values()] == ["x", "y"]


def test_a_form_around_the_whole_page_is_no_search_form():
    page = read_page(
        "<body><form><script>var long = 'a script that outweighs the law';</script><header>Ministry</header>"
        "<h2>1. One</h2><p>Words of the law.</p></form></body>"
    )

    assert page.sections["1"].words() == "Words of the law."


@pytest.mark.parametrize("ending", [".docx", ".html", ".htm", ".xhtml"])
def test_each_ending_has_its_reader(ending: str):
    assert reader_for(ending) is not None
    assert READERS[ending].startswith("lawcheck.load.statutes.")

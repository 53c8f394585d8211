"""A statute in XML becomes the same tree of sections as one in plain text, and nothing of it is lost."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from lawcheck.errors import LawcheckError
from lawcheck.load.statutes import reader_for
from lawcheck.load.statutes.reading import Source
from lawcheck.load.statutes.wording import section_label, squeezed, step_label
from lawcheck.load.statutes.xml_text import read
from lawcheck.model.citation import parse_pinpoint

AKN_3 = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
AKN_2 = "http://www.akomantoso.org/2.0"

AKOMA_NTOSO = f"""<akomaNtoso xmlns="{AKN_3}">
<act name="act">
<meta><notes source="#x"><note><p>A note of the publisher.</p></note></notes></meta>
<preface><p><docTitle>Anti-Trafficking Act</docTitle></p></preface>
<preamble><p>Whereas trafficking is a crime,</p></preamble>
<body>
<part><num>I</num><heading>Preliminary</heading>
<section><num>1.</num><heading>Meaning of words</heading>
<subsection><num>(1)</num><intro><p>In this Act a <term>child</term> is</p></intro>
<paragraph><num>(a)</num><content><p>a person under<remark status="editorial">[amended]</remark> 18; or</p></content></paragraph>
<paragraph><num>(b)</num><intro><p>a person</p></intro>
<subparagraph><num>(i)</num><content><p>whose age is unknown and</p></content></subparagraph>
<subparagraph><num>(ii)</num><content><p>who appears to be a child,</p></content></subparagraph>
</paragraph>
<wrapUp><p>unless the contrary is shown.</p></wrapUp>
</subsection>
</section>
<section><num>Section 2</num><heading>Amendment</heading><content>
<p>After section 9 of the Penal Code insert—</p>
<p><mod><quotedStructure><section><num>9A</num><heading>New</heading><content><p>Quoted words.</p></content></section></quotedStructure></mod></p>
</content></section>
<section><num>3</num><content><p><remark>[repealed by Act 4 of 2020]</remark></p></content></section>
<section><num>4.</num><heading>Fees</heading><content>
<p>Fees are:</p><blockList><item><num>(a)</num><p>one</p></item><item><num>–</num><p>two</p></item></blockList>
<table><tr><td><p>5²</p></td><td><p>ten</p></td></tr></table>
</content></section>
<section><num>4.</num><content><p>Second text under number four.</p></content></section>
</part>
</body>
<conclusions><p>Done at the capital.</p></conclusions>
<attachments><attachment><heading>Schedule</heading><doc name="schedule"><mainBody>
<section><num>1.</num><heading>Forms</heading><content><p>Use form A.</p></content></section>
</mainBody></doc></attachment></attachments>
</act></akomaNtoso>"""

CANADA = """<?xml version="1.0"?>
<!DOCTYPE Statute SYSTEM "statute.dtd">
<Statute>
<Identification><ShortTitle>Sample Act</ShortTitle><Date><YYYY>2020</YYYY><MM>6</MM></Date></Identification>
<Body>
<Heading level="1"><Label>PART 1</Label><TitleText>Offences</TitleText></Heading>
<Section><MarginalNote>Trafficking</MarginalNote><Label>10.01</Label>
<Subsection><MarginalNote>Offence</MarginalNote><Label>(1)</Label><Text>No one may</Text>
<Paragraph><Label>(<Emphasis>a</Emphasis>)</Label><Text>recruit, or</Text></Paragraph>
<Paragraph><Label>b)</Label><Text>hold</Text>
<Subparagraph><Label>(i)</Label><Text>a child, or</Text>
<Clause><Label>(A)</Label><Text>an&nbsp;infant,</Text></Clause></Subparagraph></Paragraph>
<ContinuedSectionSubsection><Text>for exploitation.</Text></ContinuedSectionSubsection></Subsection>
<Subsection><Label>(1.1)</Label><Text>“<DefinedTermEn>child</DefinedTermEn>” in force.</Text></Subsection>
<Footnote><Label>*</Label><Text>[Note: in force in 2021.]</Text></Footnote>
<HistoricalNote><HistoricalNoteSubItem>2020, c. 1</HistoricalNoteSubItem></HistoricalNote>
</Section>
<Section><Label><FootnoteRef>*</FootnoteRef>11</Label><Text><Repealed>[Repealed, 2021, c. 2, s. 3]</Repealed></Text></Section>
<Section type="amending"><Label>12.</Label><Text>The Code is amended by adding:</Text>
<AmendedText><Section><MarginalNote>Exit</MarginalNote><Label>13</Label><Subsection><Label>(1)</Label><Text>Quoted.</Text></Subsection></Section></AmendedText>
</Section>
<Section><Label>14</Label><Definition><Text>A means</Text><Paragraph><Label>(a)</Label><Text>one.</Text></Paragraph></Definition>
<Definition><Text>B means</Text><Paragraph><Label>(a)</Label><Text>two.</Text></Paragraph></Definition></Section>
</Body>
<Schedule><BillPiece><RelatedOrNotInForce><Section><Label>10.01</Label><Text>Transitional words.</Text></Section>
<Section><Label>99</Label><Text>More of them.</Text></Section></RelatedOrNotInForce></BillPiece></Schedule>
</Statute>"""

TAIWAN = """<法規>
<英文法規名稱>Sample Act</英文法規名稱>
<法規內容>
<編章節>   Chapter One</編章節>
<條文>
<條號>Article 1</條號>
<條文內容><![CDATA[The terms are:
1. Trafficking: by
(1) Illegal means: force.
(2) Illegal acts:
a. Recruiting.
b. Selling.
2. Victim: a person.]]></條文內容>
</條文>
<條文><條號>Article 2-1</條號><條文內容><![CDATA[The first paragraph.
10. is no item here.
The third has items:
1, one;
2) two.
Any attempt is punishable.]]></條文內容></條文>
<條文><條號>第 3 條</條號><條文內容><![CDATA[用詞定義如下：
一、人口販運：
（一）不法手段。
（二）不法作為。
1. 招募。
2. 買賣。
二、被害人。]]></條文內容></條文>
</法規內容>
</法規>"""


def parsed(text: str | bytes):
    return read(Source("act", text if isinstance(text, bytes) else text.encode(), "texts/act.xml"))


def labels(text: str) -> list[str]:
    return list(parsed(text).sections)


def words_at(text: str, place: str) -> str:
    return parsed(text).find(parse_pinpoint(place)).text


def left_over(text: str) -> list[str]:
    return [line.text for line in parsed(text).left_over]


def divisions(text: str) -> list[tuple[int, str, str]]:
    return [(each.depth, each.text, each.before) for each in parsed(text).divisions]


def problem(raw: str | bytes):
    with pytest.raises(LawcheckError) as caught:
        parsed(raw)
    (only,) = caught.value.problems
    return only


@pytest.mark.parametrize("ending", [".xml", ".akn"])
def test_xml_is_read_by_its_ending(ending):
    assert reader_for(ending) is read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(AKOMA_NTOSO, ["1", "2", "3", "4", "4 [2]", "Schedule 1"], id="Akoma Ntoso"),
        pytest.param(
            AKOMA_NTOSO.replace(AKN_3, AKN_2), ["1", "2", "3", "4", "4 [2]", "Schedule 1"], id="Akoma Ntoso 2"
        ),
        pytest.param(
            AKOMA_NTOSO.replace(f' xmlns="{AKN_3}"', ""),
            ["1", "2", "3", "4", "4 [2]", "Schedule 1"],
            id="without namespace",
        ),
        pytest.param(CANADA, ["10.01", "11", "12", "14"], id="Canada"),
        pytest.param(TAIWAN, ["1", "2-1", "3"], id="Taiwan"),
    ],
)
def test_sections_are_those_of_the_statute_and_not_the_quoted_ones(text, expected):
    assert labels(text) == expected


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        (AKOMA_NTOSO, "1(1)", "In this Act a child is unless the contrary is shown."),
        (AKOMA_NTOSO, "1(1)(a)", "a person under 18; or"),
        (AKOMA_NTOSO, "1(1)(b)(ii)", "who appears to be a child,"),
        (AKOMA_NTOSO, "2", "After section 9 of the Penal Code insert— 9A New Quoted words."),
        (AKOMA_NTOSO, "3", "[repealed by Act 4 of 2020]"),
        (AKOMA_NTOSO, "4", "Fees are: – two 5² ten"),
        (AKOMA_NTOSO, "4(a)", "one"),
        (AKOMA_NTOSO, "4 [2]", "Second text under number four."),
        (AKOMA_NTOSO, "Schedule 1(1)", "Use form A."),
        (CANADA, "10.01(1)", "No one may for exploitation."),
        (CANADA, "10.01(1)(a)", "recruit, or"),
        (CANADA, "10.01(1)(b)(i)(A)", "an infant,"),
        (CANADA, "10.01(1.1)", "“child” in force."),
        (CANADA, "11", "[Repealed, 2021, c. 2, s. 3]"),
        (CANADA, "12", "The Code is amended by adding: Exit 13 (1) Quoted."),
        (CANADA, "14", "A means (a) one. B means (a) two."),
        (TAIWAN, "1", "The terms are:"),
        (TAIWAN, "1(1)(2)(b)", "Selling."),
        (TAIWAN, "1(2)", "Victim: a person."),
        (TAIWAN, "2-1(2)", "10. is no item here."),
        (TAIWAN, "2-1(3)(2)", "two."),
        (TAIWAN, "2-1(4)", "Any attempt is punishable."),
        (TAIWAN, "3(1)(2)", "不法作為。"),
        (TAIWAN, "3(1)(2)(2)", "買賣。"),
        (TAIWAN, "3(2)", "被害人。"),
    ],
)
def test_each_passage_is_found_by_its_pinpoint(text, place, words):
    assert words_at(text, place) == words


@pytest.mark.parametrize(
    ("text", "place", "heading"),
    [
        (AKOMA_NTOSO, "1", "Meaning of words"),
        (CANADA, "10.01", "Trafficking"),
        (CANADA, "10.01(1)", "Offence"),
    ],
)
def test_headings_and_marginal_notes_are_kept_apart_from_the_words(text, place, heading):
    assert parsed(text).find(parse_pinpoint(place)).heading == heading


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            AKOMA_NTOSO,
            [
                "Anti-Trafficking Act",
                "Whereas trafficking is a crime,",
                "Done at the capital.",
            ],
        ),
        (
            CANADA,
            [
                "Sample Act",
                "2020 6",
                "* [Note: in force in 2021.]",
                "10.01 Transitional words.",
                "99 More of them.",
            ],
        ),
        (TAIWAN, ["Sample Act"]),
    ],
)
def test_what_stands_in_no_section_is_left_over_in_order(text, lines):
    assert left_over(text) == lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (AKOMA_NTOSO, [(0, "I Preliminary", "1")]),
        (CANADA, [(0, "PART 1 Offences", "10.01")]),
        (TAIWAN, [(0, "Chapter One", "1")]),
    ],
)
def test_parts_and_chapters_are_named_before_their_first_section(text, expected):
    assert divisions(text) == expected


def test_a_chapter_of_a_part_lies_deeper_and_an_empty_part_is_left_over():
    text = """<akomaNtoso><act><body><part><num>Part I</num><chapter><num>1</num><heading>General</heading>
        <section><num>1</num><content><p>One.</p></content></section></chapter></part>
        <part><num>Part II</num><heading>Reserved</heading></part></body></act></akomaNtoso>"""

    assert divisions(text) == [(0, "Part I", "1"), (1, "1 General", "1")]
    assert left_over(text) == ["Part II Reserved"]


@pytest.mark.parametrize(
    ("text", "place", "beginning"),
    [
        (AKOMA_NTOSO, "1(1)(b)", "<paragraph><num>(b)"),
        (CANADA, "12", '<Section type="amending">'),
        (TAIWAN, "1(1)(2)", "(2) Illegal acts:"),
    ],
)
def test_a_passage_knows_its_line(text, place, beginning):
    line = parsed(text).find(parse_pinpoint(place)).line

    assert text.split("\n")[line - 1].startswith(beginning)


def test_articles_are_cited_where_sections_are_divisions():
    text = """<akomaNtoso><act><body><section><num>Section 1</num><heading>General</heading>
        <article><num>Article premier</num><content><p>One.</p></content></article>
        <article><num>Art. 2 bis</num><content><p>Two.</p></content></article></section></body></act></akomaNtoso>"""

    assert (labels(text), divisions(text)) == (["1", "2 bis"], [(0, "Section 1 General", "1")])


def test_paragraphs_are_cited_where_there_is_nothing_above_them():
    text = "<akomaNtoso><doc><mainBody><paragraph><num>1.</num><content><p>One.</p></content></paragraph></mainBody></doc></akomaNtoso>"

    assert words_at(text, "1") == "One."


def test_a_comment_does_not_part_a_word():
    assert words_at(CANADA.replace("hold", "ho<!-- here -->ld"), "10.01(1)(b)") == "hold"


def test_a_label_that_is_a_sentence_is_words():
    text = CANADA.replace("<Label>b)</Label>", "<Label>and no one may, whatever the circumstances are,</Label>")

    assert "whatever the circumstances are, hold" in words_at(text, "10.01(1)")


def test_a_byte_order_mark_changes_nothing():
    assert list(parsed(b"\xef\xbb\xbf" + CANADA.encode()).sections) == labels(CANADA)


def test_the_encoding_that_the_file_declares_is_used():
    raw = '<?xml version="1.0" encoding="iso-8859-1"?><Statute><Body><Section><Label>1</Label><Text>Été</Text></Section></Body></Statute>'

    assert parsed(raw.encode("latin-1")).sections["1"].text == "Été"


@pytest.mark.parametrize(
    ("raw", "line", "column"),
    [
        pytest.param("<Statute>\n<Body></Bodi></Statute>", 2, 14, id="malformed"),
        pytest.param(CANADA[: CANADA.index("recruit")], 9, 57, id="truncated"),
        pytest.param("", 1, 1, id="empty"),
        pytest.param("SECTION 1\n", 1, 1, id="no XML"),
    ],
)
def test_what_is_not_well_formed_is_one_problem_with_its_place(raw, line, column):
    found = problem(raw)

    assert (found.path, found.line, found.column) == ("texts/act.xml", line, column)


BOMB = """<!DOCTYPE Statute [
<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">
]><Statute><Body><Section><Label>1</Label><Text>&c;</Text></Section></Body></Statute>"""
OUTSIDE = BOMB.replace('<!ENTITY a "ha">', '<!ENTITY a SYSTEM "file:///etc/passwd">')
PARAMETER = '<!DOCTYPE Statute [\n<!ENTITY % a SYSTEM "file:///etc/passwd"> %a; ]><Statute/>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("text", [BOMB, OUTSIDE, PARAMETER])
def test_entities_of_its_own_are_refused_unread(text, encoding):
    found = problem(text.encode(encoding))

    assert (found.line, "declares entities" in found.message, "root:" in str(found)) == (2, True, False)


def test_a_document_type_outside_the_file_is_not_opened(tmp_path):
    dtd = tmp_path / "statute.dtd"
    dtd.write_text('<!ENTITY secret "never read">', encoding="utf-8")
    text = f'<!DOCTYPE Statute SYSTEM "{dtd.as_uri()}"><Statute><Body><Section><Label>1</Label><Text>&secret;</Text></Section></Body></Statute>'

    assert words_at(text, "1") == "&secret;"


@pytest.mark.parametrize("depth", [240, 5000])
def test_what_is_too_deep_is_refused(depth):
    found = problem("<Statute><Body>" + "<Section>" * depth + "</Section>" * depth + "</Body></Statute>")

    assert found.message.startswith("elements stand more than 200 deep")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("<!-- one -->\n<Lex><a/></Lex>", "'Lex'"),
        ("\n<html xmlns='urn:x'/>", "'html' of 'urn:x'"),
        ("\n<akomaNtoso xmlns='urn:x'/>", "'akomaNtoso' of 'urn:x'"),
    ],
)
def test_an_unknown_schema_is_named_with_those_that_are_known(text, name):
    found = problem(text)

    assert (found.line, name in found.message, "Akoma Ntoso" in found.remedy) == (2, True, True)


@pytest.mark.parametrize(
    ("number", "label"),
    [
        ("Article 225-4-1", "225-4-1"),
        ("§ 232a.", "232a"),
        ("Artículo 4°", "4"),
        ("SECTION 12A —", "12A"),
        ("279.011", "279.011"),
        ("Schedule", "Schedule"),
        ("Artful", "Artful"),
    ],
)
def test_the_label_of_a_section_is_its_number(number, label):
    assert section_label(number) == label


@pytest.mark.parametrize(("number", "label"), [("(a.1)", "a.1"), ("iv)", "iv"), ("(2) and (3)", "2-3"), ("•", "")])
def test_the_label_of_a_paragraph_has_no_brackets(number, label):
    assert step_label(number) == label


def test_white_space_is_squeezed_and_signs_are_kept():
    assert squeezed(" 5²\u00a0m\u2009½ e\u0301\n№ ") == "5² m ½ é №"


NOTES = {"HistoricalNote", "FootnoteRef", "remark", "authorialNote", "meta"}


def letters(text: str) -> int:
    return len(re.sub(r"[\W_]", "", squeezed(text)))


def letters_of_document(element) -> int:
    name = etree.QName(element).localname if isinstance(element.tag, str) else ""
    own = 0 if name in NOTES or not name else letters(element.text or "") + sum(map(letters_of_document, element))
    return own + letters(element.tail or "")


def letters_of_passage(passage) -> int:
    own = letters(re.sub(r"Schedule [0-9]+| \[2\]", "", passage.label) + passage.heading + passage.text)
    return own + sum(map(letters_of_passage, passage.children))


def share_placed(raw: bytes) -> float:
    text = parsed(raw)
    apart = [*text.left_over, *text.divisions]
    placed = sum(map(letters_of_passage, text.sections.values())) + sum(letters(line.text) for line in apart)
    return placed / letters_of_document(etree.fromstring(raw))


REAL = {
    "CA-2005-c43-en.xml": 9,
    "CA-2005-c43-fr.xml": 9,
    "CA-2012-c15-en.xml": 2,
    "CA-code-criminel-art279.01-279.04-extrait-fr.xml": 5,
    "CA-criminal-code-ss279.01-279.04-excerpt-en.xml": 5,
    "CA-immigration-refugee-protection-act-en.xml": 324,  # of 398; 8 are quoted and 66 stand in amending Acts
    "CA-loi-immigration-protection-refugies-fr.xml": 324,
    "TW-human-trafficking-prevention-act-en.xml": 47,
    "TZ-katiba-1977-sw-akn.xml": 157,  # 155 in the body, and two schedules
}


@pytest.mark.parametrize(("name", "count"), REAL.items())
def test_real_laws_have_as_many_sections_as_they_should(shared, name, count):
    assert len(parsed((shared / "statutes" / name).read_bytes()).sections) == count


@pytest.mark.parametrize("name", REAL)
def test_nothing_of_a_real_law_is_lost(shared, name):
    raw = (shared / "statutes" / name).read_bytes().replace("<條號>Article ".encode(), "<條號>".encode())

    assert share_placed(raw) > 0.995


@pytest.mark.parametrize(
    ("name", "place", "words"),
    [
        (
            "CA-immigration-refugee-protection-act-en.xml",
            "118(1)",
            "No person shall knowingly organize the coming into",
        ),
        ("CA-immigration-refugee-protection-act-en.xml", "120", "A person who contravenes section 118 or 119"),
        ("CA-immigration-refugee-protection-act-en.xml", "189", "Sections 94.6, 102.001 to 102.003 and 107.1"),
        ("CA-loi-immigration-protection-refugies-fr.xml", "118(1)", "Commet une infraction quiconque sciemment"),
        ("CA-criminal-code-ss279.01-279.04-excerpt-en.xml", "279.011(1)", "Every person who recruits, transports,"),
        ("CA-criminal-code-ss279.01-279.04-excerpt-en.xml", "279.04(2)(c)", "abused a position of trust,"),
        ("CA-code-criminel-art279.01-279.04-extrait-fr.xml", "279.04(2)(c)", "il a abusé de son pouvoir"),
        ("CA-2012-c15-en.xml", "2", "Section 279.04 of the Act is replaced by the following: Exploitation 279.04 (1)"),
        ("TW-human-trafficking-prevention-act-en.xml", "2(1)(1)", "Illegal means: the use of violence,"),
        ("TW-human-trafficking-prevention-act-en.xml", "3(2)(9)", "The planning, supervision, and execution"),
        ("TZ-katiba-1977-sw-akn.xml", "25(1)", "Kazi pekee ndiyo huzaa utajiri wa mali"),
        ("TZ-katiba-1977-sw-akn.xml", "25(3)(a)", "kazi inayobidi ifanywe kutokana na hukumu"),
    ],
)
def test_the_places_that_matter_are_found_in_real_laws(shared, name, place, words):
    found = parsed((shared / "statutes" / name).read_bytes()).find(parse_pinpoint(place))

    assert found.text.startswith(words)

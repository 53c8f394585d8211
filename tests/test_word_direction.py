"""Right to left: a whole document, and right-to-left words in a report that runs the other way."""

from __future__ import annotations

import pytest

from lawcheck import workflow
from lawcheck.render.docx.direction import by_direction, is_rtl
from lawcheck.report.document import (
    Bullets,
    Chart,
    Contents,
    DecisionBox,
    Document,
    Facts,
    Field,
    Heading,
    Paragraph,
    Part,
    Quotation,
    Series,
    Span,
    Table,
    Tone,
    words,
)
from tests.word_file import W, WordFile, style_of, words_of

LEFT, RIGHT = "\u200e", "\u200f"
DUTY = "يعاقب القانون على الاتجار بالأشخاص"
CITED = f"{DUTY} (انظر Penal Code 12(1)(a) وما بعده)."


@pytest.fixture(scope="module")
def arabic() -> WordFile:
    blocks = (
        Contents("المحتويات"),
        Heading(1, "ملخص", "summary", is_numbered=True),
        Paragraph((Span(CITED, note=words("Trafficking in Persons Protocol, art. 3(a)")),), label="المتطلب"),
        Bullets((words(DUTY),)),
        Quotation("قانون العقوبات 5", ((0, "", DUTY),), "ar"),
        Quotation("Penal Code 5", ((0, "", "Whoever recruits a person is liable."),), "en"),
        Facts((("الدولة", words("أركاديا")),), "وصف"),
        Table("النتائج", "وصف", ("الحكم", "النتيجة"), ((words(DUTY), words("UNTOC")),), (50, 50), "table"),
        Chart("النتائج", "مستوفى 3", ("الملاحقة",), (Series("مستوفى", Tone.GOOD, (3,)),), "figure"),
        DecisionBox("model-law.8", "القرار", (Field("by", "من قبل", "الاسم"),)),
    )
    parts = (Part(blocks), Part((Heading(1, "مرفق", "a"),), is_landscape=True))
    return WordFile(workflow.render(Document("تقرير", "وصف", "ar", "2026-01-01", parts, footer="مسودة"), ".docx"))


@pytest.mark.parametrize(
    ("language", "expected"), [("ar", True), ("ar-EG", True), ("fa", True), ("he", True), ("en", False), ("art", False)]
)
def test_languages_written_from_right_to_left_are_known(language, expected):
    assert is_rtl(language) is expected


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (DUTY, [(DUTY, True)]),
        ("المادة 12 من", [("المادة 12 من", True)]),
        ("انظر Act 5(1), art. 3(a) هنا", [("انظر ", True), ("Act 5(1), art. 3(a)", False), (" هنا", True)]),
        ("(انظر Act 5(1)).", [("(انظر ", True), ("Act 5(1)", False), (").", True)]),
        ("المادة 3(1)(a)", [("المادة ", True), ("3(1)(a)", False)]),
        ("(UNTOC)", [("(UNTOC)", False)]),
        ("(Act ثم)", [("(", True), ("Act", False), (" ثم)", True)]),
        ("", []),
    ],
)
def test_latin_citations_are_told_apart_with_their_own_brackets(text, pieces):
    assert list(by_direction(text)) == pieces


def test_paragraphs_of_a_right_to_left_document_run_from_the_right(arabic: WordFile):
    left = [words_of(each) for each in arabic.all("p") if each.find(f"{W}pPr/{W}bidi") is None]

    assert left == ["Whoever recruits a person is liable.", ""]  # a foreign quotation, and the end of a section


def test_notes_headers_and_footers_run_from_the_right(arabic: WordFile):
    for name in ("word/footnotes.xml", "word/header1.xml", "word/footer1.xml", "word/footer2.xml"):
        paragraphs = [each for each in arabic.xml(name).iter(f"{W}p") if each.find(f".//{W}t") is not None]
        assert all(each.find(f"{W}pPr/{W}bidi") is not None for each in paragraphs)
        assert paragraphs


def test_every_run_of_arabic_letters_has_its_flag(arabic: WordFile):
    runs = [each for each in arabic.all("r") if any("\u0600" <= letter <= "\u06ff" for letter in words_of(each))]

    assert len(runs) > 15
    assert all(each.find(f"{W}rPr/{W}rtl") is not None for each in runs)


def test_bold_and_italic_are_said_for_complex_scripts_too(arabic: WordFile):
    strong = [each.find(f"{W}rPr") for each in arabic.all("b") for each in [each.getparent().getparent()]]
    styles = arabic.xml("word/styles.xml")

    assert all(
        each.find(f"{W}bCs") is not None for each in arabic.all("rPr") if each.find(f"{W}b") is not None and strong
    )
    for tag, twin in (("b", "bCs"), ("i", "iCs"), ("sz", "szCs")):
        assert all(each.getparent().find(W + twin) is not None for each in styles.iter(W + tag))


def test_latin_citations_stand_between_marks_and_have_no_flag(arabic: WordFile):
    [cited] = [each for each in arabic.all("r") if "Penal Code 12(1)(a)" in words_of(each)]

    assert words_of(cited) == f"{LEFT}Penal Code 12(1)(a){LEFT}"
    assert cited.find(f"{W}rPr/{W}rtl") is None
    assert words_of(cited.getnext()) == RIGHT


def test_tables_and_sections_are_mirrored(arabic: WordFile):
    assert all(table.find(f"{W}tblPr/{W}bidiVisual") is not None for table in arabic.all("tbl"))
    assert [section.find(f"{W}bidi") is not None for section in arabic.all("sectPr")] == [True, True]


def test_the_language_of_complex_scripts_is_the_documents(arabic: WordFile):
    default = arabic.xml("word/styles.xml").find(f"{W}docDefaults").find(f".//{W}lang")
    fonts = arabic.xml("word/styles.xml").find(f"{W}docDefaults").find(f".//{W}rFonts")

    assert (default.get(f"{W}bidi"), default.get(f"{W}val")) == ("ar-SA", "en-GB")
    assert arabic.xml("word/settings.xml").find(f"{W}themeFontLang").get(f"{W}bidi") == "ar-SA"
    assert fonts.get(f"{W}cs")


def test_bars_of_a_chart_grow_from_the_right(arabic: WordFile):
    chart = arabic.parts["word/charts/chart1.xml"].decode()

    assert '<c:catAx><c:axId val="111"/>' in chart
    assert '<c:axPos val="r"/>' in chart


def test_arabic_words_in_an_english_report_keep_to_themselves():
    blocks = (
        Paragraph((Span("The law says "), Span(DUTY, language="ar"), Span(" (2011)."))),
        Quotation("Penal Code 5", ((0, "", DUTY),), "ar"),
    )
    word = WordFile(workflow.render(Document("t", "", "en", "2026-01-01", (Part(blocks),)), ".docx"))
    [quote] = word.paragraphs("Quote")
    arabic_runs = [each for each in word.all("r") if DUTY in words_of(each)]
    directions = {style_of(each): each.find(f"{W}pPr/{W}bidi") is not None for each in word.all("p")}

    assert directions == {"Title": False, "Subtitle": False, "BodyText": False, "QuotationPlace": False, "Quote": True}
    assert [each.find(f"{W}rPr/{W}rtl") is not None for each in arabic_runs] == [True, True]
    assert {each.find(f"{W}rPr/{W}lang").get(f"{W}bidi") for each in arabic_runs} == {"ar-SA"}
    assert words_of(arabic_runs[0]) == f"{RIGHT}{DUTY}{RIGHT}"
    assert words_of(arabic_runs[0].getnext()) == LEFT
    assert words_of(quote) == DUTY


def test_a_right_to_left_file_is_valid_for_a_schema_validator(arabic: WordFile, tmp_path):
    import zipfile

    from openxml_audit import OpenXmlValidator

    path = tmp_path / "arabic.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in arabic.parts.items():
            archive.writestr(name, content)

    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []

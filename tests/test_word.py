"""What drafters expect of the Word report: docs/output.md lists it, one test or more a line."""

from __future__ import annotations

import io
import re
import zipfile
from copy import deepcopy
from itertools import pairwise

import pytest

from lawcheck import workflow
from lawcheck.model.finding import Assessment
from lawcheck.render.docx.charts import COLOURS
from lawcheck.render.docx.controls import tag_of
from lawcheck.render.docx.fields import bookmark_name
from lawcheck.render.docx.ooxml import FILLS
from lawcheck.render.docx.tables import HEADER_FILL
from lawcheck.report.build_annexes import open_criteria
from lawcheck.report.build_finding import Findings
from lawcheck.report.document import (
    Chart,
    Clause,
    Comment,
    Contents,
    DecisionBox,
    Document,
    Fate,
    Field,
    FieldKind,
    Heading,
    Inline,
    ListOf,
    MarkedLine,
    Paragraph,
    Part,
    Quotation,
    Redline,
    Series,
    Span,
    Table,
    Tone,
    plain,
    words,
)
from lawcheck.report.numbers import numbers_of
from lawcheck.report.wording import Wording
from tests.word_file import W, WordFile, style_of, words_of

LANGUAGES = ("en", "fr")


@pytest.fixture(scope="module", params=LANGUAGES)
def report(request, arcadia: Assessment) -> Document:
    return workflow.gap_report(arcadia, request.param)


@pytest.fixture(scope="module")
def word(report: Document) -> WordFile:
    return WordFile(workflow.render(report, ".docx"))


def written(*blocks, language: str = "en", **rest) -> WordFile:
    document = Document("Title", "Subtitle", language, "2026-01-01", (Part(tuple(blocks)),), **rest)
    return WordFile(workflow.render(document, ".docx"))


def inlines(report: Document) -> list[Inline]:
    found: list[Inline] = []
    for block in report.blocks():
        found.extend([block.text] if isinstance(block, Paragraph) else [])
        found.extend(getattr(block, "items", ()))
        found.extend(cell for row in block.rows for cell in row) if isinstance(block, Table) else None
    return found


# Structure and numbers


def test_no_paragraph_is_left_without_a_style_of_its_own(word: WordFile):
    assert {style_of(each) for each in word.all("p")} & {"", "Normal"} == set()


def test_every_style_that_is_used_is_defined_and_the_set_is_small(word: WordFile):
    styles = {each.get(f"{W}styleId") for each in word.xml("word/styles.xml").iter(f"{W}style")}
    used = {each.get(f"{W}val") for tag in ("pStyle", "rStyle", "tblStyle") for each in word.all(tag)}

    assert used <= styles
    assert len(styles) <= 45


def test_no_paragraph_is_empty_but_the_one_that_ends_a_section(word: WordFile):
    empty = [
        style_of(each)
        for each in word.body.findall(f"{W}p")
        if not words_of(each) and each.find(f".//{W}drawing") is None
    ]

    assert set(empty) == {"AfterTable"}
    assert len(empty) == 2


def test_headings_are_numbered_by_word_and_by_nobody_else(word: WordFile):
    headings = [each for each in word.all("p") if style_of(each).startswith("Heading")]

    assert not [words_of(each) for each in headings if re.match(r"\d|Annexe? [A-F]", words_of(each))]


def test_the_styles_of_headings_and_paragraphs_carry_the_lists(word: WordFile):
    styles = {each.get(f"{W}styleId"): each for each in word.xml("word/styles.xml").iter(f"{W}style")}
    numbered = {
        name: (style.find(f".//{W}numPr/{W}ilvl").get(f"{W}val"), style.find(f".//{W}numPr/{W}numId").get(f"{W}val"))
        for name, style in styles.items()
        if style.find(f".//{W}numPr/{W}ilvl") is not None
    }

    assert numbered == {
        "Heading1": ("0", "2"),
        "Heading2": ("1", "2"),
        "Heading3": ("2", "2"),
        "Heading4": ("3", "2"),
        "NumberedParagraph": ("0", "4"),
        "ListBullet": ("0", "1"),
        "ListNumber": ("0", "6"),
    }


def test_every_paragraph_that_can_be_cited_is_in_the_list_of_paragraphs(report: Document, word: WordFile):
    numbered = [block for block in report.blocks() if isinstance(block, Paragraph) and block.is_numbered]

    assert len(numbered) > 500
    assert len(word.paragraphs("NumberedParagraph")) == len(numbered)


def test_annexes_count_by_letters_in_a_list_that_has_the_documents_word(report: Document, word: WordFile):
    numbering = word.xml("word/numbering.xml")
    texts = [each.get(f"{W}val") for each in numbering.iter(f"{W}lvlText")]
    annexes = [each for each in word.paragraphs("Heading1") if each.find(f"{W}pPr/{W}numPr/{W}numId") is not None]

    assert f"{report.annex_word} %1." in texts
    assert len(annexes) == 6


# Fields


def test_every_field_begins_separates_and_ends(word: WordFile):
    kinds = [each.get(f"{W}fldCharType") for each in word.all("fldChar")]
    depth, deepest = 0, 0
    for kind in kinds:
        depth += {"begin": 1, "separate": 0, "end": -1}[kind]
        deepest = max(depth, deepest)
        assert depth >= 0

    assert depth == 0
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")


def test_lists_of_tables_and_figures_are_there_when_the_file_opens(report: Document, word: WordFile):
    entries = [words_of(each) for each in word.paragraphs("TableofFigures")]
    labelled = zip(report.blocks(), numbers_of(report).labels, strict=True)
    captions = [(type(b), f"{label}. {b.caption}") for b, label in labelled if isinstance(b, Table | Chart)]

    assert entries == [
        *(text for kind, text in captions if kind is Table),
        *(text for kind, text in captions if kind is Chart),
    ]


def test_contents_and_lists_are_fields_that_word_can_update(word: WordFile):
    instructions = [each.text.strip() for each in word.all("instrText") if each.text.strip().startswith("TOC")]

    assert instructions == ['TOC \\o "1-2" \\h \\z \\u', 'TOC \\h \\z \\c "Table"', 'TOC \\h \\z \\c "Figure"']


def test_captions_count_in_the_order_of_appearance(word: WordFile):
    for kind in ("Table", "Figure"):
        numbers = [int(result) for text, result in word.fields() if text.startswith(f"SEQ {kind}")]
        assert numbers == list(range(1, len(numbers) + 1))
        assert len(numbers) >= 2


def test_a_reference_shows_what_its_bookmark_says(word: WordFile):
    bookmarks = word.bookmarks()
    shown = [
        (text.split()[1], result) for text, result in word.fields() if text.startswith("REF") and "\\r" not in text
    ]

    assert len(shown) > 300
    assert [(name, result) for name, result in shown if bookmarks.get(name) != result] == []


def test_a_reference_to_a_heading_shows_its_number(report: Document, word: WordFile):
    numbers = {bookmark_name(anchor): name for anchor, name in numbers_of(report).names.items()}
    shown = [(text.split()[1], result) for text, result in word.fields() if text.startswith("REF") and "\\r" in text]

    assert len(shown) > 50
    assert all(re.fullmatch(r"5\.\d\.\d+", result) for _, result in shown)
    assert [(name, result) for name, result in shown if numbers[name] != result] == []


# Bookmarks


def test_findings_and_recommendations_have_stable_names(arcadia: Assessment, word: WordFile):
    bookmarks = word.bookmarks()

    assert bookmarks["R_protocol_3_c"] == "R-1"
    assert "F_protocol_3_c" in bookmarks
    assert sum(name.startswith("F_") for name in bookmarks) > 200


def test_bookmarks_are_the_same_in_every_language(arcadia: Assessment):
    english, french = (
        set(WordFile(workflow.render(workflow.gap_report(arcadia, each), ".docx")).bookmarks()) for each in LANGUAGES
    )

    assert english == french


def test_names_of_bookmarks_keep_to_the_limits_of_word(word: WordFile):
    marks = word.all("bookmarkStart")
    names = [each.get(f"{W}name") for each in marks]

    assert all(re.fullmatch(r"[A-Za-z]\w{0,39}", name) for name in names)
    assert len({name.lower() for name in names}) == len(names)
    assert len({each.get(f"{W}id") for each in marks}) == len(marks)


def test_anchors_that_differ_only_in_case_or_signs_have_different_bookmarks():
    long = "a" * 60
    anchors = ["F-a.b", "F-a-b", "f-a-b", f"{long}1", f"{long}2", "9"]
    word = written(*(Heading(1, anchor, anchor) for anchor in anchors))
    names = [each.get(f"{W}name") for each in word.all("bookmarkStart")]

    assert len({name.lower() for name in names}) == len(anchors)
    assert all(len(name) <= 40 and name[0].isalpha() for name in names)


# Tables


def test_short_rows_stay_whole_and_long_ones_may_break():
    row = (words("short"),), (words("long " * 400),)
    word = written(Table("caption", "description", ("column",), row, (1,)))

    assert [tr.find(f"{W}trPr/{W}cantSplit") is not None for tr in word.all("tr")] == [True, True, False]


def test_tables_are_simple_grids(word: WordFile):
    for table in word.all("tbl"):
        columns = len(table.find(f"{W}tblGrid"))
        assert {len(row.findall(f"{W}tc")) for row in table.iter(f"{W}tr")} == {columns}
    assert not word.all("gridSpan") and not word.all("vMerge")


def test_tables_are_as_wide_as_the_text(word: WordFile):
    widths = {sum(int(each.get(f"{W}w")) for each in table.find(f"{W}tblGrid")) for table in word.all("tbl")}
    pages = [
        int(each.find(f"{W}pgSz").get(f"{W}w"))
        - int(each.find(f"{W}pgMar").get(f"{W}left"))
        - int(each.find(f"{W}pgMar").get(f"{W}right"))
        for each in word.all("sectPr")
    ]

    assert all(min(abs(width - page) for page in pages) <= 6 for width in widths)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [each / 12.92 if each <= 0.03928 else ((each + 0.055) / 1.055) ** 2.4 for each in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_words_stand_out_from_every_shade(word: WordFile):
    styles = word.parts["word/styles.xml"].decode()
    inks = set(re.findall(r'<w:color w:val="([0-9A-F]{6})"', styles))
    pairs = [
        *(("000000", fill) for fill in FILLS.values()),
        ("FFFFFF", HEADER_FILL),
        *((ink, fill) for fill, ink in COLOURS.values()),
        *((ink, "FFFFFF") for ink in inks),
    ]

    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


def test_every_coloured_cell_says_its_result_in_words_or_numbers(word: WordFile):
    coloured = [
        words_of(cell)
        for cell in word.all("tc")
        if (shade := cell.find(f"{W}tcPr/{W}shd")) is not None and shade.get(f"{W}fill") in FILLS.values()
    ]

    assert len(coloured) > 150
    assert all(re.search(r"\w", text) for text in coloured)


# Footnotes and comments


def test_every_note_of_the_document_is_a_footnote(report: Document, word: WordFile):
    notes = [plain(span.note) for inline in inlines(report) for span in inline if span.note]
    part = word.xml("word/footnotes.xml")
    footnotes = {each.get(f"{W}id"): words_of(each).strip() for each in part if each.get(f"{W}type") is None}
    marks = [each.get(f"{W}id") for each in word.all("footnoteReference")]

    assert len(notes) > 150
    assert [footnotes[mark] for mark in marks] == notes
    assert marks == [str(number) for number in range(1, len(notes) + 1)]


def test_footnotes_have_the_separators_that_word_wants(word: WordFile):
    kinds = [each.get(f"{W}type") for each in word.xml("word/footnotes.xml")][:2]
    named = [each.get(f"{W}id") for each in word.xml("word/settings.xml").find(f"{W}footnotePr")]

    assert kinds == ["separator", "continuationSeparator"]
    assert named == ["-1", "0"]


@pytest.mark.parametrize(("language", "expected"), [("en", "Said.|"), ("fr", "Said|.")])
def test_the_mark_of_a_note_stands_where_the_language_wants_it(language, expected):
    word = written(Paragraph((Span("Said.", note=words("Source.")),)), language=language)
    [paragraph] = word.paragraphs("BodyText")
    shown = "".join(
        "|" if each.tag == f"{W}footnoteReference" else (each.text or "" if each.tag == f"{W}t" else "")
        for each in paragraph.iter()
    )

    assert shown == expected


def test_every_open_question_has_one_comment_by_a_role_at_the_date_of_the_document(
    report: Document, word: WordFile, arcadia: Assessment
):
    wording = Wording(workflow.phrases_in(report.language), arcadia.library)
    findings = Findings(wording, arcadia, "now", {})
    comments = list(word.xml("word/comments.xml"))
    texts = [words_of(each) for each in comments]

    for criterion in open_criteria(findings):
        assert sum(wording.asks(criterion) in text for text in texts) == 1
    assert len(comments) == len(open_criteria(findings)) == 12
    assert {each.get(f"{W}author") for each in comments} <= {"lead assessor", "évaluatrice principale"}
    assert {each.get(f"{W}date") for each in comments} == {"2026-06-30T00:00:00Z"}


def test_comments_are_anchored_in_the_findings(word: WordFile):
    started = [each.get(f"{W}id") for each in word.all("commentRangeStart")]

    assert sorted(started, key=int) == [each.get(f"{W}id") for each in word.xml("word/comments.xml")]
    assert {style_of(each.getparent()) for each in word.all("commentReference")} <= {""}  # a run in a paragraph
    assert {style_of(next(each.iterancestors(f"{W}p"))) for each in word.all("commentReference")} == {
        "NumberedParagraph"
    }


def test_a_clean_copy_has_no_comments_and_the_same_words(arcadia: Assessment):
    with_comments, clean = (
        WordFile(workflow.render(workflow.gap_report(arcadia, "en", has_comments=each), ".docx"))
        for each in (True, False)
    )

    assert "word/comments.xml" not in clean.parts
    assert words_of(clean.body) == words_of(with_comments.body)


# Charts


def test_a_chart_stands_beside_a_table_with_its_numbers(report: Document):
    charts = [(chart, table) for chart, table in pairwise(report.blocks()) if isinstance(chart, Chart)]

    assert len(charts) == 2
    for chart, table in charts:
        columns = [[plain(row[2 + place]) for row in table.rows] for place in range(len(chart.series))]
        assert columns == [[str(value) for value in series.values] for series in chart.series]
        assert [plain(row[0]) for row in table.rows] == list(chart.categories)


def test_the_numbers_of_a_chart_are_counted_from_the_findings(arcadia: Assessment):
    document = workflow.gap_report(arcadia, "en")
    chart = next(block for block in document.blocks() if isinstance(block, Chart))
    in_full = dict(zip(chart.categories, chart.series[0].values, strict=True))

    assert in_full["mandatory"] == arcadia.totals["now"].by_level["mandatory"]["met"]


def test_word_can_edit_the_data_of_a_chart(report: Document, word: WordFile):
    openpyxl = pytest.importorskip("openpyxl")

    charts = [block for block in report.blocks() if isinstance(block, Chart)]
    for number, chart in enumerate(charts, 1):
        content = word.parts[f"word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"]
        sheet = openpyxl.load_workbook(io.BytesIO(content))["Sheet1"]
        rows = [list(row) for row in sheet.iter_rows(values_only=True)]

        assert rows[0][1:] == [series.name for series in chart.series]
        assert [row[0] for row in rows[1:]] == list(chart.categories)
        assert [tuple(row[1:]) for row in rows[1:]] == list(zip(*(each.values for each in chart.series), strict=True))


def test_a_chart_shows_the_numbers_before_its_data_are_opened(report: Document, word: WordFile):
    chart = next(block for block in report.blocks() if isinstance(block, Chart))
    namespace = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
    series = word.xml("word/charts/chart1.xml").iter(f"{namespace}ser")
    cached = [[int(each.text) for each in one.find(f"{namespace}val").iter(f"{namespace}v")] for one in series]

    assert cached == [list(each.values) for each in chart.series]


def test_the_alternative_text_of_a_chart_states_its_numbers(word: WordFile):
    described = [each.get("descr") for each in word.body.iter() if etree_name(each) == "docPr"]

    assert len(described) == 2
    assert re.search(r"(mandatory|obligatoire)\W+(In full|En entier) 31", described[0])


def etree_name(element) -> str:
    return str(element.tag).rpartition("}")[2]


# Decisions


def test_a_decision_can_be_filled_in_and_read_back(report: Document, word: WordFile):
    boxes = [block for block in report.blocks() if isinstance(block, DecisionBox)]
    tags = [each.get(f"{W}val") for each in word.all("tag")]

    assert tags == [f"{box.id}/{name}" for box in boxes for name in ("option", "by", "date", "reason")]
    assert len(set(tags)) == len(tags)
    assert all(len(tag) <= 64 for tag in tags)


def test_tags_and_choices_are_the_same_in_every_language(arcadia: Assessment):
    english, french = (
        [
            (box.id, [(field.name, [choice for choice, _ in field.choices]) for field in box.fields])
            for box in workflow.gap_report(arcadia, language).blocks()
            if isinstance(box, DecisionBox)
        ]
        for language in LANGUAGES
    )

    assert english == french
    assert len(english) > 30


def test_a_field_has_a_bookmark_for_programs_that_lose_tags(word: WordFile):
    bookmarks = word.bookmarks()
    prompts = {each.find(f".//{W}tag").get(f"{W}val"): words_of(each) for each in word.all("sdt")}

    assert bookmarks["D_model_law_10_by"] == prompts["model-law.10/by"]
    assert sum(name.startswith("D_") for name in bookmarks) == len(prompts)


def test_a_choice_offers_the_options_and_none_of_them(word: WordFile):
    controls = {each.find(f".//{W}tag").get(f"{W}val"): each for each in word.all("sdt")}
    items = [each.get(f"{W}value") for each in controls["model-law.10/option"].iter(f"{W}listItem")]

    assert items == ["model-law.10.a", "model-law.10.b", "model-law.10.c", "model-law.10.d", "none"]


def test_controls_have_ids_of_their_own_and_cannot_be_deleted(word: WordFile):
    ids = [each.find(f"{W}sdtPr/{W}id").get(f"{W}val") for each in word.all("sdt")]

    assert len(set(ids)) == len(ids)
    assert {each.find(f"{W}sdtPr/{W}lock").get(f"{W}val") for each in word.all("sdt")} == {"sdtLocked"}


def test_a_tag_that_word_cannot_hold_is_cut_and_told_apart():
    first, second = (tag_of("x" * 80 + end, Field("option", "", "")) for end in "ab")

    assert len(first) <= 64 and len(second) <= 64
    assert first != second
    assert first.endswith("/option")


def test_what_a_reader_filled_in_is_found_after_rows_and_styles_changed(arcadia: Assessment):
    content = workflow.render(workflow.gap_report(arcadia, "en"), ".docx")
    word = WordFile(content)
    control = next(each for each in word.all("sdt") if each.find(f".//{W}tag").get(f"{W}val") == "model-law.10/by")
    next(iter(control.iter(f"{W}t"))).text = "Drafting committee"
    next(control.iterancestors(f"{W}p")).find(f"{W}pPr/{W}pStyle").set(f"{W}val", "BodyText")
    table = next(control.iterancestors(f"{W}tbl"))
    table.append(deepcopy(table.findall(f"{W}tr")[-1]))
    table.remove(table.findall(f"{W}tr")[0])

    found = {each.find(f".//{W}tag").get(f"{W}val"): words_of(each.find(f"{W}sdtContent")) for each in word.all("sdt")}

    assert found["model-law.10/by"] == "Drafting committee"


# Pages, languages, properties


def test_every_section_says_page_x_of_y_status_and_cut_off_date(report: Document, word: WordFile):
    relations = {each.get("Id"): each.get("Target") for each in word.xml("word/_rels/document.xml.rels")}
    namespace = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
    for section in word.all("sectPr"):
        parts = [relations[each.get(f"{namespace}id")] for each in section.findall(f"{W}footerReference")]
        [footer] = [word.xml(f"word/{part}") for part in parts]
        instructions = [each.text.strip() for each in footer.iter(f"{W}instrText")]

        assert instructions == ["PAGE", "NUMPAGES"]
        assert words_of(footer).startswith(report.footer)
        assert "2026" in report.footer


def test_a_draft_says_so_in_words_on_every_page(report: Document, word: WordFile):
    assert {"en": "DRAFT", "fr": "PROJET"}[report.language] in report.marking
    headers = [name for name in word.parts if name.startswith("word/header")]

    assert len(headers) == 3
    assert all(words_of(word.xml(name)).startswith(report.marking) for name in headers)
    assert not any(b"<v:shape" in content for content in word.parts.values())


def test_the_language_stands_in_the_defaults_and_in_the_theme(report: Document, word: WordFile):
    default = word.xml("word/styles.xml").find(f"{W}docDefaults").find(f".//{W}lang")
    theme = word.xml("word/settings.xml").find(f"{W}themeFontLang")

    assert [each.get(f"{W}val") for each in (default, theme)] == [{"en": "en-GB", "fr": "fr-FR"}[report.language]] * 2


def test_foreign_quotations_are_marked_and_not_proofread(arcadia: Assessment):
    report = workflow.gap_report(arcadia, "fr")
    word = WordFile(workflow.render(report, ".docx"))
    lines = [line for block in report.blocks() if isinstance(block, Quotation) for line in block.lines]
    runs = [run for each in word.paragraphs("Quote") for run in each.findall(f"{W}r")]

    assert len(runs) == len(lines)
    assert {run.find(f"{W}rPr/{W}lang").get(f"{W}val") for run in runs} == {"en-GB"}
    assert all(run.find(f"{W}rPr/{W}noProof") is not None for run in runs)


def test_control_data_are_properties_of_the_file(report: Document, word: WordFile):
    custom = re.findall(r'name="([^"]+)"><vt:lpwstr>([^<]+)<', word.parts["docProps/custom.xml"].decode())
    named = dict(custom)

    assert named.keys() == {"State", "Law as at", "Status", "Version", "Library", "Input", "Scenario", "Tool"}
    assert named["Law as at"] == "2026-06-30"
    assert re.fullmatch(r"[0-9a-f]{12}", named["Input"])


def test_another_answer_gives_another_fingerprint(arcadia: Assessment):
    from dataclasses import replace

    from lawcheck.report.fingerprint import input_digest

    fewer = replace(arcadia.reading, answers=dict(list(arcadia.reading.answers.items())[1:]))

    assert input_digest(replace(arcadia, reading=fewer)) != input_digest(arcadia)


def test_specimen_clauses_are_plain_paragraphs_that_can_be_pasted(report: Document, word: WordFile):
    lines = [text for block in report.blocks() if isinstance(block, Clause) for _, text in block.lines]
    pasted = [words_of(each) for style in ("1", "2", "3") for each in word.paragraphs(f"DraftClause{style}")]

    assert sorted(pasted) == sorted(lines)
    assert not word.all("txbxContent")


def test_nothing_in_the_package_is_larger_than_it_need_be(word: WordFile):
    with zipfile.ZipFile(io.BytesIO(word.parts["word/embeddings/Microsoft_Excel_Sheet1.xlsx"])) as archive:
        assert len(archive.namelist()) == 5
    assert not any(name.endswith((".png", ".jpeg", ".emf")) for name in word.parts)


HOSTILE = '<b>&amp;"x"</b> =1+1 \x00\x1b[31m \u202e ]]> {x} %1'


def test_hostile_text_shows_as_text_wherever_it_stands(tmp_path):
    from openxml_audit import OpenXmlValidator

    blocks = (
        Contents(HOSTILE),
        Contents(HOSTILE, ListOf.TABLES),
        Heading(1, HOSTILE, HOSTILE, is_numbered=True, is_annex=True),
        Paragraph(
            (Span(HOSTILE, target=HOSTILE, note=words(HOSTILE)),),
            HOSTILE,
            HOSTILE + "2",
            comments=(Comment(HOSTILE, HOSTILE),),
        ),
        Paragraph((Span("", target=HOSTILE), Span("", target="nowhere"))),
        Quotation(HOSTILE, ((0, HOSTILE, HOSTILE),), 'e"n'),
        Table(HOSTILE, HOSTILE, (HOSTILE,), ((words(HOSTILE),),), (1,), HOSTILE + "3"),
        Chart(HOSTILE, HOSTILE, (HOSTILE,), (Series(HOSTILE, Tone.GOOD, (1,)),), HOSTILE + "4"),
        DecisionBox(HOSTILE, HOSTILE, (Field("option", HOSTILE, HOSTILE, FieldKind.CHOICE, ((HOSTILE, HOSTILE),)),)),
        Redline((MarkedLine(0, Fate.REMOVED, ((Fate.REMOVED, HOSTILE),)),), "en", HOSTILE),
    )
    document = Document(
        HOSTILE, HOSTILE, "en", "2026-01-01", (Part(blocks),), footer=HOSTILE, marking=HOSTILE,
        annex_word=HOSTILE, table_word=HOSTILE, properties={HOSTILE: HOSTILE}, keywords=HOSTILE,
    )  # fmt: skip
    path = tmp_path / "hostile.docx"
    path.write_bytes(workflow.render(document, ".docx"))
    word = WordFile(path.read_bytes())
    shown = words_of(word.body)

    assert shown.count('<b>&amp;"x"</b> =1+1') >= 9
    assert not re.search("[\x00\x1b\u202e]", shown)
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []

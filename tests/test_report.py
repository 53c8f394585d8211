"""The gap report: one document, the same in Word, Markdown and plain text, in both languages."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from itertools import pairwise

import docx
import pytest
from docx.oxml.ns import qn

from lawcheck import workflow
from lawcheck.findings.derive import derive_assessment
from lawcheck.load.phrases import load_phrases, phrase_languages
from lawcheck.model.finding import Assessment, Result, Scenario
from lawcheck.report.document import Document, Heading, PageBreak, Paragraph, Part, Table, plain, words
from lawcheck.report.numbers import numbers_of, titled
from lawcheck.report.phrases import flatten
from lawcheck.report.pinpoints import BRACKETS, FRENCH, written
from lawcheck.report.wording import Wording

LANGUAGES = ("en", "fr")


@pytest.fixture(scope="module", params=LANGUAGES)
def report(request, arcadia: Assessment) -> Document:
    return workflow.gap_report(arcadia, request.param)


@pytest.fixture(scope="module")
def word(report: Document):
    return docx.Document(io.BytesIO(workflow.render(report, ".docx")))


def parts(report: Document) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(workflow.render(report, ".docx"))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_report_has_every_part_of_the_skeleton(report: Document):
    anchors = [block.anchor for block in report.blocks() if isinstance(block, Heading) and block.level == 1]

    assert anchors == [
        "note", "summary", "system", "laws", "findings", "cross-cutting", "recommendations", "options",
        "annex-a", "annex-b", "annex-c", "annex-d", "annex-e", "annex-f",
    ]  # fmt: skip


def test_headings_never_jump_a_level(report: Document):
    levels = [block.level for block in report.blocks() if isinstance(block, Heading)]

    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_anchors_are_unique(report: Document):
    anchors = [block.anchor for block in report.blocks() if isinstance(block, Heading)]

    assert len(anchors) == len(set(anchors))


def test_the_concordance_has_one_row_for_every_provision(report: Document, arcadia: Assessment):
    headings_and_tables = [block for block in report.blocks() if isinstance(block, Heading | Table)]
    place = next(
        i for i, block in enumerate(headings_and_tables) if isinstance(block, Heading) and block.anchor == "annex-a"
    )

    assert len(headings_and_tables[place + 1].rows) == len(arcadia.library.provisions)


def test_every_finding_short_of_met_quotes_or_says_where_one_looked(report: Document, arcadia: Assessment):
    text = workflow.render(report, ".txt").decode()

    assert "Despite any other written law" in text  # the words that conflict with the child rule
    assert "Penal Code" in text or "Code pénal" in text


def test_the_words_of_a_consider_duty_are_never_those_of_a_breach(report: Document, arcadia: Assessment):
    consider = [
        f for f in arcadia.findings[Scenario.NOW].values() if f.level == "consider" and f.result is Result.NOT_MET
    ]

    assert consider
    assert {f.word for f in consider} <= {"no-provision", "considered-not-adopted"}


def test_the_same_input_gives_the_same_bytes(report: Document, arcadia: Assessment):
    again = workflow.gap_report(arcadia, report.language)

    assert all(workflow.render(report, ending) == workflow.render(again, ending) for ending in (".docx", ".md", ".txt"))


def test_word_uses_built_in_heading_styles(word, report: Document):
    headings = [(p.style.style_id, p.text) for p in word.paragraphs if p.style.style_id.startswith("Heading")]
    expected = [(f"Heading{b.level}", b.text) for b in report.blocks() if isinstance(b, Heading)]

    assert headings == expected


def test_word_contents_are_there_when_the_file_opens(word, report: Document):
    entries = [p._p.find(qn("w:hyperlink")) for p in word.paragraphs if p.style.style_id in ("TOC1", "TOC2")]
    shown = ["".join(t.text for t in entry.iter(qn("w:t"))) for entry in entries]
    labelled = zip(report.blocks(), numbers_of(report).labels, strict=True)
    expected = [titled(b, label).replace(" ", "") for b, label in labelled if isinstance(b, Heading) and b.level <= 2]

    assert [each.replace(" ", "") for each in shown] == expected


def test_word_links_lead_to_bookmarks(word):
    body = word.element.body
    names = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    wanted = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}

    assert wanted <= names
    assert all(len(name) <= 40 and re.fullmatch(r"[A-Za-z]\w*", name) for name in names)


def test_word_tables_repeat_their_header_and_have_an_alternative_text(word):
    for table in word.element.body.iter(qn("w:tbl")):
        properties = table.find(qn("w:tblPr"))
        assert properties.find(qn("w:tblDescription")).get(qn("w:val"))
        if properties.find(qn("w:tblLook")).get(qn("w:firstRow")) == "1":
            first = table.find(qn("w:tr"))
            assert first.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None


def test_word_tables_have_no_merged_cells(word):
    body = word.element.body

    assert not list(body.iter(qn("w:gridSpan"))) and not list(body.iter(qn("w:vMerge")))


def test_word_puts_the_concordance_in_landscape_and_nothing_else(word):
    assert [section.orientation for section in word.sections] == [0, 1, 0]


def test_word_says_on_every_page_what_it_is(word, report: Document):
    for section in word.sections:
        assert section.header.paragraphs[0].text.split("\t") == [report.marking, report.title]
        assert report.footer in section.footer.paragraphs[0].text


def test_word_properties_are_set(word, report: Document):
    core = word.core_properties

    assert (core.title, core.language, core.subject) == (report.title, report.language, report.subtitle)
    assert core.created.date().isoformat() == report.date
    assert b"Law as at" in parts(report)["docProps/custom.xml"]


def test_word_tags_the_language_of_quotations(word, report: Document):
    tagged = {lang.get(qn("w:val")) for lang in word.element.body.iter(qn("w:lang"))}

    assert tagged == ({"en-GB"} if report.language == "fr" else set())


def test_word_is_valid_for_a_schema_validator(report: Document, tmp_path):
    from openxml_audit import OpenXmlValidator

    small = report._replace(parts=tuple(Part(part.blocks[:60], part.is_landscape) for part in report.parts))
    path = tmp_path / "small.docx"
    path.write_bytes(workflow.render(small, ".docx"))

    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def test_word_has_no_macro_no_remote_part_and_no_update_prompt(report: Document):
    found = parts(report)

    assert not any("vba" in name.lower() for name in found)
    assert not any(b'TargetMode="External"' in content for content in found.values())
    assert b"updateFields" not in found["word/settings.xml"]


HOSTILE = "<b>&amp; [bold]x[/bold] | =1+1 \x1b[31m \u202e `code` *star* _under_ # head \x00"


@pytest.mark.parametrize("ending", [".docx", ".md", ".txt"])
def test_hostile_text_shows_as_text(ending):
    document = Document(
        title=HOSTILE,
        subtitle=HOSTILE,
        language="en",
        date="2026-01-01",
        parts=(Part((Paragraph(words(HOSTILE)), Table("t", "d", (HOSTILE,), ((words(HOSTILE),),), (1,)))),),
    )

    raw = workflow.render(document, ending)
    is_word = ending == ".docx"
    shown = docx.Document(io.BytesIO(raw)).paragraphs[2].text if is_word else raw.decode().replace("\\", "")

    assert "<b>&amp; [bold]x[/bold] | =1+1" in shown
    assert not re.search("[\x00\x1b\u202e]", shown)


def test_plain_text_is_eighty_columns_wide_at_most(report: Document):
    lines = workflow.render(report, ".txt").decode().splitlines()

    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("language", phrase_languages())
def test_every_language_has_every_phrase_and_the_same_places(language):
    english, other = flatten(load_phrases("en")), flatten(load_phrases(language))
    places = {key: set(re.findall(r"\{(\w+)\}", text)) for key, text in english.items()}

    assert other.keys() == english.keys()
    assert {key: set(re.findall(r"\{(\w+)\}", text)) for key, text in other.items() if not key.endswith(".one")} == {
        key: found for key, found in places.items() if not key.endswith(".one")
    }


@pytest.mark.parametrize(
    ("pinpoint", "english", "french"),
    [
        ("3(a)", "3(a)", "3 a)"),
        ("5(2)(c)", "5(2)(c)", "5, par. 2 c)"),
        ("8(2)", "8(2)", "8, par. 2"),
        ("12(3)-(5)", "12(3)-(5)", "12, par. 3 à 5"),
        ("2(d)-(h)", "2(d)-(h)", "2 d) à h)"),
        ("13", "13", "13"),
        ("IV", "IV", "IV"),
    ],
)
def test_pinpoints_are_written_as_each_language_writes_them(pinpoint, english, french):
    assert [written(pinpoint, style).replace("\u00a0", " ") for style in (BRACKETS, FRENCH)] == [english, french]


@pytest.mark.parametrize(
    ("iso", "english", "french"),
    [
        ("2026-06-30", "30 June 2026", "30 juin 2026"),
        ("2004-03-01", "1 March 2004", "1er mars 2004"),
        ("2011", "2011", "2011"),
        ("2011-05", "May 2011", "mai 2011"),
    ],
)
def test_dates_are_written_as_each_language_writes_them(arcadia: Assessment, iso, english, french):
    spoken = [Wording(workflow.phrases_in(language), arcadia.library).date(iso) for language in LANGUAGES]

    assert spoken == [english, french]


ENGLISH = re.compile(r"\b(the|and|of|with|which|shall|must|is|are|not)\b", re.IGNORECASE)


def test_a_french_report_has_no_english_of_ours(arcadia: Assessment):
    document = workflow.gap_report(arcadia, "fr")
    ours = []
    for block in document.blocks():
        match block:
            case Heading():
                ours.append(block.text)
            case Paragraph():
                ours.append(block.label + " " + plain(tuple(span for span in block.text if not span.language)))
            case Table():
                ours += [block.caption, block.description, *block.columns]
                ours += [plain(tuple(span for span in cell if not span.language)) for row in block.rows for cell in row]
            case _:
                pass
    quoted = re.compile(r"«[^»]*»|“[^”]*”|\([^)]*ACA[^)]*\)|[a-z-]+(?:\.[a-z0-9-]+)+")  # quotations and ids
    english = [text for text in ours if len(ENGLISH.findall(quoted.sub("", text))) >= 2]

    assert english == []


def test_a_new_page_belongs_to_its_heading_so_that_no_page_is_empty(report: Document):
    body = parts(report)["word/document.xml"].decode()

    assert 'w:type="page"' not in body
    assert body.count("<w:pageBreakBefore/>") == sum(isinstance(each, PageBreak) for each in report.blocks())


def test_a_box_for_a_decision_stays_on_one_page(word):
    [*others, last] = next(table.rows for table in word.tables if not table.rows[0]._tr.xpath("./w:trPr/w:tblHeader"))
    kept = [bool(row._tr.xpath(".//w:keepNext")) for row in [*others, last]]

    assert kept == [True] * len(others) + [False]


def test_what_nobody_answered_takes_three_lines_and_not_a_page(arcadia: Assessment):
    empty = derive_assessment(
        arcadia.library, arcadia.country, replace(arcadia.reading, answers={}, overrides={}, decisions={})
    )
    report = workflow.gap_report(empty, "en")
    blocks = list(report.blocks())
    start = next(at for at, each in enumerate(blocks) if isinstance(each, Heading) and each.anchor == "findings")
    heads = [at for at, each in enumerate(blocks) if isinstance(each, Heading) and at > start]
    end = next(at for at in heads if blocks[at].level == 1)
    between = [after - before - 1 for before, after in pairwise(at for at in heads if at <= end)]

    assert max(between) <= 3

"""An office's own template: its pages, headers and styles, and nothing that a ministry's mail filter would stop."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.shared import Mm, Pt
from typer.testing import CliRunner

from lawcheck import workflow
from lawcheck.cli.main import app
from lawcheck.errors import LawcheckError
from lawcheck.model.finding import Assessment
from lawcheck.report.document import Document, Part
from lawcheck.workflow.word import render_in_template
from tests.conftest import ARCADIA
from tests.word_file import W, WordFile, style_of, words_of

ATTACHED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
TEMPLATE_TYPE = b"wordprocessingml.template.main+xml"


def office(path, *, edit=lambda document: None):
    """Make a template: Letter paper, a header and a footer, one style of its own size, and text that is to go."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(216), Mm(279)
    section.header.paragraphs[0].text = "Ministry of Justice"
    section.footer.paragraphs[0].text = "Palace of Justice"
    document.styles["Heading 1"].font.size = Pt(21)
    document.add_paragraph("Text of the template")
    edit(document)
    document.save(path)
    return path


@pytest.fixture(scope="module")
def report(arcadia: Assessment) -> Document:
    document = workflow.gap_report(arcadia, "en")
    return document._replace(parts=tuple(Part(part.blocks[:90], part.is_landscape) for part in document.parts))


@pytest.fixture(scope="module")
def branded(report: Document, tmp_path_factory) -> tuple[WordFile, tuple[str, ...]]:
    path = office(tmp_path_factory.mktemp("office") / "office.docx")
    content, missing = render_in_template(report, ".docx", path)
    return WordFile(content), missing


def test_the_words_are_the_same_in_any_template(report: Document, branded):
    ours = WordFile(workflow.render(report, ".docx"))

    assert [words_of(each) for each in branded[0].all("p")] == [words_of(each) for each in ours.all("p")]


def test_no_paragraph_is_left_at_normal(branded):
    word, _ = branded
    styles = {each.get(f"{W}styleId") for each in word.xml("word/styles.xml").iter(f"{W}style")}
    used = {style_of(each) for each in word.all("p")}

    assert not used & {"", "Normal"}
    assert used <= styles


def test_styles_of_the_template_are_used_by_name_and_those_it_lacks_are_named(branded):
    word, missing = branded
    sizes = {
        each.get(f"{W}styleId"): each.find(f".//{W}sz").get(f"{W}val")
        for each in word.xml("word/styles.xml").iter(f"{W}style")
        if each.find(f".//{W}sz") is not None
    }

    assert sizes["Heading1"] == "42"
    assert "Numbered Paragraph" in missing and "Draft Clause 1" in missing
    assert "heading 1" not in missing and "Body Text" not in missing


def test_a_template_with_other_ids_for_its_styles_is_mapped_by_name(report: Document, tmp_path):
    def french(document):
        for style in document.styles.element.findall(f"{W}style"):
            if style.get(f"{W}styleId") == "Heading1":
                style.set(f"{W}styleId", "Titre1")

    content, missing = render_in_template(report, ".docx", office(tmp_path / "o.docx", edit=french))
    word = WordFile(content)

    assert word.paragraphs("Titre1")
    assert not word.paragraphs("Heading1")
    assert "heading 1" not in missing
    links = {each.get(f"{W}val") for each in word.xml("word/numbering.xml").iter(f"{W}pStyle")}
    assert "Titre1" in links and "Heading1" not in links


def test_headings_of_a_template_without_numbers_are_numbered_by_ours(branded):
    word, _ = branded
    styles = {each.get(f"{W}styleId"): each for each in word.xml("word/styles.xml").iter(f"{W}style")}
    number = styles["Heading2"].find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")
    lists = {
        each.get(f"{W}numId"): each.find(f"{W}abstractNumId").get(f"{W}val")
        for each in word.xml("word/numbering.xml").findall(f"{W}num")
    }
    [kind] = [
        each
        for each in word.xml("word/numbering.xml").findall(f"{W}abstractNum")
        if each.get(f"{W}abstractNumId") == lists[number]
    ]

    assert [each.get(f"{W}val") for each in kind.iter(f"{W}lvlText")][:2] == ["%1.", "%1.%2"]


def test_pages_headers_and_footers_of_the_template_stay(branded):
    word, _ = branded
    sizes = [each.find(f"{W}pgSz").get(f"{W}w") for each in word.all("sectPr")]
    header = words_of(word.xml("word/header1.xml"))
    footer = words_of(word.xml("word/footer1.xml"))

    assert sizes == ["12246", "15817", "12246"]  # Letter: upright, landscape, upright
    assert header.startswith("Ministry of Justice") and "TRAINING - FICTIONAL" in header
    assert footer.startswith("Palace of Justice") and "law as at 30 June 2026" in footer
    assert "Text of the template" not in words_of(word.body)


def test_a_first_page_of_its_own_says_what_the_others_say(report: Document, tmp_path):
    def first_page(document):
        document.sections[0].different_first_page_header_footer = True
        document.sections[0].first_page_header.paragraphs[0].text = "Letterhead"

    content, _ = render_in_template(report, ".docx", office(tmp_path / "o.docx", edit=first_page))
    word = WordFile(content)
    footers = [words_of(word.xml(name)) for name in word.parts if name.startswith("word/footer")]

    assert len(footers) == 2
    assert all("law as at 30 June 2026" in each for each in footers)
    assert any("Letterhead" in words_of(word.xml(name)) for name in word.parts if name.startswith("word/header"))


def test_a_dotx_is_a_template_too(report: Document, tmp_path):
    plain, path = office(tmp_path / "o.docx"), tmp_path / "o.dotx"
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(path, "w") as archive:
        for name in source.namelist():
            content = source.read(name)
            archive.writestr(name, content.replace(b"wordprocessingml.document.main+xml", TEMPLATE_TYPE))

    content, _ = render_in_template(report, ".docx", path)

    assert TEMPLATE_TYPE not in WordFile(content).parts["[Content_Types].xml"]
    assert docx.Document(io.BytesIO(content)).paragraphs


def test_macros_do_not_come_along(report: Document, tmp_path):
    plain, path = office(tmp_path / "o.docx"), tmp_path / "o.dotm"
    macro = b'<Relationship Id="rId99" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
    macro += b'Target="vbaProject.bin"/></Relationships>'
    kind = b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml"
    ours = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(path, "w") as archive:
        for name in source.namelist():
            content = source.read(name).replace(ours, kind)
            content = content.replace(b"</Types>", b'<Default Extension="bin" ContentType="application/x"/></Types>')
            if name == "word/_rels/document.xml.rels":
                content = content.replace(b"</Relationships>", macro)
            archive.writestr(name, content)
        archive.writestr("word/vbaProject.bin", b"macro")

    content, _ = render_in_template(report, ".docx", path)
    word = WordFile(content)

    assert not any("vba" in name.lower() for name in word.parts)
    assert b"macroEnabled" not in word.parts["[Content_Types].xml"]


def test_a_template_with_a_part_missing_is_refused(report: Document, tmp_path):
    plain, path = office(tmp_path / "o.docx"), tmp_path / "broken.docx"
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(path, "w") as archive:
        for name in source.namelist():
            if "header" not in name:
                archive.writestr(name, source.read(name))

    with pytest.raises(LawcheckError, match="cannot serve as a template"):
        render_in_template(report, ".docx", path)


def test_links_to_other_places_and_prompts_do_not_come_along(report: Document, tmp_path):
    def linked(document):
        address = "https://example.org"
        header = document.sections[0].header
        relation = header.part.relate_to(address, RT.HYPERLINK, is_external=True)
        link = docx.oxml.OxmlElement("w:hyperlink")
        link.set(docx.oxml.ns.qn("r:id"), relation)
        header.paragraphs[0]._p.append(link)
        link.append(header.paragraphs[0].add_run("our site")._r)
        settings = document.settings.element
        for name in ("w:attachedTemplate", "w:updateFields"):
            settings.insert(0, docx.oxml.OxmlElement(name))
        relation = document.part._settings_part.relate_to(address, ATTACHED, is_external=True)
        settings[1].set(docx.oxml.ns.qn("r:id"), relation)

    content, _ = render_in_template(report, ".docx", office(tmp_path / "o.docx", edit=linked))
    word = WordFile(content)

    assert not any(b"External" in part for part in word.parts.values())
    assert "our site" in words_of(word.xml("word/header1.xml"))
    assert word.xml("word/settings.xml").find(f"{W}updateFields") is None
    assert word.xml("word/settings.xml").find(f"{W}attachedTemplate") is None


def test_a_report_in_a_template_is_valid_for_a_schema_validator(branded, tmp_path):
    from openxml_audit import OpenXmlValidator

    path = tmp_path / "branded.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in branded[0].parts.items():
            archive.writestr(name, content)

    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def test_the_same_template_gives_the_same_bytes(report: Document, tmp_path):
    path = office(tmp_path / "o.docx")

    assert render_in_template(report, ".docx", path) == render_in_template(report, ".docx", path)


def test_our_own_report_can_serve_as_a_template(report: Document, tmp_path):
    path = tmp_path / "ours.docx"
    path.write_bytes(workflow.render(report, ".docx"))

    content, missing = render_in_template(report, ".docx", path)
    word = WordFile(content)

    assert missing == ()
    assert len(word.xml("word/footnotes.xml")) == len(WordFile(path.read_bytes()).xml("word/footnotes.xml"))


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("o.docx", b"no zip", "this is no Word file"),
        ("o.docx", b"", "the file is empty"),
        ("o.doc", b"\xd0\xcf\x11\xe0 old", "this is an old .doc or a file with a password"),
    ],
)
def test_what_is_no_template_is_refused(report: Document, tmp_path, name, content, message):
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(LawcheckError, match=message):
        render_in_template(report, ".docx", path)


def test_the_command_names_the_styles_that_a_template_lacks(tmp_path):
    path = office(tmp_path / "office.docx")
    command = ["report", str(ARCADIA), "-o", str(tmp_path / "r.docx"), "--template", str(path), "--markup", "none"]

    result = CliRunner().invoke(app, command)

    assert result.exit_code == 0
    assert "styles that it lacks were added from ours: Numbered Paragraph, Note" in result.stderr
    assert "word/comments.xml" not in WordFile((tmp_path / "r.docx").read_bytes()).parts


def test_a_template_is_for_word_alone(tmp_path):
    path = office(tmp_path / "office.docx")
    command = ["report", str(ARCADIA), "-o", str(tmp_path / "r.md"), "--template", str(path)]

    result = CliRunner().invoke(app, command)

    assert result.exit_code == 3
    assert "only a Word file has a template" in result.stderr

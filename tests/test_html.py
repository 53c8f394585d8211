"""The report as one HTML file: read again by parsers that know nothing of how it was made."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from itertools import pairwise

import lxml.html
import pytest

from lawcheck import workflow
from lawcheck.model.finding import Assessment
from lawcheck.render.direction import direction
from lawcheck.report.document import (
    Bullets,
    Chart,
    Contents,
    DecisionBox,
    Document,
    Facet,
    Facts,
    Field,
    FieldKind,
    Heading,
    ListOf,
    Note,
    Paragraph,
    Part,
    Quotation,
    Series,
    Span,
    Table,
    Tone,
    words,
)

LANGUAGES = ("en", "fr")
VOID = {"meta", "col", "input", "br", "link", "hr", "img", "rect"}
CONTROLS = {
    name: f"<{name}>"
    for name in (
        "skip", "top", "filter", "search", "search_hint", "any", "show_all", "shown", "shown_rows", "filter_table",
        "notes", "note_back",
    )
}  # fmt: skip


@pytest.fixture(scope="module", params=LANGUAGES)
def report(request, arcadia: Assessment) -> Document:
    return workflow.gap_report(arcadia, request.param)


@pytest.fixture(scope="module")
def source(report: Document) -> str:
    return workflow.render(report, ".html").decode()


@pytest.fixture(scope="module")
def page(source: str):
    return lxml.html.document_fromstring(source)


def small(*blocks, language: str = "en", title: str = "A title", **more) -> Document:
    return Document(
        title=title, subtitle="", language=language, date="2026-01-01", parts=(Part(blocks),), controls=CONTROLS, **more
    )


def made(*blocks, **more):
    return lxml.html.document_fromstring(workflow.render(small(*blocks, **more), ".html").decode())


class Balance(HTMLParser):
    """Finds tags that are not closed where they were opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> {self.getpos()}")


def test_every_tag_is_closed_where_it_was_opened(source: str):
    balance = Balance()
    balance.feed(source)

    assert (balance.wrong, balance.open) == ([], [])


def test_the_page_says_its_language_and_has_one_title(page, report: Document):
    assert page.get("lang") == report.language
    assert page.get("dir") == "ltr"
    assert [each.text_content() for each in page.iter("h1")] == [report.title]
    assert page.findtext(".//title").startswith(report.title)


def test_headings_never_jump_a_level(page):
    levels = [int(each.tag[1]) for each in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]

    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_heading_of_the_report_is_there_under_its_anchor(page, report: Document):
    anchors = [block.anchor for block in report.blocks() if isinstance(block, Heading) and block.anchor]
    found = [each.get("id") for each in page.find(".//main").iter("h2", "h3", "h4", "h5")]

    assert [each for each in found if each in anchors] == anchors


def test_ids_are_unique(page):
    ids = page.xpath("//@id")

    assert len(ids) == len(set(ids))


def test_every_link_leads_to_a_place_on_the_page(page):
    ids = set(page.xpath("//@id"))
    links = page.xpath("//a/@href")

    assert len(links) > 100
    assert [each for each in links if not each.startswith("#") or each[1:] not in ids] == []


def test_nothing_is_fetched_from_anywhere(source: str, page):
    assert page.xpath("//link | //img | //iframe | //object | //script/@src | //@srcset") == []
    assert "url(" not in source and "@import" not in source
    assert re.findall(r"https?://[^\s\"'<]+", page.find(".//style").text + page.find(".//body/script").text) == []


def test_the_policy_allows_our_script_and_nothing_else(page):
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    [script] = page.iter("script")
    digest = base64.b64encode(hashlib.sha256(script.text.encode()).digest()).decode()

    assert policy == (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    assert page.xpath("//@*[starts-with(name(), 'on')]") == []


def test_every_table_has_a_caption_and_every_header_a_scope(page):
    tables = list(page.iter("table"))

    assert len(tables) > 40
    assert [each.get("id") for each in tables if not (each.findtext("caption") or "").strip()] == []
    assert {each.get("scope") for each in page.iter("th")} == {"col", "row"}


def test_every_row_of_a_table_has_as_many_cells_as_the_header(page):
    for table in page.xpath("//table[thead]"):
        across = len(table.xpath("./thead/tr/th"))
        assert {len(row) for row in table.xpath("./tbody/tr")} <= {across}


def test_there_are_landmarks_and_a_way_past_the_contents(page):
    body = page.find("body")

    assert [each.tag for each in body if isinstance(each.tag, str)][:4] == ["a", "header", "nav", "main"]
    assert body[0].get("href") == "#report"
    assert page.find(".//nav").get("aria-label")
    assert len(page.xpath("//main | //nav | //body/header | //body/footer")) == 4


def test_contents_list_the_upper_two_levels(page, report: Document):
    listed = page.xpath("//nav/details[1]//a")
    expected = [block for block in report.blocks() if isinstance(block, Heading) and block.level <= 2]

    assert len(listed) == len(expected)
    assert all(block.text in link.text_content() for link, block in zip(listed, expected, strict=True))


def test_findings_can_be_chosen_by_what_the_text_beside_them_says(page, arcadia: Assessment):
    [form] = page.xpath("//main//form")
    names = [each.text_content() for each in form.xpath(".//label[select]/span")]
    items = page.xpath("//section[@data-item]")
    choices = [[option.text_content() for option in select][1:] for select in form.iter("select")]

    assert len(names) == 5
    assert len(items) == sum(bool(p.level != "record") for p in arcadia.library.provisions.values())
    for item in items:
        chosen = [values[int(at)] for values, at in zip(choices, item.get("data-item").split(), strict=True)]
        assert chosen == [each.text_content() for each in item.xpath("./ul[@class='facets']/li")]


def test_without_a_script_no_control_is_shown(page):
    assert all(form.get("hidden") is not None for form in page.iter("form"))


def test_charts_are_drawings_with_a_title_a_description_and_a_table_beside(page, report: Document):
    drawings = page.xpath("//*[local-name()='svg']")
    charts = [block for block in report.blocks() if isinstance(block, Chart)]

    assert len(drawings) == len(charts) == 2
    for drawing, chart in zip(drawings, charts, strict=True):
        assert drawing.get("role") == "img"
        title, description = (page.get_element_by_id(each) for each in drawing.get("aria-labelledby").split())
        assert (title.text, description.text) == (chart.caption, chart.description)
        assert drawing.xpath("following::table[1]")


def test_the_bars_of_a_chart_are_as_long_as_their_numbers():
    chart = Chart("c", "d", ("a", "b"), (Series("x", Tone.GOOD, (30, 0)), Series("y", Tone.SHORT, (10, 20))), "c")
    bars = [(each.get("x"), each.get("width")) for each in made(chart).xpath("//*[local-name()='rect']")]

    assert bars == [("0.0", "330.0"), ("330.0", "110.0"), ("0.0", "220.0")]


def test_a_chart_of_nothing_can_be_drawn():
    page = made(Chart("c", "d", ("a",), (Series("x", Tone.GOOD, (0,)),), "c"))

    assert page.xpath("//*[local-name()='rect']") == []


def test_footnotes_lead_to_their_notes_and_back():
    page = made(Paragraph((Span("one", note=words("first")), Span(" two", note=words("second")))))
    marks = page.xpath("//sup/a")

    assert [(each.text, each.get("href")) for each in marks] == [("1", "#footnote-1"), ("2", "#footnote-2")]
    notes = page.xpath("//section[@role='doc-endnotes']//li")
    assert [each.text.strip() for each in notes] == ["first", "second"]
    assert [each.find("a").get("href") for each in notes] == [f"#{each.get('id')}" for each in marks]


def test_a_reference_without_words_shows_what_its_target_is_called():
    table = Table("Cap", "d", ("a",), ((words("x"),),), (1,), "here")
    page = made(table, Paragraph((Span("see "), Span("", target="here"), Span(", "), Span("lost", target="nowhere"))))

    assert page.xpath("//main/p")[0].text_content() == "see Table\u00a01, lost"
    assert page.xpath("//main/p/a/@href") == ["#here"]


def test_numbered_paragraphs_can_be_linked_to():
    page = made(Paragraph(words("first"), is_numbered=True), Paragraph(words("second"), "Label", is_numbered=True))

    assert [each.get("id") for each in page.xpath("//main/p")] == ["paragraph-1", "paragraph-2"]
    assert page.xpath("//main/p")[1].text_content() == "2. Label: second"


def test_an_anchor_that_occurs_again_gets_a_number():
    page = made(Heading(1, "a", "same"), Heading(1, "b", "same"), Heading(1, "c", "report"))

    assert [each.get("id") for each in page.xpath("//main//h2")] == ["same", "same-2", "report-2"]


def test_lists_of_tables_stand_beside_the_contents():
    page = made(
        Contents("In here"),
        Contents("Tables", ListOf.TABLES),
        Heading(1, "One", "one"),
        Table("Cap", "d", ("a",), (), (1,), "t"),
    )

    assert page.xpath("//nav/details//h2/text()") == ["In here", "Tables"]
    assert page.xpath("//nav/details[2]//a/@href") == ["#t"]


def test_a_box_for_a_decision_offers_its_choices_on_paper():
    fields = (
        Field("option", "Option", "p", FieldKind.CHOICE, (("a", "First"), ("b", "Second"))),
        Field("by", "By", ""),
    )
    rows = made(DecisionBox("m.1", "Decision", fields)).xpath("//table//tr")

    assert [" ".join(each.text_content().split()) for each in rows] == ["Option☐ First ☐ Second", "By"]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ar", "rtl"),
        ("fa-IR", "rtl"),
        ("he", "rtl"),
        ("ur", "rtl"),
        ("fr", "ltr"),
        ("az-Arab", "rtl"),
        ("ks-Latn", "ltr"),
    ],
)
def test_a_page_is_written_in_the_direction_of_its_language(language, expected):
    page = made(Heading(1, "x", "x"), language=language)

    assert direction(language) == expected
    assert (page.get("lang"), page.get("dir")) == (language, expected)


def test_words_of_another_language_keep_their_direction():
    page = made(
        Paragraph((Span("نص"), Span("An Act", language="en"))),
        Quotation("القانون", ((0, "", "Every person"),), "en"),
        Quotation("القانون", ((0, "", "كل شخص"),), "ar"),
        language="ar",
    )

    span = page.xpath("//main/p/span")[0]
    assert (span.get("lang"), span.get("dir")) == ("en", "ltr")
    assert [(each.get("lang"), each.get("dir")) for each in page.iter("blockquote")] == [("en", "ltr"), (None, None)]


HOSTILE = "<script>alert(1)</script>\"' onload=x &amp; {{ 7*7 }} {% raw %} \x1b[31m \u202e =1+1 </style> \x00 ]]> <!--"
SHOWN = (
    "<script>alert(1)</script>\"' onload=x &amp; {{ 7*7 }} {% raw %} \ufffd[31m \ufffd =1+1 </style> \ufffd ]]> <!--"
)


def test_hostile_text_shows_as_text_wherever_it_stands():
    document = Document(
        title=HOSTILE,
        subtitle=HOSTILE,
        language="en",
        date="2026-01-01",
        footer=HOSTILE,
        marking=HOSTILE,
        page_label=HOSTILE + "{page}{pages}",
        table_word=HOSTILE,
        properties={"Tool": HOSTILE},
        keywords=HOSTILE,
        controls=dict.fromkeys(CONTROLS, HOSTILE),
        parts=(
            Part(
                (
                    Contents(HOSTILE),
                    Heading(1, HOSTILE, HOSTILE),
                    Heading(2, HOSTILE, HOSTILE, facets=(Facet(HOSTILE, HOSTILE),)),
                    Paragraph((Span(HOSTILE, note=words(HOSTILE), language=HOSTILE),), HOSTILE, HOSTILE),
                    Note(words(HOSTILE)),
                    Bullets((words(HOSTILE),)),
                    Quotation(HOSTILE, ((1, HOSTILE, HOSTILE),), HOSTILE),
                    Facts(((HOSTILE, words(HOSTILE)),), HOSTILE),
                    Table(HOSTILE, HOSTILE, (HOSTILE,), ((words(HOSTILE),),), (1,), HOSTILE),
                    Chart(HOSTILE, HOSTILE, (HOSTILE,), (Series(HOSTILE, Tone.GOOD, (1,)),), HOSTILE),
                )
            ),
        ),
    )
    raw = workflow.render(document, ".html").decode()
    page = lxml.html.document_fromstring(raw)
    balance = Balance()
    balance.feed(raw)

    assert len(page.xpath("//script")) == len(page.xpath("//style")) == 1
    assert page.xpath("//@onload") == []
    assert (balance.wrong, balance.open) == ([], [])
    assert not re.search("[\x00\x1b\u202e]", raw)
    shown = page.text_content()
    assert shown.count("alert(1)") == shown.count(SHOWN[:20])
    assert page.find(".//h1").text_content() == SHOWN
    assert page.find(".//blockquote/p").text_content() == f"{SHOWN} {SHOWN}"


def test_the_same_input_gives_the_same_bytes(report: Document, arcadia: Assessment):
    again = workflow.gap_report(arcadia, report.language)

    assert workflow.render(report, ".html") == workflow.render(again, ".html") == workflow.render(report, ".htm")


def test_printed_pages_carry_marking_footer_and_number(source: str, report: Document):
    style = source.partition("<style>")[2].partition("</style>")[0]
    marking = re.search(r"@top-left \{ content: \"([^\"]+)\"", style)[1]

    assert re.sub(r"\\([0-9a-f]+) ", lambda m: chr(int(m[1], 16)), marking) == report.marking
    assert "counter(page)" in style and "counter(pages)" in style
    assert "'the footer'" not in style and "'the pages'" not in style


def colours(style: str, scheme: str) -> dict[str, str]:
    rules = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{6})\b", rules[{"light": 0, "dark": 1}[scheme]]))


def brightness(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_colour_of_text_can_be_read_on_page_and_panel(scheme):
    style = workflow.render(small(), ".html").decode()
    found = colours(style, scheme)
    texts = ("text", "soft", "link", "good", "nearly", "partly", "short", "clash", "open")
    contrasts = {}
    for ground in ("page", "panel"):
        for text in texts:
            low, high = sorted((brightness(found[text]), brightness(found[ground])))
            contrasts[text, ground] = (high + 0.05) / (low + 0.05)

    assert {pair: round(ratio, 2) for pair, ratio in contrasts.items() if ratio < 4.5} == {}


def test_a_document_without_words_for_controls_has_none():
    page = lxml.html.document_fromstring(workflow.render(small()._replace(controls={}), ".html").decode())

    assert page.xpath("//form | //template | //a") == []


def test_latin_citations_keep_their_order_in_a_page_from_the_right():
    page = made(Heading(1, "المادة Penal Code 12(1)(a)", "x"), Paragraph(words("انظر Act 3(2) هنا")), language="ar")

    assert [each.text for each in page.xpath("//main//bdi")] == ["Penal Code 12(1)(a)", "Act 3(2)"]
    assert page.xpath("//main//p")[0].text_content() == "انظر Act 3(2) هنا"
    assert made(Paragraph(words("Act 3(2)"))).xpath("//bdi") == []

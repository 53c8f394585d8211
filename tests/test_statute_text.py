"""A statute in plain text becomes a tree of sections that can be cited to the letter."""

from __future__ import annotations

import pytest

from lawcheck.load.statutes.ranges import expand
from lawcheck.load.statutes.splitting import split_lines
from lawcheck.model.citation import parse_citation, parse_pinpoint

ACT = """ANTI-TRAFFICKING ACT
Act No. 1 of 2020

Arrangement of sections
1. Short title
2. Meaning of words
3. Offence

PART I - PRELIMINARY

1. Short title
This Act may be cited as the Anti-Trafficking Act.

2. Meaning of words
(1) In this Act:
    (a) "child" means a person under eighteen; and
    (h) "harm" includes
        (i) injury; and
        (ii) fear of injury;
    (i) "informant" means a person who
        reports an offence.
(2) Section 4 does not apply.

PART II - OFFENCES

3. Offence
(1) A person who
(a) recruits, or
(b) receives
another person commits an offence.

3A. Penalty
Imprisonment for up to
10. years is a line that begins with a number.

4. Attempt
An attempt is punishable.
"""


def read_plain_text(statute_id: str, text: str):
    return split_lines(statute_id, text.splitlines())


def sections(text: str):
    return read_plain_text("act", text).sections


def test_sections_are_found_once_with_their_headings_and_not_in_the_contents():
    assert [(label, passage.heading) for label, passage in sections(ACT).items()] == [
        ("1", "Short title"),
        ("2", "Meaning of words"),
        ("3", "Offence"),
        ("3A", "Penalty"),
        ("4", "Attempt"),
    ]


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("1", "This Act may be cited as the Anti-Trafficking Act."),
        ("2(1)(a)", '"child" means a person under eighteen; and'),
        ("2(1)(h)(ii)", "fear of injury;"),
        ("2(1)(i)", '"informant" means a person who reports an offence.'),
        ("2(2)", "Section 4 does not apply."),
        ("3(1)(b)", "receives another person commits an offence."),
        ("3A", "Imprisonment for up to 10. years is a line that begins with a number."),
    ],
)
def test_each_passage_is_found_by_its_pinpoint(place, text):
    pinpoint = parse_pinpoint(place)

    assert read_plain_text("act", ACT).find(pinpoint).text == text


def test_a_passage_knows_its_line():
    assert sections(ACT)["3A"].line == ACT.splitlines().index("3A. Penalty") + 1


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Article 225-4-1\nI. - La traite\n\nArticle 225-4-2\nLa peine\n", ["225-4-1", "225-4-2"]),
        ("##### Artículo 1\n\n(Objeto).- Esta ley\n\n##### Artículo 2\n\nTexto\n", ["1", "2"]),
        (
            "§ 232 Menschenhandel\n(1) Mit Freiheitsstrafe\n§ 232a Zwangsprostitution\n(1) wird bestraft\n",
            ["232", "232a"],
        ),
        ("Article premier\nObjet\nArticle 2\nDéfinitions\n", ["1", "2"]),
        ("Art. 5. Rien.\nArt. 6. Rien.\n", ["5", "6"]),
        ("A letter about nothing.\n", []),
        ("", []),
    ],
)
def test_headings_are_recognised_as_lawyers_write_them(text, labels):
    assert list(sections(text)) == labels


def test_real_laws_are_split_into_about_as_many_sections_as_they_have(shared):
    known = {"UY-ley-19643-trata.md": 50, "UY-ley-18250-migraciones.md": 84, "DE-strafgesetzbuch.md": 550}
    found = {name: len(sections((shared / "statutes" / name).read_text(encoding="utf-8-sig"))) for name in known}

    assert found == known


def test_a_line_of_nothing_but_labels_is_read():
    assert sections("1. Heading\n" + "(1) " * 5000 + "x\n")["1"].words().endswith("x")


def test_the_fingerprint_follows_the_words_and_not_the_layout():
    other_layout = ACT.replace("who\n        reports", "who reports")
    other_words = ACT.replace("reports an offence", "reports a crime")
    place = parse_pinpoint("2(1)(i)")

    prints = [read_plain_text("act", text).find(place).fingerprint() for text in (ACT, other_layout, other_words)]

    assert prints[0] == prints[1] != prints[2]


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ("2", ["2"]),
        ("2-3A", ["2", "3", "3A"]),
        ("3A–4", ["3A", "4"]),
        ("2(1)(a)", ["2(1)(a)"]),
    ],
)
def test_ranges_are_spelt_out_in_the_order_of_the_text(entry, found):
    pinpoints, message, _ = expand(entry, read_plain_text("act", ACT))

    assert ([str(each) for each in pinpoints], message) == (found, "")


def test_a_hyphenated_number_is_a_section_before_it_is_a_range():
    code = read_plain_text("code", "Article 225-4-1\nx\nArticle 225-4-2\ny\n")

    assert [str(each) for each in expand("225-4-1", code)[0]] == ["225-4-1"]


@pytest.mark.parametrize(
    ("entry", "message", "remedy"),
    [
        ("5", "act has no section 5", "nearest: 4"),
        ("4-2", "'4-2' runs backwards", ""),
        ("2(1)(z)", "act has no 2(1)(z)", "2(1) has (a), (h), (i)"),
        ("1(1)", "act has no 1(1)", "1 has no parts; cite 1"),
    ],
)
def test_what_the_text_does_not_have_is_named_with_the_nearest(entry, message, remedy):
    assert expand(entry, read_plain_text("act", ACT))[1:] == (message, remedy)


@pytest.mark.parametrize("text", ["atp-act 2(1)(c)", "penal-code 15", "code-penal 225-4-1", "stgb 232(1)", "plan"])
def test_a_citation_is_printed_as_it_was_read(text):
    assert str(parse_citation(text)) == text


@pytest.mark.parametrize("text", ["", "act (1)", "act 2(", "act 2)(a", "act ()"])
def test_what_is_no_citation_is_none(text):
    assert parse_citation(text) is None

"""A statute in plain text becomes a tree of sections that can be cited to the letter."""

from __future__ import annotations

import pytest

from lawcheck.load.statutes import plain_text
from lawcheck.load.statutes.ranges import expand
from lawcheck.load.statutes.reading import Source
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
        ("# Art. 5º Nada.\n# Art. 149-A. Nada.\n", ["5", "149-A"]),
        ("§\u202f1590. Trafficking\nWords\n§\u00a01593A. Benefiting\nWords\n", ["1590", "1593A"]),
        (
            "Section 279.01 One\nSection 279.011 Two\nSection 279.02 Three\nSection 279.1 Four\n",
            ["279.01", "279.011", "279.02", "279.1"],
        ),
        ("Artículo 12 bis.- Uno\nArtículo 129-N.- Dos\nArtículo 129-Ñ.- Tres\n", ["12 bis", "129-N", "129-Ñ"]),
        ("Article 224-1 A\nun\nArticle 224-1 B\ndeux\nArticle R131-1\ntrois\n", ["224-1 A", "224-1 B", "R131-1"]),
        ("Статья 127. Похищение\nТекст\nСтатья 127.1. Торговля людьми\nТекст\n", ["127", "127.1"]),
        ("第二百三十九条 文字\n第二百四十条之一　文字\n第二百四十一條 文字\n", ["239", "240-1", "241"]),
        ("제289조(인신매매) 글\n제289조의2 글\n", ["289", "289-2"]),
        ("المادة الأولى\nنص\nالمادة السابعة عشرة\nنص\nالمادة الحادية والعشرون\nنص\n", ["1", "17", "21"]),
        ("المادة (٣)\nنص\nمادة ٤: نص\nمادة ٤ مكرر: نص\n", ["3", "4", "4 مكرر"]),
        ("# Artikel 3\nx\nArtikel 9 is van toepassing\n# Artikel 14fa\ny\n", ["3", "14fa"]),
        ("Artículo 1.- Uno\nartículo 36 del Código\nArtículo 2.- Dos\n", ["1", "2"]),
        ("A letter about nothing.\n", []),
        ("", []),
    ],
)
def test_headings_are_recognised_as_lawyers_write_them(text, labels):
    assert list(sections(text)) == labels


def test_a_number_that_stands_twice_is_two_sections_that_can_be_told_apart():
    code = "##### Article 131-30\nOld words\n##### Article 131-30\nNew words\n##### Article 131-31\nMore\n"

    assert {label: each.text for label, each in sections(code).items()} == {
        "131-30": "Old words",
        "131-30 [2]": "New words",
        "131-31": "More",
    }


def test_a_heading_that_is_printed_over_each_piece_of_a_section_is_one_heading():
    chapter = "# § 8. Labour\n(a) One\n# CHAPTER 7\n# § 8. Labour\n(b) Two\n# § 9. Sale\nThree\n"
    found = read_plain_text("act", chapter)

    assert [(label, [child.label for child in each.children]) for label, each in found.sections.items()] == [
        ("8", ["a", "b"]),
        ("9", []),
    ]
    assert [left.text for left in found.left_over] == ["# CHAPTER 7", "# § 8. Labour"]


def test_a_title_above_the_number_belongs_to_the_section_below():
    act = "Short title\n1. This Act is the Act.\n\nTrafficking in\npersons\n2. (1) A person who recruits.\nPenalty\n3. Prison.\n"

    assert [(label, each.heading, each.words()) for label, each in sections(act).items()] == [
        ("1", "Short title", "This Act is the Act."),
        ("2", "Trafficking in persons", "(1) A person who recruits."),
        ("3", "Penalty", "Prison."),
    ]


def test_a_schedule_is_a_passage_and_an_explanatory_statement_is_none():
    act = "1. Title\nThis Act.\n2. Plan\nSee the Schedule.\n3. Fee\nA fee is due.\n\nSCHEDULE 1\n1. First item\n2. Second item\n\nEXPLANATORY STATEMENT\n4. Clause 1 explains.\n"
    found = read_plain_text("bill", act)

    assert list(found.sections) == ["1", "2", "3", "Schedule 1"]
    assert found.find(parse_pinpoint("Schedule 1(2)")).text == "Second item"
    assert [left.text for left in found.left_over] == ["EXPLANATORY STATEMENT", "4. Clause 1 explains."]


def test_sections_that_an_amending_act_quotes_are_not_its_own():
    act = "Article 1\nSont insérés :\n« Article 225-4-1\n« Le fait de recruter »\nArticle 2\nEntrée en vigueur.\n"

    assert list(sections(act)) == ["1", "2"]


def test_what_belongs_to_the_page_is_no_word_of_the_law():
    page = "{number}\nTHE GAZETTE\n"
    act = "1. One\nA person.\n" + "".join(
        page.format(number=number) + f"{number + 1}. Next\nwho acts {number} times.\n" for number in range(1, 6)
    )
    found = read_plain_text("act", act)

    assert [each.words() for each in found.sections.values()] == [
        "A person.",
        *[f"who acts {number} times." for number in range(1, 6)],
    ]
    assert len(found.left_over) == 10


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("(1) a", "1"),
        ("1° a", "1"),
        ("1°.a", "1"),
        ("I. - a", "I"),
        ("I.-L'infraction", "I"),
        ("a) b", "a"),
        ("_(a)_ b", "a"),
        ("- (a) b", "a"),
        ("###### (a) B", "a"),
        ("أ - نص", "أ"),
        ("一、文字", "一"),
        ("（一）文字", "一"),
    ],
)
def test_what_stands_inside_a_section_is_cited_by_its_own_sign(line, label):
    text = read_plain_text("act", f"Article 1\nChapeau:\n{line}\nArticle 2\nFin\n")

    assert [child.label for child in text.sections["1"].children] == [label]


@pytest.mark.parametrize("line", ["(s)he acts", "e)mail", "10. years", "II. years", "c. v."])
def test_what_only_looks_like_a_label_is_running_text(line):
    text = read_plain_text("act", f"Article 1\nChapeau\n{line}\nArticle 2\nFin\n")

    assert text.sections["1"].children == ()


def test_real_laws_are_split_into_as_many_sections_as_they_have(shared):
    known = {
        "UY-ley-19643-trata.md": 50,
        "UY-ley-18250-migraciones.md": 84,
        "DE-strafgesetzbuch.md": 550,
        "FR-code-penal.md": 1325,
        "NL-wetboek-van-strafrecht.md": 742,
        "PE-codigo-penal-libro-2.txt": 478,
        "SA-anti-trafficking-law-ar.txt": 17,
        "US-18-usc-chapter-77.md": 19,
        "MY-anti-trafficking-in-persons-bill-2007-en.md": 67,
    }
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


def test_the_end_of_a_section_without_a_full_stop_is_no_title_of_the_next():
    act = "Title one\n1. A person.\nTitle two\n2. (a) one; or\n(b) two\nwho acts\n3. Third.\nTitle four\n4. Fourth.\nTitle five\n5. Fifth.\n"
    found = sections(act)

    assert found["3"].heading == ""
    assert found["2"].words() == "(a) one; or (b) two who acts"
    assert found["4"].heading == "Title four"


FRONT = '---\ntitle: "Section 143: trafficking"\nsection: "143"\nyear: 2023\n---\n\n'


def read_file(text: str):
    return plain_text.read(Source("act", text.encode(), "act.md", "en"))


def test_a_file_with_one_section_takes_its_number_from_the_front_matter():
    found = read_file(FRONT + "(1) Whoever recruits, by\n(a) threats; or\n(b) force,\ncommits it.\n")

    assert found.find(parse_pinpoint("143(1)(b)")).text == "force, commits it."
    assert [left.text for left in found.left_over] == [
        'title: "Section 143: trafficking"',
        'section: "143"',
        "year: 2023",
    ]


def test_sections_in_the_text_come_before_the_front_matter():
    found = read_file(FRONT + "Section 5 One\nWords.\n\nSection 6 Two\nWords.\n")

    assert list(found.sections) == ["5", "6"]


def test_a_rule_at_the_head_of_a_text_is_no_front_matter():
    found = read_file("---\nSection 1 One\nWords.\n")

    assert list(found.sections) == ["1"]


def test_a_title_that_runs_into_the_words_is_a_heading():
    act = "1. Short title.—(1) This Act is the Act.\n(2) It extends to the whole country.\n2. Definitions.—In this Act,—\n(a) child;\n"

    found = sections(act)

    assert [(label, each.heading, each.text) for label, each in found.items()] == [
        ("1", "Short title", ""),
        ("2", "Definitions", "In this Act,—"),
    ]
    assert [child.label for child in found["1"].children] == ["1", "2"]


def test_arabic_items_with_a_hyphen_are_items():
    law = "المادة (1)\nيقصد:\n1- الجماعة.\n2- المجني عليه.\nالمادة (2)\nنص.\n"

    assert [child.label for child in sections(law)["1"].children] == ["1", "2"]


def test_a_chapter_with_a_full_stop_after_its_number_is_a_chapter():
    law = "Глава 17. ПРЕСТУПЛЕНИЯ\nСтатья 126. Похищение\nСлова.\nСтатья 127. Лишение\nСлова.\n"

    assert [each.text for each in read_plain_text("law", law).divisions] == ["Глава 17. ПРЕСТУПЛЕНИЯ"]

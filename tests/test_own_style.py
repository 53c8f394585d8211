"""Citations printed as the lawyers of a language write them, and read back."""

from __future__ import annotations

import pytest

from lawcheck.load.statutes.ranges import expand
from lawcheck.load.statutes.splitting import split_lines
from lawcheck.model.citation import Pinpoint, parse_pinpoint
from lawcheck.model.country import Rank, StatuteText
from lawcheck.report.own_style import in_own_style, listed_in_own_style

ENGLISH = "1. Title\nThis Act is the Act.\n2. Offence\n(1) A person who\n(a) recruits\n(ii) moves\n3. End\nWords.\n"
FRENCH = "Article 225-4-1\nI. - La traite est le fait :\n1° De recruter ;\n2° De loger :\na) une personne ;\nArticle 225-4-2\nMots.\n"
GERMAN = "§ 232 Menschenhandel\n(1) Bestraft wird, wer\n1. anwirbt,\n2. befördert:\na) wen,\nb) was.\n§ 233 Anderes\nWorte.\n"
DUTCH = "Artikel 273f\n1. Schuldig is:\n1° degene die:\na. werft\n2. Straf.\nArtikel 274\nTekst.\n"
SPANISH = "Artículo 153\n1. Será reprimido:\na) quien capta;\nb) quien traslada.\nArtículo 153-A\nTexto.\n"
PORTUGUESE = "Art. 149-A. Agenciar pessoa:\nI - remover órgãos;\nII - trabalho:\n§ 1º A pena aumenta:\nI - se público;\nII - se criança.\nArt. 150. Texto.\n"
RUSSIAN = "Статья 127.1. Торговля людьми\n1. Купля:\nа) двух лиц;\nб) ребёнка.\nСтатья 127.2. Другое\nСлова.\n"
ARABIC = "المادة 1\nتعريفات:\n1. الاتجار:\nأ) شخص\nالمادة 2\nيعاقب.\n"
CHINESE = "第二百四十条 拐卖妇女\n有下列情形之一的:\n(一)集团首要;\n(二)多人。\n第二百四十一条 收买\n文字。\n"
KOREAN = "제3조(정의)\n1. 다음:\n가. 사람\n나. 물건\n제4조(벌칙)\n문장.\n"


def read(text: str) -> StatuteText:
    return split_lines("law", text.splitlines())


def place(pinpoint: str) -> Pinpoint:
    found = parse_pinpoint(pinpoint)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("language", "law", "canonical", "written"),
    [
        ("en", ENGLISH, "2(1)(a)", "s. 2(1)(a)"),
        ("fr", FRENCH, "225-4-1(I)(2)(a)", "art. 225-4-1, I, 2°, a)"),
        ("de", GERMAN, "232(1)(2)(a)", "§ 232 Abs. 1 Nr. 2 Buchst. a"),
        ("nl", DUTCH, "273f(1)(1)(a)", "art. 273f, lid 1, onder 1°, onder a"),
        ("es", SPANISH, "153(1)(b)", "art. 153, núm. 1, lit. b)"),
        ("pt", PORTUGUESE, "149-A(1)(II)", "art. 149-A, § 1º, II"),
        ("ru", RUSSIAN, "127.1(1)(б)", "ст. 127.1 ч. 1 п. «б»"),
        ("ar", ARABIC, "1(1)(أ)", "المادة 1 فقرة 1(أ)"),
        ("zh", CHINESE, "240(二)", "第二百四十条第二项"),
        ("ko", KOREAN, "3(1)(나)", "제3조제1호나목"),
    ],
)
def test_a_place_is_written_as_its_language_does_and_read_back(language, law, canonical, written):
    text = read(law)

    assert text.find(place(canonical)) is not None
    assert in_own_style(place(canonical), text, language, Rank.STATUTE) == written
    assert expand(written, text)[0] == (place(canonical),)


@pytest.mark.parametrize(
    ("rank", "written"),
    [
        (Rank.STATUTE, "s. 2"),
        (Rank.CONSTITUTION, "s. 2"),
        (Rank.REGULATION, "reg. 2"),
        (Rank.CASE_LAW, "2"),
        (Rank.POLICY, "2"),
    ],
)
def test_bare_numbers_of_an_english_text_are_named_by_its_rank(rank, written):
    assert in_own_style(place("2"), read(ENGLISH), "en", rank) == written


def test_several_sections_of_an_english_act_share_one_head():
    places = [place("1"), place("2(1)(a)"), place("3")]

    assert listed_in_own_style(places, read(ENGLISH), "en", Rank.STATUTE) == ["ss. 1", "2(1)(a)", "3"]


def test_french_articles_keep_their_heads_because_commas_part_their_steps():
    places = [place("225-4-1(I)"), place("225-4-2")]

    assert listed_in_own_style(places, read(FRENCH), "fr", Rank.STATUTE) == ["art. 225-4-1, I", "art. 225-4-2"]


def test_a_schedule_needs_no_other_head():
    text = read(ENGLISH + "SCHEDULE 1\n1. Form A.\n")

    assert in_own_style(place("Schedule 1"), text, "en", Rank.STATUTE) == "Schedule 1"


def test_a_text_that_is_not_at_hand_shows_no_marks():
    assert in_own_style(place("12(1)"), None, "en", Rank.STATUTE) == "s. 12(1)"
    assert in_own_style(place("12(1)"), None, "fr", Rank.STATUTE) == "12(1)"


def test_brackets_are_steps_and_no_part_of_the_number():
    text = read("\n".join(f"{number}. Title\n(1) Words.\n" for number in range(1, 23)))

    assert expand("s. 2(1)", text)[0] == (place("2(1)"),)


FRENCH_LINES = (
    "Article 225-4-1\nI. - La traite est le fait :\n1° De recruter ;\n2° De loger.\nL'exploitation est le fait de mettre\n"
    "la victime à disposition.\nLa traite est punie.\nII. - Un mineur.\nElle est punie de dix ans.\nArticle 225-4-2\nLa peine.\n\nCeux-ci.\n"
)
CHINESE_LINES = (
    "第二百四十条　【拐卖妇女、儿童罪】拐卖妇女、儿童的，处五年以上十年以下有期徒刑；有下列情形之一的：\n（一）首要分子；\n"
    "（二）三人以上的。\n拐卖妇女、儿童是指以出卖为目的。\n第二百四十一条　收买的，处三年以下有期徒刑。\n"
)
SPANISH_LINES = "Artículo 10.- Toda acción dolosa de una o varias personas para captar a otra.\nSe entenderá por explotación:\nI. La esclavitud;\nArtículo 10 Bis. Nuevo.\n"
JAPANESE = (
    "（目的）\n第一条　この法律は、保護を目的とする。\n２　国は、措置を講ずる。\n一　相談\nイ　殴打\nロ　脅迫\n二　保護\n"
    "（定義）\n第二条　次に掲げるものをいう。\n（責務）\n第三条　国は、責務を有する。\n"
)
BRAZILIAN = "Art. 149-A. Agenciar:\nI - órgãos;\n§ 1o A pena é aumentada:\nI - público;\nArt. 150. Entrar:\nParágrafo único. Se à noite.\n"


@pytest.mark.parametrize(
    ("language", "law", "written", "canonical", "words"),
    [
        ("fr", FRENCH_LINES, "art. 225-4-1, al. 4", "225-4-1(al.4)", "L'exploitation est le fait de mettre la victime à disposition."),
        ("fr", FRENCH_LINES, "art. 225-4-1, II, al. 2", "225-4-1(II)(al.2)", "Elle est punie de dix ans."),
        ("fr", FRENCH_LINES, "art. 225-4-2, al. 2", "225-4-2(al.2)", "Ceux-ci."),
        ("zh", CHINESE_LINES, "第二百四十条第二款", "240(par.2)", "拐卖妇女、儿童是指以出卖为目的。"),
        ("zh", CHINESE_LINES, "第二百四十条第二项", "240(二)", "三人以上的。"),
        ("es", SPANISH_LINES, "art. 10, párr. 2", "10(par.2)", "Se entenderá por explotación:"),
        ("ja", JAPANESE, "第一条第二項第一号ロ", "1(2)(一)(ロ)", "脅迫"),
        ("pt", BRAZILIAN, "art. 149-A, § 1º, I", "149-A(1)(I)", "público;"),
        ("pt", BRAZILIAN, "art. 150, parágrafo único", "150(único)", "Se à noite."),
    ],
)  # fmt: skip
def test_lines_and_paragraphs_are_counted_as_the_lawyers_of_a_country_do(language, law, written, canonical, words):
    text = read(law)

    assert [str(each) for each in expand(written, text)[0]] == [canonical]
    assert text.find(place(canonical)).words() == words
    assert in_own_style(place(canonical), text, language, Rank.STATUTE) == written


@pytest.mark.parametrize("typed", ["225-4-2, 2e alinéa", "Art. 225-4-2 alinéa 2", "225-4-2(al.2)", "225-4-2 al. 2"])
def test_an_alinea_is_typed_in_several_ways(typed):
    assert [str(each) for each in expand(typed, read(FRENCH_LINES))[0]] == ["225-4-2(al.2)"]


def test_a_line_that_the_section_does_not_have_is_an_error():
    assert expand("225-4-2, al. 3", read(FRENCH_LINES))[0] == ()


def test_a_numbered_paragraph_is_no_line_to_be_counted():
    swiss = "Art. 182 Menschenhandel\n(1) Wer Handel treibt.\n(2) Eine minderjährige Person.\nArt. 183 Anderes\nWer.\n"

    assert [str(each) for each in expand("Art. 182 al. 2", read(swiss))[0]] == ["182(2)"]


@pytest.mark.parametrize(
    ("typed", "message", "remedy"),
    [
        ("art. 225-4-2, al. 3", "law has 225-4-2, and no 'al. 3' in it", "225-4-2 has no parts; cite 225-4-2"),
        ("Art. 225-4-1, III", "law has 225-4-1, and no 'III' in it", "225-4-1 has (I), (II)"),
        ("art. 225-4-1, I, 7°", "law has 225-4-1(I), and no '7°' in it", "225-4-1(I) has (1), (2)"),
    ],
)
def test_what_is_missing_is_named_and_what_there_is(typed, message, remedy):
    assert expand(typed, read(FRENCH_LINES)) == ((), message, remedy)

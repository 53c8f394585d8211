"""Statutes in other encodings are read in the code page of their language, or refused with the place."""

from __future__ import annotations

import codecs

import pytest

from lawcheck.errors import LawcheckError
from lawcheck.load.statutes.decoding import decode_text
from lawcheck.load.statutes.plain_text import read
from lawcheck.load.statutes.reading import Source

FRENCH = (
    "Loi relative à la protection des témoins\nArticle 1\nLa victime a droit à une aide immédiate, même sans procès.\n"
)
ARABIC = "قانون حماية الضحايا\nالمادة 1\nلكل ضحية الحق في المساعدة والمأوى والعلاج.\n"
RUSSIAN = "Закон о защите пострадавших\nСтатья 1\nПострадавший имеет право на помощь и убежище.\n"
UKRAINIAN = "Закон про захист постраждалих\nСтаття 1\nПід час слідства постраждалі мають право на допомогу.\n"
CHINESE = "被害人保护法\n第一条 为了保护被害人的合法权益，制定本法。\n第二条 被害人有权获得帮助和住所。\n"
TRADITIONAL = "被害人保護法\n第一條 為了保護被害人的合法權益，制定本法。\n第二條 被害人有權獲得幫助與住所。\n"
TURKISH = "Mağdurların korunması hakkında kanun\nMadde 1\nMağdur yardım alma hakkına sahiptir.\n"
POLISH = (
    "Ustawa o ochronie pokrzywdzonych\nArt. 1\nPokrzywdzony ma prawo do pomocy i schronienia, także bez zgłoszenia.\n"
)
JAPANESE = "被害者の保護に関する法律\n第一条 被害者は支援を受ける権利を有する。\n"
KOREAN = "피해자 보호법\n제1조 피해자는 도움을 받을 권리가 있다.\n"
GREEK = "Νόμος για την προστασία των θυμάτων\nΆρθρο 1\nΤο θύμα έχει δικαίωμα σε βοήθεια.\n"
HEBREW = "חוק הגנת נפגעים\nסעיף 1\nלכל נפגע זכות לסיוע.\n"


REMEDY = "save it as UTF-8, or name its encoding (--encoding, or encoding: in country.yaml)"


def refusal(raw: bytes, language: str):
    with pytest.raises(LawcheckError) as refused:
        decode_text(raw, "act.txt", language)
    (problem,) = refused.value.problems
    return problem


@pytest.mark.parametrize(
    ("text", "language", "encoding"),
    [
        (FRENCH, "fr", "cp1252"),
        (FRENCH, "fr-CA", "cp1252"),
        (ARABIC, "ar", "cp1256"),
        (RUSSIAN, "ru", "cp1251"),
        (UKRAINIAN, "uk", "cp1251"),
        (CHINESE, "zh", "gb18030"),
        (TRADITIONAL, "zh-TW", "cp950"),
        (TURKISH, "tr", "cp1254"),
        (POLISH, "pl", "cp1250"),
        (JAPANESE, "ja", "cp932"),
        (KOREAN, "ko", "cp949"),
        (GREEK, "el", "cp1253"),
        (HEBREW, "he", "cp1255"),
    ],
)
def test_an_old_file_is_read_in_the_code_page_of_its_language(text, language, encoding):
    assert decode_text(text.encode(encoding), "act.txt", language) == (text, encoding)


@pytest.mark.parametrize("text", [FRENCH, ARABIC, RUSSIAN, CHINESE])
def test_utf8_is_read_as_such_whatever_the_language(text):
    assert decode_text(text.encode(), "act.txt", "") == (text, "utf-8")


@pytest.mark.parametrize("text", [FRENCH, ARABIC, RUSSIAN, CHINESE])
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(text, mark, encoding):
    assert decode_text(mark + text.encode(encoding), "act.txt", "") == (text, encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [FRENCH, ARABIC, RUSSIAN])
def test_utf16_without_a_mark_is_told_by_its_nul_bytes(text, encoding):
    assert decode_text(text.encode(encoding), "act.txt", "") == (text, encoding)


@pytest.mark.parametrize(
    ("raw", "language", "line", "message"),
    [
        pytest.param(b"Loi\n" + FRENCH.encode() + "été\n".encode("cp1252"), "fr", 5, "mixes two encodings", id="mixed"),
        pytest.param(RUSSIAN.encode() + RUSSIAN.encode("cp1251"), "ru", 4, "mixes two encodings", id="mixed Russian"),
        pytest.param(CHINESE.encode() + CHINESE.encode("gb18030"), "zh", 4, "mixes two encodings", id="mixed Chinese"),
        pytest.param(
            b"Act\nArticle 1\n" + RUSSIAN.encode("cp1251"), "fr", 3, "not those of the language", id="Russian as French"
        ),
        pytest.param(FRENCH.encode("cp1252"), "ru", 1, "not those of the language", id="French as Russian"),
        pytest.param(FRENCH.encode("cp1252"), "ar", 1, "not those of the language", id="French as Arabic"),
        pytest.param(RUSSIAN.encode("koi8-r"), "ru", 1, "not those of the language", id="KOI8"),
        pytest.param(TRADITIONAL.encode("big5"), "zh", 1, "", id="Big5 as GB 18030"),
        pytest.param(b"Loi\nabc \x81\n", "fr", 2, "is not in cp1252", id="in no code page"),
        pytest.param(FRENCH.encode("cp1252"), "", 1, "no code page is known", id="no language"),
        pytest.param(b"Loi\nprot\xc2\x92ge\n", "fr", 2, "control character U+0092", id="C1 control character"),
        pytest.param(
            b"\xef\xbb\xbfLoi\n\xe9t\xe9\n", "fr", 2, "is not UTF-8, which the file begins as", id="mark that lies"
        ),
        pytest.param(b"\x00\x01\x00\x02\x03\x00\x00", "fr", 1, "NUL bytes", id="binary"),
    ],
)
def test_what_would_be_guessed_wrong_is_refused_with_the_line_of_the_first_bad_byte(raw, language, line, message):
    problem = refusal(raw, language)

    assert (problem.path, problem.line, problem.remedy) == ("act.txt", line, REMEDY)
    assert message in problem.message


def test_a_text_says_which_encoding_was_used_when_it_is_not_utf8():
    notes = [
        read(Source("loi", FRENCH.encode(encoding), "loi.txt", "fr")).notes
        for encoding in ("utf-8", "cp1252", "utf-16")
    ]

    assert notes == [(), ("read as Windows-1252, not UTF-8",), ("read as UTF-16-LE, not UTF-8",)]


def test_the_sections_of_an_old_file_are_those_of_the_same_text_in_utf8():
    old, new = (
        read(Source("loi", FRENCH.encode(encoding), "loi.txt", "fr")).sections for encoding in ("cp1252", "utf-8")
    )

    assert [p.words() for p in old.values()] == [p.words() for p in new.values()]
    assert list(old) == ["1"]


@pytest.mark.parametrize(
    ("text", "language", "encoding", "note"),
    [
        pytest.param(RUSSIAN, "ru", "koi8-r", "read as KOI8-R, not UTF-8", id="KOI8"),
        pytest.param(ARABIC, "ar", "iso8859-6", "read as ISO8859-6, not UTF-8", id="ISO 8859-6"),
        pytest.param(TRADITIONAL, "zh", "big5", "read as BIG5, not UTF-8", id="Big5"),
    ],
)
def test_an_encoding_that_is_declared_is_taken(text, language, encoding, note):
    decoded = decode_text(text.encode(encoding), "act.txt", language, encoding)

    assert (decoded.text, decoded.notes()) == (text, (note,))


def test_a_text_in_utf8_is_read_as_such_whatever_is_declared():
    assert decode_text(FRENCH.encode(), "act.txt", "fr", "cp1252").text == FRENCH


def test_an_unknown_encoding_names_the_nearest():
    with pytest.raises(LawcheckError) as refused:
        decode_text(RUSSIAN.encode("koi8-r"), "act.txt", "ru", "koi8-rr")

    (problem,) = refused.value.problems
    assert (problem.message, problem.remedy) == ("there is no encoding 'koi8-rr'", "did you mean 'koi8_r'?")


def test_base64_is_no_encoding_of_a_text():
    with pytest.raises(LawcheckError):
        decode_text(b"\xff\xfe"[:1], "act.txt", "ru", "base64")

"""The profile of a shipped country, which participants get: one page that says what there is and gives no gap away."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import Any

import pytest
from typer.testing import CliRunner

from lawcheck.cli.main import app
from lawcheck.load.yaml_text import parse_yaml
from tests.conftest import ROOT

EXAMPLES = ROOT / "examples"
PAGES = [
    ("arcadia", "profile.md", "en"),
    ("arcadia", "profile.fr.md", "fr"),
    ("pellorane", "profile.md", "en"),
    ("pellorane", "profile.fr.md", "fr"),
    ("sylvemarche", "profile.md", "fr"),
    ("sylvemarche", "profile.en.md", "en"),
    ("halcarra", "profile.md", "en"),
    ("halcarra", "profile.fr.md", "fr"),
]
COUNTRIES = ("arcadia", "pellorane", "sylvemarche", "halcarra")
MARKS = {"en": "TRAINING - FICTIONAL", "fr": "FORMATION - FICTIF"}
TREATIES = {  # country: what both pages say of the treaties, by language
    "arcadia": {
        "en": ("1 March 2004, with a reservation on article 15(2)", "12 November 2003", "Dualist"),
        "fr": ("1er mars 2004, avec une réserve à l’article 15, paragraphe 2", "12 novembre 2003", "Dualisme"),
    },
    "pellorane": {
        "en": ("22 May 2009, without reservation", "Dualist"),
        "fr": ("22 mai 2009, sans réserve", "Dualisme"),
    },
    "sylvemarche": {
        "en": ("12 September 2005, without reservation", "Monist"),
        "fr": ("12 septembre 2005, sans réserve", "Monisme"),
    },
    "halcarra": {
        "en": ("17 April 2009, without reservation", "Dualist", "five provinces", "what none has is absent"),
        "fr": ("17 avril 2009, sans réserve", "Dualisme", "cinq provinces", "ce que nulle ne possède est absent"),
    },
}
CUT_OFF = {"en": "30 June 2026", "fr": "30 juin 2026"}
STATUS = {  # what a row says of the status in the register
    ("en", "in-force"): r"in force[;, ]|bind",
    ("en", "partly-in-force"): r"in force.*, except (sections|articles) \d+ to \d+",
    ("en", "bill"): r"bill, not (adopted|passed)",
    ("fr", "in-force"): r"en vigueur|lie(nt)?\b",
    ("fr", "partly-in-force"): r"en vigueur.*, sauf les articles \d+ à \d+",
    ("fr", "bill"): r"projet, non adopté",
}


def data_of(country: str, name: str) -> Any:
    return parse_yaml((EXAMPLES / country / name).read_text(encoding="utf-8"), name).data


def texts_of(country: str) -> list[dict[str, Any]]:
    """Give the entries of the register that the exercise uses."""
    handed_out = data_of(country, "key.yaml").get("statutes")
    entries = data_of(country, "country.yaml")["statutes"]
    return [each for each in entries if handed_out is None or each["id"] in handed_out]


def page_of(country: str, name: str) -> str:
    return (EXAMPLES / country / name).read_text(encoding="utf-8")


def rows_of(text: str) -> dict[str, str]:
    """Give the rows of the table of texts by the id in them."""
    found = {}
    for line in text.splitlines():
        if line.startswith("|") and (named := re.search(r"\| `([a-z0-9-]+)` \|", line)):
            found[named[1]] = line
    return found


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_country_has_two_profiles_and_the_one_in_the_language_of_the_key_has_no_tag(country):
    plain = data_of(country, "key.yaml")["language"]
    names = {name: language for place, name, language in PAGES if place == country}

    assert {each.name for each in (EXAMPLES / country).glob("profile*")} == set(names)
    assert names["profile.md"] == plain


@pytest.mark.parametrize(("country", "name", "language"), PAGES)
def test_a_profile_is_marked_at_its_head_and_has_one_title(country, name, language):
    lines = page_of(country, name).splitlines()
    mark = MARKS[language]

    assert lines[2].startswith(f"**{mark}")
    assert [each for each in lines if each.startswith("# ")] == [lines[0]]


@pytest.mark.parametrize(("country", "name", "language"), PAGES)
def test_a_profile_names_every_text_of_the_exercise_and_no_other(country, name, language):
    rows, texts = rows_of(page_of(country, name)), texts_of(country)

    assert list(rows) == [each["id"] for each in texts]
    assert [
        each["id"] for each in texts if flat(each["title"][language]).split(" (")[0] not in flat(rows[each["id"]])
    ] == []


@pytest.mark.parametrize(("country", "name", "language"), PAGES)
def test_a_profile_gives_the_status_that_the_register_gives(country, name, language):
    rows = rows_of(page_of(country, name))

    for each in texts_of(country):
        row = flat(rows[each["id"]])
        assert re.search(STATUS[language, each["status"]], row), row
        for span in each.get("not_in_force", ()):
            assert re.search(span.replace("-", r" (to|à) "), row), row


@pytest.mark.parametrize(("country", "name"), [(country, "profile.md") for country in COUNTRIES])
def test_a_profile_in_the_language_of_the_law_cites_as_the_register_does(country, name):
    rows = rows_of(page_of(country, name))

    assert [
        each["id"] for each in texts_of(country) if flat(f"| {each['citation']} |") not in flat(rows[each["id"]])
    ] == []


@pytest.mark.parametrize(("country", "name", "language"), PAGES)
def test_a_profile_says_how_the_country_stands_to_the_treaties_and_as_at_when(country, name, language):
    text = flat(page_of(country, name))

    assert [each for each in (*TREATIES[country][language], CUT_OFF[language]) if each not in text] == []


@pytest.mark.parametrize(("country", "name", "language"), PAGES)
def test_a_profile_gives_no_gap_away(country, name, language, library):
    text, key = page_of(country, name), data_of(country, "key.yaml")
    sentences = [each for gap in key["gaps"] for each in re.split(r"(?<=[.;:]) ", gap["note"][language])]
    places = [place for gap in key["gaps"] for place in gap["where"] if re.search(r"\d", place)]

    assert not re.search(r"\bG\d\d\b|planted|plantée?s?\b|lacune|\bgaps?\b", text)
    assert [each for each in library.criteria if each in text] == []
    assert [each for each in [*sentences, *places] if each in text] == []


@pytest.mark.parametrize(
    ("country", "name"), [(country, name) for country, name, language in PAGES if language == "fr"]
)
def test_a_profile_in_french_keeps_its_blanks(country, name):
    prose = re.sub(r"`[^`]*`", "", page_of(country, name))

    assert re.findall(r" [:;?!»]|« |«(?!\u00a0)|n° ", prose) == []


@pytest.mark.parametrize(("country", "name", "language"), PAGES)
def test_the_readme_points_to_the_profile_and_does_not_repeat_it(country, name, language):
    readme = page_of(country, "README.md")
    repeated = [row for row in rows_of(page_of(country, name)).values() if row in readme]

    assert f"[{name}]({name})" in readme
    assert repeated == []
    assert CUT_OFF[language] not in readme


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_pack_holds_both_profiles_word_for_word(country, tmp_path):
    to = tmp_path / "participants"
    CliRunner().invoke(app, ["train", "pack", str(EXAMPLES / country), "-o", str(to), "--passphrase", "kobu-tare"])

    for place, name, _ in PAGES:
        if place == country:
            assert (to / name).read_bytes() == (EXAMPLES / country / name).read_bytes()


def test_the_fingerprint_of_a_pack_does_not_hang_on_the_profile(tmp_path):
    shutil.copytree(EXAMPLES / "pellorane", tmp_path / "island")
    found = []
    for words in ("", "\nThe ferry leaves at noon.\n"):
        with (tmp_path / "island" / "profile.md").open("a", encoding="utf-8") as page:
            page.write(words)
        to = tmp_path / f"pack{len(found)}"
        CliRunner().invoke(app, ["train", "pack", str(tmp_path / "island"), "-o", str(to), "--passphrase", "kobu-tare"])
        found.append(parse_yaml((to / "pack.yaml").read_text(encoding="utf-8"), "pack.yaml").data)

    assert found[0]["fingerprint"] == found[1]["fingerprint"]
    assert found[0]["files"]["profile.md"] != found[1]["files"]["profile.md"]


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_printed_profile_is_one_sheet(language, tmp_path):
    import pypdfium2

    countries = [str(EXAMPLES / each) for each in COUNTRIES]
    CliRunner().invoke(app, ["train", "print", *countries, "-o", str(tmp_path / "out"), "--lang", language])
    printed = sorted((tmp_path / "out" / "participants").glob("*-profile*.docx"))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(tmp_path), *map(str, printed)], check=True, capture_output=True)
    sheets = {}
    for path in sorted(tmp_path.glob("*.pdf")):
        with pypdfium2.PdfDocument(path) as pdf:
            sheets[path.name.partition("-")[0]] = len(pdf)

    assert sheets == dict.fromkeys(sorted(COUNTRIES), 1)


def flat(text: str) -> str:
    """Give a text with common blanks in the place of those that do not break."""
    return text.replace("\u00a0", " ")

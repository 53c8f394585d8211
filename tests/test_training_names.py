"""Names of an invented State and of its laws, held against those that exist."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from lawcheck.cli.main import app
from lawcheck.load.country import load_country
from lawcheck.load.known_laws import known_law, known_laws, other_names
from lawcheck.load.states import code_of_name, likeness, state_in, states_named
from lawcheck.workflow.training_names import name_faults
from tests.conftest import ROOT
from tests.training import training_folder


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("Kenya", "Kenya"),
        ("République du Tchad", "Chad"),
        ("Ivory Coast", "Côte d'Ivoire"),
        ("Kenia", "Kenya"),
        ("New Kenia", "Kenya"),
        ("Ruritania", "Mauritania"),
        ("Zaire", "Zaire, Republic of"),
        ("Korea", "South Korea"),
        ("Écosse", "United Kingdom"),
    ],
)
def test_a_name_that_one_takes_for_a_states_names_the_state(name: str, state: str):
    assert likeness(name) == state


@pytest.mark.parametrize(
    "name",
    [
        "Arcadia",
        "Arcadie",
        "Pellorane",
        "Sylvemarche",
        "Halcarra",
        "Federal Republic of Halcarra",
        "United States of Halcarra",
        "Corvane Islands",
        "Grand Duchy of Fenwick",
        "Wakanda",
        "Sokovia",
        "",
    ],
)
def test_an_invented_name_is_like_no_state(name: str):
    assert likeness(name) is None


def test_a_state_in_a_title_is_found_and_a_word_that_is_also_a_state_is_not():
    assert state_in("Penal Code of Mali") == "Mali"
    assert state_in("Loi sur la réunion publique") is None
    assert state_in("Family Reunion Act") is None


@pytest.mark.parametrize(
    ("title", "citation"),
    [
        ("Modern Slavery Act", ""),
        ("Anti-Trafficking in Persons Act of 2003", ""),
        ("The Anti-Trafficking in Persons Act", "Republic Act No. 9208 of 2003"),
        ("Prevention and Combating of Trafficking in Persons Act, 2013 (Act No. 7 of 2013)", ""),
        ("Loi n° 2016-1111 du 8 décembre 2016 relative à la lutte contre la traite des personnes", ""),
    ],
)
def test_the_title_of_a_real_law_is_known(title: str, citation: str):
    found = known_law(title, citation)

    assert found is not None
    assert found.is_same


@pytest.mark.parametrize(
    "title", ["The Arcadian Modern Slavery Act 2030", "Prevention and Combatting of Trafficking in Persons Act"]
)
def test_a_title_that_is_nearly_a_real_laws_is_like_it(title: str):
    found = known_law(title)

    assert found is not None
    assert not found.is_same


@pytest.mark.parametrize(
    ("title", "citation"),
    [
        ("Anti-Trafficking in Persons Act", "Act No. 12 of 2011"),
        ("Criminal Code", "Act 7 of 2013"),
        ("Loi relative à la lutte contre la traite des personnes", "Loi n° 2020-1 du 3 mai 2020"),
    ],
)
def test_a_title_that_any_legislator_would_choose_is_no_real_laws_without_its_year(title: str, citation: str):
    assert known_law(title, citation) is None


def test_every_law_of_the_list_is_found_by_itself_and_says_where_it_stands():
    lost = [
        each for each in known_laws() if (found := known_law(each.title, str(each.year))) is None or not found.is_same
    ]

    assert lost == []
    assert all(each.cite and code_of_name(each.state) == each.state for each in known_laws())


def test_every_further_name_of_a_state_is_one_that_the_codes_have_not():
    assert [name for name, _ in other_names() if code_of_name(name)] == []


def test_a_state_in_a_running_text_is_found_by_its_full_name_with_a_capital():
    said = (
        "An offence committed in Kenya or la Côte d’Ivoire. Reunion of families; a jersey; the United Kingdom, Kenya."
    )

    assert states_named(said) == ("Kenya", "Côte d'Ivoire", "United Kingdom")
    assert states_named("Le niger est un fleuve, et la réunion a lieu lundi.") == ()


def verified(folder: Path, old: str, new: str) -> tuple[int, str]:
    profile = folder / "country.yaml"
    profile.write_text(profile.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    result = CliRunner().invoke(app, ["train", "verify", str(folder)])
    return result.exit_code, " ".join(result.stdout.split())


def test_verify_refuses_the_title_of_a_real_law(tmp_path):
    code, said = verified(
        training_folder(tmp_path), "{en: Anti-Trafficking in Persons Act,", "{en: Modern Slavery Act,"
    )

    assert code == 3
    assert "'Modern Slavery Act' is the title of a law that exists: Modern Slavery Act, 2015 c. 30 (GB)." in said


def test_verify_warns_of_a_name_that_is_nearly_a_states(tmp_path):
    code, said = verified(training_folder(tmp_path), "{en: Arcadia, fr: Arcadie}", "{en: Ruritania, fr: Ruritanie}")

    assert code == 0
    assert "'Ruritania' could be taken for the name of a State: Mauritania." in said


def test_verify_warns_of_a_title_that_names_a_state(tmp_path):
    code, said = verified(training_folder(tmp_path), "{en: Penal Code (extract),", "{en: Penal Code of Mali,")

    assert code == 0
    assert "The title 'Penal Code of Mali' names a State: Mali." in said


def test_verify_warns_of_a_text_that_names_a_state(tmp_path):
    folder = training_folder(tmp_path)
    text = folder / "statutes" / "atp-act.txt"
    text.write_text(text.read_text(encoding="utf-8").replace("Arcadia", "Kenya"), encoding="utf-8")
    code, said = verified(folder, "", "")

    assert code == 0
    assert "The text atp-act names a State: Kenya (atp-act " in said


@pytest.mark.parametrize("name", ["pellorane", "sylvemarche"])
def test_the_sample_countries_and_their_laws_are_named_freely(name: str, library):
    country = load_country(ROOT / "examples" / name, library, needs_reading=False).country

    assert name_faults(country) == []

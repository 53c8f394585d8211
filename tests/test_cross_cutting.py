"""What concerns the law as a whole: found by rule, worded as a question, changing no finding."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lawcheck import workflow
from lawcheck.load.statutes.self_description import defined_terms, delegations
from lawcheck.load.statutes.splitting import split_lines
from lawcheck.model.country import StatuteText
from lawcheck.report.document import Bullets, Heading, plain
from tests.conftest import ARCADIA

TITLE = "Cross-cutting issues"


def read(text: str) -> StatuteText:
    return split_lines("act", text.splitlines())


def part(folder: Path, language: str = "en") -> dict[str, list[str]]:
    """Give the lists of the part, by heading."""
    document = workflow.gap_report(workflow.assess(folder), language)
    found: dict[str, list[str]] = {}
    is_inside, heading = False, ""
    for block in document.blocks():
        if isinstance(block, Heading):
            is_inside = block.anchor == "cross-cutting" or (is_inside and block.level > 1)
            heading = block.text
        elif is_inside and isinstance(block, Bullets):
            found[heading] = [plain(item) for item in block.items]
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ARCADIA, tmp_path / "arcadia"))


def change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            '2. Interpretation\n(1) In this Act,\n(a) "child" means a person under eighteen;\n(b) "Unit" has the meaning given by section 4.\n',
            [("child", "2(1)(a)", "a person under eighteen", False), ("Unit", "2(1)(b)", "given by section 4", True)],
        ),
        (
            "fr",
            "Article 2\nAu sens de la présente loi :\na) « enfant » : toute personne de moins de dix-huit ans ;\nb) « victime » désigne la personne lésée.\n",
            [
                ("enfant", "2(a)", "toute personne de moins de dix-huit ans", False),
                ("victime", "2(b)", "la personne lésée", False),
            ],
        ),
        ("sw", '2. Maana\n(1) "mtoto" means a person.\n', []),
    ],
)
def test_terms_are_found_by_the_phrases_that_a_language_defines_them_with(language, text, expected):
    found = [
        (each.term, str(each.place.pinpoint), each.words, each.is_reference)
        for each in defined_terms(read(text), language)
    ]

    assert found == expected


@pytest.mark.parametrize(
    ("language", "words", "phrase"),
    [
        ("en", "The Minister may make regulations for the purposes of this Act.", "may make regulations"),
        ("en", "a sum not above the amount prescribed by notice", "prescribed by notice"),
        ("fr", "Les modalités sont fixées par décret.", "fixées par décret"),
        ("es", "El procedimiento se fijará mediante decreto.", "mediante decreto"),
    ],
)
def test_what_is_left_to_a_later_text_is_found(language, words, phrase):
    text = read(f"Article 1\n{words}\nArticle 2\nNothing of the kind.\n")

    assert [(str(each.place.pinpoint), each.words) for each in delegations(text, language)] == [("1", phrase)]


def test_the_sample_country_has_graver_penalties_delegations_and_old_versions():
    found = part(ARCADIA)

    assert list(found) == [
        "Penalties to be compared",
        "What is left to a later text",
        "Versions of long before the cut-off date",
    ]
    assert "Above it stands: Rape, 20 years" in found["Penalties to be compared"][1]
    assert found["What is left to a later text"][0] == "Anti-Trafficking in Persons Act, ss. 10(1)(a), 39(1)"


def test_a_term_that_two_acts_define_differently_is_shown_with_both_meanings(folder):
    change(
        folder,
        "statutes/penal-code.txt",
        '"penalty unit" means',
        '"slavery" means owning a person;\n    (aa) "penalty unit" means',
    )

    (item,) = part(folder)["Terms that two texts define differently"]

    assert item.startswith("slavery: Anti-Trafficking in Persons Act, s. 2(1)(g): ")
    assert "Penal Code (extract), s. " in item
    assert "owning a person" in item


def test_a_reference_to_another_definition_is_no_difference(folder):
    change(
        folder,
        "statutes/penal-code.txt",
        '"penalty unit" means',
        '"slavery" has the meaning given by the other Act;\n    (aa) "penalty unit" means',
    )

    assert "Terms that two texts define differently" not in part(folder)


def test_a_bill_defines_nothing_yet(folder):
    change(
        folder,
        "statutes/amendment-bill.txt",
        '"the principal Act" means',
        '"slavery" means owning a person, and "the principal Act" means',
    )

    assert "Terms that two texts define differently" not in part(folder)


def test_a_text_read_in_translation_is_listed_in_both_languages(folder):
    change(folder, "country.yaml", "translation: none", "translation: unofficial")

    assert part(folder)["Texts read in translation"] == ["Anti-Trafficking in Persons Act: unofficial translation"]
    assert part(folder, "fr")["Textes lus en traduction"] == [
        "Loi contre la traite des personnes\u00a0: traduction non officielle"
    ]


def test_an_aggravated_form_that_is_punished_no_more_is_listed(folder):
    change(folder, "readings/first.yaml", "minimum: 6 years, maximum: 20 years", "minimum: 6 years, maximum: 12 years")

    assert "No higher stands: Trafficking, aggravated, 12 years" in part(folder)["Penalties to be compared"][-1]

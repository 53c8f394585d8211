"""The first option of every article, taken together, reads as one coherent Act: a drafter can start from it."""

from __future__ import annotations

import re

import pytest

from lawcheck.model.library import DraftingOption, Library
from lawcheck.report.clauses import article_number, clause_lines

LANGUAGES = ("en", "fr")
DEFINED = {
    "en": re.compile(
        r"“([^”]+)”(?= (?:or “[^”]+” )?(?:means|includes|has the meaning|is ))|(?<= or )“([^”]+)”(?= means)"
    ),
    "fr": re.compile(r"«\u00a0([^»]+?)\u00a0»"),
}
# The terms of art of the Act. Whatever clause uses one of them, article 5 or 8 must define it.
TERMS = {
    "en": [
        "trafficking in persons", "victim", "child", "exploitation", "abuse of a position of vulnerability", "coercion",
        "deception", "forced labour or services", "slavery", "servitude", "practices similar to slavery", "debt bondage",
        "sexual exploitation", "exploitation of the prostitution of others", "accompanying dependant", "support person",
        "commercial carrier", "public official", "organised criminal group", "structured group", "serious crime",
    ],
    "fr": [
        "traite des personnes", "victime", "enfant", "exploitation", "abus d’une situation de vulnérabilité", "contrainte",
        "tromperie", "travail ou services forcés", "esclavage", "servitude", "pratiques analogues à l’esclavage",
        "servitude pour dettes", "exploitation sexuelle", "exploitation de la prostitution d’autrui",
        "personne à charge accompagnante", "personne de confiance", "transporteur commercial", "agent public",
        "groupe criminel organisé", "groupe structuré", "infraction grave",
    ],
}  # fmt: skip


def act(library: Library) -> dict[str, DraftingOption]:
    """Take the first option of each provision of the Model Law that has options."""
    provisions = (p for p in library.provisions.values() if p.instrument_id == "model-law" and p.options)
    return {provision.id: provision.options[0] for provision in provisions}


def numbered(option: DraftingOption, language: str) -> list[str]:
    return [text for _, text in clause_lines(option.clause[language], article_number)]


def test_almost_every_article_offers_wording(library: Library):
    articles = {article_number(each) for each in act(library)}
    silent = {a.number.upper() for a in library.articles if a.instrument_id == "model-law"} - articles

    assert silent == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_of_art_that_is_used_is_defined(library: Library, language):
    whole = act(library)
    definitions = " ".join(option.clause[language] for key, option in whole.items() if key.startswith("model-law.5."))
    found = {
        each
        for match in DEFINED[language].findall(definitions)
        for each in ([match] if isinstance(match, str) else match)
        if each
    }
    text = " ".join(option.clause[language] for option in whole.values()).lower()
    used = {term for term in TERMS[language] if term in text}
    undefined = {term for term in used if not any(term in each for each in found)}

    assert undefined == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cross_reference_leads_to_an_article_of_the_act(library: Library, language):
    whole = act(library)
    articles = {article_number(each) for each in whole}
    lost = [
        (key, reference)
        for key, option in whole.items()
        for reference in re.findall(r"\{([a-z0-9.-]+)\}", option.clause[language])
        if article_number(reference) not in articles
    ]

    assert lost == []


@pytest.mark.parametrize(
    ("language", "own", "label"),
    [
        ("en", re.compile(r"\b[Ss]ubsections? \((\d+)\)"), re.compile(r"^\((\d+)\)")),
        ("fr", re.compile(r"\bparagraphes? (\d+)"), re.compile(r"^(\d+)\.")),
    ],
)
def test_every_reference_inside_a_clause_leads_to_one_of_its_subsections(library: Library, language, own, label):
    lost = []
    for provision in library.provisions.values():
        for option in provision.options:
            lines = numbered(option, language)
            there = {match.group(1) for line in lines if (match := label.match(line))}
            text = re.sub(r"(?:of|de|du|à) (?:section|l’article|article) \w+", "", " ".join(lines))
            asked = set(own.findall(text))
            if there and not asked <= there:
                lost.append((option.id, sorted(asked - there)))

    assert lost == []


def test_subsections_are_numbered_without_a_jump(library: Library):
    jumps = []
    for provision in library.provisions.values():
        for option in provision.options:
            for language, label in (("en", r"^\((\d+)\)"), ("fr", r"^(\d+)\.")):
                found = [int(m.group(1)) for line in numbered(option, language) if (m := re.match(label, line))]
                if found and found != list(range(found[0], found[0] + len(found))):
                    jumps.append((option.id, language, found))

    assert jumps == []


def test_duties_are_written_with_must(library: Library):
    shall = [o.id for p in library.provisions.values() for o in p.options if re.search(r"\bshall\b", o.clause["en"])]

    assert shall == []


def test_both_languages_have_the_same_subsections(library: Library):
    other = {
        option.id: [
            len(re.findall(pattern, option.clause[tongue], re.MULTILINE))
            for tongue, pattern in (("en", r"^\(\d+\)"), ("fr", r"^\d+\."))
        ]
        for provision in library.provisions.values()
        for option in provision.options
    }

    assert {key: counts for key, counts in other.items() if counts[0] != counts[1]} == {}

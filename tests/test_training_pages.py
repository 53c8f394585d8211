"""The pages of a workshop: what the leader has, what participants get, and the scale card that is the same for all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lawcheck import workflow
from lawcheck.cli.main import app
from lawcheck.findings.words import word_for
from lawcheck.load.yaml_text import parse_yaml
from lawcheck.model.finding import RESULT_SCALE
from lawcheck.model.library import Level
from lawcheck.model.reading import Value
from tests.conftest import ROOT

EXAMPLES = ROOT / "examples"
TRAINING = ROOT / "docs" / "training"
CARDS = {"en": TRAINING / "course" / "scale-card.md", "fr": TRAINING / "course" / "scale-card.fr.md"}
LEADERS = [
    ("pellorane", "facilitator.md"),
    ("pellorane", "facilitator.fr.md"),
    ("sylvemarche", "facilitator.en.md"),
    ("sylvemarche", "facilitator.md"),
]
HANDED_OUT = [
    ("pellorane", "handout.md"),
    ("pellorane", "handout.fr.md"),
    ("pellorane", "profile.md"),
    ("pellorane", "profile.fr.md"),
    ("sylvemarche", "handout.en.md"),
    ("sylvemarche", "handout.md"),
    ("sylvemarche", "profile.en.md"),
    ("sylvemarche", "profile.md"),
]
ROWS_OF_THE_CARD = [  # in the order of the card
    (Level.MANDATORY, Level.QUALIFIED),
    (Level.CONSIDER, Level.ENDEAVOUR),
    (Level.OPTIONAL, Level.MODEL),
    (Level.STRUCTURAL,),
    (Level.SAFEGUARD,),
]


def page_of(country: str, name: str) -> str:
    return (EXAMPLES / country / name).read_text(encoding="utf-8")


def minutes_of(text: str) -> list[tuple[int, int]]:
    return [(int(start), int(end)) for start, end in re.findall(r"^\| (\d+)-(\d+) \|", text, flags=re.MULTILINE)]


# For the person who leads


@pytest.mark.parametrize(("country", "name"), LEADERS)
def test_the_plan_of_the_day_leaves_no_minute_out_and_ends_with_the_key(country, name):
    spans = minutes_of(page_of(country, name))
    key = parse_yaml(page_of(country, "key.yaml"), "key.yaml").data

    assert spans[0][0] == 0
    assert [end for _, end in spans[:-1]] == [start for start, _ in spans[1:]]
    assert spans[-1][1] == key["minutes"]


@pytest.mark.parametrize("name", ["facilitator.en.md", "facilitator.md"])
def test_the_minutes_within_a_part_of_the_day_add_up(name):
    """Bare numbers in brackets are the minutes of a step of a part."""
    rows = re.findall(r"^\| (\d+)-(\d+) \| (.*) \|$", page_of("sylvemarche", name), flags=re.MULTILINE)
    steps = {start: sum(map(int, re.findall(r" \((\d+)\)", text))) for start, _, text in rows}

    assert {start: steps[start] for start in ("0", "15", "155", "230")} == {"0": 15, "15": 30, "155": 20, "230": 10}
    assert sum(steps.values()) == 15 + 30 + 20 + 3 + 10  # and what each gap takes


@pytest.mark.parametrize(
    ("country", "one", "other"),
    [("pellorane", "facilitator.md", "facilitator.fr.md"), ("sylvemarche", "facilitator.en.md", "facilitator.md")],
)
def test_the_pages_of_two_languages_have_the_same_minutes_gaps_and_criteria(country, one, other):
    texts = [page_of(country, name) for name in (one, other)]

    assert minutes_of(texts[0]) == minutes_of(texts[1])
    for pattern in (r"^\| (G\d\d) ", r"^## .*$", r"^\d\. "):
        found = [re.findall(pattern, text, flags=re.MULTILINE) for text in texts]
        assert len(found[0]) == len(found[1]) > 1, pattern
    criteria = [set(re.findall(r"`([a-z-]+(?:\.[a-z0-9-]+)+)`", text)) for text in texts]
    of_files = {each for found in criteria for each in found if each.endswith((".md", ".yaml"))}
    assert criteria[0] - of_files == criteria[1] - of_files


@pytest.mark.parametrize(("country", "name"), LEADERS)
def test_the_page_of_the_leader_names_every_gap_of_the_key(country, name):
    key = parse_yaml(page_of(country, "key.yaml"), "key.yaml").data

    assert set(re.findall(r"^\| (G\d\d) ", page_of(country, name), flags=re.MULTILINE)) == {
        each["gap"] for each in key["gaps"]
    }


# For participants


@pytest.mark.parametrize("country", ["pellorane", "sylvemarche"])
def test_participants_get_the_handouts_and_no_page_of_the_leader(tmp_path, country):
    to = tmp_path / "participants"
    result = CliRunner().invoke(
        app, ["train", "pack", str(EXAMPLES / country), "-o", str(to), "--passphrase", "kobu-tare"]
    )
    pages = {each.name for each in to.rglob("*.md")}

    assert result.exit_code == 0, result.output
    assert pages == {name for place, name in HANDED_OUT if place == country}
    assert not (to / "key.yaml").exists()


@pytest.mark.parametrize(("country", "name"), [*HANDED_OUT, ("sylvemarche", "README.md"), ("pellorane", "README.md")])
def test_what_participants_get_does_not_give_the_gaps_away(country, name):
    assert not re.search(r"\bG\d\d\b|planted|plantée?s?\b|lacunes? du corrigé", page_of(country, name))


@pytest.mark.parametrize("name", ["handout.en.md", "handout.md"])
def test_the_groups_of_sylvemarche_share_all_questions(name, library):
    key = parse_yaml(page_of("sylvemarche", "key.yaml"), "key.yaml").data
    rows = re.findall(r"^\| [1-4] \|(.*)\| (\d+) \|$", page_of("sylvemarche", name), flags=re.MULTILINE)
    shares = [tuple(f"{each}." for each in re.findall(r"`([a-z.-]+)`", text)) for text, _ in rows]
    counts = [sum(criterion.startswith(share) for criterion in key["answers"]) for share in shares]

    assert counts == [37, 38, 33, 37] == [int(number) for _, number in rows]
    assert sum(counts) == len(key["answers"])


@pytest.mark.parametrize(("country", "name"), [*LEADERS, *HANDED_OUT])
def test_every_page_says_at_its_head_that_the_country_is_fictional(country, name):
    is_french = name.endswith(".fr.md") or (country == "sylvemarche" and not name.endswith(".en.md"))
    mark = "FORMATION - FICTIF" if is_french else "TRAINING - FICTIONAL"

    assert mark in "\n".join(page_of(country, name).splitlines()[:3])


@pytest.mark.parametrize("country", ["pellorane", "sylvemarche"])
def test_every_text_of_law_says_so_before_its_first_section(country):
    texts = sorted((EXAMPLES / country / "statutes").iterdir())
    heads = ["\n".join(each.read_text(encoding="utf-8").splitlines()[:3]) for each in texts]

    assert len(texts) == {"pellorane": 4, "sylvemarche": 8}[country]
    assert all("TRAINING - FICTIONAL" in each for each in heads)


@pytest.mark.parametrize("country", ["pellorane", "sylvemarche"])
def test_verify_has_nothing_to_say(country):
    result = CliRunner().invoke(app, ["train", "verify", str(EXAMPLES / country)])

    assert "Ready. Nothing was found." in result.stdout


# The scale card


def rows_under(language: str, part: int) -> list[tuple[str, str]]:
    """Give the first two cells of each row under a heading of the card, the head of the table left out."""
    text = CARDS[language].read_text(encoding="utf-8").split("\n## ")[part]
    cells = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("|")]
    return [(row[0].strip(), row[1].strip()) for row in cells[2:]]


@pytest.mark.parametrize("language", CARDS)
def test_the_card_has_every_value_in_the_words_of_the_program(language):
    say = workflow.phrases_in(language)
    words = [re.sub(r" \(`.*", "", value) for value, _ in rows_under(language, 1)]

    assert sorted(words) == sorted(say(f"value.{each}") for each in Value)


@pytest.mark.parametrize("language", CARDS)
def test_the_card_has_the_words_of_every_level_from_best_to_worst(language):
    say = workflow.phrases_in(language)
    split = re.compile(r"\u00a0?; ")
    rows = [(split.split(levels), split.split(words)) for levels, words in rows_under(language, 2)]

    assert [set(levels) for levels, _ in rows] == [{say(f"level.{each}") for each in row} for row in ROWS_OF_THE_CARD]
    for (_, words), levels in zip(rows, ROWS_OF_THE_CARD, strict=True):
        scale = dict.fromkeys(say(f"word.{word_for(levels[0], each)}") for each in reversed(RESULT_SCALE))
        assert words == list(scale)


@pytest.mark.parametrize("language", CARDS)
def test_the_card_has_the_words_that_stand_beside_the_scale(language):
    say = workflow.phrases_in(language)
    strong = re.findall(r"\*\*([^*]+)\*\*", CARDS[language].read_text(encoding="utf-8").split("\n## ")[2])

    assert strong == [
        say(f"word.{each}")
        for each in (
            "considered-not-adopted",
            "not-adopted-by-choice",
            "undetermined",
            "not-assessed",
            "not-applicable",
            "out-of-scope",
        )
    ]


@pytest.mark.parametrize("language", CARDS)
def test_the_card_has_the_rows_of_the_table_and_the_priorities(language):
    say = workflow.phrases_in(language)
    results = ("not-met", "conflict", "partly-met", "mostly-met", "met")

    assert [word for _, word in rows_under(language, 3)] == [say(f"word.{each}") for each in results]
    assert [name for name, _ in rows_under(language, 4)] == [say(f"priority.{each}") for each in "1234"]


def test_the_card_is_one_page():
    for card in CARDS.values():
        text = card.read_text(encoding="utf-8")

        assert len(text.splitlines()) <= 66
        assert len(text.split()) <= 600


def test_the_french_card_keeps_its_blanks():
    text = re.sub(r"`[^`]*`", "", CARDS["fr"].read_text(encoding="utf-8"))

    assert re.findall(r" [:;?!»]|« |«(?!\u00a0)|\w[:;?!»]", text) == []


@pytest.mark.parametrize("path", sorted(TRAINING.glob("*.md")), ids=lambda path: path.name)
def test_every_link_of_the_training_pages_leads_to_a_file(path: Path):
    targets = re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))

    assert [target for target in targets if not (path.parent / target).exists()] == []

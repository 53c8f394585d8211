"""A training country of one's own: a law without a gap, gaps planted by name, and everything ready for the day."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from itertools import combinations
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from lawcheck import workflow
from lawcheck.cli.main import app
from lawcheck.errors import LawcheckError
from lawcheck.findings.derive import derive_assessment
from lawcheck.load.country import load_country
from lawcheck.load.training_base import load_base
from lawcheck.load.training_key import load_key
from lawcheck.model.country import Country
from lawcheck.model.finding import RESULT_STEP, Result
from lawcheck.model.library import Library
from lawcheck.model.planting import Base
from lawcheck.model.reading import Reading, Value
from lawcheck.model.training import CATALOGUE, NAMES, Difficulty, Key
from lawcheck.report.phrases import Phrases
from lawcheck.training.drawing import draw
from lawcheck.training.handing import timetable
from lawcheck.training.planting import clashes, gaps_named, plant
from lawcheck.training.verifying import verify
from lawcheck.workflow.training_new import Wanted, files_of
from tests.test_french_typography import NEVER, wrong

# What the rule finds where one gap is planted, by provision: the word now, and the word if pending texts were law.
FOUND: dict[str, dict[str, tuple[str, str]]] = {
    "G01": {"protocol.5.1": ("partly-met", "partly-met")},
    "G02": {"protocol.4": ("conflict", "conflict"), "untoc.34.2": ("conflict", "conflict")},
    "G03": {"protocol.3.a.means": ("partly-met", "partly-met")},
    "G04": {"protocol.3.d": ("conflict", "conflict")},
    "G05": {"protocol.3.c": ("conflict", "conflict")},
    "G06": {"protocol.3.a.purpose": ("conflict", "conflict")},
    "G07": {"protocol.3.b": ("conflict", "conflict")},
    "G08": {"protocol.3.a.purpose": ("partly-met", "partly-met"), "protocol.5.1": ("partly-met", "partly-met")},
    "G09": {"protocol.3.a.purpose": ("partly-met", "partly-met")},
    "G10": {},
    "G11": {},
    "G12": {"protocol.7.1": ("no-provision", "no-provision")},
    "G13": {"protocol.6.6": ("partly-met", "met"), "untoc.25.2": ("partly-met", "met")},
    "G14": {"protocol.6.1": ("partly-met", "partly-met")},
    "G15": {"protocol.3.b": ("mostly-met", "mostly-met")},
    "G16": {"protocol.6.4": ("mostly-met", "mostly-met")},
    "G17": {"protocol.3.d": ("partly-met", "partly-met")},
    "G18": {
        "protocol.6.3": ("provided-in-part", "provided-in-part"),
        "protocol.6.3.a": ("provided-in-part", "provided-in-part"),
        "protocol.6.3.b": ("provided-in-part", "provided-in-part"),
        "protocol.6.3.c": ("provided-in-part", "provided-in-part"),
        "protocol.6.3.d": ("provided-in-part", "provided-in-part"),
        "untoc.25.1": ("partly-met", "partly-met"),
    },
    "G19": {"protocol.3.a.acts": ("undetermined", "undetermined")},
    "G20": {"protocol.3.a.means": ("mostly-met", "met"), "protocol.3.c": ("met", "not-met")},
    "G21": {"protocol.5.1": ("partly-met", "partly-met")},
    "G22": {"protocol.5.1": ("partly-met", "partly-met")},
}
TOO_LOW = (("G04",), ("G04", "G17"))
APART = {("G05", "G20"), ("G07", "G15"), ("G08", "G09"), ("G08", "G15"), ("G08", "G21"), ("G15", "G21")}
LANGUAGES = ("en", "fr")
Opened = tuple[Country, Key]


@lru_cache
def base() -> Base:
    return load_base()


@lru_cache
def library() -> Library:
    return workflow.open_library()


@lru_cache
def phrases(language: str) -> Phrases:
    return workflow.phrases_in(language)


@lru_cache
def files(gaps: tuple[str, ...], law: str) -> dict[str, bytes]:
    made = plant(base(), gaps, "Velmoria", law)
    said = {each: phrases(each) for each in LANGUAGES}
    return files_of(base(), made, Wanted("Velmoria", law=law), "velmoria", library(), said)[0]


@pytest.fixture
def opened(tmp_path: Path) -> Callable[..., Opened]:
    """Write a country and load it with its key, as every command would."""

    def open_(gaps: tuple[str, ...] = (), law: str = "en") -> Opened:
        for name, content in files(gaps, law).items():
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_bytes(content)
        country = load_country(tmp_path, library(), needs_reading=False).country
        return country, load_key(tmp_path, country, library())

    return open_


def short_of_met(opened: Opened) -> dict[str, tuple[str, str]]:
    """Give every finding that is no clean one, now or if pending texts were law."""
    country, key = opened
    found = derive_assessment(library(), country, key.reading).findings
    now, enacted = found["now"], found["enacted"]

    def is_short(name: str) -> bool:
        return any(
            each.is_open or (each.best in RESULT_STEP and each.best is not Result.MET)
            for each in (now[name], enacted[name])
        )

    return {name: (now[name].word.value, enacted[name].word.value) for name in now if is_short(name)}


def faults(opened: Opened) -> list[str]:
    """Give what verify has against it, the level apart, which is written by those who make files."""
    country, key = opened
    return [each.code for each in verify(key, country, library()) if each.code != "other-level"]


def run(*arguments: object):
    return CliRunner().invoke(app, ["train", *map(str, arguments)])


def flat(text: str) -> str:
    return " ".join(text.split())


# The law without a gap


@pytest.mark.parametrize("law", LANGUAGES)
def test_nothing_falls_short_in_the_law_without_a_gap(opened: Callable[..., Opened], law: str):
    assert short_of_met(opened((), law)) == {}


@pytest.mark.parametrize("law", LANGUAGES)
def test_its_key_answers_all_that_is_asked_and_verify_says_that_nothing_is_planted(
    opened: Callable[..., Opened], law: str
):
    country, key = opened((), law)

    assert len(key.answers) == 100
    assert set(key.answers) == set(country.scope.criteria(library()))
    assert faults((country, key)) == ["nothing-planted"]


@pytest.mark.parametrize("law", LANGUAGES)
def test_the_law_is_short_enough_for_beginners(opened: Callable[..., Opened], law: str):
    country, _ = opened((), law)
    sections = [section for text in country.texts.values() for section in text.sections.values()]
    words = sum(len(f"{each.heading} {each.words()}".split()) for each in sections)

    assert 1500 < words < 2500


def test_every_answer_has_a_reason_a_lesson_and_what_else_is_accepted_in_both_languages():
    answers = [*base().answers.values(), *(each for one in base().plants.values() for each in one.answers.values())]

    assert [each for each in answers if not {"reason", "accept", "teach"} <= set(each)] == []
    texts = [each[part] for each in answers for part in ("reason", "teach")]
    texts += [other["because"] for each in answers for other in each["accept"]]
    assert [each for each in texts if set(each) != {"en", "fr"}] == []


def test_the_sections_have_the_same_numbers_in_both_languages(opened: Callable[..., Opened]):
    def numbers(law: str) -> list[list[str]]:
        return [list(text.sections) for text in opened(tuple(NAMES)[:1], law)[0].texts.values()]

    assert numbers("en") == numbers("fr")


# One gap


@pytest.mark.parametrize("law", LANGUAGES)
@pytest.mark.parametrize("gap", FOUND)
def test_a_gap_alone_is_found_where_it_was_planted_and_nowhere_else(opened: Callable[..., Opened], gap: str, law: str):
    country = opened((gap,), law)

    assert short_of_met(country) == FOUND[gap]
    assert faults(country) == []


def test_every_gap_of_the_catalogue_has_a_name_a_lesson_and_a_plant():
    assert list(NAMES) == list(CATALOGUE) == list(FOUND) == sorted(base().plants)
    assert len(set(NAMES.values())) == 22
    assert all(re.fullmatch(r"[a-z]+(?:-[a-z]+)+", each) for each in NAMES.values())


@pytest.mark.parametrize("gap", [None, *FOUND])
def test_an_accepted_answer_that_is_said_to_change_no_finding_changes_none(
    opened: Callable[..., Opened], gap: str | None
):
    country, key = opened((gap,) if gap else ())
    before = words_found(country, key.reading)
    said = {
        (name, other.value): "The finding is the same" in other.because["en"]
        for name, others in key.accepted.items()
        for other in others
        if name in (base().plants[gap].answers if gap else base().answers)
    }
    untrue = [
        pair
        for pair, same in said.items()
        if same and words_found(country, answered_otherwise(key.reading, *pair)) != before
    ]

    assert untrue == []


def words_found(country: Country, reading: Reading) -> dict[tuple[str, str], str]:
    found = derive_assessment(library(), country, reading).findings
    return {(scenario, name): each.word.value for scenario, by_name in found.items() for name, each in by_name.items()}


def answered_otherwise(reading: Reading, name: str, value: Value) -> Reading:
    rests_on_words = value not in {Value.ABSENT, Value.NOT_APPLICABLE}
    answer = reading.answers[name]
    changed = replace(answer, value=value, cites=answer.cites if rests_on_words else ())
    return replace(reading, answers={**reading.answers, name: changed})


def test_a_plant_changes_no_answer_without_saying_something_else():
    same = [
        (gap, name)
        for gap, one in base().plants.items()
        for name, each in one.answers.items()
        if each == base().answers[name]
    ]

    assert same == []


# Gaps together


def test_six_pairs_of_gaps_cannot_stand_together():
    assert set(clashes(tuple(NAMES), base().plants)) == APART


def test_gaps_that_change_one_answer_exclude_each_other():
    plants = base().plants
    shared = {
        (one, other) for one, other in combinations(NAMES, 2) if set(plants[one].answers) & set(plants[other].answers)
    }

    assert shared - APART == {("G04", "G17")}


@pytest.mark.parametrize("law", LANGUAGES)
def test_an_exception_to_an_age_that_is_too_low_is_a_conflict_of_its_own(opened: Callable[..., Opened], law: str):
    values = [opened(gaps, law)[1].answers["definition.child.no-exception"].value for gaps in TOO_LOW]

    assert values == [Value.PRESENT, Value.CONFLICT]


def companies() -> list[tuple[str, ...]]:
    """Put gaps together, seven at most, until every pair that can stand together is in one company."""
    pairs = {pair for pair in combinations(NAMES, 2) if pair not in APART}
    found = []
    while pairs:
        chosen = list(min(pairs))
        for gap in NAMES:
            fits = gap not in chosen and all(tuple(sorted((gap, each))) not in APART for each in chosen)
            if fits and len(chosen) < 7 and any(tuple(sorted((gap, each))) in pairs for each in chosen):
                chosen.append(gap)
        pairs -= set(combinations(sorted(chosen), 2))
        found.append(tuple(sorted(chosen)))
    return found


@pytest.mark.parametrize(("number", "gaps"), list(enumerate(companies())), ids=lambda each: str(each)[:40])
def test_every_pair_that_can_stand_together_is_found_side_by_side(
    opened: Callable[..., Opened], number: int, gaps: tuple[str, ...]
):
    country = opened(gaps, LANGUAGES[number % 2])

    assert faults(country) == []
    assert set(short_of_met(country)) == {name for gap in gaps for name in FOUND[gap]}


def test_the_companies_hold_every_pair():
    held = {pair for each in companies() for pair in combinations(each, 2)}

    assert held == {pair for pair in combinations(NAMES, 2) if pair not in APART}


@pytest.mark.parametrize("law", LANGUAGES)
def test_nearly_everything_can_be_planted_at_once(opened: Callable[..., Opened], law: str):
    gaps = tuple(each for each in NAMES if each not in {"G05", "G07", "G08", "G21"})
    country = opened(gaps, law)

    assert len(gaps) == 18
    assert faults(country) == []
    assert set(short_of_met(country)) == {name for gap in gaps for name in FOUND[gap]}


@pytest.mark.parametrize(("law", "rendered"), [("en", ("transporting", "Fund")), ("fr", ("transport", "Fonds"))])
def test_the_words_that_the_glossary_speaks_of_stand_in_the_law_whatever_else_is_planted(
    opened: Callable[..., Opened], law: str, rendered: tuple[str, str]
):
    country, _ = opened(("G13", "G16", "G18", "G19"), law)
    act, *_, glossary = country.texts.values()
    spoken_of = [act.sections[number].words() for number in ("3", "16")]

    assert [word in words for word, words in zip(rendered, spoken_of, strict=True)] == [True, True]
    assert "16" in glossary.sections["5"].words()


def test_the_order_in_which_gaps_are_named_changes_nothing(tmp_path: Path):
    for place, gaps in (("a", ("G17", "G03")), ("b", ("vulnerability-missing", "custom-marries-children"))):
        (tmp_path / place).mkdir()
        options = [part for gap in gaps for part in ("--plant", gap)]
        assert run("new", tmp_path / place / "x", "--name", "Velmoria", *options).exit_code == 0

    assert content(tmp_path / "a" / "x") == content(tmp_path / "b" / "x")


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


# The command


@pytest.mark.parametrize("law", LANGUAGES)
def test_a_country_that_was_made_is_ready_and_listed(tmp_path: Path, law: str):
    folder = tmp_path / "velmoria"
    options = ("--plant", "G03", "--plant", "consent-mitigates", "--law", law)
    made = run("new", folder, "--name", "Velmoria", *options)

    assert made.exit_code == 0
    assert "made, G03, G07; beginners" in flat(made.output)
    assert f"Next: lawcheck train verify {folder}" in made.output
    verified = run("verify", folder)
    assert verified.exit_code == 0
    assert "Ready. Nothing was found." in verified.output
    listed = flat(run("list", folder).output)
    assert f"of Velmoria against trafficking in persons (exercise) {law}" in listed or f" {law} beginners" in listed


def test_a_country_can_be_packed_and_its_worksheets_be_written(tmp_path: Path):
    folder = tmp_path / "velmoria"
    run("new", folder, "--name", "Velmoria", "--draw", 4, "--seed", 3)

    packed = run("pack", folder, "-o", tmp_path / "out", "--passphrase", "kobu-tare-mino")
    assert packed.exit_code == 0
    names = set(content(tmp_path / "out"))
    assert {"country.yaml", "profile.md", "profile.fr.md", "handout.md", "handout.fr.md"} <= names
    assert not {each for each in names if "facilitator" in each or each in {"key.yaml", "README.md"}}
    sheets = run("worksheet", folder, "--groups", 2, "--minutes", 60, "-o", tmp_path / "sheets")
    assert sheets.exit_code == 0


def test_the_same_options_write_the_same_bytes(tmp_path: Path):
    for place in ("a", "b"):
        (tmp_path / place).mkdir()
        options = ("--plant", "G19", "--draw", 5, "--seed", 7, "--level", "difficult", "--law", "fr", "--minutes", 90)
        assert run("new", tmp_path / place / "country", "--name", "Oremond", *options).exit_code == 0

    assert content(tmp_path / "a" / "country") == content(tmp_path / "b" / "country")


def test_what_was_asked_for_stands_in_the_files(tmp_path: Path):
    folder = tmp_path / "country"
    options = ("--code", "XK", "--licence", "CC-BY-4.0", "--minutes", 75, "--plant", "G17", "--plant", "G13")
    run("new", folder, "--name", "Velmoria", *options)
    profile = yaml.safe_load((folder / "country.yaml").read_text(encoding="utf-8"))
    key = yaml.safe_load((folder / "key.yaml").read_text(encoding="utf-8"))

    assert profile["country"] == {"code": "XK", "name": {"en": "Velmoria", "fr": "Velmoria"}, "fictional": True}
    assert profile["system"]["structure"] == "federal"
    act = profile["statutes"][0]
    assert (act["status"], act["not_in_force"]) == ("partly-in-force", ["16"])
    assert profile["statutes"][-1]["id"] == "custom-law"
    assert (key["licence"], key["minutes"], key["edition"], key["level"]) == ("CC-BY-4.0", 75, "2009", "difficult")
    assert [each["gap"] for each in key["gaps"]] == ["G13", "G17"]


def test_the_name_of_the_country_names_its_law_and_its_places(tmp_path: Path):
    folder = tmp_path / "country"
    run("new", folder, "--name", "Oremond", "--law", "fr", "--plant", "G17")
    law = (folder / "statutes" / "loi-traite.txt").read_text(encoding="utf-8")
    custom = (folder / "statutes" / "loi-coutume.txt").read_text(encoding="utf-8")

    assert law.startswith("LOI D’OREMOND CONTRE LA TRAITE DES PERSONNES\n")
    assert "Adoptée par l’Assemblée à Port-Oremond" in law
    assert "la province d’Oremond-Nord" in custom


@pytest.mark.parametrize("law", LANGUAGES)
def test_no_file_has_room_left_for_a_name(law: str):
    gaps = tuple(each for each in NAMES if each not in {"G05", "G07", "G08", "G21"})

    assert [name for name, raw in files(gaps, law).items() if re.search(rb"\{[A-Za-z_]+\}", raw)] == []


def test_the_page_in_the_language_of_the_law_has_no_language_in_its_name():
    english, french = files(("G03",), "en"), files(("G03",), "fr")

    assert [name for name in english if name.startswith("handout")] == ["handout.fr.md", "handout.md"]
    assert [name for name in french if name.startswith("handout")] == ["handout.md", "handout.en.md"]
    assert b"Votre mission" in french["handout.md"]
    assert b"Votre mission" in english["handout.fr.md"]
    assert b"`handout.md`, `handout.en.md`" in french["README.md"]


def test_every_statute_and_page_is_marked_as_fictional():
    gaps = tuple(each for each in NAMES if each not in {"G05", "G07", "G08", "G21"})
    both = {f"{law} {name}": raw for law in LANGUAGES for name, raw in files(gaps, law).items()}

    assert [name for name, raw in both.items() if b"TRAINING - FICTIONAL" not in raw] == []


@pytest.mark.parametrize("rule", [each for each in NEVER if "in a treaty" not in each])  # the places are in our laws
def test_french_statutes_and_pages_are_set_as_french_is(rule: str):
    gaps = tuple(each for each in NAMES if each not in {"G05", "G07", "G08", "G21"})
    written = files(gaps, "fr")
    french = [
        re.sub(r"`[^`]*`|TRAINING - FICTIONAL", "", raw.decode())
        for name, raw in written.items()
        if name.startswith("statutes/") or (name.endswith(".md") and not name.endswith((".en.md", "README.md")))
    ]
    assert len(french) > len(LANGUAGES) + 6
    data = [
        text["fr"]
        for each in (base().answers, *(one.answers for one in base().plants.values()))
        for answer in each.values()
        for text in (answer["reason"], answer["teach"], *(other["because"] for other in answer["accept"]))
    ]

    assert wrong([*french, *data, *(each.note["fr"] for each in base().plants.values())], rule) == []


def test_the_facilitators_page_says_what_was_planted_and_how_the_time_is_divided():
    page = files(("G03", "G12"), "en")["facilitator.md"].decode()

    assert "| G03 `vulnerability-missing`: The list of means has lost its last item. | `trafficking-act 3(3)` |" in page
    assert "`stay.temporary` absent; `stay.permanent` absent | A duty to consider is not breached by silence |" in page
    assert "lawcheck train verify velmoria" in page


def test_the_facilitators_page_says_what_a_bill_would_do():
    pages = files(("G20",), "en")

    said = "`definition.means.payment-to-controller` partial now, present if enacted; `definition.child.no-means` present now"
    assert said in pages["facilitator.md"].decode()
    assert "absence en cas d’adoption" in pages["facilitator.fr.md"].decode()


def test_the_time_is_divided_without_a_remainder():
    assert timetable(90) == (
        ("welcome", 0, 10),
        ("alone", 10, 20),
        ("groups", 20, 60),
        ("compare", 60, 65),
        ("plenary", 65, 85),
        ("close", 85, 90),
    )
    for minutes in range(10, 400):
        marks = [mark for _, start, end in timetable(minutes) for mark in (start, end)]
        assert marks == sorted(marks)
        assert marks[-1] == minutes


def test_no_step_of_the_day_is_over_before_it_begins():
    assert timetable(60)[2:4] == (("groups", 15, 39), ("compare", 39, 42))
    assert [minutes for minutes in range(20, 400) if any(start == end for _, start, end in timetable(minutes))] == []


# The draw


def test_a_gap_is_named_as_it_is_typed():
    assert gaps_named(("g3", "G03", "Consent Mitigates", " no-penalty "), "--plant") == ("G03", "G07", "G21")


def test_a_draw_is_that_of_its_seed():
    plants = base().plants
    one, again, other = (draw(5, seed, Difficulty.INTERMEDIATE, (), plants) for seed in (7, 7, 8))

    assert one == again
    assert one != other


@pytest.mark.parametrize("level", list(Difficulty))
@pytest.mark.parametrize("number", [2, 3, 4, 5, 8])
def test_what_is_drawn_makes_the_level_that_was_asked_for(tmp_path: Path, level: Difficulty, number: int):
    folder = tmp_path / "country"
    made = run("new", folder, "--name", "Velmoria", "--draw", number, "--seed", number, "--level", level.value)

    assert made.exit_code == 0
    assert f"; {level}, " in made.output
    key = yaml.safe_load((folder / "key.yaml").read_text(encoding="utf-8"))
    assert (key["level"], len(key["gaps"])) == (level, number)


def test_a_draw_keeps_what_was_named_and_draws_nothing_that_excludes_it():
    for seed in range(40):
        drawn = draw(6, seed, Difficulty.INTERMEDIATE, ("G07", "G08"), base().plants)
        assert {"G07", "G08"} <= set(drawn)
        assert not {"G09", "G15", "G21"} & set(drawn)
        assert len(drawn) == 8


# Refusals


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--name", "Mali"), "'Mali' is the name of a State"),
        (("--name", "Malawy"), "could be taken for Malawi"),
        (("--name", "République du Sénégal"), "could be taken for Senegal"),
        (("--name", "Arkadia"), "could be taken for the sample country Arcadia"),
        (("--name", "Pellorane"), "could be taken for the sample country Pellorane"),
        (("--name", ""), "--name: it is empty"),
        (("--name", "X"), "'X' is no name of a country"),
        (("--name", "Velm|oria"), "is no name of a country"),
        (("--name", "{name}"), "is no name of a country"),
        (("--name", "Velmoria", "--plant", "consent-mitigate"), "did you mean 'consent-mitigates'?"),
        (("--name", "Velmoria", "--plant", "G23"), "the catalogue has no gap 'G23'"),
        (("--name", "Velmoria", "--plant", "profit"), "the catalogue has no gap 'profit'; see: lawcheck train gaps"),
        (("--name", "Velmoria", "--plant", "G07", "--plant", "G15"), "G15 (doubted-judgment) cannot stand together"),
        (("--name", "Velmoria", "--code", "FR"), "'FR' is no code for an invented State"),
        (("--name", "Velmoria", "--code", "XB"), "'XB' is the code of the sample country Pellorane"),
        (("--name", "Velmoria", "--law", "de"), "there are no statutes in 'de'"),
        (("--name", "Velmoria", "--licence", " "), "--licence: it is empty"),
        (("--name", "Velmoria", "--draw", "22"), "no 22 gaps of level intermediate can stand together here"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_made(tmp_path: Path, options: tuple[str, ...], message: str):
    folder = tmp_path / "country"
    refused = run("new", folder, *options)

    assert refused.exit_code == 3
    assert message in flat(refused.output)
    assert not folder.exists()


def test_everything_that_is_wrong_is_said_at_once(tmp_path: Path):
    options = ("--name", "Togo", "--code", "TG", "--law", "xx", "--plant", "G99", "--plant", "no-penality")
    output = run("new", tmp_path / "country", *options).output

    assert [output.count(option) for option in ("--name:", "--code:", "--law:", "--plant:")] == [1, 1, 1, 2]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Velmoria", "LOI DE VELMORIA CONTRE"),
        ("Oremond", "LOI D’OREMOND CONTRE"),
        ("Œlmarie", "LOI D’ŒLMARIE CONTRE"),
        ("Ístalon", "LOI D’ÍSTALON CONTRE"),
        ("Le Vermandoz", "LOI DU VERMANDOZ CONTRE"),
        ("Les Orlaves", "LOI DES ORLAVES CONTRE"),
        ("Lestavre", "LOI DE LESTAVRE CONTRE"),
    ],
)
def test_french_joins_its_article_to_a_name(name: str, title: str):
    law = plant(base(), (), name, "fr").texts[0].words

    assert law.startswith(title)


def test_a_name_is_written_as_print_has_it(tmp_path: Path):
    run("new", tmp_path / "country", "--name", "L'Isle-Cle\u0301ment", "--law", "fr")
    law = (tmp_path / "country" / "statutes" / "loi-traite.txt").read_text(encoding="utf-8")

    assert law.startswith("LOI DE L’ISLE-CLÉMENT CONTRE LA TRAITE DES PERSONNES\n")


def test_a_folder_that_holds_something_is_left_as_it_is(tmp_path: Path):
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    refused = run("new", tmp_path, "--name", "Velmoria")

    assert refused.exit_code == 3
    assert "this folder is not empty; nothing was made" in flat(refused.output)
    assert content(tmp_path) == {"mine.txt": b"mine"}


def test_the_law_without_a_gap_is_no_sample_country():
    assert "base" not in CliRunner().invoke(app, ["examples", "list"]).output
    assert "base" not in run("list").output


def test_a_base_whose_words_have_gone_is_named(tmp_path: Path):
    changed = base().plants["G06"].swaps[0]
    words = {**base().texts[0].words, "en": base().texts[0].words["en"].replace(changed.old["en"], "(6) Gone.")}
    wrong_base = replace(base(), texts=(replace(base().texts[0], words=words), *base().texts[1:]))

    with pytest.raises(LawcheckError, match=r"G06\.yaml \(en\): the words that make room stand in the law 0 times"):
        plant(wrong_base, ("G06",), "Velmoria", "en")


# The catalogue


def test_the_catalogue_is_shown_in_both_languages():
    english, french = run("gaps"), run("gaps", "--lang", "fr")

    assert english.exit_code == french.exit_code == 0
    assert all(f"{gap} " in english.output and f"{gap} " in french.output for gap in NAMES)
    assert "sexual-exploitation-only" in english.output
    assert "Enseignement" in french.output


def test_the_catalogue_is_data():
    found = json.loads(run("gaps", "--json", "--lang", "fr").output)

    assert len(found) == 22
    assert found[6] == {
        "gap": "G07",
        "name": "consent-mitigates",
        "grade": "B",
        "what": "Consentement comme circonstance atténuante",
        "lesson": "Tout effet donné au consentement est une contradiction, si faible soit-il",
        "excludes": ["G15"],
    }


def test_the_docs_name_every_gap_as_the_command_does():
    docs = (Path(__file__).parents[1] / "docs" / "training" / "README.md").read_text(encoding="utf-8")

    assert [f"| {gap} | `{name}` | {CATALOGUE[gap]} |" for gap, name in NAMES.items() if name in docs] == re.findall(
        r"\| G\d\d \| `[a-z-]+` \| [ABC] \|", docs
    )
    assert len(re.findall(r"\| G\d\d \| `", docs)) == 22

"""The federal sample for experts: its key answers all that is asked, and the rule finds in it what was planted, and no more."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from gettext import translation
from pathlib import Path
from typing import Any

import pycountry
import pytest
from typer.testing import CliRunner

from lawcheck import workflow
from lawcheck.cli.main import app
from lawcheck.load.country import load_country
from lawcheck.load.yaml_text import parse_yaml
from lawcheck.model.finding import RESULT_STEP, Assessment, Flag, Result, Scenario
from lawcheck.model.training import CATALOGUE, Grade
from tests.conftest import ROOT
from tests.training import answered_by_its_key

HALCARRA = ROOT / "examples" / "halcarra"
PROVINCES = ("Oskandine", "Bruvaldin", "Melquorra", "Quillamere", "Tarvesk")
INVENTED = ("Halcarra", "Halcar", "Hessivar", "Ardelune", *PROVINCES)
SHORT = {
    # provision:             (now,             if enacted),     planted as
    "protocol.3.a.purpose": ("partly-met", "mostly-met"),  # G06, G08, G09, G19
    "protocol.3.b": ("partly-met", "partly-met"),  # G15
    "protocol.3.c": ("mostly-met", "conflict"),  # G17, G20
    "protocol.3.d": ("partly-met", "partly-met"),  # G17
    "protocol.4": ("mostly-met", "mostly-met"),  # G02
    "protocol.5.1": ("mostly-met", "mostly-met"),  # G22
    "protocol.6.1": ("partly-met", "partly-met"),  # G14
    "protocol.6.2.b": ("mostly-met", "mostly-met"),  # G16
    "protocol.6.3": ("partly-met", "partly-met"),  # G18
    "protocol.6.3.a": ("partly-met", "partly-met"),  # G18
    "protocol.6.3.b": ("partly-met", "partly-met"),  # G18
    "protocol.6.3.c": ("partly-met", "partly-met"),  # G01
    "protocol.6.3.d": ("mostly-met", "mostly-met"),  # G18
    "protocol.6.4": ("mostly-met", "mostly-met"),  # G18
    "protocol.6.5": ("partly-met", "partly-met"),  # G01
    "protocol.7.1": ("partly-met", "partly-met"),  # G06
    "protocol.8.2": ("partly-met", "partly-met"),  # G19
    "protocol.11.4": ("not-met", "not-met"),  # G16
    "protocol.14.2": ("mostly-met", "mostly-met"),  # G01
    "untoc.25.1": ("partly-met", "partly-met"),  # G01, G18
}
PLANTED = {
    "G01": 2,
    "G02": 1,
    "G06": 2,
    "G08": 1,
    "G09": 1,
    "G11": 1,
    "G14": 1,
    "G15": 1,
    "G16": 2,
    "G17": 2,
    "G18": 2,
    "G19": 2,
    "G20": 1,
    "G22": 1,
}
# An accepted answer that changes a finding: what the finding then is.
MOVED = {
    ("return.safety-assessed", "absent"): {"protocol.8.2": "not-met"},
    ("return.safety-assessed", "conflict"): {"protocol.8.2": "conflict"},
    ("privacy.identity-protected", "absent"): {"protocol.6.1": "not-met"},
    ("offence.standalone", "partial"): {"protocol.5.1": "partly-met"},
    ("definition.child.no-means", "partial"): {"protocol.3.c": "partly-met"},
}
# Quoted in the key, and of no text of the folder: the Protocol, a headline, and the names of values.
NOT_OF_THE_TEXTS = {
    "on behalf of",
    "en son nom",
    "consent is irrelevant",
    "le consentement est indifférent",
    "présence",
    "présence partielle",
}


@pytest.fixture(scope="module")
def key() -> dict[str, Any]:
    return read_key()


def read_key() -> dict[str, Any]:
    data: dict[str, Any] = parse_yaml((HALCARRA / "key.yaml").read_text(encoding="utf-8"), "key.yaml").data
    return data


ACCEPTED = [(name, other["value"]) for name, answer in read_key()["answers"].items() for other in answer["accept"]]


@pytest.fixture(scope="module")
def assessment(key: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Assessment:
    return workflow.assess(with_key_as_reading(tmp_path_factory.mktemp("sample") / "halcarra", key))


def with_key_as_reading(folder: Path, key: dict[str, Any], changed: dict[str, dict[str, Any]] | None = None) -> Path:
    return answered_by_its_key(HALCARRA, folder, key, "table-a", changed)


def test_the_key_answers_every_question_in_scope_and_no_other(key, library):
    scope = load_country(HALCARRA, library, needs_reading=False).country.scope

    assert set(key["answers"]) == set(scope.criteria(library))
    assert len(key["answers"]) == 156


def test_the_scope_is_the_whole_protocol_with_the_liability_of_companies(library):
    scope = load_country(HALCARRA, library, needs_reading=False).country.scope
    whole = [each for each in library.provisions.values() if each.instrument_id == "protocol"]
    companies = [library.provisions[each] for each in ("untoc.10.1", "untoc.10.3", "untoc.10.4")]

    assert [each.id for each in (*whole, *companies) if not scope.takes(each, library)] == []


def test_every_citation_of_the_key_resolves_and_every_answer_has_what_it_needs(key, tmp_path):
    folder = with_key_as_reading(tmp_path / "halcarra", key)

    assert "no problem found" in workflow.check(folder)


def test_every_place_where_a_gap_was_planted_is_in_the_texts(key, tmp_path):
    wheres = [where for gap in key["gaps"] for where in gap["where"]]
    changed = {"offence.standalone": key["answers"]["offence.standalone"] | {"cites": wheres}}

    assert "no problem found" in workflow.check(with_key_as_reading(tmp_path / "halcarra", key, changed))


def test_the_country_is_ready_for_a_training_without_a_warning():
    verified = CliRunner().invoke(app, ["train", "verify", str(HALCARRA)])

    assert verified.exit_code == 0
    assert "Ready. Nothing was found." in verified.output
    assert "expert given; expert by size and gaps" in verified.output


def test_the_rule_finds_what_was_planted_and_no_more(assessment):
    now, enacted = (assessment.findings[scenario] for scenario in (Scenario.NOW, Scenario.ENACTED))
    short = {
        name: (str(finding.result), str(enacted[name].result))
        for name, finding in now.items()
        if {finding.result, enacted[name].result} & (set(RESULT_STEP) - {Result.MET})
    }

    assert short == SHORT


def test_nothing_is_left_open(assessment):
    left = [name for findings in assessment.findings.values() for name, finding in findings.items() if finding.is_open]

    assert left == []


def test_the_gaps_are_those_of_the_catalogue_and_more_than_half_are_hard(key):
    planted = Counter(gap["gap"] for gap in key["gaps"])
    hard = sum(number for gap, number in planted.items() if CATALOGUE[gap] is Grade.C)

    assert planted == PLANTED
    assert hard * 2 > planted.total()


def test_every_planted_gap_is_behind_a_finding_but_the_liability_of_companies(key, assessment):
    behind = {
        name
        for findings in assessment.findings.values()
        for provision, finding in findings.items()
        if provision in SHORT
        for name in finding.short
    }
    silent = [gap["gap"] for gap in key["gaps"] if not set(gap["criteria"]) & behind]

    assert silent == ["G11"]  # the trap: the administrative route is open
    assert assessment.findings[Scenario.NOW]["untoc.10.1"].result is Result.MET


def test_the_bill_mends_one_finding_and_worsens_another(assessment):
    now = assessment.findings[Scenario.NOW]

    assert Flag.BILL_IMPROVES in now["protocol.3.a.purpose"].flags
    assert Flag.BILL_WORSENS in now["protocol.3.c"].flags


def test_only_the_sanction_of_carriers_is_to_be_repaired_first(assessment):
    first = [name for name, finding in assessment.findings[Scenario.NOW].items() if finding.priority == 1]

    assert first == ["protocol.11.4"]


def test_a_finding_on_an_unofficial_translation_says_so(assessment):
    now = assessment.findings[Scenario.NOW]

    assert Flag.TRANSLATION in now["protocol.8.2"].flags
    assert Flag.TRANSLATION not in now["protocol.6.5"].flags


@pytest.mark.parametrize(("criterion", "value"), ACCEPTED)
def test_an_accepted_answer_is_another_one_and_moves_what_the_trainer_is_told(
    key, assessment, tmp_path, criterion, value
):
    answer = key["answers"][criterion]
    other: dict[str, Any] = {"value": value, "reason": "Another careful reader."}
    if value == "absent":
        other["searched"] = ["criminal-code", "victims-act"]
    elif value != "not-applicable":
        other["cites"] = answer.get("cites", ["victims-act 1"])

    moved = workflow.assess(with_key_as_reading(tmp_path / "halcarra", key, {criterion: other}))
    before = assessment.findings[Scenario.NOW]
    changed = {
        name: str(finding.result)
        for name, finding in moved.findings[Scenario.NOW].items()
        if finding.result != before[name].result
    }

    assert value != answer["value"]
    assert changed == MOVED.get((criterion, value), {})


def test_every_answer_gives_a_reason_teaches_and_says_what_else_is_right(key):
    poor = [name for name, answer in key["answers"].items() if not {"reason", "teach", "accept"} <= set(answer)]

    assert poor == []


def test_every_answer_speaks_both_languages(key):
    said = [
        *key["goals"],
        *(gap["note"] for gap in key["gaps"]),
        *(answer[part] for answer in key["answers"].values() for part in ("reason", "teach")),
        *(other["because"] for answer in key["answers"].values() for other in answer["accept"]),
        *(answer["enacted"]["reason"] for answer in key["answers"].values() if "enacted" in answer),
    ]

    assert [text for text in said if set(text) != {"en", "fr"} or not all(text.values())] == []


def test_every_word_that_the_key_quotes_is_in_the_texts(key):
    texts = " ".join(path.read_text(encoding="utf-8") for path in HALCARRA.glob("statutes/*.txt"))
    words = " ".join(texts.split()).casefold()
    quoted = re.findall(r"“([^”]+)”|«\xa0([^»]+?)\xa0»", (HALCARRA / "key.yaml").read_text(encoding="utf-8"))
    lost = {(each[0] or each[1]).casefold().strip(" ,.") for each in quoted} - NOT_OF_THE_TEXTS

    assert [each for each in sorted(lost) if each not in words] == []


def test_every_word_of_the_original_in_brackets_is_in_the_glossary_or_explained_where_it_stands():
    texts = {path.stem: path.read_text(encoding="utf-8") for path in HALCARRA.glob("statutes/*.txt")}
    code, _, glossary = texts["criminal-code"].partition("ANNEX I")
    used = {word for text in (code, *texts.values()) for word in re.findall(r"\[([a-z]+)\]", text)}

    assert {word for word in used if word not in glossary} == {"dolvan"}  # injured person, victim: both are defined


@pytest.mark.parametrize("province", PROVINCES)
def test_every_province_has_a_part_of_its_own_and_a_schools_act(province):
    collection = (HALCARRA / "statutes" / "provincial-acts.txt").read_text(encoding="utf-8")

    assert re.search(rf"(?m)^PART [A-E] - {province.upper()}:", collection)
    assert re.search(rf"(?m)^4[0-4]\. {province}, (Schools|Education) Act", collection)


def test_every_file_says_that_it_is_fictional():
    files = [path for path in HALCARRA.rglob("*") if path.is_file()]
    mark = re.compile("TRAINING - FICTIONAL|FORMATION - FICTIF")

    assert len(files) == 20
    assert [path.name for path in files if not mark.search(path.read_text(encoding="utf-8")[:400])] == []


def test_what_participants_get_does_not_give_the_gaps_away():
    for name in ("README.md", "handout.md", "handout.fr.md", "profile.md", "profile.fr.md", "country.yaml"):
        text = (HALCARRA / name).read_text(encoding="utf-8")
        assert not re.search(r"\bG\d\d\b|planted|lacunes? du corrigé|haldun|haldre|emrath|ondrath", text), name


@pytest.mark.parametrize("name", INVENTED)
def test_no_invented_name_resembles_that_of_a_state(name):
    french = translation("iso3166-1", pycountry.LOCALES_DIR, languages=["fr"])
    states = {each for entry in pycountry.countries for each in (entry.name, french.gettext(entry.name))}
    words = {word.casefold() for each in states for word in (each, *each.split())}

    assert difflib.get_close_matches(name.casefold(), words, cutoff=0.7) == []


def test_the_code_of_the_country_is_that_of_no_state():
    assert pycountry.countries.get(alpha_2="XD") is None


def test_no_text_takes_seven_words_in_a_row_from_the_protocol(shared):
    official = runs((shared / "tip-protocol.en.md").read_text(encoding="utf-8"))
    texts = HALCARRA.glob("statutes/*.txt")

    assert {each for path in texts for each in runs(path.read_text(encoding="utf-8")) if each in official} == set()


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z]+", text.lower())
    return set(zip(*(words[n:] for n in range(7)), strict=False))


def test_french_prose_keeps_its_blanks():
    prose = [*HALCARRA.glob("*.fr.md"), HALCARRA / "README.md", HALCARRA / "key.yaml", HALCARRA / "country.yaml"]
    loose = [
        (path.name, number)
        for path in prose
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r" [:;?!»]|« |«(?!\xa0)", re.sub(r"`[^`]*`", "", line))
    ]

    assert loose == []

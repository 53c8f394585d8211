"""Arcadia as a training country: its key asks a part of it, and the rule finds in that part what was planted and no more."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from lawcheck import workflow
from lawcheck.cli.main import app
from lawcheck.findings.derive import derive_assessment
from lawcheck.load.yaml_text import parse_yaml
from lawcheck.model.citation import Citation
from lawcheck.model.finding import Assessment, Result, Scenario
from lawcheck.model.reading import Value
from lawcheck.workflow.training import Room
from lawcheck.workflow.training_pack import pack
from tests.conftest import ARCADIA

HANDED_OUT = ("handout.md", "handout.fr.md", "profile.md", "profile.fr.md")
PAGES = ("facilitator.md", "facilitator.fr.md", *HANDED_OUT)
FOUND = {  # provision: result today, result if what is pending were law, priority
    "protocol.3.c": ("conflict", "conflict", 1),
    "protocol.3.a.means": ("partly-met", "met", 2),
    "protocol.3.d": ("partly-met", "partly-met", 2),
    "protocol.3.a.purpose": ("mostly-met", "mostly-met", 2),  # not planted: a definition closes a general term
    "protocol.6.3.d": ("not-met", "not-met", 3),
    "protocol.7.1": ("partly-met", "partly-met", 4),
    "model-law.10": ("not-met", "partly-met", 4),
    "model-law.19": ("partly-met", "not-met", 4),
    "model-law.29": ("not-met", "mostly-met", 4),
    "model-law.38": ("mostly-met", "mostly-met", 4),
}
MET = {
    "protocol.3.a.acts",
    "protocol.3.b",
    "protocol.4",
    "protocol.5.1",
    "protocol.5.2.a",
    "protocol.5.2.b",
    "protocol.5.2.c",
    "untoc.10.1",
    "untoc.10.3",
    "untoc.34.2",
}
PLANTED = [  # in the order of the key: the gap, the provision that shows it
    ("G03", "protocol.3.a.means"),
    ("G03", "protocol.3.a.means"),
    ("G04", "protocol.3.d"),
    ("G05", "protocol.3.c"),
    ("G07", "protocol.3.c"),
    ("G09", "protocol.3.a.purpose"),
    ("G10", "protocol.5.2.a"),
    ("G10", "protocol.5.2.b"),
    ("G11", "untoc.10.1"),
    ("G12", "protocol.7.1"),
    ("G12", "protocol.6.3.d"),
    ("G13", "model-law.29"),
    ("G14", "model-law.10"),
    ("G15", "protocol.3.b"),
    ("G16", "model-law.38"),
    ("G20", "model-law.19"),
]
TRAPS = {"G09", "G10", "G11", "G15"}  # the law has it, in two texts or in another
BESIDE = {  # weighs in a planted finding, and is no gap of the catalogue
    "definition.purpose.slavery-like": "two of the four practices of 1956; shares its finding with the trap of the organs",
    "nonpunishment.administrative-and-detention": "arrest in the circular, penalties and detention nowhere",
    "nonpunishment.early-check": "a duty to refer, with no stay of the case",
    "nonpunishment.children": "in the circular, and in the Bill",
    "nonpunishment.direct-consequence": "in the circular for two offences, in the Bill for all",
    "information.language-understood": "goes with the section that the Bill repeals",
    "information.duty-holder": "goes with the section that the Bill repeals",
    "fund.subsidiary": "one section is in force and its partner is not",
    "fund.harm-covered": "dependants are left out",
    "fund.recovery-from-offender": "no claim of the Fund against the offender",
}
MOVED = {  # an accepted answer that changes a finding on the law in force: what the finding then is
    ("definition.purpose.slavery-like", "present"): {"protocol.3.a.purpose": "met"},
    ("definition.consent.irrelevant", "partial"): {"protocol.3.b": "partly-met"},
    ("liability.sanctions-dissuasive", "partial"): {"untoc.10.4": "partly-met"},
    ("assistance.employment", "conflict"): {"protocol.6.3.d": "conflict"},
}
PLACED_OTHERWISE = {  # the same answer, on other words: the Procedure Code is not in the exercise
    "compensation.open-to-all",
    "definition.consent.defence-rights-kept",
}
SHARES = {
    "A": ("definition.act.", "definition.means."),
    "B": ("definition.purpose.", "definition.consent.", "scope."),
    "C": ("definition.child.", "offence."),
    "D": ("liability.", "general.", "stay.", "reflection.", "permit."),
    "E": ("nonpunishment.", "assistance."),
    "F": ("information.", "compensation.", "fund.", "confiscation."),
}


def data_of(name: str) -> dict[str, Any]:
    data: dict[str, Any] = parse_yaml((ARCADIA / name).read_text(encoding="utf-8"), name).data
    return data


KEY = data_of("key.yaml")


@pytest.fixture(scope="module")
def room() -> Room:
    return Room(ARCADIA, "en")


@pytest.fixture(scope="module")
def assessment(room: Room) -> Assessment:
    return derive_assessment(room.library, room.country, room.key.reading)


@pytest.fixture(scope="module")
def participants(room: Room, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pack(room, tmp_path_factory.mktemp("pack") / "arcadia", "a word for the day", bytes(16)).folder


def results(assessment: Assessment, scenario: Scenario = Scenario.NOW) -> dict[str, str]:
    beside = {Result.OUT_OF_SCOPE, Result.RECORD}
    return {
        name: str(found.result) for name, found in assessment.findings[scenario].items() if found.result not in beside
    }


def test_the_exercise_is_ready_and_as_hard_as_it_says():
    page = CliRunner().invoke(app, ["train", "verify", str(ARCADIA)])

    assert "Ready. Nothing was found." in page.output
    assert "intermediate given; intermediate by size and gaps" in page.output


def test_the_key_answers_every_question_of_the_exercise_and_no_other(room):
    assert set(KEY["answers"]) == set(room.country.scope.criteria(room.library))
    assert len(KEY["answers"]) == 89


@pytest.mark.parametrize("provision", FOUND)
def test_a_planted_gap_is_found_with_its_priority(assessment, provision):
    now, enacted = (assessment.findings[scenario][provision] for scenario in (Scenario.NOW, Scenario.ENACTED))

    assert (str(now.result), str(enacted.result), int(now.priority)) == FOUND[provision]


def test_nothing_else_falls_short_and_one_provision_stays_open(assessment):
    expected = {**{name: now for name, (now, *_) in FOUND.items()}, **dict.fromkeys(MET, "met")}

    assert results(assessment) == {**expected, "untoc.10.4": "undetermined"}


def test_the_bill_and_the_fund_change_what_was_planted_and_nothing_else(assessment):
    expected = {**{name: then for name, (_, then, _) in FOUND.items()}, **dict.fromkeys(MET, "met")}

    assert results(assessment, Scenario.ENACTED) == {**expected, "untoc.10.4": "undetermined"}


def test_the_open_provision_hangs_on_the_notice_that_was_not_supplied(assessment):
    assert assessment.findings[Scenario.NOW]["untoc.10.4"].short == ("liability.sanctions-dissuasive",)


def test_the_gaps_are_those_of_the_catalogue_and_each_lies_under_its_provision(library):
    assert [each["gap"] for each in KEY["gaps"]] == [gap for gap, _ in PLANTED]
    for each, (_, name) in zip(KEY["gaps"], PLANTED, strict=True):
        assert set(each["criteria"]) & set(library.provisions[name].criterion_ids), name


def test_a_trap_is_met_and_every_other_gap_is_behind_its_finding(assessment):
    for each, (gap, name) in zip(KEY["gaps"], PLANTED, strict=True):
        behind = {short for found in assessment.findings.values() for short in found[name].short}
        assert bool(set(each["criteria"]) & behind) is (gap not in TRAPS), (gap, name)
        assert (name in MET) is (gap in TRAPS - {"G09"})
    assert assessment.findings[Scenario.NOW]["protocol.3.a.purpose"].short == ("definition.purpose.slavery-like",)


def test_what_weighs_in_a_finding_was_planted_or_is_listed_beside(assessment):
    planted = {name for each in KEY["gaps"] for name in each["criteria"]}
    weighing = {
        short for found in assessment.findings.values() for name in FOUND for short in found[name].short
    } - planted

    assert weighing == set(BESIDE)


def test_a_variant_says_so_in_its_note_and_a_trap_says_that_it_is_one():
    for at, word in {1: "variant", 2: "variant", 4: "variant", 7: "variant", 9: "variant", 10: "variant"}.items():
        assert word in KEY["gaps"][at]["note"]["en"]
    for each in KEY["gaps"]:
        if each["gap"] in {"G14", "G15", "G20"}:
            assert "variant" in each["note"]["en"]
        if each["gap"] in TRAPS:
            assert re.search("trap|variant, on complicity", each["note"]["en"])


ACCEPTED = [(each, other["value"]) for each, answer in KEY["answers"].items() for other in answer["accept"]]


@pytest.mark.parametrize(("criterion", "value"), ACCEPTED)
def test_an_accepted_answer_is_another_one_and_moves_what_is_listed(room, assessment, criterion, value):
    answer = room.key.answers[criterion]
    cites = () if value in {"absent", "undetermined", "not-applicable"} else answer.cites or words_of(room)
    other = replace(answer, value=Value(value), cites=cites, enacted=None)
    reading = replace(room.key.reading, answers={**room.key.answers, criterion: other})
    moved = results(derive_assessment(room.library, room.country, reading))
    before = results(assessment)

    assert value != str(answer.value)
    assert {name: now for name, now in moved.items() if now != before[name]} == MOVED.get((criterion, value), {})


def words_of(room: Room) -> tuple[Citation, ...]:
    """Words in force, for an accepted answer that needs some and whose own stand in its reason."""
    return room.key.answers["definition.purpose.aim"].cites


def test_the_key_says_what_the_reading_of_the_whole_country_says_and_rests_it_elsewhere_where_a_text_stayed_at_home():
    first = data_of("readings/first.yaml")["answers"]
    values = {
        name: (first[name]["value"], answer["value"])
        for name, answer in KEY["answers"].items()
        if name in first and first[name]["value"] != answer["value"]
    }
    places = {
        name
        for name, answer in KEY["answers"].items()
        if name in first and answer["value"] != "absent" and first[name].get("cites") != answer.get("cites")
    }

    assert values == {}
    assert places == PLACED_OTHERWISE


def test_what_rests_on_words_cites_them_and_what_is_absent_was_searched():
    for each, answer in KEY["answers"].items():
        assert answer["value"] not in {"present", "partial", "conflict"} or answer["cites"], each
        assert answer["value"] != "absent" or answer["searched"], each


def test_every_answer_has_a_reason_a_lesson_and_says_what_else_is_right():
    for each, answer in KEY["answers"].items():
        assert {"value", "reason", "teach", "accept"} <= set(answer), each


def test_everything_that_is_said_is_said_in_both_languages_and_the_french_keeps_its_blanks():
    said = list(bilingual(KEY))

    assert all(set(each) == {"en", "fr"} and all(each.values()) for each in said)
    assert len(said) > 89 * 2
    assert [each["fr"] for each in said if re.search(r" [:;?!»]|« |«(?!\u00a0)", each["fr"])] == []


def bilingual(item: Any) -> list[dict[str, str]]:
    if isinstance(item, list):
        return [found for each in item for found in bilingual(each)]
    if not isinstance(item, dict):
        return []
    return [item] if "en" in item or "fr" in item else [found for each in item.values() for found in bilingual(each)]


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_marked_at_its_head_and_french_pages_keep_their_blanks(name):
    text = (ARCADIA / name).read_text(encoding="utf-8")
    mark = "FORMATION - FICTIF" if name.endswith(".fr.md") else "TRAINING - FICTIONAL"
    prose = re.sub(r"```.*?```|`[^`]*`", "", text, flags=re.DOTALL)

    assert mark in "\n".join(text.splitlines()[:3])
    assert not name.endswith(".fr.md") or not re.search(r" [:;?!»]|« |«(?!\u00a0)", prose)


def test_every_text_that_participants_get_is_marked_as_fictional(participants):
    for path in [participants / "country.yaml", participants / "pack.yaml", *participants.glob("statutes/*")]:
        assert "TRAINING - FICTIONAL" in "\n".join(path.read_text(encoding="utf-8").splitlines()[:3]), path.name


def test_participants_get_seven_texts_and_nothing_that_gives_the_answers_away(participants):
    files = {each.relative_to(participants).as_posix() for each in participants.rglob("*") if each.is_file()}
    texts = {f"statutes/{each}.txt" for each in KEY["statutes"]}

    assert len(texts) == 7
    assert files == {*texts, *HANDED_OUT, "country.yaml", "key.sealed", "pack.yaml"}
    for name in (*HANDED_OUT, "country.yaml", "pack.yaml"):
        assert not re.search(r"\bG\d\d\b|planted|lacune", (participants / name).read_text(encoding="utf-8")), name


def test_a_group_that_answers_its_folder_as_the_key_does_finds_the_same(participants, assessment, tmp_path):
    kept = ("value", "cites", "searched", "see", "reason", "goes_further", "enacted")
    answers = {
        each: {**{name: answer[name] for name in kept if name in answer}, "on": "2026-07-01"}
        for each, answer in KEY["answers"].items()
    }
    text = json.dumps({"reader": "ab", "language": "en", "answers": answers}, ensure_ascii=False)
    (participants / "readings").mkdir()
    path = participants / "readings" / "table-a.yaml"
    path.write_text(text.replace('"2026-07-01"', "2026-07-01"), encoding="utf-8")
    own = workflow.assess(participants)

    assert [results(own, each) for each in Scenario] == [results(assessment, each) for each in Scenario]


def test_the_tables_share_all_questions_and_the_pages_say_how_many():
    counts = [sum(each.startswith(begins) for each in KEY["answers"]) for begins in SHARES.values()]

    assert counts == [16, 17, 17, 14, 13, 12]
    assert sum(counts) == len(KEY["answers"])
    for name in ("handout.md", "handout.fr.md"):
        text = (ARCADIA / name).read_text(encoding="utf-8")
        assert re.findall(r"^\| [A-F] \|.*\| (\d+) \|$", text, flags=re.MULTILINE) == [str(each) for each in counts]


@pytest.mark.parametrize("name", ["facilitator.md", "facilitator.fr.md"])
def test_the_page_of_the_trainer_names_every_gap_and_every_answer_that_moves_a_finding(name):
    text = (ARCADIA / name).read_text(encoding="utf-8")

    assert sorted(re.findall(r"^\| (G\d\d)", text, flags=re.MULTILINE)) == sorted(gap for gap, _ in PLANTED)
    assert [criterion for criterion, _ in MOVED if criterion not in text] == []

"""The French-speaking sample: its key answers all that is asked, and the rule finds in it what was planted, and no more."""

from __future__ import annotations

import difflib
import re
from gettext import translation
from pathlib import Path
from typing import Any

import pycountry
import pytest

from lawcheck import workflow
from lawcheck.load.country import load_country
from lawcheck.load.yaml_text import parse_yaml
from lawcheck.model.finding import RESULT_STEP, Assessment, Flag, Result, Scenario
from tests.conftest import ROOT
from tests.training import answered_by_its_key

SYLVEMARCHE = ROOT / "examples" / "sylvemarche"
INVENTED = ("Sylvemarche", "Tervaline", "Hautebrume")
SHORT = {
    # provision:            (now,             if enacted),    planted as
    "protocol.3.a.means": ("mostly-met", "met"),  # G03
    "protocol.3.a.purpose": ("mostly-met", "mostly-met"),  # G08
    "protocol.3.b": ("partly-met", "partly-met"),  # G15
    "protocol.3.c": ("mostly-met", "conflict"),  # G07, G20
    "protocol.3.d": ("partly-met", "partly-met"),  # G04, G17
    "protocol.4": ("mostly-met", "mostly-met"),  # G02
    "protocol.5.1": ("partly-met", "partly-met"),  # G22
    "protocol.6.2.a": ("mostly-met", "mostly-met"),  # G16
    "protocol.6.3.c": ("mostly-met", "mostly-met"),  # G16
    "protocol.6.4": ("mostly-met", "mostly-met"),  # G04
    "protocol.6.5": ("partly-met", "partly-met"),  # G02
    "protocol.6.6": ("mostly-met", "met"),  # G13
    "protocol.7.1": ("not-met", "not-met"),  # G12
    "protocol.11.4": ("not-met", "not-met"),  # G21
}

# An accepted answer that changes a finding: what the finding then is, today and if what was enacted were in force.
MOVED: dict[tuple[str, str], tuple[dict[str, str], dict[str, str]]] = {
    ("definition.means.vulnerability", "absent"): ({"protocol.3.a.means": "partly-met"}, {}),
    ("definition.purpose.forced-labour", "absent"): (
        {"protocol.3.a.purpose": "partly-met"},
        {"protocol.3.a.purpose": "partly-met"},
    ),
    ("definition.child.under-18", "conflict"): ({"protocol.3.d": "conflict"}, {"protocol.3.d": "conflict"}),
    ("offence.no-extra-element", "partial"): ({"protocol.5.1": "mostly-met"}, {"protocol.5.1": "mostly-met"}),
    ("information.administrative-proceedings", "absent"): (
        {"protocol.6.2.a": "partly-met"},
        {"protocol.6.2.a": "partly-met"},
    ),
    ("assistance.material", "absent"): ({"protocol.6.3.c": "partly-met"}, {"protocol.6.3.c": "partly-met"}),
    ("carriers.sanction", "partial"): ({"protocol.11.4": "partly-met"}, {"protocol.11.4": "partly-met"}),
    ("saving.non-discrimination", "partial"): ({"protocol.14.2": "mostly-met"}, {"protocol.14.2": "mostly-met"}),
}
CITED_BY_ANOTHER = {"carriers.sanction": ["loi-etrangers 40"]}  # the key has nothing to cite


@pytest.fixture(scope="module")
def key() -> dict[str, Any]:
    return parse_yaml((SYLVEMARCHE / "key.yaml").read_text(encoding="utf-8"), "key.yaml").data


@pytest.fixture(scope="module")
def assessment(key: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Assessment:
    return workflow.assess(with_key_as_reading(tmp_path_factory.mktemp("sample") / "sylvemarche", key))


def with_key_as_reading(folder: Path, key: dict[str, Any], changed: dict[str, dict[str, Any]] | None = None) -> Path:
    return answered_by_its_key(SYLVEMARCHE, folder, key, "groupe-1", changed)


def test_the_key_answers_every_question_on_the_protocol_and_no_other(key, library):
    scope = load_country(SYLVEMARCHE, library, needs_reading=False).country.scope

    assert set(key["answers"]) == set(scope.criteria(library))


def test_every_citation_of_the_key_resolves_and_every_answer_has_what_it_needs(key, tmp_path):
    folder = with_key_as_reading(tmp_path / "sylvemarche", key)

    assert "no problem found" in workflow.check(folder)


def test_every_place_where_a_gap_was_planted_is_in_the_texts(key, library):
    texts = load_country(SYLVEMARCHE, library, needs_reading=False).country.texts
    places = [place.partition(" ") for gap in key["gaps"] for place in gap["where"]]
    lost = [
        f"{text} {section}"
        for text, _, section in places
        if section.partition("(")[0] not in {str(each) for each in texts[text].sections}
    ]

    assert lost == []


def test_the_rule_finds_what_was_planted_and_no_more(assessment):
    now, enacted = (assessment.findings[scenario] for scenario in (Scenario.NOW, Scenario.ENACTED))
    short = {
        name: (str(finding.result), str(enacted[name].result))
        for name, finding in now.items()
        if name.startswith("protocol.") and {finding.result, enacted[name].result} & (set(RESULT_STEP) - {Result.MET})
    }

    assert short == SHORT


def test_every_planted_gap_is_behind_a_finding_that_falls_short_now_or_if_enacted(key, assessment):
    behind = {
        name
        for findings in assessment.findings.values()
        for provision, finding in findings.items()
        if provision in SHORT
        for name in finding.short
    }
    silent = [gap["gap"] for gap in key["gaps"] if not set(gap["criteria"]) <= behind]

    assert silent == ["G10"]  # the trap: the general part reaches attempt


def test_the_bill_mends_one_finding_and_worsens_another(assessment):
    now = assessment.findings[Scenario.NOW]

    assert Flag.BILL_IMPROVES in now["protocol.3.a.means"].flags
    assert Flag.BILL_WORSENS in now["protocol.3.c"].flags


def test_the_missing_title_of_stay_is_a_choice_to_make_and_no_breach(assessment):
    found = assessment.findings[Scenario.NOW]

    assert found["protocol.7.1"].priority == 3
    assert found["protocol.7.2"].result is Result.NOT_APPLICABLE


def test_every_answer_speaks_both_languages(key):
    said = [
        *(gap["note"] for gap in key["gaps"]),
        *(answer[part] for answer in key["answers"].values() for part in ("reason", "teach") if part in answer),
        *(other["because"] for answer in key["answers"].values() for other in answer.get("accept", ())),
    ]

    assert [text for text in said if set(text) != {"en", "fr"}] == []


def test_an_alternative_differs_from_the_answer(key):
    same = [
        name
        for name, answer in key["answers"].items()
        if answer["value"] in [other["value"] for other in answer.get("accept", ())]
    ]

    assert same == []


def test_every_answer_has_a_reason_a_lesson_and_says_what_else_is_accepted(key):
    parts = {"value", "cites", "searched", "see", "reason", "enacted", "accept", "teach"}
    bare = [
        name
        for name, answer in key["answers"].items()
        if not {"reason", "accept", "teach"} <= set(answer) or not set(answer) <= parts
    ]

    assert bare == []


def test_no_lesson_repeats_the_reason_or_another_lesson(key):
    for language in ("en", "fr"):
        lessons = [answer["teach"][language] for answer in key["answers"].values()]
        reasons = {answer["reason"][language] for answer in key["answers"].values()}

        assert len(set(lessons)) == len(lessons) == 145
        assert reasons.isdisjoint(lessons)


def test_a_lesson_is_three_sentences_at_most(key):
    lessons = [answer["teach"][language] for answer in key["answers"].values() for language in ("en", "fr")]

    assert [each for each in lessons if len(re.findall(r"[.?!](?= |$)", each)) > 3 or len(each) > 260] == []


def test_what_rests_on_words_cites_them_and_what_is_absent_was_searched(key):
    for name, answer in key["answers"].items():
        if answer["value"] in {"present", "partial", "conflict"}:
            assert answer.get("cites"), name
        if answer["value"] == "absent":
            assert answer.get("searched"), name


def test_an_accepted_answer_moves_the_findings_that_are_named_and_no_other(key, assessment, tmp_path):
    accepted = [(name, each["value"]) for name, answer in key["answers"].items() for each in answer["accept"]]
    moved = {}
    for at, (name, value) in enumerate(accepted):
        answer = key["answers"][name]
        other = {part: said for part, said in answer.items() if part in {"enacted", "reason"}} | {"value": value}
        if value == "absent":
            other["searched"] = ["code-penal", "loi-victimes"]
        elif value != "not-applicable":
            other["cites"] = answer.get("cites") or CITED_BY_ANOTHER[name]
        found = workflow.assess(with_key_as_reading(tmp_path / str(at), key, {name: other})).findings
        changed = tuple(
            {
                each: str(finding.result)
                for each, finding in found[scenario].items()
                if finding.result != assessment.findings[scenario][each].result
            }
            for scenario in (Scenario.NOW, Scenario.ENACTED)
        )
        if any(changed):
            moved[name, value] = changed

    assert len(accepted) == 22
    assert moved == MOVED


def test_every_file_says_that_it_is_fictional():
    files = [path for path in SYLVEMARCHE.rglob("*") if path.is_file()]
    silent = [
        path.name
        for path in files
        if not all(
            mark in path.read_text(encoding="utf-8")[:600] for mark in ("FORMATION - FICTIF", "TRAINING - FICTIONAL")
        )
    ]

    assert len(files) == 17
    assert silent == []


@pytest.mark.parametrize("name", INVENTED)
def test_no_invented_name_resembles_that_of_a_state(name):
    french = translation("iso3166-1", pycountry.LOCALES_DIR, languages=["fr"])
    states = {each for entry in pycountry.countries for each in (entry.name, french.gettext(entry.name))}
    words = {word.casefold() for each in states for word in (each, *each.split())}

    assert difflib.get_close_matches(name.casefold(), words, cutoff=0.7) == []


def test_french_prose_has_no_plain_blank_before_a_high_sign():
    prose = [*SYLVEMARCHE.glob("statutes/*.txt"), *SYLVEMARCHE.glob("*.md"), SYLVEMARCHE / "key.yaml"]
    loose = [
        (path.name, number)
        for path in prose
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if any(sign in line for sign in (" ;", " :", " ?", " !", " »", "« "))
    ]

    assert loose == []

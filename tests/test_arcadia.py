"""The sample country shows every kind of case that the rule knows."""

from __future__ import annotations

import pytest

from lawcheck.model.finding import Assessment, Flag, Result, Scenario

CASES = [
    # provision,              now,            if enacted,     the case
    ("protocol.3.c", "conflict", "conflict", "conflict with the child rule"),
    ("protocol.3.b", "met", "met", "consent read out by a binding case together with the statute"),
    ("protocol.3.a.means", "partly-met", "met", "a bill repairs the list of means"),
    ("protocol.6.1", "met", "partly-met", "the same bill loses a protection of identity"),
    ("protocol.6.6", "mostly-met", "met", "a fund that was never brought into force"),
    ("protocol.6.3.d", "not-met", "not-met", "a duty to consider, without provision"),
    ("protocol.11.3", "partly-met", "partly-met", "a circular beside a law, where a law is needed"),
    ("protocol.8.6", "not-applicable", "not-applicable", "nothing to which it could apply"),
    ("protocol.8.2", "undetermined", "undetermined", "an open question, with its range"),
    ("untoc.10.1", "met", "met", "liability of companies by one of three routes"),
    ("untoc.18.8", "conflict", "conflict", "bank secrecy as a ground of refusal"),
    ("untoc.24.1", "partly-met", "met", "an Act that was adopted and has not commenced"),
]


@pytest.mark.parametrize(("provision", "now", "enacted", "case"), CASES, ids=[case[3] for case in CASES])
def test_each_planted_case_is_found(arcadia: Assessment, provision, now, enacted, case):
    found = [arcadia.findings[scenario][provision].result for scenario in Scenario]

    assert found == [now, enacted], case


def reasons(assessment: Assessment, scenario: Scenario = Scenario.NOW) -> set[str]:
    return {
        reason.code
        for finding in assessment.findings[scenario].values()
        for weighed in finding.weighed
        for reason in weighed.reasons
    }


def test_the_reductions_that_a_reader_should_meet_all_occur(arcadia: Assessment):
    assert {"not-in-force", "not-commenced", "bill", "directive-where-legislation"} <= reasons(arcadia)
    assert "repealed-by-bill" in reasons(arcadia, Scenario.ENACTED)


def test_every_flag_that_one_reading_can_raise_occurs(arcadia: Assessment):
    flags = {flag for finding in arcadia.findings[Scenario.NOW].values() for flag in finding.flags}

    assert {Flag.BILL_WORSENS, Flag.BILL_IMPROVES, Flag.COMMENCEMENT, Flag.GOES_FURTHER, Flag.SINGLE_READER} <= flags


def test_an_override_is_shown_beside_what_the_table_gave(arcadia: Assessment):
    moved = [each for each in arcadia.findings[Scenario.NOW].values() if each.computed is not None]

    assert [(each.provision_id, each.computed, each.result) for each in moved] == [
        ("protocol.8.4", Result.MET, Result.MOSTLY_MET)
    ]


def test_documented_decisions_change_the_word(arcadia: Assessment):
    words = {each.provision_id: each.word for each in arcadia.findings[Scenario.NOW].values()}

    assert words["protocol.11.6"] == "considered-not-adopted"
    assert words["model-law.5.organised-crime"] == "not-adopted-by-choice"


def test_the_sample_is_marked_fictional_everywhere(arcadia: Assessment):
    assert arcadia.country.is_fictional
    texts = (arcadia.country.statutes[each].file for each in arcadia.country.texts)
    from tests.conftest import ARCADIA

    unmarked = [name for name in texts if "TRAINING - FICTIONAL" not in (ARCADIA / name).read_text(encoding="utf-8")]
    assert unmarked == []


def test_most_questions_are_answered_and_some_are_left_open(arcadia: Assessment):
    totals = arcadia.totals[Scenario.NOW]

    assert 5 <= totals.criteria_asked - totals.criteria_answered <= 15

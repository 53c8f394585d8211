"""Words by level, binding, priorities and flags."""

from __future__ import annotations

import pytest

from lawcheck.findings.derive import derive_assessment
from lawcheck.findings.priority import priority_of
from lawcheck.findings.words import word_for
from lawcheck.model.finding import RESULT_SCALE, Binding, Finding, Flag, Priority, Result, Scenario
from lawcheck.model.library import Level
from tests.making import answer, country, library, provision, reading, statute

WORDS = [
    # level, from worst to best
    ("mandatory", ["not-met", "conflict", "partly-met", "mostly-met", "met"]),
    ("qualified", ["not-met", "conflict", "partly-met", "mostly-met", "met"]),
    ("consider", ["no-provision", "conflict", "provided-in-part", "provided-in-part", "provided-for"]),
    ("endeavour", ["no-provision", "conflict", "provided-in-part", "provided-in-part", "provided-for"]),
    ("optional", ["not-reflected", "conflict", "partly-reflected", "partly-reflected", "reflected"]),
    ("model", ["not-reflected", "conflict", "partly-reflected", "partly-reflected", "reflected"]),
    ("structural", ["absent", "conflict", "present-in-part", "present-in-part", "present"]),
    ("safeguard", ["not-preserved", "conflict", "preserved-in-part", "preserved-in-part", "preserved"]),
]


@pytest.mark.parametrize(("level", "words"), WORDS)
def test_each_level_has_its_own_words(level, words):
    assert [word_for(Level(level), result) for result in RESULT_SCALE] == words


@pytest.mark.parametrize("level", [level for level in Level if not level.is_duty and level is not Level.RECORD])
def test_what_is_no_duty_is_never_called_not_met(level):
    spoken = {
        word_for(level, result, is_decided_against=decided) for result in RESULT_SCALE for decided in (True, False)
    }

    assert spoken.isdisjoint({"not-met", "partly-met", "mostly-met", "met"})


@pytest.mark.parametrize(
    ("level", "word"),
    [
        ("consider", "considered-not-adopted"),
        ("endeavour", "considered-not-adopted"),
        ("optional", "not-adopted-by-choice"),
        ("model", "not-adopted-by-choice"),
        ("mandatory", "not-met"),
        ("qualified", "not-met"),
    ],
)
def test_a_decision_on_record_changes_the_word_only_where_the_text_leaves_a_choice(level, word):
    assert word_for(Level(level), Result.NOT_MET, is_decided_against=True) == word


PRIORITIES = [
    # level,       binding,       best case,     decided against, priority
    ("mandatory", "party", "not-met", False, 1),
    ("mandatory", "party", "conflict", False, 1),
    ("qualified", "party", "not-met", False, 1),
    ("mandatory", "party", "partly-met", False, 2),
    ("qualified", "party", "mostly-met", False, 2),
    ("mandatory", "party", "met", False, None),
    ("mandatory", "reservation", "not-met", False, 4),
    ("mandatory", "signatory", "not-met", False, 4),
    ("mandatory", "not-party", "conflict", False, 4),
    ("mandatory", "party", "not-met", True, 1),
    ("consider", "party", "not-met", False, 3),
    ("consider", "party", "not-met", True, None),
    ("consider", "party", "partly-met", False, 4),
    ("endeavour", "party", "not-met", False, 3),
    ("endeavour", "not-party", "not-met", False, 4),
    ("model", "model", "not-met", False, 4),
    ("model", "model", "not-met", True, None),
    ("model", "model", "met", False, None),
    ("optional", "party", "not-met", False, 4),
    ("safeguard", "party", "not-met", False, 4),
    ("safeguard", "party", "conflict", False, 1),
    ("safeguard", "not-party", "conflict", False, 4),
    ("structural", "party", "not-met", False, 4),
]


@pytest.mark.parametrize(("level", "binding", "best", "decided", "priority"), PRIORITIES)
def test_obligation_comes_first_then_consequence(level, binding, best, decided, priority):
    found = priority_of(Level(level), Binding(binding), Result(best), is_decided_against=decided)

    assert found == (None if priority is None else Priority(priority))


BINDING = [
    # instrument, membership,  since,        reservations, provision, binding
    ("treaty", "party", "2004-01-01", (), "15(2)", "party"),
    ("treaty", "party", "2004-01-01", ("15(2)",), "15(2)", "reservation"),
    ("treaty", "party", "2004-01-01", ("15",), "15(2)", "reservation"),
    ("treaty", "party", "2004-01-01", ("15(2)",), "15(1)", "party"),
    ("treaty", "party", "2027-01-01", (), "1", "signatory"),
    ("treaty", "signatory", "", (), "1", "signatory"),
    ("treaty", "not-party", "", (), "1", "not-party"),
    ("model-law", "party", "2004-01-01", (), "1", "model"),
]


@pytest.mark.parametrize(("instrument", "membership", "since", "reservations", "place", "binding"), BINDING)
def test_binding_follows_membership_and_reservations(instrument, membership, since, reservations, place, binding):
    law = country(statute("act"), membership=membership, since=since, reservations=reservations)
    item = provision(f"{instrument}.1", core=("q",), cite_as=place)

    found = derive_assessment(library(item), law, reading({})).findings[Scenario.NOW][item.id]

    assert found.binding == binding


def flags(law_statutes, answers, others=()) -> Finding:
    item = provision(core=("q",))
    law = country(*law_statutes)
    found = derive_assessment(library(item), law, reading(answers), tuple(others))
    return found.findings[Scenario.NOW]["treaty.1"]


ACT, BILL = statute("act"), statute("bill", "bill", repeals=("act 9",))
FLAGS = [
    # texts,                                         answer,                                             flag
    ((ACT, BILL), answer("present", "bill 1"), Flag.BILL_IMPROVES),
    ((ACT, BILL), answer("present", "act 9"), Flag.BILL_WORSENS),
    ((statute("new-act", "not-commenced"),), answer("present", "new-act 1"), Flag.COMMENCEMENT),
    ((statute("lost", "unknown"),), answer("present", "lost 1"), Flag.STATUS_UNKNOWN),
    ((ACT,), answer("present", "act 1", goes_further=True), Flag.GOES_FURTHER),
    ((statute("act", translation="unofficial"),), answer("present", "act 1"), Flag.TRANSLATION),
    ((ACT,), answer("present", "act 1", stale=("act 1",)), Flag.STALE),
    ((ACT,), answer("present", "act 1"), Flag.SINGLE_READER),
]


@pytest.mark.parametrize(("texts", "given", "flag"), FLAGS, ids=[str(case[2]) for case in FLAGS])
def test_each_flag_is_raised_by_its_fact(texts, given, flag):
    assert flag in flags(texts, {"q": given}).flags


def test_a_plain_answer_read_twice_raises_no_flag():
    second = reading({"q": answer("present", "act 2")}, name="second")

    assert flags((ACT,), {"q": answer("present", "act 1")}, [second]).flags == ()


def test_readers_who_differ_raise_a_flag_and_change_nothing():
    second = reading({"q": answer("absent")}, name="second")

    finding = flags((ACT,), {"q": answer("present", "act 1")}, [second])

    assert (finding.result, finding.flags) == (Result.MET, (Flag.DISPUTED,))

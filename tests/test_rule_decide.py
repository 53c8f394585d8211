"""The decision table, case by case."""

from __future__ import annotations

import pytest

from lawcheck.findings.derive import derive_assessment
from lawcheck.findings.override import OverrideError
from lawcheck.model.finding import Finding, Result, Scenario
from tests.making import answer, country, library, override, provision, reading, statute

LAW = country(statute("act"), statute("bill", "bill"))
SHAPE = {
    "core": ("core-1", "core-2"),
    "essential": ("essential-1",),
    "supporting": ("supporting-1",),
}
ALL_PRESENT = dict.fromkeys(("core-1", "core-2", "essential-1", "supporting-1"), "present")


def find(values: dict[str, str | None], scenario: Scenario = Scenario.NOW, **shape: object) -> Finding:
    item = provision(**{**SHAPE, **shape})
    answers = {
        key: answer(value, *(("act 1",) if value in ("present", "partial", "conflict") else ()))
        for key, value in values.items()
        if value is not None
    }
    return derive_assessment(library(item), LAW, reading(answers)).findings[scenario]["treaty.1"]


TABLE = [
    # what is changed from 'all present',                    result,        row, what decides
    ({}, "met", 6, ()),
    ({"core-1": "absent"}, "not-met", 2, ("core-1",)),
    ({"core-1": "conflict"}, "conflict", 3, ("core-1",)),
    ({"core-1": "conflict", "core-2": "absent"}, "not-met", 2, ("core-2",)),
    ({"core-1": "partial"}, "partly-met", 4, ("core-1",)),
    ({"essential-1": "absent"}, "partly-met", 4, ("essential-1",)),
    ({"essential-1": "conflict"}, "partly-met", 4, ("essential-1",)),
    ({"core-2": "partial", "essential-1": "absent"}, "partly-met", 4, ("core-2", "essential-1")),
    ({"essential-1": "partial"}, "mostly-met", 5, ("essential-1",)),
    ({"supporting-1": "absent"}, "mostly-met", 5, ("supporting-1",)),
    ({"supporting-1": "conflict"}, "mostly-met", 5, ("supporting-1",)),
    ({"supporting-1": "partial"}, "met", 6, ()),
    ({"core-1": "not-applicable"}, "met", 6, ()),
    ({"core-1": "not-applicable", "core-2": "absent"}, "not-met", 2, ("core-2",)),
    (dict.fromkeys(ALL_PRESENT, "not-applicable"), "not-applicable", 1, ()),
]


@pytest.mark.parametrize(("changes", "result", "row", "deciding"), TABLE)
def test_the_first_row_that_applies_gives_the_result(changes, result, row, deciding):
    finding = find({**ALL_PRESENT, **changes})

    assert (finding.result, finding.row, finding.deciding) == (result, row, deciding)


ALTERNATIVES = [
    # criminal,       civil,            administrative,     result
    ("absent", "absent", "present", "met"),
    ("absent", "partial", "absent", "partly-met"),
    ("absent", "absent", "absent", "not-met"),
    ("conflict", "absent", "absent", "conflict"),
    ("conflict", "present", "absent", "met"),
    ("absent", "not-applicable", "not-applicable", "not-met"),
    (None, "present", None, "met"),
]


@pytest.mark.parametrize(("criminal", "civil", "administrative", "result"), ALTERNATIVES)
def test_any_of_takes_its_best_alternative(criminal, civil, administrative, result):
    values = {"criminal": criminal, "civil": civil, "administrative": administrative}

    finding = find(values, core=(("criminal", "civil", "administrative"),), essential=(), supporting=())

    assert finding.result == result


OPEN = [
    # what is changed from 'all present',               result,         worst,        best,         questions
    ({"core-1": None}, "undetermined", "not-met", "met", ("core-1",)),
    ({"core-1": "undetermined"}, "undetermined", "not-met", "met", ("core-1",)),
    ({"essential-1": None}, "undetermined", "partly-met", "met", ("essential-1",)),
    ({"supporting-1": None}, "undetermined", "mostly-met", "met", ("supporting-1",)),
    ({"core-1": "absent", "core-2": None}, "not-met", "not-met", "not-met", ("core-1",)),
    ({"core-1": "partial", "essential-1": None}, "partly-met", "partly-met", "partly-met", ("core-1",)),
    ({"core-1": None, "essential-1": "absent"}, "undetermined", "not-met", "partly-met", ("core-1",)),
    ({"essential-1": "partial", "supporting-1": None}, "mostly-met", "mostly-met", "mostly-met", ("essential-1",)),
    (dict.fromkeys(ALL_PRESENT), "not-assessed", "not-met", "met", tuple(ALL_PRESENT)),
]


@pytest.mark.parametrize(("changes", "result", "worst", "best", "questions"), OPEN)
def test_what_is_open_is_read_at_its_worst_and_at_its_best(changes, result, worst, best, questions):
    finding = find({**ALL_PRESENT, **changes})

    assert (finding.result, finding.worst, finding.best) == (result, worst, best)
    assert finding.deciding == questions


def test_a_fact_of_the_country_profile_can_make_a_provision_not_applicable():
    item = provision(core=("core-1",), applies_when={"landlocked": "no"})
    law = country(statute("act"), facts={"landlocked": "yes"})

    found = derive_assessment(library(item), law, reading({})).findings[Scenario.NOW]["treaty.1"]

    assert (found.result, found.row) == (Result.NOT_APPLICABLE, 1)


def test_a_record_has_nothing_to_assess_and_is_no_pass():
    found = derive_assessment(library(provision(level="record", means=None)), LAW, reading({}))

    finding = found.findings[Scenario.NOW]["treaty.1"]
    assert (finding.result, finding.is_gap, finding.priority) == (Result.RECORD, False, None)


def overridden(to: str, *, second: str = "", value: str = "absent") -> Finding:
    item = provision(core=("core-1",))
    moved = reading({"core-1": answer(value, "act 1")}, overrides={"treaty.1": override(to, second=second)})
    return derive_assessment(library(item), LAW, moved).findings[Scenario.NOW]["treaty.1"]


def test_one_reader_may_move_a_result_by_one_step_and_the_computed_one_is_kept():
    finding = overridden("conflict")

    assert (finding.result, finding.computed) == (Result.CONFLICT, Result.NOT_MET)


def test_two_steps_need_a_second_reader():
    with pytest.raises(OverrideError, match="second reader"):
        overridden("partly-met")

    assert overridden("partly-met", second="cd").result is Result.PARTLY_MET


def test_no_override_makes_a_result_of_nothing():
    moved = reading({}, overrides={"treaty.1": override("met", second="cd")})

    with pytest.raises(OverrideError, match="nothing is answered"):
        derive_assessment(library(provision(core=("core-1",))), LAW, moved)


def test_an_open_range_is_moved_from_its_farther_end():
    item = library(provision(core=("core-1", "core-2")))
    answers = {"core-1": answer("present", "act 1")}  # core-2 is open: from not met to met
    alone = reading(answers, overrides={"treaty.1": override("met", second="cd")})

    with pytest.raises(OverrideError, match="two steps at most"):
        derive_assessment(item, LAW, alone)


def test_three_steps_are_too_many_for_anybody():
    with pytest.raises(OverrideError, match="two steps at most"):
        overridden("mostly-met", second="cd")


def test_an_override_holds_if_enacted_only_where_nothing_changes():
    item = provision(core=("core-1",))
    moved = {"treaty.1": override("conflict")}
    same = reading({"core-1": answer("absent")}, overrides=moved)
    changed = reading({"core-1": answer("absent", enacted=answer("present", "bill 1"))}, overrides=moved)

    found = [
        derive_assessment(library(item), LAW, each).findings[Scenario.ENACTED]["treaty.1"].result
        for each in (same, changed)
    ]

    assert found == [Result.CONFLICT, Result.MET]

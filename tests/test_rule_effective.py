"""Effective value: an answer counts in a scenario only as far as the words it cites count there."""

from __future__ import annotations

import pytest

from lawcheck.findings.effective import weigh
from lawcheck.model.finding import Scenario, Weighed
from lawcheck.model.library import Means
from tests.making import answer, country, statute

LAW = country(
    statute("constitution", rank="constitution"),
    statute("act"),
    statute("half-act", "partly-in-force", not_in_force=("14", "15", "3(2)")),
    statute("sleeping-act", "not-commenced"),
    statute("bill", "bill", repeals=("act 9", "act 8(2)")),
    statute("old-act", "repealed"),
    statute("lost-act", "unknown"),
    statute("repealing-act", repeals=("act 7",)),
    statute("regulation", rank="regulation"),
    statute("high-case", rank="case-law"),
    statute("low-case", rank="case-law", is_binding=False),
    statute("circular", rank="directive"),
    statute("secret-circular", rank="directive", is_published=False),
    statute("plan", rank="policy"),
    statute("habit", rank="practice"),
    statute("treaty-text", rank="treaty"),
)


def worth(value: str, *cites: str, means: str = "legislation", scenario: Scenario = Scenario.NOW) -> Weighed:
    return weigh("q", answer(value, *cites), Means(means), LAW, scenario)


STATUS_CASES = [
    # value,     cited words,                     now,       if enacted, reason kept (now)
    ("present", ("act 1",), "present", "present", ""),
    ("partial", ("act 1",), "partial", "partial", ""),
    ("conflict", ("act 1",), "conflict", "conflict", ""),
    ("present", ("half-act 2",), "present", "present", ""),
    ("present", ("half-act 14",), "absent", "present", "not-in-force"),
    ("present", ("half-act 14(1)",), "absent", "present", "not-in-force"),
    ("present", ("half-act 3(2)",), "absent", "present", "not-in-force"),
    ("present", ("half-act 3",), "partial", "present", "partly-in-force"),
    ("present", ("half-act 3(1)",), "present", "present", ""),
    ("present", ("sleeping-act 1",), "absent", "present", "not-commenced"),
    ("present", ("bill 3",), "absent", "present", "bill"),
    ("conflict", ("bill 3",), "absent", "conflict", "bill"),
    ("present", ("old-act 1",), "absent", "absent", "repealed"),
    ("present", ("act 7",), "absent", "absent", "repealed-by-act"),
    ("present", ("act 9",), "present", "absent", ""),
    ("present", ("act 9(1)",), "present", "absent", ""),
    ("present", ("act 8",), "present", "partial", ""),
    ("present", ("act 8(1)",), "present", "present", ""),
    ("present", ("act 1", "act 2"), "present", "present", ""),
    ("present", ("act 1", "bill 3"), "partial", "present", "bill"),
    ("conflict", ("act 1", "bill 3"), "conflict", "conflict", "bill"),
    ("partial", ("sleeping-act 1", "bill 3"), "absent", "partial", "not-commenced"),
]


@pytest.mark.parametrize(("value", "cites", "now", "enacted", "reason"), STATUS_CASES)
def test_status_decides_what_the_cited_words_carry(value, cites, now, enacted, reason):
    at_present = worth(value, *cites)
    later = worth(value, *cites, scenario=Scenario.ENACTED)

    assert (at_present.worst, at_present.best) == (now, now)
    assert (later.worst, later.best) == (enacted, enacted)
    assert (at_present.reasons[0].code if at_present.reasons else "") == reason


RANK_CASES = [
    # cited words,                legislation, legislation or other, any means
    (("constitution 1",), "present", "present", "present"),
    (("act 1",), "present", "present", "present"),
    (("regulation 1",), "present", "present", "present"),
    (("high-case 4",), "partial", "present", "present"),
    (("act 1", "high-case 4"), "present", "present", "present"),
    (("bill 1", "high-case 4"), "partial", "partial", "partial"),
    (("low-case 4",), "partial", "partial", "present"),
    (("act 1", "low-case 4"), "partial", "partial", "present"),
    (("treaty-text 5",), "absent", "absent", "present"),
    (("act 1", "treaty-text 5"), "present", "partial", "present"),
    (("circular 2",), "absent", "present", "present"),
    (("act 1", "circular 2"), "partial", "present", "present"),
    (("secret-circular 2",), "absent", "partial", "present"),
    (("plan 1",), "absent", "partial", "present"),
    (("habit 1",), "absent", "partial", "present"),
]


@pytest.mark.parametrize(("cites", "legislation", "other", "any_means"), RANK_CASES)
def test_the_means_of_a_provision_say_which_ranks_can_satisfy_it(cites, legislation, other, any_means):
    found = [worth("present", *cites, means=means).worst for means in Means]

    assert found == [legislation, other, any_means]


@pytest.mark.parametrize(("treaties", "expected"), [("monist", "present"), ("dualist", "absent"), ("mixed", "partial")])
def test_a_treaty_alone_counts_for_other_measures_as_the_legal_order_receives_it(treaties, expected):
    law = country(statute("treaty-text", rank="treaty"), treaties=treaties)

    found = weigh("q", answer("present", "treaty-text 6"), Means.LEGISLATION_OR_OTHER, law, Scenario.NOW)

    assert found.worst == expected


@pytest.mark.parametrize("treaties", ["monist", "dualist", "mixed"])
def test_a_treaty_alone_never_satisfies_the_duty_to_criminalise(treaties):
    law = country(statute("treaty-text", rank="treaty"), treaties=treaties)

    found = weigh("q", answer("present", "treaty-text 5"), Means.LEGISLATION, law, Scenario.NOW)

    assert found.worst == "absent"
    assert found.reasons[0].code == "treaty-alone"


def test_a_text_of_unknown_status_leaves_the_answer_open():
    found = worth("present", "lost-act 1")

    assert (found.worst, found.best, found.is_open) == ("absent", "present", True)


def test_what_is_not_answered_is_open_from_absent_to_present():
    found = weigh("q", None, Means.LEGISLATION, LAW, Scenario.NOW)

    assert (found.answered, found.worst, found.best) == (None, "absent", "present")


def test_undetermined_can_be_no_better_than_its_words_allow():
    found = worth("undetermined", "bill 1")

    assert (found.worst, found.best) == ("absent", "absent")


def test_an_answer_of_its_own_for_the_enacted_scenario_is_used_there_and_only_there():
    both = answer("absent", enacted=answer("present", "bill 3"))

    found = [weigh("q", both, Means.LEGISLATION, LAW, scenario).worst for scenario in Scenario]

    assert found == ["absent", "present"]


def test_not_applicable_drops_out():
    assert not worth("not-applicable").applies

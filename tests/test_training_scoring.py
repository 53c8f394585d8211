"""Groups against the key and against each other. Every expected value is written by hand."""

from __future__ import annotations

import pytest

from lawcheck.findings.agreement import Coefficient
from lawcheck.model.country import Country
from lawcheck.model.library import Library
from lawcheck.model.reading import Value
from lawcheck.model.scoring import Cited, Difference, Found, GroupAgreement, Match, Score, Share
from lawcheck.model.training import Key, Objection
from lawcheck.training.choosing import choose, weights_of
from lawcheck.training.dividing import compare_groups, difference, most_divided
from lawcheck.training.scoring import score
from lawcheck.workflow.training_scores import coefficient_of_groups
from tests.training import LEADING, item, opened, sheet, training_folder

ORDER = ["a", "b", "c", "d"]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> tuple[Country, Key]:
    return opened(training_folder(tmp_path_factory.mktemp("scoring")))


@pytest.fixture(scope="module")
def key(read) -> Key:
    return read[1]


def scored(key: Key, criterion_id: str, value: str = "", cites: str = "", **said: str) -> Score:
    return score(key, sheet("group-1", {criterion_id: item(value, cites, **said)}))


# Values


@pytest.mark.parametrize(
    ("criterion_id", "value", "match"),
    [
        ("offence.intent", "present", Match.EXACT),
        ("offence.intent", "partial", Match.ONE_STEP),
        ("offence.intent", "absent", Match.OTHER),
        ("offence.intent", "undetermined", Match.OTHER),
        ("offence.intent", "", Match.EMPTY),
        ("scope.internal", "partial", Match.EXACT),  # accepted as well
        ("scope.internal", "conflict", Match.ONE_STEP),
        ("scope.internal", "present", Match.ONE_STEP),  # beside what is accepted
        ("offence.attempt-excluded-by-basic-concepts", "not-applicable", Match.EXACT),
        ("offence.attempt-excluded-by-basic-concepts", "absent", Match.OTHER),
    ],
)
def test_a_value_is_exact_one_step_off_or_another(key, criterion_id, value, match):
    assert scored(key, criterion_id, value).marks[0].match is match


@pytest.mark.parametrize(
    ("criterion_id", "value", "alarm"),
    [
        ("offence.attempt", "absent", True),
        ("offence.attempt", "partial", True),
        ("offence.attempt", "undetermined", False),
        ("offence.attempt", "present", False),
        ("offence.attempt-excluded-by-basic-concepts", "absent", True),
        ("scope.internal", "conflict", False),  # there is a gap
    ],
)
def test_a_false_alarm_is_a_gap_where_there_is_none(key, criterion_id, value, alarm):
    assert scored(key, criterion_id, value).false_alarms == int(alarm)


# Citations


@pytest.mark.parametrize(
    ("cites", "typed", "cited"),
    [
        ("penal-code 3, penal-code 20(1)", "", Cited.EXACT),
        ("penal-code 20(1)", "", Cited.SECTION),
        ("penal-code 20", "", Cited.SECTION),
        ("penal-code 21(1)", "", Cited.OTHER),
        ("atp-act 20", "", Cited.OTHER),
        ("", "the Code somewhere", Cited.OTHER),
        ("", "", Cited.NONE),
    ],
)
def test_a_citation_is_the_place_the_section_or_another(key, cites, typed, cited):
    marks = score(key, sheet("g", {"offence.attempt": item("present", cites, typed=typed)})).marks

    assert marks[0].cited is cited


def test_where_the_key_rests_on_no_words_citations_are_not_scored(key):
    found = scored(key, "scope.internal", "absent", "atp-act 9")

    assert found.marks[0].cited is Cited.NOT_SCORED
    assert found.cited(Cited.EXACT, Cited.SECTION) == Share(0, 0)


def test_reasons_are_counted_of_the_answers_that_were_given(key):
    found = score(
        key,
        sheet(
            "g",
            {
                "offence.intent": item("present", text="It says knowingly"),
                "scope.internal": item("absent"),
                "offence.directing": item(),
            },
        ),
    )

    assert found.reasons == Share(1, 2)


# Planted gaps


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"offence.no-extra-element": "partial", "offence.all-victims": "conflict"}, Found.FOUND),
        ({"offence.no-extra-element": "absent", "offence.all-victims": "absent"}, Found.FOUND),
        ({"offence.no-extra-element": "partial", "offence.all-victims": "present"}, Found.PART),
        ({"offence.no-extra-element": "present", "offence.all-victims": "present"}, Found.MISSED),
        ({"offence.no-extra-element": "", "offence.all-victims": ""}, Found.MISSED),
        ({"offence.no-extra-element": "partial"}, Found.FOUND),  # the other was not asked
        ({"offence.intent": "present"}, Found.NOT_ASKED),
    ],
)
def test_a_planted_gap_is_found_with_all_of_its_criteria_that_were_asked(key, values, found):
    answers = {name: item(value) for name, value in values.items()}

    assert score(key, sheet("g", answers)).gaps[1].found is found


@pytest.mark.parametrize(
    ("value", "cites", "found"),
    [
        ("present", "penal-code 20(1), penal-code 3", Found.FOUND),
        ("present", "penal-code 20", Found.FOUND),
        ("present", "penal-code 21(1)", Found.MISSED),
        ("present", "", Found.MISSED),
        ("absent", "", Found.MISSED),
    ],
)
def test_what_only_looks_like_a_gap_is_found_by_finding_the_law(key, value, cites, found):
    assert scored(key, "offence.attempt", value, cites).gaps[2].found is found


def test_counts_are_kept_apart_and_a_total_is_a_sum_of_points(key):
    answers = {
        "scope.internal": item("absent", text="Only crossing is named"),
        "offence.attempt": item("partial", "penal-code 20(1)"),
        "offence.intent": item("present", "atp-act 5(1)", "It says knowingly"),
    }
    found = score(key, sheet("g", answers, (*answers, "offence.directing")))

    assert found.found(Found.FOUND) == Share(1, 2)
    assert found.matched(Match.EXACT) == Share(2, 4)
    assert found.matched(Match.ONE_STEP) == Share(1, 4)
    assert found.cited(Cited.SECTION, Cited.EXACT) == Share(2, 2)
    assert found.false_alarms == 1
    assert found.total == 3 + 2 * 2 + 1 + 2 + 2 - 1


def test_a_question_that_the_key_does_not_answer_is_left_out(key):
    assert scored(key, "definition.act.receipt", "absent").marks == ()


# Objections


def test_an_objection_is_right_where_it_is_counted_and_only_there(key):
    said = Objection(criterion_id="offence.attempt", value=Value.PARTIAL, by="group-3", reason={"en": "General."})
    asked = sheet("g", {"offence.attempt": item("partial")})
    without, with_it = score(key, asked), score(key, asked, [said])

    assert (without.matched(Match.EXACT), without.false_alarms, without.by_objection) == (Share(0, 1), 1, 0)
    assert (with_it.matched(Match.EXACT), with_it.false_alarms, with_it.by_objection) == (Share(1, 1), 0, 1)
    assert with_it.gaps[2].found is Found.FOUND
    assert score(key, asked) == without


def test_what_the_key_accepts_already_is_not_won_by_an_objection(key):
    said = Objection(criterion_id="scope.internal", value=Value.PARTIAL, by="group-3", reason={"en": "Again."})

    assert score(key, sheet("g", {"scope.internal": item("partial")}), [said]).by_objection == 0


# Groups against each other


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (("present", "x 1"), ("present", "x 2"), Difference.NONE),
        (("present", "x 1"), ("partial", "x 1(2)"), Difference.STEP),
        (("present", "x 1"), ("conflict", "x 1"), Difference.READING),
        (("present", "x 1"), ("partial", "x 2"), Difference.SECTION),
        (("present", "x 1"), ("absent", "x 1"), Difference.SECTION),  # an absence rests on no words
        (("present", "x 1"), ("not-applicable", "x 1"), Difference.NOT_APPLICABLE),
        (("undetermined", "x 1"), ("absent", ""), Difference.UNDETERMINED),
    ],
)
def test_answers_differ_for_a_reason(first, second, why):
    assert difference(item(*first), item(*second)) is why
    assert difference(item(*second), item(*first)) is why


def groups(*rows: str):
    """Make sheets of rows: a letter a question, p partial, y present, n absent, u undetermined, - no answer."""
    values = {"y": "present", "p": "partial", "n": "absent", "u": "undetermined", "-": ""}
    return [
        sheet(f"group-{number}", {name: item(values[each], "x 1") for name, each in zip(ORDER, row, strict=True)})
        for number, row in enumerate(rows, 1)
    ]


def test_agreement_counts_pairs_of_answers():
    found = compare_groups(groups("yyn-", "ypn-", "ypyy"), ORDER)

    assert [(each.criterion_id, each.pairs, each.differing) for each in found.divisions] == [
        ("a", 3, 0),
        ("b", 3, 2),
        ("c", 3, 2),
    ]
    assert found.overall == Share(5, 9)
    assert found.divided == Share(2, 3)
    assert found.pairs["group-2", "group-3"] == Share(2, 3)
    assert found.with_others("group-1") == Share(3, 6)


def test_the_most_divided_come_first_and_of_equals_those_with_the_wider_spread():
    found = compare_groups(groups("yyyy", "ypny", "ypnn", "yyyn"), ORDER)

    assert [each.criterion_id for each in most_divided(found.divisions)] == ["c", "d", "b"]


def test_a_question_on_which_all_agree_divides_nobody():
    assert most_divided(compare_groups(groups("yyyy", "yyyy"), ORDER).divisions) == ()


def test_alpha_takes_many_groups_and_missing_answers():
    # Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), data E: four observers, ordinal 0.815
    no = None
    ratings = (
        (1, 2, 3, 3, 2, 1, 4, 1, 2, no, no, no),
        (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, no, 3),
        (no, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, no),
        (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, no),
    )

    coefficient = coefficient_of_groups(GroupAgreement(("a", "b", "c", "d"), (), {}, ratings, {}))

    assert coefficient.units == 11
    assert coefficient.alpha == pytest.approx(0.815, abs=0.0005)


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (("yyny",), "one-reader"),
        (("yyny", "ypny"), "few"),
    ],
)
def test_no_coefficient_is_printed_of_few(rows, why):
    coefficient = coefficient_of_groups(compare_groups(groups(*rows), ORDER))

    assert (coefficient.alpha, coefficient.why) == (None, why)


def test_values_that_are_all_the_same_have_no_coefficient():
    order = [f"q{number}" for number in range(12)]
    sheets = [sheet(name, dict.fromkeys(order, item("present", "x 1"))) for name in ("a", "b")]

    assert coefficient_of_groups(compare_groups(sheets, order)) == Coefficient(None, 12, "same")


# Questions for a time


def test_each_planted_gap_is_always_asked_about_once(key, read, library: Library):
    weights = weights_of(library, read[0])

    assert set(choose(key, weights, 1, seed=7).criterion_ids) == set(LEADING)
    assert choose(key, weights, 1, seed=7).minutes == 9


def test_what_else_fits_is_drawn_by_weight_and_by_seed(key, read, library: Library):
    weights = weights_of(library, read[0])
    first = choose(key, weights, 30, seed=7)

    assert first == choose(key, weights, 30, seed=7)
    assert choose(key, weights, 21, seed=7) != choose(key, weights, 21, seed=8)
    assert (len(first.criterion_ids), first.minutes) == (10, 30)
    drawn = [each for each in first.criterion_ids if each not in LEADING]
    left = [each for each in key.answers if each not in first.criterion_ids]
    assert min(weights[each] for each in drawn) >= max(weights[each] for each in left)


def test_questions_stand_in_the_order_of_the_library(key, read, library: Library):
    chosen = choose(key, weights_of(library, read[0]), 60, seed=3).criterion_ids

    assert list(chosen) == [each for each in library.criteria if each in key.answers]


def test_neighbours_share_one_question_for_each_gap_and_little_else(key, read, library: Library):
    weights = weights_of(library, read[0])
    one, other = (set(choose(key, weights, 24, seed=7, variant=each).criterion_ids) for each in (0, 1))

    assert one & other == set(LEADING)
    assert len(one) == len(other) == 8


def test_core_weighs_more_than_essential_and_supporting(read, library: Library):
    weights = weights_of(library, read[0])

    assert weights["offence.standalone"] == 3
    assert weights["definition.act.receipt"] == 0  # out of the scope of this country

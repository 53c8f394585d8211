"""What must hold for every reading, over generated provisions, laws and answers."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from lawcheck.findings.derive import derive_assessment
from lawcheck.model.finding import RESULT_STEP, Assessment, Binding, Finding, Priority, Scenario
from lawcheck.model.library import Level, Means, Provision
from lawcheck.model.reading import SCALE, STEP, Answer, Value
from tests.making import TEXT, cite, country, library, provision, reading, statute

CRITERIA = ("a", "b", "c", "d", "e", "f")
STATUTES = (
    statute("act"),
    statute("half-act", "partly-in-force", not_in_force=("2", "3(1)")),
    statute("sleeping-act", "not-commenced"),
    statute("lost-act", "unknown"),
    statute("old-act", "repealed"),
    statute("bill", "bill", repeals=("act 1", "circular 2")),
    statute("case", rank="case-law"),
    statute("low-case", rank="case-law", is_binding=False),
    statute("circular", rank="directive"),
    statute("plan", rank="policy"),
    statute("treaty-text", rank="treaty"),
)
PLACES = tuple(f"{each.id} {place}" for each in STATUTES for place in ("1", "2", "3(1)"))
NO_BILLS = country(*(each for each in STATUTES if each.id not in ("bill", "sleeping-act")))
LAW = country(*STATUTES)

cites = st.lists(st.sampled_from(PLACES), min_size=1, max_size=3).map(lambda found: tuple(map(cite, found)))


any_value = st.sampled_from(list(Value))
on_the_scale = st.sampled_from(SCALE)


@st.composite
def answers(draw: st.DrawFn, values: st.SearchStrategy[Value] = any_value) -> Answer:
    return Answer(value=draw(values), reason=TEXT, cites=draw(cites))


some_answers = st.dictionaries(st.sampled_from(CRITERIA), answers())


@st.composite
def provisions(draw: st.DrawFn) -> Provision:
    shuffled = draw(st.permutations(CRITERIA))
    cut = sorted(draw(st.tuples(*[st.integers(0, len(CRITERIA))] * 2)))
    pieces = (shuffled[: cut[0]], shuffled[cut[0] : cut[1]], shuffled[cut[1] :])
    weights = [((tuple(piece),) if len(piece) > 1 and draw(st.booleans()) else tuple(piece)) for piece in pieces]
    level = draw(st.sampled_from([each for each in Level if each is not Level.RECORD]))
    means = draw(st.sampled_from(list(Means)))
    return provision(core=weights[0], essential=weights[1], supporting=weights[2], level=level, means=means)


def assess(item: Provision, given_answers: dict[str, Answer], law=LAW) -> Assessment:
    return derive_assessment(library(item), law, reading(given_answers))


def one(item: Provision, given_answers: dict[str, Answer], scenario: Scenario = Scenario.NOW, law=LAW) -> Finding:
    return assess(item, given_answers, law).findings[scenario]["treaty.1"]


@given(provisions(), some_answers, st.sampled_from(CRITERIA), answers(on_the_scale), on_the_scale)
def test_improving_one_answer_never_worsens_a_finding(item, given_answers, criterion, before, better):
    assume(STEP[better] > STEP[before.value])
    after = replace(before, value=better)

    for scenario in Scenario:
        first = one(item, {**given_answers, criterion: before}, scenario)
        second = one(item, {**given_answers, criterion: after}, scenario)
        if first.worst in RESULT_STEP and second.worst in RESULT_STEP:
            assert RESULT_STEP[second.worst] >= RESULT_STEP[first.worst]
            assert RESULT_STEP[second.best] >= RESULT_STEP[first.best]


@given(provisions(), some_answers, st.data())
def test_every_completion_of_open_answers_lands_inside_the_printed_range(item, given_answers, data):
    finding = one(item, given_answers)
    assume(finding.worst in RESULT_STEP)
    is_open = [
        each for each in CRITERIA if each not in given_answers or given_answers[each].value is Value.UNDETERMINED
    ]
    completed = dict(given_answers)
    for criterion in is_open:
        kept = given_answers.get(criterion) or Answer(value=Value.PRESENT, reason=TEXT, cites=(cite("act 2"),))
        completed[criterion] = replace(kept, value=data.draw(st.sampled_from(SCALE)))

    done = one(item, completed)

    assert RESULT_STEP[finding.worst] <= RESULT_STEP[done.worst]
    assert RESULT_STEP[done.best] <= RESULT_STEP[finding.best]


@given(provisions(), some_answers)
def test_answering_more_only_narrows_the_range(item, given_answers):
    fewer = dict(list(given_answers.items())[: len(given_answers) // 2])
    narrow, wide = one(item, given_answers), one(item, fewer)
    assume(narrow.worst in RESULT_STEP and wide.worst in RESULT_STEP)
    assume(all(each.value is not Value.NOT_APPLICABLE for each in given_answers.values()))

    assert RESULT_STEP[wide.worst] <= RESULT_STEP[narrow.worst] <= RESULT_STEP[narrow.best] <= RESULT_STEP[wide.best]


@given(provisions(), some_answers, st.randoms(use_true_random=False))
def test_the_order_of_anything_never_matters(item, given_answers, random):
    def shuffled(values):
        found = list(values)
        random.shuffle(found)
        return tuple(found)

    other_item = replace(
        item,
        core=shuffled(tuple(shuffled(group)) for group in item.core),
        essential=shuffled(item.essential),
        supporting=shuffled(item.supporting),
    )
    other_answers = {key: replace(value, cites=shuffled(value.cites)) for key, value in shuffled(given_answers.items())}
    other_law = country(*shuffled(STATUTES))

    first, second = one(item, given_answers), one(other_item, other_answers, law=other_law)

    assert (first.result, first.worst, first.best, first.row, first.priority, set(first.deciding)) == (
        second.result,
        second.worst,
        second.best,
        second.row,
        second.priority,
        set(second.deciding),
    )


@given(provisions(), some_answers)
def test_a_bill_never_changes_now(item, given_answers):
    without = {
        key: replace(
            value, cites=tuple(each for each in value.cites if each.statute_id not in ("bill", "sleeping-act"))
        )
        for key, value in given_answers.items()
    }
    assume(all(value.cites for value in without.values()))

    with_bill, no_bill = one(item, without), one(item, without, law=NO_BILLS)

    assert replace(with_bill, flags=()) == replace(no_bill, flags=())


@given(
    provisions(),
    some_answers,
    st.sampled_from(["signatory", "not-party", "reservation"]),
)
def test_what_is_not_binding_is_never_priority_1(item, given_answers, standing):
    law = (
        country(*STATUTES, reservations=("1",))
        if standing == "reservation"
        else country(*STATUTES, membership=standing)
    )

    finding = one(item, given_answers, law=law)

    assert finding.binding is not Binding.PARTY
    assert finding.priority is not Priority.REPAIR


@given(provisions(), some_answers)
def test_nothing_answered_is_never_met(item, given_answers):
    finding = one(item, {})

    assert finding.result == "not-assessed" or not finding.weighed


@given(provisions(), some_answers)
def test_every_provision_is_counted_once_by_level_and_once_by_pillar(item, given_answers):
    totals = assess(item, given_answers).totals[Scenario.NOW]

    assert sum(sum(words.values()) for words in totals.by_level.values()) == 1
    assert sum(sum(words.values()) for words in totals.by_pillar.values()) == 1
    assert totals.duties_met_at_worst <= totals.duties_met_at_best <= totals.duties

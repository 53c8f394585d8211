"""``lawcheck agree``: counts, Krippendorff's alpha, and what hangs on each difference."""

from __future__ import annotations

import builtins
import json
from dataclasses import replace
from pathlib import Path

import pytest

from lawcheck import workflow
from lawcheck.findings.agreement import compare, divergences, sample
from lawcheck.findings.disputes import own_readings
from lawcheck.model.finding import Result
from lawcheck.workflow.agreeing import coefficient_of, compared_readings, krippendorff_alpha
from tests.conftest import ARCADIA
from tests.making import answer, country, library, provision, reading, statute
from tests.second import ANSWERS, DIFFERENCES, run, twice_read, write_second

LAW = country(statute("act"))
# K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", University of Pennsylvania, 2011: the example of four
# observers with missing values; the same data in his Content Analysis, 4th ed. 2019, ch. 12.
OBSERVERS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return twice_read(tmp_path)


def by_another(answers):
    return replace(reading(answers, name="second"), reader_id="cd")


def agreement(first: dict, second: dict):
    return compare(reading(first), by_another(second), library(provision(core=tuple(first))))


def many(values: str, *, others: int = 12):
    """Twelve criteria with the same answer, then one for each value that is given."""
    given = ["present"] * others + values.split()
    return {f"c{number}": answer(value, "act 1") for number, value in enumerate(given)}


@pytest.mark.parametrize(("level", "published"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)])
def test_alpha_is_that_of_the_published_example(level, published):
    assert krippendorff_alpha(OBSERVERS, level) == pytest.approx(published, abs=0.0005)


def test_alpha_of_complete_agreement_is_one():
    found = coefficient_of(agreement(many("absent partial"), many("absent partial")))

    assert (found.alpha, found.units, found.why) == (1.0, 14, "")


def test_alpha_falls_further_the_more_steps_lie_between():
    near = coefficient_of(agreement(many("absent partial"), many("absent present"))).alpha
    far = coefficient_of(agreement(many("absent absent"), many("absent present"))).alpha

    assert near > far


def test_alpha_is_what_the_coincidences_give_by_hand():
    # 12 times present-present, present-conflict, absent-partial: n = 1, 1, 1, 25; Do = 400/28; De = 29512/(28 * 27).
    found = coefficient_of(agreement(many("present absent"), many("conflict partial")))

    assert found.alpha == pytest.approx(1 - (400 / 28) / (29512 / (28 * 27)))


def test_there_is_no_alpha_where_all_values_are_the_same():
    found = coefficient_of(agreement(many(""), many("")))

    assert (found.alpha, found.why) == (None, "same")


def test_there_is_no_alpha_below_ten_units():
    found = coefficient_of(agreement(many("absent", others=8), many("partial", others=8)))

    assert (found.alpha, found.units, found.why) == (None, 9, "few")


def test_there_is_alpha_from_ten_units():
    assert coefficient_of(agreement(many("absent", others=9), many("partial", others=9))).why == ""


def test_there_is_no_alpha_of_one_reader():
    first = reading(many("absent"))
    found = coefficient_of(
        compare(first, reading(many("partial"), name="again"), library(provision(core=tuple(first.answers))))
    )

    assert (found.alpha, found.why) == (None, "one-reader")


def test_values_off_the_scale_are_no_units_of_alpha():
    found = agreement(many("undetermined not-applicable absent"), many("undetermined absent absent"))

    assert (coefficient_of(found).units, found.off_scale, len(found.divergent)) == (13, 2, 1)


def test_a_value_that_differs_only_under_pending_texts_is_a_difference():
    later = answer("absent", enacted=answer("present", "act 2"))
    found = agreement({"q": later}, {"q": answer("absent")})

    assert [each.criterion_id for each in found.divergent] == ["q"]


def test_the_same_value_on_other_words_is_agreement_and_is_listed():
    found = agreement({"q": answer("present", "act 1")}, {"q": answer("present", "act 2")})

    assert (len(found.divergent), [each.criterion_id for each in found.other_words]) == (0, ["q"])


def test_a_difference_shows_the_findings_that_hang_on_it():
    shelf = library(provision(core=("q",)))
    first, second = reading({"q": answer("present", "act 1")}), by_another({"q": answer("absent")})
    found = divergences(compare(first, second, shelf).pairs, shelf, LAW, first)

    effect = found[0].effects[0]
    assert (effect.with_first.result, effect.with_second.result, effect.steps) == (Result.MET, Result.NOT_MET, 4)


def test_a_difference_that_another_alternative_covers_changes_nothing():
    shelf = library(provision(core=(("q", "r"),)))
    first = reading({"q": answer("present", "act 1"), "r": answer("present", "act 2")})
    second = by_another({"q": answer("absent")})

    assert divergences(compare(first, second, shelf).pairs, shelf, LAW, first)[0].effects == ()


def test_the_gravest_difference_comes_first():
    shelf = library(
        provision("model-law.1", core=("a",), level="model"),
        provision("treaty.1", supporting=("b",)),
        provision("treaty.2", core=("c",)),
    )
    first = reading({each: answer("present", "act 1") for each in "abc"})
    second = by_another({each: answer("absent") for each in "abc"})
    found = divergences(compare(first, second, shelf).pairs, shelf, LAW, first)

    assert [each.pair.criterion_id for each in found] == ["c", "b", "a"]


def test_readings_are_compared_pair_by_pair(folder):
    third = (folder / "readings" / "second.yaml").read_text(encoding="utf-8").replace("reader: cd", "reader: ef")
    (folder / "readings" / "third.yaml").write_text(third, encoding="utf-8")
    assessment = workflow.assess(folder)
    pairs = compared_readings(assessment, own_readings((assessment.reading, *assessment.other_readings)))

    assert [(each.agreement.first.name, each.agreement.second.name, len(each.divergences)) for each in pairs] == [
        ("first", "second", 3), ("first", "third", 3), ("second", "third", 0),
    ]  # fmt: skip


def test_the_page_gives_agreement_divergence_and_alpha(folder):
    page = run("agree", folder).stdout

    assert "80.0% (12 of 15)" in page
    assert "20.0% (3 of 15)" in page
    assert "0.634 over 14 criteria" in page


def test_the_page_sets_both_answers_side_by_side(folder):
    page = " ".join(run("agree", folder).stdout.split())

    assert "first (ab): present (Anti-Trafficking in Persons Act, s. 3(1)(d)). Receiving another person" in page
    assert "second (cd): conflict (Anti-Trafficking in Persons Act, s. 3(1)(d)). Only acceptance by deception." in page
    assert "art. 3(a) (mandatory): ● Met with first, ◑ Partly met with second; 2 steps" in page


def test_the_page_is_written_in_french_too(folder):
    page = " ".join(run("agree", folder, "--lang", "fr").stdout.replace("\u00a0", " ").split())

    assert "80,0 % (12 sur 15)" in page
    assert "Les deux s’appuient sur les mêmes mots et les lisent différemment." in page


def test_json_has_the_same_figures(folder):
    pair = json.loads(run("agree", folder, "--json").stdout)["pairs"][0]

    assert (pair["compared"], pair["divergent"], pair["divergence_rate"], pair["alpha"]["value"]) == (15, 3, 0.2, 0.634)
    assert sorted(each["criterion"] for each in pair["divergences"]) == DIFFERENCES
    assert pair["other_words"] == ["definition.act.transfer"]


def test_without_the_library_everything_else_is_shown(folder, monkeypatch):
    real = builtins.__import__

    def without(name, *rest, **named):
        if name == "krippendorff":
            raise ImportError(name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    page = " ".join(run("agree", folder).stdout.split())

    assert 'not calculated: pip install "lawcheck[agreement]"' in page
    assert "80.0% (12 of 15)" in page


@pytest.mark.parametrize(
    ("limit", "code"), [("divergence=20%", 1), ("divergence=21", 0), ("gap", 2), ("divergence=", 2)]
)
def test_a_script_can_fail_on_divergence(folder, limit, code):
    assert run("agree", folder, "--fail-on", limit).exit_code == code


def test_one_reading_is_refused_with_how_to_make_another():
    result = run("agree", ARCADIA)

    assert result.exit_code == 3
    assert "there is only one reading, first; make a second one with: lawcheck reading new" in result.stderr


def test_an_unknown_reading_is_refused_with_the_nearest(folder):
    result = run("agree", folder, "first", "secnd")

    assert (result.exit_code, "did you mean 'second'?" in result.stderr) == (3, True)


def test_readings_without_a_common_answer_say_so(folder):
    write_second(folder, "  definition.act.receipt:\n")

    assert "No criterion is answered in both readings." in run("agree", folder).stdout


def test_hostile_words_of_a_reader_show_as_text(folder):
    hostile = ANSWERS.replace("Only acceptance by deception.", '"[red]<b>\\u202e=cmd()"')
    write_second(folder, hostile)
    page = run("agree", folder).stdout

    assert "[red]<b>\ufffd=cmd()" in page


def test_a_sample_is_the_same_for_a_seed_everywhere():
    themes = {f"t{shelf}.c{number}": f"t{shelf}" for shelf in range(3) for number in range(10)}

    assert sample(tuple(themes), themes, 20, 7) == ("t0.c2", "t0.c5", "t1.c0", "t1.c8", "t2.c4", "t2.c9")


def test_a_sample_takes_its_share_of_each_theme_and_one_at_least():
    themes = {f"big.c{number}": "big" for number in range(40)} | {"small.c0": "small"}
    found = sample(tuple(themes), themes, 10, 1)

    assert (sum(each.startswith("big") for each in found), "small.c0" in found) == (4, True)


def test_another_criterion_in_the_library_leaves_a_sample_of_other_themes_alone():
    themes = {f"a.c{number}": "a" for number in range(10)}
    more = {**themes, "b.c0": "b"}

    assert set(sample(tuple(more), more, 30, 5)) - set(sample(tuple(themes), themes, 30, 5)) == {"b.c0"}

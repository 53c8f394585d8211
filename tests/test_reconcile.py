"""``lawcheck reconcile``: four endings, the readers' own files untouched, and what is reported of them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lawcheck import workflow
from lawcheck.findings.derive import derive_assessment
from lawcheck.findings.disputes import Dispute, dispute_on
from lawcheck.model.finding import RESULT_STEP, Flag, Result, Scenario
from lawcheck.model.reading import Ending, Resolution, Value
from tests.making import TEXT, answer, country, library, provision, reading, statute
from tests.second import ANSWERS, DIFFERENCES, HEAD, run, twice_read, write_second
from tests.test_rule_properties import CRITERIA, LAW, answers, provisions, some_answers

RECEIPT, ACTS = "definition.act.receipt", "protocol.3.a.acts"
BILL_LAW = country(statute("act"), statute("bill", "bill"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return twice_read(tmp_path)


def settle(folder: Path, criterion: str = RECEIPT, *more: object, how: str = "agreed", reason: str = "Read again."):
    return run("reconcile", folder, criterion, "--how", how, "--reason", reason, "--on", "2026-07-20", *more)


def done(folder: Path, *arguments: object, **named: str) -> str:
    result = settle(folder, *arguments, **named)
    assert result.exit_code == 0, result.output
    return " ".join(result.stdout.split())


def agreed(folder: Path) -> str:
    return (folder / "readings" / "agreed.yaml").read_text(encoding="utf-8")


def reported(folder: Path):
    return workflow.assess(folder).reading


def originals(folder: Path) -> list[str]:
    files = ("first", "second")
    return [hashlib.sha256((folder / "readings" / f"{each}.yaml").read_bytes()).hexdigest() for each in files]


def page(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


# What is taken over


def test_what_nobody_differs_on_is_taken_over_and_what_only_one_answered(folder):
    first = workflow.assess(folder, reading="first").reading.answers
    done(folder, RECEIPT, "--take", "first")

    assert sorted(first.keys() - reported(folder).answers.keys()) == [each for each in DIFFERENCES if each != RECEIPT]


def test_answers_are_taken_over_as_they_stand(folder):
    first = workflow.assess(folder, reading="first").reading.answers
    done(folder, RECEIPT, "--take", "first")

    taken = reported(folder).answers
    assert [each for each in taken if each != RECEIPT and taken[each] != first[each]] == []


def test_penalties_and_decisions_are_taken_over_and_overrides_are_not(folder):
    first = workflow.assess(folder, reading="first").reading
    said = done(folder, RECEIPT, "--take", "first")

    found = reported(folder)
    assert (found.penalties, found.decisions, found.overrides) == (first.penalties, first.decisions, {})
    assert "Overrides of results in first were not taken over" in said


def test_the_readers_own_files_are_never_written(folder):
    before = originals(folder)
    done(folder, RECEIPT, "--take", "second")
    done(folder, DIFFERENCES[1], how="two-readings")

    assert originals(folder) == before


def test_the_agreed_reading_names_its_readers(folder):
    done(folder, RECEIPT, "--take", "first")

    assert "\nreaders: [ab, cd]\n" in agreed(folder)
    assert json.loads(run("assess", folder, "--json").stdout)["reading"] == {"name": "agreed", "reader": "ab, cd"}


def test_a_wrong_settlement_leaves_no_agreed_reading_behind(folder):
    result = settle(folder, RECEIPT, "--take", "partial", "--cite", "atp-act 99")

    assert (result.exit_code, (folder / "readings" / "agreed.yaml").exists()) == (3, False)


def test_prose_of_another_language_keeps_its_language(folder):
    path = folder / "readings" / "second.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("language: en", "language: fr"), encoding="utf-8")
    done(folder, RECEIPT, "--take", "second")

    assert reported(folder).answers[RECEIPT].reason == {"fr": "Only acceptance by deception."}


def test_what_a_reader_adds_later_is_taken_over_at_the_next_sitting(folder):
    for each in DIFFERENCES:
        done(folder, each, "--take", "first")
    change_second(
        folder, "answers:\n", "answers:\n  prevention.evaluation: {value: absent, searched: [atp-act], reason: None.}\n"
    )
    said = page(run("reconcile", folder).stdout)

    assert "1 answer on which nobody differs stands in agreed.yaml." in said
    assert reported(folder).answers["prevention.evaluation"].value is Value.ABSENT


# The four endings


def test_agreed_takes_value_and_words_of_one_reader_with_the_reason(folder):
    said = done(folder, RECEIPT, "--take", "second", reason="The verb means acceptance.")
    found = reported(folder).answers[RECEIPT]

    assert (found.value, [str(each) for each in found.cites]) == (Value.CONFLICT, ["atp-act 3(1)(d)"])
    assert found.resolution == Resolution(
        how=Ending.AGREED,
        by=("ab", "cd"),
        reason={"en": "The verb means acceptance."},
        on="2026-07-20",
        of={"first": "present: atp-act 3(1)(d)", "second": "conflict: atp-act 3(1)(d)"},
    )
    assert "Agreed after discussion by A. Bellamy, C. Dorval, 20 July 2026. The verb means acceptance." in said


def test_a_value_that_one_reader_gave_takes_that_readers_words(folder):
    done(folder, RECEIPT, "--take", "conflict")

    assert [str(each) for each in reported(folder).answers[RECEIPT].cites] == ["atp-act 3(1)(d)"]


def test_readers_can_agree_on_an_answer_that_is_nobodys(folder):
    done(folder, RECEIPT, "--take", "partial", "--cite", "atp-act 3(1)(c)", "--cite", "atp-act 3(1)(d)")
    found = reported(folder).answers[RECEIPT]

    assert (found.value, len(found.cites), found.reason) == (Value.PARTIAL, 2, {"en": "Read again."})


def test_a_third_reader_decides(folder):
    said = done(folder, RECEIPT, "--take", "second", "--by", "ef", how="decided")

    assert reported(folder).answers[RECEIPT].resolution.by == ("ef",)
    assert "Decided by a third reader, E. Farrant, 20 July 2026." in said


def test_two_readings_leave_the_range_from_one_to_the_other(folder):
    done(folder, RECEIPT, how="two-readings")
    finding = workflow.assess(folder).findings[Scenario.NOW][ACTS]

    assert (finding.result, finding.worst, finding.best) == (Result.UNDETERMINED, Result.PARTLY_MET, Result.MET)
    assert finding.deciding == (RECEIPT,)


def test_an_open_question_is_undetermined_and_names_the_authority(folder):
    done(folder, RECEIPT, "--authority", "Court of Appeal", how="open", reason="Does receiving ask for consent?")
    found = reported(folder).answers[RECEIPT]

    assert (found.value, found.resolution.authority) == (Value.UNDETERMINED, {"en": "Court of Appeal"})


def test_a_difference_can_be_ended_anew(folder):
    done(folder, RECEIPT, "--authority", "Court of Appeal", how="open")
    done(folder, RECEIPT, "--take", "first")
    found = reported(folder).answers[RECEIPT]

    assert (found.value, found.see, found.resolution.how) == (Value.PRESENT, (), Ending.AGREED)


WRONG = [
    (("--take", "first"), "agreed", "", "a difference ends with a reason"),
    ((), "agreed", "Why.", "'agreed' needs the answer that is taken"),
    (("--take", "secnd"), "agreed", "Why.", "did you mean 'second'?"),
    (("--take", "first"), "decided", "Why.", "name the third reader who decided"),
    (("--take", "first", "--by", "cd"), "decided", "Why.", "'cd' is one of those who differed; a third reader decides"),
    (("--take", "first", "--by", "ee"), "decided", "Why.", "unknown reader 'ee'"),
    ((), "open", "Why.", "name who can answer the open question"),
    (("--take", "first"), "two-readings", "Why.", "'two-readings' takes neither answer"),
    (("--take", "partial"), "agreed", "Why.", "the key 'cites' is missing"),
]


@pytest.mark.parametrize(("more", "how", "reason", "said"), WRONG, ids=[case[3] for case in WRONG])
def test_what_is_missing_or_wrong_is_named_and_nothing_is_written(folder, more, how, reason, said):
    result = settle(folder, RECEIPT, *more, how=how, reason=reason)

    assert (result.exit_code, said in page(result.stderr)) == (3, True), result.stderr
    assert not (folder / "readings" / "agreed.yaml").exists()


def test_a_criterion_on_which_nobody_differs_is_refused(folder):
    result = settle(folder, "definition.act.recruitment", "--take", "first")

    assert (result.exit_code, "readers do not differ on this criterion" in result.stderr) == (3, True)


def test_an_unknown_criterion_is_refused_with_the_nearest_difference(folder):
    result = settle(folder, "definition.act.receit", "--take", "first")

    assert (result.exit_code, f"did you mean '{RECEIPT}'?" in result.stderr) == (3, True)


def test_a_criterion_without_an_ending_is_wrong_usage(folder):
    assert run("reconcile", folder, RECEIPT).exit_code == 2


# The walk


def test_the_walk_shows_question_answers_words_and_keys(folder):
    said = page(run("reconcile", folder, typed="q\n").stdout)

    assert "Difference 1 of 3:" in said
    assert "Does the trafficking offence cover receiving a person" in page(
        run("reconcile", folder, typed="s\ns\nq\n").stdout
    )
    assert "1 agreed: as in first (ab) 2 agreed: as in second (cd) n agreed: another answer" in said
    assert "Reconciled now: 0. Left: 3." in said


def test_the_walk_ends_differences_and_goes_on_where_it_stopped(folder):
    first = page(run("reconcile", folder, typed="1\nRead again.\nq\n").stdout)
    second = page(run("reconcile", folder, typed="t\nBoth can be defended.\no\nThe Court\nUnclear.\n").stdout)

    assert "Reconciled now: 1. Left: 2." in first
    assert "Difference 1 of 2:" in second
    assert "Nothing is left to reconcile." in second
    hows = sorted(each.resolution.how for each in reported(folder).answers.values() if each.resolution)
    assert hows == ["agreed", "open", "two-readings"]


def test_every_decision_is_on_the_disk_when_the_input_ends(folder):
    run("reconcile", folder, typed="2\nRead again.\n1\n")

    assert sum(each.resolution is not None for each in reported(folder).answers.values()) == 1


def test_the_walk_takes_a_third_readers_new_answer(folder):
    run("reconcile", folder, typed="d\nef\nn\nabsent\natp-act; penal-code\nNot found.\nq\n")
    found = next(each for each in reported(folder).answers.values() if each.resolution)

    assert (found.value, found.resolution.how, found.resolution.by) == (Value.ABSENT, Ending.DECIDED, ("ef",))


def test_an_unknown_key_and_a_wrong_answer_ask_again(folder):
    result = run("reconcile", folder, typed="x\nn\npartial\natp-act 99\nWhy.\nd\nzz\n1\nWhy.\ns\ns\ns\n")

    assert result.exit_code == 0
    assert "There is no key 'x'." in result.stdout
    assert "unknown reader 'zz'" in result.stderr
    assert not (folder / "readings" / "agreed.yaml").exists()


def test_the_walk_can_be_held_in_french(folder):
    said = page(run("reconcile", folder, "--lang", "fr", typed="s\ns\ns\n").stdout)

    assert "Divergence 3 sur 3 :" in said
    assert "Divergences traitées : 0. Restantes : 3." in said


def test_readings_that_agree_give_an_agreed_reading_at_once(folder):
    write_second(folder, "  definition.act.recruitment: {value: present, cites: [atp-act 3(1)(a)], reason: Named.}\n")
    said = page(run("reconcile", folder).stdout)

    assert "72 answers on which nobody differs were taken over into agreed.yaml." in said
    assert reported(folder).name == "agreed"


# What changes afterwards


def change_second(folder: Path, before: str, after: str) -> None:
    path = folder / "readings" / "second.yaml"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def test_agree_says_that_an_answer_changed_after_it_was_reconciled(folder):
    done(folder, RECEIPT, "--take", "second")
    change_second(folder, "value: conflict", "value: partial")

    said = page(run("agree", folder).stdout)
    assert f"What was reconciled no longer fits the readings on 1 criterion: Receipt [{RECEIPT}]." in said
    assert "An answer has changed since it was reconciled." in said


def test_a_reason_that_is_reworded_changes_nothing(folder):
    done(folder, RECEIPT, "--take", "second")
    change_second(folder, "Only acceptance by deception.", "Acceptance by deception only.")

    assert "no longer fits" not in run("agree", folder).stdout


def test_two_readings_of_which_one_changed_are_open_from_end_to_end():
    given = answer("partial", "act 1")
    both = resolved("two-readings", first=answer("present", "act 1"), second=given)
    changed = [own("first", answer("present", "act 1")), own("second", answer("conflict", "act 1"))]

    assert span(derived(both, changed)) == (Result.NOT_MET, Result.MET)


def test_an_agreed_value_that_both_readers_left_is_to_be_reconciled_again():
    own_answers = [own("first", answer("absent")), own("second", answer("absent"))]
    stale = joint(answer("present", "act 1"))

    assert dispute_on("q", stale, tuple(own_answers)) is Dispute.PENDING


# The rule


def own(name: str, given):
    return replace(reading({"q": given}, name=name), reader_id=f"of-{name}")


def joint(given):
    return replace(reading({"q": given}, name="agreed"), reader_id="", joint_reader_ids=("of-first", "of-second"))


def resolved(how: str, *, value: str = "undetermined", cites=(), **given):
    of = {name: each.summed_up() for name, each in given.items()}
    resolution = Resolution(how=Ending(how), by=("ab",), reason=TEXT, of=of)
    return replace(answer(value, *cites), resolution=resolution)


def derived(given, own_readings, law=BILL_LAW):
    assessment = derive_assessment(library(provision(core=("q",))), law, joint(given), tuple(own_readings))
    return assessment.findings[Scenario.NOW]["treaty.1"]


def span(finding):
    return finding.worst, finding.best


PAIRS = [
    ("partial", "present", Result.PARTLY_MET, Result.MET),
    ("absent", "conflict", Result.NOT_MET, Result.CONFLICT),
    ("absent", "not-applicable", Result.NOT_MET, Result.MET),
    ("partial", "undetermined", Result.NOT_MET, Result.MET),
]


@pytest.mark.parametrize(("one", "other", "worst", "best"), PAIRS)
def test_two_readings_span_their_values(one, other, worst, best):
    given = {"first": answer(one, "act 1"), "second": answer(other, "act 1")}
    finding = derived(resolved("two-readings", **given), [own(name, each) for name, each in given.items()])

    assert span(finding) == (worst, best)


def test_two_readings_are_each_weighed_by_their_own_words():
    given = {"first": answer("present", "bill 1"), "second": answer("partial", "act 1")}
    finding = derived(resolved("two-readings", **given), [own(name, each) for name, each in given.items()])

    assert span(finding) == (Result.NOT_MET, Result.PARTLY_MET)


def test_two_readings_that_come_to_the_same_leave_nothing_open():
    given = {"first": answer("present", "bill 1"), "second": answer("absent")}
    finding = derived(resolved("two-readings", **given), [own(name, each) for name, each in given.items()])

    assert finding.result is Result.NOT_MET


def test_the_range_of_two_readings_lies_within_that_of_an_open_question():
    given = {"first": answer("partial", "act 1"), "second": answer("present", "act 1")}
    readings = [own(name, each) for name, each in given.items()]
    narrow, wide = derived(resolved("two-readings", **given), readings), derived(resolved("open", **given), readings)

    assert RESULT_STEP[wide.worst] <= RESULT_STEP[narrow.worst] <= RESULT_STEP[narrow.best] <= RESULT_STEP[wide.best]


@given(provisions(), some_answers, st.sampled_from(CRITERIA), answers(), answers())
def test_either_of_two_readings_lands_inside_the_printed_range(item, others, criterion, one, other):
    given_answers = {"first": one, "second": other}
    both = resolved("two-readings", **given_answers)
    readings = tuple(
        replace(reading({**others, criterion: each}, name=name), reader_id=f"of-{name}")
        for name, each in given_answers.items()
    )
    reported_answers = replace(joint(both), answers={**others, criterion: both})
    finding = derive_assessment(library(item), LAW, reported_answers, readings).findings[Scenario.NOW]["treaty.1"]
    alone = [derive_assessment(library(item), LAW, each).findings[Scenario.NOW]["treaty.1"] for each in readings]
    assume(all(each.worst in RESULT_STEP for each in (finding, *alone)))

    assert RESULT_STEP[finding.worst] <= min(RESULT_STEP[each.worst] for each in alone)
    assert RESULT_STEP[finding.best] >= max(RESULT_STEP[each.best] for each in alone)


DIFFER = {"first": answer("present", "act 1"), "second": answer("absent")}
ENDINGS = [
    ("agreed", Flag.RECONCILED),
    ("decided", Flag.RECONCILED),
    ("two-readings", Flag.DISPUTED),
    ("open", Flag.DISPUTED),
]


@pytest.mark.parametrize(("how", "flag"), ENDINGS)
def test_what_is_settled_is_disputed_no_more_and_the_rest_stays_so(how, flag):
    settled = how in ("agreed", "decided")
    given = resolved(how, value="present" if settled else "undetermined", cites=("act 1",) if settled else (), **DIFFER)
    finding = derived(given, [own(name, each) for name, each in DIFFER.items()])

    assert finding.flags == (flag,)


def test_a_difference_that_nobody_took_up_is_disputed_in_an_agreed_reading():
    readings = tuple(own(name, each) for name, each in DIFFER.items())
    empty = replace(joint(answer("absent")), answers={})
    assessment = derive_assessment(library(provision(core=("q",))), BILL_LAW, empty, readings)

    assert assessment.findings[Scenario.NOW]["treaty.1"].flags == (Flag.DISPUTED,)


def test_an_agreed_reading_is_no_second_reader():
    alone = derived(answer("present", "act 1"), [own("first", answer("present", "act 1"))])

    assert alone.flags == (Flag.SINGLE_READER,)


def test_an_agreed_answer_that_two_readers_gave_raises_no_flag():
    same = answer("present", "act 1")

    assert derived(same, [own("first", same), own("second", same)]).flags == ()


# What the file may hold

BAD = [
    ("readers: [ab, cd]", "readers: [ab]", "'readers' names two at least; reader: ab"),
    ("readers: [ab, cd]", "readers: [ab, xy]", "unknown reader 'xy'"),
    ("readers: [ab, cd]", "readers: [ab, ab]", "the reader 'ab' stands here again"),
    ("readers: [ab, cd]", "readers: [ab, cd]\nreader: ab", "leave one of the two out"),
    ("readers: [ab, cd]", "reader: ab", "a resolution belongs in a reading of several readers"),
    ("how: agreed", "how: open", "value: undetermined"),
    ("how: agreed", "how: agree", "did you mean 'agreed'?"),
    ("by: [ab, cd]\n      reason", "by: [xy]\n      reason", "unknown reader 'xy'"),
]


@pytest.mark.parametrize(("before", "after", "said"), BAD, ids=[case[1] for case in BAD])
def test_an_agreed_reading_that_is_wrong_is_refused_with_its_place(folder, before, after, said):
    done(folder, RECEIPT, "--take", "second")
    text = agreed(folder)
    assert before in text
    (folder / "readings" / "agreed.yaml").write_text(text.replace(before, after, 1), encoding="utf-8")
    result = run("check", folder)

    assert (result.exit_code, said in page(result.stderr)) == (3, True), result.stderr


def test_two_readings_without_their_names_are_refused(folder):
    done(folder, RECEIPT, how="two-readings")
    text = agreed(folder)
    start = text.index("      of:\n")
    end = text.index("  #", start)
    (folder / "readings" / "agreed.yaml").write_text(text[:start] + text[end:], encoding="utf-8")

    assert "the key 'of' must name the readings that stand" in run("check", folder).stderr


def test_a_reading_without_any_reader_is_refused(folder):
    (folder / "readings" / "second.yaml").write_text(HEAD.replace("reader: cd\n", "") + ANSWERS, encoding="utf-8")

    assert "the key 'reader' is missing" in run("check", folder).stderr


# What is shown


def test_assess_says_who_differs_and_how_it_ended(folder):
    before = page(run("assess", folder, "--provision", ACTS, "--reading", "first").stdout)
    done(folder, RECEIPT, "--take", "second")
    after = page(run("assess", folder, "--provision", ACTS).stdout)

    assert "Readers differ: first (ab): present; second (cd): conflict. Not reconciled yet." in before
    assert (
        "Readers differed: first (ab): present; second (cd): conflict. Agreed after discussion by A. Bellamy" in after
    )
    assert "Readers differed, and the difference was settled (annex E)." in after


def test_assess_counts_what_was_read_twice(folder):
    done(folder, RECEIPT, "--take", "second")

    said = "15 criteria were read twice. The readers differ on 3 of them; reconciled: 1."
    assert said in page(run("assess", folder).stdout)


@pytest.fixture
def log(folder, tmp_path):
    def make(language: str) -> str:
        done(folder, RECEIPT, "--take", "second", reason="The verb means acceptance.")
        out = tmp_path / "report.md"
        assert run("report", folder, "-o", out, "--lang", language).exit_code == 0
        title = {"en": " Review log\n", "fr": " Relevé des lectures\n"}[language]
        return page(out.read_text(encoding="utf-8").rpartition(title)[2].partition("\n## ")[0])

    return make


def test_the_review_log_keeps_readers_figures_and_dissent(log):
    text = log("en")

    assert "| **agreed** | A. Bellamy, C. Dorval |" in text
    assert "| first (ab) and second (cd) | 15 | 80.0% (12 of 15) | 20.0% (3 of 15) | 0.634 over 14 criteria |" in text
    assert "**first (ab):** present (Anti-Trafficking in Persons Act, s. 3(1)(d)). Receiving another person" in text
    assert (
        "**second (cd):** conflict (Anti-Trafficking in Persons Act, s. 3(1)(d)). Only acceptance by deception." in text
    )
    assert "**Reported.** conflict. Agreed after discussion by A. Bellamy, C. Dorval, 20 July 2026. The verb" in text
    assert "**Reported.** not answered yet. Not reconciled yet." in text


def test_the_review_log_is_written_in_french_too(log):
    text = log("fr")

    assert "**Retenu.** contradiction. Accord après discussion entre A. Bellamy, C. Dorval, le 20 juillet 2026." in text
    assert "La divergence n’est pas encore traitée." in text


def test_the_same_folder_gives_the_same_report(folder):
    done(folder, RECEIPT, "--take", "second")
    first, second = (workflow.render(workflow.gap_report(workflow.assess(folder), "en"), ".docx") for _ in range(2))

    assert first == second


def test_the_report_of_one_reader_says_that_no_second_reading_was_made(arcadia):
    text = workflow.render(workflow.gap_report(arcadia, "en"), ".txt").decode()

    assert page(text).count("One reader answered. A second reading has not been made.") == 2

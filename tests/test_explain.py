"""The whole path from cited words to a finding, and what would move it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from lawcheck.cli.main import app
from lawcheck.findings.derive import derive_assessment
from lawcheck.findings.explain import explain
from lawcheck.findings.what_if import Answered, OnRecord, Repealed, TextStatus, what_ifs
from lawcheck.model.country import Status
from lawcheck.model.finding import Assessment, Result, Scenario
from lawcheck.model.reading import Answer, Decision, Value
from tests.conftest import ARCADIA
from tests.making import answer, cite, country, library, provision, reading, statute
from tests.test_rule_properties import LAW, provisions, some_answers


def page(*arguments: str) -> str:
    result = CliRunner().invoke(app, ["explain", str(ARCADIA), *arguments])

    assert result.exit_code == 0, result.output
    return " ".join(result.stdout.replace("\u00a0", " ").split())


def data(*arguments: str):
    result = CliRunner().invoke(app, ["explain", str(ARCADIA), *arguments, "--json"])

    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)["explanations"]


def changes(assessment: Assessment, provision_id: str, scenario: Scenario = Scenario.NOW):
    return [(each.supposed, each.after.result) for each in what_ifs(assessment, provision_id, scenario).changes]


def test_the_row_that_decided_names_the_criterion_that_made_it_apply():
    text = page("protocol.6.6")

    assert "Decided by: row 5, the first that applies: mostly met." in text
    assert "applies: Open to foreigners and to" in text
    assert "not reached: row 5 has decided" in text


def test_a_reduction_is_said_with_the_text_and_the_fact():
    text = page("protocol.6.6")

    assert (
        "Counts as: absent, because Anti-Trafficking in Persons Act, s. 31(1) is not in force; "
        "Anti-Trafficking in Persons Act, s. 32(1) is not in force."
    ) in text
    assert "If pending texts were law: present, in full." in text


def test_of_alternatives_the_best_one_is_named():
    text = page("untoc.10.1")

    assert "best: Administrative route (present)." in text


def test_a_rank_that_cannot_carry_a_criterion_is_said():
    text = page("protocol.11.3")

    assert "where legislation is needed" in text
    assert "Counts as: partial, because Police Circular" in text


def test_an_open_finding_shows_both_readings_of_the_table_and_the_questions_that_decide():
    text = page("protocol.8.2")

    assert "row 2 at their worst (not met), row 5 at their best (mostly met)." in text
    assert "Open questions that decide: Safety assessed before return." in text
    assert "Counts as: from absent to present: the question is open" in text


def test_an_override_stands_beside_what_the_table_gave():
    text = page("protocol.8.4")

    assert "Override: The table gave 'met'. ab, with cd, moved the result" in text
    assert "The override is set aside here" in text


def test_who_answered_and_when_is_said():
    assert "present (by A. Bellamy, lead assessor, 2 July 2026)." in page("protocol.6.6")


def test_a_second_reader_who_answered_is_shown(arcadia: Assessment):
    from lawcheck.report.build_explanation import build_explanation
    from lawcheck.report.document import Paragraph, plain
    from lawcheck.workflow import phrases_in

    other = reading({"compensation.open-to-all": answer("absent")}, name="second")
    law, first = arcadia.country, arcadia.reading
    both = derive_assessment(arcadia.library, law, first, (replace(other, reader_id="cd"),))
    document = build_explanation(both, phrases_in("en"), ["protocol.6.6"])

    said = [plain(b.text) for b in document.blocks() if isinstance(b, Paragraph) and b.label == "Another reader"]
    assert said == ["absent (by C. Dorval, second reader). text"]


def test_a_flag_is_shown_with_its_cause():
    text = page("protocol.6.6")

    assert "Bringing an adopted text into force would improve this: Anti-Trafficking in Persons Act." in text


def test_the_priority_says_which_rule_gave_it():
    assert "Priority 2: complete. A duty that binds, and at its best the result is 'mostly met'." in page(
        "protocol.6.6"
    )
    assert "A decision not to adopt the measure is on record." in page("protocol.11.6")


def test_a_provision_that_the_profile_rules_out_says_by_what_fact(arcadia: Assessment):
    item = provision(core=("a",), applies_when={"structure": "federal"})
    found = explain(derive_assessment(library(item), country(), reading({})), "treaty.1")

    assert found.unmatched == ("structure",)
    assert found.readings == ()


def test_a_record_says_why_there_is_nothing_to_assess():
    record = next(each["id"] for each in json.loads(_assessed())["findings"] if each["level"] == "record")

    text = page(record)

    assert "Nothing to assess" in text
    assert "What would change it" not in text


def _assessed() -> str:
    return CliRunner().invoke(app, ["assess", str(ARCADIA), "--json"]).stdout


def test_an_article_is_explained_provision_by_provision():
    found = data("protocol.3")

    assert [each["id"] for each in found][:3] == ["protocol.3.a.acts", "protocol.3.a.means", "protocol.3.a.purpose"]
    assert [each["id"] for each in data("protocol.3.a")] == [each["id"] for each in found][:3]


def test_an_unknown_provision_names_the_nearest():
    result = CliRunner().invoke(app, ["explain", str(ARCADIA), "protocol.6.66"])

    assert result.exit_code == 3
    assert "there is no such provision or article; did you mean 'protocol.6.6'?" in result.stderr


def test_a_criterion_is_no_provision_and_its_provisions_are_named():
    result = CliRunner().invoke(app, ["explain", str(ARCADIA), "compensation.state-fund"])

    assert result.exit_code == 3
    assert "it is a criterion, of protocol.6.6" in result.stderr


def test_the_explanation_is_written_in_french():
    text = page("protocol.6.6", "--lang", "fr")

    assert "Ce qui tranche : la ligne 5, première à s’appliquer : satisfaite pour l’essentiel." in text
    assert "Si ce texte était entièrement en vigueur : Loi contre la traite des personnes → ● Satisfaite" in text


def test_as_if_pending_texts_were_law_the_law_in_force_stands_beside():
    text = page("protocol.6.6", "--scenario", "enacted")

    assert "Scenario: as if pending texts were law" in text
    assert "Law in force ◕ Mostly met." in text


def test_the_json_gives_every_step_as_codes():
    found = data("protocol.6.6")[0]

    assert (found["result"], found["row"], found["priority_rule"]) == ("mostly-met", 5, "duty-in-part")
    assert found["table"][0]["rows"][4]["because_of"] == [["compensation.open-to-all"]]
    assert {
        "if": {"text": "atp-act", "status": "in-force"},
        "then": {
            "result": "met",
            "range": {"worst": "met", "best": "met"},
            "words": "Met",
            "row": 6,
        },
    } in found["what_would_change_it"]


def test_every_provision_of_the_sample_can_be_explained_in_both_languages_and_scenarios(arcadia: Assessment):
    from lawcheck.report.build_explanation import build_explanation
    from lawcheck.workflow import phrases_in

    for language in ("en", "fr"):
        for scenario in Scenario:
            document = build_explanation(arcadia, phrases_in(language), tuple(arcadia.library.provisions), scenario)
            assert len(list(document.blocks())) > 1000


@pytest.mark.parametrize("scenario", list(Scenario))
def test_the_table_of_an_explanation_decides_as_the_finding_says(arcadia: Assessment, scenario):
    for each in arcadia.library.provisions:
        found = explain(arcadia, each, scenario)
        if found.readings and found.finding.computed is None and found.finding.row:
            assert found.readings[-1].decided.number == found.finding.row, each
        assert tuple(flag for flag, _ in found.flags) == found.finding.flags, each
        assert found.ranked.priority == found.finding.priority, each


def assessed(item, answers, law=LAW) -> Assessment:
    return derive_assessment(library(item), law, reading(answers))


def test_the_better_answer_is_the_nearest_that_helps():
    found = changes(assessed(provision(core=("a",)), {"a": answer("absent")}), "treaty.1")

    assert found == [
        (Answered(("a",), Value.PRESENT), Result.MET),
        (Answered(("a",), Value.PARTIAL), Result.PARTLY_MET),
    ]


def test_where_no_answer_helps_alone_the_fewest_that_do_are_named():
    item = provision(core=("a", "b", ("c", "d")), supporting=("e",))
    absent = dict.fromkeys("abcde", answer("absent"))

    found = changes(assessed(item, absent), "treaty.1")

    assert found == [
        (Answered(("a", "b", "c", "e"), Value.PRESENT), Result.MET),
        (Answered(("a", "b", "c"), Value.PRESENT), Result.MOSTLY_MET),
    ]


def test_a_bill_brings_the_answer_that_was_recorded_for_it():
    law = country(statute("act"), statute("bill", "bill"))
    given_answers = {"a": answer("absent", enacted=answer("present", "bill 1"))}

    found = changes(assessed(provision(core=("a",)), given_answers, law), "treaty.1")

    assert (TextStatus("bill", Status.IN_FORCE), Result.MET) in found


def test_bringing_the_rest_of_an_act_into_force_does_not_pass_another_bill():
    law = country(statute("act", "partly-in-force", not_in_force=("9",)), statute("bill", "bill"))
    given_answers = {"a": answer("absent", enacted=answer("present", "act 1", "bill 1"))}

    supposed = [each for each, _ in changes(assessed(provision(core=("a",)), given_answers, law), "treaty.1")]

    assert TextStatus("act", Status.IN_FORCE) not in supposed


def test_an_unknown_status_is_tried_both_ways():
    law = country(statute("act", "unknown"))

    found = changes(assessed(provision(core=("a",)), {"a": answer("present", "act 1")}, law), "treaty.1")

    assert (TextStatus("act", Status.IN_FORCE), Result.MET) in found
    assert (TextStatus("act", Status.REPEALED), Result.NOT_MET) in found


def test_a_decision_on_record_is_tried_where_it_changes_the_word():
    item = provision(core=("a",), level="consider")
    found = what_ifs(assessed(item, {"a": answer("absent")}), "treaty.1", Scenario.NOW).changes

    assert [each.after.word for each in found if each.supposed == OnRecord()] == ["considered-not-adopted"]


def test_a_cited_section_whose_repeal_moves_nothing_is_not_listed():
    item = provision(core=(("a", "b"),), essential=("c",))
    given_answers = {"a": answer("present", "act 1"), "b": answer("present", "act 2"), "c": answer("present", "act 3")}

    found = what_ifs(assessed(item, given_answers, country(statute("act"))), "treaty.1", Scenario.NOW).repeals

    assert [(each.supposed, each.after.result) for each in found] == [(Repealed(cite("act 3")), Result.PARTLY_MET)]


@given(provisions(), some_answers, st.sampled_from(list(Scenario)))
def test_each_stated_change_is_true_when_it_is_made(item, given_answers, scenario):
    first = assessed(item, given_answers)
    found = what_ifs(first, "treaty.1", scenario)

    for supposed, after in (*found.changes, *found.repeals):
        answers, law, decided = dict(given_answers), LAW, ()
        match supposed:
            case Answered(criterion_ids, value):
                answers.update(dict.fromkeys(criterion_ids, Answer(value=value, reason={})))
            case TextStatus(statute_id, status):
                changed = replace(LAW.statutes[statute_id], status=status, not_in_force=())
                law = replace(LAW, statutes={**LAW.statutes, statute_id: changed})
            case OnRecord():
                decided = {"treaty.1": Decision(record={})}
            case Repealed(place):
                text = LAW.statutes[place.statute_id]
                in_part = Status.PARTLY_IN_FORCE if text.status is Status.IN_FORCE else text.status
                changed = replace(text, status=in_part, not_in_force=(*text.not_in_force, place.pinpoint))
                law = replace(LAW, statutes={**LAW.statutes, text.id: changed})
        made = derive_assessment(library(item), law, replace(reading(answers), decisions=dict(decided)))
        then = made.findings[scenario]["treaty.1"]

        assert (then.word, then.worst, then.best) == (after.word, after.worst, after.best), supposed
        now = found.before
        assert (then.word, then.worst, then.best) != (now.word, now.worst, now.best), supposed


@given(provisions(), some_answers, st.sampled_from(list(Scenario)))
def test_the_best_change_stands_first(item, given_answers, scenario):
    from lawcheck.model.finding import RESULT_STEP

    found = what_ifs(assessed(item, given_answers), "treaty.1", scenario).changes
    best = [RESULT_STEP.get(each.after.best, -1) for each in found]

    assert best == sorted(best, reverse=True)

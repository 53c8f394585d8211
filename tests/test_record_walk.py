"""The walk through the criteria: a line comes in, what is in view changes, and what is confirmed is on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawcheck.errors import LawcheckError
from lawcheck.model.reading import Value
from lawcheck.render.layout import lines_of
from lawcheck.report.document import Document, plain
from lawcheck.workflow import walk_pages
from lawcheck.workflow.first_reading import begin_reading
from lawcheck.workflow.route import Only, Order
from lawcheck.workflow.steps import Step
from tests.recording import (
    ACT,
    READING,
    RECRUITMENT,
    TRANSFER,
    TRANSPORTATION,
    begun,
    cache_folder,
    made_folder,
    typed,
    written,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return made_folder(tmp_path)


def shown(document: Document) -> str:
    return " ".join(" ".join(plain(line) for line in lines_of(document, 80)).split())


def said(walk: object) -> list[str]:
    return [each.text for each in walk.said]


# which criteria, in which order


def test_it_begins_with_the_first_criterion_that_is_open(folder):
    assert begun(folder).criterion_id == TRANSPORTATION


def test_it_begins_where_one_asks_whatever_the_answer_there(folder):
    assert begun(folder, start=RECRUITMENT).criterion_id == RECRUITMENT


def test_started_again_it_goes_on_after_what_was_answered(folder):
    typed(begun(folder), "p", "act 1(1)(b)", "Transporting is named.", "")

    assert begun(folder).criterion_id == TRANSFER


def test_by_the_plan_the_criteria_of_one_section_follow_each_other(folder):
    walk = begun(folder, order=Order.PLAN, theme=None)

    assert walk.criterion_id != "assistance.basis"
    assert walk.shelf.listed[0].citation.statute_id == "act"


def test_what_is_undetermined_is_asked_last(folder):
    typed(begun(folder), "d", "The Regulations were not at hand.", "")

    assert begun(folder).route[-1] == TRANSPORTATION


def test_all_asks_what_is_answered_too_and_begins_with_what_is_open(folder):
    walk = begun(folder, only=Only.ALL)

    assert (walk.route[0], walk.criterion_id) == (RECRUITMENT, TRANSPORTATION)


def test_only_stale_asks_nothing_where_nothing_is_stale(folder):
    walk = begun(folder, only=Only.STALE)

    assert walk.step is Step.END
    assert "Nothing is to be asked with this choice." in shown(walk_pages.question_page(walk))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param({"theme": "definitoin"}, "did you mean 'definition'?", id="theme"),
        pytest.param({"start": "definition.act.recruitmnt"}, "did you mean 'definition.act.recruitment'?", id="id"),
        pytest.param({"start": "offence.attempt"}, "'offence.attempt' is not of the theme 'definition'", id="both"),
    ],
)
def test_an_unknown_choice_names_the_nearest(folder, options, message):
    with pytest.raises(LawcheckError, match=message.replace("?", r"\?")):
        begun(folder, **options)


# an answer


def test_a_confirmed_answer_is_on_disk_and_the_next_criterion_is_asked(folder):
    walk = typed(begun(folder), "p", "act 1(1)(b)", "Transporting is named.", "")

    assert "definition.act.transportation" in written(folder)
    assert walk.criterion_id == TRANSFER
    assert said(walk) == ["Written: Transportation: present."]


def test_what_was_in_the_file_stays_as_typed(folder):
    typed(begun(folder), "p", "act 1(1)(b)", "Transporting is named.", "")

    assert written(folder).startswith(READING)


def test_nothing_is_written_before_the_confirmation(folder):
    typed(begun(folder), "p", "act 1(1)(b)", "Transporting is named.")

    assert written(folder) == READING


def test_a_wrong_citation_is_said_at_once_and_kept_to_be_mended(folder):
    walk = typed(begun(folder), "p", "act 1(1)(z)")

    assert said(walk) == ["act has no 1(1)(z); 1(1) has (a), (b)"]
    assert (walk.step, walk.begins_with()) == (Step.CITES, "act 1(1)(z)")


@pytest.mark.parametrize("key", ["p", "t", "c"])
def test_a_value_that_rests_on_words_needs_a_citation(folder, key):
    walk = typed(begun(folder), key, "")

    assert said(walk) == ["Name the words relied on."]


def test_an_absence_needs_where_one_looked(folder):
    walk = typed(begun(folder), "a", "")

    assert said(walk) == ["Name the texts or sections in which you looked; * stands for all of them."]


def test_an_absence_offers_the_sections_that_were_opened_for_it(folder):
    walk = typed(begun(folder), "o code 11", "o act 2", "a")

    assert walk.offered() == "code 11; act 2"


def test_an_absence_after_a_search_offers_all_texts(folder):
    walk = typed(begun(folder), "f slavery", "a", "", "Nothing about it.", "")

    assert walk.desk.reading.answers[TRANSPORTATION].value is Value.ABSENT
    assert "searched: [act, code]" in written(folder)


def test_the_open_section_is_offered_as_the_words_relied_on(folder):
    walk = typed(begun(folder), "o code 10", "t")

    assert walk.offered() == "code 10"


@pytest.mark.parametrize("line", ["", "q"])
def test_a_reason_is_needed_and_a_key_is_none(folder, line):
    walk = typed(begun(folder), "x", line)

    assert said(walk) == ["Give the reason in a few words; a key comes after a stroke here, such as /q."]


def test_a_file_that_was_broken_by_hand_meanwhile_is_left_alone_and_the_answer_stays_in_view(folder):
    walk = typed(begun(folder), "p", "act 1(1)(b)", "Named.")
    (folder / "readings" / "first.yaml").write_text("reader: ab\nanswers: [", encoding="utf-8")
    walk.take("")

    assert written(folder) == "reader: ab\nanswers: ["
    assert (walk.step, walk.draft.reason, walk.said[0].is_wrong) == (Step.CONFIRM, "Named.", True)


def test_what_another_person_answered_meanwhile_is_kept(folder):
    walk = typed(begun(folder), "p", "act 1(1)(b)", "Named.")
    typed(begun(folder, start=TRANSFER), "x", "Not asked here.", "")
    walk.take("")

    assert {RECRUITMENT, TRANSPORTATION, TRANSFER} <= walk.desk.reading.answers.keys()


def test_the_first_reading_is_begun_for_the_only_reader(tmp_path):
    folder = made_folder(tmp_path, None)
    path = begin_reading(folder, "en", cache_folder=cache_folder())

    assert path == folder / "readings" / "first.yaml"
    assert begun(folder, theme=None).criterion_id == "assistance.basis"


def test_a_reading_is_begun_only_where_there_is_none(folder):
    assert begin_reading(folder, "en", cache_folder=cache_folder()) is None


def test_a_second_reader_begins_a_reading_of_their_own(folder):
    profile = folder / "country.yaml"
    ab = "  - {id: ab, role: {en: Legal adviser}}\n"
    profile.write_text(
        profile.read_text(encoding="utf-8").replace(ab, f"{ab}{ab.replace('ab', 'cd')}"), encoding="utf-8"
    )

    path = begin_reading(folder, "fr", reading="second", reader="cd", cache_folder=cache_folder())

    assert path == folder / "readings" / "second.yaml"


def test_nobody_is_guessed_to_be_the_reader(folder):
    with pytest.raises(LawcheckError, match="unknown reader 'ba'"):
        begin_reading(folder, "en", reading="second", reader="ba", cache_folder=cache_folder())


def test_the_value_may_be_typed_in_full(folder):
    assert typed(begun(folder), "not-applicable").draft.value is Value.NOT_APPLICABLE


def test_that_the_law_goes_further_is_said_before_the_confirmation(folder):
    typed(begun(folder), "p", "act 1(1)(b)", "Wider.", "g", "")

    assert "goes_further: true" in written(folder)


def test_only_a_law_that_is_present_goes_further(folder):
    walk = typed(begun(folder), "t", "act 1(1)(b)", "In part.", "g")

    assert said(walk) == ["Only a law that is present can go further."]


def test_a_change_before_the_confirmation_leads_straight_back_to_it(folder):
    walk = typed(begun(folder), "p", "act 1(1)(b)", "Named.", "c", "act 1(1)(b); code 11")

    assert (walk.step, walk.draft.cites) == (Step.CONFIRM, "act 1(1)(b); code 11")


def test_another_value_drops_what_it_does_not_rest_on(folder):
    walk = typed(begun(folder), "p", "act 1(1)(b)", "Named.", "v", "a")

    assert (walk.step, walk.draft.cites, walk.draft.reason) == (Step.SEARCHED, "", "Named.")


def test_an_answer_that_is_there_is_offered_line_by_line(folder):
    walk = typed(begun(folder, start=RECRUITMENT), "p")

    assert walk.offered() == "act 1(1)(a)"
    assert typed(walk, "").offered() == "Recruiting is named."


def test_an_answer_that_stands_is_dated_today_and_stays_as_typed_otherwise(folder):
    typed(begun(folder, start=RECRUITMENT), "k", "")

    assert written(folder) == READING.replace("2026-07-01", "2026-07-02")


def test_there_is_nothing_to_stand_where_there_is_no_answer(folder):
    assert said(typed(begun(folder), "k")) == ["There is no answer yet that could stand."]


# the way


def test_back_undoes_a_step_then_turns_to_the_criterion_before(folder):
    walk = typed(begun(folder), "s", "p", "act 1(1)(b)")
    steps = []
    for _ in range(4):
        walk.take("/b" if not walk.step.takes_keys else "b")
        steps.append((walk.criterion_id, walk.step))

    assert steps == [
        (TRANSFER, Step.CITES),
        (TRANSFER, Step.VALUE),
        (TRANSFER, Step.VALUE),  # the value that was chosen is forgotten
        (TRANSPORTATION, Step.VALUE),
    ]


def test_what_is_skipped_stays_open(folder):
    walk = typed(begun(folder), "s")

    assert said(walk) == ["Skipped: Transportation. It stays open."]
    assert begun(folder).criterion_id == TRANSPORTATION


def test_undo_takes_the_last_answer_back_and_asks_again(folder):
    walk = typed(begun(folder), "p", "act 1(1)(b)", "Named.", "", "z")

    assert written(folder) == READING
    assert (walk.criterion_id, said(walk)) == (TRANSPORTATION, ["Taken back: Transportation."])


def test_there_is_nothing_to_undo_in_a_reading_in_which_nothing_was_written(folder):
    assert said(typed(begun(folder), "z")) == ["Nothing is left to take back."]


def test_a_note_is_kept_with_its_criterion_and_shown(folder):
    typed(begun(folder), "n ask the ministry")

    assert "note: ask the ministry" in written(folder)
    assert "Note: ask the ministry" in shown(walk_pages.question_page(begun(folder)))


def test_after_a_search_the_line_that_was_being_filled_in_is_asked_again(folder):
    walk = typed(begun(folder), "p", "/f attempts")

    assert walk.step is Step.CITES
    assert str(walk.shelf.listed[0].citation) == "code 10"


def test_a_number_opens_a_section_of_the_list_and_the_page_turns(folder):
    walk = typed(begun(folder), "f attempts", "1", ">")

    assert str(walk.shelf.opened) == "code 11"


def test_a_section_that_there_is_not_can_be_mended(folder):
    walk = typed(begun(folder), "o code 12")

    assert said(walk) == ["code has no section 12; nearest: 11"]
    assert (walk.step, walk.begins_with()) == (Step.OPEN, "code 12")


def test_the_language_changes_and_the_answer_goes_on(folder):
    walk = typed(begun(folder), "p", "/l")

    assert walk.language == "fr"
    assert walk.step is Step.CITES
    assert "couvre-t-elle" in shown(walk_pages.question_page(walk))


def test_an_unknown_key_says_where_the_keys_are(folder):
    assert said(typed(begun(folder), "w")) == ["There is no key 'w' here; ? shows the keys."]


def test_after_the_last_criterion_it_says_what_is_still_open(folder):
    walk = begun(folder)
    typed(walk, *["s"] * len(walk.route))

    assert walk.step is Step.END
    assert "419 criteria are still open." in shown(walk_pages.question_page(walk))


def test_closing_says_where_one_stopped_what_is_lost_and_how_to_go_on(folder):
    walk = typed(begun(folder), "p", "act 1", "Named.", "", "p", "/q")

    assert walk_pages.closing(walk, ["lawcheck", "record", "my land"], ["lawcheck"], "first.yaml") == [
        "The answer to 'Transfer' was not written.",
        "Stopped at: Transfer [definition.act.transfer].",
        "1 answer written in this session, in first.yaml.",
        "2 of 420 criteria are answered.",
        "To go on: lawcheck record 'my land'",
    ]


# what is in view


def test_a_criterion_is_shown_with_how_to_read_it_what_it_serves_and_the_answers_beside_it(folder):
    page = shown(walk_pages.question_page(begun(folder)))

    assert "whether or not a border is crossed? Present when:" in page
    assert "Answers beside it - Recruitment: present act 1(1)(a)" in page
    assert "Serves: Trafficking in Persons Protocol, art. 3(a) (mandatory)" in page


def test_words_that_match_stand_between_signs(folder):
    page = shown(walk_pages.beside_page(begun(folder), ("*", "*")))

    assert "1 act 1 Trafficking in persons" in page
    assert "*transports*" in page


def test_an_open_section_shows_its_words_with_the_matches(folder):
    page = shown(walk_pages.beside_page(typed(begun(folder), "o act 1"), ("*", "*")))

    assert page.startswith("act 1 Trafficking Act, in force Trafficking in persons (1) A *person* commits")
    assert "(b) *transports* another *person*." in page


def test_a_stale_answer_comes_first_and_says_what_changed(tmp_path):
    stale = READING + '    seen: {act 1(1)(a): "00000000"}\n'
    walk = begun(made_folder(tmp_path, stale))
    page = shown(walk_pages.question_page(walk))

    assert walk.criterion_id == RECRUITMENT
    assert "! Stale: the words of act 1(1)(a) have changed since they were read." in page


def test_an_answer_that_is_read_again_is_stale_no_longer(tmp_path):
    folder = made_folder(tmp_path, READING + '    seen: {act 1(1)(a): "00000000"}\n')
    typed(begun(folder), "k", "")

    assert begun(folder).criterion_id == TRANSPORTATION


def test_the_words_that_an_answer_rests_on_lie_open(folder):
    assert str(begun(folder, start=RECRUITMENT).shelf.opened) == "act 1"


def test_hostile_words_of_a_law_are_shown_as_text(tmp_path):
    folder = made_folder(tmp_path, act=ACT.replace("by force", "by [red]force[/red] \u202egnihtyna"))
    page = shown(walk_pages.beside_page(typed(begun(folder), "o act 1")))

    assert "by [red]force[/red] \N{REPLACEMENT CHARACTER}gnihtyna" in page


def test_how_far_one_is_stays_in_view(folder):
    assert walk_pages.progress(begun(folder)) == "1 of 420 answered · Definition of trafficking in persons: 1 of 34"

"""One answer in a reading's file: what is written, what stays as typed, and that every text reads back as it was given."""

from __future__ import annotations

import difflib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawcheck.errors import LawcheckError
from lawcheck.load.yaml_text import parse_yaml
from lawcheck.store.answers import entry_text, with_answer, with_entry_text, without_answer
from lawcheck.store.blank import blank_reading

ORDER = ["a.one", "a.two", "b.three", "b.four"]
FILE = """\
# by hand
reader: ab   # that is me
language: en
answers:
  # The first
  a.one:
    value: present   # sure
    cites: [act 1, 'act 2(a)']  # both
    reason: >-
      Long words
      on two lines.

    on: 2026-01-01
  # The third
  b.three:
    value: absent
    searched:
      - act  # all of it
      - code
    reason: Nothing.
decisions: {}
"""


def put(content: str, criterion_id: str, **answer: object) -> str:
    raw = content.encode("utf-8")
    return with_answer(
        raw, criterion_id, answer, order=ORDER, comment=f"Title of {criterion_id}", shown_as="first.yaml"
    ).decode("utf-8")


def read(content: str) -> dict:
    return parse_yaml(content.removeprefix("\ufeff"), "first.yaml").data["answers"]


def changed(before: str, after: str) -> list[str]:
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [each for each in lines if each[0] in "+-"]


def test_a_changed_key_leaves_the_others_and_its_own_comment_as_typed():
    assert changed(FILE, put(FILE, "a.one", value="partial", cites=["act 1", "act 2(a)"])) == [
        "-     value: present   # sure",
        "+     value: partial   # sure",
    ]


def test_an_answer_that_says_the_same_changes_no_byte():
    assert put(FILE, "b.three", value="absent", searched=["act", "code"], reason="Nothing.") == FILE


@pytest.mark.parametrize(
    ("items", "lines"),
    [
        (["act", "code 3"], ["-       - code", "+       - code 3"]),
        (["act", "code", "bill"], ["+       - bill"]),
        (["bill", "act", "code"], ["+       - bill"]),
        (["act"], ["-       - code"]),
        (["bill"], ["+       - bill", "-       - act  # all of it", "-       - code"]),
    ],
)
def test_a_list_with_dashes_keeps_its_dashes_and_the_items_that_stay(items, lines):
    assert changed(FILE, put(FILE, "b.three", searched=items)) == lines


def test_a_key_is_added_behind_its_neighbour_and_one_is_taken_away():
    after = put(FILE, "b.three", value="present", cites=["act 3"], searched=None, reason="Nothing.", on="2026-02-02")

    assert after.partition("  b.three:\n")[2] == (
        "    value: present\n    cites: [act 3]\n    reason: Nothing.\n    on: 2026-02-02\ndecisions: {}\n"
    )


def test_keys_that_nobody_named_stay():
    assert read(put(FILE, "a.one", value="conflict"))["a.one"]["on"] == "2026-01-01"


@pytest.mark.parametrize(
    ("criterion_id", "neighbour"),
    [("a.two", "  # The third"), ("b.four", "decisions: {}")],
    ids=["between", "at the end"],
)
def test_a_new_answer_stands_in_the_order_of_the_library_under_its_title(criterion_id, neighbour):
    after = put(FILE, criterion_id, value="undetermined", reason="Later.").splitlines()
    start = after.index(f"  {criterion_id}:")

    assert after[start - 1] == f"  # Title of {criterion_id}"
    assert after[start + 1 : start + 4] == ["    value: undetermined", "    reason: Later.", neighbour]


def test_a_new_first_answer_stands_above_the_title_of_the_next():
    before = FILE.replace("a.one", "b.four")
    after = put(before, "a.one", value="undetermined", reason="Later.").splitlines()

    assert after[after.index("  a.one:") + 3] == "  # The first"


def test_a_file_without_titles_gets_none():
    bare = "reader: ab\nlanguage: en\nanswers:\n" + "".join(f"  {each}:\n" for each in ("a.one", "a.two", "b.four"))

    assert "#" not in put(bare, "b.three", value="undetermined", reason="Later.")


@pytest.mark.parametrize(
    "head",
    [
        "answers: {}\n",
        "answers: {}  # none yet\n",
        "answers:\n",
        "answers: null\n",
        "",
        "answers: {a.one: {value: absent, searched: [act], reason: no words}}\n",
    ],
)
@pytest.mark.parametrize("tail", ["", "decisions: {}\n"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_every_form_of_answers_takes_a_new_one(head, tail, ending):
    content = ("reader: ab\nlanguage: en\n" + head + tail).replace("\n", ending)
    after = put(content, "a.two", value="absent", searched=["act 1"], reason="a: b")

    assert read(after)["a.two"] == {"value": "absent", "searched": ["act 1"], "reason": "a: b"}
    assert after.count("\n") - after.count("\r\n") == (0 if ending == "\r\n" else after.count("\n"))


BRACES = """\
reader: ab
language: en
answers: {
  a.one: {value: absent, searched: [ act ],  # looked twice
    reason: 'no words'},
  b.four: {}
}
"""


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ({"value": "undetermined"}, "  a.one: {value: undetermined, searched: [ act ],  # looked twice"),
        ({"see": ["x 1"], "searched": ["act"]}, "  a.one: {see: [x 1], value: absent, searched: [ act ],  # looked twice"),
        ({"value": "absent", "cites": ["x"], "see": ["z"]}, "  a.one: {value: absent, cites: [x], see: [z], searched: [ act ],  # looked twice"),
        ({"searched": None, "on": "2026-01-01"}, "  a.one: {value: absent, reason: 'no words', on: 2026-01-01},"),
    ],
)  # fmt: skip
def test_braces_keep_what_was_typed_in_them(answer, line):
    assert line in put(BRACES, "a.one", **answer).splitlines()


def test_empty_braces_are_filled_and_a_new_answer_finds_its_place_between_them():
    after = put(put(BRACES, "b.four", value="undetermined", reason="x"), "a.two", value="undetermined", reason="y")

    assert list(read(after)) == ["a.one", "a.two", "b.four"]
    assert read(after)["b.four"] == {"value": "undetermined", "reason": "x"}
    assert (
        without_answer(
            put(BRACES, "a.two", value="undetermined", reason="y").encode(), "a.two", keep_stub=False, shown_as="f"
        ).decode()
        == BRACES
    )


def test_a_missing_last_line_end_and_a_byte_order_mark_are_met():
    content = "\ufeff" + FILE.partition("decisions")[0].rstrip("\n")
    after = put(content, "b.four", value="undetermined", reason="Later.")

    assert after.startswith("\ufeff# by hand")
    assert read(after)["b.four"] == {"value": "undetermined", "reason": "Later."}
    assert read(after)["b.three"]["reason"] == "Nothing."


def test_a_comment_behind_a_value_survives_a_long_new_one():
    after = put(FILE, "a.one", value="partial", cites=["act 1"], reason="Word. " * 60 + "End.")

    assert "cites: [act 1]  # both" in after
    assert read(after)["a.one"]["reason"] == "Word. " * 60 + "End."


def test_a_long_reason_is_folded():
    after = put(FILE, "b.three", reason="Somebody looked for it: nothing is there. " * 8 + "End.")

    assert "    reason: >-" in after
    assert max(map(len, after.splitlines())) <= 120


def test_paragraphs_are_written_as_they_are():
    after = put(FILE, "b.three", reason="One.\n\n- two\n  three")

    assert "    reason: |-\n      One.\n\n      - two\n        three\n" in after


@pytest.mark.parametrize("sign", ["\0", "\ud800"])
def test_what_no_file_can_hold_is_refused(sign):
    with pytest.raises(LawcheckError, match="cannot be written in a text file"):
        put(FILE, "a.one", reason=f"a{sign}b")


@pytest.mark.parametrize(
    "content",
    [
        "[]\n",
        "answers: []\n",
        "answers:\n  a.one: present\n",
        "answers:\n  a.one:\n    ? value\n    : absent\n",
        "a: [\n",
    ],
)
def test_an_unusual_form_is_refused_and_named(content):
    with pytest.raises(LawcheckError, match=r"first\.yaml"):
        put(content, "a.one", value="undetermined", reason="Later.")


def test_a_million_letters_read_back():
    text = "wort: # " * 125_000

    assert read(put(FILE, "a.one", reason=text))["a.one"]["reason"] == text


def test_an_answer_goes_back_to_a_stub_that_keeps_its_note():
    with_note = put(FILE, "b.three", note="Ask the ministry.")
    after = without_answer(with_note.encode(), "b.three", shown_as="first.yaml").decode()

    assert read(after)["b.three"] == {"note": "Ask the ministry."}
    assert read(without_answer(after.encode(), "a.one", shown_as="first.yaml").decode())["a.one"] is None


@pytest.mark.parametrize("criterion_id", ["a.two", "b.four"])
def test_an_answer_that_was_inserted_is_taken_out_without_a_trace(criterion_id):
    after = put(FILE, criterion_id, value="undetermined", reason="Later.").encode()
    title = f"Title of {criterion_id}"

    assert without_answer(after, criterion_id, keep_stub=False, comment=title, shown_as="f").decode() == FILE


def test_an_entry_is_put_back_byte_by_byte():
    before = entry_text(FILE.encode(), "a.one")
    after = put(FILE, "a.one", value="absent", cites=None, searched=["x"], reason="No.").encode()

    assert before is not None
    assert with_entry_text(after, "a.one", before, "f").decode() == FILE


def test_a_blank_reading_has_a_stub_under_a_title_for_each_criterion():
    blank = blank_reading("ab", "en", [("a.one", "First"), ("a.two", "Second\nline")], themes={"a.one": "Acts"})

    assert blank == (
        "reader: ab\nlanguage: en\nanswers:\n\n  # ===== Acts =====\n\n  # First\n  a.one:\n\n  # Second line\n  a.two:\n"
    )


def test_filling_a_stub_and_clearing_it_leaves_the_blank_file():
    blank = blank_reading("ab", "en", [(each, "Title") for each in ORDER])
    filled = put(blank, "a.two", value="undetermined", reason="Later.").encode()

    assert without_answer(filled, "a.two", shown_as="f").decode() == blank


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)
LINES = [
    "word " * 40,
    "word  two " * 30,
    "a\n",
    "\na",
    " a",
    "a ",
    "a\n\n  b\n c",
    "a: b",
    "a #b",
    "- x",
    "? x",
    "a\r\nb",
]
SIGNS = [
    "no",
    "on",
    "~",
    "null",
    "12",
    "'",
    '"',
    "\\",
    "{a}",
    "[a]",
    "&a",
    "*a",
    "!a",
    "%a",
    "@a",
    "`a",
    "---",
    "...",
    "|",
]
UNSEEN = [">-", "\ufeff", "x\t", "\u202eabc", "a\u2028b", "a\x85b", "\u00ab\u00a0mot\u00a0\u00bb\u00a0: oui"]
HARD = st.sampled_from([*LINES, *SIGNS, *UNSEEN])
WORDS = st.one_of(TEXTS, HARD, st.lists(st.one_of(TEXTS, HARD), min_size=2, max_size=4).map("\n".join))


@given(
    WORDS,
    WORDS,
    st.lists(WORDS, min_size=1, max_size=3),
    st.sampled_from(ORDER),
    st.sampled_from(["\n", "\r\n"]),
)
@settings(max_examples=300, deadline=None)
def test_every_text_reads_back_as_it_was_given(reason, note, cites, criterion_id, ending):
    answer = {
        "value": "present",
        "cites": cites,
        "goes_further": True,
        "reason": {"en": reason, "no": note},
        "on": "2026-01-01",
        "enacted": {"value": "absent", "searched": cites, "reason": reason},
        "note": note,
    }
    after = put(FILE.replace("\n", ending), criterion_id, **answer)

    assert read(after)[criterion_id] == {**read(FILE).get(criterion_id, {}), **answer}


@given(WORDS, WORDS, st.sampled_from(ORDER))
@settings(max_examples=200, deadline=None)
def test_an_edit_touches_only_its_own_lines(reason, note, criterion_id):
    content = FILE
    after = put(content, criterion_id, value="undetermined", reason=reason, note=note)
    others = [each for each in ("a.one", "b.three") if each != criterion_id]

    for each in others:
        assert entry_text(after.encode(), each) == entry_text(content.encode(), each)
    kept = [each for each in content.splitlines() if each not in (entry_text(content.encode(), criterion_id) or "")]
    rest = iter(after.splitlines())
    assert all(line in rest for line in kept)


@given(st.lists(st.tuples(st.sampled_from(ORDER), WORDS), min_size=1, max_size=6))
@settings(max_examples=100, deadline=None)
def test_edits_one_after_the_other_add_up_and_come_back(edits):
    content = FILE
    history = []
    for criterion_id, reason in edits:
        history.append((criterion_id, entry_text(content.encode(), criterion_id), content))
        content = put(content, criterion_id, value="undetermined", reason=reason)
    for criterion_id, before, earlier in reversed(history):
        if before is None:
            title = f"Title of {criterion_id}"
            content = without_answer(
                content.encode(), criterion_id, keep_stub=False, comment=title, shown_as="f"
            ).decode()
        else:
            content = with_entry_text(content.encode(), criterion_id, before, "f").decode()
        assert content == earlier

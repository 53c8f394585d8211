"""Citations as they are typed while recording: completed, checked at once, put into the form of answers."""

from __future__ import annotations

import pytest

from lawcheck.model.citation import Citation, Pinpoint
from lawcheck.workflow.typed import Pointed, completions, entries, read_typed

POINTED = Pointed(
    listed=(Citation("atp-act", Pinpoint("3")), Citation("penal-code", Pinpoint("12"))),
    opened=Citation("atp-act", Pinpoint("4")),
)


@pytest.mark.parametrize(
    ("line", "cited"),
    [
        pytest.param("atp-act 3(1)(a)", ("atp-act 3(1)(a)",), id="as in the file"),
        pytest.param("atp-act 3 (1) (a)", ("atp-act 3(1)(a)",), id="spaces"),
        pytest.param("ATP-Act 3", ("atp-act 3",), id="another case"),
        pytest.param("atp-act 3; penal-code 12", ("atp-act 3", "penal-code 12"), id="semicolon"),
        pytest.param("atp-act 3, penal-code 12", ("atp-act 3", "penal-code 12"), id="comma"),
        pytest.param("atp-act 3(1), 4", ("atp-act 3(1)", "atp-act 4"), id="another section of the same text"),
        pytest.param("atp-act section 3, paragraph 1", ("atp-act 3(1)",), id="a comma inside a citation"),
        pytest.param("atp-act 3-5", ("atp-act 3-5",), id="range"),
        pytest.param("atp-act 3; atp-act 3", ("atp-act 3",), id="twice"),
        pytest.param("#2", ("penal-code 12",), id="the second of the list"),
        pytest.param("#1(1)(a)", ("atp-act 3(1)(a)",), id="a part of the first of the list"),
        pytest.param("#", ("atp-act 4",), id="the open section"),
        pytest.param("5", ("atp-act 5",), id="a section of the text that is open"),
        pytest.param("", (), id="nothing"),
    ],
)
def test_a_line_is_read_into_citations(arcadia, line, cited):
    found = read_typed(line, arcadia.country, POINTED)

    assert entries(found) == cited


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        pytest.param("atp-atc 3", "'atp-atc' is the id of no text; did you mean 'atp-act'?", id="unknown text"),
        pytest.param("penal-code 3000", "penal-code has no section 3000", id="unknown section"),
        pytest.param("atp-act 3(9)", "atp-act has no 3(9); 3 has (1)", id="unknown subsection"),
        pytest.param("atp-act", "'atp-act' names no section; such as atp-act 1", id="a whole text"),
        pytest.param("#7", "'#7' is the id of no text", id="beyond the list"),
    ],
)
def test_what_is_wrong_is_said_with_the_nearest(arcadia, line, problem):
    found = read_typed(line, arcadia.country, POINTED._replace(opened=None))

    assert found[0].problem.startswith(problem)


def test_where_one_looked_may_be_a_whole_text(arcadia):
    found = read_typed("atp-act; penal-code 20-25", arcadia.country, whole_texts=True)

    assert entries(found) == ("atp-act", "penal-code 20-25")


def test_a_wrong_citation_leaves_the_others_readable(arcadia):
    found = read_typed("atp-act 3; penl 4; cpc 8", arcadia.country)

    assert [each.entry for each in found] == ["atp-act 3", "", "cpc 8"]


@pytest.mark.parametrize(
    ("line", "first"),
    [
        pytest.param("ch", "child-act ", id="id"),
        pytest.param("at", "atp-act 3", id="what is listed comes first"),
        pytest.param("penal-code 61", "penal-code 61", id="section"),
        pytest.param("atp-act 3(", "atp-act 3(1)", id="subsection"),
        pytest.param("atp-act 3(1)(", "atp-act 3(1)(a)", id="paragraph"),
        pytest.param("cpc 2; atp-act 3(2", "cpc 2; atp-act 3(2)", id="the last of a line"),
    ],
)
def test_the_last_citation_is_completed(arcadia, line, first):
    assert completions(line, arcadia.country, POINTED)[0] == first


@pytest.mark.parametrize("line", ["", "zzz", "atp-act 999", "atp-act 3(1)(zz", "nothing 3("])
def test_there_is_no_completion_of_what_there_is_not(arcadia, line):
    assert completions(line, arcadia.country) == []

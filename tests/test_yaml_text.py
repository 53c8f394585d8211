"""YAML, read strictly: nothing guessed, nothing lost, every mistake with its place."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawcheck.errors import LawcheckError
from lawcheck.load.yaml_text import MAX_DEPTH, parse_yaml


def data(text: str):
    return parse_yaml(text, "file.yaml").data


def problem(text: str):
    with pytest.raises(LawcheckError) as caught:
        parse_yaml(text, "file.yaml")
    (found,) = caught.value.problems
    return found


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("NO", "NO"),
        ("no", "no"),
        ("on", "on"),
        ("Yes", "Yes"),
        ("y", "y"),
        ("True", "True"),
        ("12.10", "12.10"),
        ("6:15", "6:15"),
        ("12:30:45", "12:30:45"),
        ("012", "012"),
        ("1_000", "1_000"),
        ("1e5", "1e5"),
        ("0x1F", "0x1F"),
        ("+7", "+7"),
        ("2026-03-09", "2026-03-09"),
        ("=", "="),
        (".inf", ".inf"),
        ("Null", "Null"),
        ("15", 15),
        ("-3", -3),
        ("0", 0),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("'true'", "true"),
        ('"15"', "15"),
        ("225-4-1", "225-4-1"),
    ],
)
def test_a_plain_scalar_stays_what_was_typed(written, read):
    assert data(f"key: {written}") == {"key": read}


def test_keys_are_text():
    assert data("NO: Norway\n12: twelve") == {"NO": "Norway", "12": "twelve"}


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("a: 1\nb: 2\na: 3", 3, 1, "the key 'a' stands here again; it is already on line 1"),
        ("a:\n\tb: 1", 2, 1, "a tab cannot indent YAML"),
        ("a: &x 1\nb: *x", 1, 4, "the anchor &x is not allowed"),
        ("a: *x", 1, 4, "the alias *x is not allowed"),
        ("a: !!python/object:os.system 1", 1, 4, "the tag"),
        ("a: 1\n---\nb: 2", 2, 1, "a second document begins here"),
        ("? [a, b]\n: 1", 1, 3, "a key must be plain text"),
        ("a: b: c", 1, 5, "a colon followed by a space inside a plain text"),
        ("a: [1, 2\nb: 3", 1, 4, "the bracket that opens here is not closed"),
        ('a: "x', 1, 6, ""),
        ("a: x\x0by", 1, 5, "the control character U+000B is not allowed"),
        ("ok: 1\na: x\u202ey", 2, 5, "the control character U+202E is not allowed"),
    ],
)
def test_each_trap_is_refused_with_its_place(text, line, column, message):
    found = problem(text)

    assert (found.line, found.column) == (line, column)
    assert message in found.message


def test_deep_nesting_is_refused_before_it_hurts():
    found = problem("[" * 100_000)

    assert found.message == f"nested more than {MAX_DEPTH} levels deep"


def test_an_alias_bomb_is_refused_at_its_first_anchor():
    bomb = "a: &a [x, x]\n" + "".join(
        f"{name}: &{name} [*{before}, *{before}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )

    assert problem(bomb).message == "the anchor &a is not allowed"


def test_values_have_places():
    text = parse_yaml("a:\n  b: [x, y]\n  c:\n    - d: 1\n", "file.yaml")

    assert text.position("a", "b", 1) == (2, 10)
    assert text.position("a", "c", 0, "d") == (4, 7)
    assert text.position("a", "missing") == (1, 1)


plain = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cf")), max_size=20)
values = st.recursive(
    plain | st.integers(-(10**17), 10**17) | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(plain, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(plain, values, max_size=4))
def test_what_a_careful_writer_writes_is_read_back(content):
    assert data(json.dumps(content, ensure_ascii=False)) == content

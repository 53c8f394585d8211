"""A training country narrowed to its exercise, the pack that is made of it, and worksheets that know their pack."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from lawcheck.cli.main import app
from lawcheck.errors import LawcheckError
from tests.training import HEAD, key_text, opened, training_folder


def run(*arguments: object):
    return CliRunner().invoke(app, ["train", *map(str, arguments)])


def flat(text: str) -> str:
    return " ".join(text.split())


def narrowed(more: str) -> str:
    """Give the key with more in its head."""
    return key_text(head=HEAD.replace("gaps:\n", f"{more}\ngaps:\n", 1))


def problems_with(tmp_path: Path, text: str) -> str:
    with pytest.raises(LawcheckError) as caught:
        opened(training_folder(tmp_path, text))
    return str(caught.value)


# The exercise


def test_a_key_narrows_the_country_to_its_statutes_and_its_scope(tmp_path):
    text = narrowed("scope: {themes: [offence]}\nstatutes: [penal-code, atp-act]")

    country, key = opened(training_folder(tmp_path, text))

    assert list(country.statutes) == ["atp-act", "penal-code"]
    assert list(country.texts) == ["atp-act", "penal-code"]
    assert (country.scope.instruments, country.scope.themes) == (("protocol",), ("offence",))
    assert key.statutes == ("penal-code", "atp-act")


def test_what_a_bill_repeals_outside_the_exercise_is_left_out_of_it(tmp_path):
    text = narrowed("statutes: [penal-code, atp-act, amendment-bill]")

    folder = training_folder(tmp_path, text)
    profile = folder / "country.yaml"
    profile.write_text(
        profile.read_text(encoding="utf-8").replace("[atp-act 24, atp-act 26]", "[atp-act 24, child-act 2, cpc]"),
        encoding="utf-8",
    )

    country, _ = opened(folder)

    assert [str(each) for each in country.statutes["amendment-bill"].repeals] == ["atp-act 24"]


def test_names_of_scope_and_statutes_that_there_are_not_are_named_with_the_nearest(tmp_path):
    said = problems_with(
        tmp_path, narrowed("scope: {instruments: [protocl], themes: [ofence]}\nstatutes: [atp-act, penal-cod]")
    )

    assert "key.yaml:9:23: the library has no instrument 'protocl'; did you mean 'protocol'?" in said
    assert "key.yaml:9:42: the library has no theme 'ofence'; did you mean 'offence'?" in said
    assert "key.yaml:10:21: unknown statute 'penal-cod'; did you mean 'penal-code'?" in said
    assert said.count("\n") == 2


def test_an_exercise_cannot_be_wider_than_the_country(tmp_path):
    said = problems_with(tmp_path, narrowed("scope: {instruments: [protocol, untoc]}"))

    assert "key.yaml:9:33: 'untoc' is outside the scope of country.yaml, and an exercise can only be narrower" in said
    assert said.count("\n") == 0


def test_a_key_cannot_rest_on_a_statute_that_participants_do_not_get(tmp_path):
    said = problems_with(tmp_path, narrowed("statutes: [atp-act]"))

    assert "'penal-code 20(1)': 'penal-code' is not among the statutes of this exercise" in said
    assert "add penal-code to statutes, or rest on another text" in said
    assert said.count("\n") == 4


def test_the_size_of_a_country_is_that_of_its_exercise(tmp_path):
    page = run("verify", training_folder(tmp_path, narrowed("statutes: [atp-act, penal-code]"))).stdout

    assert "Texts 2" in flat(page)


def test_a_text_outside_the_exercise_is_no_place_that_a_group_can_cite(tmp_path):
    from tests.filling import filled_docx

    folder = training_folder(tmp_path, narrowed("statutes: [atp-act, penal-code]"))
    run("worksheet", folder, "--groups", 1, "-o", tmp_path / "out")
    file = filled_docx(
        tmp_path / "group-1.docx",
        {"offence.attempt": ("present", "Child Protection Act, section 3", "")},
        body="",
        raw=(tmp_path / "out" / "group-1.docx").read_bytes(),
    )

    said = run("collect", folder, file)

    assert "is not found in the register" in said.stderr

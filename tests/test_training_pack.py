"""A training country narrowed to its exercise, the pack that is made of it, and worksheets that know their pack."""

from __future__ import annotations

import json
import shutil
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import docx
import openpyxl
import pytest
import yaml
from typer.testing import CliRunner

from lawcheck import workflow
from lawcheck.cli.main import app
from lawcheck.errors import LawcheckError
from lawcheck.load.country import load_country
from lawcheck.load.training_pack import file_print
from lawcheck.model.country import Country
from lawcheck.model.scope import WHOLE, Scope
from lawcheck.store.narrowing import narrowed as narrowed_text
from tests.conftest import ARCADIA
from tests.filling import filled_docx, filled_xlsx
from tests.training import HEAD, key_text, opened, training_folder

GOAL = "Read a list"
NARROW = "scope: {themes: [offence, scope]}\nstatutes: [atp-act, penal-code, amendment-bill]"


def run(*arguments: object):
    return CliRunner().invoke(app, ["train", *map(str, arguments)])


def flat(text: str) -> str:
    return " ".join(text.split())


def narrowed(more: str) -> str:
    """Give the key with more in its head."""
    return key_text(head=HEAD.replace("gaps:\n", f"{more}\ngaps:\n", 1))


def edit(path: Path, old: str, new: str, times: int = -1) -> None:
    """Change a file by hand."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, times), encoding="utf-8")


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


# Editions


def test_a_key_without_an_edition_is_refused_and_told_what_to_write(tmp_path):
    said = problems_with(tmp_path, key_text().replace('edition: "2009"\n', ""))

    assert "the key 'edition' is missing; say which edition of the Model Law it was written against" in said
    assert said.count("\n") == 0


def test_an_edition_that_the_library_has_not_is_refused_with_the_nearest(tmp_path):
    said = problems_with(tmp_path, key_text().replace('edition: "2009"', 'edition: "2090"'))

    assert "key.yaml:6:1: the library has no edition '2090' of the Model Law; did you mean '2009'?" in said


@pytest.mark.parametrize("key", ["version", "licence", "goals"])
def test_what_a_pack_says_of_itself_is_required_of_the_key(tmp_path, key):
    lines = key_text().splitlines(keepends=True)
    text = "".join(
        each for each in lines if not each.startswith((f"{key}:", f"  - {{en: {GOAL}" if key == "goals" else "\0"))
    )

    assert f"the key '{key}' is missing" in problems_with(tmp_path, text)


# The pack


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A trainer's folder with a narrowed key, and the pack that was made of it."""
    place = tmp_path_factory.mktemp("pack")
    folder = training_folder(place, narrowed(NARROW))
    edit(folder / "country.yaml", "[atp-act 24, atp-act 26]", "[atp-act 24, child-act 2]")
    (folder / "handout.md").write_text("Read.", encoding="utf-8")
    assert run("pack", folder, "-o", place / "participants", "--passphrase", "kobu").exit_code == 0
    return folder, place / "participants"


@pytest.fixture
def pack(packed: tuple[Path, Path], tmp_path: Path) -> Path:
    return Path(shutil.copytree(packed[1], tmp_path / "participants"))


def test_a_pack_says_what_it_is(packed):
    said = yaml.safe_load((packed[1] / "pack.yaml").read_text(encoding="utf-8"))

    assert said["name"] == {"en": "Arcadia", "fr": "Arcadie"}
    assert (said["version"], said["licence"], said["edition"]) == ("1.0", "CC-BY-4.0", "2009")
    assert (said["language"], said["level"], said["minutes"], said["fictional"]) == ("en", "difficult", 90, True)
    assert (said["tradition"], said["structure"]) == ("common-law", "unitary")
    assert said["goals"][0]["en"] == "Read a list to its end."
    assert list(said["law"]) == [
        "country.yaml",
        "statutes/atp-act.txt",
        "statutes/penal-code.txt",
        "statutes/amendment-bill.txt",
    ]
    assert list(said["files"]) == ["handout.md", "key.sealed"]


def test_the_profile_in_a_pack_is_narrowed_and_every_other_line_stays(packed):
    before, after = (each.joinpath("country.yaml").read_text(encoding="utf-8").splitlines() for each in packed)
    added = [each for each in after if each not in before]

    assert added == ["    repeals: [atp-act 24]"]
    assert "# TRAINING - FICTIONAL: Arcadia does not exist." in after
    assert [each.strip() for each in after if each.startswith("  - id:")] == [
        "- id: atp-act",
        "- id: penal-code",
        "- id: amendment-bill",
    ]


def test_a_pack_and_the_folder_that_it_was_made_of_have_the_same_fingerprint(packed, tmp_path):
    folder, participants = packed
    opened_again = Path(shutil.copytree(participants, tmp_path / "opened"))
    run("unseal", opened_again, "--passphrase", "kobu")
    prints = [json.loads(run("verify", each, "--json").stdout)["pack"] for each in (folder, participants, opened_again)]

    assert prints[0] == prints[1] == prints[2]


def test_comments_layout_and_line_ends_do_not_change_the_fingerprint_and_words_do(packed, tmp_path):
    folder = Path(shutil.copytree(packed[0], tmp_path / "folder"))

    def now() -> str:
        return json.loads(run("verify", folder, "--json").stdout)["pack"]

    first = now()
    profile = folder / "country.yaml"
    profile.write_bytes(b"# Mine.\n" + profile.read_bytes())
    text = folder / "statutes" / "atp-act.txt"
    text.write_bytes(text.read_bytes().replace(b"\n", b"\r\n"))
    (folder / "statutes" / "data-act.txt").write_text("1. Gone", encoding="utf-8")  # nobody gets it
    second = now()
    text.write_bytes(text.read_bytes().replace(b"person", b"man", 1))

    assert first == second
    assert now() != first


def test_commands_work_in_a_participants_folder(pack):
    plain = CliRunner()

    assert "no problem found" in plain.invoke(app, ["check", str(pack)]).stdout
    assert plain.invoke(app, ["record", str(pack), "--plain", "--reader", "ab"], input="").exit_code == 0
    assert "Examined 3 texts" in flat(plain.invoke(app, ["assess", str(pack)]).stdout)
    assert run("verify", pack).exit_code == 0


def test_a_pack_that_was_not_touched_says_so(pack):
    result = run("verify", pack)

    assert result.exit_code == 0
    assert "Nothing was changed since the pack was made." in result.stdout
    assert "Model Law, edition 2009" in result.stdout
    assert "TRAINING - FICTIONAL" in result.stdout
    assert "G22" not in result.stdout


def test_what_became_of_a_pack_is_named_by_file(pack):
    (pack / "handout.md").write_text("Read twice.", encoding="utf-8")
    (pack / "notes.md").write_text("x", encoding="utf-8")
    (pack / "readings").mkdir()
    (pack / "readings" / "table-a.yaml").write_text("reader: ab\nlanguage: en\nanswers: {}\n", encoding="utf-8")
    result = run("verify", pack)

    assert result.exit_code == 0
    assert "handout.md was changed since the pack was made." in result.stdout
    assert "notes.md was not in the pack." in result.stdout
    assert "table-a" not in result.stdout


@pytest.mark.parametrize("name", ["country.yaml", "statutes/penal-code.txt"])
@pytest.mark.parametrize("how", ["changed", "missing"])
def test_a_pack_whose_law_is_not_as_it_was_has_to_be_put_right(pack, name, how):
    if how == "missing":
        (pack / name).unlink()
    else:
        (pack / name).write_bytes((pack / name).read_bytes() + b"# more\n")
    result = run("verify", pack)
    said = {"changed": f"{name} was changed since the pack was made.", "missing": f"{name} is missing from the pack."}

    assert result.exit_code == 3
    assert said[how] in flat(result.stdout)
    assert "what is read here is no longer what the key is about" in flat(result.stdout)


def test_a_pack_that_lies_about_itself_is_found_out(pack):
    edit(pack / "statutes" / "atp-act.txt", "person", "man", 1)
    wrong = file_print((pack / "statutes" / "atp-act.txt").read_bytes())
    said = yaml.safe_load((pack / "pack.yaml").read_text(encoding="utf-8"))
    edit(pack / "pack.yaml", said["law"]["statutes/atp-act.txt"], wrong)
    result = run("verify", pack)

    assert result.exit_code == 3
    assert "pack.yaml was changed: what it says of the pack is not what the files give." in flat(result.stdout)


def test_a_pack_for_another_edition_of_the_model_law_is_named(pack):
    edit(pack / "pack.yaml", 'edition: "2009"', 'edition: "2031"')
    result = run("verify", pack, "--lang", "fr")

    assert result.exit_code == 3
    assert "Le dossier a été établi d’après l’édition de 2031 de la Loi type" in flat(result.stdout)


def test_opening_a_key_warns_of_what_was_changed(pack):
    edit(pack / "statutes" / "atp-act.txt", "person", "man", 1)
    result = run("unseal", pack, "--passphrase", "kobu")

    assert result.exit_code == 0
    assert (
        f"warning: {pack / 'statutes' / 'atp-act.txt'}: the file was changed since the pack was made" in result.stderr
    )


def test_the_shape_of_what_a_pack_says_of_itself_is_checked(pack):
    edit(pack / "pack.yaml", "level: difficult", "level: hard")
    result = run("verify", pack)

    assert result.exit_code == 3
    assert "'hard' is not one of beginners, intermediate, difficult, expert" in result.stderr


def test_the_schema_of_a_pack_is_printed():
    assert json.loads(CliRunner().invoke(app, ["schema", "pack"]).stdout)["$id"] == "urn:lawcheck:pack"


def test_the_list_and_the_check_are_printed_for_scripts_too(packed):
    listed = json.loads(run("list", packed[0], "--json").stdout)["countries"][-1]
    found = json.loads(run("verify", packed[0], "--json").stdout)

    assert (listed["version"], listed["edition"], listed["gaps"]) == ("1.0", "2009", 3)
    assert found["level"] == {"given": "difficult", "computed": "intermediate"}
    assert (found["version"], found["edition"], found["texts"]) == ("1.0", "2009", 3)
    assert "answers" not in found


# Narrowing a profile


HEAD_OF_PROFILE = """\
country: {code: XA, name: {en: Arcadia}}
law_as_at: 2026-06-30  # the day
"""
BLOCK = """\
statutes:
  # one
  - id: a  # A
    citation: A
    repeals: [b 1, a 2]
  # two
  - id: b
    repeals:
      - c 1
      # kept by nobody
      - b 2
    citation: >-
      B
      and B
    # still two

  # three
  - repeals: [c]
    id: c
tail: 1
"""
FLOW = "statutes: [{id: a, repeals: [b 1], citation: A}, {id: b}, {repeals: [b 1], id: c}]\n"


def narrow(text: str, kept: tuple[str, ...], scope: Scope = WHOLE) -> str:
    country = opened_minor()
    statutes = dict.fromkeys(kept, country.statutes["cpc"])
    exercise = replace(country, statutes=statutes, scope=scope)
    return (
        narrowed_text((HEAD_OF_PROFILE + text).encode(), exercise, "country.yaml")
        .decode()
        .removeprefix(HEAD_OF_PROFILE)
    )


@cache
def opened_minor() -> Country:
    return load_country(ARCADIA, workflow.open_library()).country


def test_statutes_and_what_they_repeal_are_taken_out_of_a_block():
    assert narrow(BLOCK, ("a",)) == (
        "statutes:\n  # one\n  - id: a  # A\n    citation: A\n    repeals: [a 2]\n  # two\n\n  # three\ntail: 1\n"
    )


def test_a_key_without_anything_left_under_it_goes():
    made = narrow(BLOCK, ("b", "c"))

    assert "  - id: b\n    repeals:\n      - c 1\n" in made
    assert narrow(BLOCK, ("c",)) == "statutes:\n  # one\n  # two\n\n  # three\n  - repeals: [c]\n    id: c\ntail: 1\n"


def test_a_first_key_that_goes_leaves_its_dash_to_the_next():
    text = "statutes:\n- repeals: [b]\n  id: a\n- id: b\n"

    assert narrow(text, ("a",)) == "statutes:\n- id: a\n"


@pytest.mark.parametrize(
    ("kept", "made"),
    [
        (("a",), "statutes: [{id: a, citation: A}]\n"),
        (("b",), "statutes: [{id: b}]\n"),
        (("c",), "statutes: [{id: c}]\n"),
        (("a", "c"), "statutes: [{id: a, citation: A}, {id: c}]\n"),
        (("a", "b", "c"), FLOW),
    ],
)
def test_statutes_are_taken_out_of_brackets(kept, made):
    assert narrow(FLOW, kept) == made


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "scope: {instruments: [protocol], themes: [offence]}\n"),
        (
            "scope: {themes: [offence, scope]}  # mine\n",
            "scope: {themes: [offence], instruments: [protocol]}  # mine\n",
        ),
        (
            "scope:\n  instruments:\n    - protocol\n    - untoc\n",
            "scope:\n  instruments:\n    [protocol]\n  themes: [offence]\n",
        ),
        ("scope: {instruments: [protocol], themes: [offence]}\n", None),
    ],
)
def test_a_scope_is_narrowed_where_it_stands(before, after):
    rest = "statutes: [{id: a}]\n"

    assert (
        narrow(before + rest, ("a",), Scope(("protocol",), ("offence",))) == (before if after is None else after) + rest
    )


def test_a_profile_with_other_line_ends_and_a_mark_keeps_them():
    content = ("\ufeff" + HEAD_OF_PROFILE + BLOCK).replace("\n", "\r\n").encode()
    country = opened_minor()
    made = narrowed_text(
        content, replace(country, statutes={"a": country.statutes["cpc"]}, scope=WHOLE), "country.yaml"
    )

    assert made.startswith(b"\xef\xbb\xbf")
    assert made.count(b"\n") == made.count(b"\r\n")
    assert b"repeals: [a 2]\r\n  # two\r\n\r\n  # three\r\ntail: 1\r\n" in made


# Worksheets


@pytest.fixture(scope="module")
def blank(packed: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("sheets")
    for option in ([], ["--excel"]):
        run("worksheet", packed[0], "--groups", 2, "-o", place, *option)
    return place


@pytest.fixture
def folder(packed: tuple[Path, Path], tmp_path: Path) -> Path:
    return Path(shutil.copytree(packed[0], tmp_path / "minor"))


def returned(
    blank: Path, to: Path, group: str = "group-1", value: str = "present", ending: str = ".docx", name: str = ""
) -> Path:
    to.mkdir(exist_ok=True)
    fill = filled_docx if ending == ".docx" else filled_xlsx
    answers = {"offence.attempt": (value, "Penal Code, section 20(1)", "General part.")}
    return fill(to / (name or f"{group}{ending}"), answers, body="", raw=(blank / f"{group}{ending}").read_bytes())


def test_a_sheet_bears_the_version_and_the_fingerprint_of_its_pack(packed, blank):
    print_ = json.loads(run("verify", packed[0], "--json").stdout)["pack"]
    word, book = docx.Document(str(blank / "group-1.docx")), openpyxl.load_workbook(blank / "group-1.xlsx")
    properties = {each.name: each.value for each in book.custom_doc_props.props}
    footer = "".join(each.text for each in word.sections[0].footer.paragraphs)

    assert f"group-1 · version 1.0, pack {print_[:8]} · Arcadia" in footer
    assert f"version 1.0, pack {print_[:8]}" in book.worksheets[0].oddFooter.left.text
    assert (properties["lawcheck.version"], properties["lawcheck.pack"]) == ("1.0", print_)
    assert properties["lawcheck.edition"] == "2009"


def test_sheets_of_a_pack_whose_statutes_were_edited_by_hand_say_so(pack, tmp_path):
    run("unseal", pack, "--passphrase", "kobu")
    clean = run("worksheet", pack, "-o", tmp_path / "a")
    edit(pack / "statutes" / "atp-act.txt", "person", "man", 1)
    (pack / "handout.md").write_text("Read twice.", encoding="utf-8")
    edited = run("worksheet", pack, "-o", tmp_path / "b")

    assert clean.stderr == ""
    assert "atp-act.txt: the file was changed since the pack was made" in edited.stderr
    assert edited.stderr.count("\n") == 1


# Collecting


def test_a_sheet_of_another_version_is_kept_apart_and_the_rest_is_taken(blank, folder, tmp_path):
    first = returned(blank, tmp_path / "back")
    edit(folder / "key.yaml", 'version: "1.0"', 'version: "1.1"')
    edit(folder / "statutes" / "atp-act.txt", "person", "man", 1)
    run("worksheet", folder, "--groups", 2, "-o", tmp_path / "new")
    second = returned(tmp_path / "new", tmp_path / "back", "group-2")
    result = run("collect", folder, first, second)

    assert result.exit_code == 3
    assert f"error: {first}: this worksheet was made from version 1.0 (pack " in result.stderr
    assert f"{folder} is version 1.1 (pack " in result.stderr
    assert "take it all the same with --accept-other-version" in result.stderr
    assert [each.name for each in (folder / "results").iterdir()] == ["group-2.yaml"]


def test_a_sheet_of_another_version_is_taken_where_the_trainer_says_so_and_the_page_of_scores_tells(
    blank, folder, tmp_path
):
    file = returned(blank, tmp_path / "back")
    edit(folder / "statutes" / "atp-act.txt", "person", "man", 1)
    result = run("collect", folder, file, "--accept-other-version")
    page = flat(run("score", folder).stdout)

    assert result.exit_code == 0
    assert "country.yaml, a statute or the questions were changed since, without a new version" in result.stderr
    assert "! 1 sheet was made from another version of this country" in page
    assert "- group-1: version 1.0, pack " in page


def test_a_sheet_of_an_earlier_version_of_the_same_law_is_taken_with_a_word(blank, folder, tmp_path):
    edit(folder / "key.yaml", 'version: "1.0"', 'version: "1.1"')
    result = run("collect", folder, returned(blank, tmp_path / "back"))

    assert result.exit_code == 0
    assert "the law and the questions are the same" in result.stderr
    assert "another version" not in run("score", folder).stdout


def test_a_sheet_of_another_country_is_named_with_both_versions_and_never_taken(blank, folder, tmp_path):
    edit(folder / "country.yaml", "code: XA", "code: XB", 1)
    result = run("collect", folder, returned(blank, tmp_path / "back"), "--accept-other-version")

    assert result.exit_code == 3
    assert "asks about the law of 'XA', version 1.0 (pack " in result.stderr
    assert "is that of XB, version 1.0 (pack " in result.stderr


def test_a_sheet_for_another_edition_of_the_model_law_is_named(blank, folder, tmp_path):
    file = returned(blank, tmp_path / "back", ending=".xlsx")
    book = openpyxl.load_workbook(file)
    for name, value in (("lawcheck.edition", "2031"), ("lawcheck.pack", "0" * 16)):
        book.custom_doc_props[name].value = value
    book.save(file)

    assert "it is for the edition 2031 of the Model Law, and the key for 2009" in run("collect", folder, file).stderr


def test_a_second_file_of_a_group_is_kept_beside_the_first_and_the_page_of_scores_says_so(blank, folder, tmp_path):
    first = returned(blank, tmp_path / "back")
    second = returned(blank, tmp_path / "back", value="absent", name="late.docx")
    result = run("collect", folder, first, second)

    assert "group-1-2, 1 of 15 answered, another file has this group's label; both are kept" in result.stdout
    assert "'group-1-2' is the second file of group-1; both are counted." in flat(run("score", folder).stdout)


def test_a_second_file_takes_the_place_of_the_first_where_the_trainer_says_so(blank, folder, tmp_path):
    run("collect", folder, returned(blank, tmp_path / "back"))
    result = run("collect", folder, returned(blank, tmp_path / "back", value="absent", name="late.docx"), "--replace")
    (kept,) = (folder / "results").iterdir()

    assert "takes the place of another file with this group's label" in result.stdout
    assert yaml.safe_load(kept.read_text(encoding="utf-8"))["file"] == "late.docx"


@pytest.mark.parametrize("name", ["group-1-2", "late.docx"])
def test_what_was_collected_can_be_laid_aside_by_group_or_by_file(blank, folder, tmp_path, name):
    run("collect", folder, returned(blank, tmp_path / "back"))
    run("collect", folder, returned(blank, tmp_path / "back", value="absent", name="late.docx"))
    result = run("collect", folder, "--drop", name)

    assert result.exit_code == 0
    assert f"{name}: laid aside as {folder / 'results' / 'dropped' / 'group-1-2.yaml'}" in result.stdout
    assert "second file" not in run("score", folder).stdout


def test_what_was_never_collected_cannot_be_laid_aside(folder, blank, tmp_path):
    run("collect", folder, returned(blank, tmp_path / "back"))

    assert "nothing is kept of 'group-l'; did you mean 'group-1'?" in run("collect", folder, "--drop", "group-l").stderr
    assert run("collect", folder).exit_code == 2


def test_whatever_else_lies_among_the_sheets_gets_one_line_and_stops_no_other(blank, folder, tmp_path):
    back = tmp_path / "back"
    good = returned(blank, back)
    (back / "empty.docx").write_bytes(b"")
    (back / "inside.docx").mkdir()
    (back / "~$oup-2.docx").write_bytes(b"x")
    (back / "locked.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512)
    (back / "cut.docx").write_bytes(good.read_bytes()[:3000])
    with zipfile.ZipFile(back / "renamed.docx", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<x/>")
    result = run("collect", folder, *sorted(back.iterdir()), back / "gone.docx")

    assert result.exit_code == 3
    assert len(result.stderr.splitlines()) == 7
    assert "inside.docx: this is a folder, no worksheet; name the files in it" in result.stderr
    assert "locked.docx: this is an old .xls or .doc, or a file with a password" in result.stderr
    assert "renamed.docx: this is an OpenDocument file; save it as .xlsx or .docx" in result.stderr
    assert "~$oup-2.docx: this is no worksheet: it shows that one is open" in result.stderr
    assert "1 group in" in result.stdout


def test_a_sheet_in_another_language_is_read_and_so_are_words_of_a_language_that_is_not_its_own(
    blank, packed, folder, tmp_path
):
    run("worksheet", packed[0], "--groups", 2, "--lang", "fr", "-o", tmp_path / "fr")
    french = returned(tmp_path / "fr", tmp_path / "back", "group-2", value="en partie")
    mixed = returned(blank, tmp_path / "back", "group-1", value="absente", ending=".xlsx")
    result = run("collect", folder, french, mixed)
    values = {
        each.stem: yaml.safe_load(each.read_text(encoding="utf-8"))["answers"]["offence.attempt"]["value"]
        for each in (folder / "results").iterdir()
    }

    assert result.exit_code == 0
    assert values == {"group-1": "absent", "group-2": "partial"}


def test_an_earlier_sheet_that_does_not_name_its_pack_is_taken_as_before(blank, folder, tmp_path):
    file = returned(blank, tmp_path / "back", ending=".xlsx")
    book = openpyxl.load_workbook(file)
    for name in ("lawcheck.version", "lawcheck.pack", "lawcheck.edition"):
        del book.custom_doc_props[name]
    book.save(file)
    result = run("collect", folder, file)

    assert (result.exit_code, result.stderr) == (0, "")


def test_sheets_can_be_collected_in_a_participants_folder_and_are_held_against_its_pack(blank, pack, tmp_path):
    taken = run("collect", pack, returned(blank, tmp_path / "back"))
    edit(pack / "statutes" / "atp-act.txt", "person", "man", 1)
    refused = run("collect", pack, returned(blank, tmp_path / "back", "group-2"))

    assert taken.exit_code == 0
    assert refused.exit_code == 3
    assert "this worksheet was made from version 1.0 (pack " in refused.stderr


def test_checking_a_folder_checks_its_key_too(folder):
    edit(folder / "key.yaml", "penal-code 20(1)", "penal-code 20(9)")
    result = CliRunner().invoke(app, ["check", str(folder)])

    assert result.exit_code == 3
    assert "penal-code has no 20(9)" in result.stderr

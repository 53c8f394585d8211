"""``lawcheck init``: what must be known, what is written, and that nothing is left half done."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from lawcheck import workflow
from lawcheck.cli import init as command
from lawcheck.cli.main import app
from lawcheck.errors import LawcheckError
from lawcheck.load.states import find_state
from lawcheck.load.yaml_text import parse_yaml
from lawcheck.model.finding import Result, Scenario
from lawcheck.model.scope import Scope
from lawcheck.store.new_folder import make_folder
from lawcheck.store.starting import Choices, Start, profile_text
from lawcheck.workflow.start_facts import SCOPES, STRUCTURES, TRADITIONS, TREATIES, Checks

FACTS = {
    "--country": "CI",
    "--law-as-at": "2026-06-30",
    "--scope": "protocol",
    "--protocol": "party:2012-10-25",
    "--tradition": "civil-law",
    "--treaties": "monist",
    "--structure": "unitary",
    "--reader": "ab:lead assessor:A. B.",
}


def options(**changes: str) -> list[str]:
    facts = {**FACTS, **{f"--{key.replace('_', '-')}": value for key, value in changes.items()}}
    return [part for key, value in facts.items() for part in (key, value) if value]


def init(folder: Path, *arguments: str, **more):
    return CliRunner().invoke(app, ["init", str(folder), *arguments], **more)


def profile(folder: Path):
    return yaml.safe_load((folder / "country.yaml").read_text(encoding="utf-8"))


def run(*arguments: str) -> str:
    result = CliRunner().invoke(app, list(arguments))

    assert result.exit_code == 0, result.output
    return " ".join(result.stdout.replace("\u00a0", " ").split())


def test_what_was_given_stands_in_the_profile(tmp_path):
    result = init(tmp_path / "new", *options(), "--no-landlocked")

    assert result.exit_code == 0, result.output
    data = profile(tmp_path / "new")
    assert data["country"] == {"code": "CI", "name": {"en": "Côte d'Ivoire", "fr": "Côte d'Ivoire"}}
    assert str(data["law_as_at"]) == "2026-06-30"
    assert data["scope"] == {"instruments": ["protocol"]}
    assert data["system"] == {
        "tradition": "civil-law", "treaties": "monist", "structure": "unitary", "landlocked": False,
    }  # fmt: skip
    assert data["readers"] == [{"id": "ab", "name": "A. B.", "role": {"en": "lead assessor"}}]
    assert list(data["instruments"]) == ["protocol"]
    assert data["statutes"] == []


def test_the_closing_words_name_the_scope_and_the_next_commands(tmp_path):
    words = " ".join(init(tmp_path / "new", *options()).stdout.split())

    assert "made for Côte d'Ivoire; law as at 30 June 2026; scope: Trafficking in Persons Protocol." in words
    for step in ("lawcheck statutes add", "lawcheck suggest", "lawcheck record", "lawcheck check"):
        assert step in words


def test_all_that_is_missing_is_named_at_once(tmp_path):
    result = init(tmp_path / "new")

    assert result.exit_code == 3
    assert (
        "nothing was made: --country, --law-as-at, --scope, --protocol, --tradition, --treaties, --structure, --reader "
        "must be given"
    ) in result.stderr
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("fact", ["country", "law_as_at", "scope", "reader"])
def test_it_does_not_finish_without_a_fact_that_makes_an_assessment_defensible(tmp_path, fact):
    result = init(tmp_path / "new", *options(**{fact: ""}))

    assert result.exit_code == 3
    assert f"nothing was made: --{fact.replace('_', '-')} must be given" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_all_that_is_wrong_is_named_at_once(tmp_path):
    wrong = options(
        country="Frnace", law_as_at="2026-02-30", scope="protocoll", protocol="party", treaties="monst", reader="AB:x"
    )
    result = init(tmp_path / "new", *wrong)

    assert result.exit_code == 3
    for message in (
        "--country: ISO 3166 has no State 'Frnace'; did you mean FR (France)?",
        "--law-as-at: '2026-02-30' is no day",
        "--scope: there is no scope and no theme 'protocoll'; did you mean 'protocol'?",
        "--protocol: a party needs the day on which the instrument binds the State",
        "--treaties: 'monst' is none of monist, dualist, mixed; did you mean 'monist'?",
        "--reader: 'AB' is no id",
    ):
        assert message in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_cut_off_date_to_come_is_refused(library, tmp_path):
    with pytest.raises(
        LawcheckError, match=r"2026-07-02 is to come; the law can be read as at 2026-07-01 at the latest"
    ):
        Checks(library, "2026-07-01").law_as_at("2026-07-02")

    assert Checks(library, "2026-07-01").law_as_at(" 2026-07-01 ") == "2026-07-01"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("CI", "CI"),
        ("civ", "CI"),
        ("côte d’ivoire", "CI"),
        ("Cote d'Ivoire", "CI"),
        ("Allemagne", "DE"),
        ("Germany", "DE"),
        ("Moldova", "MD"),
        ("Moldavie", "MD"),
        ("Republic of Moldova", "MD"),
    ],
)
def test_a_state_is_found_by_code_or_by_name_in_english_or_french(typed, code):
    assert find_state(typed).code == code


def test_a_word_that_several_names_share_names_them_all():
    with pytest.raises(
        LawcheckError, match=r"KR \(Korea, Republic of\), KP \(Korea, Democratic People's Republic of\)"
    ):
        find_state("Korea")


def test_a_name_of_ones_own_stands_in_the_place_of_the_listed_one(tmp_path):
    init(tmp_path / "new", *options(country="MD"), "--name", "en=Moldova", "--name", "ro=Moldova")

    assert profile(tmp_path / "new")["country"]["name"] == {
        "en": "Moldova", "fr": "Moldova, République de", "ro": "Moldova",
    }  # fmt: skip


def test_a_fictional_state_takes_a_code_of_its_own_and_is_marked(tmp_path):
    result = init(tmp_path / "new", *options(country="XB"), "--fictional", "--name", "en=Borduria")

    assert result.exit_code == 0, result.output
    assert profile(tmp_path / "new")["country"] == {"code": "XB", "name": {"en": "Borduria"}, "fictional": True}
    assert "TRAINING - FICTIONAL" in run("assess", str(tmp_path / "new"))


def test_a_fictional_state_does_not_take_the_code_of_a_real_one(tmp_path):
    result = init(tmp_path / "new", *options(), "--fictional", "--name", "en=Borduria")

    assert "--country: CI is the code of a State that exists; a fictional State takes one of XA to XZ" in result.stderr


def test_a_code_of_ones_own_needs_a_name(tmp_path):
    assert "--name must be given" in init(tmp_path / "new", *options(country="XB")).stderr


def test_the_convention_must_be_spoken_of_where_the_scope_covers_it(tmp_path):
    result = init(tmp_path / "new", *options(scope="protocol-untoc"))
    assert "--untoc must be given" in result.stderr

    result = init(tmp_path / "new", *options(scope="protocol-untoc", untoc="not-party"))
    assert result.exit_code == 0, result.output
    assert profile(tmp_path / "new")["instruments"]["untoc"] == {"status": "not-party"}


def test_a_scope_of_everything_is_written_as_an_example(tmp_path):
    init(tmp_path / "new", *options(scope="all", untoc="signatory"))

    assert "scope" not in profile(tmp_path / "new")
    assert "# scope: {instruments: [protocol]}" in (tmp_path / "new/country.yaml").read_text(encoding="utf-8")


def test_themes_are_a_scope(tmp_path):
    init(tmp_path / "new", *options(scope="definition,offence", untoc="signatory"))

    assert profile(tmp_path / "new")["scope"] == {"themes": ["definition", "offence"]}


def test_several_readers_may_be_named(tmp_path):
    init(tmp_path / "new", *options(), "--reader", "cd:second reader")

    assert [each["id"] for each in profile(tmp_path / "new")["readers"]] == ["ab", "cd"]
    assert "# - {id: cd" not in (tmp_path / "new/country.yaml").read_text(encoding="utf-8")


def test_two_readers_of_one_id_are_refused(tmp_path):
    result = init(tmp_path / "new", *options(), "--reader", "ab:second reader")

    assert "--reader: there are several readers called 'ab'" in result.stderr


def test_the_reading_has_one_stub_for_each_criterion_in_scope(tmp_path, library):
    init(tmp_path / "new", *options(scope="compensation", untoc="signatory"))

    data = yaml.safe_load((tmp_path / "new/readings/first.yaml").read_text(encoding="utf-8"))
    assert data["reader"] == "ab"
    assert tuple(data["answers"]) == Scope(themes=("compensation",)).criteria(library)
    assert set(data["answers"].values()) == {None}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_fresh_folder_can_be_checked_assessed_and_reported(tmp_path, language):
    folder = str(tmp_path / "new")
    init(tmp_path / "new", *options(), "--lang", language)

    assert f"texts 0, sections 0, readings first, answers 0: no problem found Next: register a text: lawcheck statutes add {folder} FILE" in run("check", folder)  # fmt: skip
    assert "lawcheck statutes add FOLDER FILE" in run("assess", folder, "--lang", language)
    assert "written" in run("report", folder, "-o", str(tmp_path / f"{language}.docx"), "--lang", language)


def test_nothing_answered_is_not_assessed_and_never_met(tmp_path):
    init(tmp_path / "new", *options())

    found = workflow.assess(tmp_path / "new").findings[Scenario.NOW].values()
    assert {each.result for each in found if not each.provision_id.startswith(("untoc", "model-law"))} == {
        Result.NOT_ASSESSED, Result.RECORD,
    }  # fmt: skip


def test_a_first_text_can_be_added_to_a_fresh_folder(tmp_path):
    init(tmp_path / "new", *options())
    (tmp_path / "act.txt").write_text("1. Title\nThis is the Act.\n2. Offence\nNo one may.\n", encoding="utf-8")
    facts = [
        "--title",
        "Act",
        "--citation",
        "No.1",
        "--rank",
        "statute",
        "--status",
        "in-force",
        "--as-at",
        "2026-01-01",
        "--language",
        "en",
    ]

    run("statutes", "add", str(tmp_path / "new"), str(tmp_path / "act.txt"), *facts)

    assert [each["id"] for each in profile(tmp_path / "new")["statutes"]] == ["act"]
    assert "texts 1, sections 2" in run("check", str(tmp_path / "new"))


def test_every_example_in_the_comments_is_right_when_it_is_uncommented(tmp_path):
    init(tmp_path / "new", *options())
    path = tmp_path / "new/country.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    entry = [line[2:] for line in lines if line.startswith(("# - id:", "#   "))]
    entry = [line for line in entry if "file:" not in line and "not_in_force" not in line and "repeals" not in line]
    kept = [line.replace("# ", "", 1) if line.lstrip().startswith(OPTIONAL) else line for line in lines]
    text = "\n".join(kept).replace("statutes: []", "statutes:\n" + "\n".join(f"  {line}" for line in entry))
    text = text.replace("  protocol: {status: party, since: 2012-10-25}\n", "")
    path.write_text(text + "\n", encoding="utf-8")

    run("check", str(tmp_path / "new"))

    data = profile(tmp_path / "new")
    assert data["statutes"][0]["id"] == "penal-code"
    assert data["instruments"]["protocol"]["reservations"] == ["15(2)"]
    assert {"title", "commissioned_by", "distribution", "version"} <= set(data)
    assert {"landlocked", "notes"} <= set(data["system"])
    assert [each["id"] for each in data["readers"]] == ["ab", "cd"]


OPTIONAL = (
    "# title:", "# commissioned_by:", "# distribution:", "# version:", "# landlocked:", "# notes:", "# - {id: cd",
    "# protocol: {",
)  # fmt: skip


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "new").mkdir()
    (tmp_path / "new/notes.txt").write_text("mine", encoding="utf-8")

    result = init(tmp_path / "new", *options())

    assert "this folder is not empty; nothing was made" in result.stderr
    assert [each.name for each in (tmp_path / "new").iterdir()] == ["notes.txt"]


def test_an_empty_folder_is_filled(tmp_path):
    (tmp_path / "new").mkdir()

    assert init(tmp_path / "new", *options()).exit_code == 0
    assert {each.name for each in (tmp_path / "new").iterdir()} == {"country.yaml", "readings", "statutes"}


def test_a_file_of_this_name_is_no_folder(tmp_path):
    (tmp_path / "new").write_text("mine", encoding="utf-8")

    assert "this is no folder" in init(tmp_path / "new", *options()).stderr


def test_a_folder_below_one_that_is_missing_is_refused(tmp_path):
    assert "the folder above it is not there" in init(tmp_path / "a/b", *options()).stderr


@pytest.mark.parametrize("is_there", [False, True])
@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError, LawcheckError([])])
def test_whatever_stops_it_nothing_is_left(tmp_path, is_there, error):
    folder = tmp_path / "new"
    if is_there:
        folder.mkdir()

    def stopped(made: Path) -> None:
        raise error

    with pytest.raises((KeyboardInterrupt, LawcheckError)):
        make_folder(folder, {"statutes/": b"", "country.yaml": b"x"}, stopped)

    assert list(tmp_path.rglob("*")) == ([folder] if is_there else [])


def test_on_a_terminal_what_is_missing_is_asked_for_and_what_is_wrong_asked_again(tmp_path, monkeypatch):
    monkeypatch.setattr(command, "is_terminal", lambda: True)
    typed = [
        "Ruritania", "Moldova", "Moldova", "", "no", "2999-01-01", "2026-06-30", "", "party", "party:2006-01-01",
        "civil-law", "monist", "unitary", "AB", "ab", "", "-",
    ]  # fmt: skip

    result = init(tmp_path / "new", input="\n".join(typed) + "\n")

    assert result.exit_code == 0, result.output
    data = profile(tmp_path / "new")
    assert data["country"]["name"] == {"en": "Moldova", "fr": "Moldova, République de"}
    assert data["scope"] == {"instruments": ["protocol"]}
    assert data["system"]["landlocked"] is False
    assert data["readers"] == [{"id": "ab", "role": {"en": "lead assessor"}}]


def test_on_a_terminal_only_what_is_missing_is_asked_for(tmp_path, monkeypatch):
    monkeypatch.setattr(command, "is_terminal", lambda: True)

    result = init(tmp_path / "new", *options(tradition=""), "--name", "en=X", "--landlocked", input="mixed\n")

    assert result.exit_code == 0, result.output
    assert result.stderr.count("Legal tradition") == 1
    assert profile(tmp_path / "new")["system"]["tradition"] == "mixed"


def test_what_was_given_wrong_is_refused_before_anything_is_asked(tmp_path, monkeypatch):
    monkeypatch.setattr(command, "is_terminal", lambda: True)

    result = init(tmp_path / "new", *options(tradition="", treaties="monst"))

    assert result.exit_code == 3
    assert "Legal tradition" not in result.stderr


def test_giving_up_in_the_middle_of_the_questions_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(command, "is_terminal", lambda: True)

    result = init(tmp_path / "new", input="Moldova\n")

    assert result.exit_code != 0
    assert list(tmp_path.iterdir()) == []


@given(st.text(min_size=1), st.text(min_size=1))
def test_any_name_and_role_reads_back_as_it_was_typed(name, role):
    start = Start("XB", {"en": name}, True, "2026-06-30", (), (), {}, SYSTEM, [{"id": "ab", "role": {"en": role}}])

    text = profile_text(start, Choices((), (), dict.fromkeys(["tradition", "treaties", "structure", "rank", "status"], ())), str)  # fmt: skip

    data = parse_yaml(text, "country.yaml").data
    assert data["country"] == {"code": "XB", "name": {"en": name}, "fictional": True}
    assert data["readers"] == [{"id": "ab", "role": {"en": role}}]


SYSTEM = {"tradition": "mixed", "treaties": "mixed", "structure": "federal"}


def test_the_choices_are_those_of_the_schema():
    schema = json.loads(workflow.schema("country"))["properties"]["system"]["properties"]

    assert list(TRADITIONS) == schema["tradition"]["enum"]
    assert list(TREATIES) == schema["treaties"]["enum"]
    assert list(STRUCTURES) == schema["structure"]["enum"]
    assert list(SCOPES) == ["protocol", "protocol-untoc", "all"]


def test_the_list_of_states_is_read_by_init_alone():
    import subprocess

    code = "import sys, lawcheck.cli.init, lawcheck.workflow.starting; print('pycountry' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert found.stdout.strip() == "False"


def test_what_is_dated_after_today_is_named_by_check(tmp_path):
    init(tmp_path / "new", *options())
    reading = tmp_path / "new/readings/first.yaml"
    text = reading.read_text(encoding="utf-8")
    answer = "  compensation.basis: {value: undetermined, reason: Waiting., on: 2026-07-15}\n"
    key = next(line for line in text.splitlines() if line.startswith("  compensation."))
    answer = answer.replace("compensation.basis", key.strip().rstrip(":"))
    reading.write_text(text.replace(key + "\n", answer), encoding="utf-8")

    summary = workflow.check(tmp_path / "new", today="2026-05-01")

    assert f"warning: {tmp_path}/new/country.yaml: law_as_at is 2026-06-30, which is to come" in summary
    assert f"{key.strip().rstrip(':')} is of 2026-07-15, which is to come" in summary
    assert "warning" not in workflow.check(tmp_path / "new", today="2026-07-15")


def test_a_file_that_is_registered_twice_is_named_by_statutes_check(tmp_path):
    init(tmp_path / "new", *options())
    (tmp_path / "new/statutes/a.txt").write_text("1. Title\nThis is the Act.\n", encoding="utf-8")
    entry = "{{id: {0}, title: {{en: A}}, citation: A, rank: statute, status: in-force, as_at: 2026-01-01, language: en, file: {1}}}"  # fmt: skip
    path = tmp_path / "new/country.yaml"
    both = f"{entry.format('one', 'statutes/a.txt')}, {entry.format('two', './statutes/a.txt')}"
    path.write_text(path.read_text(encoding="utf-8").replace("statutes: []", f"statutes: [{both}]"), encoding="utf-8")

    assert "One file is registered more than once, as one, two." in run("statutes", "check", str(tmp_path / "new"))

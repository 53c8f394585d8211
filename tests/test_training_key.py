"""The key of a training country: read strictly, verified before the day, sealed for participants."""

from __future__ import annotations

import re

import pytest
from typer.testing import CliRunner

from lawcheck.cli.main import app
from lawcheck.errors import LawcheckError
from lawcheck.model.country import Country
from lawcheck.model.library import Library
from lawcheck.model.reading import Value
from lawcheck.model.scoring import Size
from lawcheck.model.training import CATALOGUE, Difficulty, Grade, Key
from lawcheck.training.sealing import SealError, seal, unseal
from lawcheck.training.verifying import level_of, size_of, verify
from tests.conftest import ROOT
from tests.training import ANSWERS, HEAD, key_text, opened, training_folder

SALT = bytes(range(16))


def run(*arguments: object, **options: object):
    return CliRunner().invoke(app, ["train", *map(str, arguments)], **options)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> tuple[Country, Key]:
    return opened(training_folder(tmp_path_factory.mktemp("key")))


def problems_with(tmp_path, text: str) -> str:
    with pytest.raises(LawcheckError) as caught:
        opened(training_folder(tmp_path, text))
    return str(caught.value)


def faults_with(tmp_path, library: Library, text: str) -> dict[str, tuple[str, ...]]:
    country, key = opened(training_folder(tmp_path, text))
    return {each.code: (each.subject, *each.detail) for each in verify(key, country, library)}


# Reading


def test_a_key_reads_as_the_answers_of_a_reader(read):
    key = read[1]

    assert key.level is Difficulty.DIFFICULT
    assert key.minutes == 90
    assert list(map(str, key.answers["offence.attempt"].cites)) == ["penal-code 20(1)", "penal-code 3"]
    assert key.right_values("scope.internal") == (Value.ABSENT, Value.PARTIAL)
    assert key.teach["scope.internal"]["fr"] == "Leçon."
    assert [each.gap for each in key.planted_in("offence.all-victims")] == ["G22"]


def test_every_problem_of_a_key_is_named_at_once_with_its_place(tmp_path):
    text = key_text(head=HEAD.replace("scope.internal", "scope.internl").replace("atp-act 5]", "atp-act 99]"))
    text = text.replace("atp-act 5(2)", "atp-act 5(9)").replace("penal-code 21(2)", "penal-cod 21(2)")

    said = problems_with(tmp_path, text)

    assert "key.yaml:11:16: unknown criterion 'scope.internl'; did you mean 'scope.internal'?" in said
    assert "key.yaml:16:13: atp-act has no section 99; did you mean '9'?" in said
    assert "key.yaml:49:13: atp-act has no 5(9); 5 has (1)" in said
    assert "unknown statute 'penal-cod' in 'penal-cod 21(2)'; did you mean 'penal-code'?" in said
    assert said.count("\n") == 3


def test_a_planted_gap_names_criteria_that_the_key_answers(tmp_path):
    said = problems_with(tmp_path, key_text(head=HEAD.replace("[scope.internal]", "[definition.act.receipt]")))

    assert "'definition.act.receipt' has no answer in this key" in said


def test_an_alternative_that_is_the_answer_itself_is_refused(tmp_path):
    said = problems_with(tmp_path, key_text().replace("{value: partial, because", "{value: absent, because"))

    assert "'absent' is an answer of this key already" in said


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        ("gap: G23", "gap: G02", "'G23' is not a gap of the catalogue, G01 to G22"),
        ("level: hard", "level: difficult", "'hard' is not one of beginners, intermediate, difficult, expert"),
        ("minutes: 0", "minutes: 90", "a number of minutes"),
    ],
)
def test_the_shape_of_a_key_is_checked(tmp_path, wrong, right, said):
    assert said in problems_with(tmp_path, key_text().replace(right, wrong))


def test_a_country_without_a_key_says_where_there_are_some(tmp_path):
    folder = training_folder(tmp_path)
    (folder / "key.yaml").unlink()

    assert "this country has no key.yaml; see: lawcheck train list" in run("verify", folder).stderr


def test_the_catalogue_has_twenty_two_gaps():
    assert len(CATALOGUE) == 22
    assert (CATALOGUE["G01"], CATALOGUE["G13"], CATALOGUE["G14"], CATALOGUE["G20"], CATALOGUE["G22"]) == tuple("ABCCB")


# Verifying


def test_a_complete_key_has_no_fault(read, library):
    assert verify(read[1], read[0], library) == ()


def test_what_the_key_leaves_out_of_the_scope_is_named_by_theme(tmp_path, library):
    found = faults_with(tmp_path, library, key_text(without=("offence.organising", "scope.victim-protection")))

    assert found["incomplete"] == ("scope", "scope.victim-protection")
    assert run("verify", tmp_path / "minor").exit_code == 3


def test_a_planted_gap_that_the_key_calls_present_is_not_found(tmp_path, library):
    text = key_text().replace("value: absent\n    searched: [atp-act]", "value: present\n    cites: [atp-act 3(4)(b)]")

    assert faults_with(tmp_path, library, text)["not-found"] == ("G02", "scope.internal")


def test_what_the_general_part_may_cover_is_a_gap_where_it_does_not(tmp_path, library):
    text = key_text().replace("offence.attempt:\n    value: present", "offence.attempt:\n    value: partial")

    assert faults_with(tmp_path, library, text) == {}


def test_a_gap_that_leads_to_no_finding_in_scope_is_named(tmp_path, library):
    text = key_text(head=HEAD.replace("[scope.internal]", "[definition.act.receipt]"))
    text += "  definition.act.receipt: {value: absent, searched: [atp-act], reason: None.}\n"

    assert faults_with(tmp_path, library, text)["no-finding"] == ("G02", "definition.act.receipt")


def without(text: str, part: str, *criteria: str) -> str:
    """Leave out a line of some answers."""
    for each in criteria:
        head, begun, rest = text.partition(f"  {each}:\n")
        text = head + begun + re.sub(rf"    {part}: .*\n", "", rest, count=1)
    return text


def test_an_answer_without_a_teaching_point_is_a_warning_and_what_was_planted_comes_first(tmp_path, library):
    text = without(key_text(), "teach", "offence.intent", "offence.attempt")

    assert faults_with(tmp_path, library, text) == {"untaught": ("", "offence.attempt", "offence.intent")}
    assert run("verify", tmp_path / "minor").exit_code == 0


def test_a_key_has_to_say_of_every_answer_what_else_is_accepted(tmp_path, library):
    text = without(key_text(), "accept", "scope.single-offender", "offence.no-extra-element")

    assert faults_with(tmp_path, library, text) == {
        "no-alternatives": ("", "offence.no-extra-element", "scope.single-offender")
    }
    assert run("verify", tmp_path / "minor").exit_code == 0


def test_an_empty_list_says_that_nothing_else_is_accepted(tmp_path, library):
    text = key_text()

    assert text.count("    accept: []\n") == 13
    assert faults_with(tmp_path, library, text) == {}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "offence.intent, offence.inference-from-facts and 7 others."),
        ("fr", "offence.intent, offence.inference-from-facts et 7 autres."),
    ],
)
def test_a_warning_names_the_first_few_and_counts_the_rest(tmp_path, language, said):
    text = re.sub(r"    teach: .*\n", "", key_text())
    shown = run("verify", training_folder(tmp_path, text), "--lang", language).stdout

    assert said in " ".join(shown.split())
    assert "offence.directing" not in shown


def test_a_warning_names_all_where_they_are_few(tmp_path):
    text = without(key_text(), "teach", *list(ANSWERS)[:8])
    shown = " ".join(run("verify", training_folder(tmp_path, text)).stdout.split())

    assert "offence.attempt-excluded-by-basic-concepts." in shown
    assert "others" not in shown


def test_a_state_that_exists_is_no_invention(tmp_path):
    folder = training_folder(tmp_path)
    profile = folder / "country.yaml"
    text = profile.read_text(encoding="utf-8").replace("{en: Arcadia, fr: Arcadie}", "{en: Ivoria, fr: Côte d'Ivoire}")
    profile.write_text(text, encoding="utf-8")
    result = run("verify", folder)

    assert result.exit_code == 3
    assert "'Côte d'Ivoire' is the name of a State, CI." in " ".join(result.stdout.split())


def test_size_counts_sections_words_questions_and_gaps(read):
    size = size_of(read[1], read[0])

    assert (size.texts, size.sections, size.criteria) == (15, 233, 15)
    assert dict(size.gaps) == {Grade.A: 1, Grade.B: 2, Grade.C: 0}
    assert 9000 < size.words < 10000


@pytest.mark.parametrize(
    ("gaps", "words", "level"),
    [
        ((4, 2, 0), 2000, "beginners"),
        ((4, 2, 0), 5000, "intermediate"),
        ((1, 6, 0), 2000, "intermediate"),
        ((2, 6, 0), 2000, "beginners"),
        ((2, 4, 2), 2000, "intermediate"),
        ((2, 4, 4), 2000, "difficult"),
        ((1, 2, 4), 2000, "expert"),
        ((4, 2, 0), 20000, "expert"),
    ],
)
def test_the_level_follows_from_hard_gaps_and_from_how_much_there_is_to_read(gaps, words, level):
    size = Size(1, 10, words, 20, dict(zip(Grade, gaps, strict=True)), 60)

    assert level_of(size) == level


def test_verify_says_in_french_what_is_to_be_known(tmp_path):
    result = run("verify", training_folder(tmp_path), "--lang", "fr")

    assert result.exit_code == 0
    assert "Prêt. Rien n’a été relevé." in result.stdout
    assert "G02 Traite" in result.stdout


def test_a_list_names_level_minutes_and_gaps(tmp_path):
    result = run("list", training_folder(tmp_path))

    assert " ".join(result.stdout.split()).find("en difficult 90 3 1.0 2009") > 0


@pytest.mark.parametrize(
    "folder", sorted(each.parent for each in (ROOT / "examples").glob("*/key.yaml")), ids=lambda f: f.name
)
def test_every_training_country_that_is_shipped_is_ready(folder):
    result = run("verify", folder)

    assert result.exit_code == 0, result.stdout


# Sealing


def test_a_sealed_key_opens_with_its_passphrase_alone():
    sealed = seal("clé".encode(), "kobu-tare", SALT)

    assert unseal(sealed, " kobu-tare ") == "clé".encode()
    with pytest.raises(SealError, match="the passphrase is another"):
        unseal(sealed, "kobu-tara")


def test_the_same_salt_gives_the_same_seal_and_another_another():
    assert seal(b"key", "word", SALT) == seal(b"key", "word", SALT)
    assert seal(b"key", "word", SALT) != seal(b"key", "word", SALT[::-1])


@pytest.mark.parametrize("at", [0, 60, 100, -3])
def test_a_seal_that_was_changed_does_not_open(at):
    sealed = bytearray(seal(b"key" * 50, "word", SALT))
    sealed[at] = ord("A") if sealed[at] != ord("A") else ord("B")

    with pytest.raises(SealError):
        unseal(bytes(sealed), "word")


@pytest.mark.parametrize("text", [b"", b"\xff\xfe", b"key: 1\n", b"lawcheck sealed key, version 1. Open it with: x\n"])
def test_what_is_no_seal_is_refused(text):
    with pytest.raises(SealError, match="this is no sealed key"):
        unseal(text, "word")


def test_a_pack_has_the_law_and_nothing_of_the_key(tmp_path):
    folder = training_folder(tmp_path)
    (folder / "trainer").mkdir()
    (folder / "trainer" / "notes.md").write_text("Lesson of the day", encoding="utf-8")
    (folder / "profile.md").write_text("Arcadia", encoding="utf-8")
    result = run("pack", folder, "-o", tmp_path / "participants", "--passphrase", "kobu")
    files = [each for each in (tmp_path / "participants").rglob("*") if each.is_file()]
    names = sorted(each.relative_to(tmp_path / "participants").as_posix() for each in files)
    text = b"".join(each.read_bytes() for each in files)

    assert result.output.startswith(f"{tmp_path / 'participants'}: written, 19 files, version 1.0 (pack ")
    assert [each for each in names if not each.startswith("statutes/")] == [
        "country.yaml",
        "key.sealed",
        "pack.yaml",
        "profile.md",
    ]
    assert b"Lesson" not in text
    assert b"Because of" not in text
    assert b"G22" not in text


def test_a_pack_is_opened_again_with_the_same_bytes(tmp_path):
    folder = training_folder(tmp_path)
    run("pack", folder, "-o", tmp_path / "p", env={"LAWCHECK_PASSPHRASE": "kobu"})
    closed = run("score", tmp_path / "p")
    wrong = run("unseal", tmp_path / "p", "--passphrase", "kubo")
    right = run("unseal", tmp_path / "p", input="kobu\n")

    assert "the key is sealed: there is key.sealed; open it with: lawcheck train unseal" in closed.stderr
    assert wrong.exit_code == 3
    assert right.exit_code == 0
    assert (tmp_path / "p" / "key.yaml").read_bytes() == (folder / "key.yaml").read_bytes()
    assert "the key is open already" in run("unseal", tmp_path / "p", "--passphrase", "kobu").stderr


def test_a_passphrase_that_was_not_given_is_made_and_shown_once(tmp_path):
    folder = training_folder(tmp_path)
    said = run("pack", folder, "-o", tmp_path / "p").stdout.splitlines()[-1]
    shown = said.removeprefix("The passphrase is shown this once: ")

    assert len(shown) == 24
    assert run("unseal", tmp_path / "p", "--passphrase", shown).exit_code == 0


def test_a_pack_is_never_written_over_a_folder(tmp_path):
    folder = training_folder(tmp_path)

    assert "nothing was written" in run("pack", folder, "-o", folder, "--passphrase", "x").stderr
    assert (folder / "key.yaml").is_file()

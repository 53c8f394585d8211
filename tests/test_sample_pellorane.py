"""The island for beginners: its key is complete and cites what is there, and the rule finds what was planted and no more."""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from lawcheck import workflow
from lawcheck.cli.main import app
from lawcheck.load.yaml_text import parse_yaml
from lawcheck.model.finding import Assessment, Scenario

FOLDER = Path(__file__).resolve().parents[1] / "examples" / "pellorane"
PAGES = sorted(FOLDER.glob("*.md"))
TEXTS = sorted((FOLDER / "statutes").glob("*.txt"))
NAMES = ("Pellorane", "Port Anselm")

FOUND = {  # provision: result today, result if what was enacted were in force, priority
    "protocol.3.b": ("conflict", "conflict", 1),
    "protocol.3.c": ("conflict", "conflict", 1),
    "protocol.3.d": ("conflict", "conflict", 1),
    "protocol.5.2.a": ("not-met", "not-met", 1),
    "protocol.3.a.means": ("partly-met", "partly-met", 2),
    "protocol.5.1": ("partly-met", "partly-met", 2),
    "protocol.6.6": ("partly-met", "met", 2),
    "protocol.7.1": ("not-met", "not-met", 3),
}
PLANTED = {  # by the catalogue of gaps
    "G03": "protocol.3.a.means",
    "G04": "protocol.3.d",
    "G05": "protocol.3.c",
    "G07": "protocol.3.b",
    "G10": "protocol.5.2.a",
    "G12": "protocol.7.1",
    "G13": "protocol.6.6",
    "G21": "protocol.5.1",
}
# An accepted answer that changes a finding: what the finding then is.
MOVED = {
    ("offence.standalone", "absent"): {"protocol.5.1": "not-met"},
    ("privacy.identity-protected", "partial"): {"protocol.6.1": "partly-met"},
}


def read_key() -> dict[str, Any]:
    path = FOLDER / "key.yaml"
    data: dict[str, Any] = parse_yaml(path.read_text(encoding="utf-8"), str(path)).data
    return data


KEY = read_key()


def assessed(folder: Path, changed: dict[str, dict[str, Any]] | None = None) -> Assessment:
    """Assess the country with the key as its reading; ``changed`` replaces answers."""
    if not folder.exists():
        shutil.copytree(FOLDER, folder)
    (folder / "readings").mkdir(exist_ok=True)
    answers = {**KEY["answers"], **(changed or {})}
    kept = ("value", "cites", "searched", "reason")
    reading = {
        "reader": "table-a",
        "language": KEY["language"],
        "answers": {
            each: {**{name: answer[name] for name in kept if name in answer}, "on": "2026-07-01"}
            for each, answer in answers.items()
        },
    }
    text = json.dumps(reading, ensure_ascii=False).replace('"2026-07-01"', "2026-07-01")
    (folder / "readings" / "first.yaml").write_text(text, encoding="utf-8")
    return workflow.assess(folder)


@pytest.fixture(scope="module")
def assessment(tmp_path_factory: pytest.TempPathFactory) -> Assessment:
    return assessed(tmp_path_factory.mktemp("key") / "pellorane")


def test_the_key_answers_every_question_in_scope_and_no_other(assessment):
    asked = assessment.country.scope.criteria(assessment.library)

    assert sorted(KEY["answers"]) == sorted(asked)
    assert len(asked) == 69


def test_every_citation_and_every_place_searched_is_there(tmp_path):
    folder = tmp_path / "pellorane"
    assessed(folder)

    assert "no problem found" in CliRunner().invoke(app, ["check", str(folder)]).output


def test_what_rests_on_words_cites_them_and_what_is_absent_was_searched():
    for each, answer in KEY["answers"].items():
        if answer["value"] in {"present", "partial", "conflict"}:
            assert answer.get("cites"), each
        if answer["value"] == "absent":
            assert answer.get("searched"), each


@pytest.mark.parametrize("provision", FOUND)
def test_a_planted_gap_is_found_with_its_priority(assessment, provision):
    now, enacted = (assessment.findings[scenario][provision] for scenario in (Scenario.NOW, Scenario.ENACTED))

    assert (now.result, enacted.result, int(now.priority)) == FOUND[provision]


def test_nothing_else_is_found(assessment):
    short = {each for each, finding in assessment.findings[Scenario.NOW].items() if finding.priority is not None}

    assert short == set(FOUND)


def test_the_words_are_those_of_each_level(assessment, tmp_path):
    folder = tmp_path / "pellorane"
    assessed(folder)
    page = CliRunner().invoke(app, ["assess", str(folder), "--provision", "protocol.7.1"]).output

    assert "No provision and no record found" in page
    assert "Not met" not in page


def test_what_is_not_planted_is_met_or_does_not_apply(assessment):
    rest = {
        each: str(finding.result)
        for each, finding in assessment.findings[Scenario.NOW].items()
        if each not in FOUND and str(finding.result) not in {"out-of-scope", "record"}
    }

    assert rest == {
        "protocol.3.a.acts": "met",
        "protocol.3.a.purpose": "met",
        "protocol.4": "met",
        "protocol.5.2.b": "met",
        "protocol.5.2.c": "met",
        "protocol.6.1": "met",
        "protocol.6.2.a": "met",
        "protocol.6.2.b": "met",
        "protocol.7.2": "not-applicable",
    }


def test_the_gaps_are_those_of_the_catalogue_and_each_lies_under_its_provision(library):
    assert {each["gap"] for each in KEY["gaps"]} == set(PLANTED)
    for gap in KEY["gaps"]:
        provision = library.provisions[PLANTED[gap["gap"]]]
        assert set(gap["criteria"]) & {*provision.criterion_ids, *provision.practice}, gap["gap"]
        for each in gap["criteria"]:
            assert KEY["answers"][each]["value"] != "not-applicable", each


def test_the_places_of_the_gaps_are_in_the_texts(tmp_path):
    folder = tmp_path / "pellorane"
    wheres = [where for gap in KEY["gaps"] for where in gap["where"]]
    assessed(folder, {"offence.standalone": {**KEY["answers"]["offence.standalone"], "cites": wheres}})

    assert "no problem found" in CliRunner().invoke(app, ["check", str(folder)]).output


ACCEPTED = [(each, other["value"]) for each, answer in KEY["answers"].items() for other in answer.get("accept", ())]


@pytest.mark.parametrize(("criterion", "value"), ACCEPTED)
def test_an_accepted_answer_is_another_one_and_moves_what_its_reason_says(assessment, tmp_path, criterion, value):
    answer = KEY["answers"][criterion]
    places = {"cites": answer.get("cites") or ["atp-act 3"], "searched": ["atp-act", "penal-code"]}
    other = {"value": value, "reason": "Another careful reader."}
    if value == "absent":
        other["searched"] = places["searched"]
    elif value != "not-applicable":
        other["cites"] = places["cites"]

    moved = assessed(tmp_path / "pellorane", {criterion: other}).findings[Scenario.NOW]
    before = assessment.findings[Scenario.NOW]
    changed = {each: str(found.result) for each, found in moved.items() if found.result != before[each].result}

    assert value != answer["value"]
    assert changed == MOVED.get((criterion, value), {})


@pytest.mark.parametrize("page", [*PAGES, *TEXTS], ids=lambda path: path.name)
def test_every_page_is_marked_at_its_head(page):
    mark = "FORMATION - FICTIF" if page.name.endswith(".fr.md") else "TRAINING - FICTIONAL"

    assert mark in "\n".join(page.read_text(encoding="utf-8").splitlines()[:3])


@pytest.mark.parametrize("name", ["country.yaml", "key.yaml"])
def test_every_file_of_data_is_marked(name):
    assert "TRAINING - FICTIONAL" in "\n".join((FOLDER / name).read_text(encoding="utf-8").splitlines()[:2])


def test_the_island_is_fictional_and_its_names_resemble_no_state():
    import pycountry

    states = {
        getattr(each, key) for each in pycountry.countries for key in ("name", "common_name") if hasattr(each, key)
    }
    close = [
        (name, state)
        for name in NAMES
        for state in states
        if SequenceMatcher(None, plain(name), plain(state)).ratio() >= 0.7
    ]

    assert close == []
    assert pycountry.countries.get(alpha_2="XB") is None


def plain(name: str) -> str:
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()


def test_the_profile_and_the_key_speak_english_and_french():
    for place, text in bilingual(KEY):
        assert set(text) == {"en", "fr"}, place
        assert all(text.values()), place


def bilingual(item: Any, place: str = "") -> list[tuple[str, dict[str, str]]]:
    """Give every mapping by language, with where it stands."""
    if isinstance(item, list):
        return [found for n, each in enumerate(item) for found in bilingual(each, f"{place}[{n}]")]
    if not isinstance(item, dict):
        return []
    if "en" in item or "fr" in item:
        return [(place, item)]
    return [found for key, each in item.items() for found in bilingual(each, f"{place}.{key}")]


def test_the_french_keeps_its_blanks():
    french = [text["fr"] for _, text in bilingual(KEY)]
    french += [
        re.sub(r"```.*?```|`[^`]*`", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        for path in PAGES
        if path.name.endswith(".fr.md")
    ]

    assert [each for each in french if re.search(r" [:;?!»]|« |«(?!\u00a0)", each)] == []


def test_no_text_takes_seven_words_in_a_row_from_the_protocol(shared):
    official = runs((shared / "tip-protocol.en.md").read_text(encoding="utf-8"))

    assert {each for path in TEXTS for each in runs(path.read_text(encoding="utf-8")) if each in official} == set()


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z]+", text.lower())
    return set(zip(*(words[n:] for n in range(7)), strict=False))


def test_every_answer_teaches_gives_a_reason_and_says_what_else_is_accepted():
    for each, answer in KEY["answers"].items():
        assert isinstance(answer["accept"], list), each
        assert set(answer) <= {"value", "cites", "searched", "reason", "accept", "teach"}, each
        assert answer["reason"] and answer["teach"], each


def test_what_participants_get_does_not_give_the_gaps_away():
    for name in ("README.md", "handout.md", "handout.fr.md", "profile.md", "profile.fr.md", "country.yaml"):
        text = (FOLDER / name).read_text(encoding="utf-8")
        assert not re.search(r"\bG\d\d\b|planted|lacunes? du corrigé", text), name


def test_a_sample_without_a_reading_is_listed_copied_and_recorded(tmp_path):
    runner, folder = CliRunner(), tmp_path / "island"

    assert "pellorane" in runner.invoke(app, ["examples", "list"]).output
    copied = runner.invoke(app, ["examples", "copy", "pellorane", str(folder)])
    walked = runner.invoke(app, ["record", str(folder), "--plain", "--reader", "table-a"], input="q\n")

    assert "Next: lawcheck train verify" in copied.output
    assert "0 of 69" in walked.output


def test_the_walk_asks_only_what_is_in_scope(tmp_path):
    folder = tmp_path / "island"
    shutil.copytree(FOLDER, folder)
    walked = CliRunner().invoke(
        app, ["record", str(folder), "--plain", "--reader", "table-a", "--theme", "offence"], input="q\n"
    )

    assert "0 of 12" in walked.output  # the library has sixteen


def test_a_worksheet_asks_only_what_is_in_scope(tmp_path):
    folder = tmp_path / "island"
    shutil.copytree(FOLDER, folder)
    written = CliRunner().invoke(app, ["worksheet", str(folder), "-o", str(tmp_path / "sheet.docx")])

    assert "69 questions" in written.output


def test_the_tables_share_all_questions():
    shares = {
        "A": ("definition.act.", "definition.means."),
        "B": ("definition.purpose.", "definition.consent.", "definition.child."),
        "C": ("offence.", "scope."),
        "D": ("privacy.", "information.", "participation.", "compensation.", "stay.", "reflection.", "permit."),
    }
    counts = [sum(each.startswith(begins) for each in KEY["answers"]) for begins in shares.values()]
    handouts = [(FOLDER / name).read_text(encoding="utf-8") for name in ("handout.md", "handout.fr.md")]

    assert counts == [16, 18, 15, 20]
    for text in handouts:
        assert re.findall(r"^\| [A-D] \|.*\| (\d+) \|$", text, flags=re.MULTILINE) == ["16", "18", "15", "20"]

"""A user's own instrument is a folder of YAML, assessed with the answers that are there already."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lawcheck import workflow
from lawcheck.cli.main import app
from lawcheck.model.finding import Scenario
from tests.conftest import ARCADIA, ROOT

P29 = ROOT / "docs" / "p29"


def test_the_worked_example_is_assessed_without_a_new_answer():
    found = workflow.assess(ARCADIA, extra_libraries=[P29]).findings[Scenario.NOW]
    results = {each.provision_id: str(each.result) for each in found.values() if each.provision_id.startswith("p29.")}

    assert results.keys() == {"p29.1.1", "p29.1.2", "p29.1.3", "p29.2", "p29.3", "p29.4.1", "p29.4.2", "p29.5", "p29.6"}
    assert "not-assessed" not in results.values()
    assert results["p29.6"] == "record"


def test_what_the_state_has_not_joined_is_never_priority_1():
    found = workflow.assess(ARCADIA, extra_libraries=[P29]).findings[Scenario.NOW]

    assert {each.binding for each in found.values() if each.provision_id.startswith("p29.")} == {"not-party"}
    assert all(each.priority != 1 for each in found.values() if each.provision_id.startswith("p29."))


def test_without_it_nothing_of_it_is_there():
    assert not any(each.startswith("p29.") for each in workflow.assess(ARCADIA).findings[Scenario.NOW])


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return Path(shutil.copytree(P29, tmp_path / "own"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


MISTAKES = [
    (
        "05-cooperation.yaml",
        "pillar: partnership",
        "pilar: partnership",
        "unknown key 'pilar'",
        "did you mean 'pillar'?",
    ),
    (
        "05-cooperation.yaml",
        "police-cooperation.channels",
        "police-cooperation.chanels",
        "unknown criterion 'police-cooperation.chanels'",
        "did you mean 'police-cooperation.channels'?",
    ),
    ("05-cooperation.yaml", "{en: Cooperation, fr: Coopération}", "{en: Cooperation}", "the text lacks fr", ""),
    ("05-cooperation.yaml", "sources: [p29 5]", "sources: [p28 5]", "unknown instrument 'p28'", "did you mean 'p29'?"),
    ("05-cooperation.yaml", "level: mandatory", "level: qualified", "the key 'qualifier' is missing", "limit the duty"),
    ("05-cooperation.yaml", "id: p29.5", "id: protocol.5.1", "the id 'protocol.5.1' is already taken", ""),
    (
        "05-cooperation.yaml",
        "    sources: [p29 5]",
        "    implements: [p29.55]\n    sources: [p29 5]",
        "unknown provision 'p29.55'",
        "did you mean 'p29.5'?",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "message", "remedy"), MISTAKES, ids=[case[3] for case in MISTAKES])
def test_each_mistake_in_a_library_is_named_with_its_place(own, file, old, new, message, remedy):
    change(own / "p29" / file, old, new)

    result = CliRunner().invoke(app, ["check", "--library", str(own)])

    line = next(line for line in result.stderr.splitlines() if message in line)
    assert result.exit_code == 3
    assert f"{file}:" in line and remedy in line
    assert line.split(f"{file}:")[1].split(":")[0].isdigit()


def test_a_circle_of_implements_is_named_and_so_is_everything_else_at_once(own):
    change(own / "p29" / "05-cooperation.yaml", "    sources: [p29 5]", "    implements: [p29.3]\n    sources: [p29 5]")
    change(
        own / "p29" / "03-identification-and-recovery.yaml",
        "    sources: [p29 3]",
        "    implements: [p29.5]\n    sources: [p29 3]",
    )
    change(own / "p29" / "02-prevention.yaml", "prevention.root-causes", "prevention.root-cause")

    result = CliRunner().invoke(app, ["check", "--library", str(own)])

    assert "'implements' runs in a circle: p29.3 -> p29.5 -> p29.3" in result.stderr
    assert "did you mean 'prevention.root-causes'?" in result.stderr


PENALTIES = [
    # recorded,                                                              four years,     no fine alone
    ("trafficking: {cites: [atp-act 6(1)], maximum: 4 years, fine: none}", "present", "present"),
    ("trafficking: {cites: [atp-act 6(1)], maximum: 47 months, fine: beside}", "absent", "present"),
    ("trafficking: {cites: [atp-act 6(1)], maximum: life, fine: instead}", "present", "conflict"),
    ("trafficking: {cites: [atp-act 6(1)]}", "undetermined", "undetermined"),
    (
        (
            "trafficking: {cites: [atp-act 6(1)], maximum: 12 years, fine: none}\n"
            "  trafficking-adult: {kind: basic, cites: [atp-act 7(1)], maximum: 2 years, fine: none}"
        ),
        "partial",
        "present",
    ),
    (
        (
            "trafficking: {cites: [atp-act 6(1)], maximum: 12 years, fine: none}\n"
            "  rape: {cites: [penal-code 150(2)], maximum: 3 years, fine: instead}"
        ),
        "present",
        "present",
    ),
]


@pytest.mark.parametrize(("recorded", "four_years", "no_fine"), PENALTIES)
def test_recorded_penalties_answer_by_rule(tmp_path, recorded, four_years, no_fine):
    folder = Path(shutil.copytree(ARCADIA, tmp_path / "land"))
    reading = f"reader: ab\nlanguage: en\nanswers: {{}}\npenalties:\n  {recorded}\n"
    (folder / "readings" / "first.yaml").write_text(reading, encoding="utf-8")

    answers = workflow.assess(folder).reading.answers

    assert [answers[each].value for each in ("penalties.four-years", "penalties.no-fine-alone")] == [
        four_years,
        no_fine,
    ]


def test_an_answer_that_contradicts_the_recorded_penalty_is_named(tmp_path):
    folder = Path(shutil.copytree(ARCADIA, tmp_path / "land"))
    reading = (
        "reader: ab\nlanguage: en\nanswers:\n  penalties.four-years: {value: absent, searched: [atp-act], reason: none}\n"
        "penalties:\n  trafficking: {cites: [atp-act 6(1)], minimum: 5 years, maximum: 4 years}\n"
    )
    (folder / "readings" / "first.yaml").write_text(reading, encoding="utf-8")

    result = CliRunner().invoke(app, ["check", str(folder)])

    assert "first.yaml:4:" in result.stderr
    assert "the recorded penalties give 'present' here, and the answer is 'absent'" in result.stderr
    assert "the minimum is above the maximum" in result.stderr


def test_penalties_stand_side_by_side_in_the_report(arcadia):
    text = workflow.render(workflow.gap_report(arcadia, "en"), ".md").decode()

    assert "Trafficking, basic form | 3 years | 12 years | instead of imprisonment" in text
    assert "Rape | 5 years | 20 years" in text

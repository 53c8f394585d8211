"""What an assessment covers: what lies outside is said to be outside, and is neither open nor met."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import docx
import jsonschema
import pytest
from typer.testing import CliRunner

from lawcheck import workflow
from lawcheck.cli.main import app
from lawcheck.errors import LawcheckError
from lawcheck.findings.derive import derive_assessment
from lawcheck.model.finding import Result, Scenario
from lawcheck.model.library import Library
from lawcheck.model.scope import Scope
from tests.conftest import ARCADIA
from tests.making import answer, country, override, reading

FIRST_LINE = "law_as_at: 2026-06-30\n"


def scoped(tmp_path: Path, scope: str) -> Path:
    folder = Path(shutil.copytree(ARCADIA, tmp_path / "arcadia"))
    profile = folder / "country.yaml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(text.replace(FIRST_LINE, f"{FIRST_LINE}scope: {scope}\n"), encoding="utf-8")
    return folder


def run(*arguments: str) -> str:
    result = CliRunner().invoke(app, list(arguments))

    assert result.exit_code == 0, result.output
    return " ".join(result.stdout.replace("\u00a0", " ").split())


def test_what_is_outside_is_neither_open_nor_met_nor_counted(tmp_path):
    assessment = workflow.assess(scoped(tmp_path, "{instruments: [protocol]}"))

    found = assessment.findings[Scenario.NOW]
    outside = [each for each in found.values() if each.result is Result.OUT_OF_SCOPE]
    assert {each.provision_id.partition(".")[0] for each in outside} == {"untoc", "model-law"}
    assert not any(each.is_open or each.is_gap or each.priority or each.flags for each in outside)
    whole = workflow.assess(ARCADIA).totals[Scenario.NOW]
    assert assessment.totals[Scenario.NOW].duties < whole.duties
    assert assessment.totals[Scenario.NOW].criteria_asked < whole.criteria_asked


def test_findings_in_scope_are_what_they_are_without_a_scope(tmp_path, arcadia):
    assessment = workflow.assess(scoped(tmp_path, "{instruments: [protocol]}"))

    for scenario in Scenario:
        for each, found in assessment.findings[scenario].items():
            if each.startswith("protocol."):
                assert found == arcadia.findings[scenario][each]


def test_a_theme_takes_the_provisions_that_ask_one_of_its_criteria(library: Library):
    scope = Scope(themes=("compensation",))

    taken = [each.id for each in library.provisions.values() if scope.takes(each, library) and each.means]

    assert "protocol.6.6" in taken
    assert "protocol.3.a.means" not in taken
    assert "compensation.state-fund" in scope.criteria(library)
    assert "definition.means.fraud" not in scope.criteria(library)


def test_the_first_page_says_what_the_scope_was(tmp_path):
    folder = str(scoped(tmp_path, "{instruments: [protocol], themes: [definition]}"))

    assert (
        "Scope Trafficking in Persons Protocol; themes: Definition of trafficking in persons. 252 provisions of the "
        "library are out of this scope and are not assessed; nothing is said of them."
    ) in run("assess", folder)
    assert "Champ de l’évaluation Protocole relatif à la traite des personnes ; thèmes : " in run(
        "assess", folder, "--lang", "fr"
    )


def test_the_report_names_the_scope_on_its_cover_and_lists_what_is_outside_in_annex_a(tmp_path):
    folder = scoped(tmp_path, "{instruments: [protocol], themes: [definition]}")
    file = tmp_path / "report.md"

    run("report", str(folder), "-o", str(file))
    text = " ".join(file.read_text(encoding="utf-8").split())

    assert "Trafficking in Persons Protocol; themes: Definition of trafficking in persons" in text
    findings = text.partition("## 5\\. Findings")[2].partition("## 6\\.")[0]
    assert "252 provisions of the library are out of this scope" in findings
    assert "Possibility of compensation" not in findings
    assert "Out of the scope" in text.partition("# Annex A")[2]


def test_one_finding_outside_says_so_in_one_sentence(tmp_path):
    folder = str(scoped(tmp_path, "{instruments: [protocol]}"))

    sentence = "Not assessed: this provision is out of the scope of the assessment (Trafficking in Persons Protocol)."
    assert sentence in run("assess", folder, "--provision", "untoc.2.a")
    assert sentence in run("explain", folder, "untoc.2.a")


def test_the_json_names_the_scope_and_follows_its_schema(tmp_path):
    folder = str(scoped(tmp_path, "{instruments: [protocol]}"))

    data = json.loads(CliRunner().invoke(app, ["assess", folder, "--json"]).stdout)

    jsonschema.validate(data, json.loads(workflow.schema("assessment")))
    assert data["scope"] == {"instruments": ["protocol"], "themes": []}
    assert {each["result"] for each in data["findings"] if each["instrument"] != "protocol"} == {"out-of-scope"}


def test_an_open_question_outside_fails_no_script(tmp_path):
    folder = str(scoped(tmp_path, "{themes: [definition]}"))

    assert CliRunner().invoke(app, ["assess", folder, "--fail-on", "open"]).exit_code == 0


def test_the_reading_plan_asks_nothing_that_is_outside(tmp_path):
    folder = scoped(tmp_path, "{themes: [definition]}")

    assert "Nothing is open" in run("suggest", str(folder))


def test_an_override_outside_is_not_applied(library: Library):
    law = country()
    given = reading({"definition.means.fraud": answer("absent")}, overrides={"untoc.2.a": override("met")})
    from dataclasses import replace

    law = replace(law, scope=Scope(instruments=("protocol",)))
    found = derive_assessment(library, law, given).findings[Scenario.NOW]["untoc.2.a"]

    assert (found.result, found.computed) == (Result.OUT_OF_SCOPE, None)


@pytest.mark.parametrize(
    ("scope", "message"),
    [
        ("{instruments: [protokol]}", "the library has no instrument 'protokol'; did you mean 'protocol'?"),
        ("{themes: [definitions]}", "the library has no theme 'definitions'; did you mean 'definition'?"),
        ("{instruments: [travaux]}", "the library has no instrument 'travaux'; there is protocol, untoc, model-law"),
        ("{instruments: []}", "must not be empty"),
        ("{}", "must not be empty"),
        ("{theme: [definition]}", "unknown key 'theme'"),
    ],
)
def test_a_scope_that_names_nothing_known_is_a_problem(tmp_path, scope, message):
    with pytest.raises(LawcheckError) as raised:
        workflow.assess(scoped(tmp_path, scope))

    assert message in str(raised.value)


def test_the_walk_asks_and_counts_what_the_scope_covers(tmp_path):
    folder = scoped(tmp_path, "{themes: [definition]}")
    (folder / "readings" / "first.yaml").write_text("reader: ab\nlanguage: en\nanswers: {}\n", encoding="utf-8")

    done = CliRunner().invoke(app, ["record", str(folder), "--plain"], input="q\n")

    assert "0 of 42 criteria are answered." in " ".join(done.output.split())


def test_a_worksheet_asks_what_the_scope_covers(tmp_path):
    folder = scoped(tmp_path, "{themes: [definition]}")

    done = CliRunner().invoke(app, ["worksheet", str(folder), "-o", str(tmp_path / "q.docx"), "--only", "all"])
    text = docx.Document(tmp_path / "q.docx").element.xml

    assert done.exit_code == 0, done.output
    assert "definition.act.recruitment" in text
    assert "compensation." not in text


def test_a_scope_can_name_provisions_and_whole_articles(library: Library):
    scope = Scope(provisions=("protocol.6.3.d", "untoc.10"))

    taken = [each.id for each in library.provisions.values() if scope.takes(each, library)]

    assert taken == ["protocol.6.3.d", "untoc.10.1", "untoc.10.2", "untoc.10.3", "untoc.10.4"]


def test_an_article_is_not_another_whose_number_begins_alike(library: Library):
    scope = Scope(provisions=("protocol.1",))

    assert not any(scope.takes(library.provisions[each], library) for each in ("protocol.10.1.a", "protocol.11.1"))


def test_the_first_page_names_the_provisions_of_the_scope(tmp_path):
    folder = str(scoped(tmp_path, "{provisions: [protocol.3.a, untoc.10, model-law.10]}"))

    english, french = run("assess", folder), run("assess", folder, "--lang", "fr")

    assert "provisions: Trafficking in Persons Protocol, art. 3(a); UNTOC, art. 10; Model Law, art. 10. " in english
    assert "dispositions : Protocole relatif à la traite des personnes, art. 3 a)" in french


def test_data_name_the_provisions_of_the_scope(tmp_path):
    folder = scoped(tmp_path, "{provisions: [protocol.3]}")

    data = json.loads(CliRunner().invoke(app, ["assess", str(folder), "--json"]).stdout)

    assert data["scope"] == {"instruments": [], "themes": [], "provisions": ["protocol.3"]}


def test_a_provision_that_there_is_not_is_answered_with_the_nearest(tmp_path):
    with pytest.raises(LawcheckError) as caught:
        workflow.assess(scoped(tmp_path, "{provisions: [protocol.3.x, protocol]}"))

    assert [each.message for each in caught.value.problems] == [
        "the library has no provision 'protocol.3.x'",
        "the library has no provision 'protocol'",
    ]
    assert "protocol.3" in caught.value.problems[0].remedy

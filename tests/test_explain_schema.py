"""What ``explain --json`` prints has the shape that ``schema explain`` prints, which editors and scripts rely on."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from typer.testing import CliRunner

from lawcheck import workflow
from lawcheck.cli.main import app
from lawcheck.model.country import Status
from lawcheck.model.finding import Assessment, Binding, Flag, Result, Scenario
from lawcheck.model.library import Level, Means
from lawcheck.model.reading import Value
from lawcheck.workflow import explaining
from tests.conftest import ARCADIA

SCHEMA = json.loads(workflow.schema("explain"))
DOCS = Path(__file__).resolve().parent.parent / "docs" / "output.md"
# met, open, overridden, not applicable, a record, unanswered, in conflict, decided on record, awaiting a text
SEVERAL = (
    "protocol.2",
    "protocol.8.2",
    "protocol.8.4",
    "protocol.8.6",
    "protocol.1.1",
    "protocol.10.1.c",
    "protocol.3.c",
    "protocol.6.3.d",
    "protocol.6.6",
    "untoc.10.1",
    "model-law.33",
)


def explained(assessment: Assessment, item: str, language: str = "en", scenario: Scenario = Scenario.NOW) -> Any:
    return json.loads(explaining.as_json(assessment, item, language, scenario))


@pytest.mark.parametrize("scenario", list(Scenario))
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("provision", SEVERAL)
def test_an_explanation_follows_its_schema(arcadia: Assessment, provision: str, language: str, scenario: Scenario):
    found = explained(arcadia, provision, language, scenario)

    jsonschema.validate(found, SCHEMA)
    assert (found["language"], found["scenario"]) == (language, str(scenario))
    assert [each["id"] for each in found["explanations"]] == [provision]


def test_the_provisions_tried_cover_every_kind_of_supposition_and_both_readings_of_the_table(arcadia: Assessment):
    found = [explained(arcadia, each)["explanations"][0] for each in SEVERAL]
    supposed = {tuple(each["if"]) for one in found for each in (*one["what_would_change_it"], *one["if_repealed"])}

    assert supposed == {("criteria", "value"), ("text", "status"), ("decision",), ("repealed",)}
    assert {len(one["table"]) for one in found} == {0, 1, 2}
    assert any(one["computed"] for one in found)


def test_what_is_outside_the_scope_follows_the_schema_too(tmp_path: Path):
    folder = workflow.copy_sample("arcadia", tmp_path / "arcadia")
    profile = folder / "country.yaml"
    profile.write_text(f"{profile.read_text(encoding='utf-8')}\nscope: {{themes: [definition]}}\n", encoding="utf-8")

    found = json.loads(CliRunner().invoke(app, ["explain", str(folder), "untoc.2.a", "--json"]).stdout)

    jsonschema.validate(found, SCHEMA)
    assert found["explanations"][0]["result"] == "out-of-scope"


@pytest.mark.parametrize(
    ("steps", "wrong"),
    [
        (("extra",), 1),
        (("format",), 2),
        (("explanations", 0, "result"), "compliant"),
        (("explanations", 0, "score"), 71),
        (("explanations", 0, "asked", 0, "role"), "main"),
        (("explanations", 0, "criteria", 0, "worth", "worst"), "undetermined"),
        (("explanations", 0, "table", 0, "decided"), 7),
        (("explanations", 0, "what_would_change_it", 0, "if"), {"decision": "on-record", "text": "atp-act"}),
    ],
)
def test_the_schema_refuses_what_lawcheck_never_prints(arcadia: Assessment, steps: tuple[Any, ...], wrong: object):
    found = deepcopy(explained(arcadia, "protocol.6.6"))
    inner = found
    for step in steps[:-1]:
        inner = inner[step]
    inner[steps[-1]] = wrong

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(found, SCHEMA)


def test_the_codes_of_the_schema_are_those_of_the_rule():
    parts = SCHEMA["$defs"]
    one = parts["explanation"]["properties"]

    def codes(part: Any) -> set[str]:
        return {str(each) for each in part["enum"] if each is not None}

    assert codes(parts["result"]) == set(Result)
    assert codes(parts["answered"]) == set(Value)
    assert codes(parts["scenario"]) == set(Scenario)
    assert codes(one["level"]) == set(Level)
    assert codes(one["means"]) == set(Means)
    assert codes(one["binding"]) == set(Binding)
    assert codes(one["flags"]["items"]["properties"]["flag"]) == set(Flag)
    assert codes(parts["supposed"]["oneOf"][1]["properties"]["status"]) <= set(Status)


def test_every_key_of_an_explanation_is_documented():
    text = DOCS.read_text(encoding="utf-8")

    assert [key for key in SCHEMA["$defs"]["explanation"]["properties"] if f"`{key}`" not in text] == []


def test_the_schema_is_printed_by_its_command():
    result = CliRunner().invoke(app, ["schema", "explain"])

    assert json.loads(result.stdout)["$id"] == "urn:lawcheck:explain"
    jsonschema.Draft202012Validator.check_schema(json.loads(result.stdout))


def test_the_sample_folder_is_what_the_command_explains():
    result = CliRunner().invoke(app, ["explain", str(ARCADIA), "protocol.3", "--json", "--lang", "fr"])

    jsonschema.validate(json.loads(result.stdout), SCHEMA)

"""What the documents say can be typed as it stands."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lawcheck import workflow
from lawcheck.cli.main import COMMANDS, app
from tests.conftest import ARCADIA, ROOT

DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
SESSIONS = [
    (path.name, line[2:])
    for path in DOCUMENTS
    for line in path.read_text(encoding="utf-8").splitlines()
    if line.startswith("$ lawcheck")
]


@pytest.mark.parametrize(("document", "command"), SESSIONS)
def test_every_command_of_a_session_runs(tmp_path, monkeypatch, document, command):
    shutil.copytree(ARCADIA, tmp_path / "examples" / "arcadia")
    shutil.copytree(ROOT / "docs" / "p29", tmp_path / "docs" / "p29")
    if "examples copy" not in command:
        shutil.copytree(ARCADIA, tmp_path / "arcadia")
    monkeypatch.chdir(tmp_path)

    result = CliRunner().invoke(app, shlex.split(command)[1:])

    assert result.exit_code == 0, result.output


def test_the_readme_names_every_command():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert [name for name in COMMANDS if f"`lawcheck {name}" not in readme] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_to_a_file(path: Path):
    targets = re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))

    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_every_key_of_the_country_and_reading_schemas_is_documented():
    text = (ROOT / "docs" / "country-folder.md").read_text(encoding="utf-8")
    missing = []
    for kind in ("country", "reading"):
        schema = json.loads(
            (ROOT / "lawcheck" / "load" / "schemas" / f"{kind}.schema.json").read_text(encoding="utf-8")
        )
        missing += [key for key in schema["properties"] if key not in text]
    statutes = json.loads((ROOT / "lawcheck/load/schemas/country.schema.json").read_text(encoding="utf-8"))
    missing += [key for key in statutes["properties"]["statutes"]["items"]["properties"] if f"`{key}`" not in text]

    assert missing == []


def test_the_unreleased_changes_are_in_the_changelog():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert all(f"`lawcheck {name}`" in text or f"lawcheck\n  {name}" in text for name in COMMANDS)


def test_the_smallest_folder_of_the_docs_can_be_assessed(tmp_path):
    text = (ROOT / "docs/country-folder.md").read_text(encoding="utf-8")
    profile, reading = re.findall(r"```yaml\n(.*?)```", text.partition("## The smallest folder")[2], re.DOTALL)[:2]
    for name, content in {
        "country.yaml": profile,
        "readings/first.yaml": reading,
        "statutes/witness-act.txt": "1. Title\nThis Act is the Act.\n2. Protection\nA witness is protected.\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")

    assessment = workflow.assess(tmp_path)

    assert list(assessment.reading.answers) == ["definition.means.vulnerability"]

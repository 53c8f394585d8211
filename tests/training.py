"""A small training country: the statutes of the sample, two themes of the Protocol, and a key of fifteen answers."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lawcheck import workflow
from lawcheck.load.country import load_country
from lawcheck.load.training_key import load_key
from lawcheck.model.country import Country
from lawcheck.model.reading import Value
from lawcheck.model.reply import ReplyItem
from lawcheck.model.training import Key, Sheet
from tests.conftest import ARCADIA
from tests.making import cite

HEAD = """\
language: en
level: difficult
minutes: 90
version: "1.0"
licence: CC-BY-4.0
edition: "2009"
goals:
  - {en: Read a list to its end., fr: Lire une énumération jusqu’au bout.}
gaps:
  - gap: G02
    criteria: [scope.internal]
    where: [atp-act 3(4)]
    note: {en: Border., fr: Frontière.}
  - gap: G22
    criteria: [offence.no-extra-element, offence.all-victims]
    where: [atp-act 5]
    note: {en: Profit., fr: Profit.}
  - gap: G10
    criteria: [offence.attempt]
    where: [penal-code 20]
    note: {en: General part., fr: Partie générale.}
answers:
"""
ANSWERS = {
    "offence.standalone": "present; atp-act 3(1)",
    "offence.elements-combined": "present; atp-act 3(1)",
    "offence.intent": "present; atp-act 5(1)",
    "offence.no-extra-element": "partial; atp-act 5(3)",
    "offence.inference-from-facts": "present; atp-act 5(2)",
    "offence.all-victims": "conflict; atp-act 3(1)",
    "offence.attempt": "present; penal-code 20(1), penal-code 3",
    "offence.attempt-excluded-by-basic-concepts": "not-applicable;",
    "offence.accomplice": "present; penal-code 21(1)",
    "offence.accomplice-remote": "present; penal-code 21(2)",
    "offence.organising": "present; atp-act 8",
    "offence.directing": "present; atp-act 8",
    "scope.internal": "absent; atp-act",
    "scope.single-offender": "present; atp-act 3(4)(c)",
    "scope.victim-protection": "present; atp-act 15(1)",
}
ACCEPTED = {"scope.internal": "partial", "offence.all-victims": "absent"}
LEADING = ("scope.internal", "offence.no-extra-element", "offence.attempt")  # the first criterion of each gap
PLANTED = ("scope.internal", "offence.no-extra-element", "offence.all-victims", "offence.attempt")


def key_text(*, without: tuple[str, ...] = (), head: str = HEAD) -> str:
    """Write the key; ``without`` leaves out answers."""
    lines = [head]
    for criterion_id, said in ANSWERS.items():
        if criterion_id in without:
            continue
        value, _, places = said.partition(";")
        lines.append(f"  {criterion_id}:\n    value: {value}\n")
        if places.strip():
            lines.append(f"    {'searched' if value == 'absent' else 'cites'}: [{places.strip()}]\n")
        lines.append(f"    reason: {{en: Because of {criterion_id}., fr: Motif.}}\n")
        lines.append(f"    teach: {{en: Lesson of {criterion_id}., fr: Leçon.}}\n")
        other = ACCEPTED.get(criterion_id)
        accept = f"[{{value: {other}, because: {{en: Arguable., fr: Défendable.}}}}]" if other else "[]"
        lines.append(f"    accept: {accept}\n")
    return "".join(lines)


def training_folder(to: Path, key: str | None = None) -> Path:
    """Make the country; nobody has read it."""
    own = shutil.ignore_patterns("handout*", "profile*", "facilitator*")  # those of the sample's own exercise
    folder = Path(shutil.copytree(ARCADIA, to / "minor", ignore=own))
    shutil.rmtree(folder / "readings")
    profile = folder / "country.yaml"
    text = profile.read_text(encoding="utf-8")
    text = text.replace("\nstatus:", "\nscope: {instruments: [protocol], themes: [offence, scope]}\nstatus:", 1)
    profile.write_text(text, encoding="utf-8")
    (folder / "key.yaml").write_text(key_text() if key is None else key, encoding="utf-8")
    return folder


def answered_by_its_key(
    country: Path, folder: Path, key: Mapping[str, Any], reader: str, changed: Mapping[str, Any] | None = None
) -> Path:
    """Copy a country with its key as the reading of one of its readers; ``changed`` replaces answers."""
    shutil.copytree(country, folder)
    answers = {
        name: {part: said for part, said in answer.items() if part not in ("accept", "teach")} | {"on": "2026-07-01"}
        for name, answer in {**key["answers"], **(changed or {})}.items()
    }
    (folder / "readings").mkdir()
    data = {"reader": reader, "language": key["language"], "answers": answers}
    (folder / "readings" / "key.yaml").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return folder


def opened(folder: Path) -> tuple[Country, Key]:
    library = workflow.open_library()
    country = load_country(folder, library, needs_reading=False).country
    key = load_key(folder, country, library)
    return key.exercise(country), key


def item(value: str = "", cites: str = "", text: str = "", typed: str = "") -> ReplyItem:
    return ReplyItem(
        value=Value(value) if value else None,
        cites=tuple(cite(each.strip()) for each in cites.split(",") if each.strip()),
        cites_as_typed=(typed,) if typed else (),
        text=text,
    )


def sheet(group: str, answers: dict[str, ReplyItem], asked: tuple[str, ...] = ()) -> Sheet:
    return Sheet(group=group, asked=asked or tuple(answers), items=dict(answers))

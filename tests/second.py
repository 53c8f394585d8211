"""A second reading of Arcadia, by C. Dorval, for tests; the sample country has none."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from typer.testing import CliRunner

from lawcheck.cli.main import app
from tests.conftest import ARCADIA

# Twelve answers as the first reader gave them, one of them on other words, and three that differ.
ANSWERS = """\
  definition.act.recruitment: {value: present, cites: [atp-act 3(1)(a)], reason: Named.}
  definition.act.transportation: {value: present, cites: [atp-act 3(1)(b)], reason: Named.}
  definition.act.transfer: {value: present, cites: [atp-act 3(1)], reason: Named.}
  definition.act.harbouring: {value: present, cites: [atp-act 3(1)(c)], reason: Named.}
  definition.act.receipt: {value: conflict, cites: [atp-act 3(1)(d)], reason: Only acceptance by deception., on: 2026-07-05}
  definition.means.threat-of-force: {value: present, cites: [atp-act 3(2)(b)], reason: Named.}
  definition.means.use-of-force: {value: present, cites: [atp-act 3(2)(a)], reason: Named.}
  definition.means.abduction: {value: present, cites: [atp-act 3(2)(d)], reason: Named.}
  definition.means.fraud: {value: present, cites: [atp-act 3(2)(e)], reason: Named.}
  definition.means.deception: {value: present, cites: [atp-act 3(2)(e)], reason: Named.}
  definition.means.abuse-of-power: {value: present, cites: [atp-act 3(2)(f)], reason: Named.}
  definition.means.vulnerability: {value: partial, cites: [atp-act 3(2)(f)], reason: Authority covers some of it.}
  offence.attempt: {value: undetermined, reason: The Interpretation Act was not at hand.}
  offence.organising: {value: present, cites: [atp-act 8], reason: Named.}
  offence.directing: {value: present, cites: [atp-act 8], reason: Named.}
"""
HEAD = "reader: cd\nlanguage: en\nanswers:\n"
DIFFERENCES = ["definition.act.receipt", "definition.means.vulnerability", "offence.attempt"]


_KEPT = re.compile(r"  (definition|offence|return)\.[a-z0-9.-]+:$")
_KEY = re.compile(r"  [a-z0-9.-]+:$")


def twice_read(target: Path, answers: str = ANSWERS) -> Path:
    """Copy Arcadia with a part of the first reading, and put the second into it; a third reader is registered."""
    folder = Path(shutil.copytree(ARCADIA, target / "arcadia"))
    first = folder / "readings" / "first.yaml"
    first.write_text(_part(first.read_text(encoding="utf-8")), encoding="utf-8")
    profile = folder / "country.yaml"
    text = profile.read_text(encoding="utf-8")
    third = "  - {id: ef, name: E. Farrant, role: {en: lead, fr: cheffe}}\n"
    profile.write_text(text.replace("instruments:\n", third + "instruments:\n", 1), encoding="utf-8")
    write_second(folder, answers)
    return folder


def _part(text: str) -> str:
    """Keep the answers on the definition, the offence and the return of victims, and all other blocks."""
    head, _, rest = text.partition("answers:\n")
    body, _, blocks = rest.partition("\npenalties:")
    kept: list[str] = []
    is_kept = False
    for line in body.splitlines(keepends=True):
        is_kept = bool(_KEPT.match(line)) if _KEY.match(line) else is_kept
        kept += [line] if is_kept and not line.lstrip().startswith("#") else []
    return f"{head}answers:\n{''.join(kept)}\npenalties:{blocks}"


def write_second(folder: Path, answers: str) -> None:
    (folder / "readings" / "second.yaml").write_text(HEAD + answers, encoding="utf-8")


def run(*arguments: object, typed: str | None = None):
    """Run a command."""
    return CliRunner().invoke(app, [str(each) for each in arguments], input=typed)

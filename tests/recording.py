"""A small country folder for tests of recording, and a walk through it."""

from __future__ import annotations

import os
from pathlib import Path

from lawcheck.workflow.answering import open_desk
from lawcheck.workflow.recording import Walk
from lawcheck.workflow.route import Only, Order
from lawcheck.workflow.walk_pages import open_walk

PROFILE = """\
country: {code: XA, name: {en: Testland}}
law_as_at: 2026-06-30
system: {tradition: common-law, treaties: dualist, structure: unitary}
instruments:
  protocol: {status: party, since: 2004-03-01}
readers:
  - {id: ab, role: {en: Legal adviser}}
statutes:
  - id: act
    title: {en: Trafficking Act, fr: Loi sur la traite}
    citation: Act No. 1 of 2020
    rank: statute
    status: in-force
    as_at: 2026-01-31
    language: en
    file: statutes/act.txt
  - id: code
    title: {en: Penal Code}
    citation: Chapter 7
    rank: statute
    status: in-force
    as_at: 2026-01-31
    language: en
    file: statutes/code.txt
"""
ACT = """\
1. Trafficking in persons
(1) A person commits the offence of trafficking in persons who, by force:
(a) recruits another person;
(b) transports another person.
(2) The agreement of the person is irrelevant.

2. Penalty
The penalty is imprisonment of ten years.
"""
CODE = """\
10. Attempt
A person who attempts an offence commits an offence.

11. Parties
A person who helps another to commit an offence commits it.
"""
READING = """\
# my reading
reader: ab
language: en
answers:
  definition.act.recruitment:  # looked at twice
    value: present
    cites: [act 1(1)(a)]
    reason: Recruiting is named.
    on: 2026-07-01
"""
RECRUITMENT, TRANSPORTATION, TRANSFER = (
    f"definition.act.{each}" for each in ("recruitment", "transportation", "transfer")
)
TODAY = "2026-07-02"


def cache_folder() -> Path:
    """Give the cache of the tests, in which the library is kept."""
    return Path(os.environ["XDG_CACHE_HOME"])


def made_folder(tmp_path: Path, reading: str | None = READING, act: str = ACT) -> Path:
    folder = tmp_path / "testland"
    (folder / "statutes").mkdir(parents=True)
    (folder / "readings").mkdir()
    (folder / "country.yaml").write_text(PROFILE, encoding="utf-8")
    (folder / "statutes" / "act.txt").write_text(act, encoding="utf-8")
    (folder / "statutes" / "code.txt").write_text(CODE, encoding="utf-8")
    if reading is not None:
        (folder / "readings" / "first.yaml").write_text(reading, encoding="utf-8")
    return folder


def begun(
    folder: Path,
    *,
    order: Order = Order.THEME,
    only: Only | None = None,
    theme: str | None = "definition",
    start: str | None = None,
    language: str = "en",
) -> Walk:
    cache = cache_folder()
    desk = open_desk(folder, reading=None, extra_libraries=(), cache_folder=cache)
    return open_walk(desk, language, TODAY, order=order, only=only, theme=theme, start=start, cache_folder=cache)


def typed(walk: Walk, *lines: str) -> Walk:
    for line in lines:
        walk.take(line)
    return walk


def written(folder: Path) -> str:
    return (folder / "readings" / "first.yaml").read_text(encoding="utf-8")

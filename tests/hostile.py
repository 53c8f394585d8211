"""A country folder in which every text that a file can hold is hostile: markup, formulas, controls, turned directions."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from tests.recording import RECRUITMENT, TRANSFER, TRANSPORTATION

MARKUP = (
    "[bold red]x[/] [/b] [link=http://evil.example]y[/link] <script>alert(1)</script><img src=x onerror=alert(1)> "
    "{{ 7*7 }} {% raw %} [m](javascript:alert(1)) `c` *s* _u_ | # h &amp; ]]> <!-- \"' %1 &P"
)
CONTROLS = "\x1b[31mred \x1b]8;;http://evil.example\x1b\\z\x1b]8;;\x1b\\ \x9b2J \x07 \u202egnol\u202c \u2066i\u2069 a\u200bb \x00"
FORMULAS = ("=cmd|'/c calc'!A0", "@SUM(1+1)", "+1+1", "-1+1", "\t=1+1")
RAW = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
DAY = "2026-07-01"


def evil(name: str, start: str = FORMULAS[0]) -> str:
    """Give a hostile text that can be found again by its name."""
    return f"{start} ZQ{name}ZQ {MARKUP} {CONTROLS}"


def both(name: str) -> dict[str, str]:
    """Give one in each language of the tool."""
    return {"en": evil(name), "fr": evil(name)}


def statute(statute_id: str, **more: Any) -> dict[str, Any]:
    return {
        "id": statute_id,
        "title": both(f"title{statute_id}"),
        "citation": evil(f"citation{statute_id}", FORMULAS[1]),
        "rank": "statute",
        "status": "in-force",
        "as_at": "2026-01-31",
        "language": "en",
        "source": evil(f"source{statute_id}", FORMULAS[2]),
        **more,
    }


def profile() -> dict[str, Any]:
    return {
        "country": {"code": "XA", "name": both("country"), "fictional": True},
        "law_as_at": "2026-06-30",
        "title": both("title"),
        "commissioned_by": both("commissioned"),
        "distribution": both("distribution"),
        "version": evil("version"),
        "system": {"tradition": "common-law", "treaties": "dualist", "structure": "unitary", "notes": both("system")},
        "instruments": {"protocol": {"status": "party", "since": "2004-03-01"}},
        "readers": [
            {"id": "ab", "name": evil("reader"), "role": both("role")},
            {"id": "cd", "name": evil("second"), "role": both("secondrole")},
        ],
        "statutes": [
            statute("act", file="statutes/act.txt"),
            statute("code", file="statutes/code.html"),
            statute("lost", status="bill"),
        ],
    }


def reading(reader: str = "ab", value: str = "partial") -> dict[str, Any]:
    found = {"value": value, "cites": ["act 1(1)(a)"], "see": ["code 10"], "on": DAY}
    return {
        "reader": reader,
        "language": "en",
        "answers": {
            RECRUITMENT: {
                **found,
                "reason": {"en": evil("reason") + "\n\n" + evil("paragraph"), "fr": evil("reason")},
                "note": both("note"),
                "enacted": {"value": "present", "cites": ["lost 3"], "reason": both("enacted")},
            },
            TRANSPORTATION: {**found, "value": "conflict", "reason": evil("conflict", FORMULAS[4])},
            TRANSFER: {"value": "absent", "searched": ["act"], "reason": evil("absent", FORMULAS[3]), "on": DAY},
            "definition.act.receipt": {"note": evil("opennote")},
            "prevention.root-causes": {**found, "reason": both("causes")},
            "definition.act.harbouring": {"value": "undetermined", "reason": evil("undetermined"), "on": DAY},
        },
        "decisions": {"protocol.11.6": {"record": both("record"), "reason": both("decided")}},
        "overrides": {
            "protocol.9.4": {"result": "mostly-met", "reader": "ab", "second_reader": "cd", "reason": both("override")}
        },
    }


def reply() -> dict[str, Any]:
    return {
        "body": evil("body"),
        "name": evil("person"),
        "function": evil("function"),
        "dated": evil("dated"),
        "collected": DAY,
        "language": "en",
        "file": evil("file"),
        "fingerprint": "0123",
        "replies": {
            RECRUITMENT: {
                "value_as_typed": evil("typed"),
                "cites_as_typed": [evil("cited")],
                "text": evil("reply"),
            }
        },
    }


def act() -> str:
    """A text with hostile words and headings; a file of text holds no NUL."""
    words = f"{MARKUP} {CONTROLS}".replace("\0", "").replace("\x9b", "")
    return (
        f"1. ZQheadingZQ {words}\n(1) A person commits an offence who:\n"
        f"(a) recruits another person ZQrecruitsZQ {words};\n(b) transports another person.\n\n2. =1+1 ZQsecondZQ\n{words}\n"
    )


def code() -> str:
    """The same as a web page: markup as text, and elements that no reader may obey."""
    words = f"{MARKUP} {CONTROLS}".replace("\0", "").replace("\x9b", "").replace("&", "&amp;").replace("<", "&lt;")
    return (
        f"<html><head><title>ZQ</title><script>alert(1)</script></head><body onload='alert(1)'><h2>10. Attempt {words}</h2>"
        f"<p>A person who attempts ZQattemptsZQ {words} commits an offence.</p></body></html>"
    )


def hostile_folder(tmp_path: Path) -> Path:
    """Make the folder. JSON is YAML, and writes every control as an escape."""
    folder = tmp_path / "testland"
    files = {
        "country.yaml": json.dumps(profile()),
        "readings/first.yaml": json.dumps(reading()),
        "readings/second.yaml": json.dumps(reading("cd", "present")),
        "replies/body.yaml": json.dumps(reply()),
        "statutes/act.txt": act(),
        "statutes/code.html": code(),
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return folder

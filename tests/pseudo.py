"""A language that nobody speaks, made of the English texts by machine: every letter carries a mark, every text stands in ⟦ ⟧.

What comes out without a mark was written in the code, or in another place that a translator does not reach.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lawcheck.load.yaml_text import parse_yaml
from tests.conftest import ROOT

_MARKED = str.maketrans("abcdeghiklnorstuwyzACDEGHIKLNORSTUWYZ", "áƀçďéǧĥíķľñóŕšţúŵýžÁÇĎÉǦĤÍĶĽÑÓŔŠŢÚŴÝŽ")
_KEPT = re.compile(r"(\{[a-z0-9_.-]*\}|lawcheck [a-z]+(?: [a-z]+)*|--[a-z-]+|<[a-z]+>)")
# Of a phrase file: how a language is written, not words of it.
_SETTINGS = {"direction", "plural", "pinpoint", "date", "colon", "quote"}


def marked(text: str) -> str:
    """Write a text in the pseudo-language. Places to be filled in stay."""
    parts = _KEPT.split(text)
    return "⟦" + "".join(part if at % 2 else part.translate(_MARKED) for at, part in enumerate(parts)) + "⟧"


def phrases_of(data: Mapping[str, Any], language: str, **settings: str) -> dict[str, Any]:
    """Make a phrase file of the English one."""

    def told(value: Any, key: str = "") -> Any:
        if isinstance(value, Mapping):
            return {name: told(each, name) for name, each in value.items()}
        return " ".join(map(_month, value.split())) if key == "months" else marked(value)

    kept = {key: data[key] for key in _SETTINGS if key in data}
    made = {**{key: told(each, key) for key, each in data.items()}, **kept, "language": language, **settings}
    made["worksheet"]["also"] = dict.fromkeys(data["worksheet"]["also"], "")
    made["list"] = {**made["list"], "last": data["list"]["last"], "between": data["list"]["between"]}
    made["init"]["profile"]["language"] = language
    return made


def _month(name: str) -> str:
    return name.translate(_MARKED)


def with_language(data: Any, language: str) -> Any:
    """Add a text in the pseudo-language wherever there is one in English."""
    if isinstance(data, Mapping):
        made = {key: with_language(each, language) for key, each in data.items()}
        if isinstance(data.get("en"), str):
            made[language] = marked(data["en"])
        return made
    return [with_language(each, language) for each in data] if isinstance(data, list) else data


def speaking(folder: Path, language: str, **settings: str) -> Path:
    """Copy the program, once, with its library and a sample country, and add a language as a translator would: texts alone."""
    for name in ("lawcheck", "model_law", "examples"):
        if (folder / name).is_dir():
            continue  # another language was added before
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    phrases = folder / "lawcheck" / "report" / "phrases"
    english = parse_yaml((phrases / "en.yaml").read_text(encoding="utf-8"), "en.yaml").data
    _write(phrases / f"{language}.yaml", phrases_of(english, language, **settings))
    country = folder / "examples" / "arcadia"
    for path in (*(folder / "model_law").rglob("*.yaml"), country / "country.yaml", *(country / "readings").glob("*")):
        _write(path, with_language(parse_yaml(path.read_text(encoding="utf-8"), str(path)).data, language))
    return folder


def _write(path: Path, data: Any) -> None:
    """Write data as JSON, which is YAML too."""
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")

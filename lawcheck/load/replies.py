"""A reply that was collected: its citations may have left the register since, and it stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawcheck.errors import Problem, nearest
from lawcheck.load.located import YamlText
from lawcheck.model.citation import Citation, parse_citation
from lawcheck.model.country import Country
from lawcheck.model.library import Level, Library
from lawcheck.model.reading import Value
from lawcheck.model.reply import Reply, ReplyItem

FOLDER = "replies"


def build_reply(name: str, text: YamlText, country: Country, library: Library) -> tuple[Reply, list[Problem]]:
    """Build a reply whose file has the right shape, and list the questions that the library does not ask."""
    data = text.data
    problems = [
        text.problem(f"unknown criterion '{key}'", "replies", key, remedy=nearest(key, library.criteria))
        for key in data["replies"]
        if key not in library.criteria
    ]
    reply = Reply(
        name=name,
        body=data["body"],
        language=data["language"],
        items={key: build_item(each, country) for key, each in data["replies"].items()},
        agency_id=data.get("agency", ""),
        person=data.get("name", ""),
        function=data.get("function", ""),
        date=data.get("date", ""),
        dated=data.get("dated", ""),
        collected=data.get("collected", ""),
        file=data.get("file", ""),
        fingerprint=data.get("fingerprint", ""),
    )
    return reply, problems


def build_item(data: Mapping[str, Any], country: Country) -> ReplyItem:
    """Build what was replied to one question; a place that has left the register stays as typed."""
    cites: list[Citation] = []
    lost: list[str] = []
    for entry in data.get("cites", ()):
        citation = parse_citation(entry)
        if citation is not None and citation.statute_id in country.statutes:
            cites.append(citation)
        else:
            lost.append(entry)
    return ReplyItem(
        value=Value(data["value"]) if "value" in data else None,
        value_as_typed=data.get("value_as_typed", ""),
        cites=tuple(cites),
        cites_as_typed=(*lost, *data.get("cites_as_typed", ())),
        text=data.get("text", ""),
        level=Level(data["level"]) if "level" in data else None,
        level_as_typed=data.get("level_as_typed", ""),
    )

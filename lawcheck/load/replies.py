"""A reply that was collected: its citations may have left the register since, and it stays as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lawcheck.errors import Problem, nearest
from lawcheck.load.located import YamlText
from lawcheck.load.statutes.ranges import missing_place
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


def gone(text: YamlText, block: str, country: Country) -> Iterator[Problem]:
    """Name the places under ``cites`` that were in the register when they were taken in, and are there no longer.

    Args:
        text: What came back, with positions.
        block: The key under which its answers stand.
        country: The register as it is.
    """
    for criterion_id, item in text.data[block].items():
        for at, entry in enumerate(item.get("cites", ())):
            said, remedy = _lost(entry, country)
            if said:
                message = f"{criterion_id}: '{entry}' is cited, and {said}"
                yield text.problem(message, block, criterion_id, "cites", at, remedy=remedy)


def _lost(entry: str, country: Country) -> tuple[str, str]:
    """Say why a citation leads nowhere; empty where it does not."""
    citation = parse_citation(entry)
    if citation is None:
        return "it is no citation", ""
    if citation.statute_id not in country.statutes:
        message = f"no text '{citation.statute_id}' is registered"
        return message, nearest(citation.statute_id, country.statutes)
    text = country.texts.get(citation.statute_id)
    if text is None or citation.pinpoint is None or text.find(citation.pinpoint) is not None:
        return "", ""
    return missing_place(citation.pinpoint, text)

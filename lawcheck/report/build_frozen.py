"""The frozen versions of a country folder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lawcheck.report.document import Block, Document, Mark, Paragraph, Part, Span, Table, words
from lawcheck.report.phrases import Phrases


class FrozenVersion(NamedTuple):
    """One version, as its manifest tells; without a date where the manifest cannot be read."""

    version: str
    on: str = ""
    law_as_at: str = ""
    tool: str = ""
    seal: str = ""
    readings: tuple[str, ...] = ()
    is_intact: bool = False


def build_frozen(phrases: Phrases, versions: Sequence[FrozenVersion]) -> Document:
    """List versions with their dates, what they were made with, and whether their files are as they were."""
    keys = ("version", "on", "law_as_at", "readings", "seal", "tool", "state")
    rows = tuple(
        (
            (Span(each.version, Mark.STRONG),),
            words(each.on or "–"),
            words(each.law_as_at or "–"),
            words(", ".join(each.readings) or "–"),
            words(each.seal or "–"),
            words(each.tool or "–"),
            words(phrases(f"frozen.{'intact' if each.is_intact else 'changed'}")),
        )
        for each in versions
    )
    columns = tuple(phrases(f"frozen.columns.{key}") for key in keys)
    table = Table(phrases("frozen.caption"), phrases("frozen.caption"), columns, rows, (12, 14, 14, 14, 14, 18, 14))
    blocks: tuple[Block, ...] = (table,) if rows else (Paragraph(words(phrases("frozen.none"))),)
    return Document(
        title=phrases("frozen.title"),
        subtitle="",
        language=phrases.language,
        date="",
        parts=(Part(blocks),),
        colon=phrases("colon"),
        table_word=phrases("table"),
    )

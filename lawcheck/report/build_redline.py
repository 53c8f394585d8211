"""An amended text as tracked changes: accepted, they give the amended text; rejected, the text as it was."""

from __future__ import annotations

from lawcheck.model.country import Country, Statute, StatuteText
from lawcheck.model.library import Library
from lawcheck.model.redline import redline
from lawcheck.report.document import Document, Fate, MarkedLine, Note, Part, Redline, words
from lawcheck.report.phrases import Phrases
from lawcheck.report.wording import Wording


def build_redline(
    library: Library,
    phrases: Phrases,
    country: Country,
    statute: Statute,
    texts: tuple[StatuteText, StatuteText],
    *,
    as_at: str,
    tool: str,
) -> Document:
    """Write both versions of a text as one.

    Args:
        library: For the wording.
        phrases: The language of what is ours; the text keeps its own.
        country: The country.
        statute: The text as it is registered.
        texts: Before and after.
        as_at: ISO date of the amended version, and of the changes.
        tool: Their author.
    """
    wording = Wording(phrases, library)
    say = wording.say
    lines = tuple(
        MarkedLine(line.depth, Fate(line.kind), tuple((Fate(run.kind), run.words) for run in line.runs))
        for line in redline(*texts)
    )
    dates = {"before": wording.date(statute.as_at), "after": wording.date(as_at)}
    return Document(
        title=wording.text(statute.title),
        subtitle=say("statutes.replace.versions", **dates),
        language=phrases.language,
        direction=phrases.direction,
        date=as_at,
        parts=(Part((Note(words(say("statutes.replace.tracked"))), Redline(lines, statute.language, tool))),),
        footer=say("statutes.as_at", date=dates["after"]),
        marking=say("fictional") if country.is_fictional else "",
        page_label=say("page", page="{page}", pages="{pages}"),
        colon=say("colon"),
        properties={"State": country.code, "Law as at": as_at, "Tool": tool},
    )

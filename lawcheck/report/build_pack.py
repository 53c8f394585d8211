"""The page for whoever holds a participants' folder: what it is, and whether it is still as it was made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawcheck.model.library import Library
from lawcheck.model.pack import Pack, short
from lawcheck.model.scoring import Fault
from lawcheck.report.build_training import faults_told
from lawcheck.report.document import Block, Bullets, Document, Facts, Heading, Inline, Mark, Paragraph, words
from lawcheck.report.phrases import Phrases
from lawcheck.report.wording import Wording


def build_pack(library: Library, phrases: Phrases, pack: Pack, faults: Sequence[Fault]) -> Document:
    """Say what a pack is, and by file what was changed, is missing or was added since it was made."""
    wording = Wording(phrases, library)
    verdict = "intact" if not faults else "altered" if any(not each.is_warning for each in faults) else "usable"
    blocks: list[Block] = [Paragraph(words(phrases(f"training.pack.{verdict}"), Mark.STRONG))]
    blocks += faults_told(wording, faults)
    title = phrases("training.pack.about")
    blocks += [Heading(2, title), Facts(tuple(_facts(wording, pack)), title)]
    blocks.append(Heading(2, phrases("training.pack.goals")))
    blocks.append(Bullets(tuple(words(wording.text(each)) for each in pack.goals)))
    name = wording.text(pack.name)
    page = wording.page(phrases("training.title", country=name, page=phrases("training.pack.title")), blocks)
    return page._replace(marking=phrases("fictional") if pack.is_fictional else "")


def _facts(wording: Wording, pack: Pack) -> Iterator[tuple[str, Inline]]:
    say = wording.say
    rows = {
        "version": pack.version,
        "licence": pack.licence,
        "edition": say("training.pack.model_law", edition=pack.edition),
        "tool": pack.tool,
        "language": pack.language,
        "level": say(f"training.level.{pack.level}"),
        "minutes": str(pack.minutes),
        "law": str(len(pack.law) - 1),
        "fingerprint": short(pack.fingerprint),
    }
    for name, text in rows.items():
        yield say(f"training.pack.facts.{name}"), words(text)

"""A law of a training country as a page to print: its lines as they stand, with the titles that were found in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawcheck.model.country import Country, Statute, StatuteText
from lawcheck.model.library import Library
from lawcheck.report.document import Block, Document, Heading, Mark, Paragraph, Part
from lawcheck.report.phrases import Phrases
from lawcheck.report.wording import Wording

_BEGINS = 20  # letters by which the words of a section are found on its line


def build_law(library: Library, phrases: Phrases, country: Country, statute: Statute, lines: Sequence[str]) -> Document:
    """Lay out the lines of a text. Its id stands under the title: groups cite by it."""
    wording = Wording(phrases, library)
    say, name = wording.say, wording.text(statute.title)
    date = wording.date(statute.as_at)
    facts = (statute.id, say(f"rank.{statute.rank}"), say(f"status.{statute.status}"), say("statutes.as_at", date=date))
    as_at = wording.date(country.law_as_at)
    return wording.page(name, ())._replace(
        subtitle=" · ".join(facts),
        date=country.law_as_at,
        parts=(Part(tuple(_blocks(wording, statute, country.texts[statute.id], lines))),),
        footer=say("worksheet.footer", country=wording.text(country.name), date=as_at),
        marking=say("fictional") if country.is_fictional else "",
        page_label=say("page", page="{page}", pages="{pages}"),
        is_form=True,
    )


def _blocks(wording: Wording, statute: Statute, text: StatuteText, lines: Sequence[str]) -> Iterator[Block]:
    own = wording.original("", statute.language).language
    titles = {each.line: 2 for each in text.divisions}
    titles |= {each.line: 3 for each in text.sections.values() if each.heading}
    first = {each.line: each.text for each in text.sections.values() if not each.heading}
    named = {each.casefold() for each in statute.title.values()}
    for number, line in enumerate(lines, 1):
        said = line.strip()
        if not said or (said.casefold() in named and number not in titles):
            continue
        if number in titles:
            yield Heading(titles[number], said, language=own)
        else:
            label, begins, rest = _parted(said, first.get(number, ""))
            inline = (wording.original(begins + rest, statute.language),)
            yield Paragraph((wording.original(label, statute.language)._replace(mark=Mark.STRONG), *inline))


def _parted(line: str, text: str) -> tuple[str, str, str]:
    """Part the number of a section from the words that follow it on its line: Article 3. - The law."""
    label, begins, rest = line.partition(text[:_BEGINS]) if text else ("", "", line)
    return (label, begins, rest) if begins else ("", "", line)

"""The official words of a provision, from the user's own copy, and the list of copies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lawcheck.model.library import Library, Provision
from lawcheck.model.official import Fit, OfficialText, Place, articles_of, fit_of, resolve
from lawcheck.report.document import Block, Bullets, Document, Inline, Mark, Note, Paragraph, Quotation, words
from lawcheck.report.phrases import Phrases
from lawcheck.report.pinpoints import written
from lawcheck.report.wording import Wording


def official_words(
    wording: Wording, provision: Provision, official: OfficialText, *, names_file: bool = True
) -> list[Block]:
    """Quote the words of a provision, and say that they come from the user's own copy."""
    say = wording.say
    place = resolve(official.text, provision.cite)
    if place is None:
        cite = wording.provision(provision)
        return [Note(words(say("official.missing", file=official.file, cite=cite)))]
    shown = _named(wording, official.instrument_id, place.cite)
    notes = [say("official.note", file=official.file)] if names_file else []
    if not place.is_exact:
        notes.append(say("official.within", cite=wording.provision(provision), place=shown))
    heading = place.passages[0].heading if len(place.passages) == 1 else ""
    quoted = Quotation(shown, tuple(_lines(place)), official.language, heading)
    said = [Note(words(" ".join(notes)))] if notes else []
    return [Paragraph((), label=say("official.words")), quoted, *said]


def build_copies(
    library: Library, phrases: Phrases, folder: str, copies: Iterable[tuple[OfficialText, str]]
) -> Document:
    """List the copies: instrument, language, file, articles, and how many provisions were found in each."""
    wording = Wording(phrases, library)
    items = tuple(_item(wording, *each) for each in copies)
    blocks: list[Block] = [
        Paragraph(words(wording.say("official.folder" if items else "official.none", folder=folder)))
    ]
    if items:
        blocks.append(Bullets(items))
    return wording.page(wording.say("official.title"), blocks)


def _lines(place: Place) -> Iterator[tuple[int, str, str]]:
    if len(place.passages) == 1:
        yield from place.passages[0].lines()
    else:
        for passage in place.passages:
            yield from passage.labelled_lines(0)


def _named(wording: Wording, instrument_id: str, cite: str) -> str:
    instrument = wording.library.instruments[instrument_id]
    place = written(cite, wording.pinpoints)
    return f"{wording.text(instrument.short_title)}, {wording.text(instrument.unit)}\u00a0{place}"


def _item(wording: Wording, official: OfficialText, problem: str) -> Inline:
    say, instrument = wording.say, wording.library.instruments.get(official.instrument_id)
    name = wording.text(instrument.title) if instrument else official.instrument_id
    language = say.get(f"suggest.language.{official.language}", official.language)
    head = f"{name} [{official.instrument_id}], {language}, {official.file}{say('colon')}"
    if problem:
        return (*words(head, Mark.STRONG), *words(problem))
    if instrument is None:
        return (*words(head, Mark.STRONG), *words(say("official.unknown")))
    found = fit_of(wording.library, official.instrument_id, official.text)
    articles = say("official.articles", n=articles_of(official.text))
    return (*words(head, Mark.STRONG), *words(f"{articles}{say('list.between')}{_sum(wording, found)}"))


def _sum(wording: Wording, found: Fit) -> str:
    say = wording.say
    parts = [say("official.exact", n=len(found.exact), total=found.total)]
    if found.within:
        parts.append(say("official.contained", places=wording.listed(dict.fromkeys(each for each, _ in found.within))))
    if found.missing:
        parts.append(say("official.absent", places=wording.listed(dict.fromkeys(found.missing))))
    return say("list.between").join(parts)

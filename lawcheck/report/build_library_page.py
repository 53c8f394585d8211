"""A page of the library: what a law student would want to know of a provision or a criterion."""

from __future__ import annotations

from collections.abc import Iterable

from lawcheck.model.library import Alternatives, Article, Criterion, Library, Provision
from lawcheck.model.localized import language_of
from lawcheck.model.official import OfficialText
from lawcheck.report.build_official import official_words
from lawcheck.report.build_options import one_option
from lawcheck.report.document import (
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Inline,
    Mark,
    Paragraph,
    Span,
    joined,
    words,
)
from lawcheck.report.evidence import SPACES
from lawcheck.report.phrases import Phrases
from lawcheck.report.wording import Wording


def known_ids(library: Library) -> list[str]:
    """List everything that has a page: provisions, criteria, articles, options, instruments."""
    options = [option.id for provision in library.provisions.values() for option in provision.options]
    articles = [f"{article.instrument_id}.{article.number.lower()}" for article in library.articles]
    assessed = [each.id for each in library.instruments.values() if each.is_assessed]
    return [*library.provisions, *library.criteria, *articles, *options, *assessed]


def build_library_page(
    library: Library, phrases: Phrases, item: str, official: OfficialText | None = None
) -> Document | None:
    """Write the page of an id, with the words of an official text; None when the library has none of this name."""
    wording = Wording(phrases, library)
    if item in library.provisions:
        return wording.page(
            wording.text(library.provisions[item].title), _provision(wording, library.provisions[item], official)
        )
    if item in library.criteria:
        return wording.page(wording.text(library.criteria[item].title), _criterion(wording, library.criteria[item]))
    for article in library.articles:
        if item == f"{article.instrument_id}.{article.number.lower()}":
            return wording.page(wording.text(article.title), _article(wording, article, official))
    for provision in library.provisions.values():
        for option in provision.options:
            if option.id == item:
                return wording.page(wording.text(provision.title), one_option(wording, option, level=2))
    if item in library.instruments:
        return wording.page(wording.text(library.instruments[item].title), _instrument(wording, item))
    return None


def _instrument(wording: Wording, instrument_id: str) -> list[Block]:
    articles = [each for each in wording.library.articles if each.instrument_id == instrument_id]
    unit = wording.text(wording.library.instruments[instrument_id].unit)
    names = (
        f"{unit}\u00a0{each.number} {wording.text(each.title)} [{instrument_id}.{each.number.lower()}]"
        for each in articles
    )
    return [Bullets(tuple(words(name) for name in names))]


def _article(wording: Wording, article: Article, official: OfficialText | None) -> list[Block]:
    blocks: list[Block] = []
    provisions = [wording.library.provisions[each] for each in article.provision_ids]
    cited = ""
    for provision in provisions:
        blocks.append(Heading(1, wording.heading(provision), provision.id))
        blocks.extend(_provision(wording, provision, official if provision.cite != cited else None))
        cited = provision.cite  # the same words are quoted once
    return blocks


def _provision(wording: Wording, provision: Provision, official: OfficialText | None) -> list[Block]:
    say, library = wording.say, wording.library
    article = next(each for each in library.articles if provision.id in each.provision_ids)
    level = say(f"level.{provision.level}")
    qualifier = wording.text(provision.qualifier)
    facts: list[tuple[str, Inline]] = [
        (say("show.sources"), words(wording.sources(provision.sources))),
        (say("show.level"), words(f"{level} ({qualifier})" if qualifier else level)),
        (say("show.means"), words(say(f"means.{provision.means}") if provision.means else "")),
        (say("show.pillar"), words(say(f"pillar.{provision.pillar}"))),
        (say("show.label"), words(_label(wording, article))),
        (say("show.provenance"), words(say(f"provenance.{provision.provenance}"))),
        (say("show.implements"), words(_names(wording, (library.provisions[each] for each in provision.implements)))),
        (say("show.implemented"), words(_names(wording, library.implementing(provision.id)))),
    ]
    blocks: list[Block] = [
        Paragraph(words(wording.text(provision.duty)), label=say("show.duty")),
        Facts(tuple((name, text) for name, text in facts if text[0].text), wording.heading(provision)),
    ]
    if provision.consequence:
        text = f"{wording.text(provision.consequence)} [{say('provenance.derived')}]"
        blocks.append(Paragraph(words(text), label=say("findings.consequence")))
    notes = (provision.level_note, provision.implements_note)
    blocks += [Paragraph(words(wording.text(note))) for note in notes if note]
    if provision.record:
        blocks.append(Paragraph(words(wording.text(provision.record)), label=say("show.record")))
    if official is not None:
        blocks += official_words(wording, provision, official)
    blocks += _criteria(wording, provision)
    blocks += _commentary(wording, provision)
    if provision.options:
        blocks.append(Heading(2, say("show.options"), "options"))
    for option in provision.options:
        blocks += one_option(wording, option, level=3)
    return [*blocks, *_references(wording, provision), *_examples(wording, provision)]


def _label(wording: Wording, article: Article) -> str:
    if not article.label:
        return ""
    mark = wording.provenance(article.label_provenance)
    return wording.say(f"show.label_words.{article.label}") + (f" [{mark}]" if mark else "")


def _names(wording: Wording, provisions: Iterable[Provision]) -> str:
    return wording.say("list.between").join(wording.heading(each) for each in provisions)


def _criteria(wording: Wording, provision: Provision) -> list[Block]:
    say = wording.say
    groups = {
        "core": provision.core,
        "essential": provision.essential,
        "supporting": provision.supporting,
        "practice": tuple((each,) for each in provision.practice),
    }
    blocks: list[Block] = []
    for weight, entries in groups.items():
        if entries:
            items = tuple(_group(wording, group) for group in entries)
            blocks += [Paragraph((), label=say(f"show.{weight}")), Bullets(items)]
    return [Heading(2, say("show.criteria"), "criteria"), *blocks] if blocks else []


def _group(wording: Wording, group: Alternatives) -> Inline:
    if len(group) > 1:
        return words(wording.say("show.any", titles=wording.titles(group)))
    return (Span(wording.asks(group[0])), Span(f" [{group[0]}]", Mark.CODE))


def _commentary(wording: Wording, provision: Provision) -> list[Block]:
    if not provision.commentary:
        return []
    blocks: list[Block] = [Heading(2, wording.say("show.commentary"), "commentary")]
    for comment in provision.commentary:
        blocks.append(Heading(3, wording.text(comment.topic), ""))
        blocks += [
            Paragraph(words(" ".join(SPACES.split(text.strip())))) for text in wording.text(comment.text).split("\n\n")
        ]
        mark = wording.provenance(comment.provenance)
        sources = wording.sources(comment.sources)
        blocks.append(Paragraph(words(f"{sources} [{mark}]" if mark else sources), label=wording.say("show.sources")))
    return blocks


def _references(wording: Wording, provision: Provision) -> list[Block]:
    if not provision.references:
        return []
    items = []
    for reference in provision.references:
        mark = wording.provenance(reference.provenance)
        name = words(wording.source(reference.source) + wording.say("colon"), Mark.STRONG)
        items.append(joined([name, words(wording.text(reference.adds)), words(f"[{mark}]" if mark else "")]))
    return [Heading(2, wording.say("show.references"), "references"), Bullets(tuple(items))]


def _examples(wording: Wording, provision: Provision) -> list[Block]:
    if not provision.examples:
        return []
    items = []
    for example in provision.examples:
        mark = wording.provenance(example.provenance)
        section = example.section if isinstance(example.section, str) else wording.text(example.section)
        name = f"{example.state}, {wording.text(example.law)}, {section}{wording.say('colon')}"
        parts = [words(name, Mark.STRONG), words(wording.text(example.shows)), words(f"[{mark}]" if mark else "")]
        items.append(joined(parts))
    return [Heading(2, wording.say("show.examples"), "examples"), Bullets(tuple(items))]


def _criterion(wording: Wording, criterion: Criterion) -> list[Block]:
    say = wording.say
    question = wording.library.questions[criterion.id]
    read_as = question.read_as
    rules = (("present", read_as.present), ("partial", read_as.partial), ("conflict", read_as.conflict))
    blocks: list[Block] = [
        Paragraph(words(wording.text(question.ask)), label=say("show.ask")),
        *(Paragraph(words(wording.text(rule)), label=say(f"show.read_as.{name}")) for name, rule in rules if rule),
    ]
    spoken = language_of({each: "".join(found) for each, found in question.look_for.items()}, wording.language)
    phrases = wording.original(wording.listed(question.look_for.get(spoken, ())), spoken)
    mark = wording.provenance(criterion.provenance)
    sources = wording.sources(question.sources)
    facts = (
        (say("show.theme"), words(wording.text(wording.library.themes[criterion.theme].title))),
        (say("show.look_for"), (phrases,)),
        (say("show.sources"), words(f"{sources} [{mark}]" if mark else sources)),
        (say("show.used_by"), words(_names(wording, wording.library.used_by(criterion.id)))),
    )
    return [*blocks, Facts(facts, wording.text(criterion.title))]

"""The library as a tree, in totals, and as a list of what a search found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from lawcheck.model.library import Level, Library, Provision
from lawcheck.report.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Inline,
    Mark,
    Paragraph,
    Span,
    Table,
    words,
)
from lawcheck.report.phrases import Phrases
from lawcheck.report.wording import Wording


class LibraryFilter(NamedTuple):
    """Which provisions to list; an empty filter lets everything through."""

    instruments: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    pillars: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()

    def takes(self, library: Library, provision: Provision) -> bool:
        """Say whether a provision is asked for."""
        criteria = (*provision.criterion_ids, *provision.practice)
        return (
            (not self.instruments or provision.instrument_id in self.instruments)
            and (not self.levels or provision.level in self.levels)
            and (not self.pillars or provision.pillar in self.pillars)
            and (not self.themes or any(library.criteria[each].theme in self.themes for each in criteria))
        )


def build_tree(library: Library, phrases: Phrases, chosen: LibraryFilter) -> Document:
    """Write the library as a tree: instrument, article, provision with its level; criteria where a theme is asked for."""
    wording = Wording(phrases, library)
    blocks: list[Block] = []
    for instrument in library.instruments.values():
        articles = [each for each in library.articles if each.instrument_id == instrument.id]
        taken = {
            article.number: [
                library.provisions[each]
                for each in article.provision_ids
                if chosen.takes(library, library.provisions[each])
            ]
            for article in articles
        }
        if not any(taken.values()):
            continue
        blocks.append(Heading(1, wording.text(instrument.title)))
        for article in articles:
            if taken[article.number]:
                unit = wording.text(instrument.unit)
                blocks.append(Heading(3, f"{unit}\u00a0{article.number} {wording.text(article.title)}"))
                blocks.append(Bullets(tuple(_leaf(wording, each) for each in taken[article.number])))
    for theme in chosen.themes:
        criteria = [each for each in library.criteria.values() if each.theme == theme]
        blocks.append(Heading(1, wording.text(library.themes[theme].title)))
        items = tuple((Span(wording.text(each.title)), Span(f" [{each.id}]", Mark.CODE)) for each in criteria)
        blocks.append(Bullets(items))
    return wording.page(phrases("list.title"), blocks or [Paragraph(words(phrases("list.none")))])


def _leaf(wording: Wording, provision: Provision) -> Inline:
    name = f"{wording.cite(provision)} {wording.text(provision.title)}"
    return (Span(name), Span(f" ({wording.say(f'level.{provision.level}')})"), Span(f" [{provision.id}]", Mark.CODE))


def build_totals(library: Library, phrases: Phrases) -> Document:
    """Count provisions by instrument and level, criteria by theme, and how often criteria are shared."""
    wording = Wording(phrases, library)
    levels = list(Level)
    rows = []
    for instrument in library.instruments.values():
        found = [each for each in library.provisions.values() if each.instrument_id == instrument.id]
        if found:
            counted = Counter(each.level for each in found)
            text = ", ".join(f"{phrases(f'level.{level}')}\u00a0{counted[level]}" for level in levels if counted[level])
            rows.append((words(wording.text(instrument.short_title)), words(str(len(found))), words(text)))
    columns = tuple(phrases(f"list.columns.{key}") for key in ("instrument", "provisions", "levels"))
    provisions = Table(phrases("list.by_instrument"), phrases("list.by_instrument"), columns, tuple(rows), (30, 14, 56))
    themes = Counter(criterion.theme for criterion in library.criteria.values())
    theme_rows = tuple(
        (words(wording.text(theme.title)), words(str(themes[theme.id]))) for theme in library.themes.values()
    )
    theme_columns = (phrases("show.theme"), phrases("list.columns.criteria"))
    criteria = Table(phrases("list.by_theme"), phrases("list.by_theme"), theme_columns, theme_rows, (75, 25))
    uses = Counter(
        each for provision in library.provisions.values() for each in (*provision.criterion_ids, *provision.practice)
    )
    shared = sum(number > 1 for number in uses.values())
    options = sum(len(provision.options) for provision in library.provisions.values())
    summary = phrases(
        "list.summary",
        provisions=len(library.provisions),
        criteria=len(library.criteria),
        uses=sum(uses.values()),
        shared=shared,
        options=options,
    )
    return wording.page(phrases("list.title"), [Paragraph(words(summary)), provisions, criteria])


def build_hits(library: Library, phrases: Phrases, asked: str, hits: Sequence[tuple[str, str, str]]) -> Document:
    """List what a search found: (kind, id, words around)."""
    wording = Wording(phrases, library)
    items = []
    for kind, item, context in hits:
        title = wording.text(_title(library, kind, item))
        items.append(
            (
                Span(f"{title}", Mark.STRONG),
                Span(f" ({phrases(f'list.kind.{kind}')})"),
                Span(f" [{item}]", Mark.CODE),
                Span(f"{phrases('colon')}{context}"),
            )
        )
    found: Block = Bullets(tuple(items)) if items else Paragraph(words(phrases("list.nothing", words=asked)))
    return wording.page(phrases("list.found", words=asked), [found])


def _title(library: Library, kind: str, item: str) -> dict[str, str]:
    if kind == "criterion":
        return dict(library.criteria[item].title)
    if kind == "provision":
        return dict(library.provisions[item].title)
    options = (option for provision in library.provisions.values() for option in provision.options)
    return dict(next(option.title for option in options if option.id == item))

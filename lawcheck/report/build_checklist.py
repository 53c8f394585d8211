"""A checklist as a document: blank with boxes to tick, or filled with what a country folder says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lawcheck.model.checklist import STRENGTH, Checklist, ChecklistItem
from lawcheck.model.library import Level, Library, Provenance
from lawcheck.report.checklist_answers import Filled, answer_of, state_of
from lawcheck.report.counting import counted
from lawcheck.report.document import (
    Block,
    Document,
    Heading,
    Inline,
    Mark,
    Note,
    Paragraph,
    Part,
    Span,
    Table,
    joined,
    words,
)
from lawcheck.report.phrases import Phrases
from lawcheck.report.wording import Wording

BOXES = ("in-law", "in-part", "not-found", "not-known")
_BLANK = "_" * 22
_BOX_WIDTHS = (7, 27, 24, 5, 5, 6, 6, 20)
_PLAIN_WIDTHS = (8, 57, 35)
_FILLED_WIDTHS = (6, 23, 20, 13, 38)
_UNDATED = "2000-11-15"  # the day of the Protocol: a blank form has none of its own


def build_checklist(
    library: Library, phrases: Phrases, checklist: Checklist, filled: Filled | None = None, *, has_boxes: bool = False
) -> Document:
    """Write a checklist.

    Args:
        library: What stands behind the questions.
        phrases: The language.
        checklist: The questions.
        filled: What a country folder says about them.
        has_boxes: Put boxes to tick and a place for the citation into a blank one, for a page that is printed.
    """
    wording = Wording(phrases, library)
    country = filled.assessment.country if filled else None
    facts = {"country": wording.text(country.name), "date": wording.date(country.law_as_at)} if country else {}
    about = phrases("worksheet.subtitle", **facts) if country else ""
    blocks = (*_opening(wording, filled, has_boxes=has_boxes), _table(wording, checklist, filled, has_boxes=has_boxes))
    return wording.page(wording.text(checklist.title), ())._replace(
        subtitle=" · ".join(each for each in (about, wording.text(checklist.for_whom)) if each),
        date=country.law_as_at if country else _UNDATED,
        parts=(Part((*blocks, *_closing(wording, checklist)), is_landscape=True),),
        footer=phrases("checklist.footer_filled", **facts) if country else phrases("checklist.footer"),
        marking=phrases("fictional") if country and country.is_fictional else "",
        is_form=True,
    )


def checklist_annex(library: Library, phrases: Phrases, checklist: Checklist, filled: Filled) -> Part:
    """Make an annex of a filled checklist, to stand at the end of a report."""
    wording = Wording(phrases, library)
    heading = Heading(1, wording.text(checklist.title), f"annex-checklist-{checklist.id}", is_annex=True)
    about = Paragraph(words(wording.text(checklist.for_whom)))
    table = _table(wording, checklist, filled, has_boxes=False)._replace(anchor=f"table-checklist-{checklist.id}")
    blocks = (heading, about, *_opening(wording, filled, has_boxes=False), table, *_closing(wording, checklist))
    return Part(tuple(counted(blocks)), is_landscape=True)


def _opening(wording: Wording, filled: Filled | None, *, has_boxes: bool) -> Iterator[Block]:
    say = wording.say
    if filled is not None:
        assessment = filled.assessment
        yield Note(
            words(
                say(
                    "checklist.filled",
                    reading=assessment.reading.name,
                    scenario=say(f"scenario.{filled.scenario}"),
                    date=wording.date(assessment.country.law_as_at),
                )
            )
        )
        return
    if has_boxes:
        yield Paragraph(words(say("checklist.use")))
        yield Paragraph(words(say("checklist.line", blank=_BLANK)))
    yield Note(words(say("checklist.no_rating")))


def _table(wording: Wording, checklist: Checklist, filled: Filled | None, *, has_boxes: bool) -> Table:
    say = wording.say
    keys = ["id", "question", "basis"]
    widths: tuple[int, ...] = _PLAIN_WIDTHS
    if filled is not None:
        keys, widths = [*keys, "state", "says"], _FILLED_WIDTHS
    columns = [say(f"checklist.columns.{key}") for key in keys]
    if filled is None and has_boxes:
        columns += [*(say(f"checklist.box.{each}") for each in BOXES), say("checklist.columns.place")]
        widths = _BOX_WIDTHS
    caption = say("checklist.questions")
    if filled is not None:
        caption = say("checklist.questions_filled", country=wording.text(filled.assessment.country.name))
    rows = tuple(_row(wording, item, filled, has_boxes=has_boxes) for item in checklist.items)
    return Table(caption, say("checklist.description"), tuple(columns), rows, widths)


def _row(wording: Wording, item: ChecklistItem, filled: Filled | None, *, has_boxes: bool) -> tuple[Inline, ...]:
    head = (words(item.id, Mark.STRONG), (wording.foreign(item.question),), basis_of(wording, item))
    if filled is not None:
        checked = filled.of(item.id)
        return (*head, state_of(wording, checked), answer_of(wording, filled, checked))
    if has_boxes:
        is_ticked = bool(item.criteria)  # how a State stands towards a treaty is written down
        box = (Span("☐", Mark.BOX),) if is_ticked else ()
        return (*head, *(box for _ in BOXES), ())
    return head


def basis_of(wording: Wording, item: ChecklistItem) -> Inline:
    """Name the level of a question and the places that it rests on, an instrument once, the strongest first."""
    places: dict[str, list[str]] = {}
    strongest = [each.instrument_id for each in item.basis(wording.library)]
    for provision in sorted(
        (wording.library.provisions[each] for each in item.provisions),
        key=lambda each: strongest.index(each.instrument_id),
    ):
        places.setdefault(provision.instrument_id, []).append(wording.cite(provision))
    names = {each: wording.text(wording.library.instruments[each].short_title) for each in places}
    named = "; ".join(f"{names[each]}, {wording.listed(cites)}" for each, cites in places.items())
    if item.level(wording.library) is Level.RECORD:
        return words(named)
    level = wording.say(f"level.{item.level(wording.library)}")
    if level in names.values() and len(names) == 1:  # "Model Law" is a level and an instrument
        return (Span(level, Mark.STRONG), Span(named.removeprefix(level)))
    return joined([_named(wording, level), words(named)])


def _named(wording: Wording, name: str) -> Inline:
    """Set a name in bold, with the colon of the language."""
    return words(name + wording.say("colon").rstrip(" "), Mark.STRONG)


def _closing(wording: Wording, checklist: Checklist) -> Iterator[Block]:
    """Say what the levels mean that stand in this list, and which places were not read in print."""
    levels = {item.level(wording.library) for item in checklist.items}
    meanings = (
        joined([_named(wording, wording.say(f"level.{level}")), words(wording.say(f"checklist.level.{level}"))])
        for level in STRENGTH
        if level in levels and level is not Level.RECORD
    )
    yield Paragraph((*joined(meanings, wording.say("list.between")), Span(".")))
    recalled = wording.listed(_recalled(wording, checklist))
    if recalled:
        yield Note(words(wording.say("checklist.recalled", instruments=recalled)))


def _recalled(wording: Wording, checklist: Checklist) -> Iterator[str]:
    for item in checklist.items:
        for provision in item.basis(wording.library):
            if provision.provenance is Provenance.RECALLED:
                yield wording.text(wording.library.instruments[provision.instrument_id].short_title)


def build_checklist_list(library: Library, phrases: Phrases, checklists: Iterable[Checklist]) -> Document:
    """List the checklists: id, title, audience, number of questions."""
    wording = Wording(phrases, library)
    columns = tuple(phrases(f"checklist.list_columns.{key}") for key in ("id", "title", "for_whom", "items"))
    rows = tuple(
        (
            (Span(each.id, Mark.CODE),),
            words(wording.text(each.title)),
            words(wording.text(each.for_whom)),
            words(str(len(each.items))),
        )
        for each in checklists
    )
    caption = phrases("checklist.caption")
    return wording.page(phrases("checklist.title"), [Table(caption, caption, columns, rows, (24, 30, 36, 10))])

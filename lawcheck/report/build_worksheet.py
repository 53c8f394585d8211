"""The worksheet: questions on a country's law for a body that answers them in Excel or in Word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lawcheck.model.agency import Agency
from lawcheck.model.country import Country
from lawcheck.model.library import Library
from lawcheck.model.localized import Localized, text_in
from lawcheck.model.reading import Reading, Value
from lawcheck.model.worksheet import LEVELS, Column, Property, Respondent, key_of
from lawcheck.report.document import Document, Mark, Span, Table, joined, words
from lawcheck.report.phrases import Phrases
from lawcheck.report.wording import Wording
from lawcheck.report.worksheet import Choice, Field, Group, Row, Worksheet

CHOICES = (
    Value.PRESENT,
    Value.PARTIAL,
    Value.ABSENT,
    Value.CONFLICT,
    Value.NOT_APPLICABLE,
    Value.UNDETERMINED,
)
_CARD = (
    Value.PRESENT,
    Value.PARTIAL,
    Value.CONFLICT,
    Value.ABSENT,
    Value.UNDETERMINED,
    Value.NOT_APPLICABLE,
)


def build_worksheet(
    library: Library,
    phrases: Phrases,
    country: Country,
    reading: Reading,
    criterion_ids: Sequence[str],
    agency: Agency | None = None,
) -> Worksheet:
    """Write a worksheet.

    Args:
        library: The questions.
        phrases: The language.
        country: Whose law is asked about.
        reading: The answers so far: what is undetermined says what would settle it.
        criterion_ids: What is asked.
        agency: Who is asked; None where that is left open.
    """
    wording = Wording(phrases, library)
    name = wording.text(country.name)
    date = wording.date(country.law_as_at)
    about = [phrases("worksheet.about", country=name, date=date), phrases("worksheet.use")]
    if agency is not None:
        about.insert(1, phrases("worksheet.asked", agency=wording.text(agency.title), asked=wording.text(agency.asked)))
    columns = {each: Field(key_of(each), phrases(f"worksheet.columns.{each}")) for each in Column}
    return Worksheet(
        title=phrases("worksheet.title_agency", agency=wording.text(agency.title))
        if agency
        else phrases("worksheet.title"),
        subtitle=phrases("worksheet.subtitle", country=name, date=date),
        language=phrases.language,
        direction=phrases.direction,
        date=country.law_as_at,
        marking=phrases("fictional") if country.is_fictional else "",
        footer=phrases("worksheet.footer", country=name, date=date),
        page_label=phrases("page", page="{page}", pages="{pages}"),
        colon=phrases("colon"),
        about=tuple(about),
        respondent_title=phrases("worksheet.respondent_title"),
        respondent=tuple(_line(phrases, each) for each in Respondent),
        steps_title=phrases("worksheet.steps_title"),
        steps=tuple(
            phrases(f"worksheet.steps.{each}") for each in ("choose", "cite", "reply", "blank", "rows", "send")
        ),
        choices_title=phrases("worksheet.choices_title"),
        choice_columns=(phrases("worksheet.choice_columns.word"), phrases("worksheet.choice_columns.meaning")),
        choices=tuple(Choice(phrases(f"value.{each}"), phrases(f"worksheet.meaning.{each}")) for each in CHOICES),
        choose=phrases("worksheet.choose"),
        sheets=(phrases("worksheet.sheets.read"), phrases("worksheet.sheets.questions")),
        id_column=columns[Column.ID],
        ask_column=columns[Column.ASK],
        guidance_column=columns[Column.GUIDANCE],
        value_column=columns[Column.VALUE],
        cites_column=columns[Column.CITES],
        text_column=columns[Column.TEXT],
        groups=tuple(_groups(wording, reading, criterion_ids)),
        properties={
            Property.COUNTRY: country.code,
            Property.AGENCY: agency.id if agency else "",
            Property.LANGUAGE: phrases.language,
        },
    )


def for_a_group(sheet: Worksheet, phrases: Phrases) -> Worksheet:
    """Explain the values as the scale card of a training does: in its order, and by what a text says, in force or not."""
    meanings = {each: phrases(f"worksheet.meaning.{each}") for each in CHOICES}
    meanings[Value.PRESENT] = phrases("training.sheet.present")
    choices = tuple(Choice(phrases(f"value.{each}"), meanings[each]) for each in _CARD)
    return sheet._replace(
        choices=choices, steps=(*sheet.steps[:-2], phrases("training.sheet.weighed"), *sheet.steps[-2:])
    )


def with_levels(sheet: Worksheet, phrases: Phrases) -> Worksheet:
    """Let a worksheet ask as well what the treaty demands: for a training."""
    return sheet._replace(
        level_column=Field(key_of(Column.LEVEL), phrases(f"worksheet.columns.{Column.LEVEL}")),
        levels_title=phrases("training.sheet.levels_title"),
        levels=tuple(Choice(phrases(f"level.{each}"), phrases(f"training.sheet.level.{each}")) for each in LEVELS),
        steps=(*sheet.steps[:-2], phrases("training.sheet.level_step"), *sheet.steps[-2:]),
    )


def _line(phrases: Phrases, part: Respondent) -> Field:
    return Field(key_of(part), phrases(f"worksheet.respondent.{part}"), phrases(f"worksheet.hint.{part}"))


def _groups(wording: Wording, reading: Reading, criterion_ids: Sequence[str]) -> Iterator[Group]:
    """Put questions under their themes, both in the order of the library."""
    for theme in wording.library.themes.values():
        rows = tuple(
            _row(wording, reading, each) for each in criterion_ids if wording.library.criteria[each].theme == theme.id
        )
        if rows:
            yield Group(wording.text(theme.title), rows)


def _row(wording: Wording, reading: Reading, criterion_id: str) -> Row:
    read_as = wording.library.questions[criterion_id].read_as
    cases: list[tuple[Value, Localized | None]] = [
        (Value.PRESENT, read_as.present),
        (Value.PARTIAL, read_as.partial),
        (Value.CONFLICT, read_as.conflict),
    ]
    guidance = [(wording.say(f"value.{value}"), wording.text(text)) for value, text in cases if text]
    answer = reading.answers.get(criterion_id)
    if answer is not None and answer.value is Value.UNDETERMINED and answer.reason:
        guidance.append((wording.say("worksheet.why"), text_in(answer.reason, wording.language)))
    return Row(criterion_id, wording.asks(criterion_id), tuple(guidance))


def build_agencies(library: Library, phrases: Phrases, counts: Mapping[str, int], *, is_open: bool) -> Document:
    """List the agencies of the library, with how many questions each can be asked, or are open for it."""
    wording = Wording(phrases, library)
    columns = tuple(phrases(f"worksheet.agency_columns.{key}") for key in ("id", "title", "open" if is_open else "all"))
    rows = tuple(
        (
            (Span(agency.id, Mark.CODE),),
            joined([words(f"{wording.text(agency.title)}.", Mark.STRONG), words(wording.text(agency.asked))]),
            words(str(counts[agency.id])),
        )
        for agency in library.agencies.values()
    )
    caption = phrases("worksheet.agencies_caption")
    return wording.page(phrases("worksheet.agencies"), [Table(caption, caption, columns, rows, (24, 62, 14))])

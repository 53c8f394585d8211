"""Worksheets for groups: questions that fit into the time, each file marked with its group and its pack."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lawcheck.model.pack import short
from lawcheck.model.worksheet import Property, Respondent, key_of
from lawcheck.report.worksheet import Field, Worksheet
from lawcheck.training.choosing import MINUTES_EACH, Choice, choose, weights_of
from lawcheck.workflow import NO_READING
from lawcheck.workflow.training import Room


class Plan(NamedTuple):
    """What groups are to be given."""

    groups: int
    minutes: int
    seed: int
    is_different: bool = False  # neighbours get two variants in turn
    minutes_each: int = MINUTES_EACH
    has_levels: bool = True  # asks as well what the treaty demands


class Handed(NamedTuple):
    """A worksheet for one group."""

    name: str  # of its file
    content: bytes
    choice: Choice


def worksheets(room: Room, plan: Plan, ending: str) -> Iterator[Handed]:
    """Write a worksheet for each group.

    Raises:
        LawcheckError: There is no such format, or it needs an extra.
    """
    from lawcheck.workflow.worksheets import rendered

    weights = weights_of(room.library, room.country)
    choices = [
        choose(room.key, weights, plan.minutes, plan.seed, variant=variant, each=plan.minutes_each)
        for variant in range(2 if plan.is_different else 1)
    ]
    for number in range(1, plan.groups + 1):
        choice = choices[(number - 1) % len(choices)]
        yield Handed(f"group-{number}{ending}", rendered(_sheet_for(room, number, choice, plan), ending), choice)


def _sheet_for(room: Room, number: int, choice: Choice, plan: Plan) -> Worksheet:
    """Turn the worksheet for agencies into one for a group: no names, and nothing of a report."""
    from lawcheck.report.build_worksheet import build_worksheet, for_a_group, with_levels
    from lawcheck.report.wording import Wording

    say, group = room.phrases, f"group-{number}"
    sheet = build_worksheet(room.library, say, room.country, NO_READING, choice.criterion_ids)
    country = Wording(say, room.library).text(room.country.name)
    about = (
        say("training.sheet.about", country=country),
        say("training.sheet.time", n=len(choice.criterion_ids), minutes=choice.minutes),
        say("training.sheet.use"),
    )
    steps = [say(f"worksheet.steps.{each}") for each in ("choose", "cite", "reply", "rows", "send")]
    steps.insert(3, say("training.sheet.blank"))
    edition = room.edition
    stamp = say("training.pack.stamp", version=edition.version, pack=short(edition.pack))
    line = Field(key_of(Respondent.BODY), say("training.sheet.group"), say("training.sheet.hint", group=number))
    made = sheet._replace(
        title=say("training.sheet.title", group=number),
        about=about,
        marking=say("fictional"),
        footer=f"{group} · {stamp} · {sheet.footer}",
        respondent_title=say("training.sheet.who"),
        respondent=(line,),
        steps=tuple(steps),
        properties={
            **sheet.properties,
            Property.GROUP: group,
            Property.VERSION: edition.version,
            Property.PACK: edition.pack,
            Property.EDITION: edition.model_law,
            Property.ASKED: str(len(choice.criterion_ids)),
        },
    )
    made = for_a_group(made, say)
    return with_levels(made, say) if plan.has_levels else made

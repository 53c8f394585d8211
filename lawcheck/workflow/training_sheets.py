"""Worksheets for groups: questions that fit into the time, each file marked with its group, and taken in again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from lawcheck.errors import LawcheckError, Problem
from lawcheck.load.worksheets.filled import Filled
from lawcheck.model.training import Sheet
from lawcheck.model.worksheet import Property, Respondent, key_of
from lawcheck.report.worksheet import Field, Worksheet
from lawcheck.training.choosing import MINUTES_EACH, Choice, choose, weights_of
from lawcheck.workflow import NO_READING
from lawcheck.workflow.collecting import Tray, fingerprint_of
from lawcheck.workflow.training import Room
from lawcheck.workflow.training_readings import ENDINGS, sheet_of_reading

_LONGEST_LABEL = 40  # letters


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
        group = f"group-{number}"
        choice = choices[(number - 1) % len(choices)]
        yield Handed(f"{group}{ending}", rendered(_sheet_for(room, group, choice, plan), ending), choice)


def _sheet_for(room: Room, group: str, choice: Choice, plan: Plan) -> Worksheet:
    """Turn the worksheet for agencies into one for a group: no names, and nothing of a report."""
    from lawcheck.report.build_worksheet import build_worksheet, with_levels
    from lawcheck.report.wording import Wording

    say = room.phrases
    sheet = build_worksheet(room.library, say, room.country, NO_READING, choice.criterion_ids)
    country = Wording(say, room.library).text(room.country.name)
    about = (
        say("training.sheet.about", country=country),
        say("training.sheet.time", n=len(choice.criterion_ids), minutes=choice.minutes),
        say("training.sheet.use"),
    )
    steps = [say(f"worksheet.steps.{each}") for each in ("choose", "cite", "reply", "rows", "send")]
    steps.insert(3, say("training.sheet.blank"))
    line = Field(key_of(Respondent.BODY), say("training.sheet.group"), say("training.sheet.hint", group=group))
    made = sheet._replace(
        title=say("training.sheet.title", group=group),
        about=about,
        marking=say("fictional"),
        footer=f"{group} · {sheet.footer}",
        respondent_title=say("training.sheet.who"),
        respondent=(line,),
        steps=tuple(steps),
        properties={**sheet.properties, Property.GROUP: group},
    )
    return with_levels(made, say) if plan.has_levels else made


class Taken(NamedTuple):
    """What became of one file."""

    file: Path
    sheet: Sheet | None = None  # None: nothing is filled in, or it cannot be read
    path: Path | None = None
    state: str = ""  # new, same, again, renamed
    warnings: tuple[Problem, ...] = ()
    errors: tuple[Problem, ...] = ()


class Basket:
    """Takes in the groups' worksheets one by one; a file that cannot be read stops no other."""

    def __init__(
        self,
        folder: Path,
        results: Path,
        *,
        extra_libraries: Sequence[Path] = (),
        cache_folder: Path | None = None,
    ) -> None:
        """Load the country and what was collected before.

        Raises:
            LawcheckError: The folder or a file of the results has a problem.
        """
        from lawcheck.load.training_results import load_results

        self.results = results
        self.tray = Tray(folder, extra_libraries=extra_libraries, cache_folder=cache_folder)
        kept = load_results(results, self.tray.country, self.tray.library, needs_some=False)
        self.kept: dict[str, Sheet] = {each.group: each for each in kept}

    def take(self, file: Path) -> Taken:
        """Take in one worksheet, or say why not."""
        from lawcheck.store.training import keep_sheet, sheet_as_yaml

        try:
            sheet, warnings = self._read(file)
            if not sheet.items:
                return Taken(file, warnings=warnings)
            sheet, state = self._placed(sheet)
            path = self.results / f"{_file_name(sheet.group)}.yaml"
            if state != "same":
                keep_sheet(path, sheet_as_yaml(sheet, str(file)))
        except LawcheckError as error:
            return Taken(file, errors=error.problems)
        self.kept[sheet.group] = sheet
        return Taken(file, sheet, path, state, warnings)

    def _read(self, file: Path) -> tuple[Sheet, tuple[Problem, ...]]:
        """Read a worksheet, or a reading that the group made instead."""
        if file.suffix.lower() in ENDINGS:
            return sheet_of_reading(file, self.tray.country, self.tray.library)
        return self._sheet(self.tray.read(file), file)

    def _sheet(self, filled: Filled, file: Path) -> tuple[Sheet, tuple[Problem, ...]]:
        typed = filled.respondent.get(Respondent.BODY, "")
        group = _label(filled.properties.get(Property.GROUP, "")) or _label(typed) or _label(file.stem) or "group"
        found = [self.tray.item(each, filled.shown_as) for each in filled.items]
        sheet = Sheet(
            group=group,
            asked=filled.asked,
            items={each.criterion_id: item for each, (item, _) in zip(filled.items, found, strict=True)},
            country_code=self.tray.country.code,
            language=filled.properties.get(Property.LANGUAGE, ""),
            file=file.name,
            fingerprint=fingerprint_of(filled, group),
        )
        return sheet, (*filled.problems, *(problem for _, problems in found for problem in problems))

    def _placed(self, sheet: Sheet) -> tuple[Sheet, str]:
        """Find the place of a sheet: a group's own file again replaces it, another file of the same name stands beside."""
        from dataclasses import replace

        name = sheet.group
        number = 1
        while (kept := self.kept.get(name)) is not None:
            if kept.fingerprint == sheet.fingerprint:
                return kept, "same"
            if kept.file == sheet.file:
                return replace(sheet, group=name), "again"
            number += 1
            name = f"{sheet.group}-{number}"
        return replace(sheet, group=name), "new" if number == 1 else "renamed"


def _label(text: str) -> str:
    """Give what can be shown of a label, on one line."""
    return "".join(each for each in " ".join(text.split()) if each.isprintable())[:_LONGEST_LABEL].strip()


def _file_name(group: str) -> str:
    """Give a file name that no letter of a label leads out of the folder, and that tells labels apart."""
    from lawcheck.load.new_statute import id_from

    plain = id_from(group)[:60].strip("-.")
    if plain == group:
        return plain
    import hashlib

    return f"{plain or 'group'}-{hashlib.blake2b(group.encode('utf-8', 'replace'), digest_size=3).hexdigest()}"

"""The groups' sheets taken in again: each known by its label and by the pack that it was made from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from lawcheck.errors import LawcheckError, Problem, nearest
from lawcheck.load.worksheets.filled import Filled
from lawcheck.load.worksheets.grid import shown
from lawcheck.model.pack import Edition
from lawcheck.model.training import Sheet
from lawcheck.model.worksheet import Property, Respondent
from lawcheck.workflow.collecting import Tray, fingerprint_of
from lawcheck.workflow.training import exercise_of
from lawcheck.workflow.training_readings import ENDINGS, sheet_of_reading

_LONGEST_LABEL = 40  # letters
_COUNT = re.compile(r"[0-9]{1,4}")


class Taken(NamedTuple):
    """What became of one file."""

    file: Path
    sheet: Sheet | None = None  # None: nothing is filled in, or it cannot be read
    path: Path | None = None
    state: str = ""  # new, same, again, renamed, replaced
    warnings: tuple[Problem, ...] = ()
    errors: tuple[Problem, ...] = ()


class Manner(NamedTuple):
    """How sheets are taken that a trainer has to decide about."""

    accepts_other: bool = False  # those of another version or edition too
    replaces: bool = False  # a group's second file takes the place of its first


AS_A_RULE = Manner()


class Basket:
    """Takes in the groups' worksheets one by one; a file that cannot be read stops no other."""

    def __init__(
        self,
        folder: Path,
        results: Path,
        manner: Manner = AS_A_RULE,
        *,
        extra_libraries: Sequence[Path] = (),
        cache_folder: Path | None = None,
    ) -> None:
        """Load the country and what was collected before.

        Raises:
            LawcheckError: The folder or a file of the results has a problem.
        """
        from lawcheck.load.training_results import load_results
        from lawcheck.workflow.training_pack import edition_of

        self.folder = folder
        self.results = results
        self.manner = manner
        self.tray = Tray(
            folder,
            extra_libraries=extra_libraries,
            cache_folder=cache_folder,
            narrowed=lambda country, library: exercise_of(folder, country, library),
        )
        self.edition = edition_of(folder, self.tray.country, self.tray.library)
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
            path = self._path(sheet.group)
            if state != "same":
                keep_sheet(path, sheet_as_yaml(sheet, str(file)))
        except LawcheckError as error:
            return Taken(file, errors=error.problems)
        self.kept[sheet.group] = sheet
        return Taken(file, sheet, path, state, warnings)

    def drop(self, name: str) -> Path:
        """Lay a sheet aside, by its group or by the file that it came in; give where it lies now.

        Raises:
            LawcheckError: There is no such sheet, or several came in files of this name; or it cannot be moved.
        """
        from lawcheck.store.training import drop_sheet

        found = [name] if name in self.kept else [key for key, each in self.kept.items() if each.file == name]
        if len(found) != 1:
            files = [each.file for each in self.kept.values() if each.file]
            message = f"several groups sent '{name}': {', '.join(found)}" if found else f"nothing is kept of '{name}'"
            remedy = "name the group" if found else nearest(name, [*self.kept, *files]) or _kept_of(self.kept)
            raise LawcheckError([Problem(path="--drop", message=message, remedy=remedy)])
        aside = drop_sheet(self._path(found[0]))
        del self.kept[found[0]]
        return aside

    def _path(self, group: str) -> Path:
        return self.results / f"{_file_name(group)}.yaml"

    def _read(self, file: Path) -> tuple[Sheet, tuple[Problem, ...]]:
        """Read a worksheet, or a reading that the group made instead."""
        if file.is_dir():
            remedy = f"name the files in it: {file / '*.docx'}"
            raise LawcheckError([Problem(path=str(file), message="this is a folder, no worksheet", remedy=remedy)])
        if file.suffix.lower() in ENDINGS:
            return sheet_of_reading(file, self.tray.country, self.tray.library)
        filled = self.tray.filled(file)
        known = self._compared(filled)
        sheet, warnings = self._sheet(filled, file)
        return sheet, (*known, *_rows_gone(filled), *warnings)

    def _compared(self, filled: Filled) -> tuple[Problem, ...]:
        """Hold the pack that a worksheet was made from against the folder, and say what differs and is taken all the same.

        Raises:
            LawcheckError: It is on another country, or on another version that the trainer did not ask for.
        """
        said = filled.properties
        sheet = Edition(*(_label(said.get(each, "")) for each in (Property.VERSION, Property.PACK, Property.EDITION)))
        code, here, shown_as = said.get(Property.COUNTRY, ""), self.edition, filled.shown_as
        if code and code != self.tray.country.code:
            message = (
                f"this worksheet asks about the law of {shown(code)}, {sheet.shown}, "
                f"and {self.folder} is that of {self.tray.country.code}, {here.shown}"
            )
            raise LawcheckError([Problem(path=shown_as, message=message, remedy="collect it into its own folder")])
        if not here.pack or not sheet.pack or sheet == here:
            return ()
        message = f"this worksheet was made from {sheet.shown}, and {self.folder} is {here.shown}"
        if sheet.pack == here.pack and sheet.model_law == here.model_law:
            return (Problem(path=shown_as, message=f"{message}; the law and the questions are the same"),)
        if sheet.model_law != here.model_law:
            message += (
                f"; it is for the edition {sheet.model_law or '?'} of the Model Law, and the key for {here.model_law}"
            )
        elif sheet.version == here.version:
            message += ": country.yaml, a statute or the questions were changed since, without a new version"
        if not self.manner.accepts_other:
            remedy = "take it all the same with --accept-other-version"
            raise LawcheckError([Problem(path=shown_as, message=message, remedy=remedy)])
        return (Problem(path=shown_as, message=message),)

    def _sheet(self, filled: Filled, file: Path) -> tuple[Sheet, tuple[Problem, ...]]:
        said = filled.properties
        typed = filled.respondent.get(Respondent.BODY, "")
        group = _label(said.get(Property.GROUP, "")) or _label(typed) or _label(file.stem) or "group"
        found = [self.tray.item(each, filled.shown_as) for each in filled.items]
        sheet = Sheet(
            group=group,
            asked=filled.asked,
            items={each.criterion_id: item for each, (item, _) in zip(filled.items, found, strict=True)},
            country_code=self.tray.country.code,
            language=said.get(Property.LANGUAGE, ""),
            file=file.name,
            fingerprint=fingerprint_of(filled, group),
            version=_label(said.get(Property.VERSION, "")),
            pack=_label(said.get(Property.PACK, "")),
        )
        return sheet, (*filled.problems, *(problem for _, problems in found for problem in problems))

    def _placed(self, sheet: Sheet) -> tuple[Sheet, str]:
        """Find the place of a sheet.

        A group's own file again replaces it. Another file of the same label stands beside the first and keeps the label; or
        takes its place, where the trainer said so.
        """
        name, label = sheet.group, ""
        number = 1
        while (kept := self.kept.get(name)) is not None:
            if kept.fingerprint == sheet.fingerprint:
                return kept, "same"
            if kept.file == sheet.file:
                return replace(sheet, group=name, label=kept.label), "again"
            if self.manner.replaces:
                return replace(sheet, group=name, label=kept.label), "replaced"
            number += 1
            name, label = f"{sheet.group}-{number}", sheet.group
        return replace(sheet, group=name, label=label), "renamed" if label else "new"


def _rows_gone(filled: Filled) -> tuple[Problem, ...]:
    """Say where rows were taken out: what they asked is not counted as left empty, but as not asked."""
    written, there = filled.properties.get(Property.ASKED, ""), len(filled.asked)
    if not _COUNT.fullmatch(written) or there >= int(written):
        return ()
    message = f"{there} of its {written} questions are left in it: rows were taken out, and count as not asked"
    remedy = "get the file as it was, or type the answers into a fresh sheet"
    return (Problem(path=filled.shown_as, message=message, remedy=remedy),)


def _kept_of(kept: Mapping[str, Sheet]) -> str:
    return f"there is {', '.join(kept)}" if kept else "nothing was collected yet"


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

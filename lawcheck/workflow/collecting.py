"""Worksheets in: what a body replied becomes a source with its author, never an answer."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from lawcheck.errors import LawcheckError, Problem
from lawcheck.load.cited_laws import Register
from lawcheck.load.country import CountryFolder, load_country
from lawcheck.load.phrases import load_phrases, phrase_languages
from lawcheck.load.replies import FOLDER
from lawcheck.load.worksheets import read_worksheet
from lawcheck.load.worksheets.filled import Filled, Item
from lawcheck.load.worksheets.grid import shown
from lawcheck.load.worksheets.vocabulary import Vocabulary, day_of, vocabulary_of
from lawcheck.model.country import Country
from lawcheck.model.library import Library
from lawcheck.model.localized import text_in
from lawcheck.model.reply import Reply, ReplyItem
from lawcheck.model.worksheet import Property, Respondent
from lawcheck.workflow import open_library

Narrowed = Callable[[Country, Library], Country]


class Collected(NamedTuple):
    """What became of one file."""

    file: Path
    reply: Reply | None = None  # None: nothing is filled in, or it cannot be read
    path: Path | None = None  # of the reply in the folder
    is_new: bool = False  # False: the same worksheet was collected before
    earlier: tuple[str, ...] = ()  # replies of the same body that are there already
    warnings: tuple[Problem, ...] = ()  # rows and places that could not be read
    errors: tuple[Problem, ...] = ()  # why the file as a whole could not


class Tray:
    """A country folder into which worksheets are collected, loaded once."""

    def __init__(
        self,
        folder: Path,
        *,
        extra_libraries: Sequence[Path] = (),
        cache_folder: Path | None = None,
        narrowed: Narrowed | None = None,
    ) -> None:
        """Load the folder; nobody need have answered yet.

        Args:
            folder: The country folder.
            extra_libraries: As for ``assess``.
            cache_folder: As for ``assess``.
            narrowed: Gives the part of the country that was asked about; without it, all of it.

        Raises:
            LawcheckError: The folder has a problem.
        """
        self.folder = folder
        self._cache_folder = cache_folder
        self.library: Library = open_library(extra_libraries, cache_folder)
        self.loaded: CountryFolder = load_country(folder, self.library, cache_folder, needs_reading=False)
        if narrowed is not None:
            self.loaded = self.loaded._replace(country=narrowed(self.loaded.country, self.library))
        self.replies: list[Reply] = list(self.country.replies)
        self._register = Register(self.country)
        self.vocabulary: Vocabulary = vocabulary_of(load_phrases(each, cache_folder) for each in phrase_languages())

    @property
    def country(self) -> Country:
        """The country as registered."""
        return self.loaded.country

    def filled(self, file: Path) -> Filled:
        """Read a worksheet, of whatever country.

        Raises:
            LawcheckError: It cannot be read.
        """
        return read_worksheet(file, self.library.criteria, self.vocabulary)

    def read(self, file: Path) -> Filled:
        """Read a worksheet of this country.

        Raises:
            LawcheckError: It cannot be read, or was written for another country.
        """
        filled = self.filled(file)
        code = filled.properties.get(Property.COUNTRY, "")
        if code and code != self.country.code:
            message = (
                f"this worksheet asks about the law of {shown(code)}, and the folder is that of {self.country.code}"
            )
            raise LawcheckError([Problem(path=str(file), message=message, remedy="collect it into its own folder")])
        return filled

    def collect(self, file: Path, day: str, body: str = "", *, is_trial: bool = False) -> Collected:
        """Take in one worksheet, or change nothing.

        Args:
            file: The worksheet.
            day: Today, as an ISO date.
            body: Who replied, where the worksheet does not say.
            is_trial: Look only, and write nothing.
        """
        from lawcheck.store.own_folder import held

        try:
            reply, warnings = self.reply(file, day, body)
            if reply is None:
                return Collected(file, warnings=warnings)
            if is_trial or self._same(reply):
                return self._taken(file, reply, warnings, is_trial=is_trial)
            with held(self.folder, self._path(reply.name), "nothing was taken"):
                self._look_again()
                return self._taken(file, reply, warnings, is_trial=False)
        except LawcheckError as error:
            return Collected(file, errors=error.problems)

    def reply(self, file: Path, day: str, body: str) -> tuple[Reply | None, tuple[Problem, ...]]:
        """Read a worksheet as a reply, None where nothing is filled in, and name what could not be read.

        Raises:
            LawcheckError: It cannot be read, was written for another country, or does not say who replied.
        """
        filled = self.read(file)
        return self._reply(filled, file, day, body) if filled.items else (None, filled.problems)

    def _path(self, name: str) -> Path:
        return self.folder / FOLDER / f"{name}.yaml"

    def _taken(self, file: Path, reply: Reply, warnings: tuple[Problem, ...], *, is_trial: bool) -> Collected:
        """Keep a reply under a name that is free, unless the same is there already."""
        from lawcheck.store.replies import free_name, keep_new, reply_as_yaml

        same = self._same(reply)
        if same is not None:
            return Collected(file, same, self._path(same.name), warnings=warnings)
        earlier = tuple(each.name for each in self.replies if each.author == reply.author)
        taken = {each.stem for each in (self.folder / FOLDER).glob("*")}
        name = free_name(reply.name, taken | {each.name for each in self.replies})
        if not is_trial:
            keep_new(self._path(name), reply_as_yaml(reply, str(file)))
        self.replies.append(replace(reply, name=name))
        return Collected(file, reply, self._path(name), is_new=True, earlier=earlier, warnings=warnings)

    def _same(self, reply: Reply) -> Reply | None:
        return next((each for each in self.replies if each.fingerprint == reply.fingerprint), None)

    def _look_again(self) -> None:
        """Read the replies again where somebody else has collected meanwhile."""
        there = {each.stem for each in (self.folder / FOLDER).glob("*.yaml")}
        if not there <= {each.name for each in self.replies}:
            self.loaded = load_country(self.folder, self.library, self._cache_folder, needs_reading=False)
            self.replies = list(self.country.replies)

    def _reply(self, filled: Filled, file: Path, day: str, body: str) -> tuple[Reply, tuple[Problem, ...]]:
        from lawcheck.load.new_statute import id_from

        said = {part: " ".join(text.split()) for part, text in filled.respondent.items()}
        agency = self.library.agencies.get(filled.properties.get(Property.AGENCY, ""))
        language = self._language(filled)
        named = body or said.get(Respondent.BODY) or (text_in(agency.title, language) if agency else "")
        if not named:
            message = "it does not say who replied; nothing was taken"
            remedy = "fill in the body, or name it with --body"
            raise LawcheckError([Problem(path=str(file), message=message, remedy=remedy)])
        found = [self.item(each, filled.shown_as) for each in filled.items]
        typed_day = said.get(Respondent.DATE, "")
        date = day_of(typed_day, self.vocabulary)
        slug = (agency.id if agency else "") or id_from(named)[:60].strip("-") or "body"
        reply = Reply(
            name=f"{slug}-{date or day}",
            body=named,
            language=language,
            items={item.criterion_id: made for item, (made, _) in zip(filled.items, found, strict=True)},
            agency_id=agency.id if agency else "",
            person=said.get(Respondent.NAME, ""),
            function=said.get(Respondent.FUNCTION, ""),
            date=date,
            dated="" if date else typed_day,
            collected=day,
            file=file.name,
            fingerprint=fingerprint_of(filled, named),
        )
        return reply, (*filled.problems, *(problem for _, problems in found for problem in problems))

    def _language(self, filled: Filled) -> str:
        language = filled.properties.get(Property.LANGUAGE, "")
        return language if language in phrase_languages() else "en"

    def item(self, item: Item, shown_as: str) -> tuple[ReplyItem, list[Problem]]:
        """Look the places of a row up in the register, and name those that it has not."""
        found = self._register.look_up(item.cited)
        problems = [
            Problem(
                shown_as,
                f"{item.place}: {item.criterion_id}: {shown(each)} is not found in the register; it is kept as typed",
                remedy=self._register.remedy(each),
            )
            for each in found.as_typed
        ]
        made = ReplyItem(
            value=item.value,
            value_as_typed=item.value_as_typed,
            cites=found.cites,
            cites_as_typed=found.as_typed,
            text=item.text,
            level=item.level,
            level_as_typed=item.level_as_typed,
        )
        return made, problems


def fingerprint_of(filled: Filled, body: str) -> str:
    """Give a fingerprint of what a worksheet says, whatever program saved it and however it looks."""
    state = hashlib.blake2b(digest_size=8)
    said = [body, *(f"{part}={filled.respondent.get(part, '')}" for part in Respondent)]
    rows = sorted(tuple(_said(each)) for each in filled.items)
    for text in (*said, *(part for row in rows for part in row)):
        state.update(" ".join(text.split()).encode("utf-8", "surrogatepass") + b"\0")
    return state.hexdigest()


def _said(item: Item) -> Iterator[str]:
    yield from (item.criterion_id, str(item.value), item.value_as_typed, item.cited, item.text)
    if item.level or item.level_as_typed:  # of a training: what has none keeps the fingerprint that it had
        yield from (str(item.level or ""), item.level_as_typed)

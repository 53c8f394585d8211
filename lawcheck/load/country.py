"""A country folder: profile, register, statutes' texts and readings, checked against each other and the library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from lawcheck.errors import LawcheckError, Problem, nearest
from lawcheck.load.choices import load_choices
from lawcheck.load.files import Group, YamlFile, read_group
from lawcheck.load.located import YamlText, decode, read_bytes
from lawcheck.load.readings import build_reading
from lawcheck.load.replies import FOLDER as REPLIES
from lawcheck.load.replies import build_reply
from lawcheck.load.scopes import read_scope
from lawcheck.load.statutes import READERS, read_as
from lawcheck.load.statutes.kept import read_kept
from lawcheck.load.statutes.ranges import expand
from lawcheck.load.statutes.reading import Source
from lawcheck.model.choice import Choice, Task
from lawcheck.model.citation import Citation, Pinpoint, parse_pinpoint
from lawcheck.model.country import (
    Country,
    LegalSystem,
    Membership,
    MembershipStatus,
    Rank,
    Reader,
    Status,
    Statute,
    StatuteText,
    TreatyEffect,
)
from lawcheck.model.library import Library
from lawcheck.model.reading import JOINT, Reading
from lawcheck.model.scope import Scope

PROFILE = "country.yaml"
AGREED = JOINT
FIRST = "first"
MAX_STATUTE_BYTES = 64 * 1024 * 1024


class CountryFolder(NamedTuple):
    """A country with all its readings, by name."""

    country: Country
    readings: Mapping[str, Reading]
    digest: str  # of the profile and the readings
    choices: Mapping[str, Choice] = MappingProxyType({})  # provision id -> what was decided on it
    tasks: Mapping[str, Task] = MappingProxyType({})  # provision id -> who carries it out, until when


def load_country(
    folder: Path,
    library: Library,
    cache_folder: Path | None = None,
    *,
    needs_reading: bool = True,
    texts: Mapping[str, StatuteText] | None = None,
) -> CountryFolder:
    """Load a country folder; without ``needs_reading`` also one in which nobody has answered yet.

    ``texts`` are statutes that were read before, and are not read again.

    Raises:
        LawcheckError: With every problem of every file.
    """
    files = _files(folder, needs_reading=needs_reading)
    group = read_group(files, cache_folder)
    loaded, problems = _build(folder, files, group, library, cache_folder, texts)
    if problems:
        _, problems = _build(folder, files, read_group(files, None, with_positions=True), library, None, texts)
    choices, tasks, found = load_choices(folder, loaded.country, library, cache_folder)
    if problems or found:
        raise LawcheckError([*problems, *found])
    return loaded._replace(choices=choices, tasks=tasks)


def choose_reading(loaded: CountryFolder, folder: Path, name: str | None = None) -> tuple[Reading, tuple[Reading, ...]]:
    """Choose what is reported: the named reading, else ``agreed``, else ``first``, else the only one. The rest follow.

    Raises:
        LawcheckError: There is none, or several and none of them is called agreed or first.
    """
    names = list(loaded.readings)
    shown = str(folder / "readings")
    if name is not None and name not in names:
        remedy = nearest(name, names) or f"there is {', '.join(names) or 'none'}"
        raise LawcheckError([Problem(path=shown, message=f"there is no reading '{name}'", remedy=remedy)])
    chosen = name or next((each for each in (AGREED, FIRST) if each in names), names[0] if len(names) == 1 else None)
    if chosen is None:
        message = f"there are several readings and none is called {AGREED} or {FIRST}: {', '.join(names)}"
        raise LawcheckError([Problem(path=shown, message=message, remedy="name one with --reading")])
    others = tuple(reading for each, reading in loaded.readings.items() if each != chosen)
    return loaded.readings[chosen], others


def register_problems(
    folder: Path, profile: bytes, library: Library, pending: Mapping[Path, bytes]
) -> tuple[Problem, ...]:
    """List what would be wrong with a folder's register if its profile read so. Writes nothing.

    Args:
        folder: The country folder.
        profile: What ``country.yaml`` would hold.
        library: The library, for the instruments.
        pending: Texts that are not in the folder yet, by the path they would have.
    """
    from lawcheck.load.shape import shape_problems
    from lawcheck.load.yaml_text import parse_yaml

    shown = str(folder / PROFILE)
    try:
        text = parse_yaml(decode(profile, shown), shown)
    except LawcheckError as error:
        return error.problems
    found = shape_problems(text, "country")
    if found:
        return found
    register = _Register(folder, library, text, pending=pending)
    register.country()
    return tuple(register.problems)


def load_changed(
    folder: Path, library: Library, changed: Mapping[Path, bytes], cache_folder: Path | None = None
) -> CountryFolder:
    """Load a folder as it would be if some of its files read otherwise. Writes nothing in it.

    Args:
        folder: The country folder.
        library: The library.
        changed: What would stand in which file.
        cache_folder: Where the sections of texts are kept between runs.

    Raises:
        LawcheckError: With every problem that there would be.
    """
    from lawcheck.load.shape import shape_problems
    from lawcheck.load.yaml_text import parse_yaml

    files = _files(folder, needs_reading=False)
    texts = []
    problems: list[Problem] = []
    for file in files:
        raw = changed.get(file.path)
        raw = read_bytes(file.path, file.shown_as) if raw is None else raw
        text = parse_yaml(decode(raw, file.shown_as), file.shown_as)
        problems += shape_problems(text, file.kind)
        texts.append(text)
    if problems:
        raise LawcheckError(problems)
    register = _Register(folder, library, texts[0], cache_folder=cache_folder, pending=changed)
    loaded, problems = _built(files, texts, "", register, library)
    if problems:
        raise LawcheckError(problems)
    return loaded


def _files(folder: Path, *, needs_reading: bool) -> list[YamlFile]:
    if not folder.is_dir():
        remedy = "copy a sample with: lawcheck examples copy arcadia"
        raise LawcheckError([Problem(path=str(folder), message="there is no such folder", remedy=remedy)])
    profile = folder / PROFILE
    if not profile.is_file():
        message = f"this is no country folder: it has no {PROFILE}"
        raise LawcheckError(
            [Problem(path=str(folder), message=message, remedy="copy a sample with: lawcheck examples copy arcadia")]
        )
    readings = sorted((folder / "readings").glob("*.yaml"))
    if needs_reading and not readings:
        other = next(iter(sorted((folder / "readings").glob("*.yml"))), None)
        remedy = f"name it {other.stem}.yaml, not {other.name}" if other else f"begin one: lawcheck record {folder}"
        message = "there is no reading: no YAML file in this folder"
        raise LawcheckError([Problem(path=str(folder / "readings"), message=message, remedy=remedy)])
    return [
        YamlFile(profile, str(profile), "country"),
        *(YamlFile(path, str(path), "reading") for path in readings),
        *(YamlFile(path, str(path), "replies") for path in sorted((folder / REPLIES).glob("*.yaml"))),
    ]


def _build(
    folder: Path,
    files: Sequence[YamlFile],
    group: Group,
    library: Library,
    cache_folder: Path | None = None,
    texts: Mapping[str, StatuteText] | None = None,
) -> tuple[CountryFolder, list[Problem]]:
    register = _Register(folder, library, group.texts[0], cache_folder=cache_folder, known=texts)
    return _built(files, group.texts, group.digest, register, library)


def _built(
    files: Sequence[YamlFile], texts: Sequence[YamlText], digest: str, register: _Register, library: Library
) -> tuple[CountryFolder, list[Problem]]:
    country = register.country()
    problems = register.problems
    readings, replies = {}, []
    for file, text in zip(files[1:], texts[1:], strict=True):
        if file.kind == "replies":
            reply, found = build_reply(file.path.stem, text, country, library)
            replies.append(reply)
            problems.extend(found)
            continue
        reading, found = build_reading(file.path.stem, text, country, library)
        readings[reading.name] = reading
        problems.extend(found)
    if replies:
        country = replace(country, replies=tuple(sorted(replies, key=lambda each: (each.day, each.name))))
    return CountryFolder(country, readings, digest), problems


class _Register:
    """Builds the country and collects what is wrong with it."""

    def __init__(
        self,
        folder: Path,
        library: Library,
        text: YamlText,
        *,
        cache_folder: Path | None = None,
        pending: Mapping[Path, bytes] | None = None,
        known: Mapping[str, StatuteText] | None = None,
    ) -> None:
        self.known = known or {}
        self.cache_folder = cache_folder
        self.pending = pending or {}
        self.folder = folder
        self.library = library
        self.text = text
        self.problems: list[Problem] = []

    def country(self) -> Country:
        data = self.text.data
        texts = self._texts(data["statutes"])
        return Country(
            code=data["country"]["code"],
            name=data["country"]["name"],
            is_fictional=data["country"].get("fictional", False),
            law_as_at=data["law_as_at"],
            system=_system(data["system"]),
            readers=tuple(
                Reader(id=each["id"], role=each["role"], name=each.get("name", "")) for each in data["readers"]
            ),
            memberships=self._memberships(data["instruments"]),
            statutes=self._statutes(data["statutes"], texts),
            texts=texts,
            title=data.get("title", {}),
            commissioned_by=data.get("commissioned_by", {}),
            version=str(data.get("version", "")),
            status=data.get("status", "working-draft"),
            distribution=data.get("distribution", {}),
            scope=self._scope(),
        )

    def _problem(self, message: str, *steps: str | int, remedy: str = "") -> None:
        self.problems.append(self.text.problem(message, *steps, remedy=remedy))

    def _scope(self) -> Scope:
        scope, problems = read_scope(self.text, self.library)
        self.problems += problems
        return scope

    def _memberships(self, items: Mapping[str, Any]) -> dict[str, Membership]:
        known = [each.id for each in self.library.instruments.values() if each.is_treaty]
        memberships = {}
        for instrument_id, item in items.items():
            if instrument_id not in known:
                message = f"unknown instrument '{instrument_id}'"
                self._problem(message, "instruments", instrument_id, remedy=nearest(instrument_id, known))
            status = MembershipStatus(item["status"])
            if status is MembershipStatus.PARTY and "since" not in item:
                message = "a party needs 'since': the day on which the instrument binds the State"
                self._problem(message, "instruments", instrument_id)
            self._check_reservations(instrument_id, item)
            memberships[instrument_id] = Membership(
                status=status,
                since=item.get("since", ""),
                reservations=tuple(map(str, item.get("reservations", ()))),
            )
        return memberships

    def _check_reservations(self, instrument_id: str, item: Mapping[str, Any]) -> None:
        """A reservation to a place that does not exist would reserve nothing, without a word."""
        own = [each for each in self.library.provisions.values() if each.instrument_id == instrument_id]
        cited = [pinpoint for each in own if (pinpoint := parse_pinpoint(each.cite))]
        for place, entry in enumerate(item.get("reservations", ())):
            reserved = parse_pinpoint(str(entry))
            if cited and not any(reserved and (reserved.contains(each) or each.contains(reserved)) for each in cited):
                near = [str(each) for each in cited if reserved and each.section == reserved.section]
                remedy = f"article {near[0].partition('(')[0]} has {', '.join(near)}" if near else ""
                self._problem(
                    f"{instrument_id} has no {entry}",
                    "instruments",
                    instrument_id,
                    "reservations",
                    place,
                    remedy=remedy,
                )

    def _texts(self, items: Sequence[Mapping[str, Any]]) -> dict[str, StatuteText]:
        texts: dict[str, StatuteText] = {}
        for index, item in enumerate(items):
            if "file" not in item:
                continue
            if item["id"] in self.known:
                texts[item["id"]] = self.known[item["id"]]
                continue
            path = self.folder / item["file"]
            given = Path(item["file"])
            if given.is_absolute() or ".." in given.parts:
                remedy = "copy it into the folder, so that the work can be handed on whole"
                self._problem(f"'{item['file']}' is not in this folder", "statutes", index, "file", remedy=remedy)
                continue
            ending = path.suffix.lower()
            if ending not in READERS:
                message = f"'{path.suffix}' is no format that can be read"
                self._problem(message, "statutes", index, "file", remedy=f"formats: {', '.join(READERS)}")
                continue
            try:
                raw = self.pending.get(path)
                if raw is None:
                    raw = read_bytes(path, str(path), MAX_STATUTE_BYTES)
                source = Source(item["id"], raw, str(path), item["language"], item.get("encoding", ""))
                statute = read_kept(partial(read_as, ending), source, ending, self.cache_folder)
            except LawcheckError as error:
                self._named_in_register(error, index)
                continue
            if not statute.sections:
                self.problems.append(Problem(path=str(path), message="no section was found in this text"))
            texts[item["id"]] = statute
        return texts

    def _named_in_register(self, error: LawcheckError, index: int) -> None:
        for problem in error.problems:
            if problem.line is None:
                self._problem(f"{problem.path}: {problem.message}", "statutes", index, "file", remedy=problem.remedy)
            else:
                self.problems.append(problem)

    def _statutes(self, items: Sequence[Mapping[str, Any]], texts: Mapping[str, StatuteText]) -> dict[str, Statute]:
        statutes: dict[str, Statute] = {}
        ids = [item["id"] for item in items]
        for index, item in enumerate(items):
            self._check_dates(item, index)
            if item["id"] in statutes:
                self._problem(f"the id '{item['id']}' stands here again", "statutes", index, "id")
            statutes[item["id"]] = Statute(
                id=item["id"],
                title=item["title"],
                citation=item["citation"],
                rank=Rank(item["rank"]),
                status=Status(item["status"]),
                as_at=item["as_at"],
                language=item["language"],
                translation=item.get("translation", "none"),
                file=item.get("file", ""),
                is_binding=item.get("binding", True),
                is_published=item.get("published", True),
                adopted=str(item.get("adopted", "")),
                in_force=str(item.get("in_force", "")),
                source=item.get("source", ""),
                encoding=item.get("encoding", ""),
                not_in_force=self._not_in_force(item, index, texts.get(item["id"])),
                repeals=tuple(
                    citation
                    for place, entry in enumerate(item.get("repeals", ()))
                    for citation in self._repeal(entry, index, place, ids, texts)
                ),
            )
        return statutes

    def _check_dates(self, item: Mapping[str, Any], index: int) -> None:
        """A text of after the cut-off date says nothing about the law on that date."""
        cut_off = self.text.data["law_as_at"]
        if item["as_at"] > cut_off:
            message = f"the version read is of {item['as_at']}, after the cut-off date {cut_off}"
            remedy = "register the version of the cut-off date, or move law_as_at"
            self._problem(message, "statutes", index, "as_at", remedy=remedy)
        in_force = str(item.get("in_force", ""))
        adopted = str(item.get("adopted", ""))
        if in_force and adopted and in_force < adopted[: len(in_force)]:
            self._problem(
                f"it comes into force on {in_force}, before it was adopted on {adopted}", "statutes", index, "in_force"
            )
        if in_force[: len(cut_off)] > cut_off and item["status"] in (Status.IN_FORCE, Status.PARTLY_IN_FORCE):
            message = f"it comes into force on {in_force}, after the cut-off date {cut_off}"
            self._problem(message, "statutes", index, "in_force", remedy="status: not-commenced")

    def _not_in_force(self, item: Mapping[str, Any], index: int, text: StatuteText | None) -> tuple[Pinpoint, ...]:
        entries = item.get("not_in_force", ())
        if entries and item["status"] != Status.PARTLY_IN_FORCE:
            message = f"'not_in_force' names sections, but the status is '{item['status']}'"
            self._problem(message, "statutes", index, "not_in_force", remedy="status: partly-in-force")
        return tuple(
            pinpoint
            for place, entry in enumerate(entries)
            for pinpoint in self._pinpoints(str(entry), text, "statutes", index, "not_in_force", place)
        )

    def _repeal(
        self, entry: str, index: int, place: int, ids: Sequence[str], texts: Mapping[str, StatuteText]
    ) -> tuple[Citation, ...]:
        steps = ("statutes", index, "repeals", place)
        statute_id, _, rest = entry.partition(" ")
        if statute_id not in ids:
            self._problem(f"unknown statute '{statute_id}'", *steps, remedy=nearest(statute_id, ids))
            return ()
        if not rest.strip():
            return (Citation(statute_id),)
        pinpoints = self._pinpoints(rest, texts.get(statute_id), *steps)
        return tuple(Citation(statute_id, pinpoint) for pinpoint in pinpoints)

    def _pinpoints(self, entry: str, text: StatuteText | None, *steps: str | int) -> tuple[Pinpoint, ...]:
        pinpoints, message, remedy = expand(entry, text)
        if message:
            self._problem(message, *steps, remedy=remedy)
        return pinpoints


def _system(item: Mapping[str, Any]) -> LegalSystem:
    facts = {"structure": item["structure"], "tradition": item["tradition"], "treaties": item["treaties"]}
    if "landlocked" in item:
        facts["landlocked"] = "yes" if item["landlocked"] else "no"
    return LegalSystem(
        tradition=item["tradition"],
        treaties=TreatyEffect(item["treaties"]),
        structure=item["structure"],
        notes=item.get("notes", {}),
        facts=facts,
    )

"""The library: folders of YAML become one set of instruments, provisions and criteria."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from lawcheck.errors import LawcheckError, Problem, nearest
from lawcheck.load.cache import forget
from lawcheck.load.files import Group, YamlFile, read_group
from lawcheck.load.located import YamlText
from lawcheck.model.agency import Agency, beginnings
from lawcheck.model.library import (
    Alternatives,
    Article,
    Commentary,
    Criterion,
    DraftingOption,
    Instrument,
    Level,
    Library,
    Means,
    NationalExample,
    Pillar,
    Provenance,
    Provision,
    Question,
    ReadAs,
    Reference,
    Source,
    Theme,
)

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*\Z")


def load_library(folders: Sequence[Path], cache_folder: Path | None = None) -> Library:
    """Load one or more library folders as one; later folders add to earlier ones.

    Raises:
        LawcheckError: With every problem of every file.
    """
    missing = [folder for folder in folders if not folder.is_dir()]
    if missing:
        raise LawcheckError([Problem(path=str(each), message="there is no such folder") for each in missing])
    files = [file for folder in folders for file in library_files(folder)]
    if not any(file.kind == "instruments" for file in files):
        raise LawcheckError([Problem(path=str(folders[0]), message="there is no instruments.yaml in this library")])
    group = read_group(files, cache_folder, reduce=_without_questions)
    builder = _build(files, group)
    if builder.problems:
        forget(cache_folder, group.digest)
        raise LawcheckError(_build(files, read_group(files, None, with_positions=True)).problems)
    library = builder.library(group.digest)
    if len(builder.questions) < len(builder.criteria):
        later = Deferred(lambda: _build(files, read_group(files, cache_folder)).questions)
        library = replace(library, questions=later)
    return library


def compiled(folders: Sequence[Path], cache_folder: Path | None = None) -> list[tuple[str, str, Any]]:
    """Give the data of a library as (file, kind, data), in the order of loading: what ``library_of`` makes it of again.

    Raises:
        LawcheckError: With every problem of every file.
    """
    files = [file for folder in folders for file in library_files(folder)]
    texts = read_group(files, cache_folder).texts
    return [
        (f"{file.path.parent.name}/{file.path.name}", file.kind, text.data)
        for file, text in zip(files, texts, strict=True)
    ]


def library_of(data: Sequence[tuple[str, str, Any]], digest: str) -> Library:
    """Make a library of data that were checked when they were compiled.

    Raises:
        LawcheckError: The data are of a form that this version cannot read.
    """
    files = [YamlFile(Path(name), name, kind) for name, kind, _ in data]
    texts = tuple(YamlText(name, each) for name, _, each in data)
    try:
        builder = _build(files, Group(texts, digest))
    except (KeyError, TypeError, ValueError) as error:
        message = f"the library that was kept is of a form that this version of lawcheck cannot read ({error})"
        raise LawcheckError([Problem(path="library", message=message)]) from None
    if builder.problems:
        raise LawcheckError(builder.problems)
    return builder.library(digest)


class Deferred(Mapping[str, Question]):
    """The questions of a library, read when the first of them is asked for."""

    def __init__(self, read: Callable[[], Mapping[str, Question]]) -> None:
        self._read = read
        self._found: Mapping[str, Question] | None = None

    @property
    def _questions(self) -> Mapping[str, Question]:
        if self._found is None:
            self._found = self._read()
        return self._found

    def __getitem__(self, key: str) -> Question:
        return self._questions[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._questions)

    def __len__(self) -> int:
        return len(self._questions)


def _without_questions(kind: str, data: Any) -> Any:
    """Keep of a file of criteria what findings need: ids and titles."""
    if kind != "criteria":
        return data
    heads = [
        {key: item[key] for key in ("id", "title", "provenance", "by_rule") if key in item} for item in data["criteria"]
    ]
    return {**data, "criteria": heads}


def library_files(folder: Path) -> Iterator[YamlFile]:
    """Give the files of a library folder, each with the schema it follows."""
    for path in sorted(folder.glob("*.yaml")) + sorted(folder.glob("*/*.yaml")):
        kind = path.stem if path.parent == folder else "criteria" if path.parent.name == "criteria" else "provisions"
        yield YamlFile(path, str(path), kind)


def _build(files: Sequence[YamlFile], group: Group) -> _Builder:
    builder = _Builder()
    for wanted in ("instruments", "criteria", "provisions", "agencies"):
        for file, text in zip(files, group.texts, strict=True):
            if file.kind == wanted:
                builder.add(wanted, text)
    builder.check_links()
    return builder


class _Builder:
    """Collects values and problems. Instruments come first, then criteria, then provisions."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.known_sources: dict[str, Source] = {}
        self.languages: tuple[str, ...] = ()
        self.instruments: dict[str, Instrument] = {}
        self.themes: dict[str, Theme] = {}
        self.criteria: dict[str, Criterion] = {}
        self.questions: dict[str, Question] = {}
        self.articles: list[Article] = []
        self.provisions: dict[str, Provision] = {}
        self.agencies: dict[str, Agency] = {}
        self.origin: dict[str, tuple[YamlText, tuple[str | int, ...]]] = {}  # id -> where it was defined

    def add(self, kind: str, text: YamlText) -> None:
        """Take in one file whose shape is right."""
        {
            "instruments": self._add_instruments,
            "criteria": self._add_criteria,
            "provisions": self._add_provisions,
            "agencies": self._add_agencies,
        }[kind](text)
        if text.positions:  # data from the cache have been checked
            for steps, spoken in missing_languages(text.data, self.languages):
                missing = ", ".join(language for language in self.languages if language not in spoken)
                self.problems.append(text.problem(f"the text lacks {missing}", *steps))

    def check_links(self) -> None:
        """Check what can only be seen when all is there."""
        self.problems.extend(self._dangling_implements())
        self.problems.extend(self._circular_implements())

    def library(self, digest: str) -> Library:
        """Give the library, in the order of its instruments."""
        order = {instrument: place for place, instrument in enumerate(self.instruments)}
        provisions = sorted(self.provisions.values(), key=lambda each: order.get(each.instrument_id, len(order)))
        return Library(
            languages=self.languages,
            instruments=self.instruments,
            articles=tuple(sorted(self.articles, key=lambda each: order.get(each.instrument_id, len(order)))),
            provisions={provision.id: provision for provision in provisions},
            themes=self.themes,
            criteria=self.criteria,
            questions=self.questions,
            digest=digest,
            agencies=self.agencies,
        )

    def _claim(self, text: YamlText, item_id: str, *steps: str | int) -> bool:
        if item_id in self.origin:
            where = self.origin[item_id][0].path
            self.problems.append(text.problem(f"the id '{item_id}' is already taken in {where}", *steps, "id"))
            return False
        self.origin[item_id] = (text, steps)
        return True

    def _add_instruments(self, text: YamlText) -> None:
        self.languages = tuple(dict.fromkeys((*self.languages, *text.data.get("languages", ()))))
        for index, item in enumerate(text.data["instruments"]):
            if self._is_promoted(item) or self._claim(text, item["id"], "instruments", index):
                self.instruments[item["id"]] = Instrument(
                    id=item["id"],
                    title=item["title"],
                    short_title=item["short_title"],
                    unit=item["unit"],
                    is_assessed=item.get("assessed", False),
                    is_treaty=item.get("treaty", True),
                    adopted=str(item.get("adopted", "")),
                    in_force=str(item.get("in_force", "")),
                    citation=item.get("citation", ""),
                    edition=item.get("edition", ""),
                    address=item.get("address", ""),
                )

    def _is_promoted(self, item: Mapping[str, Any]) -> bool:
        """Let a user's library assess an instrument that ours only refers to."""
        known = self.instruments.get(item["id"])
        return known is not None and not known.is_assessed and item.get("assessed", False)

    def _add_criteria(self, text: YamlText) -> None:
        theme = Theme(id=text.data["theme"], title=text.data["title"])
        self.themes.setdefault(theme.id, theme)
        for index, item in enumerate(text.data["criteria"]):
            if self._claim(text, item["id"], "criteria", index):
                self.criteria[item["id"]] = Criterion(
                    id=item["id"],
                    theme=theme.id,
                    title=item["title"],
                    provenance=Provenance(item["provenance"]),
                    by_rule=item.get("by_rule", ""),
                )
                if "ask" in item:
                    self.questions[item["id"]] = self._question(text, item, index)

    def _question(self, text: YamlText, item: Mapping[str, Any], index: int) -> Question:
        return Question(
            ask=item["ask"],
            read_as=ReadAs(**item["read_as"]),
            look_for={language: tuple(map(str, found)) for language, found in item["look_for"].items()},
            sources=self._sources(text, item["sources"], "criteria", index, "sources"),
        )

    def _add_agencies(self, text: YamlText) -> None:
        known = {"themes": set(self.themes), "criteria": {each for name in self.criteria for each in beginnings(name)}}
        for index, item in enumerate(text.data["agencies"]):
            if self._claim(text, item["id"], "agencies", index):
                self.agencies[item["id"]] = Agency(
                    id=item["id"],
                    title=item["title"],
                    asked=item["asked"],
                    themes=self._known_names(text, item, index, "themes", known),
                    criteria=self._known_names(text, item, index, "criteria", known),
                )

    def _known_names(
        self, text: YamlText, item: Mapping[str, Any], index: int, key: str, known: Mapping[str, set[str]]
    ) -> tuple[str, ...]:
        """A theme or a beginning that stands for nothing would leave questions unasked, without a word."""
        for place, name in enumerate(item.get(key, ())):
            if name not in known[key]:
                noun = "theme" if key == "themes" else "criterion"
                remedy = nearest(name, self.themes if key == "themes" else self.criteria)
                self.problems.append(
                    text.problem(f"unknown {noun} '{name}'", "agencies", index, key, place, remedy=remedy)
                )
        return tuple(item.get(key, ()))

    def _add_provisions(self, text: YamlText) -> None:
        data = text.data
        instrument_id, number = data["instrument"], str(data["article"])
        if instrument_id not in self.instruments:
            remedy = nearest(instrument_id, self.instruments) or "add it to instruments.yaml"
            self.problems.append(text.problem(f"unknown instrument '{instrument_id}'", "instrument", remedy=remedy))
        taken = []
        for index, item in enumerate(data["provisions"]):
            if self._claim(text, item["id"], "provisions", index):
                self.provisions[item["id"]] = self._provision(text, item, index)
                taken.append(item["id"])
        self.articles.append(
            Article(
                instrument_id=instrument_id,
                number=number,
                title=data["title"],
                provision_ids=tuple(taken),
                chapter=str(data.get("chapter", "")),
                label=data.get("label", ""),
                label_provenance=Provenance(data.get("label_provenance", "recalled")),
            )
        )

    def _provision(self, text: YamlText, item: Mapping[str, Any], index: int) -> Provision:
        at: tuple[str | int, ...] = ("provisions", index)
        if not item["id"].startswith(text.data["instrument"] + "."):
            message = f"the id must begin with '{text.data['instrument']}.'"
            self.problems.append(text.problem(message, *at, "id"))
        return Provision(
            id=item["id"],
            instrument_id=text.data["instrument"],
            article=str(text.data["article"]),
            cite=str(item["cite"]),
            title=item["title"],
            level=Level(item["level"]),
            pillar=Pillar(item["pillar"]),
            duty=item["duty"],
            consequence=item.get("consequence", {}),
            means=Means(item["means"]) if "means" in item else None,
            qualifier=item.get("qualifier", {}),
            level_note=item.get("level_note", {}),
            core=self._groups(text, item, *at, "core"),
            essential=self._groups(text, item, *at, "essential"),
            supporting=self._groups(text, item, *at, "supporting"),
            practice=tuple(each for (each,) in self._groups(text, item, *at, "practice")),
            applies_when={key: _fact(value) for key, value in item.get("applies_when", {}).items()},
            record=item.get("record", {}),
            implements=tuple(item.get("implements", ())),
            implements_note=item.get("implements_note", {}),
            commentary=tuple(self._commentary(text, each) for each in item.get("commentary", ())),
            options=tuple(self._option(text, each) for each in item.get("options", ())),
            references=tuple(
                Reference(
                    source=self._source(text, each["source"], *at, "references"),
                    adds=each["adds"],
                    provenance=Provenance(each["provenance"]),
                )
                for each in item.get("references", ())
            ),
            examples=tuple(
                NationalExample(
                    state=each["state"],
                    law=each["law"],
                    section=each["section"],
                    shows=each["shows"],
                    provenance=Provenance(each["provenance"]),
                )
                for each in item.get("examples", ())
            ),
            sources=self._sources(text, item["sources"], *at, "sources"),
            provenance=Provenance(item["provenance"]),
        )

    def _groups(self, text: YamlText, item: Mapping[str, Any], *at: str | int) -> tuple[Alternatives, ...]:
        groups = []
        for index, entry in enumerate(item.get(str(at[-1]), ())):
            group = tuple(entry["any"]) if isinstance(entry, dict) else (entry,)
            for criterion_id in group:
                if criterion_id not in self.criteria:
                    message = f"unknown criterion '{criterion_id}'"
                    remedy = nearest(criterion_id, self.criteria)
                    self.problems.append(text.problem(message, *at, index, remedy=remedy))
            groups.append(group)
        return tuple(groups)

    def _commentary(self, text: YamlText, item: Mapping[str, Any]) -> Commentary:
        return Commentary(
            topic=item["topic"],
            text={key: value for key, value in item.items() if _LANGUAGE.match(key)},
            sources=self._sources(text, item["sources"]),
            provenance=Provenance(item["provenance"]),
        )

    def _option(self, text: YamlText, item: Mapping[str, Any]) -> DraftingOption:
        return DraftingOption(
            id=item["id"],
            title=item["title"],
            suits=item["suits"],
            effect=item["effect"],
            risk=item["risk"],
            consequential=item["consequential"],
            clause=item["clause"],
            sources=self._sources(text, item["sources"]),
            provenance=Provenance(item["provenance"]),
        )

    def _sources(self, text: YamlText, entries: Sequence[str], *at: str | int) -> tuple[Source, ...]:
        return tuple(self._source(text, entry, *at, index) for index, entry in enumerate(entries))

    def _source(self, text: YamlText, entry: str, *at: str | int) -> Source:
        if entry in self.known_sources:
            return self.known_sources[entry]
        instrument_id, _, pinpoint = entry.partition(" ")
        if instrument_id not in self.instruments:
            message = f"unknown instrument '{instrument_id}' in the source '{entry}'"
            self.problems.append(text.problem(message, *at, remedy=nearest(instrument_id, self.instruments)))
            return Source(instrument_id, pinpoint.strip())
        return self.known_sources.setdefault(entry, Source(instrument_id, pinpoint.strip()))

    def _dangling_implements(self) -> Iterator[Problem]:
        for provision in self.provisions.values():
            text, steps = self.origin[provision.id]
            for index, target in enumerate(provision.implements):
                if target not in self.provisions:
                    remedy = nearest(target, self.provisions)
                    yield text.problem(f"unknown provision '{target}'", *steps, "implements", index, remedy=remedy)

    def _circular_implements(self) -> Iterator[Problem]:
        for provision in self.provisions.values():
            path = self._way_back(provision.id)
            if path:
                text, steps = self.origin[provision.id]
                yield text.problem(f"'implements' runs in a circle: {' -> '.join(path)}", *steps, "implements")

    def _way_back(self, start: str) -> tuple[str, ...]:
        ways: list[tuple[str, ...]] = [(start,)]
        seen = {start}
        while ways:
            way = ways.pop()
            for target in self.provisions[way[-1]].implements if way[-1] in self.provisions else ():
                if target == start:
                    return (*way, start)
                if target not in seen:
                    seen.add(target)
                    ways.append((*way, target))
        return ()


def _fact(value: str | bool) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else value


def missing_languages(data: Any, languages: Sequence[str]) -> Iterator[tuple[tuple[str | int, ...], Mapping[str, Any]]]:
    """Find each text that lacks one of some languages: its place, and what there is."""
    stack: list[tuple[Any, tuple[str | int, ...]]] = [(data, ())]
    wanted = set(languages)
    while stack:
        value, steps = stack.pop()
        if isinstance(value, dict):
            spoken = {key for key, each in value.items() if key in wanted and isinstance(each, str | list)}
            if spoken and spoken != wanted:
                yield steps, {key: value[key] for key in spoken}
            stack.extend((each, (*steps, key)) for key, each in value.items())
        elif isinstance(value, list):
            stack.extend((each, (*steps, index)) for index, each in enumerate(value))

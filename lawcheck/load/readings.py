"""A reading: one reviewer's answers, each citation checked against the texts."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from lawcheck.errors import Problem, nearest
from lawcheck.load.located import YamlText
from lawcheck.load.resolutions import faults_of, read_resolution
from lawcheck.load.seen import fingerprint_of, written
from lawcheck.load.statutes.ranges import expand
from lawcheck.model.citation import Citation, parse_citation
from lawcheck.model.country import Country
from lawcheck.model.finding import Result, Scenario
from lawcheck.model.library import Library
from lawcheck.model.localized import Localized
from lawcheck.model.penalty import RULES, Fine, Penalty, PenaltyKind, kind_of, parse_term
from lawcheck.model.reading import Answer, Decision, Override, Reading, Resolution, Value

Steps = tuple[str | int, ...]


def build_reading(name: str, text: YamlText, country: Country, library: Library) -> tuple[Reading, list[Problem]]:
    """Build a reading whose shape is right, and list what is wrong with its contents."""
    builder = _Builder(text, country, library)
    return builder.reading(name), builder.problems


def places_in(
    text: YamlText, steps: Steps, key: str, country: Country, library: Library
) -> tuple[tuple[Citation, ...], list[Problem]]:
    """Read the citations under a key of any file that has a language, whole texts allowed, and list what is wrong."""
    item = text.data
    for step in steps:
        item = item[step]
    builder = _Builder(text, country, library)
    return builder.citations(item, steps, key, whole_texts=True), builder.problems


def answered(reading: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """Give the answers of a reading's file; a criterion with nothing under it, or a note alone, is open."""
    return {key: item for key, item in reading["answers"].items() if item and "value" in item}


class _Builder:
    def __init__(self, text: YamlText, country: Country, library: Library) -> None:
        self.text = text
        self.country = country
        self.library = library
        self.language: str = text.data["language"]
        self.problems: list[Problem] = []

    def reading(self, name: str) -> Reading:
        data = self.text.data
        self._check_readers()
        self._check_keys("answers", self.library.criteria, "criterion")
        self._check_keys("decisions", self.library.provisions, "provision")
        self._check_keys("overrides", self.library.provisions, "provision")
        penalties = tuple(self._penalty(key, item) for key, item in data.get("penalties", {}).items())
        return Reading(
            name=name,
            reader_id=data.get("reader", ""),
            joint_reader_ids=tuple(data.get("readers", ())),
            language=self.language,
            answers=self._answers(answered(data), penalties),
            decisions={
                key: Decision(record=self._prose(item["record"]), reason=self._prose(item.get("reason", {})))
                for key, item in data.get("decisions", {}).items()
            },
            overrides={key: self._override(key, item) for key, item in data.get("overrides", {}).items()},
            penalties=penalties,
            notes={key: self._prose(item["note"]) for key, item in data["answers"].items() if item and "note" in item},
        )

    def _answers(self, items: Mapping[str, Any], penalties: tuple[Penalty, ...]) -> dict[str, Answer]:
        """Read the answers, and add those that recorded penalties give by rule."""
        answers = {key: self._answer(item, ("answers", key)) for key, item in items.items()}
        ruled = [each for each in self.library.criteria.values() if each.by_rule] if penalties else []
        for criterion in ruled:
            value = RULES[criterion.by_rule](penalties)
            typed = answers.get(criterion.id)
            if typed is None:
                answers[criterion.id] = _by_rule(criterion.by_rule, value, penalties)
            elif typed.value is not value and value is not Value.UNDETERMINED and typed.resolution is None:
                message = f"the recorded penalties give '{value}' here, and the answer is '{typed.value}'"
                remedy = "correct the one or the other, or leave the answer out"
                self._problem(message, "answers", criterion.id, "value", remedy=remedy)
        return answers

    def _penalty(self, offence: str, item: Mapping[str, Any]) -> Penalty:
        minimum, maximum = (parse_term(item[key]) if key in item else None for key in ("minimum", "maximum"))
        if minimum and maximum and maximum.months is not None and (minimum.months or math.inf) > maximum.months:
            self._problem("the minimum is above the maximum", "penalties", offence, "minimum")
        cites = self.citations(item, ("penalties", offence), "cites")
        return Penalty(
            offence=offence,
            kind=PenaltyKind(item["kind"]) if "kind" in item else kind_of(offence),
            cites=cites,
            stale=self._stale(item, cites),
            minimum=minimum,
            maximum=maximum,
            fine=Fine(item["fine"]) if "fine" in item else None,
        )

    def _problem(self, message: str, *steps: str | int, remedy: str = "") -> None:
        self.problems.append(self.text.problem(message, *steps, remedy=remedy))

    def _check_keys(self, block: str, known: Mapping[str, object], noun: str) -> None:
        for key in self.text.data.get(block, {}):
            if key not in known:
                self._problem(f"unknown {noun} '{key}'", block, key, remedy=nearest(key, known))

    def _check_reader(self, reader_id: str, *steps: str | int) -> None:
        ids = [reader.id for reader in self.country.readers]
        if reader_id not in ids:
            remedy = nearest(reader_id, ids) or f"readers in country.yaml: {', '.join(ids)}"
            self._problem(f"unknown reader '{reader_id}'", *steps, remedy=remedy)

    def _check_readers(self) -> None:
        """One reviewer answers for a reading; or several, each once, for what they reconciled."""
        data = self.text.data
        if "reader" in data:
            self._check_reader(data["reader"], "reader")
        if "reader" in data and "readers" in data:
            message = "a reading has one 'reader', or several 'readers' who reconciled theirs"
            self._problem(message, "readers", remedy="leave one of the two out")
        if len(data.get("readers", ())) == 1:
            self._problem("'readers' names two at least", "readers", remedy=f"reader: {data['readers'][0]}")
        for index, each in enumerate(data.get("readers", ())):
            self._check_reader(each, "readers", index)
            if each in data["readers"][:index]:
                self._problem(f"the reader '{each}' stands here again", "readers", index)

    def _resolution(self, item: Mapping[str, Any] | None, value: Value, steps: Steps) -> Resolution | None:
        if item is None:
            return None
        resolution = read_resolution(item, self.language)
        for index, each in enumerate(resolution.by):
            self._check_reader(each, *steps, "by", index)
        for message, place, remedy in faults_of(resolution, value, self.text.data.get("readers", ())):
            self._problem(message, *steps, *place, remedy=remedy)
        return resolution

    def _prose(self, value: str | Localized) -> Localized:
        return {self.language: value} if isinstance(value, str) else value

    def _answer(self, item: Mapping[str, Any], steps: Steps) -> Answer:
        value = Value(item["value"])
        if item.get("goes_further") and value is not Value.PRESENT:
            message = "only a law that is present can go further"
            self._problem(message, *steps, "goes_further", remedy="value: present")
        enacted = item.get("enacted")
        cites = self.citations(item, steps, "cites")
        see = self.citations(item, steps, "see")
        searched = self.citations(item, steps, "searched", whole_texts=True)
        return Answer(
            value=value,
            reason=self._prose(item["reason"]),
            cites=cites,
            see=see,
            searched=searched,
            goes_further=item.get("goes_further", False),
            on=item.get("on", ""),
            enacted=None if enacted is None else self._answer(enacted, (*steps, "enacted")),
            resolution=self._resolution(item.get("resolution"), value, (*steps, "resolution")),
            stale=self._stale(item, (*cites, *self._gone(item, see, searched))),
        )

    def _override(self, key: str, item: Mapping[str, Any]) -> Override:
        self._check_reader(item["reader"], "overrides", key, "reader")
        if "second_reader" in item:
            self._check_reader(item["second_reader"], "overrides", key, "second_reader")
            if item["second_reader"] == item["reader"]:
                self._problem("the second reader must be another person", "overrides", key, "second_reader")
        return Override(
            result=Result(item["result"]),
            reader_id=item["reader"],
            reason=self._prose(item["reason"]),
            second_reader_id=item.get("second_reader", ""),
            on=item.get("on", ""),
            scenario=Scenario(item["scenario"]) if "scenario" in item else None,
        )

    def citations(
        self, item: Mapping[str, Any], steps: Steps, key: str, *, whole_texts: bool = False
    ) -> tuple[Citation, ...]:
        """Read the citations under a key; what is wrong with them is added to the problems."""
        citations: list[Citation] = []
        for index, entry in enumerate(item.get(key, ())):
            seen = item.get("seen", {})
            citations.extend(self._citation(entry, (*steps, key, index), seen, whole_texts=whole_texts))
        return tuple(dict.fromkeys(citations))

    def _citation(
        self, entry: str, steps: Steps, seen: Mapping[str, str], *, whole_texts: bool
    ) -> tuple[Citation, ...]:
        statute_id, _, rest = entry.strip().partition(" ")
        statutes = self.country.statutes
        if statute_id not in statutes:
            remedy = nearest(statute_id, statutes) or f"registered: {', '.join(statutes)}"
            self._problem(f"unknown statute '{statute_id}' in '{entry}'", *steps, remedy=remedy)
            return ()
        text = self.country.texts.get(statute_id)
        if not rest.strip():
            if text is not None and not whole_texts:
                remedy = f"name the section, such as {statute_id} {next(iter(text.sections), '1')}"
                self._problem(f"'{entry}' names no section", *steps, remedy=remedy)
            return (Citation(statute_id),)
        if text is None:
            citation = parse_citation(entry)
            if citation is None:
                self._problem(f"'{entry}' is no citation", *steps, remedy="such as atp-act 2(1)(c)")
            return () if citation is None else (citation,)
        pinpoints, message, remedy = expand(rest, text)
        if message and str(written(entry)) in seen:  # it was there when it was read: stale, no mistake
            return (written(entry),)
        if message:
            self._problem(message, *steps, remedy=remedy)
        return tuple(Citation(statute_id, pinpoint) for pinpoint in pinpoints)

    def _stale(self, item: Mapping[str, Any], cites: tuple[Citation, ...]) -> tuple[Citation, ...]:
        """Find the citations whose words are not those that were read, or are gone."""
        seen = item.get("seen")
        if not seen:
            return ()
        alone = [cite for cite in cites if str(cite) in seen and self._differs((cite,), seen[str(cite)])]
        ranges = []
        for entry in item.get("cites", ()):
            whole = written(entry)
            if str(whole) in seen and whole not in cites:
                parts = self._citation(entry, (), seen, whole_texts=False)
                ranges += [whole] if self._differs(parts, seen[str(whole)]) else []
        return tuple(dict.fromkeys([*alone, *ranges]))

    def _differs(self, cites: tuple[Citation, ...], kept: str) -> bool:
        if any(cite.statute_id not in self.country.texts for cite in cites):
            return False
        found = [passage for cite in cites if (passage := self.country.passage(cite)) is not None]
        return len(found) < len(cites) or not found or fingerprint_of(found) != kept

    def _gone(self, item: Mapping[str, Any], *mentioned: tuple[Citation, ...]) -> list[Citation]:
        """Find places that were mentioned or searched, and that an amendment took away."""
        seen = item.get("seen", {})
        places = (cite for group in mentioned for cite in group if str(cite) in seen)
        return [cite for cite in places if self.country.passage(cite) is None]


def _by_rule(rule: str, value: Value, penalties: tuple[Penalty, ...]) -> Answer:
    """Answer a criterion from penalties, citing the places where they stand."""
    kinds = (
        (PenaltyKind.BASIC,) if rule == "maximum-at-least-four-years" else (PenaltyKind.BASIC, PenaltyKind.AGGRAVATED)
    )
    cites = tuple(dict.fromkeys(cite for each in penalties if each.kind in kinds for cite in each.cites))
    stale = tuple(dict.fromkeys(cite for each in penalties if each.kind in kinds for cite in each.stale))
    searched = cites if value is Value.ABSENT else ()
    return Answer(value=value, reason={}, cites=cites, searched=searched, stale=stale, by_rule=rule)

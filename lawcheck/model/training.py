"""The key of a training country, what was planted in its statutes, and what groups answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from lawcheck.model.citation import Citation
from lawcheck.model.country import Country
from lawcheck.model.localized import Localized
from lawcheck.model.reading import Answer, Reading, Value
from lawcheck.model.reply import ReplyItem
from lawcheck.model.scope import WHOLE, Scope

KEY_FILE = "key.yaml"
SEALED_FILE = "key.sealed"
OBJECTIONS_FILE = "objections.yaml"
RESULTS_FOLDER = "results"


class Difficulty(StrEnum):
    """For whom a country is, the easiest first."""

    BEGINNERS = "beginners"
    INTERMEDIATE = "intermediate"
    DIFFICULT = "difficult"
    EXPERT = "expert"


class Grade(StrEnum):
    """How hard a planted gap is to see, A the easiest."""

    A = "A"
    B = "B"
    C = "C"


def _graded(grades: str) -> dict[str, Grade]:
    return {f"G{number:02}": Grade(grade) for number, grade in enumerate(grades, 1)}


CATALOGUE: Mapping[str, Grade] = _graded("AAAABBBBBBBBBCCCCCCCBB")  # G01 to G22; docs/training/README.md names them
NAMES: Mapping[str, str] = {
    "G01": "women-and-children-only",
    "G02": "cross-border-only",
    "G03": "vulnerability-missing",
    "G04": "child-under-sixteen",
    "G05": "means-required-for-children",
    "G06": "exploitation-must-occur",
    "G07": "consent-mitigates",
    "G08": "sexual-exploitation-only",
    "G09": "organ-removal-apart",
    "G10": "attempt-in-general-part",
    "G11": "companies-administrative",
    "G12": "no-residence-permit",
    "G13": "fund-not-commenced",
    "G14": "privacy-by-circular",
    "G15": "doubted-judgment",
    "G16": "regulation-never-made",
    "G17": "custom-marries-children",
    "G18": "units-without-assistance",
    "G19": "one-word-for-two",
    "G20": "bill-repeals-child-rule",
    "G21": "no-penalty",
    "G22": "element-too-many",
}  # what a gap of the catalogue is called on the command line
MAY_BE_COVERED = frozenset({"G09", "G10", "G11", "G15"})  # what looks like a gap, and may stand elsewhere in the law


@dataclass(frozen=True, slots=True, kw_only=True)
class PlantedGap:
    """A gap of the catalogue in the statutes of a country."""

    gap: str  # of the catalogue
    criterion_ids: tuple[str, ...]
    where: tuple[Citation, ...]
    note: Localized

    @property
    def may_be_covered(self) -> bool:
        """Say whether it can be one that only looks like a gap: then the right answer is that the law has it."""
        return self.gap in MAY_BE_COVERED


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """Another answer that is right as well."""

    value: Value
    because: Localized
    by: str = ""  # the group whose objection it was; empty where the key itself accepts it


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What a training country's statutes say, criterion by criterion, and what is to be learnt from it."""

    language: str
    level: Difficulty
    minutes: int
    version: str  # of the country
    licence: str
    edition: str  # of the Model Law
    goals: tuple[Localized, ...]  # what participants can do afterwards
    gaps: tuple[PlantedGap, ...]
    reading: Reading  # the answers, as those of a reader
    accepted: Mapping[str, tuple[Alternative, ...]]  # by criterion; a criterion that is missing says nothing of it
    teach: Mapping[str, Localized]
    scope: Scope = WHOLE  # of the exercise; a part that is empty is as in country.yaml
    statutes: tuple[str, ...] = ()  # that participants get; empty: all that country.yaml registers

    @property
    def answers(self) -> Mapping[str, Answer]:
        """Give the right answers, by criterion."""
        return self.reading.answers

    def right_values(self, criterion_id: str) -> tuple[Value, ...]:
        """Give the values that are right, that of the key first."""
        others = (each.value for each in self.accepted.get(criterion_id, ()))
        return tuple(dict.fromkeys((self.answers[criterion_id].value, *others)))

    def planted_in(self, criterion_id: str) -> tuple[PlantedGap, ...]:
        """Give the planted gaps that a criterion shows."""
        return tuple(each for each in self.gaps if criterion_id in each.criterion_ids)

    def exercise(self, country: Country) -> Country:
        """Narrow a country to what participants get: the scope and the statutes of the exercise.

        What a text repeals outside the exercise is left out, as the text that it repeals is.
        """
        kept = self.statutes or tuple(country.statutes)
        statutes = {
            name: replace(each, repeals=tuple(cite for cite in each.repeals if cite.statute_id in kept))
            for name, each in country.statutes.items()
            if name in kept
        }
        return replace(
            country,
            statutes=statutes,
            texts={name: text for name, text in country.texts.items() if name in kept},
            scope=Scope(
                self.scope.instruments or country.scope.instruments,
                self.scope.themes or country.scope.themes,
                self.scope.provisions or country.scope.provisions,
            ),
        )


class Standing(StrEnum):
    """What became of an objection."""

    OPEN = "open"
    ACCEPTED = "accepted"  # the key accepts the answer
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """What a group objects to the key: an answer that it holds to be right as well."""

    id: str = ""  # o1, o2; empty: not recorded yet
    criterion_id: str
    value: Value
    by: str
    reason: Localized
    on: str = ""  # ISO date
    standing: Standing = Standing.OPEN
    because: Localized = field(default_factory=dict)  # why it was refused
    decided: str = ""  # ISO date


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What one group was asked and what it answered."""

    group: str
    asked: tuple[str, ...]
    items: Mapping[str, ReplyItem]  # by criterion; questions that were left empty are missing
    country_code: str = ""
    language: str = ""
    file: str = ""
    fingerprint: str = ""  # of what the worksheet said
    version: str = ""  # of the country, as the worksheet says
    pack: str = ""  # fingerprint of the pack that the worksheet was made from
    label: str = ""  # of the group whose second file this is

    def item(self, criterion_id: str) -> ReplyItem:
        """Give what was answered to a question, which may be nothing."""
        return self.items.get(criterion_id, _NOTHING)


_NOTHING = ReplyItem()

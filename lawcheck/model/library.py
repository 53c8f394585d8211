"""The law that a country's texts are held against: instruments, provisions and the criteria they share.

A provision is the same as another only if it is that provision: values here are told apart by identity (``eq=False``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from lawcheck.model.localized import Localized

if TYPE_CHECKING:
    from lawcheck.model.agency import Agency


class Level(StrEnum):
    """The obligation level, read from the verb of the text."""

    __hash__ = str.__hash__  # an enumeration's own is written in Python, and this is asked often

    MANDATORY = "mandatory"
    QUALIFIED = "qualified"
    ENDEAVOUR = "endeavour"
    CONSIDER = "consider"
    OPTIONAL = "optional"
    SAFEGUARD = "safeguard"
    STRUCTURAL = "structural"
    MODEL = "model"
    RECORD = "record"

    @property
    def is_duty(self) -> bool:
        """A text that falls short of a duty has a gap."""
        return self in (Level.MANDATORY, Level.QUALIFIED)


class Means(StrEnum):
    """What can satisfy a provision."""

    __hash__ = str.__hash__  # an enumeration's own is written in Python, and this is asked often

    LEGISLATION = "legislation"
    LEGISLATION_OR_OTHER = "legislation-or-other"
    ANY = "any"


class Pillar(StrEnum):
    """The four pillars under which trafficking law is discussed."""

    PROSECUTION = "prosecution"
    PROTECTION = "protection"
    PREVENTION = "prevention"
    PARTNERSHIP = "partnership"


class Provenance(StrEnum):
    """How sure a statement is: read in the text, read from the text, or remembered."""

    VERIFIED = "verified"
    DERIVED = "derived"
    RECALLED = "recalled"


@dataclass(frozen=True, slots=True)
class Source:
    """A pinpoint in an instrument, such as ``protocol 3(a)``; ``pinpoint`` is empty for the whole instrument."""

    instrument_id: str
    pinpoint: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Instrument:
    """A treaty or model law; one that is not assessed is only referred to."""

    id: str
    title: Localized
    short_title: Localized
    unit: Localized  # how a place in it is named: "art.", "para.", "Principle"
    is_assessed: bool
    is_treaty: bool
    adopted: str = ""  # ISO date, or a year where the day is not known
    in_force: str = ""
    citation: str = ""
    edition: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ReadAs:
    """When an answer is present, partial or a conflict, so that two readers agree."""

    present: Localized
    partial: Localized
    conflict: Localized | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Criterion:
    """One question about a country's law, asked once and used by every provision it matters to."""

    id: str
    theme: str
    title: Localized
    provenance: Provenance
    by_rule: str = ""  # the rule that answers it from recorded penalties, where there is one


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Question:
    """The wording of a criterion: what is asked, how an answer is read, what to look for, and where it comes from."""

    ask: Localized
    read_as: ReadAs
    look_for: Mapping[str, tuple[str, ...]]  # language tag -> search phrases
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Theme:
    """A shelf of criteria: definition, offence, assistance and so on."""

    id: str
    title: Localized


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Commentary:
    """What a drafter should know about one side of a provision."""

    topic: Localized
    text: Localized  # paragraphs separated by a blank line
    sources: tuple[Source, ...]
    provenance: Provenance


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DraftingOption:
    """One way to legislate, presented for a decision, with a specimen clause of our own wording."""

    id: str
    title: Localized
    suits: Localized  # the legal traditions it fits
    effect: Localized
    risk: Localized
    consequential: Localized
    clause: Localized  # [square brackets] are choices; {model-law.8} names an article of the same Act
    sources: tuple[Source, ...]
    provenance: Provenance


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reference:
    """What another instrument adds to a provision."""

    source: Source
    adds: Localized
    provenance: Provenance


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NationalExample:
    """What a real law does, where the section was read."""

    state: str  # ISO 3166-1 alpha-2
    law: Localized
    section: str | Localized  # one text where it has no word of a language
    shows: Localized
    provenance: Provenance


Alternatives = tuple[str, ...]  # criterion ids, any one of which is enough; one id where there is no choice


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Provision:
    """The smallest obligation of an instrument that can be honoured on its own."""

    id: str
    instrument_id: str
    article: str
    cite: str  # bare pinpoint: "3(a)", "5(2)(c)"
    title: Localized
    level: Level
    pillar: Pillar
    duty: Localized  # own words, one or two sentences
    consequence: Localized = field(default_factory=dict)  # what a law without it lets nobody do; our reasoning
    means: Means | None = None  # None for a record
    qualifier: Localized = field(default_factory=dict)
    level_note: Localized = field(default_factory=dict)
    core: tuple[Alternatives, ...] = ()
    essential: tuple[Alternatives, ...] = ()
    supporting: tuple[Alternatives, ...] = ()
    practice: tuple[str, ...] = ()  # good practice beyond the obligation: shown, never counted
    applies_when: Mapping[str, str] = field(default_factory=dict)  # facts of the country profile
    record: Localized = field(default_factory=dict)  # why there is nothing to assess
    implements: tuple[str, ...] = ()
    implements_note: Localized = field(default_factory=dict)
    commentary: tuple[Commentary, ...] = ()
    options: tuple[DraftingOption, ...] = ()
    references: tuple[Reference, ...] = ()
    examples: tuple[NationalExample, ...] = ()
    sources: tuple[Source, ...] = ()
    provenance: Provenance = Provenance.DERIVED

    @property
    def criterion_ids(self) -> tuple[str, ...]:
        """Every criterion that can change the finding, once each, heaviest first."""
        groups = (*self.core, *self.essential, *self.supporting)
        return tuple(dict.fromkeys(criterion for group in groups for criterion in group))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Article:
    """A heading of an instrument and the provisions under it."""

    instrument_id: str
    number: str
    title: Localized
    provision_ids: tuple[str, ...]
    chapter: str = ""
    label: str = ""  # the Model Law commentary's own mark; empty where it is not known
    label_provenance: Provenance = Provenance.RECALLED


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Library:
    """All instruments, provisions and criteria, in the order of the files, and a digest of what they were read from."""

    languages: tuple[str, ...]
    instruments: Mapping[str, Instrument]
    articles: tuple[Article, ...]
    provisions: Mapping[str, Provision]
    themes: Mapping[str, Theme]
    criteria: Mapping[str, Criterion]
    questions: Mapping[str, Question]  # by criterion; half of a library's text, and read only when it is asked for
    digest: str
    agencies: Mapping[str, Agency] = field(default_factory=dict)  # who can be asked what

    def implementing(self, provision_id: str) -> tuple[Provision, ...]:
        """Give the provisions that put this one into effect: where its commentary and options stand."""
        return tuple(p for p in self.provisions.values() if provision_id in p.implements)

    def used_by(self, criterion_id: str) -> tuple[Provision, ...]:
        """Give the provisions whose finding, or good practice, this criterion belongs to."""
        return tuple(
            provision
            for provision in self.provisions.values()
            if criterion_id in provision.criterion_ids or criterion_id in provision.practice
        )

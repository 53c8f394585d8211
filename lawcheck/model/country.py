"""One country's work: its profile, the register of its statutes, and their texts as trees of sections."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from lawcheck.model.citation import Citation, Pinpoint
from lawcheck.model.localized import Localized
from lawcheck.model.reply import Reply
from lawcheck.model.scope import WHOLE, Scope

_COUNTED = re.compile(r"(?P<kind>al|par)\.(?P<number>\d{1,3})\Z")  # a line: of all, or of those without a number


class Rank(StrEnum):
    """Where a text stands in the hierarchy of norms, highest first."""

    CONSTITUTION = "constitution"
    TREATY = "treaty"
    STATUTE = "statute"
    REGULATION = "regulation"
    CASE_LAW = "case-law"
    DIRECTIVE = "directive"
    POLICY = "policy"
    PRACTICE = "practice"


class Status(StrEnum):
    """Whether a text is law on the cut-off date."""

    IN_FORCE = "in-force"
    PARTLY_IN_FORCE = "partly-in-force"
    NOT_COMMENCED = "not-commenced"
    BILL = "bill"
    REPEALED = "repealed"
    UNKNOWN = "unknown"

    @property
    def is_pending(self) -> bool:
        """Say whether all of it, or a part, could still become law."""
        return self in (Status.BILL, Status.NOT_COMMENCED, Status.PARTLY_IN_FORCE)


class TreatyEffect(StrEnum):
    """What a ratified treaty is worth in the courts of the country."""

    MONIST = "monist"
    DUALIST = "dualist"
    MIXED = "mixed"


class MembershipStatus(StrEnum):
    """Where a State stands towards a treaty."""

    PARTY = "party"
    SIGNATORY = "signatory"
    NOT_PARTY = "not-party"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Membership:
    """A State's standing towards one instrument."""

    status: MembershipStatus
    since: str = ""  # ISO date on which it binds the State
    reservations: tuple[str, ...] = ()  # bare pinpoints: "15(2)"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LegalSystem:
    """The profile of a legal order, as far as findings and readers need it."""

    tradition: str
    treaties: TreatyEffect
    structure: str
    notes: Localized = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)  # what `applies_when` can ask: {"landlocked": "no"}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reader:
    """A person who reads the law and answers for it."""

    id: str
    role: Localized
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Statute:
    """One registered text: a statute, a regulation, a case, a circular, a bill."""

    id: str
    title: Localized
    citation: str
    rank: Rank
    status: Status
    as_at: str  # ISO date of the version that was read
    language: str
    translation: str = "none"  # none, official, unofficial
    file: str = ""  # relative to the country folder; empty where the text is not at hand
    is_binding: bool = True  # case law: a court whose decisions bind
    is_published: bool = True  # directives: published and general
    adopted: str = ""
    in_force: str = ""
    source: str = ""
    encoding: str = ""
    not_in_force: tuple[Pinpoint, ...] = ()  # ranges already spelt out
    repeals: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Passage:
    """A section, subsection or paragraph with the words that stand directly in it and what it contains."""

    label: str
    text: str
    line: int  # from 1, in the file
    heading: str = ""
    children: tuple[Passage, ...] = ()
    paragraphs: tuple[Line, ...] = ()  # of a section with lines that have no number and follow others
    mark: str = ""  # how the text writes the label, as ``load.statutes.steps`` tells: "(1", "1.", "1°", "a", "§"

    def words(self) -> str:
        """Give the whole wording, children included, labels in brackets."""
        parts = [self.text, *(f"({child.label}) {child.words()}" for child in self.children)]
        return " ".join(part for part in parts if part)

    def fingerprint(self) -> str:
        """Give a short fingerprint of the wording; white space, and so the layout of a page, does not change it."""
        return hashlib.blake2b(" ".join(self.words().split()).encode(), digest_size=4).hexdigest()

    def lines(self, depth: int = 0) -> Iterator[tuple[int, str, str]]:
        """Walk the wording as (depth, label, words), the passage itself first with no label."""
        if self.text:
            yield depth, "", self.text
        for child in self.children:
            yield from child.labelled_lines(depth)

    def labelled_lines(self, depth: int) -> Iterator[tuple[int, str, str]]:
        """Walk the wording as (depth, label, words), the passage itself first with its label."""
        yield depth, f"({self.label})", self.text
        for child in self.children:
            yield from child.labelled_lines(depth + 1)


class Line(NamedTuple):
    """A line of a section as the law sets it, which lawyers of some countries count: an alinéa, a párrafo, a 款."""

    line: int  # from 1, in the file
    text: str
    has_number: bool  # it begins with a number of its own


class LeftOver(NamedTuple):
    """A line of a text that belongs to no section."""

    line: int  # from 1, in the file
    text: str


class Division(NamedTuple):
    """The title of a part, title or chapter. The sections that follow it in the text stand in it."""

    line: int  # from 1, in the file
    text: str
    depth: int  # from 0: a chapter of a part is 1
    before: str  # the label of the first section after it


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StatuteText:
    """The sections of one registered text, in order."""

    statute_id: str
    sections: Mapping[str, Passage]
    left_over: tuple[LeftOver, ...] = ()  # what stands in no section: the law's own title, a table of contents
    divisions: tuple[Division, ...] = ()  # in the order of the text
    family: str = ""  # what its sections are called: article, section, paragraph (§), clause, number
    notes: tuple[str, ...] = ()  # what a reader has to know of how the text was read

    def find(self, pinpoint: Pinpoint) -> Passage | None:
        """Give the passage that a pinpoint names, or None."""
        section = passage = self.sections.get(pinpoint.section)
        end = math.inf  # the line on which what follows the passage begins
        for step in pinpoint.path:
            if section is None or passage is None:
                return None
            if counted := _COUNTED.match(step):
                return _paragraph(section, passage.line, end, step, counted)
            place = next((at for at, child in enumerate(passage.children) if child.label == step), None)
            if place is None:
                return None
            end = passage.children[place + 1].line if place + 1 < len(passage.children) else end
            passage = passage.children[place]
        return passage


def _paragraph(section: Passage, start: int, end: float, step: str, counted: re.Match[str]) -> Passage | None:
    """Give the n-th line of a passage: of all its lines as French law counts, of those without a number elsewhere."""
    inside = [each for each in section.paragraphs if start <= each.line < end]
    lines = [each for each in inside if counted["kind"] == "al" or not each.has_number]
    number = int(counted["number"])
    if not 0 < number <= len(lines):
        return None
    return Passage(label=step, text=lines[number - 1].text, line=lines[number - 1].line)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Country:
    """A country as registered: what was examined, as at when, and by whom."""

    code: str
    name: Localized
    is_fictional: bool
    law_as_at: str  # ISO date: the cut-off
    system: LegalSystem
    readers: tuple[Reader, ...]
    memberships: Mapping[str, Membership]
    statutes: Mapping[str, Statute]
    texts: Mapping[str, StatuteText]
    title: Localized = field(default_factory=dict)
    commissioned_by: Localized = field(default_factory=dict)
    version: str = ""
    status: str = "working-draft"
    distribution: Localized = field(default_factory=dict)
    scope: Scope = WHOLE
    replies: tuple[Reply, ...] = ()  # of agencies, by day; sources that nothing weighs

    def place_of(self, citation: Citation) -> tuple[int, int, str]:
        """Give a key that sorts citations by the register, then by the order of the text."""
        register = list(self.statutes)
        rank = register.index(citation.statute_id) if citation.statute_id in self.statutes else len(register)
        if citation.pinpoint is None:
            return rank, 0, ""
        text = self.texts.get(citation.statute_id)
        is_known = text is not None and citation.pinpoint.section in text.sections
        place = 1 + list(text.sections).index(citation.pinpoint.section) if text is not None and is_known else 0
        return rank, place, str(citation.pinpoint)

    def passage(self, citation: Citation) -> Passage | None:
        """Give the cited words, or None where the text is not at hand."""
        text = self.texts.get(citation.statute_id)
        return None if text is None or citation.pinpoint is None else text.find(citation.pinpoint)

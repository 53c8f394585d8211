"""What would move a finding: the same rule, once more, with one thing supposed to be otherwise.

Nothing is estimated. Each supposition is a change of the reading or of the register, and what stands beside it was derived
from the changed inputs. An assessor's override is set aside: it is the table that is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from lawcheck.findings.derive import Scales, derive_provision
from lawcheck.findings.impact import said, without
from lawcheck.model.citation import Citation, Pinpoint
from lawcheck.model.country import Country, Status, Statute
from lawcheck.model.finding import RESULT_STEP, Assessment, Finding, Result, Scenario, Weighed
from lawcheck.model.library import Provision
from lawcheck.model.reading import SCALE, STEP, Answer, Decision, Reading, Value


class Answered(NamedTuple):
    """Suppose that these criteria, all of them, had this value, in words that count in full."""

    criterion_ids: tuple[str, ...]
    value: Value


class TextStatus(NamedTuple):
    """Suppose that a text had this status; in force means all of it."""

    statute_id: str
    status: Status


class OnRecord(NamedTuple):
    """Suppose that a decision not to adopt the measure were on record."""


class Repealed(NamedTuple):
    """Suppose that a section were repealed and nothing took its place."""

    place: Citation


Supposition = Answered | TextStatus | OnRecord | Repealed


class WhatIf(NamedTuple):
    """A supposition, and the finding that follows from it."""

    supposed: Supposition
    after: Finding


class WhatIfs(NamedTuple):
    """What would move a finding, best first, and what the table says of it today."""

    before: Finding
    changes: tuple[WhatIf, ...]
    repeals: tuple[WhatIf, ...]


def what_ifs(assessment: Assessment, provision_id: str, scenario: Scenario) -> WhatIfs:
    """Try every change of one answer, of one text's status, and of one section, and keep what moves the finding."""
    trial = _Trial(assessment, assessment.library.provisions[provision_id], scenario)
    alone = list(trial.answers())
    changes = [*alone, *trial.together(alone), *trial.texts(), *trial.decision()]
    changes.sort(key=lambda each: _order(each, trial.before))
    return WhatIfs(trial.before, tuple(changes), tuple(trial.repeals()))


def suppose(country: Country, reading: Reading, provision_id: str, supposed: Supposition) -> tuple[Country, Reading]:
    """Give the register and the reading as they would be."""
    match supposed:
        case Answered(criterion_ids, value):
            answer = Answer(value=value, reason={})
            return country, replace(reading, answers={**reading.answers, **dict.fromkeys(criterion_ids, answer)})
        case TextStatus(statute_id, status):
            text = replace(country.statutes[statute_id], status=status, not_in_force=())
            law = replace(country, statutes={**country.statutes, statute_id: text})
            return law, (
                _with_pending_answers(reading, country.statutes[statute_id]) if status is Status.IN_FORCE else reading
            )
        case OnRecord():
            decision = Decision(record={})
            return country, replace(reading, decisions={**reading.decisions, provision_id: decision})
        case Repealed(place):
            return without(country, place), reading


class _Trial:
    """Derives one provision's finding over and over, each time with something changed."""

    def __init__(self, assessment: Assessment, provision: Provision, scenario: Scenario) -> None:
        self.assessment = assessment
        self.provision = provision
        self.scenario = scenario
        self.reading = replace(assessment.reading, overrides={})
        self.before = self._derived(assessment.country, self.reading)

    def answers(self) -> Iterator[WhatIf]:
        """Change one answer; of the values that lead to the same finding, the one that is nearest to today's counts."""
        for weighed in self.before.weighed:
            outcomes: dict[object, WhatIf] = {}
            for value in _other_values(weighed):
                found = self._if(Answered((weighed.criterion_id,), value))
                if found is None:
                    continue
                key = _told(found.after)
                if key not in outcomes or not self.improves(found.after):  # values come worst first
                    outcomes[key] = found
            yield from outcomes.values()

    def together(self, alone: list[WhatIf]) -> Iterator[WhatIf]:
        """Where no answer does it alone: the fewest that improve the finding together, and that make it met."""
        done = [each.after for each in alone]
        for reaches in (self.improves, _is_met):
            found = None if any(map(reaches, done)) else self._fewest(reaches)
            if found is not None:
                done.append(found.after)
                yield found

    def _fewest(self, reaches: Callable[[Finding], bool]) -> WhatIf | None:
        short = self.before.short
        chosen = self._if(Answered(short, Value.PRESENT))
        if chosen is None or not reaches(chosen.after):
            return None
        for each in reversed(short):  # the lightest are left out first
            fewer = tuple(other for other in _ids(chosen) if other != each)
            found = self._if(Answered(fewer, Value.PRESENT))
            chosen = found if found is not None and reaches(found.after) else chosen
        return chosen

    def texts(self) -> Iterator[WhatIf]:
        """Bring a pending text into force; settle the status of one that is not known."""
        for statute_id in self._touching():
            status = self.assessment.country.statutes[statute_id].status
            tried = [Status.IN_FORCE, Status.REPEALED] if status is Status.UNKNOWN else []
            if status.is_pending and self.scenario is Scenario.NOW:
                tried = [Status.IN_FORCE]
            for each in tried:
                found = self._if(TextStatus(statute_id, each))
                if found is not None:
                    yield found

    def decision(self) -> Iterator[WhatIf]:
        """Put a decision not to adopt the measure on record."""
        if self.provision.id not in self.reading.decisions:
            found = self._if(OnRecord())
            if found is not None:
                yield found

    def repeals(self) -> Iterator[WhatIf]:
        """Repeal the cited sections, one at a time. What is repealed is gone now; of pending law nothing is known."""
        if self.scenario is not Scenario.NOW:
            return
        cites = (cite for answer in self._recorded() for cite in answer.cites)
        sections = (Citation(cite.statute_id, cite.pinpoint and Pinpoint(cite.pinpoint.section)) for cite in cites)
        for section in sorted(dict.fromkeys(sections), key=self.assessment.country.place_of):
            found = self._if(Repealed(section))
            if found is not None:
                yield found

    def improves(self, after: Finding) -> bool:
        """Say whether a finding is better than today's, at its best or else at its worst."""
        return _goodness(after) > _goodness(self.before)

    def _if(self, supposed: Supposition) -> WhatIf | None:
        """Derive with a supposition; None where it changes nothing that a reader is told."""
        changed = suppose(self.assessment.country, self.reading, self.provision.id, supposed)
        after = self._derived(*changed)
        return WhatIf(supposed, after) if _told(after) != _told(self.before) else None

    def _derived(self, country: Country, reading: Reading) -> Finding:
        return derive_provision(self.assessment.library, self.provision, Scales(country, reading))[self.scenario]

    def _recorded(self) -> Iterator[Answer]:
        answers = self.reading.answers
        return (answers[each] for each in self.provision.criterion_ids if each in answers)

    def _touching(self) -> tuple[str, ...]:
        """Name the texts that the answers cite, now or as pending, and those that repeal something of these."""
        cited = {
            cite.statute_id
            for answer in self._recorded()
            for cite in (*answer.cites, *(answer.enacted.cites if answer.enacted else ()))
        }
        return tuple(
            each.id
            for each in self.assessment.country.statutes.values()
            if each.id in cited or any(place.statute_id in cited for place in each.repeals)
        )


def _other_values(weighed: Weighed) -> tuple[Value, ...]:
    """Give the values that could be supposed. A rule that contradicts is nothing to put in the place of none."""
    if not weighed.applies:
        return ()
    if weighed.is_open:
        return SCALE
    passed_over = (weighed.worst, Value.CONFLICT) if weighed.worst is Value.ABSENT else (weighed.worst,)
    return tuple(each for each in SCALE if each not in passed_over)


def _with_pending_answers(reading: Reading, text: Statute) -> Reading:
    """Take the answers that were recorded for a text once it is law, where they rest on what is not law yet."""
    adopted = {
        each: answer.enacted
        for each, answer in reading.answers.items()
        if answer.enacted is not None and _awaits(answer.enacted, text)
    }
    return replace(reading, answers={**reading.answers, **adopted})


def _awaits(answer: Answer, text: Statute) -> bool:
    pinpoints = [each.pinpoint for each in (*answer.cites, *answer.see, *answer.searched) if each.statute_id == text.id]
    if text.status is not Status.PARTLY_IN_FORCE:
        return bool(pinpoints)
    return any(each is not None and struck.contains(each) for each in pinpoints for struck in text.not_in_force)


def _is_met(finding: Finding) -> bool:
    return finding.result is Result.MET


def _ids(what_if: WhatIf) -> tuple[str, ...]:
    return what_if.supposed.criterion_ids if isinstance(what_if.supposed, Answered) else ()


def _told(finding: Finding) -> tuple[object, ...]:
    """Give what a reader is told. A range is the same whether something is answered or nothing."""
    return (finding.worst, finding.best) if finding.is_open else said(finding)


def _goodness(finding: Finding) -> tuple[int, int]:
    return RESULT_STEP.get(finding.best, -1), RESULT_STEP.get(finding.worst, -1)


def _order(what_if: WhatIf, before: Finding) -> tuple[object, ...]:
    """Sort the best finding first, then the smaller change."""
    best, worst = _goodness(what_if.after)
    size = 0
    if isinstance(what_if.supposed, Answered):
        ids, value = what_if.supposed
        size = sum(abs(STEP[value] - STEP[before.value_of(each).worst]) for each in ids)
    return -best, -worst, size

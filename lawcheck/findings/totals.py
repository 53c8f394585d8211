"""Counts by level and by pillar. There is no overall mark."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeVar

from lawcheck.model.finding import RESULT_STEP, Finding, Result, Totals, Word
from lawcheck.model.library import Level, Pillar
from lawcheck.model.reading import Reading

Key = TypeVar("Key")


def total(findings: Iterable[Finding], reading: Reading) -> Totals:
    """Count words by level and pillar; records are counted with the rest, so that every provision is in a sum.

    The share of duties met is a range: what is open counts as not met at the worst and as met at the best. Its
    denominator is the mandatory provisions that apply; qualified ones are not in it.
    """
    findings = tuple(findings)
    asked = {weighed.criterion_id for finding in findings for weighed in finding.weighed}
    duties = [f for f in findings if f.level is Level.MANDATORY and f.worst in RESULT_STEP]
    return Totals(
        by_level=_count((level, (f.word for f in findings if f.level is level)) for level in Level),
        by_pillar=_count((pillar, (f.word for f in findings if f.pillar is pillar)) for pillar in Pillar),
        criteria_answered=len(asked & reading.answers.keys()),
        criteria_asked=len(asked),
        duties_met_at_worst=sum(f.worst is Result.MET for f in duties),
        duties_met_at_best=sum(f.best is Result.MET for f in duties),
        duties=len(duties),
    )


def _count(rows: Iterable[tuple[Key, Iterable[Word]]]) -> Mapping[Key, Mapping[Word, int]]:
    counted = ((key, Counter(words)) for key, words in rows)
    return {key: {word: words[word] for word in Word if words[word]} for key, words in counted if words}

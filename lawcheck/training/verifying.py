"""Whether a training country can be used: complete, and every planted gap such that the key and the rule find it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from lawcheck.findings.derive import derive_assessment, unmatched_facts
from lawcheck.model.country import Country
from lawcheck.model.finding import RESULT_STEP, Assessment, Finding, Result
from lawcheck.model.library import Library
from lawcheck.model.scoring import Fault, Size
from lawcheck.model.training import CATALOGUE, Difficulty, Grade, Key, PlantedGap
from lawcheck.training.choosing import MINUTES_EACH

_WORDS_A_MINUTE = 150  # of a statute, read with a question in mind
_MOST_WORDS: Mapping[Difficulty, int] = {
    Difficulty.BEGINNERS: 2500,
    Difficulty.INTERMEDIATE: 6000,
    Difficulty.DIFFICULT: 12000,
}


def verify(key: Key, country: Country, library: Library) -> tuple[Fault, ...]:
    """List what a trainer has to put right, and what a trainer has to know (warnings)."""
    assessment = derive_assessment(library, country, key.reading)
    return (
        *_marked(country),
        *_incomplete(key, country, library),
        *(fault for gap in key.gaps for fault in _gap_faults(key, gap, assessment)),
        *_size_faults(key, country),
    )


def size_of(key: Key, country: Country) -> Size:
    """Measure a country: how much is to be read and answered, and how hard what was planted is."""
    sections = [section for text in country.texts.values() for section in text.sections.values()]
    words = sum(len(f"{each.heading} {each.words()}".split()) for each in sections)
    grades = Counter(CATALOGUE[each.gap] for each in key.gaps)
    return Size(
        texts=len(country.texts),
        sections=len(sections),
        words=words,
        criteria=len(key.answers),
        gaps={grade: grades[grade] for grade in Grade},
        minutes=round(words / _WORDS_A_MINUTE) + len(key.answers) * MINUTES_EACH,
    )


def level_of(size: Size) -> Difficulty:
    """Say for whom a country is, by the share of hard gaps and by how much there is to read."""
    gaps = sum(size.gaps.values()) or 1
    hard = size.gaps[Grade.C] / gaps
    by_gaps = (
        Difficulty.BEGINNERS
        if not hard and size.gaps[Grade.A] * 2 >= gaps
        else Difficulty.INTERMEDIATE
        if hard <= 1 / 4
        else Difficulty.DIFFICULT
        if hard <= 1 / 2
        else Difficulty.EXPERT
    )
    by_words = next((level for level, most in _MOST_WORDS.items() if size.words <= most), Difficulty.EXPERT)
    order = list(Difficulty)
    return max(by_gaps, by_words, key=order.index)


def _marked(country: Country) -> Iterator[Fault]:
    if not country.is_fictional:
        yield Fault("not-fictional")


def _incomplete(key: Key, country: Country, library: Library) -> Iterator[Fault]:
    """A question in scope that the key does not answer cannot be scored; they are named by theme."""
    asked = {
        criterion_id
        for provision in library.provisions.values()
        if country.scope.takes(provision, library) and not unmatched_facts(provision, country)
        for criterion_id in provision.criterion_ids
    }
    missing: dict[str, list[str]] = {}
    for criterion_id, criterion in library.criteria.items():
        if criterion_id in asked and criterion_id not in key.answers:
            missing.setdefault(criterion.theme, []).append(criterion_id)
    for theme, names in missing.items():
        yield Fault("incomplete", theme, tuple(names))
    covered = country.scope.criteria(library)
    outside = tuple(each for each in key.answers if each not in covered)
    if outside:
        yield Fault("outside", "", outside, is_warning=True)


def _gap_faults(key: Key, gap: PlantedGap, assessment: Assessment) -> Iterator[Fault]:
    found = [each for findings in assessment.findings.values() for each in findings.values()]
    short = tuple(each for each in gap.criterion_ids if any(_falls_short(one, each) for one in found))
    if gap.is_covered:
        if short:
            yield Fault("covered-short", gap.gap, short)
    else:
        whole = tuple(each for each in gap.criterion_ids if each not in short)
        if whole:
            yield Fault("not-found", gap.gap, whole)
    untaught = tuple(each for each in gap.criterion_ids if each not in key.teach)
    if untaught:
        yield Fault("untaught", gap.gap, untaught, is_warning=True)
    silent = tuple(each for each in gap.criterion_ids if each not in key.accepted)
    if silent:
        yield Fault("no-alternatives", gap.gap, silent, is_warning=True)


def _falls_short(finding: Finding, criterion_id: str) -> bool:
    """Say whether a criterion leaves something to do in a finding: a gap, an option not taken, or an open question."""
    if criterion_id not in finding.short:
        return False
    return finding.is_open or (finding.best in RESULT_STEP and finding.best is not Result.MET)


def _size_faults(key: Key, country: Country) -> Iterator[Fault]:
    size = size_of(key, country)
    level = level_of(size)
    if level is not key.level:
        yield Fault("other-level", key.level, (level,), is_warning=True)

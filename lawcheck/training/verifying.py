"""Whether a training country can be used: complete, and every planted gap such that the key and the rule find it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from lawcheck.findings.derive import derive_assessment, unmatched_facts
from lawcheck.model.country import Country, StatuteText
from lawcheck.model.finding import RESULT_STEP, Assessment, Finding, Result
from lawcheck.model.library import Library
from lawcheck.model.reading import Value
from lawcheck.model.scoring import Fault, Size
from lawcheck.model.training import CATALOGUE, Difficulty, Grade, Key, PlantedGap
from lawcheck.training.choosing import MINUTES_EACH

_HAS_IT = frozenset({Value.PRESENT, Value.NOT_APPLICABLE})
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
        *(fault for gap in key.gaps for fault in _gap_faults(gap, assessment)),
        *_bare(key),
        *_untaught(key),
        *_size_faults(key, country),
    )


def size_of(key: Key, country: Country) -> Size:
    """Measure a country: how much is to be read and answered, and how hard what was planted is."""
    return measured(country.texts.values(), len(key.answers), (each.gap for each in key.gaps))


def measured(texts: Collection[StatuteText], criteria: int, gaps: Iterable[str]) -> Size:
    """Measure texts, so many questions, and gaps of the catalogue."""
    sections = [section for text in texts for section in text.sections.values()]
    words = sum(len(f"{each.heading} {each.words()}".split()) for each in sections)
    grades = Counter(CATALOGUE[each] for each in gaps)
    return Size(
        texts=len(texts),
        sections=len(sections),
        words=words,
        criteria=criteria,
        gaps={grade: grades[grade] for grade in Grade},
        minutes=round(words / _WORDS_A_MINUTE) + criteria * MINUTES_EACH,
    )


def level_of(size: Size) -> Difficulty:
    """Say for whom a country is, by the share of hard gaps and by how much there is to read."""
    gaps = sum(size.gaps.values()) or 1
    hard = size.gaps[Grade.C] / gaps
    by_gaps = (
        Difficulty.BEGINNERS
        if not hard and size.gaps[Grade.A] * 4 >= gaps
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


def _gap_faults(gap: PlantedGap, assessment: Assessment) -> Iterator[Fault]:
    """A gap is found if the answers that show it fall short, and a finding with them; what may be covered need not."""
    if gap.may_be_covered:
        return
    found = [each for findings in assessment.findings.values() for each in findings.values()]
    leading = {name for one in found if _leaves_something(one) for name in one.short}
    answers = assessment.reading.answers
    whole = tuple(each for each in gap.criterion_ids if answers[each].value in _HAS_IT and each not in leading)
    if whole:
        yield Fault("not-found", gap.gap, whole)
    elif not leading.intersection(gap.criterion_ids):
        yield Fault("no-finding", gap.gap, gap.criterion_ids)


def _leaves_something(finding: Finding) -> bool:
    """Say whether a finding is a gap, an option not taken, or open."""
    return finding.is_open or (finding.best in RESULT_STEP and finding.best is not Result.MET)


def _bare(key: Key) -> Iterator[Fault]:
    if not key.gaps:
        yield Fault("nothing-planted", is_warning=True)


def _untaught(key: Key) -> Iterator[Fault]:
    """Every answer can be challenged, so every answer has a lesson and says what else is right; planted ones first."""
    planted = (each for gap in key.gaps for each in gap.criterion_ids)
    all_of_them = dict.fromkeys((*planted, *key.answers))
    for code, known in (("untaught", key.teach), ("no-alternatives", key.accepted)):
        missing = tuple(each for each in all_of_them if each not in known)
        if missing:
            yield Fault(code, "", missing, is_warning=True)


def _size_faults(key: Key, country: Country) -> Iterator[Fault]:
    size = size_of(key, country)
    level = level_of(size)
    if level is not key.level:
        yield Fault("other-level", key.level, (level,), is_warning=True)

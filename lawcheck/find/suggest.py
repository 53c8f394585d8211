"""Which sections may answer a criterion: a pointer for a reader, never a finding.

The order comes from the criterion's search phrases in the language of each statute, then from its title and question,
then from what the reading already cites for criteria beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from lawcheck.find.section_index import Context, SectionIndex
from lawcheck.find.tokens import base
from lawcheck.model.citation import Citation
from lawcheck.model.country import Country
from lawcheck.model.library import Criterion, Library, Question
from lawcheck.model.reading import Answer, Reading, Value
from lawcheck.model.scope import WHOLE, Scope

_T = TypeVar("_T")

_PHRASE, _NEAR, _EVERY, _SOME, _TITLE, _ASK = 4.0, 2.0, 1.5, 0.6, 1.2, 0.3
_NEIGHBOUR = 0.25  # of the best score: what a section gains that is cited beside the criterion
_SUBJECT = 6.0  # of its own score: what the section gains that speaks of trafficking most
_BESIDE = (1.0, 0.5, 0.3, 0.2)  # what a section has of the subject of one so many places away
_NAMED = 0.5  # what a section has of the subject at least, to be shown where a criterion has no words in its language
_DAMPED = 0.7  # the power of one phrase's score: several phrases that match are worth more than one that matches often
_PER_CRITERION = 3

# How laws name the subject of this library, for telling a criminal code's chapter on trafficking from its other chapters.
SUBJECT: Mapping[str, tuple[str, ...]] = {
    "ar": ("الاتجار بالأشخاص", "الاتجار بالبشر"),
    "de": ("Menschenhandel",),
    "en": (
        "trafficking in persons",
        "human trafficking",
        "trafficking of persons",
        "traffic in persons",
        "trafficked person",
    ),
    "es": ("trata de personas", "trata de seres humanos"),
    "fr": ("traite des êtres humains", "traite des personnes", "traite de personnes", "trafic de personnes"),
    "it": ("tratta di persone",),
    "ms": ("pemerdagangan orang",),
    "nl": ("mensenhandel",),
    "pt": ("tráfico de pessoas", "tráfico de seres humanos"),
    "ru": ("торговля людьми",),
    "sw": ("usafirishaji haramu wa binadamu",),
    "zh": ("人口贩运", "人口販運", "贩卖人口", "販賣人口"),
}


class Suggestion(NamedTuple):
    """A section that may answer a criterion, the best as ``order`` 1."""

    order: int
    statute_id: str
    label: str
    heading: str
    context: Context
    is_cited_beside: bool  # an answer to a criterion of the same theme or provision cites it


class PlanItem(NamedTuple):
    """A section to read, with the open criteria that it may answer, the likeliest first."""

    statute_id: str
    label: str
    heading: str
    criterion_ids: tuple[str, ...]


class ReadingPlan(NamedTuple):
    """What to read first, what nobody cites yet, and where there is nothing to go by."""

    open_ids: tuple[str, ...]
    items: tuple[PlanItem, ...]
    uncited: tuple[tuple[str, str, str], ...]  # statute, label, heading
    without_pointer: tuple[str, ...]  # open criteria for which no section was found


def suggest(
    criterion: Criterion,
    question: Question,
    index: SectionIndex,
    country: Country,
    reading: Reading | None,
    limit: int = 10,
    *,
    neighbours: Collection[str] = (),
) -> list[Suggestion]:
    """Rank the sections that may answer a criterion.

    Args:
        criterion: What is to be answered.
        question: Its wording, with the search phrases by language.
        index: The sections of ``country``.
        country: Whose register says what is cited.
        reading: What is answered already; None where there is nothing.
        limit: At most so many sections.
        neighbours: The criteria whose citations count as near: see ``neighbours_of``.
    """
    scores, wanted = _scored(criterion, question, index)
    beside = _places(index, country, _answers(reading, neighbours))
    top = max(scores.values(), default=0.0)
    for place in beside:
        scores[place] = scores.get(place, 0.0) + (top or 1.0) * _NEIGHBOUR
    best = sorted(scores, key=lambda place: (-scores[place], place))[:limit]
    suggestions = []
    for order, place in enumerate(best, 1):
        language = base(index.sections[place].language)
        hit = index.hit(place, wanted.get(language, frozenset()))
        suggestions.append(Suggestion(order, *hit, place in beside))
    return suggestions


def wanted_words(criterion: Criterion, question: Question, index: SectionIndex) -> Mapping[str, frozenset[str]]:
    """Give, by language, the stems that count as a match for a criterion."""
    return _scored(criterion, question, index)[1]


def neighbours_of(library: Library, criterion_id: str) -> frozenset[str]:
    """Name the criteria of the same theme or provision."""
    theme = library.criteria[criterion_id].theme
    same_theme = {each.id for each in library.criteria.values() if each.theme == theme}
    same_provision = {each for provision in library.used_by(criterion_id) for each in provision.criterion_ids}
    return frozenset((same_theme | same_provision) - {criterion_id})


def languages_without_phrases(question: Question, index: SectionIndex) -> tuple[str, ...]:
    """Name the languages of statutes for which a criterion has no search phrase."""
    known = {base(each) for each, phrases in question.look_for.items() if phrases}
    return tuple(each for each in index.languages if each not in known)


def open_criteria(library: Library, reading: Reading | None, scope: Scope = WHOLE) -> tuple[str, ...]:
    """Name the criteria in scope that have no answer, or one that is still to be determined."""
    answers = reading.answers if reading else {}
    asked = scope.criteria(library)
    return tuple(each for each in asked if each not in answers or answers[each].value is Value.UNDETERMINED)


def reading_plan(
    library: Library,
    index: SectionIndex,
    country: Country,
    reading: Reading | None,
    limit: int = 20,
    *,
    among: Collection[str] | None = None,
) -> ReadingPlan:
    """Say which sections to read first for all that is open, or what of it is ``among`` some criteria; and what nobody cites.

    A section weighs by the criteria that point to it: one for a first place, a half for a second, and so on.
    A criterion that has no phrases in a language weighs nothing there, so long as other open criteria have some.
    """
    open_ids = tuple(each for each in open_criteria(library, reading, country.scope) if among is None or each in among)
    questions = [library.questions[each] for each in open_ids]
    spoken = {base(tag) for question in questions for tag, phrases in question.look_for.items() if phrases}
    weights: dict[tuple[str, str], float] = defaultdict(float)
    reasons: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    without = []
    for criterion_id in open_ids:
        criterion, question = library.criteria[criterion_id], library.questions[criterion_id]
        near = neighbours_of(library, criterion_id)
        mute = set(languages_without_phrases(question, index)) & spoken
        found = [
            each
            for each in suggest(criterion, question, index, country, reading, _PER_CRITERION, neighbours=near)
            if base(country.statutes[each.statute_id].language) not in mute
        ]
        if not found and not mute:
            without.append(criterion_id)
        for each in found:
            weights[each.statute_id, each.label] += 1 / each.order
            reasons[each.statute_id, each.label].append((each.order, criterion_id))
    ordered = sorted(weights, key=lambda key: (-weights[key], index.place(*key) or 0))[:limit]
    items = tuple(_item(index, key, reasons[key]) for key in ordered)
    return ReadingPlan(open_ids, items, _uncited(index, country, reading), tuple(without))


def _item(index: SectionIndex, key: tuple[str, str], reasons: Sequence[tuple[int, str]]) -> PlanItem:
    place = index.place(*key)
    heading = index.sections[place].heading if place is not None else ""
    ranked = sorted(reasons, key=lambda each: each[0])
    return PlanItem(*key, heading, tuple(criterion_id for _, criterion_id in ranked))


def _uncited(index: SectionIndex, country: Country, reading: Reading | None) -> tuple[tuple[str, str, str], ...]:
    cited = _places(index, country, reading.answers.values() if reading else ())
    return tuple(
        (each.statute_id, each.label, each.heading) for place, each in enumerate(index.sections) if place not in cited
    )


def _scored(
    criterion: Criterion, question: Question, index: SectionIndex
) -> tuple[dict[int, float], dict[str, frozenset[str]]]:
    """Add up what each section scores, each statute's language by its own words."""
    scores: dict[int, float] = defaultdict(float)
    wanted: dict[str, frozenset[str]] = {}
    for language in index.languages:
        phrases = _in(question.look_for, language) or ()
        stems: set[str] = set()
        own: dict[int, float] = defaultdict(float)
        for phrase in phrases:
            query = index.query(phrase, language)
            stems |= query.wanted
            tiers = ((_PHRASE, query.phrase), (_NEAR, query.near), (_EVERY, query.every), (_SOME, query.some))
            _add(own, index, language, tiers)
        for weight, texts in ((_TITLE, criterion.title), (_ASK, question.ask)):
            query = index.query(_in(texts, language) or "", language)
            stems |= query.wanted if weight == _TITLE or not phrases else set()
            _add(own, index, language, ((weight, query.some),))
        subject = _subject(index, language)
        if not stems:
            own.update({place: share for place, share in subject.items() if share >= _NAMED})
            stems = {stem for each in SUBJECT.get(language, ()) for stem in index.query(each, language).wanted}
        for place, score in own.items():
            scores[place] = score * (1 + _SUBJECT * subject.get(place, 0.0))
        wanted[language] = frozenset(stems)
    return scores, wanted


def _add(own: dict[int, float], index: SectionIndex, language: str, tiers: Iterable[tuple[float, str]]) -> None:
    """Add what a section scores for one phrase, summed over the ways in which it matches."""
    one: dict[int, float] = defaultdict(float)
    for weight, query in tiers:
        for place, score in index.scores(language, query).items():
            one[place] += weight * score
    for place, score in one.items():
        own[place] += score**_DAMPED


def _subject(index: SectionIndex, language: str) -> Mapping[int, float]:
    """Say how far each section speaks of trafficking, from 0 to 1, sections beside such a one included."""
    kept = index.notes.get(f"subject {language}")
    if kept is not None:
        return kept
    direct: dict[int, float] = defaultdict(float)
    for phrase in SUBJECT.get(language, ()):
        for place, score in index.scores(language, index.query(phrase, language).phrase).items():
            direct[place] += score
    top = max(direct.values(), default=1.0) or 1.0
    spread: dict[int, float] = {}
    for place, score in direct.items():
        for away, share in enumerate(_BESIDE):
            for near in (place - away, place + away):
                if 0 <= near < len(index.sections) and _same_text(index, near, place):
                    spread[near] = max(spread.get(near, 0.0), share * score / top)
    index.notes[f"subject {language}"] = spread
    return spread


def _same_text(index: SectionIndex, first: int, second: int) -> bool:
    return index.sections[first].statute_id == index.sections[second].statute_id


def _in(texts: Mapping[str, _T], language: str) -> _T | None:
    return next((value for tag, value in texts.items() if base(tag) == language), None)


def _answers(reading: Reading | None, criteria: Collection[str]) -> list[Answer]:
    return [answer for each, answer in reading.answers.items() if each in criteria] if reading else []


def _places(index: SectionIndex, country: Country, answers: Iterable[Answer]) -> frozenset[int]:
    """Give the places of the sections that answers cite, as law now or as enacted, without where one only looked."""
    cited: set[Citation] = set()
    for answer in answers:
        cited.update(answer.cites)
        if answer.enacted:
            cited.update(answer.enacted.cites)
    found = (
        index.place(each.statute_id, each.pinpoint.section)
        for each in cited
        if each.pinpoint is not None and each.statute_id in country.statutes
    )
    return frozenset(place for place in found if place is not None)

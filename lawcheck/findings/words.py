"""The word a result takes: a duty to consider is never 'not met', and a model law is never breached."""

from __future__ import annotations

from collections.abc import Mapping

from lawcheck.model.finding import RESULT_SCALE, Result, Word
from lawcheck.model.library import Level


def _scale(*words: Word) -> Mapping[Result, Word]:
    return dict(zip(RESULT_SCALE, words, strict=True))


_DUTY = _scale(Word.NOT_MET, Word.CONFLICT, Word.PARTLY_MET, Word.MOSTLY_MET, Word.MET)
_CONSIDER = _scale(Word.NO_PROVISION, Word.CONFLICT, Word.PROVIDED_IN_PART, Word.PROVIDED_IN_PART, Word.PROVIDED_FOR)
_MODEL = _scale(Word.NOT_REFLECTED, Word.CONFLICT, Word.PARTLY_REFLECTED, Word.PARTLY_REFLECTED, Word.REFLECTED)
_STRUCTURAL = _scale(Word.ABSENT, Word.CONFLICT, Word.PRESENT_IN_PART, Word.PRESENT_IN_PART, Word.PRESENT)
_SAFEGUARD = _scale(Word.NOT_PRESERVED, Word.CONFLICT, Word.PRESERVED_IN_PART, Word.PRESERVED_IN_PART, Word.PRESERVED)

_BY_LEVEL: Mapping[Level, Mapping[Result, Word]] = {
    Level.MANDATORY: _DUTY,
    Level.QUALIFIED: _DUTY,
    Level.CONSIDER: _CONSIDER,
    Level.ENDEAVOUR: _CONSIDER,
    Level.OPTIONAL: _MODEL,
    Level.MODEL: _MODEL,
    Level.STRUCTURAL: _STRUCTURAL,
    Level.SAFEGUARD: _SAFEGUARD,
    Level.RECORD: _DUTY,  # a record has no result on the scale
}


def word_for(level: Level, result: Result, *, is_decided_against: bool = False) -> Word:
    """Choose the word for a result at a level.

    ``is_decided_against``: a decision not to adopt the measure is on record. It changes the word where the text
    leaves the choice to the State, and nowhere else.
    """
    if result not in _DUTY:
        return Word(result.value)
    word = _BY_LEVEL[level][result]
    if is_decided_against and word is Word.NO_PROVISION:
        return Word.CONSIDERED
    if is_decided_against and word is Word.NOT_REFLECTED:
        return Word.NOT_ADOPTED
    return word

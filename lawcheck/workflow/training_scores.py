"""What groups answered: scored, compared, and prepared for the plenary."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from lawcheck.findings.agreement import Coefficient
from lawcheck.model.scoring import GroupAgreement, Score
from lawcheck.model.training import Objection
from lawcheck.training.dividing import compare_groups, most_divided
from lawcheck.training.scoring import Yardstick, score
from lawcheck.workflow.agreeing import LEAST_UNITS, krippendorff_alpha
from lawcheck.workflow.training import Room

if TYPE_CHECKING:
    from lawcheck.report.build_debrief import Plenary
    from lawcheck.report.document import Document

_TWO = 2


class Scored(NamedTuple):
    """What the groups found, and which objections were counted as right; None: the key alone."""

    scores: tuple[Score, ...]
    counted: tuple[Objection, ...] | None


def scored(room: Room, *, all_objections: bool = False, objection_ids: Sequence[str] = ()) -> Scored:
    """Hold every group against the key.

    Args:
        room: The training country.
        all_objections: Count as right what groups objected with, unless it was refused.
        objection_ids: Count these objections alone.

    Raises:
        LawcheckError: Nothing was collected, a file has a problem, or there is no such objection that stands.
    """
    from lawcheck.workflow.training_objections import counted, standing

    chosen = standing(room) if all_objections else counted(room, objection_ids) if objection_ids else None
    yardstick = yardstick_of(room)
    return Scored(tuple(score(room.key, each, chosen or (), yardstick) for each in room.sheets), chosen)


def yardstick_of(room: Room) -> Yardstick:
    """Give what levels and reasons are held against: provisions in scope, and the words of worksheets in every language."""
    from lawcheck.load.phrases import load_phrases, phrase_languages
    from lawcheck.load.worksheets.vocabulary import vocabulary_of
    from lawcheck.training.levels import right_levels

    words = vocabulary_of(load_phrases(each, room.cache_folder) for each in phrase_languages())
    questions = room.library.questions
    return Yardstick(
        levels=right_levels(room.library, room.country),
        questions={each: tuple(questions[each].ask.values()) for each in room.key.answers if each in questions},
        values=tuple(words.values),
    )


def scores_page(room: Room, found: Scored, *, has_total: bool = False) -> Document:
    """Write what each group found; ``has_total`` adds points up, for a prize.

    Raises:
        LawcheckError: The objections have a problem.
    """
    from lawcheck.report.build_scores import build_scores

    page = build_scores(
        room.library,
        room.phrases,
        room.country,
        found.scores,
        found.counted,
        objections=room.objections,
        has_total=has_total,
        left_out=left_out(room),
    )
    return _noted(room, page)


def _noted(room: Room, page: Document) -> Document:
    """Put before the figures what has to be known of the sheets behind them."""
    from lawcheck.report.sheet_notes import sheet_notes
    from lawcheck.report.wording import Wording

    notes = tuple(sheet_notes(Wording(room.phrases, room.library), room.sheets, room.edition))
    first = page.parts[0]
    return page._replace(parts=(first._replace(blocks=(*notes, *first.blocks)), *page.parts[1:]))


def left_out(room: Room) -> tuple[str, ...]:
    """Name questions of the sheets that the key does not answer."""
    asked = (name for each in room.sheets for name in each.asked)
    return tuple(dict.fromkeys(name for name in asked if name not in room.key.answers))


def agreement_page(room: Room) -> Document:
    """Write how far the groups agree with each other.

    Raises:
        LawcheckError: Nothing was collected, or a file has a problem.
    """
    from lawcheck.report.build_scores import build_group_agreement

    found = compare_groups(room.sheets, room.library.criteria)
    return build_group_agreement(room.library, room.phrases, room.country, found, coefficient_of_groups(found))


def plenary(room: Room, *, by_question: bool = False, shows_key: bool = False) -> Plenary:
    """Gather what the page for the plenary shows.

    Args:
        room: The training country.
        by_question: Let the map show answers by question, not findings by provision.
        shows_key: Show the key beside the groups.

    Raises:
        LawcheckError: Nothing was collected, or a file has a problem.
    """
    from lawcheck.report.build_debrief import Plenary
    from lawcheck.training.group_findings import in_no_row, provision_rows

    found = compare_groups(room.sheets, room.library.criteria)
    key = room.key if shows_key else None
    rows = () if by_question else provision_rows(room.library, room.country, room.sheets, key.reading if key else None)
    return Plenary(
        sheets=room.sheets,
        found=found,
        divided=most_divided(found.divisions),
        rows=rows,
        in_no_row=in_no_row(rows, room.sheets) if rows else (),
        key=key,
    )


def debrief_page(room: Room, shown: Plenary, *, is_on_paper: bool = False) -> Document:
    """Write the page for the plenary, for a screen or for paper."""
    from lawcheck.report.build_debrief import build_debrief

    return build_debrief(room.library, room.phrases, room.country, shown, is_on_paper=is_on_paper)


def coefficient_of_groups(found: GroupAgreement) -> Coefficient:
    """Give Krippendorff's alpha, ordinal, over all groups; or why there is none."""
    units = found.units
    if len(found.groups) < _TWO:
        return Coefficient(None, units, "one-reader")
    if units < LEAST_UNITS:
        return Coefficient(None, units, "few")
    if len({each for row in found.ratings for each in row if each is not None}) == 1:
        return Coefficient(None, units, "same")
    alpha = krippendorff_alpha(found.ratings)
    return Coefficient(None, units, "no-library") if alpha is None else Coefficient(alpha, units)

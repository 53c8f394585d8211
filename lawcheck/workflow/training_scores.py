"""What groups answered: scored, compared, and prepared for the plenary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawcheck.findings.agreement import Coefficient
from lawcheck.model.scoring import GroupAgreement
from lawcheck.training.dividing import compare_groups, most_divided
from lawcheck.training.scoring import score
from lawcheck.workflow.agreeing import LEAST_UNITS, krippendorff_alpha
from lawcheck.workflow.training import Room

if TYPE_CHECKING:
    from lawcheck.report.document import Document

_TWO = 2


def scores_page(room: Room, *, counts_objections: bool = False, has_total: bool = False) -> Document:
    """Write what each group found.

    Args:
        room: The training country.
        counts_objections: Count the answers that groups objected with as right; the page says so.
        has_total: Add points up, for a prize.

    Raises:
        LawcheckError: Nothing was collected, or a file has a problem.
    """
    from lawcheck.report.build_scores import build_scores, left_out

    objections = room.objections if counts_objections else None
    scores = [score(room.key, each, objections or ()) for each in room.sheets]
    asked = [name for each in room.sheets for name in each.asked]
    page = build_scores(
        room.library,
        room.phrases,
        room.country,
        scores,
        objections,
        has_total=has_total,
        left_out=left_out(room.key, asked),
    )
    return _noted(room, page)


def _noted(room: Room, page: Document) -> Document:
    """Put before the figures what has to be known of the sheets behind them."""
    from lawcheck.report.sheet_notes import sheet_notes
    from lawcheck.report.wording import Wording

    notes = tuple(sheet_notes(Wording(room.phrases, room.library), room.sheets, room.edition))
    first = page.parts[0]
    return page._replace(parts=(first._replace(blocks=(*notes, *first.blocks)), *page.parts[1:]))


def agreement_page(room: Room) -> Document:
    """Write how far the groups agree with each other.

    Raises:
        LawcheckError: Nothing was collected, or a file has a problem.
    """
    from lawcheck.report.build_scores import build_group_agreement

    found = compare_groups(room.sheets, room.library.criteria)
    return build_group_agreement(room.library, room.phrases, room.country, found, coefficient_of_groups(found))


def debrief_page(room: Room, *, shows_key: bool = False, is_on_paper: bool = False) -> Document:
    """Write the page for the plenary, for a screen or for paper.

    Raises:
        LawcheckError: Nothing was collected, or a file has a problem.
    """
    from lawcheck.report.build_debrief import build_debrief

    found = compare_groups(room.sheets, room.library.criteria)
    key = room.key if shows_key else None
    return build_debrief(
        room.library,
        room.phrases,
        room.country,
        room.sheets,
        found,
        most_divided(found.divisions),
        key,
        is_on_paper=is_on_paper,
    )


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

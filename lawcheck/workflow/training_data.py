"""What a training shows, as JSON for scripts, in the shape of ``lawcheck schema scores``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from lawcheck.training.dividing import compare_groups
from lawcheck.workflow.json_text import json_text
from lawcheck.workflow.training import Room
from lawcheck.workflow.training_scores import Scored, coefficient_of_groups, left_out

if TYPE_CHECKING:
    from lawcheck.report.build_debrief import Plenary


def scores_json(room: Room, found: Scored, *, has_total: bool = False) -> str:
    """Give what the groups found.

    Raises:
        LawcheckError: The objections have a problem.
    """
    from lawcheck.report.scores_data import scores_data

    data = scores_data(found.scores, found.counted, room.objections, left_out(room), has_total=has_total)
    return _json(room, "scores", data)


def agreement_json(room: Room) -> str:
    """Give how far the groups agree.

    Raises:
        LawcheckError: Nothing was collected, or a file has a problem.
    """
    from lawcheck.report.scores_data import group_agreement_data

    found = compare_groups(room.sheets, room.library.criteria)
    return _json(room, "agreement", group_agreement_data(found, coefficient_of_groups(found)))


def debrief_json(room: Room, shown: Plenary) -> str:
    """Give what the page for the plenary shows, with both maps."""
    from lawcheck.report.plenary_data import plenary_data
    from lawcheck.report.wording import Wording

    return _json(room, "debrief", plenary_data(Wording(room.phrases, room.library), shown))


def reveal_json(room: Room, criterion_ids: Sequence[str]) -> str:
    """Give the key to some questions, with what the groups answered.

    Raises:
        LawcheckError: The key does not answer one of them, or a file has a problem.
    """
    from lawcheck.report.plenary_data import revealed_data
    from lawcheck.report.wording import Wording

    wording, sheets = Wording(room.phrases, room.library), room.sheets_if_any()
    levels = room.levels_of(criterion_ids)
    data = revealed_data(wording, room.country, room.key, criterion_ids, sheets, room.objections, levels)
    return _json(room, "reveal", data)


def _json(room: Room, kind: str, data: Mapping[str, Any]) -> str:
    from lawcheck.report.scores_data import head

    return json_text({**head(kind, room.country, room.key.version, room.phrases.language), **data})

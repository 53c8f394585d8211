"""What groups found and how far they agree, as plain data for scripts. The shape is ``lawcheck schema scores``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lawcheck.findings.agreement import Coefficient
from lawcheck.model.country import Country
from lawcheck.model.scoring import Cited, Difference, Division, Found, GroupAgreement, Marked, Match, Score, Share
from lawcheck.model.training import Objection, Standing

FORMAT = 1


def head(kind: str, country: Country, version: str, language: str) -> dict[str, Any]:
    """Begin an output: what it is, and of which country in which version."""
    return {
        "format": FORMAT,
        "kind": kind,
        "country": country.code,
        "version": version,
        "fictional": country.is_fictional,
        "law_as_at": country.law_as_at,
        "language": language,
    }


def scores_data(
    scores: Sequence[Score],
    counted: Sequence[Objection] | None,
    objections: Sequence[Objection],
    left_out: Sequence[str],
    *,
    has_total: bool = False,
) -> dict[str, Any]:
    """Give what each group found; kinds of counts side by side, and points only where they are asked for."""
    return {
        "objections": {
            "counted": None if counted is None else [each.id for each in counted],
            "refused": [each.id for each in objections if each.standing is Standing.REFUSED],
        },
        "left_out": list(left_out),
        "groups": [_group(each, has_total=has_total) for each in scores],
    }


def _group(score: Score, *, has_total: bool) -> dict[str, Any]:
    gaps = score.found(Found.FOUND)
    exact = score.matched(Match.EXACT)
    section = score.cited(Cited.SECTION, Cited.EXACT)
    found: dict[str, Any] = {
        "group": score.group,
        "gaps": {"found": gaps.number, "in_part": score.found(Found.PART).number, "of": gaps.of},
        "false_alarms": score.false_alarms,
        "values": {"exact": exact.number, "one_step_off": score.matched(Match.ONE_STEP).number, "of": exact.of},
        "citations": {"section": section.number, "place": score.cited(Cited.EXACT).number, "of": section.of},
        "levels": _share(score.levels),
        "reasons": _share(score.reasons),
        "by_objection": score.by_objection,
        "planted": [
            {"gap": each.planted.gap, "criteria": list(each.planted.criterion_ids), "found": str(each.found)}
            for each in score.gaps
        ],
        "answers": [_mark(each) for each in score.marks],
    }
    return {**found, "total": score.total} if has_total else found


def _mark(mark: Marked) -> dict[str, Any]:
    return {
        "criterion": mark.criterion_id,
        "value": str(mark.value) if mark.value else None,
        "match": str(mark.match),
        "cited": str(mark.cited),
        "level": str(mark.level) if mark.level else None,
        "level_right": mark.is_level_right,
        "reason": mark.has_reason,
        "false_alarm": mark.is_false_alarm,
        "by_objection": mark.is_by_objection,
    }


def _share(counted: Share) -> dict[str, int]:
    return {"number": counted.number, "of": counted.of}


def group_agreement_data(found: GroupAgreement, coefficient: Coefficient) -> dict[str, Any]:
    """Give how far groups agree: overall, by group, by question, and why answers differ."""
    return {
        "groups": list(found.groups),
        "overall": _share(found.overall),
        "divided": _share(found.divided),
        "alpha": {
            "level": "ordinal",
            "value": None if coefficient.alpha is None else round(coefficient.alpha, 4),
            "units": coefficient.units,
            "why_none": coefficient.why or None,
        },
        "pairs": [{"groups": list(pair), **_share(share)} for pair, share in found.pairs.items()],
        "kinds": kinds_data(found.kinds),
        "questions": [division_data(each) for each in found.divisions],
    }


def kinds_data(kinds: Mapping[Difference, int]) -> dict[str, int]:
    """Count pairs of answers that differ by why they do; none is left out."""
    return {str(each): kinds.get(each, 0) for each in Difference if each is not Difference.NONE}


def division_data(division: Division) -> dict[str, Any]:
    """Give how far groups differ on one question."""
    return {
        "criterion": division.criterion_id,
        "values": {group: str(value) for group, value in division.values.items()},
        "pairs": division.pairs,
        "differing": division.differing,
        "spread": division.spread,
        "kinds": kinds_data(division.kinds),
    }

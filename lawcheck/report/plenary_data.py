"""The page for the plenary and the key that was opened, as plain data for scripts. The shape is ``lawcheck schema scores``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lawcheck.model.country import Country
from lawcheck.model.finding import RESULT_STEP, Finding
from lawcheck.model.library import Level, Provision
from lawcheck.model.localized import Localized
from lawcheck.model.training import Key, Objection, Sheet
from lawcheck.report.build_debrief import Plenary
from lawcheck.report.scores_data import division_data, kinds_data
from lawcheck.report.wording import Wording


def objection_data(objection: Objection) -> dict[str, Any]:
    """Give an objection with what became of it."""
    return {
        "id": objection.id,
        "criterion": objection.criterion_id,
        "value": str(objection.value),
        "by": objection.by,
        "reason": dict(objection.reason),
        "on": objection.on or None,
        "standing": str(objection.standing),
        "because": dict(objection.because) or None,
        "decided": objection.decided or None,
    }


def plenary_data(wording: Wording, plenary: Plenary) -> dict[str, Any]:
    """Give the maps, the most divided questions, and why answers differ. The key is there only where it is shown."""
    has_key = plenary.key is not None
    asked = dict.fromkeys(each for sheet in plenary.sheets for each in sheet.asked)
    return {
        "groups": [each.group for each in plenary.sheets],
        "provisions": [
            {
                "provision": row.provision_id,
                "name": wording.heading(wording.library.provisions[row.provision_id]).replace("\u00a0", " "),
                "criteria": list(row.criterion_ids),
                "findings": {group: _finding(wording, found) for group, found in row.findings.items()},
                **({"key": _finding(wording, row.key)} if has_key else {}),
            }
            for row in plenary.rows
        ],
        "questions": [
            _question(wording, plenary, criterion_id)
            for criterion_id in wording.library.criteria
            if criterion_id in asked
        ],
        "divided": [division_data(each) for each in plenary.divided],
        "kinds": kinds_data(plenary.found.kinds),
    }


def _question(wording: Wording, plenary: Plenary, criterion_id: str) -> dict[str, Any]:
    answer = plenary.key.answers.get(criterion_id) if plenary.key is not None else None
    return {
        "criterion": criterion_id,
        "title": wording.criterion(criterion_id),
        "answers": {each.group: _item(each, criterion_id) for each in plenary.sheets if criterion_id in each.asked},
        **({"key": str(answer.value) if answer else None} if plenary.key is not None else {}),
    }


def _item(sheet: Sheet, criterion_id: str) -> dict[str, Any]:
    item = sheet.item(criterion_id)
    return {
        "value": str(item.value) if item.value else None,
        "cites": [str(each) for each in item.cites],
        "level": str(item.level) if item.level else None,
    }


def _finding(wording: Wording, finding: Finding | None) -> dict[str, Any] | None:
    if finding is None:
        return None
    on_scale = finding.worst in RESULT_STEP
    return {
        "result": str(finding.result),
        "range": {"worst": str(finding.worst), "best": str(finding.best)} if on_scale else None,
        "words": wording.say(f"word.{finding.word}"),
    }


def revealed_data(
    wording: Wording,
    country: Country,
    key: Key,
    criterion_ids: Sequence[str],
    sheets: Sequence[Sheet],
    objections: Sequence[Objection],
    levels: Mapping[str, Mapping[Level, Sequence[Provision]]],
) -> dict[str, Any]:
    """Give the key to some questions, and to no other."""
    return {
        "units": [
            {
                **_unit(wording, country, key, each),
                "levels": {str(level): [one.id for one in found] for level, found in levels.get(each, {}).items()},
                "answers": {sheet.group: _item(sheet, each) for sheet in sheets if each in sheet.asked},
                "objections": [objection_data(one) for one in objections if one.criterion_id == each],
            }
            for each in criterion_ids
        ]
    }


def _unit(wording: Wording, country: Country, key: Key, criterion_id: str) -> dict[str, Any]:
    answer = key.answers[criterion_id]
    passages = ((cite, country.passage(cite)) for cite in answer.cites)
    return {
        "criterion": criterion_id,
        "title": wording.criterion(criterion_id),
        "question": wording.asks(criterion_id),
        "words": [{"cite": str(cite), "text": found.words() if found else None} for cite, found in passages],
        "searched": [str(each) for each in answer.searched],
        "value": str(answer.value),
        "reason": _text(wording, answer.reason),
        "accepted": [
            {"value": str(each.value), "because": _text(wording, each.because)}
            for each in key.accepted.get(criterion_id, ())
        ],
        "teach": _text(wording, key.teach[criterion_id]) if criterion_id in key.teach else None,
        "planted": [each.gap for each in key.planted_in(criterion_id)],
    }


def _text(wording: Wording, texts: Localized) -> str:
    return wording.foreign(texts).text

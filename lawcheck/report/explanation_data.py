"""An explanation as plain data, for scripts: every step as codes and ids, with titles in a language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from lawcheck.findings.explain import Asked, Explanation, TableRead, explain
from lawcheck.findings.what_if import Answered, OnRecord, Repealed, Supposition, TextStatus, WhatIf
from lawcheck.model.finding import RESULT_STEP, Assessment, Finding, Scenario, Weighed
from lawcheck.report.evidence import answer_in
from lawcheck.report.phrases import Phrases
from lawcheck.report.wording import Wording

FORMAT = 1


def explanation_data(
    assessment: Assessment, phrases: Phrases, provision_ids: Sequence[str], scenario: Scenario
) -> dict[str, Any]:
    """Give how the findings of some provisions were reached."""
    wording = Wording(phrases, assessment.library)
    return {
        "format": FORMAT,
        "country": assessment.country.code,
        "law_as_at": assessment.country.law_as_at,
        "reading": assessment.reading.name,
        "language": wording.language,
        "scenario": scenario.value,
        "explanations": [_one(assessment, wording, explain(assessment, each, scenario)) for each in provision_ids],
    }


def _one(assessment: Assessment, wording: Wording, explained: Explanation) -> dict[str, Any]:
    provision, finding = explained.provision, explained.finding
    return {
        "id": provision.id,
        "title": wording.text(provision.title),
        "level": str(provision.level),
        "means": str(provision.means) if provision.means else None,
        **_said(wording, finding),
        "computed": str(finding.computed) if finding.computed else None,
        "deciding": list(finding.deciding),
        "asked": [_asked(each) for each in explained.asked],
        "criteria": [_criterion(assessment, wording, explained, each) for each in finding.weighed],
        "practice": {each.criterion_id: each.answered and str(each.answered) for each in finding.practice},
        "table": [_table(each) for each in explained.readings],
        "facts_that_do_not_match": list(explained.unmatched),
        "binding": str(finding.binding),
        "priority": int(finding.priority) if finding.priority else None,
        "priority_rule": explained.ranked.rule,
        "flags": [{"flag": str(flag), "because_of": list(ids)} for flag, ids in explained.flags],
        "other_scenario": {"scenario": str(explained.elsewhere.scenario), **_said(wording, explained.elsewhere)},
        "what_would_change_it": _what_ifs(wording, explained.what_ifs.changes),
        "if_repealed": _what_ifs(wording, explained.what_ifs.repeals),
    }


def _said(wording: Wording, finding: Finding) -> dict[str, Any]:
    on_scale = finding.worst in RESULT_STEP
    return {
        "result": str(finding.result),
        "range": {"worst": str(finding.worst), "best": str(finding.best)} if on_scale else None,
        "words": wording.say(f"word.{finding.word}"),
        "row": finding.row or None,
    }


def _asked(asked: Asked) -> dict[str, Any]:
    return {
        "role": str(asked.role),
        "any_of": list(asked.alternatives),
        "worst": asked.worst and str(asked.worst),
        "best": asked.best and str(asked.best),
        "leading": list(asked.leading),
    }


def _criterion(assessment: Assessment, wording: Wording, explained: Explanation, weighed: Weighed) -> dict[str, Any]:
    answer = answer_in(assessment, weighed.criterion_id, explained.finding.scenario)
    return {
        "criterion": weighed.criterion_id,
        "title": wording.criterion(weighed.criterion_id),
        "answered": weighed.answered and str(weighed.answered),
        "on": (answer.on if answer else "") or None,
        "cites": [str(cite) for cite in answer.cites] if answer else [],
        "searched": [str(place) for place in answer.searched] if answer else [],
        "reason": wording.foreign(answer.reason).text if answer else None,
        "applies": weighed.applies,
        "worth": {"worst": str(weighed.worst), "best": str(weighed.best)},
        "reduced": [{"code": reason.code, "cite": reason.cite} for reason in weighed.reasons],
    }


def _table(reading: TableRead) -> dict[str, Any]:
    return {
        "decided": reading.decided.number,
        "rows": [
            {
                "row": row.number,
                "result": str(row.result),
                "applies": row.applies,
                "because_of": [list(group) for group in row.groups],
            }
            for row in reading.rows
        ],
    }


def _what_ifs(wording: Wording, found: Iterable[WhatIf]) -> list[dict[str, Any]]:
    return [{"if": _supposed(each.supposed), "then": _said(wording, each.after)} for each in found]


def _supposed(supposed: Supposition) -> dict[str, Any]:
    match supposed:
        case Answered(criterion_ids, value):
            return {"criteria": list(criterion_ids), "value": str(value)}
        case TextStatus(statute_id, status):
            return {"text": statute_id, "status": str(status)}
        case OnRecord():
            return {"decision": "on-record"}
        case Repealed(place):
            return {"repealed": str(place)}

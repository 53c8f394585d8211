"""An assessment as plain data, for scripts. The shape is ``lawcheck schema assessment``."""

from __future__ import annotations

from typing import Any

from lawcheck.model.finding import RESULT_STEP, Assessment, Finding, Scenario, Weighed
from lawcheck.model.library import Provision
from lawcheck.report.consequence import consequence_of
from lawcheck.report.evidence import answer_in
from lawcheck.report.phrases import Phrases
from lawcheck.report.selection import Selection
from lawcheck.report.wording import Wording

FORMAT = 1


def as_data(assessment: Assessment, phrases: Phrases, selection: Selection, scenario: Scenario) -> dict[str, Any]:
    """Give the findings that are asked for, in the order of the library. Words are in the language of ``phrases``."""
    wording = Wording(phrases, assessment.library)
    library, country, totals = assessment.library, assessment.country, assessment.totals[scenario]
    found = assessment.findings[scenario]
    return {
        "format": FORMAT,
        "country": {
            "code": country.code,
            "name": wording.text(country.name),
            "fictional": country.is_fictional,
        },
        "law_as_at": country.law_as_at,
        "scope": {
            "instruments": list(country.scope.instruments),
            "themes": list(country.scope.themes),
            **({"provisions": list(country.scope.provisions)} if country.scope.provisions else {}),
        },
        "library": {
            "digest": library.digest,
            "instruments": [
                {"id": each.id, "title": wording.text(each.title), "citation": each.citation, "edition": each.edition}
                for each in library.instruments.values()
                if each.is_assessed
            ],
        },
        "reading": {"name": assessment.reading.name, "reader": ", ".join(assessment.reading.reader_ids)},
        "language": wording.language,
        "scenario": scenario.value,
        "totals": {
            "by_level": {str(level): _counts(words) for level, words in totals.by_level.items()},
            "by_pillar": {str(pillar): _counts(words) for pillar, words in totals.by_pillar.items()},
            "criteria": {"answered": totals.criteria_answered, "asked": totals.criteria_asked},
            "mandatory_met": {
                "at_worst": totals.duties_met_at_worst,
                "at_best": totals.duties_met_at_best,
                "of": totals.duties,
            },
        },
        "findings": [
            _finding(assessment, wording, library.provisions[each.provision_id], each)
            for each in found.values()
            if selection.takes(each, library.provisions[each.provision_id])
        ],
    }


def _counts(words: Any) -> dict[str, int]:
    return {str(word): number for word, number in words.items()}


def _finding(assessment: Assessment, wording: Wording, provision: Provision, finding: Finding) -> dict[str, Any]:
    on_scale = finding.worst in RESULT_STEP
    return {
        "id": provision.id,
        "instrument": provision.instrument_id,
        "article": provision.article,
        "cite": wording.cite(provision).replace("\u00a0", " "),
        "title": wording.text(provision.title),
        "level": str(provision.level),
        "means": str(provision.means) if provision.means else None,
        "pillar": str(provision.pillar),
        "result": str(finding.result),
        "range": {"worst": str(finding.worst), "best": str(finding.best)} if on_scale else None,
        "words": wording.say(f"word.{finding.word}"),
        "binding": str(finding.binding),
        "priority": int(finding.priority) if finding.priority else None,
        "flags": [str(flag) for flag in finding.flags],
        "row": finding.row or None,
        "consequence": consequence_of(wording, provision, finding) or None,
        "computed": str(finding.computed) if finding.computed else None,
        "deciding": [_deciding(assessment, wording, finding, finding.value_of(each)) for each in finding.deciding],
    }


def _deciding(assessment: Assessment, wording: Wording, finding: Finding, weighed: Weighed) -> dict[str, Any]:
    answer = answer_in(assessment, weighed.criterion_id, finding.scenario)
    return {
        "criterion": weighed.criterion_id,
        "title": wording.criterion(weighed.criterion_id),
        "answered": str(weighed.answered) if weighed.answered else None,
        "worth": {"worst": str(weighed.worst), "best": str(weighed.best)},
        "cites": [str(cite) for cite in answer.cites] if answer else [],
        "searched": [str(place) for place in answer.searched] if answer else [],
        "reason": wording.foreign(answer.reason).text if answer else None,
        "reduced": [{"code": reason.code, "cite": reason.cite} for reason in weighed.reasons],
    }

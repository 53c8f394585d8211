"""How far readers agree, as plain data for scripts: ``lawcheck agree --json``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lawcheck.findings.agreement import Divergence
from lawcheck.findings.disputes import Dispute, dispute_on
from lawcheck.model.finding import Assessment, Finding
from lawcheck.model.reading import Answer
from lawcheck.report.build_agreement import Compared, outdated_criteria

FORMAT = 1


def agreement_data(assessment: Assessment, pairs: Sequence[Compared]) -> dict[str, Any]:
    """Give the figures and differences of each pair, and what was reconciled and no longer fits."""
    return {
        "format": FORMAT,
        "country": assessment.country.code,
        "law_as_at": assessment.country.law_as_at,
        "reported": assessment.reading.name,
        "pairs": [_pair_data(assessment, each) for each in pairs],
        "outdated": list(outdated_criteria(assessment)),
    }


def _pair_data(assessment: Assessment, compared: Compared) -> dict[str, Any]:
    agreement = compared.agreement
    total, differ = len(agreement.pairs), len(agreement.divergent)
    return {
        "readings": [{"name": each.name, "reader": each.reader_id} for each in (agreement.first, agreement.second)],
        "compared": total,
        "only_first": list(agreement.only_first),
        "only_second": list(agreement.only_second),
        "agreeing": total - differ,
        "divergent": differ,
        "off_scale": agreement.off_scale,
        "divergence_rate": round(differ / total, 4) if total else None,
        "alpha": {
            "level": "ordinal",
            "value": None if compared.coefficient.alpha is None else round(compared.coefficient.alpha, 4),
            "units": compared.coefficient.units,
            "why_none": compared.coefficient.why or None,
        },
        "themes": [each._asdict() for each in compared.shelves],
        "divergences": [_divergence_data(assessment, each) for each in compared.divergences],
        "other_words": [each.criterion_id for each in agreement.other_words],
    }


def _divergence_data(assessment: Assessment, divergence: Divergence) -> dict[str, Any]:
    pair = divergence.pair
    dispute = dispute_on(pair.criterion_id, assessment.reading, assessment.other_readings)
    return {
        "criterion": pair.criterion_id,
        "first": _answer_data(pair.first),
        "second": _answer_data(pair.second),
        "state": str(dispute or Dispute.PENDING),
        "findings": [
            {
                "provision": each.with_first.provision_id,
                "with_first": _range(each.with_first),
                "with_second": _range(each.with_second),
                "steps": each.steps,
            }
            for each in divergence.effects
        ],
    }


def _answer_data(answer: Answer) -> Mapping[str, Any]:
    return {
        "value": str(answer.value),
        "cites": [str(each) for each in answer.cites],
        "searched": [str(each) for each in answer.searched],
        "reason": dict(answer.reason),
    }


def _range(finding: Finding) -> Mapping[str, str]:
    return {"result": str(finding.result), "worst": str(finding.worst), "best": str(finding.best)}

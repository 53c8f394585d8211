"""What stands between an assessment and the status 'validated'."""

from __future__ import annotations

from collections.abc import Mapping

from lawcheck.model.finding import Assessment, Flag, Scenario

VALIDATED = "validated"


def bars_to_validation(assessment: Assessment) -> Mapping[str, tuple[str, ...]]:
    """List what is missing, by kind: control data, stale findings, open duties. Empty: nothing stands in the way."""
    country, library = assessment.country, assessment.library
    missing = [
        key for key, value in (("version", country.version), ("commissioned_by", country.commissioned_by)) if not value
    ]
    treaties = [each.id for each in library.instruments.values() if each.is_assessed and each.is_treaty]
    missing += [f"instruments.{each}" for each in treaties if each not in country.memberships]
    findings = assessment.findings[Scenario.NOW]
    found = {
        "control": tuple(missing),
        "stale": tuple(each for each, finding in findings.items() if Flag.STALE in finding.flags),
        "open": tuple(each for each, finding in findings.items() if finding.level.is_duty and finding.is_open),
    }
    return {kind: names for kind, names in found.items() if names}

"""What a trainer looks at before the day, as plain data for scripts: ``train list --json`` and ``train verify --json``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lawcheck.model.library import Library
from lawcheck.model.pack import Edition, Pack
from lawcheck.model.scoring import Fault, Size
from lawcheck.model.training import Key
from lawcheck.report.build_training import Listed, fault_told
from lawcheck.report.phrases import Phrases
from lawcheck.report.wording import Wording


def list_data(countries: Sequence[Listed]) -> dict[str, Any]:
    """Give the training countries."""
    return {"countries": [each._asdict() for each in countries]}


def faults_data(library: Library, phrases: Phrases, faults: Sequence[Fault]) -> dict[str, Any]:
    """Give what was found, as codes and as sentences in a language."""
    wording = Wording(phrases, library)
    return {
        "ready": all(each.is_warning for each in faults),
        "faults": [
            {
                "code": each.code,
                "subject": each.subject,
                "detail": list(each.detail),
                "warning": each.is_warning,
                "text": fault_told(wording, each),
            }
            for each in faults
        ],
    }


def key_data(key: Key, edition: Edition, size: Size, level: str) -> dict[str, Any]:
    """Give what a key says of its country, and what was measured. Answers are left out."""
    return {
        "version": key.version,
        "licence": key.licence,
        "edition": key.edition,
        "pack": edition.pack,
        "language": key.language,
        "goals": list(map(dict, key.goals)),
        "level": {"given": str(key.level), "computed": str(level)},
        "minutes": {"given": key.minutes, "computed": size.minutes},
        "texts": size.texts,
        "sections": size.sections,
        "words": size.words,
        "criteria": size.criteria,
        "gaps": [
            {"gap": each.gap, "criteria": list(each.criterion_ids), "where": list(map(str, each.where))}
            for each in key.gaps
        ],
    }


def pack_data(pack: Pack) -> dict[str, Any]:
    """Give what a pack says of itself."""
    return {
        "name": dict(pack.name),
        "fictional": pack.is_fictional,
        "version": pack.version,
        "licence": pack.licence,
        "edition": pack.edition,
        "pack": pack.fingerprint,
        "tool": pack.tool,
        "language": pack.language,
        "goals": list(map(dict, pack.goals)),
        "level": {"given": pack.level},
        "minutes": {"given": pack.minutes},
        "law": dict(pack.law),
        "files": dict(pack.files),
    }

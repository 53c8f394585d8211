"""By what a reader on a screen may choose findings, and what the controls are called."""

from __future__ import annotations

from lawcheck.model.library import Provision
from lawcheck.report.build_finding import Findings
from lawcheck.report.document import Facet
from lawcheck.report.wording import tone_of

CONTROLS = (
    "skip",
    "top",
    "filter",
    "search",
    "search_hint",
    "any",
    "show_all",
    "shown",
    "shown_rows",
    "filter_table",
    "notes",
    "note_back",
)


def facets_of(findings: Findings, provision: Provision) -> tuple[Facet, ...]:
    """Give the result, level, pillar, priority and instrument of a finding."""
    wording, say = findings.wording, findings.wording.say
    finding = findings.of(provision.id)
    priority = finding.priority.value if finding.priority else "none"
    instrument = findings.assessment.library.instruments[provision.instrument_id]
    return (
        Facet(say("controls.facet.result"), say(f"word.{finding.word}"), tone_of(finding.word)),
        Facet(say("controls.facet.level"), say(f"level.{provision.level}")),
        Facet(say("controls.facet.pillar"), say(f"pillar.{provision.pillar}")),
        Facet(say("controls.facet.priority"), say(f"priority.{priority}")),
        Facet(say("controls.facet.instrument"), wording.text(instrument.short_title)),
    )

"""The fourth move of a finding: what cannot be done in practice because a text is short of what is asked."""

from __future__ import annotations

from lawcheck.model.finding import Finding, Word
from lawcheck.model.library import Provision
from lawcheck.report.document import Block, Paragraph, words
from lawcheck.report.wording import Wording

_LEFT_SO = (Word.CONSIDERED, Word.NOT_ADOPTED)


def consequence_of(wording: Wording, provision: Provision, finding: Finding) -> str:
    """Give the consequence of a finding; empty where there is none to name.

    There is none unless the finding is certainly short of met: an open question that could still be answered well
    has no consequence yet. A decision on record not to adopt a measure has taken its place.
    """
    if not finding.is_short or finding.word in _LEFT_SO:
        return ""
    return wording.text(provision.consequence)


def consequence_blocks(wording: Wording, provision: Provision, finding: Finding) -> list[Block]:
    """Write the consequence, to stand between the comparison and the result."""
    text = consequence_of(wording, provision, finding)
    return [Paragraph(words(text), label=wording.say("findings.consequence"))] if text else []

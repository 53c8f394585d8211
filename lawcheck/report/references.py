"""Stable anchors, and references to findings, recommendations, options and annexes."""

from __future__ import annotations

from collections.abc import Iterable

from lawcheck.model.library import Provision
from lawcheck.report.document import Inline, Span, joined
from lawcheck.report.wording import Wording


def finding_anchor(provision: Provision) -> str:
    """Give the stable name of a finding, the same in every report: ``F-protocol-3-a-means``."""
    return f"F-{provision.id.replace('.', '-')}"


def finding_name(provision: Provision) -> str:
    """Name a finding outside its report: F-protocol-3-c."""
    return finding_anchor(provision)


def recommendation_anchor(provision: Provision) -> str:
    """Give the stable name of a recommendation. Its number R-7 changes as gaps are closed; this does not."""
    return f"R-{provision.id.replace('.', '-')}"


def recommendation(wording: Wording, provision: Provision, number: int) -> Span:
    """Refer to a recommendation by its number."""
    return Span(wording.say("recommendations.number", n=number), target=recommendation_anchor(provision))


def heading(wording: Wording, provision: Provision) -> Span:
    """Refer to a finding by its heading."""
    return Span(wording.heading(provision), target=finding_anchor(provision))


def place(wording: Wording, provision: Provision) -> Span:
    """Refer to a finding by the provision's place: Trafficking in Persons Protocol, art. 3(a)."""
    return Span(wording.provision(provision), target=finding_anchor(provision))


def places(wording: Wording, provisions: Iterable[Provision], between: str = ", ") -> Inline:
    """Refer to several findings by their provisions' places, once each."""
    named = {wording.provision(each): each for each in reversed(list(provisions))}
    return joined(((place(wording, each),) for each in reversed(named.values())), between)


def annex(wording: Wording, letter: str) -> Inline:
    """Refer to an annex."""
    return (Span(wording.say("annex.cited", letter=letter.upper()), target=f"annex-{letter}"),)

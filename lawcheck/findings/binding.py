"""Whether a provision binds this State on the cut-off date."""

from __future__ import annotations

from lawcheck.model.citation import parse_pinpoint
from lawcheck.model.country import Country, MembershipStatus
from lawcheck.model.finding import Binding
from lawcheck.model.library import Instrument, Provision


def binding_of(provision: Provision, instrument: Instrument, country: Country) -> Binding:
    """Say how the provision binds: as a party, under a reservation, as a signatory, not at all, or as a model."""
    if not instrument.is_treaty:
        return Binding.MODEL
    membership = country.memberships.get(instrument.id)
    if membership is None or membership.status is MembershipStatus.NOT_PARTY:
        return Binding.NOT_PARTY
    if membership.status is MembershipStatus.SIGNATORY or membership.since > country.law_as_at:
        return Binding.SIGNATORY
    cited = parse_pinpoint(provision.cite)
    for reserved in map(parse_pinpoint, membership.reservations):
        if reserved is not None and cited is not None and reserved.contains(cited):
            return Binding.RESERVATION
    return Binding.PARTY

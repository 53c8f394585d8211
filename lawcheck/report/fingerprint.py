"""A short fingerprint of what a report was made from, so that two copies can be told apart."""

from __future__ import annotations

import hashlib
from dataclasses import fields

from lawcheck.model.finding import Assessment

_BYTES = 6


def input_digest(assessment: Assessment) -> str:
    """Give the fingerprint of the profile, the register, the words of the texts and the answers; layout does not change it."""
    country = assessment.country
    profile = [getattr(country, each.name) for each in fields(country) if each.name != "texts"]
    digest = hashlib.blake2b(repr((profile, assessment.reading)).encode(), digest_size=_BYTES)
    for text in country.texts.values():
        for section in text.sections.values():
            digest.update(section.words().encode())
    return digest.hexdigest()

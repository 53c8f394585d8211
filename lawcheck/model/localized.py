"""Texts in several languages."""

from __future__ import annotations

from collections.abc import Mapping

Localized = Mapping[str, str]  # language tag -> text, such as {"en": ..., "fr": ...}

FALLBACK = "en"


def language_of(texts: Localized, language: str) -> str:
    """Give the language in which a text is given to those who ask for it in ``language``."""
    found = (each for each in (language, FALLBACK, *texts) if texts.get(each))
    return next(found, language)


def text_in(texts: Localized, language: str) -> str:
    """Give the text in ``language``, else in English, else in the first language there is; empty when there is none."""
    return texts.get(language) or texts.get(FALLBACK) or next(iter(texts.values()), "")

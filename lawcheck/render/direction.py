"""In which direction a language is written."""

from __future__ import annotations

_FROM_RIGHT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "pnb", "ps", "sd", "syr", "ug", "ur", "yi"}
)


def direction(language: str, said: str = "") -> str:
    """Give ``rtl`` or ``ltr`` for a language tag, unless it is said. A script in the tag decides over the language."""
    if said:
        return said
    main, *rest = language.lower().split("-")
    if {"arab", "hebr", "thaa", "syrc", "nkoo"} & set(rest):
        return "rtl"
    return "ltr" if "latn" in rest or "cyrl" in rest or main not in _FROM_RIGHT else "rtl"

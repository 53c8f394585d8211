"""The numbering of what stands inside a section: ``(1)``, ``(a)``, ``(ii)``, ``1.``, ``a)``, ``1°``, ``II. -``, ``أ -``."""

from __future__ import annotations

import re
from typing import NamedTuple

_STEP = re.compile(
    r"^\s*[*_]{0,2}(?P<open>[(（])?(?P<label>\d{1,3}[A-Za-z]?|[A-Za-z]{1,6}|[а-яіїєґ]|[\u0621-\u064a]|[〇一二三四五六七八九十]{1,3}|[가-하])"
    r"[*_]{0,2}(?P<close>[)）]|[°º][.)]?|\.[ \t]*[-–—]|\.(?=\s)|[ \t]+[-–](?=\s)|、|\u3000)[*_]{0,2}[ \t]*(?P<rest>.*)$"
)
_PARAGRAPH = re.compile(
    r"^\s*§\s*(?P<label>\d{1,3})(?:[º°][.]?|\.(?=\s))[\s–—-]*(?P<rest>.*)$"
)  # as in Brazil and Portugal
_SCRIPTS = (("가", "가"), ("\u2fff", "字"), ("\u0600", "ا"), ("\u0400", "а"))  # the first sign of a script, its style
_HAN = "〇一二三四五六七八九十"
_ROMAN = re.compile(r"[ivxl]+\Z")


class Step(NamedTuple):
    """A label and how it is written: ``(1``, ``1.``, ``1°``, ``§``, ``I``, ``A``, ``a``, ``a.`` or another script's sign: ``а``, ``ا``, ``字``, ``가``."""

    label: str
    style: str
    rest: str


def step(line: str) -> Step | None:
    """Read the label at the start of a line; None where there is none. A letter's style is settled by its place."""
    if paragraph := _PARAGRAPH.match(line):
        return Step(paragraph["label"], "§", paragraph["rest"].strip())
    match = _STEP.match(line)
    if match is None:
        return None
    label, rest = match["label"], match["rest"].strip()
    is_glued = bool(line[: match.start("rest")][-1:].strip())
    if is_glued and match["close"] in ")）" and label.isalpha() and label.isascii() and rest[:1].isalpha():
        return None  # "(s)he", "e)mail"
    style = _style(label, match["open"] is not None, match["close"])
    return Step(label, style, rest) if style else None


def _style(label: str, opened: bool, close: str) -> str:
    if label[0].isdigit():
        return "(1" if opened or close[0] in ")）" else "1°" if close[0] in "°º" else "1."
    if not label[0].isascii():
        return (
            next(style for first, style in _SCRIPTS if label[0] >= first)
            if close[0] != "\u3000" or label in _HAN
            else ""
        )
    if close[0] not in ")）":
        if label.isupper() and _ROMAN.match(label.lower()):
            return "I"
        return "a." if label.islower() and len(label) == 1 else ""
    is_label = len(label) <= (2 if opened else 1) or len(set(label)) == 1 or _ROMAN.match(label.lower())
    if is_label:  # "(aa)"; "(Object)" is a title in brackets
        return "A" if label.isupper() else "a"
    return ""


def mark_of(number: str) -> str:
    """Tell from a number alone how it is written: ``(a)`` is ``a``, ``(1)`` is ``(1``; empty where it cannot be told."""
    found = step(f"{number} x")
    return found.style if found else ""


def is_roman(label: str) -> bool:
    """Say whether a lower-case label can be a Roman numeral."""
    return _ROMAN.match(label) is not None

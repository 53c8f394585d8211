"""The numbering of what stands inside a section: ``(1)``, ``(a)``, ``(ii)``, ``1.``, ``a)``, ``1°``, ``II. -``, ``أ -``."""

from __future__ import annotations

import re
from typing import NamedTuple

from lawcheck.load.statutes.numbering import digits

_STEP = re.compile(
    r"^\s*[*_]{0,2}(?P<open>[(（])?(?P<label>\d{1,3}[A-Za-z]?|[A-Za-z]{1,6}|[а-яіїєґ]|[\u0621-\u064a]|[〇一二三四五六七八九十]{1,3}|[가-하]|[ア-ン])"
    r"[*_]{0,2}(?P<close>[)）]|[°º][.)]?|\.[ \t]*[-–—]|\.(?=\s)|[ \t]*[-–](?=\s)|、|\u3000)[*_]{0,2}[ \t]*(?P<rest>.*)$"
)
ONLY = "único"  # the one paragraph of an article that has no other
_PARAGRAPH = re.compile(
    r"^\s*§\s*(?P<label>\d{1,3})(?:[º°o](?=[\s.-])[.]?|\.(?=\s))[\s–—-]*(?P<rest>.*)$"
)  # as in Brazil and Portugal
_ONLY = re.compile(r"^\s*[*_]{0,2}par[áa]grafo único\b[*_]{0,2}[\s.:–—-]*(?P<rest>.*)$", re.IGNORECASE)
_SCRIPTS = (
    ("가", "가"),
    ("\u3100", "字"),
    ("\u30a0", "イ"),
    ("\u2fff", "字"),
    ("\u0600", "ا"),
    ("\u0400", "а"),
)  # the first sign of a script, its style
_WIDE_BLANK = "\u3000"
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
    if only := _ONLY.match(line):
        return Step(ONLY, "§", only["rest"].strip())
    match = _STEP.match(line)
    if match is None:
        return None
    label, rest = digits(match["label"]), match["rest"].strip()
    is_glued = bool(line[: match.start("rest")][-1:].strip())
    if is_glued and match["close"] in ")）" and label.isalpha() and label.isascii() and rest[:1].isalpha():
        return None  # "(s)he", "e)mail"
    style = _style(label, match["open"] is not None, match["close"])
    return Step(label, style, rest) if style else None


def _style(label: str, opened: bool, close: str) -> str:
    if label[0].isdigit():
        return _style_of_number(opened, close)
    if not label[0].isascii():
        is_label = close != _WIDE_BLANK or label[0] in _HAN or "ア" <= label <= "ン"
        return next(style for first, style in _SCRIPTS if label[0] >= first) if is_label else ""
    if close[0] not in ")）":
        if label.isupper() and _ROMAN.match(label.lower()):
            return "I"
        return "a." if label.islower() and len(label) == 1 else ""
    if len(label) > (2 if opened else 1) and len(set(label)) > 1 and not _ROMAN.match(label.lower()):
        return ""  # "(Object)" is a title in brackets
    return "A" if label.isupper() else "a"


def _style_of_number(opened: bool, close: str) -> str:
    if close == _WIDE_BLANK:
        return "２"  # as in Japan, where the first paragraph has no number
    return "(1" if opened or close[0] in ")）" else "1°" if close[0] in "°º" else "1."


def mark_of(number: str) -> str:
    """Tell from a number alone how it is written: ``(a)`` is ``a``, ``(1)`` is ``(1``; empty where it cannot be told."""
    found = step(f"{number} x")
    return found.style if found else ""


def is_roman(label: str) -> bool:
    """Say whether a lower-case label can be a Roman numeral."""
    return _ROMAN.match(label) is not None

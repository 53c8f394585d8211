"""Words and labels as they are kept, whatever format they come from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

from lawcheck.load.statutes.numbering import canonical

_UNIT = re.compile(
    r"^(?:sections?|sec\.?|s\.|articles?|art\.?|art[íi]culos?|artigos?|artikel|clause|regulation|reg\.|rule|§+)(?![^\W\d_])",
    re.IGNORECASE,
)
_EDGES = " .:;,()[]{}*°º–—―‒-•·‧▪"
_SEVERAL = re.compile(r"\s+(?:and|to|et|à|y|a)\s+")


def squeezed(text: str) -> str:
    """Give the words with one blank between them, in composed characters. ``5²`` stays ``5²``."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def section_label(text: str) -> str:
    """Give the number of a section alone, in its canonical form.

    >>> [section_label(each) for each in ("Section 12A.", "§ 232a", "Article premier", "279.011", "Art. 5°")]
    ['12A', '232a', '1', '279.011', '5']
    """
    label = _UNIT.sub("", squeezed(text).strip(_EDGES)).strip(_EDGES)
    return "1" if label.lower() in {"premier", "1er"} else canonical(re.sub(r"[()\[\]]", "", label))


def unused(label: str, taken: Container[str]) -> str:
    """Give the label, or the label and which one it is where the number stands again: ``131-30 [2]``."""
    times, found = 1, label
    while found in taken:
        times += 1
        found = f"{label} [{times}]"
    return found


def step_label(text: str) -> str:
    """Give the label of a subsection or paragraph without brackets; empty for a bullet or a dash.

    >>> [step_label(each) for each in ("(a)", "b)", "(4.1)", "iv.", "–", "(2) and (3)")]
    ['a', 'b', '4.1', 'iv', '', '2-3']
    """
    label = re.sub(r"[()\[\]]", "", squeezed(text)).strip(_EDGES)
    return "".join(_SEVERAL.sub("-", label).split())

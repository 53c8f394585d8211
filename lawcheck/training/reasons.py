"""Whether something that counts as a reason was written: a count, and no grade for what it says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LEAST_WORDS = 3
_WORD = re.compile(r"[^\W_]+")


def is_reason(text: str, idle: Iterable[str]) -> bool:
    """Say whether a text has three words at least, and one among them that is in none of the idle texts.

    Args:
        text: What a group wrote beside its answer.
        idle: The texts that it might repeat: the words for values, and the question, in every language.
    """
    written = words_of(text)
    return len(written) >= LEAST_WORDS and not set(written) <= {each for one in idle for each in words_of(one)}


def words_of(text: str) -> list[str]:
    """Give the words of a text without accents and capitals; a number is none."""
    letters = (each for each in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(each))
    return [each for each in _WORD.findall("".join(letters)) if not each.isnumeric()]

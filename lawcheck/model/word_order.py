"""The order of words in a list: as dictionaries have it, not by the numbers of letters."""

from __future__ import annotations

import unicodedata


def word_order(text: str) -> tuple[str, str]:
    """Give the key to sort words by: accents and capitals decide only between words that are otherwise alike.

    >>> sorted(["zone", "État", "etat", "école", "Fonds"], key=word_order)
    ['école', 'etat', 'État', 'Fonds', 'zone']
    """
    letters = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae"))
    plain = "".join(each for each in letters if not unicodedata.combining(each))
    return plain.casefold(), text.swapcase()

"""Numbers as lists write them: ``1``, ``a``, ``iv``."""

from __future__ import annotations

import string

_ROMAN = [(1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")]
_ROMAN += [(10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")]

LAST_LETTER = 780  # a word processor repeats a letter up to thirty times, then counts in figures
LAST_ROMAN = 3999


def roman(number: int) -> str:
    """Write 4 as ``iv``; beyond the Roman numerals, in figures."""
    if not 0 < number <= LAST_ROMAN:
        return str(number)
    written = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        written += sign * times
    return written


def repeated_letter(number: int) -> str:
    """Write 2 as ``b`` and 28 as ``bb``, as word processors do."""
    if not 0 < number <= LAST_LETTER:
        return str(number)
    times, place = divmod(number - 1, len(string.ascii_lowercase))
    return string.ascii_lowercase[place] * (times + 1)


def letters(number: int) -> str:
    """Write 2 as ``b`` and 28 as ``ab``, as browsers do."""
    if not 0 < number <= LAST_LETTER:
        return str(number)
    written = ""
    while number:
        number, place = divmod(number - 1, len(string.ascii_lowercase))
        written = string.ascii_lowercase[place] + written
    return written


def whole_number(text: str | None, otherwise: int) -> int:
    """Read a number of a file; what is none, or is out of all measure, counts as ``otherwise``."""
    digits = (text or "").strip()
    longest = 7  # with the sign
    if len(digits) > longest or not digits.removeprefix("-").isdecimal():
        return otherwise
    return int(digits)

"""Which form of a phrase goes with a number, by rules that a phrase file writes as the Unicode CLDR does.

Only whole numbers are counted, so the rules are about ``n`` alone: ``n = 1``, ``n = 0..1``,
``n % 10 = 2..4 and n % 100 != 12..14``, ``n = 0 or n % 100 = 2..10``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

OTHER = "other"
FORMS = ("zero", "one", "two", "few", "many", OTHER)
_RELATION = re.compile(
    r"n(?:\s*%\s*(?P<modulus>[1-9][0-9]*))?\s*(?P<sign>!?=)\s*(?P<numbers>[0-9.]+(?:\s*,\s*[0-9.]+)*)"
)
_RANGE = re.compile(r"(?P<first>[0-9]+)(?:\.\.(?P<last>[0-9]+))?")


def form_of(number: int, rules: Mapping[str, str]) -> str:
    """Give the form for a number: the first whose rule holds, else ``other``.

    >>> [form_of(each, {"one": "n = 0..1"}) for each in (0, 1, 2)]
    ['one', 'one', 'other']
    >>> russian = {"one": "n % 10 = 1 and n % 100 != 11", "few": "n % 10 = 2..4 and n % 100 != 12..14"}
    >>> [form_of(each, russian) for each in (1, 3, 5, 11, 21, 22)]
    ['one', 'few', 'other', 'other', 'one', 'few']
    """
    return next((form for form in FORMS if form in rules and _holds(number, rules[form])), OTHER)


def _holds(number: int, rule: str) -> bool:
    return any(all(_is_so(number, part) for part in each.split(" and ")) for each in rule.split(" or "))


def _is_so(number: int, relation: str) -> bool:
    found = _RELATION.fullmatch(relation.strip())
    if found is None:
        return False
    value = number % int(found["modulus"]) if found["modulus"] else number
    return _is_among(value, found["numbers"]) == (found["sign"] == "=")


def _is_among(value: int, numbers: str) -> bool:
    ranges = (_RANGE.fullmatch(part.strip()) for part in numbers.split(","))
    return any(each and int(each["first"]) <= value <= int(each["last"] or each["first"]) for each in ranges)

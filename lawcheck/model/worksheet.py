"""The keys by which a worksheet is known when it comes back, whatever became of its order, its styles and its language."""

from __future__ import annotations

from enum import StrEnum

PREFIX = "lawcheck."  # of every key in a file


class Column(StrEnum):
    """The columns of the questions."""

    ID = "id"
    ASK = "ask"
    GUIDANCE = "guidance"
    VALUE = "value"
    CITES = "cites"
    TEXT = "text"


class Respondent(StrEnum):
    """What one says of oneself."""

    BODY = "body"
    NAME = "name"
    FUNCTION = "function"
    DATE = "date"


class Property(StrEnum):
    """What the file says of itself."""

    COUNTRY = "lawcheck.country"
    AGENCY = "lawcheck.agency"
    LANGUAGE = "lawcheck.language"


ANSWERED = (Column.VALUE, Column.CITES, Column.TEXT)


def key_of(part: Column | Respondent) -> str:
    """Give the key of a column or a line as it stands in a file."""
    return PREFIX + part

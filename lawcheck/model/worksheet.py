"""What a worksheet asks, and the keys by which it is known when it comes back, whatever became of its order and its styles."""

from __future__ import annotations

from enum import StrEnum

from lawcheck.model.library import Level

PREFIX = "lawcheck."  # of every key in a file


class Waiting(StrEnum):
    """Why a question is asked."""

    OPEN = "open"  # not answered, or answered 'undetermined'
    DISPUTED = "disputed"  # readers differ
    STALE = "stale"  # cited words changed since they were read
    ALL = "all"


class Column(StrEnum):
    """The columns of the questions."""

    ID = "id"
    ASK = "ask"
    GUIDANCE = "guidance"
    VALUE = "value"
    CITES = "cites"
    TEXT = "text"
    LEVEL = "level"  # of a training: what the treaty demands


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
    GROUP = "lawcheck.group"  # of a training
    VERSION = "lawcheck.version"  # of a training country
    PACK = "lawcheck.pack"  # fingerprint of what it was made from
    EDITION = "lawcheck.edition"  # of the Model Law behind it
    ASKED = "lawcheck.asked"  # how many questions it was written with


ANSWERED = (Column.VALUE, Column.CITES, Column.TEXT, Column.LEVEL)
LEVELS = (Level.MANDATORY, Level.QUALIFIED, Level.CONSIDER, Level.OPTIONAL)  # that can be chosen


def key_of(part: Column | Respondent) -> str:
    """Give the key of a column or a line as it stands in a file."""
    return PREFIX + part

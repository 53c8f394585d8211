"""Tables of cells become replies, question by question; what cannot be understood is named with its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import NamedTuple

from lawcheck.errors import LawcheckError, Problem, nearest
from lawcheck.load.worksheets.grid import Cell, Grid, Line, Sheets, shown
from lawcheck.load.worksheets.vocabulary import Vocabulary, fold, level_of, value_of
from lawcheck.model.library import Level
from lawcheck.model.localized import FALLBACK
from lawcheck.model.reading import Value
from lawcheck.model.worksheet import ANSWERED, PREFIX, Column, Property, Respondent

LONGEST_REPLY = 100_000  # characters; a longer one is an attachment
LONGEST_LABEL = 120
_HYPHENS = dict.fromkeys(map(ord, "‐‑‒–—"), "-")
_MEANT = 0.75  # how like the nearest id must be to be named

Layout = Mapping[int, Column]  # place of a cell -> what it holds


class Item(NamedTuple):
    """What was filled in for one question."""

    criterion_id: str
    place: str  # as messages name it: sheet 'Questions', row 14
    value: Value | None
    value_as_typed: str  # where it is none of the words
    cited: str  # as typed
    text: str
    level: Level | None = None
    level_as_typed: str = ""


class Filled(NamedTuple):
    """A filled worksheet: who replied, what, and which rows could not be read."""

    shown_as: str
    properties: Mapping[str, str]
    respondent: Mapping[Respondent, str]
    items: tuple[Item, ...]
    problems: tuple[Problem, ...]
    asked: tuple[str, ...] = ()  # the questions that stand in it, answered or not


def understand(sheets: Sheets, shown_as: str, criterion_ids: Collection[str], vocabulary: Vocabulary) -> Filled:
    """Understand a file.

    Raises:
        LawcheckError: No table of it is one of questions.
    """
    reader = _Reader(shown_as, {_plain(each): each for each in criterion_ids}, vocabulary)
    language = sheets.properties.get(Property.LANGUAGE, "")
    language = language if language in vocabulary.words else FALLBACK
    reader.words, reader.levels = vocabulary.words[language], vocabulary.level_words[language]
    for grid in sheets.grids:
        reader.read(grid)
    if not reader.found_questions:
        message = "no questions of a worksheet stand in this file"
        remedy = "was it written by lawcheck worksheet, or by lawcheck report, with boxes for decisions?"
        raise LawcheckError([Problem(path=shown_as, message=message, remedy=remedy)])
    return Filled(
        shown_as,
        sheets.properties,
        reader.respondent,
        tuple(reader.items.values()),
        tuple(reader.problems),
        tuple(dict.fromkeys(reader.asked)),
    )


class _Reader:
    """Goes through the tables of a file and keeps what it understands."""

    def __init__(self, shown_as: str, ids: Mapping[str, str], vocabulary: Vocabulary) -> None:
        self.shown_as = shown_as
        self.ids = ids
        self.vocabulary = vocabulary
        self.words: tuple[str, ...] = ()  # that can be chosen, in the language of the file
        self.levels: tuple[str, ...] = ()
        self.found_questions = False
        self.respondent: dict[Respondent, str] = {}
        self.items: dict[str, Item] = {}
        self.problems: list[Problem] = []
        self.asked: list[str] = []
        self._layout: Layout = {}
        self._width = 0

    def read(self, grid: Grid) -> None:
        layout = self._layout_of(grid)
        if layout is None:
            for line in grid.lines:
                self._respondent(line)
            return
        self.found_questions = True
        strangers: Counter[int] = Counter()
        for line in grid.lines:
            if len(self._labels(line)) > 1:
                continue
            if self._row(grid, line, layout):
                filled = (at for at, cell in enumerate(line.cells) if at not in layout and cell.text)
                strangers.update(filled)
        self._name_strangers(grid, strangers)

    def _problem(self, grid: Grid, line: Line, message: str, remedy: str = "") -> None:
        self.problems.append(Problem(self.shown_as, f"{grid.name}, row {line.number}: {message}", remedy=remedy))

    def _labels(self, line: Line) -> dict[int, Column]:
        """Find the labels of columns in a row: keys first, which no language changes."""
        found: dict[int, Column] = {}
        for at, cell in enumerate(line.cells):
            for name in _short((*cell.tags, cell.text)):
                column = self.vocabulary.columns.get(fold(name))
                if column is not None and column not in found.values():
                    found[at] = column
                    break
        return found

    def _layout_of(self, grid: Grid) -> Layout | None:
        """Say what stands where; None for a table that has no questions. A table without labels is laid out as the last."""
        numbered = Counter(
            at
            for line in grid.lines
            for at, cell in enumerate(line.cells)
            if len(cell.text) <= LONGEST_LABEL and _plain(cell.text) in self.ids
        )
        best: dict[int, Column] = {}
        for line in grid.lines:
            found = self._labels(line)
            is_named = any(fold(PREFIX + column) in map(fold, _names(line)) for column in found.values())
            if len(found) > len(best) or (is_named and len(found) > 1):
                best = found
            if is_named and len(found) > 1:
                break
        if sum(each in best.values() for each in ANSWERED) and numbered and Column.ID not in best.values():
            best[numbered.most_common(1)[0][0]] = Column.ID
        if Column.ID in best.values() and any(each in best.values() for each in ANSWERED):
            self._layout, self._width = best, max(len(line.cells) for line in grid.lines)
            return best
        if not numbered:
            return None
        if self._layout and self._width == max(len(line.cells) for line in grid.lines):
            return self._layout
        message = f"{grid.name}: it has question numbers, and no row says what the columns are; it was not read"
        self.problems.append(Problem(self.shown_as, message, remedy="put back the row of labels above the questions"))
        return None

    def _row(self, grid: Grid, line: Line, layout: Layout) -> bool:
        """Take a row, or name it; say whether it is one of a question."""
        texts = {column: self._answer(line, at) for at, column in layout.items() if at < len(line.cells)}
        given = {column: texts[column] for column in ANSWERED if texts.get(column)}
        criterion_id = self._id(line, texts.get(Column.ID, ""))
        if criterion_id is None:
            if given:
                self._name_unknown(grid, line, texts.get(Column.ID, ""))
            return False
        self.asked.append(criterion_id)
        if not given:
            return True
        if sum(map(len, given.values())) > LONGEST_REPLY:
            message = f"{criterion_id}: the reply has more than {LONGEST_REPLY:,} characters; this row was not taken"
            self._problem(grid, line, message, "send a long text as a file of its own")
            return True
        self._take(grid, line, criterion_id, given)
        return True

    def _answer(self, line: Line, at: int) -> str:
        text = line.cells[at].text
        return "" if len(text) <= LONGEST_LABEL and fold(text) in self.vocabulary.inviting else text

    def _id(self, line: Line, typed: str) -> str | None:
        """Find the question of a row: its number as typed, else the tag of a control, where the number is gone."""
        if typed:
            return self.ids.get(_plain(typed))
        tagged = {self.ids[tag] for cell in line.cells for tag in map(_plain, cell.tags) if tag in self.ids}
        return tagged.pop() if len(tagged) == 1 else None

    def _name_unknown(self, grid: Grid, line: Line, typed: str) -> None:
        if not typed:
            self._problem(
                grid, line, "it has no question number; this row was not taken", "add the number and collect it again"
            )
            return
        remedy = nearest(_plain(typed), self.ids, cutoff=_MEANT)
        self._problem(grid, line, f"there is no question {shown(typed)}; this row was not taken", remedy)

    def _take(self, grid: Grid, line: Line, criterion_id: str, given: Mapping[Column, str]) -> None:
        typed, typed_level = given.get(Column.VALUE, ""), given.get(Column.LEVEL, "")
        value = value_of(typed, self.vocabulary) if typed else None
        level = level_of(typed_level, self.vocabulary) if typed_level else None
        item = Item(
            criterion_id,
            f"{grid.name}, row {line.number}",
            value,
            typed if value is None else "",
            given.get(Column.CITES, ""),
            given.get(Column.TEXT, ""),
            level,
            typed_level if level is None else "",
        )
        earlier = self.items.get(criterion_id)
        if earlier is not None:
            if earlier._replace(place="") != item._replace(place=""):
                message = f"{criterion_id} is answered already in {earlier.place}; this row was not taken"
                self._problem(grid, line, message, "put both into one row")
            return
        self.items[criterion_id] = item
        for what, as_typed, known in (
            ("answer", item.value_as_typed, self.words),
            ("level", item.level_as_typed, self.levels),
        ):
            if as_typed:
                message = f"{criterion_id}: the {what} {shown(as_typed)} is none of the words; it is kept as typed"
                self._problem(grid, line, message, f"the words are {', '.join(known)}")

    def _name_strangers(self, grid: Grid, strangers: Counter[int]) -> None:
        """Name columns that somebody added: what stands in them would be lost without a word."""
        heads = [line for line in grid.lines if len(self._labels(line)) > 1] if strangers else []
        for at, number in sorted(strangers.items()):
            name = next((line.cells[at].text for line in reversed(heads) if at < len(line.cells)), "")
            message = f"{grid.name}: column {at + 1} {shown(name)} is none of the worksheet; its {number} texts were not taken"
            self.problems.append(Problem(self.shown_as, message, remedy="move them to the column of replies"))

    def _respondent(self, line: Line) -> None:
        """Read a line such as 'Body: Ministry of Labour'."""
        cells = [cell for cell in line.cells if cell.text or cell.tags]
        parts = {part for cell in cells for part in self._lines_of(cell)}
        if len(parts) != 1:
            return
        part = parts.pop()
        texts = [cell.text for cell in cells if cell.text and not self._lines_of(cell)]
        if texts and part not in self.respondent:
            self.respondent[part] = " ".join(texts)

    def _lines_of(self, cell: Cell) -> list[Respondent]:
        names = _short((*cell.tags, cell.text, cell.text.partition("\n")[0]))
        return list({self.vocabulary.lines[fold(each)] for each in names if fold(each) in self.vocabulary.lines})


def _names(line: Line) -> list[str]:
    return [name for cell in line.cells for name in _short((*cell.tags, cell.text))]


def _short(texts: tuple[str, ...]) -> list[str]:
    """Leave out what is too long to be a label or empty."""
    return [each for each in texts if each and len(each) <= LONGEST_LABEL]


def _plain(typed: str) -> str:
    """Write a question number as the library does: what a program or a hurried hand made of it is undone."""
    letters = (each for each in typed.translate(_HYPHENS).casefold() if not each.isspace() and each.isprintable())
    return "".join(letters).strip(".,;:'\"")

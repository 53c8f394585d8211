"""The desk at which answers are given: each is checked by the loader's rules, written at once, and can be taken back.

>>> from pathlib import Path
>>> desk = open_desk(Path("examples/arcadia"))
>>> draft = AnswerDraft(value="absent", reason="No word on it.", searched=("atp-act",))
>>> desk.check("definition.act.transfer", draft)
()
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import unified_diff
from pathlib import Path
from typing import Any

from lawcheck.errors import LawcheckError, Problem, nearest
from lawcheck.load.country import AGREED, CountryFolder, choose_reading, load_country
from lawcheck.model.country import Country
from lawcheck.model.reading import Answer, Reading
from lawcheck.workflow import open_library
from lawcheck.workflow.drafting import AnswerDraft, beside, day_problems, draft_of, enacted_of, keys_of
from lawcheck.workflow.reading_file import Plan, ReadingFile, State, writing

__all__ = ["AnswerDraft", "Desk", "Receipt", "draft_of", "open_desk"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What an edit did to one answer."""

    criterion_id: str
    before: str  # the lines of the entry; empty where it did not stand in the file
    after: str
    lines: tuple[str, ...]  # the whole entry where it changed, each line with "+", "-" or a space before it
    is_written: bool  # False for a trial, and where nothing was to be changed
    was_merged: bool  # whether somebody else had changed other answers meanwhile; theirs were kept
    reading_before: Reading = field(repr=False)
    reading_after: Reading = field(repr=False)


def open_desk(
    folder: Path,
    *,
    reading: str | None = None,
    reader: str | None = None,
    extra_libraries: Sequence[Path] = (),
    cache_folder: Path | None = None,
) -> Desk:
    """Open a reading for answers.

    Args:
        folder: The country folder.
        reading: The name of the reading; None takes that of ``reader``, or the only one.
        reader: The id of who answers; a reading that is named must be of this reader.
        extra_libraries: As for ``assess``.
        cache_folder: As for ``assess``.

    Raises:
        LawcheckError: The folder has a problem, or it is not clear which reading is meant.
    """
    library = open_library(extra_libraries, cache_folder)
    loaded = load_country(folder, library, cache_folder)
    name = _chosen(folder, loaded, reading, reader)
    return Desk(ReadingFile(folder, library, loaded, name, cache_folder))


def _chosen(folder: Path, loaded: CountryFolder, name: str | None, reader: str | None) -> str:
    """Choose the reading that is written in. A wrong guess would write in somebody else's: there is none."""
    shown = str(folder / "readings")
    ids = [each.id for each in loaded.country.readers]
    if reader is not None and reader not in ids:
        remedy = nearest(reader, ids) or f"readers in country.yaml: {', '.join(ids)}"
        raise LawcheckError([Problem(path=shown, message=f"unknown reader '{reader}'", remedy=remedy)])
    if name is not None:
        found = choose_reading(loaded, folder, name)[0]
        if reader not in (None, found.reader_id):
            message = f"the reading '{name}' is of '{found.reader_id}', not of '{reader}'"
            raise LawcheckError([Problem(path=shown, message=message)])
        return name
    names = [each for each, own in loaded.readings.items() if reader in (None, own.reader_id)]
    own = [each for each in names if each != AGREED] if reader is not None else names
    if len(own) == 1:
        return own[0]
    whose = f" of '{reader}'" if reader else ""
    message = f"there are several readings{whose}: {', '.join(own)}" if own else f"there is no reading{whose}"
    raise LawcheckError([Problem(path=shown, message=message, remedy="name the one to write in with --reading")])


class Desk:
    """A reading that is open for answers, and what is needed to check them."""

    def __init__(self, file: ReadingFile) -> None:
        self._file = file
        self.folder = file.folder
        self.library = file.library
        self.name = file.name
        self.path = file.path

    @property
    def country(self) -> Country:
        """The country, as it was last read."""
        return self._file.loaded.country

    @property
    def loaded(self) -> CountryFolder:
        """The country with all its readings, as they were last read."""
        return self._file.loaded

    @property
    def raw(self) -> bytes:
        """The reading's file, as it was last read or written."""
        return self._file.state.raw

    @property
    def reading(self) -> Reading:
        """The reading with every answer that was confirmed."""
        return self._file.state.reading

    @property
    def others(self) -> tuple[Reading, ...]:
        """The further readings of the folder, as they were when the desk was opened."""
        return tuple(each for name, each in self._file.loaded.readings.items() if name != self.name)

    @property
    def asked(self) -> tuple[str, ...]:
        """The criteria that the scope of the assessment asks, in the order of the library."""
        return self.country.scope.criteria(self.library)

    @property
    def language(self) -> str:
        """The language of the reading's reasons."""
        return self.reading.language

    def answer(self, criterion_id: str) -> Answer | None:
        """Give the answer that stands; None where the criterion is open, or answered by rule alone."""
        answer = self.reading.answers.get(criterion_id)
        return None if answer is None or answer.by_rule else answer

    def check(self, criterion_id: str, draft: AnswerDraft) -> tuple[Problem, ...]:
        """List what is wrong with an answer, by the rules for files, named by the criterion. Writes nothing."""
        return (
            *day_problems(criterion_id, draft.on),
            *self._file.problems(criterion_id, self._keys(criterion_id, draft)),
        )

    def confirm(self, criterion_id: str, draft: AnswerDraft, *, is_trial: bool = False) -> Receipt:
        """Write an answer; when this returns, it is on the disk.

        Args:
            criterion_id: The criterion.
            draft: The answer.
            is_trial: Whether nothing is written.

        Raises:
            LawcheckError: The answer is wrong, somebody else changed this very answer meanwhile, or the file cannot
                be written. It is as it was; the desk holds what stands in it now, so that it can be shown.
        """
        found = day_problems(criterion_id, draft.on)
        if found:
            raise LawcheckError(self.check(criterion_id, draft))
        return self._edit(criterion_id, lambda: self._keys(criterion_id, draft), is_trial=is_trial)

    def note(self, criterion_id: str, text: str, *, is_trial: bool = False) -> Receipt:
        """Write a note to a criterion, answered or open; an empty text takes it away.

        Raises:
            LawcheckError: As for ``confirm``.
        """
        return self._edit(criterion_id, lambda: {"note": text or None}, is_trial=is_trial)

    def enact(self, criterion_id: str, draft: AnswerDraft | None, *, is_trial: bool = False) -> Receipt:
        """Write what an answer would be if pending texts were law, and nothing else of it; None takes it away.

        Raises:
            LawcheckError: As for ``confirm``; or the criterion has no answer beside which it could stand.
        """

        def keys() -> dict[str, Any]:
            typed, answer = self._file.state.typed(criterion_id), self.answer(criterion_id)
            if draft is not None and answer is None and criterion_id in self.library.criteria:
                message = "it has no answer yet, beside which another could stand if pending texts were law"
                raise LawcheckError(
                    [Problem(criterion_id, message, remedy="give both at once, the VALUE of now first")]
                )
            return {**beside(typed), "enacted": enacted_of(draft, typed, self.country, self.language, answer)}

        return self._edit(criterion_id, keys, is_trial=is_trial)

    def clear(self, criterion_id: str, *, is_trial: bool = False) -> Receipt:
        """Take an answer back, so that the criterion is open; a note stays.

        Raises:
            LawcheckError: As for ``confirm``.
        """

        def keys() -> dict[str, None]:
            return {key: None for key in self._file.state.typed(criterion_id) if key != "note"}

        return self._edit(criterion_id, keys, is_trial=is_trial)

    def undo(self, *, is_trial: bool = False) -> Receipt | None:
        """Put the answer that was edited last back as it was; None where there is nothing to take back.

        Raises:
            LawcheckError: The answer was changed since, or the file cannot be written. It is as it was.
        """
        from lawcheck.store import journal

        file = self._file
        with writing(file, is_trial=is_trial):
            was_merged = file.refresh()
            state = file.state
            for edit in list(journal.edits(self.folder, self.name)):
                present = file.entry(state.raw, edit.criterion_id)
                if present not in (edit.after, edit.before):
                    message = "the answer was changed since, by hand or by somebody else; nothing was undone"
                    raise LawcheckError([Problem(path=edit.criterion_id, message=message)])
                if present == edit.after:
                    plan = file.undone(edit)
                    if not is_trial:
                        file.write(plan)
                        journal.forget_edit(self.folder, edit)
                    return _receipt(edit.criterion_id, state, plan, is_trial=is_trial, was_merged=was_merged)
                if not is_trial:
                    journal.forget_edit(self.folder, edit)  # it was noted, and never written
        return None

    def _keys(self, criterion_id: str, draft: AnswerDraft) -> dict[str, Any]:
        state = self._file.state
        answer = state.reading.answers.get(criterion_id)
        return keys_of(draft, state.typed(criterion_id), self.country, self.language, answer)

    def _title(self, criterion_id: str) -> str:
        criterion = self.library.criteria.get(criterion_id)
        title = {} if criterion is None else criterion.title
        return title.get(self.language) or title.get("en") or next(iter(title.values()), "")

    def _edit(self, criterion_id: str, keys: Callable[[], Mapping[str, Any]], *, is_trial: bool) -> Receipt:
        from lawcheck.store import journal

        file = self._file
        with writing(file, is_trial=is_trial):
            known = file.state
            was_merged = file.refresh()
            state, title = file.state, self._title(criterion_id)
            plan = file.planned(criterion_id, keys(), title)
            if plan.state.raw != state.raw:
                if was_merged and file.entry(known.raw, criterion_id) != plan.before:
                    raise LawcheckError([self._changed_meanwhile(criterion_id)])
                if not is_trial:
                    comment = title if plan.before is None else ""
                    edit = journal.Edited(self.name, criterion_id, plan.before, plan.after, comment)
                    journal.note_edit(self.folder, edit)
                    file.write(plan)
        return _receipt(criterion_id, state, plan, is_trial=is_trial, was_merged=was_merged)

    def _changed_meanwhile(self, criterion_id: str) -> Problem:
        message = f"somebody else has changed this answer meanwhile, in {self.path}; nothing was overwritten"
        return Problem(path=criterion_id, message=message, remedy="look at what stands there now, and answer again")


def _receipt(criterion_id: str, state: State, plan: Plan, *, is_trial: bool, was_merged: bool) -> Receipt:
    before, after = plan.before or "", plan.after or ""
    lines = list(unified_diff(before.splitlines(), after.splitlines(), n=len(before), lineterm=""))
    return Receipt(
        criterion_id=criterion_id,
        before=before,
        after=after,
        lines=tuple(lines[3:]),  # behind the names of two files and the place
        is_written=not is_trial and plan.state.raw != state.raw,
        was_merged=was_merged,
        reading_before=state.reading,
        reading_after=plan.state.reading,
    )

"""The file of a reading between two edits: read, planned against, written, and read again where somebody changed it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from lawcheck.errors import LawcheckError, Problem, nearest
from lawcheck.load.country import PROFILE, CountryFolder, load_changed
from lawcheck.load.located import MAX_BYTES, YamlText, decode, read_bytes
from lawcheck.load.one_answer import shape_of_answer, with_answer_of
from lawcheck.load.readings import build_reading
from lawcheck.model.library import Library
from lawcheck.model.reading import Reading
from lawcheck.workflow import derive
from lawcheck.workflow.drafting import merged

if TYPE_CHECKING:
    from lawcheck.store.journal import Edited


class State(NamedTuple):
    """A reading as its file was last read or written."""

    raw: bytes
    data: Mapping[str, Any]
    reading: Reading

    def typed(self, criterion_id: str) -> Mapping[str, Any]:
        """Give what stands under a criterion; nothing where it is open."""
        return self.data["answers"].get(criterion_id) or {}


class Plan(NamedTuple):
    """An edit that is checked and can be written; the lines of the entry before and after, None where there is none."""

    before: str | None
    after: str | None
    state: State


class ReadingFile:
    """A reading's file with what is needed to check it. Nothing here asks who may write; the desk does."""

    def __init__(
        self, folder: Path, library: Library, loaded: CountryFolder, name: str, cache_folder: Path | None
    ) -> None:
        self.folder = folder
        self.library = library
        self.loaded = loaded
        self.name = name
        self.path = folder / "readings" / f"{name}.yaml"
        self._cache_folder = cache_folder
        self._facts = self._signature()
        raw = read_bytes(self.path, str(self.path))
        self.state = self._read(raw)

    def refresh(self) -> bool:
        """Read again what was changed on the disk, and say whether the reading was.

        Raises:
            LawcheckError: What stands there now is wrong; the state is as it was.
        """
        raw, facts = read_bytes(self.path, str(self.path)), self._signature()
        if facts != self._facts:
            self.loaded = load_changed(self.folder, self.library, {self.path: raw}, self._cache_folder)
            self._facts = facts
        elif raw == self.state.raw:
            return False
        is_other = raw != self.state.raw
        self.state = self._read(raw)
        return is_other

    def entry(self, raw: bytes, criterion_id: str) -> str | None:
        """Give the lines of an answer; None where it does not stand in the file."""
        from lawcheck.store.answers import entry_text

        return entry_text(raw, criterion_id)

    def problems(self, criterion_id: str, keys: Mapping[str, Any]) -> tuple[Problem, ...]:
        """List what would be wrong if an answer had other keys."""
        return self._built(criterion_id, merged(self.state.typed(criterion_id), keys))[1]

    def planned(self, criterion_id: str, keys: Mapping[str, Any], title: str) -> Plan:
        """Check an edit and make it in memory.

        Raises:
            LawcheckError: With everything that would be wrong.
        """
        from lawcheck.store.answers import with_answer

        item = merged(self.state.typed(criterion_id), keys)
        _raise(self._built(criterion_id, item)[1])
        if item is None and criterion_id not in self.state.data["answers"]:
            return Plan(None, None, self.state)  # nothing stands there, and nothing shall
        raw = with_answer(
            self.state.raw,
            criterion_id,
            keys,
            order=tuple(self.library.criteria),
            comment=title,
            shown_as=str(self.path),
        )
        plan = self._plan(criterion_id, raw)
        if (plan.state.data["answers"].get(criterion_id) or None) != item:
            message = "the answer would not read back as it was given; nothing was changed"
            raise LawcheckError([Problem(path=criterion_id, message=message)])
        return plan

    def undone(self, edit: Edited) -> Plan:
        """Check the way back, and go it in memory.

        Raises:
            LawcheckError: What stood there before would be wrong now.
        """
        from lawcheck.store.answers import with_entry_text, without_answer

        shown = str(self.path)
        if edit.before is None:
            raw = without_answer(
                self.state.raw, edit.criterion_id, keep_stub=False, comment=edit.comment, shown_as=shown
            )
        else:
            raw = with_entry_text(self.state.raw, edit.criterion_id, edit.before, shown)
        return self._plan(edit.criterion_id, raw)

    def write(self, plan: Plan) -> None:
        """Write what was planned.

        Raises:
            OSError: It cannot be written; the file is as it was.
        """
        from lawcheck.store.atomic import write_whole

        write_whole(self.path, plan.state.raw)
        self.state = plan.state

    def _read(self, raw: bytes) -> State:
        from lawcheck.load.shape import shape_problems
        from lawcheck.load.yaml_text import parse_yaml

        shown = str(self.path)
        text = parse_yaml(decode(raw, shown), shown)
        _raise(shape_problems(text, "reading"))
        reading, problems = build_reading(self.name, text, self.loaded.country, self.library)
        _raise(problems)
        return State(raw, text.data, reading)

    def _plan(self, criterion_id: str, raw: bytes) -> Plan:
        if len(raw) > MAX_BYTES:
            message = f"the reading would have more than {MAX_BYTES // 1_048_576} MB, and could not be read again"
            raise LawcheckError([Problem(path=criterion_id, message=message)])
        before, after = self.entry(self.state.raw, criterion_id), self.entry(raw, criterion_id)
        item = None if after is None else _parsed(after, criterion_id)
        state, problems = self._built(criterion_id, item, is_there=after is not None)
        _raise(problems)
        return Plan(before, after, state._replace(raw=raw))

    def _built(
        self, criterion_id: str, item: Mapping[str, Any] | None, *, is_there: bool = True
    ) -> tuple[State, tuple[Problem, ...]]:
        """Build the reading with one other answer, and list what is wrong with it, named by the criterion."""
        state = self.state
        from lawcheck.store.prose import refused

        if criterion_id not in self.library.criteria:
            remedy = nearest(criterion_id, self.library.criteria) or "see: lawcheck search WORDS"
            problem = Problem(path=criterion_id, message="there is no criterion of this name", remedy=remedy)
            return state, (problem,)
        reason = refused(item)
        if reason:
            return state, (Problem(path=criterion_id, message=reason, remedy="delete it"),)
        answers = {**state.data["answers"], criterion_id: item}
        if not is_there:
            del answers[criterion_id]
        data = {**state.data, "answers": answers}
        found = list(shape_of_answer(data, criterion_id, str(self.path))) if is_there else []
        if found:
            return state, _named(criterion_id, found)
        text = YamlText(str(self.path), data)
        reading, found = with_answer_of(state.reading, text, criterion_id, self.loaded.country, self.library)
        found += [] if found else self._derived(criterion_id, reading)
        return State(state.raw, data, reading), _named(criterion_id, found)

    def _derived(self, criterion_id: str, reading: Reading) -> list[Problem]:
        """Say that an assessor's own result would no longer be allowed."""
        provisions = self.library.provisions
        if any(criterion_id in provisions[each].criterion_ids for each in reading.overrides):
            try:
                derive(self.library, self.loaded, self.folder, reading, ())
            except LawcheckError as error:
                return list(error.problems)
        return []

    def _signature(self) -> tuple[tuple[str, int, int], ...]:
        """Give what shows that the profile or a text was changed, without reading them."""
        files = [PROFILE, *(each.file for each in self.loaded.country.statutes.values() if each.file)]
        found = []
        for each in files:
            with suppress(OSError):
                stat = (self.folder / each).stat()
                found.append((each, stat.st_mtime_ns, stat.st_size))
        return tuple(found)


@contextmanager
def writing(file: ReadingFile, *, is_trial: bool) -> Iterator[None]:
    """Hold the folder's lock while an edit is made, save for a trial.

    Raises:
        LawcheckError: Something cannot be written; the reading is as it was.
    """
    from lawcheck.store.own_folder import held

    if is_trial:
        yield
    else:
        with held(file.folder, file.path, "nothing was changed"):
            yield


def _parsed(entry: str, criterion_id: str) -> Any:
    from lawcheck.load.yaml_text import parse_yaml

    is_block = entry.endswith(("\n", "\r")) or entry.startswith(" ")
    return parse_yaml(entry if is_block else "{" + entry + "}", criterion_id).data[criterion_id]


def _named(criterion_id: str, problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(Problem(path=criterion_id, message=each.message, remedy=each.remedy) for each in problems)


def _raise(problems: tuple[Problem, ...] | list[Problem]) -> None:
    if problems:
        raise LawcheckError(problems)

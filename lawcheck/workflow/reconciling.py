"""From two readings to what is reported: what readers have in common is taken over, each difference ends in one of four ways.

The readers' own files are never written. ``readings/agreed.yaml`` is; every decision is on the disk when it was taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from lawcheck.errors import LawcheckError, Problem, nearest
from lawcheck.findings.agreement import Divergence, Pair, divergences
from lawcheck.findings.disputes import Dispute, answers_to, differ, dispute_on
from lawcheck.load.country import AGREED, CountryFolder, load_country
from lawcheck.load.phrases import nearest_language
from lawcheck.model.finding import Assessment
from lawcheck.model.library import Library
from lawcheck.model.localized import text_in
from lawcheck.model.reading import Answer, Ending, Reading, Value
from lawcheck.workflow import derive, open_library, phrases_in
from lawcheck.workflow.agreeing import chosen_readings
from lawcheck.workflow.own_files import OwnFiles

if TYPE_CHECKING:
    from lawcheck.store.agreed import Entry

_ORDER = ("value", "cites", "see", "searched", "goes_further", "reason", "on", "enacted", "seen", "resolution")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """How a difference is to end."""

    how: Ending
    reason: str
    take: str = ""  # a reading whose answer is taken, or a value; for agreed and decided
    by: tuple[str, ...] = ()  # ids of readers; none stands for those who differed
    cites: tuple[str, ...] = ()  # for a value that is nobody's
    searched: tuple[str, ...] = ()
    authority: str = ""  # who can answer an open question
    on: str = ""  # ISO date


class Difference(NamedTuple):
    """A criterion on which readers differ, where that stands, each one's answer, and what hangs on it."""

    criterion_id: str
    dispute: Dispute
    given: Mapping[str, Answer]  # by the name of the reading
    divergence: Divergence


def open_table(folder: Path, *, extra_libraries: Sequence[Path] = (), cache_folder: Path | None = None) -> Table:
    """Open a folder in which at least two readers answered.

    Raises:
        LawcheckError: The folder has a problem, or there are not two readings.
    """
    library = open_library(extra_libraries, cache_folder)
    loaded = load_country(folder, library, cache_folder)
    return Table(folder, library, loaded, cache_folder)


class Table:
    """Where readers sit down together: their readings, and what they have reconciled so far."""

    def __init__(self, folder: Path, library: Library, loaded: CountryFolder, cache_folder: Path | None) -> None:
        self.folder = folder
        self.library = library
        self.path = folder / "readings" / f"{AGREED}.yaml"
        self._loaded = loaded
        self._cache_folder = cache_folder
        self.own = chosen_readings(folder, self.assessment)
        self._files = OwnFiles(folder, [each.name for each in self.own])

    @property
    def is_made(self) -> bool:
        """Say whether there is an agreed reading already."""
        return AGREED in self._loaded.readings

    @property
    def assessment(self) -> Assessment:
        """The findings as they stand: of what is reconciled, else of the first reading."""
        readings = self._loaded.readings
        reported = readings.get(AGREED) or readings.get("first") or next(iter(readings.values()))
        others = tuple(each for each in readings.values() if each is not reported)
        return derive(self.library, self._loaded, self.folder, reported, others)

    def differences(self, *, is_all: bool = False) -> tuple[Difference, ...]:
        """List what is still to be reconciled, the gravest first; with ``is_all`` also what is."""
        reported, others = self._reported
        found = {each: dispute_on(each, reported, others) for each in self.library.criteria}
        wanted = (Dispute.PENDING, Dispute.CHANGED, *((Dispute.SETTLED, Dispute.RECORDED) if is_all else ()))
        disputes = {each: dispute for each, dispute in found.items() if dispute in wanted}
        pairs = [self._pair(each) for each in disputes]
        hanging = divergences(pairs, self.library, self._loaded.country, self.own[0])
        return tuple(
            Difference(each.pair.criterion_id, dispute, answers_to(each.pair.criterion_id, self.own), each)
            for each in hanging
            if (dispute := disputes[each.pair.criterion_id]) is not None
        )

    def take_over(self) -> int:
        """Write what nobody differs on into the agreed reading, which is made where it is missing; give how many.

        What only one reader answered is taken over as well: a sample stands for the rest.

        Raises:
            LawcheckError: It cannot be written; everything is as it was.
        """
        reported, others = self._reported
        known = reported.answers if reported.is_joint else {}
        missing = [
            each
            for each in self.library.criteria
            if each not in known and answers_to(each, self.own) and dispute_on(each, reported, others) is None
        ]
        if not self.is_made:
            self._make(missing)
        elif missing:
            self._add(missing)
        return len(missing)

    def settle(self, criterion_id: str, settlement: Settlement) -> int | None:
        """End a difference; it is on the disk then.

        Returns:
            How many answers on which nobody differs were taken over, where the agreed reading was made for it.

        Raises:
            LawcheckError: There is no such difference, something is missing or wrong, or nothing can be written.
        """
        keys = self._keys(criterion_id, settlement)
        before, loaded = self.is_made, self._loaded
        took = self.take_over()
        try:
            self._write({criterion_id: keys})
        except LawcheckError:
            if not before:  # nothing is agreed yet
                self.path.unlink(missing_ok=True)
                self._loaded = loaded
            raise
        return None if before else took

    @property
    def _reported(self) -> tuple[Reading, tuple[Reading, ...]]:
        joint = self._loaded.readings.get(AGREED)
        return (joint, self.own) if joint else (self.own[0], self.own[1:])

    def _pair(self, criterion_id: str) -> Pair:
        """Choose two answers that differ: the first reader's and the first that is another."""
        given = list(answers_to(criterion_id, self.own).values())
        joint = self._loaded.readings.get(AGREED)
        if joint and criterion_id in joint.answers:
            given.append(joint.answers[criterion_id])
        other = next((each for each in given[1:] if differ((given[0], each))), given[-1])
        return Pair(criterion_id, given[0], other)

    def _keys(self, criterion_id: str, settlement: Settlement) -> dict[str, Any]:
        reported, others = self._reported
        if criterion_id not in self.library.criteria or dispute_on(criterion_id, reported, others) is None:
            names = [each.criterion_id for each in self.differences()]
            is_known = criterion_id in self.library.criteria
            message = "readers do not differ on this criterion" if is_known else "there is no criterion of this name"
            remedy = "" if is_known else nearest(criterion_id, names)
            raise _problem(criterion_id, message, remedy or "see: lawcheck agree FOLDER")
        _check(settlement)
        given = answers_to(criterion_id, self.own)
        taken = self._taken(criterion_id, settlement, given)
        readers = tuple(each.reader_id for each in self.own if each.name in given)
        resolution = {
            "how": str(settlement.how),
            "by": list(settlement.by or dict.fromkeys(readers)),
            "reason": settlement.reason,
            "on": settlement.on,
            "authority": settlement.authority,
            "of": {name: answer.summed_up() for name, answer in given.items()},
        }
        keys = {**taken, "resolution": {key: value for key, value in resolution.items() if value}}
        return {key: keys.get(key) or None for key in _ORDER}

    def _taken(self, criterion_id: str, settlement: Settlement, given: Mapping[str, Answer]) -> dict[str, Any]:
        """Give the answer that comes out: one of the readers', a new one, or none yet."""
        own = {"reason": settlement.reason, "on": settlement.on}
        if not settlement.how.is_settled:
            places = dict.fromkeys(str(cite) for answer in given.values() for cite in answer.cites)
            return {"value": str(Value.UNDETERMINED), "see": list(places), **own}
        name = settlement.take
        if name not in given and not (settlement.cites or settlement.searched):
            name = next((each for each, answer in given.items() if answer.value == name), name)
        if name in given:
            return self._files.answer(name, criterion_id, self._language) or {**_plain(given[name]), **own}
        if name not in list(Value):
            known = (*given, *Value)
            message = f"'{name}' is no reading that answers this, and no value"
            raise _problem("--take", message, nearest(name, known) or f"there is {', '.join(known)}")
        return {"value": name, "cites": list(settlement.cites), "searched": list(settlement.searched), **own}

    @property
    def _language(self) -> str:
        return self._reported[0].language

    def _make(self, criterion_ids: Iterable[str]) -> None:
        from lawcheck.store.agreed import agreed_reading
        from lawcheck.store.amend import Change, write_all

        say = phrases_in(nearest_language(self._language), self._cache_folder)
        readers = list(dict.fromkeys(each.reader_id for each in self.own))
        names = ", ".join(each.name for each in self.own)
        content = agreed_reading(
            readers,
            self._language,
            self._entries(criterion_ids),
            blocks={"penalties": self._files.penalties(), "decisions": self._files.decisions(self._language)},
            header=[say("reconcile.header", names=names), say("reconcile.header_how")],
        )
        write_all([Change(self.path, None, content.encode())])
        self._loaded = load_country(self.folder, self.library, self._cache_folder)

    def _entries(self, criterion_ids: Iterable[str]) -> list[Entry]:
        """Give what the first reader who answered has in the file; what a rule gave is no entry."""
        from lawcheck.store.agreed import Entry

        names = ((each, next(iter(answers_to(each, self.own)))) for each in criterion_ids)
        found = ((each, self._files.answer(name, each, self._language)) for each, name in names)
        return [Entry(each, self._title(each), answer) for each, answer in found if answer is not None]

    def _title(self, criterion_id: str) -> str:
        return text_in(self.library.criteria[criterion_id].title, self._language)

    def _add(self, criterion_ids: Iterable[str]) -> None:
        found = {each.criterion_id: each.answer for each in self._entries(criterion_ids)}
        self._write({key: {each: answer.get(each) for each in _ORDER} for key, answer in found.items()})

    def _write(self, answers: Mapping[str, Mapping[str, Any]]) -> None:
        """Put answers into the agreed reading, all of them or none, so that each can be taken back."""
        from lawcheck.store import journal
        from lawcheck.workflow.reading_file import ReadingFile, writing

        file = ReadingFile(self.folder, self.library, self._loaded, AGREED, self._cache_folder)
        with writing(file, is_trial=False):
            file.refresh()
            plan = None
            for criterion_id, keys in answers.items():
                title = self._title(criterion_id)
                plan = file.planned(criterion_id, keys, title)
                comment = title if plan.before is None else ""
                journal.note_edit(self.folder, journal.Edited(AGREED, criterion_id, plan.before, plan.after, comment))
                file.state = plan.state
            if plan is not None:
                file.write(plan)
        readings = {**self._loaded.readings, AGREED: file.state.reading}
        self._loaded = self._loaded._replace(readings=readings)


def _check(settlement: Settlement) -> None:
    """Say what is missing for this ending.

    Raises:
        LawcheckError: With all of it.
    """
    how = settlement.how
    problems = []
    if not settlement.reason.strip():
        problems.append(Problem(path="--reason", message="a difference ends with a reason"))
    if how.is_settled and not settlement.take:
        remedy = "name a reading or a value, such as --take first"
        problems.append(Problem(path="--take", message=f"'{how}' needs the answer that is taken", remedy=remedy))
    if not how.is_settled and settlement.take:
        remedy = "leave --take out, or choose --how agreed or decided"
        problems.append(Problem(path="--take", message=f"'{how}' takes neither answer", remedy=remedy))
    if how is Ending.DECIDED and not settlement.by:
        problems.append(Problem(path="--by", message="name the third reader who decided", remedy="such as --by ef"))
    if how is Ending.OPEN and not settlement.authority.strip():
        remedy = "such as --authority 'Ministry of Justice'"
        problems.append(Problem(path="--authority", message="name who can answer the open question", remedy=remedy))
    if problems:
        raise LawcheckError(problems)


def _plain(answer: Answer) -> dict[str, Any]:
    return {
        "value": str(answer.value),
        "cites": [str(each) for each in answer.cites],
        "searched": [str(each) for each in answer.searched],
    }


def _problem(path: str, message: str, remedy: str) -> LawcheckError:
    return LawcheckError([Problem(path=path, message=message, remedy=remedy)])

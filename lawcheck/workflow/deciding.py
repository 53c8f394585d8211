"""Decisions that come back in the boxes of a report: understood, held against the record, and recorded."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from lawcheck.errors import LawcheckError, Problem
from lawcheck.load.choices import FILE
from lawcheck.load.located import read_bytes
from lawcheck.load.phrases import load_phrases, phrase_languages
from lawcheck.load.worksheets.boxes import Boxes, read_boxes
from lawcheck.load.worksheets.grid import shown
from lawcheck.load.worksheets.vocabulary import fold, vocabulary_of
from lawcheck.model.choice import NONE, Choice, sources_of
from lawcheck.model.finding import Assessment, Scenario
from lawcheck.report.wording import Wording
from lawcheck.workflow import assess, open_library, phrases_in
from lawcheck.workflow.decision_boxes import BoxReader, Said, signs_of

if TYPE_CHECKING:
    from lawcheck.report.document import Document


class Decided(NamedTuple):
    """What became of a file with boxes."""

    file: Path
    page: Document | None = None  # None: no box is filled in, or nothing could be taken
    warnings: tuple[Problem, ...] = ()  # boxes that are unclear, and decisions that differ from the record
    errors: tuple[Problem, ...] = ()  # why nothing of the file was taken


class DecisionTray:
    """A country folder into which decisions are collected."""

    def __init__(
        self, folder: Path, language: str, *, extra_libraries: Sequence[Path] = (), cache_folder: Path | None = None
    ) -> None:
        """Load what boxes are recognised by; the folder itself is read when a file has some.

        Raises:
            LawcheckError: There is no such language, or the library has a problem.
        """
        self.folder = folder
        self.phrases = phrases_in(language, cache_folder)
        self.extra_libraries = extra_libraries
        self.cache_folder = cache_folder
        library = open_library(extra_libraries, cache_folder)
        languages = phrase_languages()
        self.wordings = {each: Wording(phrases_in(each, cache_folder), library) for each in languages}
        self.vocabulary = vocabulary_of(load_phrases(each, cache_folder) for each in languages)
        self.signs = signs_of(self.wordings)

    def take(self, file: Path, *, replaces: bool = False, is_trial: bool = False) -> Decided | None:
        """Record what the boxes of a file say, all of it or nothing; None where the file has no boxes.

        Args:
            file: A report that came back.
            replaces: Also put decisions in the place of others that are on record.
            is_trial: Look only, and write nothing.
        """
        try:
            found = read_boxes(file, self.signs)
        except LawcheckError:
            return None  # as a worksheet it is named
        if not found.boxes:
            return None
        try:
            return self._take(file, found, replaces=replaces, is_trial=is_trial)
        except LawcheckError as error:
            return Decided(file, errors=error.problems)

    def _take(self, file: Path, found: Boxes, *, replaces: bool, is_trial: bool) -> Decided:
        from lawcheck.report.build_decided import Outcome, build_decided
        from lawcheck.workflow.choosing import write_choices

        path = self.folder / FILE
        seen = read_bytes(path, str(path)) if path.is_file() else b""
        assessment = self._assessed(file, found)
        scenario = Scenario.ENACTED if found.properties.get("Scenario") == Scenario.ENACTED else Scenario.NOW
        reader = BoxReader(assessment, self.wordings, self.vocabulary, scenario)
        said, unclear = _understood(file, found, reader)
        made, between = _by_gap(file, assessment, said)
        recorded, same, kept, differing = [], [], [], []
        for choice in made:
            earlier = assessment.choices.get(choice.provision_id)
            if earlier and _is_same(earlier, choice):
                same.append(earlier)
            elif earlier and not replaces:
                kept.append((choice, earlier))
                differing.append(_differs(file, earlier))
            else:
                recorded.append(choice)
        warnings = (*found.problems, *unclear, *between, *differing)
        if recorded and not is_trial:
            language = next((each.language for each in said if each.language and not each.is_on_record), "en")
            write_choices(self.folder, {each.provision_id: _entry(each) for each in recorded}, language, seen)
        if not any((recorded, same, kept)):
            return Decided(file, warnings=warnings)
        outcome = Outcome(file.name, tuple(recorded), tuple(same), tuple(kept), is_trial)
        return Decided(file, build_decided(assessment, self.phrases, outcome), warnings)

    def _assessed(self, file: Path, found: Boxes) -> Assessment:
        assessment = assess(self.folder, extra_libraries=self.extra_libraries, cache_folder=self.cache_folder)
        code, own = found.properties.get("State", ""), assessment.country.code
        if code and code != own:
            message = f"this report is about the law of {shown(code)}, and the folder is that of {own}"
            raise LawcheckError([Problem(path=str(file), message=message, remedy="collect it into its own folder")])
        return assessment


def _understood(file: Path, found: Boxes, reader: BoxReader) -> tuple[list[Said], list[Problem]]:
    """Understand the boxes that are filled in; what is unclear is named."""
    understood, problems = [], []
    for box in found.boxes:
        if not box.texts:
            continue
        said, faults, remedy = reader.said(box)
        if faults:
            message = f"{box.article_id}: {'; '.join(faults)}; nothing was taken from this box"
            problems.append(Problem(path=str(file), message=message, remedy=remedy))
        else:
            understood.append(said)
    return understood, problems


def _by_gap(file: Path, assessment: Assessment, said: Sequence[Said]) -> tuple[list[Choice], list[Problem]]:
    """Put together what the boxes say on each gap: several articles can answer one."""
    gaps = {gap: [each for each in said if gap in each.gaps] for each in said for gap in each.gaps}
    choices, problems = [], []
    for gap in (each for each in assessment.library.provisions if each in gaps):
        made = _choice(assessment, gap, gaps[gap])
        if isinstance(made, Choice):
            choices.append(made)
        elif made:
            problems.append(Problem(path=str(file), message=f"{gap}: {made}; nothing was recorded on it"))
    declined = {each.provision_id for each in choices if not each.option_ids}
    for each in said:
        if not (each.option_ids or each.is_on_record or declined.intersection(each.gaps)):
            message = f"{each.article_id}: none of these options, and no gap is left on which that could be recorded"
            problems.append(Problem(path=str(file), message=message))
    return choices, problems


def _choice(assessment: Assessment, gap: str, said: Sequence[Said]) -> Choice | str:
    """Make one decision on a gap of what its boxes say, or say why there is none; empty where they say nothing on it.

    Where one box names an option and another names none, the gap is decided by the one that names it.
    """
    new = [each for each in said if not each.is_on_record]
    if not new:
        return assessment.choices.get(gap, "")
    new = [each for each in new if each.option_ids] or new
    chosen = _options(assessment, gap, said)
    silent = [
        each.id
        for each in sources_of(assessment.library, assessment.library.provisions[gap])
        if each.id not in {one.article_id for one in said}
    ]
    if not chosen and silent:
        return f"none of the options of {_names(new)}, and nothing is said on those of {', '.join(silent)}"
    if len({(each.reader_id, fold(each.decided_by)) for each in new}) > 1:
        return f"the boxes of {_names(new)} name different persons"
    return Choice(
        provision_id=gap,
        option_ids=chosen,
        reader_id=new[0].reader_id,
        decided_by=new[0].decided_by,
        on=max(each.on for each in new),
        reason={new[0].language or "en": " ".join(dict.fromkeys(each.reason for each in new))},
    )


def _options(assessment: Assessment, gap: str, said: Sequence[Said]) -> tuple[str, ...]:
    earlier = assessment.choices.get(gap)
    chosen: list[str] = []
    for each in said:
        own = [option.id for option in assessment.library.provisions[each.article_id].options]
        recorded = earlier.option_ids if earlier else ()
        chosen += [one for one in recorded if one in own] if each.is_on_record else each.option_ids
    return tuple(dict.fromkeys(chosen))


def _names(said: Sequence[Said]) -> str:
    return ", ".join(each.article_id for each in said)


def _is_same(earlier: Choice, choice: Choice) -> bool:
    """Say whether two decisions say the same, whatever the order of options and the full stop of the reason."""
    reasons = {fold(each) for each in earlier.reason.values()}
    return (
        set(earlier.option_ids) == set(choice.option_ids)
        and (earlier.reader_id, fold(earlier.decided_by)) == (choice.reader_id, fold(choice.decided_by))
        and earlier.on == choice.on
        and all(fold(each) in reasons for each in choice.reason.values())
    )


def _differs(file: Path, earlier: Choice) -> Problem:
    what = ", ".join(earlier.option_ids) or NONE
    who = earlier.decided_by or earlier.reader_id
    message = f"{earlier.provision_id}: another decision is on record ({what}, by {shown(who)}); it was kept"
    return Problem(path=str(file), message=message, remedy="--replace puts the new one in its place")


def _entry(choice: Choice) -> dict[str, Any]:
    who = {"by": choice.reader_id} if choice.reader_id else {"decided_by": choice.decided_by}
    day = {"on": choice.on} if choice.on else {}
    reason = next(iter(choice.reason.values()))
    return {"options": list(choice.option_ids) or [NONE], **who, **day, "reason": reason}

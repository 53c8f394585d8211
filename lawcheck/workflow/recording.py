"""The walk through the criteria, as a state machine: a line or a key comes in, and what is in view changes.

It reads no keyboard and writes no screen; an answer goes to disk through the desk as soon as it is confirmed. The two
faces, a full screen and plain prompts, show the same walk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from lawcheck.errors import LawcheckError, Problem
from lawcheck.load.phrases import phrase_languages
from lawcheck.model.localized import text_in
from lawcheck.model.reading import Answer, Value
from lawcheck.workflow import steps
from lawcheck.workflow.answering import AnswerDraft
from lawcheck.workflow.form import Form, emptied
from lawcheck.workflow.route import stale_of
from lawcheck.workflow.steps import ASIDE_KEYS, EDIT_KEYS, VALUE_KEYS, Draft, Step

if TYPE_CHECKING:
    from lawcheck.report.phrases import Phrases
    from lawcheck.workflow.answering import Desk
    from lawcheck.workflow.consulting import Shelf
    from lawcheck.workflow.typed import Typed


class Said(NamedTuple):
    """What the walk says about what was typed last."""

    text: str
    is_wrong: bool = False


class Walk:
    """One reader's way through the criteria. ``take`` brings what was typed; the rest says what is in view."""

    def __init__(
        self,
        desk: Desk,
        shelf: Shelf,
        route: Sequence[str],
        at: int,
        *,
        today: str,
        speak: Callable[[str], Phrases],
        language: str,
    ) -> None:
        self.desk = desk
        self.shelf = shelf
        self.route = route
        self.today = today  # ISO date of the answers
        self.language = language
        self._speak = speak
        self.said: tuple[Said, ...] = ()
        self.is_stopped = False
        self.shows_help = False
        self.written: list[str] = []  # criteria, one for each answer of this session
        self._go(at)

    @property
    def say(self) -> Phrases:
        """The phrases of the language in which the walk is shown."""
        return self._speak(self.language)

    @property
    def criterion_id(self) -> str:
        """The criterion that is asked; empty at the end."""
        return self.route[self.at] if self.at < len(self.route) else ""

    @property
    def answer(self) -> Answer | None:
        """The answer that the file has for it; None where it is open, or answered by rule alone."""
        return self.desk.answer(self.criterion_id)

    @property
    def step(self) -> Step:
        """What is asked for now."""
        if self._aside is not None:
            return self._aside
        return self.form.step if self.criterion_id else Step.END

    @property
    def draft(self) -> Draft:
        """The answer as far as it is filled in; the one beside it while that is filled in."""
        return self.form.draft

    @property
    def now(self) -> Draft:
        """The answer by the law in force, as far as it is filled in."""
        return (self._now or self.form).draft

    @property
    def is_pending(self) -> bool:
        """Say whether what is filled in is what the answer would be if pending texts were law."""
        return self._now is not None

    @property
    def can_pend(self) -> bool:
        """Say whether an answer can have another beside it: a text is pending, or there is one already."""
        texts = self.desk.country.statutes.values()
        return self.now.enacted is not None or any(each.status.is_pending for each in texts)

    def take(self, line: str) -> None:
        """Take a key, or a line of text.

        A key may be followed by its text, ``f words``; on a line of text a key comes after ``/``.
        """
        self.said, self._retyped = (), ""
        was_help, self.shows_help = self.shows_help, False
        typed = line.strip()
        if self.step.takes_keys:
            if typed or not was_help:
                self._key(*steps.key_and_rest(typed))
        elif typed.startswith("/"):
            self._command(*steps.key_and_rest(typed[1:]))
        elif self._aside is not None:
            self._end_aside(self._aside, typed)
        else:
            self._fill_in(typed)

    def stop(self) -> None:
        """End the walk; what was not confirmed is lost, and said to be."""
        if self.now.value is not None:
            self._tell("unfinished", title=self.title_of(self.criterion_id))
        self.is_stopped = True

    def begins_with(self) -> str:
        """Give the text with which the line begins: what is to be mended, or what an empty line keeps."""
        return self._retyped or self.offered()

    def offered(self) -> str:
        """Give what an empty line keeps."""
        if self._aside is Step.NOTE:
            return text_in(self.desk.reading.notes.get(self.criterion_id, {}), self.desk.reading.language)
        return "" if self._aside is not None else self.form.offered()

    def heard(self, line: str) -> list[Typed]:
        """Read a line of citations as far as it is typed."""
        return self.form.heard(line, self.step)

    def completions(self, line: str) -> list[str]:
        """Complete a line of citations; whole lines, likeliest first."""
        return self.form.completions(line, self.step)

    def title_of(self, criterion_id: str) -> str:
        """Give the title of a criterion in the language of the walk."""
        return text_in(self.desk.library.criteria[criterion_id].title, self.language)

    def _go(self, at: int) -> None:
        """Turn to a criterion, or to the end."""
        self.at = max(0, min(at, len(self.route)))
        old = steps.draft_of(self.answer, self.desk.reading.language) if self.answer else None
        self.form = Form(self.desk.country, self.shelf, old)
        self._now: Form | None = None  # the answer, while the one beside it is filled in
        self._is_settled = False  # whether the one beside it was given anew, confirmed or left out
        self._aside: Step | None = None
        self._retyped = ""
        if self.criterion_id:
            self.shelf.turn_to(self.criterion_id, self.desk.reading)
            if self.answer:
                self.shelf.show_first((*stale_of(self.answer), *self.answer.cites))

    def _key(self, key: str, rest: str) -> None:
        match self.step:
            case Step.END if not key:
                self.stop()
            case Step.VALUE if not key:
                self.shelf.show_suggested()
            case Step.VALUE if value := self._value(key):
                self.form.choose(value)
            case Step.VALUE if key == "-" and self.is_pending:
                self._settle(None)
            case Step.VALUE if key == "k":
                if self.form.keep():
                    self._check()
                else:
                    self._tell("no_answer", is_wrong=True)
            case Step.CONFIRM if key in ("", "y") and self.is_pending:
                self._settle(self.draft)
            case Step.CONFIRM if key in ("", "y"):
                self._confirm()
            case Step.CONFIRM if key == "e" and self.can_pend and not self.is_pending:
                self._now, self.form = self.form, Form(self.desk.country, self.shelf, self.draft.enacted)
            case Step.CONFIRM if key == "g":
                if not self.form.further():
                    self._tell("only_present", is_wrong=True)
            case Step.CONFIRM if key in EDIT_KEYS:
                self.form.step = EDIT_KEYS[key]
            case _:
                self._command(key, rest)

    def _value(self, key: str) -> Value | None:
        """Find a value by its key, or by its name as it is shown."""
        named = (each for each in Value if key in (each, self.say(f"value.{each}")))
        return VALUE_KEYS.get(key) or next(named, None)

    def _command(self, key: str, rest: str) -> None:
        actions: Mapping[str, Callable[[], None]] = {
            "b": self._back,
            "s": self._skip,
            "l": self._other_language,
            "z": self._undo,
            "q": self.stop,
            ".": self.shelf.show_suggested,
            "<": lambda: self.shelf.leaf(-1),
            ">": lambda: self.shelf.leaf(1),
        }
        if key in actions:
            actions[key]()
        elif key in ("?", "h"):
            self.shows_help = True
        elif key in ASIDE_KEYS and self.criterion_id:
            self._aside = ASIDE_KEYS[key]
            if rest:
                self._end_aside(ASIDE_KEYS[key], rest)
        elif key.isdecimal() and 0 < int(key) <= len(self.shelf.listed):
            self.shelf.show(self.shelf.listed[int(key) - 1].citation)
        elif key.isdecimal():
            self._tell("not_listed", is_wrong=True, number=key)
        else:
            self._tell("keys", is_wrong=True, pressed=key)

    def _fill_in(self, line: str) -> None:
        wrong = self.form.take(line, self.say)
        self.said = tuple(Said(each, is_wrong=True) for each in wrong)
        if wrong:
            self._retyped = line
        elif self.step is Step.CONFIRM:
            self._check()

    def _check(self) -> None:
        """Say what is wrong with the answer as a whole before it is confirmed."""
        self._refuse(self.desk.check(self.criterion_id, self._drafted()))

    def _settle(self, beside: Draft | None) -> None:
        """Go back to the answer, with another one beside it, or none."""
        if self._now is not None:
            self._now.draft = replace(self._now.draft, enacted=beside)
            self.form, self._now = self._now, None
            self._is_settled = True
            self._check()

    def _confirm(self) -> None:
        """Write the answer; one that cannot be written stays in view with what is wrong."""
        written, value = self.criterion_id, self.draft.value
        if self._is_done(lambda: self.desk.confirm(written, self._drafted())):
            self.written.append(written)
            self._go(self._next())
            self._tell("written", title=self.title_of(written), value=self.say(f"value.{value}"))

    def _drafted(self) -> AnswerDraft:
        """Give the answer to be written; what stands beside it and was not touched stays as it was typed."""
        beside = self.draft if self.is_pending else self.now.enacted
        is_touched = self.is_pending or self._is_settled
        return replace(
            steps.said(self.now),
            on=self.today,
            enacted=steps.said(beside) if is_touched and beside is not None else None,
            keeps_enacted=not is_touched or beside is not None,
        )

    def _next(self) -> int:
        """Find the next criterion that was not answered in this session."""
        after = range(self.at + 1, len(self.route))
        return next((place for place in after if self.route[place] not in self.written), len(self.route))

    def _back(self) -> None:
        if self._aside is not None:
            self._aside = None
        elif self.criterion_id and self.form.back():
            return
        elif self._now is not None:
            self.form, self._now = self._now, None
        elif self.form.is_begun:
            self._go(self.at)
        elif self.at:
            self._go(self.at - 1)
        else:
            self._tell("first", is_wrong=True)

    def _skip(self) -> None:
        skipped = self.criterion_id
        if skipped:
            self._go(self.at + 1)
            self._tell("skipped", title=self.title_of(skipped))

    def _other_language(self) -> None:
        languages = phrase_languages()
        self.language = languages[(languages.index(self.language) + 1) % len(languages)]

    def _undo(self) -> None:
        """Take back what was written last, an answer or a note, and turn to its criterion."""
        try:
            receipt = self.desk.undo()
        except LawcheckError as error:
            self._refuse(error.problems)
            return
        if receipt is None:
            self._tell("nothing_undone", is_wrong=True)
            return
        undone = receipt.criterion_id
        answers = (receipt.reading_before.answers.get(undone), receipt.reading_after.answers.get(undone))
        if undone in self.written and answers[0] != answers[1]:
            self.written.remove(undone)
        if undone in self.route:
            self._go(self.route.index(undone))
        self._tell("undone", title=self.title_of(undone))

    def _end_aside(self, step: Step, text: str) -> None:
        """Do what is beside the answer, and go on where one was; nothing typed, nothing done."""
        self._aside = None
        match step:
            case Step.NOTE if text and self._is_done(lambda: self.desk.note(self.criterion_id, emptied(text))):
                self._tell("noted")
            case Step.FIND if text and not self.shelf.look_for(text):
                self._tell("nothing", is_wrong=True, words=text)
            case Step.OPEN if text and (wrong := self.shelf.open(text)):
                self.said = (Said(wrong, is_wrong=True),)
                self._aside, self._retyped = Step.OPEN, text
            case _:
                pass

    def _is_done(self, write: Callable[[], object]) -> bool:
        try:
            write()
        except LawcheckError as error:
            self._refuse(error.problems)
            return False
        return True

    def _refuse(self, problems: Iterable[Problem]) -> None:
        said = (f"{each.message}; {each.remedy}" if each.remedy else each.message for each in problems)
        self.said = tuple(Said(each, is_wrong=True) for each in said)

    def _tell(self, key: str, /, *, is_wrong: bool = False, **values: object) -> None:
        self.said = (*self.said, Said(self.say(f"record.said.{key}", **values), is_wrong=is_wrong))

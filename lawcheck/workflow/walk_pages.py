"""What a walk has in view, as pages and lines that both of its faces show; and how a walk is opened and closed."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from lawcheck.errors import LawcheckError, Problem, nearest
from lawcheck.model.reading import Value
from lawcheck.render.characters import harmless
from lawcheck.report import build_recording as build
from lawcheck.workflow import phrases_in
from lawcheck.workflow.recording import Walk
from lawcheck.workflow.route import Only, Order, first_of, ordered_by, route_of
from lawcheck.workflow.steps import VALUE_KEYS, Draft, Step, needs_entries

if TYPE_CHECKING:
    from lawcheck.report.document import Document
    from lawcheck.workflow.answering import Desk

_ASIDES = (("f", "find"), ("o", "open"), ("n", "note"))
_MOVES = (("b", "back"), ("s", "skip"), ("z", "undo"), ("l", "language"), ("?", "help"), ("q", "stop"))
_PAGES = (("<", "before"), (">", "after"), (".", "list"))
_EDITS = (("v", "value"), ("c", "cites"), ("w", "searched"), ("m", "see"), ("r", "reason"))
NO_SIGNS = ("", "")
Keys = Sequence[tuple[str, str]]


def open_walk(
    desk: Desk,
    language: str,
    today: str,
    *,
    order: Order = Order.THEME,
    only: Only | None = None,
    theme: str | None = None,
    start: str | None = None,
    cache_folder: Path | None = None,
) -> Walk:
    """Lay out the criteria that are asked and the texts to answer them from.

    Args:
        desk: Through which answers go to disk.
        language: In which the walk is shown.
        today: ISO date of the answers.
        order: By theme, or by the reading plan.
        only: Which criteria are asked; None asks what has no answer or a stale one, then what is undetermined.
        theme: Only the criteria of this theme.
        start: The criterion to begin with; None begins with the first that is open.
        cache_folder: Where the index of the texts is kept between runs.

    Raises:
        LawcheckError: There is no such theme, criterion or language.
    """
    from lawcheck.find.section_index import build_index
    from lawcheck.workflow.consulting import Shelf
    from lawcheck.workflow.pointing import kept_stems

    speak = partial(phrases_in, cache_folder=cache_folder)
    speak(language)
    library = desk.library
    _check("--theme", theme, library.themes)
    _check("--criterion", start, library.criteria)
    if theme and start and library.criteria[start].theme != theme:
        message = f"'{start}' is not of the theme '{theme}'"
        raise LawcheckError([Problem(path="--criterion", message=message, remedy="leave one of the two out")])
    index = build_index(desk.country, kept_stems(cache_folder))
    asked = {*desk.asked, *([start] if start else [])}
    chosen = frozenset(each for each in asked if theme in (None, library.criteria[each].theme))
    ordered = ordered_by(order, chosen, library, index, desk.country, desk.reading)
    route = route_of(ordered, desk.reading, only, start)
    at = first_of(route, desk.reading, start)
    shelf = Shelf(library, desk.country, index)
    return Walk(desk, shelf, route, at, today=today, speak=speak, language=language)


def question_page(walk: Walk) -> Document:
    """Write what is asked; at the end, what is left."""
    setting = _setting(walk)
    if walk.criterion_id:
        return build.build_question(setting, walk.criterion_id)
    left = sum(each not in setting.reading.answers for each in walk.desk.asked)
    return build.build_end(setting, left, is_empty=not walk.route)


def beside_page(walk: Walk, signs: tuple[str, str] = NO_SIGNS, *, most: int | None = None) -> Document:
    """Write what lies beside the question: the keys, an open section, or a list.

    ``signs`` stand around what matched; of a list at most ``most`` sections are shown.
    """
    setting, shelf, say = _setting(walk), walk.shelf, walk.say
    if walk.shows_help:
        return build.build_keys(setting, _help(walk))
    if shelf.opened is not None:
        return build.build_opened(setting, shelf.opened, shelf.lines(), signs)
    if shelf.looked_for:
        title = say("suggest.found", words=shelf.looked_for)
        nothing = say("suggest.nothing", words=shelf.looked_for)
        return build.build_listed(setting, title, shelf.listed, nothing=nothing, signs=signs, most=most)
    nothing = say("record.none" if setting.country.texts else "record.no_text")
    return build.build_listed(setting, say("record.suggested"), shelf.listed, nothing=nothing, signs=signs, most=most)


def form_page(walk: Walk) -> Document:
    """Write the answer as far as it is filled in."""
    draft = walk.draft
    values = {"now": walk.now.value, "enacted": draft.value} if walk.is_pending else {"value": draft.value}
    beside = None if walk.is_pending else draft.enacted
    rows: dict[str, str | Value | None] = {
        **values,
        "cites": draft.cites,
        "searched": draft.searched,
        "see": draft.see,
        "reason": draft.reason,
        "goes_further": walk.say("record.further") if draft.goes_further else "",
        **({"enacted": _beside(walk, beside)} if beside else {}),
    }
    return build.build_form(_setting(walk), rows)


def _beside(walk: Walk, draft: Draft) -> str:
    """Write on one line what the answer would be if pending texts were law."""
    parts = (walk.say(f"value.{draft.value}"), draft.cites or draft.searched, draft.reason)
    return " · ".join(each for each in parts if each)


def prompt(walk: Walk) -> str:
    """Say what is asked for now, and whether it is asked of the law as if pending texts were law."""
    if walk.is_pending and walk.step is Step.CONFIRM:
        return walk.say("record.ask.beside")
    asked = _asked(walk)
    return walk.say("record.ask.enacted", asked=asked) if walk.is_pending else asked


def _asked(walk: Walk) -> str:
    if walk.step is not Step.REASON:
        return walk.say(f"record.ask.{walk.step}")
    language = walk.desk.reading.language
    return walk.say("record.ask.reason", language=walk.say.get(f"suggest.language.{language}", language))


def line_shown(walk: Walk) -> str:
    """Give the text with which the line begins, so that it can be shown and edited: one line, what is unsafe replaced."""
    return one_line(walk.begins_with())


def line_meant(walk: Walk, line: str) -> str:
    """Take a line that was not changed for the very text with which it began."""
    begun = walk.begins_with()
    if not begun or line != one_line(begun):
        return line
    return "" if begun == walk.offered() else begun


def one_line(text: str) -> str:
    """Write a text on one line; what cannot be shown safely is replaced."""
    return " ".join(harmless(text).split())


def progress(walk: Walk) -> str:
    """Say how far the reading is: all criteria in scope, and those of this theme."""
    library, answers, say = walk.desk.library, walk.desk.reading.answers, walk.say
    asked = walk.desk.asked
    done = sum(each in answers for each in asked)
    if not walk.criterion_id:
        return say("record.totals", done=done, all=len(asked))
    theme = library.criteria[walk.criterion_id].theme
    same = [each for each in asked if library.criteria[each].theme == theme]
    title = library.themes[theme].title
    return say(
        "record.progress",
        done=done,
        all=len(asked),
        theme=title.get(walk.language) or next(iter(title.values())),
        part=sum(each in answers for each in same),
        whole=len(same),
    )


def keys(walk: Walk) -> tuple[Keys, ...]:
    """Give the keys that can be pressed now, with a word for each: those of the answer, then those of the way."""
    say = walk.say
    own: list[tuple[str, str]] = []
    match walk.step:
        case Step.VALUE:
            own = [(key, say(f"record.value_key.{value}")) for key, value in VALUE_KEYS.items()]
            own += [("k", say("record.key.keep"))] if walk.form.old else []
            own += [("-", say("record.key.none"))] if walk.is_pending else []
        case Step.CONFIRM:
            edits = [each for each in _EDITS if each[1] != "searched" or needs_entries(Step.SEARCHED, walk.draft.value)]
            own = [("y", say(f"record.key.{'done' if walk.is_pending else 'write'}"))]
            own += [("g", say("record.key.further"))] if walk.draft.value is Value.PRESENT else []
            own += [(key, say(f"record.key.{name}")) for key, name in edits]
            own += [("e", say("record.key.enacted"))] if walk.can_pend and not walk.is_pending else []
        case Step.END:
            pass
        case _:
            return ([(f"/{key}", say(f"record.key.{name}")) for key, name in (*_ASIDES[:2], *_MOVES)],)
    pages = _PAGES if walk.shelf.opened else ()
    ways = (*(_ASIDES if walk.criterion_id else ()), *pages, *_MOVES)
    return (own, [(key, say(f"record.key.{name}")) for key, name in ways])


def keys_page(walk: Walk) -> Document:
    """Write the keys, a line for each group."""
    return build.build_key_lines(_setting(walk), [group for group in keys(walk) if group])


def closing(walk: Walk, command: Sequence[str], assess: Sequence[str], path: str) -> list[str]:
    """Say where one stopped, what was written, and how to go on.

    ``command`` is what was typed to begin, without a criterion to begin with; ``assess`` shows the findings; ``path`` is
    the file of the reading.
    """
    say, desk = walk.say, walk.desk
    lines = [each.text for each in walk.said if walk.is_stopped]
    if walk.criterion_id:
        lines.append(say("record.stopped", title=walk.title_of(walk.criterion_id), id=walk.criterion_id))
    else:
        lines.append(say("record.finished"))
    done = sum(each in desk.reading.answers for each in desk.asked)
    lines.append(say("record.session", n=len(walk.written), path=path))
    lines.append(say("record.totals", done=done, all=len(desk.asked)))
    if walk.criterion_id:
        lines.append(say("record.next", command=shlex.join(command)))
    else:
        lines.append(say("record.assess", command=shlex.join(assess)))
    return lines


def _setting(walk: Walk) -> build.Setting:
    return build.Setting(walk.desk.library, walk.say, walk.desk.country, walk.desk.reading)


def _help(walk: Walk) -> Mapping[str, Keys]:
    say = walk.say
    values = [(key, say(f"record.help.value.{value}")) for key, value in VALUE_KEYS.items()]
    edits = " ".join(key for key, _ in _EDITS)
    return {
        "values": [*values, ("k", say("record.help.keep"))],
        "answer": [
            ("y", say("record.help.write")),
            ("g", say("record.help.further")),
            (edits, say("record.help.edit")),
            ("e", say("record.help.enacted")),
        ],
        "walk": [(key, say(f"record.help.{name}")) for key, name in (*_ASIDES, *_MOVES)],
    }


def _check(option: str, name: str | None, known: Mapping[str, object]) -> None:
    if name is not None and name not in known:
        remedy = nearest(name, known) or "see: lawcheck list"
        raise LawcheckError([Problem(path=option, message=f"there is no '{name}'", remedy=remedy)])

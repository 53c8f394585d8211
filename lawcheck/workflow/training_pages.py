"""The pages of a training country that is made: profile, handout, facilitator's notes, in every language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from lawcheck.model.training import NAMES, Difficulty
from lawcheck.report.phrases import Phrases
from lawcheck.report.wording import Wording
from lawcheck.training.handing import bullets, reading_minutes, rows, table, timetable
from lawcheck.training.planting import Filling

if TYPE_CHECKING:
    from lawcheck.model.library import Library
    from lawcheck.model.localized import Localized
    from lawcheck.model.planting import Base, Data, NewCountry
    from lawcheck.model.scoring import Size


class Facts(NamedTuple):
    """What the pages name beside the law."""

    folder: str  # as commands name it
    level: Difficulty
    minutes: int
    size: Size


def pages(base: Base, made: NewCountry, about: Facts, library: Library, said: Mapping[str, Phrases]) -> dict[str, str]:
    """Fill the pages of the base, by file name: the page in the language of the law is the one whose name has no language."""
    parts = {language: _parts(made, base, about, Wording(phrases, library)) for language, phrases in said.items()}
    plain = next(iter(parts))
    filled = Filling(made.name)
    written = {}
    for name, page in base.pages.items():
        language = next((each for each in parts if name.endswith(f".{each}.md")), plain)
        text = filled.text(page)
        for mark, part in parts[language].items():
            text = text.replace(f"{{{mark}}}", part)
        written[_file_name(name, language, made.language, base)] = text
    return written


def _file_name(name: str, language: str, law: str, base: Base) -> str:
    title = name.removesuffix(".md").removesuffix(f".{language}")
    has_twins = any(each.startswith(f"{title}.") and each != f"{title}.md" for each in base.pages)
    return f"{title}.md" if language == law or not has_twins else f"{title}.{language}.md"


def _parts(made: NewCountry, base: Base, about: Facts, wording: Wording) -> Mapping[str, str]:
    say, texts = wording.say, made.texts
    return {
        "folder": about.folder,
        "other": next(each for each in wording.library.languages if each != made.language),
        "level": say(f"training.level.{about.level}"),
        "minutes": str(about.minutes),
        "reading": str(reading_minutes(about.minutes)),
        "criteria": str(about.size.criteria),
        "count": str(about.size.texts),
        "law_as_at": wording.date(base.law_as_at),
        "example": f"{texts[0].id} 3(2)(a)",
        "facts": bullets(wording.text(each) for each in made.facts),
        "texts": rows((wording.text(each.entry["title"]), each.entry["citation"], f"`{each.id}`") for each in texts),
        "themes": _themes(made, base.scope["themes"], wording),
        "timetable": rows(
            (f"{start}-{end}", say(f"training.made.steps.{step}")) for step, start, end in timetable(about.minutes)
        ),
        "gaps": _gaps(made, wording),
    }


def _themes(made: NewCountry, first: Sequence[str], wording: Wording) -> str:
    """Count the questions by theme: those that the scope names, then what comes with them."""
    counted = Counter(wording.library.criteria[each].theme for each in made.answers)
    order = [*first, *(each for each in wording.library.themes if each not in first)]
    titles = {each: wording.text(wording.library.themes[each].title) for each in order}
    return rows((titles[each], str(counted[each])) for each in order if counted[each])


def _gaps(made: NewCountry, wording: Wording) -> str:
    if not made.planted:
        return wording.say("training.made.none")
    columns = tuple(wording.say(f"training.made.gap_columns.{each}") for each in ("gap", "where", "key", "lesson"))
    return table(columns, (_gap(each, made, wording) for each in made.planted))


def _gap(planted: Data, made: NewCountry, wording: Wording) -> tuple[str, ...]:
    gap = planted["gap"]
    note: Localized = planted["note"]
    values = (_value(each, made, wording) for each in planted["criteria"])
    return (
        f"{gap} `{NAMES[gap]}`{wording.say('colon')}{wording.text(note)}",
        ", ".join(f"`{each}`" for each in planted["where"]),
        wording.say("list.between").join(values),
        wording.say(f"training.lesson.{gap}"),
    )


def _value(criterion_id: str, made: NewCountry, wording: Wording) -> str:
    answer = made.answers[criterion_id]
    word = wording.say(f"value.{answer['value']}")
    if enacted := answer.get("enacted"):
        word = wording.say("summary.pending_item", now=word, enacted=wording.say(f"value.{enacted['value']}"))
    return f"`{criterion_id}` {word}"

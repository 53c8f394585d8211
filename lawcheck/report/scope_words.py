"""What an assessment covers, in words; what lies outside is said once and never dropped in silence."""

from __future__ import annotations

from lawcheck.model.finding import Assessment, Result, Scenario
from lawcheck.model.library import Source
from lawcheck.model.scope import Scope, names
from lawcheck.report.wording import Wording


def scope_named(wording: Wording, scope: Scope) -> str:
    """Name the instruments, themes and provisions covered; empty where all of the library is."""
    say, library = wording.say, wording.library
    titles = wording.listed(wording.text(library.instruments[each].short_title) for each in scope.instruments)
    themes = wording.listed(wording.text(library.themes[each].title) for each in scope.themes)
    places = say("list.between").join(_place(wording, each) for each in scope.provisions)
    parts = (
        titles,
        say("scope.themes", themes=themes) if themes else "",
        say("scope.provisions", provisions=places) if places else "",
    )
    return say("list.between").join(each for each in parts if each)


def _place(wording: Wording, entry: str) -> str:
    """Name a provision, an article, or a part of one by the first of its provisions."""
    first = next(each for each in wording.library.provisions.values() if names(entry, each.id))
    is_article = entry == f"{first.instrument_id}.{first.article}"
    return wording.source(Source(first.instrument_id, first.article if is_article else first.cite))


def outside_sentence(wording: Wording, assessment: Assessment) -> str:
    """Say how many provisions of the library lie outside the scope; empty where none does."""
    found = assessment.findings[Scenario.NOW].values()
    number = sum(each.result is Result.OUT_OF_SCOPE for each in found)
    return wording.say("scope.outside", n=number) if number else ""

"""What an assessment covers, in words; what lies outside is said once and never dropped in silence."""

from __future__ import annotations

from lawcheck.model.finding import Assessment, Result, Scenario
from lawcheck.model.scope import Scope
from lawcheck.report.wording import Wording


def scope_named(wording: Wording, scope: Scope) -> str:
    """Name the instruments and themes covered; empty where all of the library is."""
    say, library = wording.say, wording.library
    titles = wording.listed(wording.text(library.instruments[each].short_title) for each in scope.instruments)
    themes = wording.listed(wording.text(library.themes[each].title) for each in scope.themes)
    parts = (titles, say("scope.themes", themes=themes) if themes else "")
    return say("list.between").join(each for each in parts if each)


def outside_sentence(wording: Wording, assessment: Assessment) -> str:
    """Say how many provisions of the library lie outside the scope; empty where none does."""
    found = assessment.findings[Scenario.NOW].values()
    number = sum(each.result is Result.OUT_OF_SCOPE for each in found)
    return wording.say("scope.outside", n=number) if number else ""

"""``lawcheck train score``, ``agree`` and ``debrief``: what the groups found, how far they agree, and the plenary."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from lawcheck.cli.common import FolderArg, LanguageOpt, LibraryOpt, shown_problems
from lawcheck.cli.train_common import JsonOpt, LargeOpt, OutputOpt, ResultsOpt, open_room, show_json, show_or_write
from lawcheck.cli.train_objections import IdOpt
from lawcheck.workflow import training_data, training_scores

ForceOpt = Annotated[bool, typer.Option("--force", help="Write over a file that is there.")]


class MapBy(StrEnum):
    """What the rows of the map for the plenary are."""

    PROVISION = "provision"
    QUESTION = "question"


def score(
    folder: FolderArg,
    with_objections: Annotated[
        bool, typer.Option("--with-objections", help="Count recorded objections as right, and say so.")
    ] = False,
    objection: IdOpt = None,
    total: Annotated[bool, typer.Option("--total", help="Add up points, for a prize.")] = False,
    output: OutputOpt = None,
    results: ResultsOpt = None,
    lang: LanguageOpt = "en",
    library: LibraryOpt = None,
    force: ForceOpt = False,
    json: JsonOpt = False,
) -> None:
    """Show what each group found.

    Gaps, false alarms, values, citations, levels and reasons, side by side.
    """
    if with_objections and objection:
        raise typer.BadParameter("it is among those of --with-objections", param_hint="--objection")
    with shown_problems():
        room = open_room(folder, lang, library, results)
        scored = training_scores.scored(room, all_objections=with_objections, objection_ids=objection or ())
        if json:
            show_json(training_data.scores_json(room, scored, has_total=total), output)
        else:
            show_or_write(training_scores.scores_page(room, scored, has_total=total), output, force=force)


def agree(
    folder: FolderArg,
    output: OutputOpt = None,
    results: ResultsOpt = None,
    lang: LanguageOpt = "en",
    library: LibraryOpt = None,
    force: ForceOpt = False,
    json: JsonOpt = False,
) -> None:
    """Show how far the groups agree.

    In per cent, by Krippendorff's alpha, and why they differ.
    """
    with shown_problems():
        room = open_room(folder, lang, library, results)
        if json:
            show_json(training_data.agreement_json(room), output)
        else:
            show_or_write(training_scores.agreement_page(room), output, force=force)


def debrief(
    folder: FolderArg,
    by: Annotated[MapBy, typer.Option("--by", help="What the rows of the map are.")] = MapBy.PROVISION,
    with_key: Annotated[bool, typer.Option("--with-key", help="Show the key beside the groups.")] = False,
    output: OutputOpt = None,
    large: LargeOpt = False,
    results: ResultsOpt = None,
    lang: LanguageOpt = "en",
    library: LibraryOpt = None,
    force: ForceOpt = False,
    json: JsonOpt = False,
) -> None:
    """Show the page for the plenary.

    What the groups' answers lead to, and the three questions that divide most.
    """
    with shown_problems():
        room = open_room(folder, lang, library, results)
        shown = training_scores.plenary(room, by_question=by is MapBy.QUESTION and not json, shows_key=with_key)
        if json:
            show_json(training_data.debrief_json(room, shown), output)
        else:
            page = training_scores.debrief_page(room, shown, is_on_paper=output is not None)
            show_or_write(page, output, large=large, force=force)

"""``lawcheck train object``: objections to the key, recorded, listed, accepted for good or refused."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from lawcheck import workflow
from lawcheck.cli.common import FolderArg, LanguageOpt, LibraryOpt, shown_problems
from lawcheck.cli.train_common import ValueName, open_room
from lawcheck.model.training import KEY_FILE, OBJECTIONS_FILE
from lawcheck.workflow import training_objections

if TYPE_CHECKING:
    from lawcheck.workflow.training import Room

IdOpt = Annotated[
    list[str] | None,
    typer.Option("--objection", metavar="ID", help="Count this one; may be repeated.", show_default=False),
]


def object_(
    folder: FolderArg,
    criterion: Annotated[
        str | None, typer.Argument(metavar="CRITERION", help="The question.", show_default=False)
    ] = None,
    value: Annotated[
        ValueName | None, typer.Option("--value", help="The answer held to be right.", show_default=False)
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="GROUP", help="The group that objects.", show_default=False)
    ] = None,
    reason: Annotated[str | None, typer.Option("--reason", help="Why.", show_default=False)] = None,
    listed: Annotated[bool, typer.Option("--list", help="List the objections.")] = False,
    accept: Annotated[
        str | None, typer.Option("--accept", metavar="ID", help="Write it into the key.", show_default=False)
    ] = None,
    refuse: Annotated[
        str | None, typer.Option("--refuse", metavar="ID", help="Keep it, and count it no longer.", show_default=False)
    ] = None,
    because: Annotated[str | None, typer.Option("--because", help="Why it is refused.", show_default=False)] = None,
    lang: LanguageOpt = "en",
    library: LibraryOpt = None,
) -> None:
    """Record an objection to the key, or decide on one.

    It proposes an answer that is right as well; the key stays as it is until it is accepted.
    """
    _one_thing(criterion=criterion, list=listed, accept=accept, refuse=refuse)
    today = date.today().isoformat()  # noqa: DTZ011 - the user's own day
    with shown_problems():
        room = open_room(folder, lang, library)
        if listed:
            workflow.show_document(training_objections.list_page(room), sys.stdout)
        elif accept is not None:
            _accept(room, accept, today)
        elif refuse is not None:
            _refuse(room, refuse, _needed(because, "--because"), lang, today)
        else:
            texts = (_needed(by, "--by"), _needed(reason, "--reason"), lang)
            raised = training_objections.Raised(criterion or "", _needed(value, "--value"), *texts)
            _record(room, raised, today)


def _record(room: Room, raised: training_objections.Raised, today: str) -> None:
    path, said = training_objections.record(room, raised, today)
    typer.echo(f"{path}: {said.id} recorded, '{said.value}' for {said.criterion_id} by {said.by}")
    typer.echo(f"Next: lawcheck train score {room.folder} --objection {said.id}")


def _accept(room: Room, objection_id: str, today: str) -> None:
    said = training_objections.accept(room, objection_id, today)
    typer.echo(f"{room.folder / KEY_FILE}: accepts '{said.value}' for {said.criterion_id}")
    typer.echo(f"{room.folder / OBJECTIONS_FILE}: {said.id} accepted")
    after = f"The next version of this pack should bear a new version number: version in {KEY_FILE}"
    typer.echo(f"{after}, now {room.key.version}.")


def _refuse(room: Room, objection_id: str, because: str, lang: str, today: str) -> None:
    said = training_objections.refuse(room, objection_id, because, lang, today)
    typer.echo(f"{room.folder / OBJECTIONS_FILE}: {said.id} refused; it stays there and is not counted")


def _one_thing(**asked: object) -> None:
    given = [name for name, each in asked.items() if each]
    if len(given) > 1:
        shown = ", ".join("a criterion" if each == "criterion" else f"--{each}" for each in given)
        raise typer.BadParameter(f"one thing at a time: {shown}")
    if not given:
        raise typer.BadParameter("name the question, or give --list, --accept or --refuse", param_hint="CRITERION")


def _needed(value: str | None, option: str) -> str:
    if value is None:
        raise typer.BadParameter(f"it is missing; add {option} and what it is", param_hint=option)
    return value

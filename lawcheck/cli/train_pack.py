"""``lawcheck train pack`` and ``unseal``: the country for participants, and the key that goes with it sealed."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Annotated

import typer

from lawcheck.cli.common import FolderArg, LibraryOpt, shown_problems
from lawcheck.cli.train_common import open_room, warn_of_changes
from lawcheck.training.sealing import SALT_BYTES
from lawcheck.workflow import training_pack

_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"
_WORDS, _SYLLABLES = 5, 2  # 61 bits

PassphraseOpt = Annotated[
    str | None,
    typer.Option("--passphrase", envvar="LAWCHECK_PASSPHRASE", help="Opens the key again.", show_default=False),
]


def pack(
    folder: FolderArg,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="The new folder.", show_default=False)],
    passphrase: PassphraseOpt = None,
    library: LibraryOpt = None,
) -> None:
    """Write the folder for participants.

    The country without its key, which goes with it sealed.
    """
    own = passphrase is None
    chosen = _spoken() if passphrase is None else passphrase
    if not chosen.strip():
        raise typer.BadParameter("it is empty", param_hint="--passphrase")
    with shown_problems():
        packed = training_pack.pack(open_room(folder, "en", library), output, chosen, secrets.token_bytes(SALT_BYTES))
    typer.echo(f"{packed.folder}: written, {len(packed.files)} files, {packed.edition.shown}")
    if own:
        typer.echo(f"The passphrase is shown this once: {chosen}")


def unseal(
    folder: FolderArg,
    passphrase: PassphraseOpt = None,
    library: LibraryOpt = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a key that is open already.")] = False,
) -> None:
    """Open a sealed key with its passphrase.

    What was changed in the folder since it was made is named.
    """
    given = typer.prompt("Passphrase", hide_input=True) if passphrase is None else passphrase
    with shown_problems():
        path = training_pack.unseal_key(folder, given, replace=force)
        typer.echo(f"{path}: the key is open")
        warn_of_changes(folder, library)


def _spoken() -> str:
    """Make a passphrase that can be read out: kobu-tare-mino-lasu-peda."""
    words = (
        "".join(secrets.choice(_CONSONANTS) + secrets.choice(_VOWELS) for _ in range(_SYLLABLES)) for _ in range(_WORDS)
    )
    return "-".join(words)

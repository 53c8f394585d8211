"""The staircase: files, model, findings, document, bytes. For the command line and for users of Python."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lawcheck.errors import LawcheckError, Problem
from lawcheck.findings.derive import derive_assessment
from lawcheck.findings.override import OverrideError
from lawcheck.load.content import content_folder
from lawcheck.load.country import choose_reading, load_country
from lawcheck.load.library import load_library
from lawcheck.model.finding import Assessment
from lawcheck.model.library import Library


def open_library(extra: Sequence[Path] = (), cache_folder: Path | None = None) -> Library:
    """Load the shipped library, and a user's own folders with it.

    Raises:
        LawcheckError: With every problem of every file.
    """
    return load_library([content_folder("model_law"), *extra], cache_folder)


def assess(
    folder: Path,
    *,
    reading: str | None = None,
    extra_libraries: Sequence[Path] = (),
    cache_folder: Path | None = None,
) -> Assessment:
    """Derive the findings of a country folder.

    Args:
        folder: A folder with ``country.yaml``, ``statutes/`` and ``readings/``.
        reading: The name of the reading; None takes ``agreed``, else ``first``, else the only one.
        extra_libraries: Folders of a user's own instruments.
        cache_folder: Where checked data are kept between runs; None keeps nothing.

    Raises:
        LawcheckError: With every problem that was found.
    """
    library = open_library(extra_libraries, cache_folder)
    loaded = load_country(folder, library, cache_folder)
    chosen, others = choose_reading(loaded, folder, reading)
    try:
        return derive_assessment(library, loaded.country, chosen, others)
    except OverrideError as error:
        path = str(folder / "readings" / f"{chosen.name}.yaml")
        message = f"overrides: {error.provision_id}: {error}"
        raise LawcheckError([Problem(path=path, message=message)]) from None

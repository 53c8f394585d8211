"""The training room: a fictional country with its key, opened once.

>>> from pathlib import Path
>>> room = Room(Path("examples/pellorane"), "en")
>>> page = room.reveal(["definition.means.vulnerability"])
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from lawcheck.errors import LawcheckError, Problem, nearest
from lawcheck.load.content import content_folder
from lawcheck.load.country import CountryFolder, load_country
from lawcheck.load.training_key import load_key, load_objections
from lawcheck.load.training_results import load_results
from lawcheck.model.country import Country
from lawcheck.model.library import Library
from lawcheck.model.training import KEY_FILE, OBJECTIONS_FILE, RESULTS_FOLDER, Key, Objection, Sheet
from lawcheck.report.phrases import Phrases
from lawcheck.workflow import open_library, phrases_in

if TYPE_CHECKING:
    from lawcheck.report.document import Document


class Room:
    """A training country that is open for the trainer."""

    def __init__(
        self,
        folder: Path,
        language: str,
        *,
        extra_libraries: Sequence[Path] = (),
        cache_folder: Path | None = None,
        results: Path | None = None,
    ) -> None:
        """Load the folder with its key.

        Args:
            folder: The country folder.
            language: Of the pages.
            extra_libraries: As for ``assess``.
            cache_folder: As for ``assess``.
            results: Where the groups' sheets are kept; by default ``results/`` of the folder.

        Raises:
            LawcheckError: There is no such language, or the folder or its key has a problem.
        """
        self.folder = folder
        self.results = results or folder / RESULTS_FOLDER
        self.library: Library = open_library(extra_libraries, cache_folder)
        self.phrases: Phrases = phrases_in(language, cache_folder)
        loaded: CountryFolder = load_country(folder, self.library, cache_folder, needs_reading=False)
        self.country: Country = loaded.country
        self.key: Key = load_key(folder, self.country, self.library)

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """The groups' sheets.

        Raises:
            LawcheckError: Nothing was collected, or a file of it has a problem.
        """
        return load_results(self.results, self.country, self.library)

    def sheets_if_any(self) -> tuple[Sheet, ...]:
        """Give the groups' sheets, none where nothing was collected yet."""
        return load_results(self.results, self.country, self.library, needs_some=False)

    @cached_property
    def objections(self) -> tuple[Objection, ...]:
        """The objections to the key that were recorded."""
        return load_objections(self.folder, self.key)

    def require(self, criterion_id: str, option: str) -> None:
        """Refuse a question that the key does not answer.

        Raises:
            LawcheckError: It does not; names the nearest.
        """
        if criterion_id not in self.key.answers:
            message = f"the key has no answer to '{criterion_id}'"
            raise LawcheckError([Problem(path=option, message=message, remedy=nearest(criterion_id, self.key.answers))])

    def reveal(self, criterion_ids: Sequence[str]) -> Document:
        """Open the key to some questions, with what the groups answered.

        Raises:
            LawcheckError: The key does not answer one of them.
        """
        from lawcheck.report.build_reveal import build_reveal

        for each in criterion_ids:
            self.require(each, "--unit")
        sheets = self.sheets_if_any()
        return build_reveal(self.library, self.phrases, self.country, self.key, criterion_ids, sheets, self.objections)


class Verified(NamedTuple):
    """Whether a training country is ready."""

    page: Document
    is_ready: bool


def verify(room: Room) -> Verified:
    """Look for everything that would go wrong on the day."""
    from lawcheck.report.build_training import build_verification
    from lawcheck.training.verifying import level_of, size_of, verify
    from lawcheck.workflow.training_names import name_faults

    faults = (*name_faults(room.country), *verify(room.key, room.country, room.library))
    size = size_of(room.key, room.country)
    page = build_verification(room.library, room.phrases, room.country, room.key, size, level_of(size), faults)
    return Verified(page, all(each.is_warning for each in faults))


def list_page(folders: Sequence[Path], language: str, *, cache_folder: Path | None = None) -> Document:
    """List the training countries that are shipped, and those in further folders."""
    from lawcheck.report.build_training import Listed, build_list

    library = open_library((), cache_folder)
    phrases = phrases_in(language, cache_folder)
    places = [*sorted(content_folder("examples").glob(f"*/{KEY_FILE}")), *(each / KEY_FILE for each in folders)]
    listed = []
    for path in dict.fromkeys(places):
        profile, key = _data(path.parent / "country.yaml", "country"), _data(path, "key")
        title = profile.get("title", profile["country"]["name"])
        shown = path.parent.name if path.parent not in folders else str(path.parent)
        text = title.get(language) or next(iter(title.values()))
        listed.append(Listed(shown, text, key["language"], key["level"], key["minutes"], len(key["gaps"])))
    return build_list(library, phrases, listed)


def _data(path: Path, kind: str) -> Any:
    from lawcheck.load.files import YamlFile, read_group

    return read_group([YamlFile(path, str(path), kind)], None, with_positions=True).texts[0].data


def object_to(
    room: Room, criterion_id: str, value: str, by: str, reason: str, language: str, day: str
) -> tuple[Path, Objection]:
    """Record an objection as a proposed alternative; the key stays as it is.

    Raises:
        LawcheckError: The key does not answer the question or accepts this answer already, it was recorded before, or
            nobody objects or gives a reason.
    """
    from lawcheck.model.reading import Value
    from lawcheck.store.training import add_objection

    room.require(criterion_id, "CRITERION")
    empty = [name for name, text in (("--by", by), ("--reason", reason)) if not text.strip()]
    if empty:
        raise LawcheckError(Problem(path=each, message="it is empty; nothing was written") for each in empty)
    given = Value(value)
    path = room.folder / OBJECTIONS_FILE
    if given in room.key.right_values(criterion_id):
        raise LawcheckError([Problem(path=criterion_id, message=f"the key accepts '{given}' already")])
    if any((each.criterion_id, each.value, each.by) == (criterion_id, given, by) for each in room.objections):
        raise LawcheckError([Problem(path=str(path), message=f"{by} has objected so already; nothing was written")])
    objection = Objection(criterion_id=criterion_id, value=given, by=by, reason={language: reason}, on=day)
    add_objection(path, objection)
    return path, objection

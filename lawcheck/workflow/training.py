"""The training room: a fictional country with its key, opened once.

>>> from pathlib import Path
>>> room = Room(Path("examples/pellorane"), "en")
>>> page = room.reveal(["definition.means.vulnerability"])
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from lawcheck.errors import LawcheckError, Problem, nearest
from lawcheck.load.content import content_folder
from lawcheck.load.country import CountryFolder, load_country
from lawcheck.load.training_key import load_key, load_objections
from lawcheck.load.training_pack import pack_print, questions_print
from lawcheck.load.training_results import load_results
from lawcheck.model.country import Country
from lawcheck.model.library import Level, Library, Provision
from lawcheck.model.pack import Edition
from lawcheck.model.training import KEY_FILE, RESULTS_FOLDER, Key, Objection, Sheet
from lawcheck.report.phrases import Phrases
from lawcheck.workflow import open_library, phrases_in

if TYPE_CHECKING:
    from lawcheck.report.build_training import Listed
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
        self.cache_folder = cache_folder
        self.results = results or folder / RESULTS_FOLDER
        self.library: Library = open_library(extra_libraries, cache_folder)
        self.phrases: Phrases = phrases_in(language, cache_folder)
        loaded: CountryFolder = load_country(folder, self.library, cache_folder, needs_reading=False)
        self.key: Key = load_key(folder, loaded.country, self.library)
        self.country: Country = self.key.exercise(loaded.country)  # what participants get, and no more

    @cached_property
    def edition(self) -> Edition:
        """The version of the country, the fingerprint of its exercise and the Model Law behind its key."""
        questions = questions_print(self.key.answers)
        return Edition(self.key.version, pack_print(self.folder, self.country, questions), self.key.edition)

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

    def levels_of(self, criterion_ids: Sequence[str]) -> dict[str, Mapping[Level, tuple[Provision, ...]]]:
        """Give the right levels of some questions, with the provisions behind them.

        Raises:
            LawcheckError: The key does not answer one of them.
        """
        from lawcheck.training.levels import level_provisions

        for each in criterion_ids:
            self.require(each, "--unit")
        return {each: level_provisions(self.library, self.country, each) for each in criterion_ids}

    def reveal(self, criterion_ids: Sequence[str]) -> Document:
        """Open the key to some questions, with what the groups answered.

        Raises:
            LawcheckError: The key does not answer one of them.
        """
        from lawcheck.report.build_reveal import build_reveal

        levels = self.levels_of(criterion_ids)
        sheets = self.sheets_if_any()
        return build_reveal(
            self.library, self.phrases, self.country, self.key, criterion_ids, sheets, self.objections, levels
        )


def exercise_of(folder: Path, country: Country, library: Library) -> Country:
    """Narrow a country to its exercise; a folder whose key is not open is as wide as its participants' folder.

    Raises:
        LawcheckError: The key has a problem.
    """
    return load_key(folder, country, library).exercise(country) if (folder / KEY_FILE).is_file() else country


class Verified(NamedTuple):
    """Whether a training country is ready, or a pack as it was made."""

    page: Document
    is_ready: bool
    data: Mapping[str, Any]  # the same for scripts


def verify(room: Room) -> Verified:
    """Look for everything that would go wrong on the day."""
    from lawcheck.report.build_training import build_verification
    from lawcheck.report.training_data import faults_data, key_data
    from lawcheck.training.verifying import level_of, size_of, verify
    from lawcheck.workflow.training_names import name_faults
    from lawcheck.workflow.training_pack import faults_of_pack

    faults = (
        *name_faults(room.country),
        *verify(room.key, room.country, room.library),
        *faults_of_pack(room.folder, room.library),
    )
    size = size_of(room.key, room.country)
    level = level_of(size)
    page = build_verification(room.library, room.phrases, room.country, room.key, size, level, faults)
    found = faults_data(room.library, room.phrases, faults)
    return Verified(page, found["ready"], {**found, **key_data(room.key, room.edition, size, level)})


def listed(folders: Sequence[Path]) -> list[Listed]:
    """Look up the training countries that are shipped, and those in further folders.

    Raises:
        LawcheckError: One of the folders is no training country.
    """
    from lawcheck.report.build_training import Listed

    places = [*sorted(content_folder("examples").glob(f"*/{KEY_FILE}")), *(each / KEY_FILE for each in folders)]
    found = []
    for path in dict.fromkeys(places):
        profile, key = _data(path.parent / "country.yaml", "country"), _data(path, "key")
        name = profile["country"]["name"]
        shown = path.parent.name if path.parent not in folders else str(path.parent)
        same = {name: key[name] for name in ("language", "level", "minutes", "version", "edition", "licence", "goals")}
        found.append(Listed(folder=shown, name=name, title=profile.get("title", name), gaps=len(key["gaps"]), **same))
    return found


def list_as_data(folders: Sequence[Path]) -> Mapping[str, Any]:
    """Give the same as ``list_page`` for scripts.

    Raises:
        LawcheckError: One of the folders is no training country.
    """
    from lawcheck.report.training_data import list_data

    return list_data(listed(folders))


def list_page(folders: Sequence[Path], language: str, *, cache_folder: Path | None = None) -> Document:
    """List the training countries that are shipped, and those in further folders.

    Raises:
        LawcheckError: One of the folders is no training country, or there is no such language.
    """
    from lawcheck.report.build_training import build_list

    return build_list(open_library((), cache_folder), phrases_in(language, cache_folder), listed(folders))


def _data(path: Path, kind: str) -> Any:
    from lawcheck.load.files import YamlFile, read_group

    return read_group([YamlFile(path, str(path), kind)], None, with_positions=True).texts[0].data

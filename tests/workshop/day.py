"""A workshop day, step by step, as docs/training/README.md has it: every step is the command that a trainer types."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lawcheck import workflow
from lawcheck.load.country import load_country
from lawcheck.load.training_key import load_key
from lawcheck.model.training import Key
from lawcheck.workflow.collecting import Tray
from tests.workshop.filling import OFFICE, fill_excel, fill_word, saved_by_libreoffice
from tests.workshop.habits import HABITS, careful

EXCEL = ("group-2", "group-4")  # they work in Excel
OFFICE_USERS = ("group-3", "group-5")  # they work in LibreOffice, where there is one
FRENCH = "group-8"  # its sheet is in another language than the course
DAMAGED = "group-7"  # its file breaks off


@dataclass(frozen=True)
class Said:
    """What a command printed."""

    code: int
    out: str
    err: str


Run = Callable[[Sequence[str]], Said]


@dataclass
class Day:
    """A workshop on one country in a scratch folder."""

    country: str
    scratch: Path
    run: Run
    seconds: dict[str, float] = field(default_factory=dict)
    said: dict[str, Said] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        return self.scratch / self.country

    @property
    def returned(self) -> Path:
        return self.scratch / "returned"

    def step(self, name: str, *words: object) -> Said:
        """Type a command."""
        began = time.perf_counter()
        self.said[name] = said = self.run(["lawcheck", *map(str, words)])
        self.seconds[name] = time.perf_counter() - began
        return said

    def before(self) -> None:
        """The day before: the country is checked, packed and asked about."""
        self.step("copy", "examples", "copy", self.country, self.folder)
        self.step("verify", "train", "verify", self.folder)
        self.step(
            "pack", "train", "pack", self.folder, "-o", self.scratch / "participants", "--passphrase", "a long one"
        )
        self.sheets("worksheet", "sheets")
        self.sheets("worksheet, Excel", "sheets", "--excel")
        self.sheets("worksheet, French", "french", "--lang", "fr")

    def sheets(self, step: str, to: str, *options: str) -> None:
        """Write worksheets for eight groups."""
        plan = ("--groups", "8", "--minutes", "60", "--seed", "7")
        self.step(step, "train", "worksheet", self.folder, *plan, "-o", self.scratch / to, *options)

    def groups_work(self, *, uses_office: bool = True) -> None:
        """Six groups fill in their sheets in six ways; one file breaks off, one sheet is in another language."""
        self.returned.mkdir()
        key, asked = self.key(), self.asked()
        for group, habit in HABITS.items():
            ending, fill = (".xlsx", fill_excel) if group in EXCEL else (".docx", fill_word)
            file = fill(
                self.scratch / "sheets" / f"{group}{ending}", self.returned / f"{group}{ending}", habit(key, asked)
            )
            if uses_office and OFFICE and group in OFFICE_USERS:
                saved_by_libreoffice(file, self.scratch)
        whole = (self.scratch / "sheets" / f"{DAMAGED}.docx").read_bytes()
        (self.returned / f"{DAMAGED}.docx").write_bytes(whole[: len(whole) // 2])
        in_french = {each: said._replace(value=FRENCH_WORDS[said.value]) for each, said in careful(key, asked).items()}
        fill_word(self.scratch / "french" / f"{FRENCH}.docx", self.returned / f"{FRENCH}.docx", in_french)

    def plenary(self, objections: Sequence[tuple[str, str, str, str]]) -> None:
        """The answers come in, are scored and argued about; two objections are made, and the scores counted again."""
        self.step("collect", "train", "collect", self.folder, *sorted(self.returned.iterdir()))
        self.step("score", "train", "score", self.folder)
        self.step("agree", "train", "agree", self.folder)
        self.step("debrief, large", "train", "debrief", self.folder, "--large")
        self.step("debrief, Word", "train", "debrief", self.folder, "-o", self.scratch / "debrief.docx")
        unit = objections[0][0]
        self.step("reveal", "train", "reveal", self.folder, "--unit", unit)
        for number, (criterion, value, by, reason) in enumerate(objections, 1):
            said = ("--value", value, "--by", by, "--reason", reason)
            self.step(f"object {number}", "train", "object", self.folder, criterion, *said)
        self.step("score again", "train", "score", self.folder, "--with-objections")

    def key(self) -> Key:
        """The country's key, open."""
        library = workflow.open_library()
        country = load_country(self.folder, library, needs_reading=False).country
        return load_key(self.folder, country, library)

    def asked(self) -> tuple[str, ...]:
        """What the worksheets ask."""
        return Tray(self.folder).read(self.scratch / "sheets" / "group-1.docx").asked


FRENCH_WORDS = {
    "present": "présence",
    "partial": "présence partielle",
    "absent": "absence",
    "conflict": "contradiction",
    "undetermined": "à déterminer",
    "not-applicable": "sans objet",
}

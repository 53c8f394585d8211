"""What an assessment covers. What lies outside is said to be outside: it is neither open nor met."""

from __future__ import annotations

from dataclasses import dataclass

from lawcheck.model.library import Level, Library, Provision


@dataclass(frozen=True, slots=True)
class Scope:
    """Instruments, themes and provisions; an empty part narrows nothing."""

    instruments: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()  # or articles: "protocol.3" is all of it

    @property
    def is_whole(self) -> bool:
        """Say whether everything in the library is covered."""
        return not (self.instruments or self.themes or self.provisions)

    def takes(self, provision: Provision, library: Library) -> bool:
        """Say whether a provision is covered: by its instrument, its name, and the theme of one of its criteria at least."""
        if self.instruments and provision.instrument_id not in self.instruments:
            return False
        if self.provisions and not any(names(each, provision.id) for each in self.provisions):
            return False
        if not self.themes or provision.level is Level.RECORD:
            return True
        return any(library.criteria[each].theme in self.themes for each in provision.criterion_ids)

    def criteria(self, library: Library) -> tuple[str, ...]:
        """Name the criteria that the findings in scope ask, and the good practice beside them, as the library has them."""
        if self.is_whole:
            return tuple(library.criteria)
        covered = [each for each in library.provisions.values() if self.takes(each, library)]
        asked = {criterion for each in covered for criterion in (*each.criterion_ids, *each.practice)}
        return tuple(each for each in library.criteria if each in asked)


def names(entry: str, provision_id: str) -> bool:
    """Say whether an entry is the provision, or an article that it belongs to."""
    return provision_id == entry or provision_id.startswith(f"{entry}.")


WHOLE = Scope()  # everything in the library

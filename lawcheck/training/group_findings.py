"""What the groups' own answers lead to by the rule, provision by provision: the map for the plenary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lawcheck.findings.derive import Scales, derive_provision, unmatched_facts
from lawcheck.model.country import Country
from lawcheck.model.finding import Finding, Scenario
from lawcheck.model.library import Level, Library, Provision
from lawcheck.model.reading import Answer, Reading
from lawcheck.model.scoring import ProvisionRow
from lawcheck.model.training import Sheet


def provision_rows(
    library: Library, country: Country, sheets: Sequence[Sheet], key: Reading | None = None
) -> tuple[ProvisionRow, ...]:
    """Derive the findings of each group from its own answers alone, in the order of the library.

    What a group was not asked, or left empty, is open, so that most findings are a range. A provision of the Model Law
    has a row only where it asks what no treaty does: else each question would stand there twice.
    """
    asked = tuple(dict.fromkeys(name for sheet in sheets for name in sheet.asked))
    scales = {each.group: Scales(country, _reading(each)) for each in sheets}
    by_key = Scales(country, key) if key is not None else None
    rows = []
    for provision in _rows(library, country, asked):
        names = tuple(each for each in provision.criterion_ids if each in asked)
        findings = {
            sheet.group: _now(library, provision, scales[sheet.group])
            if any(sheet.item(each).value is not None for each in names)
            else None
            for sheet in sheets
        }
        rows.append(ProvisionRow(provision.id, names, findings, _now(library, provision, by_key) if by_key else None))
    return tuple(rows)


def in_no_row(rows: Iterable[ProvisionRow], sheets: Iterable[Sheet]) -> tuple[str, ...]:
    """Name the questions that no finding rests on: good practice."""
    shown = {name for row in rows for name in row.criterion_ids}
    return tuple(dict.fromkeys(name for sheet in sheets for name in sheet.asked if name not in shown))


def _rows(library: Library, country: Country, asked: Sequence[str]) -> list[Provision]:
    asking = [
        each
        for each in library.provisions.values()
        if each.level is not Level.RECORD
        and country.scope.takes(each, library)
        and not unmatched_facts(each, country)
        and any(name in asked for name in each.criterion_ids)
    ]
    by_treaty = {name for each in asking if _is_treaty(library, each) for name in each.criterion_ids}
    return [
        each
        for each in asking
        if _is_treaty(library, each) or any(name in asked and name not in by_treaty for name in each.criterion_ids)
    ]


def _is_treaty(library: Library, provision: Provision) -> bool:
    return library.instruments[provision.instrument_id].is_treaty


def _now(library: Library, provision: Provision, scales: Scales) -> Finding:
    return derive_provision(library, provision, scales)[Scenario.NOW]


def _reading(sheet: Sheet) -> Reading:
    """Take a sheet for a reading: an answer without words to rest on counts as it is."""
    answers = {
        name: Answer(value=item.value, reason={}, cites=item.cites)
        for name, item in sheet.items.items()
        if item.value is not None
    }
    return Reading(name=sheet.group, reader_id=sheet.group, language=sheet.language, answers=answers)

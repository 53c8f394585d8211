"""What changed between a frozen version and now: regressions first, each with both results and dates."""

from __future__ import annotations

from lawcheck.findings.compare import Compared, Movement, by_movement, compare_assessments
from lawcheck.model.finding import Assessment, Finding, Scenario
from lawcheck.model.library import Provision
from lawcheck.report.build_report import marking_of
from lawcheck.report.document import Block, Bullets, Document, Heading, Inline, Paragraph, Table, words
from lawcheck.report.phrases import Phrases
from lawcheck.report.wording import Wording


def build_comparison(
    before: Assessment,
    after: Assessment,
    phrases: Phrases,
    *,
    version: str,
    frozen_on: str,
    scenario: Scenario = Scenario.NOW,
) -> Document:
    """Write the delta. What did not change is counted, not listed."""
    wording = Wording(phrases, after.library)
    country = after.country
    grouped = by_movement(compare_assessments(before, after, scenario))
    dates = {
        "version": version,
        "frozen": wording.date(frozen_on),
        "then": wording.date(before.country.law_as_at),
        "now": wording.date(country.law_as_at),
    }
    blocks: list[Block] = [Paragraph(words(phrases("comparison.what", **dates)))]
    blocks.append(
        Paragraph(words(phrases("comparison.counts", **{each.value: len(grouped[each]) for each in Movement})))
    )
    for each, items in grouped.items():
        if items and each is not Movement.UNCHANGED:
            blocks += [
                Heading(2, phrases(f"comparison.{each}"), each.value),
                _table(wording, before, each, items, dates),
            ]
    changed = [item for items in grouped.values() for item in items if item.has_new_standard]
    if changed:
        blocks += [
            Heading(2, phrases("comparison.standard"), "standard"),
            Paragraph(words(phrases("comparison.standard_why"))),
        ]
        blocks.append(Bullets(tuple(words(wording.heading(_provision(wording, before, item))) for item in changed)))
    return wording.page(phrases("comparison.title", country=wording.text(country.name)), blocks)._replace(
        subtitle=phrases("comparison.subtitle", **dates),
        date=country.law_as_at,
        footer=phrases("comparison.subtitle", **dates),
        marking=marking_of(country, phrases),
        properties={"State": country.code, "Law as at": country.law_as_at, "Version": version},
    )


def _table(
    wording: Wording, before: Assessment, movement: Movement, items: tuple[Compared, ...], dates: dict[str, str]
) -> Table:
    say = wording.say
    columns = (
        say("comparison.columns.provision"),
        say("comparison.columns.then", date=dates["then"]),
        say("comparison.columns.now", date=dates["now"]),
    )
    rows = tuple(
        (
            words(wording.heading(_provision(wording, before, item))),
            _result(wording, item.before),
            _result(wording, item.after),
        )
        for item in items
    )
    return Table(say(f"comparison.{movement}"), say("comparison.description"), columns, rows, (50, 25, 25))


def _provision(wording: Wording, before: Assessment, item: Compared) -> Provision:
    return wording.library.provisions.get(item.provision_id) or before.library.provisions[item.provision_id]


def _result(wording: Wording, finding: Finding | None) -> Inline:
    return words(wording.say("comparison.not_there")) if finding is None else wording.finding_word(finding)

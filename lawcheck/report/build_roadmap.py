"""The roadmap: for each recommendation the vehicle, who could lead, what it goes together with, and the next step.

All of it is derived and proposed: from the means that a provision takes, from what is short and why, from the ranks of
the texts cited and from the bodies of the library. Who does what, and until when, is for the office to decide; what it
recorded in ``choices.yaml`` stands in the place of the proposal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from lawcheck.model.country import Country, Rank
from lawcheck.model.finding import Finding, Flag, Priority
from lawcheck.model.library import Means, Provision
from lawcheck.report import references
from lawcheck.report.build_finding import Findings, option_ids
from lawcheck.report.document import Block, Heading, Inline, Paragraph, Table, joined, words
from lawcheck.report.evidence import answer_in
from lawcheck.report.recommend import Action, action_kinds, by_priority

_ORDER = (Action.SETTLE, Action.COMMENCE, Action.AMEND, Action.COMPLETE, Action.FOOTING, Action.INSERT)
_ACTS = (Rank.CONSTITUTION, Rank.STATUTE)
_NONE = "–"
_WIDTHS = (8, 32, 22, 13, 25)
_WIDTHS_WITH_TASKS = (8, 25, 22, 12, 11, 22)


def roadmap_blocks(findings: Findings) -> list[Block]:
    """Write the roadmap of what is to be repaired, completed or decided; nothing where there is nothing to do."""
    say = findings.wording.say
    ordered = by_priority(findings.assessment.findings[findings.scenario].values())
    chosen = [each for each in ordered if each.priority is not None and each.priority <= Priority.DECIDE]
    if not chosen:
        return []
    has_tasks = any(each.provision_id in findings.assessment.tasks for each in chosen)
    who = ("leads", "until") if has_tasks else ("lead",)
    columns = tuple(say(f"roadmap.columns.{key}") for key in ("rec", "vehicle", *who, "with", "next"))
    rows = tuple(_row(findings, each, chosen, has_tasks=has_tasks) for each in chosen)
    widths = _WIDTHS_WITH_TASKS if has_tasks else _WIDTHS
    table = Table(say("roadmap.caption"), say("roadmap.description"), columns, rows, widths, "table-roadmap")
    intro = say("roadmap.intro_tasks" if has_tasks else "roadmap.intro")
    return [Heading(2, say("roadmap.title"), "roadmap"), Paragraph(words(intro)), table]


def _row(findings: Findings, finding: Finding, chosen: Sequence[Finding], *, has_tasks: bool) -> tuple[Inline, ...]:
    wording = findings.wording
    provision = findings.provision(finding.provision_id)
    kinds = action_kinds(finding) or (Action.SETTLE,)
    number = findings.numbers[provision.id]
    return (
        (references.recommendation(wording, provision, number),),
        words(_vehicle(findings, finding, provision, kinds)),
        *(_task(findings, finding) if has_tasks else (words(_lead(findings, finding)),)),
        _together(findings, finding, chosen),
        words(_next(findings, finding, provision, kinds)),
    )


def _task(findings: Findings, finding: Finding) -> tuple[Inline, Inline]:
    """Say who leads and until when, as it was decided; where it was not, who could."""
    wording = findings.wording
    task = findings.assessment.tasks.get(finding.provision_id)
    until = words(wording.date(task.until) if task and task.until else _NONE)
    if task and task.lead:
        return words(task.lead), until
    lead = _lead(findings, finding)
    return words(lead if lead == _NONE else wording.say("roadmap.proposed", lead=lead)), until


def _vehicle(findings: Findings, finding: Finding, provision: Provision, kinds: Iterable[Action]) -> str:
    say = findings.wording.say
    if finding.priority is Priority.DECIDE:
        return say("roadmap.vehicle.decide")
    parts = []
    found = set(kinds)
    texts = _cited(findings, finding)
    if Action.COMMENCE in found:
        parts.append(say("roadmap.vehicle.commence", texts=_titles(findings, texts)))
    if found & {Action.AMEND, Action.COMPLETE} and texts:
        acts = [each for each in texts if _country(findings).statutes[each].rank in _ACTS]
        key = "amend" if acts else "change"
        parts.append(say(f"roadmap.vehicle.{key}", texts=_titles(findings, acts or texts)))
    elif found & {Action.INSERT, Action.FOOTING, Action.COMPLETE}:
        parts.append(say(f"roadmap.vehicle.{_new_text(provision)}"))
    if found == {Action.SETTLE}:
        parts.append(say("roadmap.vehicle.settle"))
    return findings.wording.listed(parts)


def _new_text(provision: Provision) -> str:
    if provision.means is Means.LEGISLATION:
        return "act"
    return "written" if provision.means is Means.LEGISLATION_OR_OTHER else "any"


def _cited(findings: Findings, finding: Finding) -> list[str]:
    """Name the texts on which the criteria that are short rest, in the order of the register."""
    answers = (answer_in(findings.assessment, each, finding.scenario) for each in finding.short)
    cited = {cite.statute_id for answer in answers if answer for cite in answer.cites}
    return [each for each in _country(findings).statutes if each in cited]


def _titles(findings: Findings, ids: Iterable[str]) -> str:
    statutes = _country(findings).statutes
    return findings.wording.listed(findings.wording.text(statutes[each].title) for each in ids)


def _country(findings: Findings) -> Country:
    return findings.assessment.country


def _lead(findings: Findings, finding: Finding) -> str:
    """Propose the body of the library that can answer most of what is short; of two, the first."""
    library = findings.assessment.library
    counts = Counter(
        agency.id
        for agency in library.agencies.values()
        for each in finding.short
        if agency.can_answer(library.criteria[each])
    )
    if not counts:
        return _NONE
    best = max(library.agencies, key=lambda each: counts[each])
    return findings.wording.text(library.agencies[best].title)


def _together(findings: Findings, finding: Finding, chosen: Sequence[Finding]) -> Inline:
    """Refer to the recommendations that a shared criterion ties to this one."""
    short = set(finding.short)
    others = [each for each in chosen if each is not finding and not short.isdisjoint(each.short)]
    provisions = [findings.provision(each.provision_id) for each in others]
    linked = [(references.recommendation(findings.wording, each, findings.numbers[each.id]),) for each in provisions]
    return joined(linked, ", ") or words(_NONE)


def _next(findings: Findings, finding: Finding, provision: Provision, kinds: Iterable[Action]) -> str:
    say = findings.wording.say
    choice = findings.assessment.choices.get(finding.provision_id)
    if choice is not None and choice.option_ids:
        return say("roadmap.next.chosen", options=findings.wording.listed(choice.option_ids))
    if finding.priority is Priority.DECIDE:
        return say("roadmap.next.decide")
    if Flag.BILL_IMPROVES in finding.flags:
        return say("roadmap.next.bill")
    found = set(kinds)
    first = next(each for each in _ORDER if each in found)
    if first in (Action.SETTLE, Action.COMMENCE):
        return say(f"roadmap.next.{first}")
    if provision.means is Means.ANY and not _cited(findings, finding):
        return say("roadmap.next.measure")
    return say(f"roadmap.next.{'option' if option_ids(findings, provision) else 'instruct'}")

"""What instructions say once for the whole Act: its form, commencement, transition, penalties, regulations."""

from __future__ import annotations

from collections.abc import Iterable

from lawcheck.model.citation import Citation
from lawcheck.model.country import Status
from lawcheck.model.library import DraftingOption
from lawcheck.report.build_finding import Findings, penalty_table
from lawcheck.report.chosen import chosen_options, option_called
from lawcheck.report.document import Block, Heading, Paragraph, words
from lawcheck.report.instruction_parts import Asked, effect_of, is_amendable

# Provisions of the Model Law whose options settle these questions, where they are chosen.
FORM = "model-law.1"
COMMENCEMENT = "model-law.2"
REGULATIONS = "model-law.38"


def form(findings: Findings, asked: Asked) -> Iterable[Block]:
    """One Act or amendments of several, and which texts these are."""
    wording, say = findings.wording, findings.wording.say
    yield Heading(1, say("instructions.form"), "form")
    statutes = findings.assessment.country.statutes.values()
    standing = [each for each in statutes if is_amendable(each)]
    names = wording.listed(f"{wording.text(each.title)} ({each.citation})" for each in standing)
    yield Paragraph(words(say("instructions.statutes", statutes=names)))
    pending = [each for each in statutes if each.status is Status.BILL]
    for bill in pending:
        yield Paragraph(words(say("instructions.bill", title=wording.text(bill.title), citation=bill.citation)))
    yield from _settled(findings, FORM, asked, "form")
    if pending:
        yield asked.ask(words(say("instructions.ask.bill")), words(say("instructions.form")))


def commencement(findings: Findings, asked: Asked) -> Iterable[Block]:
    """When the Act comes into force, and which adopted texts are not in force yet."""
    wording, say, country = findings.wording, findings.wording.say, findings.assessment.country
    yield Heading(1, say("instructions.commencement"), "commencement")
    waiting = [each for each in country.statutes.values() if each.status is Status.NOT_COMMENCED or each.not_in_force]
    for each in waiting:
        places = [Citation(each.id, part) for part in each.not_in_force] or [Citation(each.id)]
        yield Paragraph(words(say("instructions.waiting", places=wording.citations(places, country))))
    yield from _settled(findings, COMMENCEMENT, asked, "commencement")
    if waiting:
        yield asked.ask(words(say("instructions.ask.waiting")), words(say("instructions.commencement")))


def transition(findings: Findings, asked: Asked) -> Iterable[Block]:
    """Conduct, proceedings and measures that began before."""
    wording, say = findings.wording, findings.wording.say
    yield Heading(1, say("instructions.transition"), "transition")
    repeals = [
        cite
        for each in findings.assessment.country.statutes.values()
        if each.status is Status.BILL
        for cite in each.repeals
    ]
    if repeals:
        places = wording.citations(repeals, findings.assessment.country)
        yield Paragraph(words(say("instructions.repeals", places=places)))
    about = words(say("instructions.transition"))
    if _chosen(findings, COMMENCEMENT):
        yield Paragraph(words(say("instructions.transition_with")))
    for key in ("conduct", "proceedings", "victims"):
        yield asked.ask(words(say(f"instructions.ask.{key}")), about)


def penalties(findings: Findings, asked: Asked) -> Iterable[Block]:
    """The penalties on record, and those wanted."""
    say = findings.wording.say
    yield Heading(1, say("instructions.penalties"), "penalties")
    table = penalty_table(findings, "table-penalties", say("penalty.caption"))
    yield Paragraph(words(say("instructions.penalties_on_record" if table else "instructions.no_penalties")))
    yield from table
    yield asked.ask(words(say("instructions.ask.penalties")), words(say("instructions.penalties")))


def regulations(findings: Findings, asked: Asked) -> Iterable[Block]:
    """What is left to regulations."""
    say = findings.wording.say
    yield Heading(1, say("instructions.regulations"), "regulations")
    yield from _settled(findings, REGULATIONS, asked, "regulations")


def _settled(findings: Findings, provision_id: str, asked: Asked, key: str) -> Iterable[Block]:
    """Say what an option that was chosen settles, or ask."""
    wording, say = findings.wording, findings.wording.say
    chosen = _chosen(findings, provision_id)
    for option in chosen:
        yield Paragraph(words(effect_of(wording, option)))
    if not chosen:
        yield asked.ask(words(say(f"instructions.ask.{key}")), words(say(f"instructions.{key}")))


def _chosen(findings: Findings, provision_id: str) -> list[DraftingOption]:
    assessment = findings.assessment
    own = f"{provision_id}."
    return [option_called(assessment, each) for each in chosen_options(assessment) if each.startswith(own)]

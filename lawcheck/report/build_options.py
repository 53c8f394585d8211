"""Drafting options: presented for a decision, with a specimen clause each."""

from __future__ import annotations

from collections.abc import Iterable

from lawcheck.model.library import DraftingOption, Provision
from lawcheck.report import references
from lawcheck.report.build_finding import Findings
from lawcheck.report.clauses import article_number, clause_lines, with_numbers
from lawcheck.report.document import (
    Block,
    Clause,
    DecisionBox,
    Field,
    FieldKind,
    Heading,
    Mark,
    Note,
    Paragraph,
    Span,
    words,
)
from lawcheck.report.wording import Wording


def provisions_with_options(findings: Findings, gaps: Iterable[Provision]) -> dict[str, list[Provision]]:
    """Give the provisions whose options answer gaps, each with the gaps it answers, in the order of the library."""
    library = findings.assessment.library
    answered: dict[str, list[Provision]] = {}
    for gap in gaps:
        for source in (gap, *library.implementing(gap.id)):
            if source.options:
                answered.setdefault(source.id, []).append(gap)
    return {provision_id: answered[provision_id] for provision_id in library.provisions if provision_id in answered}


def option_blocks(wording: Wording, provision: Provision, answers: Iterable[Provision] = ()) -> list[Block]:
    """Write a provision's commentary headings, its options and a box for the decision."""
    say = wording.say
    blocks: list[Block] = []
    answered = [each for each in answers if each.id != provision.id]
    if answered:
        places = references.places(wording, answered)
        blocks.append(Paragraph(wording.told("options.answers", places=places)))
    for option in provision.options:
        blocks.extend(one_option(wording, option, level=3))
    blocks += [Paragraph((), label=say("options.decision")), decision_box(wording, provision)]
    return blocks


def one_option(wording: Wording, option: DraftingOption, *, level: int) -> list[Block]:
    """Write one option: what it suits, does, risks and entails, and its clause."""
    say = wording.say
    sides = (
        ("suits", option.suits),
        ("effect", option.effect),
        ("risk", option.risk),
        ("consequential", option.consequential),
    )
    blocks: list[Block] = [
        Heading(level, option_title(wording, option), option.id),
        *(
            Paragraph(words(with_numbers(wording.text(text), article_number)), label=say(f"options.{side}"))
            for side, text in sides
        ),
    ]
    mark = wording.provenance(option.provenance)
    if mark:
        blocks.append(Note(words(mark.capitalize() + ".", Mark.EMPHASIS)))
    sources = words(f"{say('options.sources')}{say('colon')}{wording.sources(option.sources)}.")
    blocks.append(Paragraph((Span(option.id, Mark.CODE, note=sources),), label=say("options.clause")))
    blocks.append(Clause(clause_lines(wording.text(option.clause), article_number)))
    return blocks


def option_title(wording: Wording, option: DraftingOption) -> str:
    """Name an option by its letter and title. The letter is part of its id, and stays when others are struck out."""
    return f"{option.id.upper().rpartition('.')[2]}. {wording.text(option.title)}"


def decision_box(wording: Wording, provision: Provision) -> DecisionBox:
    """Give an empty box in which a drafter writes the decision."""
    say = wording.say
    kinds = {"option": FieldKind.CHOICE, "by": FieldKind.TEXT, "date": FieldKind.DATE, "reason": FieldKind.TEXT}
    choices = [(option.id, option_title(wording, option)) for option in provision.options]
    choices.append(("none", say("decision.none")))
    fields = tuple(
        Field(
            name,
            say(f"options.decision_rows.{name}"),
            say(f"decision.prompt.{name}"),
            kind,
            tuple(choices) if kind is FieldKind.CHOICE else (),
        )
        for name, kind in kinds.items()
    )
    title = f"{say('options.decision')}{say('colon')}{wording.provision(provision)}"
    return DecisionBox(provision.id, title, fields)

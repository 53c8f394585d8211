"""Drafting options: presented for a decision, with a specimen clause each."""

from __future__ import annotations

from collections.abc import Iterable

from lawcheck.model.library import DraftingOption, Provision
from lawcheck.report.build_finding import Findings
from lawcheck.report.clauses import article_number, clause_lines
from lawcheck.report.document import Block, Clause, Facts, Heading, Mark, Note, Paragraph, words
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
    answered = [wording.provision(each) for each in answers if each.id != provision.id]
    if answered:
        blocks.append(Paragraph(words(say("options.answers", places=wording.listed(answered)))))
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
        Heading(level, f"{option.id.upper().rpartition('.')[2]}. {wording.text(option.title)}", option.id),
        *(Paragraph(words(wording.text(text)), label=say(f"options.{side}")) for side, text in sides),
        Paragraph(words(f"{wording.sources(option.sources)}. [{option.id}]"), label=say("options.sources")),
    ]
    mark = wording.provenance(option.provenance)
    if mark:
        blocks.append(Note(words(mark.capitalize() + ".", Mark.EMPHASIS)))
    blocks.append(Paragraph((), label=say("options.clause")))
    blocks.append(Clause(clause_lines(wording.text(option.clause), article_number)))
    return blocks


def decision_box(wording: Wording, provision: Provision) -> Facts:
    """Give an empty box in which a drafter writes the decision."""
    rows = ("option", "by", "date", "reason")
    title = f"{wording.say('options.decision')}{wording.say('colon')}{wording.provision(provision)}"
    return Facts(tuple((wording.say(f"options.decision_rows.{row}"), words("")) for row in rows), title)

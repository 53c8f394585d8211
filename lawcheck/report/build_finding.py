"""One provision in five moves: requirement, what the law says, comparison, consequence, result and firmness."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from lawcheck.model.finding import Assessment, Finding, Flag, Result, Scenario
from lawcheck.model.library import Provision
from lawcheck.model.official import OfficialText
from lawcheck.model.penalty import Term
from lawcheck.model.reading import Override, Value
from lawcheck.report import references
from lawcheck.report.build_official import official_words
from lawcheck.report.consequence import consequence_blocks
from lawcheck.report.document import Block, Bullets, Inline, Mark, Note, Paragraph, Span, Table, joined, words
from lawcheck.report.evidence import answer_in, cited, comparison, quotation, searched
from lawcheck.report.scope_words import scope_named
from lawcheck.report.wording import Wording

PASSAGES_QUOTED = 4


class Findings(NamedTuple):
    """The findings of one scenario, with the numbers of their recommendations."""

    wording: Wording
    assessment: Assessment
    scenario: Scenario
    numbers: Mapping[str, int]  # provision id -> number of its recommendation
    official: Mapping[str, OfficialText] = MappingProxyType({})  # instrument id -> the user's copy to quote from

    def of(self, provision_id: str) -> Finding:
        """Give a provision's finding."""
        return self.assessment.findings[self.scenario][provision_id]

    def provision(self, provision_id: str) -> Provision:
        """Give a provision."""
        return self.assessment.library.provisions[provision_id]


def finding_blocks(findings: Findings, provision: Provision, *, is_full: bool = False) -> list[Block]:
    """Write a finding; one sentence where the provision is met and the reader did not ask for it in full."""
    finding = findings.of(provision.id)
    if finding.result is Result.RECORD:
        return [Paragraph(words(findings.wording.text(provision.record)))]
    if finding.result is Result.OUT_OF_SCOPE:
        named = scope_named(findings.wording, findings.assessment.country.scope)
        return [Paragraph(words(findings.wording.say("scope.finding", scope=named)))]
    if finding.result is Result.NOT_APPLICABLE:
        return [Paragraph(_not_applicable(findings, finding))]
    if finding.result is Result.MET and not is_full:
        return [Paragraph(_met_in_one_sentence(findings, provision, finding)), *_flag_notes(findings, finding)]
    requirement = _requirement(findings, provision, finding)
    result = Paragraph(_result(findings, finding), label=findings.wording.say("findings.result"))
    if finding.result is Result.NOT_ASSESSED and not is_full:
        return [requirement, result, *_flag_notes(findings, finding)]
    return [
        requirement,
        *_official_words(findings, provision),
        *_what_the_law_says(findings, provision, finding),
        *_comparison(findings, provision, finding, is_full=is_full),
        *_penalties(findings, provision),
        *consequence_blocks(findings.wording, provision, finding),
        result,
        *_pending(findings, provision, finding),
        *_practice(findings, finding),
        *_flag_notes(findings, finding),
        *_where_next(findings, provision),
    ]


def _not_applicable(findings: Findings, finding: Finding) -> Inline:
    wording = findings.wording
    answers = [answer_in(findings.assessment, each.criterion_id, finding.scenario) for each in finding.weighed]
    reasons = [wording.foreign(answer.reason) for answer in answers if answer]
    reason = reasons[0] if reasons else Span(wording.say("findings.profile"))
    return joined([wording.word(finding.word), wording.told("findings.not_applicable", reason=(reason,))], ". ")


def _met_in_one_sentence(findings: Findings, provision: Provision, finding: Finding) -> Inline:
    wording, country = findings.wording, findings.assessment.country
    places = wording.citations(cited(findings.assessment, finding, provision.criterion_ids), country)
    note = words(places + ".") if places else ()
    return joined([wording.word(finding.word), (Span(wording.text(provision.duty), note=note),)])


def authority(wording: Wording, provision: Provision, finding: Finding) -> Inline:
    """Name the authority: the place, its level, whether it binds the State."""
    text = wording.say(
        "assess.authority",
        level=wording.say(f"level.{provision.level}"),
        binding=wording.say(f"binding.{finding.binding}"),
    )
    mark = wording.provenance(provision.provenance)
    return words(f"{text} [{mark}]" if mark else text)


def _requirement(findings: Findings, provision: Provision, finding: Finding) -> Paragraph:
    wording = findings.wording
    qualifier = wording.text(provision.qualifier)
    said = words(wording.say("findings.qualifier", qualifier=qualifier), Mark.EMPHASIS) if qualifier else ()
    place = (Span("("), *authority(wording, provision, finding), Span(")"))
    text = joined([words(wording.text(provision.duty)), place, said])
    return Paragraph(text, label=wording.say("findings.requirement"))


def _official_words(findings: Findings, provision: Provision) -> list[Block]:
    official = findings.official.get(provision.instrument_id)
    return [] if official is None else official_words(findings.wording, provision, official, names_file=False)


def _what_the_law_says(findings: Findings, provision: Provision, finding: Finding) -> list[Block]:
    wording, assessment = findings.wording, findings.assessment
    say, country = wording.say, assessment.country
    label = say("findings.law")
    places = cited(assessment, finding, (*finding.deciding, *finding.short, *provision.criterion_ids))
    if not places:
        looked = searched(assessment, finding, provision.criterion_ids)
        if not looked:
            return [Paragraph(words(say("findings.nothing_cited")), label=label)]
        where = wording.citations(looked, country)
        return [Paragraph(words(say("findings.nothing_found", places=where)), label=label)]
    blocks: list[Block] = [Paragraph(words(wording.citations(places, country) + "."), label=label)]
    quotations = (quotation(wording, country, place) for place in places)
    blocks.extend([each for each in quotations if each][:PASSAGES_QUOTED])
    return blocks


def _comparison(findings: Findings, provision: Provision, finding: Finding, *, is_full: bool) -> list[Block]:
    wording, assessment = findings.wording, findings.assessment
    say = wording.say
    present = [
        each.criterion_id
        for each in finding.weighed
        if each.applies and each.worst is Value.PRESENT and not (is_full and each.reasons)
    ]
    shown = [each for each in finding.weighed if each.criterion_id in finding.short]
    if is_full:
        shown = [each for each in finding.weighed if each.applies]
    blocks: list[Block] = []
    if shown:
        # Where nothing is cited at all, what was searched is said once, above.
        has_cites = bool(cited(assessment, finding, provision.criterion_ids))
        items = tuple(comparison(wording, assessment, finding, each, names_searched=has_cites) for each in shown)
        blocks += [Paragraph((), label=say("findings.comparison")), Bullets(items)]
    if present and not is_full:
        blocks.append(Paragraph(words(say("findings.found", titles=wording.titles(present)))))
    decision = assessment.reading.decisions.get(provision.id)
    if decision is not None:
        text = wording.told("findings.decision", record=(wording.foreign(decision.record),))
        blocks.append(Paragraph(joined([text, (wording.foreign(decision.reason),)])))
    return blocks


def _penalties(findings: Findings, provision: Provision) -> list[Block]:
    """Set the recorded penalties side by side where a provision asks about penalties."""
    if not any(each.startswith("penalties.") for each in provision.criterion_ids):
        return []
    caption = f"{findings.wording.say('penalty.caption')} ({findings.wording.provision(provision)})"
    return penalty_table(findings, f"table-penalties-{provision.id}", caption)


def penalty_table(findings: Findings, anchor: str, caption: str) -> list[Block]:
    """Set the recorded penalties side by side; nothing where none is recorded."""
    wording, say = findings.wording, findings.wording.say
    penalties = findings.assessment.reading.penalties
    if not penalties:
        return []
    rows = tuple(
        (
            words(say_offence(wording, each.offence)),
            words(say_term(wording, each.minimum)),
            words(say_term(wording, each.maximum)),
            words(say(f"penalty.fine.{each.fine}") if each.fine else "–"),
            words(wording.citations(each.cites, findings.assessment.country)),
        )
        for each in penalties
    )
    columns = tuple(say(f"penalty.columns.{key}") for key in ("offence", "minimum", "maximum", "fine", "law"))
    return [Table(caption, say("penalty.description"), columns, rows, (28, 14, 14, 16, 28), anchor)]


def say_offence(wording: Wording, offence: str) -> str:
    """Name an offence whose penalty is recorded; a name that has no phrase is shown as it was typed."""
    return wording.say.get(f"penalty.offence.{offence}", offence)


def say_term(wording: Wording, term: Term | None) -> str:
    """Write a length of imprisonment."""
    if term is None:
        return "–"
    number, _, unit = term.written.partition(" ")
    if not unit:
        return wording.say("penalty.life")
    return wording.say(f"penalty.unit.{unit.rstrip('s')}", n=int(number))


def _result(findings: Findings, finding: Finding) -> Inline:
    wording, say = findings.wording, findings.wording.say
    why = words(say(f"row.{finding.row}"))
    override = findings.assessment.reading.overrides.get(finding.provision_id)
    if finding.computed is not None and override is not None:
        why = overridden(wording, finding.computed, override)
    if finding.is_open and finding.deciding:
        why = joined([why, words(say("findings.questions", titles=wording.titles(finding.deciding)))])
    return joined([wording.finding_word(finding), why], ". ")


def overridden(wording: Wording, computed: Result, override: Override) -> Inline:
    """Say who moved a result, from what, and why."""
    reader = override.reader_id
    if override.second_reader_id:
        reader = wording.say("findings.second", reader=reader, second=override.second_reader_id)
    return wording.told(
        "findings.overridden",
        computed=words(wording.say(f"result.{computed}")),
        reader=words(reader),
        reason=(wording.foreign(override.reason),),
    )


def _pending(findings: Findings, provision: Provision, finding: Finding) -> list[Block]:
    enacted = findings.assessment.findings[Scenario.ENACTED][provision.id]
    if finding.scenario is Scenario.ENACTED or (enacted.worst, enacted.best) == (finding.worst, finding.best):
        return []
    label = findings.wording.say("findings.pending")
    return [Paragraph(findings.wording.finding_word(enacted), label=label)]


def _practice(findings: Findings, finding: Finding) -> list[Block]:
    wording = findings.wording
    if not finding.practice:
        return []
    items = [
        (Span(wording.criterion(each.criterion_id) + wording.say("colon")), *wording.value(each.answered))
        for each in finding.practice
    ]
    return [Paragraph(joined(items, wording.say("list.between")), label=wording.say("findings.practice"))]


def _flag_notes(findings: Findings, finding: Finding) -> list[Block]:
    shown = [flag for flag in finding.flags if flag is not Flag.SINGLE_READER]
    if not shown:
        return []
    return [Note(words(". ".join(findings.wording.say(f"flag.{flag}") for flag in shown) + "."))]


def _where_next(findings: Findings, provision: Provision) -> list[Block]:
    wording = findings.wording
    blocks: list[Block] = []
    number = findings.numbers.get(provision.id)
    options = option_ids(findings, provision)
    if number is not None:
        name = (references.recommendation(wording, provision, number),)
        linked = joined(((Span(each, target=each),) for each in options), ", ")
        key = "findings.see" if options else "findings.see_no_options"
        parts: dict[str, Inline] = {"number": name, "options": linked} if options else {"number": name}
        blocks.append(Paragraph(wording.told(key, None, **parts)))
    return blocks


def option_ids(findings: Findings, provision: Provision) -> list[str]:
    """List the drafting options that answer a gap: the provision's own and those of what implements it."""
    sources = (provision, *findings.assessment.library.implementing(provision.id))
    return [option.id for source in sources for option in source.options]

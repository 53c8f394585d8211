"""One instruction: existing law and its effect, the mischief, the change wanted, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterable

from lawcheck.model.choice import Choice
from lawcheck.model.country import Rank, Status, Statute
from lawcheck.model.finding import Finding, Flag, Result, Scenario
from lawcheck.model.library import DraftingOption, Means, Provision, Source
from lawcheck.model.reading import Value
from lawcheck.report.brackets import brackets_in
from lawcheck.report.build_finding import Findings, authority
from lawcheck.report.chosen import decided_by, reason
from lawcheck.report.clauses import article_number, resolved
from lawcheck.report.document import Block, Bullets, Heading, Inline, Paragraph, Span, joined, words
from lawcheck.report.evidence import answer_in, cited, comparison, searched
from lawcheck.report.instruction_groups import Group
from lawcheck.report.recommend import actions
from lawcheck.report.references import finding_name
from lawcheck.report.wording import Wording

_AMENDABLE = (Rank.CONSTITUTION, Rank.STATUTE, Rank.REGULATION)


class Asked:
    """Collects the questions to the instructing ministry and numbers them."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        self.questions: list[tuple[str, str, Inline, Inline]] = []  # number, anchor, question, what it is about

    def ask(self, question: Inline, about: Inline) -> Paragraph:
        """Put a question where it arises."""
        number = len(self.questions) + 1
        label = self.wording.say("instructions.question", n=number)
        self.questions.append((label, f"question-{number}", question, about))
        return Paragraph(question, label=label, anchor=f"question-{number}")


def name_of(findings: Findings, provision: Provision) -> Inline:
    """Name a gap with its finding, and its recommendation where there is one."""
    wording, number = findings.wording, findings.numbers.get(provision.id)
    key = "instructions.named" if number else "instructions.named_met"
    return words(wording.say(key, place=wording.heading(provision), finding=finding_name(provision), n=number or 0))


def group_blocks(findings: Findings, group: Group, asked: Asked) -> Iterable[Block]:
    """Write the instruction on one article."""
    wording = findings.wording
    title = wording.text(group.article.title)
    place = wording.source(Source(group.article.instrument_id, group.article.number))
    anchor = f"on-{group.article.instrument_id}-{group.article.number.lower()}"
    yield Heading(2, wording.say("instructions.group", title=title, place=place), anchor)
    about = words(title)
    for gap in group.gaps:
        yield from _law(findings, gap, is_alone=len(group.gaps) == 1)
        yield from _mischief(findings, gap, asked, about)
    if group.served:
        served = joined((name_of(findings, each) for each in group.served), wording.say("list.between"))
        yield Paragraph(
            wording.told("instructions.served", gaps=served), label=wording.say("instructions.label.served")
        )
    yield from _change(findings, group, asked, about)
    yield from _consequences(findings, group, asked, about)


def _law(findings: Findings, gap: Provision, *, is_alone: bool) -> Iterable[Block]:
    """Existing law and its effect."""
    wording, say, assessment = findings.wording, findings.wording.say, findings.assessment
    finding = findings.of(gap.id)
    if not is_alone:
        yield Heading(3, wording.heading(gap), f"gap-{gap.id.replace('.', '-')}")
    places = cited(assessment, finding, gap.criterion_ids)
    looked = searched(assessment, finding, gap.criterion_ids)
    if places:
        text = say("instructions.law", places=wording.citations(places, assessment.country))
    elif looked:
        text = say("instructions.no_law", places=wording.citations(looked, assessment.country))
    else:
        text = say("instructions.nothing_read")
    kept = [each for each in finding.weighed if each.applies and each.worst is Value.PRESENT]
    effect = say("instructions.kept", titles=wording.titles(each.criterion_id for each in kept)) if kept else ""
    yield Paragraph(words(f"{text} {effect}".strip()), label=say("instructions.label.law"))
    yield from _pending(findings, gap, finding)


def _pending(findings: Findings, gap: Provision, finding: Finding) -> Iterable[Block]:
    """Say what adopted or pending texts would change, and which these are."""
    wording, say = findings.wording, findings.wording.say
    shown = [flag for flag in (Flag.BILL_WORSENS, Flag.BILL_IMPROVES, Flag.COMMENCEMENT) if flag in finding.flags]
    if not shown or findings.scenario is Scenario.ENACTED:
        return
    enacted = findings.assessment.findings[Scenario.ENACTED][gap.id]
    said = say("list.between").join(say(f"flag.{flag}") for flag in shown)
    texts = _pending_texts(findings, gap)
    sentence = say("instructions.pending", said=said, result=say(f"word.{enacted.word}"))
    if texts:
        sentence = f"{sentence} {say('instructions.pending_texts', texts=wording.listed(texts))}"
    yield Paragraph(words(sentence), label=say("instructions.label.pending"))


def _pending_texts(findings: Findings, gap: Provision) -> list[str]:
    """Name the texts not in force that the answers on a gap rest on, and the bills that would repeal what they rest on."""
    assessment, statutes = findings.assessment, findings.assessment.country.statutes
    answers = [answer_in(assessment, each, scenario) for each in gap.criterion_ids for scenario in Scenario]
    cites = {cite for answer in answers if answer for cite in answer.cites}
    named = {cite.statute_id for cite in cites if statutes[cite.statute_id].status.is_pending}
    return [
        findings.wording.text(each.title)
        for each in statutes.values()
        if each.id in named or (each.status is Status.BILL and not cites.isdisjoint(each.repeals))
    ]


def _mischief(findings: Findings, gap: Provision, asked: Asked, about: Inline) -> Iterable[Block]:
    """What the text asks for, and where the law falls short of it."""
    wording, say, assessment = findings.wording, findings.wording.say, findings.assessment
    finding = findings.of(gap.id)
    duty = joined(
        [
            words(wording.text(gap.duty)),
            (
                Span("("),
                Span(f"{wording.provision(gap)}{say('list.between')}"),
                *authority(wording, gap, finding),
                Span(")."),
            ),
        ]
    )
    yield Paragraph(duty, label=say("instructions.label.duty"))
    settled = [finding.value_of(each) for each in finding.short if not finding.value_of(each).is_open]
    waiting = [finding.value_of(each).criterion_id for each in finding.short if finding.value_of(each).is_open]
    if settled:
        key = "instructions.short" if gap.id in findings.numbers else "instructions.short_met"
        text = say(key, n=len(settled), finding=finding_name(gap), number=findings.numbers.get(gap.id, 0))
        yield Paragraph((*words(text),), label=say("instructions.label.mischief"))
        yield Bullets(tuple(comparison(wording, assessment, finding, each) for each in settled))
    elif finding.result is Result.MET:
        text = say("instructions.no_mischief", finding=finding_name(gap))
        yield Paragraph(words(text), label=say("instructions.label.mischief"))
    for criterion_id in waiting:
        yield asked.ask(words(wording.asks(criterion_id)), about)


def _change(findings: Findings, group: Group, asked: Asked, about: Inline) -> Iterable[Block]:
    """The change wanted, in substance: from the option chosen, else from the duty."""
    wording, say = findings.wording, findings.wording.say
    label = say("instructions.label.change")
    effects = [effect_of(wording, option) for option in group.chosen]
    if effects:
        yield from _one_or_list(effects, label, say("instructions.effects"))
    for decided in dict.fromkeys(_decided(findings, each) for each in group.choices):
        yield Paragraph(decided, label=say("instructions.label.decided"))
    wanted = tuple(dict.fromkeys(each for gap in group.gaps for each in actions(findings, findings.of(gap.id))))
    if wanted:
        key = "instructions.result" if group.chosen else "instructions.no_option_chosen"
        yield Paragraph(words(say(key)), label=say("instructions.label.results"))
        yield Bullets(wanted)
    if group.waiting:
        yield asked.ask(words(say("instructions.ask.option", options=_named(wording, group.waiting))), about)
    if group.not_chosen:
        text = say("instructions.not_chosen", options=_named(wording, group.not_chosen))
        yield Paragraph(words(text), label=say("instructions.label.not_chosen"))
    if not group.waiting and not group.chosen:
        yield Paragraph(words(say("instructions.free")))
    if group.gaps and all(gap.means in (Means.ANY, Means.LEGISLATION_OR_OTHER) for gap in group.gaps):
        yield Paragraph(words(say("instructions.other_means")), label=say("instructions.label.means"))


def effect_of(wording: Wording, option: DraftingOption) -> str:
    """Say in substance what an option achieves."""
    title, effect = wording.text(option.title), wording.text(option.effect)
    return wording.say("instructions.effect", title=title, id=option.id, effect=effect)


def _one_or_list(texts: list[str], label: str, opening: str) -> Iterable[Block]:
    """Write one text as a paragraph, and several as a list under an opening."""
    if len(texts) == 1:
        yield Paragraph(words(texts[0]), label=label)
    else:
        yield Paragraph(words(opening), label=label)
        yield Bullets(tuple(words(each) for each in texts))


def _named(wording: Wording, options: Iterable[DraftingOption]) -> str:
    named = (wording.say("choices.named", id=each.id, title=wording.text(each.title)) for each in options)
    return wording.say("list.between").join(named)


def _decided(findings: Findings, choice: Choice) -> Inline:
    key = "instructions.decided_on" if choice.on else "instructions.decided"
    who = decided_by(findings.assessment, choice)
    said = findings.wording.say(key, who=who, date=findings.wording.date(choice.on))
    return joined([words(said), reason(findings.wording, choice)])


def _consequences(findings: Findings, group: Group, asked: Asked, about: Inline) -> Iterable[Block]:
    """Where the words to be changed stand, consequential amendments, and the choices that the option leaves open."""
    wording, say = findings.wording, findings.wording.say
    places = _places(findings, group)
    if places:
        yield Paragraph(words(say("instructions.place", places=places)), label=say("instructions.label.place"))
    entailed = dict.fromkeys(resolved(wording.text(option.consequential), article_number) for option in group.chosen)
    if entailed:
        yield from _one_or_list(list(entailed), say("instructions.label.consequential"), say("instructions.entailed"))
    leaves = dict.fromkeys(
        each.shown()
        for option in group.chosen
        for line in wording.text(option.clause).splitlines()
        for each in brackets_in(resolved(line, article_number))
    )
    if leaves:
        yield asked.ask(words(say("instructions.ask.brackets", choices=say("list.between").join(leaves))), about)


def is_amendable(statute: Statute) -> bool:
    """Say whether legislation could amend a text: it is law, and neither a bill nor a policy."""
    return statute.rank in _AMENDABLE and statute.status not in (Status.BILL, Status.REPEALED)


def _places(findings: Findings, group: Group) -> str:
    """Name the statutes and sections that the shortfalls rest on: what stands there is to be amended or joined."""
    assessment = findings.assessment
    statutes = assessment.country.statutes
    found = []
    for gap in group.gaps:
        finding = findings.of(gap.id)
        shaky = [each for each in finding.short if finding.value_of(each).answered in (Value.PARTIAL, Value.CONFLICT)]
        found += [each for each in cited(assessment, finding, shaky) if is_amendable(statutes[each.statute_id])]
    return findings.wording.citations(found, assessment.country)

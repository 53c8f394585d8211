"""The front of a report: control data, note to the reader, summary, legal system, laws examined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lawcheck.findings.words import word_for
from lawcheck.model.country import Status, Statute
from lawcheck.model.finding import RESULT_SCALE, Finding, Flag, Priority, Result, Scenario, Word
from lawcheck.model.library import Level
from lawcheck.report import references
from lawcheck.report.build_annexes import annex_heading, open_criteria
from lawcheck.report.build_finding import Findings
from lawcheck.report.document import Block, Bullets, Facts, Heading, Inline, Note, Paragraph, Span, Table, joined, words
from lawcheck.report.readers import second_reading_sentences
from lawcheck.report.recommend import recommendation_titles
from lawcheck.report.scope_words import outside_sentence, scope_named

STRENGTHS_SHOWN = 12
OPEN_SHOWN = 12
NOTES = ("what", "silence", "how", "equivalent", "levels", "consequence")
_DIGEST_SHOWN = 12


def scenario_note(findings: Findings) -> list[Block]:
    """Say where a document speaks as if pending texts were law."""
    say = findings.wording.say
    if findings.scenario is not Scenario.ENACTED:
        return []
    return [Note(words(say("assess.scenario", scenario=say("scenario.enacted"))))]


def control(findings: Findings, tool: str, digest: str) -> list[Block]:
    """Document control: what was compared with what, as at when, by whom, with which tool."""
    wording, say = findings.wording, findings.wording.say
    assessment = findings.assessment
    country, library = assessment.country, assessment.library
    rows: list[tuple[str, Inline]] = [
        ("state", words(wording.text(country.name))),
        ("law_as_at", words(wording.date(country.law_as_at))),
        ("instruments", words(say("list.between").join(_instruments(findings)))),
        ("scope", words(scope_named(wording, country.scope) or say("scope.whole"))),
        ("membership", words(say("list.between").join(_memberships(findings)))),
        ("status", words(say(f"assessment_status.{country.status}"))),
        ("version", words(country.version)),
        ("commissioned_by", (wording.foreign(country.commissioned_by),)),
        ("readers", words(say("list.between").join(_readers(findings)))),
        ("reading", words(assessment.reading.name)),
        ("other_readings", words(wording.listed(r.name for r in assessment.other_readings) or say("control.none"))),
        ("distribution", (wording.foreign(country.distribution),)),
        ("library", words(library.digest[:_DIGEST_SHOWN])),
        ("input", words(digest)),
        ("tool", words(tool)),
    ]
    shown = tuple(
        (say("scope.title" if name == "scope" else f"control.{name}"), text) for name, text in rows if text[0].text
    )
    return [Facts(shown, say("control.title"))]


def _instruments(findings: Findings) -> Iterable[str]:
    wording = findings.wording
    for instrument in findings.assessment.library.instruments.values():
        if instrument.is_assessed:
            edition = wording.say("control.edition", edition=instrument.edition) if instrument.edition else ""
            details = wording.listed(each for each in (instrument.citation, edition) if each)
            yield f"{wording.text(instrument.title)} ({details})"


def _memberships(findings: Findings) -> Iterable[str]:
    wording = findings.wording
    for instrument_id, membership in findings.assessment.country.memberships.items():
        yield wording.membership(instrument_id, membership)


def _readers(findings: Findings) -> Iterable[str]:
    for reader in findings.assessment.country.readers:
        yield f"{reader.name or reader.id}, {findings.wording.text(reader.role)}"


def readers_note(findings: Findings) -> list[Block]:
    """What the report is and is not, and how to read a result."""
    say = findings.wording.say
    blocks: list[Block] = [Heading(1, say("note.title"), "note")]
    annex = references.annex(findings.wording, "d")
    said = (findings.wording.told(f"note.{key}", annex=annex) for key in NOTES)
    blocks += [Paragraph(text) for text in said]
    blocks.append(Paragraph(words(say("note.recalled", mark=say("provenance.mark")))))
    if findings.wording.language not in findings.assessment.library.languages:
        blocks.append(Paragraph(words(say("note.untranslated"))))
    shown = (Level.MANDATORY, Level.QUALIFIED, Level.CONSIDER, Level.ENDEAVOUR, Level.OPTIONAL, Level.SAFEGUARD)
    rows = tuple(
        (words(say(f"level.{level}")), _scale_words(findings, level))
        for level in (*shown, Level.STRUCTURAL, Level.MODEL)
    )
    columns = (say("note.scale_columns.level"), say("note.scale_columns.words"))
    blocks.append(Table(say("note.scale"), say("note.scale"), columns, rows, (25, 75), "table-scale"))
    return blocks


def _scale_words(findings: Findings, level: Level) -> Inline:
    found = [word_for(level, result) for result in reversed(RESULT_SCALE)]
    if level in (Level.CONSIDER, Level.ENDEAVOUR):
        found.insert(-2, Word.CONSIDERED)
    if level in (Level.OPTIONAL, Level.MODEL):
        found.insert(-2, Word.NOT_ADOPTED)
    return joined([findings.wording.word(word) for word in dict.fromkeys(found)], ", ")


def summary(findings: Findings) -> list[Block]:
    """Strengths first, then what to close, what to decide, what is pending and what is open."""
    say = findings.wording.say
    totals = findings.assessment.totals[findings.scenario]
    blocks: list[Block] = [
        Heading(1, say("summary.title"), "summary"),
        Paragraph(words(say("summary.answered", answered=totals.criteria_answered, asked=totals.criteria_asked))),
        Paragraph(words(duties_sentence(findings))),
    ]
    outside = outside_sentence(findings.wording, findings.assessment)
    blocks += [Note(words(outside))] if outside else []
    every = list(findings.assessment.findings[findings.scenario].values())
    if every:
        blocks.append(Note(words(second_reading_sentences(findings.wording, findings.assessment))))
    blocks += _strengths(findings, every)
    blocks += _to_do(findings, every)
    blocks += _pending(findings)
    return [*blocks, *_open(findings)]


def duties_sentence(findings: Findings) -> str:
    """Say how many mandatory provisions are met, as a range over what is open."""
    totals = findings.assessment.totals[findings.scenario]
    low, high = totals.duties_met_at_worst, totals.duties_met_at_best
    key = "summary.duties" if low == high else "summary.duties_range"
    return findings.wording.say(key, n=totals.duties, low=low, high=high)


def _strengths(findings: Findings, every: list[Finding]) -> list[Block]:
    say = findings.wording.say
    met = [f for f in every if f.level.is_duty and f.result is Result.MET]
    heading = Heading(2, say("summary.strengths"), "strengths")
    if not met:
        return [heading, Paragraph(words(say("summary.strengths_none")))]
    further = [f for f in met if Flag.GOES_FURTHER in f.flags]
    chosen = list(dict.fromkeys([*further, *met]))[:STRENGTHS_SHOWN]
    return [heading, recommendation_titles(findings.wording, findings, chosen)]


def _to_do(findings: Findings, every: list[Finding]) -> list[Block]:
    say = findings.wording.say
    blocks: list[Block] = [Heading(2, say("summary.gaps"), "close-first")]
    first = [f for f in every if f.priority is Priority.REPAIR]
    if first:
        blocks.append(recommendation_titles(findings.wording, findings, first))
    else:
        blocks.append(Paragraph(words(say("summary.gaps_none"))))
    for key, priority in (("further_gaps", Priority.COMPLETE), ("decide", Priority.DECIDE)):
        chosen = [f for f in every if f.priority is priority]
        if chosen:
            blocks.append(Heading(2, say(f"summary.{key}"), key))
            blocks.append(recommendation_titles(findings.wording, findings, chosen))
    return blocks


def _pending(findings: Findings) -> list[Block]:
    wording, say = findings.wording, findings.wording.say
    statuses = {statute.status for statute in findings.assessment.country.statutes.values()}
    if statuses.isdisjoint({Status.BILL, Status.NOT_COMMENCED, Status.PARTLY_IN_FORCE}):
        return []
    blocks: list[Block] = [Heading(2, say("summary.pending"), "pending")]
    changed = []
    for flag in (Flag.BILL_WORSENS, Flag.BILL_IMPROVES, Flag.COMMENCEMENT):
        for provision_id, now in findings.assessment.findings[Scenario.NOW].items():
            enacted = findings.assessment.findings[Scenario.ENACTED][provision_id]
            if flag in now.flags and now.level is not Level.MODEL:
                text = say(
                    "summary.pending_item",
                    now=say(f"word.{now.word}"),
                    enacted=say(f"word.{enacted.word}"),
                )
                name = references.heading(wording, findings.provision(provision_id))
                changed.append((Span(f"{say(f'flag.{flag}')}{say('colon')}"), name, Span(f" ({text})")))
    if changed:
        blocks.append(Bullets(tuple(dict.fromkeys(changed))))
    else:
        blocks.append(Paragraph(words(say("summary.pending_none"))))
    return blocks


def _open(findings: Findings) -> list[Block]:
    wording, say = findings.wording, findings.wording.say
    waiting = open_criteria(findings)
    if not waiting:
        return []
    items = [
        wording.told(
            "summary.open_item",
            title=words(wording.criterion(criterion_id)),
            provisions=references.places(wording, provisions),
        )
        for criterion_id, provisions in list(waiting.items())[:OPEN_SHOWN]
    ]
    rest = len(waiting) - len(items)
    annex = references.annex(wording, "e")
    more = [Paragraph(wording.told("summary.open_more", rest, annex=annex))] if rest > 0 else []
    return [Heading(2, say("summary.open"), "open"), Bullets(tuple(items)), *more]


def counts(findings: Findings) -> list[Block]:
    """Results by level and by pillar, as tables."""
    say = findings.wording.say
    totals = findings.assessment.totals[findings.scenario]
    levels = {say(f"level.{level}"): _assessed(found) for level, found in totals.by_level.items()}
    pillars = {say(f"pillar.{pillar}"): _assessed(found) for pillar, found in totals.by_pillar.items()}
    return [
        _count_table(findings, "counts", say("summary.columns.level"), levels),
        _count_table(findings, "counts_pillar", say("summary.columns.pillar"), pillars),
    ]


def _assessed(found: Mapping[Word, int]) -> Mapping[Word, int]:
    return {word: number for word, number in found.items() if word not in (Word.RECORD, Word.OUT_OF_SCOPE)}


def _count_table(findings: Findings, key: str, first: str, rows: Mapping[str, Mapping[Word, int]]) -> Table:
    wording, say = findings.wording, findings.wording.say
    columns = (first, say("summary.columns.n"), say("summary.columns.results"))
    body = tuple(
        (
            words(name),
            words(str(sum(found.values()))),
            joined(((*wording.word(word), *words(f"\u00a0{number}")) for word, number in found.items()), ", "),
        )
        for name, found in rows.items()
        if found
    )
    return Table(say(f"summary.{key}"), say(f"summary.{key}_description"), columns, body, (22, 17, 61))


def legal_system(findings: Findings) -> list[Block]:
    """How the legal order works, as far as a finding needs it."""
    wording, say = findings.wording, findings.wording.say
    system = findings.assessment.country.system
    rows = (
        (say("system.tradition"), words(say(f"tradition.{system.tradition}"))),
        (say("system.treaties"), words(say(f"treaties.{system.treaties}"))),
        (say("system.structure"), words(say(f"structure.{system.structure}"))),
    )
    said = wording.foreign(system.notes)
    notes = [Paragraph((said._replace(text=text),)) for text in said.text.splitlines() if text]
    return [Heading(1, say("system.title"), "system"), Facts(rows, say("system.title")), *notes]


def laws_examined(findings: Findings) -> list[Block]:
    """Name the texts examined; the register stands in annex C."""
    wording, say = findings.wording, findings.wording.say
    items = tuple(
        (
            Span(f"{wording.text(statute.title)} ("),
            wording.original(statute.citation, statute.language),
            Span(f"){say('colon')}{say(f'status.{statute.status}')}"),
        )
        for statute in findings.assessment.country.statutes.values()
    )
    annex = references.annex(wording, "c")
    return [
        Heading(1, say("laws.title"), "laws"),
        Bullets(items),
        Paragraph(wording.told("laws.register", annex=annex)),
    ]


def register(findings: Findings) -> list[Block]:
    """Annex C: every registered text with its rank, status, version and language."""
    say = findings.wording.say
    keys = ("id", "title", "rank", "status", "as_at", "language")
    columns = tuple(say(f"laws.columns.{key}") for key in keys)
    rows = tuple(_law_row(findings, statute) for statute in findings.assessment.country.statutes.values())
    table = Table(say("laws.caption"), say("laws.description"), columns, rows, (14, 32, 12, 18, 14, 10), "table-c")
    return [annex_heading(say("annex.c"), "c"), table]


def _law_row(findings: Findings, statute: Statute) -> tuple[Inline, ...]:
    wording, say = findings.wording, findings.wording.say
    status = [say(f"status.{statute.status}")]
    if statute.not_in_force:
        status.append(say("laws.not_in_force", places=wording.listed(map(str, statute.not_in_force))))
    if statute.repeals:
        key = "laws.repealed" if statute.status is Status.IN_FORCE else "laws.repeals"
        status.append(say(key, places=wording.citations(statute.repeals, findings.assessment.country)))
    language = wording.tongue(statute.language)
    if statute.translation != "none":
        language += f", {say(f'translation.{statute.translation}')}"
    return (
        words(statute.id),
        (Span(f"{wording.text(statute.title)}, "), wording.original(statute.citation, statute.language)),
        words(say(f"rank.{statute.rank}")),
        words(say("list.between").join(status)),
        words(wording.date(statute.as_at)),
        words(language),
    )

"""The register as pages: the list of texts, the outline of one, a section with what rests on it, how well it was read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from lawcheck.findings.impact import Impact, resting_on
from lawcheck.model.citation import Citation, Pinpoint
from lawcheck.model.country import Passage, Status, Statute
from lawcheck.model.coverage import Coverage, coverage_of
from lawcheck.model.finding import Assessment, Scenario
from lawcheck.report.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Inline,
    Mark,
    Note,
    Paragraph,
    Quotation,
    joined,
    words,
)
from lawcheck.report.phrases import Phrases
from lawcheck.report.wording import Wording

DEEPEST = 4  # levels of headings
_MOST_LEFT_OVER = 12  # lines that are shown


def build_register(assessment: Assessment, phrases: Phrases) -> Document:
    """List the registered texts with rank, status, version and the number of sections that were found."""
    wording = Wording(phrases, assessment.library)
    say = wording.say
    items = tuple(_registered(assessment, wording, each) for each in assessment.country.statutes.values())
    return wording.page(say("statutes.title", country=wording.text(assessment.country.name)), [Bullets(items)])


def build_outline(assessment: Assessment, phrases: Phrases, statute: Statute) -> Document:
    """List the sections of a text by part and chapter, with their headings, what is not in force, and how many answers cite each."""
    wording = Wording(phrases, assessment.library)
    text = assessment.country.texts[statute.id]
    blocks: list[Block] = [_standing(wording, statute)]
    items: list[Inline] = []
    for label, section in text.sections.items():
        titles = [each for each in text.divisions if each.before == label]
        if titles:
            blocks += [Bullets(tuple(items))] if items else []
            own = wording.original("", statute.language).language
            blocks += [Heading(min(DEEPEST, 2 + each.depth), each.text, language=own) for each in titles]
            items = []
        items.append(_outline_item(assessment, wording, statute, section))
    return wording.page(wording.text(statute.title), [*blocks, Bullets(tuple(items))])


def build_place(assessment: Assessment, phrases: Phrases, place: Citation, passage: Passage) -> Document:
    """Show the words of a place, and the answers and findings that rest on it."""
    wording = Wording(phrases, assessment.library)
    statute = assessment.country.statutes[place.statute_id]
    quoted = Quotation("" if passage.heading else str(place), tuple(passage.lines()), statute.language, passage.heading)
    blocks: list[Block] = [_standing(wording, statute), quoted, *_resting(assessment, wording, place)]
    return wording.page(wording.citation(place, assessment.country), blocks)


def build_check(assessment: Assessment, phrases: Phrases, statutes: Iterable[Statute]) -> Document:
    """Say of each text how it was read: characters placed, numbering, empty sections, and what was left over."""
    wording = Wording(phrases, assessment.library)
    blocks: list[Block] = []
    for statute in statutes:
        blocks.append(Heading(2, f"{statute.id}{wording.say('colon')}{wording.text(statute.title)}"))
        blocks += _checked(assessment, wording, statute)
    return wording.page(wording.say("statutes.check.title"), blocks)


def build_impact(assessment: Assessment, phrases: Phrases, place: Citation, impact: Impact) -> Document:
    """Say which findings change if a place is repealed."""
    wording = Wording(phrases, assessment.library)
    say = wording.say
    name = wording.citation(place, assessment.country)
    items = [
        joined(
            [
                words(wording.heading(assessment.library.provisions[change.before.provision_id]) + say("colon")),
                wording.finding_word(change.before),
                words("→"),
                wording.finding_word(change.after),
            ]
        )
        for change in impact.changes
    ]
    blocks: list[Block] = [Paragraph(words(say(f"statutes.impact.{'intro' if items else 'none'}", place=name)))]
    if items:
        blocks.append(Bullets(tuple(items)))
    blocks += _answers(wording, impact.criterion_ids)
    return wording.page(say("statutes.impact.title", place=name), blocks)


def _registered(assessment: Assessment, wording: Wording, statute: Statute) -> Inline:
    say = wording.say
    text = assessment.country.texts.get(statute.id)
    facts = [
        say(f"rank.{statute.rank}"),
        say(f"status.{statute.status}"),
        say("statutes.as_at", date=wording.date(statute.as_at)),
        say("statutes.sections", n=len(text.sections)) if text else say("statutes.no_text"),
    ]
    return joined(
        [
            words(statute.id, Mark.CODE),
            words(wording.text(statute.title), Mark.STRONG),
            words(f"({wording.listed(facts)})"),
        ]
    )


def _standing(wording: Wording, statute: Statute) -> Paragraph:
    say = wording.say
    facts = [
        say(f"rank.{statute.rank}"),
        say(f"status.{statute.status}"),
        say("statutes.as_at", date=wording.date(statute.as_at)),
    ]
    citation = wording.original(statute.citation, statute.language)
    return Paragraph(joined([(citation,), words(wording.listed(facts))], ", "))


def _outline_item(assessment: Assessment, wording: Wording, statute: Statute, section: Passage) -> Inline:
    say = wording.say
    place = Pinpoint(section.label)
    count = len(resting_on(assessment, Citation(statute.id, place)))
    marks = [say("statutes.answers", n=count)] if count else []
    if statute.status is Status.PARTLY_IN_FORCE and any(each.contains(place) for each in statute.not_in_force):
        marks.append(say("statutes.not_in_force"))
    return joined(
        [
            words(section.label, Mark.STRONG),
            (wording.original(section.heading, statute.language),),
            words(f"({wording.listed(marks)})" if marks else ""),
        ]
    )


def _resting(assessment: Assessment, wording: Wording, place: Citation) -> list[Block]:
    ids = resting_on(assessment, place)
    if not ids:
        return [Paragraph(words(wording.say("statutes.nobody")))]
    findings = assessment.findings[Scenario.NOW]
    provisions = [
        each for each in assessment.library.provisions.values() if not set(ids).isdisjoint(each.criterion_ids)
    ]
    items = [
        joined([words(wording.heading(each) + wording.say("colon")), wording.finding_word(findings[each.id])])
        for each in provisions
    ]
    return [
        *_answers(wording, ids),
        Paragraph(words(wording.say("statutes.findings"), Mark.STRONG)),
        Bullets(tuple(items)),
    ]


def _answers(wording: Wording, criterion_ids: tuple[str, ...]) -> list[Block]:
    if not criterion_ids:
        return []
    items = (joined([words(each, Mark.CODE), words(wording.criterion(each))]) for each in criterion_ids)
    return [Paragraph(words(wording.say("statutes.rests"), Mark.STRONG)), Bullets(tuple(items))]


def _checked(assessment: Assessment, wording: Wording, statute: Statute) -> list[Block]:
    say = wording.say
    text = assessment.country.texts.get(statute.id)
    if text is None:
        return [Paragraph(words(say("statutes.no_text")))]
    found = coverage_of(text)
    shared = [each.id for each in assessment.country.statutes.values() if _is_same_file(each, statute)]
    lines = [
        *([say("statutes.check.shared", ids=wording.listed(shared))] if len(shared) > 1 else []),
        say(
            "statutes.check.sections",
            n=len(text.sections),
            first=next(iter(text.sections)),
            last=list(text.sections)[-1],
        ),
        say("statutes.check.placed", share=_percent(wording, found.share), lines=len(text.left_over)),
        *_warnings(wording, found),
        *text.notes,
    ]
    blocks: list[Block] = [Bullets(tuple(words(each) for each in lines))]
    if text.left_over:
        shown = [
            f"{left.line}{say('colon')}{left.text[:90]}{'…' if len(left.text) > 90 else ''}"  # noqa: PLR2004 - a terminal line
            for left in text.left_over[:_MOST_LEFT_OVER]
        ]
        rest = len(text.left_over) - len(shown)
        blocks.append(Note(words(say("statutes.check.left_over"))))
        blocks.append(Bullets(tuple((wording.original(each, statute.language),) for each in shown)))
        if rest > 0:
            blocks.append(Paragraph(words(say("statutes.check.more", n=rest))))
    return blocks


def _is_same_file(first: Statute, second: Statute) -> bool:
    return PurePosixPath(first.file) == PurePosixPath(second.file)


def _percent(wording: Wording, share: float) -> str:
    number = f"{share * 100:.1f}".replace(".", wording.say("statutes.check.decimal"))
    return wording.say("statutes.check.share", n=number)


def _warnings(wording: Wording, found: Coverage) -> Iterable[str]:
    say = wording.say
    for kind, jumps in (
        ("gaps", [each for each in found.jumps if each.missing > 0]),
        ("back", [each for each in found.jumps if each.missing < 0]),
    ):
        places = [say("statutes.check.jump", before=each.before, after=each.after, line=each.line) for each in jumps]
        if places:
            yield say(f"statutes.check.{kind}", places=wording.listed(places))
    if found.repeated:
        yield say("statutes.check.repeated", labels=wording.listed(found.repeated))
    if found.empty:
        yield say("statutes.check.empty", labels=wording.listed(found.empty))

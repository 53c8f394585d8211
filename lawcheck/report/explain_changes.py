"""What would move a finding, as sentences: suppositions that lead to the same result stand together."""

from __future__ import annotations

from collections.abc import Iterable

from lawcheck.findings.explain import Explanation
from lawcheck.findings.what_if import Answered, OnRecord, Repealed, Supposition, TextStatus, WhatIf
from lawcheck.model.country import Status
from lawcheck.model.finding import Assessment
from lawcheck.report.document import Block, Bullets, Heading, Inline, Note, Paragraph, joined, words
from lawcheck.report.wording import Wording

MOST = 12


def change_blocks(wording: Wording, assessment: Assessment, explained: Explanation) -> list[Block]:
    """Write what would move the finding, a dozen at most and best first; then what rests on which section."""
    say, found = wording.say, explained.what_ifs
    anchor = explained.provision.id
    blocks: list[Block] = [Heading(2, say("explain.changes"), f"{anchor}-changes")]
    if explained.finding.computed is not None:
        blocks.append(Note(words(say("explain.override.aside"))))
    items = _items(wording, assessment, found.changes)
    if items:
        today = Paragraph(joined([wording.finding_word(found.before), words(".")], ""), label=say("explain.today"))
        blocks += [Paragraph(words(say("explain.changes_how"))), today, Bullets(tuple(items[:MOST]))]
    else:
        blocks.append(Paragraph(words(say("explain.changes_none"))))
    repeals = _items(wording, assessment, found.repeals)
    if repeals:
        blocks += [
            Heading(2, say("explain.repeals"), f"{anchor}-repeals"),
            Paragraph(words(say("explain.repeals_how"))),
            Bullets(tuple(repeals[:MOST])),
        ]
    return blocks


def _items(wording: Wording, assessment: Assessment, found: Iterable[WhatIf]) -> list[Inline]:
    """Give one sentence for each outcome that the same kind of supposition leads to."""
    alike: dict[tuple[object, ...], list[WhatIf]] = {}
    for each in found:
        alike.setdefault(_kind(each), []).append(each)
    items = []
    for several in alike.values():
        sentence = _sentence(wording, assessment, [each.supposed for each in several])
        items.append((*words(sentence + " → "), *wording.finding_word(several[0].after)))
    return items


def _kind(what_if: WhatIf) -> tuple[object, ...]:
    after = (what_if.after.word, what_if.after.worst, what_if.after.best)
    match what_if.supposed:
        case Answered(criterion_ids, value) if len(criterion_ids) == 1:
            return after, value
        case Answered(criterion_ids, value):
            return after, value, criterion_ids
        case TextStatus(statute_id, status):
            return after, statute_id, status
        case OnRecord():
            return after, "decision"
        case Repealed():
            return after, "repealed"


def _sentence(wording: Wording, assessment: Assessment, supposed: list[Supposition]) -> str:
    say, country = wording.say, assessment.country
    match supposed[0]:
        case Answered(criterion_ids, value):
            ids = criterion_ids if len(supposed) == 1 else [i for each in supposed for i in _ids(each)]
            kind = "one_of" if len(supposed) > 1 else "together" if len(criterion_ids) > 1 else "answer"
            return say(f"explain.if.{kind}", titles=wording.titles(ids), value=say(f"explain.if.value.{value}"))
        case TextStatus(statute_id, status):
            text = country.statutes[statute_id]
            key = f"{status}.{text.status}" if status is Status.IN_FORCE else str(status)
            return say(f"explain.if.{key}", text=wording.text(text.title))
        case OnRecord():
            return say("explain.if.decision")
        case Repealed():
            places = [each.place for each in supposed if isinstance(each, Repealed)]
            return wording.citations(places, country)


def _ids(supposed: Supposition) -> tuple[str, ...]:
    return supposed.criterion_ids if isinstance(supposed, Answered) else ()

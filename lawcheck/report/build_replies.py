"""The annex of replies: what agencies wrote, unedited, with author and date, and never weighed."""

from __future__ import annotations

from collections import Counter

from lawcheck.model.reply import Reply, ReplyItem
from lawcheck.report.build_annexes import annex_heading
from lawcheck.report.build_finding import Findings
from lawcheck.report.document import (
    Block,
    Facts,
    Heading,
    Inline,
    Mark,
    Note,
    Paragraph,
    Quotation,
    Span,
    joined,
    words,
)
from lawcheck.report.wording import Wording


def replies_annex(findings: Findings) -> list[Block]:
    """Annex G, where there are replies: by day, the earliest first."""
    wording, say = findings.wording, findings.wording.say
    replies = findings.assessment.country.replies
    if not replies:
        return []
    blocks: list[Block] = [annex_heading(say("replies.annex"), "g"), Paragraph(words(say("replies.intro")))]
    times = Counter(each.author for each in replies)
    for reply in replies:
        title = f"{reply.body}, {wording.date(reply.day)}" if reply.day else reply.body
        blocks += [Heading(2, title, f"reply-{reply.name}"), _facts(wording, reply)]
        if times[reply.author] > 1:
            blocks.append(Note(words(say("replies.again"))))
        for criterion_id, item in reply.items.items():
            blocks += _one_reply(findings, reply, criterion_id, item)
    return blocks


def _facts(wording: Wording, reply: Reply) -> Facts:
    rows = (
        ("body", reply.body),
        ("name", reply.person),
        ("function", reply.function),
        ("date", wording.date(reply.date) or reply.dated),
        ("collected", wording.date(reply.collected)),
        ("file", reply.file),
    )
    shown = tuple((wording.say(f"replies.facts.{key}"), words(text)) for key, text in rows if text)
    return Facts(shown, wording.say("replies.caption", body=reply.body))


def _one_reply(findings: Findings, reply: Reply, criterion_id: str, item: ReplyItem) -> list[Block]:
    wording, say = findings.wording, findings.wording.say
    question = joined([words(f"{wording.criterion(criterion_id)}.", Mark.STRONG), words(wording.asks(criterion_id))])
    blocks: list[Block] = [Paragraph(question)]
    value = _value(wording, item)
    if value:
        blocks.append(Paragraph(value, say("replies.columns.value")))
    places = [wording.citations(item.cites, findings.assessment.country)] if item.cites else []
    places += [say("replies.as_typed", place=each) for each in item.cites_as_typed]
    if places:
        blocks.append(Paragraph(words(say("list.between").join(places)), say("replies.columns.cites")))
    if item.text:
        lines = tuple((0, "", line) for line in item.text.split("\n") if line.strip())
        blocks.append(Quotation(say("replies.columns.text"), lines, reply.language))
    return blocks


def _value(wording: Wording, item: ReplyItem) -> Inline:
    """Give the answer in the document's language, without a colour: it is a source and no result."""
    if item.value is not None:
        return (Span(wording.say(f"value.{item.value}")),)
    return words(wording.say("replies.value_as_typed", value=item.value_as_typed)) if item.value_as_typed else ()

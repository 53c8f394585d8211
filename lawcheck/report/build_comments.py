"""Open questions as comments in the margin, each at the first finding that it bears on."""

from __future__ import annotations

from collections.abc import Mapping

from lawcheck.model.library import Provision
from lawcheck.report.build_annexes import open_criteria
from lawcheck.report.build_finding import Findings
from lawcheck.report.document import Block, Comment, Paragraph
from lawcheck.report.evidence import answer_in


def open_comments(findings: Findings) -> Mapping[str, tuple[Comment, ...]]:
    """Give a comment for every open question, by the provision whose finding it stands at."""
    comments: dict[str, tuple[Comment, ...]] = {}
    author = _author(findings)
    for criterion_id, provisions in open_criteria(findings).items():
        first = provisions[0].id
        comment = Comment(author, _text(findings, criterion_id, provisions))
        comments[first] = (*comments.get(first, ()), comment)
    return comments


def _author(findings: Findings) -> str:
    """Name the role of the reader whose answers are reported."""
    assessment = findings.assessment
    roles = {each.id: findings.wording.text(each.role) for each in assessment.country.readers}
    return roles.get(assessment.reading.reader_id) or assessment.reading.reader_id


def _text(findings: Findings, criterion_id: str, provisions: list[Provision]) -> str:
    wording = findings.wording
    places = wording.listed(wording.provision(each) for each in provisions)
    text = wording.say("comment.question", question=wording.asks(criterion_id), provisions=places)
    answer = answer_in(findings.assessment, criterion_id, findings.scenario)
    reason = wording.text(answer.reason) if answer else ""
    return f"{text} {wording.say('comment.settle', reason=reason)}" if reason else text


def with_comments(blocks: list[Block], comments: tuple[Comment, ...], label: str) -> list[Block]:
    """Put comments at the paragraph with this label, or at the first paragraph."""
    if not comments:
        return blocks
    paragraphs = [(place, block) for place, block in enumerate(blocks) if isinstance(block, Paragraph)]
    at, paragraph = next((each for each in paragraphs if each[1].label == label), paragraphs[0])
    return [*blocks[:at], paragraph._replace(comments=comments), *blocks[at + 1 :]]

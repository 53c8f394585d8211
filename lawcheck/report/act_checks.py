"""What a drafter has to check in a specimen Act: its terms, and where its references lead."""

from __future__ import annotations

from collections.abc import Iterable

from lawcheck.report.definitions import is_definition, is_used, terms_of
from lawcheck.report.document import Block, Bullets, Heading, Inline, Mark, Span, words
from lawcheck.report.draft_act import Act, article_title
from lawcheck.report.wording import Wording


def act_checks(wording: Wording, act: Act) -> Iterable[Block]:
    """List terms without a definition, terms defined twice or never used, and references that lead nowhere."""
    say = wording.say
    defined = [term for each in act.definitions for term in each.terms]
    text = act.text()
    offered = _offered(wording)
    undefined = {t: ids for t, ids in offered.items() if t not in defined and is_used(t, text)}
    lists: dict[str, list[Inline]] = {
        "undefined": [
            (Span(f"{quoted(wording, t)}{say('colon')}"), Span(wording.listed(ids), Mark.CODE))
            for t, ids in undefined.items()
        ],
        "twice": [words(quoted(wording, t)) for t in dict.fromkeys(defined) if defined.count(t) > 1],
        "unused": [
            words(quoted(wording, each.terms[0]))
            for each in act.definitions
            if each.terms and not _used_elsewhere(act, each.terms)
        ],
        "nowhere": [
            words(
                say("act.nowhere_item", title=article_title(wording, name), numbers=wording.listed(map(str, numbers)))
            )
            for name, numbers in act.missing.items()
        ],
    }
    if not any(lists.values()):
        return
    yield Heading(1, say("act.checks"), "checks", is_numbered=True)
    for key, items in lists.items():
        if items:
            yield Heading(2, say(f"act.check.{key}"), f"check-{key}")
            yield Bullets(tuple(items))


def quoted(wording: Wording, term: str) -> str:
    """Put a term in the quotation marks of the language."""
    return f"{wording.say('quote.open')}{term}{wording.say('quote.close')}"


def _offered(wording: Wording) -> dict[str, list[str]]:
    """Give the terms that options of this library define, with these options."""
    found: dict[str, list[str]] = {}
    for provision in wording.library.provisions.values():
        for option in provision.options:
            clause = wording.text(option.clause)
            if is_definition(clause):
                for line in clause.splitlines():
                    for term in terms_of(line.strip()):
                        found.setdefault(term, []).append(option.id)
    return found


def _used_elsewhere(act: Act, terms: tuple[str, ...]) -> bool:
    lines = [text for section in act.sections for _, text in section.lines if not set(terms) & set(terms_of(text))]
    return any(is_used(term, "\n".join(lines)) for term in terms)

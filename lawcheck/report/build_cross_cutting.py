"""The part on cross-cutting issues: what a drafter has to settle for the law as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lawcheck.findings.cross_cutting import CrossCutting
from lawcheck.model.citation import Citation
from lawcheck.model.country import Country, Statute
from lawcheck.model.drafting import DefinedTerm
from lawcheck.report.build_finding import Findings, say_offence, say_term
from lawcheck.report.document import Block, Bullets, Heading, Inline, Mark, Paragraph, joined, words
from lawcheck.report.wording import Wording

LONGEST_MEANING = 30  # words of a definition that are shown


def cross_cutting_blocks(findings: Findings, issues: CrossCutting) -> list[Block]:
    """Write the part: a list for each kind of issue, or a sentence where none was found."""
    wording, say = findings.wording, findings.wording.say
    country = findings.assessment.country
    blocks: list[Block] = [
        Heading(1, say("cross.title"), "cross-cutting"),
        Paragraph(words(say("cross.intro"))),
    ]
    lists = (
        ("terms", _terms(wording, country, issues)),
        ("penalties", _penalties(wording, country, issues)),
        ("delegations", _delegations(wording, country, issues)),
        ("translations", _texts(wording, "translation", issues.translations)),
        ("old", _texts(wording, "version", issues.old)),
    )
    for kind, items in lists:
        found = tuple(items)
        if found:
            blocks += [Heading(2, say(f"cross.{kind}"), f"cross-{kind}"), Paragraph(words(say(f"cross.why.{kind}")))]
            blocks.append(Bullets(found))
    if issues.is_empty:
        blocks.append(Paragraph(words(say("cross.none"))))
    return blocks


def _terms(wording: Wording, country: Country, issues: CrossCutting) -> Iterator[Inline]:
    for term, places in issues.terms.items():
        spans = [words(wording.say("cross.term", term=term), Mark.STRONG)]
        spans += [_meaning(wording, country, each, is_last=each is places[-1]) for each in places]
        yield joined(spans)


def _meaning(wording: Wording, country: Country, term: DefinedTerm, *, is_last: bool) -> Inline:
    place = wording.citation(term.place, country)
    pieces = term.words.split()
    shown = " ".join(pieces[:LONGEST_MEANING]) + (" […]" if len(pieces) > LONGEST_MEANING else "")
    language = country.statutes[term.place.statute_id].language
    end = "." if is_last else ";"
    return (*words(f"{place}{wording.say('colon')}"), wording.original(f"“{shown}”", language), *words(end))


def _penalties(wording: Wording, country: Country, issues: CrossCutting) -> Iterator[Inline]:
    for key, pairs in (("graver", issues.graver), ("flat", issues.flat)):
        for basic, other in pairs:
            yield words(
                wording.say(
                    f"cross.penalty.{key}",
                    maximum=say_term(wording, basic.maximum),
                    places=wording.citations(basic.cites, country),
                    offence=say_offence(wording, other.offence),
                    other=say_term(wording, other.maximum),
                    others=wording.citations(other.cites, country),
                )
            )


def _delegations(wording: Wording, country: Country, issues: CrossCutting) -> Iterator[Inline]:
    places: dict[str, list[Citation]] = {}
    for each in issues.delegations:
        places.setdefault(each.place.statute_id, []).append(each.place)
    for cites in places.values():
        yield words(wording.citations(cites, country))
    if places:
        titles = wording.listed(wording.text(each.title) for each in issues.regulations)
        yield words(wording.say(f"cross.registered.{'some' if titles else 'none'}", titles=titles))


def _texts(wording: Wording, kind: str, statutes: Sequence[Statute]) -> Iterable[Inline]:
    for each in statutes:
        yield words(
            wording.say(
                f"cross.{kind}.{each.translation if kind == 'translation' else 'of'}",
                title=wording.text(each.title),
                date=wording.date(each.as_at),
            )
        )

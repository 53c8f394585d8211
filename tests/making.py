"""Small values for tests of the rule, written so that a lawyer can read the tests."""

from __future__ import annotations

from lawcheck.model.citation import Citation, parse_citation
from lawcheck.model.country import (
    Country,
    LegalSystem,
    Membership,
    MembershipStatus,
    Rank,
    Reader,
    Status,
    Statute,
    TreatyEffect,
)
from lawcheck.model.finding import Result
from lawcheck.model.library import (
    Alternatives,
    Article,
    Criterion,
    Instrument,
    Level,
    Library,
    Means,
    Pillar,
    Provenance,
    Provision,
    Question,
    ReadAs,
    Theme,
)
from lawcheck.model.reading import Answer, Decision, Override, Reading, Value

TEXT = {"en": "text", "fr": "texte"}


def cite(text: str) -> Citation:
    found = parse_citation(text)
    assert found is not None
    return found


def statute(
    name: str,
    status: str = "in-force",
    rank: str = "statute",
    *,
    not_in_force: tuple[str, ...] = (),
    repeals: tuple[str, ...] = (),
    is_binding: bool = True,
    is_published: bool = True,
    translation: str = "none",
) -> Statute:
    pinpoints = (cite(f"x {each}").pinpoint for each in not_in_force)
    return Statute(
        id=name,
        title={"en": name},
        citation=name,
        rank=Rank(rank),
        status=Status(status),
        as_at="2026-01-01",
        language="en",
        translation=translation,
        is_binding=is_binding,
        is_published=is_published,
        not_in_force=tuple(each for each in pinpoints if each),
        repeals=tuple(cite(each) for each in repeals),
    )


def country(
    *statutes: Statute,
    treaties: str = "dualist",
    membership: str = "party",
    since: str = "2004-01-01",
    reservations: tuple[str, ...] = (),
    facts: dict[str, str] | None = None,
) -> Country:
    return Country(
        code="XA",
        name={"en": "Testland"},
        is_fictional=True,
        law_as_at="2026-06-30",
        system=LegalSystem(
            tradition="common-law", treaties=TreatyEffect(treaties), structure="unitary", facts=facts or {}
        ),
        readers=(Reader(id="ab", role=TEXT),),
        memberships={"treaty": Membership(status=MembershipStatus(membership), since=since, reservations=reservations)},
        statutes={each.id: each for each in statutes},
        texts={},
    )


def answer(
    value: str, *cites: str, enacted: Answer | None = None, goes_further: bool = False, stale: tuple[str, ...] = ()
) -> Answer:
    return Answer(
        value=Value(value),
        reason=TEXT,
        cites=tuple(cite(each) for each in cites),
        enacted=enacted,
        goes_further=goes_further,
        stale=tuple(cite(each) for each in stale),
    )


def reading(
    answers: dict[str, Answer],
    *,
    name: str = "first",
    decided_against: tuple[str, ...] = (),
    overrides: dict[str, Override] | None = None,
) -> Reading:
    return Reading(
        name=name,
        reader_id="ab",
        language="en",
        answers=answers,
        decisions={each: Decision(record=TEXT) for each in decided_against},
        overrides=overrides or {},
    )


def override(result: str, *, second: str = "") -> Override:
    return Override(result=Result(result), reader_id="ab", reason=TEXT, second_reader_id=second)


def groups(*entries: str | tuple[str, ...]) -> tuple[Alternatives, ...]:
    return tuple((entry,) if isinstance(entry, str) else entry for entry in entries)


def provision(
    name: str = "treaty.1",
    *,
    core: tuple[str | tuple[str, ...], ...] = (),
    essential: tuple[str | tuple[str, ...], ...] = (),
    supporting: tuple[str | tuple[str, ...], ...] = (),
    level: str = "mandatory",
    means: str | None = "legislation",
    cite_as: str = "1",
    applies_when: dict[str, str] | None = None,
) -> Provision:
    return Provision(
        id=name,
        instrument_id=name.split(".", maxsplit=1)[0],
        article="1",
        cite=cite_as,
        title=TEXT,
        level=Level(level),
        pillar=Pillar.PROSECUTION,
        duty=TEXT,
        means=Means(means) if means else None,
        core=groups(*core),
        essential=groups(*essential),
        supporting=groups(*supporting),
        applies_when=applies_when or {},
    )


def library(*provisions: Provision) -> Library:
    ids = {each for item in provisions for each in (*item.criterion_ids, *item.practice)}
    criteria = {
        each: Criterion(
            id=each,
            theme="theme",
            title=TEXT,
            provenance=Provenance.DERIVED,
        )
        for each in sorted(ids)
    }
    instruments = {
        name: Instrument(id=name, title=TEXT, short_title=TEXT, unit=TEXT, is_assessed=True, is_treaty=name == "treaty")
        for name in ("treaty", "model-law")
    }
    articles = tuple(
        Article(instrument_id=each.instrument_id, number="1", title=TEXT, provision_ids=(each.id,))
        for each in provisions
    )
    return Library(
        languages=("en",),
        instruments=instruments,
        articles=articles,
        provisions={each.id: each for each in provisions},
        themes={"theme": Theme(id="theme", title=TEXT)},
        criteria=criteria,
        questions={
            each: Question(ask=TEXT, read_as=ReadAs(present=TEXT, partial=TEXT), look_for={}, sources=())
            for each in ids
        },
        digest="0",
    )
